/* The history: which commits there are. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "store_impl.h"
#include "vec.h"

/* ---- in whatever order --------------------------------------------------- */

/* Commits that were met: a table of ids, an all-zero one being a free place. */
struct met {
	git_oid *v;
	size_t n, size;
};

static git_oid *place(const struct met *met, const git_oid *id)
{
	size_t i;

	memcpy(&i, id->id, sizeof(i));
	for (;; i++) {
		git_oid *at = &met->v[i & (met->size - 1)];

		if (git_oid_is_zero(at) || git_oid_equal(at, id))
			return at;
	}
}

static void grow(struct met *met)
{
	struct met old = *met;

	met->size = old.size ? old.size * 2 : 1024;
	met->v = afi_xcalloc(met->size, sizeof(*met->v));
	for (size_t i = 0; i < old.size; i++)
		if (!git_oid_is_zero(&old.v[i]))
			*place(met, &old.v[i]) = old.v[i];
	free(old.v);
}

/* Whether @id is met for the first time. */
static bool meet(struct met *met, const git_oid *id)
{
	git_oid *at;

	if (met->n * 2 >= met->size)
		grow(met);
	at = place(met, id);
	if (!git_oid_is_zero(at))
		return false;
	*at = *id;
	met->n++;
	return true;
}

struct queue {
	git_oid *v;
	size_t n, size;
};

/* Put those parents of @id into @queue that are here and were not met. */
static enum afi_code add_parents(struct queue *queue, struct met *met,
				 struct afi_store *store, const git_oid *id,
				 struct afi_err *err)
{
	git_commit *commit;
	int giterr = git_commit_lookup(&commit, store->repo, id);

	if (giterr < 0)
		return afi_store_fail(err, giterr, "commit",
				      git_oid_tostr_s(id));
	for (unsigned i = git_commit_parentcount(commit); i-- > 0; ) {
		const git_oid *parent = git_commit_parent_id(commit, i);

		if (git_odb_exists(store->odb, parent) && meet(met, parent))
			*afi_vec_push(queue) = *parent;
	}
	git_commit_free(commit);
	return AFI_OK;
}

/* libgit2's own walker stops with an error where a shallow clone ends. */
enum afi_code afi_store_walk(struct afi_store *store, afi_walk_fn fn,
			     void *arg, struct afi_err *err)
{
	struct met met = { 0 };
	struct queue queue = { 0 };
	enum afi_code rc = AFI_OK;

	if (store->root) {
		meet(&met, &store->commit);
		*afi_vec_push(&queue) = store->commit;
	}
	while (!rc && queue.n) {
		const git_oid id = queue.v[--queue.n];

		if (!(rc = afi_store_diff(store, &id, fn, arg, err)))
			rc = add_parents(&queue, &met, store, &id, err);
	}
	free(queue.v);
	free(met.v);
	return rc;
}

/* ---- the newest first ---------------------------------------------------- */

/* Commits that come next; seldom more than there are people. */
struct front {
	git_commit **v;
	size_t n, size;
};

static git_commit *take_newest(struct front *front)
{
	git_commit *newest;
	size_t best = 0;

	for (size_t i = 1; i < front->n; i++)
		if (git_commit_time(front->v[i]) >
		    git_commit_time(front->v[best]))
			best = i;
	newest = front->v[best];
	front->v[best] = front->v[--front->n];
	return newest;
}

static enum afi_code put_commit(struct front *front, struct met *met,
				struct afi_store *store, const git_oid *id,
				struct afi_err *err)
{
	git_commit *commit;
	int giterr;

	if (!git_odb_exists(store->odb, id) || !meet(met, id))
		return AFI_OK;
	giterr = git_commit_lookup(&commit, store->repo, id);
	if (giterr < 0)
		return afi_store_fail(err, giterr, "commit",
				      git_oid_tostr_s(id));
	*afi_vec_push(front) = commit;
	return AFI_OK;
}

enum afi_code afi_store_log(struct afi_store *store, afi_log_fn fn, void *arg,
			    struct afi_err *err)
{
	struct met met = { 0 };
	struct front front = { 0 };
	enum afi_code rc = AFI_OK;
	bool on = true;

	if (store->root)
		rc = put_commit(&front, &met, store, &store->commit, err);
	while (!rc && on && front.n) {
		git_commit *commit = take_newest(&front);
		const git_signature *author = git_commit_author(commit);

		on = fn(author->email, author->when.time,
			git_commit_message(commit), arg);
		for (unsigned i = 0; on && !rc &&
		     i < git_commit_parentcount(commit); i++)
			rc = put_commit(&front, &met, store,
					git_commit_parent_id(commit, i), err);
		git_commit_free(commit);
	}
	while (front.n)
		git_commit_free(front.v[--front.n]);
	free(front.v);
	free(met.v);
	return rc;
}
