/* What a state amounts to: status, colour, dates, owners, silence, counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "fold_parts.h"

/* ---- status ------------------------------------------------------------- */

static void a_finding_waits_until_somebody_owns_it(void **state)
{
	(void)state;
	FOLD(60, H);
	assert_int_equal(finding->status, AFI_AWAITING);
	FOLD(60, H, "a 2 force assign due=31 board=Performance priority=high");
	assert_int_equal(finding->status, AFI_AWAITING);
	FOLD(60, H, "r 2 force response");
	assert_int_equal(finding->status, AFI_AWAITING);
	FOLD(60, H, "a 2 force assign owner=Head-of-HR");
	assert_int_equal(finding->status, AFI_OPEN);
	assert_string_equal(finding->owner, "Head-of-HR");
	assert_entry(finding->owner_set, "a");
}

static void anything_done_is_progress(void **state)
{
	static const char *const done[] = {
		"a 2 force action", "a 2 force update", "a 2 force evidence",
		"a 2 force measure", "a 2 pcc update",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(done) / sizeof(*done); i++) {
		FOLD(60, H, done[i]);
		assert_int_equal(finding->status, AFI_IN_PROGRESS);
	}
}

static void all_actions_closed_is_assurance(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action", "b 3 force action number=2",
	     "c 4 force close /a");
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
	assert_int_equal(finding->open_actions, 1);
	FOLD(60, H, "a 2 force action", "b 3 force action number=2",
	     "c 4 force close /a", "d 5 force close /b outcome=superseded");
	assert_int_equal(finding->status, AFI_IN_ASSURANCE);
	assert_int_equal(finding->open_actions, 0);
	FOLD(60, H, "a 2 force action", "c 4 force close /a",
	     "d 5 force reopen /a");
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
}

static void closed_comes_before_all(void **state)
{
	static const char *const outcomes[] = {
		"c 3 hmicfrs close outcome=complete",
		"c 3 hmicfrs close outcome=no-further-action",
		"c 3 hmicfrs close outcome=not-adopted",
		"c 3 hmicfrs close outcome=no-longer-applicable",
		"c 3 hmicfrs close outcome=superseded",
		"c 3 hmicfrs close outcome=void",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++) {
		FOLD(60, H, "a 2 force action", outcomes[i]);
		assert_int_equal(finding->status, AFI_CLOSED);
		assert_int_equal(finding->rag, i ? AFI_GREY : AFI_GREEN);
		assert_int_equal(finding->void_, i == 5);
		assert_entry(finding->closed, "c");
	}
}

static void an_action_has_a_status_of_its_own(void **state)
{
	static const struct {
		const char *then;
		enum afi_status status;
	} rows[] = {
		{ "b 3 force update", AFI_AWAITING },
		{ "b 3 force assign /a due=31", AFI_AWAITING },
		{ "b 3 force assign /a owner=HR", AFI_OPEN },
		{ "b 3 force update /a", AFI_IN_PROGRESS },
		{ "b 3 force evidence /a", AFI_IN_PROGRESS },
		{ "b 3 force measure /a", AFI_IN_PROGRESS },
		{ "b 3 force close /a", AFI_CLOSED },
		{ "b 3 force close", AFI_AWAITING },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(60, H, "a 2 force action", rows[i].then);
		assert_int_equal(finding->nactions, 1);
		assert_int_equal(finding->actions[0].status, rows[i].status);
	}
	FOLD(60, H, "a 2 force action owner=HR");
	assert_int_equal(finding->actions[0].status, AFI_OPEN);
	assert_null(finding->owner);
}

