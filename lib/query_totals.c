/* Rows and what they add up to, which list, show and summary share, so that
 * their totals cannot differ. */
#include <string.h>

#include "query_parts.h"
#include "query_proof.h"
#include "str.h"

static void put_count(json_t *object, const char *key, size_t n)
{
	afi_view_put(object, key, json_integer((json_int_t)n));
}

static json_t *view_counts(size_t count, size_t open, size_t overdue)
{
	json_t *actions = json_object();

	put_count(actions, "count", count);
	put_count(actions, "open", open);
	put_count(actions, "overdue", overdue);
	return actions;
}

json_t *afi_view_actions(const struct afi_state *state)
{
	size_t i, n = 0;

	for (i = 0; i < state->nactions; i++)
		n += !state->actions[i].void_;
	for (i = 0; i < state->nserving; i++)
		n += !state->serving[i]->void_;
	return view_counts(n, state->open_actions, state->overdue_actions);
}

void afi_view_prove_actions(json_t *row, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;

	afi_proof_put(row, "actions.count", sub, state, AFI_BEHIND_ACTIONS);
	afi_proof_put(row, "actions.open", sub, state,
		      AFI_BEHIND_OPEN_ACTIONS);
	afi_proof_put(row, "actions.overdue", sub, state,
		      AFI_BEHIND_LATE_ACTIONS);
}

static json_t *view_position(const struct afi_entry *entry,
			     json_t *(*view)(const char *word))
{
	return view(entry ? afi_entry_get(entry, "position") : NULL);
}

json_t *afi_view_positions(const struct afi_positions *positions,
			   json_t *(*view)(const char *word))
{
	json_t *value = json_object();

	afi_view_put(value, "force", view_position(positions->force, view));
	afi_view_put(value, "pcc", view_position(positions->pcc, view));
	afi_view_put(value, "pcc_progress",
		     view_position(positions->pcc_progress, view));
	afi_view_put(value, "body_progress",
		     view_position(positions->body_progress, view));
	return value;
}

static json_t *view_day_of(const struct afi_subject *sub,
			   const struct afi_entry *entry)
{
	return entry ? afi_view_day(afi_fold_day(&sub->fold, entry)) :
		       json_null();
}

static void put_ownership(json_t *row, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	json_t *themes = json_array();

	for (size_t i = 0; i < state->nthemes; i++)
		json_array_append_new(themes, afi_view_text(state->themes[i]));
	afi_view_put(row, "owner", afi_view_text(state->owner));
	afi_view_put(row, "board", afi_view_text(state->board));
	afi_view_put(row, "priority", afi_view_text(state->priority));
	afi_view_put(row, "themes", themes);
	afi_view_put(row, "question",
		     afi_view_text(afi_fold_value(&sub->fold, "question")));
}

static void put_dealings(json_t *row, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;

	afi_view_put(row, "marks", afi_view_marks(state));
	put_count(row, "reopened", state->reopened);
	put_count(row, "slipped", afi_state_slips(state));
	afi_view_put(row, "submitted", view_day_of(sub, state->submitted));
	afi_view_put(row, "returned", view_day_of(sub, state->returned));
	afi_view_put(row, "positions",
		     afi_view_positions(&state->positions, afi_view_text));
	put_count(row, "unanswered", afi_state_unanswered(state));
}

static void put_doings(json_t *row, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const bool idle = state->closed ||
			  !afi_kind_is_actionable(afi_record_kind(sub->rec));

	afi_view_put(row, "age_days", json_integer(state->age_days));
	afi_view_put(row, "silent_days", idle ? json_null() :
		     json_integer(state->silent_days));
	afi_view_put(row, "updated",
		     afi_view_day(afi_time_day(afi_subject_updated(sub))));
	put_count(row, "updates", state->updates);
	put_count(row, "evidence", state->evidence);
	put_count(row, "measures", state->measures);
	afi_view_put(row, "actions", afi_view_actions(state));
}

