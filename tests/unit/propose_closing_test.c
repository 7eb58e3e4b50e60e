#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "proposing.h"
#include "str.h"

/* A letter of 4 April 2025 with @body. */
static void letter(struct proposing *out, const char *body)
{
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "Southmoor Police: causes of concern revisit "
		     "letter\n\n"
		     "His Majesty's Inspector of Constabulary\n\n"
		     "4 April 2025\n\n"
		     "Dear Chief Constable\n\n"
		     "You know our PEEL 2023-25 report on your force.\n\n"
		     "%s\n\nYours sincerely\n\n"
		     "His Majesty's Inspector of Constabulary\n\n"
		     "cc: Police and Crime Commissioner\n", body);
	proposing_read(out, text.s);
	afi_str_clear(&text);
}

static void a_heading_says_what_is_closed(void **state)
{
	struct proposing p;
	const struct afi_proposal *one;

	(void)state;
	letter(&p, "Cause of concern 1: Missing people\n\n"
	       "Findings\n\n"
	       "All staff were trained. We have now closed this cause of "
	       "concern.\n\n"
	       "Cause of concern 2\n\n"
	       "The force answers calls late. It knows this.\n\n"
	       "Findings\n\n"
	       "I am pleased to say that this is no longer a cause of "
	       "concern.");
	assert_string_equal(p.said.document, "a letter after a revisit");
	assert_string_equal(p.said.force, "Southmoor");
	assert_string_equal(p.said.short_title, "PEEL 2023-25");
	assert_int_equal(proposed_count(&p, "close"), 2);
	one = proposed(&p, "close", 1);
	assert_string_equal(one->names, "Missing people");
	assert_string_equal(one->as, "hmicfrs");
	assert_int_equal(one->sure, AFI_SURE);
	assert_int_equal(one->happened, afi_day_of(2025, 4, 4));
	assert_says(one, "outcome", "complete");
	assert_says(one, "authority", "HMICFRS letter of 4 April 2025");
	assert_says(one, "text", "All staff were trained. We have now closed "
		    "this cause of concern.");
	assert_lines(one, 15, 15);
	assert_string_equal(proposed(&p, "close", 2)->names,
			    "The force answers calls late");
	proposing_clear(&p);
}

/* What the one sentence @words closes: its names with commas between. */
static void check_closed(const char *words, const char *names)
{
	struct afi_str got = AFI_STR_INIT;
	struct proposing p;

	letter(&p, words);
	for (size_t i = 1; i <= proposed_count(&p, "close"); i++)
		afi_str_addf(&got, "%s%s", got.len ? ", " : "",
			     proposed(&p, "close", i)->names);
	if (strcmp(got.s, names) != 0)
		fail_msg("'%s' closes '%s', not '%s'", words, got.s, names);
	afi_str_clear(&got);
	proposing_clear(&p);
}

static void a_sentence_says_what_is_closed(void **state)
{
	(void)state;
	check_closed("We have closed the cause of concern about vetting.",
		     "vetting");
	check_closed("The cause of concern relating to missing people is now "
		     "closed.", "missing people");
	check_closed("I have decided to close the causes of concern on "
		     "custody and on vetting.", "custody, vetting");
	check_closed("The custody cause of concern has been discharged.",
		     "custody");
	check_closed("Crime recording is no longer a cause of concern.",
		     "Crime recording");
	check_closed("We are closing the cause of concern \xE2\x80\x98" "Call "
		     "handling\xE2\x80\x99.", "Call handling");
	check_closed("Recommendations 1, 3 and 5 have been met.",
		     "Recommendation 1, Recommendation 3, Recommendation 5");
	check_closed("Cause of concern 2 is closed.", "Cause of concern 2");
}

static void what_stays_open_is_told(void **state)
{
	struct proposing p;
	const struct afi_proposal *one;

	(void)state;
	letter(&p, "The cause of concern about custody remains open.");
	assert_int_equal(proposed_count(&p, "close"), 0);
	one = proposed(&p, "event", 1);
	assert_says(one, "event", "revisit");
	assert_string_equal(one->names, "custody");
	assert_says(one, "text", "The cause of concern about custody remains "
		    "open.");
	assert_caution(&p, "Nothing in this letter says plainly");
	proposing_clear(&p);
}

static void what_may_be_closed_is_unsure(void **state)
{
	struct proposing p;

	(void)state;
	letter(&p, "The cause of concern about custody could be closed if "
	       "this lasts.");
	assert_int_equal(proposed(&p, "close", 1)->sure, AFI_UNSURE);
	assert_true(proposed(&p, "close", 1)->extra);
	proposing_clear(&p);
}

