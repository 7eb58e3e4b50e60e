/* Which entries of a finding, or of one of its actions, are behind what is said
 * of it. */
#include <string.h>

#include "clock.h"
#include "query_proof.h"

static void add(json_t *ids, const struct afi_entry *entry)
{
	if (entry)
		json_array_append_new(ids, afi_view_text(entry->id));
}

json_t *afi_view_alone(const struct afi_entry *entry)
{
	json_t *ids = json_array();

	add(ids, entry);
	return ids;
}

/* ---- status -------------------------------------------------------------- */

static void add_closes(json_t *ids, const struct afi_state *action)
{
	if (!action->void_)
		add(ids, action->closed);
}

/* All of them had to be closed. */
static void add_all_closes(json_t *ids, const struct afi_state *state)
{
	for (size_t i = 0; i < state->nactions; i++)
		add_closes(ids, &state->actions[i]);
	for (size_t i = 0; i < state->nserving; i++)
		add_closes(ids, state->serving[i]);
}

static bool begins(const struct afi_subject *sub, const struct afi_entry *entry)
{
	static const char *const whats[] = {
		"action", "update", "evidence", "measure",
	};
	const struct afi_state *action = afi_subject_action(sub, entry);

	if (action && action->void_)
		return false;
	for (size_t i = 0; i < sizeof(whats) / sizeof(*whats); i++)
		if (afi_entry_is(entry, whats[i]))
			return true;
	return false;
}

/* The entry with which work on @state was begun, perhaps another finding's. */
static const struct afi_entry *begun_by(const struct afi_subject *sub,
					const struct afi_state *state)
{
	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (state != &sub->fold.state &&
		    (afi_subject_action(sub, entry) != state ||
		     entry == state->opened))
			continue;
		if (begins(sub, entry))
			return entry;
	}
	for (size_t i = 0; i < state->nserving; i++)
		if (!state->serving[i]->void_)
			return state->serving[i]->opened;
	return NULL;
}

static void add_status(json_t *ids, const struct afi_subject *sub,
		       const struct afi_state *state)
{
	switch (state->status) {
	case AFI_CLOSED:
		add(ids, state->closed);
		break;
	case AFI_SUBMITTED:
		add(ids, state->submitted);
		break;
	case AFI_IN_ASSURANCE:
		add_all_closes(ids, state);
		break;
	case AFI_IN_PROGRESS:
		add(ids, begun_by(sub, state));
		break;
	case AFI_OPEN:
		add(ids, state->owner_set);
		break;
	default:
		add(ids, state->opened);
	}
}

/* ---- dates --------------------------------------------------------------- */

static void add_action_date(json_t *ids, const struct afi_state *action,
			    int day)
{
	if (!action->closed && action->due.day == day)
		add(ids, action->due_set);
}

/* Its own date or, without one, the latest of its open actions'. */
static void add_date(json_t *ids, const struct afi_state *state)
{
	if (state->rag_day == AFI_NO_DAY)
		return;
	if (state->due.day != AFI_NO_DAY) {
		add(ids, state->due_set);
		return;
	}
	for (size_t i = 0; i < state->nactions; i++)
		add_action_date(ids, &state->actions[i], state->rag_day);
	for (size_t i = 0; i < state->nserving; i++)
		add_action_date(ids, state->serving[i], state->rag_day);
}

/* The last edition of the record that says @key, else its heading. */
static const struct afi_entry *edition_with(const struct afi_subject *sub,
					    const char *key)
{
	const struct afi_entry *says = sub->fold.state.opened;

	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (afi_entry_is(sub->fold.live[i], "edition") &&
		    afi_entry_get(sub->fold.live[i], key))
			says = sub->fold.live[i];
	return says;
}

static void add_age(json_t *ids, const struct afi_subject *sub,
		    const struct afi_state *state)
{
	add(ids, state == &sub->fold.state ? edition_with(sub, "issued") :
	    state->opened);
	add(ids, state->closed);
}

static void add_clock(json_t *ids, const struct afi_subject *sub)
{
	const struct afi_clock clock = afi_clock_of(&sub->fold,
						    sub->frame->today);

	add(ids, edition_with(sub, "published"));
	add(ids, clock.published);
}

static void add_slips(json_t *ids, const struct afi_state *state)
{
	const struct afi_formers *old = &state->former_dates;

	for (size_t i = 0; i < old->n; i++) {
		const struct afi_date *next = i + 1 < old->n ?
			&old->v[i + 1].date : &state->due;

		if (next->day > old->v[i].date.day)
			add(ids, old->v[i].replaced);
	}
}

/* ---- questions and decisions --------------------------------------------- */

static void add_questions(json_t *ids, const struct afi_state *state)
{
	for (size_t i = 0; i < state->nasked; i++)
		if (!state->asked[i].answer)
			add(ids, state->asked[i].ask);
}

/* What @add_one adds of @state and of its actions. */
static void add_each(json_t *ids, const struct afi_state *state,
		     void (*add_one)(json_t *ids,
				     const struct afi_state *state))
{
	add_one(ids, state);
	for (size_t i = 0; i < state->nactions; i++)
		if (!state->actions[i].void_)
			add_one(ids, &state->actions[i]);
}

