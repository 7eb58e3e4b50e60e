/*
 * Which entries stand, what they are about and in which order they come.
 * Nothing here takes time that grows faster than the entries do, but for
 * sorting them.
 */
#include "state_fold.h"

#include <limits.h>
#include <stdlib.h>

#include "record_echo.h"
#include "state_rules.h"

#define NONE AFI_SEEN_NOWHERE

/* ---- which entries stand ------------------------------------------------- */

/* What was erased says nothing any more, not even what it corrected. */
static bool is_erased(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "erased");
}

/* Put the entry at @i in the place of the one at @old, which is before it. */
static void correct(struct afi_folding *f, size_t i, size_t old)
{
	f->root[i] = f->root[old];
	if (!afi_entry_get(&f->rec->entries[i], "happened"))
		f->days[i] = f->days[old];
}

/* Of several corrections of one entry the last in the record's order stands;
 * an echo stands for nothing, and what corrects it for what it echoes. */
static void find_standing(struct afi_folding *f)
{
	size_t i, old, n = f->rec->n;
	size_t *first = afi_folding_array(f, n, sizeof(*first));
	const bool echoes = afi_record_echoes(first, f->rec);

	f->root = afi_folding_array(f, n, sizeof(*f->root));
	f->stands = afi_folding_array(f, n, sizeof(*f->stands));
	f->days = afi_folding_array(f, n, sizeof(*f->days));
	for (i = 0; i < n; i++) {
		const struct afi_entry *entry = &f->rec->entries[i];

		f->root[i] = echoes && first[i] < i ? f->root[first[i]] : i;
		f->stands[i] = NONE;
		f->days[i] = entry->happened;
		if (is_erased(entry) || f->root[i] != i)
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
static const struct afi_entry *standing(const struct afi_folding *f,
					size_t root)
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
static size_t named_action(struct afi_folding *f, const struct afi_entry *entry)
{
	size_t place = afi_seen_place(&f->seen, entry->action);

	return place == NONE ? NONE : f->root[place];
}

static void open_subject(struct afi_folding *f, size_t root)
{
	f->subject[root] = f->nsubjects++;
}

/* An erased action is known as one only by what is about it. */
static void find_erased_actions(struct afi_folding *f)
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

static void find_subjects(struct afi_folding *f)
{
	const struct afi_entry *entry;
	size_t i;

	f->subject = afi_folding_array(f, f->rec->n, sizeof(*f->subject));
	f->nsubjects = 1;
	for (i = 0; i < f->rec->n; i++) {
		f->subject[i] = NONE;
		entry = standing(f, i);
		if (entry && afi_act_of(entry) == AFI_ACT_ACTION)
			open_subject(f, i);
	}
	find_erased_actions(f);
}

static void open_states(struct afi_folding *f)
{
	struct afi_state *state = &f->out->state;
	const struct afi_entry *says;
	size_t i;

	state->nactions = f->nsubjects - 1;
	state->actions = afi_folding_array(f, state->nactions,
					   sizeof(*state->actions));
	f->states = afi_folding_array(f, f->nsubjects, sizeof(*f->states));
	f->states[AFI_FINDING_SUBJECT] = state;
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

static size_t subject_of(struct afi_folding *f, size_t root,
			 const struct afi_entry *entry, enum afi_act act)
{
	if (act == AFI_ACT_ACTION)
		return f->subject[root];
	if (!entry->action)
		return AFI_FINDING_SUBJECT;
	root = named_action(f, entry);
	return root == NONE ? NONE : f->subject[root];
}

static int compare_items(const void *a, const void *b)
{
	const struct afi_item *one = a, *two = b;

	if (one->day != two->day)
		return one->day < two->day ? -1 : 1;
	return one->place < two->place ? -1 : one->place > two->place;
}

/* Most records are in order already. */
static void sort_items(struct afi_folding *f)
{
	size_t i;

	for (i = 1; i < f->nitems; i++)
		if (f->items[i].day < f->items[i - 1].day)
			break;
	if (i < f->nitems)
		qsort(f->items, f->nitems, sizeof(*f->items), compare_items);
}

static void find_items(struct afi_folding *f)
{
	struct afi_item item;
	size_t i;

	f->items = afi_folding_array(f, f->rec->n, sizeof(*f->items));
	for (i = 0; i < f->rec->n; i++) {
		item.entry = standing(f, i);
		if (!item.entry)
			continue;
		item.act = afi_act_of(item.entry);
		item.place = i;
		item.subject = subject_of(f, i, item.entry, item.act);
		item.day = i ? f->days[f->stands[i]] : INT_MIN;
		if (item.subject == NONE)
			continue;
		f->items[f->nitems++] = item;
		f->count[item.act]++;
	}
	sort_items(f);
}

static void list_live(struct afi_folding *f)
{
	size_t i;

	f->out->live = afi_folding_array(f, f->nitems, sizeof(*f->out->live));
	f->out->nlive = f->nitems;
	for (i = 0; i < f->nitems; i++)
		f->out->live[i] = f->items[i].entry;
	for (i = 0; i < f->rec->n; i++)
		f->out->unknown += !f->rec->entries[i].known &&
				   f->days[i] <= f->as_of;
}

void afi_folding_stand(struct afi_folding *f)
{
	find_standing(f);
	f->out->days = f->days;
	find_subjects(f);
	open_states(f);
	find_items(f);
	list_live(f);
}
