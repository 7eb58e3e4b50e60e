/* Matching: which inspection, and which finding, a text means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "matching.h"

/* ---- which inspection ---------------------------------------------------- */

static void a_new_inspection_is_called_by_its_title(void **state)
{
	(void)state;
	inspection("PEEL 2023/24");
	match();
	assert_target(0, "northshire/peel-2023-24");
	assert_true(matches.opens);
	assert_stands(0, AFI_STANDS_NEW);
}

static void into_says_what_it_is_called(void **state)
{
	(void)state;
	inspection("PEEL 2023/24");
	into = "southmoor/peel";
	match();
	assert_target(0, "southmoor/peel");
}

static void the_day_of_the_report_finds_its_inspection(void **state)
{
	(void)state;
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-05", NULL);
	record(false);
	begin(other_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"The last report", "published", "2024-12-05", NULL);
	match();
	assert_target(0, "northshire/peel-2023-25");
	assert_stands(0, AFI_STANDS_KNOWN);
}

static void a_cycle_that_begins_in_the_same_year_is_the_same(void **state)
{
	(void)state;
	inspection("PEEL 2023-25");
	record(false);
	begin(other_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023/24", "published", "2024-12-05", NULL);
	match();
	assert_target(0, "northshire/peel-2023-25");
}

static void what_a_letter_tells_of_an_inspection_is_added(void **state)
{
	(void)state;
	a_cycle_that_begins_in_the_same_year_is_the_same(state);
	assert_stands(0, AFI_STANDS_CHANGED);
	assert_string_equal(matches.v[0].what, "edition");
	assert_string_equal(drafted(0, "published"), "2024-12-05");
	assert_null(drafted(0, "title"));
}

static void another_sort_of_report_is_another_inspection(void **state)
{
	(void)state;
	inspection("PEEL 2023-25");
	record(false);
	begin(other_hash);
	inspection("Custody 2023-25");
	match();
	assert_target(0, "northshire/custody-2023-25");
}

static void more_words_after_the_year_are_another_inspection(void **state)
{
	(void)state;
	inspection("PEEL 2023-25");
	record(false);
	begin(other_hash);
	inspection("PEEL 2023 revisit");
	match();
	assert_target(0, "northshire/peel-2023-revisit");
}

static void another_day_of_publication_is_asked(void **state)
{
	(void)state;
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-05", NULL);
	record(false);
	begin(other_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-15", NULL);
	match();
	assert_stands(0, AFI_STANDS_UNSURE);
}

static void two_that_are_as_likely_are_asked(void **state)
{
	(void)state;
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-05", NULL);
	record(false);
	begin(first_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023/25", "published", "2025-01-05", NULL);
	into = "northshire/peel-again";
	record(false);
	begin(other_hash);
	doc.force = "Northshire";
	inspection("PEEL 2023/24");
	assert_asks("--into");
}

static void a_force_that_is_not_there_is_asked(void **state)
{
	(void)state;
	doc.force = "Westvale";
	inspection("PEEL 2023-25");
	assert_asks("Westvale");
}

static void no_force_among_several_is_asked(void **state)
{
	(void)state;
	doc.force = NULL;
	inspection("PEEL 2023-25");
	assert_asks("--into");
}

static void a_text_without_a_title_opens_nothing(void **state)
{
	(void)state;
	a_finding("Answer calls", "");
	into = "northshire/peel-2024";
	assert_asks("afi open northshire/peel-2024 --title");
}

/* ---- findings ------------------------------------------------------------ */

static void findings_are_numbered_in_the_order_of_the_text(void **state)
{
	(void)state;
	report();
	match();
	assert_target(1, "northshire/peel-2024/afi-1");
	assert_target(2, "northshire/peel-2024/afi-2");
	assert_string_equal(drafted(2, "number"), "2");
	assert_string_equal(drafted(2, "numbered"), "register");
	assert_int_equal(matches.v[2].needs, 0);
}

static void a_second_run_has_nothing_new(void **state)
{
	(void)state;
	report();
	record(false);
	assert_nothing_new();
	assert_target(2, "northshire/peel-2024/afi-2");
}

static void the_number_of_the_text_is_kept(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("7", "Answer calls", "response");
	a_finding("Keep evidence", "It is lost.");
	match();
	assert_target(1, "northshire/peel-2024/afi-7");
	assert_target(2, "northshire/peel-2024/afi-8");
	assert_string_equal(drafted(1, "numbered"), "response");
}

static void a_number_that_is_given_twice_is_asked(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("3", "Answer calls", "response");
	numbered("3", "Keep evidence of burglary", "response");
	match();
	assert_target(2, "northshire/peel-2024/afi-4");
	assert_stands(2, AFI_STANDS_UNSURE);
}

static void the_same_words_in_other_dress_are_nothing_new(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	a_finding("The Force does not answer calls in time.",
		  "Nine callers in\nten wait. The force should answer them.");
	match();
	assert_stands(1, AFI_STANDS_KNOWN);
}

static void other_words_of_a_finding_are_an_edition(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	a_finding("Evidence of burglary is lost",
		  "Officers do not keep what they find, or label it.");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_CHANGED);
	assert_string_equal(matches.v[1].what, "edition");
	assert_null(drafted(1, "title"));
	assert_string_equal(drafted(1, "text"),
			    "Officers do not keep what they find, or label "
			    "it.");
	assert_int_equal(matches.v[1].nchanges, 1);
	assert_string_equal(matches.v[1].changes[0].was,
			    "Officers do not keep what they find.");
}

static void a_finding_is_found_by_most_of_its_words(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	a_finding("Evidence of burglary is often lost",
		  "Officers do not keep what they find.");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_CHANGED);
	assert_string_equal(drafted(1, "title"),
			    "Evidence of burglary is often lost");
}

static void wording_goes_before_number(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("1", "Answer calls about burglary", "published");
	numbered("2", "Supervise investigations well", "published");
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_KNOWN);
}

