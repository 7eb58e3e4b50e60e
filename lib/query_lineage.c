/* What came back: findings that are one story, told one story at a time. */
#include "query_lineage.h"

#include "query_proof.h"

struct lineage {
	struct afi_teller teller;
	const struct afi_sink *sink;
	struct afi_kinship *kinship;
	size_t stories, findings;	/* told */
	json_t *begun;		/* proofs of the stories, by the first of each;
				   NULL: not asked for */
};

static void see(const struct afi_subject *sub, void *arg)
{
	struct lineage *l = arg;

	afi_kinship_add(l->kinship, sub);
}

/* A finding under two themes is told under both and counted once. */
static void count(struct lineage *l, const struct afi_story *story,
		  const json_t *item)
{
	const json_t *proof = json_object_get(json_object_get(item, "count"),
					      "proof");

	l->stories++;
	if (l->begun)
		json_array_append(l->begun, json_array_get(proof, 0));
	for (size_t i = 0; i < story->n; i++) {
		struct afi_kin *kin = story->v[i];
		const json_t *one = json_array_get(proof, i);

		if (kin->told)
			continue;
		kin->told = true;
		l->findings++;
		if (one)
			afi_proofs_note(l->teller.counts.proofs, "findings",
					"all", kin->name,
					json_incref(json_object_get(one,
							"entries")));
	}
}

static void tell(const struct afi_story *story, void *arg)
{
	struct lineage *l = arg;
	json_t *item = afi_view_story(&l->teller, story);

	if (l->teller.asked->since == AFI_NO_DAY ||
	    json_array_size(json_object_get(item, "moves"))) {
		l->sink->item(l->sink->arg, item);
		count(l, story, item);
	}
	json_decref(item);
}

static void tell_foot(const struct lineage *l)
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
	afi_kind_put_moved(totals, &l->teller.counts, asked);
	afi_view_put(foot, "totals", totals);
	afi_kind_foot(l->sink, foot, l->teller.broken, l->stories,
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
	afi_kinship_free(l->kinship);
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
	l->kinship = afi_kinship_new(&l->teller);
	l->begun = asked->explain ? json_array() : NULL;
}

enum afi_code afi_query_lineage(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_kind_asked *asked,
				struct afi_err *err)
{
	struct lineage l = { .teller = AFI_TELLER_INIT, .sink = sink };
	struct afi_scope scope = AFI_SCOPE_INIT;
	enum afi_code rc;
	json_t *head;

	if ((rc = afi_scope_open(&scope, sink, broken, reg, target, err)))
		goto out;
	scope.frame.explain = asked->explain;
	begin(&l, &scope, asked);
	afi_scope_each(&scope, true, see, &l);
	head = afi_kind_head(reg, &scope.frame, target, "lineage",
			     "What came back, cycle by cycle", asked);
	afi_view_put(head, "theme", afi_view_text(asked->theme));
	sink->head(sink->arg, head, "stories");
	json_decref(head);
	afi_kinship_each(l.kinship, tell, &l);
	tell_foot(&l);
out:
	clear(&l);
	afi_scope_clear(&scope);
	return rc;
}
