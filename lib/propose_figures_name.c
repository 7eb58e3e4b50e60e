/* What a figure is called and when it is of, by the words beside it. */
#include "propose_figures.h"

#include <stdlib.h>
#include <string.h>

#include "date_find.h"
#include "propose_letter.h"
#include "str.h"

enum {
	WORDS = 6,		/* of a name */
	NAME = 80,		/* bytes of one that comes from a title */
	PERIOD = 4,		/* words from a cycle to its "inspection" */
};

/* A word at @s, with its hyphens and apostrophes. */
static size_t word_at(const char *s, const char *end)
{
	size_t n = 0;

	while (s + n < end && !strchr(" \t\n,;:.()?!%\"", s[n]))
		n++;
	return n;
}

static bool is_one_of(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (afi_phrase_eat(s, *words))
			return true;
	return false;
}

/* ---- names --------------------------------------------------------------- */

/* Append the words at *@s up to one of @stops, a mark or the sentence's end;
 * *@s is then there. */
static void add_words(struct afi_str *out, const char **s, const char *end,
		      const char *const *stops)
{
	size_t n;

	for (int i = 0; i < WORDS; i++) {
		*s = afi_words_skip(*s, false);
		n = *s < end ? word_at(*s, end) : 0;
		if (!n || is_one_of(*s, stops))
			return;
		if (out->len)
			afi_str_addc(out, ' ');
		afi_str_add(out, *s, n);
		*s += n;
	}
}

/* Append "reviewed" for "have been reviewed", "temporarily promoted" for "who
 * are currently temporarily promoted". */
static void add_participle(struct afi_str *out, const char *s,
			   const char *end)
{
	static const char *const relative[] = { "who", "which", "that", NULL };
	static const char *const verbs[] = {
		"have been", "has been", "were", "was", "are", "is", NULL,
	};
	static const char *const now[] = { "now", "currently", "also", NULL };
	struct afi_str words = AFI_STR_INIT;
	bool verb = false;
	size_t n;

	for (int i = 0; i < WORDS; i++) {
		s = afi_words_skip(s, false);
		n = s < end ? word_at(s, end) : 0;
		if (!n)
			break;
		if (!verb && is_one_of(s, verbs)) {
			verb = true;
			n = afi_phrase_eat(s, "have been") ||
			    afi_phrase_eat(s, "has been") ?
			    (size_t)(strstr(s, "been") + 4 - s) : n;
		} else if (verb && n > 3 && memcmp(s + n - 2, "ed", 2) == 0) {
			afi_str_addf(out, "%s %.*s", words.s, (int)n, s);
			break;
		} else if (verb && n > 3 && memcmp(s + n - 2, "ly", 2) == 0) {
			if (!is_one_of(s, now))
				afi_str_addf(&words, " %.*s", (int)n, s);
		} else if (!is_one_of(s, verb ? now : relative)) {
			break;
		}
		s += n;
	}
	afi_str_clear(&words);
}

/* "cases being fully compliant" and "share of all officers", after "% of". */
static void name_share(struct afi_str *out, const char *s, const char *end)
{
	static const char *const stops[] = {
		"which", "who", "that", "and", "but", "while", "with",
		"leading", "because", "as", "to", "in", "at", "for", "by",
		"compared", "against", "since", "from", NULL,
	};
	static const char *const verbs[] = {
		"being", "are", "were", "was", "is", "have", "has", "had",
		NULL,
	};
	struct afi_words words;

	s = afi_phrase_eat(afi_words_skip(s, false), "of");
	if (!s || s >= end)
		return;
	add_words(out, &s, end, stops);
	words = afi_words_of(out->s);
	if (out->len && !afi_phrase_in(&words, verbs)) {
		char *phrase = afi_str_take(out);

		afi_str_addf(out, "share of %s", phrase);
		free(phrase);
	}
}

/* "crimes reviewed", after the number of them. */
static void name_count(struct afi_str *out, const char *s, const char *end)
{
	static const char *const stops[] = {
		"which", "who", "that", "and", "but", "while", "with",
		"leading", "because", "as", "to", "in", "at", "for", "by",
		"from", "on", "of", "per", "are", "is", "were", "was", "have",
		"has", "had", "will", "being", "currently", "now", "since",
		NULL,
	};

	add_words(out, &s, end, stops);
	if (out->len)
		add_participle(out, s, end);
}

/* "update callers about delays", of "The force needs to update callers ...". */
static void name_title(struct afi_str *out, const char *title)
{
	static const char *const verbs[] = {
		"needs to make sure", "should make sure", "must make sure",
		"needs to ensure", "should ensure", "must ensure", "needs to",
		"need to", "should", "must", NULL,
	};
	struct afi_words words = afi_words_of(title);
	const char *after = title;
	size_t n;

	afi_phrase_any(&words, verbs, NULL, &after);
	after = afi_words_skip(after, false);
	n = strlen(after);
	n -= n && after[n - 1] == '.';
	if (n > NAME)
		for (n = NAME; n > NAME / 2 && after[n] != ' '; n--)
			;
	while (n && (after[n] & 0xC0) == 0x80)
		n--;
	afi_str_add(out, after, n);
}

const char *afi_figure_name(struct afi_arena *arena,
			    const struct afi_words *sentence,
			    const struct afi_figure *figure,
			    const char *title)
{
	const char *end = sentence->s + sentence->len, *copy;
	struct afi_str name = AFI_STR_INIT;
	struct afi_words words;

	if (figure->sort & AFI_FIGURE_PERCENT)
		name_share(&name, figure->end, end);
	else
		name_count(&name, figure->end, end);
	if (!name.len && title)
		name_title(&name, title);
	if (!name.len)
		afi_str_adds(&name, "figure");
	words = afi_words_of(name.s);
	copy = afi_words_line(arena, &words);
	afi_str_clear(&name);
	return copy;
}

/* ---- periods ------------------------------------------------------------- */

/* "21/22 PEEL inspection" from the cycle at @s on; without such a noun the
 * cycle alone, which ends at @cycle_end. */
static struct afi_words with_noun(const char *s, const char *cycle_end,
				  const char *end)
{
	static const char *const nouns[] = {
		"inspection", "assessment", "report", "inspections", NULL,
	};
	const char *at = cycle_end;
	size_t n;

	for (int i = 0; i < PERIOD; i++) {
		at = afi_words_skip(at, false);
		n = at < end ? word_at(at, end) : 0;
		if (!n)
			break;
		if (is_one_of(at, nouns))
			return (struct afi_words){
				s, (size_t)(at + n - s),
			};
		at += n;
	}
	return (struct afi_words){ s, (size_t)(cycle_end - s) };
}

bool afi_figure_period(struct afi_period *out, struct afi_arena *arena,
		       const char *from, const char *end)
{
	const struct afi_words part = { from, (size_t)(end - from) };
	struct afi_cycle cycle;
	struct afi_found found;
	struct afi_words words;

	*out = (struct afi_period){ .words = NULL };
	if (afi_cycle_next(&cycle, &part, 0, false)) {
		words = with_noun(from + cycle.begin, from + cycle.end, end);
		out->year = cycle.year;
	} else if (afi_found_next(&found, from, 0, part.len) &&
		   found.date.day != AFI_NO_DAY) {
		words = (struct afi_words){
			from + found.begin, found.end - found.begin,
		};
	} else {
		return false;
	}
	out->words = afi_words_line(arena, &words);
	return true;
}
