/* Files put where somebody else's may be, none of which is touched. */
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

enum {
	PIECE = 64 * 1024,
	TRIES = 100,		/* names for a file that is not whole yet */
};

static enum afi_code cannot(struct afi_err *err, const char *name)
{
	return afi_err_set(err, AFI_EFAILED, "cannot write '%s': %s", name,
			   strerror(errno));
}

/* Whether what is left of @fd are the @len @bytes. */
static bool same(int fd, const char *bytes, size_t len)
{
	char *piece = afi_xmalloc(PIECE);
	bool equal = true;
	ssize_t n;

	while (equal && (n = read(fd, piece, PIECE)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		equal = n > 0 && (size_t)n <= len &&
			memcmp(piece, bytes, (size_t)n) == 0;
		if (equal) {
			bytes += n;
			len -= (size_t)n;
		}
	}
	free(piece);
	return equal && len == 0;
}

/* Look at what is at @name; false if nothing is. */
static bool look(enum afi_placed *out, int folder, const char *name,
		 const void *bytes, size_t len)
{
	/* not waiting for the other end of a pipe */
	const int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW |
			      O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd < 0 && errno == ENOENT)
		return false;
	*out = AFI_PLACED_NOT;
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size == (off_t)len && same(fd, bytes, len))
		*out = AFI_PLACED_BEFORE;
	if (fd >= 0)
		close(fd);
	return true;
}

/* A new file under a name that nobody has; what a killed process left behind
 * may be there. */
static int open_part(char *part, size_t size, int folder)
{
	int fd = -1;

	for (int i = 0; fd < 0 && i < TRIES; i++) {
		snprintf(part, size, ".afi-%ld-%d.part", (long)getpid(), i);
		fd = openat(folder, part, O_WRONLY | O_CREAT | O_EXCL |
			    O_NOFOLLOW | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

/* Give @part its name: by a link, which replaces nothing, where there are
 * any. */
static enum afi_code settle(enum afi_placed *out, int folder, const char *part,
			    const char *name, struct afi_err *err)
{
	struct stat st;

	*out = AFI_PLACED;
	if (linkat(folder, part, folder, name, 0) == 0)
		return AFI_OK;
	if (errno == EEXIST) {
		*out = AFI_PLACED_NOT;
		return AFI_OK;
	}
	if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS &&
	    errno != EMLINK)
		return cannot(err, name);
	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		*out = AFI_PLACED_NOT;
	else if (renameat(folder, part, folder, name) < 0)
		return cannot(err, name);
	return AFI_OK;
}

enum afi_code afi_disk_place(enum afi_placed *out, int folder,
			     const char *name, const void *bytes, size_t len,
			     struct afi_err *err)
{
	enum afi_code rc;
	char part[64];
	int fd;

	if (look(out, folder, name, bytes, len))
		return AFI_OK;
	fd = open_part(part, sizeof(part), folder);
	if (fd < 0)
		return cannot(err, name);
	rc = afi_disk_write(fd, bytes, len, name, err);
	if (!rc)
		rc = afi_disk_sync(fd, name, err);
	if (close(fd) < 0 && !rc && errno != EINTR)
		rc = cannot(err, name);
	if (!rc)
		rc = settle(out, folder, part, name, err);
	unlinkat(folder, part, 0);
	return rc;
}
