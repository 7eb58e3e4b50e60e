/*
 * The copies of a commit's files: what is staged, and the working tree.
 *
 * Git's lock on what is staged (index.lock) is ours from before the first look
 * to after the last write, but libgit2 would want to take it itself.  So it
 * gets a private name of the index to read, and to write: it never writes in
 * place, so the private name becomes a new file, which is renamed onto the
 * index when it is whole.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disk.h"
#include "mem.h"
#include "store_impl.h"

enum {
	INDEX_MAX = 1 << 30,
	KEPT_FLAGS = GIT_INDEX_ENTRY_VALID,	/* "assume unchanged" */
};

/* ---- opening and letting go ---------------------------------------------- */

static enum afi_code lock_index(struct afi_copies *copies, int patience,
				struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_addf(&path, "%s.lock", copies->target.s);
	rc = afi_claim_take(&copies->claim, &copies->store->lock, path.s, "", 0,
			    patience, err);
	afi_str_clear(&path);
	return rc;
}

static void remove_private(const struct afi_copies *copies)
{
	struct afi_str lock = AFI_STR_INIT;

	afi_str_addf(&lock, "%s.lock", copies->private.s);
	unlink(copies->private.s);
	unlink(lock.s);
	afi_str_clear(&lock);
}

/* Give the index its private name, where there are no links by copying it. */
static enum afi_code link_index(struct afi_copies *copies, struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	if (link(copies->target.s, copies->private.s) == 0)
		return AFI_OK;
	if ((rc = afi_disk_load(&bytes, copies->target.s, INDEX_MAX, err)) ||
	    (rc = afi_disk_create(copies->private.s, bytes.s, bytes.len, 0666,
				  false, err)))
		goto out;
out:
	afi_str_clear(&bytes);
	return rc;
}

static enum afi_code read_index(struct afi_copies *copies, struct afi_err *err)
{
	int giterr = git_index_open(&copies->index, copies->private.s);

	if (!giterr)
		return AFI_OK;
	afi_store_fail(err, giterr, "read what is staged in", copies->target.s);
	if (strstr(err->msg, "extension")) {
		struct afi_err why = *err;

		afi_err_set(err, AFI_EFAILED, "%s; turn that off with 'git "
			    "update-index --no-split-index' or 'git "
			    "sparse-checkout reapply --no-sparse-index'",
			    why.msg);
	}
	return err->code;
}

enum afi_code afi_copies_open(struct afi_copies *copies,
			      struct afi_store *store, int patience,
			      struct afi_err *err)
{
	enum afi_code rc;
	struct stat st;

	if (!store->workdir)
		return AFI_OK;
	copies->store = store;
	afi_str_addf(&copies->target, "%sindex", store->gitdir);
	afi_str_addf(&copies->private, "%safi.index", store->gitdir);
	if ((rc = lock_index(copies, patience, err)))
		return rc;
	remove_private(copies);
	copies->had_index = stat(copies->target.s, &st) == 0;
	if (!copies->had_index)
		/* With commits but no index nothing is checked out, and
		 * nothing should be: Git would take all else for deleted.
		 * But the first commit's writer may have been killed. */
		return store->born && !store->noted.n ? AFI_OK :
			read_index(copies, err);
	copies->stamp = st.st_mtim.tv_sec;
	copies->mode = st.st_mode & 0777;
	if ((rc = link_index(copies, err)))
		return rc;
	return read_index(copies, err);
}

void afi_copies_clear(struct afi_copies *copies)
{
	for (size_t i = copies->n; copies->store && i-- > 0; )
		afi_copy_unstage(&copies->v[i], copies->store);
	git_index_free(copies->index);
	if (copies->private.len)
		remove_private(copies);
	afi_claim_drop(&copies->claim);
	afi_str_clear(&copies->private);
	afi_str_clear(&copies->target);
	free(copies->v);
	*copies = (struct afi_copies)AFI_COPIES_INIT;
}

/* ---- looking ------------------------------------------------------------- */

enum edit { UNSTAGED, STAGED, DELETED, UNKNOWN, MERGING };

static enum afi_code refuse(struct afi_err *err, enum edit edit,
			    const char *path)
{
	static const char *const words[] = {
		[UNSTAGED] = "has changes of your own that are not committed; "
			"commit them or put them aside, then try again",
		[STAGED] = "has changes of your own that are staged but not "
			"committed; commit them or put them aside, then try "
			"again",
		[DELETED] = "has been deleted here but that is not committed; "
			"bring it back with 'git restore -S -W FILE', then try "
			"again",
		[UNKNOWN] = "is in the way: a file of your own that is in no "
			"commit; move it aside, then try again",
		[MERGING] = "is in the middle of a merge; finish or give up "
			"the merge, then try again",
	};

	return afi_err_set(err, AFI_ECONFLICT, "'%s' %s", path, words[edit]);
}

