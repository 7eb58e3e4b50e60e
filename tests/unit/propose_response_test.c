#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "proposing.h"
#include "str.h"

#define SEED "004_4ece3fc261db78a7.txt"

/* ---- the letter of 28 January 2025, worked out by hand from it ----------- */

static const struct {
	int heading, first, last;	/* lines */
	const char *title, *title_end, *begins, *ends;
} answered[] = {
	{ 33, 37, 37, "The Force needs", "are delays",
	  "Learning is being", "with the public." },
	{ 39, 41, 41, "The Force needs", "approach accurately",
	  "The Recruitment Upskill", "tackling the AFI." },
	{ 43, 45, 45, "The Force needs", "of crime",
	  "In the 21/22", "going live imminently." },
	{ 47, 49, 49, "Leicestershire Police needs", "for victims",
	  "A comprehensive victim", "disengagement rates." },
	{ 51, 53, 59, "The Force needs", "properly supported",
	  "Following on from", "further support this." },
	{ 61, 63, 63, "The Force needs", "for victims",
	  "The VSR process", "service for victims." },
	{ 65, 67, 67, "The Force needs", "bail conditions",
	  "A new bail", "escalations built in." },
	{ 69, 71, 71, "The Force must", "to support",
	  "This AFI surrounded", "around repeat non-compliance." },
	{ 73, 75, 75, "The Force should", "across the Force",
	  "Extensive work is", "of Blueprint 2030." },
	{ 79, 81, 81, "The Force should", "managers it employs",
	  "At the time", "of another process." },
};

enum { ANSWERED = sizeof(answered) / sizeof(*answered) };

static void each_finding_has_its_answer(void **state)
{
	struct proposing p;

	(void)state;
	proposing_seed(&p, SEED);
	assert_int_equal(proposed_count(&p, "opened"), ANSWERED + 1);
	for (size_t i = 0; i < ANSWERED; i++) {
		const struct afi_proposal *afi = proposed(&p, "opened", i + 2);
		const struct afi_proposal *answer = proposed_of(&p, "response",
								afi, 1);

		assert_says(afi, "kind", "afi");
		assert_int_equal(atoi(afi_proposal_get(afi, "number")), i + 1);
		assert_says(afi, "numbered", "response");
		assert_says(afi, "wording", "published");
		assert_lines(afi, answered[i].heading, answered[i].heading);
		assert_runs(afi, "title", answered[i].title,
			    answered[i].title_end);
		assert_int_equal(afi->sure, AFI_SURE);
		assert_string_equal(answer->as, "force");
		assert_says(answer, "part", "comments");
		assert_lines(answer, answered[i].first, answered[i].last);
		assert_runs(answer, "text", answered[i].begins,
			    answered[i].ends);
	}
	proposing_clear(&p);
}

static void the_parts_are_whose_they_are(void **state)
{
	static const struct {
		const char *part, *as, *begins, *ends;
		int first, last;
	} parts[] = {
		{ "opening", "pcc", "I welcome the", "inspection report.",
		  25, 27 },
		{ "introduction", "force", "Leicestershire did not",
		  "presented to them:", 31, 31 },
		{ "comments", "pcc", "I am pleased", "of the public.",
		  85, 89 },
	};
	struct proposing p;
	size_t n = 0;

	(void)state;
	proposing_seed(&p, SEED);
	assert_int_equal(proposed_count(&p, "response"), ANSWERED + 3);
	for (size_t i = 1; i <= ANSWERED + 3; i++) {
		const struct afi_proposal *one = proposed(&p, "response", i);

		assert_int_equal(one->happened, afi_day_of(2025, 1, 28));
		if (one->of != AFI_NO_PROPOSAL)
			continue;
		assert_says(one, "part", parts[n].part);
		assert_string_equal(one->as, parts[n].as);
		assert_lines(one, parts[n].first, parts[n].last);
		assert_runs(one, "text", parts[n].begins, parts[n].ends);
		n++;
	}
	assert_int_equal(n, 3);
	proposing_clear(&p);
}

