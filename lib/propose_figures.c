/*
 * Figures in a party's words, as measures that could be recorded.
 *
 * Shares in percent and counts of things are; days, cycles, sums of money,
 * spans of time and the numbers of findings are not, nor is by how much
 * something changed.  A figure keeps its "over" or "at least".
 */
#include "propose_response.h"

#include <stdlib.h>
#include <string.h>

#include "date_find.h"
#include "measure.h"
#include "propose_figures.h"
#include "propose_impl.h"
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

struct figures {
	struct afi_figure *v;
	size_t n, size;
};

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
static void find_figures(struct figures *out, const struct afi_words *sentence)
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

/* ---- proposing ----------------------------------------------------------- */

/* The figure as a measure's value; false if it is none. */
static bool write_value(struct afi_str *out, const struct afi_figure *figure)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_measure measure;
	const char *unit = figure->sort & AFI_FIGURE_PERCENT ? "%" : "";

	afi_str_reset(out);
	if (!(figure->sort & AFI_FIGURE_RANGE))
		afi_str_adds(out, figure->sign);
	afi_str_add(out, figure->low.s, figure->low.len);
	afi_str_adds(out, unit);
	if (figure->high.len) {
		afi_str_adds(out, *unit ? ".." : "/");
		afi_str_add(out, figure->high.s, figure->high.len);
		afi_str_adds(out, unit);
	}
	return !afi_measure_parse(&measure, out->s, &ignored);
}

/* A range, or what is called a target, belongs to the figure before it. */
static bool add_target(struct afi_telling *telling,
		       const struct afi_figure *figure, const char *value)
{
	struct afi_proposal *proposal;

	if (!(figure->sort & (AFI_FIGURE_RANGE | AFI_FIGURE_TARGET)) ||
	    telling->percent == AFI_NO_PROPOSAL)
		return figure->sort & AFI_FIGURE_TARGET;
	proposal = &telling->out->v[telling->percent];
	if (!afi_proposal_get(proposal, "target"))
		afi_draft_add(&proposal->draft, "target", value);
	return true;
}

static void judge(struct afi_telling *telling, struct afi_proposal *proposal,
		  const struct afi_figure *figure,
		  const struct afi_period *period)
{
	if (period->year && telling->year && period->year < telling->year)
		afi_proposal_judge(telling->out, proposal, AFI_UNSURE,
				   "a figure of an earlier inspection: it "
				   "belongs to the earlier finding");
	else if (figure->sort & AFI_FIGURE_VAGUE)
		afi_proposal_judge(telling->out, proposal, AFI_UNSURE,
				   "a figure that the text itself gives only "
				   "roughly");
	else
		afi_proposal_judge(telling->out, proposal, AFI_LIKELY,
				   "a figure in the words of the answer");
}

/*
 * The period of figure @i: "In 2021/22 this was 47%, in 2023/24 86%" has each
 * before its figure, "47% in 2021/22 and 86% in 2023/24" behind it.
 */
static void find_period(struct afi_period *out, struct afi_arena *arena,
			const struct afi_words *sentence,
			const struct figures *figures, size_t i)
{
	const struct afi_figure *figure = &figures->v[i];
	const char *next = i + 1 < figures->n ? figures->v[i + 1].begin :
			   sentence->s + sentence->len;

	if (!afi_figure_period(out, arena, sentence->s,
			       figures->v[0].begin))
		afi_figure_period(out, arena, figure->end, next);
	else if (i && !afi_figure_period(out, arena, figures->v[i - 1].end,
					 figure->begin) &&
		 i + 1 == figures->n)
		afi_figure_period(out, arena, figure->end, next);
}

static void propose(struct afi_telling *telling,
		    const struct afi_words *sentence,
		    const struct figures *figures, size_t i, int first,
		    int last)
{
	const struct afi_figure *figure = &figures->v[i];
	struct afi_arena *arena = &telling->out->arena;
	struct afi_str value = AFI_STR_INIT;
	struct afi_proposal *proposal;
	struct afi_period period;

	if (!write_value(&value, figure) ||
	    add_target(telling, figure, value.s))
		goto out;
	find_period(&period, arena, sentence, figures, i);
	proposal = afi_proposal_add(telling->out, "measure", telling->as,
				    first, last);
	afi_draft_add(&proposal->draft, "name",
		      afi_figure_name(arena, sentence, figure,
				      telling->title));
	afi_draft_add(&proposal->draft, "value", value.s);
	afi_draft_add(&proposal->draft, "period", period.words);
	afi_draft_add(&proposal->draft, "text",
		      afi_words_line(arena, sentence));
	proposal->of = telling->of;
	proposal->section = telling->section;
	proposal->happened = telling->out->dated;
	proposal->extra = true;
	judge(telling, proposal, figure, &period);
	if (figure->sort & AFI_FIGURE_PERCENT)
		telling->percent = afi_proposal_place(telling->out, proposal);
out:
	afi_str_clear(&value);
}

void afi_propose_figures(struct afi_telling *telling, const char *text,
			 int first, int last)
{
	struct figures figures = { .v = NULL };
	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at)) {
		find_figures(&figures, &sentence);
		for (size_t i = 0; i < figures.n; i++)
			propose(telling, &sentence, &figures, i, first, last);
	}
	free(figures.v);
}

void afi_figures_each(const char *text, afi_figure_fn fn, void *arg)
{
	struct figures figures = { .v = NULL };
	struct afi_str value = AFI_STR_INIT;
	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at)) {
		find_figures(&figures, &sentence);
		for (size_t i = 0; i < figures.n; i++)
			if (!(figures.v[i].sort & AFI_FIGURE_VAGUE) &&
			    write_value(&value, &figures.v[i]))
				fn(value.s, arg);
	}
	afi_str_clear(&value);
	free(figures.v);
}
