#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"

static void check_iso(int day, const char *iso)
{
	struct afi_str out = AFI_STR_INIT;

	afi_day_iso(&out, day);
	assert_string_equal(out.s, iso);
	afi_str_clear(&out);
}

static void days_are_counted_from_1970(void **state)
{
	(void)state;
	assert_int_equal(afi_day_of(1970, 1, 1), 0);
	assert_int_equal(afi_day_of(1970, 1, 2), 1);
	assert_int_equal(afi_day_of(1969, 12, 31), -1);
	/* 30 years with the leap days of 72, 76, 80, 84, 88, 92 and 96. */
	assert_int_equal(afi_day_of(2000, 1, 1), 30 * 365 + 7);
	/* 70 years with 17 leap days, 1904 to 1968. */
	assert_int_equal(afi_day_of(1900, 1, 1), -(70 * 365 + 17));
}

static void every_fourth_year_is_a_leap_year(void **state)
{
	(void)state;
	assert_int_not_equal(afi_day_of(2024, 2, 29), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2023, 2, 29), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2024, 2, 30), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2024, 3, 1) - afi_day_of(2024, 2, 28), 2);
	assert_int_equal(afi_day_of(2023, 3, 1) - afi_day_of(2023, 2, 28), 1);
}

static void centuries_are_leap_years_only_by_400(void **state)
{
	(void)state;
	assert_int_equal(afi_day_of(1900, 2, 29), AFI_NO_DAY);
	assert_int_not_equal(afi_day_of(2000, 2, 29), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2100, 2, 29), AFI_NO_DAY);
}

static void what_is_no_civil_date_is_no_day(void **state)
{
	(void)state;
	assert_int_equal(afi_day_of(2025, 4, 31), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2025, 4, 0), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2025, 0, 1), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2025, 13, 1), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2025, -1, -1), AFI_NO_DAY);
	assert_int_equal(afi_day_of(INT32_MAX, INT32_MAX, INT32_MAX),
			 AFI_NO_DAY);
}

static void years_run_from_1900_to_2199(void **state)
{
	(void)state;
	assert_int_equal(afi_day_of(1899, 12, 31), AFI_NO_DAY);
	assert_int_not_equal(afi_day_of(1900, 1, 1), AFI_NO_DAY);
	assert_int_not_equal(afi_day_of(2199, 12, 31), AFI_NO_DAY);
	assert_int_equal(afi_day_of(2200, 1, 1), AFI_NO_DAY);
}

static void the_last_day_of_the_statutory_clock_is_day_56(void **state)
{
	int last = afi_day_of(2024, 12, 5) + 55;

	(void)state;
	check_iso(last, "2025-01-29");
	assert_int_equal(afi_day_weekday(last), 2);
	check_iso(afi_day_of(2023, 6, 9) + 55, "2023-08-03");
}

static void weekdays_begin_with_monday(void **state)
{
	(void)state;
	assert_int_equal(afi_day_weekday(afi_day_of(1900, 1, 1)), 0);
	assert_int_equal(afi_day_weekday(0), 3);
	assert_int_equal(afi_day_weekday(-1), 2);
	assert_int_equal(afi_day_weekday(afi_day_of(2025, 1, 26)), 6);
}

static void any_number_can_be_split(void **state)
{
	int year, month, mday;

	(void)state;
	afi_day_split(&year, &month, &mday, INT32_MAX);
	assert_in_range(month, 1, 12);
	assert_in_range(mday, 1, 31);
	afi_day_split(&year, &month, &mday, INT32_MIN);
	assert_in_range(month, 1, 12);
	assert_in_range(mday, 1, 31);
	/* Day -719528 is 1 January of the year 0, a leap year. */
	afi_day_split(&year, &month, &mday, -719528);
	assert_int_equal(year, 0);
	assert_int_equal(month, 1);
	assert_int_equal(mday, 1);
	afi_day_split(&year, &month, &mday, -719529);
	assert_int_equal(year, -1);
	assert_int_equal(month, 12);
	assert_int_equal(mday, 31);
}

