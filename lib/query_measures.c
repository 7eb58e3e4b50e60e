/* Figures on a page: those of one name together, and where they go. */
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "query_page.h"
#include "query_proof.h"
#include "str.h"
#include "vec.h"

/* A figure, and where it and the first of its name are in the fold's order. */
struct figure {
	const struct afi_subject *sub;
	const struct afi_entry *entry;
	const char *name;
	size_t place, first;
};

struct figures {
	struct figure *v;
	size_t n, size;
};

/* ---- those of one name --------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
	const struct figure *one = a, *two = b;
	const int diff = strcmp(one->name, two->name);

	if (diff)
		return diff;
	return one->place < two->place ? -1 : one->place > two->place;
}

static int compare_firsts(const void *a, const void *b)
{
	const struct figure *one = a, *two = b;

	if (one->first != two->first)
		return one->first < two->first ? -1 : 1;
	return one->place < two->place ? -1 : one->place > two->place;
}

static bool is_same(const struct figures *f, size_t i)
{
	return i && !strcmp(f->v[i].name, f->v[i - 1].name);
}

/* Names in the order in which they came up. */
static void sort(struct figures *f)
{
	if (!f->n)
		return;
	qsort(f->v, f->n, sizeof(*f->v), compare_names);
	for (size_t i = 0; i < f->n; i++)
		f->v[i].first = is_same(f, i) ? f->v[i - 1].first :
				f->v[i].place;
	qsort(f->v, f->n, sizeof(*f->v), compare_firsts);
}

static void collect(struct figures *f, const struct afi_subject *sub,
		    const struct afi_state *action)
{
	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (afi_entry_is(entry, "measure") &&
		    afi_page_has(sub, action, entry))
			*afi_vec_push(f) = (struct figure){
				.sub = sub, .entry = entry, .place = f->n,
				.name = afi_entry_get(entry, "name"),
			};
	}
}

/* ---- their course -------------------------------------------------------- */

/* The last value of @key that one of the @n figures has, or NULL. */
static const char *last_value(const struct figure *v, size_t n,
			      const char *key)
{
	const char *value = NULL;

	while (n-- > 0 && !value)
		value = afi_entry_get(v[n].entry, key);
	return value;
}

static bool is_better(const struct figure *v, size_t n, const char *way)
{
	const char *better = last_value(v, n, "better");

	return better && !strcmp(better, way);
}

/* What became of the first by the last of them, or NULL if it cannot be told
 * from their words. */
static const char *change_of(const struct figure *v, size_t n)
{
	struct afi_measure first, last;
	struct afi_err ignored = AFI_ERR_INIT;
	const bool up = is_better(v, n, "up"), down = is_better(v, n, "down");

	if (n < 2 ||
	    afi_measure_parse(&first, afi_entry_get(v[0].entry, "value"),
			      &ignored) ||
	    afi_measure_parse(&last, afi_entry_get(v[n - 1].entry, "value"),
			      &ignored))
		return NULL;
	switch (afi_measure_compare(&last, &first)) {
	case AFI_THE_SAME:
		return "the same";
	case AFI_MORE:
		return up ? "better" : down ? "worse" : "up";
	case AFI_LESS:
		return up ? "worse" : down ? "better" : "down";
	case AFI_NOT_TOLD:
		break;
	}
	return NULL;
}

static enum afi_met is_met(const struct figure *v, size_t n)
{
	const char *words = last_value(v, n, "target");
	struct afi_measure target, value;
	struct afi_err ignored = AFI_ERR_INIT;

	if (!words || afi_measure_parse(&target, words, &ignored) ||
	    afi_measure_parse(&value, afi_entry_get(v[n - 1].entry, "value"),
			      &ignored))
		return AFI_MET_NOT_TOLD;
	return afi_measure_meets(&value, &target, is_better(v, n, "up"),
				 is_better(v, n, "down"));
}

/* "47% to 86%", or "5% to 15%, then 8%". */
static void add_way(struct afi_str *out, const char *first, const char *last)
{
	struct afi_measure m = { .sort = AFI_EXACTLY };
	struct afi_err ignored = AFI_ERR_INIT;
	bool range;

	range = !afi_measure_parse(&m, first, &ignored) &&
		m.sort == AFI_RANGE;
	range |= !afi_measure_parse(&m, last, &ignored) &&
		 m.sort == AFI_RANGE;
	afi_measure_words(out, first);
	afi_str_adds(out, range ? ", then " : " to ");
	afi_measure_words(out, last);
}

