#include "chart.h"

#include "chart_impl.h"
#include "text.h"

enum {
	WORDS = 60,	/* columns of a row's name that are told */
	TOLD = 24,	/* rows */
};

/* ---- the table ----------------------------------------------------------- */

const char *afi_chart_cell(const struct afi_chart_table *table, size_t row,
			   size_t column)
{
	return table->cells[row * table->columns + column];
}

bool afi_chart_is_sum(const char *heading)
{
	return afi_text_same(heading, "all");
}

/* Read the count in @cell. */
static bool read_count(double *out, const char *cell)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_measure figure;

	if (afi_measure_parse(&figure, cell, &ignored) ||
	    figure.sort != AFI_EXACTLY || figure.percent || figure.of ||
	    figure.low != (double)(long long)figure.low)
		return false;
	*out = figure.low;
	return true;
}

double afi_chart_count(const char *cell)
{
	double value = 0;

	(void)read_count(&value, cell);
	return value;
}

/* Whether all of @column are counts; @most becomes the largest. */
static bool has_counts(double *most, const struct afi_chart_table *table,
		       size_t column)
{
	double value;

	for (size_t i = 1; i < table->rows; i++) {
		if (afi_chart_is_sum(afi_chart_cell(table, i, 0)))
			continue;
		if (!read_count(&value, afi_chart_cell(table, i, column)))
			return false;
		if (value > *most)
			*most = value;
	}
	return true;
}

size_t afi_chart_count_columns(size_t *columns, size_t most,
			       const struct afi_chart_table *table)
{
	double largest = 0;
	size_t n = 0;

	for (size_t i = 1; i < table->columns; i++) {
		if (afi_chart_is_sum(afi_chart_cell(table, 0, i)) ||
		    !has_counts(&largest, table, i))
			continue;
		if (n == most)
			return 0;
		columns[n++] = i;
	}
	return largest > 0 ? n : 0;
}

/* ---- what is in it, in words --------------------------------------------- */

void afi_chart_tell(struct afi_drawing *d, const char *name,
		    const char *words)
{
	if (d->told++ >= TOLD)
		return;
	if (d->words.len)
		afi_str_addc(&d->words, ' ');
	afi_shape_words(&d->words, name, WORDS);
	afi_str_adds(&d->words, *words ? ": " : "");
	afi_shape_words(&d->words, words, WORDS * 2);
	afi_str_addc(&d->words, '.');
}

static void tell_rest(struct afi_drawing *d)
{
	if (d->told > TOLD)
		afi_str_addf(&d->words, " And %zu more, as in the table.",
			     d->told - TOLD);
}

/* ---- all of it ----------------------------------------------------------- */

static bool draw(struct afi_drawing *d, enum afi_chart chart)
{
	if (d->table->rows < 2 || d->table->rows > AFI_CHART_ROWS + 1 ||
	    d->table->columns < 2)
		return false;
	switch (chart) {
	case AFI_CHART_BARS:
		return afi_chart_bars(d);
	case AFI_CHART_LINES:
		return afi_chart_lines(d);
	case AFI_CHART_COURSE:
		return afi_chart_course(d);
	case AFI_CHART_TIMELINE:
		return afi_chart_timeline(d);
	case AFI_CHART_NONE:
		break;
	}
	return false;
}

static void add_frame(struct afi_str *out, const struct afi_drawing *d)
{
	afi_str_addf(out, "<svg class=\"chart\" role=\"img\" "
		     "aria-labelledby=\"%s-title\" "
		     "aria-describedby=\"%s-words\" viewBox=\"0 0 %d %d\" "
		     "width=\"%d\" height=\"%d\" font-family=\"sans-serif\" "
		     "font-size=\"13\" fill=\"currentColor\">\n"
		     "<title id=\"%s-title\">", d->id, d->id, AFI_CHART_WIDTH,
		     d->height, AFI_CHART_WIDTH, d->height, d->id);
	afi_shape_words(out, d->table->title, WORDS * 2);
	afi_str_addf(out, "</title>\n<desc id=\"%s-words\">", d->id);
	afi_str_add(out, d->words.s, d->words.len);
	afi_str_adds(out, "</desc>\n");
}

bool afi_chart_draw(struct afi_str *out, enum afi_chart chart,
		    const struct afi_chart_table *table, const char *id)
{
	struct afi_drawing d = {
		.table = table, .id = id, .shapes = AFI_STR_INIT,
		.words = AFI_STR_INIT,
	};
	const bool drawn = draw(&d, chart);

	if (drawn) {
		tell_rest(&d);
		add_frame(out, &d);
		afi_str_add(out, d.shapes.s, d.shapes.len);
		afi_str_adds(out, "</svg>\n");
	}
	afi_str_clear(&d.words);
	afi_str_clear(&d.shapes);
	return drawn;
}
