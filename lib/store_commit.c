/* Writing: one commit at a time, visible only when the branch moves. */
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "store_impl.h"
#include "vec.h"

enum { TRIES = 5 };	/* of writing, while Git tidies up */

/* ---- objects ------------------------------------------------------------- */

/* The committer is the author unless Git's variables name another. */
static int make_committer(git_signature **out, const struct afi_author *author)
{
	const char *name = getenv("GIT_COMMITTER_NAME");
	const char *email = getenv("GIT_COMMITTER_EMAIL");
	const char *date = getenv("GIT_COMMITTER_DATE");
	struct afi_err ignored = AFI_ERR_INIT;
	int64_t when = author->when;

	if (date && *date)
		(void)afi_clock_parse(&when, date, &ignored);
	return git_signature_new(out, name && *name ? name : author->name,
				 email && *email ? email : author->email,
				 when, 0);
}

/*
 * Git's maintenance removes folders of objects that have become empty, also
 * between libgit2's making one and writing into it: what it says is then that
 * there is no such file, and trying again is the cure.
 */
static enum afi_code write_blob(git_oid *out, struct afi_store *store,
				const void *bytes, size_t len,
				struct afi_err *err)
{
	int giterr = -1;

	for (int i = 0; giterr < 0 && i < TRIES; i++) {
		git_error_clear();
		giterr = git_blob_create_from_buffer(out, store->repo, bytes,
						     len);
	}
	return giterr < 0 ? afi_store_fail(err, -1, "write to", store->common)
			  : AFI_OK;
}

static enum afi_code write_tree(git_oid *out, struct afi_store *store,
				const struct afi_change_file *files, size_t n,
				const struct afi_copies *copies,
				struct afi_err *err)
{
	git_tree_update *updates = afi_xcalloc(n, sizeof(*updates));
	git_treebuilder *empty = NULL;
	git_tree *base = NULL;
	git_oid none;
	enum afi_code rc = AFI_OK;
	int giterr = 0;

	for (size_t i = 0; !rc && i < n; i++) {
		updates[i].action = GIT_TREE_UPDATE_UPSERT;
		updates[i].filemode = copies->v[i].mode;
		updates[i].path = files[i].path;
		rc = write_blob(&updates[i].id, store, files[i].bytes,
				files[i].len, err);
	}
	if (rc)
		goto out;
	git_error_clear();
	/* libgit2 wants a tree to begin from, if only an empty one. */
	if (!giterr && !store->root &&
	    !(giterr = git_treebuilder_new(&empty, store->repo, NULL)) &&
	    !(giterr = git_treebuilder_write(&none, empty)))
		giterr = git_tree_lookup(&base, store->repo, &none);
	if (!giterr)
		giterr = git_tree_create_updated(out, store->repo,
						 base ? base : store->root, n,
						 updates);
	if (giterr < 0)
		rc = afi_store_fail(err, -1, "write to", store->common);
out:
	git_tree_free(base);
	git_treebuilder_free(empty);
	free(updates);
	return rc;
}

static enum afi_code write_commit(git_oid *out, struct afi_store *store,
				  const git_oid *tree_id, const char *message,
				  const git_signature *author,
				  const git_signature *committer,
				  struct afi_err *err)
{
	git_commit *parent = NULL;
	git_tree *tree = NULL;
	int giterr;

	giterr = git_tree_lookup(&tree, store->repo, tree_id);
	if (!giterr && store->born)
		giterr = git_commit_lookup(&parent, store->repo,
					   &store->commit);
	if (!giterr) {
		const git_commit *parents[] = { parent };

		giterr = git_commit_create(out, store->repo, NULL, author,
					   committer, NULL, message, tree,
					   store->born, parents);
	}
	git_commit_free(parent);
	git_tree_free(tree);
	return giterr < 0 ? afi_store_fail(err, giterr, "write to",
					   store->common) : AFI_OK;
}

/* ---- kept files ---------------------------------------------------------- */

static void kept_name(struct afi_str *out, const char *sha256)
{
	afi_str_addf(out, "refs/afi/evidence/%s", sha256);
}

void afi_store_keep(struct afi_store *store, const char *sha256,
		    const void *bytes, size_t len)
{
	*afi_vec_push(&store->keep) = (struct afi_keep){ sha256, bytes, len };
}

static enum afi_code keep_one(struct afi_store *store,
			      const struct afi_keep *keep,
			      struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	bool there, moved = false;
	git_oid oid;
	enum afi_code rc;

	kept_name(&name, keep->sha256);
	if ((rc = afi_store_ref(&oid, &there, store, name.s, err)) || there)
		goto out;
	if ((rc = write_blob(&oid, store, keep->bytes, keep->len, err)))
		goto out;
	rc = afi_store_move_ref(store, name.s, NULL, &oid, &moved, err);
	if (moved)	/* somebody else kept the same */
		rc = AFI_OK;
out:
	afi_str_clear(&name);
	return rc;
}

enum afi_code afi_store_kept(struct afi_str *out, struct afi_store *store,
			     const char *sha256, struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	bool there;
	git_oid oid;
	enum afi_code rc;

	kept_name(&name, sha256);
	if ((rc = afi_store_ref(&oid, &there, store, name.s, err)))
		goto out;
	if (!there)
		rc = afi_err_set(err, AFI_ENOTFOUND, "this copy of the "
				 "register has not got it");
	else
		rc = afi_store_read_blob(out, store, git_oid_tostr_s(&oid),
					 SIZE_MAX, err);
out:
	afi_str_clear(&name);
	return rc;
}

/* ---- committing ---------------------------------------------------------- */

