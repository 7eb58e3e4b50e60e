#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "text.h"

#define BOM "\xEF\xBB\xBF"
#define NBSP "\xC2\xA0"
#define E_ACUTE "\xC3\xA9"
#define ACUTE "\xCC\x81"		/* U+0301, combining */
#define DAY_CJK "\xE6\x97\xA5"		/* U+65E5, wide */
#define GRIN "\xF0\x9F\x98\x80"		/* U+1F600, wide */

static void check_normal_bytes(const char *in, size_t len, const char *want)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t at = 0;

	afi_str_adds(&out, "before ");
	if (afi_text_normalise(&out, in, len, &err))
		fail_msg("%s", err.msg);
	assert_memory_equal(out.s, "before ", 7);
	assert_string_equal(out.s + 7, want);
	assert_true(afi_text_is_clean(out.s + 7, out.len - 7, &at));
	assert_int_equal(afi_text_is_clean(in, len, &at),
			 !strcmp(in, want));
	afi_str_clear(&out);
}

static void check_normal(const char *in, const char *want)
{
	check_normal_bytes(in, strlen(in), want);
}

static void check_refused_bytes(const char *in, size_t len, size_t wrong,
				const char *message)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t at = 777;

	afi_str_adds(&out, "before");
	assert_int_equal(afi_text_normalise(&out, in, len, &err),
			 AFI_EINVALID);
	assert_string_equal(out.s, "before");
	assert_string_equal(err.msg, message);
	assert_false(afi_text_is_clean(in, len, &at));
	assert_int_equal(at, wrong);
	assert_false(afi_text_is_clean(in, len, NULL));
	afi_str_clear(&out);
}

static void check_refused(const char *in, size_t wrong, const char *message)
{
	check_refused_bytes(in, strlen(in), wrong, message);
}

static void plain_text_is_left_as_it_is(void **state)
{
	(void)state;
	check_normal("", "");
	check_normal("The force should improve.", "The force should improve.");
	check_normal("a\n\tb\n\n c \n", "a\n\tb\n\n c \n");
	check_normal("caf" E_ACUTE " " GRIN " \xF4\x8F\xBF\xBF",
		     "caf" E_ACUTE " " GRIN " \xF4\x8F\xBF\xBF");
	check_normal("0123456789abcdef ~!@# 0123456789 \n 01234567\t",
		     "0123456789abcdef ~!@# 0123456789 \n 01234567\t");
}

static void every_break_becomes_a_line_feed(void **state)
{
	(void)state;
	check_normal("a\r\nb", "a\nb");
	check_normal("a\rb", "a\nb");
	check_normal("a\fb", "a\nb");
	check_normal("a\xC2\x85" "b", "a\nb");
	check_normal("a\xE2\x80\xA8" "b", "a\nb");
	check_normal("a\xE2\x80\xA9" "b", "a\nb");
}

static void cr_and_lf_are_one_break_only_in_that_order(void **state)
{
	(void)state;
	check_normal("\r\n", "\n");
	check_normal("\r\n\r\n", "\n\n");
	check_normal("\r\r\n\n", "\n\n\n");
	check_normal("\n\r", "\n\n");
	check_normal("a\r", "a\n");
	check_normal("1234567\r\n1234567\r\n", "1234567\n1234567\n");
	check_normal("\r\xC2\x85\r\f", "\n\n\n\n");
	check_normal_bytes("a\r\nb", 2, "a\n");
}

static void leading_byte_order_marks_are_dropped(void **state)
{
	(void)state;
	check_normal(BOM "a", "a");
	check_normal(BOM, "");
	check_normal(BOM BOM "a", "a");
	check_normal("a" BOM "b", "a" BOM "b");
	check_normal("\n" BOM, "\n" BOM);
}

static void is_clean_finds_what_normalising_would_change(void **state)
{
	size_t at = 777;

	(void)state;
	assert_false(afi_text_is_clean("12345678\r\n", 10, &at));
	assert_int_equal(at, 8);
	assert_false(afi_text_is_clean(BOM "a", 4, &at));
	assert_int_equal(at, 0);
	assert_false(afi_text_is_clean("abc\f", 4, &at));
	assert_int_equal(at, 3);
	assert_false(afi_text_is_clean("\xC2\xA0\xC2\x85", 4, &at));
	assert_int_equal(at, 2);
	assert_false(afi_text_is_clean("a\xE2\x80\xA9", 4, &at));
	assert_int_equal(at, 1);
}

