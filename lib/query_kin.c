/*
 * Which findings are one story, because links or a theme say so.
 *
 * Links say it of any two findings, so that they are followed wherever they
 * lead, each finding once: it does not matter whether they go round or cross.
 * A theme says it of the findings of one force that no link joins.  Of these
 * what their stories say is kept, and of linked ones the name, the day and what
 * they are joined to: their records are read again when their story is told.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_lineage.h"
#include "text.h"
#include "vec.h"

/* A finding in some story. */
struct node {
	struct afi_kin kin;
	int day;		/* it was issued, or else recorded on */
	bool linked;
	bool asked;		/* it has the theme that is asked for */
	size_t up;		/* towards what stands for its story */
};

/* A link still to be followed. */
struct edge {
	size_t from;
	char *to;		/* a target */
	enum afi_turn turn;
};

/* A finding that stands under a theme. */
struct under {
	char *force, *theme;
	size_t node;
};

/* A finding in its place among all that are told. */
struct member {
	const struct under *under;	/* NULL: linked */
	size_t first, place;		/* of its story's first, and its own,
					   among all */
};

struct afi_kinship {
	struct afi_teller *teller;
	struct { struct node *v; size_t n, size; } nodes;
	struct { struct edge *v; size_t n, size; } edges;
	struct { struct afi_after *v; size_t n, size; } afters;
	struct { struct under *v; size_t n, size; } unders;
	json_t *known;		/* what links lead to: its place among the
				   nodes, or null if it is not there */
};

/* ---- what there is ------------------------------------------------------- */

static bool is_asked(const struct afi_kinship *k, const char *theme)
{
	const char *asked = k->teller->asked->theme;

	return !asked || afi_text_begins(theme, asked);
}

static size_t add_node(struct afi_kinship *k, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	struct afi_str name = AFI_STR_INIT;
	struct node *node = afi_vec_push(&k->nodes);

	afi_target_print(&name, sub->target);
	*node = (struct node){
		.day = afi_teller_since(k->teller, sub),
		.asked = !k->teller->asked->theme, .up = k->nodes.n - 1,
	};
	node->kin.name = afi_str_take(&name);
	for (size_t i = 0; i < state->nthemes; i++)
		node->asked |= is_asked(k, state->themes[i]);
	return k->nodes.n - 1;
}

static void add_edge(struct afi_kinship *k, size_t from,
		     const struct afi_link *link, enum afi_turn turn)
{
	const char *to = link->target;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target target;

	if (!afi_target_parse(&target, to, &ignored) &&
	    target.level == AFI_FINDING && *target.force)
		*afi_vec_push(&k->edges) = (struct edge){
			from, afi_xstrdup(to), turn,
		};
}

/* One that links lead to, or that leads to others. */
static void add_linked(struct afi_kinship *k, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const size_t at = add_node(k, sub);

	k->nodes.v[at].linked = true;
	json_object_set_new(k->known, k->nodes.v[at].kin.name,
			    json_integer((json_int_t)at));
	for (size_t i = 0; i < state->nlinks; i++) {
		const enum afi_turn turn = afi_link_turn(&state->links[i]);

		if (turn != AFI_TURN_NONE)
			add_edge(k, at, &state->links[i], turn);
	}
}

static void add_under(struct afi_kinship *k, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	size_t at = 0;
	bool any = false;

	for (size_t i = 0; i < state->nthemes; i++) {
		if (!is_asked(k, state->themes[i]))
			continue;
		if (!any) {
			at = add_node(k, sub);
			k->nodes.v[at].kin.kept =
				afi_teller_keep(k->teller, sub);
		}
		any = true;
		*afi_vec_push(&k->unders) = (struct under){
			afi_xstrdup(sub->target->force),
			afi_xstrdup(state->themes[i]), at,
		};
	}
}

void afi_kinship_add(struct afi_kinship *k, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;

	if (sub->target->level != AFI_FINDING || state->void_)
		return;
	for (size_t i = 0; i < state->nlinks; i++)
		if (afi_link_turn(&state->links[i]) != AFI_TURN_NONE) {
			add_linked(k, sub);
			return;
		}
	add_under(k, sub);
}

/* ---- following links ----------------------------------------------------- */

static size_t top(struct afi_kinship *k, size_t at)
{
	struct node *v = k->nodes.v;

	while (v[at].up != at) {
		v[at].up = v[v[at].up].up;
		at = v[at].up;
	}
	return at;
}

/* The older stands for both, and of those of one day what was met first. */
static bool is_before(const struct afi_kinship *k, size_t a, size_t b)
{
	const struct node *v = k->nodes.v;

	return v[a].day != v[b].day ? v[a].day < v[b].day : a < b;
}

static void join(struct afi_kinship *k, const struct edge *edge, size_t to)
{
	const size_t x = top(k, edge->from), y = top(k, to);
	const size_t first = is_before(k, x, y) ? x : y;
	struct node *v = k->nodes.v;

	v[first].asked = v[x].asked || v[y].asked;
	v[x].up = v[y].up = first;
	if (edge->turn == AFI_TURN_BACK)
		*afi_vec_push(&k->afters) = (struct afi_after){
			edge->from, to,
		};
	else if (edge->turn == AFI_TURN_ON)
		*afi_vec_push(&k->afters) = (struct afi_after){
			to, edge->from,
		};
}