static void a_void_action_counts_nowhere(void **state)
{
	(void)state;
	FOLD(80, H, "a 2 force action due=10", "b 3 force update /a",
	     "c 4 force evidence /a", "d 5 force measure /a",
	     "e 6 force close /a outcome=void");
	assert_int_equal(finding->nactions, 1);
	assert_true(finding->actions[0].void_);
	assert_int_equal(finding->actions[0].updates, 1);
	assert_int_equal(finding->status, AFI_AWAITING);
	assert_int_equal(finding->updates, 0);
	assert_int_equal(finding->evidence, 0);
	assert_int_equal(finding->measures, 0);
	assert_int_equal(finding->open_actions, 0);
	assert_int_equal(finding->overdue_actions, 0);
	assert_int_equal(finding->rag_day, AFI_NO_DAY);
	assert_null(finding->last_update);
	assert_null(finding->last_progress);
	assert_int_equal(finding->silent_days, 79);
}

static void a_void_action_beside_a_closed_one_is_no_hindrance(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action", "b 3 force action number=2",
	     "c 4 force close /a outcome=void", "d 5 force close /b");
	assert_int_equal(finding->status, AFI_IN_ASSURANCE);
}

static void an_action_that_was_void_and_is_not_counts_again(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action", "b 3 force update /a",
	     "c 4 force close /a outcome=void", "d 5 force reopen /a");
	assert_int_equal(finding->open_actions, 1);
	assert_int_equal(finding->updates, 1);
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
}

/* ---- colour ------------------------------------------------------------- */

static void red_begins_the_day_after(void **state)
{
	(void)state;
	FOLD(30, H, "a 2 force assign due=31");
	assert_int_equal(finding->rag, AFI_AMBER);
	FOLD(31, H, "a 2 force assign due=31");
	assert_int_equal(finding->rag, AFI_AMBER);
	FOLD(32, H, "a 2 force assign due=31");
	assert_int_equal(finding->rag, AFI_RED);
	assert_int_equal(finding->rag_day, story_day(31));
}

static void no_date_is_amber(void **state)
{
	(void)state;
	FOLD(80, H, "a 2 force assign owner=HR");
	assert_int_equal(finding->rag, AFI_AMBER);
	assert_int_equal(finding->rag_day, AFI_NO_DAY);
	assert_int_equal(finding->due.day, AFI_NO_DAY);
}

static void what_is_closed_is_never_red(void **state)
{
	(void)state;
	FOLD(80, H " due=31", "c 60 hmicfrs close");
	assert_int_equal(finding->rag, AFI_GREEN);
	FOLD(80, H " due=31", "c 60 hmicfrs close outcome=not-adopted");
	assert_int_equal(finding->rag, AFI_GREY);
	FOLD(80, H " due=31", "c 60 hmicfrs close", "d 70 hmicfrs reopen");
	assert_int_equal(finding->rag, AFI_RED);
}

static void its_own_date_comes_before_its_actions(void **state)
{
	(void)state;
	FOLD(40, H " due=31", "a 2 force action due=50");
	assert_int_equal(finding->rag_day, story_day(31));
	assert_int_equal(finding->rag, AFI_RED);
	assert_int_equal(finding->actions[0].rag, AFI_AMBER);
}

static void else_the_latest_of_its_open_actions_counts(void **state)
{
	(void)state;
	FOLD(35, H, "a 2 force action due=30",
	     "b 2 force action number=2 due=40",
	     "c 2 force action number=3 due=50", "d 2 force action number=4",
	     "e 3 force close /c");
	assert_int_equal(finding->rag_day, story_day(40));
	assert_int_equal(finding->rag, AFI_AMBER);
	assert_int_equal(finding->due.day, AFI_NO_DAY);
	assert_int_equal(finding->open_actions, 3);
	assert_int_equal(finding->overdue_actions, 1);
	assert_int_equal(finding->actions[0].rag, AFI_RED);
	assert_int_equal(finding->actions[2].rag, AFI_GREEN);
}

static void an_action_due_today_is_not_overdue(void **state)
{
	(void)state;
	FOLD(30, H, "a 2 force action due=30",
	     "b 2 force action number=2 due=29");
	assert_int_equal(finding->overdue_actions, 1);
	assert_int_equal(finding->rag_day, story_day(30));
}

/* ---- dates and owners --------------------------------------------------- */