static void put_proof(json_t *row, const struct afi_subject *sub)
{
	static const struct {
		const char *key;
		enum afi_behind behind;
	} members[] = {
		{ "status", AFI_BEHIND_STATUS }, { "rag", AFI_BEHIND_COLOUR },
		{ "due", AFI_BEHIND_DATE }, { "slipped", AFI_BEHIND_SLIPS },
		{ "reopened", AFI_BEHIND_REOPENINGS },
		{ "unanswered", AFI_BEHIND_QUESTIONS },
		{ "age_days", AFI_BEHIND_AGE },
		{ "silent_days", AFI_BEHIND_SILENCE },
		{ "updates", AFI_BEHIND_UPDATES },
		{ "evidence", AFI_BEHIND_EVIDENCE },
		{ "measures", AFI_BEHIND_MEASURES },
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		afi_proof_put(row, members[i].key, sub, &sub->fold.state,
			      members[i].behind);
	afi_view_prove_actions(row, sub);
}

json_t *afi_view_row(const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	json_t *row = json_object();

	afi_view_put(row, "target", afi_view_target(sub->target));
	afi_view_put(row, "kind", afi_view_text(kind));
	afi_view_put(row, "kind_name", afi_view_text(afi_kind_name(kind)));
	afi_view_put(row, "title", afi_view_text(state->title));
	afi_view_put_status(row, kind, state);
	afi_view_put_due(row, state);
	put_ownership(row, sub);
	put_dealings(row, sub);
	put_doings(row, sub);
	afi_view_put(row, "counted", json_boolean(afi_is_counted(kind, state)));
	put_proof(row, sub);
	return row;
}

bool afi_is_counted(const char *kind, const struct afi_state *state)
{
	return afi_kind_is_actionable(kind) && !state->void_;
}

/* ---- actions ------------------------------------------------------------- */

enum { COUNTED = 1, OPEN = 2, OVERDUE = 4 };

static void count_action(struct afi_totals *totals, int what, size_t n)
{
	totals->actions += what & COUNTED ? n : 0;
	totals->open_actions += what & OPEN ? n : 0;
	totals->overdue_actions += what & OVERDUE ? n : 0;
}

static bool serves_others(const struct afi_state *action)
{
	for (size_t i = 0; i < action->nlinks; i++)
		if (!strcmp(action->links[i].relation, "serves"))
			return true;
	return false;
}

/* Count @action, of which other findings may tell too, if it is @shared. */
static void add_action(struct afi_totals *totals,
		       const struct afi_state *action, bool shared)
{
	const char *id = action->opened->id;
	int what = action->void_ ? 0 : COUNTED;

	if (!action->closed)
		what |= action->rag == AFI_RED ? OPEN | OVERDUE : OPEN;
	if (shared) {
		if (!totals->shared)
			totals->shared = json_object();
		if (json_object_get(totals->shared, id))
			return;
		afi_view_put(totals->shared, id, json_integer(what));
	}
	count_action(totals, what, 1);
}

static void add_actions(struct afi_totals *totals,
			const struct afi_state *state)
{
	size_t i;

	for (i = 0; i < state->nactions; i++)
		add_action(totals, &state->actions[i],
			   serves_others(&state->actions[i]));
	for (i = 0; i < state->nserving; i++)
		add_action(totals, state->serving[i], true);
}

/* Those that both have counted were counted twice, and are taken off once. */
static void merge_shared(struct afi_totals *totals, json_t *more)
{
	const char *id;
	json_t *what;

	if (!more)
		return;
	if (!totals->shared)
		totals->shared = json_object();
	json_object_foreach(more, id, what) {
		if (json_object_get(totals->shared, id))
			count_action(totals, (int)json_integer_value(what),
				     (size_t)-1);
		else
			afi_view_put(totals->shared, id, json_incref(what));
	}
}

void afi_totals_clear(struct afi_totals *totals)
{
	json_decref(totals->shared);
	json_decref(totals->proofs);
	*totals = (struct afi_totals){ 0 };
}

/* ---- totals -------------------------------------------------------------- */

void afi_totals_add(struct afi_totals *totals, const char *kind,
		    const struct afi_state *state)
{
	if (state->void_) {
		totals->void_++;
	} else if (afi_kind_is_actionable(kind)) {
		add_actions(totals, state);
		totals->findings++;
		totals->by_status[state->status]++;
		totals->by_rag[state->rag]++;
	} else if (!strcmp(kind, "practice")) {
		totals->practices++;
	} else {
		totals->observations++;
	}
}

void afi_totals_merge(struct afi_totals *totals,
		      const struct afi_totals *more)
{
	int i;

	totals->findings += more->findings;
	for (i = 0; i < AFI_STATUS_COUNT; i++)
		totals->by_status[i] += more->by_status[i];
	for (i = 0; i < AFI_RAG_COUNT; i++)
		totals->by_rag[i] += more->by_rag[i];
	totals->practices += more->practices;
	totals->observations += more->observations;
	totals->void_ += more->void_;
	totals->actions += more->actions;
	totals->open_actions += more->open_actions;
	totals->overdue_actions += more->overdue_actions;
	merge_shared(totals, more->shared);
	afi_proofs_merge(totals->proofs, more->proofs);
}

json_t *afi_view_totals(const struct afi_totals *totals)
{
	json_t *value = json_object();
	json_t *statuses = json_object(), *rags = json_object();
	int i;

	for (i = 0; i < AFI_STATUS_COUNT; i++)
		put_count(statuses, afi_status_name((enum afi_status)i),
			  totals->by_status[i]);
	for (i = 0; i < AFI_RAG_COUNT; i++)
		put_count(rags, afi_rag_name((enum afi_rag)i),
			  totals->by_rag[i]);
	put_count(value, "findings", totals->findings);
	afi_view_put(value, "by_status", statuses);
	afi_view_put(value, "by_rag", rags);
	put_count(value, "practices", totals->practices);
	put_count(value, "observations", totals->observations);
	put_count(value, "void", totals->void_);
	afi_view_put(value, "actions",
		     view_counts(totals->actions, totals->open_actions,
				 totals->overdue_actions));
	if (totals->proofs)
		afi_totals_put_proof(value, totals);
	return value;
}

/* A file that does not belong there is passed over wherever it lies. */
size_t afi_places_inspection_end(const struct afi_places *places, size_t from)
{
	const struct afi_target *first = &places->v[from].target;
	size_t i;

	for (i = from + 1; i < places->n; i++) {
		const struct afi_target *target = &places->v[i].target;

		if (!places->v[i].stray &&
		    (strcmp(target->inspection, first->inspection) ||
		     strcmp(target->force, first->force)))
			break;
	}
	return i;
}

/* The first inspection in @places, or NULL. */
static const struct afi_target *first_inspection(
	const struct afi_places *places)
{
	for (size_t i = 0; i < places->n; i++)
		if (!places->v[i].stray)
			return &places->v[i].target;
	return NULL;
}

json_t *afi_view_note_empty(const struct afi_places *places,
			    const struct afi_register *reg,
			    const struct afi_target *target)
{
	const struct afi_setup *setup = afi_register_setup(reg);
	const struct afi_target *at = first_inspection(places);
	const char *force = *target->force ? target->force :
			    setup->nforces ? setup->forces[0].slug : "FORCE";
	struct afi_str note = AFI_STR_INIT;
	json_t *value;

	if (afi_past_is(afi_register_past(reg)))
		afi_str_adds(&note, "Nothing was there yet.");
	else if (at)
		afi_str_addf(&note, "Nothing has been found yet. The first "
			     "area for improvement: afi open %s/%s/afi-new "
			     "--title TITLE", at->force, at->inspection);
	else
		afi_str_addf(&note, "No inspection is recorded yet. Begin with "
			     "its report: afi open %s/INSPECTION --title TITLE "
			     "--source WHERE-FROM",
			     force);
	value = afi_view_text(note.s);
	afi_str_clear(&note);
	return value;
}
