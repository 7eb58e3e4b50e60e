#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "keys.h"
#include "sheet.h"
#include "str.h"

/* Read @text, which must succeed. */
static struct afi_sheet read_text(const char *text)
{
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_sheet_read(&sheet, text, strlen(text), &err))
		fail_msg("%s", err.msg);
	return sheet;
}

/* Whether cell @column of row @row of @text is @wanted. */
static void cell_is(const char *text, size_t row, size_t column,
		    const char *wanted)
{
	struct afi_sheet sheet = read_text(text);

	assert_true(row < sheet.n && column < sheet.ncolumns);
	assert_string_equal(sheet.v[row].cells[column], wanted);
	afi_sheet_clear(&sheet);
}

static void is_refused(const char *text, const char *message)
{
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(afi_sheet_read(&sheet, text, strlen(text), &err),
			 AFI_EINVALID);
	assert_non_null(strstr(err.msg, message));
	assert_null(sheet.v);
}

static void separators_are_found(void **state)
{
	(void)state;
	cell_is("Ref,Title\n1,one\n", 0, 1, "one");
	cell_is("Ref;Title\n1;one\n", 0, 1, "one");
	cell_is("Ref\tTitle\n1\tone\n", 0, 1, "one");
	cell_is("sep=;\r\nRef;Title, in short\r\n1;one\r\n", 0, 1, "one");
}

static void commas_in_text_do_not_make_columns(void **state)
{
	(void)state;
	cell_is("Ref;Title\n1;red, green, blue, grey\n2;a, b, c, d, e\n", 0,
		1, "red, green, blue, grey");
}

static void a_byte_order_mark_does_no_harm(void **state)
{
	(void)state;
	cell_is("\xef\xbb\xbfRef,Title\n1,one\n", 0, 0, "1");
}

static void quoted_cells_hold_anything(void **state)
{
	(void)state;
	cell_is("Ref,Title\r\n1,\"two\r\nlines, \"\"said\"\" he\"\r\n", 0, 1,
		"two\r\nlines, \"said\" he");
	cell_is("Ref,Title\n1,5\" long\n", 0, 1, "5\" long");
	cell_is("Ref,Title\n\"\",\"\"\"\"\n", 0, 1, "\"");
}

static void the_last_line_needs_no_break(void **state)
{
	(void)state;
	cell_is("Ref,Title\n1,one", 0, 1, "one");
	cell_is("Ref,Title\n1,\"one\"", 0, 1, "one");
	cell_is("Ref,Title\n1,", 0, 0, "1");
}

static void blanks_around_cells_are_gone(void **state)
{
	(void)state;
	cell_is("Ref,Title\n1,\xc2\xa0 one \xc2\xa0\n", 0, 1, "one");
}

static void what_is_empty_is_left_out(void **state)
{
	struct afi_sheet sheet = read_text("Ref,Title,,\n,,,\n1,one,,\n\n,,\n");

	(void)state;
	assert_int_equal(sheet.ncolumns, 2);
	assert_int_equal(sheet.n, 1);
	assert_int_equal(sheet.v[0].line, 3);
	afi_sheet_clear(&sheet);
}

static void a_title_above_the_header_is_none(void **state)
{
	struct afi_sheet sheet = read_text(
		"Tracker of Northshire,,,,\n,,,,\nForce:,Northshire,,,\n"
		"Ref,Title,Owner,Due,Status\n1,one,ACC,,\n");

	(void)state;
	assert_int_equal(sheet.header_line, 4);
	assert_string_equal(sheet.header[4], "Status");
	assert_int_equal(sheet.n, 1);
	afi_sheet_clear(&sheet);
}

static void lines_are_counted_over_breaks_in_cells(void **state)
{
	struct afi_sheet sheet = read_text("Ref,Title\n1,\"a\nb\nc\"\n2,two\n");

	(void)state;
	assert_int_equal(sheet.v[0].line, 2);
	assert_int_equal(sheet.v[1].line, 5);
	afi_sheet_clear(&sheet);
}

