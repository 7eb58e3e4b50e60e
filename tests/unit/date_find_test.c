#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "date_find.h"

/* What is found in a text, one after the other: "words = day [until day]". */
static char *found_in(const char *text)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_found found;
	size_t from = 0;

	while (afi_found_next(&found, text, from, SIZE_MAX)) {
		if (out.len)
			afi_str_adds(&out, "; ");
		afi_str_add(&out, text + found.begin, found.end - found.begin);
		afi_str_adds(&out, " = ");
		if (found.date.day == AFI_NO_DAY)
			afi_str_adds(&out, "no year");
		afi_date_store(&out, &found.date);
		if (found.until != AFI_NO_DAY) {
			afi_str_adds(&out, " until ");
			afi_day_iso(&out, found.until);
		}
		from = found.end;
	}
	return afi_str_take(&out);
}

static void check(const char *text, const char *expected)
{
	char *found = found_in(text);

	if (strcmp(found, expected) != 0)
		fail_msg("in '%s': '%s', not '%s'", text, found, expected);
	free(found);
}

static void days_are_found(void **state)
{
	(void)state;
	check("published 5th December 2024.",
	      "5th December 2024 = 2024-12-05");
	check("on Thursday 4 September 2014 at 00:01",
	      "4 September 2014 = 2014-09-04");
	check("the 2nd of March, 2017", "2nd of March, 2017 = 2017-03-02");
	check("on 2/3/2017, not 17", "2/3/2017 = 2017-03-02");
	check("2017-03-02: closed", "2017-03-02 = 2017-03-02");
	check("March 2, 2017 and Sept. 14 2016",
	      "March 2, 2017 = 2017-03-02; Sept. 14 2016 = 2016-09-14");
	check("(5\xC2\xA0" "DECEMBER 2024)", "5\xC2\xA0" "DECEMBER 2024 = "
	      "2024-12-05");
	check("[on]2nd March 2017[/on]", "2nd March 2017 = 2017-03-02");
}

static void months_and_vaguer_dates_are_found(void **state)
{
	(void)state;
	check("by April 2025 at the latest", "April 2025 = 2025-04");
	check("is due in mid-2025 to see", "mid-2025 = 2025-06-30");
	check("by the end of April 2025", "end of April 2025 = 2025-04-30");
	check("by the end of 2025", "end of 2025 = 2025-12-31");
	check("in early spring 2025", "spring 2025 = 2025-05-31");
	check("from Q1 2025", "Q1 2025 = 2025-03-31");
}

static void vaguer_dates_keep_their_words(void **state)
{
	struct afi_found found;

	(void)state;
	assert_true(afi_found_next(&found, "due in mid-2025 or so", 0,
				   SIZE_MAX));
	assert_string_equal(found.date.words, "mid-2025");
	assert_true(afi_found_next(&found, "by end of 2025", 0, SIZE_MAX));
	assert_string_equal(found.date.words, "end of 2025");
	assert_true(afi_found_next(&found, "in April 2025", 0, SIZE_MAX));
	assert_string_equal(found.date.words, "");
}

static void ranges_are_one_date(void **state)
{
	(void)state;
	check("from 27 January to 7 February 2025",
	      "27 January to 7 February 2025 = 2025-01-27 until 2025-02-07");
	check("27\xE2\x80\x93" "29 January 2025",
	      "27\xE2\x80\x93" "29 January 2025 = "
	      "2025-01-27 until 2025-01-29");
	check("on the 7th, 8th and 9th of January 2025",
	      "7th, 8th and 9th of January 2025 = "
	      "2025-01-07 until 2025-01-09");
	check("January-April 2014",
	      "January-April 2014 = 2014-01-01 until 2014-04-30");
	check("Between January and April 2014 they",
	      "January and April 2014 = 2014-01-01 until 2014-04-30");
	check("20 December to 5 January 2025",
	      "20 December to 5 January 2025 = 2024-12-20 until 2025-01-05");
	check("between 5 December 2024 and 3 January 2025",
	      "5 December 2024 and 3 January 2025 = "
	      "2024-12-05 until 2025-01-03");
}

static void two_dates_share_a_year(void **state)
{
	(void)state;
	check("on 27 January and 7 February 2025",
	      "27 January = 2025-01-27; 7 February 2025 = 2025-02-07");
	check("In March and May 2018 we",
	      "March = 2018-03; May 2018 = 2018-05");
}

static void what_has_no_year_says_so(void **state)
{
	(void)state;
	check("on the 7th and 8th of January and then",
	      "7th and 8th of January = no year");
	check("By 30 September, all", "30 September = no year");
	check("a process in February where", "February = no year");
}

