#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"

/* The day from which the tests look: Tuesday 28 January 2025. */
static int today(void)
{
	return afi_day_of(2025, 1, 28);
}

/* What "12/3/2025" and so on mean, and how it is told to people. */
struct form {
	const char *typed, *stored, *shown;
};

static void check_form(const struct form *form, int from)
{
	struct afi_date date = AFI_DATE_INIT, again = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str stored = AFI_STR_INIT, shown = AFI_STR_INIT;

	if (afi_date_parse(&date, form->typed, from, &err))
		fail_msg("'%s': %s", form->typed, err.msg);
	afi_date_store(&stored, &date);
	afi_date_show(&shown, &date);
	if (strcmp(stored.s, form->stored) || strcmp(shown.s, form->shown))
		fail_msg("'%s' is %s, '%s'", form->typed, stored.s, shown.s);
	assert_int_equal(afi_date_read(&again, stored.s, date.words, &err),
			 AFI_OK);
	assert_int_equal(again.day, date.day);
	assert_int_equal(again.month, date.month);
	assert_string_equal(again.words, date.words);
	afi_str_clear(&shown);
	afi_str_clear(&stored);
}

#define check_forms(forms)						\
	check_each((forms), sizeof(forms) / sizeof((forms)[0]))

static void check_each(const struct form *forms, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		check_form(&forms[i], today());
}

static void check_refused(const char *typed, const char *message)
{
	struct afi_date date = { .day = 12345, .words = "as it was" };
	struct afi_err err = AFI_ERR_INIT;

	if (afi_date_parse(&date, typed, today(), &err) != AFI_EINVALID)
		fail_msg("'%s' was taken", typed);
	assert_int_equal(date.day, 12345);
	assert_false(date.month);
	assert_string_equal(date.words, "as it was");
	if (message)
		assert_string_equal(err.msg, message);
	assert_non_null(strstr(err.msg, "is not a date: "));
}

static void numbers_are_day_month_year(void **state)
{
	static const struct form forms[] = {
		{ "30/4/2025", "2025-04-30", "30 April 2025" },
		{ "3/12/2025", "2025-12-03", "3 December 2025" },
		{ "03/04/2025", "2025-04-03", "3 April 2025" },
		{ "30.4.25", "2025-04-30", "30 April 2025" },
		{ "30-04-2025", "2025-04-30", "30 April 2025" },
		{ "30 / 4 / 2025", "2025-04-30", "30 April 2025" },
		{ "29/2/2024", "2024-02-29", "29 February 2024" },
		{ "1/1/1900", "1900-01-01", "1 January 1900" },
		{ "31/12/2199", "2199-12-31", "31 December 2199" },
		{ "2025-04-30", "2025-04-30", "30 April 2025" },
	};

	(void)state;
	check_forms(forms);
}

static void months_are_known_by_name(void **state)
{
	static const struct form forms[] = {
		{ "30 April 2025", "2025-04-30", "30 April 2025" },
		{ "30th Apr 2025", "2025-04-30", "30 April 2025" },
		{ "1st of May 2025", "2025-05-01", "1 May 2025" },
		{ "2nd sept. 2025", "2025-09-02", "2 September 2025" },
		{ "23RD JUNE 25", "2025-06-23", "23 June 2025" },
		{ "30 April, 2025", "2025-04-30", "30 April 2025" },
		{ "April 30 2025", "2025-04-30", "30 April 2025" },
		{ "April 30th, 2025", "2025-04-30", "30 April 2025" },
		{ "30Apr2025", "2025-04-30", "30 April 2025" },
	};

	(void)state;
	check_forms(forms);
}

static void weekdays_may_stand_in_front(void **state)
{
	static const struct form forms[] = {
		{ "Wednesday 30 April 2025", "2025-04-30", "30 April 2025" },
		{ "wed, 30 apr 2025", "2025-04-30", "30 April 2025" },
		{ "Wednesday 30/4/2025", "2025-04-30", "30 April 2025" },
		{ "Wednesday 30 April", "2025-04-30", "30 April 2025" },
	};

	(void)state;
	check_forms(forms);
}

static void a_wrong_weekday_is_refused(void **state)
{
	(void)state;
	check_refused("Tuesday 30 April 2025", "'Tuesday 30 April 2025' is "
		      "not a date: 30 April 2025 is a Wednesday");
	check_refused("Wednesday", NULL);
	check_refused("Wednesday April 2025", NULL);
	check_refused("Wednesday Wednesday 30 April 2025", NULL);
}