/* A calendar that only counts, to hold the arithmetic against. */
struct walk {
	int day, year, month, mday, weekday;
};

static void step(struct walk *walk)
{
	static const int lengths[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	int length = lengths[walk->month - 1];

	if (walk->month == 2 && walk->year % 4 == 0 && walk->year != 1900 &&
	    walk->year != 2100)
		length = 29;
	walk->day++;
	walk->weekday = walk->weekday == 6 ? 0 : walk->weekday + 1;
	if (++walk->mday <= length)
		return;
	walk->mday = 1;
	if (++walk->month <= 12)
		return;
	walk->month = 1;
	walk->year++;
}

static void every_day_of_three_centuries_round_trips(void **state)
{
	struct walk at = { -25567, 1900, 1, 1, 0 };
	struct afi_err err = AFI_ERR_INIT;
	struct afi_date date = AFI_DATE_INIT;
	char iso[40], british[40];
	int year, month, mday, day;

	(void)state;
	for (; at.year < 2200; step(&at)) {
		assert_int_equal(afi_day_of(at.year, at.month, at.mday),
				 at.day);
		afi_day_split(&year, &month, &mday, at.day);
		if (year != at.year || month != at.month || mday != at.mday)
			fail_msg("day %d is split wrongly", at.day);
		assert_int_equal(afi_day_weekday(at.day), at.weekday);
		snprintf(iso, sizeof(iso), "%d-%02d-%02d", at.year, at.month,
			 at.mday);
		assert_int_equal(afi_day_parse(&day, iso, &err), AFI_OK);
		assert_int_equal(day, at.day);
		check_iso(at.day, iso);
		snprintf(british, sizeof(british), "%d/%d/%d", at.mday,
			 at.month, at.year);
		assert_int_equal(afi_date_parse(&date, british, 0, &err),
				 AFI_OK);
		assert_int_equal(date.day, at.day);
	}
	assert_int_equal(at.day, 84006);	/* 300 * 365 + 73 - 25567 */
}

static void every_day_is_read_as_it_is_written(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_date date = AFI_DATE_INIT;
	struct afi_str out = AFI_STR_INIT;
	int day;

	(void)state;
	for (day = -25567; day < 84006; day += 7) {
		afi_str_reset(&out);
		afi_day_long(&out, day);
		assert_int_equal(afi_date_parse(&date, out.s, 0, &err), AFI_OK);
		assert_int_equal(date.day, day);
		afi_str_reset(&out);
		afi_day_short(&out, day);
		assert_int_equal(afi_date_parse(&date, out.s, 0, &err), AFI_OK);
		assert_int_equal(date.day, day);
	}
	afi_str_clear(&out);
}

static void only_iso_is_a_stored_day(void **state)
{
	static const char *const wrong[] = {
		"", "2025-4-30", "2025-04-31", "2023-02-29", "2025-04-30 ",
		" 2025-04-30", "2025-04-300", "2025/04/30", "20250430",
		"2025-04", "1899-12-31", "2200-01-01", "+025-04-30",
		"2025-04-3\xD9\xA0", "2025-0a-01", "-025-04-30", "30/4/2025",
	};
	struct afi_err err = AFI_ERR_INIT;
	int day = 777;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_int_equal(afi_day_parse(&day, wrong[i], &err),
				 AFI_EINVALID);
		assert_int_equal(day, 777);
	}
	assert_int_equal(afi_day_parse(&day, "2025-02-29", &err), AFI_EINVALID);
	assert_string_equal(err.msg, "'2025-02-29' is not a real date like "
			    "2025-04-30");
}

static void a_stored_date_is_a_day_or_a_month(void **state)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_date_read(&date, "2025-04-30", NULL, &err),
			 AFI_OK);
	assert_int_equal(date.day, afi_day_of(2025, 4, 30));
	assert_false(date.month);
	assert_string_equal(date.words, "");
	assert_int_equal(afi_date_read(&date, "2024-02", NULL, &err), AFI_OK);
	assert_int_equal(date.day, afi_day_of(2024, 2, 29));
	assert_true(date.month);
	assert_int_equal(afi_date_read(&date, "2025-06-30", "mid-2025", &err),
			 AFI_OK);
	assert_string_equal(date.words, "mid-2025");
}

