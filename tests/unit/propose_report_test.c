/* The reader of reports against made-up texts of other layouts: the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "propose_impl.h"
#include "report_parts.h"
#include "str.h"

/* ---- what the text says of itself ---------------------------------------- */

static void titles_become_short_ones(void **state)
{
	static const struct {
		const char *text, *title, *cycle;
	} cases[] = {
		{ "PEEL 2021/22", "PEEL 2021/22", "2021-22" },
		{ "PEEL 2023\xE2\x80\x93" "2025", "PEEL 2023-25", "2023-25" },
		{ "PEEL Assessment 2025-27", "PEEL 2025-27", "2025-27" },
		{ "Northshire Police: PEEL 2023/24 report", "PEEL 2023/24",
		  "2023-24" },
		{ "# PEEL: Police effectiveness 2016",
		  "PEEL effectiveness 2016", "2016" },
		{ "PEEL: Police efficiency (including leadership) 2017",
		  "PEEL efficiency 2017", "2017" },
		{ "PEEL: Police effectiveness 2015 (Vulnerability)",
		  "PEEL effectiveness 2015 (vulnerability)", "2015" },
		{ "PEEL: Police effectiveness, efficiency and legitimacy "
		  "2018/19", "PEEL 2018/19", "2018-19" },
		{ "Southmoor Police: Crime data integrity inspection 2019",
		  "Crime data integrity inspection 2019", "2019" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reading reading;

		reading_make(&reading, cases[i].text);
		assert_string_equal(value_of(&reading, "inspection", 1,
					     "title"), cases[i].title);
		assert_string_equal(reading.out.cycle, cases[i].cycle);
		reading_clear(&reading);
	}
}

static void without_a_title_no_inspection_is_opened(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Area for improvement\n\n"
		     "The force doesn't answer\n\n"
		     "In our 2021/22 PEEL inspection we said so.\n");
	assert_int_equal(count_of(&reading, "inspection"), 0);
	assert_int_equal(count_of(&reading, "afi"), 1);
	reading_clear(&reading);
}

static void a_force_has_many_names(void **state)
{
	static const struct {
		const char *text, *force;
	} cases[] = {
		{ "An inspection of Northshire Constabulary", "Northshire" },
		{ "AN INSPECTION OF NORTHSHIRE POLICE", "NORTHSHIRE" },
		{ "An inspection of East and West Moor Police",
		  "East and West Moor" },
		{ "An inspection of the Metropolitan Police Service",
		  "Metropolitan" },
		{ "We assessed how good West Moor Police is.", "West Moor" },
		{ "South Moor Police is good at answering.", "South Moor" },
		{ "HM Inspector of Constabulary", NULL },
		{ "Police powers and treating the public fairly", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reading reading;

		reading_make(&reading, cases[i].text);
		if (cases[i].force)
			assert_string_equal(reading.out.force, cases[i].force);
		else
			assert_null(reading.out.force);
		reading_clear(&reading);
	}
}

static void a_day_of_publication_is_read_not_guessed(void **state)
{
	static const struct {
		const char *text, *published;
	} cases[] = {
		{ "PEEL 2025-27\n\nPublished on 14 March 2026\n",
		  "2026-03-14" },
		{ "PEEL 2025-27\n\nPublication date: 3 April 2026\n",
		  "2026-04-03" },
		{ "PEEL 2025-27\n\nPublished:\n\n4 May 2026\n", "2026-05-04" },
		{ "PEEL 2025-27\n\nMarch 2026\n", "" },
		{ "PEEL 2025-27\n\nPublished March 2026\n", "" },
		{ "PEEL 2025-27\n\nWe visited on 14 March 2026.\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reading reading;

		reading_make(&reading, cases[i].text);
		assert_string_equal(value_of(&reading, "inspection", 1,
					     "published"),
				    cases[i].published);
		reading_clear(&reading);
	}
}

/* ---- grades and checks --------------------------------------------------- */

static void a_grade_that_contradicts_is_unsure(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Investigating crime\n\nAdequate\n\n"
		     "Northshire Police is good at investigating crime.\n\n"
		     "Main findings\n\nWords.\n");
	assert_string_equal(grade_of(&reading, "investigating-crime"),
			    "adequate");
	assert_int_equal(nth(&reading, "grade", 1)->sure, AFI_UNSURE);
	assert_true(cautions(&reading, "its own sentence in line 5 says "
			     "'good'"));
	reading_clear(&reading);
}

static void grades_may_be_capitals_bold_or_headings(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "## Vetting\n\n**Good**\n\nWords.\n\n"
		     "## Training\n\nREQUIRES IMPROVEMENT\n\nWords.\n\n"
		     "## Leadership\n\n#### Inadequate\n\nWords.\n\n"
		     "## Custody\n\nGraded: Outstanding\n\nWords.\n");
	assert_string_equal(grade_of(&reading, "vetting"), "good");
	assert_string_equal(grade_of(&reading, "training"),
			    "requires-improvement");
	assert_string_equal(grade_of(&reading, "leadership"), "inadequate");
	assert_string_equal(grade_of(&reading, "custody"), "outstanding");
	reading_clear(&reading);
}

