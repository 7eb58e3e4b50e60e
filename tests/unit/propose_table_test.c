#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "propose.h"
#include "propose_impl.h"

/* What the document @text proposes by its tables. */
static struct afi_proposals propose(const char *text)
{
	struct afi_proposals out = AFI_PROPOSALS_INIT;
	struct afi_outline outline = AFI_OUTLINE_INIT;

	afi_outline_make(&outline, text, strlen(text));
	afi_genre_table.read(&out, &outline);
	afi_outline_clear(&outline);
	return out;
}

/* How well @text fits the genre. */
static int fit(const char *text)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	int fits;

	afi_outline_make(&outline, text, strlen(text));
	fits = afi_genre_table.fits(&outline);
	afi_outline_clear(&outline);
	return fits;
}

static void value_is(const struct afi_proposals *all, size_t i,
		     const char *what, const char *key, const char *value)
{
	assert_true(i < all->n);
	assert_string_equal(all->v[i].what, what);
	assert_non_null(afi_proposal_get(&all->v[i], key));
	assert_string_equal(afi_proposal_get(&all->v[i], key), value);
}

static const char plan[] =
	"# Southmoor action plan\n"
	"\n"
	"NOT PROTECTIVELY MARKED\n"
	"\n"
	"| Recommendation | Completion Date and Owner | Progress |\n"
	"| --- | --- | --- |\n"
	"| 1. Review the unit | September 2016<br>Head of Crime | "
	"Update April 2016<br>Begun. |\n"
	"| 2. Train them | Action completed | Update May 2016: Done. |\n";

static void the_rows_of_a_plan_are_findings(void **state)
{
	struct afi_proposals all = propose(plan);

	(void)state;
	assert_int_equal(all.n, 6);
	value_is(&all, 0, "opened", "title", "Review the unit");
	value_is(&all, 0, "opened", "kind", "rec");
	value_is(&all, 1, "assign", "owner", "Head of Crime");
	value_is(&all, 1, "assign", "due", "2016-09");
	value_is(&all, 2, "update", "text", "Begun.");
	assert_int_equal(all.v[2].happened, afi_day_of(2016, 4, 30));
	value_is(&all, 3, "opened", "number", "2");
	value_is(&all, 5, "close", "outcome", "complete");
	assert_int_equal(all.v[3].first, 8);
	assert_true(fit(plan) >= 70);
	afi_proposals_clear(&all);
}

static void its_marking_is_told(void **state)
{
	struct afi_proposals all = propose(plan);

	(void)state;
	assert_int_equal(all.cautions.n, 1);
	assert_int_equal(all.cautions.v[0].line, 3);
	assert_non_null(strstr(all.cautions.v[0].text, "MARKED"));
	afi_proposals_clear(&all);
}

static void a_table_goes_on_after_a_page(void **state)
{
	struct afi_proposals all = propose(
		"| AFI | Action | Lead |\n| --- | --- | --- |\n"
		"| AFI 1 | Hire | Head of HR |\n\nPage text.\n\n"
		"| AFI | Action | Lead |\n| --- | --- | --- |\n"
		"| AFI 2 | Train | Head of Training |\n\n"
		"| AFI 2 | Buy | Head of Training |\n");
	size_t actions = 0;

	(void)state;
	for (size_t i = 0; i < all.n; i++)
		actions += strcmp(all.v[i].what, "action") == 0;
	assert_int_equal(actions, 3);
	assert_string_equal(all.v[all.n - 1].names, "AFI 2");
	afi_proposals_clear(&all);
}

static void a_flat_table_with_tabs_is_one_too(void **state)
{
	struct afi_proposals all = propose(
		"Ref\tRecommendation\tOwner\tProgress\n"
		"1\tReview the unit\tHead of Crime\tBegun\n"
		"and going on.\n"
		"2\tTrain them\tHead of HR\tNot begun\n");

	(void)state;
	assert_int_equal(all.n, 6);
	value_is(&all, 2, "update", "text", "Begun\nand going on.");
	value_is(&all, 3, "opened", "title", "Train them");
	afi_proposals_clear(&all);
}

static void a_table_of_totals_lists_nothing(void **state)
{
	static const char totals[] =
		"| Priority | Red | Amber | Green | Grey |\n"
		"| --- | --- | --- | --- | --- |\n"
		"| High | 1 | 2 | 3 | 0 |\n"
		"| Medium | 4 | 5 | 6 | 1 |\n";
	struct afi_proposals all = propose(totals);

	(void)state;
	assert_int_equal(all.n, 0);
	assert_int_equal(all.cautions.v[0].line, 1);
	assert_non_null(strstr(all.cautions.v[0].text, "totals"));
	assert_true(fit(totals) > 0);
	afi_proposals_clear(&all);
}

static void other_tables_are_no_plan(void **state)
{
	(void)state;
	assert_int_equal(fit("| Question | Grade |\n| --- | --- |\n"
			     "| Crime | Good |\n"), 0);
	assert_int_equal(fit("The force should improve.\n\nIt must act.\n"),
			 0);
	assert_int_equal(fit(""), 0);
}

static void a_date_in_a_document_needs_its_year(void **state)
{
	struct afi_proposals all = propose(
		"| AFI | Action | Due |\n| --- | --- | --- |\n"
		"| AFI 1 | Hire | 30 April |\n| AFI 2 | Train | 3/4/16 |\n");

	(void)state;
	assert_null(afi_proposal_get(&all.v[0], "due"));
	value_is(&all, 1, "action", "due", "2016-04-03");
	assert_int_equal(all.cautions.n, 1);
	assert_int_equal(all.cautions.v[0].line, 3);
	afi_proposals_clear(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rows_of_a_plan_are_findings),
		cmocka_unit_test(its_marking_is_told),
		cmocka_unit_test(a_table_goes_on_after_a_page),
		cmocka_unit_test(a_flat_table_with_tabs_is_one_too),
		cmocka_unit_test(a_table_of_totals_lists_nothing),
		cmocka_unit_test(other_tables_are_no_plan),
		cmocka_unit_test(a_date_in_a_document_needs_its_year),
	};

	return cmocka_run_group_tests_name("propose_table", tests, NULL, NULL);
}
