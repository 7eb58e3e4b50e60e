/* Which responses stand in a letter: no other is its business. */
#include <stdlib.h>
#include <string.h>

#include "issue_check.h"
#include "issue_words.h"
#include "response.h"
#include "secrets.h"
#include "withheld.h"

const struct afi_said_part *afi_checks_said(const struct afi_check_case *c,
					    const char *target,
					    const char *party,
					    const char *part)
{
	for (size_t i = 0; i < c->nsaid; i++)
		if (c->said[i].placed && !strcmp(c->said[i].target, target) &&
		    !strcmp(c->said[i].party, party) &&
		    !strcmp(c->said[i].part, part))
			return &c->said[i];
	return NULL;
}

/* Append @text of @entry as the letter has it: without what is withheld. */
static void add_as_written(struct afi_str *out, const struct afi_check_case *c,
			   const struct afi_record *rec,
			   const struct afi_entry *entry, const char *text)
{
	struct afi_marks marks = { 0 };
	struct afi_spans spans = { 0 };

	afi_marks_find(&marks, rec);
	afi_marks_spans(&spans, &marks, rec, entry, "text", text);
	if (c->hidden)
		afi_secrets_spans(&spans, c->hidden, text);
	afi_spans_join(&spans, 0);
	afi_spans_hide(out, &spans, text);
	free(spans.v);
	free(marks.v);
}

bool afi_checks_stands(const struct afi_check_case *c, const char *words,
		       const struct afi_check_part *part,
		       const struct afi_entry *entry)
{
	const char *text = afi_entry_get(entry, "text"), *begin;
	const char *name = afi_entry_get(entry, "part");
	const struct afi_said_part *said =
		afi_checks_said(c, part->target, entry->as, name);
	struct afi_str written = AFI_STR_INIT, plain = AFI_STR_INIT;
	bool stands = false;
	size_t at = 0, len;

	if (!text)
		return false;
	/* changed in a text that was finished elsewhere, it is still there */
	if (!words || (said && said->there &&
	    afi_response_holds(part->fold, entry->as, name) == entry))
		return true;
	add_as_written(&written, c, part->rec, entry, text);
	while (!stands && afi_paragraph_next(&begin, &len, written.s, &at)) {
		afi_str_reset(&plain);
		afi_plain_words(&plain, begin, len);
		stands = plain.len && strstr(words, plain.s);
	}
	afi_str_clear(&plain);
	afi_str_clear(&written);
	return stands;
}