#define TABLE	"Outstanding\tGood\tAdequate\tRequires improvement\t"	\
		"Inadequate\n\tTraining staff\tAnswering calls\t\t\n\n"

static void a_table_of_grades_checks_the_chapters(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, TABLE CHAPTER "Main findings\n\nWords.\n");
	assert_int_equal(count_of(&reading, "grade"), 1);
	assert_true(cautions(&reading, "names 1 as 'good'; in the chapters 0 "
			     "were found"));
	reading_clear(&reading);
	/* It is taken where it is all there is. */
	reading_make(&reading, TABLE "Words.\n");
	assert_string_equal(grade_of(&reading, "training-staff"), "good");
	assert_string_equal(grade_of(&reading, "answering-calls"), "adequate");
	assert_int_equal(nth(&reading, "grade", 1)->sure, AFI_LIKELY);
	reading_clear(&reading);
}

static void stated_counts_are_compared(void **state)
{
	static const struct {
		const char *text, *caution;
	} cases[] = {
		{ "We assessed how good it is in nine areas of policing. We "
		  "make graded judgments in eight of these nine.",
		  "The text says that nine areas were inspected and eight "
		  "graded; 1 grade was found." },
		{ "We assessed how good it is in 12 areas of policing. We make "
		  "graded judgements in 11 of these 12.",
		  "12 areas were inspected and 11 graded; 1 grade" },
		{ "I have graded it as good in two areas of policing.",
		  "Line 1 says that two areas are graded 'good'; 0 were" },
		{ "We have identified two areas for improvement.",
		  "Line 1 speaks of two areas for improvement; 0 were found" },
		{ "We make graded judgments in one of these two.", NULL },
		{ "In 2018 we gave it two areas for improvement.", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_str text = AFI_STR_INIT;
		struct reading reading;

		afi_str_addf(&text, "%s\n\n" CHAPTER "Promising practice\n\n"
			     "It walks\n\nYes.\n", cases[i].text);
		reading_make(&reading, text.s);
		if (cases[i].caution)
			assert_true(cautions(&reading, cases[i].caution));
		else
			assert_int_equal(reading.out.cautions.n, 1);
		reading_clear(&reading);
		afi_str_clear(&text);
	}
}

static void the_contents_list_is_compared_with_the_body(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Contents\n\nResponding to the public\t15\n"
		     "Area for improvement\t15\nMain findings\t15\n\n" CHAPTER
		     "Main findings\n\nWords.\n\nVetting\n\nGood\n\n"
		     "Area for improvement\n\nThe force is slow\n\nIt is.\n");
	assert_int_equal(count_of(&reading, "afi"), 1);
	assert_true(cautions(&reading, "Line 4 names a box (area for "
			     "improvement) under 'Responding to the public'"));
	assert_true(loses(&reading));
	reading_clear(&reading);
}

static void a_report_without_findings_has_lost_them(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "PEEL 2021/22\n\nAn inspection of Northshire "
		     "Police\n");
	assert_int_equal(reading.out.n, 1);
	assert_true(loses(&reading));
	assert_in_range(reading.fits, 20, 100);
	reading_clear(&reading);
}

