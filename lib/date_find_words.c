/* Words and what is between them, in a text that is searched for dates. */
#include "date_find_impl.h"

#include <string.h>
#include <strings.h>

size_t afi_found_letters(const char *s)
{
	size_t n = 0;

	while (afi_is_letter(s[n]))
		n++;
	return n;
}

const char *afi_found_blanks(const char *s)
{
	for (;;) {
		if (*s == ' ' || *s == '\t' || *s == '\n')
			s++;
		else if (strncmp(s, "\xC2\xA0", 2) == 0)
			s += 2;
		else
			return s;
	}
}

size_t afi_found_dash(const char *s)
{
	if (*s == '-')
		return 1;
	return strncmp(s, "\xE2\x80\x93", 3) == 0 ||
	       strncmp(s, "\xE2\x80\x94", 3) == 0 ||
	       strncmp(s, "\xE2\x80\x91", 3) == 0 ? 3 : 0;
}

bool afi_found_word(const char **s, const char *word)
{
	const size_t n = strlen(word);

	if (strncasecmp(*s, word, n) != 0 || afi_is_letter((*s)[n]))
		return false;
	*s += n;
	return true;
}

bool afi_found_follows(const char *text, const char *at, const char *word)
{
	const size_t n = strlen(word);

	while (at > text && strchr(" \t\n-'\xC2\xA0", at[-1]))
		at--;
	return (size_t)(at - text) >= n && strncasecmp(at - n, word, n) == 0 &&
	       ((size_t)(at - text) == n || !afi_is_letter(at[-(int)n - 1]));
}
