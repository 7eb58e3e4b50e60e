/* Opening a repository and reading one commit of it. */
#include "store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "store_impl.h"
#include "vec.h"

/* Objects that libgit2 remembers: a walk over all history must not keep it. */
enum { CACHE_MAX = 8 * 1024 * 1024 };

enum afi_code afi_store_fail(struct afi_err *err, int giterr, const char *what,
			     const char *name)
{
	const char *reason = strerror(errno);	/* where libgit2 gives none */
	const git_error *why = git_error_last();

	if (why && why->klass != GIT_ERROR_NONE && why->message)
		reason = why->message;
	return afi_err_set(err,
			   giterr == GIT_ENOTFOUND ? AFI_ENOTFOUND
						   : AFI_EFAILED,
			   "cannot %s '%s': %s", what, name, reason);
}

bool afi_store_flag(const struct afi_store *store, const char *name,
		    bool otherwise)
{
	git_config *config = NULL;
	int value = otherwise;

	if (!git_repository_config_snapshot(&config, store->repo))
		(void)git_config_get_bool(&value, config, name);
	git_config_free(config);
	return value;
}

/* ---- opening ------------------------------------------------------------- */

/* With .git's own folder at hand a hook must not search; in a hook of a server
 * the new objects lie apart, which only the environment tells. */
static int open_repo(git_repository **out, const char *dir)
{
	const char *gitdir = getenv("GIT_DIR");

	if (dir)
		return git_repository_open_ext(out, dir, 0, getenv(
						"GIT_CEILING_DIRECTORIES"));
	if (gitdir && (getenv("GIT_WORK_TREE") || getenv("GIT_COMMON_DIR")))
		return git_repository_open_ext(out, gitdir,
					       GIT_REPOSITORY_OPEN_NO_SEARCH,
					       NULL);
	return git_repository_open_ext(out, NULL, GIT_REPOSITORY_OPEN_FROM_ENV,
				       NULL);
}

static enum afi_code cannot_open(struct afi_err *err, int giterr,
				 const char *dir)
{
	if (giterr == GIT_ENOTFOUND)
		return afi_err_set(err, AFI_ENOTFOUND, "no register here: '%s' "
				   "is not in a Git repository; 'afi init' "
				   "makes one", dir);
	afi_store_fail(err, giterr, "open the register in", dir);
	if (giterr == GIT_EOWNER) {
		struct afi_err why = *err;

		return afi_err_set(err, AFI_EFAILED, "%s; if you trust who "
				   "owns it: git config --global --add "
				   "safe.directory FOLDER", why.msg);
	}
	return AFI_EFAILED;
}

struct afi_store *afi_store_wrap(git_repository *repo)
{
	struct afi_store *store = afi_xcalloc(1, sizeof(*store));

	store->repo = repo;
	store->gitdir = git_repository_path(repo);
	store->common = afi_xstrdup(git_repository_commondir(repo));
	store->workdir = git_repository_is_bare(repo) ? NULL :
		git_repository_workdir(repo);
	store->lock = (struct afi_lock)AFI_LOCK_INIT;
	store->umask = umask(022);
	umask(store->umask);
	return store;
}

/* Mending is a courtesy of readers: whatever stands in its way, a writer will
 * run into it too and say so. */
static void mend_if_left(struct afi_store *store)
{
	struct afi_err ignored = AFI_ERR_INIT;

	if (!afi_lock_noted(store->common) ||
	    !afi_lock_try(&store->lock, store->common))
		return;
	if (!git_repository_head_detached(store->repo) &&
	    !afi_store_pin_head(store, &ignored))
		(void)afi_store_mend(store, 0, &ignored);
	afi_noteds_clear(&store->noted);
	afi_lock_drop(&store->lock);
}

