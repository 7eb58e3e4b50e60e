/* A record, folded, with its corrections and how its actions are named. */
#include <limits.h>
#include <string.h>

#include "query_parts.h"

/* Nearly all records have no correction at all. */
static void list_fixes(struct afi_subject *sub)
{
	const struct afi_record *rec = sub->rec;
	size_t i, n = 0;

	for (i = 0; i < rec->n; i++)
		n += rec->entries[i].corrects != NULL;
	if (!n)
		return;
	sub->fixes = afi_arena_calloc(&sub->fold.arena, n,
				      sizeof(*sub->fixes));
	for (i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i], *old;

		if (!entry->corrects)
			continue;
		old = afi_record_find(rec, entry->corrects);
		sub->fixes[sub->nfixes++] = (struct afi_fix){
			.entry = entry,
			.root = old ? afi_subject_root(sub, old) : entry,
		};
	}
}

bool afi_subject_make(struct afi_subject *sub, const struct afi_frame *frame,
		      const struct afi_target *target,
		      const struct afi_record *rec)
{
	sub->frame = frame;
	sub->target = target;
	sub->rec = rec;
	sub->fold.setup = frame->setup;
	if (!afi_fold_make(&sub->fold, rec, frame->as_of, frame->today))
		return false;
	list_fixes(sub);
	return true;
}

const struct afi_entry *afi_subject_root(const struct afi_subject *sub,
					 const struct afi_entry *entry)
{
	for (size_t i = 0; entry->corrects && i < sub->nfixes; i++)
		if (sub->fixes[i].entry == entry)
			return sub->fixes[i].root;
	return entry;
}

static bool had_happened(const struct afi_subject *sub,
			 const struct afi_entry *entry)
{
	const struct afi_entry *root = afi_subject_root(sub, entry);
	const struct afi_entry *last = root;

	for (size_t i = 0; i < sub->nfixes; i++)
		if (sub->fixes[i].root == root)
			last = sub->fixes[i].entry;
	return afi_fold_day(&sub->fold, last) <= sub->frame->as_of;
}

bool afi_subject_tells(const struct afi_subject *sub,
		       const struct afi_entry *entry)
{
	const struct afi_entry *opened = NULL;

	if (sub->frame->as_of == INT_MAX)
		return true;
	if (entry->action)
		opened = afi_record_find(sub->rec,
					 afi_subject_about(sub, entry));
	return had_happened(sub, entry) &&
	       (!opened || had_happened(sub, opened));
}

int64_t afi_subject_updated(const struct afi_subject *sub)
{
	const struct afi_record *rec = sub->rec;
	int64_t latest = INT64_MIN;

	if (sub->frame->as_of == INT_MAX)
		return afi_record_latest(rec);
	for (size_t i = 0; i < rec->n; i++)
		if (rec->entries[i].at > latest &&
		    afi_subject_tells(sub, &rec->entries[i]))
			latest = rec->entries[i].at;
	return latest;
}

const char *afi_subject_about(const struct afi_subject *sub,
			      const struct afi_entry *entry)
{
	if (!entry->action)
		return afi_subject_root(sub, entry)->id;
	/* It may name a correction of what opened the action. */
	for (size_t i = 0; i < sub->nfixes; i++)
		if (!strcmp(sub->fixes[i].entry->id, entry->action))
			return sub->fixes[i].root->id;
	return entry->action;
}

const struct afi_state *afi_subject_action(const struct afi_subject *sub,
					   const struct afi_entry *entry)
{
	const struct afi_state *state = &sub->fold.state;
	const char *id = afi_subject_about(sub, entry);

	for (size_t i = 0; i < state->nactions; i++)
		if (!strcmp(state->actions[i].opened->id, id))
			return &state->actions[i];
	return NULL;
}

void afi_subject_target(struct afi_target *out, const struct afi_subject *sub,
			const struct afi_state *action)
{
	size_t len;

	*out = *sub->target;
	if (!action)
		return;
	out->level = AFI_ACTION;
	out->action = action->number;
	/* Two that stand have one number, or one was taken back. */
	if (!action->shared_number && !sub->nfixes)
		return;
	len = afi_record_telling(sub->rec, action->opened->id, action->number);
	memcpy(out->action_id, action->opened->id, len);
	out->action_id[len] = '\0';
}
