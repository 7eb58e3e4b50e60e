/*
 * The reader of reports against three real ones.  What is expected was worked
 * out from the texts by hand; they are read where they lie and not copied.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "report_parts.h"

/* A finding: its lines, how its title and its text begin and end. */
struct expected {
	int first, last;
	const char *question, *title_first, *title_last, *first_words,
		   *last_words;
};

static void compare(const struct reading *reading, const char *kind,
		    const struct expected *expected, size_t n)
{
	assert_int_equal(count_of(reading, kind), n);
	for (size_t i = 0; i < n; i++) {
		const struct afi_proposal *its = nth(reading, kind, i + 1);
		const struct expected *e = &expected[i];

		assert_int_equal(its->first, e->first);
		assert_int_equal(its->last, e->last);
		assert_string_equal(afi_proposal_get(its, "question"),
				    e->question);
		assert_spans(afi_proposal_get(its, "title"), e->title_first,
			     e->title_last);
		assert_spans(afi_proposal_get(its, "text"), e->first_words,
			     e->last_words);
		assert_string_equal(afi_proposal_get(its, "wording"),
				    "published");
		assert_string_equal(afi_proposal_get(its, "numbered"),
				    "register");
	}
}

/* What the report of 2021/22 calls its chapters. */
#define PREVENTING "preventing-crime-and-anti-social-behaviour"
#define RESPONDING "responding-to-the-public"
#define INVESTIGATING "investigating-crime"
#define PROTECTING "protecting-vulnerable-people"
#define MANAGING "managing-offenders-and-suspects"

static void newer_boxes_give_title_and_whole_body(void **state)
{
	static const struct expected afis[] = {
		{ 323, 325, RESPONDING, "The force doesn't", "callers",
		  "The force doesn't", "routinely identified." },
		{ 327, 329, RESPONDING, "Call takers", "crime prevention",
		  "On a number", "the investigations." },
		{ 369, 371, INVESTIGATING, "Important lines", "not completed",
		  "On some occasions,", "reported crimes." },
		{ 373, 375, INVESTIGATING, "The force doesn't",
		  "Victims of Crime", "Victim needs", "complied with." },
		{ 377, 379, INVESTIGATING, "An auditable", "rarely obtained",
		  "An auditable", "an investigation." },
		{ 479, 489, MANAGING, "The force's sex", "is unclear",
		  "Sex offender", "offender management." },
	};
	struct reading reading;

	(void)state;
	reading_seed(&reading, "000");
	compare(&reading, "afi", afis, 6);
	reading_clear(&reading);
}

static void practices_have_the_same_layout(void **state)
{
	static const struct expected practices[] = {
		{ 264, 266, PREVENTING, "Leicestershire Police creates",
		  "to justice", "Kayleigh's Love", "their concerns." },
		{ 268, 276, PREVENTING, "Leicestershire Police has",
		  "they serve", "The force supports", "is effective." },
		{ 278, 280, PREVENTING, "Leicestershire Police has",
		  "their communities", "Neighbourhood Active",
		  "and vulnerability." },
		{ 383, 385, INVESTIGATING, "The force reviews", "the force",
		  "The force reviews", "all departments." },
		{ 411, 413, PROTECTING, "The force has", "the vulnerable",
		  "The specialist", "in need." },
		{ 415, 419, PROTECTING, "The force responds", "the vulnerable",
		  "Leicestershire Police", "hidden harm." },
		{ 421, 423, PROTECTING, "The force proactively",
		  "child safeguarding", "Operation Encompass",
		  "child safeguarding." },
		{ 473, 475, MANAGING, "The force has", "dangerous people",
		  "The force has", "awful crimes." },
	};
	struct reading reading;

	(void)state;
	reading_seed(&reading, "000");
	compare(&reading, "practice", practices, 8);
	reading_clear(&reading);
}

/* The sixth has a paragraph, three items and two paragraphs. */
static void a_body_keeps_its_list_and_paragraphs(void **state)
{
	struct reading reading;
	const char *text, *s;
	int paragraphs = 1, items = 0;

	(void)state;
	reading_seed(&reading, "000");
	text = value_of(&reading, "afi", 6, "text");
	for (s = text; (s = strstr(s, "\n\n")); s += 2)
		paragraphs++;
	for (s = text; (s = strstr(s, "\n- ")); s += 3)
		items++;
	assert_int_equal(paragraphs, 4);
	assert_int_equal(items, 3);
	assert_non_null(strstr(text, "including:\n\n- high use"));
	assert_non_null(strstr(text, "civil orders.\n\nWhile the"));
	reading_clear(&reading);
}

