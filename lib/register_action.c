/* The register: which action of a record is meant. */
#include <stdio.h>
#include <string.h>

#include "record_echo.h"
#include "register_impl.h"

/* The action that @target names is not in @rec: say which are. */
static enum afi_code no_action(const struct afi_record *rec,
			       const struct afi_target *target,
			       struct afi_err *err)
{
	struct afi_str list = AFI_STR_INIT;
	size_t n = 0;

	for (size_t i = 0; i < rec->n; i++) {
		if (!afi_entry_is(&rec->entries[i], "action") ||
		    rec->entries[i].corrects || n++ >= AFI_NAMED_AT_MOST)
			continue;
		afi_str_addf(&list, "%s%d", n > 1 ? ", " : "",
			     afi_entry_number(&rec->entries[i], "number"));
	}
	afi_register_add_more(&list, n);
	afi_err_set(err, AFI_ENOTFOUND, "'%s' has no action %d%s%s; it has "
		    "%s%s", target->finding, target->action,
		    *target->action_id ? "~" : "", target->action_id,
		    n > 1 ? "actions " : n ? "action " : "none yet", list.s);
	afi_str_clear(&list);
	return AFI_ENOTFOUND;
}

/* Whether @entry opened an action of that number. */
static bool opened(const struct afi_entry *entry, int number)
{
	return afi_entry_is(entry, "action") && !entry->corrects &&
	       afi_entry_number(entry, "number") == number;
}

size_t afi_record_telling(const struct afi_record *rec, const char *id,
			  int number)
{
	size_t i, same, most = 0;

	for (i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];

		if (!opened(entry, number) || strcmp(entry->id, id) == 0 ||
		    afi_record_voice(rec, entry) != entry)
			continue;
		for (same = 0; entry->id[same] == id[same];)
			same++;
		if (same + 1 > most)
			most = same + 1;
	}
	return most && most < 4 ? 4 : most;
}

/* Whether @entry opened an action that @target may name. */
static bool could_be(const struct afi_entry *entry,
		     const struct afi_target *target)
{
	return opened(entry, target->action) &&
	       strncmp(entry->id, target->action_id,
		       strlen(target->action_id)) == 0;
}

static enum afi_code several_actions(const struct afi_record *rec,
				     const struct afi_target *target,
				     struct afi_err *err)
{
	struct afi_str ids = AFI_STR_INIT;

	for (size_t i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];

		if (could_be(entry, target) &&
		    afi_record_voice(rec, entry) == entry)
			afi_str_addf(&ids, "%s%d~%.*s", ids.len ? " or " : "",
				     target->action, (int)afi_record_telling(
				     rec, entry->id, target->action),
				     entry->id);
	}
	afi_err_set(err, AFI_EINVALID, "'%s' has several actions %d, opened "
		    "apart: say %s", target->finding, target->action, ids.s);
	afi_str_clear(&ids);
	return AFI_EINVALID;
}

enum afi_code afi_record_action(const struct afi_entry **out,
				const struct afi_record *rec,
				struct afi_target *target,
				struct afi_err *err)
{
	const struct afi_entry *found = NULL, *voice;
	size_t n = 0;

	for (size_t i = 0; i < rec->n; i++) {
		if (!could_be(&rec->entries[i], target))
			continue;
		voice = afi_record_voice(rec, &rec->entries[i]);
		n += voice != found;
		found = voice;
	}
	if (!n)
		return no_action(rec, target, err);
	if (n > 1)
		return several_actions(rec, target, err);
	*out = found;
	snprintf(target->action_id, sizeof(target->action_id), "%.*s",
		 (int)afi_record_telling(rec, found->id, target->action),
		 found->id);
	return AFI_OK;
}
