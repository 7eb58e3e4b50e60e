#include "target.h"

#include <stdlib.h>
#include <string.h>

#include "target_parts.h"

enum { NUMBER_DIGITS = 6 };

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

/* In the order in which findings are listed. */
static const char *const kinds[] = {
	"coc", "rec", "afi", "area", "practice", "observation",
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* The kind of finding that @s begins with; *@rest is what follows its dash. */
static size_t kind_of(const char **rest, const char *s)
{
	size_t i, len;

	for (i = 0; i < KINDS; i++) {
		len = strlen(kinds[i]);
		if (strncmp(s, kinds[i], len) == 0 && s[len] == '-') {
			*rest = s + len + 1;
			break;
		}
	}
	return i;
}

const char *afi_number_read(int *out, const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > NUMBER_DIGITS || s[0] == '0')
		return NULL;
	*out = (int)strtol(s, NULL, 10);
	return s + n;
}

bool afi_finding_split(const char **kind, int *number, int *sub,
		       const char *slug)
{
	int first = 0, second = 0;
	const char *rest;
	size_t i = kind_of(&rest, slug);

	if (i == KINDS || !(rest = afi_number_read(&first, rest)))
		return false;
	if (*rest == '-' && strcmp(kinds[i], "rec") == 0)
		rest = afi_number_read(&second, rest + 1);
	if (!rest || *rest)
		return false;
	if (kind)
		*kind = kinds[i];
	if (number)
		*number = first;
	if (sub)
		*sub = second;
	return true;
}

bool afi_slug_is_number(const char *s)
{
	return s[0] && s[strspn(s, "0123456789")] == '\0';
}

bool afi_slug_is_like_finding(const char *s)
{
	const char *rest;
	size_t n;

	if (kind_of(&rest, s) == KINDS)
		return false;
	n = strspn(rest, "0123456789-");
	return strcmp(rest + n, "") == 0 || strcmp(rest + n, "new") == 0;
}

bool afi_slug_is_new(const char *s)
{
	const char *rest;

	return kind_of(&rest, s) < KINDS && strcmp(rest, "new") == 0;
}

bool afi_slug_is_place(const char *s)
{
	return afi_slug_valid(s) && !afi_slug_is_number(s) &&
	       !afi_slug_is_like_finding(s) && strcmp(s, "new") != 0;
}

/* Compare the numbers at *@a and *@b, however long, and go past them. */
static int compare_numbers(const char **a, const char **b)
{
	size_t left, right;
	int diff;

	*a += strspn(*a, "0");
	*b += strspn(*b, "0");
	left = strspn(*a, "0123456789");
	right = strspn(*b, "0123456789");
	diff = left != right ? (left > right ? 1 : -1) : memcmp(*a, *b, left);
	*a += left;
	*b += right;
	return diff;
}

static int compare_words(const char *a, const char *b)
{
	const char *left = a, *right = b;
	int diff = 0;

	while (*left && *right && !diff) {
		if (is_digit(*left) && is_digit(*right)) {
			diff = compare_numbers(&left, &right);
		} else {
			diff = (unsigned char)*left - (unsigned char)*right;
			left++;
			right++;
		}
	}
	if (!diff)
		diff = (*left != '\0') - (*right != '\0');
	return diff ? diff : strcmp(a, b);
}

static int finding_rank(int *number, int *sub, const char *slug)
{
	const char *kind, *rest;

	*number = *sub = 0;
	if (!afi_finding_split(&kind, number, sub, slug))
		return -1;
	return (int)kind_of(&rest, slug);
}

int afi_slug_compare(const char *a, const char *b)
{
	int left_number, left_sub, right_number, right_sub;
	int left = finding_rank(&left_number, &left_sub, a);
	int right = finding_rank(&right_number, &right_sub, b);

	if (left != right)
		return left - right;
	if (left < 0)
		return compare_words(a, b);
	if (left_number != right_number)
		return left_number - right_number;
	return left_sub - right_sub;
}