static void grades_of_2021_stand_over_their_chapters(void **state)
{
	static const struct {
		const char *section, *grade;
		int line;
	} grades[] = {
		{ "Crime data integrity", "outstanding", 190 },
		{ "Engaging with", "good", 222 },
		{ "Preventing crime", "outstanding", 258 },
		{ "Responding to", "adequate", 317 },
		{ "Investigating crime", "adequate", 363 },
		{ "Protecting vulnerable", "outstanding", 405 },
		{ "Managing offenders", "good", 467 },
		{ "Building, supporting", "good", 535 },
		{ "Strategic planning", "good", 590 },
	};
	struct reading reading;

	(void)state;
	reading_seed(&reading, "000");
	assert_int_equal(count_of(&reading, "grade"), 9);
	for (size_t i = 0; i < 9; i++) {
		const struct afi_proposal *its = nth(&reading, "grade", i + 1);

		assert_int_equal(its->first, grades[i].line);
		assert_spans(its->section, grades[i].section, "");
		assert_string_equal(afi_proposal_get(its, "grade"),
				    grades[i].grade);
		assert_int_equal(its->sure, AFI_SURE);
	}
	/* All that the text says of itself holds: there is nothing to tell. */
	assert_int_equal(reading.out.cautions.n, 0);
	reading_clear(&reading);
}

static void grades_of_2023_stand_at_the_end_of_their_chapters(void **state)
{
	static const struct {
		const char *section, *grade;
		int line;
	} grades[] = {
		{ "Police powers", "good", 76 },
		{ "Preventing and deterring", "good", 120 },
		{ "Responding to", "requires-improvement", 158 },
		{ "Investigating crime", "requires-improvement", 187 },
		{ "Protecting vulnerable", "adequate", 206 },
		{ "Managing offenders", "good", 237 },
		{ "Building, supporting", "good", 276 },
		{ "Leadership and", "adequate", 302 },
	};
	struct reading reading;

	(void)state;
	reading_seed(&reading, "001");
	assert_int_equal(count_of(&reading, "grade"), 8);
	for (size_t i = 0; i < 8; i++) {
		const struct afi_proposal *its = nth(&reading, "grade", i + 1);

		assert_int_equal(its->first, grades[i].line);
		assert_spans(its->section, grades[i].section, "");
		assert_string_equal(afi_proposal_get(its, "grade"),
				    grades[i].grade);
	}
	reading_clear(&reading);
}

static void lost_boxes_are_told(void **state)
{
	struct reading reading;

	(void)state;
	reading_seed(&reading, "001");
	assert_int_equal(reading.out.n, 1 + 8);	/* the inspection, grades */
	assert_true(loses(&reading));
	assert_int_equal(reading.out.cautions.n, 1);
	assert_true(cautions(&reading, "may have lost its boxes"));
	reading_clear(&reading);
}

#define ASKED_1 "preventing-crime-tackling-anti-social-behaviour-and-keeping"
#define ASKED_2 "investigating-crime-and-reducing-re-offending"
#define ASKED_3 "protecting-those-who-are-vulnerable-from-harm-and-supporting"
#define ASKED_4 "tackling-serious-and-organised-crime"

static void older_boxes_give_their_sentences_whole(void **state)
{
	static const struct expected afis[] = {
		{ 350, 350, ASKED_1, "The force should use", "social behaviour",
		  "The force should use", "effective practice." },
		{ 579, 579, ASKED_2, "The force should improve", "consistently",
		  "The force should improve", "kept safe." },
		{ 580, 580, ASKED_2, "The force should ensure", "and progress",
		  "The force should ensure", "and progress." },
		{ 581, 581, ASKED_2, "The force should ensure",
		  "Victims of Crime", "The force should ensure",
		  "Victims of Crime." },
		{ 582, 585, ASKED_2, "The force should ensure", "and arrested",
		  "The force should ensure", "and arrested." },
		{ 787, 787, ASKED_3, "The force should continue",
		  "partners' data", "The force should continue",
		  "partners' data." },
		{ 788, 788, ASKED_3, "The force must identify", "improve both",
		  "The force must identify", "improve both." },
		{ 789, 789, ASKED_3, "The force must make", "the victim",
		  "The force must make", "the victim." },
		{ 790, 790, ASKED_3, "The force should review", "a result",
		  "The force should review", "a result." },
		{ 948, 948, ASKED_4, "The force should raise", "their activity",
		  "The force should raise", "their activity." },
	};
	struct reading reading;

	(void)state;
	reading_seed(&reading, "002");
	compare(&reading, "afi", afis, 10);
	assert_non_null(strstr(value_of(&reading, "afi", 5, "text"),
			       "on the police national"));
	assert_spans(nth(&reading, "afi", 10)->section, "How effective is",
		     "organised crime?");
	reading_clear(&reading);
}

