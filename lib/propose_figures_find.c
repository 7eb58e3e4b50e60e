/* Figures where they stand in a sentence. */
#include "propose_figures.h"

#include <stdlib.h>
#include <string.h>

#include "date_find.h"
#include "propose_letter.h"
#include "vec.h"

enum { LEAST = 10 };	/* a count that stands without "over" */

/* ---- a number ------------------------------------------------------------ */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a number that begins at @s is none within a word, another number, a
 * sum of money or a reference. */
static bool is_apart(const char *text, const char *s)
{
	if (s == text)
		return true;
	if (is_digit(s[-1]) || is_letter(s[-1]) || strchr("/#:$", s[-1]) ||
	    (s - text >= 2 && strncmp(s - 2, "\xC2\xA3", 2) == 0))
		return false;
	return s - text < 2 || !is_digit(s[-2]) || !strchr(".,-", s[-1]);
}

/* "1,800" or "24.5"; where it ends. */
static const char *pass_number(const char *s)
{
	while (is_digit(*s) || ((*s == ',' || *s == '.') && is_digit(s[1])))
		s++;
	return s;
}

static const char *pass_percent(const char *s)
{
	const char *rest = afi_words_skip(s, false), *after;

	if (*rest == '%')
		return rest + 1;
	after = afi_phrase_eat(rest, "per cent");
	return after ? after : afi_phrase_eat(rest, "percent");
}

/* The other end of a range whose first one ends at @s: "%-15%" or " to 15%";
 * NULL if there is none. */
static const char *pass_range(const char *s, struct afi_words *high)
{
	const char *rest = pass_percent(s), *end;

	rest = afi_words_skip(rest ? rest : s, false);
	end = afi_phrase_eat(rest, "to");
	if (!end)
		end = afi_phrase_eat(rest, "-");
	if (!end)
		return NULL;
	high->s = afi_words_skip(end, false);
	end = pass_number(high->s);
	high->len = (size_t)(end - high->s);
	return high->len ? pass_percent(end) : NULL;
}

/* "76" of "73 out of 76", "73 of 76" and "73/76". */
static const char *pass_whole(const char *s, struct afi_words *of)
{
	const char *rest = afi_words_skip(s, false), *end;

	end = afi_phrase_eat(rest, "out of");
	if (!end)
		end = afi_phrase_eat(rest, "of");
	if (!end && *s == '/')
		end = s + 1;
	if (!end)
		return NULL;
	of->s = afi_words_skip(end, false);
	end = pass_number(of->s);
	of->len = (size_t)(end - of->s);
	return of->len ? end : NULL;
}

/* ---- what stands before it ----------------------------------------------- */

static const struct {
	const char *words, *sign;
	enum afi_figure_sort sort;
} before[] = {
	{ "in excess of", ">", 0 }, { "more than", ">", 0 },
	{ "over", ">", 0 }, { "above", ">", 0 }, { "exceeding", ">", 0 },
	{ "at least", ">=", 0 }, { "no fewer than", ">=", 0 },
	{ "no less than", ">=", 0 }, { "a minimum of", ">=", 0 },
	{ "no more than", "<=", 0 }, { "at most", "<=", 0 },
	{ "a maximum of", "<=", 0 }, { "fewer than", "<", 0 },
	{ "less than", "<", 0 }, { "under", "<", 0 }, { "below", "<", 0 },
	{ "around", "", AFI_FIGURE_VAGUE }, { "about", "", AFI_FIGURE_VAGUE },
	{ "approximately", "", AFI_FIGURE_VAGUE },
	{ "roughly", "", AFI_FIGURE_VAGUE }, { "circa", "", AFI_FIGURE_VAGUE },
	{ "nearly", "", AFI_FIGURE_VAGUE }, { "almost", "", AFI_FIGURE_VAGUE },
	{ "a target of", "", AFI_FIGURE_TARGET },
	{ "target of", "", AFI_FIGURE_TARGET },
	{ "target", "", AFI_FIGURE_TARGET },
	/* these are no figures of what there is */
	{ "by", "", AFI_FIGURE_NONE }, { "up to", "", AFI_FIGURE_NONE },
	{ "all", "", AFI_FIGURE_NONE }, { "the", "", AFI_FIGURE_NONE },
	{ "these", "", AFI_FIGURE_NONE }, { "those", "", AFI_FIGURE_NONE },
	{ "section", "", AFI_FIGURE_NONE }, { "page", "", AFI_FIGURE_NONE },
	{ "afi", "", AFI_FIGURE_NONE }, { "afis", "", AFI_FIGURE_NONE },
	{ "afi's", "", AFI_FIGURE_NONE }, { "no", "", AFI_FIGURE_NONE },
	{ "number", "", AFI_FIGURE_NONE }, { "phase", "", AFI_FIGURE_NONE },
	{ "recommendation", "", AFI_FIGURE_NONE },
	{ "recommendations", "", AFI_FIGURE_NONE },
};

