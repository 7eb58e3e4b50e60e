/*
 * Bars that lie, each cut into its parts: the name above, the parts below with
 * the look that they have in the bar.
 */
#include "chart_impl.h"

enum {
	TOP = 18,	/* from a row's name to its bar */
	BAR = 16,	/* the bar's height */
	KEY = 16,	/* ... of a line of parts */
	SWATCH = 11,	/* ... of a look beside its part */
	GAP = 12,	/* between two parts, and after a row */
	LONGEST = AFI_CHART_WIDTH - 2 * AFI_CHART_PARTS,
			/* as even the least part takes two units */
};

/* Bars being drawn. */
struct bars {
	struct afi_drawing *d;
	size_t columns[AFI_CHART_PARTS];
	size_t n;
	double most;		/* that a row comes to */
};

static double count_of(const struct bars *bars, size_t row, size_t part)
{
	return afi_chart_count(afi_chart_cell(bars->d->table, row,
					      bars->columns[part]));
}

static double sum_of(const struct bars *bars, size_t row)
{
	double sum = 0;

	for (size_t i = 0; i < bars->n; i++)
		sum += count_of(bars, row, i);
	return sum;
}

static void add_bar(const struct bars *bars, size_t row)
{
	const struct afi_scale scale = { .most = bars->most, .to = LONGEST };
	double sum = 0;
	int at = 1;

	for (size_t i = 0; i < bars->n; i++) {
		const double count = count_of(bars, row, i);
		int end;

		if (count <= 0)
			continue;
		sum += count;
		end = 1 + afi_scale_at(&scale, sum);
		if (end < at + 2)
			end = at + 2;
		afi_shape_area(bars->d, at, bars->d->height, end - at, BAR, i,
			       afi_chart_cell(bars->d->table, 0,
					      bars->columns[i]));
		at = end;
	}
	bars->d->height += BAR;
}

/* Put part @i, @words, at *@x or, if there is no room, in the next line. */
static void add_part(const struct bars *bars, int *x, size_t i,
		     const char *words)
{
	struct afi_drawing *d = bars->d;
	const int width = SWATCH + 4 + afi_shape_width(words);

	if (*x && *x + width > AFI_CHART_WIDTH) {
		*x = 0;
		d->height += KEY;
	}
	afi_shape_area(d, *x + 1, d->height + 4, SWATCH, SWATCH, i,
		       afi_chart_cell(d->table, 0, bars->columns[i]));
	afi_shape_text(d, *x + SWATCH + 5, d->height + 14, AFI_ANCHOR_START,
		       words, AFI_CHART_COLUMNS - 2);
	*x += width + GAP;
}

/* The parts in words: "2 red", and nothing of what is not there. */
static void add_parts(const struct bars *bars, size_t row)
{
	struct afi_drawing *d = bars->d;
	struct afi_str part = AFI_STR_INIT, all = AFI_STR_INIT;
	int x = 0;

	for (size_t i = 0; i < bars->n; i++) {
		if (count_of(bars, row, i) <= 0)
			continue;
		afi_str_reset(&part);
		afi_str_addf(&part, "%s %s",
			     afi_chart_cell(d->table, row, bars->columns[i]),
			     afi_chart_cell(d->table, 0, bars->columns[i]));
		add_part(bars, &x, i, part.s);
		afi_str_addf(&all, "%s%s", all.len ? ", " : "", part.s);
	}
	d->height += KEY + GAP;
	afi_chart_tell(d, afi_chart_cell(d->table, row, 0), all.s);
	afi_str_clear(&all);
	afi_str_clear(&part);
}

static void add_row(const struct bars *bars, size_t row)
{
	struct afi_drawing *d = bars->d;
	const char *name = afi_chart_cell(d->table, row, 0);

	afi_shape_text(d, 0, d->height + 13, AFI_ANCHOR_START, name,
		       AFI_CHART_COLUMNS);
	d->height += TOP;
	if (sum_of(bars, row) > 0) {
		add_bar(bars, row);
		add_parts(bars, row);
		return;
	}
	afi_shape_text(d, 0, d->height + 12, AFI_ANCHOR_START, "none",
		       AFI_CHART_COLUMNS);
	d->height += KEY + GAP;
	afi_chart_tell(d, name, "none");
}

bool afi_chart_bars(struct afi_drawing *d)
{
	struct bars bars = { .d = d };

	bars.n = afi_chart_count_columns(bars.columns, AFI_CHART_PARTS,
					 d->table);
	for (size_t i = 1; i < d->table->rows; i++)
		if (!afi_chart_is_sum(afi_chart_cell(d->table, i, 0)) &&
		    sum_of(&bars, i) > bars.most)
			bars.most = sum_of(&bars, i);
	if (!bars.n)
		return false;
	afi_shape_patterns(d);
	for (size_t i = 1; i < d->table->rows; i++)
		if (!afi_chart_is_sum(afi_chart_cell(d->table, i, 0)))
			add_row(&bars, i);
	return true;
}
