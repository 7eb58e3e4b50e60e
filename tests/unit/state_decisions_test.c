/* The fold of decisions: which is the last, and which crossed. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "fold_parts.h"

/* ---- decisions ---------------------------------------------------------- */

static void the_last_decision_holds(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs close", "b 6 hmicfrs reopen");
	assert_null(finding->closed);
	assert_int_equal(finding->status, AFI_AWAITING);
	assert_int_equal(finding->reopened, 1);
	assert_entry(finding->reopening, "b");
	assert_false(finding->crossed);
	FOLD(60, H, "a 5 hmicfrs close", "b 6 hmicfrs reopen",
	     "c 7 hmicfrs close outcome=superseded");
	assert_entry(finding->closed, "c");
	assert_int_equal(finding->reopened, 1);
	assert_false(finding->crossed);
}

static void decisions_that_crossed_leave_it_open(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs close", "b 6 hmicfrs reopen <a",
	     "c 7 hmicfrs close <a");
	assert_null(finding->closed);
	assert_true(finding->crossed);
	FOLD(60, H, "a 5 hmicfrs close <h", "b 6 hmicfrs reopen <h");
	assert_null(finding->closed);
	assert_true(finding->crossed);
}

static void a_merge_does_not_settle_what_crossed(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs reopen <h", "b 6 hmicfrs close <h",
	     "c 7 force update <a,b");
	assert_true(finding->crossed);
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
}

static void a_decision_that_saw_both_settles_it(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs reopen <h", "b 6 hmicfrs close <h",
	     "c 7 force update <a,b", "d 8 hmicfrs close");
	assert_false(finding->crossed);
	assert_entry(finding->closed, "d");
	FOLD(60, H, "a 5 hmicfrs reopen <h", "b 6 hmicfrs close <h",
	     "d 8 hmicfrs reopen <a,b");
	assert_false(finding->crossed);
	assert_null(finding->closed);
	assert_int_equal(finding->reopened, 2);
	assert_entry(finding->reopening, "d");
}

static void a_decision_that_saw_one_does_not(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs reopen <h", "b 6 hmicfrs close <h",
	     "c 7 hmicfrs close <b");
	assert_true(finding->crossed);
	assert_null(finding->closed);
}

static void two_closes_that_crossed_are_a_close(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs close outcome=void <h",
	     "b 6 hmicfrs close <h");
	assert_entry(finding->closed, "b");
	assert_false(finding->crossed);
	assert_false(finding->void_);
}

static void the_day_it_happened_says_which_is_last(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs reopen", "b 6 hmicfrs close @4");
	assert_null(finding->closed);
	assert_true(finding->crossed);
	FOLD(60, H, "a 5 hmicfrs close @3", "b 6 hmicfrs reopen @4",
	     "c 7 hmicfrs close @5");
	assert_entry(finding->closed, "c");
}

static void a_retracted_decision_was_never_made(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs close", "b 6 hmicfrs reopen",
	     "c 7 hmicfrs reopen ^b retract");
	assert_entry(finding->closed, "a");
	assert_int_equal(finding->reopened, 0);
	FOLD(60, H, "a 5 hmicfrs close <h", "b 6 hmicfrs reopen <h",
	     "c 7 hmicfrs reopen ^b retract <a,b");
	assert_entry(finding->closed, "a");
	assert_false(finding->crossed);
}

static void a_correction_decides_nothing_anew(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 hmicfrs reopen <h", "b 6 hmicfrs close <h",
	     "c 7 hmicfrs close ^b <a,b");
	assert_true(finding->crossed);
	FOLD(60, H, "a 5 hmicfrs reopen", "b 6 hmicfrs close",
	     "c 7 hmicfrs reopen ^a");
	assert_false(finding->crossed);
	assert_entry(finding->closed, "b");
	FOLD(60, H, "a 5 hmicfrs close outcome=void",
	     "c 7 hmicfrs close outcome=complete ^a");
	assert_entry(finding->closed, "c");
	assert_false(finding->void_);
}

static void decisions_on_actions_are_their_own(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action", "b 3 force action number=2",
	     "c 4 force close /a <b", "d 5 force reopen /a <b",
	     "e 6 force close /b <b", "f 7 hmicfrs reopen <b",
	     "g 8 hmicfrs close <f");
	assert_true(finding->actions[0].crossed);
	assert_int_equal(finding->actions[0].reopened, 1);
	assert_entry(finding->actions[1].closed, "e");
	assert_false(finding->actions[1].crossed);
	assert_entry(finding->closed, "g");
	assert_false(finding->crossed);
	assert_int_equal(finding->reopened, 1);
}

/* ---- size --------------------------------------------------------------- */

/* Two branches that both decide twice on each of many actions. */
static void many_quarrels_are_no_trouble(void **state)
{
	enum { ACTIONS = 1000 };
	struct afi_err err = AFI_ERR_INIT;
	char line[80], before[16] = "h";
	int i;

	(void)state;
	fold_end(NULL);
	story_add(&rec, "h 1 hmicfrs opened", 0, NULL);
	for (i = 0; i < ACTIONS; i++) {
		snprintf(line, sizeof(line), "a%05d 2 force action number=%d",
			 i, i + 1);
		story_add(&rec, line, i, before);
		snprintf(before, sizeof(before), "a%05d", i);
	}
	for (i = 0; i < 4 * ACTIONS; i++) {
		bool left = i < 2 * ACTIONS;
		int about = i % ACTIONS;

		snprintf(line, sizeof(line), "%c%05d %d force %s /a%05d",
			 left ? 'b' : 'c', i, 3 + i / ACTIONS % 2,
			 left == (i / ACTIONS % 2 == 0) ? "close" : "reopen",
			 about);
		if (i == 2 * ACTIONS)
			snprintf(before, sizeof(before), "a%05d", ACTIONS - 1);
		story_add(&rec, line, about, before);
		snprintf(before, sizeof(before), "%c%05d", left ? 'b' : 'c', i);
	}
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	assert_true(afi_fold_make(&fold, &rec, INT_MAX, story_day(60)));
	assert_int_equal(finding->nactions, ACTIONS);
	for (i = 0; i < ACTIONS; i++) {
		assert_int_equal(finding->actions[i].number, i + 1);
		assert_true(finding->actions[i].crossed);
		assert_int_equal(finding->actions[i].reopened, 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_decision_holds),
		cmocka_unit_test(decisions_that_crossed_leave_it_open),
		cmocka_unit_test(a_merge_does_not_settle_what_crossed),
		cmocka_unit_test(a_decision_that_saw_both_settles_it),
		cmocka_unit_test(a_decision_that_saw_one_does_not),
		cmocka_unit_test(two_closes_that_crossed_are_a_close),
		cmocka_unit_test(the_day_it_happened_says_which_is_last),
		cmocka_unit_test(a_retracted_decision_was_never_made),
		cmocka_unit_test(a_correction_decides_nothing_anew),
		cmocka_unit_test(decisions_on_actions_are_their_own),
		cmocka_unit_test(many_quarrels_are_no_trouble),
	};

	return cmocka_run_group_tests_name("state decisions", tests, NULL,
					   fold_end);
}
