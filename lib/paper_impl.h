/*
 * What the paper*.c files share and nobody else needs.  paper.c cuts Markdown
 * into sections and has each parsed and set; paper_text.c and paper_table.c
 * set text, paper_html.c HTML.
 */
#ifndef AFI_PAPER_IMPL_H
#define AFI_PAPER_IMPL_H

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>

#include "chart.h"
#include "paper.h"
#include "str.h"

struct afi_paper {
	struct afi_paper_look look;
	struct afi_str buf;	/* Markdown that is still to be set */
	size_t scanned;		/* bytes of it, whole lines, looked at */
	char fence;		/* of the code that goes on there, or 0 */
	size_t fence_len;
	bool begun;		/* something was set */
	int level;		/* of the last heading in HTML */
	size_t tables;		/* so far */
	const char *role;	/* in a letter, of the next paragraph; or
				   NULL */
	int notes, noted;	/* footnotes in earlier sections; and in this
				   one so far */
};

/* What a node is; those of extensions have no numbers of their own. */
enum afi_part {
	AFI_PART_OTHER,		/* neither here nor there */
	AFI_PART_HEADING,
	AFI_PART_PARAGRAPH,
	AFI_PART_LIST,
	AFI_PART_ITEM,
	AFI_PART_QUOTE,
	AFI_PART_CODE,		/* a block of it */
	AFI_PART_RULE,
	AFI_PART_TABLE,
	AFI_PART_ROW,
	AFI_PART_CELL,
	AFI_PART_NOTE,		/* a footnote */
	AFI_PART_TEXT,
	AFI_PART_WORD_OF_CODE,
	AFI_PART_SOFT_BREAK,
	AFI_PART_BREAK,
	AFI_PART_STRONG,
	AFI_PART_EMPHASIS,
	AFI_PART_LINK,
	AFI_PART_REFERENCE,	/* to a footnote */
	AFI_PART_COMMENT,	/* a block of HTML */
};

enum afi_part afi_part_of(cmark_node *node);

/** What @node, a text, code or reference, says; "" if nothing. */
const char *afi_node_text(cmark_node *node);

/** What the comment @node says of the paragraph after it; NULL if that is
 *  nothing known. */
const char *afi_node_role(cmark_node *node);

/** Append all words in @node. */
void afi_node_words(struct afi_str *out, cmark_node *node);

/** Whether @node is a paragraph that is the caption of the table after it. */
bool afi_node_is_caption(cmark_node *node);

/** Append such a caption without what makes it one. */
void afi_node_caption(struct afi_str *out, cmark_node *node);

#define AFI_CAPTION "Table: "

/** What makes the caption @node one: AFI_CAPTION or the word of a picture. */
const char *afi_node_caption_word(cmark_node *node);

/** The picture that the caption @node asks for; AFI_CHART_NONE if none, or if
 *  it is no caption. */
enum afi_chart afi_node_chart(cmark_node *node);

/** Whether @cell is in a column whose contents end on one line. */
bool afi_cell_is_right(cmark_node *cell);

/** Whether @words are "5 December 2024", which is better not broken. */
bool afi_cell_is_day(const char *words);

/** Whether @row is a table's first, of headings. */
bool afi_row_is_head(cmark_node *row);

/** Set one section. */
void afi_paper_text(struct afi_str *out, struct afi_paper *paper,
		    cmark_node *root);
void afi_paper_html(struct afi_str *out, struct afi_paper *paper,
		    cmark_node *root);
void afi_paper_md(struct afi_str *out, cmark_node *root, const char *md,
		  size_t len);

/** Append what stands before the first section and after the last. */
void afi_paper_html_begin(struct afi_str *out, const struct afi_paper *paper,
			  cmark_node *root);
void afi_paper_html_end(struct afi_str *out);

/** Append @table as text, at @indent. */
void afi_paper_table(struct afi_str *out, const struct afi_paper *paper,
		     cmark_node *table, size_t indent);

/** Append the picture @chart of @table, the page's @n-th, with its @title;
 *  false if that cannot be drawn. */
bool afi_paper_picture(struct afi_str *out, cmark_node *table,
		       enum afi_chart chart, const char *title, size_t n);

#endif
