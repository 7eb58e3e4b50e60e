/*
 * What the outline's files share and nobody else needs: one line of a text, by
 * itself.  outline.c puts lines together.
 */
#ifndef AFI_OUTLINE_IMPL_H
#define AFI_OUTLINE_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "outline.h"
#include "str.h"

enum afi_line_kind {
	AFI_LINE_EMPTY,
	AFI_LINE_TEXT,
	AFI_LINE_HEADING,
	AFI_LINE_ITEM,
	AFI_LINE_ROW,
	AFI_LINE_RULE,		/* under a table's header, or alone */
	AFI_LINE_NOTE,
	AFI_LINE_CONTENTS,
	AFI_LINE_PAGE,		/* a page's number */
};

/** A line.  Its strings are used again for the next one. */
struct afi_line {
	enum afi_line_kind kind;
	int level;		/* of a heading */
	size_t indent;		/* columns */
	size_t width;		/* bytes without the blanks at both ends */
	struct afi_str mark;
	const char *s;		/* the words, without mark and markup; of a row
				   its cells, tabs between them */
	size_t len;		/* ... bytes; no NUL need follow */
	bool plain;		/* ... they stand so in the line itself, */
	struct afi_str text;	/* or else here */
	bool strong;
	bool ends;		/* as a block does */
	bool lower;		/* begins with a small letter */
};

#define AFI_LINE_INIT { .mark = AFI_STR_INIT, .text = AFI_STR_INIT }

void afi_line_clear(struct afi_line *line);

/** Read the @len bytes at @s, which hold no LF, into @line. */
void afi_line_read(struct afi_line *line, const char *s, size_t len);

/** Append the @len bytes at @s without Markdown's and HTML's markup, runs of
 *  blanks as one; *@strong: all of it was bold or underlined. */
void afi_markup_strip(struct afi_str *out, bool *strong, const char *s,
		      size_t len);

/** Whether that would leave them as they are. */
bool afi_markup_is_none(const char *s, size_t len);

/** Where what no markup can be in ends: at something special, or at the second
 *  of two blanks; the first character is none. */
const char *afi_plain_end(const char *text, const char *end);

/** Bytes of the blank at @s (also a no-break space), 0 if there is none. */
size_t afi_blank_at(const char *s, const char *end);

/** Bytes of the superscript digit at @s, 0 if there is none; *@digit. */
size_t afi_superscript_at(char *digit, const char *s, const char *end);

#endif
