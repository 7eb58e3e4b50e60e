/* What stands in a letter, by the comments that its templates put before it:
 * <!-- address -->, <!-- copies -->, <!-- marking -->. */
#include <ctype.h>
#include <string.h>

#include "letter.h"

/* Append the line at @s, up to @end, without Markdown's backslashes. */
static void add_line(struct afi_str *out, const char *s, const char *end)
{
	for (; s < end; s++) {
		if (*s == '\\' && s + 1 < end && ispunct((unsigned char)s[1]))
			s++;
		else if (*s == '\\' && s + 1 == end)
			break;
		afi_str_addc(out, *s);
	}
}

void afi_letter_block(struct afi_str *out, const struct afi_letter *letter,
		      const char *mark, const char *between)
{
	struct afi_str comment = AFI_STR_INIT;
	const char *s, *end, *first;

	afi_str_addf(&comment, "<!-- %s -->", mark);
	s = strstr(letter->md.s, comment.s);
	s = s ? s + comment.len : "";
	for (first = s += strspn(s, "\n"); *s && *s != '\n';) {
		end = s + strcspn(s, "\n");
		if (s > first)
			afi_str_adds(out, between);
		add_line(out, s, end);
		s = end + (*end == '\n');
	}
	afi_str_clear(&comment);
}
