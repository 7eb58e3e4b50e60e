/* Questions, invitations and chasers, and what answers them. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "fold_parts.h"

enum { TODAY = 60 };

#define ACTION "b 2 force action"
#define QUESTION "q 10 pcc ask"
#define INVITATION "q 10 pcc ask sort=invitation"
#define CHASER "q 10 pcc ask sort=chaser"

static void some_entries_answer_and_others_do_not(void **state)
{
	static const struct {
		const char *ask, *then, *answer;
	} rows[] = {
		/* A question wants to be named. */
		{ QUESTION, "a 11 force update answers=q", "a" },
		{ QUESTION, "a 11 force update /b answers=q", "a" },
		{ QUESTION, "a 11 force response answers=q", "a" },
		{ QUESTION, "a 11 force evidence answers=q", "a" },
		{ QUESTION, "a 11 force update no-change=yes answers=q", "a" },
		{ QUESTION, "a 11 force update", "none" },
		{ QUESTION, "a 11 force response", "none" },
		{ QUESTION, "a 11 pcc update answers=q", "none" },
		{ QUESTION, "a 11 hmicfrs update answers=q", "none" },
		{ QUESTION, "a 11 force update answers=b", "none" },
		{ QUESTION " of=hmicfrs", "a 11 hmicfrs response answers=q",
		  "a" },
		{ QUESTION " of=hmicfrs", "a 11 force response answers=q",
		  "none" },
		/* A post is the force's. */
		{ QUESTION " of=ACC-Crime", "a 11 force update answers=q",
		  "a" },
		{ QUESTION " of=ACC-Crime", "a 11 pcc update answers=q",
		  "none" },
		/* An invitation is met by the next response too. */
		{ INVITATION, "a 11 force response", "a" },
		{ INVITATION, "a 10 force response", "a" },
		{ INVITATION, "a 11 force response position=accepted", "a" },
		{ INVITATION, "a 11 pcc response", "none" },
		{ INVITATION, "a 11 force response @9", "none" },
		{ INVITATION, "a 11 force update", "none" },
		{ INVITATION, "a 11 force update answers=q", "a" },
		{ INVITATION " of=pcc", "a 11 pcc response", "a" },
		{ INVITATION " /b", "a 11 force response", "none" },
		/* A chaser by the next progress there. */
		{ CHASER, "a 11 force update", "a" },
		{ CHASER, "a 11 force evidence", "a" },
		{ CHASER, "a 11 force measure", "a" },
		{ CHASER, "a 11 force update /b", "a" },
		{ CHASER, "a 11 force close /b", "a" },
		{ CHASER, "a 11 force close", "none" },
		{ CHASER, "a 11 force update no-change=yes", "none" },
		{ CHASER, "a 11 force update no-change=yes answers=q", "a" },
		{ CHASER, "a 11 force response", "none" },
		{ CHASER, "a 11 force assign owner=HR", "none" },
		{ CHASER, "a 11 pcc update", "none" },
		{ CHASER, "a 11 force update @9", "none" },
		{ CHASER " /b", "a 11 force update", "none" },
		{ CHASER " /b", "a 11 force update /b", "a" },
		{ CHASER " /b", "a 11 force close /b", "a" },
		{ CHASER " of=ACC-Crime", "a 11 force update", "a" },
		{ CHASER " of=hmicfrs", "a 11 hmicfrs update", "a" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct afi_state *s;

		FOLD(TODAY, H, ACTION, rows[i].ask, rows[i].then);
		s = finding->nasked ? finding : &finding->actions[0];
		print_message("%s, %s\n", rows[i].ask, rows[i].then);
		assert_int_equal(s->nasked, 1);
		assert_entry(s->asked[0].ask, "q");
		assert_entry(s->asked[0].answer, rows[i].answer);
		assert_int_equal(s->unanswered, !s->asked[0].answer);
	}
}

