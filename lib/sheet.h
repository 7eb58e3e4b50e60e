/*
 * A sheet: a table with a header, as a tracker keeps it.
 *
 * It comes from a CSV file, however a spreadsheet saved it, or from a table in
 * a document.  What its columns mean is found in sheet_map.c; here they are
 * only cells, each with the line that it began on.
 */
#ifndef AFI_SHEET_H
#define AFI_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "mem.h"

enum {
	AFI_SHEET_COLUMNS = 200,	/* at most */
	AFI_SHEET_CELL = 256 * 1024,	/* bytes in one cell, at most */
	AFI_SHEET_ROWS = 1000 * 1000,	/* at most */
};

/** A row.  It has as many cells as the header; what is missing is "". */
struct afi_sheet_row {
	const char *const *cells;	/* blanks at both ends are gone */
	int line;			/* of the file, from 1 */
	const char *wrong;		/* why it cannot be used (more cells
					   than the header...), or NULL */
	int wrong_column;		/* ... and where, from 1; or 0 */
};

/** A sheet.  All of it lies in its arena. */
struct afi_sheet {
	struct afi_arena arena;
	const char *const *header;
	size_t ncolumns;
	int header_line;
	struct afi_sheet_row *v;	/* empty rows are left out */
	size_t n, size;
	char separator;			/* ',', ';' or tab; 0: no CSV */
};

#define AFI_SHEET_INIT { .arena = AFI_ARENA_INIT }

/** Free what @sheet holds and leave it empty, ready for use again. */
void afi_sheet_clear(struct afi_sheet *sheet);

/** Whether a spreadsheet would take the cell @text for a formula, so that an
 *  apostrophe is written before it: it begins with = + - @, a tab or a carriage
 *  return, after any quotes and blanks, and is no plain number such as -5 or
 *  +3.2%.  In what is read such an apostrophe is gone. */
bool afi_cell_is_formula(const char *text);

/** How many of the @n cells at @cells there are but for empty ones at the
 *  end. */
size_t afi_cells_used(const char *const *cells, size_t n);

/** A sheet from cells: make the @n at @cells, from @line, the header of the
 *  empty @sheet, without empty ones at its end.  They are copied. */
void afi_sheet_begin(struct afi_sheet *sheet, const char *const *cells,
		     size_t n, int line);

/** Add the @n cells at @cells, from @line, as its next row, unless all of them
 *  are empty.  They are copied. */
void afi_sheet_add(struct afi_sheet *sheet, const char *const *cells,
		   size_t n, int line);

/**
 * Read the CSV in @text, which afi_doc_decode() gave, into the empty @out.  The
 * separator is found from the first lines; quoted cells may hold separators,
 * line breaks and doubled quotes.  The header is the first row with two cells
 * or more that are words and at least half as many as the widest of the first
 * rows, so that a title above it does no harm.
 *
 * AFI_EINVALID with the line if there is no header, a quoted cell never ends,
 * or there are too many rows; a bad row alone is only marked wrong.
 */
enum afi_code afi_sheet_read(struct afi_sheet *out, const char *text,
			     size_t len, struct afi_err *err);

#endif