static void blanks_and_case_do_not_matter(void **state)
{
	static const struct form forms[] = {
		{ "  30   aPRIL\t2025 \n", "2025-04-30", "30 April 2025" },
		{ "30\xC2\xA0" "April\xC2\xA0" "2025", "2025-04-30",
		  "30 April 2025" },
		{ " ToDay ", "2025-01-28", "28 January 2025" },
		{ " + 2 W ", "2025-02-11", "11 February 2025" },
		{ "  MID -  2025", "2025-06-30", "MID - 2025" },
	};

	(void)state;
	check_forms(forms);
}

static void without_a_year_the_next_such_day_is_meant(void **state)
{
	static const struct form forms[] = {
		{ "28 January", "2025-01-28", "28 January 2025" },
		{ "27 January", "2026-01-27", "27 January 2026" },
		{ "April 30", "2025-04-30", "30 April 2025" },
		{ "29 February", "2028-02-29", "29 February 2028" },
	};
	static const struct form after_2096 = {
		"29 Feb", "2104-02-29", "29 February 2104",
	};

	(void)state;
	check_forms(forms);
	check_form(&after_2096, afi_day_of(2096, 3, 1));
}

static void the_next_such_day_must_be_in_the_years_too(void **state)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;
	int from = afi_day_of(2199, 6, 1);

	(void)state;
	assert_int_equal(afi_date_parse(&date, "31 May", from, &err),
			 AFI_EINVALID);
	assert_int_equal(afi_date_parse(&date, "tomorrow",
					afi_day_of(2199, 12, 31), &err),
			 AFI_EINVALID);
	assert_int_equal(afi_date_parse(&date, "yesterday",
					afi_day_of(1900, 1, 1), &err),
			 AFI_EINVALID);
	assert_int_equal(afi_date_parse(&date, "winter 2199", from, &err),
			 AFI_EINVALID);
	check_refused("31 April", "'31 April' is not a date: April 2025 has "
		      "the days 1 to 30, as in 30/4/2025");
}

static void a_year_of_two_digits_is_the_nearest(void **state)
{
	static const struct form forms[] = {
		{ "1/5/75", "2075-05-01", "1 May 2075" },
		{ "1/5/76", "1976-05-01", "1 May 1976" },
		{ "1/5/00", "2000-05-01", "1 May 2000" },
		{ "1 May 98", "1998-05-01", "1 May 1998" },
	};
	static const struct form near_2100 = {
		"1/5/02", "2102-05-01", "1 May 2102",
	}, back = { "1/5/30", "2030-05-01", "1 May 2030" }, forward = {
		"1/5/29", "2129-05-01", "1 May 2129",
	};

	(void)state;
	check_forms(forms);
	check_form(&near_2100, afi_day_of(2098, 1, 1));
	check_form(&back, afi_day_of(2080, 1, 1));
	check_form(&forward, afi_day_of(2080, 1, 1));
}

static void days_can_be_counted_from_today(void **state)
{
	static const struct form forms[] = {
		{ "today", "2025-01-28", "28 January 2025" },
		{ "tomorrow", "2025-01-29", "29 January 2025" },
		{ "yesterday", "2025-01-27", "27 January 2025" },
		{ "+10d", "2025-02-07", "7 February 2025" },
		{ "+0d", "2025-01-28", "28 January 2025" },
		{ "-3d", "2025-01-25", "25 January 2025" },
		{ "+2w", "2025-02-11", "11 February 2025" },
		{ "+6m", "2025-07-28", "28 July 2025" },
		{ "-1m", "2024-12-28", "28 December 2024" },
		{ "+12m", "2026-01-28", "28 January 2026" },
		{ "+1y", "2026-01-28", "28 January 2026" },
		{ "-125y", "1900-01-28", "28 January 1900" },
		{ "-1500m", "1900-01-28", "28 January 1900" },
	};

	(void)state;
	check_forms(forms);
}

static void a_shorter_month_gives_its_last_day(void **state)
{
	static const struct form month = {
		"+1m", "2025-02-28", "28 February 2025",
	}, leap = { "+1m", "2024-02-29", "29 February 2024" }, year = {
		"+1y", "2025-02-28", "28 February 2025",
	}, back = { "-2m", "2024-11-30", "30 November 2024" };

	(void)state;
	check_form(&month, afi_day_of(2025, 1, 31));
	check_form(&leap, afi_day_of(2024, 1, 31));
	check_form(&year, afi_day_of(2024, 2, 29));
	check_form(&back, afi_day_of(2025, 1, 31));
}

static void what_is_counted_stays_within_the_years(void **state)
{
	(void)state;
	check_refused("+999999y", NULL);
	check_refused("-999999y", NULL);
	check_refused("+999999d", NULL);
	check_refused("-999999w", NULL);
	check_refused("+999999m", NULL);
	check_refused("-126y", NULL);
	check_refused("+175y", NULL);
	check_refused("+99999999999999999999d", NULL);
	check_refused("+10", NULL);
	check_refused("+d", NULL);
	check_refused("+-1d", NULL);
	check_refused("+10days", NULL);
	check_refused("10d", NULL);
}

