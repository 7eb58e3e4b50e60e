/*
 * What came back: findings that are one story, because links or a theme say so.
 *
 * Links say it of any two findings, so that they are followed wherever they
 * lead, each finding once: it does not matter whether they go round or cross.
 * A theme says it of the findings of one force that no link joins.  Of these
 * what their stories say is kept, and of linked ones the name, the day and what
 * they are joined to: their records are read again when their story is told.
 */
#include "query_lineage.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_proof.h"
#include "text.h"
#include "vec.h"

/* A finding in some story. */
struct node {
	char *name;		/* its target */
	char *kept;		/* of one that a theme brought in; or NULL */
	int day;		/* it was issued, or else recorded on */
	bool linked;
	bool asked;		/* it has the theme that is asked for */
	bool told;		/* in some story */
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

struct lineage {
	struct afi_teller teller;
	struct { struct node *v; size_t n, size; } nodes;
	struct { struct edge *v; size_t n, size; } edges;
	struct { struct afi_after *v; size_t n, size; } afters;
	struct { struct under *v; size_t n, size; } unders;
	json_t *known;		/* what links lead to: its place among the
				   nodes, or null if it is not there */
	size_t stories, findings;	/* told */
	json_t *begun;		/* proofs of the stories, by the first of each;
				   NULL: not asked for */
};

/* ---- what there is ------------------------------------------------------- */

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

/* Since when there is the finding @sub, to put it in its place: it was issued,
 * its report was published, its cycle began, or it was recorded. */
static int day_of(struct lineage *l, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const struct afi_subject *report;
	struct afi_err ignored = AFI_ERR_INIT;
	const char *iso;
	int day = state->issued;

	if (day != AFI_NO_DAY)
		return day;
	report = afi_teller_report(&l->teller, sub->target);
	iso = report ? afi_fold_value(&report->fold, "published") : NULL;
	if (iso && !afi_day_parse(&day, iso, &ignored))
		return day;
	day = report ? day_of_cycle(afi_fold_value(&report->fold, "cycle")) :
		       AFI_NO_DAY;
	return day != AFI_NO_DAY ? day :
	       afi_fold_day(&sub->fold, state->opened);
}

static bool is_asked(const struct lineage *l, const char *theme)
{
	const char *asked = l->teller.asked->theme;

	return !asked || afi_text_begins(theme, asked);
}

static size_t add_node(struct lineage *l, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	struct afi_str name = AFI_STR_INIT;
	struct node *node = afi_vec_push(&l->nodes);

	afi_target_print(&name, sub->target);
	*node = (struct node){ .day = day_of(l, sub), .up = l->nodes.n - 1,
			       .asked = !l->teller.asked->theme };
	node->name = afi_str_take(&name);
	for (size_t i = 0; i < state->nthemes; i++)
		node->asked |= is_asked(l, state->themes[i]);
	return l->nodes.n - 1;
}

static void add_edge(struct lineage *l, size_t from,
		     const struct afi_link *link, enum afi_turn turn)
{
	const char *to = link->target;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target target;

	if (!afi_target_parse(&target, to, &ignored) &&
	    target.level == AFI_FINDING && *target.force)
		*afi_vec_push(&l->edges) = (struct edge){
			from, afi_xstrdup(to), turn,
		};
}

/* One that links lead to, or that leads to others. */
static void add_linked(struct lineage *l, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const size_t at = add_node(l, sub);

	l->nodes.v[at].linked = true;
	json_object_set_new(l->known, l->nodes.v[at].name,
			    json_integer((json_int_t)at));
	for (size_t i = 0; i < state->nlinks; i++) {
		const enum afi_turn turn = afi_link_turn(&state->links[i]);

		if (turn != AFI_TURN_NONE)
			add_edge(l, at, &state->links[i], turn);
	}
}

static void add_under(struct lineage *l, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	size_t at = 0;
	bool any = false;

	for (size_t i = 0; i < state->nthemes; i++) {
		if (!is_asked(l, state->themes[i]))
			continue;
		if (!any) {
			at = add_node(l, sub);
			l->nodes.v[at].kept = afi_teller_keep(&l->teller, sub);
		}
		any = true;
		*afi_vec_push(&l->unders) = (struct under){
			afi_xstrdup(sub->target->force),
			afi_xstrdup(state->themes[i]), at,
		};
	}
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct lineage *l = arg;
	const struct afi_state *state = &sub->fold.state;

	if (sub->target->level != AFI_FINDING || state->void_)
		return;
	for (size_t i = 0; i < state->nlinks; i++)
		if (afi_link_turn(&state->links[i]) != AFI_TURN_NONE) {
			add_linked(l, sub);
			return;
		}
	add_under(l, sub);
}

/* ---- following links ----------------------------------------------------- */

static size_t top(struct lineage *l, size_t at)
{
	struct node *v = l->nodes.v;

	while (v[at].up != at) {
		v[at].up = v[v[at].up].up;
		at = v[at].up;
	}
	return at;
}

/* The older stands for both, and of those of one day what was met first. */
static bool is_before(const struct lineage *l, size_t a, size_t b)
{
	const struct node *v = l->nodes.v;

	return v[a].day != v[b].day ? v[a].day < v[b].day : a < b;
}

static void join(struct lineage *l, const struct edge *edge, size_t to)
{
	const size_t x = top(l, edge->from), y = top(l, to);
	const size_t first = is_before(l, x, y) ? x : y;
	struct node *v = l->nodes.v;

	v[first].asked = v[x].asked || v[y].asked;
	v[x].up = v[y].up = first;
	if (edge->turn == AFI_TURN_BACK)
		*afi_vec_push(&l->afters) = (struct afi_after){
			edge->from, to,
		};
	else if (edge->turn == AFI_TURN_ON)
		*afi_vec_push(&l->afters) = (struct afi_after){
			to, edge->from,
		};
}

/* Meet the finding @name, which lies elsewhere or names no other. */
static void meet(struct lineage *l, const char *name)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target target;