static void every_byte_is_judged_alike_at_every_offset(void **state)
{
	char text[24];
	size_t i, at;
	int c;
	bool fine;

	(void)state;
	for (c = 0; c < 256; c++)
		for (i = 0; i < sizeof(text); i++) {
			memset(text, 'x', sizeof(text));
			text[i] = (char)c;
			at = 777;
			fine = c == '\t' || c == '\n' ||
			       (c >= 0x20 && c <= 0x7E);
			assert_int_equal(afi_text_is_clean(text, sizeof(text),
							   &at), fine);
			assert_int_equal(at, fine ? 777 : i);
		}
}

static void control_characters_are_refused(void **state)
{
	(void)state;
	check_refused("one\nfour\x1B[31m", 8, "line 2, column 5: control "
		      "character U+001B is not allowed");
	check_refused("\x07", 0, "line 1, column 1: control character U+0007 "
		      "is not allowed");
	check_refused("a\vb", 1, "line 1, column 2: control character U+000B "
		      "is not allowed");
	check_refused("a\x7F", 1, "line 1, column 2: control character U+007F "
		      "is not allowed");
	check_refused_bytes("ab\0c", 4, 2, "line 1, column 3: control "
			    "character U+0000 is not allowed");
	check_refused("a\xC2\x9B", 1, "line 1, column 2: control character "
		      "U+009B is not allowed");
	check_refused("a\xC2\x80", 1, "line 1, column 2: control character "
		      "U+0080 is not allowed");
	check_refused("a\xC2\x9F", 1, "line 1, column 2: control character "
		      "U+009F is not allowed");
}

static void a_column_counts_characters(void **state)
{
	(void)state;
	check_refused(E_ACUTE DAY_CJK GRIN "\t\x01", 10, "line 1, column 5: "
		      "control character U+0001 is not allowed");
	check_refused("123456789 123456789 \x01", 20, "line 1, column 21: "
		      "control character U+0001 is not allowed");
}

static void lines_are_counted_by_breaks_of_any_kind(void **state)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *text = BOM "1\r\n2\r3\f4\xC2\x85" "5\xE2\x80\xA8"
		"6\xE2\x80\xA9" "7\n\nab\x01";

	(void)state;
	assert_int_equal(afi_text_normalise(&out, text, strlen(text), &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "line 9, column 3: control character "
			    "U+0001 is not allowed");
	afi_str_clear(&out);
}

static void bidirectional_controls_are_refused(void **state)
{
	(void)state;
	check_refused("a\xE2\x80\xAE", 1, "line 1, column 2: bidirectional "
		      "control U+202E is not allowed");
	check_refused("\xE2\x80\xAA", 0, "line 1, column 1: bidirectional "
		      "control U+202A is not allowed");
	check_refused("\xE2\x81\xA6", 0, "line 1, column 1: bidirectional "
		      "control U+2066 is not allowed");
	check_refused("\xE2\x81\xA9", 0, "line 1, column 1: bidirectional "
		      "control U+2069 is not allowed");
}

static void their_neighbours_are_not(void **state)
{
	(void)state;
	check_normal("\xE2\x80\xAF", "\xE2\x80\xAF");	/* U+202F */
	check_normal("\xE2\x81\xA5", "\xE2\x81\xA5");	/* U+2065 */
	check_normal("\xE2\x81\xAA", "\xE2\x81\xAA");	/* U+206A */
	check_normal("\xE2\x80\x8E", "\xE2\x80\x8E");	/* U+200E, a mark */
	check_normal(NBSP, NBSP);
	check_normal("\xEF\xBF\xBD", "\xEF\xBF\xBD");
	check_normal("\xEE\x80\x80", "\xEE\x80\x80");	/* private use */
}

static void what_yaml_cannot_hold_is_refused(void **state)
{
	(void)state;
	check_refused("\xEF\xBF\xBE", 0, "line 1, column 1: noncharacter "
		      "U+FFFE is not allowed");
	check_refused("\xEF\xBF\xBF", 0, "line 1, column 1: noncharacter "
		      "U+FFFF is not allowed");
}

