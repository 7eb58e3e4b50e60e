/* Boxes of areas for improvement, in made-up reports of other layouts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report_parts.h"
#include "str.h"

/* ---- boxes --------------------------------------------------------------- */

/* The titles of the areas for improvement in @text, one in a line. */
static void check_titles(const char *text, const char *wanted)
{
	struct afi_str titles = AFI_STR_INIT;
	struct reading reading;

	reading_make(&reading, text);
	for (size_t i = 1; i <= count_of(&reading, "afi"); i++)
		afi_str_addf(&titles, "%s\n",
			     value_of(&reading, "afi", i, "title"));
	assert_string_equal(titles.s, wanted);
	reading_clear(&reading);
	afi_str_clear(&titles);
}

static void headings_of_boxes_vary(void **state)
{
	static const char *const headings[] = {
		"Area for improvement", "Areas for improvement",
		"AREAS FOR IMPROVEMENT", "## Area for improvement",
		"**Areas for improvement**", "Areas for improvement:",
		"#### **Areas for improvement**",
		("Areas\xC2\xA0" "for improvement"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++) {
		struct afi_str text = AFI_STR_INIT;

		afi_str_addf(&text, "%s\n\nThe force doesn't answer\n\nWe saw "
			     "it.\n\nThe force doesn't listen\n\nIt is deaf.\n",
			     headings[i]);
		check_titles(text.s, "The force doesn't answer\n"
			     "The force doesn't listen\n");
		afi_str_clear(&text);
	}
}

static void a_box_ends_where_something_else_begins(void **state)
{
	static const char *const ends[] = {
		"Main findings", "MAIN FINDINGS", "Innovative practice",
		"Promising practice", "Cause of concern", "Recommendations",
		"Summary of findings", "Annex A", "# Vetting",
		"Investigating crime\n\nGood",
		("Investigating crime\n\nNorthshire Police is good at "
		 "investigating crime.\n\nMain findings"),
		"How effective is the force at tackling crime?",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		struct afi_str text = AFI_STR_INIT;
		struct reading reading;

		afi_str_addf(&text, CHAPTER "Area for improvement\n\n"
			     "The force doesn't answer\n\nWe saw it.\n\n"
			     "%s\n\nMore is said here.\n", ends[i]);
		reading_make(&reading, text.s);
		assert_int_equal(count_of(&reading, "afi"), 1);
		assert_string_equal(value_of(&reading, "afi", 1, "text"),
				    "We saw it.");
		reading_clear(&reading);
		afi_str_clear(&text);
	}
}

static void titles_may_be_marked(void **state)
{
	(void)state;
	/* deeper than the heading of the box, and as deep */
	check_titles("## Vetting\n\n### Areas for improvement\n\n"
		     "#### The force is slow.\n\nIt is.\n\n"
		     "#### The force is late.\n\nIt is.\n\n## Next\n\nWords.\n",
		     "The force is slow\nThe force is late\n");
	check_titles("## Vetting\n\n### Areas for improvement\n\n"
		     "### The force is slow\n\nIt is.\n\n"
		     "### The force is late\n\nIt is.\n\n## Next\n\nWords.\n",
		     "The force is slow\nThe force is late\n");
	check_titles("Areas for improvement\n\n**The force is slow.**\n\n"
		     "It is.\n\n**The force is late.**\n\nIt is.\n",
		     "The force is slow\nThe force is late\n");
	/* in the heading itself */
	check_titles("## Area for improvement 1: The force is slow\n\nIt is.\n",
		     "The force is slow\n");
	check_titles("## AFI 2 \xE2\x80\x93 The force is late.\n\nIt is.\n",
		     "The force is late\n");
}

static void titles_may_end_in_a_full_stop(void **state)
{
	static const char text[] = "Areas for improvement\n\n"
		"The constabulary needs to log its reasons.\n\n"
		"We looked at 40 calls and in half of them saw none. It is a "
		"risk.\n\nIt should dip-sample them.\n\n"
		"The constabulary needs to train its staff.\n\n"
		"They told us that nobody had shown them how the work is to "
		"be done.\n";
	struct reading reading;

	(void)state;
	check_titles(text, "The constabulary needs to log its reasons\n"
		     "The constabulary needs to train its staff\n");
	reading_make(&reading, text);
	assert_spans(value_of(&reading, "afi", 1, "text"), "We looked",
		     "dip-sample them.");
	assert_int_equal(nth(&reading, "afi", 1)->sure, AFI_LIKELY);
	assert_int_equal(nth(&reading, "afi", 2)->sure, AFI_UNSURE);
	reading_clear(&reading);
}

static void older_boxes_have_sentences_with_bullets_or_without(void **state)
{
	static const char text[] = "Areas for improvement\n\n"
		"The force should map its gangs. This needs care.\n\n"
		"\xE2\x80\xA2 The force must share\nwhat it knows.\n"
		"\xE2\x80\xA2 The force needs to:\n"
		"  - plan; and\n  - act.\n\n"
		"The force should stop.\n\n"
		"Some threats need more than one force.\n";
	struct reading reading;

	(void)state;
	check_titles(text, "The force should map its gangs\n"
		     "The force must share what it knows\n"
		     "The force needs to: plan; and act\n"
		     "The force should stop\n");
	reading_make(&reading, text);
	assert_string_equal(value_of(&reading, "afi", 1, "text"),
			    "The force should map its gangs. This needs "
			    "care.");
	assert_string_equal(value_of(&reading, "afi", 3, "text"),
			    "The force needs to:\n\n- plan; and\n- act.");
	assert_string_equal(value_of(&reading, "afi", 4, "text"),
			    "The force should stop.");
	reading_clear(&reading);
}

static void captions_are_no_titles(void **state)
{
	static const char text[] = "Area for improvement\n\n"
		"The force is slow\n\nWe saw it.\n\n"
		"Figure 3: how slow the force is\n\nSource: the force\n\n"
		"It is.\n";
	struct reading reading;

	(void)state;
	check_titles(text, "The force is slow\n");
	reading_make(&reading, text);
	assert_spans(value_of(&reading, "afi", 1, "text"), "We saw", "It is.");
	reading_clear(&reading);
}

static void a_box_drawn_as_a_table_is_one(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, CHAPTER "| Area for improvement |\n| --- |\n"
		     "| The force is slow<br>We saw it:<br>- here; and<br>"
		     "- there. |\n\nMain findings\n\nWords.\n");
	assert_int_equal(count_of(&reading, "afi"), 1);
	assert_string_equal(value_of(&reading, "afi", 1, "title"),
			    "The force is slow");
	assert_string_equal(value_of(&reading, "afi", 1, "text"),
			    "We saw it:\n\n- here; and\n- there.");
	reading_clear(&reading);
}

