/* The queue: taking turns, and the notes for whoever comes next. */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "disk.h"
#include "mem.h"

enum {
	QUIET = 5,			/* seconds to wait without a word */
	NOTES_MAX = 16 << 20,
	CLAIMS_MAX = 64,		/* at one time */
};

static const char name[] = "afi.lock";

static char *path_in(const char *folder, const char *file)
{
	struct afi_str path = AFI_STR_INIT;

	afi_str_addf(&path, "%s%s", folder, file);
	return afi_str_take(&path);
}

char *afi_claim_name(const struct afi_lock *lock, unsigned i)
{
	struct afi_str path = AFI_STR_INIT;

	afi_str_addf(&path, "%safi.claim%u", lock->folder, i);
	return afi_str_take(&path);
}

static int lock_all(int fd, int how)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, how, &all);
}

/* Rings until it is heard: a ring just before the wait must not be lost. */
static void ring(int sig)
{
	(void)sig;
	alarm(1);
}

static void say_who(int fd)
{
	struct flock who = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	fputs("afi: waiting for another afi to finish", stderr);
	if (fcntl(fd, F_GETLK, &who) == 0 && who.l_type != F_UNLCK &&
	    who.l_pid > 0)
		fprintf(stderr, " (process %ld)", (long)who.l_pid);
	fputc('\n', stderr);
}

/* The kernel's queue is fair where polling is not, so sleep in it; the alarm
 * is only for the word to whoever wonders. */
static int wait_for_lock(int fd)
{
	const time_t start = time(NULL);
	struct sigaction bell = { .sa_handler = ring }, former;
	sigset_t alone, mask;
	unsigned due = alarm(0), waited;
	bool said = false;
	int result, why;

	sigemptyset(&bell.sa_mask);
	sigemptyset(&alone);
	sigaddset(&alone, SIGALRM);
	sigaction(SIGALRM, &bell, &former);
	sigprocmask(SIG_UNBLOCK, &alone, &mask);
	alarm(QUIET);
	while ((result = lock_all(fd, F_SETLKW)) < 0 && errno == EINTR) {
		if (said || time(NULL) - start < QUIET)
			continue;
		alarm(0);
		say_who(fd);
		said = true;
	}
	why = errno;
	alarm(0);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGALRM, &former, NULL);
	waited = (unsigned)(time(NULL) - start);
	if (due)	/* somebody else's alarm, which we stopped */
		alarm(due > waited ? due - waited : 1);
	errno = why;
	return result;
}

/* Remove the Git lock of one line "claim INODE PATH", if it is still there.
 * False if it will not go. */
static bool remove_leftover(const struct afi_lock *lock, const char *line)
{
	bool gone = true;
	uintmax_t inode;
	struct stat st;
	char *path, *end;
	size_t len;

	errno = 0;
	inode = strtoumax(line + strlen("claim "), &end, 10);
	if (errno || *end != ' ')
		return true;
	path = end[1] == '/' ? afi_xstrdup(end + 1) :
		path_in(lock->folder, end + 1);
	len = strlen(path);
	if (len > 5 && strcmp(path + len - 5, ".lock") == 0 &&
	    lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    (uintmax_t)st.st_ino == inode)
		gone = unlink(path) == 0 || errno == ENOENT;
	free(path);
	return gone;
}

/* Remove the Git locks that notes still name, and gather the other lines in
 * @rest; a line that was not finished is no note.  False if one will not go. */
