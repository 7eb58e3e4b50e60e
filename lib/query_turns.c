/* Things by day, but what came after another never before it. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_lineage.h"
#include "vec.h"

/* A node with its day, to be ranked. */
struct ranked {
	int day;
	size_t node;
};

static int by_day(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->node > y->node) - (x->node < y->node);
}

/* All nodes being put in order. */
struct ordering {
	struct afi_after *v;	/* by the later one */
	size_t n;
	size_t *next;		/* of each node: which of these is looked at
				   next */
	bool *met;
	struct { size_t *v, n, size; } way;	/* to the node in hand */
	size_t *order, done;
};

static int by_later(const void *a, const void *b)
{
	const struct afi_after *x = a, *y = b;

	if (x->later != y->later)
		return x->later < y->later ? -1 : 1;
	return (x->earlier > y->earlier) - (x->earlier < y->earlier);
}

/* Leave out what is contradicted: that each of two came after the other.  Then
 * their days tell. */
static void drop_contradicted(struct ordering *o, const int *days)
{
	size_t kept = 0;
	struct afi_after *v = afi_xcalloc(o->n + 1, sizeof(*v));

	for (size_t i = 0; i < o->n; i++) {
		const struct afi_after one = o->v[i];
		const struct afi_after back = { one.earlier, one.later };

		if (days[one.earlier] <= days[one.later] ||
		    !bsearch(&back, o->v, o->n, sizeof(back), by_later))
			v[kept++] = one;
	}
	memcpy(o->v, v, kept * sizeof(*v));
	o->n = kept;
	free(v);
}

/* Put @node after all that it came after, each once: links that go round end
 * where they began. */
static void place(struct ordering *o, size_t node)
{
	if (o->met[node])
		return;
	o->met[node] = true;
	*afi_vec_push(&o->way) = node;
	while (o->way.n) {
		const size_t at = o->way.v[o->way.n - 1];
		const size_t i = o->next[at];

		if (i == o->n || o->v[i].later != at) {
			o->order[o->done++] = at;
			o->way.n--;
			continue;
		}
		o->next[at]++;
		if (!o->met[o->v[i].earlier]) {
			o->met[o->v[i].earlier] = true;
			*afi_vec_push(&o->way) = o->v[i].earlier;
		}
	}
}

/* The first place of each node among those in which it is the later one. */
static size_t *find_next(const struct afi_after *v, size_t n, size_t nodes)
{
	size_t *next = afi_xcalloc(nodes + 1, sizeof(*next));
	size_t i = 0;

	for (size_t node = 0; node < nodes; node++) {
		next[node] = i;
		while (i < n && v[i].later == node)
			i++;
	}
	return next;
}

size_t *afi_put_in_order(const int *days, size_t n, struct afi_after *afters,
			 size_t nafters)
{
	struct ranked *ranked = afi_xcalloc(n + 1, sizeof(*ranked));
	struct ordering o = {
		.v = afters, .n = nafters,
		.met = afi_xcalloc(n + 1, sizeof(*o.met)),
		.order = afi_xcalloc(n + 1, sizeof(*o.order)),
	};

	if (o.n) {
		qsort(o.v, o.n, sizeof(*o.v), by_later);
		drop_contradicted(&o, days);
	}
	o.next = find_next(o.v, o.n, n);
	for (size_t i = 0; i < n; i++)
		ranked[i] = (struct ranked){ days[i], i };
	if (n)
		qsort(ranked, n, sizeof(*ranked), by_day);
	for (size_t i = 0; i < n; i++)
		place(&o, ranked[i].node);
	free(o.way.v);
	free(o.next);
	free(o.met);
	free(ranked);
	return o.order;
}

/* ---- since when ---------------------------------------------------------- */

/* The first of January of the first year in @cycle, "PEEL 2021/22". */
static int day_of_cycle(const char *cycle)
{
	char iso[] = "0000-01-01";
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY;

	for (; cycle && *cycle; cycle++) {
		if (strspn(cycle, "0123456789") != 4)
			continue;
		memcpy(iso, cycle, 4);
		if (!afi_day_parse(&day, iso, &ignored))
			break;
	}
	return day;
}

int afi_teller_since(struct afi_teller *teller, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const struct afi_subject *report;
	struct afi_err ignored = AFI_ERR_INIT;
	const char *iso;
	int day = state->issued;

	if (day != AFI_NO_DAY)
		return day;
	report = afi_teller_report(teller, sub->target);
	iso = report ? afi_fold_value(&report->fold, "published") : NULL;
	if (iso && !afi_day_parse(&day, iso, &ignored))
		return day;
	day = report ? day_of_cycle(afi_fold_value(&report->fold, "cycle")) :
		       AFI_NO_DAY;
	return day != AFI_NO_DAY ? day :
	       afi_fold_day(&sub->fold, state->opened);
}
