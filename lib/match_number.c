/* The numbers of actions, once it is known which of them are recorded. */
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"
#include "str.h"
#include "vec.h"

/* An action that would be opened. */
struct opening {
	struct afi_match *match;
	size_t at;
};

static int by_finding(const struct afi_target *a, const struct afi_target *b)
{
	int diff = strcmp(a->force, b->force);

	if (!diff)
		diff = strcmp(a->inspection, b->inspection);
	return diff ? diff : strcmp(a->finding, b->finding);
}

static int compare(const void *one, const void *two)
{
	const struct opening *a = one, *b = two;
	const int diff = by_finding(&a->match->target, &b->match->target);

	if (diff)
		return diff;
	return (a->match->target.action > b->match->target.action) -
	       (a->match->target.action < b->match->target.action);
}

static bool is_opening(const struct afi_match *match)
{
	return strcmp(match->what, "action") == 0 &&
	       match->standing != AFI_STANDS_KNOWN &&
	       match->standing != AFI_STANDS_REFUSED &&
	       match->draft == &match->own;
}

static void renumber(struct afi_match *match, int number)
{
	struct afi_str digits = AFI_STR_INIT;

	match->target.action = number;
	afi_str_addf(&digits, "%d", number);
	for (size_t i = 0; i < match->own.n; i++)
		if (strcmp(match->own.v[i].key, "number") == 0)
			match->own.v[i].value =
				afi_arena_strdup(&match->own.arena, digits.s);
	afi_str_clear(&digits);
}

/* Those of one finding that are taken get the first numbers that were given to
 * any of them; what the text numbers itself keeps its number. */
static void number(struct opening *v, size_t n,
		   const struct afi_proposals *proposals, const bool *take)
{
	int next = v[0].match->target.action;

	for (size_t i = 0; i < n; i++)
		if (afi_proposal_get(&proposals->v[v[i].at], "number"))
			return;
	for (size_t i = 0; i < n; i++)
		if (take[v[i].at])
			renumber(v[i].match, next++);
}

void afi_matches_number(struct afi_matches *matches,
			const struct afi_proposals *proposals,
			const bool *take)
{
	struct { struct opening *v; size_t n, size; } openings = { 0 };
	size_t i, end;

	for (i = 0; i < matches->n; i++)
		if (is_opening(&matches->v[i]))
			*afi_vec_push(&openings) =
				(struct opening){ &matches->v[i], i };
	if (openings.n)
		qsort(openings.v, openings.n, sizeof(*openings.v), compare);
	for (i = 0; i < openings.n; i = end) {
		for (end = i + 1; end < openings.n &&
		     !by_finding(&openings.v[i].match->target,
				 &openings.v[end].match->target);)
			end++;
		number(openings.v + i, end - i, proposals, take);
	}
	for (i = 0; i < matches->n; i++) {
		const size_t needs = matches->v[i].needs;

		if (needs < matches->n && is_opening(&matches->v[needs]))
			matches->v[i].target.action =
				matches->v[needs].target.action;
	}
	free(openings.v);
}
