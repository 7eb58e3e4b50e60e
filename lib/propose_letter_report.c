/* Which inspection a letter is about, and when its report was published. */
#include "propose_letter.h"

#include <stdlib.h>
#include <string.h>

#include "date_find.h"
#include "propose_impl.h"
#include "str.h"

enum {
	BESIDE = 60,		/* bytes from "PEEL" to its cycle */
	CYCLE = 12,		/* ... of a cycle and a blank */
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- cycles -------------------------------------------------------------- */

static size_t digits_at(const char *s, const char *end)
{
	size_t n = 0;

	while (s + n < end && s[n] >= '0' && s[n] <= '9' && n < 5)
		n++;
	return n;
}

/* Bytes of what parts the years of a cycle. */
static size_t parting_at(const char *s, const char *end)
{
	if (s < end && (*s == '/' || *s == '-'))
		return 1;
	return end - s >= 3 && (memcmp(s, "\xE2\x80\x93", 3) == 0 ||
				memcmp(s, "\xE2\x80\x94", 3) == 0) ? 3 : 0;
}

static bool is_year(int year)
{
	return year >= 1990 && year <= 2099;
}

/* Read the cycle at @s; its length, or 0. */
static size_t read_cycle(struct afi_cycle *out, const char *s,
			 const char *end, bool years)
{
	const size_t n = digits_at(s, end);
	const size_t part = n == 2 || n == 4 ? parting_at(s + n, end) : 0;
	const size_t m = part ? digits_at(s + n + part, end) : 0;
	const int first = n == 2 ? 2000 + atoi(s) : n == 4 ? atoi(s) : 0;
	int last = m == 2 || m == 4 ? atoi(s + n + part) : 0;

	if (m == 2)
		last += first - first % 100;
	*out = (struct afi_cycle){ .year = first };
	/* "21-22" are numbers; "21/22/2023" is a date or worse */
	if (is_year(first) && last > first && last <= first + 2 &&
	    !(n == 2 && (part == 3 || s[n] == '-' || last != first + 1)) &&
	    !parting_at(s + n + part + m, end))
		return n + part + m;
	out->alone = true;
	return years && n == 4 && is_year(first) && !m ? n : 0;
}

/* Whether a number that begins at @s is none within a word or another. */
static bool is_apart(const char *text, const char *s)
{
	return s == text || !(is_letter(s[-1]) || s[-1] == '/' ||
			      (s[-1] >= '0' && s[-1] <= '9'));
}

bool afi_cycle_next(struct afi_cycle *out, const struct afi_words *text,
		    size_t from, bool years)
{
	const char *s = text->s + from, *end = text->s + text->len;
	size_t n;

	for (; s < end; s++) {
		if (*s < '0' || *s > '9' || !is_apart(text->s, s) ||
		    !(n = read_cycle(out, s, end, years)))
			continue;
		out->begin = (size_t)(s - text->s);
		out->end = out->begin + n;
		return true;
	}
	return false;
}

const char *afi_cycle_show(struct afi_arena *arena,
			   const struct afi_cycle *cycle,
			   const struct afi_words *text)
{
	const char *s = text->s + cycle->begin, *end = text->s + cycle->end;
	struct afi_str shown = AFI_STR_INIT;
	const char *copy;

	afi_str_addf(&shown, "%d", cycle->year);
	s += digits_at(s, end);
	if (s < end) {
		afi_str_addc(&shown, *s == '/' ? '/' : '-');
		afi_str_add(&shown, end - 2, 2);
	}
	copy = afi_arena_strdup(arena, shown.s);
	afi_str_clear(&shown);
	return copy;
}

/* ---- the inspection ------------------------------------------------------ */

/* Whether the cycle that follows @after belongs to the name before it, with
 * nothing between that names anything. */
static bool is_next(const char *after, const char *cycle)
{
	static const char *const words[] = {
		"inspection", "assessment", "report", "programme", "cycle",
		"(", ")", ":", ",", "of", "for", "the", "-",
	};
	size_t i;

	do {
		after = afi_words_skip(after, false);
		for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
			const char *rest = afi_phrase_eat(after, words[i]);

			if (rest) {
				after = rest;
				break;
			}
		}
	} while (i < sizeof(words) / sizeof(*words) && after < cycle);
	return after == cycle;
}

/* The cycle beside the word "PEEL", which stands from @peel to @after. */
static bool cycle_beside(struct afi_cycle *cycle, const struct afi_words *text,
			 const char *peel, const char *after)
{
	const size_t left = (size_t)(text->s + text->len - after);
	const size_t before = (size_t)(peel - text->s);
	const struct afi_words near = {
		text->s, text->len - left + (left < BESIDE ? left : BESIDE),
	};

	if (afi_cycle_next(cycle, &near, (size_t)(after - text->s), true) &&
	    is_next(after, text->s + cycle->begin))
		return true;
	return afi_cycle_next(cycle, &near,
			      before - (before < CYCLE ? before : CYCLE),
			      true) &&
	       afi_words_skip(text->s + cycle->end, false) == peel;
}