static void short_rows_are_filled_and_long_ones_wrong(void **state)
{
	struct afi_sheet sheet = read_text("Ref,Title,Owner\n1\n2,two,ACC,x\n"
					   "3,three,ACC,,,\n");

	(void)state;
	assert_string_equal(sheet.v[0].cells[2], "");
	assert_null(sheet.v[0].wrong);
	assert_non_null(sheet.v[1].wrong);
	assert_int_equal(sheet.v[1].wrong_column, 4);
	assert_null(sheet.v[2].wrong);
	afi_sheet_clear(&sheet);
}

static void a_cell_too_large_is_wrong(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_sheet sheet;

	(void)state;
	afi_str_adds(&text, "Ref,Title\n1,");
	for (size_t i = 0; i <= AFI_SHEET_CELL; i++)
		afi_str_addc(&text, 'x');
	afi_str_adds(&text, "\n2,two\n");
	sheet = read_text(text.s);
	assert_int_equal(sheet.n, 2);
	assert_int_equal(sheet.v[0].wrong_column, 2);
	assert_null(sheet.v[1].wrong);
	afi_sheet_clear(&sheet);
	afi_str_clear(&text);
}

static void an_apostrophe_before_a_formula_is_gone(void **state)
{
	(void)state;
	cell_is("Ref,Title\n1,'=A1\n", 0, 1, "=A1");
	cell_is("Ref,Title\n1,'-5 people\n", 0, 1, "-5 people");
	cell_is("Ref,Title\n1,''=A1\n", 0, 1, "'=A1");
	cell_is("Ref,Title\n1,'tis so\n", 0, 1, "'tis so");
	cell_is("Ref,Title\n1,'-5\n", 0, 1, "'-5");
}

static void no_header_is_an_error(void **state)
{
	(void)state;
	is_refused("", "no rows");
	is_refused("A letter.\nWithout a table.\n", "two headings");
	is_refused("1,2\n3,4\n", "two headings");
}

static void a_quote_that_never_ends_is_an_error(void **state)
{
	(void)state;
	is_refused("Ref,Title\n1,one\n2,\"two\n3,three\n", "line 3: ");
}

static void keys_are_numbered_as_they_come(void **state)
{
	struct afi_keys keys = AFI_KEYS_INIT;
	struct afi_str key = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		afi_str_reset(&key);
		afi_str_addf(&key, "key %zu", i % 500);
		assert_int_equal(afi_keys_add(&keys, key.s), i % 500);
	}
	assert_int_equal(keys.n, 500);
	assert_int_equal(afi_keys_find(&keys, "key 77"), 77);
	assert_true(afi_keys_find(&keys, "key") == AFI_NO_KEY);
	afi_keys_clear(&keys);
	assert_true(afi_keys_find(&keys, "key 77") == AFI_NO_KEY);
	afi_str_clear(&key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(separators_are_found),
		cmocka_unit_test(commas_in_text_do_not_make_columns),
		cmocka_unit_test(a_byte_order_mark_does_no_harm),
		cmocka_unit_test(quoted_cells_hold_anything),
		cmocka_unit_test(the_last_line_needs_no_break),
		cmocka_unit_test(blanks_around_cells_are_gone),
		cmocka_unit_test(what_is_empty_is_left_out),
		cmocka_unit_test(a_title_above_the_header_is_none),
		cmocka_unit_test(lines_are_counted_over_breaks_in_cells),
		cmocka_unit_test(short_rows_are_filled_and_long_ones_wrong),
		cmocka_unit_test(a_cell_too_large_is_wrong),
		cmocka_unit_test(an_apostrophe_before_a_formula_is_gone),
		cmocka_unit_test(no_header_is_an_error),
		cmocka_unit_test(a_quote_that_never_ends_is_an_error),
		cmocka_unit_test(keys_are_numbered_as_they_come),
	};

	return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