/* Meet the finding @name, which lies elsewhere or names no other. */
static void meet(struct afi_kinship *k, const char *name)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target target;

	json_object_set_new(k->known, name, json_null());
	if (!afi_target_parse(&target, name, &ignored) &&
	    afi_teller_read(&rec, &sub, k->teller, &target) &&
	    !sub.fold.state.void_)
		add_linked(k, &sub);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static void follow_all(struct afi_kinship *k)
{
	for (size_t i = 0; i < k->edges.n; i++) {
		const char *to = k->edges.v[i].to;
		const json_t *at;

		if (!json_object_get(k->known, to))
			meet(k, to);
		at = json_object_get(k->known, to);
		if (json_is_integer(at))
			join(k, &k->edges.v[i],
			     (size_t)json_integer_value(at));
	}
}

/* ---- in order ------------------------------------------------------------ */

static int compare_unders(const struct under *a, const struct under *b)
{
	const int diff = strcmp(a->force, b->force);

	return diff ? diff : afi_text_compare(a->theme, b->theme);
}

/* Stories that links make come first, each by its first. */
static int by_story(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	int diff = !!x->under - !!y->under;

	if (!diff && x->under)
		diff = compare_unders(x->under, y->under);
	if (!diff)
		diff = (x->first > y->first) - (x->first < y->first);
	return diff ? diff : (x->place > y->place) - (x->place < y->place);
}

/* All nodes in order. */
static size_t *put_in_order(struct afi_kinship *k)
{
	int *days = afi_xcalloc(k->nodes.n + 1, sizeof(*days));
	size_t *order;

	for (size_t i = 0; i < k->nodes.n; i++)
		days[i] = k->nodes.v[i].day;
	order = afi_put_in_order(days, k->nodes.n, k->afters.v, k->afters.n);
	free(days);
	return order;
}

struct members {
	struct member *v;
	size_t n, size;
};

/* The first place in @order of each story, by what stands for it. */
static size_t *find_firsts(struct afi_kinship *k, const size_t *order)
{
	const size_t n = k->nodes.n;
	size_t *firsts = afi_xcalloc(n + 1, sizeof(*firsts));

	for (size_t i = n; i-- > 0;)
		firsts[top(k, order[i])] = i;
	return firsts;
}

/* A node that a link from elsewhere leads to was met again. */
static bool is_linked(const struct afi_kinship *k, const struct node *node)
{
	return node->linked ||
	       json_is_integer(json_object_get(k->known, node->kin.name));
}

static struct members list_members(struct afi_kinship *k, const size_t *order)
{
	size_t *firsts = find_firsts(k, order);
	size_t *places = afi_xcalloc(k->nodes.n + 1, sizeof(*places));
	struct members list = { 0 };
	size_t i;

	for (i = 0; i < k->nodes.n; i++) {
		const size_t root = top(k, order[i]);

		places[order[i]] = i;
		if (k->nodes.v[order[i]].linked && k->nodes.v[root].asked)
			*afi_vec_push(&list) = (struct member){
				NULL, firsts[root], i,
			};
	}
	for (i = 0; i < k->unders.n; i++)
		if (!is_linked(k, &k->nodes.v[k->unders.v[i].node]))
			*afi_vec_push(&list) = (struct member){
				&k->unders.v[i], 0,
				places[k->unders.v[i].node],
			};
	if (list.n)
		qsort(list.v, list.n, sizeof(*list.v), by_story);
	free(places);
	free(firsts);
	return list;
}

static bool is_same(const struct member *a, const struct member *b)
{
	return !a->under == !b->under && a->first == b->first &&
	       (!a->under || !compare_unders(a->under, b->under));
}

void afi_kinship_each(struct afi_kinship *k, afi_story_fn fn, void *arg)
{
	struct afi_kin **kin = afi_xcalloc(k->nodes.n + 1, sizeof(*kin));
	struct members list;
	size_t *order, n = 0;

	follow_all(k);
	order = put_in_order(k);
	list = list_members(k, order);
	for (size_t i = 0; i < list.n; i++) {
		const struct under *under;

		kin[n++] = &k->nodes.v[order[list.v[i].place]].kin;
		if (i + 1 < list.n && is_same(&list.v[i], &list.v[i + 1]))
			continue;
		under = list.v[i + 1 - n].under;
		fn(&(struct afi_story){ under ? under->theme : NULL, kin, n },
		   arg);
		n = 0;
	}
	free(list.v);
	free(order);
	free(kin);
}

/* ---- beginning and end --------------------------------------------------- */

struct afi_kinship *afi_kinship_new(struct afi_teller *teller)
{
	struct afi_kinship *k = afi_xcalloc(1, sizeof(*k));

	k->teller = teller;
	k->known = json_object();
	return k;
}

void afi_kinship_free(struct afi_kinship *k)
{
	size_t i;

	if (!k)
		return;
	for (i = 0; i < k->nodes.n; i++) {
		free(k->nodes.v[i].kin.name);
		free(k->nodes.v[i].kin.kept);
	}
	for (i = 0; i < k->edges.n; i++)
		free(k->edges.v[i].to);
	for (i = 0; i < k->unders.n; i++) {
		free(k->unders.v[i].force);
		free(k->unders.v[i].theme);
	}
	free(k->nodes.v);
	free(k->edges.v);
	free(k->unders.v);
	free(k->afters.v);
	json_decref(k->known);
	free(k);
}