/* Whether a copy with this content merely lags behind the commit. */
static bool lags(const struct afi_store *store, const struct afi_copy *copy,
		 const git_oid *id, const char *bytes, size_t len)
{
	git_blob *head;
	bool result;

	if (copy->noted && copy->noted->was &&
	    git_oid_equal(&copy->noted->before, id))
		return true;
	if (!store->lags || !copy->in_base ||
	    git_blob_lookup(&head, store->repo, &copy->base) < 0)
		return false;
	result = store->lags(bytes, len, git_blob_rawcontent(head),
			     (size_t)git_blob_rawsize(head));
	git_blob_free(head);
	return result;
}

static bool staged_lags(const struct afi_store *store,
			const struct afi_copy *copy,
			const git_index_entry *entry)
{
	git_blob *blob;
	bool result;

	if (git_blob_lookup(&blob, store->repo, &entry->id) < 0)
		return false;
	result = lags(store, copy, &entry->id, git_blob_rawcontent(blob),
		      (size_t)git_blob_rawsize(blob));
	git_blob_free(blob);
	return result;
}

/* Whether what is staged needs a file where @path needs a folder, or the other
 * way round: libgit2 would drop it without a word. */
static bool collides(git_index *index, const char *path)
{
	char *above = afi_xstrdup(path), *slash;
	struct afi_str below = AFI_STR_INIT;
	bool found = false;

	while (!found && (slash = strrchr(above, '/'))) {
		*slash = '\0';
		found = git_index_get_bypath(index, above, 0) != NULL;
	}
	afi_str_addf(&below, "%s/", path);
	if (!found)
		found = git_index_find_prefix(NULL, index, below.s) == 0;
	afi_str_clear(&below);
	free(above);
	return found;
}

/* It was not there before the commit that was interrupted. */
static bool is_new(const struct afi_copy *copy)
{
	return copy->noted && !copy->noted->was;
}

static enum afi_code look_staged(struct afi_copies *copies,
				 struct afi_copy *copy, struct afi_err *err)
{
	const git_index_entry *entry;

	if (!copies->index)
		return AFI_OK;
	for (int stage = 1; stage <= 3; stage++)
		if (git_index_get_bypath(copies->index, copy->path, stage))
			return refuse(err, MERGING, copy->path);
	entry = git_index_get_bypath(copies->index, copy->path, 0);
	if (!entry) {
		if (collides(copies->index, copy->path))
			return refuse(err, STAGED, copy->path);
		return copy->in_base && !is_new(copy) ?
			refuse(err, DELETED, copy->path) : AFI_OK;
	}
	copy->staged = true;
	copy->flags = entry->flags & KEPT_FLAGS;
	copy->extended = entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE;
	copy->skip = copy->extended != 0;
	copy->current = git_oid_equal(&entry->id, &copy->id) &&
		entry->mode == copy->mode;
	if (!copy->in_base || entry->mode != copy->mode ||
	    (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD))
		return refuse(err, STAGED, copy->path);
	if (git_oid_equal(&entry->id, &copy->base) ||
	    staged_lags(copies->store, copy, entry))
		return AFI_OK;
	return refuse(err, STAGED, copy->path);
}

static enum afi_code look_file(struct afi_copies *copies,
			       struct afi_copy *copy, struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (copy->skip)
		return AFI_OK;
	rc = afi_copy_read(copy, &bytes, copies->store, err);
	if (rc)
		goto out;
	if (!copy->there) {
		if (copies->index && copy->in_base && !is_new(copy))
			rc = refuse(err, DELETED, copy->path);
	} else if (!copies->index || !copy->in_base) {
		rc = refuse(err, UNKNOWN, copy->path);
	} else if (!git_oid_equal(&copy->seen, &copy->base) &&
		   !lags(copies->store, copy, &copy->seen, bytes.s,
			 bytes.len)) {
		rc = refuse(err, UNSTAGED, copy->path);
	}
out:
	afi_str_clear(&bytes);
	return rc;
}

enum afi_code afi_copies_look(struct afi_copies *copies, struct afi_copy *copy,
			      struct afi_err *err)
{
	enum afi_code rc;

	if (!copies->store)
		return AFI_OK;
	rc = look_staged(copies, copy, err);
	if (!rc)
		rc = look_file(copies, copy, err);
	copy->mine = rc == AFI_ECONFLICT;
	return rc;
}

bool afi_store_differs(struct afi_store *store, const char *path)
{
	struct afi_copy copy = { .path = path, .mode = GIT_FILEMODE_BLOB };
	struct afi_err ignored = AFI_ERR_INIT;
	const git_tree_entry *entry;

	if (!store->workdir || afi_store_entry(&entry, store, path, &ignored) ||
	    !entry)
		return false;
	copy.base = *git_tree_entry_id(entry);
	if (afi_copy_read(&copy, NULL, store, &ignored))
		return ignored.code == AFI_ECONFLICT;
	return copy.there && !git_oid_equal(&copy.seen, &copy.base);
}
