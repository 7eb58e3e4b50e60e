/* Tables of a document: rows of cells, or boxes. */
#include "doc_block.h"

#include <stdlib.h>
#include <string.h>

#include "vec.h"

bool afi_doc_table_begin(struct afi_doc_blocks *blocks, bool box)
{
	struct afi_doc_table *table;
	size_t i;

	afi_doc_end(blocks);
	if (blocks->ntables == AFI_DOC_TABLES)
		return false;
	/* between the cells of another: it is no place for one */
	for (i = 0; i < blocks->ntables; i++)
		if (!blocks->tables[i].in_cell)
			return false;
	table = &blocks->tables[blocks->ntables++];
	*table = (struct afi_doc_table){ .text = AFI_STR_INIT, .box = box };
	return true;
}

bool afi_doc_row_begin(struct afi_doc_blocks *blocks)
{
	struct afi_doc_table *table;

	afi_doc_end(blocks);
	if (!blocks->ntables)
		return false;
	table = &blocks->tables[blocks->ntables - 1];
	if (table->in_cell)
		return false;
	*afi_vec_push(&table->rows) = table->cells.n;
	table->in_row = true;
	return true;
}

void afi_doc_row_end(struct afi_doc_blocks *blocks)
{
	afi_doc_end(blocks);
	blocks->tables[blocks->ntables - 1].in_row = false;
}

/* ---- cells --------------------------------------------------------------- */

static size_t column_of(const struct afi_doc_table *table)
{
	return table->cells.n - table->rows.v[table->rows.n - 1];
}

/* One that is empty. */
static void add_cell(struct afi_doc_blocks *blocks)
{
	struct afi_doc_table *table = &blocks->tables[blocks->ntables - 1];

	*afi_vec_push(&table->cells) = (struct afi_doc_cell){
		.start = table->text.len,
	};
	blocks->total += sizeof(struct afi_doc_cell);
}

/* Empty cells, where cells of rows above reach down. */
static void add_from_above(struct afi_doc_blocks *blocks)
{
	struct afi_doc_table *table = &blocks->tables[blocks->ntables - 1];
	size_t column;

	while ((column = column_of(table)) < AFI_DOC_COLUMNS &&
	       table->below[column]) {
		table->below[column]--;
		add_cell(blocks);
	}
}

bool afi_doc_cell_begin(struct afi_doc_blocks *blocks, size_t columns,
			size_t rows)
{
	struct afi_doc_table *table;

	afi_doc_end(blocks);
	if (!blocks->ntables)
		return false;
	table = &blocks->tables[blocks->ntables - 1];
	if (table->in_cell || (!table->in_row && !afi_doc_row_begin(blocks)))
		return false;
	add_from_above(blocks);
	table->column_span = columns;
	table->row_span = rows;
	table->in_cell = true;
	add_cell(blocks);
	blocks->frames[blocks->ntables] = (struct afi_doc_frame){
		.to = &table->text, .lists = blocks->nlists,
	};
	return true;
}

/* Whether a heading and more stand in the cell at @s: no data then, but a part
 * of the page. */
static bool is_part(const char *s, size_t len)
{
	const char *end = s + len, *nl;
	bool heading = false;
	size_t lines = 0;

	for (; s < end; s = nl + 1, lines++) {
		nl = memchr(s, '\n', (size_t)(end - s));
		if (!nl)
			nl = end;
		heading |= *s == '#';
	}
	return heading && lines > 1;
}

void afi_doc_cell_end(struct afi_doc_blocks *blocks)
{
	struct afi_doc_table *table = &blocks->tables[blocks->ntables - 1];
	struct afi_doc_cell *cell;
	size_t column;

	afi_doc_end(blocks);
	cell = &table->cells.v[table->cells.n - 1];
	cell->len = table->text.len - cell->start;
	table->box |= is_part(table->text.s + cell->start, cell->len);
	table->in_cell = false;
	for (column = column_of(table) - 1; table->column_span &&
	     column < AFI_DOC_COLUMNS; column++, table->column_span--) {
		if (table->row_span > 1)
			table->below[column] = table->row_span - 1;
		if (table->column_span > 1)
			add_cell(blocks);
	}
}

