/*
 * What the book*.c files share and nobody else needs: libxlsxwriter, loaded,
 * by its own names, and a book that it makes.
 */
#ifndef AFI_BOOK_IMPL_H
#define AFI_BOOK_IMPL_H

#include <stddef.h>
#include <xlsxwriter.h>

#include "book.h"
#include "err.h"
#include "str.h"

/* ---- the library --------------------------------------------------------- */

struct afi_xlsx {
	void *handle;
	__typeof__(workbook_new_opt) *open;
	__typeof__(workbook_close) *close;
	__typeof__(lxw_workbook_free) *free;
	__typeof__(workbook_add_worksheet) *add_sheet;
	__typeof__(workbook_add_format) *add_format;
	__typeof__(workbook_set_properties) *set_properties;
	__typeof__(worksheet_write_string) *write_string;
	__typeof__(worksheet_write_number) *write_number;
	__typeof__(worksheet_write_datetime) *write_datetime;
	__typeof__(worksheet_write_formula_num) *write_formula;
	__typeof__(worksheet_set_column) *set_column;
	__typeof__(worksheet_set_row) *set_row;
	__typeof__(worksheet_freeze_panes) *freeze;
	__typeof__(worksheet_autofilter) *autofilter;
	__typeof__(worksheet_set_landscape) *set_landscape;
	__typeof__(worksheet_set_paper) *set_paper;
	__typeof__(worksheet_fit_to_pages) *fit;
	__typeof__(worksheet_repeat_rows) *repeat;
	__typeof__(worksheet_print_area) *print_area;
	__typeof__(format_set_bold) *set_bold;
	__typeof__(format_set_text_wrap) *set_wrap;
	__typeof__(format_set_align) *set_align;
	__typeof__(format_set_bg_color) *set_paper_colour;
	__typeof__(format_set_font_color) *set_ink;
	__typeof__(format_set_num_format) *set_number_form;
	__typeof__(lxw_strerror) *why;
};

/** Load the library into the empty @out.  AFI_EFAILED if it is not there. */
enum afi_code afi_xlsx_load(struct afi_xlsx *out, struct afi_err *err);

void afi_xlsx_unload(struct afi_xlsx *lib);

/* ---- a book -------------------------------------------------------------- */

enum { AFI_BOOK_LINES = 12 };	/* to be seen of a row */

struct afi_book_page {
	lxw_worksheet *it;
	double widths[AFI_BOOK_COLUMNS];
	size_t row;		/* in hand */
	size_t lines;		/* that it takes so far */
	size_t headings;	/* to be filtered by, or 0 */
	size_t printed;		/* columns that a page can hold */
};

struct afi_book {
	struct afi_xlsx lib;
	lxw_workbook *it;	/* NULL once it was closed */
	lxw_format *looks[AFI_CELL_LOOKS];
	struct afi_book_page sheets[AFI_BOOK_SHEETS];
	size_t nsheets, cut;
	struct afi_str path;	/* of the file that it becomes first */
	struct afi_str text;	/* of the cell in hand */
	struct afi_err err;	/* the first that went wrong */
};

/** Keep what the library says, if it is the first that goes wrong. */
void afi_book_check(struct afi_book *book, lxw_error error);

/** The sheet, if a cell in its row can be filled; NULL if there is no going
 *  on. */
lxw_worksheet *afi_book_in(struct afi_book *book, size_t sheet);

#endif