enum afi_code afi_store_open(struct afi_store **out, const char *dir,
			     afi_lags_fn lags, struct afi_err *err)
{
	git_repository *repo = NULL;
	struct afi_store *store;
	enum afi_code rc;
	int giterr;

	*out = NULL;
	git_libgit2_init();
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)CACHE_MAX);
	giterr = open_repo(&repo, dir);
	if (giterr < 0) {
		rc = cannot_open(err, giterr, dir ? dir : ".");
		git_libgit2_shutdown();
		return rc;
	}
	store = afi_store_wrap(repo);
	store->lags = lags;
	giterr = git_repository_odb(&store->odb, repo);
	if (giterr < 0) {
		rc = afi_store_fail(err, giterr, "open the objects of",
				    store->gitdir);
		goto out;
	}
	mend_if_left(store);
	rc = afi_store_pin_head(store, err);
out:
	if (rc)
		afi_store_free(store);
	else
		*out = store;
	return rc;
}

static void unpin(struct afi_store *store)
{
	git_tree_free(store->folder_tree);
	git_tree_free(store->root);
	free(store->folder);
	store->folder_tree = store->root = NULL;
	store->folder = NULL;
	store->born = false;
	store->commit_id[0] = '\0';
}

void afi_store_free(struct afi_store *store)
{
	if (!store)
		return;
	afi_store_end(store);
	unpin(store);
	git_odb_free(store->odb);
	git_repository_free(store->repo);
	free(store->common);
	free(store);
	git_libgit2_shutdown();
}

const char *afi_store_gitdir(const struct afi_store *store)
{
	return store->gitdir;
}

const char *afi_store_workdir(const struct afi_store *store)
{
	return store->workdir;
}

const char *afi_store_commit_id(const struct afi_store *store)
{
	return store->commit_id;
}

/* ---- pinning ------------------------------------------------------------- */

static enum afi_code pin(struct afi_store *store, const git_commit *commit,
			 struct afi_err *err)
{
	git_tree *root;
	int giterr = git_commit_tree(&root, commit);

	if (giterr < 0)
		return afi_store_fail(err, giterr, "read the files of commit",
				      git_oid_tostr_s(git_commit_id(commit)));
	unpin(store);
	store->root = root;
	store->born = true;
	git_oid_cpy(&store->commit, git_commit_id(commit));
	git_oid_tostr(store->commit_id, sizeof(store->commit_id),
		      &store->commit);
	return AFI_OK;
}

enum afi_code afi_store_pin_oid(struct afi_store *store, const git_oid *id,
				struct afi_err *err)
{
	git_commit *commit;
	enum afi_code rc;
	int giterr;

	if (store->born && git_oid_equal(&store->commit, id))
		return AFI_OK;
	giterr = git_commit_lookup(&commit, store->repo, id);
	if (giterr < 0)
		return afi_store_fail(err, giterr, "read commit",
				      git_oid_tostr_s(id));
	rc = pin(store, commit, err);
	git_commit_free(commit);
	return rc;
}

enum afi_code afi_store_pin_head(struct afi_store *store, struct afi_err *err)
{
	git_reference *head = NULL;
	git_object *commit = NULL;
	enum afi_code rc = AFI_OK;
	int giterr;

	giterr = git_repository_head(&head, store->repo);
	if (giterr == GIT_EUNBORNBRANCH) {
		unpin(store);
		goto out;
	}
	if (giterr < 0) {
		rc = afi_store_fail(err, giterr, "find the newest commit of",
				    store->gitdir);
		goto out;
	}
	giterr = git_reference_peel(&commit, head, GIT_OBJECT_COMMIT);
	if (giterr < 0) {
		rc = afi_store_fail(err, giterr, "read the newest commit of",
				    store->gitdir);
		goto out;
	}
	rc = afi_store_pin_oid(store, git_object_id(commit), err);
out:
	git_object_free(commit);
	git_reference_free(head);
	return rc;
}

enum afi_code afi_store_pin(struct afi_store *store, const char *rev,
			    struct afi_err *err)
{
	git_object *named = NULL, *commit = NULL;
	enum afi_code rc;
	int giterr;

