/*
 * A figure on its way to its target: a row a cycle, one below the other, with
 * the figure in its words beside its mark and the target as a dashed line or,
 * if it is a range, a band.
 */
#include <string.h>

#include "chart_impl.h"
#include "text.h"

enum {
	ROW = 46,	/* height of a row */
	MARK = 27,	/* ... from its top to its mark */
	LEFT = 132,	/* where figures begin, right of the names */
	RIGHT = AFI_CHART_WIDTH - 12,
	NAME = 16,	/* columns of a line of a name */
	WORDS = 10,	/* ... of a figure */
	TARGET = 24,	/* ... of a target */
	FOOT = 24,	/* height of the scale's figures */
};

/* A cell with a figure. */
struct figure {
	bool there;
	struct afi_measure measure;
	double low, high;	/* a share's in percent */
};

struct row {
	size_t at;		/* in the table */
	struct figure figure, target;
};

/* A course being drawn. */
struct course {
	struct afi_drawing *d;
	size_t figure, target;	/* columns; 0: none */
	struct row rows[AFI_CHART_ROWS];
	size_t n;
	bool shares;
	struct afi_scale scale;
};

/* ---- reading ------------------------------------------------------------- */

static size_t find_column(const struct afi_chart_table *table,
			  const char *heading)
{
	for (size_t i = 1; i < table->columns; i++)
		if (afi_text_same(afi_chart_cell(table, 0, i), heading))
			return i;
	return 0;
}

static bool is_share(const struct afi_measure *measure)
{
	return measure->percent || measure->of;
}

static struct figure read_figure(const struct course *course, size_t row,
				 size_t column)
{
	struct afi_err ignored = AFI_ERR_INIT;	/* then it is in the table */
	struct figure figure = { .there = false };
	const char *words;
	double unit;

	if (!column)
		return figure;
	words = afi_chart_cell(course->d->table, row, column);
	if (afi_measure_parse(&figure.measure, words, &ignored))
		return figure;
	figure.there = true;
	unit = figure.measure.of ? 100 / figure.measure.of : 1;
	figure.low = figure.measure.low * unit;
	figure.high = figure.measure.high * unit;
	return figure;
}

/* Whether @figure, if it is one, is of the same sort as those before. */
static bool fits(struct course *course, const struct figure *figure,
		 size_t *figures)
{
	const bool share = is_share(&figure->measure);

	if (!figure->there)
		return true;
	if (*figures && share != course->shares)
		return false;
	course->shares = share;
	++*figures;
	return true;
}

/* Read the rows; false if there is no figure, or none to compare. */
static bool read_rows(struct course *course)
{
	const struct afi_chart_table *table = course->d->table;
	size_t seen = 0, figures = 0;

	course->figure = find_column(table, "figure");
	course->target = find_column(table, "target");
	for (size_t i = 1; i < table->rows; i++) {
		struct row *row = &course->rows[course->n++];

		row->at = i;
		row->figure = read_figure(course, i, course->figure);
		row->target = read_figure(course, i, course->target);
		seen += row->figure.there;
		if (!fits(course, &row->figure, &figures) ||
		    !fits(course, &row->target, &figures))
			return false;
	}
	return seen;
}

static double most_of(const struct course *course)
{
	double most = course->shares ? 100 : 0;

	for (size_t i = 0; i < course->n; i++) {
		const struct row *row = &course->rows[i];

		if (row->figure.there && row->figure.high > most)
			most = row->figure.high;
		if (row->target.there && row->target.high > most)
			most = row->target.high;
	}
	return most;
}

/* ---- drawing ------------------------------------------------------------- */

static int x_of(const struct course *course, const struct figure *figure)
{
	return afi_scale_at(&course->scale, (figure->low + figure->high) / 2);
}

static int top_of(size_t i)
{
	return (int)i * ROW;
}

/* Keep @x so far from both edges that words as wide as @width, around it, have
 * room. */
static int inside(int x, int width)
{
	if (x + width / 2 > AFI_CHART_WIDTH)
		x = AFI_CHART_WIDTH - width / 2;
	return x - width / 2 < 0 ? width / 2 : x;
}

/* The target of row @i in words, where it is another than the row's before. */
static void add_target_words(const struct course *course, size_t i)
{
	const struct afi_chart_table *table = course->d->table;
	const char *now = afi_chart_cell(table, course->rows[i].at,
					 course->target);
	const int most = TARGET * AFI_CHART_LETTER;
	struct afi_str words = AFI_STR_INIT;
	int width;

	if (i && !strcmp(now, afi_chart_cell(table, course->rows[i - 1].at,
					     course->target)))
		return;
	afi_str_addf(&words, "target %s", now);
	width = afi_shape_width(words.s);
	afi_shape_label(course->d,
			inside(x_of(course, &course->rows[i].target),
			       width < most ? width : most),
			top_of(i) + 12, AFI_ANCHOR_MIDDLE, words.s, TARGET);
	afi_str_clear(&words);
}