static void every_former_date_is_listed(void **state)
{
	const struct afi_formers *formers = &finding->former_dates;

	(void)state;
	FOLD(60, H " due=20", "a 2 force assign due=30 text=later",
	     "b 3 hmicfrs edition due=25", "c 4 force assign due=20 text=back");
	assert_int_equal(finding->due.day, story_day(20));
	assert_entry(finding->due_set, "c");
	assert_int_equal(formers->n, 3);
	assert_int_equal(formers->v[0].date.day, story_day(20));
	assert_entry(formers->v[0].set, "h");
	assert_entry(formers->v[0].replaced, "a");
	assert_int_equal(formers->v[1].date.day, story_day(30));
	assert_entry(formers->v[1].set, "a");
	assert_entry(formers->v[1].replaced, "b");
	assert_int_equal(formers->v[2].date.day, story_day(25));
	assert_entry(formers->v[2].replaced, "c");
	assert_false(formers->v[0].crossed || formers->v[1].crossed ||
		     formers->v[2].crossed);
}

static void the_same_date_again_is_no_slip(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force assign due=30", "b 3 force assign due=30");
	assert_int_equal(finding->former_dates.n, 0);
	assert_entry(finding->due_set, "a");
}

static void a_dates_words_go_with_it(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force assign due=2025-06-30 due-words=mid-2025");
	assert_string_equal(finding->due.words, "mid-2025");
	FOLD(60, H, "a 2 force assign due=2025-06");
	assert_true(finding->due.month);
	assert_int_equal(finding->due.day, afi_day_of(2025, 6, 30));
	FOLD(60, H, "a 2 force assign due=2025-06-30 due-words=mid-2025",
	     "b 3 force assign due=2025-06-30");
	assert_string_equal(finding->due.words, "");
	assert_int_equal(finding->former_dates.n, 0);
	FOLD(60, H " due=2025-06-30", "b 3 hmicfrs edition due-words=mid-2025");
	assert_string_equal(finding->due.words, "mid-2025");
	assert_int_equal(finding->due.day, afi_day_of(2025, 6, 30));
}

static void words_without_a_date_are_no_date(void **state)
{
	(void)state;
	FOLD(60, H " due-words=soon");
	assert_string_equal(finding->due.words, "soon");
	assert_int_equal(finding->due.day, AFI_NO_DAY);
	assert_int_equal(finding->rag, AFI_AMBER);
	FOLD(60, H " due-words=soon", "a 2 force assign due=30");
	assert_int_equal(finding->due.day, story_day(30));
	assert_string_equal(finding->due.words, "");
	assert_int_equal(finding->former_dates.n, 0);
}

static void words_too_long_for_a_date_do_not_lose_it(void **state)
{
	(void)state;
	FOLD(60, H " due=30 due-words=0123456789012345678901234567890123456789"
	     "012345678901234567890123");
	assert_int_equal(finding->due.day, story_day(30));
	assert_string_equal(finding->due.words, "");
}

static void an_update_may_carry_the_new_date(void **state)
{
	(void)state;
	FOLD(60, H " due=20", "a 2 force update due=30 due-words=later",
	     "b 3 force update");
	assert_int_equal(finding->due.day, story_day(30));
	assert_string_equal(finding->due.words, "later");
	assert_entry(finding->due_set, "a");
	assert_int_equal(finding->former_dates.n, 1);
	assert_entry(finding->former_dates.v[0].replaced, "a");
	assert_int_equal(finding->updates, 2);
}

static void an_actions_date_is_its_own(void **state)
{
	const struct afi_state *action;

	(void)state;
	FOLD(60, H " due=80", "a 2 force action due=30",
	     "b 3 force assign /a due=40", "c 4 force edition /a due=50");
	action = &finding->actions[0];
	assert_int_equal(action->due.day, story_day(50));
	assert_int_equal(action->former_dates.n, 2);
	assert_entry(action->former_dates.v[0].set, "a");
	assert_entry(action->former_dates.v[1].set, "b");
	assert_int_equal(finding->due.day, story_day(80));
	assert_int_equal(finding->former_dates.n, 0);
}

