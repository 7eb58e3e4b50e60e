/* A book of sheets: what does not fit is refused, and nothing is left of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "book.h"
#include "err.h"

static const double widths[] = { 10 };

static struct afi_book *begin(void)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_book *book;

	if (afi_book_open(&book, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(afi_book_sheet(book, "One", widths, 1), 0);
	return book;
}

/* The bytes that @book gives; -1 and the reason in @err if none. */
static long write_it(struct afi_book *book, struct afi_err *err)
{
	FILE *out = tmpfile();
	long len = -1;

	assert_non_null(out);
	if (!afi_book_write(out, book, err))
		len = ftell(out);
	else
		assert_int_equal(ftell(out), 0);
	fclose(out);
	return len;
}

static void a_full_sheet_is_written(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_book *book = begin();

	(void)state;
	while (afi_book_rows(book, 0) < AFI_BOOK_ROWS - 1)
		afi_book_next(book, 0);
	afi_book_number(book, 0, 0, 1);
	afi_book_next(book, 0);
	assert_true(write_it(book, &err) > 0);
	afi_book_free(book);
}

static void one_row_more_is_refused(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_book *book = begin();

	(void)state;
	while (afi_book_rows(book, 0) < AFI_BOOK_ROWS)
		afi_book_next(book, 0);
	afi_book_text(book, 0, 0, "too much", AFI_CELL_PLAIN);
	assert_int_equal(write_it(book, &err), -1);
	assert_string_equal(err.msg, "cannot write the XLSX file: a sheet has "
			    "no room for more than 1,048,575 rows; export less "
			    "at a time, or as CSV");
	afi_book_free(book);
}

static void only_what_is_too_long_is_cut(void **state)
{
	struct afi_book *book = begin();
	char text[AFI_BOOK_CELL + 2];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[AFI_BOOK_CELL] = '\0';
	afi_book_text(book, 0, 0, text, AFI_CELL_WRAPPED);
	assert_int_equal(afi_book_cut(book), 0);
	text[AFI_BOOK_CELL] = 'x';
	text[AFI_BOOK_CELL + 1] = '\0';
	afi_book_text(book, 0, 0, text, AFI_CELL_WRAPPED);
	assert_int_equal(afi_book_cut(book), 1);
	afi_book_free(book);
}

static void a_book_can_be_left_unwritten(void **state)
{
	struct afi_book *book = begin();

	(void)state;
	afi_book_text(book, 0, 0, "a", AFI_CELL_PLAIN);
	afi_book_free(book);
	afi_book_free(NULL);
}

static void a_day_that_no_spreadsheet_counts_is_text(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_book *book = begin();

	(void)state;
	afi_book_day(book, 0, 0, "1829-09-29");
	afi_book_day(book, 0, 0, NULL);
	assert_true(write_it(book, &err) > 0);
	afi_book_free(book);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_sheet_is_written),
		cmocka_unit_test(one_row_more_is_refused),
		cmocka_unit_test(only_what_is_too_long_is_cut),
		cmocka_unit_test(a_book_can_be_left_unwritten),
		cmocka_unit_test(a_day_that_no_spreadsheet_counts_is_text),
	};

	return cmocka_run_group_tests_name("book", tests, NULL, NULL);
}
