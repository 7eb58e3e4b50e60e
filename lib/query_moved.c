/* What moved since a day: findings that were opened, closed, reopened, put off
 * or returned. */
#include <string.h>

#include "query_kinds.h"
#include "query_proof.h"

enum { OPENED, CLOSED, REOPENED, SLIPPED, RETURNED };

const char *afi_move_name(size_t i)
{
	static const char *const names[AFI_MOVES] = {
		[OPENED] = "opened", [CLOSED] = "closed",
		[REOPENED] = "reopened", [SLIPPED] = "slipped",
		[RETURNED] = "returned",
	};

	return names[i];
}

/* Moves being told. */
struct telling {
	json_t *moves;
	struct afi_counts *counts;
	const struct afi_subject *sub;
	int since;
};

/* Tell that @entry moved it, if that was late enough. */
static void tell(struct telling *t, size_t what,
		 const struct afi_state *action, const char *words,
		 const struct afi_entry *entry)
{
	const int day = afi_fold_day(&t->sub->fold, entry);
	struct afi_target target;
	json_t *move;

	if (day < t->since)
		return;
	afi_subject_target(&target, t->sub, action);
	move = json_object();
	afi_view_put(move, "what", json_string(afi_move_name(what)));
	afi_view_put(move, "target", afi_view_target(&target));
	afi_view_put(move, "title", afi_view_text(action ? action->title :
						  t->sub->fold.state.title));
	afi_view_put(move, "on", afi_view_day(day));
	afi_view_put(move, "said", afi_view_text(words));
	afi_view_put(move, "reason",
		     afi_view_text(afi_entry_get(entry, "text")));
	json_array_append_new(t->moves, move);
	t->counts->moved[what]++;
	if (t->counts->proofs)
		afi_proofs_add(t->counts->proofs, "what", afi_move_name(what),
			       t->sub, action, afi_view_alone(entry));
}

static void tell_entry(struct telling *t, size_t what,
		       const struct afi_entry *entry)
{
	struct afi_str words = AFI_STR_INIT;

	afi_view_words(&words, t->sub, entry);
	tell(t, what, NULL, words.s, entry);
	afi_str_clear(&words);
}

/* ---- decisions ----------------------------------------------------------- */

/* Whether the close @live[@at] had seen every reopening before it. */
static bool stands(const struct afi_subject *sub, size_t at)
{
	const struct afi_entry *const *live = sub->fold.live;

	for (size_t i = 0; i < at; i++)
		if (afi_entry_is(live[i], "reopen") && !live[i]->action &&
		    !afi_record_saw(sub->rec, live[at], live[i]))
			return false;
	return true;
}

/* ---- claims that were answered by asking for more ------------------------ */

enum { TO_PCC, TO_BODY, CLAIMS };

static bool says(const struct afi_entry *entry, const char *position)
{
	const char *said = afi_entry_get(entry, "position");

	return said && !strcmp(said, position);
}

/* Whether @entry returns one of the claims that are @open, which it ends. */
static bool returns(bool open[CLAIMS], const struct afi_entry *entry)
{
	const bool pcc = !strcmp(entry->as, AFI_PCC);
	const bool more = says(entry, "more-needed");
	bool *theirs = &open[pcc ? TO_PCC : TO_BODY];
	bool any = *theirs;

	if ((!more && !says(entry, "not-satisfied")) ||
	    !strcmp(entry->as, AFI_FORCE))
		return false;
	*theirs = false;
	if (more && pcc) {
		any |= open[TO_BODY];
		open[TO_BODY] = false;
	}
	return any;
}

static void follow(struct telling *t, bool open[CLAIMS], size_t at)
{
	const struct afi_entry *entry = t->sub->fold.live[at];

	if (entry->action)
		return;
	if (afi_entry_is(entry, "submit")) {
		open[!strcmp(afi_entry_get(entry, "to"), AFI_PCC) ? TO_PCC :
		     TO_BODY] = true;
	} else if (afi_entry_is(entry, "response")) {
		if (returns(open, entry))
			tell_entry(t, RETURNED, entry);
	} else if (afi_entry_is(entry, "close")) {
		open[TO_PCC] = open[TO_BODY] = false;
		if (stands(t->sub, at))
			tell_entry(t, CLOSED, entry);
	} else if (afi_entry_is(entry, "reopen")) {
		open[TO_PCC] = open[TO_BODY] = false;
		tell_entry(t, REOPENED, entry);
	}
}

/* ---- dates --------------------------------------------------------------- */

static void tell_slips(struct telling *t, const struct afi_state *state,
		       const struct afi_state *action)
{
	const struct afi_formers *formers = &state->former_dates;
	struct afi_str words = AFI_STR_INIT;

	for (size_t i = 0; i < formers->n; i++) {
		const struct afi_former *old = &formers->v[i];
		const struct afi_date *next = i + 1 < formers->n ?
					      &formers->v[i + 1].date :
					      &state->due;

		if (next->day <= old->date.day)
			continue;
		afi_str_reset(&words);
		afi_str_adds(&words, "from ");
		afi_date_show(&words, &old->date);
		afi_str_adds(&words, " to ");
		afi_date_show(&words, next);
		tell(t, SLIPPED, action, words.s, old->replaced);
	}
	afi_str_clear(&words);
}

void afi_moves_add(json_t *moves, struct afi_counts *counts,
		   const struct afi_subject *sub, int since)
{
	struct telling t = { moves, counts, sub, since };
	const struct afi_state *state = &sub->fold.state;
	bool open[CLAIMS] = { false };
	size_t i;

	tell(&t, OPENED, NULL, "opened", state->opened);
	for (i = 0; i < sub->fold.nlive; i++)
		follow(&t, open, i);
	tell_slips(&t, state, NULL);
	for (i = 0; i < state->nactions; i++)
		if (!state->actions[i].void_)
			tell_slips(&t, &state->actions[i], &state->actions[i]);
}
