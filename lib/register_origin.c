/* The register: which commit brought each entry in. */
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "mem.h"
#include "register_impl.h"
#include "vec.h"

struct search {
	struct afi_register *reg;
	struct afi_str within;		/* paths that begin with this... */
	bool book;			/* ... and the register's own */
	struct afi_origins *found;
};

void afi_origins_clear(struct afi_origins *origins)
{
	for (size_t i = 0; i < origins->n; i++) {
		free(origins->v[i].author);
		free(origins->v[i].email);
	}
	free(origins->v);
	*origins = (struct afi_origins){ 0 };
}

static void read_blob(struct afi_record *out, const struct search *s,
		      const char *oid)
{
	struct afi_str bytes = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;

	if (*oid && !afi_store_read_blob(&bytes, s->reg->store, oid,
					 AFI_RECORD_MAX, &ignored))
		(void)afi_codec_parse(out, bytes.s, bytes.len, &ignored);
	afi_str_clear(&bytes);
}

static void add(struct search *s, const struct afi_commit *commit,
		const struct afi_entry *entry)
{
	struct afi_origin *origin = afi_vec_push(s->found);

	*origin = (struct afi_origin){
		.author = afi_xstrdup(commit->author),
		.email = afi_xstrdup(commit->email),
		.when = commit->when,
		.is_signed = commit->is_signed,
		.or_before = commit->shallow,
	};
	memcpy(origin->entry, entry->id, sizeof(origin->entry));
	memcpy(origin->commit, commit->id, sizeof(origin->commit));
}

/* What none of the parents had came in here; a merge brings in nothing. */
static void search_diff(struct search *s, const struct afi_commit *commit,
			const struct afi_diff *diff)
{
	const size_t n = commit->shallow ? 0 : commit->nparents;
	struct afi_record now = AFI_RECORD_INIT;
	struct afi_record *before = afi_xcalloc(n, sizeof(*before));

	read_blob(&now, s, diff->now);
	for (size_t i = 0; i < n; i++) {
		before[i] = (struct afi_record)AFI_RECORD_INIT;
		read_blob(&before[i], s, diff->before[i]);
	}
	for (size_t i = 0; i < now.n; i++) {
		bool had = false;

		for (size_t k = 0; k < n && !had; k++)
			had = afi_record_find(&before[k], now.entries[i].id);
		if (!had)
			add(s, commit, &now.entries[i]);
	}
	for (size_t i = 0; i < n; i++)
		afi_record_clear(&before[i]);
	free(before);
	afi_record_clear(&now);
}

static enum afi_code search_commit(const struct afi_commit *commit, void *arg,
				   struct afi_err *err)
{
	struct search *s = arg;
	struct afi_target target;

	(void)err;
	for (size_t i = 0; i < commit->ndiffs; i++) {
		const char *path = commit->diffs[i].path;

		if (!afi_target_of_path(&target, path))
			continue;
		if (target.level == AFI_REGISTER ? s->book :
		    strncmp(path, s->within.s, s->within.len) == 0)
			search_diff(s, commit, &commit->diffs[i]);
	}
	return AFI_OK;
}

/* The beginning of the paths of what is within @target. */
static void add_within(struct afi_str *out, const struct afi_target *target)
{
	struct afi_target record = *target;

	if (target->level >= AFI_FINDING) {
		record.level = AFI_FINDING;
		afi_target_path(out, &record);
		return;
	}
	afi_str_adds(out, "records/");
	if (*target->force)
		afi_str_addf(out, "%s/", target->force);
	if (target->level == AFI_INSPECTION)
		afi_str_addf(out, "%s/", target->inspection);
}

/* One entry may have come in twice, on two branches: the earlier counts. */
static int compare(const void *a, const void *b)
{
	const struct afi_origin *one = a, *two = b;
	const int diff = strcmp(one->entry, two->entry);

	if (diff)
		return diff;
	if (one->when != two->when)
		return one->when < two->when ? -1 : 1;
	return strcmp(one->commit, two->commit);
}

static void keep_first(struct afi_origins *origins)
{
	size_t kept = 0;

	for (size_t i = 0; i < origins->n; i++) {
		if (kept && strcmp(origins->v[kept - 1].entry,
				   origins->v[i].entry) == 0) {
			free(origins->v[i].author);
			free(origins->v[i].email);
		} else {
			origins->v[kept++] = origins->v[i];
		}
	}
	origins->n = kept;
}

enum afi_code afi_register_origins(struct afi_origins *out,
				   struct afi_register *reg,
				   const struct afi_target *target,
				   struct afi_err *err)
{
	struct search s = { .reg = reg, .within = AFI_STR_INIT,
			    .book = target->level == AFI_REGISTER &&
				    !*target->force,
			    .found = out };
	enum afi_code rc;

	add_within(&s.within, target);
	rc = afi_store_walk(reg->store, search_commit, &s, err);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare);
	keep_first(out);
	afi_str_clear(&s.within);
	return rc;
}

static int compare_id(const void *id, const void *origin)
{
	return strcmp(id, ((const struct afi_origin *)origin)->entry);
}

const struct afi_origin *afi_origins_find(const struct afi_origins *origins,
					  const char *id)
{
	return origins->n ? bsearch(id, origins->v, origins->n,
				    sizeof(*origins->v), compare_id) : NULL;
}
