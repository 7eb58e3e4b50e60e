/*
 * What was asked, and what answers it: in the fold's order the first entry of
 * the party that names it; to an invitation also the party's next response, to
 * a chaser its next progress.
 *
 * What comes next is found by sorting, so that neither many questions nor many
 * answers make it slow.
 */
#include <stdlib.h>
#include <string.h>

#include "setup.h"
#include "state_fold.h"
#include "state_rules.h"
#include "target.h"

#define NONE AFI_SEEN_NOWHERE

/* Something asked, and where among the items its first answer is. */
struct question {
	struct afi_asked *asked;
	size_t place, subject;
	size_t at, answer;
};

/* A question that waits for the next answer of a sort, or such an answer. */
struct move {
	const char *party;
	size_t subject;
	bool progress;			/* else a response */
	size_t at;
	struct question *question;	/* NULL for an answer */
};

struct asking {
	struct afi_folding *f;
	struct question *questions;	/* in the fold's order */
	size_t n;
	struct move *moves;
	size_t nmoves;
};

/* ---- what was asked ------------------------------------------------------ */

static const char *party_of(const char *of)
{
	return afi_slug_valid(of) ? of : AFI_FORCE;
}

static void ask(struct afi_asked *out, const struct afi_entry *entry)
{
	const struct afi_date none = AFI_DATE_INIT;

	*out = (struct afi_asked){
		.ask = entry,
		.party = party_of(afi_entry_get(entry, "of")),
		.due = none,
	};
	(void)afi_rules_due(&out->due, &none, entry);
}

static void collect_questions(struct asking *a)
{
	struct afi_folding *f = a->f;
	size_t *starts = afi_folding_starts(f, AFI_ACT_ASK), i;
	struct afi_asked *asked = afi_folding_array(f, f->count[AFI_ACT_ASK],
						    sizeof(*asked));

	for (i = 0; i < f->nitems; i++) {
		const struct afi_item *item = &f->items[i];
		struct afi_state *state = f->states[item->subject];

		if (item->act != AFI_ACT_ASK)
			continue;
		state->asked = asked + starts[item->subject];
		ask(&state->asked[state->nasked], item->entry);
		a->questions[a->n++] = (struct question){
			.asked = &state->asked[state->nasked++],
			.place = item->place, .subject = item->subject,
			.at = i, .answer = NONE,
		};
	}
}

/* ---- answers that name it ------------------------------------------------ */

static int compare_places(const void *a, const void *b)
{
	const struct question *one = a, *two = b;

	return one->place < two->place ? -1 : one->place > two->place;
}

static void answer_named(struct asking *a, const struct afi_item *item,
			 size_t at)
{
	struct afi_folding *f = a->f;
	const char *id = afi_entry_get(item->entry, "answers");
	struct question key = { .place = NONE }, *found;

	if (id)
		key.place = afi_seen_place(&f->seen, id);
	if (key.place == NONE)
		return;
	key.place = f->root[key.place];	/* it may name a correction */
	found = bsearch(&key, a->questions, a->n, sizeof(key), compare_places);
	if (found && found->answer == NONE &&
	    !strcmp(found->asked->party, item->entry->as))
		found->answer = at;
}

static bool may_name(enum afi_act act)
{
	return act == AFI_ACT_UPDATE || act == AFI_ACT_RESPONSE ||
	       act == AFI_ACT_EVIDENCE;
}

static void find_named(struct asking *a)
{
	const struct afi_folding *f = a->f;
	size_t i;

	qsort(a->questions, a->n, sizeof(*a->questions), compare_places);
	for (i = 0; i < f->nitems; i++)
		if (may_name(f->items[i].act))
			answer_named(a, &f->items[i], i);
}

/* ---- answers that come next ---------------------------------------------- */

static void push(struct asking *a, const char *party, size_t subject,
		 bool progress, size_t at, struct question *question)
{
	a->moves[a->nmoves++] = (struct move){
		.party = party, .subject = subject, .progress = progress,
		.at = at, .question = question,
	};
}

static void collect_moves(struct asking *a)
{
	struct afi_folding *f = a->f;
	size_t i;

	for (i = 0; i < a->n; i++) {
		struct question *q = &a->questions[i];
		const char *sort = afi_entry_get(q->asked->ask, "sort");

		if (strcmp(sort, "question"))
			push(a, q->asked->party, q->subject,
			     !strcmp(sort, "chaser"), q->at, q);
	}
	for (i = 0; a->nmoves && i < f->nitems; i++) {
		const struct afi_item *item = &f->items[i];
		const char *party = item->entry->as;

		if (item->act == AFI_ACT_RESPONSE)
			push(a, party, item->subject, false, i, NULL);
		if (!afi_rules_progress(item->entry, item->act))
			continue;
		push(a, party, item->subject, true, i, NULL);
		if (item->subject != AFI_FINDING_SUBJECT &&
		    !f->states[item->subject]->void_)
			push(a, party, AFI_FINDING_SUBJECT, true, i, NULL);
	}
}

static int compare_groups(const struct move *one, const struct move *two)
{
	if (one->progress != two->progress)
		return one->progress ? 1 : -1;
	if (one->subject != two->subject)
		return one->subject < two->subject ? -1 : 1;
	return strcmp(one->party, two->party);
}

static int compare_moves(const void *a, const void *b)
{
	const struct move *one = a, *two = b;
	int diff = compare_groups(one, two);

	return diff ? diff : one->at < two->at ? -1 : one->at > two->at;
}

/* From the last move back: what comes next has been seen already. */
static void find_next(struct asking *a)
{
	size_t i = a->nmoves, next = NONE;

	if (!i)
		return;
	qsort(a->moves, i, sizeof(*a->moves), compare_moves);
	while (i-- > 0) {
		const struct move *move = &a->moves[i];

		if (i + 1 < a->nmoves && compare_groups(move, move + 1))
			next = NONE;
		if (!move->question)
			next = move->at;
		else if (next < move->question->answer)
			move->question->answer = next;
	}
}

/* ---- what became of it --------------------------------------------------- */

static void settle(struct afi_folding *f, const struct question *q)
{
	struct afi_asked *asked = q->asked;

	if (q->answer != NONE) {
		asked->answer = f->items[q->answer].entry;
		return;
	}
	asked->overdue = afi_rules_past(asked->due.day, f->today);
	f->states[q->subject]->unanswered++;
}

void afi_folding_asks(struct afi_folding *f)
{
	struct asking a = { .f = f };
	size_t i, n = f->count[AFI_ACT_ASK];

	if (!n)
		return;
	a.questions = afi_folding_array(f, n, sizeof(*a.questions));
	a.moves = afi_folding_array(f, n + 2 * f->nitems, sizeof(*a.moves));
	collect_questions(&a);
	find_named(&a);
	collect_moves(&a);
	find_next(&a);
	for (i = 0; i < a.n; i++)
		settle(f, &a.questions[i]);
}
