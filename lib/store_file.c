/* Files of the working tree.  Every folder is opened from the one above it and
 * no link is followed, so that nothing is read or written outside the tree. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disk.h"
#include "mem.h"
#include "store_impl.h"

enum { COPY_MAX = 64 << 20 };

static const char *name_in(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The fixed name beside @path under which its new content is written. */
static char *temp_name(const char *path)
{
	struct afi_str temp = AFI_STR_INIT;

	afi_str_addf(&temp, ".%s.afi", name_in(path));
	return afi_str_take(&temp);
}

static enum afi_code no_folder(struct afi_err *err, int above, const char *name,
			       const char *path)
{
	const int why = errno;
	struct stat st;

	if (why == ENOENT)
		return afi_err_set(err, AFI_ENOTFOUND, "no folder '%s'", path);
	if (fstatat(above, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    !S_ISDIR(st.st_mode))
		return afi_err_set(err, AFI_ECONFLICT, "'%s' is in the way: it "
				   "is a %s and should be a folder; move it "
				   "aside, then try again", path,
				   S_ISLNK(st.st_mode) ? "link" : "file");
	return afi_err_set(err, AFI_EFAILED, "cannot open '%s': %s", path,
			   strerror(why));
}

/* Step from @above, which is closed, into @name; with @made, make it. */
static enum afi_code step(int *out, int above, const char *name,
			  const char *path, size_t *made, struct afi_err *err)
{
	const int how = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	enum afi_code rc = AFI_OK;
	bool new = false;

	*out = openat(above, name, how);
	if (*out < 0 && errno == ENOENT && made) {
		new = mkdirat(above, name, 0777) == 0;
		if (new || errno == EEXIST)
			*out = openat(above, name, how);
		else
			rc = afi_err_set(err, AFI_EFAILED, "cannot make '%s': "
					 "%s", path, strerror(errno));
	}
	if (new && !*made)
		*made = strlen(path);
	if (!rc && *out < 0)
		rc = no_folder(err, above, name, path);
	close(above);
	return rc;
}

/* Open the folder of @path.  AFI_ENOTFOUND if it is missing, unless @made is
 * given: then it is made, and @made set as in struct afi_copy. */
static enum afi_code open_folder(int *out, const struct afi_store *store,
				 const char *path, size_t *made,
				 struct afi_err *err)
{
	char *names = afi_xstrdup(path), *name = names, *slash;
	enum afi_code rc = AFI_OK;
	int fd = open(store->workdir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*out = -1;
	if (fd < 0)
		rc = afi_err_set(err, AFI_EFAILED, "cannot open '%s': %s",
				 store->workdir, strerror(errno));
	while (!rc && (slash = strchr(name, '/'))) {
		*slash = '\0';
		rc = step(&fd, fd, name, names, made, err);
		*slash = '/';
		name = slash + 1;
	}
	free(names);
	if (!rc)
		*out = fd;
	return rc;
}

/* Open the file of @copy in @folder; -1 if there is none. */
static enum afi_code open_file(int *out, int folder,
			       const struct afi_copy *copy, struct stat *st,
			       struct afi_err *err)
{
	*out = openat(folder, name_in(copy->path),
		      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (*out < 0 && errno == ENOENT)
		return AFI_OK;
	if (*out < 0 && errno != ELOOP)
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				   copy->path, strerror(errno));
	if (*out < 0 || fstat(*out, st) < 0 || !S_ISREG(st->st_mode))
		return afi_err_set(err, AFI_ECONFLICT, "'%s' is in the way: it "
				   "is no plain file; move it aside, then try "
				   "again", copy->path);
	return AFI_OK;
}

enum afi_code afi_copy_read(struct afi_copy *copy, struct afi_str *bytes,
			    const struct afi_store *store, struct afi_err *err)
{
	struct afi_str own = AFI_STR_INIT, *out = bytes ? bytes : &own;
	const size_t start = out->len;
	int folder = -1, fd = -1;
	enum afi_code rc;
	struct stat st;

	copy->there = false;
	rc = open_folder(&folder, store, copy->path, NULL, err);
	if (rc) {
		if (rc == AFI_ENOTFOUND)
			rc = AFI_OK;
		goto out;
	}
	rc = open_file(&fd, folder, copy, &st, err);
	if (rc || fd < 0)
		goto out;
	rc = afi_disk_read(out, fd, COPY_MAX, copy->path, err);
	if (rc)
		goto out;
	copy->there = true;
	copy->perm = st.st_mode & 0777;
	if (git_odb_hash(&copy->seen, out->s + start, out->len - start,
			 GIT_OBJECT_BLOB) < 0)
		rc = afi_store_fail(err, -1, "read", copy->path);
out:
	if (fd >= 0)
		close(fd);
	if (folder >= 0)
		close(folder);
	afi_str_clear(&own);
	return rc;
}

/* Files here are not the repository's own: its sharing does not apply. */
static mode_t perm_of(const struct afi_copy *copy,
		      const struct afi_store *store)
{
	if (copy->there)
		return copy->perm;
	return (copy->mode == GIT_FILEMODE_BLOB_EXECUTABLE ? 0777 : 0666) &
		~store->umask;
}

enum afi_code afi_copy_stage(struct afi_copy *copy,
			     const struct afi_store *store,
			     struct afi_err *err)
{
	char *temp = temp_name(copy->path);
	int folder = -1, fd = -1;
	enum afi_code rc;

	rc = open_folder(&folder, store, copy->path, &copy->made, err);
	if (rc)
		goto out;
	if (unlinkat(folder, temp, 0) == 0 || errno == ENOENT)
		fd = openat(folder, temp, O_WRONLY | O_CREAT | O_EXCL |
			    O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0) {
		rc = afi_err_set(err, AFI_EFAILED, "cannot write beside '%s': "
				 "%s", copy->path, strerror(errno));
		goto out;
	}
	copy->temp = true;
	if ((rc = afi_disk_write(fd, copy->bytes, copy->len, copy->path,
				 err)) ||
	    (rc = afi_disk_sync(fd, copy->path, err)))
		goto out;
	if (fchmod(fd, perm_of(copy, store)) < 0)
		rc = afi_err_set(err, AFI_EFAILED, "cannot write beside '%s': "
				 "%s", copy->path, strerror(errno));
out:
	if (fd >= 0)
		close(fd);
	if (folder >= 0)
		close(folder);
	free(temp);
	return rc;
}

/* Whether the working file still is what it was when it was looked at. */
static enum afi_code still_as_seen(const struct afi_copy *copy,
				   const struct afi_store *store,
				   struct afi_err *err)
{
	struct afi_copy now = *copy;
	enum afi_code rc = afi_copy_read(&now, NULL, store, err);

	if (rc)
		return rc;
	if (now.there != copy->there ||
	    (now.there && !git_oid_equal(&now.seen, &copy->seen)))
		return afi_err_set(err, AFI_ECONFLICT, "it has been changed "
				   "this very moment");
	return AFI_OK;
}

enum afi_code afi_copy_replace(struct afi_copy *copy,
			       const struct afi_store *store,
			       struct afi_err *err)
{
	char *temp = NULL;
	int folder = -1;
	enum afi_code rc;

	if ((rc = still_as_seen(copy, store, err)) ||
	    (rc = open_folder(&folder, store, copy->path, NULL, err)))
		return rc;
	temp = temp_name(copy->path);
	if (renameat(folder, temp, folder, name_in(copy->path)) == 0) {
		copy->temp = false;
		copy->made = 0;
	} else {
		rc = afi_err_set(err, AFI_EFAILED, "%s", strerror(errno));
	}
	free(temp);
	close(folder);
	return rc;
}

bool afi_copy_stat(const struct afi_copy *copy, struct stat *st,
		   const struct afi_store *store)
{
	struct afi_err ignored = AFI_ERR_INIT;
	int folder;
	bool there;

	if (open_folder(&folder, store, copy->path, NULL, &ignored))
		return false;
	there = fstatat(folder, name_in(copy->path), st,
			AT_SYMLINK_NOFOLLOW) == 0;
	close(folder);
	return there;
}

/* Remove the folders of @path that were made for it, as far as they are empty
 * now, from the inside out. */
static void remove_folders(const char *path, size_t made, int root)
{
	char *copy = afi_xstrdup(path), *slash;

	while ((slash = strrchr(copy, '/')) && (size_t)(slash - copy) >= made) {
		*slash = '\0';
		if (unlinkat(root, copy, AT_REMOVEDIR) < 0)
			break;
	}
	free(copy);
}

void afi_copy_unstage(struct afi_copy *copy, const struct afi_store *store)
{
	struct afi_err ignored = AFI_ERR_INIT;
	char *temp = temp_name(copy->path);
	int fd;

	if (copy->temp &&
	    !open_folder(&fd, store, copy->path, NULL, &ignored)) {
		unlinkat(fd, temp, 0);
		close(fd);
	}
	copy->temp = false;
	if (copy->made && !copy->there && (fd = open(store->workdir, O_RDONLY |
						     O_DIRECTORY |
						     O_CLOEXEC)) >= 0) {
		remove_folders(copy->path, copy->made, fd);
		close(fd);
	}
	copy->made = 0;
	free(temp);
}
