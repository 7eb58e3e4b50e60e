/*
 * Charts: a table drawn as a picture.
 *
 * A table of words goes in, and SVG that can stand in HTML comes out: with its
 * title and, in words, what is in it, for those who do not see it.  Each part
 * differs by its pattern or its mark as well as by its colour and has its words
 * beside it, so that it can be read in black and white.  Pictures are tall
 * rather than wide: 340 units, in which the letters of words have 13.  There is
 * no script and nothing from elsewhere.  Colours are those of paper and of
 * light; a style sheet may give others to the classes (paper_style.c).
 *
 * paper.h says which tables can be drawn.
 */
#ifndef AFI_CHART_H
#define AFI_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum afi_chart {
	AFI_CHART_NONE,
	AFI_CHART_BARS,
	AFI_CHART_LINES,
	AFI_CHART_COURSE,
	AFI_CHART_TIMELINE,
};

enum { AFI_CHART_ROWS = 60 };	/* more are not drawn */

/** A table: its headings, then its rows, all of as many cells. */
struct afi_chart_table {
	const char *const *cells;	/* rows x columns; none is NULL */
	size_t rows;			/* the headings among them */
	size_t columns;
	const char *title;		/* what it is called */
};

/**
 * Append the picture @chart of @table.  All ids in it begin with @id, which
 * has to be one of a kind in the page.  False, @out untouched, if that cannot
 * be drawn.
 */
bool afi_chart_draw(struct afi_str *out, enum afi_chart chart,
		    const struct afi_chart_table *table, const char *id);

#endif
