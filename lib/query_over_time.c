/*
 * How many findings were open and how many closed, from the first one to the
 * day that all is seen from.
 *
 * On a day a finding counts as it stood at its end, which is what --as-of shows
 * of it.  Only a decision changes that, so that it is folded anew for the days
 * of these alone, while it is in hand.
 */
#include <stdlib.h>

#include "query_kinds.h"
#include "query_proof.h"
#include "vec.h"

/* ---- what changed on which day ------------------------------------------- */

static int by_day(const void *a, const void *b)
{
	const struct afi_change *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Put the changes in order, those of a day together. */
static void settle(struct afi_over_time *past)
{
	size_t kept = 0;

	if (past->n)
		qsort(past->v, past->n, sizeof(*past->v), by_day);
	for (size_t i = 0; i < past->n; i++) {
		const struct afi_change one = past->v[i];

		if (kept && past->v[kept - 1].day == one.day) {
			past->v[kept - 1].open += one.open;
			past->v[kept - 1].closed += one.closed;
		} else {
			past->v[kept++] = one;
		}
	}
	past->n = past->settled = kept;
}

/* There are only so many days: settled from time to time, the changes of any
 * number of findings take no more memory than those. */
static void add_change(struct afi_over_time *past,
		       const struct afi_change *change)
{
	enum { FEW = 1000 };

	if (past->n > 2 * past->settled + FEW)
		settle(past);
	*afi_vec_push(past) = *change;
}

void afi_over_time_merge(struct afi_over_time *past,
			 const struct afi_over_time *more)
{
	for (size_t i = 0; i < more->n; i++)
		add_change(past, &more->v[i]);
	if (more->standings && !past->standings)
		past->standings = json_array();
	json_array_extend(past->standings, more->standings);
}

void afi_over_time_clear(struct afi_over_time *past)
{
	json_decref(past->standings);
	free(past->v);
	*past = (struct afi_over_time){ 0 };
}

/* ---- a finding ----------------------------------------------------------- */

/* Days, any of them several times. */
struct days {
	int *v;
	size_t n, size;
};

static int compare_days(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* When it was opened, and when something was decided about it or a decision
 * was corrected, in order. */
static void find_days(struct days *days, const struct afi_subject *sub)
{
	const struct afi_record *rec = sub->rec;

	*afi_vec_push(days) = rec->entries[0].happened;
	for (size_t i = 1; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];
		const int day = afi_fold_day(&sub->fold, entry);

		if (!entry->action && day > days->v[0] &&
		    day <= sub->frame->as_of &&
		    (afi_entry_is(entry, "close") ||
		     afi_entry_is(entry, "reopen")))
			*afi_vec_push(days) = day;
	}
	qsort(days->v, days->n, sizeof(*days->v), compare_days);
}

/* How it stands as @state says, as a change from nothing. */
static struct afi_change standing_of(const struct afi_subject *sub,
				     const struct afi_state *state)
{
	const bool counted = afi_is_counted(afi_record_kind(sub->rec), state);

	return (struct afi_change){
		.open = counted && !state->closed,
		.closed = counted && state->closed,
	};
}

/* Note how it stands from @day on as @state says, and by which entry. */
static void prove(struct afi_over_time *past, const struct afi_subject *sub,
		  const struct afi_state *state, int day)
{
	const struct afi_change is = standing_of(sub, state);
	const int today = sub->frame->today;
	const struct afi_entry *by = state->closed ? state->closed :
		state->reopening ? state->reopening : state->opened;
	json_t *one;

	if (!sub->frame->explain)
		return;
	if (!past->standings)
		past->standings = json_array();
	one = json_object();
	afi_view_put(one, "day", json_integer(day < today ? day : today));
	afi_view_put(one, "is", json_string(is.open ? "open" : is.closed ?
					    "closed" : "neither"));
	afi_view_put(one, "target", afi_view_target(sub->target));
	afi_view_put(one, "entries", afi_view_alone(by));
	json_array_append_new(past->standings, one);
}

static struct afi_change standing_on(struct afi_over_time *past,
				     const struct afi_subject *sub, int day)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	struct afi_change standing = { 0 };

	fold.setup = sub->frame->setup;
	if (afi_fold_make(&fold, sub->rec, day, day)) {
		standing = standing_of(sub, &fold.state);
		prove(past, sub, &fold.state, day);
	}
	afi_fold_clear(&fold);
	return standing;
}

