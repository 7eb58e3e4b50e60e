#include "query_parts.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"
#include "vec.h"

struct afi_frame afi_frame_of(const struct afi_register *reg)
{
	/* Else a view from which something is missing for want of memory
	   would look like a whole one. */
	json_set_alloc_funcs(afi_xmalloc, free);
	return (struct afi_frame){
		.setup = afi_register_setup(reg),
		.as_of = afi_register_as_of(reg),
		.today = afi_register_today(reg),
		.hides = afi_register_hides(reg),
	};
}

/* ---- small values -------------------------------------------------------- */

void afi_view_put(json_t *object, const char *key, json_t *value)
{
	int failed = json_object_set_new_nocheck(object, key, value);

	assert(!failed);
	(void)failed;
}

json_t *afi_view_text(const char *s)
{
	json_t *text = s ? json_string(s) : NULL;

	return text ? text : json_null();
}

json_t *afi_view_days(long long n, const char *after)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *value;

	if (!n)
		return json_null();
	afi_str_addf(&words, "%lld day%s%s", n, n == 1 ? "" : "s", after);
	value = afi_view_text(words.s);
	afi_str_clear(&words);
	return value;
}

/* "28 January 2025" becomes "28th January 2025". */
static void add_ordinal(struct afi_str *out, const char *date)
{
	const size_t digits = strspn(date, "0123456789");
	const int day = atoi(date);
	const char *suffix = "th";

	if (day / 10 != 1) {
		if (day % 10 == 1)
			suffix = "st";
		else if (day % 10 == 2)
			suffix = "nd";
		else if (day % 10 == 3)
			suffix = "rd";
	}
	afi_str_add(out, date, digits);
	afi_str_adds(out, suffix);
	afi_str_adds(out, date + digits);
}

json_t *afi_view_day(int day)
{
	struct afi_str text = AFI_STR_INIT, ordinal = AFI_STR_INIT;
	json_t *date;

	if (day == AFI_NO_DAY)
		return json_null();
	date = json_object();
	afi_day_iso(&text, day);
	afi_view_put(date, "iso", json_string_nocheck(text.s));
	afi_str_reset(&text);
	afi_day_long(&text, day);
	afi_view_put(date, "long", json_string_nocheck(text.s));
	add_ordinal(&ordinal, text.s);
	afi_view_put(date, "ordinal", json_string_nocheck(ordinal.s));
	afi_str_clear(&ordinal);
	afi_str_clear(&text);
	return date;
}

json_t *afi_view_date(const struct afi_date *date)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *value = afi_view_day(date->day);

	if (date->day == AFI_NO_DAY || (!date->month && !*date->words))
		return value;
	afi_date_show(&words, date);
	afi_view_put(value, "words", afi_view_text(words.s));
	afi_str_clear(&words);
	return value;
}

json_t *afi_view_fold_day(const struct afi_fold *fold, const char *key)
{
	const char *iso = afi_fold_value(fold, key);
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY;

	if (iso)
		(void)afi_day_parse(&day, iso, &ignored);
	return afi_view_day(day);
}

json_t *afi_view_time(int64_t when)
{
	struct afi_str text = AFI_STR_INIT;
	json_t *time = json_object();

	afi_time_iso(&text, when);
	afi_view_put(time, "utc", json_string_nocheck(text.s));
	afi_str_reset(&text);
	afi_time_long(&text, when);
	afi_view_put(time, "long", json_string_nocheck(text.s));
	afi_view_put(time, "date", afi_view_day(afi_time_day(when)));
	afi_str_clear(&text);
	return time;
}

json_t *afi_view_target(const struct afi_target *target)
{
	struct afi_str text = AFI_STR_INIT;
	json_t *value;

	if (target->level == AFI_REGISTER && !*target->force)
		return json_null();
	afi_target_print(&text, target);
	value = json_string_nocheck(text.s);
	afi_str_clear(&text);
	return value;
}

json_t *afi_view_entry_date(const struct afi_entry *entry, const char *key)
{
	const char *stored = afi_entry_get(entry, key);
	const char *words = NULL;
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err ignored = AFI_ERR_INIT;

	if (!stored)
		return json_null();
	if (!strcmp(key, "due"))
		words = afi_entry_get(entry, "due-words");
	/* Wording that is too long to keep is in the fields, whole. */
	if (afi_date_read(&date, stored, words, &ignored) &&
	    afi_date_read(&date, stored, NULL, &ignored))
		return afi_view_text(stored);
	return afi_view_date(&date);
}

/* ---- what every view begins with ----------------------------------------- */

static json_t *view_rev(const struct afi_past *past)
{
	json_t *rev;

	if (!past->rev)
		return json_null();
	rev = json_object();
	afi_view_put(rev, "asked", afi_view_text(past->rev));
	afi_view_put(rev, "date", afi_view_day(past->rev_day));
	afi_view_put(rev, "recorded_by_date",
		     json_boolean(past->until != INT_MAX));
	return rev;
}