/* "47% to 86%, better; target at least 90% not met" */
static void add_words(struct afi_str *out, const struct figure *v, size_t n)
{
	static const char *const ends[] = {
		[AFI_MET_NOT_TOLD] = "", [AFI_NOT_MET] = " not met",
		[AFI_MET] = " met",
	};
	const char *target = last_value(v, n, "target");
	const char *change = change_of(v, n);

	if (n > 1)
		add_way(out, afi_entry_get(v[0].entry, "value"),
			afi_entry_get(v[n - 1].entry, "value"));
	if (change)
		afi_str_addf(out, ", %s", change);
	if (!target)
		return;
	afi_str_addf(out, "%starget ", n > 1 ? "; " : "");
	afi_measure_words(out, target);
	afi_str_adds(out, ends[is_met(v, n)]);
}

static json_t *view_course(const struct figure *v, size_t n)
{
	struct afi_str words = AFI_STR_INIT;
	const enum afi_met met = is_met(v, n);
	json_t *course;

	add_words(&words, v, n);
	if (!words.len)
		return json_null();
	course = json_object();
	afi_view_put(course, "first",
		     afi_view_text(afi_entry_get(v[0].entry, "value")));
	afi_view_put(course, "last",
		     afi_view_text(afi_entry_get(v[n - 1].entry, "value")));
	afi_view_put(course, "change", afi_view_text(change_of(v, n)));
	afi_view_put(course, "target",
		     afi_view_text(last_value(v, n, "target")));
	afi_view_put(course, "met", met == AFI_MET_NOT_TOLD ? json_null() :
		     json_boolean(met == AFI_MET));
	afi_view_put(course, "words", afi_view_text(words.s));
	afi_str_clear(&words);
	return course;
}

static json_t *measure_words(const struct afi_entry *entry, const char *key)
{
	const char *value = afi_entry_get(entry, key);
	struct afi_str words = AFI_STR_INIT;
	json_t *view = json_null();

	if (value) {
		afi_measure_words(&words, value);
		view = afi_view_text(words.s);
	}
	afi_str_clear(&words);
	return view;
}

static void put_words(json_t *view, const struct afi_entry *entry)
{
	afi_view_put(view, "value_words",
		     measure_words(entry, "value"));
	afi_view_put(view, "goal_words",
		     measure_words(entry, "target"));
}

json_t *afi_view_measures(const struct afi_subject *sub,
			  const struct afi_state *action)
{
	struct figures f = { 0 };
	json_t *list = json_array();
	size_t i, from = 0;

	collect(&f, sub, action);
	sort(&f);
	for (i = 0; i < f.n; i++) {
		const bool last = i + 1 == f.n || !is_same(&f, i + 1);
		json_t *one = afi_view_entry(sub, f.v[i].entry);

		put_words(one, f.v[i].entry);
		afi_view_put(one, "course", last ?
			     view_course(&f.v[from], i + 1 - from) :
			     json_null());
		json_array_append_new(list, one);
		if (last)
			from = i + 1;
	}
	free(f.v);
	return list;
}

/* ---- in brief ------------------------------------------------------------ */

static json_t *view_point(const struct figure *figure)
{
	static const char *const keys[][2] = {
		{ "name", "name" }, { "value", "value" }, { "goal", "target" },
		{ "period", "period" }, { "from", "from" },
	};
	const struct afi_entry *entry = figure->entry;
	json_t *one = json_object();

	afi_view_put(one, "target", afi_view_target(figure->sub->target));
	afi_view_put(one, "happened", afi_view_day(afi_fold_day(
		     &figure->sub->fold, entry)));
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		afi_view_put(one, keys[i][0],
			     afi_view_text(afi_entry_get(entry, keys[i][1])));
	put_words(one, entry);
	afi_proof_put_alone(one, "value_words", figure->sub, entry);
	afi_proof_put_alone(one, "goal_words", figure->sub, entry);
	return one;
}

static json_t *view_points(const struct figure *v, size_t n)
{
	json_t *one = json_object(), *points = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(points, view_point(&v[i]));
	afi_view_put(one, "name", afi_view_text(v->name));
	afi_view_put(one, "course", view_course(v, n));
	afi_view_put(one, "points", points);
	return one;
}

json_t *afi_view_courses(const struct afi_subject *const *subs, size_t n)
{
	struct figures f = { 0 };
	json_t *list = json_array();
	size_t i, from = 0;

	for (i = 0; i < n; i++)
		collect(&f, subs[i], NULL);
	sort(&f);
	for (i = 0; i < f.n; i++) {
		if (i + 1 < f.n && is_same(&f, i + 1))
			continue;
		json_array_append_new(list, view_points(&f.v[from],
							i + 1 - from));
		from = i + 1;
	}
	free(f.v);
	return list;
}