static void the_same_number_with_other_words_is_asked(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("1", "Answer calls about burglary", "published");
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	match();
	assert_target(1, "northshire/peel-2024/afi-1");
	assert_stands(1, AFI_STANDS_UNSURE);
	assert_false(afi_match_is_plain(&matches.v[1], &doc.v[1]));
}

static void a_number_by_the_register_means_nothing_to_others(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	match();
	assert_target(1, "northshire/peel-2024/afi-3");
}

static void a_quoting_letter_is_no_edition(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("4", "The force must make sure that evidence of burglary "
		 "is not lost",
		 "response");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_KNOWN);
}

static void what_was_reworded_since_is_not_undone(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	a_finding("Evidence of burglary is lost", "Officers lose it.");
	record(false);
	begin(first_hash);
	report();
	assert_nothing_new();
}

static void an_old_wording_from_elsewhere_is_asked(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	a_finding("Evidence of burglary is lost", "Officers lose it.");
	record(false);
	begin("3333");
	report();
	match();
	assert_stands(2, AFI_STANDS_UNSURE);
}

static void a_recommendation_goes_with_its_cause_of_concern(void **state)
{
	size_t rec;

	(void)state;
	inspection("PEEL 2024");
	propose("opened", "hmicfrs", "kind", "coc", "title", "Custody", NULL);
	rec = propose("opened", "hmicfrs", "kind", "rec", "number", "2",
		      "under", "1", "title", "Check cells", NULL);
	match();
	assert_target(rec, "northshire/peel-2024/rec-1-2");
	assert_int_equal(matches.v[rec].needs, 1);
	record(false);
	assert_nothing_new();
}

static void a_recommendation_under_nothing_is_refused(void **state)
{
	size_t rec;

	(void)state;
	inspection("PEEL 2024");
	rec = propose("opened", "hmicfrs", "kind", "rec", "number", "1",
		      "under", "4", "title", "Check cells", NULL);
	match();
	assert_stands(rec, AFI_STANDS_REFUSED);
}

static void a_title_that_no_record_takes_is_refused(void **state)
{
	char title[5000];

	(void)state;
	memset(title, 'x', sizeof(title) - 1);
	title[sizeof(title) - 1] = '\0';
	inspection("PEEL 2024");
	a_finding(title, "Too long.");
	match();
	assert_stands(1, AFI_STANDS_REFUSED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_new_inspection_is_called_by_its_title),
		T(into_says_what_it_is_called),
		T(the_day_of_the_report_finds_its_inspection),
		T(a_cycle_that_begins_in_the_same_year_is_the_same),
		T(what_a_letter_tells_of_an_inspection_is_added),
		T(another_sort_of_report_is_another_inspection),
		T(more_words_after_the_year_are_another_inspection),
		T(another_day_of_publication_is_asked),
		T(two_that_are_as_likely_are_asked),
		T(a_force_that_is_not_there_is_asked),
		T(no_force_among_several_is_asked),
		T(a_text_without_a_title_opens_nothing),
		T(findings_are_numbered_in_the_order_of_the_text),
		T(a_second_run_has_nothing_new),
		T(the_number_of_the_text_is_kept),
		T(a_number_that_is_given_twice_is_asked),
		T(the_same_words_in_other_dress_are_nothing_new),
		T(other_words_of_a_finding_are_an_edition),
		T(a_finding_is_found_by_most_of_its_words),
		T(wording_goes_before_number),
		T(the_same_number_with_other_words_is_asked),
		T(a_number_by_the_register_means_nothing_to_others),
		T(a_quoting_letter_is_no_edition),
		T(what_was_reworded_since_is_not_undone),
		T(an_old_wording_from_elsewhere_is_asked),
		T(a_recommendation_goes_with_its_cause_of_concern),
		T(a_recommendation_under_nothing_is_refused),
		T(a_title_that_no_record_takes_is_refused),
	};

	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