/* What the pinned commit has at the path of @copy, if it has anything: only a
 * file is replaced, and one that may be run stays so. */
static enum afi_code fill_base(struct afi_copy *copy,
			       const git_tree_entry *entry,
			       struct afi_err *err)
{
	const git_filemode_t mode = git_tree_entry_filemode(entry);

	if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB ||
	    mode == GIT_FILEMODE_LINK)
		return afi_err_set(err, AFI_EINVALID, "'%s' is no plain file "
				   "in the register", copy->path);
	if (mode == GIT_FILEMODE_BLOB_EXECUTABLE)
		copy->mode = mode;
	copy->in_base = true;
	copy->base = *git_tree_entry_id(entry);
	return AFI_OK;
}

/* Look at all copies before anything is written. */
static enum afi_code look(struct afi_copies *copies, struct afi_store *store,
			  const struct afi_change_file *files, size_t n,
			  struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < n && !rc; i++) {
		struct afi_copy *copy = afi_vec_push(copies);
		const git_tree_entry *entry;

		*copy = (struct afi_copy){
			.path = files[i].path, .bytes = files[i].bytes,
			.len = files[i].len, .mode = GIT_FILEMODE_BLOB,
		};
		if ((rc = afi_store_entry(&entry, store, copy->path, err)) ||
		    (entry && (rc = fill_base(copy, entry, err))))
			break;
		for (size_t k = 0; k < store->noted.n; k++)
			if (strcmp(store->noted.v[k].path, copy->path) == 0)
				copy->noted = &store->noted.v[k];
		if (git_odb_hash(&copy->id, copy->bytes, copy->len,
				 GIT_OBJECT_BLOB) < 0)
			rc = afi_store_fail(err, -1, "name", copy->path);
		else
			rc = afi_copies_look(copies, copy, err);
	}
	return rc;
}

static enum afi_code write_all(git_oid *out, struct afi_store *store,
			       const struct afi_change_file *files, size_t n,
			       const struct afi_copies *copies,
			       const char *message,
			       const git_signature *author,
			       const git_signature *committer,
			       struct afi_err *err)
{
	enum afi_code rc = AFI_OK;
	git_oid tree;

	for (size_t i = 0; i < store->keep.n && !rc; i++)
		rc = keep_one(store, &store->keep.v[i], err);
	if (rc)
		return rc;
	for (int i = 0; i < TRIES; i++)	/* see write_blob() */
		if (!(rc = write_tree(&tree, store, files, n, copies,
				      err)) &&
		    !(rc = write_commit(out, store, &tree, message, author,
					committer, err)))
			break;
	return rc;
}

/* Somebody may have switched to another branch, whose copies these then are. */
static enum afi_code check_branch(struct afi_store *store, bool *moved,
				  struct afi_err *err)
{
	char *now = NULL;
	enum afi_code rc = afi_store_find_branch(&now, store, err);

	if (now && strcmp(now, store->branch) != 0) {
		*moved = true;
		rc = afi_err_set(err, AFI_ECONFLICT, "another branch has been "
				 "checked out meanwhile; try again");
	}
	free(now);
	return rc;
}

/* Everything that can fail is done when the branch moves, but the renames. */
static enum afi_code publish(struct afi_store *store,
			     struct afi_copies *copies, const git_oid *commit,
			     const git_signature *committer,
			     const char *message, bool *moved,
			     struct afi_err *err)
{
	const git_oid old = store->commit;
	const bool was = store->born;
	struct afi_err ignored = AFI_ERR_INIT;
	enum afi_code rc = AFI_OK;

	rc = afi_store_note(store, copies, err);
	for (size_t i = 0; i < copies->n && !rc; i++)
		rc = afi_copies_stage(copies, &copies->v[i], err);
	if (rc)
		return rc;
	if ((rc = check_branch(store, moved, err)) ||
	    (rc = afi_store_move_ref(store, store->branch,
				     was ? &old : NULL, commit, moved, err)))
		return rc;
	afi_store_log_move(store, was, &old, commit, committer, message);
	(void)afi_store_pin_oid(store, commit, &ignored);
	afi_copies_finish(copies);
	return AFI_OK;
}

enum afi_code afi_store_commit(struct afi_store *store,
			       const struct afi_change_file *files, size_t n,
			       const char *message,
			       const struct afi_author *author,
			       bool *moved, struct afi_err *err)
{
	struct afi_copies own = AFI_COPIES_INIT;
	struct afi_copies *copies = store->early ? store->early : &own;
	struct afi_err ignored = AFI_ERR_INIT;
	git_signature *who = NULL, *committer = NULL;
	enum afi_code rc;
	git_oid commit;

	*moved = false;
	if (git_signature_new(&who, author->name, author->email, author->when,
			      0) < 0 ||
	    make_committer(&committer, author) < 0) {
		rc = afi_store_fail(err, -1, "sign as", author->name);
		goto out;
	}
	if ((!store->early &&
	     (rc = afi_copies_open(copies, store, AFI_STORE_PATIENCE, err))) ||
	    (rc = look(copies, store, files, n, err)) ||
	    (rc = write_all(&commit, store, files, n, copies, message, who,
			    committer, err)) ||
	    (rc = publish(store, copies, &commit, committer, message, moved,
			  err)))
		goto out;
	afi_store_settle(store, copies);
out:
	store->raced = *moved;
	afi_copies_clear(copies);
	if (rc)
		afi_store_settle(store, copies);
	if (*moved)
		(void)afi_store_pin_head(store, &ignored);
	free(store->early);	/* one more commit opens its own */
	store->early = NULL;
	git_signature_free(committer);
	git_signature_free(who);
	return rc;
}
