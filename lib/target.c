#include "target.h"

#include <string.h>

#define SLUG_FIRST "abcdefghijklmnopqrstuvwxyz0123456789"

bool afi_slug_valid(const char *s)
{
	size_t n = strspn(s, SLUG_FIRST "-");

	return n > 0 && n <= AFI_SLUG_MAX && s[n] == '\0' && s[0] != '-';
}
