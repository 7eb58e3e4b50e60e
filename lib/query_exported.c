/*
 * How what a row of an export opens stands: what people keep of a finding or
 * an action in a sheet, at the day of the export.
 *
 * Lists have "words" for each thing, so that it can stand in a cell.
 */
#include <string.h>

#include "query_export.h"
#include "query_page.h"

/* ---- the report ---------------------------------------------------------- */

static void put_report_of(json_t *report, const struct afi_subject *sub)
{
	const char *body = afi_fold_value(&sub->fold, "body");

	afi_view_put(report, "target", afi_view_target(sub->target));
	afi_view_put(report, "title", afi_view_text(sub->fold.state.title));
	afi_view_put(report, "edition",
		     afi_view_text(afi_fold_value(&sub->fold, "edition")));
	afi_view_put(report, "published",
		     afi_view_fold_day(&sub->fold, "published"));
	afi_view_put(report, "body", afi_view_text(body));
	afi_view_put(report, "body_name",
		     afi_view_text(body ? afi_party_name(body) : NULL));
}

json_t *afi_view_export_report(const struct afi_subject *sub)
{
	json_t *report = json_object();

	put_report_of(report, sub);
	return report;
}

/* ---- dates --------------------------------------------------------------- */

static void add_date(struct afi_str *out, const struct afi_date *date)
{
	if (date->day == AFI_NO_DAY)
		afi_str_adds(out, "no date");
	else if (date->month || *date->words)
		afi_date_show(out, date);
	else
		afi_day_long(out, date->day);
}

/* "31 March 2025, until 12 March 2025: Nobody applied." */
static json_t *view_former_date(const struct afi_subject *sub,
				const struct afi_former *former)
{
	const int until = afi_fold_day(&sub->fold, former->replaced);
	const char *reason = afi_entry_get(former->replaced, "text");
	struct afi_str words = AFI_STR_INIT;
	json_t *one = json_object();

	add_date(&words, &former->date);
	afi_str_adds(&words, ", until ");
	afi_day_long(&words, until);
	afi_str_addf(&words, ": %s", reason ? reason : "no reason given");
	afi_view_put(one, "date", afi_view_date(&former->date));
	afi_view_put(one, "until", afi_view_day(until));
	afi_view_put(one, "reason", afi_view_text(reason));
	afi_view_put(one, "words", afi_view_text(words.s));
	afi_str_clear(&words);
	return one;
}

static json_t *view_former_dates(const struct afi_subject *sub,
				 const struct afi_state *state)
{
	json_t *list = json_array();

	for (size_t i = 0; i < state->former_dates.n; i++)
		json_array_append_new(list, view_former_date(sub,
					    &state->former_dates.v[i]));
	return list;
}

/* ---- owners and themes --------------------------------------------------- */

static bool has(const json_t *list, const char *text)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (!strcmp(json_string_value(json_array_get(list, i)), text))
			return true;
	return false;
}

static void add_once(json_t *list, const char *text)
{
	if (text && !has(list, text))
		json_array_append_new(list, afi_view_text(text));
}

/* Who does its actions, each once; none of an action, which has an owner. */
static json_t *view_action_owners(const struct afi_state *state)
{
	json_t *list = json_array();

	for (size_t i = 0; i < state->nactions; i++)
		if (!state->actions[i].void_)
			add_once(list, state->actions[i].owner);
	return list;
}

static json_t *view_themes(const struct afi_state *state)
{
	json_t *list = json_array();

	for (size_t i = 0; i < state->nthemes; i++)
		add_once(list, state->themes[i]);
	return list;
}

/* ---- what was said and shown --------------------------------------------- */

/* @entry, if any: when, whose it is, and its text. */
static json_t *view_told(const struct afi_subject *sub,
			 const struct afi_entry *entry)
{
	json_t *one;

	if (!entry)
		return json_null();
	one = json_object();
	afi_view_put(one, "happened",
		     afi_view_day(afi_fold_day(&sub->fold, entry)));
	afi_view_put_said(one, sub->frame, entry);
	afi_view_put(one, "text",
		     afi_view_text(afi_entry_get(entry, "text")));
	return one;
}

static json_t *view_update(const struct afi_subject *sub,
			   const struct afi_entry *update)
{
	json_t *one = view_told(sub, update);

	if (update && !afi_entry_get(update, "text"))
		afi_view_put(one, "text", json_string("No change."));
	return one;
}

/* "9 January 2025: minutes.pdf (SHA-256 e3b0...)" */
static json_t *view_evidence(const struct afi_subject *sub,
			     const struct afi_entry *entry)
{
	const char *name = afi_entry_get(entry, "name");
	const char *hash = afi_entry_get(entry, "sha256");
	const int day = afi_fold_day(&sub->fold, entry);
	struct afi_str words = AFI_STR_INIT;
	json_t *one = json_object();

	afi_day_long(&words, day);
	afi_str_addf(&words, ": %s", name);
	if (hash)
		afi_str_addf(&words, " (SHA-256 %s)", hash);
	afi_view_put(one, "name", afi_view_text(name));
	afi_view_put(one, "happened", afi_view_day(day));
	afi_view_put(one, "sha256", afi_view_text(hash));
	afi_view_put(one, "words", afi_view_text(words.s));
	afi_str_clear(&words);
	return one;
}

