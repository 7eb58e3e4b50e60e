/*
 * The outline of a text: its lines as headings, paragraphs, items, rows of
 * tables and footnotes.
 *
 * Text out of a PDF breaks its lines where the page was full, and its
 * paragraphs where the page ended or a footnote came; text from a web page has
 * a paragraph in each line.  Here they are whole again.  Nothing here knows
 * what an area for improvement is.
 */
#ifndef AFI_OUTLINE_H
#define AFI_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

enum afi_block_kind {
	AFI_BLOCK_HEADING,	/* marked as one */
	AFI_BLOCK_TEXT,		/* a paragraph; perhaps a heading that is not
				   marked: see ends and strong */
	AFI_BLOCK_ITEM,		/* of a list */
	AFI_BLOCK_ROW,		/* of a table */
	AFI_BLOCK_NOTE,		/* a footnote */
	AFI_BLOCK_CONTENTS,	/* a line of a contents list */
};

/** A block.  All that it points to lies in the outline's arena, or in what
 *  afi_outline_take() was given. */
struct afi_block {
	enum afi_block_kind kind;
	int level;		/* of a heading: 1 to 6; of an item: how many
				   columns it is indented */
	const char *text;	/* in one line, without markup; of a row its
				   cells with tabs between them */
	const char *mark;	/* of an item: "-", "1.", "(a)"; of a note what
				   calls it: "1"; of a line of contents its
				   page; else "" */
	const char *const *cells;	/* of a row; <br> in one is LF */
	size_t ncells;
	bool ends;		/* it ends as a sentence does, or with a colon
				   or semicolon */
	bool strong;		/* all of it is bold or underlined */
	bool apart;		/* an empty line stands before it */
	bool starts_table;	/* of a row: another table begins */
	int first, last;	/* lines of the text, from 1 */
};

/** Blocks in the order of the text. */
struct afi_outline {
	struct afi_arena arena;
	struct afi_block *v;
	size_t n, size;
};

#define AFI_OUTLINE_INIT { .arena = AFI_ARENA_INIT }

/** Free what @outline holds and leave it empty, ready for use again. */
void afi_outline_clear(struct afi_outline *outline);

/** Take @text, which is clean (text.h), apart into the empty @out.  Linear in
 *  the length of @text. */
void afi_outline_make(struct afi_outline *out, const char *text, size_t len);

/** The same, but @text, which NUL ends, is changed and must outlive @out: what
 *  stands in one line is not copied. */
void afi_outline_take(struct afi_outline *out, char *text, size_t len);

/** Whether @block can be a heading: it is marked as one, or is one line of text
 *  that does not end as a sentence does. */
bool afi_block_is_title(const struct afi_block *block);

#endif
