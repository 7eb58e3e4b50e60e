/*
 * Figures in a party's words, as measures that could be recorded.
 *
 * Shares in percent and counts of things are; days, cycles, sums of money,
 * spans of time and the numbers of findings are not, nor is by how much
 * something changed.  A figure keeps its "over" or "at least".
 */
#include "propose_response.h"

#include <stdlib.h>

#include "measure.h"
#include "propose_figures.h"
#include "propose_impl.h"

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
			const struct afi_figures *figures, size_t i)
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
		    const struct afi_figures *figures, size_t i, int first,
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
	struct afi_figures figures = { .v = NULL };
	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at)) {
		afi_figures_find(&figures, &sentence);
		for (size_t i = 0; i < figures.n; i++)
			propose(telling, &sentence, &figures, i, first, last);
	}
	free(figures.v);
}

void afi_figures_each(const char *text, afi_figure_fn fn, void *arg)
{
	struct afi_figures figures = { .v = NULL };
	struct afi_str value = AFI_STR_INIT;
	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at)) {
		afi_figures_find(&figures, &sentence);
		for (size_t i = 0; i < figures.n; i++)
			if (!(figures.v[i].sort & AFI_FIGURE_VAGUE) &&
			    write_value(&value, &figures.v[i]))
				fn(value.s, arg);
	}
	afi_str_clear(&value);
	free(figures.v);
}
