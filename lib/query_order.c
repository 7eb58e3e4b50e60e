/* Rows in another order than that of their targets, and in groups. */
#include <stdlib.h>
#include <string.h>

#include "query_kinds.h"
#include "query_parts.h"
#include "text.h"
#include "vec.h"

/* ---- how they are called ------------------------------------------------- */

static enum afi_code find_word(int *out, const char *const *names, int n,
			       const char *word, struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;
	enum afi_code rc;
	int i;

	for (i = 0; i < n; i++) {
		if (names[i] && !strcmp(names[i], word)) {
			*out = i;
			afi_str_clear(&known);
			return AFI_OK;
		}
		if (names[i])
			afi_str_addf(&known, "%s%s", known.len ? ", " : "",
				     names[i]);
	}
	rc = afi_err_set(err, AFI_EUSAGE, "not by '%s'; there are %s", word,
			 known.s);
	afi_str_clear(&known);
	return rc;
}

enum afi_code afi_sort_parse(enum afi_sort *out, const char *word,
			     struct afi_err *err)
{
	static const char *const names[AFI_SORT_COUNT] = {
		[AFI_SORT_TARGET] = "target", [AFI_SORT_DUE] = "due",
		[AFI_SORT_RAG] = "rag", [AFI_SORT_STATUS] = "status",
		[AFI_SORT_OWNER] = "owner", [AFI_SORT_SILENCE] = "silence",
		[AFI_SORT_AGE] = "age", [AFI_SORT_PRIORITY] = "priority",
		[AFI_SORT_UPDATED] = "updated",
	};
	int found;

	if (find_word(&found, names, AFI_SORT_COUNT, word, err))
		return err->code;
	*out = (enum afi_sort)found;
	return AFI_OK;
}

enum afi_code afi_group_parse(enum afi_group *out, const char *word,
			      struct afi_err *err)
{
	static const char *const names[AFI_GROUP_COUNT] = {
		[AFI_GROUP_INSPECTION] = "inspection",
		[AFI_GROUP_OWNER] = "owner", [AFI_GROUP_BOARD] = "board",
		[AFI_GROUP_QUESTION] = "question",
		[AFI_GROUP_STATUS] = "status", [AFI_GROUP_RAG] = "rag",
		[AFI_GROUP_THEME] = "theme",
	};
	int found;

	if (find_word(&found, names, AFI_GROUP_COUNT, word, err))
		return err->code;
	*out = (enum afi_group)found;
	return AFI_OK;
}

/* ---- what a row is sorted by --------------------------------------------- */

