/* The order of a record's entries, one for each id. */
#include "record_order.h"

#include <stdlib.h>
#include <string.h>

#include "record_erased.h"
#include "record_kinds.h"

/* ---- one entry for each id ----------------------------------------------- */

/* By id; of one id in the order in which they came. */
static int compare_ids(const void *a, const void *b)
{
	const struct afi_entry *const *left = a, *const *right = b;
	int diff = strcmp((*left)->id, (*right)->id);

	return diff ? diff : (*left > *right) - (*left < *right);
}

static enum afi_code sort_ids(struct afi_settling *s, struct afi_err *err)
{
	const struct afi_record *rec = s->rec;
	const struct afi_entry **all;
	enum afi_code rc;
	size_t i, j;

	all = afi_arena_alloc(&s->arena, rec->n * sizeof(*all));
	s->rank = afi_arena_alloc(&s->arena, rec->n * sizeof(*s->rank));
	for (i = 0; i < rec->n; i++)
		all[i] = &rec->entries[i];
	qsort(all, rec->n, sizeof(*all), compare_ids);
	s->by_id = all;
	for (i = 0; i < rec->n; i = j, s->n++) {
		for (j = i; j < rec->n; j++) {
			if (strcmp(all[i]->id, all[j]->id) != 0)
				break;
			s->rank[all[j] - rec->entries] = s->n;
		}
		rc = afi_entry_choose(&all[s->n], &all[i], j - i, err);
		if (rc)
			return rc;
	}
	return AFI_OK;
}

/* ---- what comes after what ----------------------------------------------- */

