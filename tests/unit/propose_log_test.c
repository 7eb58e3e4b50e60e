#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "proposing.h"
#include "str.h"

#define ADDRESS								\
	"https://www.example.org/hmicfrs/recommendation/"		\
	"avon-and-southmoor/4711/\n\n"

#define MARKED								\
	"[on]2nd March 2017 [status]awaiting-review[/status][/on]"	\
	"[on]8th May 2018 [status]being-progressed[/status][/on]"	\
	"[on]8th May 2018 [comment]All staff are being trained.\n\n"	\
	"It goes on.[/comment][/on]"					\
	"[on]1st June 2019 [status]complete[/status][/on]\n"

static void check_marked(const struct proposing *p)
{
	const struct afi_proposal *finding = proposed(p, "opened", 1);
	const struct afi_proposal *one = proposed_of(p, "update", finding, 1);

	assert_int_equal(proposed_count(p, "update"), 3);
	assert_int_equal(one->happened, afi_day_of(2017, 3, 2));
	assert_says(one, "text", "HMICFRS register of recommendations, number "
		    "4711: awaiting review.");
	assert_string_equal(one->as, "hmicfrs");
	one = proposed_of(p, "update", finding, 2);
	assert_int_equal(one->happened, afi_day_of(2018, 5, 8));
	assert_says(one, "text", "HMICFRS register of recommendations, number "
		    "4711: being progressed.");
	one = proposed_of(p, "update", finding, 3);
	assert_int_equal(one->happened, afi_day_of(2018, 5, 8));
	assert_says(one, "text", "All staff are being trained.\n\n"
		    "It goes on.");
	one = proposed_of(p, "close", finding, 1);
	assert_int_equal(one->happened, afi_day_of(2019, 6, 1));
	assert_says(one, "outcome", "complete");
	assert_says(one, "authority", "HMICFRS register of recommendations, "
		    "number 4711");
}

static void a_log_that_is_marked_up_is_read(void **state)
{
	struct proposing p;
	const struct afi_proposal *one;

	(void)state;
	proposing_read(&p, ADDRESS "Area for improvement\n\n"
		       "The force should train its staff. It does not.\n\n"
		       MARKED);
	assert_string_equal(p.said.force, "Avon and Southmoor");
	one = proposed(&p, "opened", 1);
	assert_says(one, "kind", "afi");
	assert_says(one, "number", "1");
	assert_says(one, "numbered", "register");
	assert_says(one, "title", "The force should train its staff.");
	assert_says(one, "text",
		    "The force should train its staff. It does not.");
	assert_non_null(strstr(one->why, "4711"));
	check_marked(&p);
	assert_int_equal(p.said.cautions.n, 0);
	proposing_clear(&p);
}

static void a_log_in_lines_is_read(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, ADDRESS "Recommendation\n\n"
		       "The force should train its staff.\n\n"
		       "2nd March 2017 awaiting-review\n\n"
		       "8th May 2018 being-progressed\n\n"
		       "8th May 2018: All staff are being trained.\n\n"
		       "1 June 2019 - Complete\n");
	assert_says(proposed(&p, "opened", 1), "kind", "rec");
	assert_int_equal(proposed_count(&p, "update"), 3);
	assert_says(proposed(&p, "update", 3), "text",
		    "All staff are being trained.");
	assert_int_equal(proposed(&p, "update", 3)->happened,
			 afi_day_of(2018, 5, 8));
	assert_int_equal(proposed(&p, "close", 1)->happened,
			 afi_day_of(2019, 6, 1));
	proposing_clear(&p);
}

static void days_may_have_lines_of_their_own(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "Area for improvement\n\n"
		       "The force should train its staff.\n\n"
		       "2/3/2017\n\nAwaiting review\n\n"
		       "8/5/2018\n\nNo further action needed\n\n"
		       "It was covered by the next inspection of the "
		       "force.\n");
	assert_int_equal(proposed(&p, "update", 1)->happened,
			 afi_day_of(2017, 3, 2));
	assert_says(proposed(&p, "close", 1), "outcome", "no-further-action");
	assert_int_equal(proposed(&p, "update", 2)->happened,
			 afi_day_of(2018, 5, 8));
	proposing_clear(&p);
}

static void a_note_without_a_day_gets_none(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, ADDRESS "Area for improvement\n\n"
		       "The force should train its staff.\n\n" MARKED "\n"
		       "The force has now trained all of its staff, and this "
		       "was seen.\n\nContact us\n");
	assert_int_equal(proposed_count(&p, "update"), 4);
	assert_int_equal(proposed(&p, "update", 4)->happened, AFI_NO_DAY);
	proposing_clear(&p);
}

static void a_day_is_not_that_of_what_stands_apart(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "Area for improvement\n\n"
		       "The force should train its staff.\n\n"
		       "2nd March 2017 awaiting-review\n\n"
		       "The force has now trained all of its staff, and this "
		       "was seen.\n\nContact us\n");
	assert_int_equal(proposed_count(&p, "update"), 2);
	assert_int_equal(proposed(&p, "update", 2)->happened, AFI_NO_DAY);
	assert_int_equal(proposed(&p, "update", 2)->sure, AFI_UNSURE);
	assert_caution(&p, "bears no date");
	proposing_clear(&p);
}

static void causes_of_concern_have_recommendations(void **state)
{
	struct proposing p;
	const struct afi_proposal *one;

	(void)state;
	proposing_read(&p, "Cause of concern\n\n"
		       "The vetting of staff is a cause of concern.\n\n"
		       "Recommendations\n\n"
		       "To address this, the force should immediately:\n\n"
		       "- vet all staff; and\n- keep a list.\n\n"
		       "The force should report on it.\n\n" MARKED);
	assert_int_equal(proposed_count(&p, "opened"), 3);
	assert_says(proposed(&p, "opened", 1), "kind", "coc");
	one = proposed(&p, "opened", 2);
	assert_says(one, "kind", "rec");
	assert_says(one, "under", "1");
	assert_says(one, "number", "1");
	assert_says(one, "text", "To address this, the force should "
		    "immediately:\n- vet all staff; and\n- keep a list.");
	assert_says(proposed(&p, "opened", 3), "number", "2");
	assert_ptr_equal(&p.said.v[proposed(&p, "close", 1)->of],
			 proposed(&p, "opened", 1));
	proposing_clear(&p);
}

static void marks_that_never_end_lose_nothing(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "Area for improvement\n\nThe force should act.\n\n"
		       "[on]8th May 2018 [comment]All staff are trained.");
	assert_says(proposed(&p, "update", 1), "text",
		    "All staff are trained.");
	proposing_clear(&p);
}

static void a_page_without_a_finding_says_so(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, MARKED);
	assert_int_equal(proposed_count(&p, "opened"), 0);
	assert_true(proposed(&p, "close", 1)->extra);
	assert_caution(&p, "does not say what was found");
	proposing_clear(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_log_that_is_marked_up_is_read),
		cmocka_unit_test(a_log_in_lines_is_read),
		cmocka_unit_test(days_may_have_lines_of_their_own),
		cmocka_unit_test(a_note_without_a_day_gets_none),
		cmocka_unit_test(a_day_is_not_that_of_what_stands_apart),
		cmocka_unit_test(causes_of_concern_have_recommendations),
		cmocka_unit_test(marks_that_never_end_lose_nothing),
		cmocka_unit_test(a_page_without_a_finding_says_so),
	};

	return cmocka_run_group_tests_name("propose_log", tests, NULL, NULL);
}