	json_object_set_new(l->known, name, json_null());
	if (!afi_target_parse(&target, name, &ignored) &&
	    afi_teller_read(&rec, &sub, &l->teller, &target) &&
	    !sub.fold.state.void_)
		add_linked(l, &sub);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static void follow_all(struct lineage *l)
{
	for (size_t i = 0; i < l->edges.n; i++) {
		const char *to = l->edges.v[i].to;
		const json_t *at;

		if (!json_object_get(l->known, to))
			meet(l, to);
		at = json_object_get(l->known, to);
		if (json_is_integer(at))
			join(l, &l->edges.v[i],
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
static size_t *put_in_order(struct lineage *l)
{
	int *days = afi_xcalloc(l->nodes.n + 1, sizeof(*days));
	size_t *order;

	for (size_t i = 0; i < l->nodes.n; i++)
		days[i] = l->nodes.v[i].day;
	order = afi_put_in_order(days, l->nodes.n, l->afters.v, l->afters.n);
	free(days);
	return order;
}

struct members {
	struct member *v;
	size_t n, size;
};

/* The first place in @order of each story, by what stands for it. */
static size_t *find_firsts(struct lineage *l, const size_t *order)
{
	const size_t n = l->nodes.n;
	size_t *firsts = afi_xcalloc(n + 1, sizeof(*firsts));

	for (size_t i = n; i-- > 0;)
		firsts[top(l, order[i])] = i;
	return firsts;
}

/* A node that a link from elsewhere leads to was met again. */
static bool is_linked(const struct lineage *l, const struct node *node)
{
	return node->linked ||
	       json_is_integer(json_object_get(l->known, node->name));
}

static struct members list_members(struct lineage *l, const size_t *order)
{
	size_t *firsts = find_firsts(l, order);
	size_t *places = afi_xcalloc(l->nodes.n + 1, sizeof(*places));
	struct members list = { 0 };
	size_t i;

	for (i = 0; i < l->nodes.n; i++) {
		const size_t root = top(l, order[i]);

		places[order[i]] = i;
		if (l->nodes.v[order[i]].linked && l->nodes.v[root].asked)
			*afi_vec_push(&list) = (struct member){
				NULL, firsts[root], i,
			};
	}
	for (i = 0; i < l->unders.n; i++)
		if (!is_linked(l, &l->nodes.v[l->unders.v[i].node]))
			*afi_vec_push(&list) = (struct member){
				&l->unders.v[i], 0,
				places[l->unders.v[i].node],
			};
	if (list.n)
		qsort(list.v, list.n, sizeof(*list.v), by_story);
	free(places);
	free(firsts);
	return list;
}

/* ---- telling ------------------------------------------------------------- */

static bool is_same(const struct member *a, const struct member *b)
{
	return !a->under == !b->under && a->first == b->first &&
	       (!a->under || !compare_unders(a->under, b->under));
}

/* A finding under two themes is told under both and counted once. */
static void count(struct lineage *l, const struct member *v, size_t n,
		  const size_t *order, const json_t *item)
{
	const json_t *proof = json_object_get(json_object_get(item, "count"),
					      "proof");

	l->stories++;
	if (l->begun)
		json_array_append(l->begun, json_array_get(proof, 0));
	for (size_t i = 0; i < n; i++) {
		struct node *node = &l->nodes.v[order[v[i].place]];
		const json_t *one = json_array_get(proof, i);

		if (node->told)
			continue;
		node->told = true;
		l->findings++;
		if (one)
			afi_proofs_note(l->teller.counts.proofs, "findings",
					"all", node->name,
					json_incref(json_object_get(one,
							"entries")));
	}
}

static void tell(struct lineage *l, const struct afi_sink *sink,
		 const struct member *v, size_t n, const size_t *order)
{
	const char **targets = afi_xcalloc(n, sizeof(*targets));
	const char **kept = afi_xcalloc(n, sizeof(*kept));
	const struct afi_story story = {
		.theme = v->under ? v->under->theme : NULL,
		.targets = targets, .kept = kept, .n = n,
	};
	json_t *item;

	for (size_t i = 0; i < n; i++) {
		targets[i] = l->nodes.v[order[v[i].place]].name;
		kept[i] = l->nodes.v[order[v[i].place]].kept;
	}
	item = afi_view_story(&l->teller, &story);
	if (l->teller.asked->since == AFI_NO_DAY ||
	    json_array_size(json_object_get(item, "moves"))) {
		sink->item(sink->arg, item);
		count(l, v, n, order, item);
	}
	json_decref(item);
	free(kept);
	free(targets);
}

static void tell_all(struct lineage *l, const struct afi_sink *sink)
{
	size_t *order = put_in_order(l);
	struct members list = list_members(l, order);
	size_t i, from = 0;

	for (i = 0; i < list.n; i++) {
		if (i + 1 < list.n && is_same(&list.v[i], &list.v[i + 1]))
			continue;
		tell(l, sink, &list.v[from], i + 1 - from, order);
		from = i + 1;
	}
	free(list.v);
	free(order);
}

static void tell_foot(const struct lineage *l, const struct afi_sink *sink)
{
	const struct afi_kind_asked *asked = l->teller.asked;
	json_t *foot = json_object(), *totals = json_object();
	json_t *told = afi_view_tally(l->stories);

	if (l->begun)
		afi_view_put(told, "proof", json_incref(l->begun));
	afi_view_put(totals, "told", told);
	afi_view_put(totals, "findings",
		     afi_view_proved(l->findings, l->teller.counts.proofs,
				     "findings", "all"));
	afi_view_put(totals, "moved",
		     afi_kind_moved(&l->teller.counts, asked));
	afi_view_put(foot, "totals", totals);
	afi_kind_foot(sink, foot, l->teller.broken, l->stories,
		      asked->since != AFI_NO_DAY ?
		      "None: nothing that came back has moved since then." :
		      asked->theme ?
		      "None: no finding has that theme; 'afi list --group "
		      "theme' shows which there are." :
		      "None: no finding is linked to another or has a theme; "
		      "'afi help link' and 'afi help assign' say how to record "
		      "either.");
}

static void clear(struct lineage *l)
{
	size_t i;

	for (i = 0; i < l->nodes.n; i++) {
		free(l->nodes.v[i].name);
		free(l->nodes.v[i].kept);
	}
	for (i = 0; i < l->edges.n; i++)
		free(l->edges.v[i].to);
	for (i = 0; i < l->unders.n; i++) {
		free(l->unders.v[i].force);
		free(l->unders.v[i].theme);
	}
	free(l->nodes.v);
	free(l->edges.v);
	free(l->unders.v);
	free(l->afters.v);
	json_decref(l->known);
	json_decref(l->begun);
	afi_teller_clear(&l->teller);
}

static void begin(struct lineage *l, const struct afi_scope *scope,
		  const struct afi_kind_asked *asked)
{
	l->teller.reg = scope->reg;
	l->teller.broken = scope->broken;
	l->teller.frame = &scope->frame;
	l->teller.asked = asked;
	l->teller.counts = afi_counts_begin(&scope->frame, asked);
	l->teller.moved = json_object();
	l->begun = asked->explain ? json_array() : NULL;
}

enum afi_code afi_query_lineage(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_kind_asked *asked,
				struct afi_err *err)
{
	struct lineage l = { .teller = AFI_TELLER_INIT };
	struct afi_scope scope = AFI_SCOPE_INIT;
	enum afi_code rc;
	json_t *head;

	l.known = json_object();
	if ((rc = afi_scope_open(&scope, sink, broken, reg, target, err)))
		goto out;
	scope.frame.explain = asked->explain;
	begin(&l, &scope, asked);
	afi_scope_each(&scope, true, see, &l);
	follow_all(&l);
	head = afi_kind_head(reg, &scope.frame, target, "lineage",
			     "What came back, cycle by cycle", asked);
	afi_view_put(head, "theme", afi_view_text(asked->theme));
	sink->head(sink->arg, head, "stories");
	json_decref(head);
	tell_all(&l, sink);
	tell_foot(&l, sink);
out:
	clear(&l);
	afi_scope_clear(&scope);
	return rc;
}
