/* The part of text.h that is about markup: Markdown and HTML. */
#include "text.h"

#include <string.h>

/* How many bytes of what begins like "1." or "12)" are digits; such a beginning
 * would make a list. */
static size_t list_number(const char *s)
{
	const size_t digits = strspn(s, "0123456789");

	return digits && (s[digits] == '.' || s[digits] == ')') ? digits : 0;
}

/* Whether the character at @s, in the text from @start, could be markup. */
static bool is_special(const char *s, const char *start)
{
	if (strchr("\\`*_{}[]<>|~&#!$^", *s))
		return true;
	/* These make a bare address into a link. */
	if (*s == ':')
		return s[1] == '/';
	if (*s == '.' && s - start >= 3 &&
	    (!strncmp(s - 3, "www", 3) || !strncmp(s - 3, "WWW", 3)))
		return true;
	/* These begin a list, a heading or a rule where they begin a line. */
	if (*s == '.' || *s == ')')
		return s > start && list_number(start) == (size_t)(s - start);
	return s == start && strchr("-+=", *s);
}

/* What is markup nowhere, and most of any text. */
static bool is_plain(unsigned char c)
{
	return c == ' ' || c >= 0x80 || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

void afi_text_md(struct afi_str *out, const char *s, size_t len)
{
	struct afi_str safe = AFI_STR_INIT;
	const char *start, *plain;

	afi_text_safe(&safe, s, len);
	start = safe.s + strspn(safe.s, " \n");
	for (s = start; *s; s++) {
		for (plain = s; is_plain((unsigned char)*s); s++)
			;
		afi_str_add(out, plain, (size_t)(s - plain));
		if (!*s)
			break;
		if (is_special(s, start))
			afi_str_addc(out, '\\');
		afi_str_addc(out, *s == '\n' ? ' ' : *s);
	}
	afi_str_clear(&safe);
}

void afi_text_html(struct afi_str *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		switch (s[i]) {
		case '&':
			afi_str_adds(out, "&amp;");
			break;
		case '<':
			afi_str_adds(out, "&lt;");
			break;
		case '>':
			afi_str_adds(out, "&gt;");
			break;
		case '"':
			afi_str_adds(out, "&quot;");
			break;
		case '\'':
			afi_str_adds(out, "&#39;");
			break;
		default:
			afi_str_addc(out, s[i]);
		}
}
