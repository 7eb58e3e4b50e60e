/* The rules for a record's entries as a whole. */
#include "record_order.h"

#include <string.h>

#include "record_erased.h"
#include "record_kinds.h"

/* The entry with @id if it is before @place in the order, or NULL. */
static const struct afi_entry *earlier(const struct afi_settling *s,
				       uint32_t place, const char *id)
{
	uint32_t rank = afi_settling_rank(s, id);

	return rank < s->n && s->place[rank] < place ? s->by_id[rank] : NULL;
}

/* What was erased, or is newer than this version, is not known to be wrong. */
static enum afi_code check_action(const struct afi_settling *s, uint32_t place,
				  const struct afi_entry *entry,
				  struct afi_err *err)
{
	const struct afi_entry *action = earlier(s, place, entry->action);

	if (action && (!action->known || afi_entry_is(action, "action") ||
		       afi_entry_is_erased(action)))
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "entry '%s' is about '%s', which "
			   "is no action opened before it", entry->id,
			   entry->action);
}

static enum afi_code check_correction(const struct afi_settling *s,
				      uint32_t place,
				      const struct afi_entry *entry,
				      struct afi_err *err)
{
	const struct afi_entry *old = earlier(s, place, entry->corrects);

	if (!old)
		return afi_err_set(err, AFI_EINVALID, "entry '%s' corrects "
				   "'%s', which is not before it", entry->id,
				   entry->corrects);
	if (old->nafter == 0)
		return afi_err_set(err, AFI_EINVALID, "entry '%s' corrects "
				   "'%s', which is a heading: an edition does "
				   "that", entry->id, old->id);
	if (afi_entry_is_erased(old))
		return AFI_OK;
	if (strcmp(old->what, entry->what) != 0)
		return afi_err_set(err, AFI_EINVALID, "entry '%s' (%s) "
				   "corrects '%s' (%s): only one of the same "
				   "kind can", entry->id, entry->what, old->id,
				   old->what);
	if (strcmp(old->as, entry->as) != 0)
		return afi_err_set(err, AFI_EINVALID, "entry '%s' by %s "
				   "corrects '%s' by %s: only the same party "
				   "can", entry->id, entry->as, old->id,
				   old->as);
	return AFI_OK;
}

static enum afi_code check_level(const struct afi_entry *entry,
				 enum afi_level level, struct afi_err *err)
{
	static const char *const names[] = {
		"a register", "an inspection", "a finding",
	};
	const struct afi_kind *kind;

	if (!entry->known || entry->nafter == 0)
		return AFI_OK;
	kind = afi_kind_find(entry->what, NULL, true);
	if (kind->levels & 1u << level)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "entry '%s' (%s) does not belong "
			   "in the record of %s", entry->id, entry->what,
			   names[level]);
}

static enum afi_code check_entry(const struct afi_settling *s, uint32_t place,
				 enum afi_level level, struct afi_err *err)
{
	const struct afi_entry *heading = s->by_id[s->order[0]];
	const struct afi_entry *entry = s->by_id[s->order[place]];
	enum afi_code rc;

	rc = check_level(entry, level, err);
	if (!rc && entry->action)
		rc = check_action(s, place, entry, err);
	if (!rc && entry->corrects)
		rc = check_correction(s, place, entry, err);
	if (!rc && entry->nafter == 0 && !afi_entry_same_path(heading, entry))
		rc = afi_err_set(err, AFI_EINVALID, "entry '%s' opens "
				 "something else than the heading '%s'",
				 entry->id, heading->id);
	return rc ? afi_err_line(entry->line, err) : AFI_OK;
}

enum afi_code afi_settling_check(const struct afi_settling *s,
				 struct afi_err *err)
{
	enum afi_level level = AFI_FINDING;
	enum afi_code rc = AFI_OK;
	uint32_t i;

	afi_kind_level(&level, afi_entry_get(s->by_id[s->order[0]], "kind"));
	for (i = 0; i < s->n && !rc; i++)
		rc = check_entry(s, i, level, err);
	return rc;
}