	giterr = git_revparse_single(&named, store->repo, rev);
	if (!giterr)
		giterr = git_object_peel(&commit, named, GIT_OBJECT_COMMIT);
	if (giterr < 0)
		rc = afi_err_set(err, AFI_ENOTFOUND, "no commit '%s' here",
				 rev);
	else
		rc = pin(store, (git_commit *)commit, err);
	git_object_free(commit);
	git_object_free(named);
	return rc;
}

/* ---- reading ------------------------------------------------------------- */

void afi_dir_clear(struct afi_dir *dir)
{
	for (size_t i = 0; i < dir->n; i++)
		free(dir->v[i].name);
	free(dir->v);
	*dir = (struct afi_dir){ 0 };
}

static enum afi_entry_type type_of(const git_tree_entry *entry)
{
	switch (git_tree_entry_filemode(entry)) {
	case GIT_FILEMODE_TREE:
		return AFI_FOLDER;
	case GIT_FILEMODE_LINK:
		return AFI_LINK;
	case GIT_FILEMODE_COMMIT:
		return AFI_MODULE;
	default:
		return AFI_FILE;
	}
}

/* The folder inside @tree that the first @len bytes of @name name: NULL if it
 * is not there. */
static enum afi_code step_into(git_tree **out, const struct afi_store *store,
			       const git_tree *tree, const char *name,
			       const char *path, struct afi_err *err)
{
	const git_tree_entry *entry = git_tree_entry_byname(tree, name);
	int giterr;

	*out = NULL;
	if (!entry)
		return AFI_OK;
	if (type_of(entry) != AFI_FOLDER)
		return afi_err_set(err, AFI_EINVALID, "'%s': '%s' is %s, not a "
				   "folder", path, name,
				   type_of(entry) == AFI_LINK ? "a link" :
				   type_of(entry) == AFI_MODULE ?
				   "a module" : "a file");
	giterr = git_tree_lookup(out, store->repo, git_tree_entry_id(entry));
	if (giterr < 0)
		return afi_store_fail(err, giterr, "read folder", path);
	return AFI_OK;
}

/* The tree of the folder @path, NULL if it is not there; the store keeps it,
 * so that reading folder by folder finds each only once. */
static enum afi_code find_folder(git_tree **out, struct afi_store *store,
				 const char *path, struct afi_err *err)
{
	char *names = NULL, *name, *slash;
	git_tree *tree = NULL, *next;
	enum afi_code rc = AFI_OK;

	*out = NULL;
	if (!store->born)
		return AFI_OK;
	if (!*path) {
		*out = store->root;
		return AFI_OK;
	}
	if (store->folder && strcmp(store->folder, path) == 0) {
		*out = store->folder_tree;
		return AFI_OK;
	}
	names = afi_xstrdup(path);
	for (name = names; name; name = slash ? slash + 1 : NULL) {
		slash = strchr(name, '/');
		if (slash)
			*slash = '\0';
		rc = step_into(&next, store, tree ? tree : store->root, name,
			       path, err);
		git_tree_free(tree);
		tree = next;
		if (rc || !tree)
			goto out;
	}
	git_tree_free(store->folder_tree);
	free(store->folder);
	store->folder_tree = *out = tree;
	store->folder = afi_xstrdup(path);
out:
	free(names);
	return rc;
}

enum afi_code afi_store_list(struct afi_dir *out, struct afi_store *store,
			     const char *path, struct afi_err *err)
{
	git_tree *tree;
	enum afi_code rc = find_folder(&tree, store, path, err);
	const size_t n = tree ? git_tree_entrycount(tree) : 0;

	for (size_t i = 0; i < n; i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
		struct afi_dirent *dirent = afi_vec_push(out);

		dirent->name = afi_xstrdup(git_tree_entry_name(entry));
		dirent->type = type_of(entry);
		git_oid_tostr(dirent->oid, sizeof(dirent->oid),
			      git_tree_entry_id(entry));
	}
	return rc;
}

enum afi_code afi_store_entry(const git_tree_entry **out,
			      struct afi_store *store, const char *path,
			      struct afi_err *err)
{
	char *folder = afi_xstrdup(path), *slash = strrchr(folder, '/');
	const char *name = slash ? path + (slash - folder) + 1 : path;
	enum afi_code rc;
	git_tree *tree;

