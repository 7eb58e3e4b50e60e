/* An audit panel's table: for each body whose findings they are, priority
 * against colour, with totals. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_kinds.h"
#include "query_proof.h"
#include "setup.h"
#include "text.h"
#include "vec.h"

/* How many have each colour. */
struct rags {
	size_t n[AFI_RAG_COUNT];
	json_t *proofs;
};

/* A priority, and how many of it have each colour. */
struct priority {
	char *name;		/* NULL: none */
	struct rags rags;
};

/* A body, and its findings by priority. */
struct body {
	char *slug;
	struct {
		struct priority *v;
		size_t n, size;
	} priorities;
	struct afi_counts counts;	/* how they moved, if it is asked */
};

struct panel {
	const struct afi_kind_asked *asked;
	struct {
		struct body *v;
		size_t n, size;
	} bodies;
	struct afi_target inspection;	/* the one in hand, */
	char *body;			/* and whose it is */
};

/* ---- counting ------------------------------------------------------------ */

static void count(struct rags *rags, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;

	rags->n[state->rag]++;
	if (!sub->frame->explain)
		return;
	if (!rags->proofs)
		rags->proofs = afi_proofs_new(sub->frame);
	afi_proofs_add(rags->proofs, "rag", afi_rag_name(state->rag), sub, NULL,
		       afi_view_behind(sub, state, AFI_BEHIND_COLOUR));
	afi_proofs_add(rags->proofs, "findings", "all", sub, NULL,
		       afi_view_behind(sub, state, AFI_BEHIND_BEING));
}

static void merge(struct rags *rags, const struct rags *more)
{
	for (size_t i = 0; i < AFI_RAG_COUNT; i++)
		rags->n[i] += more->n[i];
	afi_proofs_merge(rags->proofs, more->proofs);
}

static struct body *find_body(struct panel *panel,
			      const struct afi_frame *frame, const char *slug)
{
	for (size_t i = 0; i < panel->bodies.n; i++)
		if (!strcmp(panel->bodies.v[i].slug, slug))
			return &panel->bodies.v[i];
	*afi_vec_push(&panel->bodies) = (struct body){
		.slug = afi_xstrdup(slug),
		.counts = afi_counts_begin(frame, panel->asked),
	};
	return &panel->bodies.v[panel->bodies.n - 1];
}

static struct priority *find_priority(struct body *body, const char *name)
{
	for (size_t i = 0; i < body->priorities.n; i++) {
		const char *other = body->priorities.v[i].name;

		if (name && other ? afi_text_same(name, other) : name == other)
			return &body->priorities.v[i];
	}
	*afi_vec_push(&body->priorities) = (struct priority){
		.name = afi_xstrdup(name),
	};
	return &body->priorities.v[body->priorities.n - 1];
}

/* Reports are HMICFRS's unless they say otherwise. */
static void note_body(struct panel *panel, const struct afi_subject *sub)
{
	const char *body = afi_fold_value(&sub->fold, "body");

	free(panel->body);
	panel->body = afi_xstrdup(body ? body : AFI_HMICFRS);
	panel->inspection = *sub->target;
}

/* Which ones moved is told by other kinds. */
static void count_moves(struct body *body, const struct afi_subject *sub,
			const struct afi_kind_asked *asked)
{
	json_t *moves;

	if (asked->since == AFI_NO_DAY)
		return;
	moves = json_array();
	afi_moves_add(moves, &body->counts, sub, asked->since);
	json_decref(moves);
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct panel *panel = arg;
	struct body *of;
	const struct afi_state *state = &sub->fold.state;
	const char *body = AFI_HMICFRS;

	if (sub->target->level == AFI_INSPECTION) {
		note_body(panel, sub);
		return;
	}
	if (!afi_is_counted(afi_record_kind(sub->rec), state))
		return;
	if (panel->body && afi_target_within(sub->target, &panel->inspection))
		body = panel->body;
	of = find_body(panel, sub->frame, body);
	count(&find_priority(of, state->priority)->rags, sub);
	count_moves(of, sub, panel->asked);
}

/* ---- in order ------------------------------------------------------------ */

static int by_rank(const void *a, const void *b)
{
	const struct priority *x = a, *y = b;
	int diff = !x->name - !y->name;
	long long one, two;

	if (diff || !x->name)
		return diff;
	one = afi_priority_rank(x->name);
	two = afi_priority_rank(y->name);
	return one != two ? (one > two) - (one < two) :
	       afi_text_compare(x->name, y->name);
}

static int by_slug(const void *a, const void *b)
{
	const struct body *x = a, *y = b;

	return strcmp(x->slug, y->slug);
}

