/* What waits in a record, by the rules of query_due.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "fold_parts.h"
#include "query_due.h"

enum { TODAY = 100 };

#define REPORT "h 1 hmicfrs opened kind=inspection"
#define DUE "d 2 force assign due=90"
#define ACTION "a 3 force action due=95"
#define RETEST "q 41 pcc ask due=99"
#define CLOSE "c 40 hmicfrs close"

static void note(const struct afi_subject *sub, const struct afi_wait *wait,
		 void *arg)
{
	struct afi_str *out = arg;

	(void)sub;
	afi_str_addf(out, "%s%s", out->len ? " " : "",
		     afi_wait_name(wait->sort));
	if (wait->to)
		afi_str_addf(out, "-%.2s", wait->to);
	if (wait->due.day != AFI_NO_DAY)
		afi_str_addf(out, "@%d", wait->due.day - story_day(0));
}

/* What waits of the story told last, seen from the day @today. */
static void assert_waits(enum afi_level level, int today, const char *wanted)
{
	const struct afi_target target = { .level = level };
	const struct afi_frame frame = { .today = story_day(today) };
	const struct afi_subject sub = { .frame = &frame, .target = &target,
					 .rec = &rec, .fold = fold };
	struct afi_str got = AFI_STR_INIT;

	afi_each_wait(&sub, note, &got);
	assert_string_equal(got.s, wanted);
	afi_str_clear(&got);
}

/* ---- findings ------------------------------------------------------------ */

