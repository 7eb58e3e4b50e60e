/* What a text says twice of one thing, which is said once. */
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"
#include "vec.h"

struct twin {
	uint64_t key;
	size_t proposal;
};

static int compare_twins(const void *a, const void *b)
{
	const struct twin *one = a, *two = b;

	if (one->key != two->key)
		return one->key < two->key ? -1 : 1;
	return one->proposal < two->proposal ? -1 :
	       one->proposal > two->proposal;
}

static bool same_draft(const struct afi_draft *a, const struct afi_draft *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct afi_field *one = &a->v[i], *two = &b->v[i];

		if (strcmp(one->key, two->key) != 0 ||
		    one->nitems != two->nitems || !one->value != !two->value ||
		    (one->value && strcmp(one->value, two->value) != 0))
			return false;
		for (size_t k = 0; k < one->nitems; k++)
			if (strcmp(one->items[k], two->items[k]) != 0)
				return false;
	}
	return true;
}

static bool same_proposal(const struct afi_matcher *m, size_t a, size_t b)
{
	const struct afi_proposal *one = &m->proposals->v[a];
	const struct afi_proposal *two = &m->proposals->v[b];
	struct afi_str first = AFI_STR_INIT, second = AFI_STR_INIT;
	bool same;

	afi_target_print(&first, &m->out->v[a].target);
	afi_target_print(&second, &m->out->v[b].target);
	same = strcmp(first.s, second.s) == 0 &&
	       strcmp(one->what, two->what) == 0 &&
	       strcmp(one->as, two->as) == 0 &&
	       one->happened == two->happened &&
	       same_draft(&one->draft, &two->draft);
	afi_str_clear(&second);
	afi_str_clear(&first);
	return same;
}

void afi_match_twins(struct afi_matcher *m)
{
	struct { struct twin *v; size_t n, size; } twins = { 0 };
	struct afi_str words = AFI_STR_INIT;

	for (size_t i = 0; i < m->out->n; i++) {
		const struct afi_proposal *proposal = &m->proposals->v[i];

		if (!afi_match_can(&m->out->v[i]) ||
		    strcmp(proposal->what, "opened") == 0 ||
		    strcmp(proposal->what, "action") == 0)
			continue;
		afi_str_reset(&words);
		afi_target_print(&words, &m->out->v[i].target);
		afi_str_addf(&words, " %s", afi_said_words(
			     proposal->draft.v, proposal->draft.n));
		*afi_vec_push(&twins) = (struct twin){
			afi_said_key(proposal->what, proposal->as, NULL,
				     words.s), i
		};
	}
	if (twins.n)
		qsort(twins.v, twins.n, sizeof(*twins.v), compare_twins);
	for (size_t k = 1; k < twins.n; k++) {
		const size_t first = twins.v[k - 1].proposal;
		const size_t second = twins.v[k].proposal;

		if (twins.v[k].key == twins.v[k - 1].key &&
		    same_proposal(m, first, second))
			afi_match_say(m, second, AFI_STANDS_KNOWN, "the text "
				      "says it before: see %zu", first + 1);
	}
	afi_str_clear(&words);
	free(twins.v);
}