static void who_is_asked_is_a_party(void **state)
{
	static const char *const rows[][2] = {
		{ "q 10 pcc ask of=force", "force" },
		{ "q 10 pcc ask of=hmicfrs", "hmicfrs" },
		{ "q 10 force ask of=pcc", "pcc" },
		{ "q 10 pcc ask of=Head-of-HR", "force" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(TODAY, H, rows[i][0]);
		assert_string_equal(finding->asked[0].party, rows[i][1]);
	}
}

static void overdue_is_unanswered_the_day_after(void **state)
{
	static const struct {
		int today;
		const char *ask, *then;
		bool overdue;
	} rows[] = {
		{ 30, QUESTION " due=31", "a 2 force action", false },
		{ 31, QUESTION " due=31", "a 2 force action", false },
		{ 32, QUESTION " due=31", "a 2 force action", true },
		{ 80, QUESTION, "a 2 force action", false },
		{ 80, QUESTION " due=31", "a 40 force update answers=q",
		  false },
		{ 32, CHASER " due=31 /a", "a 2 force action", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct afi_state *s;

		if (i == 4)
			FOLD(rows[i].today, H, rows[i].ask, rows[i].then);
		else
			FOLD(rows[i].today, H, rows[i].then, rows[i].ask);
		s = finding->nasked ? finding : &finding->actions[0];
		assert_int_equal(s->asked[0].overdue, rows[i].overdue);
	}
}

static void the_first_answer_is_the_answer(void **state)
{
	(void)state;
	FOLD(TODAY, H, CHASER, "a 12 force update answers=q",
	     "b 13 force update", "c 14 force update answers=q @11");
	assert_entry(finding->asked[0].answer, "c");
	FOLD(TODAY, H, CHASER, "a 12 force update", "b 13 force update "
	     "answers=q");
	assert_entry(finding->asked[0].answer, "a");
	FOLD(TODAY, H, CHASER, "a 12 force update no-change=yes answers=q",
	     "b 13 force update");
	assert_entry(finding->asked[0].answer, "a");
}

static void one_answer_meets_all_that_waited(void **state)
{
	(void)state;
	FOLD(TODAY, H, CHASER, "r 11 pcc ask sort=chaser",
	     "s 11 pcc ask sort=invitation", "t 11 pcc ask",
	     "a 12 force update", "v 13 pcc ask sort=chaser");
	assert_int_equal(finding->nasked, 5);
	assert_entry(finding->asked[0].answer, "a");
	assert_entry(finding->asked[1].answer, "a");
	assert_entry(finding->asked[2].answer, "none");
	assert_entry(finding->asked[3].answer, "none");
	assert_entry(finding->asked[4].ask, "v");
	assert_entry(finding->asked[4].answer, "none");
	assert_int_equal(finding->unanswered, 3);
}

static void a_corrected_question_is_the_same_question(void **state)
{
	(void)state;
	FOLD(TODAY, H, QUESTION, "r 11 pcc ask ^q due=20",
	     "a 12 force update answers=q");
	assert_int_equal(finding->nasked, 1);
	assert_entry(finding->asked[0].ask, "r");
	assert_int_equal(finding->asked[0].due.day, story_day(20));
	assert_entry(finding->asked[0].answer, "a");
	FOLD(TODAY, H, QUESTION, "r 11 pcc ask ^q",
	     "a 12 force update answers=r");
	assert_entry(finding->asked[0].answer, "a");
	FOLD(TODAY, H, QUESTION, "r 11 pcc ask ^q retract");
	assert_int_equal(finding->nasked, 0);
}

static void an_answer_taken_back_answers_nothing(void **state)
{
	(void)state;
	FOLD(TODAY, H, QUESTION, "a 12 force update answers=q",
	     "c 13 force update ^a retract");
	assert_entry(finding->asked[0].answer, "none");
	FOLD(TODAY, H, QUESTION, "a 12 force update",
	     "c 13 force update ^a answers=q");
	assert_entry(finding->asked[0].answer, "c");
	FOLD(TODAY, H, QUESTION, "a 12 force update answers=q",
	     "c 13 force update ^a");
	assert_entry(finding->asked[0].answer, "none");
}

static void what_was_done_about_a_mistake_meets_no_chaser(void **state)
{
	(void)state;
	FOLD(TODAY, H, ACTION, CHASER, "a 11 force update /b",
	     "c 12 force close /b outcome=void");
	assert_entry(finding->asked[0].answer, "none");
}

static void each_subject_has_its_own(void **state)
{
	(void)state;
	FOLD(TODAY, H, ACTION, "c 3 force action number=2", "q 10 pcc ask /c",
	     "r 11 pcc ask", "s 12 pcc ask /b", "t 13 pcc ask /c");
	assert_int_equal(finding->nasked, 1);
	assert_entry(finding->asked[0].ask, "r");
	assert_int_equal(finding->actions[0].nasked, 1);
	assert_entry(finding->actions[0].asked[0].ask, "s");
	assert_int_equal(finding->actions[1].nasked, 2);
	assert_entry(finding->actions[1].asked[0].ask, "q");
	assert_entry(finding->actions[1].asked[1].ask, "t");
	assert_int_equal(finding->actions[1].unanswered, 2);
}

/* Nothing may be compared with everything. */
static void many_questions_are_no_trouble(void **state)
{
	enum { EACH = 5000 };
	struct afi_err err = AFI_ERR_INIT;
	char line[80], before[16] = "h";
	int i;

	(void)state;
	fold_end(NULL);
	story_add(&rec, H, 0, NULL);
	for (i = 0; i < 2 * EACH; i++) {
		snprintf(line, sizeof(line), i % 2 ? "a%05d 2 force update" :
			 "a%05d 2 pcc ask sort=chaser of=p%05d", i, i);
		story_add(&rec, line, i, before);
		snprintf(before, sizeof(before), "a%05d", i);
	}
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	assert_true(afi_fold_make(&fold, &rec, INT_MAX, story_day(TODAY)));
	assert_int_equal(finding->nasked, EACH);
	assert_int_equal(finding->unanswered, EACH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(some_entries_answer_and_others_do_not),
		cmocka_unit_test(who_is_asked_is_a_party),
		cmocka_unit_test(overdue_is_unanswered_the_day_after),
		cmocka_unit_test(the_first_answer_is_the_answer),
		cmocka_unit_test(one_answer_meets_all_that_waited),
		cmocka_unit_test(a_corrected_question_is_the_same_question),
		cmocka_unit_test(an_answer_taken_back_answers_nothing),
		cmocka_unit_test(what_was_done_about_a_mistake_meets_no_chaser),
		cmocka_unit_test(each_subject_has_its_own),
		cmocka_unit_test(many_questions_are_no_trouble),
	};

	return cmocka_run_group_tests_name("state asks", tests, NULL,
					   fold_end);
}
