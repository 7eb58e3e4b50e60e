/* afi list: a row for each finding that is meant, handed on one by one or, if
 * they are to come in another order, when all are there. */
#include <string.h>

#include "query_parts.h"

/* A list being made. */
struct listing {
	struct afi_scope scope;
	const struct afi_order *order;
	struct afi_asking asking;
	struct afi_picks picks;		/* if there is another order */
	struct afi_totals totals;
	size_t of;		/* findings that there are to choose from */
	size_t rows;
	struct afi_target of_cycle;	/* the inspection in hand, if cycles
					   are asked for, */
	struct afi_str cycle;		/* and its cycle */
};

static bool asks_for_cycles(const struct listing *listing)
{
	return listing->asking.choice->words[AFI_ABOUT_CYCLE].n;
}

static bool is_in_order(const struct afi_order *order)
{
	return order->sort == AFI_SORT_TARGET && !order->reverse &&
	       order->group == AFI_GROUP_NONE;
}

static void note_cycle(struct listing *listing, const struct afi_subject *sub)
{
	const char *cycle = afi_fold_value(&sub->fold, "cycle");

	listing->of_cycle = *sub->target;
	afi_str_reset(&listing->cycle);
	if (cycle)
		afi_str_adds(&listing->cycle, cycle);
}

/* The cycle that the finding @sub is of, or NULL.  Its inspection may be one
 * that could not be read, after another that could. */
static const char *cycle_of(const struct listing *listing,
			    const struct afi_subject *sub)
{
	return listing->cycle.len &&
	       afi_target_within(sub->target, &listing->of_cycle) ?
	       listing->cycle.s : NULL;
}

static void list_finding(struct listing *listing,
			 const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	const char *cycle = cycle_of(listing, sub);
	const struct afi_sink *sink = listing->scope.sink;
	json_t *row;

	listing->of += afi_is_counted(kind, state);
	if (!afi_asking_takes(&listing->asking, sub, cycle))
		return;
	listing->rows++;
	afi_totals_add(&listing->totals, kind, state);
	row = afi_view_row(sub);
	if (is_in_order(listing->order))
		sink->item(sink->arg, row);
	else
		afi_picks_add(&listing->picks, sub, row);
	json_decref(row);
}

static void list_one(const struct afi_subject *sub, void *arg)
{
	struct listing *listing = arg;

	if (sub->target->level == AFI_INSPECTION)
		note_cycle(listing, sub);
	else
		list_finding(listing, sub);
}

static bool is_finding(const struct afi_place *place)
{
	return !place->stray && place->target.level == AFI_FINDING;
}

/* Columns, so that the first row can be set like the last. */
static size_t longest_target(const struct afi_places *places)
{
	size_t i, longest = 0;

	for (i = 0; i < places->n; i++) {
		const struct afi_target *t = &places->v[i].target;
		const size_t len = strlen(t->force) + strlen(t->inspection) +
				   strlen(t->finding) + 2;

		if (is_finding(&places->v[i]) && len > longest)
			longest = len;
	}
	return longest;
}

static json_t *note_for(const struct listing *listing,
			const struct afi_target *target)
{
	const struct afi_places *places = &listing->scope.places;

	for (size_t i = 0; i < places->n; i++)
		if (is_finding(&places->v[i]))
			return afi_asking_note(&listing->asking);
	return afi_view_note_empty(places, listing->scope.reg, target);
}

static void tell_head(const struct listing *listing,
		      const struct afi_target *target)
{
	const struct afi_scope *scope = &listing->scope;
	json_t *head = afi_view_head(scope->reg, "list", &scope->frame, target);

	afi_view_put(head, "longest_target", json_integer((json_int_t)
			     longest_target(&scope->places)));
	afi_view_put(head, "groups", is_in_order(listing->order) ?
		     json_null() : afi_picks_view_groups(&listing->picks));
	scope->sink->head(scope->sink->arg, head, "rows");
	json_decref(head);
}

static void tell_foot(const struct listing *listing,
		      const struct afi_target *target)
{
	const struct afi_scope *scope = &listing->scope;
	json_t *foot = json_object();

	afi_view_put(foot, "totals", afi_view_totals(&listing->totals));
	afi_view_put(foot, "of", json_integer((json_int_t)listing->of));
	afi_view_put(foot, "broken", afi_view_broken(scope->broken));
	afi_view_put(foot, "note", listing->rows || scope->broken->n ?
		     json_null() : note_for(listing, target));
	scope->sink->foot(scope->sink->arg, foot);
	json_decref(foot);
}

enum afi_code afi_query_list(const struct afi_sink *sink,
			     struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     const struct afi_choice *choice,
			     const struct afi_order *order,
			     struct afi_err *err)
{
	static const struct afi_order as_it_comes = { 0 };
	struct listing listing = {
		.scope = AFI_SCOPE_INIT,
		.order = order ? order : &as_it_comes,
		.asking = { .choice = choice }, .cycle = AFI_STR_INIT,
	};
	struct afi_scope *scope = &listing.scope;
	const bool sorted = !is_in_order(listing.order);
	const bool cycles = asks_for_cycles(&listing);
	struct afi_err ignored = AFI_ERR_INIT;	/* its own reading tells */
	enum afi_code rc;

	if ((rc = afi_scope_open(scope, sink, broken, reg, target, err)))
		goto out;
	listing.picks.order = listing.order;
	if (!sorted)
		tell_head(&listing, target);
	if (cycles && scope->within.level == AFI_FINDING)
		(void)afi_scope_inspection(scope, list_one, &listing, &ignored);
	afi_scope_each(scope, cycles, list_one, &listing);
	if (sorted) {
		afi_picks_sort(&listing.picks);
		tell_head(&listing, target);
		afi_picks_tell(&listing.picks, sink);
	}
	tell_foot(&listing, target);
out:
	afi_str_clear(&listing.cycle);
	afi_totals_clear(&listing.totals);
	afi_picks_clear(&listing.picks);
	afi_asking_clear(&listing.asking);
	afi_scope_clear(scope);
	return rc;
}
