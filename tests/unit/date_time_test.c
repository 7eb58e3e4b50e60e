#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "date.h"

static int64_t moment(const char *utc)
{
	struct afi_err err = AFI_ERR_INIT;
	int64_t when = -1;

	if (afi_time_parse(&when, utc, &err))
		fail_msg("%s", err.msg);
	return when;
}

static void a_moment_round_trips(void **state)
{
	static const char *const times[] = {
		"2025-01-28T15:01:09Z", "1970-01-01T00:00:00Z",
		"1969-12-31T23:59:59Z", "1900-01-01T00:00:00Z",
		"2199-12-31T23:59:59Z", "2024-02-29T12:34:56Z",
	};
	struct afi_str out = AFI_STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		afi_str_reset(&out);
		afi_time_iso(&out, moment(times[i]));
		assert_string_equal(out.s, times[i]);
	}
	assert_true(moment("2025-01-28T15:01:09Z") == 1738076469);
	assert_true(moment("1969-12-31T23:59:59Z") == -1);
	afi_str_clear(&out);
}

static void only_utc_to_the_second_is_a_stored_moment(void **state)
{
	static const char *const wrong[] = {
		"", "2025-01-28", "2025-01-28T15:01:09", "2025-01-28 15:01:09Z",
		"2025-01-28T15:01Z", "2025-01-28T24:00:00Z",
		"2025-01-28T15:60:00Z", "2025-01-28T15:01:60Z",
		"2025-01-28T15:01:09z", "2025-01-28t15:01:09Z",
		"2025-01-28T15:01:09Z ", "2025-01-28T15:01:09+00:00",
		"2025-02-29T15:01:09Z", "2200-01-01T00:00:00Z",
		"2025-01-28T-1:01:09Z", "2025-01-28T15-01-09Z",
	};
	struct afi_err err = AFI_ERR_INIT;
	int64_t when = 777;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_int_equal(afi_time_parse(&when, wrong[i], &err),
				 AFI_EINVALID);
		assert_true(when == 777);
	}
}

static void check_london(const char *utc, const char *shown)
{
	struct afi_str out = AFI_STR_INIT;

	afi_time_long(&out, moment(utc));
	assert_string_equal(out.s, shown);
	afi_str_clear(&out);
}

static void in_winter_london_is_utc(void **state)
{
	(void)state;
	check_london("2025-01-28T15:01:09Z", "28 January 2025, 15:01");
	check_london("2025-12-31T23:59:59Z", "31 December 2025, 23:59");
}

static void summer_time_begins_late_in_march(void **state)
{
	(void)state;
	check_london("2025-03-30T00:59:59Z", "30 March 2025, 00:59");
	check_london("2025-03-30T01:00:00Z", "30 March 2025, 02:00");
	/* A month that ends on a Sunday, and one whose last is the 25th. */
	check_london("2024-03-31T00:59:59Z", "31 March 2024, 00:59");
	check_london("2024-03-31T01:00:00Z", "31 March 2024, 02:00");
	check_london("2029-03-25T00:59:59Z", "25 March 2029, 00:59");
	check_london("2029-03-25T01:00:00Z", "25 March 2029, 02:00");
}

static void summer_time_ends_late_in_october(void **state)
{
	(void)state;
	check_london("2025-10-26T00:59:59Z", "26 October 2025, 01:59");
	check_london("2025-10-26T01:00:00Z", "26 October 2025, 01:00");
	check_london("2027-10-31T00:59:59Z", "31 October 2027, 01:59");
	check_london("2027-10-31T01:00:00Z", "31 October 2027, 01:00");
}

static void the_day_of_a_moment_is_londons(void **state)
{
	(void)state;
	assert_int_equal(afi_time_day(moment("2025-07-01T22:59:59Z")),
			 afi_day_of(2025, 7, 1));
	assert_int_equal(afi_time_day(moment("2025-07-01T23:30:00Z")),
			 afi_day_of(2025, 7, 2));
	assert_int_equal(afi_time_day(moment("2025-01-28T23:30:00Z")),
			 afi_day_of(2025, 1, 28));
	assert_int_equal(afi_time_day(-1), -1);
	check_london("2025-06-30T23:30:00Z", "1 July 2025, 00:30");
}

static void moments_out_of_all_range_do_no_harm(void **state)
{
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	assert_int_equal(afi_time_day(INT64_MAX), AFI_NO_DAY);
	assert_int_equal(afi_time_day(INT64_MIN), AFI_NO_DAY);
	afi_time_iso(&out, INT64_MAX);
	afi_time_long(&out, INT64_MIN);
	assert_string_equal(out.s, "");
	afi_str_clear(&out);
}

static void check_clock(const char *text, const char *utc)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	int64_t when = 0;

	if (afi_clock_parse(&when, text, &err))
		fail_msg("%s", err.msg);
	afi_time_iso(&out, when);
	assert_string_equal(out.s, utc);
	afi_str_clear(&out);
}

static void the_clock_takes_seconds(void **state)
{
	const char *same = "2025-01-28T15:01:09Z";

	(void)state;
	check_clock("@1738076469 +0000", same);
	check_clock("1738076469 +0000", same);
	check_clock("1738076469 +0100", same);
	check_clock("1738076469 -0530", same);
	check_clock("@1738076469", same);
	check_clock("@1751378469", "2025-07-01T14:01:09Z");
	check_clock("@0 +0000", "1970-01-01T00:00:00Z");
}

