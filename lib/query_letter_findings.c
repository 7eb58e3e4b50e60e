/* A letter's findings, in the order of letters, and how many there are. */
#include <stdlib.h>
#include <string.h>

#include "query_kinds.h"
#include "query_letter_parts.h"
#include "text.h"
#include "vec.h"

/* One, with its place in the letter: causes of concern, each with its
 * recommendations, then other recommendations, AFIs, areas of concern. */
struct told {
	int rank[3];
	json_t *view;
};

struct telling {
	struct afi_lettering *l;
	struct {
		struct told *v;
		size_t n, size;
	} told;
	size_t counts[4];		/* by kind */
};

static const char *const kinds[] = { "coc", "rec", "afi", "area" };

static size_t kind_at(const char *kind)
{
	size_t i = 0;

	while (i < sizeof(kinds) / sizeof(*kinds) && strcmp(kinds[i], kind))
		i++;
	return i;
}

static int compare_told(const void *a, const void *b)
{
	const struct told *one = a, *two = b;

	for (size_t i = 0; i < 3; i++)
		if (one->rank[i] != two->rank[i])
			return one->rank[i] < two->rank[i] ? -1 : 1;
	return 0;
}

static void tell(const struct afi_subject *sub, void *arg)
{
	struct telling *t = arg;
	const char *kind = afi_record_kind(sub->rec);
	int number = 0, under = 0;

	if (!afi_is_counted(kind, &sub->fold.state))
		return;
	afi_finding_split(NULL, &number, &under, sub->target->finding);
	t->counts[kind_at(kind)]++;
	*afi_vec_push(&t->told) = (struct told){
		.rank = { under ? 0 : (int)kind_at(kind), number, under },
		.view = afi_lettering_finding(t->l, sub),
	};
}

static const struct named {
	const char *key, *one, *many;
} names[] = {
	{ "causes", "cause of concern", "causes of concern" },
	{ "recommendations", "recommendation", "recommendations" },
	{ "afis", "area for improvement", "areas for improvement" },
	{ "areas", "area of concern", "areas of concern" },
	{ "findings", "finding", "findings" },
};

enum { N_KINDS = 4, ALL = N_KINDS };	/* places in names[] */

/* "ten areas for improvement", "no causes of concern": in words up to ten. */
static void add_count(struct afi_str *out, size_t n, const struct named *name)
{
	if (!n)
		afi_str_adds(out, "no");
	else if (n <= 10)
		afi_number_words(out, n);
	else
		afi_str_addf(out, "%zu", n);
	afi_str_addf(out, " %s", n == 1 ? name->one : name->many);
}

static json_t *view_count(size_t n, const struct named *name)
{
	json_t *count = afi_view_tally(n);
	struct afi_str said = AFI_STR_INIT;

	add_count(&said, n, name);
	afi_view_put(count, "said", afi_view_text(said.s));
	afi_str_clear(&said);
	return count;
}

/* "one cause of concern, two recommendations and ten areas for improvement":
 * those that there are, or "no findings". */
static json_t *view_counts_said(const size_t counts[N_KINDS])
{
	struct afi_str said = AFI_STR_INIT;
	size_t left = 0;
	json_t *value;

	for (size_t i = 0; i < N_KINDS; i++)
		left += counts[i] > 0;
	if (!left)
		add_count(&said, 0, &names[ALL]);
	for (size_t i = 0; i < N_KINDS; i++) {
		if (!counts[i])
			continue;
		if (said.len)
			afi_str_adds(&said, left > 1 ? ", " : " and ");
		add_count(&said, counts[i], &names[i]);
		left--;
	}
	value = afi_view_text(said.s);
	afi_str_clear(&said);
	return value;
}

static void put_counts(json_t *view, const size_t counts[N_KINDS])
{
	json_t *all = json_object();
	size_t n = 0;

	for (size_t i = 0; i < N_KINDS; i++) {
		n += counts[i];
		afi_view_put(all, names[i].key, view_count(counts[i],
							   &names[i]));
	}
	afi_view_put(all, "findings", view_count(n, &names[ALL]));
	afi_view_put(all, "said", view_counts_said(counts));
	afi_view_put(view, "counts", all);
}

/* Whether one could ask for any finding to be closed. */
static void put_ready(json_t *view, struct afi_lettering *l, bool ready)
{
	afi_view_put(view, "ready", json_boolean(ready));
	afi_view_put(view, "ready_missing", ready ? json_null() :
		     afi_lettering_gap(l, "findings that are met",
				       "none is submitted or in assurance",
				       "afi submit TARGET --to hmicfrs -m "
				       "TEXT"));
}

/* Whether there is anything that the force says or should say. */
static void put_force_part(json_t *view, bool findings)
{
	const json_t *parts = json_object_get(view, "parts");
	const json_t *said = json_object_get(json_object_get(parts, "force"),
					     "introduction");

	afi_view_put(view, "force_part", json_boolean(findings ||
		     json_is_true(json_object_get(said, "given"))));
}

enum afi_code afi_lettering_put_findings(json_t *view, struct afi_lettering *l,
					 struct afi_broken *broken,
					 struct afi_err *err)
{
	struct telling t = { .l = l };
	struct afi_places places = { 0 };
	json_t *list = json_array();
	enum afi_code rc;
	bool ready = false;

	rc = afi_register_places(&places, l->reg, &l->asked->target, err);
	if (!rc)
		afi_each_record(&places, &l->asked->target, false, l->reg,
				&l->frame, broken, tell, &t);
	if (t.told.n)
		qsort(t.told.v, t.told.n, sizeof(*t.told.v), compare_told);
	for (size_t i = 0; i < t.told.n; i++) {
		ready |= json_is_true(json_object_get(t.told.v[i].view,
						      "ready"));
		json_array_append_new(list, t.told.v[i].view);
	}
	put_counts(view, t.counts);
	put_ready(view, l, ready);
	afi_view_put(view, "has_findings", json_boolean(t.told.n));
	put_force_part(view, t.told.n != 0);
	afi_view_put(view, "findings", list);
	free(t.told.v);
	afi_places_clear(&places);
	return rc;
}