static void a_month_is_its_last_day(void **state)
{
	static const struct form forms[] = {
		{ "April 2025", "2025-04", "April 2025" },
		{ "sep 2025", "2025-09", "September 2025" },
		{ "4/2025", "2025-04", "April 2025" },
		{ "04.2025", "2025-04", "April 2025" },
		{ "2025-04", "2025-04", "April 2025" },
	};
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	check_forms(forms);
	assert_int_equal(afi_date_parse(&date, "feb 2024", 0, &err), AFI_OK);
	assert_int_equal(date.day, afi_day_of(2024, 2, 29));
	assert_true(date.month);
	assert_int_equal(afi_date_parse(&date, "2/2025", 0, &err), AFI_OK);
	assert_int_equal(date.day, afi_day_of(2025, 2, 28));
	assert_int_equal(afi_date_parse(&date, "28/2/2025", 0, &err), AFI_OK);
	assert_false(date.month);
}

static void vague_dates_keep_their_words(void **state)
{
	static const struct form forms[] = {
		{ "early 2025", "2025-04-30", "early 2025" },
		{ "mid-2025", "2025-06-30", "mid-2025" },
		{ "mid 2025", "2025-06-30", "mid 2025" },
		{ "Mid-2025", "2025-06-30", "Mid-2025" },
		{ "late  2025", "2025-12-31", "late 2025" },
		{ "end of April 2025", "2025-04-30", "end of April 2025" },
		{ "end Feb 2024", "2024-02-29", "end Feb 2024" },
		{ "spring 2025", "2025-05-31", "spring 2025" },
		{ "summer 2025", "2025-08-31", "summer 2025" },
		{ "Autumn 2025", "2025-11-30", "Autumn 2025" },
		{ "winter 2025", "2026-02-28", "winter 2025" },
		{ "winter 2023", "2024-02-29", "winter 2023" },
		{ "Q1 2025", "2025-03-31", "Q1 2025" },
		{ "q2 2025", "2025-06-30", "q2 2025" },
		{ "Q3 2025", "2025-09-30", "Q3 2025" },
		{ "Q4 2025", "2025-12-31", "Q4 2025" },
	};

	(void)state;
	check_forms(forms);
	check_refused("Q0 2025", NULL);
	check_refused("Q5 2025", NULL);
	check_refused("Q12025", NULL);
	check_refused("Q122025", NULL);
	check_refused("summer", NULL);
	check_refused("spring-2025", NULL);
	check_refused("end of 2025", NULL);
	check_refused("mid-25", NULL);
}

static void a_day_that_the_month_lacks_is_refused(void **state)
{
	(void)state;
	check_refused("31/4/2025", "'31/4/2025' is not a date: April 2025 has "
		      "the days 1 to 30, as in 30/4/2025");
	check_refused("29/2/2023", "'29/2/2023' is not a date: February 2023 "
		      "has the days 1 to 28, as in 28/2/2023");
	check_refused("29 February 2023", "'29 February 2023' is not a date: "
		      "February 2023 has the days 1 to 28, as in 28/2/2023");
	check_refused("0/4/2025", NULL);
	check_refused("32 January 2025", NULL);
	check_refused("2025-02-29", NULL);
}

static void the_day_comes_first(void **state)
{
	(void)state;
	check_refused("04/30/2025", "'04/30/2025' is not a date: the day "
		      "comes first, as in 30/4/2025");
	check_refused("12/13/25", "'12/13/25' is not a date: the day comes "
		      "first, as in 13/12/2025");
	check_refused("30/13/2025", "'30/13/2025' is not a date: there is no "
		      "month 13; a date is typed like 30/4/2025");
	check_refused("4/45/2025", "'4/45/2025' is not a date: there is no "
		      "month 45; a date is typed like 30/4/2025");
	check_refused("30/0/2025", NULL);
	check_refused("13/2025", "'13/2025' is not a date: there is no month "
		      "13; a month is typed like 4/2025");
	check_refused("0/2025", NULL);
}

static void other_years_are_refused(void **state)
{
	(void)state;
	check_refused("31/12/1899", "'31/12/1899' is not a date: the year "
		      "must be one from 1900 to 2199, as in 30/4/2025");
	check_refused("1/1/2200", NULL);
	check_refused("April 1899", NULL);
	check_refused("mid-2200", NULL);
	check_refused("1/1/202", NULL);
	check_refused("1/1/20255", NULL);
	check_refused("1/1/0025", NULL);
	check_refused("2200-01-01", NULL);
}

