/* Opening a repository and reading one commit of it. */
#include "store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "store_impl.h"
#include "vec.h"

/* Objects that libgit2 remembers: a walk over all history must not keep it. */
enum { CACHE_MAX = 8 * 1024 * 1024 };

/* libgit2 tells of objects and references, which are nothing to most people. */
static bool is_damage(int giterr, const git_error *why)
{
	if (giterr == GIT_ENOTFOUND)
		return true;
	return why && (why->klass == GIT_ERROR_ODB ||
		       why->klass == GIT_ERROR_OBJECT ||
		       why->klass == GIT_ERROR_REFERENCE ||
		       why->klass == GIT_ERROR_TREE ||
		       why->klass == GIT_ERROR_ZLIB);
}

enum afi_code afi_store_fail(struct afi_err *err, int giterr, const char *what,
			     const char *name)
{
	const char *reason = strerror(errno);	/* where libgit2 gives none */
	const git_error *why = git_error_last();

	if (is_damage(giterr, why))
		reason = "what Git keeps of it is missing or damaged; 'git "
			 "fsck' says what, and a copy of the register may "
			 "have it whole";
	else if (why && why->klass != GIT_ERROR_NONE && why->message)
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

/* A repository that somebody else owns is not opened; libgit2 1.5 says then
 * that some setting is missing. */
static bool is_not_ours(int giterr, struct afi_str *folder, const char *dir)
{
	static const char inside[] = "/.git/";
	git_buf found = GIT_BUF_INIT;
	size_t len;

	if ((giterr != GIT_EOWNER && giterr != GIT_ENOTFOUND) ||
	    git_repository_discover(&found, dir, 0,
				    getenv("GIT_CEILING_DIRECTORIES")))
		return false;
	len = strlen(found.ptr);
	if (len > strlen(inside) &&
	    !strcmp(found.ptr + len - strlen(inside), inside))
		len -= strlen(inside);
	afi_str_add(folder, found.ptr, len);
	git_buf_dispose(&found);
	return true;
}

static enum afi_code cannot_open(struct afi_err *err, int giterr,
				 const char *dir)
{
	struct afi_str folder = AFI_STR_INIT;

	if (is_not_ours(giterr, &folder, dir))
		afi_err_set(err, AFI_EFAILED, "the register in '%s' belongs to "
			    "somebody else; if you trust them: git config "
			    "--global --add safe.directory '%s'", folder.s,
			    folder.s);
	else if (access(dir, F_OK) < 0)
		afi_err_set(err, AFI_ENOTFOUND, "no register here: '%s': %s; "
			    "-C DIR or AFI_REGISTER says where it is", dir,
			    strerror(errno));
	else if (giterr == GIT_ENOTFOUND)
		afi_err_set(err, AFI_ENOTFOUND, "no register here, neither in "
			    "'%s' nor above it; -C DIR or AFI_REGISTER says "
			    "where it is, 'afi init' makes a new one", dir);
	else
		afi_store_fail(err, giterr, "open the register in", dir);
	afi_str_clear(&folder);
	return err->code;
}

/* Make a store of @repo, which is taken. */
static struct afi_store *wrap(git_repository *repo)
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
	store = wrap(repo);
	store->lags = lags;
	giterr = git_repository_odb(&store->odb, repo);
	if (giterr < 0) {
		rc = afi_store_fail(err, giterr, "open what is kept in",
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
	store->commit_time = 0;
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

const char *afi_store_workdir(const struct afi_store *store)
{
	return store->workdir;
}

const char *afi_store_commit_id(const struct afi_store *store)
{
	return store->commit_id;
}

int64_t afi_store_commit_time(const struct afi_store *store)
{
	return store->commit_time;
}

/* ---- pinning ------------------------------------------------------------- */

static enum afi_code pin(struct afi_store *store, const git_commit *commit,
			 struct afi_err *err)
{
	git_tree *root;
	int giterr = git_commit_tree(&root, commit);

	if (giterr < 0)
		return afi_store_fail(err, giterr, "read the state",
				      git_oid_tostr_s(git_commit_id(commit)));
	unpin(store);
	store->root = root;
	store->born = true;
	git_oid_cpy(&store->commit, git_commit_id(commit));
	git_oid_tostr(store->commit_id, sizeof(store->commit_id),
		      &store->commit);
	store->commit_time = git_commit_author(commit)->when.time;
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
		return afi_store_fail(err, giterr, "read the state",
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
		rc = afi_store_fail(err, giterr, "find the newest state of",
				    store->gitdir);
		goto out;
	}
	giterr = git_reference_peel(&commit, head, GIT_OBJECT_COMMIT);
	if (giterr < 0) {
		rc = afi_store_fail(err, giterr, "read the newest state of",
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