static void sort(struct panel *panel)
{
	if (panel->bodies.n)
		qsort(panel->bodies.v, panel->bodies.n,
		      sizeof(*panel->bodies.v), by_slug);
	for (size_t i = 0; i < panel->bodies.n; i++) {
		struct body *body = &panel->bodies.v[i];

		qsort(body->priorities.v, body->priorities.n,
		      sizeof(*body->priorities.v), by_rank);
	}
}

static void clear(struct panel *panel)
{
	for (size_t i = 0; i < panel->bodies.n; i++) {
		struct body *body = &panel->bodies.v[i];

		for (size_t j = 0; j < body->priorities.n; j++) {
			json_decref(body->priorities.v[j].rags.proofs);
			free(body->priorities.v[j].name);
		}
		free(body->priorities.v);
		afi_counts_clear(&body->counts);
		free(body->slug);
	}
	free(panel->bodies.v);
	free(panel->body);
}

/* ---- in the view --------------------------------------------------------- */

static void put_counts(json_t *object, const struct rags *rags)
{
	size_t all = 0;

	for (size_t i = 0; i < AFI_RAG_COUNT; i++)
		all += rags->n[i];
	afi_view_put(object, "rags",
		     afi_view_rags(rags->n, "findings", rags->proofs));
	afi_view_put(object, "findings",
		     afi_view_proved(all, rags->proofs, "findings", "all"));
}

static json_t *view_priorities(struct rags *all, const struct body *body)
{
	json_t *list = json_array();

	for (size_t i = 0; i < body->priorities.n; i++) {
		const struct priority *priority = &body->priorities.v[i];
		json_t *one = json_object();

		afi_view_put(one, "priority", afi_view_text(priority->name));
		put_counts(one, &priority->rags);
		json_array_append_new(list, one);
		merge(all, &priority->rags);
	}
	return list;
}

/* How many of each colour there are, and how they moved, in all. */
struct all {
	struct rags rags;
	struct afi_counts counts;
};

static void tell_body(struct all *all, const struct panel *panel,
		      const struct afi_scope *scope, const struct body *body)
{
	struct rags rags = { .proofs = afi_proofs_new(&scope->frame) };
	json_t *one = json_object(), *totals = json_object();

	afi_view_put(one, "body", afi_view_text(body->slug));
	afi_view_put(one, "body_name",
		     afi_view_text(afi_party_name(body->slug)));
	afi_view_put(one, "priorities", view_priorities(&rags, body));
	put_counts(totals, &rags);
	afi_kind_put_moved(totals, &body->counts, panel->asked);
	afi_view_put(one, "totals", totals);
	scope->sink->item(scope->sink->arg, one);
	json_decref(one);
	merge(&all->rags, &rags);
	afi_counts_merge(&all->counts, &body->counts);
	json_decref(rags.proofs);
}

static void tell(struct panel *panel, const struct afi_scope *scope,
		 json_t *head)
{
	struct all all = {
		.rags = { .proofs = afi_proofs_new(&scope->frame) },
		.counts = afi_counts_begin(&scope->frame, panel->asked),
	};
	json_t *foot = json_object(), *totals = json_object();

	sort(panel);
	scope->sink->head(scope->sink->arg, head, "bodies");
	for (size_t i = 0; i < panel->bodies.n; i++)
		tell_body(&all, panel, scope, &panel->bodies.v[i]);
	put_counts(totals, &all.rags);
	afi_kind_put_moved(totals, &all.counts, panel->asked);
	afi_view_put(foot, "totals", totals);
	afi_kind_foot(scope->sink, foot, scope->broken, panel->bodies.n,
		      "None: no finding is recorded here.");
	afi_counts_clear(&all.counts);
	json_decref(all.rags.proofs);
}

enum afi_code afi_query_panel(const struct afi_sink *sink,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_target *target,
			      const struct afi_kind_asked *asked,
			      struct afi_err *err)
{
	struct panel panel = { .asked = asked };
	struct afi_scope scope = AFI_SCOPE_INIT;
	struct afi_err ignored = AFI_ERR_INIT;	/* then it is HMICFRS's */
	enum afi_code rc;
	json_t *head;

	if ((rc = afi_scope_open(&scope, sink, broken, reg, target,
				 err)))
		goto out;
	scope.frame.explain = asked->explain;
	if (scope.within.level == AFI_FINDING)
		(void)afi_scope_inspection(&scope, see, &panel, &ignored);
	afi_scope_each(&scope, true, see, &panel);
	head = afi_kind_head(reg, &scope.frame, target, "panel",
			     "Findings by priority and colour", asked);
	tell(&panel, &scope, head);
	json_decref(head);
out:
	clear(&panel);
	afi_scope_clear(&scope);
	return rc;
}
