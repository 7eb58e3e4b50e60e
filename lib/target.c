#include "target.h"

#include <string.h>

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool afi_slug_valid(const char *s)
{
	size_t n = 0;

	if (s[0] == '-')
		return false;
	while (is_letter(s[n]) || is_digit(s[n]) || s[n] == '-')
		n++;
	return n > 0 && n <= AFI_SLUG_MAX && s[n] == '\0';
}