static void the_letter_says_what_it_answers(void **state)
{
	struct proposing p;

	(void)state;
	proposing_seed(&p, SEED);
	assert_string_equal(p.said.document, "a response letter");
	assert_string_equal(p.said.force, "Leicestershire");
	assert_string_equal(p.said.short_title, "PEEL 2023/24");
	assert_string_equal(p.said.cycle, "2023/24");
	assert_int_equal(p.said.published, afi_day_of(2024, 12, 5));
	assert_int_equal(p.said.dated, afi_day_of(2025, 1, 28));
	assert_says(p.said.v, "kind", "inspection");
	proposing_clear(&p);
}

/* Only in front, and only with the section, is it the letter's form. */
static void the_form_of_a_letter_is_no_response(void **state)
{
	struct proposing p;

	(void)state;
	proposing_seed(&p, SEED);
	assert_int_equal(p.said.cautions.n, 1);
	assert_int_equal(p.said.cautions.v[0].line, 21);
	proposing_clear(&p);
	proposing_read(&p, "Dear Sir,\n\n"
		       "I write in response to your report.\n\n"
		       "I act pursuant to section 55. I am glad of it.\n\n"
		       "PCC Comments\n\nAll is well.\n\n"
		       "Yours sincerely,\n\nPolice and Crime Commissioner\n");
	assert_says(proposed(&p, "response", 1), "text",
		    "I write in response to your report.\n\n"
		    "I act pursuant to section 55. I am glad of it.");
	assert_int_equal(p.said.cautions.n, 0);
	proposing_clear(&p);
}

static void what_was_redacted_is_withheld(void **state)
{
	struct proposing p;
	const struct afi_proposal *answer;

	(void)state;
	proposing_seed(&p, SEED);
	answer = proposed(&p, "response", 3);
	assert_non_null(strstr(afi_proposal_get(answer, "text"),
			       "Op [[withheld operation]]"));
	for (size_t i = 1; i <= ANSWERED + 3; i++) {
		answer = proposed(&p, "response", i);
		assert_null(strstr(afi_proposal_get(answer, "text"), "[x"));
		assert_null(strstr(afi_proposal_get(answer, "text"),
				   "Redacted"));
	}
	proposing_clear(&p);
}

/* ---- other letters ------------------------------------------------------- */

#define HEAD								\
	"Office of the Police and Crime Commissioner for Northshire\n\n" \
	"2 May 2023\n\n"						\
	"Dear HM Inspector,\n\n"					\
	"I answer the report \xE2\x80\x98Northshire Constabulary: PEEL " \
	"2021\xE2\x80\x93" "22\xE2\x80\x99, which was published on 10 " \
	"March 2023.\n\n"

#define FOOT								\
	"Yours faithfully\n\n"						\
	"Police and Crime Commissioner for Northshire\n"

static void each_finding_may_have_both_parties(void **state)
{
	struct proposing p;
	const struct afi_proposal *afi;

	(void)state;
	proposing_read(&p, HEAD
		       "Area for improvement 1 \xE2\x80\x93 Answer calls\n\n"
		       "The constabulary is slow to answer.\n\n"
		       "Constabulary response: Ten call handlers have come.\n\n"
		       "PCC response:\n\n"
		       "I see that it works.\n\n"
		       "Area for improvement 2\n\n"
		       "Call victims back\n\n"
		       "Constabulary response:\n\n"
		       "- A reminder is set.\n"
		       "- It works.\n\n"
		       "PCC response:\n\n"
		       "I shall ask again.\n\n"
		       "PCC comments\n\n"
		       "I thank all officers.\n\n" FOOT);
	assert_string_equal(p.said.force, "Northshire");
	assert_string_equal(p.said.short_title, "PEEL 2021-22");
	assert_int_equal(proposed_count(&p, "opened"), 3);
	afi = proposed(&p, "opened", 2);
	assert_says(afi, "title", "Answer calls");
	assert_says(afi, "text", "The constabulary is slow to answer.");
	assert_says(proposed_of(&p, "response", afi, 1), "text",
		    "Ten call handlers have come.");
	assert_string_equal(proposed_of(&p, "response", afi, 1)->as, "force");
	assert_says(proposed_of(&p, "response", afi, 2), "text",
		    "I see that it works.");
	assert_string_equal(proposed_of(&p, "response", afi, 2)->as, "pcc");
	afi = proposed(&p, "opened", 3);
	assert_says(afi, "title", "Call victims back");
	assert_says(proposed_of(&p, "response", afi, 1), "text",
		    "- A reminder is set.\n- It works.");
	assert_says(proposed(&p, "response", 1), "part", "opening");
	assert_says(proposed(&p, "response", 6), "part", "comments");
	assert_says(proposed(&p, "response", 6), "text",
		    "I thank all officers.");
	assert_int_equal(proposed(&p, "response", 6)->of, AFI_NO_PROPOSAL);
	proposing_clear(&p);
}

