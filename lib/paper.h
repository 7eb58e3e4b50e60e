/*
 * Papers: Markdown made into what people read.
 *
 * CommonMark with GitHub's tables and footnotes goes in, piece by piece, and
 * text for a terminal, one self-contained HTML file or Markdown with nothing of
 * our own comes out, section by section: what stands before a heading is done
 * when that heading comes.  So memory grows with the longest section alone, and
 * a footnote stands in the section that refers to it.
 *
 *	struct afi_paper *paper = afi_paper_new(&look);
 *
 *	afi_paper_add(&out, paper, piece, len);
 *	...
 *	afi_paper_end(&out, paper);
 *
 * A paragraph right before a table that begins with "Table: ", or with the word
 * of a picture, is its caption:
 *
 *	Bars: Findings by question and colour
 *
 *	| Question | Red | Amber | Green | Grey | All |
 *	| --- | ---: | ---: | ---: | ---: | ---: |
 *	| Leadership | 1 | 2 | 0 | 0 | 3 |
 *	| All | 1 | 2 | 0 | 0 | 3 |
 *
 * HTML then has a picture of the table above it, made from what the table says
 * alone, so that the two cannot disagree.  Text has the table alone, and what
 * is Markdown again has "Table: " before its caption.  The words, and the shape
 * that a table must have (headings without regard to case):
 *
 * Bars:	a row a bar, named by the first column; each further column of
 *		counts alone is a part of the bars: six at most.  Not drawn are
 *		the row and the column "All", and columns of anything else.
 *		What is red, amber, green or grey looks so.
 * Lines:	how counts went on: a row a moment, in order and as far from
 *		each other as the next, named by the first column; each further
 *		column of counts alone, but "All", is a line: four at most.  At
 *		least two rows.
 * Course:	how one figure went on towards its target: a row a cycle or a
 *		period, in order, named by the first column.  The column
 *		"Figure" has the figures and "Target", if there is one, what was
 *		asked for, both as measure.h reads them (86%, 73/76, >1800,
 *		5%..15%) and either empty where there is none.  All are shares
 *		(percent, fractions) or none is.
 * Timeline:	what happened or is due: the first column has days ("30 April
 *		2025", "2025-04-30", "April 2025"), the second what it was.
 *		"due", "slipped", "evidence" and "today" as its first words
 *		have marks of their own.  Rows may come in any order; those
 *		without a day are in the table alone.
 *
 * Counts are whole numbers, 1,800 too, none below 0, and not all of them 0.
 * A table of another shape, without rows or with more than 60 is a table and
 * no picture.
 *
 * Where a table's cell, or what is **strong**, is the word red, amber, green or
 * grey, it has that colour too.  HTML in the Markdown is left out, and so are
 * addresses other than of the web, of mail and within the page.
 *
 * In a letter, a comment alone before a paragraph says what that is:
 *
 *	<!-- address -->
 *	The Chief Inspector\
 *	1 Example Street
 *
 * There are marking, date, address, closing, signature (there is room to sign
 * before it, and the closing stays beside it), copies, note and foot.  The
 * first heading is the letterhead, and so are the lines right after it.
 */
#ifndef AFI_PAPER_H
#define AFI_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

struct afi_paper_look {
	char format;		/* 't'ext, 'h'tml or 'm'arkdown again */
	size_t width;		/* of text: columns */
	bool colour;		/* ... and whether it has colours */
	bool pictures;		/* of Markdown: it still asks for them */
	bool letter;		/* it is a letter: see below */
	const char *title;	/* of HTML; NULL: its first heading */
};

struct afi_paper;

/** Append the words of the first heading among the first things in the @len
 *  bytes of Markdown at @md; nothing if there is none. */
void afi_paper_title(struct afi_str *out, const char *md, size_t len);

/** A paper with nothing on it; afi_paper_end() frees it. */
struct afi_paper *afi_paper_new(const struct afi_paper_look *look);

/** Take @len bytes of Markdown, which may end anywhere, and append to @out what
 *  is done. */
void afi_paper_add(struct afi_str *out, struct afi_paper *paper,
		   const char *md, size_t len);

/** Append the rest to @out.  NULL is fine. */
void afi_paper_end(struct afi_str *out, struct afi_paper *paper);

/** Free @paper, ended or not.  NULL is fine. */
void afi_paper_free(struct afi_paper *paper);

#endif
