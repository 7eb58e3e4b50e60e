/*
 * A table as text: columns as wide as what is in them, as far as the width
 * goes, then cells of several lines; and where not even the longest words have
 * room beside each other, each row for itself, a line to each cell.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "paper_impl.h"
#include "render_parts.h"
#include "text.h"
#include "vec.h"

enum { GAP = 2 };	/* columns between two */

/* A table's cells, row by row, the headings first. */
struct grid {
	struct {
		struct afi_str *v;
		size_t n, size;
	} cells;
	size_t columns;
	bool *right;		/* of each column */
	size_t *least;		/* ... its longest word */
	size_t *whole;		/* ... its longest word or whole day */
	size_t *body, *natural;	/* ... its widest cell below the headings,
				   and of all */
	size_t *width;
	const struct afi_paper *paper;
	size_t indent;
};

/* ---- what is in it ------------------------------------------------------- */

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* The widest word in @text. */
static size_t longest_word(const char *text)
{
	struct afi_str word = AFI_STR_INIT;
	size_t longest = 0;

	while (*text) {
		const size_t n = strcspn(text, " ");

		afi_str_reset(&word);
		afi_str_add(&word, text, n);
		longest = most(longest, afi_text_width(word.s));
		text += n + strspn(text + n, " ");
	}
	afi_str_clear(&word);
	return longest;
}

static void add_cell(struct grid *grid, cmark_node *node, size_t column)
{
	struct afi_str *cell = afi_vec_push(&grid->cells);
	struct afi_str words = AFI_STR_INIT;
	size_t width;

	*cell = (struct afi_str)AFI_STR_INIT;
	afi_node_words(&words, node);
	afi_text_safe(cell, words.s, words.len);
	afi_str_clear(&words);
	grid->right[column] = afi_cell_is_right(node);
	width = afi_text_width(cell->s);
	grid->natural[column] = most(grid->natural[column], width);
	if (grid->cells.n > grid->columns)
		grid->body[column] = most(grid->body[column], width);
	grid->least[column] = most(grid->least[column], longest_word(cell->s));
	grid->whole[column] = most(grid->whole[column],
				   afi_cell_is_day(cell->s) ? width :
				   grid->least[column]);
}

/* All rows have as many cells as the first. */
static size_t count_cells(cmark_node *row)
{
	cmark_node *cell = row ? cmark_node_first_child(row) : NULL;
	size_t n = 0;

	for (; cell; cell = cmark_node_next(cell))
		n++;
	return n;
}

static void read_grid(struct grid *grid, cmark_node *table)
{
	cmark_node *row = cmark_node_first_child(table), *cell;
	size_t column;

	grid->columns = count_cells(row);
	grid->right = afi_xcalloc(grid->columns, sizeof(*grid->right));
	grid->body = afi_xcalloc(grid->columns, sizeof(*grid->body));
	grid->natural = afi_xcalloc(grid->columns, sizeof(*grid->natural));
	grid->least = afi_xcalloc(grid->columns, sizeof(*grid->least));
	grid->whole = afi_xcalloc(grid->columns, sizeof(*grid->whole));
	grid->width = afi_xcalloc(grid->columns, sizeof(*grid->width));
	for (; row; row = cmark_node_next(row)) {
		cell = cmark_node_first_child(row);
		for (column = 0; cell && column < grid->columns; column++) {
			add_cell(grid, cell, column);
			cell = cmark_node_next(cell);
		}
	}
}

static void clear(struct grid *grid)
{
	for (size_t i = 0; i < grid->cells.n; i++)
		afi_str_clear(&grid->cells.v[i]);
	free(grid->cells.v);
	free(grid->right);
	free(grid->body);
	free(grid->natural);
	free(grid->whole);
	free(grid->least);
	free(grid->width);
}

/* ---- widths -------------------------------------------------------------- */

static size_t sum(const size_t *v, size_t n)
{
	size_t all = 0;

	while (n)
		all += v[--n];
	return all;
}

/* Give of what is @left to columns that want more, to who would have most lines
 * first; what is left then. */
static size_t widen(struct grid *grid, const size_t *wanted, size_t left)
{
	while (left) {
		size_t neediest = grid->columns;

		for (size_t i = 0; i < grid->columns; i++)
			if (wanted[i] > grid->width[i] &&
			    (neediest == grid->columns ||
			     wanted[i] * grid->width[neediest] >
			     wanted[neediest] * grid->width[i]))
				neediest = i;
		if (neediest == grid->columns)
			break;
		grid->width[neediest]++;
		left--;
	}
	return left;
}

/* Give each column its width; false if there is not enough for the longest
 * words.  Headings are broken before what is under them, days after all. */
static bool find_widths(struct grid *grid)
{
	const size_t n = grid->columns;
	const size_t taken = grid->indent + (n ? n - 1 : 0) * GAP;
	const size_t width = grid->paper->look.width;
	const size_t room = width > taken ? width - taken : 0;
	const size_t least = sum(grid->least, n);
	size_t left;

	if (least > room)
		return false;
	memcpy(grid->width, grid->least, n * sizeof(*grid->width));
	left = widen(grid, grid->whole, room - least);
	widen(grid, grid->natural, widen(grid, grid->body, left));
	return true;
}

