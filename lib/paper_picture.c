/* A table as a picture: its cells handed to chart.h. */
#include <stdlib.h>

#include "mem.h"
#include "paper_impl.h"
#include "vec.h"

/* A table's cells, row by row. */
struct cells {
	char **v;
	size_t n, size;
};

/* All rows have as many cells as the first; how many rows there are. */
static size_t read_cells(struct cells *cells, cmark_node *table)
{
	cmark_node *row = cmark_node_first_child(table), *cell;
	size_t rows = 0;

	for (; row; row = cmark_node_next(row), rows++)
		for (cell = cmark_node_first_child(row); cell;
		     cell = cmark_node_next(cell)) {
			struct afi_str words = AFI_STR_INIT;

			afi_node_words(&words, cell);
			*afi_vec_push(cells) = afi_str_take(&words);
		}
	return rows;
}

bool afi_paper_picture(struct afi_str *out, cmark_node *table,
		       enum afi_chart chart, const char *title, size_t n)
{
	struct afi_chart_table of = { .title = title };
	struct afi_str id = AFI_STR_INIT;
	struct cells cells = { 0 };
	bool drawn = false;

	if (chart == AFI_CHART_NONE)
		return false;
	of.rows = read_cells(&cells, table);
	of.cells = (const char *const *)cells.v;
	of.columns = of.rows ? cells.n / of.rows : 0;
	afi_str_addf(&id, "picture-%zu", n);
	if (of.columns && of.columns * of.rows == cells.n)
		drawn = afi_chart_draw(out, chart, &of, id.s);
	for (size_t i = 0; i < cells.n; i++)
		free(cells.v[i]);
	free(cells.v);
	afi_str_clear(&id);
	return drawn;
}