static bool is_of(const struct afi_subject *sub, const struct afi_entry *entry,
		  const struct afi_state *state)
{
	const struct afi_state *action = afi_subject_action(sub, entry);

	return action ? action == state : state == &sub->fold.state;
}

static bool decides(const struct afi_subject *sub,
		    const struct afi_entry *entry,
		    const struct afi_state *state)
{
	return (afi_entry_is(entry, "close") ||
		afi_entry_is(entry, "reopen")) && is_of(sub, entry, state);
}

static void add_reopenings(json_t *ids, const struct afi_subject *sub,
			   const struct afi_state *state)
{
	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (afi_entry_is(sub->fold.live[i], "reopen") &&
		    is_of(sub, sub->fold.live[i], state))
			add(ids, sub->fold.live[i]);
}

/* The last decision, and those of the other sort that it had not seen. */
static void add_crossing(json_t *ids, const struct afi_subject *sub,
			 const struct afi_state *state)
{
	const struct afi_entry *const *live = sub->fold.live;
	const struct afi_entry *last = NULL;
	size_t i;

	for (i = 0; i < sub->fold.nlive; i++)
		if (decides(sub, live[i], state))
			last = live[i];
	for (i = 0; last && i < sub->fold.nlive; i++)
		if (decides(sub, live[i], state) &&
		    strcmp(live[i]->what, last->what) &&
		    !afi_record_saw(sub->rec, last, live[i]))
			add(ids, live[i]);
	add(ids, last);
}

/* ---- what is counted in a row -------------------------------------------- */

/* A finding's with its actions'. */
static void add_sort(json_t *ids, const struct afi_subject *sub,
		     const struct afi_state *state, const char *what)
{
	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (afi_entry_is(sub->fold.live[i], what) &&
		    (state == &sub->fold.state ||
		     is_of(sub, sub->fold.live[i], state)))
			add(ids, sub->fold.live[i]);
}

/* What the force has said of itself since there was progress, if any. */
static void add_no_change(json_t *ids, const struct afi_subject *sub,
			  const struct afi_state *state)
{
	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (entry == state->last_progress)
			json_array_clear(ids);
		else if (afi_entry_is(entry, "update") &&
			 !strcmp(entry->as, AFI_FORCE) &&
			 is_of(sub, entry, state))
			add(ids, entry);
	}
}

static void add_action(json_t *ids, const struct afi_state *action,
		       enum afi_behind behind)
{
	if (behind == AFI_BEHIND_ACTIONS ? !action->void_ :
	    behind == AFI_BEHIND_OPEN_ACTIONS && !action->closed)
		add(ids, action->opened);
	if (behind == AFI_BEHIND_LATE_ACTIONS && !action->closed &&
	    action->rag == AFI_RED)
		add(ids, action->due_set);
}

static void add_actions(json_t *ids, const struct afi_state *state,
			enum afi_behind behind)
{
	for (size_t i = 0; i < state->nactions; i++)
		add_action(ids, &state->actions[i], behind);
	for (size_t i = 0; i < state->nserving; i++)
		add_action(ids, state->serving[i], behind);
}

/* ---- behind a number ----------------------------------------------------- */

json_t *afi_view_behind(const struct afi_subject *sub,
			const struct afi_state *state, enum afi_behind behind)
{
	json_t *ids = json_array();

	switch (behind) {
	case AFI_BEHIND_BEING:
		add(ids, state->opened);
		break;
	case AFI_BEHIND_STATUS:
		add_status(ids, sub, state);
		break;
	case AFI_BEHIND_COLOUR:
		if (!state->closed)
			add_date(ids, state);
		add(ids, state->closed);
		break;
	case AFI_BEHIND_DATE:
		add_date(ids, state);
		break;
	case AFI_BEHIND_CLOSE:
		add(ids, state->closed);
		break;
	case AFI_BEHIND_AGE:
		add_age(ids, sub, state);
		break;
	case AFI_BEHIND_SILENCE:
		add(ids, state->last_progress ? state->last_progress :
		    state->opened);
		break;
	case AFI_BEHIND_SLIPS:
		add_each(ids, state, add_slips);
		break;
	case AFI_BEHIND_REOPENINGS:
		add_reopenings(ids, sub, state);
		break;
	case AFI_BEHIND_QUESTIONS:
		add_each(ids, state, add_questions);
		break;
	case AFI_BEHIND_CROSSING:
		add_crossing(ids, sub, state);
		break;
	case AFI_BEHIND_CLOCK:
		add_clock(ids, sub);
		break;
	case AFI_BEHIND_NO_CHANGE:
		add_no_change(ids, sub, state);
		break;
	case AFI_BEHIND_UPDATES:
		add_sort(ids, sub, state, "update");
		break;
	case AFI_BEHIND_EVIDENCE:
		add_sort(ids, sub, state, "evidence");
		break;
	case AFI_BEHIND_MEASURES:
		add_sort(ids, sub, state, "measure");
		break;
	case AFI_BEHIND_ACTIONS:
	case AFI_BEHIND_OPEN_ACTIONS:
	case AFI_BEHIND_LATE_ACTIONS:
		add_actions(ids, state, behind);
		break;
	}
	return ids;
}