static void one_heading_of_a_party_is_about_all(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "AFI 1: Answer calls\n\n"
		       "Force response: It is done.\n\n"
		       "AFI 2: Call back\n\n"
		       "Force response: It is begun.\n\n"
		       "PCC response\n\nI am glad.\n\n" FOOT);
	assert_int_equal(proposed_count(&p, "response"), 4);
	assert_int_equal(proposed(&p, "response", 4)->of, AFI_NO_PROPOSAL);
	assert_says(proposed(&p, "response", 4), "part", "comments");
	proposing_clear(&p);
}

static void the_parts_may_come_in_another_order(void **state)
{
	struct proposing p;
	const struct afi_proposal *rec;

	(void)state;
	proposing_read(&p, HEAD
		       "COMMISSIONER\xE2\x80\x99S COMMENTS\n\n"
		       "I am content.\n\n"
		       "COMMENTS OF THE CHIEF CONSTABLE\n\n"
		       "We accept all.\n\n"
		       "Cause of concern 1: Vetting\n\n"
		       "It is better now.\n\n"
		       "Recommendation One: Vet everybody\n\n"
		       "That is done.\n\n" FOOT);
	assert_says(proposed(&p, "response", 1), "part", "opening");
	assert_says(proposed(&p, "response", 2), "part", "comments");
	assert_string_equal(proposed(&p, "response", 2)->as, "pcc");
	assert_says(proposed(&p, "response", 3), "part", "introduction");
	assert_string_equal(proposed(&p, "response", 3)->as, "force");
	assert_says(proposed(&p, "opened", 2), "kind", "coc");
	rec = proposed(&p, "opened", 3);
	assert_says(rec, "kind", "rec");
	assert_says(rec, "number", "1");
	assert_says(rec, "under", "1");
	assert_says(rec, "title", "Vet everybody");
	assert_says(proposed_of(&p, "response", rec, 1), "text",
		    "That is done.");
	assert_no_caution(&p, "twice");
	proposing_clear(&p);
}

static void the_commissioner_may_speak_of_one_finding(void **state)
{
	struct proposing p;
	const struct afi_proposal *second;

	(void)state;
	proposing_read(&p, HEAD
		       "Force Comments\n\n"
		       "AFI 1: Answer calls\n\nIt is done.\n\n"
		       "AFI 2: Call victims back\n\nIt is begun.\n\n"
		       "PCC Comments\n\nI am glad.\n\n"
		       "AFI 2 - I shall ask about this again.\n\n" FOOT);
	assert_int_equal(proposed_count(&p, "opened"), 3);
	second = proposed(&p, "opened", 3);
	assert_says(proposed_of(&p, "response", second, 2), "text",
		    "I shall ask about this again.");
	assert_string_equal(proposed_of(&p, "response", second, 2)->as, "pcc");
	proposing_clear(&p);
}

static void the_chief_constable_may_answer(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "2 May 2023\n\nDear Commissioner\n\n"
		       "You asked for my comments on PEEL 2021/22.\n\n"
		       "AFI 1: Answer calls\n\nIt is done.\n\n"
		       "Yours sincerely\n\nChief Constable\n");
	assert_says(proposed(&p, "response", 1), "part", "introduction");
	assert_string_equal(proposed(&p, "response", 1)->as, "force");
	assert_string_equal(proposed(&p, "response", 2)->as, "force");
	proposing_clear(&p);
}

static void a_page_may_name_no_finding(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "# Southmoor Police: PEEL 2023\xE2\x80\x93" "25\n\n"
		       "The report was published on 8 August 2024.\n\n"
		       "## PFCC Response\n\n"
		       "I welcome it.\n\nI shall follow it up.\n");
	assert_int_equal(proposed_count(&p, "opened"), 1);
	assert_int_equal(proposed_count(&p, "response"), 1);
	assert_says(proposed(&p, "response", 1), "part", "comments");
	assert_says(proposed(&p, "response", 1), "text",
		    "I welcome it.\n\nI shall follow it up.");
	assert_string_equal(p.said.cycle, "2023-25");
	assert_int_equal(p.said.published, afi_day_of(2024, 8, 8));
	assert_int_equal(p.said.dated, AFI_NO_DAY);
	proposing_clear(&p);
}

