/*
 * A document whose findings stand in a table: a force's action plan, an audit
 * panel's follow-up.  A table whose header means enough is a sheet like any
 * tracker's; one that only counts lists nothing that could be recorded.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "propose_impl.h"
#include "propose_rows.h"
#include "sheet.h"
#include "sheet_map.h"
#include "str.h"
#include "text.h"
#include "vec.h"

enum {
	HEADING = 80,		/* bytes in a heading of a column */
	SEEK = 3,		/* rows of a table that may stand above its
				   header */
};

/* ---- headers ------------------------------------------------------------- */

static bool has_any(const struct afi_sheet_map *map,
		    const enum afi_meaning *meanings, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (map->column[meanings[i]] != AFI_NO_COLUMN)
			return true;
	return false;
}

/* Whether the @n cells are the header of a table that says what is done about
 * findings: what is to be done, and by whom, by when or how far it is. */
static bool is_header(const char *const *cells, size_t n)
{
	static const enum afi_meaning done[] = {
		AFI_MEANS_ACTION, AFI_MEANS_OWNER, AFI_MEANS_ACTION_OWNER,
		AFI_MEANS_DUE, AFI_MEANS_DUE_OWNER, AFI_MEANS_UPDATE,
		AFI_MEANS_STATUS,
	};
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_sheet_map map;
	bool is;

	if (n > AFI_SHEET_COLUMNS)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strlen(cells[i]) > HEADING)
			return false;
	afi_sheet_begin(&sheet, cells, n, 0);
	afi_sheet_map_guess(&map, &sheet);
	is = afi_sheet_map_suffices(&map) &&
	     has_any(&map, done, sizeof(done) / sizeof(*done));
	afi_sheet_clear(&sheet);
	return is;
}

static bool names_colour(const char *cell)
{
	static const char *const colours[] = {
		"red", "amber", "green", "grey", "gray", "blue",
	};

	for (size_t i = 0; i < sizeof(colours) / sizeof(*colours); i++)
		if (afi_text_begins(cell, colours[i]))
			return true;
	return false;
}

/* Whether @block is the header of a table of totals: of at least two
 * colours. */
static bool is_totals(const struct afi_block *block)
{
	size_t colours = 0;

	for (size_t i = 0; i < block->ncells; i++)
		colours += names_colour(block->cells[i]);
	return colours >= 2;
}

/* ---- tables -------------------------------------------------------------- */

/* A sheet is made of the tables that go on in each other, as over pages. */
struct tables {
	struct { struct afi_sheet *v; size_t n, size; } sheets;
	bool open;		/* rows belong to the last of them */
	size_t seek;		/* rows of this table left to seek a header */
	struct {		/* the row in hand: its last cell may go on */
		struct { const char **v; size_t n, size; } cells;
		struct afi_str last;
		int line;
	} row;
	int totals;		/* the line of such a table, or 0 */
	size_t rows;
};

static void end_row(struct tables *t)
{
	if (t->row.cells.n) {
		t->row.cells.v[t->row.cells.n - 1] = t->row.last.s;
		afi_sheet_add(&t->sheets.v[t->sheets.n - 1], t->row.cells.v,
			      t->row.cells.n, t->row.line);
	}
	t->row.cells.n = 0;
}

static void begin_row(struct tables *t, const struct afi_block *block)
{
	end_row(t);
	for (size_t i = 0; i < block->ncells; i++)
		*afi_vec_push(&t->row.cells) = block->cells[i];
	t->row.line = block->first;
	afi_str_reset(&t->row.last);
	if (block->ncells)
		afi_str_adds(&t->row.last, block->cells[block->ncells - 1]);
}

/* Whether @block says the header of the sheet in hand again. */
static bool is_same_header(const struct afi_sheet *sheet,
			   const struct afi_block *block)
{
	if (block->ncells != sheet->ncolumns)
		return false;
	for (size_t i = 0; i < block->ncells; i++)
		if (strcmp(block->cells[i], sheet->header[i]) != 0)
			return false;
	return true;
}

static void begin_table(struct tables *t, const struct afi_block *block)
{
	const struct afi_sheet *last = t->sheets.n ?
				       &t->sheets.v[t->sheets.n - 1] : NULL;

	t->seek = SEEK;
	t->open = last && block->ncells == last->ncolumns;
}

