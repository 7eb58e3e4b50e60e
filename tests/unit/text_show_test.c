#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "text.h"

#define FFFD "\xEF\xBF\xBD"
#define NBSP "\xC2\xA0"
#define E_ACUTE "\xC3\xA9"
#define ACUTE "\xCC\x81"		/* U+0301, combining */
#define DAY_CJK "\xE6\x97\xA5"		/* U+65E5, wide */
#define GRIN "\xF0\x9F\x98\x80"		/* U+1F600, wide */
#define ZWSP "\xE2\x80\x8B"		/* U+200B, no width */
#define DOTS "\xE2\x80\xA6"		/* U+2026 */

static void wide_characters_take_two_columns(void **state)
{
	(void)state;
	assert_int_equal(afi_text_width(""), 0);
	assert_int_equal(afi_text_width("abc def ghi jkl"), 15);
	assert_int_equal(afi_text_width("caf" E_ACUTE), 4);
	assert_int_equal(afi_text_width(DAY_CJK DAY_CJK), 4);
	assert_int_equal(afi_text_width("a" GRIN "b"), 4);
	assert_int_equal(afi_text_width("\xE3\x80\x80"), 2);
}

static void combining_characters_take_none(void **state)
{
	(void)state;
	assert_int_equal(afi_text_width("e" ACUTE), 1);
	assert_int_equal(afi_text_width("e" ACUTE ACUTE "x"), 2);
	assert_int_equal(afi_text_width("a" ZWSP "b"), 2);
}

static void what_is_replaced_takes_one(void **state)
{
	(void)state;
	assert_int_equal(afi_text_width("\x1B[0m"), 4);
	assert_int_equal(afi_text_width("\xE6\x97"), 2);
	assert_int_equal(afi_text_width("\xC2\x9B"), 1);
	assert_int_equal(afi_text_width("\xE2\x80\xAE"), 1);
	assert_int_equal(afi_text_width("a\tb\nc"), 5);
}

static void check_safe(const char *in, size_t len, const char *want)
{
	struct afi_str out = AFI_STR_INIT;

	afi_text_safe(&out, in, len);
	assert_string_equal(out.s, want);
	afi_str_clear(&out);
}

static void safe_text_is_left_as_it_is(void **state)
{
	const char *text = "a " E_ACUTE "\n" GRIN NBSP ZWSP "e" ACUTE "\n";

	(void)state;
	check_safe("", 0, "");
	check_safe(text, strlen(text), text);
}

static void control_characters_are_replaced(void **state)
{
	(void)state;
	check_safe("a\x1B[31mb", 7, "a" FFFD "[31mb");
	check_safe("a\0b", 3, "a" FFFD "b");
	check_safe("\r\n\x7F\x07", 4, FFFD "\n" FFFD FFFD);
	check_safe("\xC2\x9B" "31m", 5, FFFD "31m");
	check_safe("\xC2\x85", 2, FFFD);
	check_safe("\xE2\x80\xA8\xE2\x80\xA9", 6, FFFD FFFD);
}

static void bidirectional_controls_and_marks_are_replaced(void **state)
{
	(void)state;
	check_safe("\xE2\x80\xAE" "a\xE2\x81\xA9", 7, FFFD "a" FFFD);
	check_safe("\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C", 8, FFFD FFFD FFFD);
}

static void every_invalid_byte_is_replaced(void **state)
{
	(void)state;
	check_safe("a\xFF" "b", 3, "a" FFFD "b");
	check_safe("\xE6\x97", 2, FFFD FFFD);
	check_safe("\xE6\x97" "a", 3, FFFD FFFD "a");
	check_safe("\xC0\xAF", 2, FFFD FFFD);
	check_safe("\xED\xA0\x80", 3, FFFD FFFD FFFD);
	check_safe("\xF4\x90\x80\x80", 4, FFFD FFFD FFFD FFFD);
	check_safe(DAY_CJK, 1, FFFD);
	/* A bare C1 byte, which some terminals obey. */
	check_safe("\x9B" "31m", 4, FFFD "31m");
}

