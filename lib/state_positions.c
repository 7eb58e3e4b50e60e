/*
 * What the parties think, and the claims that it is done: who has not answered
 * yet, and who sent it back.
 *
 * A claim is answered by the position on progress that holds of whom it was
 * made to, as far as it was taken since; the PCC, who holds the force to
 * account, also returns a claim made to somebody else.
 */
#include <string.h>

#include "response.h"
#include "setup.h"
#include "state_fold.h"

enum sort { FORCE, PCC, PCC_PROGRESS, BODY_PROGRESS, SORTS };

/* The latest that a party said itself, and the latest of all. */
struct voice {
	const struct afi_entry *own, *last;
};

/* A claim, and what was said since. */
struct claim {
	const struct afi_entry *claim;
	struct voice theirs, pcc;	/* whom it was made to; the PCC */
};

/* One to the PCC and one to a body may be open side by side. */
enum to { TO_PCC, TO_BODY };

struct claims {
	struct claim v[2];		/* by enum to */
	enum to last;
};

static const struct afi_entry *holds(const struct voice *voice)
{
	return voice->own ? voice->own : voice->last;
}

static void say(struct voice *voice, const struct afi_entry *entry, bool own)
{
	voice->last = entry;
	if (own)
		voice->own = entry;
}

/* SORTS if it is no position that this party can take. */
static enum sort sort_of(const char *party, const char *position)
{
	bool progress;

	if (!afi_position_of(&progress, party, position))
		return SORTS;
	if (!strcmp(party, AFI_FORCE))
		return FORCE;
	if (strcmp(party, AFI_PCC))
		return BODY_PROGRESS;
	return progress ? PCC_PROGRESS : PCC;
}

static bool is_to(const struct afi_entry *claim, const char *party)
{
	return !strcmp(afi_entry_get(claim, "to"), party);
}

static void hear(struct claim *claim, const struct afi_entry *entry, bool own)
{
	if (!claim->claim)
		return;
	if (is_to(claim->claim, entry->as))
		say(&claim->theirs, entry, own);
	if (!strcmp(entry->as, AFI_PCC))
		say(&claim->pcc, entry, own);
}

static bool position_is(const struct afi_entry *entry, const char *word)
{
	return entry && !strcmp(afi_entry_get(entry, "position"), word);
}

/* The position that returns @claim, or NULL. */
static const struct afi_entry *returning(const struct claim *claim)
{
	const struct afi_entry *theirs = holds(&claim->theirs);
	const struct afi_entry *pcc = holds(&claim->pcc);

	if (theirs && !position_is(theirs, "satisfied"))
		return theirs;
	return position_is(pcc, "more-needed") ? pcc : NULL;
}

static bool is_open(const struct claim *claim)
{
	return claim->claim && !holds(&claim->theirs) && !returning(claim);
}

/* Whoever claims again has heard what was answered before. */
static void submit(struct claims *claims, const struct afi_entry *entry)
{
	const enum to to = is_to(entry, AFI_PCC) ? TO_PCC : TO_BODY;
	struct claim *other = &claims->v[!to];

	claims->v[to] = (struct claim){ .claim = entry };
	claims->last = to;
	if (!is_open(other))
		*other = (struct claim){ 0 };
}

static void put_claims(struct afi_state *state, const struct claims *claims)
{
	const struct claim *last = &claims->v[claims->last];
	const struct claim *other = &claims->v[!claims->last];

	if (state->closed)
		return;
	if (is_open(last))
		state->submitted = last->claim;
	if (is_open(other))
		*(state->submitted ? &state->also_submitted :
		  &state->submitted) = other->claim;
	state->returned = returning(last);
	if (!state->returned)
		state->returned = returning(other);
}

static void take(struct afi_folding *f, struct voice *voices,
		 struct claims *claims, const struct afi_entry *entry)
{
	const char *position = afi_entry_get(entry, "position");
	enum sort sort = position ? sort_of(entry->as, position) : SORTS;
	bool own;

	if (sort == SORTS)
		return;
	own = afi_setup_is_own(f->out->setup, entry);
	say(&voices[sort], entry, own);
	if (sort == PCC_PROGRESS || sort == BODY_PROGRESS) {
		hear(&claims->v[TO_PCC], entry, own);
		hear(&claims->v[TO_BODY], entry, own);
	}
}

void afi_folding_positions(struct afi_folding *f)
{
	struct afi_state *state = f->states[AFI_FINDING_SUBJECT];
	struct voice voices[SORTS] = { { 0 } };
	struct claims claims = { .last = TO_PCC };
	size_t i;

	if (!f->count[AFI_ACT_RESPONSE] && !f->count[AFI_ACT_SUBMIT])
		return;
	for (i = 0; i < f->nitems; i++) {
		const struct afi_item *item = &f->items[i];

		if (item->subject != AFI_FINDING_SUBJECT)
			continue;
		if (item->act == AFI_ACT_RESPONSE)
			take(f, voices, &claims, item->entry);
		else if (item->act == AFI_ACT_SUBMIT)
			submit(&claims, item->entry);
		else if (item->act == AFI_ACT_REOPEN)
			claims = (struct claims){ .last = TO_PCC };
	}
	state->positions = (struct afi_positions){
		.force = holds(&voices[FORCE]),
		.pcc = holds(&voices[PCC]),
		.pcc_progress = holds(&voices[PCC_PROGRESS]),
		.body_progress = holds(&voices[BODY_PROGRESS]),
	};
	put_claims(state, &claims);
}