static void what_is_not_as_stored_leaves_a_date_untouched(void **state)
{
	static const char *const wrong[] = {
		"", "2025", "2025-13", "2025-00", "2025-4", "2025-04-31",
		"April 2025", "2025-04 ", "1899-12", "2200-01", "mid-2025",
	};
	struct afi_date date = { .day = 5, .words = "x" };
	struct afi_err err = AFI_ERR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(afi_date_read(&date, wrong[i], NULL, &err),
				 AFI_EINVALID);
	assert_int_equal(afi_date_read(&date, "2025-13", NULL, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "'2025-13' is not a real date like "
			    "2025-04-30 or 2025-04");
	assert_int_equal(date.day, 5);
	assert_string_equal(date.words, "x");
}

static void the_wording_is_one_line_of_63_bytes_at_most(void **state)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char words[AFI_DATE_WORDS + 1];

	(void)state;
	memset(words, 'w', sizeof(words));
	words[63] = '\0';
	assert_int_equal(afi_date_read(&date, "2025-04-30", words, &err),
			 AFI_OK);
	assert_string_equal(date.words, words);
	words[63] = 'w';
	words[64] = '\0';
	assert_int_equal(afi_date_read(&date, "2025-04-30", words, &err),
			 AFI_EINVALID);
	assert_int_equal(afi_date_read(&date, "2025-04-30", "a\nb", &err),
			 AFI_EINVALID);
}

static void no_day_is_written_as_nothing(void **state)
{
	struct afi_date none = AFI_DATE_INIT, month = { .day = AFI_NO_DAY,
		.month = true, .words = "some day" };
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&out, "before");
	afi_day_iso(&out, AFI_NO_DAY);
	afi_day_long(&out, AFI_NO_DAY);
	afi_day_short(&out, AFI_NO_DAY);
	afi_date_show(&out, &none);
	afi_date_store(&out, &none);
	afi_date_show(&out, &month);
	afi_date_store(&out, &month);
	assert_string_equal(out.s, "before");
	afi_str_clear(&out);
}

static void days_are_appended_long_and_short(void **state)
{
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	afi_day_long(&out, afi_day_of(2025, 9, 3));
	afi_str_adds(&out, ", ");
	afi_day_short(&out, afi_day_of(2025, 9, 3));
	assert_string_equal(out.s, "3 September 2025, 3 Sep 2025");
	afi_str_clear(&out);
}

static void days_between_are_never_negative(void **state)
{
	(void)state;
	assert_int_equal(afi_days_between(10, 10), 0);
	assert_int_equal(afi_days_between(10, 13), 3);
	assert_int_equal(afi_days_between(13, 10), 0);
	assert_int_equal(afi_days_between(INT_MIN, INT_MAX), INT_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(days_between_are_never_negative),
		cmocka_unit_test(every_fourth_year_is_a_leap_year),
		cmocka_unit_test(centuries_are_leap_years_only_by_400),
		cmocka_unit_test(what_is_no_civil_date_is_no_day),
		cmocka_unit_test(years_run_from_1900_to_2199),
		cmocka_unit_test(the_last_day_of_the_statutory_clock_is_day_56),
		cmocka_unit_test(weekdays_begin_with_monday),
		cmocka_unit_test(any_number_can_be_split),
		cmocka_unit_test(every_day_of_three_centuries_round_trips),
		cmocka_unit_test(every_day_is_read_as_it_is_written),
		cmocka_unit_test(only_iso_is_a_stored_day),
		cmocka_unit_test(a_stored_date_is_a_day_or_a_month),
		cmocka_unit_test(what_is_not_as_stored_leaves_a_date_untouched),
		cmocka_unit_test(the_wording_is_one_line_of_63_bytes_at_most),
		cmocka_unit_test(no_day_is_written_as_nothing),
		cmocka_unit_test(days_are_appended_long_and_short),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
