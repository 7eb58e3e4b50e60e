/*
 * The statutory clock.  Days are counted by hand: 5 December 2024 is day 1, 31
 * December day 27, 28 January 2025 day 55 and 29 January, the last, day 56.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "clock.h"
#include "fold_parts.h"

#define REPORT "h 1 hmicfrs opened kind=inspection"
#define DECEMBER REPORT " published=2024-12-05"

/* The clock of what @lines tell, seen from the day that stories call @today. */
static struct afi_clock clock_of(int today, const char *heading,
				 const char *then)
{
	const char *lines[] = { heading, then };

	fold_lines(today, lines, then ? 2 : 1);
	return afi_clock_of(&fold, story_day(today));
}

static void it_runs_for_56_days(void **state)
{
	static const struct {
		int today;
		const char *then;
		enum afi_clock_state state;
		int day, late;
	} rows[] = {
		{ 1, NULL, AFI_CLOCK_RUNNING, 28, 0 },
		{ 28, NULL, AFI_CLOCK_RUNNING, 55, 0 },
		{ 29, NULL, AFI_CLOCK_RUNNING, 56, 0 },
		{ 30, NULL, AFI_CLOCK_LATE, 57, 1 },
		{ 59, NULL, AFI_CLOCK_LATE, 86, 30 },
		{ 60, "a 28 pcc publish", AFI_CLOCK_MET, 55, 0 },
		{ 60, "a 29 pcc publish", AFI_CLOCK_MET, 56, 0 },
		{ 60, "a 30 pcc publish", AFI_CLOCK_LATE, 57, 1 },
		{ 60, "a 40 pcc publish", AFI_CLOCK_LATE, 67, 11 },
		{ 60, "a 40 pcc publish @28", AFI_CLOCK_MET, 55, 0 },
		{ 60, "a 40 pcc publish happened=2024-12-05", AFI_CLOCK_MET,
		  1, 0 },
		{ 60, "a 40 pcc publish happened=2024-12-01", AFI_CLOCK_MET,
		  0, 0 },
		/* Nothing but publication stops it. */
		{ 60, "a 28 pcc response", AFI_CLOCK_LATE, 87, 31 },
		{ 60, "a 28 pcc copied", AFI_CLOCK_LATE, 87, 31 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct afi_clock clock = clock_of(rows[i].today, DECEMBER,
						  rows[i].then);

		assert_string_equal(afi_clock_name(clock.state),
				    afi_clock_name(rows[i].state));
		assert_int_equal(clock.last_day, afi_day_of(2025, 1, 29));
		assert_int_equal(clock.day, rows[i].day);
		assert_int_equal(clock.late, rows[i].late);
		assert_null(clock.why);
	}
}

static void the_last_day_is_55_days_later(void **state)
{
	static const struct {
		const char *heading;
		int year, month, day;
	} rows[] = {
		{ DECEMBER, 2025, 1, 29 },
		{ REPORT " published=2024-01-05", 2024, 2, 29 },
		{ REPORT " published=2023-06-09", 2023, 8, 3 },
		{ REPORT " published=2017-05-02", 2017, 6, 26 },
		/* A Saturday moves nothing. */
		{ REPORT " published=2024-12-08", 2025, 2, 1 },
		{ REPORT " published=2024-12-05 body=hmicfrs", 2025, 1, 29 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_int_equal(clock_of(1, rows[i].heading, NULL).last_day,
				 afi_day_of(rows[i].year, rows[i].month,
					    rows[i].day));
}

static void before_the_report_is_out_it_is_day_0(void **state)
{
	struct afi_clock clock = clock_of(28, REPORT " published=31", NULL);

	(void)state;
	assert_int_equal(clock.state, AFI_CLOCK_RUNNING);
	assert_int_equal(clock.day, 0);
	assert_int_equal(clock.late, 0);
	assert_int_equal(clock.last_day, afi_day_of(2025, 3, 27));
	clock = clock_of(31, REPORT " published=31", NULL);
	assert_int_equal(clock.day, 1);
}

/* A notice of 13 September 2023 on a report of 9 June 2023. */
static void a_real_one_was_on_day_97(void **state)
{
	struct afi_clock clock = clock_of(1, REPORT " published=2023-06-09",
					  "a 1 pcc publish "
					  "happened=2023-09-13");

	(void)state;
	assert_int_equal(clock.state, AFI_CLOCK_LATE);
	assert_int_equal(clock.day, 97);
	assert_int_equal(clock.late, 41);
}

static void sometimes_there_is_none_and_it_says_why(void **state)
{
	static const struct {
		const char *heading;
		enum afi_clock_state state;
		const char *why;
	} rows[] = {
		{ REPORT " published=2017-05-01", AFI_CLOCK_NONE,
		  "no statutory period: published before 2 May 2017" },
		{ REPORT " published=2014-09-03 body=hmic", AFI_CLOCK_NONE,
		  "no statutory period: published before 2 May 2017" },
		{ DECEMBER " not-statutory=not-about-this-force",
		  AFI_CLOCK_NONE, "not-about-this-force" },
		{ REPORT " not-statutory=annual-report published=2014-09-03",
		  AFI_CLOCK_NONE, "annual-report" },
		{ DECEMBER " body=internal-audit", AFI_CLOCK_NONE,
		  "no statutory period: not a report of HMICFRS" },
		{ REPORT " body=internal-audit", AFI_CLOCK_NONE,
		  "no statutory period: not a report of HMICFRS" },
		{ REPORT, AFI_CLOCK_UNKNOWN,
		  "the day on which the report was published is not "
		  "recorded" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct afi_clock clock = clock_of(60, rows[i].heading,
						  "a 2 pcc publish");

		assert_int_equal(clock.state, rows[i].state);
		assert_string_equal(clock.why, rows[i].why);
		assert_int_equal(clock.last_day, AFI_NO_DAY);
		assert_int_equal(clock.day, 0);
		assert_int_equal(clock.late, 0);
		assert_entry(clock.published, "a");
	}
}

static void a_mistake_has_no_clock(void **state)
{
	struct afi_clock clock = clock_of(60, DECEMBER,
					  "a 2 force close outcome=void");

	(void)state;
	assert_int_equal(clock.state, AFI_CLOCK_NONE);
	assert_string_equal(clock.why, "opened by mistake");
}

static void an_edition_may_say_the_day(void **state)
{
	struct afi_clock clock = clock_of(28, REPORT " published=2024-12-04",
					  "a 2 hmicfrs edition "
					  "published=2024-12-05");

	(void)state;
	assert_int_equal(clock.day, 55);
	clock = clock_of(28, DECEMBER, "a 2 hmicfrs edition "
			 "not-statutory=thematic");
	assert_string_equal(clock.why, "thematic");
}

static void the_first_publication_that_stands_stops_it(void **state)
{
	struct afi_clock clock;

	(void)state;
	FOLD(60, DECEMBER, "a 20 pcc publish", "b 30 pcc publish",
	     "c 40 pcc publish @10");
	clock = afi_clock_of(&fold, story_day(60));
	assert_entry(clock.published, "c");
	assert_int_equal(clock.day, 37);
	FOLD(60, DECEMBER, "a 20 pcc publish", "b 30 pcc publish",
	     "c 40 pcc publish ^a retract");
	clock = afi_clock_of(&fold, story_day(60));
	assert_entry(clock.published, "b");
	assert_int_equal(clock.late, 1);
	FOLD(60, DECEMBER, "a 20 pcc publish", "b 30 pcc publish ^a @29");
	clock = afi_clock_of(&fold, story_day(60));
	assert_entry(clock.published, "b");
	assert_int_equal(clock.day, 56);
}

static void states_have_names(void **state)
{
	(void)state;
	assert_string_equal(afi_clock_name(AFI_CLOCK_RUNNING), "running");
	assert_string_equal(afi_clock_name(AFI_CLOCK_MET), "met");
	assert_string_equal(afi_clock_name(AFI_CLOCK_LATE), "late");
	assert_string_equal(afi_clock_name(AFI_CLOCK_UNKNOWN), "unknown");
	assert_string_equal(afi_clock_name(AFI_CLOCK_NONE), "not applicable");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_runs_for_56_days),
		cmocka_unit_test(the_last_day_is_55_days_later),
		cmocka_unit_test(before_the_report_is_out_it_is_day_0),
		cmocka_unit_test(a_real_one_was_on_day_97),
		cmocka_unit_test(sometimes_there_is_none_and_it_says_why),
		cmocka_unit_test(a_mistake_has_no_clock),
		cmocka_unit_test(an_edition_may_say_the_day),
		cmocka_unit_test(the_first_publication_that_stands_stops_it),
		cmocka_unit_test(states_have_names),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, fold_end);
}