static void of_crossed_dates_the_later_holds(void **state)
{
	const struct afi_formers *formers = &finding->former_dates;

	(void)state;
	FOLD(60, H, "a 2 force assign due=30", "b 3 force assign due=40 <a",
	     "c 4 pcc assign due=50 <a", "d 5 force assign due=60 <b,c");
	assert_int_equal(finding->due.day, story_day(60));
	assert_int_equal(formers->n, 3);
	assert_entry(formers->v[0].set, "a");
	assert_false(formers->v[0].crossed);
	assert_entry(formers->v[1].set, "b");
	assert_entry(formers->v[1].replaced, "c");
	assert_true(formers->v[1].crossed);
	assert_entry(formers->v[2].set, "c");
	assert_false(formers->v[2].crossed);
}

static void dates_told_out_of_turn_did_not_cross(void **state)
{
	(void)state;
	FOLD(60, H, "a 5 force assign due=30", "b 6 force assign due=20 @3");
	assert_int_equal(finding->due.day, story_day(30));
	assert_int_equal(finding->former_dates.n, 1);
	assert_entry(finding->former_dates.v[0].set, "b");
	assert_entry(finding->former_dates.v[0].replaced, "a");
	assert_false(finding->former_dates.v[0].crossed);
}

static void every_former_owner_is_listed(void **state)
{
	const struct afi_formers *formers = &finding->former_owners;

	(void)state;
	FOLD(60, H, "a 2 force assign owner=Ann", "b 3 force assign owner=Ann",
	     "c 4 force assign owner=Bob <b", "d 5 force assign owner=Cat <b",
	     "e 6 force assign board=Gold <c,d");
	assert_string_equal(finding->owner, "Cat");
	assert_entry(finding->owner_set, "d");
	assert_int_equal(formers->n, 2);
	assert_string_equal(formers->v[0].owner, "Ann");
	assert_entry(formers->v[0].set, "a");
	assert_false(formers->v[0].crossed);
	assert_string_equal(formers->v[1].owner, "Bob");
	assert_entry(formers->v[1].replaced, "d");
	assert_true(formers->v[1].crossed);
}

static void board_and_priority_are_the_latest(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force assign board=Gold priority=high",
	     "b 3 force assign board=Silver");
	assert_string_equal(finding->board, "Silver");
	assert_string_equal(finding->priority, "high");
	assert_null(finding->owner);
}

/* ---- silence ------------------------------------------------------------ */

static void the_forces_progress_breaks_a_silence(void **state)
{
	static const char *const progress[] = {
		"b 10 force update", "b 10 force evidence",
		"b 10 force measure", "b 10 force update /a",
		"b 10 force evidence /a", "b 10 force measure /a",
		"b 10 force close /a",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(progress) / sizeof(*progress); i++) {
		FOLD(60, H, "a 2 force action", progress[i]);
		assert_entry(finding->last_progress, "b");
		assert_int_equal(finding->silent_days, 50);
	}
}

static void nothing_else_breaks_a_silence(void **state)
{
	static const char *const others[] = {
		"b 10 force assign owner=HR", "b 10 force response",
		"b 10 force edition title=T", "b 10 pcc update",
		"b 10 pcc evidence", "b 10 hmicfrs measure",
		"b 10 pcc close /a", "b 10 force close", "b 10 force reopen",
		"b 10 force reopen /a", "b 10 force action number=2",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		FOLD(60, H, "a 2 force action", others[i]);
		assert_null(finding->last_progress);
		assert_int_equal(finding->silent_days, 59);
	}
}

static void silence_counts_from_the_day_it_happened(void **state)
{
	(void)state;
	FOLD(60, H " @1", "a 20 force update @11");
	assert_int_equal(finding->silent_days, 49);
	FOLD(60, "h 9 hmicfrs opened @5");
	assert_int_equal(finding->silent_days, 55);
}