/* ---- side by side -------------------------------------------------------- */

/* Append the one-line @text, right or left in @width columns, in the colour
 * that the whole @cell is. */
static void add_part(struct afi_str *out, const struct grid *grid,
		     const char *cell, const char *text, size_t width,
		     bool right)
{
	const size_t taken = afi_text_width(text);
	const size_t blanks = taken < width ? width - taken : 0;
	enum afi_paint paint;
	size_t start;

	if (right)
		afi_add_blanks(out, blanks);
	start = out->len;
	afi_str_adds(out, text);
	if (grid->paper->look.colour && afi_paint_of_rag(&paint, cell))
		afi_paint_part(out, start, out->len, paint);
	if (!right)
		afi_add_blanks(out, blanks);
}

/* The next line of what was wrapped in @lines, taken off. */
static void take_line(struct afi_str *out, const char **lines)
{
	const size_t n = strcspn(*lines, "\n");

	afi_str_reset(out);
	afi_str_add(out, *lines, n);
	*lines += n + ((*lines)[n] == '\n');
}

static bool any_left(const char *const *lines, size_t n)
{
	while (n)
		if (*lines[--n])
			return true;
	return false;
}

static void add_lines(struct afi_str *out, const struct grid *grid,
		      const struct afi_str *cells, const char **lines)
{
	struct afi_str text = AFI_STR_INIT;

	while (any_left(lines, grid->columns)) {
		afi_add_blanks(out, grid->indent);
		for (size_t i = 0; i < grid->columns; i++) {
			take_line(&text, &lines[i]);
			afi_add_blanks(out, i ? GAP : 0);
			add_part(out, grid, cells[i].s, text.s,
				 grid->width[i], grid->right[i]);
		}
		afi_end_line(out);
	}
	afi_str_clear(&text);
}

static void add_row(struct afi_str *out, const struct grid *grid,
		    const struct afi_str *cells)
{
	const size_t n = grid->columns;
	struct afi_str *wrapped = afi_xcalloc(n, sizeof(*wrapped));
	const char **lines = afi_xcalloc(n, sizeof(*lines));

	for (size_t i = 0; i < n; i++) {
		wrapped[i] = (struct afi_str)AFI_STR_INIT;
		afi_text_wrap(&wrapped[i], cells[i].s, 0, grid->width[i]);
		lines[i] = wrapped[i].s;
	}
	add_lines(out, grid, cells, lines);
	for (size_t i = 0; i < n; i++)
		afi_str_clear(&wrapped[i]);
	free(lines);
	free(wrapped);
}

static void add_rules(struct afi_str *out, const struct grid *grid)
{
	afi_add_blanks(out, grid->indent);
	for (size_t i = 0; i < grid->columns; i++) {
		afi_add_blanks(out, i ? GAP : 0);
		for (size_t j = 0; j < grid->width[i]; j++)
			afi_str_addc(out, '-');
	}
	afi_end_line(out);
}

static void add_columns(struct afi_str *out, const struct grid *grid)
{
	const size_t n = grid->columns, start = out->len;

	for (size_t i = 0; i + n <= grid->cells.n; i += n) {
		add_row(out, grid, &grid->cells.v[i]);
		if (i)
			continue;
		if (grid->paper->look.colour)
			afi_paint_lines(out, start, AFI_PAINT_BOLD);
		add_rules(out, grid);
	}
}

/* ---- one below the other ------------------------------------------------- */

/* Append @cell's @text under its heading: beside it if there is room. */
static void add_labelled(struct afi_str *out, const struct grid *grid,
			 const struct afi_str *heading,
			 const struct afi_str *cell)
{
	struct afi_str text = AFI_STR_INIT;
	const size_t start = out->len;
	enum afi_paint paint;

	afi_str_addf(&text, "%s: ", heading->s);
	afi_str_adds(&text, cell->s);
	afi_text_wrap(out, text.s, grid->indent + GAP,
		      grid->paper->look.width);
	if (grid->paper->look.colour && afi_paint_of_rag(&paint, cell->s) &&
	    out->len - start > cell->len)
		afi_paint_part(out, out->len - 1 - cell->len, out->len - 1,
			       paint);
	afi_str_clear(&text);
}

static void add_records(struct afi_str *out, const struct grid *grid)
{
	const size_t n = grid->columns;
	const struct afi_str *cells = grid->cells.v;

	for (size_t i = n; i + n <= grid->cells.n; i += n) {
		const size_t start = out->len;

		afi_text_wrap(out, cells[i].s, grid->indent,
			      grid->paper->look.width);
		if (grid->paper->look.colour)
			afi_paint_lines(out, start, AFI_PAINT_BOLD);
		for (size_t j = 1; j < n; j++)
			if (cells[i + j].len)
				add_labelled(out, grid, &cells[j],
					     &cells[i + j]);
	}
}

void afi_paper_table(struct afi_str *out, const struct afi_paper *paper,
		     cmark_node *table, size_t indent)
{
	struct grid grid = { .paper = paper, .indent = indent };

	read_grid(&grid, table);
	if (!grid.columns || !grid.cells.n)
		;	/* nothing is nothing, whatever the width */
	else if (find_widths(&grid))
		add_columns(out, &grid);
	else
		add_records(out, &grid);
	clear(&grid);
}