static void overlong_utf8_is_refused(void **state)
{
	(void)state;
	check_refused("a\xC0\xAF", 1, "line 1, column 2: byte 0xC0 is not "
		      "valid UTF-8");
	check_refused("\xC1\xBF", 0, "line 1, column 1: byte 0xC1 is not "
		      "valid UTF-8");
	check_refused("\xE0\x9F\xBF", 0, "line 1, column 1: byte 0xE0 is not "
		      "valid UTF-8");
	check_refused("\xF0\x8F\xBF\xBF", 0, "line 1, column 1: byte 0xF0 is "
		      "not valid UTF-8");
}

static void surrogates_are_refused(void **state)
{
	(void)state;
	check_refused("\xED\xA0\x80", 0, "line 1, column 1: byte 0xED is not "
		      "valid UTF-8");
	check_refused("\xED\xBF\xBF", 0, "line 1, column 1: byte 0xED is not "
		      "valid UTF-8");
	check_normal("\xED\x9F\xBF", "\xED\x9F\xBF");	/* U+D7FF */
}

static void nothing_is_above_10ffff(void **state)
{
	(void)state;
	check_normal("\xF4\x8F\xBF\xBD", "\xF4\x8F\xBF\xBD");
	check_refused("\xF4\x90\x80\x80", 0, "line 1, column 1: byte 0xF4 is "
		      "not valid UTF-8");
	check_refused("\xF5\x80\x80\x80", 0, "line 1, column 1: byte 0xF5 is "
		      "not valid UTF-8");
	check_refused("\xFF", 0, "line 1, column 1: byte 0xFF is not valid "
		      "UTF-8");
}

static void a_truncated_character_is_refused(void **state)
{
	(void)state;
	check_refused("ab\xC3", 2, "line 1, column 3: byte 0xC3 is not valid "
		      "UTF-8");
	check_refused("\xE6\x97", 0, "line 1, column 1: byte 0xE6 is not "
		      "valid UTF-8");
	check_refused("\xF0\x9F\x98", 0, "line 1, column 1: byte 0xF0 is not "
		      "valid UTF-8");
	check_refused("\xE6\x97z", 0, "line 1, column 1: byte 0xE6 is not "
		      "valid UTF-8");
	check_refused("\x80", 0, "line 1, column 1: byte 0x80 is not valid "
		      "UTF-8");
	/* The rest of the character is there, but beyond the length. */
	check_refused_bytes(DAY_CJK, 2, 0, "line 1, column 1: byte 0xE6 is "
			    "not valid UTF-8");
}

static void check_line(const char *in, const char *want)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_text_line(&out, in, "title", &err))
		fail_msg("%s", err.msg);
	assert_string_equal(out.s, want);
	assert_true(afi_text_is_clean(out.s, out.len, NULL));
	afi_str_clear(&out);
}

static void check_line_refused(const char *in, const char *message)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_str_adds(&out, "before");
	assert_int_equal(afi_text_line(&out, in, "title", &err), AFI_EINVALID);
	assert_string_equal(err.msg, message);
	assert_string_equal(out.s, "before");
	afi_str_clear(&out);
}

static void a_line_loses_blanks_and_breaks_at_its_ends(void **state)
{
	(void)state;
	check_line("a title", "a title");
	check_line(" \t\r\n a  title \n\n", "a  title");
	check_line(NBSP "a" NBSP "b\xE3\x80\x80", "a" NBSP "b");
	check_line("x", "x");
	check_line("a\tb", "a\tb");
	check_line(" " BOM "a", "a");
}

static void a_line_has_no_break_inside(void **state)
{
	(void)state;
	check_line_refused("a\nb", "title must be one line");
	check_line_refused("a\r\nb\n", "title must be one line");
	check_line_refused("a\xE2\x80\xA8" "b", "title must be one line");
}

static void a_line_is_not_empty(void **state)
{
	(void)state;
	check_line_refused("", "title is empty");
	check_line_refused(" \t \r\n" NBSP, "title is empty");
	check_line_refused(BOM, "title is empty");
}

static void a_line_is_refused_for_what_text_is(void **state)
{
	(void)state;
	check_line_refused("ab\x1B", "title: line 1, column 3: control "
			   "character U+001B is not allowed");
}

