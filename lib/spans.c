#include "spans.h"

#include <stdlib.h>

static int compare_spans(const void *a, const void *b)
{
	const struct afi_span *one = a, *two = b;

	if (one->begin != two->begin)
		return one->begin < two->begin ? -1 : 1;
	return one->end > two->end ? -1 : one->end < two->end;
}

void afi_spans_join(struct afi_spans *spans, size_t first)
{
	size_t i, last = first;

	if (spans->n - first < 2)
		return;
	qsort(spans->v + first, spans->n - first, sizeof(*spans->v),
	      compare_spans);
	for (i = first + 1; i < spans->n; i++) {
		if (spans->v[i].begin > spans->v[last].end)
			spans->v[++last] = spans->v[i];
		else if (spans->v[i].end > spans->v[last].end)
			spans->v[last].end = spans->v[i].end;
	}
	spans->n = last + 1;
}

void afi_spans_hide(struct afi_str *out, const struct afi_spans *spans,
		    const char *text)
{
	size_t from = 0;

	for (size_t i = 0; i < spans->n; i++) {
		afi_str_add(out, text + from, spans->v[i].begin - from);
		afi_str_adds(out, AFI_REDACTED);
		from = spans->v[i].end;
	}
	afi_str_adds(out, text + from);
}
