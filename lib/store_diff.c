/* One commit of the history, and the records in which it differs. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "store_impl.h"
#include "vec.h"

enum { DEEP = 16 };	/* folders within folders, against a tree gone mad */

/* One commit, and what was found in it so far. */
struct walk {
	struct afi_store *store;
	size_t n;		/* parents */
	struct { struct afi_diff *v; size_t n, size; } diffs;
	struct afi_arena arena;	/* paths and lists of ids */
};

/* The same folder in a commit and in each of its parents; NULL where it is
 * not. */
struct folders {
	git_tree *now;
	git_tree **before;
};

static const git_tree_entry *entry_at(const git_tree *tree, size_t i)
{
	return tree ? git_tree_entry_byindex(tree, i) : NULL;
}

static const git_tree_entry *entry_of(const git_tree *tree, const char *name)
{
	return tree ? git_tree_entry_byname(tree, name) : NULL;
}

static bool same(const git_tree_entry *a, const git_tree_entry *b)
{
	if (!a || !b)
		return a == b;
	return git_oid_equal(git_tree_entry_id(a), git_tree_entry_id(b)) &&
	       git_tree_entry_filemode(a) == git_tree_entry_filemode(b);
}

static bool is_folder(const git_tree_entry *entry)
{
	return entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
}

/* A file's id; a folder in its place counts as nothing there. */
static void name_blob(char out[AFI_OID_LEN + 1], const git_tree_entry *entry)
{
	out[0] = '\0';
	if (entry && !is_folder(entry))
		git_oid_tostr(out, AFI_OID_LEN + 1, git_tree_entry_id(entry));
}

static void add_diff(struct walk *w, const char *path,
		     const git_tree_entry *now,
		     const git_tree_entry *const *before)
{
	struct afi_diff *diff = afi_vec_push(&w->diffs);

	diff->path = afi_arena_strdup(&w->arena, path);
	diff->before = afi_arena_calloc(&w->arena, w->n,
					sizeof(*diff->before));
	name_blob(diff->now, now);
	for (size_t i = 0; i < w->n; i++)
		name_blob(diff->before[i], before[i]);
}

static enum afi_code walk_folders(struct walk *w, const struct folders *f,
				  const char *path, int depth,
				  struct afi_err *err);

static enum afi_code open_folder(git_tree **out, struct walk *w,
				 const git_tree_entry *entry,
				 const char *path, struct afi_err *err)
{
	int giterr;

	*out = NULL;
	if (!is_folder(entry))
		return AFI_OK;
	giterr = git_tree_lookup(out, w->store->repo,
				 git_tree_entry_id(entry));
	return giterr < 0 ? afi_store_fail(err, giterr, "folder", path)
			  : AFI_OK;
}

/* Go into the folder @path on whichever side it is one. */
static enum afi_code descend(struct walk *w, const char *path,
			     const git_tree_entry *now,
			     const git_tree_entry *const *before, int depth,
			     struct afi_err *err)
{
	struct folders f = { NULL, afi_xcalloc(w->n, sizeof(git_tree *)) };
	enum afi_code rc;

	rc = open_folder(&f.now, w, now, path, err);
	for (size_t i = 0; !rc && i < w->n; i++)
		rc = open_folder(&f.before[i], w, before[i], path, err);
	if (!rc)
		rc = walk_folders(w, &f, path, depth, err);
	for (size_t i = 0; i < w->n; i++)
		git_tree_free(f.before[i]);
	git_tree_free(f.now);
	free(f.before);
	return rc;
}

/* One name, of which it is known that somebody has it. */
static enum afi_code walk_name(struct walk *w, const struct folders *f,
			       const char *path, const char *name, int depth,
			       struct afi_err *err)
{
	const git_tree_entry **before =
		afi_xcalloc(w->n, sizeof(*before));
	const git_tree_entry *now = entry_of(f->now, name);
	struct afi_str full = AFI_STR_INIT;
	bool differs = !w->n, folder = is_folder(now), file = now && !folder;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < w->n; i++) {
		before[i] = entry_of(f->before[i], name);
		differs = differs || !same(now, before[i]);
		folder = folder || is_folder(before[i]);
		file = file || (before[i] && !is_folder(before[i]));
	}
	if (differs) {
		afi_str_addf(&full, "%s%s%s", path, *path ? "/" : "", name);
		if (file)
			add_diff(w, full.s, now, before);
		if (folder && depth < DEEP)
			rc = descend(w, full.s, now, before, depth + 1, err);
	}
	afi_str_clear(&full);
	free(before);
	return rc;
}

