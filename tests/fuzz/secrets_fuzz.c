/*
 * Any phrases in any text: they are found exactly where a search finds them
 * that tries each phrase at each letter, also when some were added only after
 * others had been looked for.
 *
 * The input is a phrase a line, an empty line, and the text.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "secrets.h"
#include "text.h"
#include "vec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE = 1024, PHRASES = 16, WHOLE = 4 };	/* more is too slow */

/* A letter, or the gap between two words, and the bytes that it takes. */
struct unit {
	int32_t letter;
	size_t begin, end;
};

struct units {
	struct unit *v;
	size_t n, size;
};

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* ---- what a text says ---------------------------------------------------- */

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* What stands at @s: a character, or one that is written as %XX. */
static size_t read_one(struct afi_letters *out, const char *s)
{
	char bytes[4];
	size_t n = 0;

	for (; n < 4 && s[3 * n] == '%' && digit_of(s[3 * n + 1]) >= 0 &&
	       digit_of(s[3 * n + 2]) >= 0; n++)
		bytes[n] = (char)(16 * digit_of(s[3 * n + 1]) +
				  digit_of(s[3 * n + 2]));
	if (n)
		return 3 * afi_text_letters(out, bytes, bytes + n);
	return afi_text_letters(out, s, s + strlen(s));
}

/* Accents and the like belong to what they follow. */
static void read_units(struct units *out, const char *text)
{
	struct afi_letters letters;
	size_t at = 0, n;

	out->n = 0;
	for (; text[at]; at += n) {
		n = read_one(&letters, text + at);
		if (letters.gap && out->n && out->v[out->n - 1].letter != ' ')
			*afi_vec_push(out) = (struct unit){ ' ', at, at + n };
		else if (!letters.gap && !letters.n && out->n)
			out->v[out->n - 1].end = at + n;
		for (size_t i = 0; i < letters.n; i++)
			*afi_vec_push(out) = (struct unit){
				letters.v[i], at, at + n };
	}
}

/* A phrase has no gap at its end. */
static void trim(struct units *phrase)
{
	if (phrase->n && phrase->v[phrase->n - 1].letter == ' ')
		phrase->n--;
}

static size_t letters_of(const struct units *phrase)
{
	size_t count = 0;

	for (size_t i = 0; i < phrase->n; i++)
		count += phrase->v[i].letter != ' ';
	return count;
}

/* ---- looking for one after the other ------------------------------------- */

static bool stands_at(const struct units *text, size_t at,
		      const struct units *phrase)
{
	const size_t end = at + phrase->n;

	if (end > text->n)
		return false;
	for (size_t i = 0; i < phrase->n; i++)
		if (text->v[at + i].letter != phrase->v[i].letter)
			return false;
	return letters_of(phrase) >= WHOLE ||
	       ((!at || text->v[at - 1].letter == ' ') &&
		(end == text->n || text->v[end].letter == ' '));
}

static void find(struct afi_spans *out, const struct units *text,
		 const char *words)
{
	struct units phrase = { 0 };

	read_units(&phrase, words);
	trim(&phrase);
	for (size_t at = 0; phrase.n && at < text->n; at++)
		if (stands_at(text, at, &phrase))
			*afi_vec_push(out) = (struct afi_span){
				text->v[at].begin,
				text->v[at + phrase.n - 1].end, "", 0 };
	free(phrase.v);
}

static bool begins(const struct units *phrase, const char *s, size_t len)
{
	if (phrase->n < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (phrase->v[i].letter != s[i])
			return false;
	return true;
}

/* What stands after a tilde may be the beginning of an id. */
static void find_beginnings(struct afi_spans *out, const char *text,
			    const char *words)
{
	struct units phrase = { 0 };
	size_t end;

	read_units(&phrase, words);
	for (size_t at = 0; text[at]; at++) {
		for (end = at + 1; (text[end] >= 'a' && text[end] <= 'z') ||
				   (text[end] >= '0' && text[end] <= '9');)
			end++;
		if (text[at] == '~' && end - at > WHOLE &&
		    begins(&phrase, text + at + 1, end - at - 1))
			*afi_vec_push(out) = (struct afi_span){ at + 1, end,
								"", 0 };
	}
	free(phrase.v);
}

static void check(struct afi_secrets *secrets, char *const *phrases, size_t n,
		  const char *text)
{
	struct afi_spans found = { 0 }, expected = { 0 };
	struct units units = { 0 };

	read_units(&units, text);
	for (size_t i = 0; i < n; i++) {
		find(&expected, &units, phrases[i]);
		find_beginnings(&expected, text, phrases[i]);
	}
	afi_secrets_spans(&found, secrets, text);
	must(afi_secrets_in(secrets, text) == (expected.n > 0));
	afi_spans_join(&expected, 0);
	afi_spans_join(&found, 0);
	must(found.n == expected.n);
	for (size_t i = 0; i < found.n; i++)
		must(found.v[i].begin == expected.v[i].begin &&
		     found.v[i].end == expected.v[i].end);
	free(units.v);
	free(expected.v);
	free(found.v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_secrets secrets = AFI_SECRETS_INIT;
	struct afi_str input = AFI_STR_INIT;
	char *phrases[PHRASES], *text, *line;
	size_t n = 0;

	if (size > SIZE || memchr(data, '\0', size))
		return 0;
	afi_str_add(&input, (const char *)data, size);
	afi_str_addc(&input, '\n');
	for (line = input.s; *line && *line != '\n' && n < PHRASES;
	     line = text + 1) {
		text = strchr(line, '\n');
		*text = '\0';
		phrases[n++] = line;
	}
	text = line + (*line == '\n');
	for (size_t i = 0; i < n; i++) {
		afi_secrets_add(&secrets, phrases[i]);
		if (i % 4 == 0 || i + 1 == n)
			check(&secrets, phrases, i + 1, text);
	}
	afi_secrets_clear(&secrets);
	afi_str_clear(&input);
	return 0;
}
