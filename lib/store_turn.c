/* A writer's turn: from queueing on the lock to letting the next one in. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "mem.h"
#include "store_impl.h"

enum { NAMES_MAX = 5 };	/* that lead to a branch, as Git has it */

enum afi_code afi_store_find_branch(char **out, struct afi_store *store,
				    struct afi_err *err)
{
	git_reference *ref = NULL;
	enum afi_code rc = AFI_OK;
	int giterr = git_reference_lookup(&ref, store->repo, "HEAD");

	if (giterr < 0)
		return afi_store_fail(err, giterr, "find where to record in",
				      store->gitdir);
	if (git_reference_type(ref) != GIT_REFERENCE_SYMBOLIC) {
		rc = afi_err_set(err, AFI_ECONFLICT, "an older state of the "
				 "register is checked out, which can be read "
				 "but not written to; 'git switch -' goes back "
				 "to the newest");
		goto out;
	}
	for (int i = 0; i < NAMES_MAX && ref &&
	     git_reference_type(ref) == GIT_REFERENCE_SYMBOLIC; i++) {
		free(*out);
		*out = afi_xstrdup(git_reference_symbolic_target(ref));
		git_reference_free(ref);
		if (git_reference_lookup(&ref, store->repo, *out) < 0)
			ref = NULL;	/* not born yet */
	}
out:
	git_reference_free(ref);
	return rc;
}

/* In a repository that a group shares, what we make is the group's too. */
static void share(struct afi_store *store)
{
	git_config *config = NULL;
	const char *value;

	store->umask = umask(022);
	umask(store->umask);
	if (git_repository_config_snapshot(&config, store->repo) < 0)
		return;
	if (!git_config_get_string(&value, config, "core.sharedRepository") &&
	    strcmp(value, "umask") != 0 && strcmp(value, "false") != 0 &&
	    strcmp(value, "0") != 0) {
		store->shared = true;
		umask(store->umask & ~(mode_t)020);
	}
	git_config_free(config);
}

/* The notes stay as they are: what they say is for the next one to do. */
static void let_go(struct afi_store *store)
{
	if (store->early)
		afi_copies_clear(store->early);
	free(store->early);
	store->early = NULL;
	if (store->shared)
		umask(store->umask);
	store->shared = false;
	afi_noteds_clear(&store->noted);
	afi_lock_drop(&store->lock);
	free(store->branch);
	store->branch = NULL;
	free(store->keep.v);
	store->keep.v = NULL;
	store->keep.n = store->keep.size = 0;
	store->writing = false;
}

/*
 * A plain commit moves the branch while it has Git's lock on what is staged.
 * Who waits for that lock with a commit pinned has therefore lost, and would
 * lose for as long as somebody goes on committing.
 */
static enum afi_code open_early(struct afi_store *store, struct afi_err *err)
{
	enum afi_code rc;

	if (!store->raced)
		return AFI_OK;
	store->early = afi_xcalloc(1, sizeof(*store->early));
	*store->early = (struct afi_copies)AFI_COPIES_INIT;
	rc = afi_copies_open(store->early, store, AFI_STORE_PATIENCE, err);
	return rc ? rc : afi_store_pin_head(store, err);
}

enum afi_code afi_store_begin(struct afi_store *store, afi_lags_fn lags,
			      struct afi_err *err)
{
	enum afi_code rc;

	store->lags = lags;
	share(store);
	store->writing = true;
	if ((rc = afi_lock_take(&store->lock, store->common, err)) ||
	    (rc = afi_store_find_branch(&store->branch, store, err)) ||
	    (rc = afi_store_pin_head(store, err)) ||
	    (rc = afi_store_mend(store, AFI_STORE_PATIENCE, err)) ||
	    (rc = open_early(store, err)))
		let_go(store);
	return rc;
}

void afi_store_end(struct afi_store *store)
{
	struct afi_copies none = AFI_COPIES_INIT;

	if (!store->writing)
		return;
	afi_store_settle(store, store->early ? store->early : &none);
	let_go(store);
}
