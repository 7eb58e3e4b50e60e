/*
 * Checks before a letter is issued.  The inspection was published on 5 December
 * 2024, so that day 28 of January 2025 is day 55 of 56.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "issue_check.h"
#include "setup.h"
#include "story.h"
#include "str.h"

enum { PARTS = 4 };

/* An inspection and up to three findings. */
static struct {
	struct afi_record rec[PARTS];
	struct afi_fold fold[PARTS];
	struct afi_check_part part[PARTS];
	struct afi_check_case c;
	struct afi_checks checks;
} s;

static const char *const targets[] = {
	"n/peel", "n/peel/one", "n/peel/two", "n/peel/three",
};

static const char *const inspector[] = { "HM Chief Inspector (HMICFRS)" };
static const char *const minister[] = { "The Home Secretary" };

static int begin(void **state)
{
	(void)state;
	memset(&s, 0, sizeof(s));
	s.checks = (struct afi_checks)AFI_CHECKS_INIT;
	s.c = (struct afi_check_case){
		.statutory = true, .to = inspector, .nto = 1,
		.copies = minister, .ncopies = 1,
		.approved_by = "Chief Executive", .approved_on = story_day(27),
		.today = story_day(28),
	};
	return 0;
}

static int end(void **state)
{
	(void)state;
	afi_checks_clear(&s.checks);
	for (size_t i = 0; i < PARTS; i++) {
		afi_fold_clear(&s.fold[i]);
		afi_record_clear(&s.rec[i]);
	}
	return 0;
}

static void tell(size_t i, const char *const *lines, size_t n)
{
	story_tell(&s.rec[i], lines, n);
	assert_true(afi_fold_make(&s.fold[i], &s.rec[i], INT_MAX,
				  s.c.today));
	s.part[i] = (struct afi_check_part){ targets[i], &s.rec[i],
					     &s.fold[i] };
}

#define TELL(i, ...)							\
	tell(i, (const char *const[]){ __VA_ARGS__ },			\
	     sizeof((const char *const[]){ __VA_ARGS__ }) /		\
	     sizeof(const char *))

#define REPORT "h 1 hmicfrs opened kind=inspection published=2024-12-05"
#define INVITED "v 2 pcc ask sort=invitation due=20"
#define SAID "f 10 force response part=introduction"
#define REC "h 1 hmicfrs opened kind=rec"
#define AFI "h 1 hmicfrs opened kind=afi"

/* Check all that was told; what comes of it is "level code target" a line, but
 * for notes. */
static void found(const char *expected)
{
	struct afi_str got = AFI_STR_INIT;
	size_t n = 0;

	while (n < PARTS && s.part[n].target)
		n++;
	s.c.inspection = s.part[0];
	s.c.findings = s.part + 1;
	s.c.nfindings = n - 1;
	afi_checks_clear(&s.checks);
	afi_checks_make(&s.checks, &s.c);
	for (size_t i = 0; i < s.checks.n; i++)
		if (s.checks.v[i].level != AFI_CHECK_NOTE)
			afi_str_addf(&got, "%s %s %s\n", afi_check_level_name(
				     s.checks.v[i].level),
				     s.checks.v[i].code,
				     s.checks.v[i].target);
	assert_string_equal(got.s, expected);
	afi_str_clear(&got);
}

/* ---- what the law wants -------------------------------------------------- */

static void all_is_well(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response");
	TELL(2, AFI, "a 9 force response");
	found("");
	assert_int_equal(s.checks.n, 2);
	assert_string_equal(s.checks.v[0].what,
			    "day 55 of 56; the last day is 29 January 2025");
	assert_string_equal(s.checks.v[1].what, "the chief officer was invited "
			    "on 2 January 2025 to comment by 20 January 2025, "
			    "and answered on 9 January 2025");
}

static void the_forces_action_explains_nothing(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 force response", "b 9 force action",
	     "c 9 force update");
	found("error no-explanation n/peel/one\n");
}

