/* An inspection report: boxes of findings, grades. */
#include "propose_report.h"

#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"

/* ---- whether it is one --------------------------------------------------- */

struct signs {
	int boxes, grades, markers;
	bool named;		/* it calls itself one */
	bool letter;
};

static void see(struct signs *signs, const struct afi_block *block, size_t i)
{
	enum { FRONT = 40, TITLE = 100 };
	const bool heading = block->kind == AFI_BLOCK_HEADING;
	enum afi_report_marker marker;
	struct afi_report_box box;

	signs->letter |= afi_phrase_eat(block->text, "dear ") ||
			 afi_phrase_eat(block->text, "yours sincerely") ||
			 afi_phrase_eat(block->text, "yours faithfully");
	if (i < FRONT)
		signs->named |=
			(!block->ends && afi_report_find(block->text, "peel",
							 TITLE, NULL)) ||
			afi_phrase_eat(block->text, "an inspection of") ||
			afi_phrase_eat(block->text, "our inspection assessed");
	if (block->kind != AFI_BLOCK_TEXT && !heading)
		return;
	if (strnlen(block->text, AFI_REPORT_TITLE_MAX) == AFI_REPORT_TITLE_MAX)
		return;
	signs->boxes += afi_report_box_read(&box, block->text, heading);
	signs->grades += afi_report_grade_read(block->text) != AFI_GRADE_NONE;
	marker = afi_report_marker_read(block->text);
	signs->markers += marker == AFI_MARKER_FINDINGS ||
			  marker == AFI_MARKER_SUMMARY;
}

static int fits(const struct afi_outline *outline)
{
	enum { LETTER = 5, NAMED = 25, BOXES = 40, GRADES = 15, MARKERS = 10 };
	struct signs signs = { 0 };
	int fit;

	for (size_t i = 0; i < outline->n; i++)
		see(&signs, &outline->v[i], i);
	fit = (signs.named ? NAMED : 0) + (signs.boxes ? BOXES : 0) +
	      (signs.grades ? GRADES : 0) + (signs.markers ? MARKERS : 0);
	return signs.letter && fit > LETTER ? LETTER : fit;
}

/* ---- the walk ------------------------------------------------------------ */

/* Whether @text names the report and no part of it. */
static bool is_imprint(const char *text)
{
	const size_t len = strlen(text);

	return afi_phrase_eat(text, "peel") ||
	       afi_phrase_eat(text, "an inspection of") ||
	       (len < 20 && len > 4 &&		/* "March 2017" */
		strspn(text + len - 4, "0123456789") == 4);
}

static void take_title(struct afi_report *report,
		       const struct afi_report_part *part)
{
	const bool speaks = afi_report_speaks(part->text);
	/* A heading as high as that of the chapter ends it. */
	const bool ends = part->level && part->level <= report->level &&
			  !report->questions.n && !speaks;

	report->to_own = false;
	if (part->opens || ends)
		afi_report_open(report, part->text, part->level);
	else if (!speaks && !part->listed && !is_imprint(part->text))
		report->title = part->text;
}

static void take_marker(struct afi_report *report, size_t at)
{
	const struct afi_report_part *part = &report->parts.v[at];
	const struct afi_report_part *next =
		at + 1 < report->parts.n ? part + 1 : NULL;

	report->to_own = part->marker == AFI_MARKER_SUMMARY;
	if (part->marker == AFI_MARKER_OVERALL && next &&
	    (next->sort == AFI_PART_GRADE ||
	     afi_report_own_grade(next->text)))
		afi_report_open(report, "Overall", 0);
	if (part->marker == AFI_MARKER_BACK ||
	    part->marker == AFI_MARKER_FRONT)
		report->in_chapter = false;
}

static void walk(struct afi_report *report)
{
	size_t i = 0;

	while (i < report->parts.n && !afi_report_is_full(report)) {
		switch (report->parts.v[i].sort) {
		case AFI_PART_BOX:
			report->to_own = false;
			i = afi_report_box(report, i);
			continue;
		case AFI_PART_GRADE:
			afi_report_take_grade(report, i);
			break;
		case AFI_PART_MARKER:
			take_marker(report, i);
			break;
		case AFI_PART_TITLE:
			take_title(report, &report->parts.v[i]);
			break;
		case AFI_PART_TEXT:
			if (report->to_own)
				afi_report_take_own(report, i);
			break;
		case AFI_PART_ITEM:
		case AFI_PART_BLANK:
			report->to_own = false;
			break;
		}
		i++;
	}
}

/* ---- proposals ----------------------------------------------------------- */

