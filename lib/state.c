/*
 * The fold: one walk over what stands for what holds and one for what was
 * done.  state_fold.h says where the parts are.
 */
#include "state.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "state_fold.h"
#include "state_rules.h"
#include "state_seen.h"

void afi_fold_clear(struct afi_fold *fold)
{
	afi_arena_clear(&fold->arena);
	*fold = (struct afi_fold)AFI_FOLD_INIT;
}

void afi_fold_reset(struct afi_fold *fold)
{
	struct afi_arena arena = fold->arena;

	afi_arena_reset(&arena);
	*fold = (struct afi_fold){ .arena = arena };
}

int afi_fold_day(const struct afi_fold *fold, const struct afi_entry *entry)
{
	return fold->days[entry - fold->rec->entries];
}

const char *afi_fold_value(const struct afi_fold *fold, const char *key)
{
	const char *value;
	size_t i = fold->nlive;

	while (i-- > 0) {
		const struct afi_entry *entry = fold->live[i];

		if (entry->action || afi_act_of(entry) != AFI_ACT_EDITION)
			continue;
		value = afi_entry_get(entry, key);
		if (value)
			return value;
	}
	return afi_entry_get(fold->state.opened, key);
}

void *afi_folding_array(struct afi_folding *f, size_t n, size_t size)
{
	return afi_arena_calloc(&f->out->arena, n, size);
}

/* ---- what holds ---------------------------------------------------------- */

static void change_states(struct afi_folding *f)
{
	size_t i;

	f->decisions = afi_folding_array(f, f->nsubjects,
					 sizeof(*f->decisions));
	for (i = 0; i < f->nitems; i++) {
		const struct afi_item *item = &f->items[i];
		struct afi_state *state = f->states[item->subject];

		afi_rules_change(state, &f->out->arena, item->entry,
				 item->act);
		if (afi_act_decides(item->act))
			f->decisions[item->subject] = item;
	}
}

/* A decision crossed if one of the other sort, before it, was not seen. */
static void decide(struct afi_folding *f)
{
	size_t i;

	for (i = 0; i < f->nitems; i++) {
		const struct afi_item *item = &f->items[i];
		const struct afi_item *last = f->decisions[item->subject];

		if (afi_act_decides(item->act) && item->act != last->act)
			afi_seen_ask(&f->seen, last->place, item->place,
				     &f->states[item->subject]->crossed);
	}
	afi_seen_answer(&f->seen);
	for (i = 0; i < f->nsubjects; i++)
		if (f->decisions[i])
			afi_rules_decide(f->states[i], f->decisions[i]->entry,
					 f->decisions[i]->act);
}

/* Two entries crossed if the later in the record had not seen the earlier. */
static void mark_crossed(struct afi_folding *f, struct afi_formers *formers)
{
	const struct afi_entry *entries = f->rec->entries;
	size_t i, a, b;

	for (i = 0; i < formers->n; i++) {
		a = f->root[formers->v[i].set - entries];
		b = f->root[formers->v[i].replaced - entries];
		afi_seen_ask(&f->seen, a > b ? a : b, a > b ? b : a,
			     &formers->v[i].crossed);
	}
}

static void mark_all_crossed(struct afi_folding *f)
{
	size_t i;

	for (i = 0; i < f->nsubjects; i++) {
		mark_crossed(f, &f->states[i]->former_dates);
		mark_crossed(f, &f->states[i]->former_owners);
	}
	afi_seen_answer(&f->seen);
}

/* ---- links --------------------------------------------------------------- */

size_t *afi_folding_starts(struct afi_folding *f, enum afi_act act)
{
	size_t *starts = afi_folding_array(f, f->nsubjects + 1,
					   sizeof(*starts));
	size_t i;

	for (i = 0; i < f->nitems; i++)
		if (f->items[i].act == act)
			starts[f->items[i].subject + 1]++;
	for (i = 0; i < f->nsubjects; i++)
		starts[i + 1] += starts[i];
	return starts;
}

/* What was taken back does not stand, so that it is not here. */
static void link_all(struct afi_folding *f)
{
	const struct afi_entry *entry;
	struct afi_state *state;
	struct afi_link *links;
	size_t *starts, i;

	if (!f->count[AFI_ACT_LINK])
		return;
	starts = afi_folding_starts(f, AFI_ACT_LINK);
	links = afi_folding_array(f, f->count[AFI_ACT_LINK], sizeof(*links));
	for (i = 0; i < f->nitems; i++) {
		if (f->items[i].act != AFI_ACT_LINK)
			continue;
		entry = f->items[i].entry;
		state = f->states[f->items[i].subject];
		state->links = links + starts[f->items[i].subject];
		state->links[state->nlinks++] = (struct afi_link){
			.entry = entry,
			.relation = afi_entry_get(entry, "relation"),
			.target = afi_entry_get(entry, "target"),
		};
	}
}

/* ---- what was done ------------------------------------------------------- */

/* A finding's counts have those of its actions in them, but of void ones. */
static void count(struct afi_folding *f)
{
	size_t i;

	for (i = 0; i < f->nitems; i++) {
		const struct afi_item *item = &f->items[i];
		struct afi_state *state = f->states[item->subject];

		afi_rules_count(state, item->entry, item->act, true);
		if (item->subject != AFI_FINDING_SUBJECT && !state->void_)
			afi_rules_count(f->states[AFI_FINDING_SUBJECT],
					item->entry, item->act, false);
	}
}

static void finish(struct afi_folding *f, struct afi_state *state)
{
	const int opened = afi_fold_day(f->out, state->opened);
	struct afi_days days = {
		.issued = state->issued != AFI_NO_DAY ? state->issued : opened,
		.progress = opened,
		.closed = AFI_NO_DAY,
		.today = f->today,
	};

	if (state->last_progress)
		days.progress = afi_fold_day(f->out, state->last_progress);
	if (state->closed)
		days.closed = afi_fold_day(f->out, state->closed);
	afi_rules_finish(state, &days);
}

static int compare_actions(const void *a, const void *b)
{
	const struct afi_state *one = a, *two = b;

	if (one->number != two->number)
		return one->number < two->number ? -1 : 1;
	return strcmp(one->opened->id, two->opened->id);
}

static void arrange_actions(struct afi_state *state)
{
	struct afi_state *v = state->actions;
	size_t i;

	if (!state->nactions)
		return;
	qsort(v, state->nactions, sizeof(*v), compare_actions);
	for (i = 1; i < state->nactions; i++)
		if (v[i].number == v[i - 1].number)
			v[i].shared_number = v[i - 1].shared_number = true;
}

bool afi_fold_make(struct afi_fold *out, const struct afi_record *rec,
		   int as_of, int today)
{
	struct afi_folding f = { .out = out, .rec = rec, .as_of = as_of,
				 .today = today };
	size_t i;

	if (!rec->n || rec->entries[0].happened > as_of)
		return false;
	out->rec = rec;
	afi_seen_init(&f.seen, rec, &out->arena);
	afi_folding_stand(&f);
	change_states(&f);
	decide(&f);
	mark_all_crossed(&f);
	afi_folding_positions(&f);
	link_all(&f);
	count(&f);
	afi_folding_asks(&f);
	for (i = 0; i < f.nsubjects; i++)
		finish(&f, f.states[i]);
	arrange_actions(&out->state);
	return true;
}

void afi_fold_serve(struct afi_fold *fold,
		    const struct afi_state *const *serving, size_t n,
		    int today)
{
	fold->state.serving = serving;
	fold->state.nserving = n;
	afi_rules_weigh(&fold->state, today);
}
