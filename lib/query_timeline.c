/* A visit's timeline: what happened to a report or a finding and what falls
 * due, by day. */
#include <string.h>

#include "query_kinds.h"
#include "query_page.h"

/* A timeline being told. */
struct line {
	json_t *rows;
	json_t *since;		/* the day of --since, or null */
};

/* ---- its order ----------------------------------------------------------- */

static const char *iso_in(const json_t *row, const char *key)
{
	return json_string_value(json_object_get(json_object_get(row, key),
						 "iso"));
}

/* Put @row, which is taken, after all of its day and before those of later
 * ones; it is let go if it is of before --since. */
static void place(struct line *line, json_t *row)
{
	const char *since = json_string_value(json_object_get(line->since,
							      "iso"));
	const char *day = iso_in(row, "happened");
	size_t at = json_array_size(line->rows);

	if (since && strcmp(day, since) < 0) {
		json_decref(row);
		return;
	}
	while (at && strcmp(iso_in(json_array_get(line->rows, at - 1),
				   "happened"), day) > 0)
		at--;
	json_array_insert_new(line->rows, at, row);
}

/* ---- what happened ------------------------------------------------------- */

/* What became of a date by @entry, so that a timeline can mark it; NULL if it
 * set none, or the same again. */
static const char *lead_of(const struct afi_subject *sub,
			   const struct afi_entry *entry)
{
	const struct afi_state *action = afi_subject_action(sub, entry);
	const struct afi_state *state = action ? action : &sub->fold.state;
	const struct afi_formers *old = &state->former_dates;

	if (!afi_entry_get(entry, "due") ||
	    (!afi_entry_is(entry, "assign") && !afi_entry_is(entry, "update") &&
	     !afi_entry_is(entry, "edition")))
		return NULL;
	for (size_t i = 0; i < old->n; i++) {
		const struct afi_date *next = i + 1 < old->n ?
			&old->v[i + 1].date : &state->due;

		if (old->v[i].replaced == entry)
			return next->day > old->v[i].date.day ? "slipped" :
			       next->day < old->v[i].date.day ?
			       "brought forward" : NULL;
	}
	return "first date";
}

static json_t *view_whose(const json_t *said)
{
	struct afi_str whose = AFI_STR_INIT;
	json_t *value;

	afi_str_adds(&whose, json_string_value(json_object_get(said,
							       "party_name")));
	if (json_is_true(json_object_get(said, "recorded_for")))
		afi_str_adds(&whose, ", recorded for it");
	value = afi_view_text(whose.s);
	afi_str_clear(&whose);
	return value;
}

/* Responses stand in full above; whatever else was said is said here. */
static json_t *view_event(const struct afi_subject *sub,
			  const struct afi_entry *entry)
{
	const bool above = afi_entry_is(entry, "response") ||
			   afi_entry_is(entry, "opened");
	struct afi_str words = AFI_STR_INIT;
	json_t *one = json_object();

	afi_view_words(&words, sub, entry);
	afi_view_put(one, "id", afi_view_text(entry->id));
	afi_view_put(one, "what", afi_view_text(entry->what));
	afi_view_put(one, "happened",
		     afi_view_day(afi_fold_day(&sub->fold, entry)));
	afi_view_put(one, "lead", afi_view_text(lead_of(sub, entry)));
	afi_view_put(one, "words", afi_view_text(words.s));
	afi_view_put_said(one, sub->frame, entry);
	afi_view_put(one, "whose", view_whose(one));
	afi_view_put(one, "text", afi_view_text(above ? NULL :
						afi_entry_get(entry, "text")));
	afi_view_put_paragraphs(one);
	afi_str_clear(&words);
	return one;
}

/* What is withheld is marked, not told. */
static bool is_told(const struct afi_subject *sub,
		    const struct afi_entry *entry)
{
	return !afi_entry_is(entry, "withhold") &&
	       afi_page_has(sub, NULL, entry);
}

/* ---- what falls due ------------------------------------------------------ */

/* A day that nobody recorded as having happened; @whose is taken. */
static json_t *view_date(const char *what, json_t *day, const char *words,
			 json_t *whose)
{
	json_t *one = json_object();

	afi_view_put(one, "id", json_null());
	afi_view_put(one, "what", json_string(what));
	afi_view_put(one, "happened", day);
	afi_view_put(one, "lead", json_null());
	afi_view_put(one, "words", afi_view_text(words));
	afi_view_put(one, "whose", whose);
	afi_view_put(one, "text", json_null());
	afi_view_put_paragraphs(one);
	return one;
}

/* When @thing, a finding's page or an action in it, is due; it is called
 * @title. */
static void place_due(struct line *line, const json_t *thing,
		      const char *title)
{
	const char *owner = json_string_value(json_object_get(thing, "owner"));
	json_t *day = json_object_get(thing, "due");
	struct afi_str words = AFI_STR_INIT;

	if (!json_is_object(day))
		return;
	afi_str_addf(&words, "due: %s (%s)", title,
		     json_string_value(json_object_get(thing, "status")));
	place(line, view_date("due", json_incref(day), words.s,
			      afi_view_text(owner ? owner : "nobody yet")));
	afi_str_clear(&words);
}

/* A date that a finding has from its actions is theirs. */
static void place_dates(struct line *line, const json_t *page)
{
	const json_t *actions = json_object_get(
		json_object_get(page, "actions"), "items");
	const char *of = json_string_value(json_object_get(page, "due_of"));

	for (size_t i = 0; i < json_array_size(actions); i++) {
		const json_t *action = json_array_get(actions, i);

		place_due(line, action, json_string_value(
			  json_object_get(action, "title")));
	}
	if (of && !strcmp(of, "itself"))
		place_due(line, page, "this finding");
}

json_t *afi_view_timeline(const struct afi_subject *sub, const json_t *page,
			  int since)
{
	struct line line = {
		.rows = json_array(),
		.since = since == AFI_NO_DAY ? NULL : afi_view_day(since),
	};

	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (is_told(sub, sub->fold.live[i]))
			place(&line, view_event(sub, sub->fold.live[i]));
	place_dates(&line, page);
	if (json_array_size(line.rows))
		place(&line, view_date("today", afi_view_day(sub->frame->today),
				       "today", json_null()));
	json_decref(line.since);
	return line.rows;
}