static void a_position_needs_its_reason(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response part=position position=no-action "
	     "text=Others-do-it");
	found("");
	end(NULL);
	begin(NULL);
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response part=comments text=Once",
	     "b 10 pcc response ^a retract");
	found("error no-explanation n/peel/one\n");
}

static void what_was_opened_by_mistake_wants_nothing(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 force close outcome=void");
	TELL(2, "h 1 hmicfrs opened kind=practice");
	found("");
}

static void afis_are_custom(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, AFI);
	TELL(2, "h 1 hmicfrs opened kind=coc");
	found("warning unanswered n/peel/one\n"
	      "warning unanswered n/peel/two\n");
	s.c.statutory = false;
	found("");
}

static void both_get_it(void **state)
{
	static const char *const both[] = { "HMCI", "Secretary of State" };

	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	s.c.ncopies = 0;
	found("error no-copy n/peel\n");
	s.c.nto = 0;
	found("error no-copy n/peel\nerror no-copy n/peel\n");
	s.c.to = both;
	s.c.nto = 2;
	found("");
}

static void the_chief_officer_is_invited(void **state)
{
	(void)state;
	TELL(0, REPORT);
	found("warning not-invited n/peel\n");
	end(NULL);
	begin(NULL);
	TELL(0, REPORT, INVITED);
	found("warning no-answer n/peel\n");
	assert_string_equal(s.checks.v[0].what, "the chief officer was "
			    "invited on 2 January 2025 to comment by 20 "
			    "January 2025, and has not");
	end(NULL);
	begin(NULL);
	TELL(0, REPORT, "v 2 pcc ask sort=invitation due=40");
	found("warning no-answer n/peel\n");
	assert_string_equal(s.checks.v[0].what, "the chief officer was "
			    "invited on 2 January 2025 to comment, and has "
			    "until 9 February 2025; nothing was recorded "
			    "since");
	TELL(1, AFI, "a 9 force response");
	found("");
}

static void late_is_no_reason_not_to_send_it(void **state)
{
	(void)state;
	s.c.today = story_day(30);
	TELL(0, REPORT, INVITED, SAID);
	found("warning clock n/peel\n");
	assert_string_equal(s.checks.v[0].what, "day 57 of 56, 1 day late; "
			    "the last day is 29 January 2025");
}

/* ---- approval ------------------------------------------------------------ */

static void approval_covers_what_was_there(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 27 pcc response");
	found("");
	s.c.approved_on = story_day(26);
	found("error not-approved n/peel/one\n");
	s.c.approved_by = NULL;
	found("error not-approved n/peel\n");
}

static void what_the_letter_leaves_out_needs_none(void **state)
{
	(void)state;
	s.c.approved_on = story_day(26);
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, AFI, "a 9 force response text=It-was-done.",
	     "b 27 pcc response part=progress position=satisfied "
	     "text=We-are-satisfied-at-86%.");
	s.c.text = "It was done.";
	found("");
	s.c.text = "It was done. We are\nsatisfied at 86%.";
	found("error not-approved n/peel/one\nwarning figure n/peel/one\n");
}

static void what_is_withheld_in_a_response_does_not_hide_it(void **state)
{
	(void)state;
	s.c.approved_on = story_day(26);
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, AFI, "a 27 pcc response text=Operation-Larkspur-ended",
	     "m 27 pcc withhold entry=a00000000000 field=text "
	     "words=Larkspur sort=operation");
	s.c.text = "Operation [x\xC2\xB9] ended";
	found("error not-approved n/peel/one\n");
}

static void a_response_that_a_text_changed_is_in_it(void **state)
{
	const struct afi_said_part said = {
		.target = "n/peel/one", .party = "force", .part = "comments",
		.placed = true, .there = true,
	};

	(void)state;
	s.c.approved_on = story_day(26);
	s.c.said = &said;
	s.c.nsaid = 1;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, AFI, "a 27 force response text=It-was-done.");
	s.c.text = "It was nearly done.";
	found("error not-approved n/peel/one\n");
}

/* ---- words --------------------------------------------------------------- */

/* What the text @text of the letter comes to. */
static void words(const char *text, const char *expected)
{
	s.c.text = text;
	found(expected);
}

