/* The part of text.h that compares what people type with what is recorded. */
#include "text.h"

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

/* ---- letters ------------------------------------------------------------- */

enum part { LETTER, MARK, BETWEEN };

/* Notes' numbers (superscripts) and fractions part words, as signs do. */
static enum part part_of(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
		return LETTER;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF:
		return MARK;
	default:
		return BETWEEN;
	}
}

static void take_apart(struct afi_letters *out, int32_t c)
{
	utf8proc_int32_t parts[AFI_LETTERS];
	utf8proc_ssize_t n;
	int boundary = 0;

	n = utf8proc_decompose_char(afi_text_plain_letter(c), parts,
				    AFI_LETTERS, UTF8PROC_COMPAT |
				    UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
				    UTF8PROC_STRIPMARK, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && n <= AFI_LETTERS; i++)
		if (part_of(parts[i]) == LETTER)
			out->v[out->n++] = parts[i];
}

size_t afi_text_letters_wide(struct afi_letters *out, const char *s,
			     const char *end)
{
	int32_t c = 0;
	const size_t n = afi_text_decode(&c, s, end);
	enum part part;

	out->n = 0;
	out->gap = true;
	if (n == 0)
		return 1;
	part = part_of(c);
	out->gap = part == BETWEEN;
	if (part == LETTER)
		take_apart(out, c);
	return n;
}