static void prose_about_boxes_is_none(void **state)
{
	check_titles(CHAPTER "Main findings\n\n"
		     "We found areas for improvement.\n\n"
		     "Areas for improvement in other forces are elsewhere.\n\n"
		     "The force should know them.\n", "");
	/* a line of a contents list */
	check_titles("Areas for improvement 25\n\n"
		     "The force should walk.\n", "");
	(void)state;
}

static void placeholders_are_no_findings(void **state)
{
	static const char *const blanks[] = {
		"XX", "xx", "\xE2\x80\xA2 XX", "- xx", "XX XX",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++) {
		struct afi_str text = AFI_STR_INIT;
		struct reading reading;

		afi_str_addf(&text, "Delete as appropriate\n\nGood\n\n"
			     "Inadequate\n\nAreas for improvement\n\n%s\n\n"
			     "Cause of concern\n\n%s\n", blanks[i], blanks[i]);
		reading_make(&reading, text.s);
		assert_int_equal(reading.out.n, 0);
		assert_true(cautions(&reading, "Line 7: a blank template"));
		reading_clear(&reading);
		afi_str_clear(&text);
	}
}

static void the_text_may_number_its_boxes(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Area for improvement 1\n\nThe force is slow\n\n"
		     "It is.\n\nArea for improvement 2\n\nThe force is late\n\n"
		     "It is.\n\nArea for improvement 4\n\nThe force is lost\n\n"
		     "It is.\n");
	assert_string_equal(value_of(&reading, "afi", 3, "number"), "4");
	assert_string_equal(value_of(&reading, "afi", 3, "numbered"),
			    "published");
	assert_true(cautions(&reading, "no area for improvement 3"));
	assert_true(loses(&reading));
	reading_clear(&reading);
}

static void numbers_that_come_twice_are_not_taken(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Areas for improvement\n\n"
		     "1. The force should walk.\n\nMain findings\n\nWords.\n\n"
		     "Areas for improvement\n\n1. The force should run.\n");
	assert_string_equal(value_of(&reading, "afi", 2, "number"), "2");
	assert_string_equal(value_of(&reading, "afi", 2, "numbered"),
			    "register");
	reading_clear(&reading);
}

static void practice_alone_is_told_but_not_lost(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, CHAPTER "Promising practice\n\n"
		     "The force texts callers\n\nThey like it.\n");
	assert_int_equal(count_of(&reading, "practice"), 1);
	assert_false(loses(&reading));
	assert_true(cautions(&reading, "Only practice"));
	reading_clear(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_of_boxes_vary),
		cmocka_unit_test(a_box_ends_where_something_else_begins),
		cmocka_unit_test(titles_may_be_marked),
		cmocka_unit_test(titles_may_end_in_a_full_stop),
		cmocka_unit_test(
			older_boxes_have_sentences_with_bullets_or_without),
		cmocka_unit_test(captions_are_no_titles),
		cmocka_unit_test(a_box_drawn_as_a_table_is_one),
		cmocka_unit_test(prose_about_boxes_is_none),
		cmocka_unit_test(placeholders_are_no_findings),
		cmocka_unit_test(the_text_may_number_its_boxes),
		cmocka_unit_test(numbers_that_come_twice_are_not_taken),
		cmocka_unit_test(practice_alone_is_told_but_not_lost),
	};

	return cmocka_run_group_tests_name("propose report boxes", tests, NULL,
					   NULL);
}