static void placeholders_are_found(void **state)
{
	static const char *const bad[] = {
		"Dear [name],", "To [INSERT address]", "on <date>", "Ref: XX",
		"Ref: XXXX", "It is TBC.", "Dear {{salutation}}", "Name ____",
		"Yes / no (Delete as appropriate)",
	};
	static const char *const good[] = {
		"Op [x\xC2\xB9] went well", "A note[^1]", "Superintendent XXL",
		"the Name of it", "a [link](https://pcc.example)", "MAXX",
		"A < B", "[2025] EWHC 1",
	};

	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		words(bad[i], "error placeholder n/peel\n");
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		words(good[i], "");
	words("Dear [name], of [address]\nand XX", "error placeholder n/peel\n"
	      "error placeholder n/peel\n");
}

static void nothing_is_above_the_marking(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	words("OFFICIAL", "");
	words("It was a secret, in a restricted area.", "");
	words("OFFICIAL-SENSITIVE\nOFFICIAL-SENSITIVE",
	      "error marking n/peel\n");
	s.c.marking = "Official-Sensitive";
	words("OFFICIAL-SENSITIVE", "");
	words("TOP SECRET", "error marking n/peel\n");
}

static void only_the_latest_words_are_used(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response text=We-shall-see-to-it",
	     "b 10 pcc response text=We-have-seen-to-it");
	words("We have\nseen to it!", "");
	words("Well: we shall see to it.", "error not-latest n/peel/one\n");
}

static void own_words_are_the_latest(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response text=We-have-seen-to-it",
	     "b 10 pcc response source=mail text=We-shall-see-to-it");
	words("We have seen to it!", "");
	words("Well: we shall see to it.", "error not-latest n/peel/one\n");
}

static void what_is_withheld_is_not_said(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response text=Operation-Larkspur-ended",
	     "m 9 pcc withhold entry=a00000000000 field=text "
	     "words=Larkspur sort=operation");
	words("Operation [x] ended", "");
	words("OPERATION LARKSPUR ENDED", "error withheld n/peel/one\n");
	assert_null(strstr(s.checks.v[0].what, "arkspur"));
}

static void counts_are_compared(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID, "c 9 pcc response part=opening "
	     "text=It+has+two+areas+for+improvement.");
	TELL(1, AFI, "a 9 force response");
	found("warning count n/peel\n");
	assert_string_equal(s.checks.v[0].what, "the number of areas for "
			    "improvement is 2 in the text and 1 in the "
			    "records");
	TELL(2, AFI, "a 9 force response");
	found("");
}

static void counts_of_the_letter_are_too(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, AFI, "a 9 force response text=Of+1+area+for+improvement.");
	s.c.text = "There is one area for improvement.\n\nThey named 1 area "
		   "for improvement and 10 recommendations.\n";
	found("warning count n/peel\n");
	assert_string_equal(s.checks.v[0].what, "the number of recommendations "
			    "is 10 in the text and 0 in the records");
	s.c.text = "It had ten\nareas for improvement.\n\nTen areas for "
		   "improvement are many, and eleven areas for improvement "
		   "more.\n";
	found("warning count n/peel\n");
	assert_string_equal(s.checks.v[0].what, "the number of areas for "
			    "improvement is 10 in the text and 1 in the "
			    "records");
}

static void a_text_must_keep_the_explanation(void **state)
{
	struct afi_said_part said[] = {
		{ .target = "n/peel/one", .party = "pcc", .part = "comments",
		  .placed = true },
		{ .target = "n/peel/two", .party = "pcc", .part = "comments",
		  .placed = true, .there = true },
		{ .target = "n/peel/three", .party = "pcc",
		  .part = "comments" },
	};

	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 pcc response");
	TELL(2, REC, "a 9 force response");
	TELL(3, REC, "a 9 pcc response");
	s.c.said = said;
	s.c.nsaid = 3;
	/* left out; filled in; not in the letter at all */
	found("error no-explanation n/peel/one\n");
	assert_string_equal(s.checks.v[0].what, "the text leaves out the PCC's "
			    "own explanation, which is recorded");
}

