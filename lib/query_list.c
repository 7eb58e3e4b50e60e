/* afi list: a row for each finding, made and handed on one by one. */
#include <string.h>

#include "query_parts.h"

static bool is_wanted(const struct afi_choice *choice, const char *kind,
		      const struct afi_state *state)
{
	if (state->void_ && !choice->all)
		return false;
	return !choice->open ||
	       (afi_kind_is_actionable(kind) && !state->closed);
}

static void list_one(const struct afi_sink *sink, struct afi_totals *totals,
		     const struct afi_subject *sub,
		     const struct afi_choice *choice)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	json_t *row;

	if (!is_wanted(choice, kind, state))
		return;
	afi_totals_add(totals, kind, state);
	row = afi_view_row(sub->target, kind, state);
	sink->item(sink->arg, row);
	json_decref(row);
}

static bool is_finding(const struct afi_place *place)
{
	return !place->stray && place->target.level == AFI_FINDING;
}

/* A link or a submodule where an inspection should be may hide some. */
static bool hides_findings(const struct afi_place *place)
{
	return place->stray && place->type != AFI_FILE;
}

/* Columns, so that the first row can be set like the last. */
static size_t longest_target(const struct afi_places *places)
{
	size_t i, longest = 0;

	for (i = 0; i < places->n; i++) {
		const struct afi_target *t = &places->v[i].target;
		const size_t len = strlen(t->force) + strlen(t->inspection) +
				   strlen(t->finding) + 2;

		if (is_finding(&places->v[i]) && len > longest)
			longest = len;
	}
	return longest;
}

static json_t *note_for(const struct afi_places *places, size_t found,
			const struct afi_register *reg,
			const struct afi_target *target)
{
	for (size_t i = 0; i < places->n; i++)
		if (is_finding(&places->v[i]))
			return afi_view_text(found ? NULL :
					     "Nothing here is as asked.");
	return afi_view_note_empty(places, reg, target);
}

enum afi_code afi_query_list(const struct afi_sink *sink,
			     struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     const struct afi_choice *choice,
			     struct afi_err *err)
{
	const struct afi_frame frame = afi_frame_of(reg);
	const struct afi_target within = afi_target_record(target);
	struct afi_places places = { 0 };
	struct afi_totals totals = { 0 };
	json_t *head = NULL, *foot = NULL;
	size_t found;
	enum afi_code rc;

	if ((rc = afi_register_places(&places, reg, &within, err)))
		goto out;
	head = afi_view_head(reg, "list", &frame, target);
	afi_view_put(head, "longest_target",
		     json_integer((json_int_t)longest_target(&places)));
	sink->head(sink->arg, head, "rows");
	for (size_t i = 0; i < places.n; i++) {
		struct afi_record rec = AFI_RECORD_INIT;
		struct afi_subject sub = AFI_SUBJECT_INIT;

		if (!is_finding(&places.v[i]) && !hides_findings(&places.v[i]))
			continue;
		if (afi_register_read(&rec, reg, &places.v[i], err))
			afi_broken_add(broken, err);
		else if (afi_subject_make(&sub, &frame, &places.v[i].target,
					  &rec))
			list_one(sink, &totals, &sub, choice);
		afi_subject_clear(&sub);
		afi_record_clear(&rec);
	}
	foot = json_object();
	found = totals.findings + totals.practices + totals.observations +
		totals.void_;
	afi_view_put(foot, "totals", afi_view_totals(&totals));
	afi_view_put(foot, "broken", afi_view_broken(broken));
	afi_view_put(foot, "note", note_for(&places, found + broken->n, reg,
					    target));
	sink->foot(sink->arg, foot);
out:
	json_decref(foot);
	json_decref(head);
	afi_places_clear(&places);
	return rc;
}