static void propose_finding(const struct afi_report *report,
			    const struct afi_report_finding *finding)
{
	struct afi_proposals *out = report->out;
	struct afi_proposal *proposal =
		afi_proposal_add(out, "opened", "hmicfrs", finding->first,
				 finding->last);
	struct afi_draft *draft = &proposal->draft;
	struct afi_str day = AFI_STR_INIT;

	proposal->section = afi_arena_strdup(&out->arena, finding->section);
	proposal->happened = finding->issued != AFI_NO_DAY ? finding->issued :
			     out->published;
	afi_draft_add(draft, "kind", finding->kind);
	afi_draft_number(draft, "number", finding->number);
	if (finding->under != AFI_NO_PROPOSAL)
		afi_draft_number(draft, "under",
				 report->findings.v[finding->under].number);
	afi_draft_add(draft, "title", finding->title);
	afi_draft_add(draft, "text", finding->text);
	afi_draft_add(draft, "wording", "published");
	afi_draft_add(draft, "numbered", finding->published ? "published" :
		      "register");
	afi_draft_add(draft, "question", finding->slug && *finding->slug ?
		      finding->slug : NULL);
	if (finding->issued != AFI_NO_DAY) {
		afi_day_iso(&day, finding->issued);
		afi_draft_add(draft, "issued", day.s);
	}
	afi_draft_add(draft, "due", finding->due);
	afi_draft_add(draft, "due-words", finding->due_words);
	afi_proposal_judge(out, proposal, finding->sure, "%s", finding->why);
	afi_str_clear(&day);
}

static int grade_line(const struct afi_report_chapter *chapter)
{
	return chapter->word ? chapter->word_line : chapter->own_line;
}

static void propose_grade(const struct afi_report *report,
			  const struct afi_report_chapter *chapter)
{
	const int line = grade_line(chapter);
	struct afi_proposal *proposal =
		afi_proposal_add(report->out, "grade", "hmicfrs", line, line);

	proposal->section = afi_arena_strdup(&report->out->arena,
					     chapter->name);
	proposal->happened = report->out->published;
	afi_draft_add(&proposal->draft, "question", chapter->slug);
	afi_draft_add(&proposal->draft, "grade", afi_report_grade_word(
			chapter->word ? chapter->word : chapter->own));
	if (chapter->clash)
		afi_proposal_judge(report->out, proposal, AFI_UNSURE,
				   "the text contradicts itself");
	else if (chapter->in_table)
		afi_proposal_judge(report->out, proposal, AFI_LIKELY,
				   "named in the table of grades alone");
	else if (!chapter->word)
		afi_proposal_judge(report->out, proposal, AFI_LIKELY,
				   "said by the chapter's own sentence alone");
	else if (!chapter->own)
		afi_proposal_judge(report->out, proposal, AFI_SURE,
				   "a grade alone in its line");
	else
		afi_proposal_judge(report->out, proposal, AFI_SURE,
				   "a grade alone in its line; line %d says "
				   "the same", chapter->own_line);
}

/* Findings and grades in the order of the text. */
static void propose_all(const struct afi_report *report)
{
	const struct afi_report_finding *finding = report->findings.v;
	const struct afi_report_chapter *chapter = report->chapters.v;
	size_t f = 0, c = 0;

	while (f < report->findings.n || c < report->chapters.n) {
		if (c < report->chapters.n &&
		    (!grade_line(&chapter[c]) || !*chapter[c].slug)) {
			c++;	/* it has no grade */
		} else if (c < report->chapters.n &&
			   (f == report->findings.n ||
			    grade_line(&chapter[c]) < finding[f].first)) {
			propose_grade(report, &chapter[c++]);
		} else {
			propose_finding(report, &finding[f++]);
		}
	}
}

static bool has_grades(const struct afi_report *report)
{
	for (size_t i = 0; i < report->chapters.n; i++)
		if (grade_line(&report->chapters.v[i]))
			return true;
	return false;
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct afi_report report = { .out = out, .outline = outline,
				     .concern = AFI_NO_PROPOSAL };
	const int line = afi_report_heading(out, outline);

	afi_propose_inspection(out, "hmicfrs", line, line);
	afi_report_parts(&report);
	afi_report_chapters(&report);
	walk(&report);
	if (!has_grades(&report)) {
		/* The table is all there is. */
		free(report.chapters.v);
		report.chapters.v = report.areas.v;
		report.chapters.n = report.areas.n;
		report.areas.v = NULL;
		report.areas.n = 0;
	}
	afi_report_join_chapters(&report);
	afi_report_number(&report);
	propose_all(&report);
	afi_report_check(&report);
	free(report.contents.v);
	free(report.questions.v);
	free(report.promises.v);
	free(report.areas.v);
	free(report.findings.v);
	free(report.chapters.v);
	free(report.parts.v);
}

const struct afi_genre afi_genre_report = {
	.name = "an inspection report", .fits = fits, .read = read_it,
};
