/*
 * A book of sheets for a spreadsheet: an XLSX file, made by libxlsxwriter,
 * which is loaded when the first book is begun.
 *
 * Rows go to temporary files as they are filled, sheet by sheet in any turn, so
 * that memory does not grow with them.  Text is only ever text, never a
 * formula; what XML cannot hold becomes U+FFFD, and what is too long for a cell
 * is cut, which the cell says at its end and afi_book_cut() counts.  The same
 * calls give the same bytes, whoever makes them and when.
 *
 * Filling a book cannot fail: the first thing that goes wrong is kept, and
 * afi_book_write() says it.
 */
#ifndef AFI_BOOK_H
#define AFI_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "err.h"

enum {
	AFI_BOOK_SHEETS = 8,		/* at most */
	AFI_BOOK_COLUMNS = 40,		/* in a sheet, at most */
	AFI_BOOK_ROWS = 1048576,	/* in a sheet, with its headings */
	AFI_BOOK_CELL = 32767,		/* UTF-16 units in a cell */
};

/** How a cell looks. */
enum afi_cell {
	AFI_CELL_PLAIN,
	AFI_CELL_WRAPPED,
	AFI_CELL_HEADING,
	AFI_CELL_RED,
	AFI_CELL_AMBER,
	AFI_CELL_GREEN,
	AFI_CELL_GREY,
	AFI_CELL_DAY,		/* afi_book_day() uses it */
	AFI_CELL_LOOKS,
};

struct afi_book;

/** Begin an empty book in *@out.  AFI_EFAILED if there is no such library (with
 *  the package to install) or no place for temporary files. */
enum afi_code afi_book_open(struct afi_book **out, struct afi_err *err);

/** Add the sheet @name, with @widths in characters for its @n columns, of which
 *  as many first ones are printed as can be read on a page; its number, from
 *  0. */
size_t afi_book_sheet(struct afi_book *book, const char *name,
		      const double *widths, size_t n);

/** Let the first row of @sheet, whose @n cells are filled, stay in sight with
 *  the first column, and filter the rows beneath. */
void afi_book_head(struct afi_book *book, size_t sheet, size_t n);

/* Each of these fills the cell @column of the row of @sheet in hand. */

void afi_book_text(struct afi_book *book, size_t sheet, size_t column,
		   const char *text, enum afi_cell look);
void afi_book_number(struct afi_book *book, size_t sheet, size_t column,
		     long long number);

/** The day @iso, "2025-04-30", shown as "30 April 2025"; as text if it is
 *  before spreadsheets count days. */
void afi_book_day(struct afi_book *book, size_t sheet, size_t column,
		  const char *iso);

/** @formula, which comes to @number. */
void afi_book_formula(struct afi_book *book, size_t sheet, size_t column,
		      const char *formula, long long number);

/** Go on to the next row of @sheet. */
void afi_book_next(struct afi_book *book, size_t sheet);

/** The rows of @sheet that are behind. */
size_t afi_book_rows(const struct afi_book *book, size_t sheet);

/** How many cells were cut. */
size_t afi_book_cut(const struct afi_book *book);

/** Say what the book is called and of which day, "2025-04-30", it is. */
void afi_book_about(struct afi_book *book, const char *title, const char *iso);

/** End @book and write it to @out, whose own errors are left to the caller.
 *  AFI_EFAILED if anything went wrong with it: then nothing was written. */
enum afi_code afi_book_write(FILE *out, struct afi_book *book,
			     struct afi_err *err);

/** Free @book and its temporary files; NULL is fine. */
void afi_book_free(struct afi_book *book);

#endif