/* ---- writing ------------------------------------------------------------- */

static size_t row_end(const struct afi_doc_table *table, size_t row)
{
	return row + 1 < table->rows.n ? table->rows.v[row + 1] :
	       table->cells.n;
}

/* No row has words in more than one cell. */
static bool is_box(const struct afi_doc_table *table)
{
	size_t full, row, i;

	if (table->box)
		return true;
	for (row = 0; row < table->rows.n; row++) {
		full = 0;
		for (i = table->rows.v[row]; i < row_end(table, row); i++)
			full += table->cells.v[i].len > 0;
		if (full > 1)
			return false;
	}
	return true;
}

/* The cells' blocks, as if there were no table. */
static void write_box(struct afi_doc_frame *frame,
		      const struct afi_doc_table *table)
{
	const struct afi_doc_cell *cell;

	for (size_t i = 0; i < table->cells.n; i++) {
		cell = &table->cells.v[i];
		if (!cell->len)
			continue;
		afi_doc_space(frame, AFI_LAST_BLOCK);
		afi_str_add(frame->to, table->text.s + cell->start, cell->len);
	}
}

/* Take the marks of headings and of strong words off the line at @s. */
static void strip_marks(const char **s, size_t *len)
{
	size_t n = 0;

	while (n < *len && n < 6 && (*s)[n] == '#')
		n++;
	if (n && n < *len && (*s)[n] == ' ') {
		*s += n + 1;
		*len -= n + 1;
	}
	if (*len > 4 && !memcmp(*s, "**", 2) &&
	    !memcmp(*s + *len - 2, "**", 2)) {
		*s += 2;
		*len -= 4;
	}
}

/* The lines of a cell in one. */
static void write_cell(struct afi_str *out, const char *s, size_t len)
{
	const char *end = s + len, *line, *nl;
	bool first = true;
	size_t n;

	afi_str_addc(out, ' ');
	for (; s < end; s = nl + 1) {
		nl = memchr(s, '\n', (size_t)(end - s));
		if (!nl)
			nl = end;
		line = s;
		n = (size_t)(nl - s);
		strip_marks(&line, &n);
		if (!n)
			continue;
		if (!first)
			afi_str_adds(out, "<br>");
		first = false;
		for (; n; line++, n--) {
			if (*line == '|')
				afi_str_addc(out, '\\');
			afi_str_addc(out, *line);
		}
	}
	afi_str_adds(out, " |");
}

static void write_row(struct afi_doc_frame *frame,
		      const struct afi_doc_table *table, size_t row)
{
	const struct afi_doc_cell *cell;
	size_t i, end = row_end(table, row), words = 0;

	for (i = table->rows.v[row]; i < end; i++)
		words += table->cells.v[i].len;
	if (!words)
		return;
	afi_doc_space(frame, AFI_LAST_ROW);
	afi_str_addc(frame->to, '|');
	for (i = table->rows.v[row]; i < end; i++) {
		cell = &table->cells.v[i];
		write_cell(frame->to, table->text.s + cell->start, cell->len);
	}
	afi_str_addc(frame->to, '\n');
}

void afi_doc_table_end(struct afi_doc_blocks *blocks)
{
	struct afi_doc_table *table = &blocks->tables[blocks->ntables - 1];
	struct afi_doc_frame *frame;
	size_t before, row;

	afi_doc_end(blocks);
	blocks->ntables--;
	frame = afi_doc_frame(blocks);
	before = frame->to->len;
	if (is_box(table)) {
		write_box(frame, table);
	} else {
		/* rows of the table before are not rows of this one */
		if (frame->last == AFI_LAST_ROW)
			frame->last = AFI_LAST_BLOCK;
		for (row = 0; row < table->rows.n; row++)
			write_row(frame, table, row);
		/* whoever holds this table is no table itself */
		if (blocks->ntables)
			blocks->tables[blocks->ntables - 1].box = true;
	}
	blocks->total += frame->to->len - before;
	afi_str_clear(&table->text);
	free(table->cells.v);
	free(table->rows.v);
}
