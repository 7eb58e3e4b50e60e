#include "propose_phrase.h"

#include <stdint.h>
#include <string.h>

#include "record.h"
#include "text.h"

enum { SHORT = 5 };	/* letters of "approx" that matter less one */

/* Not isalnum() and tolower(), whose answers depend on the locale. */
static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_word(char c)
{
	const char s = small(c);

	return (s >= 'a' && s <= 'z') || (c >= '0' && c <= '9');
}

/* Bytes of a blank at @s, also of a thin one or one that does not break. */
static size_t blank_at(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n')
		return 1;
	if (strncmp(s, "\xC2\xA0", 2) == 0)
		return 2;
	return strncmp(s, "\xE2\x80\x89", 3) == 0 ||
	       strncmp(s, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

static size_t blanks_at(const char *s)
{
	size_t len = 0, n;

	while ((n = blank_at(s + len)))
		len += n;
	return len;
}

/* Bytes of a hyphen or dash at @s. */
static size_t dash_at(const char *s)
{
	if (*s == '-')
		return 1;
	/* U+2010 to U+2015 */
	return strncmp(s, "\xE2\x80", 2) == 0 &&
	       (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x95 ?
	       3 : 0;
}

static size_t quote_at(const char *s)
{
	if (*s == '\'')
		return 1;
	return strncmp(s, "\xE2\x80\x98", 3) == 0 ||
	       strncmp(s, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* ---- phrases ------------------------------------------------------------- */

const char *afi_phrase_eat(const char *s, const char *phrase)
{
	char last = ' ';
	size_t n;

	for (; *phrase; phrase++) {
		last = *phrase;
		if (last == ' ')
			n = blanks_at(s);
		else if (last == '-')
			n = dash_at(s);
		else if (last == '\'')
			n = quote_at(s);
		else
			n = small(*s) == last;
		if (!n)
			return NULL;
		s += n;
	}
	return is_word(last) && is_word(*s) ? NULL : s;
}

const char *afi_phrase_any(const struct afi_words *text,
			   const char *const *phrases, size_t *which,
			   const char **after)
{
	const char *s, *end = text->s + text->len, *rest;
	bool inside = false;

	for (s = text->s; s < end; inside = is_word(*s), s++) {
		if (inside || *s == ' ')
			continue;
		for (size_t i = 0; phrases[i]; i++) {
			if (small(*s) != *phrases[i] ||
			    !(rest = afi_phrase_eat(s, phrases[i])) ||
			    rest > end)
				continue;
			if (which)
				*which = i;
			if (after)
				*after = rest;
			return s;
		}
	}
	return NULL;
}

const char *afi_phrase_find(const struct afi_words *text, const char *phrase,
			    const char **after)
{
	const char *const phrases[] = { phrase, NULL };

	return afi_phrase_any(text, phrases, NULL, after);
}

bool afi_phrase_in(const struct afi_words *text, const char *const *phrases)
{
	return afi_phrase_any(text, phrases, NULL, NULL) != NULL;
}

struct afi_words afi_words_of(const char *s)
{
	return (struct afi_words){ s, strlen(s) };
}

const char *afi_words_skip(const char *s, bool marks)
{
	size_t n;

	while ((n = blank_at(s)) || (marks && ((n = dash_at(s)) ||
					       (n = *s == ':' || *s == '.'))))
		s += n;
	return s;
}

/* ---- sentences ----------------------------------------------------------- */

/* Whether the full stop at @stop ends no sentence, but a word that is cut
 * short. */
static bool is_short(const char *begin, const char *stop)
{
	static const char *const words[] = {
		"mr", "mrs", "ms", "dr", "st", "no", "nos", "sgt", "insp",
		"e.g", "i.e", "vs", "para", "rev", "hon", "op",
	};
	const char *word = stop;
	size_t n;

	while (word > begin && stop - word < SHORT &&
	       (is_word(word[-1]) || word[-1] == '.'))
		word--;
	n = (size_t)(stop - word);
	if (n == 1)	/* an initial */
		return *word >= 'A' && *word <= 'Z';
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strlen(words[i]) == n &&
		    afi_phrase_eat(word, words[i]) == stop)
			return true;
	return false;
}

/* Bytes of a quote or bracket that closes at @s. */
static size_t closing_at(const char *s)
{
	if (*s && strchr("'\")]", *s))
		return 1;
	return strncmp(s, "\xE2\x80\x99", 3) == 0 ||
	       strncmp(s, "\xE2\x80\x9D", 3) == 0 ? 3 : 0;
}

/* Where the sentence that has a full stop or the like at @s ends; NULL if it
 * goes on. */
static const char *sentence_end(const char *begin, const char *s)
{
	const char *end = s + 1, *next;
	size_t n;

	if (*s == '\n')
		return s;
	while ((n = closing_at(end)))
		end += n;
	next = end + blanks_at(end);
	if (!*next)
		return end;
	if (next == end || (*next >= 'a' && *next <= 'z'))
		return NULL;
	return *s == '.' && is_short(begin, s) ? NULL : end;
}

bool afi_sentence_next(struct afi_words *out, const char *text, size_t *at)
{
	const char *begin = text + *at, *s, *end = NULL;

	begin += blanks_at(begin);
	if (!*begin) {
		*at = (size_t)(begin - text);
		return false;
	}
	for (s = begin; !end; s++) {
		s += strcspn(s, ".?!\n");
		end = *s ? sentence_end(begin, s) : s;
	}
	*out = (struct afi_words){ begin, (size_t)(end - begin) };
	*at = (size_t)(end - text);
	return true;
}

/* ---- for records --------------------------------------------------------- */

const char *afi_words_slug(struct afi_arena *arena, const char *name)
{
	struct afi_str slug = AFI_STR_INIT;
	const char *copy = NULL;

	afi_text_slug(&slug, name);
	if (slug.len)
		copy = afi_arena_strdup(arena, slug.s);
	afi_str_clear(&slug);
	return copy;
}

bool afi_words_cut(struct afi_str *text)
{
	size_t room = AFI_WORDS_MAX, n;

	for (n = 0; n < text->len && room > AFI_WORDS_INDENT; n++)
		room -= text->s[n] == '\n' ? AFI_WORDS_INDENT : 1;
	if (n == text->len)
		return false;
	while (n && (text->s[n] & 0xC0) == 0x80)
		n--;
	while (n && strchr(" \n", text->s[n - 1]))
		n--;
	afi_str_cut(text, n);
	return true;
}

/* Cut @line so that an ellipsis fits, after a whole word if there is one. */
static void shorten(struct afi_str *line)
{
	size_t n = AFI_LINE_MAX - 4;

	while (n > AFI_LINE_MAX / 2 && line->s[n] != ' ')
		n--;
	if (line->s[n] != ' ')
		for (n = AFI_LINE_MAX - 4; (line->s[n] & 0xC0) == 0x80; n--)
			;
	afi_str_cut(line, n);
	afi_str_adds(line, "\xE2\x80\xA6");
}

const char *afi_words_line(struct afi_arena *arena,
			   const struct afi_words *words)
{
	struct afi_str line = AFI_STR_INIT;
	const char *s = words->s, *end = words->s + words->len;
	const char *copy;

	while (s < end && line.len <= AFI_LINE_MAX) {
		const size_t n = blanks_at(s);

		if (n && line.len && s + n < end)
			afi_str_addc(&line, ' ');
		if (!n)
			afi_str_addc(&line, *s);
		s += n ? n : 1;
	}
	if (line.len >= AFI_LINE_MAX)
		shorten(&line);
	copy = afi_arena_copy(arena, line.s, line.len);
	afi_str_clear(&line);
	return copy;
}