/* Whether @words end at @s, past blanks, and begin a word. */
static bool ends_with(const char *text, const char *s, const char *words)
{
	const size_t n = strlen(words);

	while (s > text && s[-1] == ' ')
		s--;
	return (size_t)(s - text) >= n && afi_phrase_eat(s - n, words) == s &&
	       ((size_t)(s - text) == n || !is_letter(s[-(long)n - 1]));
}

static void read_before(struct afi_figure *out, const char *text,
			const char *s)
{
	out->sign = "";
	for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++)
		if (ends_with(text, s, before[i].words)) {
			out->sign = before[i].sign;
			out->sort |= before[i].sort;
			return;
		}
}

/* ---- what stands behind it ----------------------------------------------- */

/* Whether what is counted at @s is a thing that measures, and not a span of
 * time or the like: a word in small letters, in the plural. */
static bool is_counted(const char *s)
{
	static const char *const others[] = {
		"months", "weeks", "days", "hours", "minutes", "seconds",
		"years", "areas", "afis", "recommendations", "causes",
		"times", "points", "pages", "percentage", "forces", NULL,
	};
	static const char *const plurals[] = {
		"people", "staff", "men", "women", "children", NULL,
	};
	const char *end;
	int words = 0;

	for (size_t i = 0; others[i]; i++)
		if (afi_phrase_eat(s, others[i]))
			return false;
	/* "new police officers": one of the next words is the plural */
	for (; words < 3 && *s >= 'a' && *s <= 'z'; words++) {
		for (size_t i = 0; plurals[i]; i++)
			if (afi_phrase_eat(s, plurals[i]))
				return true;
		for (end = s; is_letter(*end) || *end == '-'; end++)
			;
		if (end - s > 3 && end[-1] == 's' && end[-2] != 's')
			return true;
		s = afi_words_skip(end, false);
	}
	return false;
}

/* Read the figure at @s in @text. */
static void read_figure(struct afi_figure *out, const char *text,
			const char *s)
{
	const char *end = pass_number(s), *after;
	struct afi_words other = { end, 0 };

	*out = (struct afi_figure){
		.begin = s, .end = end, .low = { s, (size_t)(end - s) },
		.sign = "",
	};
	if ((after = pass_range(end, &other)) && !ends_with(text, s, "from")) {
		out->sort = AFI_FIGURE_RANGE | AFI_FIGURE_PERCENT;
		out->high = other;
	} else if ((after = pass_percent(end))) {
		out->sort = AFI_FIGURE_PERCENT;
	} else if ((after = pass_whole(end, &other)) &&
		   atof(s) <= atof(other.s)) {
		out->sort = AFI_FIGURE_FRACTION;
		out->high = other;
	} else if (!is_counted(afi_words_skip((after = end), false))) {
		out->sort = AFI_FIGURE_NONE;
		return;
	}
	out->end = after;
	read_before(out, text, s);
	/* "the 47%" is a figure, "the 47 officers" and "7 officers" are none */
	if (out->sort & AFI_FIGURE_PERCENT && !ends_with(text, s, "by"))
		out->sort &= ~(unsigned int)AFI_FIGURE_NONE;
	else if (out->sort == 0 && !*out->sign && atof(s) < LEAST)
		out->sort = AFI_FIGURE_NONE;
}

/* ---- the figures of a sentence ------------------------------------------- */

/* Where the date or the cycle at @s ends; NULL if there is none. */
static const char *pass_date(const struct afi_words *sentence, const char *s)
{
	const size_t len = (size_t)(sentence->s + sentence->len - s);
	const struct afi_words rest = { s, len < 16 ? len : 16 };
	struct afi_cycle cycle;
	struct afi_found found;

	if (afi_found_next(&found, sentence->s, (size_t)(s - sentence->s),
			   (size_t)(s - sentence->s) + 1))
		return sentence->s + found.end;
	if (afi_cycle_next(&cycle, &rest, 0, false) && !cycle.begin)
		return s + cycle.end;
	return NULL;
}

/* Figures behind "will" are of what there is to be. */
void afi_figures_find(struct afi_figures *out,
		      const struct afi_words *sentence)
{
	static const char *const promises[] = {
		"will", "intend to", "intends to", "plan to", "plans to",
		"aim to", "aims to", "hope to", NULL,
	};
	const char *s = sentence->s, *end = s + sentence->len, *date;
	const char *promise = afi_phrase_any(sentence, promises, NULL, NULL);
	struct afi_figure figure;

	end = promise ? promise : end;

	out->n = 0;
	for (; s < end; s++) {
		if (!is_digit(*s) || !is_apart(sentence->s, s))
			continue;
		if ((date = pass_date(sentence, s))) {
			s = date - 1;
			continue;
		}
		read_figure(&figure, sentence->s, s);
		if (figure.end > end)
			break;
		if (!(figure.sort & AFI_FIGURE_NONE))
			*afi_vec_push(out) = figure;
		s = figure.end - 1;
	}
}
