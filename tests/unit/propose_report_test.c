/* The reader of reports against made-up texts of other layouts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "propose_impl.h"
#include "report_parts.h"
#include "str.h"

/* Where a chapter begins that was graded. */
#define CHAPTER							\
	"Responding to the public\n\nAdequate\n\n"			\
	"Northshire Police is adequate at responding to the public.\n\n"

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
