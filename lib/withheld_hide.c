/* Words that are withheld, left out of what is told. */
#include "withheld.h"

#include <stdlib.h>

void afi_marks_hide(struct afi_str *out, const struct afi_marks *marks,
		    const struct afi_record *rec,
		    const struct afi_entry *entry, const char *field,
		    const char *text)
{
	struct afi_spans spans = { 0 };
	size_t from = 0;

	afi_marks_spans(&spans, marks, rec, entry, field, text);
	for (size_t i = 0; i < spans.n; i++) {
		const struct afi_span *span = &spans.v[i];

		afi_str_add(out, text + from, span->begin - from);
		afi_str_addf(out, "[[withheld %.*s]]", (int)span->sort_len,
			     span->sort);
		from = span->end;
	}
	afi_str_adds(out, text + from);
	free(spans.v);
}
