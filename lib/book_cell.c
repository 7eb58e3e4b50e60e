/* The cells of a book: what fits in them, and how high they are. */
#include "book.h"

#include <stdlib.h>
#include <string.h>

#include "book_impl.h"
#include "str.h"
#include "text.h"

#define CUT " [cut here: the rest is too long for a cell]"

enum { FIRST_YEAR = 1901, LAST_YEAR = 9999 };

/* "_x0041_" means A to a spreadsheet: whether @s would mean such a thing. */
static bool is_code(const char *s)
{
	return s[0] == '_' && s[1] == 'x' &&
	       strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

/* Append what of @text fits in a cell; false if not all does. */
static bool fit(struct afi_str *out, const char *text)
{
	const size_t room = AFI_BOOK_CELL - strlen(CUT);
	size_t units = 0, at_room = 0;

	for (const char *s = text; *s; s++) {
		const unsigned char c = (unsigned char)*s;

		if ((c & 0xC0) != 0x80 && units <= room)
			at_room = out->len;
		/* Above U+FFFF, which four bytes begin, it takes two. */
		units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
		if (is_code(s)) {
			afi_str_adds(out, "_x005F");
			units += 6;
		}
		if (units > AFI_BOOK_CELL) {
			afi_str_cut(out, at_room);
			return false;
		}
		afi_str_addc(out, *s);
	}
	return true;
}

/* How many lines @text takes where it is wrapped, about: most letters are
 * narrower than the figures by which columns are measured. */
static size_t count_lines(const char *text, double width)
{
	const size_t room = (size_t)(width * 1.1);
	struct afi_str line = AFI_STR_INIT;
	size_t lines = 0, n;

	for (; *text && lines < AFI_BOOK_LINES; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		afi_str_reset(&line);
		afi_str_add(&line, text, n);
		lines += 1 + afi_text_width(line.s) / (room ? room : 1);
	}
	afi_str_clear(&line);
	return lines < AFI_BOOK_LINES ? lines : AFI_BOOK_LINES;
}

static void make_room(struct afi_book_page *sheet, size_t column,
		      const char *text)
{
	const size_t lines = count_lines(text, sheet->widths[column]);

	if (lines > sheet->lines)
		sheet->lines = lines;
}

void afi_book_text(struct afi_book *book, size_t sheet, size_t column,
		   const char *text, enum afi_cell look)
{
	lxw_worksheet *it = afi_book_in(book, sheet);
	struct afi_str safe = AFI_STR_INIT;

	if (!it || !text || !*text)
		return;
	afi_text_safe(&safe, text, strlen(text));
	afi_str_reset(&book->text);
	if (!fit(&book->text, safe.s)) {
		afi_str_adds(&book->text, CUT);
		book->cut++;
	}
	if (look == AFI_CELL_WRAPPED || look == AFI_CELL_HEADING)
		make_room(&book->sheets[sheet], column, book->text.s);
	afi_book_check(book, book->lib.write_string(it,
				(lxw_row_t)book->sheets[sheet].row,
				(lxw_col_t)column, book->text.s,
				book->looks[look]));
	afi_str_clear(&safe);
}

void afi_book_number(struct afi_book *book, size_t sheet, size_t column,
		     long long number)
{
	lxw_worksheet *it = afi_book_in(book, sheet);

	if (it)
		afi_book_check(book, book->lib.write_number(it,
				(lxw_row_t)book->sheets[sheet].row,
				(lxw_col_t)column, (double)number,
				book->looks[AFI_CELL_PLAIN]));
}

void afi_book_day(struct afi_book *book, size_t sheet, size_t column,
		  const char *iso)
{
	lxw_worksheet *it = afi_book_in(book, sheet);
	lxw_datetime day = { 0 };

	if (!it || !iso)
		return;
	day.year = (int)strtol(iso, NULL, 10);
	if (day.year < FIRST_YEAR || day.year > LAST_YEAR) {
		afi_book_text(book, sheet, column, iso, AFI_CELL_PLAIN);
		return;
	}
	day.month = (int)strtol(iso + 5, NULL, 10);
	day.day = (int)strtol(iso + 8, NULL, 10);
	afi_book_check(book, book->lib.write_datetime(it,
				(lxw_row_t)book->sheets[sheet].row,
				(lxw_col_t)column, &day,
				book->looks[AFI_CELL_DAY]));
}

void afi_book_formula(struct afi_book *book, size_t sheet, size_t column,
		      const char *formula, long long number)
{
	lxw_worksheet *it = afi_book_in(book, sheet);

	if (it)
		afi_book_check(book, book->lib.write_formula(it,
				(lxw_row_t)book->sheets[sheet].row,
				(lxw_col_t)column, formula,
				book->looks[AFI_CELL_PLAIN], (double)number));
}

size_t afi_book_cut(const struct afi_book *book)
{
	return book->cut;
}