uint32_t afi_settling_rank(const struct afi_settling *s, const char *id)
{
	uint32_t low = 0, high = s->n, middle;
	int diff;

	while (low < high) {
		middle = low + (high - low) / 2;
		diff = strcmp(id, s->by_id[middle]->id);
		if (diff == 0)
			return middle;
		if (diff < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return s->n;
}

/* The same for what @entry comes after: most often what stands before it. */
static uint32_t parent_of(const struct afi_settling *s,
			  const struct afi_entry *entry, const char *id)
{
	if (entry > s->rec->entries && strcmp(entry[-1].id, id) == 0)
		return s->rank[entry - 1 - s->rec->entries];
	return afi_settling_rank(s, id);
}

static enum afi_code link_entries(struct afi_settling *s, struct afi_err *err)
{
	const struct afi_entry *entry;
	size_t links = 0, k;
	uint32_t i, n = 0;

	for (i = 0; i < s->n; i++)
		links += s->by_id[i]->nafter;
	s->parents = afi_arena_alloc(&s->arena, links * sizeof(*s->parents));
	s->first_parent = afi_arena_alloc(&s->arena, (s->n + (size_t)1) *
					  sizeof(*s->first_parent));
	for (i = 0; i < s->n; i++) {
		entry = s->by_id[i];
		s->first_parent[i] = n;
		for (k = 0; k < entry->nafter; k++, n++) {
			s->parents[n] = parent_of(s, entry, entry->after[k]);
			if (s->parents[n] < s->n)
				continue;
			afi_err_set(err, AFI_EINVALID, "entry '%s' comes after "
				    "'%s', which is not there: it was removed",
				    entry->id, entry->after[k]);
			return afi_err_line(entry->line, err);
		}
	}
	s->first_parent[s->n] = n;
	return AFI_OK;
}

/* ---- the order ----------------------------------------------------------- */

/* Ranks of entries that may come next, the smallest (at, id) on top. */
struct heap {
	const struct afi_settling *s;
	uint32_t *v, n;
};

static bool comes_first(const struct heap *heap, uint32_t a, uint32_t b)
{
	int64_t left = heap->s->by_id[a]->at, right = heap->s->by_id[b]->at;

	return left != right ? left < right : a < b;
}

static void heap_push(struct heap *heap, uint32_t rank)
{
	uint32_t i = heap->n++, up;

	for (; i > 0; i = up) {
		up = (i - 1) / 2;
		if (comes_first(heap, heap->v[up], rank))
			break;
		heap->v[i] = heap->v[up];
	}
	heap->v[i] = rank;
}

static uint32_t heap_pop(struct heap *heap)
{
	uint32_t top = heap->v[0], last = heap->v[--heap->n], i = 0, down;

	while ((down = 2 * i + 1) < heap->n) {
		if (down + 1 < heap->n &&
		    comes_first(heap, heap->v[down + 1], heap->v[down]))
			down++;
		if (comes_first(heap, last, heap->v[down]))
			break;
		heap->v[i] = heap->v[down];
		i = down;
	}
	heap->v[i] = last;
	return top;
}

/* The parents' table the other way round: @next from @first[rank] on. */
static void turn_round(uint32_t **next, uint32_t **first,
		       struct afi_settling *s)
{
	uint32_t links = s->first_parent[s->n], i, k, *fill;

	*next = afi_arena_alloc(&s->arena, links * sizeof(**next));
	*first = afi_arena_calloc(&s->arena, s->n + (size_t)1,
				  sizeof(**first));
	fill = afi_arena_alloc(&s->arena, s->n * sizeof(*fill));
	for (k = 0; k < links; k++)
		(*first)[s->parents[k] + 1]++;
	for (i = 0; i < s->n; i++) {
		(*first)[i + 1] += (*first)[i];
		fill[i] = (*first)[i];
	}
	for (i = 0; i < s->n; i++)
		for (k = s->first_parent[i]; k < s->first_parent[i + 1]; k++)
			(*next)[fill[s->parents[k]]++] = i;
}

/* Who is left over waits for itself: go back until one comes round again. */
static enum afi_code after_itself(const struct afi_settling *s,
				  const uint32_t *waits, struct afi_err *err)
{
	const struct afi_entry *entry;
	uint32_t rank = 0, k, step;

	while (!waits[rank])
		rank++;
	for (step = 0; step < s->n; step++) {
		for (k = s->first_parent[rank]; !waits[s->parents[k]]; k++)
			;
		rank = s->parents[k];
	}
	entry = s->by_id[rank];
	afi_err_set(err, AFI_EINVALID, "entry '%s' comes after itself",
		    entry->id);
	return afi_err_line(entry->line, err);
}

static enum afi_code arrange(struct afi_settling *s, struct afi_err *err)
{
	uint32_t *waits, *next, *first, i, k, n = 0;
	struct heap heap = { .s = s };

	turn_round(&next, &first, s);
	heap.v = afi_arena_alloc(&s->arena, s->n * sizeof(*heap.v));
	waits = afi_arena_alloc(&s->arena, s->n * sizeof(*waits));
	s->order = afi_arena_alloc(&s->arena, s->n * sizeof(*s->order));
	s->place = afi_arena_alloc(&s->arena, s->n * sizeof(*s->place));
	for (i = 0; i < s->n; i++) {
		waits[i] = s->first_parent[i + 1] - s->first_parent[i];
		if (!waits[i])
			heap_push(&heap, i);
	}
	if (!heap.n)
		return afi_err_set(err, AFI_EINVALID, "there is no heading");
	while (heap.n) {
		i = heap_pop(&heap);
		s->place[i] = n;
		s->order[n++] = i;
		for (k = first[i]; k < first[i + 1]; k++)
			if (!--waits[next[k]])
				heap_push(&heap, next[k]);
	}
	return n < s->n ? after_itself(s, waits, err) : AFI_OK;
}

/* ---- settled ------------------------------------------------------------- */

/* Whether all entries stand in their order already, as they mostly do. */
static bool is_in_order(const struct afi_settling *s)
{
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (s->by_id[s->order[i]] != &s->rec->entries[i])
			return false;
	return true;
}

static void sort_entries(struct afi_settling *s)
{
	const size_t size = s->n * sizeof(struct afi_entry);
	struct afi_entry *sorted = afi_arena_alloc(&s->arena, size);
	uint32_t i;

	for (i = 0; i < s->n; i++)
		sorted[i] = *s->by_id[s->order[i]];
	memcpy(s->rec->entries, sorted, size);
}

/* All is well: put the entries into their order and note who is where. */
static void take_over(struct afi_settling *s)
{
	struct afi_record *rec = s->rec;
	uint32_t i, k, rank, *places;

	if (!is_in_order(s))
		sort_entries(s);
	rec->n = s->n;
	places = afi_arena_alloc(&rec->arena, s->first_parent[s->n] *
				 sizeof(*places));
	for (i = 0; i < s->n; i++) {
		rank = s->order[i];
		rec->entries[i].places = places;
		for (k = s->first_parent[rank]; k < s->first_parent[rank + 1];
		     k++)
			*places++ = s->place[s->parents[k]];
	}
}

enum afi_code afi_record_settle(struct afi_record *rec, struct afi_err *err)
{
	struct afi_settling s = { .arena = AFI_ARENA_INIT, .rec = rec };
	enum afi_code rc;

	if ((rc = sort_ids(&s, err)) ||
	    (rc = link_entries(&s, err)) ||
	    (rc = arrange(&s, err)) ||
	    (rc = afi_settling_check(&s, err)))
		goto out;
	take_over(&s);
out:
	afi_arena_clear(&s.arena);
	return rc;
}