static void the_title_of_a_page_may_be_the_heading(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "# Commissioner's response to HMICFRS report: PEEL "
		       "2021\xE2\x80\x93" "22 \xE2\x80\x93 An inspection of "
		       "Southmoor Police\n\n"
		       "Published 12 March 2023\n\n"
		       "- I welcome it.\n- I shall ask again.\n");
	assert_string_equal(p.said.short_title, "PEEL 2021-22");
	assert_int_equal(p.said.dated, afi_day_of(2023, 3, 12));
	assert_int_equal(proposed_count(&p, "response"), 1);
	assert_says(proposed(&p, "response", 1), "part", "comments");
	assert_says(proposed(&p, "response", 1), "text",
		    "- I welcome it.\n- I shall ask again.");
	proposing_clear(&p);
}

/* What the letter that is written here has after the last finding. */
static void the_last_words_are_of_no_finding(void **state)
{
	static const char *const said[][2] = {
		{ "comments", "We do." }, { "comments", "We will." },
		{ "comments", "I agree." },
		{ "comments", "I ask for figures." },
		{ "reply", "I thank him." },
		{ "closing", "I shall write again." },
	};
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD "Chief Constable's comments\n\n"
		       "AFI 1: Call back.\n\nWe do.\n\n"
		       "AFI 2: Vet.\n\nWe will.\n\n"
		       "PCC Comments\n\nI agree.\n\n"
		       "AFI 1: Call back.\n\nI ask for figures.\n\n"
		       "PCC Reply to the Chief Officer's Comments\n\n"
		       "I thank him.\n\n"
		       "Conclusion\n\nI shall write again.\n\n" FOOT);
	for (size_t i = 0; i < 6; i++) {
		assert_says(proposed(&p, "response", i + 2), "part",
			    said[i][0]);
		assert_says(proposed(&p, "response", i + 2), "text",
			    said[i][1]);
	}
	proposing_clear(&p);
}

static void a_reply_answers_the_chief_constable(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD "Chief Constable's comments\n\nIt is done.\n\n"
		       "PCC's response to the Chief Constable's comments\n\n"
		       "I thank him.\n\n" FOOT);
	assert_says(proposed(&p, "response", 3), "part", "reply");
	assert_string_equal(proposed(&p, "response", 3)->as, "pcc");
	proposing_clear(&p);
}

static void a_letter_without_headings_is_a_comment(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD "I accept it as a whole.\n\n" FOOT);
	assert_int_equal(proposed_count(&p, "response"), 1);
	assert_says(proposed(&p, "response", 1), "part", "comments");
	assert_string_equal(proposed(&p, "response", 1)->as, "pcc");
	proposing_clear(&p);
}

static void heading_and_answer_may_share_a_paragraph(void **state)
{
	struct proposing p;
	const struct afi_proposal *afi;

	(void)state;
	proposing_read(&p, HEAD
		       "Northshire Constabulary Comments\n\n"
		       "AFI 1 - Answer calls. We answer them.\n\n"
		       "AFI 2 - Call back. We do.\n\n" FOOT);
	afi = proposed(&p, "opened", 2);
	assert_says(afi, "title", "Answer calls");
	assert_int_equal(afi->sure, AFI_UNSURE);
	assert_says(proposed_of(&p, "response", afi, 1), "text",
		    "We answer them.");
	afi = proposed(&p, "opened", 3);
	assert_says(afi, "title", "Call back");
	assert_says(proposed_of(&p, "response", afi, 1), "text", "We do.");
	proposing_clear(&p);
}

static void prose_about_a_finding_is_no_heading(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Force response\n\n"
		       "AFI 1 - Answer calls\n\n"
		       "AFI 2 has been closed.\n\n"
		       "Recommendation 3 of another report is done.\n\n" FOOT);
	assert_int_equal(proposed_count(&p, "opened"), 2);
	assert_says(proposed(&p, "response", 2), "text",
		    "AFI 2 has been closed.\n\n"
		    "Recommendation 3 of another report is done.");
	proposing_clear(&p);
}

/* ---- checks -------------------------------------------------------------- */

