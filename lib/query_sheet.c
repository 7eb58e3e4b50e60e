/* afi export --update-sheet: a row for each thing that an owner answers for. */
#include <stdlib.h>
#include <string.h>

#include "query_parts.h"
#include "record_correct.h"
#include "text.h"
#include "withheld.h"

struct sheet_maker {
	const char *owner;
	bool hidden;			/* words that are withheld */
	json_t *rows;
	json_t *day;			/* of the sheet */
	struct afi_marks marks;		/* of the record in hand */
};

/* @text of @entry, as it may be shown. */
static json_t *view_shown(const struct sheet_maker *maker,
			  const struct afi_subject *sub,
			  const struct afi_entry *entry, const char *key,
			  const char *text)
{
	struct afi_str shown = AFI_STR_INIT;
	json_t *view;

	if (text && maker->hidden)
		afi_marks_hide(&shown, &maker->marks, sub->rec, entry, key,
			       text);
	else if (text)
		afi_str_adds(&shown, text);
	view = afi_view_text(text ? shown.s : NULL);
	afi_str_clear(&shown);
	return view;
}

static json_t *view_last(const struct sheet_maker *maker,
			 const struct afi_subject *sub,
			 const struct afi_state *state)
{
	const struct afi_entry *last = state->last_update;
	struct afi_str text = AFI_STR_INIT;
	const char *words;
	json_t *shown, *view;

	if (!last)
		return json_null();
	shown = view_shown(maker, sub, last, "text",
			   afi_entry_get(last, "text"));
	words = json_string_value(shown);
	afi_day_long(&text, afi_fold_day(&sub->fold, last));
	afi_str_addf(&text, ": %s", words ? words : "no change");
	view = afi_view_text(text.s);
	json_decref(shown);
	afi_str_clear(&text);
	return view;
}

static void add_row(struct sheet_maker *maker, const struct afi_subject *sub,
		    const struct afi_state *action, const char *owner)
{
	const struct afi_state *whole = &sub->fold.state;
	const struct afi_state *state = action ? action : whole;
	const struct afi_entry *last = afi_record_last_about(sub->rec,
			action ? action->opened->id : NULL);
	struct afi_target target;
	struct afi_str due = AFI_STR_INIT;
	json_t *row = json_object();

	afi_subject_target(&target, sub, action);
	afi_date_store(&due, &state->due);
	afi_view_put(row, "target", afi_view_target(&target));
	afi_view_put(row, "finding", view_shown(maker, sub, whole->opened,
						"title", whole->title));
	afi_view_put(row, "title", action ?
		     view_shown(maker, sub, action->opened, "title",
				action->title) : json_null());
	afi_view_put(row, "owner", afi_view_text(owner));
	afi_view_put(row, "due", afi_view_text(state->due.day == AFI_NO_DAY ?
					       NULL : due.s));
	afi_view_put(row, "status",
		     afi_view_text(afi_status_name(state->status)));
	afi_view_put(row, "last_update", view_last(maker, sub, state));
	afi_view_put(row, "state", afi_view_text(last ? last->id : NULL));
	afi_view_put(row, "day", json_incref(maker->day));
	json_array_append_new(maker->rows, row);
	afi_str_clear(&due);
}

static bool is_theirs(const struct sheet_maker *maker, const char *owner)
{
	return owner && afi_text_begins(owner, maker->owner);
}

/* An action that nobody owns is the finding's owner's. */
static void take_finding(const struct afi_subject *sub, void *arg)
{
	struct sheet_maker *maker = arg;
	const struct afi_state *state = &sub->fold.state;

	if (!afi_kind_is_actionable(afi_record_kind(sub->rec)) ||
	    state->closed || state->void_)
		return;
	maker->marks = (struct afi_marks){ 0 };
	afi_marks_find(&maker->marks, sub->rec);
	if (is_theirs(maker, state->owner))
		add_row(maker, sub, NULL, state->owner);
	for (size_t i = 0; i < state->nactions; i++) {
		const struct afi_state *action = &state->actions[i];
		const char *owner = action->owner ? action->owner :
				    state->owner;

		if (!action->closed && is_theirs(maker, owner))
			add_row(maker, sub, action, owner);
	}
	free(maker->marks.v);
}

static void tell(const struct afi_scope *scope, const struct afi_target *target,
		 const json_t *rows)
{
	const struct afi_sink *sink = scope->sink;
	json_t *head = afi_view_head(scope->reg, "update-sheet", &scope->frame,
				     target);
	json_t *foot = json_object();

	sink->head(sink->arg, head, "rows");
	for (size_t i = 0; i < json_array_size(rows); i++)
		sink->item(sink->arg, json_array_get(rows, i));
	sink->foot(sink->arg, foot);
	json_decref(foot);
	json_decref(head);
}

enum afi_code afi_query_update_sheet(const struct afi_sink *sink,
				     struct afi_broken *broken,
				     struct afi_register *reg,
				     const struct afi_target *target,
				     const char *owner, bool hidden,
				     struct afi_err *err)
{
	struct sheet_maker maker = { .owner = owner, .hidden = hidden };
	struct afi_scope scope = AFI_SCOPE_INIT;
	enum afi_code rc;

	if ((rc = afi_scope_open(&scope, sink, broken, reg, target, err)))
		goto out;
	maker.rows = json_array();
	maker.day = afi_view_day(scope.frame.today);
	afi_scope_each(&scope, false, take_finding, &maker);
	if (json_array_size(maker.rows))
		tell(&scope, target, maker.rows);
	else
		rc = afi_err_set(err, AFI_ENOTFOUND, "nothing that is open "
				 "belongs to '%s'; 'afi list --group owner' "
				 "says who owns what", owner);
out:
	json_decref(maker.day);
	json_decref(maker.rows);
	afi_scope_clear(&scope);
	return rc;
}