static void what_is_open_waits_and_what_is_done_does_not(void **state)
{
	static const struct {
		const char *one, *two, *three, *waits;
	} rows[] = {
		{ DUE, ACTION, "x 4 force update", "finding@90 action@95" },
		{ "d 2 force assign owner=HR", ACTION, "x 4 force update",
		  "action@95" },
		{ DUE, "a 3 force action", "x 4 force update", "finding@90" },
		{ DUE, ACTION, "x 4 force close /a", "finding@90" },
		{ DUE, ACTION, CLOSE, "" },
		{ DUE, ACTION, "c 40 force close outcome=void", "" },
		{ DUE, "q 3 pcc ask", "x 4 force update",
		  "finding@90 question" },
		{ DUE, "q 3 pcc ask due=9", "x 4 force update answers=q",
		  "finding@90" },
		{ DUE, "q 3 pcc ask sort=chaser", "x 4 pcc update",
		  "finding@90 chaser" },
		{ "q 3 pcc ask due=9", CLOSE, "x 41 force update",
		  "question@9" },
		{ ACTION, "q 3 pcc ask /a due=9", "x 4 force close /a",
		  "question@9" },
		{ ACTION, "q 3 pcc ask /a due=9",
		  "x 4 force close /a outcome=void", "" },
		{ "s 3 force submit to=pcc", "t 4 force submit to=hmicfrs",
		  "x 5 force update", "claim claim" },
		{ "s 3 force submit to=pcc", "t 4 force update",
		  "x 5 pcc response part=progress position=satisfied", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(TODAY, H, rows[i].one, rows[i].two, rows[i].three);
		assert_waits(AFI_FINDING, TODAY, rows[i].waits);
	}
}

static void a_question_to_what_was_closed_complete_is_its_retest(void **state)
{
	static const struct {
		const char *close, *then, *waits;
	} rows[] = {
		{ CLOSE, RETEST, "re-test@99" },
		{ CLOSE, "q 40 pcc ask due=99", "re-test@99" },
		{ CLOSE, "q 41 pcc ask", "question" },
		{ CLOSE, "q 41 pcc ask sort=invitation of=pcc due=99",
		  "re-test@99" },
		{ CLOSE " outcome=no-further-action", RETEST, "question@99" },
		{ CLOSE " outcome=no-longer-applicable", RETEST,
		  "question@99" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(TODAY, H, rows[i].close, rows[i].then);
		assert_waits(AFI_FINDING, TODAY, rows[i].waits);
	}
	FOLD(TODAY, H, CLOSE, RETEST, "r 42 hmicfrs reopen");
	assert_waits(AFI_FINDING, TODAY, "question@99");
}

/* Closed on 9 February 2025, which is day 40. */
static void what_nobody_looked_at_since_is_to_be_tested(void **state)
{
	static const struct {
		const char *then;
		int today;
		const char *waits;
	} rows[] = {
		{ "x 41 force update", 221, "" },	/* 9 August */
		{ "x 41 force update", 222, "re-test" },
		{ "x 41 force update", 585, "re-test" },
		{ "x 41 force update", 586, "" },	/* 9 August 2026 */
		{ "x 41 force measure", 222, "" },
		{ "x 40 force measure", 222, "re-test" },
		{ "x 41 force measure @39", 222, "re-test" },
		{ "x 41 force evidence", 222, "" },
		{ "x 41 pcc ask", 222, "question" },
		{ "x 41 pcc ask due=300", 222, "re-test@300" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(rows[i].today, H, CLOSE, rows[i].then);
		assert_waits(AFI_FINDING, rows[i].today, rows[i].waits);
	}
	FOLD(222, H, CLOSE " outcome=no-further-action");
	assert_waits(AFI_FINDING, 222, "");
}

/* ---- reports ------------------------------------------------------------- */

static void a_report_waits_for_comments_and_then_for_copies(void **state)
{
	static const struct {
		const char *report, *one, *two, *waits;
	} rows[] = {
		{ " published=2025-01-01", "x 2 force update",
		  "y 3 force update", "comments@56" },
		{ "", "x 2 force update", "y 3 force update", "comments" },
		{ " published=2014-01-01", "x 2 force update",
		  "y 3 force update", "comments" },
		{ " published=2025-01-01 body=audit", "x 2 force update",
		  "y 3 force update", "" },
		{ " published=2025-01-01", "x 9 pcc publish",
		  "y 9 force update", "copy-hm copy-ho" },
		{ "", "x 9 pcc publish", "y 9 force update",
		  "copy-hm copy-ho" },
		{ " published=2014-01-01", "x 9 pcc publish",
		  "y 9 force update", "" },
		{ " published=2025-01-01", "x 9 pcc publish",
		  "y 9 pcc copied to=hmicfrs", "copy-ho" },
		{ " published=2025-01-01", "x 9 pcc publish",
		  "y 9 pcc copied to=home-secretary", "copy-hm" },
	};
	char report[128];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		snprintf(report, sizeof(report), REPORT "%s", rows[i].report);
		FOLD(TODAY, report, rows[i].one, rows[i].two);
		assert_waits(AFI_INSPECTION, TODAY, rows[i].waits);
	}
	FOLD(TODAY, REPORT, "x 9 pcc publish", "y 9 pcc copied to=hmicfrs",
	     "z 9 pcc copied to=home-secretary");
	assert_waits(AFI_INSPECTION, TODAY, "");
}

/* ---- when ---------------------------------------------------------------- */

static void a_thing_is_late_from_the_day_after(void **state)
{
	(void)state;
	assert_int_equal(afi_when_of(99, 100), AFI_LATE);
	assert_int_equal(afi_when_of(100, 100), AFI_TODAY);
	assert_int_equal(afi_when_of(101, 100), AFI_SOON);
	assert_int_equal(afi_when_of(114, 100), AFI_SOON);
	assert_int_equal(afi_when_of(115, 100), AFI_LATER);
	assert_int_equal(afi_when_of(AFI_NO_DAY, 100), AFI_UNDATED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_open_waits_and_what_is_done_does_not),
		cmocka_unit_test(
			a_question_to_what_was_closed_complete_is_its_retest),
		cmocka_unit_test(what_nobody_looked_at_since_is_to_be_tested),
		cmocka_unit_test(
			a_report_waits_for_comments_and_then_for_copies),
		cmocka_unit_test(a_thing_is_late_from_the_day_after),
	};

	return cmocka_run_group_tests_name("query_due", tests, NULL, fold_end);
}
