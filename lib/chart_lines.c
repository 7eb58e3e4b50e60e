/*
 * Counts over time: a line for each, with a mark at each moment, and above them
 * what the lines are and where they end.
 */
#include <string.h>

#include "chart_impl.h"

enum {
	LINES = 4,
	KEY = 20,	/* height of a line of the key */
	PLOT = 170,	/* ... of where the lines are */
	RIGHT = AFI_CHART_WIDTH - 8,
	NAMES = 22,	/* ... of the names of moments */
	BETWEEN = 10,	/* at least, between two of these */
};

/* Lines being drawn. */
struct lines {
	struct afi_drawing *d;
	size_t columns[LINES];
	size_t n;
	size_t rows[AFI_CHART_ROWS];	/* but sums */
	size_t moments;
	int left;			/* where the first one is */
	struct afi_scale scale;
};

static const char *const dashes[LINES] = { NULL, "7 4", "2 3", "9 3 2 3" };

static const char *cell(const struct lines *lines, size_t moment, size_t line)
{
	return afi_chart_cell(lines->d->table, lines->rows[moment],
			      lines->columns[line]);
}

static const char *name_of(const struct lines *lines, size_t moment)
{
	return afi_chart_cell(lines->d->table, lines->rows[moment], 0);
}

static int x_of(const struct lines *lines, size_t moment)
{
	const int width = RIGHT - lines->left;

	return lines->left + (int)(moment * (size_t)width /
				   (lines->moments - 1));
}

static int y_of(const struct lines *lines, size_t moment, size_t line)
{
	return afi_scale_at(&lines->scale,
			    afi_chart_count(cell(lines, moment, line)));
}

/* ---- around the lines ---------------------------------------------------- */

/* What each line is, and where it goes: "Open: 7 at last, 3 at first". */
static void add_key(struct lines *lines)
{
	struct afi_drawing *d = lines->d;
	struct afi_str words = AFI_STR_INIT;

	for (size_t i = 0; i < lines->n; i++) {
		const int y = d->height + 10;

		afi_str_reset(&words);
		afi_str_addf(&words, "%s: %s at last, %s at first",
			     afi_chart_cell(d->table, 0, lines->columns[i]),
			     cell(lines, lines->moments - 1, i),
			     cell(lines, 0, i));
		afi_shape_line(d, 1, y, 31, y, 2, dashes[i]);
		afi_shape_mark(d, 16, y, i);
		afi_shape_text(d, 38, y + 4, AFI_ANCHOR_START, words.s,
			       AFI_CHART_COLUMNS - 5);
		d->height += KEY;
	}
	afi_str_clear(&words);
}

static void add_steps(struct lines *lines)
{
	struct afi_str words = AFI_STR_INIT;
	const struct afi_scale *scale = &lines->scale;

	for (double at = 0; at <= scale->most; at += scale->step) {
		const int y = afi_scale_at(scale, at);

		afi_str_reset(&words);
		afi_scale_number(&words, at, false);
		afi_shape_text(lines->d, lines->left - 8, y + 4,
			       AFI_ANCHOR_END, words.s, words.len);
		afi_str_addf(&lines->d->shapes, "<g class=\"soft\">");
		afi_shape_line(lines->d, lines->left, y, RIGHT, y, 1,
			       at > 0 ? "1 4" : NULL);
		afi_str_adds(&lines->d->shapes, "</g>\n");
	}
	afi_str_clear(&words);
}

/* The first and the last moment have their names, and those between for which
 * there is room. */
static void add_names(struct lines *lines)
{
	struct afi_drawing *d = lines->d;
	const size_t last = lines->moments - 1;
	const int y = lines->scale.from + NAMES - 4;
	const size_t half = AFI_CHART_COLUMNS / 2 - 1;
	const int end = AFI_CHART_WIDTH - afi_shape_width(name_of(lines, last));
	int taken = afi_shape_width(name_of(lines, 0));

	afi_shape_text(d, 0, y, AFI_ANCHOR_START, name_of(lines, 0), half);
	for (size_t i = 1; i < last; i++) {
		const int width = afi_shape_width(name_of(lines, i));
		const int left = x_of(lines, i) - width / 2;

		if (left < taken + BETWEEN || left + width + BETWEEN > end)
			continue;
		afi_shape_text(d, x_of(lines, i), y, AFI_ANCHOR_MIDDLE,
			       name_of(lines, i), half);
		taken = left + width;
	}
	afi_shape_text(d, AFI_CHART_WIDTH, y, AFI_ANCHOR_END,
		       name_of(lines, last), half);
}

/* ---- the lines ----------------------------------------------------------- */

static void add_line(struct lines *lines, size_t line)
{
	for (size_t i = 1; i < lines->moments; i++)
		afi_shape_line(lines->d, x_of(lines, i - 1),
			       y_of(lines, i - 1, line), x_of(lines, i),
			       y_of(lines, i, line), 2, dashes[line]);
	for (size_t i = 0; i < lines->moments; i++)
		afi_shape_mark(lines->d, x_of(lines, i), y_of(lines, i, line),
			       line);
}

static void tell(const struct lines *lines)
{
	struct afi_str words = AFI_STR_INIT;

	for (size_t i = 0; i < lines->moments; i++) {
		afi_str_reset(&words);
		for (size_t j = 0; j < lines->n; j++)
			afi_str_addf(&words, "%s%s %s", j ? ", " : "",
				     cell(lines, i, j),
				     afi_chart_cell(lines->d->table, 0,
						    lines->columns[j]));
		afi_chart_tell(lines->d, name_of(lines, i), words.s);
	}
	afi_str_clear(&words);
}

/* ---- all of it ----------------------------------------------------------- */

static double most_of(const struct lines *lines)
{
	double most = 0;

	for (size_t i = 0; i < lines->moments; i++)
		for (size_t j = 0; j < lines->n; j++) {
			const double one = afi_chart_count(cell(lines, i, j));

			most = one > most ? one : most;
		}
	return most;
}

/* The figures of the scale stand left of it. */
static void set_scale(struct lines *lines)
{
	struct afi_str words = AFI_STR_INIT;

	lines->scale = afi_scale_of(most_of(lines), 1,
				    lines->d->height + 8 + PLOT,
				    lines->d->height + 8);
	afi_scale_number(&words, lines->scale.most, false);
	lines->left = 10 + afi_shape_width(words.s);
	afi_str_clear(&words);
}

bool afi_chart_lines(struct afi_drawing *d)
{
	struct lines lines = { .d = d };

	lines.n = afi_chart_count_columns(lines.columns, LINES, d->table);
	for (size_t i = 1; i < d->table->rows; i++)
		if (!afi_chart_is_sum(afi_chart_cell(d->table, i, 0)))
			lines.rows[lines.moments++] = i;
	if (!lines.n || lines.moments < 2)
		return false;
	add_key(&lines);
	set_scale(&lines);
	add_steps(&lines);
	for (size_t i = 0; i < lines.n; i++)
		add_line(&lines, i);
	add_names(&lines);
	d->height = lines.scale.from + NAMES;
	tell(&lines);
	return true;
}
