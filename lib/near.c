#include "near.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { BEGINNING = 3, LETTERS_A_SLIP = 3 };

static int small(char c)
{
	return tolower((unsigned char)c);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * The usual table, of which three rows are enough: row[i % 3][j] is the
 * distance from the first i letters of @a to the first j of @b.
 */
size_t afi_near_distance(const char *a, const char *b)
{
	const size_t m = strlen(a), n = strlen(b);
	size_t row[3][AFI_NEAR_MAX];

	if (m >= AFI_NEAR_MAX || n >= AFI_NEAR_MAX)
		return AFI_NEAR_MAX;
	for (size_t j = 0; j <= n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= m; i++) {
		size_t *now = row[i % 3], *last = row[(i - 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= n; j++) {
			const bool same = small(a[i - 1]) == small(b[j - 1]);

			now[j] = least(last[j - 1] + !same,
				       least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 &&
			    small(a[i - 1]) == small(b[j - 2]) &&
			    small(a[i - 2]) == small(b[j - 1]))
				now[j] = least(now[j],
					       row[(i - 2) % 3][j - 2] + 1);
		}
	}
	return row[m % 3][n];
}

static bool begins(const char *word, const char *typed)
{
	size_t i;

	for (i = 0; typed[i] && small(typed[i]) == small(word[i]); i++)
		;
	return !typed[i] && i >= BEGINNING;
}

bool afi_near_try(struct afi_near *near, const char *word)
{
	const size_t most = (strlen(near->typed) + 1) / LETTERS_A_SLIP;
	const bool beginning = !near->whole && begins(word, near->typed);
	const size_t distance = beginning ? 0 :
				afi_near_distance(near->typed, word);

	if (strlen(word) >= AFI_NEAR_MAX || distance > most ||
	    (*near->best && distance >= near->distance))
		return false;
	near->distance = distance;
	snprintf(near->best, sizeof(near->best), "%s", word);
	return true;
}

void afi_near_try_all(struct afi_near *near, const char *words)
{
	char word[AFI_NEAR_MAX];

	for (size_t n; *words; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		if (n >= sizeof(word))
			continue;
		memcpy(word, words, n);
		word[n] = '\0';
		if (strcmp(word, "..."))
			afi_near_try(near, word);
	}
}

const char *afi_near_or(struct afi_near *near, const char *otherwise)
{
	if (!*near->best)
		return otherwise;
	snprintf(near->hint, sizeof(near->hint), "did you mean '%s%s'?",
		 near->of ? near->of : "", near->best);
	return near->hint;
}
