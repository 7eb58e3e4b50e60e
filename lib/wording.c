#include "wording.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORDS = 4096,		/* of a text that are compared */
};

/* FNV-1a */
static const uint64_t basis = 0xCBF29CE484222325u, prime = 0x100000001B3u;

/* How many bytes at @s are none of a word.  General punctuation (U+2000 to
 * U+206F: quotes, dashes, blanks) and U+0080 to U+00BF are none either. */
static size_t gap(const char *s)
{
	const unsigned char *c = (const unsigned char *)s;

	if (!*c || isalnum(*c))
		return 0;
	if (*c < 0x80)
		return 1;
	if (*c == 0xC2 && c[1])
		return 2;
	if (*c == 0xE2 && (c[1] == 0x80 || c[1] == 0x81) && c[2])
		return 3;
	return 0;
}

static const char *skip_gap(const char *s)
{
	size_t n;

	while ((n = gap(s)))
		s += n;
	return s;
}

/* The next byte of what is compared: a letter, a blank for all between two
 * words, or 0 at the end. */
static int next(const char **s)
{
	const char *after = skip_gap(*s);
	const bool was_gap = after != *s;

	*s = after;
	if (!*after)
		return 0;
	if (was_gap)
		return ' ';
	*s = after + 1;
	return tolower((unsigned char)*after);
}

bool afi_wording_same(const char *a, const char *b)
{
	int c;

	a = skip_gap(a ? a : "");
	b = skip_gap(b ? b : "");
	do {
		c = next(&a);
		if (c != next(&b))
			return false;
	} while (c);
	return true;
}

uint64_t afi_wording_key(const char *text)
{
	uint64_t key = basis;
	int c;

	text = skip_gap(text ? text : "");
	while ((c = next(&text)))
		key = (key ^ (uint64_t)c) * prime;
	return key;
}

/* ---- words --------------------------------------------------------------- */

/* What the inspectorate says of everything tells nothing apart. */
static bool is_common(const char *word)
{
	static const char common[] = " a all an and are as at be by can "
		"constabulary do does ensure ensures ensuring for force from "
		"has have how improve in is it its make makes making must "
		"need needs not of on or police s should so sure that the "
		"their them there they this to was when which with ";
	char padded[32];
	const size_t len = strlen(word);

	if (len + 3 > sizeof(padded))
		return false;
	padded[0] = ' ';
	memcpy(padded + 1, word, len);
	memcpy(padded + 1 + len, " ", 2);
	return strstr(common, padded);
}

static int compare(const void *a, const void *b)
{
	const uint64_t one = *(const uint64_t *)a, two = *(const uint64_t *)b;

	return one < two ? -1 : one > two;
}

static size_t unique(uint64_t *v, size_t n)
{
	size_t kept = 0;

	qsort(v, n, sizeof(*v), compare);
	for (size_t i = 0; i < n; i++)
		if (!kept || v[kept - 1] != v[i])
			v[kept++] = v[i];
	return kept;
}

/* The next word at *@s into @key; false at the end.  Words too long for
 * is_common() are none of those. */
static bool next_word(uint64_t *key, const char **s, bool *common)
{
	char start[16];
	size_t len = 0;

	*s = skip_gap(*s);
	if (!**s)
		return false;
	*key = basis;
	for (; **s && !gap(*s); (*s)++) {
		const int c = tolower((unsigned char)**s);

		*key = (*key ^ (uint64_t)c) * prime;
		if (len < sizeof(start))
			start[len] = (char)c;
		len++;
	}
	*common = false;
	if (len < sizeof(start)) {
		start[len] = '\0';
		*common = is_common(start);
	}
	return true;
}

struct afi_gist afi_wording_gist(struct afi_arena *arena,
				      const char *text)
{
	uint64_t found[WORDS], key;
	uint64_t *kept;
	size_t n = 0;
	bool common;

	while (text && n < WORDS && next_word(&key, &text, &common))
		if (!common)
			found[n++] = key;
	n = unique(found, n);
	if (!n)
		return (struct afi_gist){ .v = NULL, .n = 0 };
	kept = afi_arena_alloc(arena, n * sizeof(*kept));
	memcpy(kept, found, n * sizeof(*kept));
	return (struct afi_gist){ .v = kept, .n = n };
}

int afi_wording_alike(const struct afi_gist *a,
		      const struct afi_gist *b)
{
	size_t i = 0, j = 0, both = 0;

	while (i < a->n && j < b->n) {
		if (a->v[i] == b->v[j]) {
			both++;
			i++;
			j++;
		} else if (a->v[i] < b->v[j]) {
			i++;
		} else {
			j++;
		}
	}
	return a->n + b->n ? (int)(200 * both / (a->n + b->n)) : 0;
}
