/* How a thing stands, on its page: whose it is, by when, what the parties think
 * of it, and since when nothing was heard. */
#include <string.h>

#include "query_page.h"
#include "query_proof.h"

/* ---- what once held ------------------------------------------------------ */

static json_t *view_former(const struct afi_subject *sub,
			   const struct afi_former *former)
{
	json_t *one = json_object();

	if (former->owner)
		afi_view_put(one, "owner", afi_view_text(former->owner));
	else
		afi_view_put(one, "date", afi_view_date(&former->date));
	afi_view_put(one, "set", afi_view_entry(sub, former->set));
	afi_view_put(one, "replaced", afi_view_entry(sub, former->replaced));
	afi_view_put(one, "crossed", json_boolean(former->crossed));
	return one;
}

json_t *afi_view_formers(const struct afi_subject *sub,
			 const struct afi_formers *formers)
{
	json_t *list = json_array();

	for (size_t i = 0; i < formers->n; i++)
		json_array_append_new(list, view_former(sub, &formers->v[i]));
	return list;
}

/* ---- since when ---------------------------------------------------------- */

/* Days after the date that colours it, or 0. */
static void put_late(json_t *page, const struct afi_subject *sub,
		     const struct afi_state *state)
{
	const int days = state->rag == AFI_RED &&
			 state->rag_day != AFI_NO_DAY ?
			 sub->frame->today - state->rag_day : 0;

	afi_view_put(page, "late_days", json_integer(days));
	afi_view_put(page, "late_said", afi_view_days(days, " late"));
}

static json_t *view_silence(const struct afi_subject *sub, const char *kind,
			    const struct afi_state *state)
{
	const struct afi_entry *since = state->last_progress;
	json_t *silence;

	if (state->closed || (kind && !afi_kind_is_actionable(kind)))
		return json_null();
	silence = json_object();
	afi_view_put(silence, "days", json_integer(state->silent_days));
	afi_view_put(silence, "since",
		     afi_view_day(afi_fold_day(&sub->fold, since ? since :
					       state->opened)));
	afi_view_put(silence, "progress", json_boolean(since != NULL));
	afi_view_put(silence, "no_change",
		     json_integer((json_int_t)state->no_change));
	return silence;
}

/* ---- what is thought of it ----------------------------------------------- */

static json_t *view_entry(const struct afi_subject *sub,
			  const struct afi_entry *entry)
{
	return entry ? afi_view_entry(sub, entry) : json_null();
}

static json_t *view_positions(const struct afi_subject *sub,
			      const struct afi_positions *positions)
{
	json_t *value = json_object();

	afi_view_put(value, "force", view_entry(sub, positions->force));
	afi_view_put(value, "pcc", view_entry(sub, positions->pcc));
	afi_view_put(value, "pcc_progress",
		     view_entry(sub, positions->pcc_progress));
	afi_view_put(value, "body_progress",
		     view_entry(sub, positions->body_progress));
	return value;
}

static json_t *view_themes(const struct afi_state *state)
{
	json_t *themes = json_array();

	for (size_t i = 0; i < state->nthemes; i++)
		json_array_append_new(themes, afi_view_text(state->themes[i]));
	return themes;
}

/* ---- all of it ----------------------------------------------------------- */

static void put_ownership(json_t *page, const struct afi_subject *sub,
			  const struct afi_state *state)
{
	afi_view_put(page, "owner", afi_view_text(state->owner));
	afi_view_put(page, "board", afi_view_text(state->board));
	afi_view_put(page, "priority", afi_view_text(state->priority));
	afi_view_put(page, "themes", view_themes(state));
	afi_view_put_due(page, state);
	put_late(page, sub, state);
	afi_view_put(page, "former_dates",
		     afi_view_formers(sub, &state->former_dates));
	afi_view_put(page, "former_owners",
		     afi_view_formers(sub, &state->former_owners));
}

static void put_proof(json_t *page, const struct afi_subject *sub,
		      const struct afi_state *state)
{
	afi_proof_put(page, "late_days", sub, state, AFI_BEHIND_DATE);
	afi_proof_put(page, "age_days", sub, state, AFI_BEHIND_AGE);
	if (json_is_null(json_object_get(page, "silence")))
		return;
	afi_proof_put(page, "silence.days", sub, state, AFI_BEHIND_SILENCE);
	afi_proof_put(page, "silence.no_change", sub, state,
		      AFI_BEHIND_NO_CHANGE);
}

void afi_view_put_standing(json_t *page, const struct afi_subject *sub,
			   const struct afi_state *action)
{
	const struct afi_state *state = action ? action : &sub->fold.state;
	const char *kind = action ? NULL : afi_record_kind(sub->rec);

	afi_view_put(page, "number", state->number ?
		     json_integer(state->number) : json_null());
	afi_view_put(page, "title", afi_view_text(state->title));
	afi_view_put(page, "text", afi_view_text(state->text));
	afi_view_put_status(page, kind, state);
	afi_view_put(page, "marks", afi_view_marks(state));
	afi_view_put(page, "crossed", json_boolean(state->crossed));
	afi_view_put(page, "reopened", view_entry(sub, state->reopening));
	put_ownership(page, sub, state);
	afi_view_put(page, "positions",
		     view_positions(sub, &state->positions));
	afi_view_put(page, "submitted", view_entry(sub, state->submitted));
	afi_view_put(page, "also_submitted",
		     view_entry(sub, state->also_submitted));
	afi_view_put(page, "returned", view_entry(sub, state->returned));
	afi_view_put(page, "silence", view_silence(sub, kind, state));
	afi_view_put(page, "age_days", json_integer(state->age_days));
	afi_view_put(page, "opened", afi_view_entry(sub, state->opened));
	afi_view_put(page, "closed", view_entry(sub, state->closed));
	put_proof(page, sub, state);
}
