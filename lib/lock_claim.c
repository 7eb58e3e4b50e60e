/* Git's own lock files, held while afi.lock is, and noted there. */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "disk.h"
#include "mem.h"

/* "for 12 seconds", or a larger unit. */
static void age_of(struct afi_str *out, const struct stat *st)
{
	static const struct { const char *word; long seconds; } units[] = {
		{ "day", 86400 }, { "hour", 3600 }, { "minute", 60 },
		{ "second", 1 },
	};
	const long age = (long)(time(NULL) - st->st_ctim.tv_sec);
	size_t i = 0;

	while (i < 3 && age < 2 * units[i].seconds)
		i++;
	afi_str_addf(out, "for %ld %s%s", age / units[i].seconds,
		     units[i].word, age / units[i].seconds == 1 ? "" : "s");
}

static enum afi_code held_by_other(const char *path, struct afi_err *err)
{
	struct afi_str age = AFI_STR_INIT;
	struct stat st;

	if (lstat(path, &st) == 0)
		age_of(&age, &st);
	else
		afi_str_adds(&age, "on and off");
	afi_err_set(err, AFI_EFAILED, "another program holds '%s' (%s); try "
		    "again when it has finished; if no Git program is running, "
		    "remove that file", path, age.s);
	afi_str_clear(&age);
	return AFI_EFAILED;
}

/* A file system without hard links: a kill between these two steps is the one
 * moment at which Git's lock could be left behind. */
static int make_without_link(struct afi_lock *lock, const char *path,
			     const char *bytes)
{
	struct afi_str note = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct stat st;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	bool done;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0)
		afi_str_addf(&note, "claim %ju %s\n", (uintmax_t)st.st_ino,
			     path);
	done = !afi_lock_note(lock, note.s, &err) &&
		!afi_disk_write(fd, bytes, strlen(bytes), path, &err) &&
		!afi_disk_sync(fd, path, &err);
	afi_str_clear(&note);
	close(fd);
	if (!done) {
		unlink(path);
		errno = EIO;
	}
	return done ? 0 : -1;
}

static int make_once(struct afi_lock *lock, const char *private,
		     const char *path, const char *bytes)
{
	if (link(private, path) == 0)
		return 0;
	switch (errno) {
	case EPERM:
	case EXDEV:
	case EMLINK:
	case ENOTSUP:
	case ENOSYS:
		return make_without_link(lock, path, bytes);
	default:
		return -1;
	}
}

/* Try for @patience seconds, a little more seldom each time. */
static enum afi_code make(struct afi_lock *lock, const char *private,
			  const char *path, const char *bytes, int patience,
			  struct afi_err *err)
{
	struct timespec nap = { .tv_nsec = 1000000 }, start, now;
	int missing = 0;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (make_once(lock, private, path, bytes) < 0) {
		/* Git removes folders of refs that have become empty. */
		if (errno == ENOENT && missing++ < 5 &&
		    afi_disk_make_parents(path))
			continue;
		if (errno != EEXIST)
			return afi_err_set(err, AFI_EFAILED, "cannot make "
					   "'%s': %s", path, strerror(errno));
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec - start.tv_sec >= patience)
			return held_by_other(path, err);
		nanosleep(&nap, NULL);
		if (nap.tv_nsec < 50000000)
			nap.tv_nsec += nap.tv_nsec / 2;
	}
	return AFI_OK;
}

/* Note the file @private as the lock @path, on disk before it is made. */
static enum afi_code note_claim(struct afi_lock *lock, const char *private,
				const char *path, struct afi_err *err)
{
	const size_t len = strlen(lock->folder);
	struct afi_str line = AFI_STR_INIT;
	enum afi_code rc;
	struct stat st;

	if (lstat(private, &st) < 0)
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				   private, strerror(errno));
	afi_str_addf(&line, "claim %ju %s\n", (uintmax_t)st.st_ino,
		     strncmp(path, lock->folder, len) == 0 ? path + len : path);
	rc = afi_lock_note(lock, line.s, err);
	if (!rc)
		rc = afi_disk_sync(lock->fd, "afi.lock", err);
	afi_str_clear(&line);
	return rc;
}

enum afi_code afi_claim_take(struct afi_claim *claim, struct afi_lock *lock,
			     const char *path, const char *bytes, mode_t mode,
			     int patience, struct afi_err *err)
{
	char *private = afi_claim_name(lock, lock->claims);
	enum afi_code rc;

	if ((rc = afi_disk_create(private, bytes, strlen(bytes), 0666, *bytes,
				  err)))
		goto out;
	lock->claims++;
	if (mode)	/* a nicety: it failing leaves the usual one */
		(void)chmod(private, mode);
	if ((rc = note_claim(lock, private, path, err)) ||
	    (rc = make(lock, private, path, bytes, patience, err)))
		goto out;
	claim->path = afi_xstrdup(path);
out:
	free(private);
	return rc;
}

enum afi_code afi_claim_commit(struct afi_claim *claim, struct afi_err *err)
{
	const size_t len = strlen(claim->path) - strlen(".lock");
	char *target = afi_xstrdup(claim->path);
	enum afi_code rc = AFI_OK;

	target[len] = '\0';
	if (rename(claim->path, target) < 0) {
		rc = afi_err_set(err, AFI_EFAILED, "cannot replace '%s': %s",
				 target, strerror(errno));
		goto out;
	}
	free(claim->path);
	claim->path = NULL;
out:
	free(target);
	return rc;
}

void afi_claim_drop(struct afi_claim *claim)
{
	if (claim->path)
		unlink(claim->path);
	free(claim->path);
	claim->path = NULL;
}