static void a_report_of_questions_has_them_as_chapters(void **state)
{
	static const char text[] = "We ask:\n\n"
		"How effective is the force at preventing crime?\n"
		"How effective is the force at investigating crime?\n"
		"How effective are the force's specialist capabilities?\n\n"
		"How effective is the force at preventing crime?\n\n"
		"How much crime is there?\n\nSome.\n\nSummary of findings\n\n"
		"Good\n\nAreas for improvement\n\n"
		"- The force should walk.\n\n"
		"How effective is the force at investigating crime?\n\n"
		"Summary of findings\n\nNorthshire Police requires improvement "
		"at investigating crime.\n\n"
		"How effective are the force's specialist capabilities?\n\n"
		"Summary of findings\n\nUngraded\n";
	struct reading reading;

	(void)state;
	reading_make(&reading, text);
	assert_string_equal(grade_of(&reading, "preventing-crime"), "good");
	assert_string_equal(grade_of(&reading, "investigating-crime"),
			    "requires-improvement");
	assert_string_equal(grade_of(&reading, "specialist-capabilities"),
			    "ungraded");
	assert_string_equal(nth(&reading, "afi", 1)->section,
			    "How effective is the force at preventing crime?");
	reading_clear(&reading);
}

/* Grades at the end of their chapters, over the next one's title. */
static void a_last_line_without_full_stop_is_no_chapter(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "Vetting\n"
		     "Northshire Police is good at vetting.\n"
		     "Main findings\nWords.\nSource: the force\n"
		     "A line that lost its end\nGood\n"
		     "Training\nNorthshire Police is adequate at training.\n"
		     "Main findings\nWords.\nAdequate\n");
	assert_int_equal(count_of(&reading, "grade"), 2);
	assert_string_equal(grade_of(&reading, "vetting"), "good");
	assert_string_equal(grade_of(&reading, "training"), "adequate");
	reading_clear(&reading);
}

static void a_heading_as_high_as_the_chapter_ends_it(void **state)
{
	struct reading reading;

	(void)state;
	reading_make(&reading, "## Vetting\n\nGood\n\nWords.\n\n"
		     "## Training\n\nWords.\n\n### What it does\n\nWords.\n\n"
		     "#### Area for improvement\n\nThe force is slow\n\n"
		     "It is.\n");
	assert_string_equal(nth(&reading, "afi", 1)->section, "Training");
	reading_clear(&reading);
}

/* ---- bounds -------------------------------------------------------------- */

static void no_report_has_thousands_of_findings(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	struct reading reading;

	(void)state;
	afi_str_adds(&text, "Areas for improvement\n\n");
	for (int i = 0; i < 5000; i++)
		afi_str_adds(&text, "- The force should walk.\n");
	reading_make(&reading, text.s);
	assert_int_equal(count_of(&reading, "afi"), 2000);
	assert_true(cautions(&reading, "Only the first 2000 findings"));
	reading_clear(&reading);
	afi_str_clear(&text);
}

static void a_title_is_one_line_of_sane_length(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	struct reading reading;

	(void)state;
	afi_str_adds(&text, "Areas for improvement\n\n- The force should");
	for (int i = 0; i < 500; i++)
		afi_str_adds(&text, " walk and");
	afi_str_adds(&text, " stop.\n");
	reading_make(&reading, text.s);
	assert_in_range(strlen(value_of(&reading, "afi", 1, "title")), 900,
			1010);
	assert_spans(value_of(&reading, "afi", 1, "text"), "The force should",
		     "and stop.");
	reading_clear(&reading);
	afi_str_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_become_short_ones),
		cmocka_unit_test(without_a_title_no_inspection_is_opened),
		cmocka_unit_test(a_force_has_many_names),
		cmocka_unit_test(a_day_of_publication_is_read_not_guessed),
		cmocka_unit_test(a_grade_that_contradicts_is_unsure),
		cmocka_unit_test(grades_may_be_capitals_bold_or_headings),
		cmocka_unit_test(a_table_of_grades_checks_the_chapters),
		cmocka_unit_test(stated_counts_are_compared),
		cmocka_unit_test(the_contents_list_is_compared_with_the_body),
		cmocka_unit_test(a_report_without_findings_has_lost_them),
		cmocka_unit_test(a_report_of_questions_has_them_as_chapters),
		cmocka_unit_test(a_last_line_without_full_stop_is_no_chapter),
		cmocka_unit_test(a_heading_as_high_as_the_chapter_ends_it),
		cmocka_unit_test(no_report_has_thousands_of_findings),
		cmocka_unit_test(a_title_is_one_line_of_sane_length),
	};

	return cmocka_run_group_tests_name("propose_report", tests, NULL,
					   NULL);
}
