/* Actions of one finding that serve another. */
#include <stdlib.h>
#include <string.h>

#include "query_parts.h"
#include "vec.h"

bool afi_target_within(const struct afi_target *target,
		       const struct afi_target *within)
{
	return (!*within->force || !strcmp(target->force, within->force)) &&
	       (!*within->inspection ||
		!strcmp(target->inspection, within->inspection)) &&
	       (!*within->finding || !strcmp(target->finding, within->finding));
}

static void free_other(struct afi_other *other)
{
	if (!other)
		return;
	afi_fold_clear(&other->fold);
	afi_record_clear(&other->rec);
	free(other);
}

/* The finding @target as it is at @sub's time; NULL if it is not there. */
static struct afi_other *read_other(const struct afi_subject *sub,
				    struct afi_register *reg,
				    const struct afi_target *target,
				    struct afi_err *err)
{
	struct afi_other *other = afi_xcalloc(1, sizeof(*other));
	struct afi_places places = { 0 };
	bool read = false;

	*other = (struct afi_other){ .target = *target,
				     .rec = AFI_RECORD_INIT,
				     .fold = AFI_FOLD_INIT };
	if (!afi_register_places(&places, reg, target, err) && places.n == 1 &&
	    !afi_register_read(&other->rec, reg, places.v, err))
		read = afi_fold_make(&other->fold, &other->rec,
				     sub->frame->as_of, sub->frame->today);
	afi_places_clear(&places);
	if (read)
		return other;
	free_other(other);
	return NULL;
}

/* The same, read once however many of its actions serve. */
static struct afi_other *find_other(struct afi_subject *sub,
				    struct afi_register *reg,
				    const struct afi_target *target,
				    struct afi_err *err)
{
	struct afi_other *other;

	for (size_t i = 0; i < sub->others.n; i++)
		if (afi_target_within(&sub->others.v[i]->target, target))
			return sub->others.v[i];
	other = read_other(sub, reg, target, err);
	if (other)
		*afi_vec_push(&sub->others) = other;
	return other;
}

/* The action that @target names in @other, or NULL. */
static const struct afi_state *find_action(const struct afi_other *other,
					   struct afi_target *target)
{
	const struct afi_entry *opened;
	struct afi_err ignored = AFI_ERR_INIT;
	const struct afi_state *state = &other->fold.state;

	if (afi_record_action(&opened, &other->rec, target, &ignored))
		return NULL;
	for (size_t i = 0; i < state->nactions; i++)
		if (state->actions[i].opened == opened)
			return &state->actions[i];
	return NULL;
}

/* The action that serves @sub by @link, or NULL. */
static const struct afi_state *serving(struct afi_subject *sub,
				       const struct afi_link *link,
				       struct afi_register *reg,
				       const struct afi_target *within,
				       struct afi_broken *broken)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_target action, finding;
	struct afi_other *other;

	if (strcmp(link->relation, "served-by") ||
	    afi_target_parse(&action, link->target, &err) ||
	    action.level != AFI_ACTION || !*action.force)
		return NULL;
	finding = afi_target_record(&action);
	if (afi_target_within(&finding, sub->target))
		return NULL;	/* its own serve it anyway */
	other = find_other(sub, reg, &finding, &err);
	if (!other && err.code && !afi_target_within(&finding, within))
		afi_broken_add(broken, &err);
	return other ? find_action(other, &action) : NULL;
}

static bool is_among(const struct afi_state *const *v, size_t n,
		     const struct afi_state *action)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == action)
			return true;
	return false;
}

void afi_subject_serve(struct afi_subject *sub, struct afi_register *reg,
		       const struct afi_target *within,
		       struct afi_broken *broken)
{
	const struct afi_state *state = &sub->fold.state;
	const struct afi_state **v, *action;
	size_t i, n = 0;

	if (!state->nlinks)
		return;
	v = afi_arena_calloc(&sub->fold.arena, state->nlinks, sizeof(*v));
	for (i = 0; i < state->nlinks; i++) {
		action = serving(sub, &state->links[i], reg, within, broken);
		if (action && !is_among(v, n, action))
			v[n++] = action;
	}
	if (n)
		afi_fold_serve(&sub->fold, v, n, sub->frame->today);
}

void afi_subject_reset(struct afi_subject *sub)
{
	struct afi_fold fold = sub->fold;

	for (size_t i = 0; i < sub->others.n; i++)
		free_other(sub->others.v[i]);
	free(sub->others.v);
	afi_fold_reset(&fold);
	*sub = (struct afi_subject){ .fold = fold };
}

void afi_subject_clear(struct afi_subject *sub)
{
	afi_subject_reset(sub);
	afi_fold_clear(&sub->fold);
}