static void add_target(const struct course *course, size_t i)
{
	const struct figure *target = &course->rows[i].target;
	const int low = afi_scale_at(&course->scale, target->low);
	const int high = afi_scale_at(&course->scale, target->high);
	const int top = top_of(i);

	if (!target->there)
		return;
	if (high > low)
		afi_str_addf(&course->d->shapes, "<rect class=\"band\" "
			     "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
			     "fill=\"#dde1e5\"/>\n", low, top, high - low, ROW);
	afi_shape_line(course->d, low, top, low, top + ROW, 1, "4 3");
	if (high > low)
		afi_shape_line(course->d, high, top, high, top + ROW, 1,
			       "4 3");
}

/* A name has two lines. */
static void add_name(const struct course *course, size_t i)
{
	const char *name = afi_chart_cell(course->d->table,
					  course->rows[i].at, 0);
	struct afi_str lines = AFI_STR_INIT, rest = AFI_STR_INIT;
	size_t first;

	afi_text_wrap(&lines, name, 0, NAME);
	first = strcspn(lines.s, "\n");
	if (lines.s[first] && lines.s[first + 1]) {
		afi_str_adds(&rest, lines.s + first + 1);
		rest.s[rest.len - 1] = '\0';
	}
	afi_str_cut(&lines, first);
	afi_shape_text(course->d, 0, top_of(i) + (rest.len ? 24 : 31),
		       AFI_ANCHOR_START, lines.s, NAME);
	afi_shape_text(course->d, 0, top_of(i) + 39, AFI_ANCHOR_START, rest.s,
		       NAME);
	afi_str_clear(&rest);
	afi_str_clear(&lines);
}

/* What is more or less than its figure points there. */
static void add_arrow(const struct course *course, int x, int y,
		      const struct afi_measure *measure)
{
	const int way = measure->sort == AFI_MORE_THAN ||
			measure->sort == AFI_AT_LEAST ? 1 :
			measure->sort == AFI_LESS_THAN ||
			measure->sort == AFI_AT_MOST ? -1 : 0;

	if (way)
		afi_str_addf(&course->d->shapes, "<path d=\"M%d %dv10l%d -5z\""
			     "/>\n", x + 6 * way, y - 5, 6 * way);
}

static void add_figure(const struct course *course, size_t i)
{
	const struct row *row = &course->rows[i];
	const char *words = afi_chart_cell(course->d->table, row->at,
					   course->figure);
	const int x = x_of(course, &row->figure), y = top_of(i) + MARK;
	const bool before = x > (LEFT + RIGHT) / 2;

	if (!row->figure.there) {
		afi_shape_label(course->d, LEFT + 4, y + 4, AFI_ANCHOR_START,
				*words ? words : "no figure", TARGET);
		return;
	}
	afi_shape_line(course->d, afi_scale_at(&course->scale,
					       row->figure.low), y,
		       afi_scale_at(&course->scale, row->figure.high), y, 4,
		       NULL);
	afi_shape_mark(course->d, x, y, 0);
	add_arrow(course, x, y, &row->figure.measure);
	afi_shape_label(course->d, before ? x - 16 : x + 16, y + 4,
			before ? AFI_ANCHOR_END : AFI_ANCHOR_START, words,
			WORDS);
}

/* From one figure to the next, if no row between them has none. */
static void add_ways(const struct course *course)
{
	for (size_t i = 1; i < course->n; i++) {
		const struct figure *from = &course->rows[i - 1].figure;
		const struct figure *to = &course->rows[i].figure;

		if (from->there && to->there)
			afi_shape_line(course->d, x_of(course, from),
				       top_of(i - 1) + MARK,
				       x_of(course, to), top_of(i) + MARK, 2,
				       NULL);
	}
}

static void add_foot(const struct course *course)
{
	struct afi_str words = AFI_STR_INIT;
	const int y = top_of(course->n);

	afi_shape_line(course->d, LEFT, y, RIGHT, y, 1, NULL);
	afi_scale_number(&words, 0, course->shares);
	afi_shape_text(course->d, LEFT, y + 16, AFI_ANCHOR_START, words.s,
		       WORDS);
	afi_str_reset(&words);
	afi_scale_number(&words, course->scale.most, course->shares);
	afi_shape_text(course->d, AFI_CHART_WIDTH, y + 16, AFI_ANCHOR_END,
		       words.s, TARGET);
	afi_str_clear(&words);
}

static void tell(const struct course *course, size_t i)
{
	const struct afi_chart_table *table = course->d->table;
	const size_t at = course->rows[i].at;
	const char *figure = afi_chart_cell(table, at, course->figure);
	struct afi_str words = AFI_STR_INIT;

	afi_str_adds(&words, *figure ? figure : "no figure");
	if (course->rows[i].target.there)
		afi_str_addf(&words, ", target %s",
			     afi_chart_cell(table, at, course->target));
	afi_chart_tell(course->d, afi_chart_cell(table, at, 0), words.s);
	afi_str_clear(&words);
}

bool afi_chart_course(struct afi_drawing *d)
{
	struct course course = { .d = d };
	size_t i;

	if (!read_rows(&course))
		return false;
	course.scale = afi_scale_of(most_of(&course), 0.1, LEFT, RIGHT);
	for (i = 0; i < course.n; i++)
		add_target(&course, i);
	add_ways(&course);
	for (i = 0; i < course.n; i++) {
		add_name(&course, i);
		add_figure(&course, i);
		if (course.rows[i].target.there)
			add_target_words(&course, i);
		tell(&course, i);
	}
	add_foot(&course);
	d->height = top_of(course.n) + FOOT;
	return true;
}