/* A header ends what was open, unless it is the same again. */
static bool take_header(struct tables *t, const struct afi_block *block)
{
	struct afi_sheet *sheet = t->sheets.n ?
				  &t->sheets.v[t->sheets.n - 1] : NULL;

	if (sheet && is_same_header(sheet, block)) {
		t->open = true;
		t->seek = 0;
		return true;
	}
	if (!t->seek || !is_header(block->cells, block->ncells))
		return false;
	end_row(t);
	sheet = afi_vec_push(&t->sheets);
	*sheet = (struct afi_sheet)AFI_SHEET_INIT;
	afi_sheet_begin(sheet, block->cells, block->ncells, block->first);
	t->open = true;
	t->seek = 0;
	return true;
}

static void take_block(struct tables *t, const struct afi_block *block)
{
	if (block->kind != AFI_BLOCK_ROW) {
		/* In text without a table's lines a cell goes on below. */
		if (t->row.cells.n && !block->apart &&
		    (block->kind == AFI_BLOCK_TEXT ||
		     block->kind == AFI_BLOCK_ITEM))
			afi_str_addf(&t->row.last, "\n%s", block->text);
		else
			end_row(t);
		return;
	}
	t->rows++;
	if (block->starts_table)
		begin_table(t, block);
	if (take_header(t, block))
		return;
	t->seek -= t->seek > 0;
	if (t->open)
		begin_row(t, block);
	else if (!t->totals && is_totals(block))
		t->totals = block->first;
}

static void find_tables(struct tables *t, const struct afi_outline *outline)
{
	*t = (struct tables){ .row = { .last = AFI_STR_INIT } };
	for (size_t i = 0; i < outline->n; i++)
		take_block(t, &outline->v[i]);
	end_row(t);
}

static void clear_tables(struct tables *t)
{
	for (size_t i = 0; i < t->sheets.n; i++)
		afi_sheet_clear(&t->sheets.v[i]);
	free(t->sheets.v);
	free(t->row.cells.v);
	afi_str_clear(&t->row.last);
}

/* ---- the genre ----------------------------------------------------------- */

/* A report may have a table among much else; a plan is little else. */
static int fits(const struct afi_outline *outline)
{
	struct tables tables;
	bool much, found = false;
	int fit = 0;

	find_tables(&tables, outline);
	much = tables.rows * 3 >= outline->n;
	for (size_t i = 0; i < tables.sheets.n; i++)
		found |= tables.sheets.v[i].n != 0;
	if (found)
		fit = much ? 80 : 30;
	else if (tables.totals)
		fit = much ? 40 : 10;
	clear_tables(&tables);
	return fit;
}

static void tell_marking(struct afi_proposals *out,
			 const struct afi_outline *outline)
{
	static const char *const markings[] = {
		"not protectively marked", "protect", "restricted",
		"official", "official sensitive", "confidential", "secret",
	};

	for (size_t i = 0; i < outline->n; i++)
		for (size_t j = 0; j < sizeof(markings) / sizeof(*markings);
		     j++)
			if (afi_text_same(outline->v[i].text, markings[j])) {
				afi_caution_add(out, outline->v[i].first,
						false, "The document is "
						"marked '%s'.",
						outline->v[i].text);
				return;
			}
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct afi_rows rows = { .out = out, .today = AFI_NO_DAY };
	struct afi_sheet_map map;
	struct tables tables;

	find_tables(&tables, outline);
	for (size_t i = 0; i < tables.sheets.n; i++) {
		rows.sheet = &tables.sheets.v[i];
		afi_sheet_map_guess(&map, rows.sheet);
		afi_propose_tracker(&rows, &map);
	}
	if (tables.totals)
		afi_caution_add(out, tables.totals, false, "This table only "
				"counts; totals are worked out, and nothing "
				"can be recorded from it.");
	tell_marking(out, outline);
	if (!out->n)
		afi_caution_add(out, 0, true, "No finding or action stands in "
				"a table of this text.");
	afi_rows_end(&rows);
	clear_tables(&tables);
}

const struct afi_genre afi_genre_table = {
	.name = "a table of actions", .fits = fits, .read = read_it,
};