static void names_of_months_are_words_too(void **state)
{
	(void)state;
	check("They may act. May they? March on, Augusta.", "");
	check("a march in 2025", "");
	check("In May we saw it", "May = no year");
}

static void other_numbers_are_no_dates(void **state)
{
	(void)state;
	check("the 2023/24 PEEL, the 21/22 one and 2023-2025", "");
	check("47% in 12 months, see 1.2.10 and 00:01", "");
	check("April 2023-24 was", "");
	check("31 June 2025", "");
	check("in 2025", "");
	check("AFI's 2 and 3, 22 outcomes", "");
	check("A12 March 2025x", "");
}

static int day(int year, int month, int mday)
{
	return afi_day_of(year, month, mday);
}

static void check_placed(const char *text, int seen, bool ahead, int expected,
			 int until)
{
	struct afi_found found;

	assert_true(afi_found_next(&found, text, 0, SIZE_MAX));
	assert_true(afi_found_place(&found, seen, ahead));
	assert_int_equal(found.date.day, expected);
	assert_int_equal(found.until, until);
}

static void another_date_gives_the_year(void **state)
{
	const int seen = day(2025, 1, 28);

	(void)state;
	check_placed("the 7th and 8th of January", seen, false,
		     day(2025, 1, 7), day(2025, 1, 8));
	check_placed("on 1 December", seen, false, day(2024, 12, 1),
		     AFI_NO_DAY);
	check_placed("by 30 September", seen, true, day(2025, 9, 30),
		     AFI_NO_DAY);
	check_placed("by 5 January", seen, true, day(2026, 1, 5),
		     AFI_NO_DAY);
	check_placed("in January", seen, true, day(2025, 1, 31), AFI_NO_DAY);
	check_placed("20 December to 5 January", seen, false,
		     day(2024, 12, 20), day(2025, 1, 5));
}

static void a_year_that_is_given_stays(void **state)
{
	(void)state;
	check_placed("5 March 2017", day(2025, 1, 28), true,
		     day(2017, 3, 5), AFI_NO_DAY);
}

static void no_other_date_gives_no_year(void **state)
{
	struct afi_found found;

	(void)state;
	assert_true(afi_found_next(&found, "by 30 September", 0, SIZE_MAX));
	assert_false(afi_found_place(&found, AFI_NO_DAY, true));
	assert_int_equal(found.date.day, AFI_NO_DAY);
	assert_true(afi_found_next(&found, "29 February", 0, SIZE_MAX));
	assert_false(afi_found_place(&found, day(2025, 3, 1), true));
}

static void a_line_can_be_a_date_alone(void **state)
{
	struct afi_found found;

	(void)state;
	assert_true(afi_found_alone(&found, "Date: 28th January 2025"));
	assert_int_equal(found.date.day, day(2025, 1, 28));
	assert_true(afi_found_alone(&found, "Published on Thursday, "
				    "4 September 2014."));
	assert_true(afi_found_alone(&found, "3 September 2014"));
	assert_false(afi_found_alone(&found, "Dear 3 September 2014"));
	assert_false(afi_found_alone(&found, "3 September 2014 it was"));
	assert_false(afi_found_alone(&found, "Date:"));
	assert_false(afi_found_alone(&found, ""));
}

/* Each of these once made the same bytes be read again from each number. */
static void long_texts_take_no_longer(void **state)
{
	static const char *const parts[] = {
		"1, ", "1-", "1/", "7th and ", "May ", "12 ", "end of ",
		"2024",
	};
	struct afi_str text = AFI_STR_INIT;
	struct afi_found found;
	size_t from;

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		afi_str_reset(&text);
		while (text.len < 200000)
			afi_str_adds(&text, parts[i]);
		for (from = 0; afi_found_next(&found, text.s, from, SIZE_MAX);)
			from = found.end;
	}
	afi_str_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_found),
		cmocka_unit_test(months_and_vaguer_dates_are_found),
		cmocka_unit_test(vaguer_dates_keep_their_words),
		cmocka_unit_test(ranges_are_one_date),
		cmocka_unit_test(two_dates_share_a_year),
		cmocka_unit_test(what_has_no_year_says_so),
		cmocka_unit_test(names_of_months_are_words_too),
		cmocka_unit_test(other_numbers_are_no_dates),
		cmocka_unit_test(another_date_gives_the_year),
		cmocka_unit_test(a_year_that_is_given_stays),
		cmocka_unit_test(no_other_date_gives_no_year),
		cmocka_unit_test(a_line_can_be_a_date_alone),
		cmocka_unit_test(long_texts_take_no_longer),
	};

	return cmocka_run_group_tests_name("date_find", tests, NULL, NULL);
}