static void what_was_closed_before_is_unsure(void **state)
{
	struct proposing p;

	(void)state;
	letter(&p, "On 5 December 2023 we closed the cause of concern about "
	       "custody.");
	assert_int_equal(proposed(&p, "close", 1)->happened,
			 afi_day_of(2023, 12, 5));
	assert_int_equal(proposed(&p, "close", 1)->sure, AFI_UNSURE);
	assert_true(proposed(&p, "close", 1)->extra);
	proposing_clear(&p);
}

static void what_is_not_named_is_not_guessed(void **state)
{
	struct proposing p;

	(void)state;
	letter(&p, "This cause of concern is closed.");
	assert_string_equal(proposed(&p, "close", 1)->names,
			    "cause of concern");
	assert_true(proposed(&p, "close", 1)->extra);
	proposing_clear(&p);
	letter(&p, "Custody\n\nThis cause of concern is closed.");
	assert_string_equal(proposed(&p, "close", 1)->names, "Custody");
	assert_false(proposed(&p, "close", 1)->extra);
	proposing_clear(&p);
}

static void all_are_those_with_headings(void **state)
{
	struct proposing p;

	(void)state;
	letter(&p, "Cause of concern 1: Custody\n\nIt is better.\n\n"
	       "Cause of concern 2: Vetting\n\nIt is better.\n\n"
	       "Conclusion\n\nWe have closed both causes of concern.");
	assert_int_equal(proposed_count(&p, "close"), 2);
	assert_string_equal(proposed(&p, "close", 2)->names, "Vetting");
	proposing_clear(&p);
}

static void the_count_is_checked(void **state)
{
	struct proposing p;

	(void)state;
	letter(&p, "Cause of concern 1: Custody\n\n"
	       "This cause of concern is closed.\n\n"
	       "Conclusion\n\n"
	       "We have closed two of the three causes of concern.");
	assert_int_equal(proposed_count(&p, "close"), 1);
	assert_caution(&p, "2 causes of concern are closed; 1 could be told");
	proposing_clear(&p);
}

static void revisits_phases_and_grades_are_found(void **state)
{
	struct proposing p;

	(void)state;
	letter(&p, "Between 27 January and 7 February 2025, we revisited the "
	       "force.\n\n"
	       "The force has been returned to Scan. It may be moved to "
	       "Engage again if this does not last.\n\n"
	       "Our grade for responding to the public has changed from "
	       "inadequate to requires improvement.");
	assert_int_equal(proposed_count(&p, "event"), 2);
	assert_says(proposed(&p, "event", 1), "event", "revisit");
	assert_int_equal(proposed(&p, "event", 1)->happened,
			 afi_day_of(2025, 1, 27));
	assert_says(proposed(&p, "event", 1), "until", "2025-02-07");
	assert_false(proposed(&p, "event", 1)->extra);
	assert_says(proposed(&p, "event", 2), "event", "phase");
	assert_int_equal(proposed(&p, "event", 2)->happened,
			 afi_day_of(2025, 4, 4));
	assert_says(proposed(&p, "grade", 1), "question",
		    "responding-to-the-public");
	assert_says(proposed(&p, "grade", 1), "grade",
		    "requires-improvement");
	proposing_clear(&p);
}

static void a_letter_without_a_date_gives_none(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "HM Inspector of Constabulary\n\n"
		       "Dear Chief Constable\n\n"
		       "The cause of concern about custody is closed.\n\n"
		       "Yours sincerely\n");
	assert_int_equal(proposed(&p, "close", 1)->happened, AFI_NO_DAY);
	assert_says(proposed(&p, "close", 1), "authority", "HMICFRS letter");
	assert_caution(&p, "bears no date");
	proposing_clear(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_heading_says_what_is_closed),
		cmocka_unit_test(a_sentence_says_what_is_closed),
		cmocka_unit_test(what_stays_open_is_told),
		cmocka_unit_test(what_may_be_closed_is_unsure),
		cmocka_unit_test(what_was_closed_before_is_unsure),
		cmocka_unit_test(what_is_not_named_is_not_guessed),
		cmocka_unit_test(all_are_those_with_headings),
		cmocka_unit_test(the_count_is_checked),
		cmocka_unit_test(revisits_phases_and_grades_are_found),
		cmocka_unit_test(a_letter_without_a_date_gives_none),
	};

	return cmocka_run_group_tests_name("propose_closing", tests, NULL,
					   NULL);
}
