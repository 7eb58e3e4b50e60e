#include "state_seen.h"

#include <stdlib.h>
#include <string.h>

void afi_seen_init(struct afi_seen *seen, const struct afi_record *rec,
		   struct afi_arena *arena)
{
	seen->arena = arena;
	seen->rec = rec;
	seen->by_id = NULL;
	seen->upto = NULL;
	seen->reached = NULL;
	seen->nquestions = 0;
}

static int compare_ids(const void *a, const void *b)
{
	const struct afi_entry *const *one = a, *const *two = b;

	return strcmp((*one)->id, (*two)->id);
}

/* Sorted and not hashed: whoever chooses the ids cannot make it slow. */
static void sort_ids(struct afi_seen *seen)
{
	size_t i, n = seen->rec->n;

	seen->by_id = afi_arena_alloc(seen->arena, n * sizeof(*seen->by_id));
	for (i = 0; i < n; i++)
		seen->by_id[i] = &seen->rec->entries[i];
	qsort(seen->by_id, n, sizeof(*seen->by_id), compare_ids);
}

size_t afi_seen_place(struct afi_seen *seen, const char *id)
{
	size_t low = 0, high = seen->rec->n;

	if (!seen->by_id)
		sort_ids(seen);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(id, seen->by_id[mid]->id);

		if (!order)
			return (size_t)(seen->by_id[mid] - seen->rec->entries);
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return AFI_SEEN_NOWHERE;
}

/*
 * Work out `upto`.  An entry that is the only head when it is taken has seen
 * everything before it; any other has seen at least what its parents have.
 */
static void find_upto(struct afi_seen *seen)
{
	size_t i, k, heads = 0, n = seen->rec->n;
	bool *followed = afi_arena_calloc(seen->arena, n, sizeof(*followed));

	seen->upto = afi_arena_calloc(seen->arena, n, sizeof(*seen->upto));
	for (i = 0; i < n; i++) {
		const struct afi_entry *entry = &seen->rec->entries[i];

		heads++;
		for (k = 0; k < entry->nafter; k++) {
			size_t parent = entry->places[k];

			heads -= !followed[parent];
			followed[parent] = true;
			if (seen->upto[i] < seen->upto[parent])
				seen->upto[i] = seen->upto[parent];
		}
		if (heads == 1)
			seen->upto[i] = i + 1;
	}
}

void afi_seen_ask(struct afi_seen *seen, size_t later, size_t earlier,
		  bool *unseen)
{
	if (earlier > later) {
		*unseen = true;
		return;
	}
	if (!seen->upto)
		find_upto(seen);
	if (earlier < seen->upto[later])
		return;
	seen->questions[seen->nquestions++] = (struct afi_seen_question){
		.later = later, .earlier = earlier, .unseen = unseen,
	};
	if (seen->nquestions == AFI_SEEN_QUESTIONS)
		afi_seen_answer(seen);
}

/* Hand on from the places before @end what has been reached, from @begin on:
 * whatever lies between two entries in the graph lies between them in order. */
static void hand_on(struct afi_seen *seen, size_t begin, size_t end)
{
	size_t i, k;

	for (i = begin; i < end; i++) {
		const struct afi_entry *entry = &seen->rec->entries[i];

		for (k = 0; k < entry->nafter; k++)
			if (entry->places[k] >= begin)
				seen->reached[i] |=
					seen->reached[entry->places[k]];
	}
}

void afi_seen_answer(struct afi_seen *seen)
{
	const struct afi_seen_question *q = seen->questions;
	size_t i, n = seen->rec->n, begin = n, end = 0;

	if (!seen->nquestions)
		return;
	if (!seen->reached)
		seen->reached = afi_arena_alloc(seen->arena, n *
						sizeof(*seen->reached));
	for (i = 0; i < seen->nquestions; i++) {
		begin = q[i].earlier < begin ? q[i].earlier : begin;
		end = q[i].later >= end ? q[i].later + 1 : end;
	}
	memset(seen->reached + begin, 0,
	       (end - begin) * sizeof(*seen->reached));
	for (i = 0; i < seen->nquestions; i++)
		seen->reached[q[i].earlier] |= UINT64_C(1) << i;
	hand_on(seen, begin, end);
	for (i = 0; i < seen->nquestions; i++)
		if (!(seen->reached[q[i].later] >> i & 1))
			*q[i].unseen = true;
	seen->nquestions = 0;
}
