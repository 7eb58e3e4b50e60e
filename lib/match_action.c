/* Which action of a finding a proposal opens. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"

enum { ALIKE = 75 };	/* per cent of the words of its title */

/* The action of @known that @title is; *@sure is whether in so many words. */
static const struct afi_state *find_action(struct afi_matcher *m,
					   const struct afi_known *known,
					   const char *title, bool *sure)
{
	const struct afi_state *finding = &known->fold.state, *best = NULL;
	const struct afi_gist gist = afi_wording_gist(&m->out->arena, title);
	struct afi_arena scratch = AFI_ARENA_INIT;
	int most = ALIKE - 1;

	*sure = false;
	for (size_t i = 0; i < finding->nactions && !*sure &&
	     m->budget-- > 0; i++) {
		const struct afi_state *action = &finding->actions[i];
		const struct afi_gist its = afi_wording_gist(&scratch,
							     action->title);
		const int alike = afi_wording_alike(&its, &gist);

		*sure = afi_wording_same(action->title, title);
		if (*sure || alike > most) {
			best = action;
			most = alike;
		}
	}
	afi_arena_clear(&scratch);
	return best;
}

/* The number of an action that is opened anew. */
static int give_action(struct afi_matcher *m, size_t i, int wanted)
{
	const size_t finding = m->out->v[i].needs;
	int *last;

	if (m->at[i]) {
		last = &m->at[i]->last_action;
		for (size_t k = 0; k < m->at[i]->fold.state.nactions; k++)
			if (m->at[i]->fold.state.actions[k].number > *last)
				*last = m->at[i]->fold.state.actions[k].number;
	} else {
		last = &m->last_action[finding < m->out->n ? finding : i];
	}
	*last = wanted > *last ? wanted : *last + 1;
	return *last;
}

static void draft_action(struct afi_matcher *m, size_t i)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	struct afi_match *match = &m->out->v[i];

	afi_draft_number(&match->own, "number", match->target.action);
	for (size_t k = 0; k < proposal->draft.n; k++)
		if (strcmp(proposal->draft.v[k].key, "number") != 0)
			afi_draft_add(&match->own, proposal->draft.v[k].key,
				      proposal->draft.v[k].value);
}

/* Which of the finding's actions it is, or what number it gets. */
static void match_action(struct afi_matcher *m, size_t i)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	const char *number = afi_proposal_get(proposal, "number");
	const char *title = afi_proposal_get(proposal, "title");
	struct afi_match *match = &m->out->v[i];
	const struct afi_state *found = NULL;
	bool sure = false;

	if (match->target.level != AFI_FINDING) {
		afi_match_say(m, i, AFI_STANDS_REFUSED, "an action belongs to "
			      "a finding");
		return;
	}
	if (m->at[i] && title)
		found = find_action(m, m->at[i], title, &sure);
	m->state[i] = found;
	match->target.level = AFI_ACTION;
	if (!found) {
		match->target.action = give_action(m, i, number ?
					(int)strtol(number, NULL, 10) : 0);
		draft_action(m, i);
		return;
	}
	match->target.action = found->number;
	if (found->shared_number)
		snprintf(match->target.action_id,
			 sizeof(match->target.action_id), "%.*s",
			 AFI_ID_LEN, found->opened->id);
	if (!sure)
		afi_match_say(m, i, AFI_STANDS_UNSURE, "it may be action %d, "
			      "in other words", found->number);
}

/* An export names the action that is opened: what that is about is its
 * finding. */
static enum afi_code action_subject(struct afi_matcher *m, size_t i,
				    struct afi_err *err)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target target;

	if (proposal->of < m->out->n || !proposal->names ||
	    afi_target_parse(&target, proposal->names, &ignored) ||
	    target.level != AFI_ACTION || !*target.force)
		return afi_match_subject(m, i, err);
	target = afi_target_record(&target);
	return afi_match_about(m, i, &target, proposal->names, err);
}

enum afi_code afi_match_actions(struct afi_matcher *m, struct afi_err *err)
{
	enum afi_code rc;

	for (size_t i = 0; i < m->out->n; i++) {
		if (strcmp(m->proposals->v[i].what, "action") != 0)
			continue;
		if ((rc = action_subject(m, i, err)))
			return rc;
		if (m->out->v[i].standing != AFI_STANDS_REFUSED)
			match_action(m, i);
	}
	return AFI_OK;
}