static json_t *view_all_evidence(const struct afi_subject *sub,
				 const struct afi_state *action)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (afi_entry_is(entry, "evidence") &&
		    afi_page_has(sub, action, entry))
			json_array_append_new(list, view_evidence(sub, entry));
	}
	return list;
}

/* ---- decisions ----------------------------------------------------------- */

/* The last claim, whatever became of it. */
static json_t *view_submitted(const struct afi_subject *sub,
			      const struct afi_state *action)
{
	const struct afi_entry *last = NULL;
	const char *to;
	json_t *one;

	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (afi_entry_is(sub->fold.live[i], "submit") &&
		    afi_subject_action(sub, sub->fold.live[i]) == action)
			last = sub->fold.live[i];
	one = view_told(sub, last);
	if (!last)
		return one;
	to = afi_entry_get(last, "to");
	afi_view_put(one, "to", afi_view_text(to));
	afi_view_put(one, "to_name", afi_view_text(afi_party_name(to)));
	return one;
}

static json_t *view_closed(const struct afi_subject *sub,
			   const struct afi_entry *closed)
{
	json_t *one = view_told(sub, closed);

	if (closed)
		afi_view_put(one, "authority",
			     afi_view_text(afi_entry_get(closed,
							 "authority")));
	return one;
}

static json_t *view_superseded(const struct afi_state *state)
{
	json_t *list = json_array();

	if (state->closed)
		add_once(list, afi_entry_get(state->closed, "superseded-by"));
	for (size_t i = 0; i < state->nlinks; i++)
		if (!strcmp(state->links[i].relation, "superseded-by"))
			add_once(list, state->links[i].target);
	return list;
}

/* ---- all of it ----------------------------------------------------------- */

static void put_what(json_t *one, const struct afi_subject *sub,
		     const struct afi_state *action)
{
	const struct afi_state *state = action ? action : &sub->fold.state;
	const int under = action ? 0 :
			  afi_entry_number(&sub->rec->entries[0], "under");

	afi_view_put(one, "number", state->number ?
		     json_integer(state->number) : json_null());
	afi_view_put(one, "under", under ? json_integer(under) : json_null());
	afi_view_put(one, "title", afi_view_text(state->title));
	afi_view_put(one, "text", afi_view_text(state->text));
	afi_view_put(one, "wording", action ? json_null() :
		     afi_view_text(afi_fold_value(&sub->fold, "wording")));
	afi_view_put(one, "issued", action ? json_null() :
		     afi_view_fold_day(&sub->fold, "issued"));
}

/* A finding may be of a later edition than its report was first. */
static json_t *view_edition(const struct afi_subject *sub,
			    const json_t *report)
{
	const char *own = afi_fold_value(&sub->fold, "edition");

	return afi_view_text(own ? own : json_string_value(
			     json_object_get(report, "edition")));
}

static void put_hands(json_t *one, const struct afi_subject *sub,
		      const struct afi_state *state)
{
	afi_view_put(one, "themes", view_themes(state));
	afi_view_put(one, "priority", afi_view_text(state->priority));
	afi_view_put(one, "owner", afi_view_text(state->owner));
	afi_view_put(one, "action_owners", view_action_owners(state));
	afi_view_put(one, "board", afi_view_text(state->board));
	afi_view_put_due(one, state);
	afi_view_put(one, "former_dates", view_former_dates(sub, state));
}

json_t *afi_view_exported(const struct afi_subject *sub,
			  const struct afi_state *action, json_t *report)
{
	const struct afi_state *state = action ? action : &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	json_t *one = json_object();

	afi_view_put(one, "level", json_string(action ? "action" : "finding"));
	afi_view_put(one, "report", json_incref(report));
	afi_view_put(one, "edition", view_edition(sub, report));
	put_what(one, sub, action);
	put_hands(one, sub, state);
	afi_view_put_status(one, action ? NULL : kind, state);
	afi_view_put(one, "marks", afi_view_marks(state));
	afi_view_put(one, "last_update",
		     view_update(sub, state->last_update));
	afi_view_put(one, "evidence", view_all_evidence(sub, action));
	afi_view_put(one, "submitted", view_submitted(sub, action));
	afi_view_put(one, "closed", view_closed(sub, state->closed));
	afi_view_put(one, "reopened",
		     json_integer((json_int_t)state->reopened));
	afi_view_put(one, "reopening", view_told(sub, state->reopening));
	afi_view_put(one, "superseded_by", view_superseded(state));
	afi_view_put(one, "counted", json_boolean(
		     afi_is_counted(kind, &sub->fold.state) && !state->void_));
	return one;
}
