/* The part of text.h that compares what people type with what is recorded. */
#include "text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "text_parts.h"

#define GAP " \t-"

enum { LONGEST = 4, BAD = 0xFFFD };	/* bytes of a character; no character */

/* The next character at *@s without its case, 0 at the end.  A run of blanks
 * and dashes is one blank, so that a slug is as good as its words. */
static int32_t next(const char **s)
{
	const size_t gap = strspn(*s, GAP);
	int32_t c;
	size_t n;

	if (gap) {
		*s += gap;
		return ' ';
	}
	if (!**s)
		return 0;
	n = afi_text_decode(&c, *s, *s + strnlen(*s, LONGEST));
	*s += n ? n : 1;
	return n ? utf8proc_tolower(c) : BAD;
}

bool afi_text_begins(const char *text, const char *words)
{
	int32_t c;

	text += strspn(text, GAP);
	words += strspn(words, GAP);
	if (!*words)
		return false;
	while (words[strspn(words, GAP)]) {
		c = next(&words);
		if (c != next(&text))
			return false;
	}
	c = next(&text);
	return !c || c == ' ';
}

bool afi_text_same(const char *a, const char *b)
{
	return afi_text_begins(a, b) && afi_text_begins(b, a);
}

int afi_text_compare(const char *a, const char *b)
{
	int32_t c, d;

	do {
		c = next(&a);
		d = next(&b);
	} while (c == d && c);
	return c < d ? -1 : c > d;
}
