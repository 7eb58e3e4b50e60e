/* Causes of concern, and what is due of them, in made-up reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report_parts.h"
#include "str.h"

/* ---- causes of concern --------------------------------------------------- */

#define CONCERN								\
	"PEEL 2023-25\n\nPublished 14 March 2025\n\n"			\
	"Cause of concern\n\nThe force doesn't answer calls\n\n"	\
	"Too many went unanswered.\n\nRecommendations\n\n"

/* What is due of the first recommendation after @lead, and in what words. */
static void check_due(const char *lead, const char *due, const char *words)
{
	struct afi_str text = AFI_STR_INIT;
	struct reading reading;

	afi_str_addf(&text, CONCERN "%s\n\n- answer them; and\n- log them.\n",
		     lead);
	reading_make(&reading, text.s);
	assert_int_equal(count_of(&reading, "rec"), 2);
	for (size_t i = 1; i <= 2; i++) {
		assert_string_equal(value_of(&reading, "rec", i, "due"), due);
		assert_string_equal(value_of(&reading, "rec", i, "due-words"),
				    words);
	}
	reading_clear(&reading);
	afi_str_clear(&text);
}

static void deadlines_are_dates_spans_or_at_once(void **state)
{
	(void)state;
	check_due("By 30 September 2025, Northshire Police should:",
		  "2025-09-30", "");
	check_due("By\xC2\xA0" "30 September 2025, the force should:",
		  "2025-09-30", "");
	check_due("By September 2025 the force should:", "2025-09", "");
	check_due("By the end of September 2025, the force should:",
		  "2025-09-30", "by the end of September 2025");
	check_due("Within three months, the constabulary should:",
		  "2025-06-14", "within three months");
	check_due("Within 28 days, the force should:", "2025-04-11",
		  "within 28 days");
	check_due("To address this, within a year the force should:",
		  "2026-03-14", "within a year");
	check_due("Within a week, or by 1 May 2025, the force should:",
		  "2025-03-21", "within a week");
	check_due("By 1 May 2025, or within a week, the force should:",
		  "2025-05-01", "");
	check_due("The force should immediately:", "", "immediately");
	check_due("Immediately:", "", "immediately");
	check_due("The force should:", "", "");
}

static void each_limb_is_a_recommendation_of_its_tier(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, CONCERN
		     "By 30 September 2025, the force should:\n\n"
		     "- answer them;\n- log them; and\n- count them.\n\n"
		     "The force should immediately make sure that:\n\n"
		     "- its staff know.\n\n"
		     "Within six months, the force should write a plan. It "
		     "should publish it.\n\nMain findings\n\nWords.\n");
	assert_int_equal(count_of(&reading, "coc"), 1);
	assert_int_equal(count_of(&reading, "rec"), 5);
	assert_string_equal(value_of(&reading, "rec", 1, "title"),
			    "Answer them");
	assert_string_equal(value_of(&reading, "rec", 2, "text"),
			    "By 30 September 2025, the force should:\n\n"
			    "- log them");
	assert_string_equal(value_of(&reading, "rec", 3, "number"), "3");
	assert_string_equal(value_of(&reading, "rec", 3, "under"), "1");
	assert_string_equal(value_of(&reading, "rec", 4, "title"),
			    "Make sure that its staff know");
	assert_string_equal(value_of(&reading, "rec", 4, "due-words"),
			    "immediately");
	assert_string_equal(value_of(&reading, "rec", 5, "title"),
			    "Within six months, the force should write a "
			    "plan");
	assert_string_equal(value_of(&reading, "rec", 5, "due"), "2025-09-14");
	assert_int_equal(nth(&reading, "rec", 2)->first, 16);
	assert_false(loses(&reading));
	reading_clear(&reading);
}

/* 2016 and 2018/19: no title, and "to address this cause of concern". */
static void an_older_cause_of_concern_is_its_first_sentence(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, CHAPTER "Cause of concern\n\n"
		     "Northshire Police's care of exhibits is a cause of "
		     "concern to HMIC. Some are lost.\n\nRecommendations\n\n"
		     "To address this cause of concern the force should "
		     "immediately take steps to ensure that:\n\n"
		     "- exhibits are logged; and\n- stores are locked.\n");
	assert_spans(value_of(&reading, "coc", 1, "title"), "Northshire",
		     "concern to HMIC");
	assert_spans(value_of(&reading, "coc", 1, "text"), "Northshire",
		     "are lost.");
	assert_string_equal(value_of(&reading, "rec", 1, "title"),
			    "Take steps to ensure that exhibits are logged");
	assert_string_equal(value_of(&reading, "rec", 2, "due-words"),
			    "immediately");
	reading_clear(&reading);
}

/* Nor need "Recommendations" stand over them. */
static void an_accelerated_one_counts_from_its_own_day(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "PEEL 2023-25\n\nPublished 11 July 2024\n\n"
		     "Accelerated cause of concern\n\n"
		     "The force doesn't protect children\n\n"
		     "We issued this on 11 March 2024.\n\n"
		     "Within three months, the force should:\n\n"
		     "- find out who is missing.\n");
	assert_string_equal(value_of(&reading, "coc", 1, "issued"),
			    "2024-03-11");
	assert_string_equal(value_of(&reading, "coc", 1, "text"),
			    "We issued this on 11 March 2024.");
	assert_string_equal(value_of(&reading, "rec", 1, "due"), "2024-06-11");
	reading_clear(&reading);
}

static void a_relative_deadline_without_a_day_keeps_its_words(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Cause of concern\n\nIts vetting\n\nIs slow.\n\n"
		     "Recommendation\n\nWithin three months, the force should "
		     "vet everyone.\n");
	assert_string_equal(value_of(&reading, "rec", 1, "due"), "");
	assert_string_equal(value_of(&reading, "rec", 1, "due-words"),
			    "within three months");
	reading_clear(&reading);
}

static void a_cause_of_concern_without_recommendations_is_told(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, CHAPTER "Cause of concern\n\n"
		     "The force is slow\n\nIt is.\n\nMain findings\n\nYes.\n");
	assert_int_equal(count_of(&reading, "coc"), 1);
	assert_true(cautions(&reading, "No recommendation was found"));
	assert_true(loses(&reading));
	reading_clear(&reading);
}

static void an_area_of_concern_is_a_kind_of_its_own(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, CHAPTER "Area of concern\n\n"
		     "The force's vetting is slow\n\nIt takes a year.\n");
	assert_int_equal(count_of(&reading, "area"), 1);
	assert_string_equal(value_of(&reading, "area", 1, "question"),
			    "responding-to-the-public");
	reading_clear(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deadlines_are_dates_spans_or_at_once),
		cmocka_unit_test(each_limb_is_a_recommendation_of_its_tier),
		cmocka_unit_test(
			an_older_cause_of_concern_is_its_first_sentence),
		cmocka_unit_test(an_accelerated_one_counts_from_its_own_day),
		cmocka_unit_test(
			a_relative_deadline_without_a_day_keeps_its_words),
		cmocka_unit_test(
			a_cause_of_concern_without_recommendations_is_told),
		cmocka_unit_test(an_area_of_concern_is_a_kind_of_its_own),
	};

	return cmocka_run_group_tests_name("propose concerns", tests, NULL,
					   NULL);
}
