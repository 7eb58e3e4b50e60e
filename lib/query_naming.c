/* Which texts are searched, and what is found by its name. */
#include <stdlib.h>
#include <string.h>

#include "id.h"
#include "mem.h"
#include "query_search.h"
#include "setup.h"
#include "withheld.h"

/* ---- texts --------------------------------------------------------------- */

/* What the keys of known kinds are called that say something in words; dates,
 * numbers and hashes are for other commands. */
static const char *name_of(const char *key)
{
	static const char *const names[][2] = {
		{ "title", NULL }, { "text", NULL }, { "source", NULL },
		{ "owner", NULL }, { "board", NULL }, { "priority", NULL },
		{ "theme", NULL }, { "question", NULL }, { "grade", NULL },
		{ "name", NULL }, { "value", NULL }, { "target", NULL },
		{ "period", NULL }, { "from", "where it is from" },
		{ "held", "where it is held" }, { "address", NULL },
		{ "final-address", "address in the end" },
		{ "due-words", "due date in words" }, { "cycle", NULL },
		{ "edition", NULL }, { "not-statutory", "why not statutory" },
		{ "authority", NULL }, { "outcome", NULL },
		{ "superseded-by", "superseded by" }, { "position", NULL },
		{ "of", "who is asked" }, { "reason", NULL },
		{ "email", "address" }, { "post", NULL },
		{ "body", "inspecting body" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (*names[i][0] == *key && !strcmp(names[i][0], key))
			return names[i][1] ? names[i][1] : names[i][0];
	return NULL;
}

/* A saved search would find itself. */
static bool is_saved_query(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "setting") &&
	       afi_setting_is_query(afi_entry_get(entry, "name"));
}

bool afi_entry_next_text(struct afi_entry_text *text,
			 const struct afi_entry *entry)
{
	for (; text->field < entry->nfields; text->field++, text->item = 0) {
		const struct afi_field *field = &entry->fields[text->field];

		text->key = field->key;
		text->name = entry->known || !afi_field_has_words(field->key) ?
			     name_of(field->key) : field->key;
		if (!text->name || text->item >= (field->items ?
						  field->nitems : 1) ||
		    is_saved_query(entry))
			continue;
		text->value = field->items ? field->items[text->item] :
					     field->value;
		text->item++;
		if (text->value)
			return true;
	}
	return false;
}

/* ---- names --------------------------------------------------------------- */

/* What @phrase means as a target; NULL if it cannot be one.  A number alone is
 * a number. */
static char *target_named(const char *phrase, struct afi_register *reg)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str full = AFI_STR_INIT;
	struct afi_target target;

	if (strspn(phrase, "0123456789") == strlen(phrase) ||
	    afi_target_parse(&target, phrase, &ignored))
		return NULL;
	if (strchr(phrase, '/') &&
	    !afi_register_resolve(&target, reg, phrase, &ignored))
		afi_target_print(&full, &target);
	else
		afi_str_adds(&full, phrase);
	return afi_str_take(&full);
}

void afi_naming_make(struct afi_naming *out, const struct afi_sought *sought,
		     struct afi_register *reg)
{
	*out = (struct afi_naming){ .sought = sought };
	for (size_t i = 0; i < sought->nphrases; i++) {
		const char *phrase = sought->phrases[i];

		phrase += *phrase == '~';
		if (afi_id_prefix_valid(phrase))
			out->ids |= UINT64_C(1) << i;
		out->names[i] = target_named(phrase, reg);
		if (out->names[i])
			out->targets |= UINT64_C(1) << i;
	}
}

void afi_naming_clear(struct afi_naming *naming)
{
	for (size_t i = 0; i < AFI_WORDS_MOST; i++)
		free(naming->names[i]);
	free(naming->record);
	*naming = (struct afi_naming){ .sought = NULL };
}

void afi_naming_begin(struct afi_naming *naming,
		      const struct afi_target *target)
{
	struct afi_str text = AFI_STR_INIT;

	free(naming->record);
	naming->record = NULL;
	if (!naming->targets || target->level == AFI_REGISTER)
		return;
	afi_target_print(&text, target);
	naming->record = afi_str_take(&text);
}

afi_phrases afi_naming_finds_id(const struct afi_naming *naming,
				const struct afi_entry *entry)
{
	afi_phrases phrases = 0;

	for (size_t i = 0; i < naming->sought->nphrases; i++) {
		const char *phrase = naming->sought->phrases[i];

		phrase += *phrase == '~';
		if (naming->ids >> i & 1 &&
		    !strncmp(phrase, entry->id, strlen(phrase)))
			phrases |= UINT64_C(1) << i;
	}
	return phrases;
}

/* Whether @typed, of which leading parts may be left out, is @target, which the
 * entry @id opened. */
static bool names(const char *typed, const char *target, const char *id)
{
	const size_t len = strcspn(typed, "~"), all = strlen(target);
	const char *tail = target + all - len;

	return len <= all && !memcmp(typed, tail, len) &&
	       (tail == target || tail[-1] == '/') &&
	       (!typed[len] || !strncmp(typed + len + 1, id,
					strlen(typed + len + 1)));
}

afi_phrases afi_naming_finds_target(const struct afi_naming *naming,
				    const struct afi_entry *entry)
{
	const bool action = afi_entry_is(entry, "action");
	struct afi_str target = AFI_STR_INIT;
	afi_phrases phrases = 0;

	if (!naming->record || entry->corrects ||
	    (!action && !afi_entry_is(entry, "opened")))
		return 0;
	afi_str_adds(&target, naming->record);
	if (action)
		afi_str_addf(&target, "/%d",
			     afi_entry_number(entry, "number"));
	for (size_t i = 0; i < naming->sought->nphrases; i++)
		if (naming->names[i] && names(naming->names[i], target.s,
					      entry->id))
			phrases |= UINT64_C(1) << i;
	afi_str_clear(&target);
	return phrases;
}

afi_phrases afi_naming_finds(const struct afi_naming *naming,
			     const struct afi_entry *entry)
{
	return (naming->ids ? afi_naming_finds_id(naming, entry) : 0) |
	       (naming->targets ? afi_naming_finds_target(naming, entry) : 0);
}
