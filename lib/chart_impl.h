/*
 * What the chart*.c files share and nobody else needs.  chart.c begins and ends
 * a picture and says what is in it; chart_shape.c has its shapes and words,
 * chart_scale.c figures and where they lie; each of the rest draws one sort.
 */
#ifndef AFI_CHART_IMPL_H
#define AFI_CHART_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "chart.h"
#include "measure.h"
#include "str.h"

enum {
	AFI_CHART_WIDTH = 340,	/* of all pictures, in units */
	AFI_CHART_LETTER = 8,	/* what a letter takes in wide fonts */
	AFI_CHART_COLUMNS = AFI_CHART_WIDTH / AFI_CHART_LETTER,
	AFI_CHART_PARTS = 6,	/* looks that differ without colour */
};

/** A picture being drawn. */
struct afi_drawing {
	const struct afi_chart_table *table;
	const char *id;
	struct afi_str shapes;
	struct afi_str words;	/* what is in it */
	size_t told;		/* rows that those tell */
	int height;		/* in units */
};

/** Where words stand by the point that they are given. */
enum afi_anchor { AFI_ANCHOR_START, AFI_ANCHOR_MIDDLE, AFI_ANCHOR_END };

/* ---- the table ----------------------------------------------------------- */

/** The cell in @row, from 0 for the headings. */
const char *afi_chart_cell(const struct afi_chart_table *table, size_t row,
			   size_t column);

/** Whether @heading is that of a sum. */
bool afi_chart_is_sum(const char *heading);

/** Find the columns, but sums, that are counts in every row which is no sum,
 *  into @columns.  How many; 0 if there are more than @most, or if nothing is
 *  above 0. */
size_t afi_chart_count_columns(size_t *columns, size_t most,
			       const struct afi_chart_table *table);

/** The number in @cell, which is a count. */
double afi_chart_count(const char *cell);

/** Say that a row of the @name is in the picture, with these @words.  Of many
 *  rows the last are only counted. */
void afi_chart_tell(struct afi_drawing *d, const char *name,
		    const char *words);

/* ---- figures ------------------------------------------------------------- */

/** Where figures lie: from 0 at @from to @most at @to, in units. */
struct afi_scale {
	double most, step;	/* step: between two marks */
	int from, to;
};

/** A scale on which @most has its place, with at most five steps between round
 *  numbers, each at least @least (0.1, 1...). */
struct afi_scale afi_scale_of(double most, double least, int from, int to);

int afi_scale_at(const struct afi_scale *scale, double value);

/** Append @value as on a scale: 1,800; with a percent sign if @percent. */
void afi_scale_number(struct afi_str *out, double value, bool percent);

/* ---- shapes and words ---------------------------------------------------- */

/** Append @text made safe and cut to @columns, as words of SVG. */
void afi_shape_words(struct afi_str *out, const char *text, size_t columns);

/** Units that @text takes. */
int afi_shape_width(const char *text);

/** Put @text, cut to @columns, at @x on the line @y. */
void afi_shape_text(struct afi_drawing *d, int x, int y,
		    enum afi_anchor anchor, const char *text, size_t columns);

/** The same, on ground of its own, so that lines go behind it. */
void afi_shape_label(struct afi_drawing *d, int x, int y,
		     enum afi_anchor anchor, const char *text,
		     size_t columns);

/** A thin line, dashed with @dashes ("4 3") if that is not NULL. */
void afi_shape_line(struct afi_drawing *d, int x1, int y1, int x2, int y2,
		    int width, const char *dashes);

/** The mark @n, from 0 to 3: a disc, a square, a diamond, a ring. */
void afi_shape_mark(struct afi_drawing *d, int x, int y, size_t n);

/** The ways of filling areas, which each picture that has areas says once. */
void afi_shape_patterns(struct afi_drawing *d);

/** An area that looks like part @n, in the colour of @name if it has one. */
void afi_shape_area(struct afi_drawing *d, int x, int y, int width, int height,
		    size_t n, const char *name);

/* ---- the sorts; false if the table cannot be drawn ----------------------- */

bool afi_chart_bars(struct afi_drawing *d);
bool afi_chart_lines(struct afi_drawing *d);
bool afi_chart_course(struct afi_drawing *d);
bool afi_chart_timeline(struct afi_drawing *d);

#endif
