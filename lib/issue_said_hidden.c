/* What was withheld in a letter stays so in what is recorded of it. */
#include <stdlib.h>
#include <string.h>

#include "issue_said.h"
#include "propose_response.h"
#include "secrets.h"
#include "withheld.h"

/* How often @text says that something is withheld. */
static size_t count_redacted(const char *text)
{
	size_t n = 0;

	for (; (text = strstr(text, AFI_REDACTED));
	     text += strlen(AFI_REDACTED))
		n++;
	return n;
}

/* What @span holds of @was, as it is typed, in one line. */
static void add_typed(struct afi_str *out, const char *was,
		      const struct afi_span *span)
{
	const char *s = was + span->begin;
	const bool unknown = strncmp(s, "[[", 2) == 0;

	if (!unknown)
		afi_str_addf(out, "[[withheld %.*s: ", (int)span->sort_len,
			     span->sort);
	for (; s < was + span->end; s++)
		afi_str_addc(out, *s == '\n' ? ' ' : *s);
	if (!unknown)
		afi_str_adds(out, "]]");
}

/* Append @text with what the @spans of @was, the response as it is recorded,
 * hold in place of what stands for it, so that it stays withheld. */
static void put_back(struct afi_str *out, const char *text, const char *was,
		     const struct afi_spans *spans)
{
	const char *at;

	for (size_t i = 0; (at = strstr(text, AFI_REDACTED)); i++) {
		afi_str_add(out, text, (size_t)(at - text));
		add_typed(out, was, &spans->v[i]);
		text = at + strlen(AFI_REDACTED);
	}
	afi_str_adds(out, text);
}

void afi_said_restore(struct afi_str *out, const char *text,
		      const struct afi_record *rec,
		      const struct afi_entry *entry)
{
	const char *was = entry ? afi_entry_get(entry, "text") : NULL;
	const struct afi_footnotes none = { 0 };
	struct afi_spans spans = { 0 };
	struct afi_marks marks = { 0 };
	int missing = 0;

	if (was) {
		afi_marks_find(&marks, rec);
		afi_marks_spans(&spans, &marks, rec, entry, "text", was);
	}
	if (spans.n && spans.n == count_redacted(text))
		put_back(out, text, was, &spans);
	else
		afi_redacted_add(out, &none, text, &missing);
	free(marks.v);
	free(spans.v);
}
