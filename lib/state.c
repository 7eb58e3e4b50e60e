/*
 * The fold: which entries stand, where they stand, what they are about, and
 * one walk over them for what holds and one for what was done.  What each does
 * is in state_rules.c.  Nothing here takes time that grows faster than the
 * entries do, but for sorting them.
 */
#include "state.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "state_rules.h"
#include "state_seen.h"

enum { FINDING = 0 };	/* what the heading opens, among subjects */

#define NONE AFI_SEEN_NOWHERE

/* An entry that stands. */
struct item {
	int day;		/* INT_MIN for the heading: before all else */
	size_t place;		/* of what it stands for, in the record */
	size_t subject;
	const struct afi_entry *entry;
	enum afi_act act;
};

/* All of it lies in the fold's arena. */
struct folding {
	struct afi_fold *out;
	const struct afi_record *rec;
	int as_of;
	struct afi_seen seen;
	size_t *root;		/* by place: what is corrected in the end */
	size_t *stands;		/* by root: who stands there, or NONE */
	int *days;		/* by place */
	size_t *subject;	/* by root: what it opened, or NONE */
	struct afi_state **states;		/* by subject */
	const struct item **decisions;		/* by subject: the last */
	size_t nsubjects;
	struct item *items;
	size_t nitems;
};

void afi_fold_clear(struct afi_fold *fold)
{
	afi_arena_clear(&fold->arena);
	*fold = (struct afi_fold)AFI_FOLD_INIT;
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

static void *array(struct folding *f, size_t n, size_t size)
{
	return afi_arena_calloc(&f->out->arena, n, size);
}

/* ---- which entries stand ------------------------------------------------- */

/* What was erased says nothing any more, not even what it corrected. */
static bool is_erased(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "erased");
}

/* Put the entry at @i in the place of the one at @old, which is before it. */
static void correct(struct folding *f, size_t i, size_t old)
{
	f->root[i] = f->root[old];
	if (!afi_entry_get(&f->rec->entries[i], "happened"))
		f->days[i] = f->days[old];
}

/* Of several corrections of one entry the last in the record's order stands. */
static void find_standing(struct folding *f)
{
	size_t i, old, n = f->rec->n;

	f->root = array(f, n, sizeof(*f->root));
	f->stands = array(f, n, sizeof(*f->stands));
	f->days = array(f, n, sizeof(*f->days));
	for (i = 0; i < n; i++) {
		const struct afi_entry *entry = &f->rec->entries[i];

		f->root[i] = i;
		f->stands[i] = NONE;
		f->days[i] = entry->happened;
		if (is_erased(entry))
			continue;
		if (entry->corrects) {
			old = afi_seen_place(&f->seen, entry->corrects);
			if (old < i)
				correct(f, i, old);
		}
		f->stands[f->root[i]] = i;
	}
}

/* The entry that stands at @root, or NULL if none does as of the day. */
static const struct afi_entry *standing(const struct folding *f, size_t root)
{
	const struct afi_entry *entry;
	size_t place = f->stands[root];

	if (place == NONE || f->root[root] != root)
		return NULL;
	entry = &f->rec->entries[place];
	if (entry->retract || !entry->known || f->days[place] > f->as_of)
		return NULL;
	return entry;
}

/* ---- what they are about ------------------------------------------------- */

/* The root that @entry names as its action. */
static size_t named_action(struct folding *f, const struct afi_entry *entry)
{
	size_t place = afi_seen_place(&f->seen, entry->action);

	return place == NONE ? NONE : f->root[place];
}

static void open_subject(struct folding *f, size_t root)
{
	f->subject[root] = f->nsubjects++;
}

/* An erased action is known as one only by what is about it. */
static void find_erased_actions(struct folding *f)
{
	const struct afi_entry *entry;
	size_t i, root;

	for (i = 0; i < f->rec->n; i++) {
		if (!f->rec->entries[i].action)
			continue;
		root = named_action(f, &f->rec->entries[i]);
		if (root == NONE || f->subject[root] != NONE)
			continue;
		entry = &f->rec->entries[root];
		if (is_erased(entry) && entry->nafter &&
		    f->stands[root] == NONE && f->days[root] <= f->as_of)
			open_subject(f, root);
	}
}

static void find_subjects(struct folding *f)
{
	const struct afi_entry *entry;
	size_t i;

	f->subject = array(f, f->rec->n, sizeof(*f->subject));
	f->nsubjects = 1;
	for (i = 0; i < f->rec->n; i++) {
		f->subject[i] = NONE;
		entry = standing(f, i);
		if (entry && afi_act_of(entry) == AFI_ACT_ACTION)
			open_subject(f, i);
	}
	find_erased_actions(f);
}

