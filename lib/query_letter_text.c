/* A letter's words, and gaps in brackets. */
#include <stdlib.h>
#include <string.h>

#include "query_letter_parts.h"
#include "response.h"
#include "setup.h"

/* ---- what is withheld ---------------------------------------------------- */

/* Records are read clean, but for the office's own eyes, and even then nobody
 * knows the words of [[withheld KIND]]. */
static void add_known(struct afi_str *out, const struct afi_subject *sub,
		      const struct afi_entry *entry, const char *key,
		      const char *text)
{
	const struct afi_marks none = { 0 };
	struct afi_spans spans = { 0 };

	afi_marks_spans(&spans, &none, sub->rec, entry, key, text);
	afi_spans_hide(out, &spans, text);
	free(spans.v);
}

bool afi_lettering_add(struct afi_str *out, struct afi_lettering *l,
		       const struct afi_subject *sub,
		       const struct afi_entry *entry, const char *key)
{
	const char *text = entry ? afi_entry_get(entry, key) : NULL;
	const size_t start = out->len;

	if (!text)
		return false;
	add_known(out, sub, entry, key, text);
	if (strstr(out->s + start, AFI_REDACTED))
		l->redacted = true;
	return true;
}

json_t *afi_lettering_text(struct afi_lettering *l,
			   const struct afi_subject *sub,
			   const struct afi_entry *entry, const char *key)
{
	struct afi_str text = AFI_STR_INIT;
	json_t *value = json_null();

	if (afi_lettering_add(&text, l, sub, entry, key))
		value = afi_view_text(text.s);
	afi_str_clear(&text);
	return value;
}

json_t *afi_lettering_value(struct afi_lettering *l,
			    const struct afi_subject *sub, const char *key)
{
	const char *value = afi_fold_value(&sub->fold, key);
	const struct afi_entry *found = NULL;

	/* Marks are of an entry: the latest one that has this value. */
	for (size_t i = 0; value && i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];
		const char *its = afi_entry_get(entry, key);

		if ((afi_entry_is(entry, "opened") ||
		     afi_entry_is(entry, "edition")) && its &&
		    !strcmp(its, value))
			found = entry;
	}
	return found ? afi_lettering_text(l, sub, found, key) :
	       afi_view_text(value);
}

json_t *afi_lettering_paragraphs(struct afi_lettering *l,
				 const struct afi_subject *sub,
				 const struct afi_entry *entry,
				 const char *key)
{
	struct afi_str text = AFI_STR_INIT;
	json_t *list;

	afi_lettering_add(&text, l, sub, entry, key);
	list = afi_view_paragraphs(text.s);
	afi_str_clear(&text);
	return list;
}

/* ---- what is missing ----------------------------------------------------- */

static bool is_noted(const json_t *gaps, const char *text)
{
	for (size_t i = 0; i < json_array_size(gaps); i++)
		if (!strcmp(json_string_value(json_object_get(
			    json_array_get(gaps, i), "text")), text))
			return true;
	return false;
}

static void note(json_t *gaps, const char *what, const char *why,
		 const char *command, const char *text)
{
	json_t *gap;

	if (is_noted(gaps, text))
		return;
	gap = json_object();
	afi_view_put(gap, "what", afi_view_text(what));
	afi_view_put(gap, "why", afi_view_text(why));
	afi_view_put(gap, "command", afi_view_text(command));
	afi_view_put(gap, "text", afi_view_text(text));
	json_array_append_new(gaps, gap);
}

json_t *afi_lettering_gap(struct afi_lettering *l, const char *what,
			  const char *why, const char *command)
{
	struct afi_str text = AFI_STR_INIT;
	json_t *words;

	afi_str_addf(&text, "[%s: %s]", what, why);
	note(l->gaps, what, why, command, text.s);
	words = afi_view_text(text.s);
	afi_str_clear(&text);
	return words;
}

static json_t *missing_part(struct afi_lettering *l,
			    const struct afi_target *target,
			    const char *party, const char *part)
{
	struct afi_str what = AFI_STR_INIT, command = AFI_STR_INIT;
	json_t *text;

	afi_str_addf(&what, "%s's %s", afi_party_the(party), part);
	if (target->level == AFI_FINDING)
		afi_str_addf(&what, " on %s", target->finding);
	afi_str_adds(&command, "afi respond ");
	afi_target_print(&command, target);
	afi_str_addf(&command, " --part %s --as %s -m TEXT", part, party);
	text = afi_lettering_gap(l, what.s, "not recorded", command.s);
	afi_str_clear(&command);
	afi_str_clear(&what);
	return text;
}

json_t *afi_lettering_part(struct afi_lettering *l,
			   const struct afi_subject *sub, const char *party,
			   const char *part)
{
	const struct afi_entry *entry = afi_response_holds(&sub->fold, party,
							   part);
	json_t *value = json_object();

	afi_view_put(value, "paragraphs",
		     afi_lettering_paragraphs(l, sub, entry, "text"));
	afi_view_put(value, "given", json_boolean(entry != NULL));
	afi_view_put(value, "happened", afi_view_day(entry ?
		     afi_fold_day(&sub->fold, entry) : AFI_NO_DAY));
	afi_view_put(value, "missing", entry ? json_null() :
		     missing_part(l, sub->target, party, part));
	return value;
}