static void grades_of_2016_answer_its_questions(void **state)
{
	struct reading reading;

	(void)state;
	reading_seed(&reading, "002");
	assert_int_equal(count_of(&reading, "grade"), 6);
	assert_string_equal(grade_of(&reading, "overall"),
			    "requires-improvement");
	assert_string_equal(grade_of(&reading, ASKED_1), "good");
	assert_string_equal(grade_of(&reading, ASKED_2),
			    "requires-improvement");
	assert_string_equal(grade_of(&reading, ASKED_3),
			    "requires-improvement");
	assert_string_equal(grade_of(&reading, ASKED_4), "good");
	assert_string_equal(grade_of(&reading, "specialist-capabilities"),
			    "ungraded");
	/* The word over the first chapter's summary was a picture. */
	assert_int_equal(nth(&reading, "grade", 2)->sure, AFI_LIKELY);
	assert_int_equal(nth(&reading, "grade", 2)->first, 338);
	reading_clear(&reading);
}

static void the_template_at_the_end_is_told_and_passed_over(void **state)
{
	struct reading reading;

	(void)state;
	reading_seed(&reading, "002");
	assert_int_equal(count_of(&reading, "coc"), 0);
	assert_int_equal(count_of(&reading, "rec"), 0);
	assert_int_equal(reading.out.cautions.n, 1);
	assert_true(cautions(&reading, "template"));
	assert_int_equal(reading.out.cautions.v[0].line, 1218);
	assert_false(loses(&reading));
	reading_clear(&reading);
}

static void a_report_says_what_it_is(void **state)
{
	static const struct {
		const char *number, *title, *cycle;
	} reports[] = {
		{ "000", "PEEL 2021/22", "2021-22" },
		{ "001", "PEEL 2023-25", "2023-25" },
		{ "002", "PEEL effectiveness 2016", "2016" },
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct reading reading;

		reading_seed(&reading, reports[i].number);
		assert_string_equal(value_of(&reading, "inspection", 1,
					     "title"), reports[i].title);
		assert_string_equal(value_of(&reading, "inspection", 1,
					     "cycle"), reports[i].cycle);
		assert_string_equal(reading.out.force, "Leicestershire");
		/* A month is no day. */
		assert_int_equal(reading.out.published, AFI_NO_DAY);
		assert_in_range(reading.fits, 50, 100);
		reading_clear(&reading);
	}
}

static void letters_are_no_reports(void **state)
{
	struct reading reading;

	(void)state;
	reading_seed(&reading, "003");
	assert_in_range(reading.fits, 0, 5);
	reading_clear(&reading);
	reading_seed(&reading, "004");
	assert_in_range(reading.fits, 0, 5);
	reading_clear(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newer_boxes_give_title_and_whole_body),
		cmocka_unit_test(practices_have_the_same_layout),
		cmocka_unit_test(a_body_keeps_its_list_and_paragraphs),
		cmocka_unit_test(grades_of_2021_stand_over_their_chapters),
		cmocka_unit_test(
			grades_of_2023_stand_at_the_end_of_their_chapters),
		cmocka_unit_test(lost_boxes_are_told),
		cmocka_unit_test(older_boxes_give_their_sentences_whole),
		cmocka_unit_test(grades_of_2016_answer_its_questions),
		cmocka_unit_test(
			the_template_at_the_end_is_told_and_passed_over),
		cmocka_unit_test(a_report_says_what_it_is),
		cmocka_unit_test(letters_are_no_reports),
	};

	return cmocka_run_group_tests_name("propose_report_seeds", tests, NULL,
					   NULL);
}