static void figures_are_held(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, AFI, "a 9 force response text=It-was-86%.",
	     "m 9 force measure value=86%");
	found("");
	TELL(2, AFI, "a 9 force response text=It-was-87%.");
	found("warning figure n/peel/two\n");
	assert_string_equal(s.checks.v[0].what, "no measure holds the figure "
			    "87%");
	TELL(3, AFI, "a 9 force response text=It-was-88%,-then-89%.");
	found("warning figure n/peel/two\nwarning figure n/peel/three\n");
	assert_string_equal(s.checks.v[1].what, "no measure holds the figures "
			    "88% and 89%");
}

static void the_office_is_known_without_its_words(void **state)
{
	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	s.c.to = (const char *const[]){ "The Chief Inspector, 1 Road" };
	found("error no-copy n/peel\n");
	s.c.office = "hmicfrs";
	found("");
	s.c.ncopies = 0;
	found("error no-copy n/peel\n");
	assert_string_equal(s.checks.v[0].todo, "name it among those who have "
			    "a copy: afi set letter-copies 'The Home "
			    "Secretary'");
}

static void what_is_told_as_missing_is_told_once(void **state)
{
	static const struct afi_check_gap gap = {
		"the PCC's comments on one: not recorded",
		"afi respond n/peel/one --part comments --as pcc -m TEXT",
	};

	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	TELL(1, REC, "a 9 force response");
	TELL(2, REC, "a 9 force response");
	s.c.gaps = &gap;
	s.c.ngaps = 1;
	found("error placeholder n/peel\nerror no-explanation n/peel/one\n"
	      "error no-explanation n/peel/two\n");
	assert_null(s.checks.v[1].todo);
	assert_non_null(s.checks.v[2].todo);
}

/* ---- overriding ---------------------------------------------------------- */

static void an_error_is_overridden_with_a_reason(void **state)
{
	static const char *const given[] = { "no-copy=It goes by hand" };
	static const char *const wrong[] = {
		"no-copy", "=x", "no-copy=", "placeholder=x", "clock=x",
	};
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	TELL(0, REPORT, INVITED, SAID);
	s.c.ncopies = s.c.nto = 0;
	found("error no-copy n/peel\nerror no-copy n/peel\n");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_int_equal(afi_checks_override(&s.checks, &wrong[i], 1,
						     &err), AFI_EUSAGE);
	assert_int_equal(afi_checks_count(&s.checks, AFI_CHECK_ERROR), 2);
	assert_int_equal(afi_checks_override(&s.checks, given, 1, &err),
			 AFI_OK);
	assert_int_equal(afi_checks_count(&s.checks, AFI_CHECK_ERROR), 0);
	assert_string_equal(s.checks.v[0].reason, "It goes by hand");
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_is_well),
		TEST(the_forces_action_explains_nothing),
		TEST(a_position_needs_its_reason),
		TEST(what_was_opened_by_mistake_wants_nothing),
		TEST(afis_are_custom),
		TEST(both_get_it),
		TEST(the_chief_officer_is_invited),
		TEST(late_is_no_reason_not_to_send_it),
		TEST(approval_covers_what_was_there),
		TEST(what_the_letter_leaves_out_needs_none),
		TEST(what_is_withheld_in_a_response_does_not_hide_it),
		TEST(a_response_that_a_text_changed_is_in_it),
		TEST(placeholders_are_found),
		TEST(nothing_is_above_the_marking),
		TEST(only_the_latest_words_are_used),
		TEST(own_words_are_the_latest),
		TEST(what_is_withheld_is_not_said),
		TEST(counts_are_compared),
		TEST(counts_of_the_letter_are_too),
		TEST(a_text_must_keep_the_explanation),
		TEST(figures_are_held),
		TEST(the_office_is_known_without_its_words),
		TEST(what_is_told_as_missing_is_told_once),
		TEST(an_error_is_overridden_with_a_reason),
	};

	return cmocka_run_group_tests_name("issue_check", tests, NULL, NULL);
}