static void the_clock_takes_iso_8601(void **state)
{
	(void)state;
	check_clock("2025-01-28T15:01:09Z", "2025-01-28T15:01:09Z");
	check_clock("2025-01-28 15:01:09 +0000", "2025-01-28T15:01:09Z");
	check_clock("2025-01-28T15:01Z", "2025-01-28T15:01:00Z");
	check_clock("2025-01-28T15:01:09+0100", "2025-01-28T14:01:09Z");
	check_clock("2025-01-28T15:01:09+01:00", "2025-01-28T14:01:09Z");
	check_clock("2025-01-28T15:01:09 -05:30", "2025-01-28T20:31:09Z");
	check_clock("2025-01-28T15:01:09.999Z", "2025-01-28T15:01:09Z");
	check_clock("2025-01-28T15:01:09+01", "2025-01-28T14:01:09Z");
	check_clock("2025-01-01T00:30:00+0100", "2024-12-31T23:30:00Z");
}

static void without_a_zone_the_clock_is_londons(void **state)
{
	(void)state;
	check_clock("2025-01-28T15:01:09", "2025-01-28T15:01:09Z");
	check_clock("2025-07-01 15:01", "2025-07-01T14:01:00Z");
	check_clock("2025-07-01T00:30:00", "2025-06-30T23:30:00Z");
	check_clock("2025-03-30T00:59:59", "2025-03-30T00:59:59Z");
	check_clock("2025-03-30T02:00:00", "2025-03-30T01:00:00Z");
	check_clock("2025-10-26T00:30:00", "2025-10-25T23:30:00Z");
	check_clock("2025-10-26T02:00:00", "2025-10-26T02:00:00Z");
}

static void an_hour_shown_twice_or_never_is_settled(void **state)
{
	(void)state;
	check_clock("2025-10-26T01:30:00", "2025-10-26T00:30:00Z");
	check_clock("2025-03-30T01:30:00", "2025-03-30T01:30:00Z");
}

static void the_clock_takes_rfc_2822(void **state)
{
	const char *same = "2025-01-28T15:01:09Z";

	(void)state;
	check_clock("Tue, 28 Jan 2025 15:01:09 +0000", same);
	check_clock("28 Jan 2025 15:01:09 +0000", same);
	check_clock("Tue, 28 Jan 2025 15:01:09 GMT", same);
	check_clock("Tue, 28 Jan 2025 16:01:09 +0100", same);
	check_clock("Wed, 1 Jan 2025 00:30 +0100", "2024-12-31T23:30:00Z");
}

static void the_clock_refuses_the_rest(void **state)
{
	static const char *const wrong[] = {
		"", " ", "@", "@ +0000", "@x", "@-1 +0000", "now", "yesterday",
		"@99999999999999999999 +0000", "@7258118400 +0000",
		"12345678 +0000", "20250128", "2025-01-28", "2025-01-28T",
		"2025-01-28T15", "2025-01-28T15:1", "2025-01-28T25:00:00Z",
		"2025-02-29T15:01:09Z", "2025-01-28T15:01:09+2500",
		"2025-01-28T15:01:09+0160", "2025-01-28T15:01:09+01000",
		"2025-01-28T15:01:09Zx", "2025-01-28T15:01:09 EST",
		"2025-01-28T15:01:09.Z", "2025-01-28T15:01:09+",
		"Mon, 28 Jan 2025 15:01:09 +0000", "Tue 28 Jan 2025 15:01:09",
		"28 Foo 2025 15:01:09 +0000", "28 Jan 25 15:01:09 +0000",
		"31 Apr 2025 15:01:09 +0000", "@1738076469 +0000 x",
		"1899-12-31T23:00:00Z", "1900-01-01T00:30:00+0100",
		"2199-12-31T23:30:00-0100", "\xFF", "@1738076469\n",
	};
	struct afi_err err = AFI_ERR_INIT;
	int64_t when = 777;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		if (afi_clock_parse(&when, wrong[i], &err) != AFI_EINVALID)
			fail_msg("'%s' was taken", wrong[i]);
		assert_true(when == 777);
	}
	check_clock("@7258118399 +0000", "2199-12-31T23:59:59Z");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moment_round_trips),
		cmocka_unit_test(only_utc_to_the_second_is_a_stored_moment),
		cmocka_unit_test(in_winter_london_is_utc),
		cmocka_unit_test(summer_time_begins_late_in_march),
		cmocka_unit_test(summer_time_ends_late_in_october),
		cmocka_unit_test(the_day_of_a_moment_is_londons),
		cmocka_unit_test(moments_out_of_all_range_do_no_harm),
		cmocka_unit_test(the_clock_takes_seconds),
		cmocka_unit_test(the_clock_takes_iso_8601),
		cmocka_unit_test(without_a_zone_the_clock_is_londons),
		cmocka_unit_test(an_hour_shown_twice_or_never_is_settled),
		cmocka_unit_test(the_clock_takes_rfc_2822),
		cmocka_unit_test(the_clock_refuses_the_rest),
	};

	return cmocka_run_group_tests_name("date_time", tests, NULL, NULL);
}