static void a_correction_does_not_break_a_silence(void **state)
{
	(void)state;
	FOLD(60, H, "a 10 force update", "b 40 force update ^a");
	assert_entry(finding->last_progress, "b");
	assert_int_equal(finding->silent_days, 50);
	assert_int_equal(afi_fold_day(&fold, finding->last_progress),
			 story_day(10));
}

static void silence_is_never_negative(void **state)
{
	(void)state;
	FOLD(5, H, "a 10 force update");
	assert_int_equal(finding->silent_days, 0);
}

static void an_actions_silence_is_its_own(void **state)
{
	(void)state;
	FOLD(60, H, "a 10 force action", "b 20 force action number=2",
	     "c 30 force update /b", "d 40 force update");
	assert_null(finding->actions[0].last_progress);
	assert_int_equal(finding->actions[0].silent_days, 50);
	assert_int_equal(finding->actions[1].silent_days, 30);
	assert_int_equal(finding->silent_days, 20);
}

/* ---- the latest, and counts --------------------------------------------- */

static void the_latest_update_is_of_the_finding_or_its_actions(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action", "b 3 force update",
	     "c 4 force update /a", "d 5 force response",
	     "e 9 force update @1", "f 10 pcc response part=comments");
	assert_entry(finding->last_update, "c");
	assert_entry(finding->actions[0].last_update, "c");
	assert_entry(finding->last_response, "f");
	assert_null(finding->actions[0].last_response);
	FOLD(60, H, "a 2 force action", "b 3 force update /a",
	     "c 4 pcc update");
	assert_entry(finding->last_update, "c");
	assert_entry(finding->actions[0].last_update, "b");
}

static void a_findings_counts_include_its_actions(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action", "b 3 force update",
	     "c 4 force update /a", "d 5 force evidence /a",
	     "e 6 force evidence /a", "f 7 hmicfrs measure",
	     "g 8 force update /a ^c", "j 9 force measure",
	     "k 10 force measure ^j retract");
	assert_int_equal(finding->updates, 2);
	assert_int_equal(finding->evidence, 2);
	assert_int_equal(finding->measures, 1);
	assert_int_equal(finding->actions[0].updates, 1);
	assert_int_equal(finding->actions[0].evidence, 2);
	assert_int_equal(finding->actions[0].measures, 0);
}

static void actions_stand_by_number_then_id(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action number=10", "z 3 force action number=2",
	     "b 4 force action number=2 <a", "c 5 force action number=9 <b,z");
	assert_int_equal(finding->nactions, 4);
	assert_entry(finding->actions[0].opened, "b");
	assert_entry(finding->actions[1].opened, "z");
	assert_entry(finding->actions[2].opened, "c");
	assert_entry(finding->actions[3].opened, "a");
	assert_true(finding->actions[0].shared_number);
	assert_true(finding->actions[1].shared_number);
	assert_false(finding->actions[2].shared_number);
	assert_false(finding->actions[3].shared_number);
	assert_int_equal(finding->actions[3].number, 10);
}

static void an_inspection_has_its_words_and_latest(void **state)
{
	(void)state;
	FOLD(60, "h 1 hmicfrs opened kind=inspection title=PEEL text=All",
	     "a 2 force response part=introduction", "b 3 pcc update",
	     "c 4 force evidence");
	assert_string_equal(finding->title, "PEEL");
	assert_string_equal(finding->text, "All");
	assert_int_equal(finding->number, 0);
	assert_entry(finding->opened, "h");
	assert_entry(finding->last_response, "a");
	assert_entry(finding->last_update, "b");
	assert_int_equal(finding->evidence, 1);
}

/* ---- names -------------------------------------------------------------- */