/* "As it stood on 28 January 2025, going by what was recorded up to ..." */
static void add_past(struct afi_str *out, const struct afi_past *past)
{
	const bool stood = past->as_of != INT_MAX;

	if (stood) {
		afi_str_adds(out, "As it stood on ");
		afi_day_long(out, past->as_of);
	}
	if (!past->rev)
		return;
	afi_str_adds(out, stood ? ", going by what was" : "As it was");
	afi_str_adds(out, " recorded up to ");
	if (past->until == INT_MAX)
		afi_str_addf(out, "'%s' of ", past->rev);
	afi_day_long(out, past->rev_day);
}

static json_t *view_past(const struct afi_past *past)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *value;

	add_past(&words, past);
	value = words.len ? afi_view_text(words.s) : json_null();
	afi_str_clear(&words);
	return value;
}

json_t *afi_view_head(struct afi_register *reg, const char *command,
		      const struct afi_frame *frame,
		      const struct afi_target *target)
{
	json_t *head = json_object(), *about = json_object();
	const char *commit = afi_store_commit_id(afi_register_store(reg));
	const struct afi_past *past = afi_register_past(reg);

	afi_view_put(about, "title", afi_view_text(frame->setup->title));
	afi_view_put(about, "commit", afi_view_text(commit));
	afi_view_put(head, "view", json_integer(AFI_VIEW));
	afi_view_put(head, "command", json_string(command));
	afi_view_put(head, "today", afi_view_day(frame->today));
	afi_view_put(head, "as_of", past->as_of == INT_MAX ? json_null() :
		     afi_view_day(past->as_of));
	afi_view_put(head, "rev", view_rev(past));
	afi_view_put(head, "past", view_past(past));
	afi_view_put(head, "register", about);
	afi_view_put(head, "target", afi_view_target(target));
	return head;
}

/* ---- broken records ------------------------------------------------------ */

void afi_broken_clear(struct afi_broken *broken)
{
	for (size_t i = 0; i < broken->n; i++)
		free(broken->v[i]);
	free(broken->v);
	*broken = (struct afi_broken){ 0 };
}

void afi_broken_add(struct afi_broken *broken, struct afi_err *err)
{
	*afi_vec_push(broken) = afi_xstrdup(err->msg);
	afi_err_clear(err);
}

json_t *afi_view_broken(const struct afi_broken *broken)
{
	json_t *list = json_array();

	for (size_t i = 0; i < broken->n; i++) {
		const char *msg = broken->v[i], *colon = strstr(msg, ": ");
		const size_t len = colon ? (size_t)(colon - msg) : 0;
		json_t *one = json_object(), *path = json_stringn(msg, len);

		afi_view_put(one, "path", path ? path : json_null());
		afi_view_put(one, "error",
			     afi_view_text(colon ? colon + 2 : msg));
		json_array_append_new(list, one);
	}
	return list;
}

/* ---- what several views tell of a state ---------------------------------- */

static void add_mark(json_t *marks, struct afi_str *mark)
{
	if (mark->len)
		json_array_append_new(marks, json_string_nocheck(mark->s));
	afi_str_reset(mark);
}

/* The status says already that it is submitted. */
static void say_claims(struct afi_str *out, const struct afi_state *state)
{
	if (!state->submitted)
		return;
	afi_str_addf(out, "waiting for %s", afi_party_the(
		     afi_entry_get(state->submitted, "to")));
	if (state->also_submitted)
		afi_str_addf(out, " and %s", afi_party_the(
			     afi_entry_get(state->also_submitted, "to")));
}

json_t *afi_view_marks(const struct afi_state *state)
{
	json_t *marks = json_array();
	struct afi_str mark = AFI_STR_INIT;

	if (state->reopened == 1)
		afi_str_adds(&mark, "reopened once");
	else if (state->reopened == 2)
		afi_str_adds(&mark, "reopened twice");
	else if (state->reopened)
		afi_str_addf(&mark, "reopened %zu times", state->reopened);
	add_mark(marks, &mark);
	if (state->crossed)
		afi_str_adds(&mark, "decisions crossed");
	add_mark(marks, &mark);
	say_claims(&mark, state);
	add_mark(marks, &mark);
	if (state->returned)
		afi_str_addf(&mark, "returned by %s",
			     afi_party_the(state->returned->as));
	add_mark(marks, &mark);
	afi_str_clear(&mark);
	return marks;
}

void afi_view_put_due(json_t *object, const struct afi_state *state)
{
	const char *of = NULL;

	if (state->due.day != AFI_NO_DAY) {
		afi_view_put(object, "due", afi_view_date(&state->due));
		of = "itself";
	} else {
		afi_view_put(object, "due", afi_view_day(state->rag_day));
		if (state->rag_day != AFI_NO_DAY)
			of = "actions";
	}
	afi_view_put(object, "due_of", afi_view_text(of));
}

void afi_view_put_status(json_t *object, const char *kind,
			 const struct afi_state *state)
{
	const bool acted_on = !kind || afi_kind_is_actionable(kind);
	const char *outcome = NULL;

	if (state->closed)
		outcome = afi_entry_get(state->closed, "outcome");
	afi_view_put(object, "status", acted_on ?
		     json_string(afi_status_name(state->status)) :
		     json_null());
	afi_view_put(object, "outcome", afi_view_text(outcome));
	afi_view_put(object, "outcome_name", outcome ?
		     afi_view_text(afi_outcome_name(outcome)) : json_null());
	afi_view_put(object, "rag", acted_on ?
		     json_string(afi_rag_name(state->rag)) : json_null());
}