static void check_slug(const char *in, const char *want)
{
	struct afi_str out = AFI_STR_INIT;

	afi_str_adds(&out, "x/");
	afi_text_slug(&out, in);
	assert_string_equal(out.s + 2, want);
	afi_str_clear(&out);
}

static void a_slug_is_letters_digits_and_single_dashes(void **state)
{
	(void)state;
	check_slug("Leicestershire & Rutland", "leicestershire-rutland");
	check_slug("PEEL 2023/25", "peel-2023-25");
	check_slug("  --Kent--  ", "kent");
	check_slug("City of London", "city-of-london");
	check_slug("a\xFF\n" GRIN "b", "a-b");
}

static void a_slug_of_nothing_is_nothing(void **state)
{
	(void)state;
	check_slug("", "");
	check_slug(" & ", "");
	check_slug(DAY_CJK, "");
}

static void a_slug_leaves_accents_out(void **state)
{
	(void)state;
	check_slug("Ynys M\xC3\xB4n", "ynys-mon");
	check_slug("Mo" ACUTE "n", "mon");
	check_slug("\xC3\x89ire", "eire");
	check_slug("\xC5\x81\xC3\xB3" "d\xC5\xBA \xC5\x82", "lodz-l");
	check_slug("\xC3\x98st \xC4\x90", "ost-d");
}

/* 58 characters and a word that no longer fits; and one that just does. */
static void a_slug_is_cut_between_words(void **state)
{
	(void)state;
	check_slug("engaging with the public with fairness and with more of it "
		   "respectfully", "engaging-with-the-public-with-fairness-and-"
		   "with-more-of-it");
	check_slug("engaging with the public with fairness and with more of it "
		   "x respect", "engaging-with-the-public-with-fairness-and-"
		   "with-more-of-it-x");
}

/* The last word would end at 61. */
static void a_cut_slug_does_not_end_in_what_leads_on(void **state)
{
	(void)state;
	check_slug("finding out what victims and witnesses need and want from "
		   "the rest", "finding-out-what-victims-and-witnesses-need-"
		   "and-want");
	check_slug("answering every call for service within the time of the "
		   "whole day", "answering-every-call-for-service-within-the-"
		   "time");
	check_slug("what we hope for", "what-we-hope-for");
}

static void a_slug_has_at_most_60_characters(void **state)
{
	char text[100];

	(void)state;
	memset(text, 'a', sizeof(text));
	text[60] = '\0';
	check_slug(text, text);
	text[60] = 'a';
	text[61] = '\0';
	check_slug(text, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	/* A dash that would be the last is left out with what follows it. */
	text[59] = ' ';
	check_slug(text, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_is_left_as_it_is),
		cmocka_unit_test(every_break_becomes_a_line_feed),
		cmocka_unit_test(cr_and_lf_are_one_break_only_in_that_order),
		cmocka_unit_test(leading_byte_order_marks_are_dropped),
		cmocka_unit_test(is_clean_finds_what_normalising_would_change),
		cmocka_unit_test(every_byte_is_judged_alike_at_every_offset),
		cmocka_unit_test(control_characters_are_refused),
		cmocka_unit_test(a_column_counts_characters),
		cmocka_unit_test(lines_are_counted_by_breaks_of_any_kind),
		cmocka_unit_test(bidirectional_controls_are_refused),
		cmocka_unit_test(their_neighbours_are_not),
		cmocka_unit_test(what_yaml_cannot_hold_is_refused),
		cmocka_unit_test(overlong_utf8_is_refused),
		cmocka_unit_test(surrogates_are_refused),
		cmocka_unit_test(nothing_is_above_10ffff),
		cmocka_unit_test(a_truncated_character_is_refused),
		cmocka_unit_test(a_line_loses_blanks_and_breaks_at_its_ends),
		cmocka_unit_test(a_line_has_no_break_inside),
		cmocka_unit_test(a_line_is_not_empty),
		cmocka_unit_test(a_line_is_refused_for_what_text_is),
		cmocka_unit_test(a_slug_is_letters_digits_and_single_dashes),
		cmocka_unit_test(a_slug_of_nothing_is_nothing),
		cmocka_unit_test(a_slug_leaves_accents_out),
		cmocka_unit_test(a_slug_is_cut_between_words),
		cmocka_unit_test(a_cut_slug_does_not_end_in_what_leads_on),
		cmocka_unit_test(a_slug_has_at_most_60_characters),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
