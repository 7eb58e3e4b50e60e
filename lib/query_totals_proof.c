/* What totals count, for --explain: noted beside the counts, not taken from
 * them. */
#include <string.h>

#include "query_parts.h"
#include "query_proof.h"
#include "str.h"

#define GROUP "totals"		/* in the proofs, by the names of the members */

static void note(struct afi_totals *totals, const char *name,
		 const struct afi_subject *sub, enum afi_behind behind)
{
	afi_proofs_add(totals->proofs, GROUP, name, sub, NULL,
		       afi_view_behind(sub, &sub->fold.state, behind));
}

static void note_one_of(struct afi_totals *totals, const char *of,
			const char *which, const struct afi_subject *sub,
			enum afi_behind behind)
{
	struct afi_str name = AFI_STR_INIT;

	afi_str_addf(&name, "%s.%s", of, which);
	note(totals, name.s, sub, behind);
	afi_str_clear(&name);
}

/* ---- actions ------------------------------------------------------------- */

static void note_action(struct afi_totals *totals, const char *name,
			const struct afi_subject *sub,
			const struct afi_state *action,
			const struct afi_entry *entry)
{
	afi_proofs_add(totals->proofs, GROUP, name, sub, action,
		       afi_view_alone(entry));
}

static void prove_action(struct afi_totals *totals,
			 const struct afi_subject *sub,
			 const struct afi_state *action)
{
	if (!action->void_)
		note_action(totals, "actions.count", sub, action,
			    action->opened);
	if (action->closed)
		return;
	note_action(totals, "actions.open", sub, action, action->opened);
	if (action->rag == AFI_RED)
		note_action(totals, "actions.overdue", sub, action,
			    action->due_set);
}

/* The actions of @other that are among those that serve @sub, named as their
 * own finding names them. */
static void prove_serving(struct afi_totals *totals,
			  const struct afi_subject *sub,
			  const struct afi_other *other)
{
	const struct afi_state *state = &sub->fold.state;
	struct afi_subject there = AFI_SUBJECT_INIT;
	bool is;

	is = afi_subject_make(&there, sub->frame, &other->target, &other->rec);
	for (size_t i = 0; is && i < other->fold.state.nactions; i++)
		for (size_t j = 0; j < state->nserving; j++)
			if (state->serving[j] == &other->fold.state.actions[i])
				prove_action(totals, &there,
					     state->serving[j]);
	afi_subject_clear(&there);
}

/* An action that serves several findings comes up with each of them. */
static json_t *each_once(const json_t *list)
{
	json_t *seen = json_object(), *once = json_array();

	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *one = json_array_get(list, i);
		const char *target = json_string_value(
			json_object_get(one, "target"));

		if (json_object_get(seen, target))
			continue;
		afi_view_put(seen, target, json_true());
		json_array_append(once, one);
	}
	json_decref(seen);
	return once;
}

/* ---- all of them --------------------------------------------------------- */

void afi_totals_prove(struct afi_totals *totals, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	size_t i;

	if (!totals->proofs)
		return;
	if (!afi_kind_is_actionable(kind)) {
		note(totals, strcmp(kind, "practice") ? "observations" :
		     "practices", sub, AFI_BEHIND_BEING);
		return;
	}
	note(totals, "findings", sub, AFI_BEHIND_BEING);
	note_one_of(totals, "by_status", afi_status_name(state->status), sub,
		    AFI_BEHIND_STATUS);
	note_one_of(totals, "by_rag", afi_rag_name(state->rag), sub,
		    AFI_BEHIND_COLOUR);
	for (i = 0; i < state->nactions; i++)
		prove_action(totals, sub, &state->actions[i]);
	for (i = 0; i < sub->others.n; i++)
		prove_serving(totals, sub, sub->others.v[i]);
}

static void put_proof(json_t *proof, const struct afi_totals *totals,
		      const char *name)
{
	json_t *list = afi_proofs_view(totals->proofs, GROUP, name);

	afi_view_put(proof, name, each_once(list));
	json_decref(list);
}

static void put_proofs(json_t *proof, const struct afi_totals *totals,
		       const char *of, json_t *counts)
{
	struct afi_str name = AFI_STR_INIT;
	const char *which;
	json_t *n;

	json_object_foreach(counts, which, n) {
		afi_str_reset(&name);
		afi_str_addf(&name, "%s.%s", of, which);
		put_proof(proof, totals, name.s);
	}
	afi_str_clear(&name);
}

void afi_totals_put_proof(json_t *view, const struct afi_totals *totals)
{
	json_t *proof = json_object(), *member;
	const char *name;

	json_object_foreach(view, name, member) {
		if (json_is_object(member))
			put_proofs(proof, totals, name, member);
		else
			put_proof(proof, totals, name);
	}
	afi_view_put(view, "proof", proof);
}