	*out = NULL;
	*(slash ? slash : folder) = '\0';
	rc = find_folder(&tree, store, folder, err);
	if (tree)
		*out = git_tree_entry_byname(tree, name);
	free(folder);
	return rc;
}

/* The size comes first: a huge file must not get as far as memory. */
static enum afi_code read_oid(struct afi_str *out, struct afi_store *store,
			      const git_oid *id, const char *name, size_t max,
			      struct afi_err *err)
{
	git_odb_object *object;
	git_object_t type;
	size_t len;
	int giterr;

	giterr = git_odb_read_header(&len, &type, store->odb, id);
	if (giterr < 0)
		return afi_store_fail(err, giterr, "read", name);
	if (type != GIT_OBJECT_BLOB)
		return afi_err_set(err, AFI_EINVALID, "'%s' is not a file",
				   name);
	if (len > max)
		return afi_err_set(err, AFI_EINVALID, "'%s' has %zu bytes; "
				   "more than %zu are not read", name, len,
				   max);
	giterr = git_odb_read(&object, store->odb, id);
	if (giterr < 0)
		return afi_store_fail(err, giterr, "read", name);
	afi_str_add(out, git_odb_object_data(object),
		    git_odb_object_size(object));
	git_odb_object_free(object);
	return AFI_OK;
}

enum afi_code afi_store_read(struct afi_str *out, struct afi_store *store,
			     const char *path, size_t max,
			     struct afi_err *err)
{
	static const char *const words[] = {
		[AFI_FOLDER] = "folder", [AFI_LINK] = "link",
		[AFI_MODULE] = "module",
	};
	const git_tree_entry *entry;
	enum afi_code rc = afi_store_entry(&entry, store, path, err);

	if (rc)
		return rc;
	if (!entry)
		return afi_err_set(err, AFI_ENOTFOUND, "no file '%s' in the "
				   "register", path);
	if (type_of(entry) != AFI_FILE)
		return afi_err_set(err, AFI_EINVALID, "'%s' is a %s, not a "
				   "file", path, words[type_of(entry)]);
	return read_oid(out, store, git_tree_entry_id(entry), path, max, err);
}

enum afi_code afi_store_read_blob(struct afi_str *out, struct afi_store *store,
				  const char *oid, size_t max,
				  struct afi_err *err)
{
	git_oid id;

	if (git_oid_fromstr(&id, oid) < 0)
		return afi_err_set(err, AFI_EINVALID, "'%s' names no file",
				   oid);
	return read_oid(out, store, &id, oid, max, err);
}

enum afi_code afi_store_blob_at(char oid[AFI_OID_LEN + 1],
				struct afi_store *store, const char *rev,
				const char *path, struct afi_err *err)
{
	git_object *named = NULL, *tree = NULL;
	git_tree_entry *entry = NULL;
	enum afi_code rc = AFI_OK;
	git_oid id;
	int giterr;

	*oid = '\0';
	if (strlen(rev) == AFI_OID_LEN && git_oid_fromstr(&id, rev) == 0)
		giterr = git_object_lookup(&named, store->repo, &id,
					   GIT_OBJECT_ANY);
	else
		giterr = git_revparse_single(&named, store->repo, rev);
	if (!giterr)
		giterr = git_object_peel(&tree, named, GIT_OBJECT_TREE);
	if (giterr < 0) {
		rc = afi_err_set(err, AFI_ENOTFOUND, "no commit '%s' here",
				 rev);
		goto out;
	}
	giterr = git_tree_entry_bypath(&entry, (git_tree *)tree, path);
	if (giterr < 0 && giterr != GIT_ENOTFOUND)
		rc = afi_store_fail(err, giterr, "read", path);
	if (!giterr && type_of(entry) == AFI_FILE)
		git_oid_tostr(oid, AFI_OID_LEN + 1, git_tree_entry_id(entry));
out:
	git_tree_entry_free(entry);
	git_object_free(tree);
	git_object_free(named);
	return rc;
}
