/*
 * What the propose_report*.c files share and nobody else needs.
 *
 * A report is read in steps.  Its blocks become *parts*, each with what it can
 * be by its own words: a heading of a box, a lone grade, a title
 * (propose_report_parts.c, by the words in propose_report_words.c and
 * propose_report_sentence.c).  Then the parts that open a chapter are found
 * (propose_report_chapters.c).  One walk over the parts reads boxes into
 * findings (propose_report_boxes.c, by how they look: propose_report_looks.c;
 * propose_report_findings.c; recommendations with their deadlines in
 * propose_report_recs.c and propose_report_due.c) and grades into chapters
 * (propose_report_grades.c).  In the end what the text says of itself is
 * compared with what was found (propose_report_checks.c).
 */
#ifndef AFI_PROPOSE_REPORT_H
#define AFI_PROPOSE_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "mem.h"
#include "outline.h"
#include "propose.h"
#include "propose_phrase.h"
#include "str.h"

enum {
	AFI_REPORT_TITLE_MAX = 300,	/* bytes of what can be a title */
	AFI_REPORT_TEXT_MAX = 200 * 1024,	/* of a finding's text */
	AFI_REPORT_FINDINGS_MAX = 2000,	/* in a report: more are none */
};

enum afi_report_grade {
	AFI_GRADE_NONE,
	AFI_GRADE_OUTSTANDING,
	AFI_GRADE_GOOD,
	AFI_GRADE_ADEQUATE,
	AFI_GRADE_REQUIRES_IMPROVEMENT,
	AFI_GRADE_INADEQUATE,
	AFI_GRADE_UNGRADED,
	AFI_GRADES,
};

/** Headings that say nothing of their subject. */
enum afi_report_marker {
	AFI_MARKER_NONE,
	AFI_MARKER_FINDINGS,	/* "Main findings" */
	AFI_MARKER_SUMMARY,	/* "Summary of findings": a grade may follow */
	AFI_MARKER_OVERALL,	/* "Overall judgment" */
	AFI_MARKER_FRONT,	/* "Contents", "Introduction" */
	AFI_MARKER_BACK,	/* "About the data", "Annex A": chapters end */
};

enum afi_report_sort {
	AFI_PART_TEXT,		/* words of a body */
	AFI_PART_ITEM,		/* of a list */
	AFI_PART_TITLE,		/* can be a title */
	AFI_PART_BOX,		/* the heading of a box of findings */
	AFI_PART_GRADE,		/* a grade and nothing else */
	AFI_PART_MARKER,
	AFI_PART_BLANK,		/* of a template that was not filled in */
};

/** The heading of a box. */
struct afi_report_box {
	const char *kind;	/* of the findings in it */
	int number;		/* that it gives, or 0 */
	const char *rest;	/* a title in the same line, or "" */
	bool accelerated;	/* issued before its report */
};

/** A part of a report: a block, or a line in a cell of one. */
struct afi_report_part {
	enum afi_report_sort sort;
	const struct afi_block *block;
	const char *text;	/* without bullet and number */
	size_t len;
	int number;		/* of an item that has one, or 0 */
	int level;		/* of what is marked as a heading, or 0 */
	bool ends, strong;	/* as in a block */
	bool question;		/* "How effective is the force at ...?" */
	bool listed;		/* one of several questions in a row */
	bool opens;		/* it opens a chapter */
	enum afi_report_grade grade;
	enum afi_report_marker marker;
	struct afi_report_box box;
};

/** A chapter, once for each time that it is opened. */
struct afi_report_chapter {
	const char *name;	/* its heading as written */
	const char *slug;
	enum afi_report_grade word, own;	/* the lone word, and what its
						   own sentence says */
	int word_line, own_line;
	bool clash;		/* what grades it contradicts itself */
	bool in_table;		/* only a table grades it */
};

/** A finding before it is proposed.  Text is in the proposals' arena. */
struct afi_report_finding {
	const char *kind, *title, *text;
	const char *section, *slug;	/* of its chapter, or NULL */
	int number;		/* that the text gives, or 0 */
	bool published;		/* whether it is that of the text */
	int issued;		/* the day, or AFI_NO_DAY */
	size_t under;		/* of a recommendation: its cause of concern
				   among the findings, or AFI_NO_PROPOSAL */
	const char *due, *due_words;
	int first, last;
	enum afi_sureness sure;
	const char *why;
};

/** What a contents list, or a box with nothing in it, makes one expect. */
struct afi_report_promise {
	const char *slug, *name;	/* of the chapter */
	const char *kind;
	int line;
};

/** Names to look up: sorted by afi_report_names_sort(). */
struct afi_report_names {
	const char **v;
	size_t n, size;
};

/** A report being read. */
struct afi_report {
	struct afi_proposals *out;
	const struct afi_outline *outline;
	struct { struct afi_report_part *v; size_t n, size; } parts;
	struct { struct afi_report_chapter *v; size_t n, size; } chapters;
	struct { struct afi_report_finding *v; size_t n, size; } findings;
	struct { struct afi_report_promise *v; size_t n, size; } promises;
	struct afi_report_names contents, questions;	/* slugs */
	bool in_chapter;	/* the last chapter goes on */
	bool to_own;		/* a chapter's own sentence may come next */
	const char *title;	/* the last heading outside any chapter */
	size_t concern;		/* the chapter's last cause of concern among
				   the findings, or AFI_NO_PROPOSAL */
	int level;		/* of the last chapter's heading, if marked */
	struct { struct afi_report_chapter *v; size_t n, size; } areas;
				/* as a table grades them: their names differ
				   from those of chapters */
	int blank_line;		/* of a template that was left, or 0 */
};