/* What is written on another clock may be of tomorrow, and is known today. */
void afi_over_time_add(struct afi_over_time *past,
		       const struct afi_subject *sub)
{
	const int today = sub->frame->today;
	struct afi_change last = { 0 }, now, change;
	struct days days = { 0 };

	find_days(&days, sub);
	for (size_t i = 0; i < days.n; i++) {
		if (i && days.v[i] == days.v[i - 1])
			continue;
		now = days.n == 1 ? standing_of(sub, &sub->fold.state) :
				    standing_on(past, sub, days.v[i]);
		if (days.n == 1)
			prove(past, sub, &sub->fold.state, days.v[i]);
		change = (struct afi_change){
			.day = days.v[i] < today ? days.v[i] : today,
			.open = now.open - last.open,
			.closed = now.closed - last.closed,
		};
		if (change.open || change.closed)
			add_change(past, &change);
		last = now;
	}
	free(days.v);
}

/* ---- in the view --------------------------------------------------------- */

enum { YEAR = 12, POINTS = 16 };

/* Months since the year 0. */
static int month_of(int day)
{
	int year, month, mday;

	afi_day_split(&year, &month, &mday, day);
	return year * YEAR + month - 1;
}

/* The last day of @month. */
static int end_of(int month)
{
	month++;
	return afi_day_of(month / YEAR, month % YEAR + 1, 1) - 1;
}

/* How many months there are between two points of so many. */
static int step_of(int months)
{
	static const int years[] = { 1, 2, 5, 10 };
	size_t i = 0;

	if (months < YEAR)
		return 1;
	if (months < 4 * YEAR)
		return 3;
	while (i < 3 && months > years[i] * YEAR * POINTS)
		i++;
	return years[i] * YEAR;
}

/* What was open and closed at the end of @day: for each finding, how it stood
 * last by then.  NULL without proofs. */
static json_t *proofs_on(const struct afi_over_time *past, int day)
{
	json_t *last, *lists, *one;
	const char *target;
	size_t i;

	if (!past->standings)
		return NULL;
	last = json_object();
	json_array_foreach(past->standings, i, one)
		if (json_integer_value(json_object_get(one, "day")) <= day)
			json_object_set(last, json_string_value(
					json_object_get(one, "target")), one);
	lists = json_object();
	json_object_foreach(last, target, one)
		afi_proofs_note(lists, "on", json_string_value(
				json_object_get(one, "is")), target,
				json_incref(json_object_get(one, "entries")));
	json_decref(last);
	return lists;
}

/* A point at the end of @day; *@at and @sum have what changed by then. */
static void add_point(json_t *points, struct afi_change *sum, size_t *at,
		      const struct afi_over_time *past, int day)
{
	json_t *point = json_object(), *proofs = proofs_on(past, day);

	for (; *at < past->n && past->v[*at].day <= day; ++*at) {
		sum->open += past->v[*at].open;
		sum->closed += past->v[*at].closed;
	}
	afi_view_put(point, "day", afi_view_day(day));
	afi_view_put(point, "open", afi_view_proved((size_t)sum->open, proofs,
						    "on", "open"));
	afi_view_put(point, "closed", afi_view_proved((size_t)sum->closed,
						      proofs, "on", "closed"));
	json_array_append_new(points, point);
	json_decref(proofs);
}

json_t *afi_view_over_time(struct afi_over_time *past, int today)
{
	json_t *value, *points;
	struct afi_change sum = { 0 };
	int step, month, end;
	size_t at = 0;

	settle(past);
	if (!past->n)
		return json_null();
	points = json_array();
	month = month_of(past->v[0].day);
	step = step_of(month_of(today) - month);
	for (month += step - 1 - month % step; (end = end_of(month)) < today;
	     month += step)
		add_point(points, &sum, &at, past, end);
	add_point(points, &sum, &at, past, today);
	value = json_object();
	afi_view_put(value, "points", points);
	return value;
}