/* Whether a side before @side has @name, so that it was looked at already. */
static bool seen(const struct folders *f, size_t side, const char *name)
{
	if (side && entry_of(f->now, name))
		return true;
	for (size_t i = 1; i < side; i++)
		if (entry_of(f->before[i - 1], name))
			return true;
	return false;
}

static enum afi_code walk_folders(struct walk *w, const struct folders *f,
				  const char *path, int depth,
				  struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t side = 0; side <= w->n && !rc; side++) {
		const git_tree *tree = side ? f->before[side - 1] : f->now;
		const git_tree_entry *entry;

		for (size_t i = 0; !rc && (entry = entry_at(tree, i)); i++) {
			const char *name = git_tree_entry_name(entry);

			if (!*path && strcmp(name, "records") != 0 &&
			    strcmp(name, "register.yaml") != 0)
				continue;
			if (!seen(f, side, name))
				rc = walk_name(w, f, path, name, depth, err);
		}
	}
	return rc;
}

/* The trees of @commit and of its parents. */
static enum afi_code open_trees(struct folders *f, struct walk *w,
				git_commit *commit, struct afi_err *err)
{
	int giterr = git_commit_tree(&f->now, commit);

	for (size_t i = 0; !giterr && i < w->n; i++) {
		git_commit *parent;

		giterr = git_commit_parent(&parent, commit, (unsigned)i);
		if (!giterr) {
			giterr = git_commit_tree(&f->before[i], parent);
			git_commit_free(parent);
		}
	}
	return giterr < 0 ? afi_store_fail(err, giterr, "commit", "history")
			  : AFI_OK;
}

/* Whether @commit stands at the edge of a shallow clone. */
static bool is_edge(struct afi_store *store, git_commit *commit)
{
	for (unsigned i = 0; i < git_commit_parentcount(commit); i++)
		if (!git_odb_exists(store->odb,
				    git_commit_parent_id(commit, i)))
			return true;
	return false;
}

/* Whether @commit bears a signature. */
static bool is_signed(git_commit *commit)
{
	git_buf field = GIT_BUF_INIT;
	bool found = !git_commit_header_field(&field, commit, "gpgsig");

	git_buf_dispose(&field);
	return found;
}

static enum afi_code tell(struct walk *w, git_commit *commit, bool shallow,
			  afi_walk_fn fn, void *arg, struct afi_err *err)
{
	const git_signature *author = git_commit_author(commit);
	struct afi_commit told = {
		.author = author->name, .email = author->email,
		.when = author->when.time, .shallow = shallow,
		.is_signed = is_signed(commit),
		.nparents = w->n, .diffs = w->diffs.v, .ndiffs = w->diffs.n,
	};

	git_oid_tostr(told.id, sizeof(told.id), git_commit_id(commit));
	told.parents = afi_arena_calloc(&w->arena, w->n,
					sizeof(*told.parents));
	for (size_t i = 0; i < w->n; i++)
		git_oid_tostr(told.parents[i], sizeof(told.parents[i]),
			      git_commit_parent_id(commit, (unsigned)i));
	return fn(&told, arg, err);
}

enum afi_code afi_store_diff(struct afi_store *store, const git_oid *id,
			     afi_walk_fn fn, void *arg, struct afi_err *err)
{
	struct walk w = { .store = store, .arena = AFI_ARENA_INIT };
	struct folders f = { 0 };
	git_commit *commit;
	enum afi_code rc;
	bool shallow;
	int giterr;

	giterr = git_commit_lookup(&commit, store->repo, id);
	if (giterr < 0)
		return afi_store_fail(err, giterr, "commit",
				      git_oid_tostr_s(id));
	shallow = is_edge(store, commit);
	w.n = shallow ? 0 : git_commit_parentcount(commit);
	f.before = afi_xcalloc(w.n, sizeof(*f.before));
	if (!(rc = open_trees(&f, &w, commit, err)) &&
	    !(rc = walk_folders(&w, &f, "", 0, err)))
		rc = tell(&w, commit, shallow, fn, arg, err);
	for (size_t i = 0; i < w.n; i++)
		git_tree_free(f.before[i]);
	free(f.before);
	git_tree_free(f.now);
	git_commit_free(commit);
	free(w.diffs.v);
	afi_arena_clear(&w.arena);
	return rc;
}