static bool remove_leftovers(struct afi_str *rest, const struct afi_lock *lock)
{
	char *notes = afi_xstrdup(lock->notes.s), *line = notes, *end;
	bool gone = true;

	for (; (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		if (strncmp(line, "claim ", strlen("claim ")) == 0)
			gone = remove_leftover(lock, line) && gone;
		else
			afi_str_addf(rest, "%s\n", line);
	}
	free(notes);
	return gone;
}

/* Act on the notes that are ours and keep the rest. */
static void mend(struct afi_lock *lock)
{
	struct afi_str rest = AFI_STR_INIT;

	lock->claims = CLAIMS_MAX;	/* whatever private names he used */
	(void)remove_leftovers(&rest, lock);
	afi_lock_settle(lock, rest.s);
	afi_str_clear(&rest);
}

/* They are removed from the last to the first, so the first tells. */
static bool has_private_names(const struct afi_lock *lock)
{
	char *first = afi_claim_name(lock, 0);
	bool there = access(first, F_OK) == 0;

	free(first);
	return there;
}

static enum afi_code take(struct afi_lock *lock, const char *folder, bool wait,
			  struct afi_err *err)
{
	char *path = path_in(folder, name);
	enum afi_code rc = AFI_OK;
	int result;

	lock->fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (lock->fd < 0) {
		rc = afi_err_set(err, AFI_EFAILED, errno == EACCES ||
				 errno == EROFS ? "you may read this register "
				 "but not write to it; ask whoever keeps it "
				 "('%s': %s)" : "cannot write '%s': %s", path,
				 strerror(errno));
		goto out;
	}
	lock->folder = afi_xstrdup(folder);
	result = lock_all(lock->fd, F_SETLK);
	if (result < 0 && wait && (errno == EAGAIN || errno == EACCES ||
				   errno == EINTR))
		result = wait_for_lock(lock->fd);
	if (result < 0) {
		rc = afi_err_set(err, AFI_EFAILED, "cannot lock '%s': %s",
				 path, strerror(errno));
		goto out;
	}
	rc = afi_disk_read(&lock->notes, lock->fd, NOTES_MAX, path, err);
	if (!rc && (lock->notes.len || has_private_names(lock)))
		mend(lock);
out:
	if (rc)
		afi_lock_drop(lock);
	free(path);
	return rc;
}

enum afi_code afi_lock_take(struct afi_lock *lock, const char *folder,
			    struct afi_err *err)
{
	return take(lock, folder, true, err);
}

bool afi_lock_try(struct afi_lock *lock, const char *folder)
{
	struct afi_err ignored = AFI_ERR_INIT;

	return take(lock, folder, false, &ignored) == AFI_OK;
}

bool afi_lock_noted(const char *folder)
{
	char *path = path_in(folder, name);
	struct stat st;
	bool noted = stat(path, &st) == 0 && st.st_size > 0;

	free(path);
	return noted;
}

/* Put @lines at @offset of the file, whole. */
static bool write_at(const struct afi_lock *lock, const char *lines, size_t len,
		     size_t offset)
{
	ssize_t n;

	while (len) {
		n = pwrite(lock->fd, lines, len, (off_t)offset);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		lines += n;
		offset += (size_t)n;
		len -= (size_t)n;
	}
	return true;
}

static bool cut_at(const struct afi_lock *lock, size_t len)
{
	int result;

	do
		result = ftruncate(lock->fd, (off_t)len);
	while (result < 0 && errno == EINTR);
	return result == 0;
}

enum afi_code afi_lock_note(struct afi_lock *lock, const char *lines,
			    struct afi_err *err)
{
	const size_t len = strlen(lines);

	if (!write_at(lock, lines, len, lock->notes.len)) {
		afi_err_set(err, AFI_EFAILED, "cannot write '%s%s': %s",
			    lock->folder, name, strerror(errno));
		cut_at(lock, lock->notes.len);
		return AFI_EFAILED;
	}
	afi_str_add(&lock->notes, lines, len);
	return AFI_OK;
}

/* The private names go last: while a note stands, its inode must not be given
 * to another file. */
void afi_lock_settle(struct afi_lock *lock, const char *lines)
{
	const size_t len = strlen(lines);
	struct afi_str ignored = AFI_STR_INIT;
	bool gone = remove_leftovers(&ignored, lock);

	afi_str_clear(&ignored);
	/* If it cannot be, the notes still hold, and nothing is lost. */
	if (!gone || (strcmp(lock->notes.s, lines) != 0 &&
		      !(write_at(lock, lines, len, 0) && cut_at(lock, len))))
		return;
	afi_str_reset(&lock->notes);
	afi_str_add(&lock->notes, lines, len);
	while (lock->claims) {
		char *private = afi_claim_name(lock, --lock->claims);

		unlink(private);
		free(private);
	}
}

void afi_lock_drop(struct afi_lock *lock)
{
	if (lock->fd >= 0)
		close(lock->fd);
	free(lock->folder);
	afi_str_clear(&lock->notes);
	*lock = (struct afi_lock)AFI_LOCK_INIT;
}
