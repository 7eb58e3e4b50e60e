/* The part of a line that no markup is in, which is most of any: found eight
 * bytes at a time. */
#include <stdint.h>
#include <string.h>

#include "outline_impl.h"

/* Whether @c may be, or be part of, something else than itself. */
static bool is_special(char c)
{
	static const bool special[0x80] = {
		['\t'] = true, ['\n'] = true, ['&'] = true, ['*'] = true,
		['<'] = true, ['['] = true, ['\\'] = true, [']'] = true,
		['_'] = true,
	};

	return (c & 0x80) || special[(unsigned char)c];
}

#define EACH UINT64_C(0x0101010101010101)

/* Sets the top bit of each byte of @w that is @c, perhaps of some above it. */
static uint64_t has(uint64_t w, char c)
{
	const uint64_t x = w ^ EACH * (unsigned char)c;

	return (x - EACH) & ~x;
}

/*
 * Whether the eight bytes at @s, and what stands around them, are plain.  All
 * that is special is no ASCII, below a blank, one of three, or between '[' and
 * '_'; what else is taken for special is looked at again.
 */
static bool are_plain(const char *s)
{
	uint64_t w, blanks;

	memcpy(&w, s, sizeof(w));
	if ((w | ((w - EACH * ' ') & ~w) | has(w, '&') | has(w, '*') |
	     has(w, '<') | ((w + EACH * (0x80 - '[')) &
			    ~(w + EACH * (0x80 - '_' - 1)))) & EACH * 0x80)
		return false;
	blanks = has(w, ' ') & EACH * 0x80;
	return !(blanks & blanks << 8) &&
	       !(s[0] == ' ' && s[-1] == ' ');
}

const char *afi_plain_end(const char *text, const char *end)
{
	const char *s = text;

	if (s == end || *s == ' ' || is_special(*s))
		return s;
	for (s++; end - s >= 8 && are_plain(s);)
		s += 8;
	while (s < end && !is_special(*s) && !(*s == ' ' && s[-1] == ' '))
		s++;
	return s;
}

bool afi_markup_is_none(const char *s, size_t len)
{
	const char *end = s + len;

	return len && end[-1] != ' ' && afi_plain_end(s, end) == end;
}