static void open_states(struct folding *f)
{
	struct afi_state *state = &f->out->state;
	const struct afi_entry *says;
	size_t i;

	state->nactions = f->nsubjects - 1;
	state->actions = array(f, state->nactions, sizeof(*state->actions));
	f->states = array(f, f->nsubjects, sizeof(*f->states));
	f->decisions = array(f, f->nsubjects, sizeof(*f->decisions));
	f->states[FINDING] = state;
	afi_rules_open(state, &f->out->arena, f->rec->entries,
		       f->rec->entries);
	for (i = 0; i < f->rec->n; i++) {
		if (f->subject[i] == NONE)
			continue;
		f->states[f->subject[i]] = &state->actions[f->subject[i] - 1];
		says = standing(f, i);
		afi_rules_open(f->states[f->subject[i]], &f->out->arena,
			       &f->rec->entries[i],
			       says ? says : &f->rec->entries[i]);
	}
}

/* ---- in which order ------------------------------------------------------ */

static size_t subject_of(struct folding *f, size_t root,
			 const struct afi_entry *entry, enum afi_act act)
{
	if (act == AFI_ACT_ACTION)
		return f->subject[root];
	if (!entry->action)
		return FINDING;
	root = named_action(f, entry);
	return root == NONE ? NONE : f->subject[root];
}

static int compare_items(const void *a, const void *b)
{
	const struct item *one = a, *two = b;

	if (one->day != two->day)
		return one->day < two->day ? -1 : 1;
	return one->place < two->place ? -1 : one->place > two->place;
}

/* Most records are in order already. */
static void sort_items(struct folding *f)
{
	size_t i;

	for (i = 1; i < f->nitems; i++)
		if (f->items[i].day < f->items[i - 1].day)
			break;
	if (i < f->nitems)
		qsort(f->items, f->nitems, sizeof(*f->items), compare_items);
}

static void find_items(struct folding *f)
{
	struct item item;
	size_t i;

	f->items = array(f, f->rec->n, sizeof(*f->items));
	for (i = 0; i < f->rec->n; i++) {
		item.entry = standing(f, i);
		if (!item.entry)
			continue;
		item.act = afi_act_of(item.entry);
		item.place = i;
		item.subject = subject_of(f, i, item.entry, item.act);
		item.day = i ? f->days[f->stands[i]] : INT_MIN;
		if (item.subject != NONE)
			f->items[f->nitems++] = item;
	}
	sort_items(f);
}

static void list_live(struct folding *f)
{
	size_t i;

	f->out->live = array(f, f->nitems, sizeof(*f->out->live));
	f->out->nlive = f->nitems;
	for (i = 0; i < f->nitems; i++)
		f->out->live[i] = f->items[i].entry;
	for (i = 0; i < f->rec->n; i++)
		f->out->unknown += !f->rec->entries[i].known &&
				   f->days[i] <= f->as_of;
}

/* ---- what holds ---------------------------------------------------------- */

static void change_states(struct folding *f)
{
	size_t i;

	for (i = 0; i < f->nitems; i++) {
		const struct item *item = &f->items[i];
		struct afi_state *state = f->states[item->subject];

		afi_rules_change(state, &f->out->arena, item->entry,
				 item->act);
		if (afi_act_decides(item->act))
			f->decisions[item->subject] = item;
	}
}

/* A decision crossed if one of the other sort, before it, was not seen. */
static void decide(struct folding *f)
{
	size_t i;

	for (i = 0; i < f->nitems; i++) {
		const struct item *item = &f->items[i];
		const struct item *last = f->decisions[item->subject];

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
static void mark_crossed(struct folding *f, struct afi_formers *formers)
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

/* ---- what was done ------------------------------------------------------- */

/* A finding's counts have those of its actions in them, but of void ones. */
static void count(struct folding *f)
{
	size_t i;

	for (i = 0; i < f->nitems; i++) {
		const struct item *item = &f->items[i];
		struct afi_state *state = f->states[item->subject];

		afi_rules_count(state, item->entry, item->act);
		if (item->subject != FINDING && !state->void_)
			afi_rules_count(f->states[FINDING], item->entry,
					item->act);
	}
}

static void finish(struct folding *f, struct afi_state *state, int today)
{
	const struct afi_entry *since = state->last_progress;

	afi_rules_finish(state, afi_fold_day(f->out, since ? since :
					     state->opened), today);
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
	struct folding f = { .out = out, .rec = rec, .as_of = as_of };
	size_t i;

	if (!rec->n || rec->entries[0].happened > as_of)
		return false;
	out->rec = rec;
	afi_seen_init(&f.seen, rec, &out->arena);
	find_standing(&f);
	out->days = f.days;
	find_subjects(&f);
	open_states(&f);
	find_items(&f);
	list_live(&f);
	change_states(&f);
	decide(&f);
	for (i = 0; i < f.nsubjects; i++) {
		mark_crossed(&f, &f.states[i]->former_dates);
		mark_crossed(&f, &f.states[i]->former_owners);
	}
	afi_seen_answer(&f.seen);
	count(&f);
	for (i = 0; i < f.nsubjects; i++)
		finish(&f, f.states[i], today);
	arrange_actions(&out->state);
	return true;
}
