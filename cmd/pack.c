#define _XOPEN_SOURCE 700	/* realpath */

#include "pack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk.h"
#include "evidence.h"
#include "hash.h"
#include "mem.h"
#include "store.h"
#include "vec.h"

static enum afi_code cannot(struct afi_err *err, const char *dir)
{
	return afi_err_set(err, AFI_EFAILED, "cannot make the folder '%s': %s",
			   dir, strerror(errno));
}

/* ---- a place for it ------------------------------------------------------ */

static enum afi_code expect_empty(const char *dir, struct afi_err *err)
{
	DIR *open = opendir(dir);
	const struct dirent *one;
	bool empty = true;

	if (!open)
		return afi_err_set(err, AFI_ECONFLICT, "--with-evidence: '%s' "
				   "is in the way: %s; name a new folder, or "
				   "an empty one", dir, strerror(errno));
	while ((one = readdir(open)))
		empty &= !strcmp(one->d_name, ".") ||
			 !strcmp(one->d_name, "..");
	closedir(open);
	if (empty)
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "--with-evidence: the folder "
			   "'%s' is not empty; name a new one, or an empty one",
			   dir);
}

/* It is replaced in the end, and nobody would be in it any more. */
static enum afi_code expect_outside(const char *dir, const struct stat *is,
				    struct afi_err *err)
{
	struct stat here;

	if (stat(".", &here) || here.st_dev != is->st_dev ||
	    here.st_ino != is->st_ino)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "--with-evidence: '%s' is the "
			   "folder that you are in; name another", dir);
}

/* Where @dir is or will be, without a slash at its end. */
static enum afi_code find_place(struct pack *pack, const char *dir,
				struct afi_err *err)
{
	char real[PATH_MAX];
	struct stat is;
	size_t len = strlen(dir);
	enum afi_code rc;

	if (!len)
		return afi_err_set(err, AFI_EUSAGE, "--with-evidence needs the "
				   "name of a folder");
	if (stat(dir, &is) && errno == ENOENT) {
		pack->dir = afi_xstrdup(dir);
		while (len > 1 && dir[len - 1] == '/')
			pack->dir[--len] = '\0';
		return AFI_OK;
	}
	if ((rc = expect_empty(dir, err)) ||
	    (rc = expect_outside(dir, &is, err)))
		return rc;
	if (!realpath(dir, real))
		return cannot(err, dir);
	pack->dir = afi_xstrdup(real);
	pack->was_there = true;
	return AFI_OK;
}

/* ---- files --------------------------------------------------------------- */

static enum afi_code place(struct pack *pack, const char *name,
			   const void *bytes, size_t len, struct afi_err *err)
{
	enum afi_placed placed;
	enum afi_code rc;

	if ((rc = afi_disk_place(&placed, pack->folder, name, bytes, len,
				 err)))
		return rc;
	if (placed == AFI_PLACED_NOT)
		return afi_err_set(err, AFI_ECONFLICT, "somebody else writes "
				   "to '%s': '%s' is there", pack->scratch,
				   name);
	*afi_vec_push(&pack->names) = afi_xstrdup(name);
	return AFI_OK;
}

/* What is kept under @sha256, if this copy has it, and is that. */
static enum afi_code put(void *arg, const char **why, const char *name,
			 const char *sha256, struct afi_err *err)
{
	struct pack *pack = arg;
	struct afi_str bytes = AFI_STR_INIT;
	char got[AFI_HASH_LEN + 1];
	enum afi_code rc;

	rc = afi_store_kept(&bytes, afi_register_store(pack->reg), sha256,
			    err);
	*why = NULL;
	if (rc == AFI_ENOTFOUND) {
		*why = "kept in another copy of the register but not in this "
		       "one";
		*err = (struct afi_err)AFI_ERR_INIT;
		rc = AFI_OK;
	}
	if (rc || *why)
		goto out;
	if ((rc = afi_hash_bytes(got, bytes.s, bytes.len, err)))
		goto out;
	if (strcmp(got, sha256) != 0)
		rc = afi_err_set(err, AFI_EINVALID, "the kept file for '%s' is "
				 "not what was filed; 'afi check' says more",
				 name);
	else if (evidence_look_into(pack->reg, &bytes) == EVIDENCE_UNFIT)
		*why = "it says words that are withheld";
	else if (!(rc = place(pack, name, bytes.s, bytes.len, err)))
		afi_str_addf(&pack->index, "%s  %s\n", sha256, name);
out:
	afi_str_clear(&bytes);
	return rc;
}

/* ---- begin and end ------------------------------------------------------- */

enum afi_code pack_begin(struct pack *pack, struct afi_register *reg,
			 const char *dir, struct afi_err *err)
{
	const mode_t mask = umask(0);
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	umask(mask);
	if ((rc = find_place(pack, dir, err)))
		return rc;
	afi_str_addf(&name, "%s.afi-XXXXXX", pack->dir);
	if (!mkdtemp(name.s)) {
		cannot(err, pack->dir);
		afi_str_clear(&name);
		return err->code;
	}
	pack->scratch = afi_str_take(&name);
	pack->folder = open(pack->scratch, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (pack->folder < 0 || fchmod(pack->folder, 0777 & ~mask))
		return cannot(err, pack->scratch);
	pack->reg = reg;
	pack->pack = (struct afi_pack){ put, pack };
	return AFI_OK;
}

enum afi_code pack_finish(struct pack *pack, struct afi_err *err)
{
	enum afi_code rc;

	if ((pack->names.n &&
	     (rc = place(pack, PACK_INDEX, pack->index.s, pack->index.len,
			 err))) ||
	    (rc = afi_disk_sync(pack->folder, pack->scratch, err)))
		return rc;
	/* An empty folder is replaced by this, and nothing else is. */
	if (rename(pack->scratch, pack->dir))
		return cannot(err, pack->dir);
	pack->placed = true;
	return afi_disk_sync_folder(pack->dir, err);
}

static void take_away(struct pack *pack)
{
	const char *where = pack->placed ? pack->dir : pack->scratch;

	for (size_t i = 0; i < pack->names.n; i++)
		unlinkat(pack->folder, pack->names.v[i], 0);
	if (where && (!pack->placed || !pack->was_there))
		rmdir(where);
}

void pack_end(struct pack *pack, bool keep)
{
	if (!keep)
		take_away(pack);
	for (size_t i = 0; i < pack->names.n; i++)
		free(pack->names.v[i]);
	free(pack->names.v);
	if (pack->folder >= 0)
		close(pack->folder);
	afi_str_clear(&pack->index);
	free(pack->scratch);
	free(pack->dir);
}