/* "PEEL 2023/24", "PEEL assessment 2018" or "the 2021/22 PEEL inspection". */
static bool find_peel(struct afi_proposals *out, const struct afi_words *text)
{
	struct afi_words rest = *text;
	struct afi_str title = AFI_STR_INIT;
	struct afi_cycle cycle;
	const char *peel, *after;

	while ((peel = afi_phrase_find(&rest, "peel", &after))) {
		if (cycle_beside(&cycle, text, peel, after))
			break;
		rest.len -= (size_t)(after - rest.s);
		rest.s = after;
	}
	if (!peel)
		return false;
	out->cycle = afi_cycle_show(&out->arena, &cycle, text);
	afi_str_addf(&title, "PEEL %s", out->cycle);
	out->short_title = afi_arena_strdup(&out->arena, title.s);
	afi_str_clear(&title);
	return true;
}

/* The words in quotes at @s, if there are such. */
static bool quoted_at(struct afi_words *out, const char *s)
{
	static const struct { const char *open, *close; } quotes[] = {
		{ "\xE2\x80\x98", "\xE2\x80\x99" },
		{ "\xE2\x80\x9C", "\xE2\x80\x9D" },
		{ "\"", "\"" }, { "'", "'" },
	};
	const char *close, *next;
	size_t n;

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
		n = strlen(quotes[i].open);
		if (strncmp(s, quotes[i].open, n) != 0)
			continue;
		for (close = s + n; close - s < AFI_TITLE_MAX && *close;
		     close++) {
			if (strncmp(close, quotes[i].close, n) != 0)
				continue;
			/* an apostrophe goes on with its word */
			next = close + n;
			if (is_letter(*next))
				continue;
			*out = (struct afi_words){
				s + n, (size_t)(close - s) - n,
			};
			return out->len > 0;
		}
	}
	return false;
}

/* "the report 'Title'". */
static bool find_quoted(struct afi_proposals *out,
			const struct afi_words *text)
{
	static const char *const nouns[] = {
		"report", "inspection", "report on", "report called",
		"report entitled", "report titled", "publication", "titled",
		"entitled", "called", NULL,
	};
	struct afi_words rest = *text, title;
	const char *after;

	while (afi_phrase_any(&rest, nouns, NULL, &after)) {
		rest.len -= (size_t)(after - rest.s);
		rest.s = after;
		after = afi_words_skip(after, true);
		if (after + (*after == ',') < text->s + text->len &&
		    quoted_at(&title, afi_words_skip(after + (*after == ','),
						     false))) {
			out->short_title = afi_words_line(&out->arena, &title);
			return true;
		}
	}
	return false;
}

void afi_letter_inspection(struct afi_proposals *out,
			   const struct afi_outline *outline, size_t begin,
			   size_t end)
{
	size_t i;

	for (i = begin; i < end && !out->short_title; i++) {
		const struct afi_words text =
			afi_words_of(outline->v[i].text);

		find_peel(out, &text);
	}
	for (i = begin; i < end && !out->short_title; i++) {
		const struct afi_words text =
			afi_words_of(outline->v[i].text);

		find_quoted(out, &text);
	}
}

/* ---- its publication ----------------------------------------------------- */

/* The full date in @sentence, a part of @text, after a word that it was
 * published, or AFI_NO_DAY. */
static int published_on(const struct afi_words *sentence, const char *text)
{
	static const char *const words[] = {
		"published", "publication", "publish", "released", NULL,
	};
	static const char *const what[] = {
		"report", "inspection", "findings", "assessment", "peel",
		"it", NULL,
	};
	struct afi_found found;
	const char *after;

	if (!afi_phrase_in(sentence, what) ||
	    !afi_phrase_any(sentence, words, NULL, &after) ||
	    !afi_found_next(&found, text, (size_t)(after - text),
			    (size_t)(sentence->s + sentence->len - text)) ||
	    found.date.month || found.date.words[0] ||
	    found.until != AFI_NO_DAY)
		return AFI_NO_DAY;
	return found.date.day;
}

/* Take the day that @block gives; false if it is another than before. */
static bool take_published(struct afi_proposals *out,
			   const struct afi_block *block)
{
	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, block->text, &at)) {
		const int day = published_on(&sentence, block->text);

		if (out->published == AFI_NO_DAY)
			out->published = day;
		else if (day != AFI_NO_DAY && day != out->published)
			return false;
	}
	return true;
}

void afi_letter_published(struct afi_proposals *out,
			  const struct afi_outline *outline, size_t begin,
			  size_t end)
{
	for (size_t i = begin; i < end; i++) {
		if (take_published(out, &outline->v[i]))
			continue;
		afi_caution_add(out, outline->v[i].first, false, "The text "
				"names two days of publication; the first was "
				"taken for that of the report.");
		return;
	}
}