static void statuses_and_colours_have_names(void **state)
{
	(void)state;
	assert_string_equal(afi_status_name(AFI_AWAITING),
			    "awaiting allocation");
	assert_string_equal(afi_status_name(AFI_OPEN), "open");
	assert_string_equal(afi_status_name(AFI_IN_PROGRESS), "in progress");
	assert_string_equal(afi_status_name(AFI_IN_ASSURANCE), "in assurance");
	assert_string_equal(afi_status_name(AFI_SUBMITTED), "submitted");
	assert_string_equal(afi_status_name(AFI_CLOSED), "closed");
	assert_non_null(afi_status_name(AFI_STATUS_COUNT));
	assert_string_equal(afi_rag_name(AFI_RED), "red");
	assert_string_equal(afi_rag_name(AFI_AMBER), "amber");
	assert_string_equal(afi_rag_name(AFI_GREEN), "green");
	assert_string_equal(afi_rag_name(AFI_GREY), "grey");
	assert_non_null(afi_rag_name(AFI_RAG_COUNT));
}

static void outcomes_have_names(void **state)
{
	(void)state;
	assert_string_equal(afi_outcome_name("complete"), "complete");
	assert_string_equal(afi_outcome_name("no-further-action"),
			    "no further action");
	assert_string_equal(afi_outcome_name("not-adopted"), "not adopted");
	assert_string_equal(afi_outcome_name("no-longer-applicable"),
			    "no longer applicable");
	assert_string_equal(afi_outcome_name("superseded"), "superseded");
	assert_string_equal(afi_outcome_name("void"), "void");
	assert_string_equal(afi_outcome_name("sold-on"), "sold-on");
	assert_true(afi_outcome_valid("void"));
	assert_true(afi_outcome_valid("no-longer-applicable"));
	assert_false(afi_outcome_valid("no longer applicable"));
	assert_false(afi_outcome_valid(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_waits_until_somebody_owns_it),
		cmocka_unit_test(anything_done_is_progress),
		cmocka_unit_test(all_actions_closed_is_assurance),
		cmocka_unit_test(closed_comes_before_all),
		cmocka_unit_test(an_action_has_a_status_of_its_own),
		cmocka_unit_test(a_void_action_counts_nowhere),
		cmocka_unit_test(
			a_void_action_beside_a_closed_one_is_no_hindrance),
		cmocka_unit_test(
			an_action_that_was_void_and_is_not_counts_again),
		cmocka_unit_test(red_begins_the_day_after),
		cmocka_unit_test(no_date_is_amber),
		cmocka_unit_test(what_is_closed_is_never_red),
		cmocka_unit_test(its_own_date_comes_before_its_actions),
		cmocka_unit_test(else_the_latest_of_its_open_actions_counts),
		cmocka_unit_test(an_action_due_today_is_not_overdue),
		cmocka_unit_test(every_former_date_is_listed),
		cmocka_unit_test(the_same_date_again_is_no_slip),
		cmocka_unit_test(a_dates_words_go_with_it),
		cmocka_unit_test(words_without_a_date_are_no_date),
		cmocka_unit_test(words_too_long_for_a_date_do_not_lose_it),
		cmocka_unit_test(an_update_may_carry_the_new_date),
		cmocka_unit_test(an_actions_date_is_its_own),
		cmocka_unit_test(of_crossed_dates_the_later_holds),
		cmocka_unit_test(dates_told_out_of_turn_did_not_cross),
		cmocka_unit_test(every_former_owner_is_listed),
		cmocka_unit_test(board_and_priority_are_the_latest),
		cmocka_unit_test(the_forces_progress_breaks_a_silence),
		cmocka_unit_test(nothing_else_breaks_a_silence),
		cmocka_unit_test(silence_counts_from_the_day_it_happened),
		cmocka_unit_test(a_correction_does_not_break_a_silence),
		cmocka_unit_test(silence_is_never_negative),
		cmocka_unit_test(an_actions_silence_is_its_own),
		cmocka_unit_test(
			the_latest_update_is_of_the_finding_or_its_actions),
		cmocka_unit_test(a_findings_counts_include_its_actions),
		cmocka_unit_test(actions_stand_by_number_then_id),
		cmocka_unit_test(an_inspection_has_its_words_and_latest),
		cmocka_unit_test(statuses_and_colours_have_names),
		cmocka_unit_test(outcomes_have_names),
	};

	return cmocka_run_group_tests_name("state", tests, NULL, fold_end);
}