/* The usual words in their order; others come after them by the alphabet. */
long long afi_priority_rank(const char *priority)
{
	static const char *const words[] = {
		"critical", "urgent", "very high", "high", "medium", "low",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (afi_text_same(priority, words[i]))
			break;
	return (long long)i;
}

static void set_words(struct afi_pick *pick, const char *words)
{
	pick->none = !words;
	pick->words = afi_xstrdup(words);
}

static void set_key(struct afi_pick *pick, enum afi_sort sort,
		    const struct afi_subject *sub)
{
	const struct afi_state *s = &sub->fold.state;
	const bool idle = !afi_kind_is_actionable(afi_record_kind(sub->rec));

	if (sort != AFI_SORT_TARGET)
		pick->key = 0;
	if (sort == AFI_SORT_DUE) {
		pick->none = s->rag_day == AFI_NO_DAY;
		pick->key = s->rag_day;
	} else if (sort == AFI_SORT_RAG) {
		pick->none = idle;
		pick->key = s->rag;
	} else if (sort == AFI_SORT_STATUS) {
		pick->none = idle;
		pick->key = s->status;
	} else if (sort == AFI_SORT_OWNER) {
		set_words(pick, s->owner);
	} else if (sort == AFI_SORT_SILENCE) {
		pick->none = idle || s->closed;
		pick->key = -(long long)s->silent_days;
	} else if (sort == AFI_SORT_AGE) {
		pick->key = -(long long)s->age_days;
	} else if (sort == AFI_SORT_PRIORITY) {
		set_words(pick, s->priority);
		pick->key = s->priority ? afi_priority_rank(s->priority) : 0;
	} else if (sort == AFI_SORT_UPDATED) {
		pick->key = -(long long)afi_subject_updated(sub);
	}
}

/* ---- groups -------------------------------------------------------------- */

/* The group called @name, NULL for what has none; its place in v. */
static size_t find_group(struct afi_picks *picks, const char *name,
			 long long key)
{
	const char *const known = name ? name : "";
	const size_t n = picks->groups.n;
	struct afi_picked_group group;
	json_t *place;

	if (!picks->names)
		picks->names = json_object();
	place = json_object_get(picks->names, known);
	if (place)
		return (size_t)json_integer_value(place);
	afi_view_put(picks->names, known, json_integer((json_int_t)n));
	group = (struct afi_picked_group){
		.name = afi_xstrdup(name), .key = key, .place = n,
	};
	*afi_vec_push(&picks->groups) = group;
	return n;
}

/* Inspections come as they do unsorted. */
static size_t find_inspection(struct afi_picks *picks,
			      const struct afi_target *target)
{
	struct afi_target inspection = *target;
	struct afi_str name = AFI_STR_INIT;
	size_t group;

	inspection.level = AFI_INSPECTION;
	*inspection.finding = '\0';
	afi_target_print(&name, &inspection);
	group = find_group(picks, name.s, (long long)picks->groups.n);
	afi_str_clear(&name);
	return group;
}

static size_t group_of(struct afi_picks *picks, const struct afi_subject *sub)
{
	const struct afi_state *s = &sub->fold.state;
	const bool idle = !afi_kind_is_actionable(afi_record_kind(sub->rec));

	switch (picks->order->group) {
	case AFI_GROUP_INSPECTION:
		return find_inspection(picks, sub->target);
	case AFI_GROUP_OWNER:
		return find_group(picks, s->owner, 0);
	case AFI_GROUP_BOARD:
		return find_group(picks, s->board, 0);
	case AFI_GROUP_QUESTION:
		return find_group(picks, afi_fold_value(&sub->fold, "question"),
				  0);
	case AFI_GROUP_STATUS:
		return find_group(picks, idle ? NULL :
				  afi_status_name(s->status), s->status);
	case AFI_GROUP_RAG:
		return find_group(picks, idle ? NULL : afi_rag_name(s->rag),
				  s->rag);
	default:
		return 0;
	}
}

static void add_to(struct afi_picks *picks, size_t group,
		   const struct afi_subject *sub, json_t *row)
{
	struct afi_pick pick = { .group = group, .place = picks->n,
				 .key = (long long)picks->n };

	if (picks->order->group) {
		struct afi_picked_group *g = &picks->groups.v[group];

		g->rows++;
		afi_totals_add(&g->totals, afi_record_kind(sub->rec),
			       &sub->fold.state);
		afi_view_put(row, "group", afi_view_text(g->name));
	}
	set_key(&pick, picks->order->sort, sub);
	pick.row = json_dumps(row, JSON_COMPACT);
	*afi_vec_push(picks) = pick;
}

void afi_picks_add(struct afi_picks *picks, const struct afi_subject *sub,
		   json_t *row)
{
	const struct afi_state *s = &sub->fold.state;

	if (picks->order->group != AFI_GROUP_THEME || !s->nthemes) {
		add_to(picks, picks->order->group == AFI_GROUP_THEME ?
		       find_group(picks, NULL, 0) : group_of(picks, sub), sub,
		       row);
		return;
	}
	for (size_t i = 0; i < s->nthemes; i++)
		add_to(picks, find_group(picks, s->themes[i], 0), sub, row);
}

/* ---- in order ------------------------------------------------------------ */

static int compare_groups(const void *a, const void *b)
{
	const struct afi_picked_group *x = a, *y = b;
	int diff = !x->name - !y->name;

	if (!diff)
		diff = (x->key > y->key) - (x->key < y->key);
	if (!diff && x->name)
		diff = afi_text_compare(x->name, y->name);
	return diff ? diff : (x->place > y->place) - (x->place < y->place);
}

static int compare_words(const struct afi_pick *x, const struct afi_pick *y)
{
	return x->words && y->words ? afi_text_compare(x->words, y->words) : 0;
}

static int compare_keys(const struct afi_pick *x, const struct afi_pick *y)
{
	int diff = (x->key > y->key) - (x->key < y->key);

	return diff ? diff : compare_words(x, y);
}

static int compare(const struct afi_pick *x, const struct afi_pick *y, int way)
{
	int diff = (x->group > y->group) - (x->group < y->group);

	if (!diff)
		diff = x->none - y->none;
	if (!diff && !x->none)
		diff = way * compare_keys(x, y);
	return diff ? diff : (x->place > y->place) - (x->place < y->place);
}

static int compare_up(const void *a, const void *b)
{
	return compare(a, b, 1);
}

static int compare_down(const void *a, const void *b)
{
	return compare(a, b, -1);
}

/* Sort the groups, and call them in the rows by where they are then. */
static void sort_groups(struct afi_picks *picks)
{
	const size_t n = picks->groups.n;
	size_t *now = afi_xcalloc(n, sizeof(*now)), i;

	qsort(picks->groups.v, n, sizeof(*picks->groups.v), compare_groups);
	for (i = 0; i < n; i++)
		now[picks->groups.v[i].place] = i;
	for (i = 0; i < picks->n; i++)
		picks->v[i].group = now[picks->v[i].group];
	free(now);
}

void afi_picks_sort(struct afi_picks *picks)
{
	if (picks->groups.n)
		sort_groups(picks);
	if (picks->n)
		qsort(picks->v, picks->n, sizeof(*picks->v),
		      picks->order->reverse ? compare_down : compare_up);
}

json_t *afi_picks_view_groups(const struct afi_picks *picks)
{
	json_t *list;

	if (!picks->order->group)
		return json_null();
	list = json_array();
	for (size_t i = 0; i < picks->groups.n; i++) {
		const struct afi_picked_group *group = &picks->groups.v[i];
		json_t *one = json_object();

		afi_view_put(one, "name", afi_view_text(group->name));
		afi_view_put(one, "rows",
			     json_integer((json_int_t)group->rows));
		afi_view_put(one, "totals", afi_view_totals(&group->totals));
		json_array_append_new(list, one);
	}
	return list;
}

void afi_picks_tell(const struct afi_picks *picks, const struct afi_sink *sink)
{
	for (size_t i = 0; i < picks->n; i++) {
		json_t *row = json_loads(picks->v[i].row, 0, NULL);

		sink->item(sink->arg, row);
		json_decref(row);
	}
}

void afi_picks_clear(struct afi_picks *picks)
{
	for (size_t i = 0; i < picks->n; i++) {
		free(picks->v[i].words);
		free(picks->v[i].row);
	}
	for (size_t i = 0; i < picks->groups.n; i++) {
		afi_totals_clear(&picks->groups.v[i].totals);
		free(picks->groups.v[i].name);
	}
	free(picks->v);
	free(picks->groups.v);
	json_decref(picks->names);
	*picks = (struct afi_picks){ 0 };
}