/* ---- words --------------------------------------------------------------- */

/** afi_phrase_find() in the first @max bytes of @s. */
const char *afi_report_find(const char *s, const char *phrase, size_t max,
			    const char **after);

/** Whether @text is the heading of a box.  @marked: it is marked as a heading
 *  or in bold, so that a title may follow in the same line. */
bool afi_report_box_read(struct afi_report_box *out, const char *text,
			 bool marked);

/** The grade that @text is and nothing else. */
enum afi_report_grade afi_report_grade_read(const char *text);

/** The word for @grade in records. */
const char *afi_report_grade_word(enum afi_report_grade grade);

enum afi_report_marker afi_report_marker_read(const char *text);

/** Whether @text is what stands in a template: "XX", "Delete as
 *  appropriate". */
bool afi_report_is_blank(const char *text);

/** Whether @text names a figure, a table or a source. */
bool afi_report_is_caption(const char *text);

/* ---- sentences ----------------------------------------------------------- */

/** How long the first sentence of @text is, its full stop included. */
size_t afi_report_sentence(const char *text);

/** Whether the first sentence of @text tells the force what to do.  If so
 *  *@after, which may be NULL, is what follows "should". */
bool afi_report_instructs(const char *text, const char **after);

/** Whether @text is about the force: "The force ...", "Northshire Police". */
bool afi_report_speaks(const char *text);

/** Whether @text is a question that a chapter answers. */
bool afi_report_asks(const char *text, size_t len);

/** How long the name of a force at @s is: "Northshire Police"; 0 if there is
 *  none. */
size_t afi_report_force(const char *s);

/** The grade in a chapter's own first sentence: "X Police is good at ...". */
enum afi_report_grade afi_report_own_grade(const char *text);

/** The slug of the heading @name, of a question only what it is about, in
 *  @arena. */
const char *afi_report_slug(struct afi_arena *arena, const char *name);

/** A deadline. */
struct afi_report_due {
	const char *due;	/* as records keep it, or NULL */
	const char *words;	/* where they are vaguer, or NULL */
};

/** Read the deadline in the first sentence of @text into @out; relative ones
 *  count from the day @base, if it is one.  Whether there is one. */
bool afi_report_due_read(struct afi_report_due *out, struct afi_arena *arena,
			 const char *text, int base);

/** The first full date in the first @max bytes of @text, or AFI_NO_DAY. */
int afi_report_day(const char *text, size_t max);

/* ---- steps --------------------------------------------------------------- */

/** Fill out's short_title, cycle, force and published; the line of the
 *  title. */
int afi_report_heading(struct afi_proposals *out,
		       const struct afi_outline *outline);

/** The parts, the contents list and the table of grades. */
void afi_report_parts(struct afi_report *report);

/** Mark what opens a chapter. */
void afi_report_chapters(struct afi_report *report);

/** Open a chapter with @name; @level of its heading, or 0. */
void afi_report_open(struct afi_report *report, const char *name, int level);

/** Read the box whose heading is part @at.  The part after it. */
size_t afi_report_box(struct afi_report *report, size_t at);

/** Read the parts from @at up to @end as recommendations under the finding
 *  @under.  The part after the last that belongs to them. */
size_t afi_report_recs(struct afi_report *report, size_t at, size_t end,
		       size_t under, int number);

/** Take the grade part @at, or the own sentence in the text part @at. */
void afi_report_take_grade(struct afi_report *report, size_t at);
void afi_report_take_own(struct afi_report *report, size_t at);

/** Join what was opened twice and tell grades that contradict. */
void afi_report_join_chapters(struct afi_report *report);

/** Compare what the text says of itself with what was found. */
void afi_report_check(struct afi_report *report);

/** A new finding of @kind in the present chapter, from the lines of @first. */
struct afi_report_finding *
afi_report_finding_add(struct afi_report *report, const char *kind,
		       const struct afi_report_part *first);

/** Number the findings of each kind as the text does, or from 1 on in order if
 *  it does not; gaps in its numbers are told. */
void afi_report_number(struct afi_report *report);

/** Whether there are more findings already than any report has. */
bool afi_report_is_full(const struct afi_report *report);

/** Whether one more caution would be read: there are not too many. */
bool afi_report_may_tell(const struct afi_report *report);

/** @text as a title in @arena: one line, without its full stop. */
const char *afi_report_title(struct afi_arena *arena, const char *text,
			     size_t len);

/** The lead of a list with its items in one line as a title: "make use of:
 *  data; and analysis". */
const char *afi_report_list_title(struct afi_arena *arena,
				  const struct afi_str *body);

/** Append @part to @body as a paragraph or an item; @after_item: an item came
 *  last.  Whether this is one. */
bool afi_report_body_add(struct afi_str *body,
			 const struct afi_report_part *part, bool after_item,
			 int base);

/** Add a slug; sort what was added; whether @slug is among it. */
void afi_report_names_add(struct afi_report_names *names, const char *slug);
void afi_report_names_sort(struct afi_report_names *names);
bool afi_report_names_has(const struct afi_report_names *names,
			  const char *slug);

#endif