static void a_tab_goes_to_the_next_multiple_of_eight(void **state)
{
	(void)state;
	check_safe("\ta", 2, "        a");
	check_safe("abc\ta", 5, "abc     a");
	check_safe("1234567\ta", 9, "1234567 a");
	check_safe("12345678\ta", 10, "12345678        a");
	check_safe("\n12\ta", 5, "\n12      a");
	check_safe(DAY_CJK "\ta", 5, DAY_CJK "      a");
	check_safe("e" ACUTE "\ta", 5, "e" ACUTE "       a");
	check_safe("\x01\ta", 3, FFFD "       a");
}

static void check_fit(const char *in, size_t width, const char *want)
{
	struct afi_str out = AFI_STR_INIT;

	afi_str_adds(&out, DAY_CJK);
	afi_text_fit(&out, in, width);
	assert_string_equal(out.s + strlen(DAY_CJK), want);
	assert_int_equal(afi_text_width(out.s), 2 + width);
	afi_str_clear(&out);
}

static void what_is_short_is_padded(void **state)
{
	(void)state;
	check_fit("", 3, "   ");
	check_fit("ab", 4, "ab  ");
	check_fit("abcd", 4, "abcd");
	check_fit(DAY_CJK, 3, DAY_CJK " ");
	check_fit("e" ACUTE, 2, "e" ACUTE " ");
}

static void what_is_long_is_cut(void **state)
{
	(void)state;
	check_fit("abcde", 4, "abc" DOTS);
	check_fit("abcde", 1, DOTS);
	check_fit("abcde", 0, "");
	check_fit("", 0, "");
	check_fit("e" ACUTE "bcd", 2, "e" ACUTE DOTS);
	check_fit("abe" ACUTE, 3, "abe" ACUTE);
}

static void wide_characters_are_not_halved(void **state)
{
	(void)state;
	check_fit(DAY_CJK DAY_CJK, 4, DAY_CJK DAY_CJK);
	check_fit(DAY_CJK DAY_CJK, 3, DAY_CJK DOTS);
	check_fit(DAY_CJK DAY_CJK DAY_CJK, 4, DAY_CJK DOTS " ");
	check_fit("abc" GRIN, 4, "abc" DOTS);
	check_fit(DAY_CJK, 1, DOTS);
	check_fit(DAY_CJK "a", 2, DOTS " ");
}

static void fitting_makes_one_safe_line(void **state)
{
	(void)state;
	check_fit("a\tb\nc", 6, "a b c ");
	check_fit("a\x1B\xFF\xC2\x9B", 5, "a" FFFD FFFD FFFD " ");
}

static void check_wrap(const char *in, size_t indent, size_t width,
		       const char *want)
{
	struct afi_str out = AFI_STR_INIT;

	afi_text_wrap(&out, in, indent, width);
	assert_string_equal(out.s, want);
	afi_str_clear(&out);
}

static void lines_are_broken_between_words(void **state)
{
	(void)state;
	check_wrap("one two three", 0, 7, "one two\nthree\n");
	check_wrap("one two three", 0, 6, "one\ntwo\nthree\n");
	check_wrap("one two three", 0, 13, "one two three\n");
	check_wrap("one two three", 0, 12, "one two\nthree\n");
}

static void every_line_is_indented_within_the_width(void **state)
{
	(void)state;
	check_wrap("one two three", 2, 9, "  one two\n  three\n");
	check_wrap("one two three", 2, 8, "  one\n  two\n  three\n");
	check_wrap("a\n\nb", 2, 9, "  a\n\n  b\n");
}

static void breaks_are_kept(void **state)
{
	(void)state;
	check_wrap("a\nb", 0, 9, "a\nb\n");
	check_wrap("a\n", 0, 9, "a\n");
	check_wrap("a\n\n\nb\n\n", 0, 9, "a\n\n\nb\n\n");
	check_wrap("\n", 0, 9, "\n");
	check_wrap("", 4, 9, "");
}