static void junk_is_refused(void **state)
{
	static const char *const junk[] = {
		"", " ", "x", "30", "2025", "April", "30/4", "30/4/", "/4/2025",
		"//", "30/4-2025", "30.4/2025", "30/4/2025x", "30/4/2025 x",
		"x30/4/2025", "30 Apil 2025", "30 April 2025 April",
		"30 Ap 2025", "30 Aprilx 2025", "2025-04-30T12:00:00Z",
		"30//4/2025", "-", "+", "--1d", "today today", "todays",
		"30 April 2025;rm", "30 April 2025\x01", "\xFF\xFE",
		"\xC2", "30\xE2\x80\x8B/4/2025", "1st", "st April 2025",
		"\xD9\xA3/4/2025", "99999999999/1/2025", "1/99999999999/2025",
		"1/1/99999999999", "1 1 2025", "2025-4-30", "2025/04/30",
		"Thirty April 2025", "30 April 2025,", ", 30 April 2025",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(junk) / sizeof(junk[0]); i++)
		check_refused(junk[i], NULL);
}

static void a_message_says_what_was_typed_and_an_example(void **state)
{
	(void)state;
	check_refused("soon", "'soon' is not a date: type a date like "
		      "30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m");
}

static void a_message_holds_only_printable_ascii(void **state)
{
	(void)state;
	check_refused("\x1B[31m 30 M\xC3\xA4rz", "'?[31m 30 M?rz' is not a "
		      "date: type a date like 30/4/2025, 30 April 2025, April "
		      "2025, mid-2025 or +6m");
}

static void long_input_is_refused_in_a_short_message(void **state)
{
	static char text[100001];
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;
	int64_t when = 0;
	int day = 0;

	(void)state;
	memset(text, '1', sizeof(text) - 1);
	check_refused(text, NULL);
	memset(text, 'a', sizeof(text) - 1);
	assert_int_equal(afi_date_parse(&date, text, 0, &err), AFI_EINVALID);
	assert_true(strlen(err.msg) < 200);
	assert_int_equal(afi_date_read(&date, text, NULL, &err), AFI_EINVALID);
	assert_int_equal(afi_day_parse(&day, text, &err), AFI_EINVALID);
	assert_int_equal(afi_time_parse(&when, text, &err), AFI_EINVALID);
	assert_int_equal(afi_clock_parse(&when, text, &err), AFI_EINVALID);
	assert_true(strlen(err.msg) < 200);
	memset(text, ' ', sizeof(text) - 1);
	check_refused(text, NULL);
	memcpy(text + 50000, "30/4/2025", 9);
	assert_int_equal(afi_date_parse(&date, text, 0, &err), AFI_OK);
	assert_int_equal(date.day, afi_day_of(2025, 4, 30));
}

static void input_as_long_as_the_buffer_does_no_harm(void **state)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char text[80];

	(void)state;
	memset(text, '0', sizeof(text));
	text[63] = '\0';
	assert_int_equal(afi_date_parse(&date, text, 0, &err), AFI_EINVALID);
	text[63] = '0';
	text[64] = '\0';
	assert_int_equal(afi_date_parse(&date, text, 0, &err), AFI_EINVALID);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_day_month_year),
		cmocka_unit_test(months_are_known_by_name),
		cmocka_unit_test(weekdays_may_stand_in_front),
		cmocka_unit_test(a_wrong_weekday_is_refused),
		cmocka_unit_test(blanks_and_case_do_not_matter),
		cmocka_unit_test(without_a_year_the_next_such_day_is_meant),
		cmocka_unit_test(the_next_such_day_must_be_in_the_years_too),
		cmocka_unit_test(a_year_of_two_digits_is_the_nearest),
		cmocka_unit_test(days_can_be_counted_from_today),
		cmocka_unit_test(a_shorter_month_gives_its_last_day),
		cmocka_unit_test(what_is_counted_stays_within_the_years),
		cmocka_unit_test(a_month_is_its_last_day),
		cmocka_unit_test(vague_dates_keep_their_words),
		cmocka_unit_test(a_day_that_the_month_lacks_is_refused),
		cmocka_unit_test(the_day_comes_first),
		cmocka_unit_test(other_years_are_refused),
		cmocka_unit_test(junk_is_refused),
		cmocka_unit_test(a_message_says_what_was_typed_and_an_example),
		cmocka_unit_test(a_message_holds_only_printable_ascii),
		cmocka_unit_test(long_input_is_refused_in_a_short_message),
		cmocka_unit_test(input_as_long_as_the_buffer_does_no_harm),
	};

	return cmocka_run_group_tests_name("date_typed", tests, NULL, NULL);
}
