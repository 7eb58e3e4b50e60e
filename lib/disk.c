#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

enum { PIECE = 64 * 1024 };

static enum afi_code cannot(struct afi_err *err, const char *verb,
			    const char *name)
{
	return afi_err_set(err, errno == ENOENT ? AFI_ENOTFOUND : AFI_EFAILED,
			   "cannot %s '%s': %s", verb, name, strerror(errno));
}

enum afi_code afi_disk_write(int fd, const void *bytes, size_t len,
			     const char *name, struct afi_err *err)
{
	const char *at = bytes;
	ssize_t n;

	while (len) {
		n = write(fd, at, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot(err, "write", name);
		at += n;
		len -= (size_t)n;
	}
	return AFI_OK;
}

enum afi_code afi_disk_read(struct afi_str *out, int fd, size_t max,
			    const char *name, struct afi_err *err)
{
	const size_t start = out->len;
	enum afi_code rc = AFI_OK;
	char *piece = afi_xmalloc(PIECE);
	ssize_t n;

	while ((n = read(fd, piece, PIECE)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			rc = cannot(err, "read", name);
			break;
		}
		if ((size_t)n > max - (out->len - start)) {
			rc = afi_err_set(err, AFI_EINVALID, "'%s' is larger "
					 "than %zu bytes", name, max);
			break;
		}
		afi_str_add(out, piece, (size_t)n);
	}
	free(piece);
	return rc;
}

enum afi_code afi_disk_load(struct afi_str *out, const char *path, size_t max,
			    struct afi_err *err)
{
	enum afi_code rc;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return cannot(err, "read", path);
	rc = afi_disk_read(out, fd, max, path, err);
	close(fd);
	return rc;
}

enum afi_code afi_disk_sync(int fd, const char *name, struct afi_err *err)
{
	while (fsync(fd) < 0) {
		if (errno == EINTR)
			continue;
		/* Some file systems cannot do it, for folders at least. */
		if (errno == EINVAL || errno == ENOTSUP || errno == ENOSYS)
			break;
		return cannot(err, "write", name);
	}
	return AFI_OK;
}

/* The folder of @path, for the caller to free. */
static char *folder_of(const char *path)
{
	char *folder = afi_xstrdup(path), *slash = strrchr(folder, '/');

	if (!slash) {
		free(folder);
		return afi_xstrdup(".");
	}
	slash[slash == folder] = '\0';
	return folder;
}

enum afi_code afi_disk_sync_folder(const char *path, struct afi_err *err)
{
	char *folder = folder_of(path);
	enum afi_code rc;
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0) {
		rc = cannot(err, "open", folder);
		goto out;
	}
	rc = afi_disk_sync(fd, folder, err);
	close(fd);
out:
	free(folder);
	return rc;
}

enum afi_code afi_disk_create(const char *path, const void *bytes, size_t len,
			      mode_t mode, bool sync, struct afi_err *err)
{
	enum afi_code rc;
	int fd;

	if (unlink(path) < 0 && errno != ENOENT)
		return cannot(err, "replace", path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		  mode);
	if (fd < 0)
		return cannot(err, "write", path);
	rc = afi_disk_write(fd, bytes, len, path, err);
	if (!rc && sync)
		rc = afi_disk_sync(fd, path, err);
	if (close(fd) < 0 && !rc && errno != EINTR)
		rc = cannot(err, "write", path);
	if (rc)
		unlink(path);
	return rc;
}

bool afi_disk_make_parents(const char *path)
{
	char *copy = afi_xstrdup(path);
	bool there = true;

	for (char *at = copy + 1; there && (at = strchr(at, '/')); at++) {
		*at = '\0';
		there = mkdir(copy, 0777) == 0 || errno == EEXIST;
		*at = '/';
	}
	free(copy);
	return there;
}