static void it_is_checked_against_what_it_says(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Force Comments\n\n"
		       "There were four areas for improvement and no causes "
		       "of concern.\n\n"
		       "AFI 1: Answer calls\n\nIt is done.\n\n"
		       "AFI 3: Call back\n\nIt is begun.\n\n"
		       "AFI 3: Train all\n\n"
		       "Cause of concern 1: Vetting\n\nSee [x\xC2\xB2].\n\n"
		       FOOT);
	assert_lost(&p, "there are 4 areas for improvement; 3 were found",
		    true);
	assert_lost(&p, "there is no cause of concern, but 1", false);
	assert_caution(&p, "up to 3, but 2 is missing");
	assert_caution(&p, "Number 3 stands twice");
	assert_caution(&p, "Nothing is said to area for improvement 3");
	assert_caution(&p, "Footnote 2 is called here");
	proposing_clear(&p);
}

static void two_days_of_publication_are_told(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "The last report was published on 5 May 2021.\n\n"
		       "Force Comments\n\nIt is done.\n\n" FOOT);
	assert_int_equal(p.said.published, afi_day_of(2023, 3, 10));
	assert_caution(&p, "two days of publication");
	proposing_clear(&p);
}

static void what_agrees_is_not_told(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Force Comments\n\n"
		       "We did not receive any causes for concern, but two "
		       "new areas for improvement.\n\n"
		       "AFI 1: Answer calls\n\nIt is done.\n\n"
		       "AFI 2: Call back\n\nIt is begun.\n\n" FOOT);
	assert_int_equal(p.said.cautions.n, 0);
	proposing_clear(&p);
}

static void gaps_in_words_are_withheld_by_their_notes(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Force Comments\n\n"
		       "See PC [x\xC2\xB9], plan [xx\xC2\xB2], box [x] and "
		       "[REDACTED].\n\n"
		       "\xC2\xB9 Name withheld\n\n"
		       "\xC2\xB2 The plan of 2021\n\n" FOOT);
	assert_says(proposed(&p, "response", 2), "text",
		    "See PC [[withheld officer]], plan [xx\xC2\xB2], box [x] "
		    "and [[withheld unknown]].");
	assert_caution(&p, "footnotes (1)");
	proposing_clear(&p);
}

static void no_response_is_too_long_for_a_record(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	struct proposing p;

	(void)state;
	afi_str_adds(&text, HEAD "Force Comments\n\n");
	while (text.len < 300000)
		afi_str_adds(&text, "It is done.\n\n");
	proposing_read(&p, text.s);
	assert_true(strlen(afi_proposal_get(proposed(&p, "response", 2),
					    "text")) < 200000);
	assert_caution(&p, "longer than a record can hold");
	proposing_clear(&p);
	afi_str_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_finding_has_its_answer),
		cmocka_unit_test(the_parts_are_whose_they_are),
		cmocka_unit_test(the_letter_says_what_it_answers),
		cmocka_unit_test(the_form_of_a_letter_is_no_response),
		cmocka_unit_test(what_was_redacted_is_withheld),
		cmocka_unit_test(each_finding_may_have_both_parties),
		cmocka_unit_test(one_heading_of_a_party_is_about_all),
		cmocka_unit_test(the_parts_may_come_in_another_order),
		cmocka_unit_test(the_commissioner_may_speak_of_one_finding),
		cmocka_unit_test(the_chief_constable_may_answer),
		cmocka_unit_test(a_page_may_name_no_finding),
		cmocka_unit_test(the_title_of_a_page_may_be_the_heading),
		cmocka_unit_test(a_reply_answers_the_chief_constable),
		cmocka_unit_test(the_last_words_are_of_no_finding),
		cmocka_unit_test(a_letter_without_headings_is_a_comment),
		cmocka_unit_test(heading_and_answer_may_share_a_paragraph),
		cmocka_unit_test(prose_about_a_finding_is_no_heading),
		cmocka_unit_test(it_is_checked_against_what_it_says),
		cmocka_unit_test(two_days_of_publication_are_told),
		cmocka_unit_test(what_agrees_is_not_told),
		cmocka_unit_test(gaps_in_words_are_withheld_by_their_notes),
		cmocka_unit_test(no_response_is_too_long_for_a_record),
	};

	return cmocka_run_group_tests_name("propose_response", tests, NULL,
					   NULL);
}
