/* Parts of a text that are withheld, and the text without them. */
#ifndef AFI_SPANS_H
#define AFI_SPANS_H

#include <stddef.h>

#include "str.h"

/** What stands for words that are withheld, and the note on it. */
#define AFI_REDACTED "[x\xC2\xB9]"
#define AFI_REDACTED_NOTE "\xC2\xB9 Redacted"

/** A part of a text that is withheld. */
struct afi_span {
	size_t begin, end;		/* bytes */
	const char *sort;		/* of sort_len bytes: it may stand in */
	size_t sort_len;		/* the text, without a NUL after it */
};

/** Parts, in order, none touching another.  The caller frees @v. */
struct afi_spans {
	struct afi_span *v;
	size_t n, size;
};

/** Sort the spans from the one at @first on, and join those that meet. */
void afi_spans_join(struct afi_spans *spans, size_t first);

/** Append @text with AFI_REDACTED in place of the parts @spans. */
void afi_spans_hide(struct afi_str *out, const struct afi_spans *spans,
		    const char *text);

#endif
