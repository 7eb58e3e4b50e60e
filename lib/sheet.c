#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "vec.h"

void afi_sheet_clear(struct afi_sheet *sheet)
{
	free(sheet->v);
	afi_arena_clear(&sheet->arena);
	*sheet = (struct afi_sheet)AFI_SHEET_INIT;
}

/* ---- cells --------------------------------------------------------------- */

static bool is_number(const char *s)
{
	size_t digits;

	s += *s == '-' || *s == '+';
	digits = strspn(s, "0123456789");
	s += digits;
	if (digits && *s == '.') {
		digits = strspn(s + 1, "0123456789");
		s += 1 + digits;
	}
	s += *s == '%';
	return digits && !*s;
}

bool afi_cell_is_formula(const char *text)
{
	if (*text == '\t' || *text == '\r')
		return true;
	text += strspn(text, " \t\r\n\"'");
	return *text && strchr("=+-@", *text) && !is_number(text);
}

/* ---- a sheet from cells -------------------------------------------------- */

size_t afi_cells_used(const char *const *cells, size_t n)
{
	while (n && !*cells[n - 1])
		n--;
	return n;
}

void afi_sheet_begin(struct afi_sheet *sheet, const char *const *cells,
		     size_t n, int line)
{
	const char **header;

	n = afi_cells_used(cells, n);
	header = afi_arena_calloc(&sheet->arena, n + 1, sizeof(*header));
	for (size_t i = 0; i < n; i++)
		header[i] = afi_arena_strdup(&sheet->arena, cells[i]);
	sheet->header = header;
	sheet->ncolumns = n;
	sheet->header_line = line;
}

static void mark_wrong(struct afi_sheet *sheet, struct afi_sheet_row *row,
		       size_t column, const char *why)
{
	row->wrong = afi_arena_strdup(&sheet->arena, why);
	row->wrong_column = (int)column;
}

void afi_sheet_add(struct afi_sheet *sheet, const char *const *cells,
		   size_t n, int line)
{
	struct afi_sheet_row row = { .line = line };
	const char **copies;

	n = afi_cells_used(cells, n);
	if (!n)
		return;
	if (n > sheet->ncolumns) {
		mark_wrong(sheet, &row, sheet->ncolumns + 1,
			   "it has more cells than the header");
		n = sheet->ncolumns;
	}
	copies = afi_arena_calloc(&sheet->arena, sheet->ncolumns + 1,
				  sizeof(*copies));
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		const size_t len = i < n ? strlen(cells[i]) : 0;

		if (len > AFI_SHEET_CELL && !row.wrong)
			mark_wrong(sheet, &row, i + 1,
				   "the cell is larger than 256 KiB");
		copies[i] = len ? afi_arena_copy(&sheet->arena, cells[i], len)
				: "";
	}
	row.cells = copies;
	*afi_vec_push(sheet) = row;
}