static void blanks_go_where_a_line_is_broken_or_ends(void **state)
{
	(void)state;
	check_wrap("one   two", 0, 9, "one   two\n");
	check_wrap("one   two", 0, 8, "one\ntwo\n");
	check_wrap("  - item one", 0, 8, "  - item\none\n");
	check_wrap("one   ", 0, 9, "one\n");
	check_wrap("   ", 2, 9, "\n");
	check_wrap("          ten", 0, 8, "ten\n");
}

static void long_words_are_broken_between_characters(void **state)
{
	(void)state;
	check_wrap("abcdefgh", 0, 3, "abc\ndef\ngh\n");
	check_wrap("x abcdefgh y", 0, 3, "x\nabc\ndef\ngh\ny\n");
	check_wrap("x abcd", 1, 3, " x\n ab\n cd\n");
	check_wrap("abe" ACUTE "d", 0, 3, "abe" ACUTE "\nd\n");
}

static void wide_characters_are_wrapped_whole(void **state)
{
	(void)state;
	check_wrap(DAY_CJK DAY_CJK DAY_CJK, 0, 5,
		   DAY_CJK DAY_CJK "\n" DAY_CJK "\n");
	check_wrap(DAY_CJK " " DAY_CJK, 0, 4, DAY_CJK "\n" DAY_CJK "\n");
	check_wrap(DAY_CJK " " DAY_CJK, 0, 5, DAY_CJK " " DAY_CJK "\n");
	check_wrap(DAY_CJK DAY_CJK, 0, 1, DAY_CJK "\n" DAY_CJK "\n");
}

static void a_line_always_takes_a_character(void **state)
{
	(void)state;
	check_wrap("ab", 0, 0, "a\nb\n");
	check_wrap("ab", 4, 2, "    a\n    b\n");
}

static void a_line_may_begin_without_width(void **state)
{
	(void)state;
	check_wrap(ACUTE ACUTE "a", 2, 9, "  " ACUTE ACUTE "a\n");
	check_wrap(ZWSP " abc", 1, 4, " " ZWSP "\n abc\n");
}

static void wrapped_text_is_safe(void **state)
{
	(void)state;
	check_wrap("a\tb \x1B[0m", 0, 20, "a       b " FFFD "[0m\n");
	check_wrap("a\xFF\xC2\x9B", 0, 20, "a" FFFD FFFD "\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wide_characters_take_two_columns),
		cmocka_unit_test(combining_characters_take_none),
		cmocka_unit_test(what_is_replaced_takes_one),
		cmocka_unit_test(safe_text_is_left_as_it_is),
		cmocka_unit_test(control_characters_are_replaced),
		cmocka_unit_test(bidirectional_controls_and_marks_are_replaced),
		cmocka_unit_test(every_invalid_byte_is_replaced),
		cmocka_unit_test(a_tab_goes_to_the_next_multiple_of_eight),
		cmocka_unit_test(what_is_short_is_padded),
		cmocka_unit_test(what_is_long_is_cut),
		cmocka_unit_test(wide_characters_are_not_halved),
		cmocka_unit_test(fitting_makes_one_safe_line),
		cmocka_unit_test(lines_are_broken_between_words),
		cmocka_unit_test(every_line_is_indented_within_the_width),
		cmocka_unit_test(breaks_are_kept),
		cmocka_unit_test(blanks_go_where_a_line_is_broken_or_ends),
		cmocka_unit_test(long_words_are_broken_between_characters),
		cmocka_unit_test(wide_characters_are_wrapped_whole),
		cmocka_unit_test(a_line_always_takes_a_character),
		cmocka_unit_test(a_line_may_begin_without_width),
		cmocka_unit_test(wrapped_text_is_safe),
	};

	return cmocka_run_group_tests_name("text_show", tests, NULL, NULL);
}
