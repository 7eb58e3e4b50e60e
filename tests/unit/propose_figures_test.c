#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "proposing.h"
#include "str.h"

#define SEED "004_4ece3fc261db78a7.txt"

/* An answer of 28 January 2025 to one area for improvement, with @words. */
static void answer(struct proposing *out, const char *words)
{
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "28 January 2025\n\nDear HM Inspector\n\n"
		     "This is my response to PEEL 2023/24.\n\n"
		     "Northshire Police comments\n\n"
		     "AFI 1: The force should answer calls in time.\n\n"
		     "%s\n\nYours sincerely\n\nCommissioner\n", words);
	proposing_read(out, text.s);
	afi_str_clear(&text);
}

/* The measures in @words: "name = value (period) of target; ...". */
static void check_measures(const char *words, const char *wanted)
{
	static const struct { const char *key, *before, *after; } parts[] = {
		{ "name", "", "" }, { "value", " = ", "" },
		{ "period", " (", ")" }, { "target", " of ", "" },
	};
	struct afi_str got = AFI_STR_INIT;
	struct proposing p;

	answer(&p, words);
	for (size_t n = 1; n <= proposed_count(&p, "measure"); n++)
		for (int i = 0; i < 4; i++) {
			const char *value =
				afi_proposal_get(proposed(&p, "measure", n),
						 parts[i].key);

			if (!i && got.len)
				afi_str_adds(&got, "; ");
			if (value)
				afi_str_addf(&got, "%s%s%s", parts[i].before,
					     value, parts[i].after);
		}
	assert_string_equal(got.s, wanted);
	afi_str_clear(&got);
	proposing_clear(&p);
}

static void figures_keep_what_stands_before_them(void **state)
{
	(void)state;
	check_measures("We reviewed over 1,800 crimes.", "crimes = >1,800");
	check_measures("At least 90% of calls are answered.",
		       "calls are answered = >=90%");
	check_measures("It shows in excess of 90% of cases being right.",
		       "cases being right = >90%");
	check_measures("Fewer than 5 complaints came.", "complaints came = <5");
	check_measures("73 out of 76 files were right.",
		       "files = 73/76");
}

static void figures_are_named_by_the_words_beside_them(void **state)
{
	(void)state;
	check_measures("We have 87 sergeants who are currently temporarily "
		       "promoted, which is 24.5 per cent of all sergeants.",
		       "sergeants temporarily promoted = 87; "
		       "share of all sergeants = 24.5%");
	check_measures("Over 1800 crimes have been reviewed since.",
		       "crimes reviewed = >1800");
	check_measures("This sat at 47%.", "answer calls in time = 47%");
}

static void figures_have_the_period_beside_them(void **state)
{
	(void)state;
	check_measures("In the 21/22 PEEL inspection this sat at 47%.",
		       "answer calls in time = 47% (21/22 PEEL inspection)");
	check_measures("It went from 47% in 2021/22 to 86% in 2023/24.",
		       "answer calls in time = 47% (2021/22); "
		       "answer calls in time = 86% (2023/24)");
	check_measures("In 2021/22 it was 47% and in 2023/24 it was 86%.",
		       "answer calls in time = 47% (2021/22); "
		       "answer calls in time = 86% (2023/24)");
	check_measures("It was 61% in March 2024.",
		       "answer calls in time = 61% (March 2024)");
}

static void a_range_is_the_target_of_the_figure_before(void **state)
{
	(void)state;
	check_measures("It is 24.5%. We want a range of 5%-15% here.",
		       "answer calls in time = 24.5% of 5%..15%");
	check_measures("It is 81% against a target of 90%.",
		       "answer calls in time = 81% of 90%");
	check_measures("We see 5 to 15% of them.", "share of them = 5%..15%");
}

static void other_numbers_are_no_measures(void **state)
{
	(void)state;
	check_measures("All 22 codes will be used, as AFI's 2 and 3 say.", "");
	check_measures("It costs \xC2\xA3" "300 in 12 months, by 2030.", "");
	check_measures("It rose by 12% on 7 January 2025 at 10:30.", "");
	check_measures("There were 10 areas for improvement, page 33.", "");
	check_measures("We will recruit 20 call handlers, up to 90%.", "");
	check_measures("See order #87 officers and 10:30 officers.", "");
	check_measures("Up to 69 people may apply for 3 posts.", "");
}

static void a_rough_figure_is_unsure(void **state)
{
	struct proposing p;

	(void)state;
	answer(&p, "It is around 47% now.");
	assert_int_equal(proposed(&p, "measure", 1)->sure, AFI_UNSURE);
	assert_non_null(strstr(proposed(&p, "measure", 1)->why, "roughly"));
	proposing_clear(&p);
}

static void extras_are_never_taken_unasked(void **state)
{
	struct proposing p;

	(void)state;
	proposing_seed(&p, SEED);
	for (size_t i = 0; i < p.said.n; i++) {
		const char *what = p.said.v[i].what;

		assert_int_equal(p.said.v[i].extra,
				 strcmp(what, "opened") != 0 &&
				 strcmp(what, "response") != 0);
	}
	proposing_clear(&p);
}

/* Worked out by hand from the letter. */
static void the_letters_figures_are_found(void **state)
{
	static const struct {
		size_t afi;
		const char *value, *period, *target;
	} figures[] = {
		{ 3, "47%", "21/22 PEEL inspection", NULL },
		{ 3, "86%", "23/24 HMICFRS PEEL inspection", NULL },
		{ 4, ">1800", NULL, NULL },
		{ 8, ">90%", NULL, NULL },
		{ 10, "87", NULL, NULL },
		{ 10, "24.5%", NULL, "5%..15%" },
	};
	struct proposing p;

	(void)state;
	proposing_seed(&p, SEED);
	assert_int_equal(proposed_count(&p, "measure"), 6);
	for (size_t i = 0; i < 6; i++) {
		const struct afi_proposal *one = proposed(&p, "measure",
							  i + 1);

		assert_ptr_equal(&p.said.v[one->of],
				 proposed(&p, "opened", figures[i].afi + 1));
		assert_string_equal(one->as, "force");
		assert_says(one, "value", figures[i].value);
		assert_says(one, "period", figures[i].period);
		assert_says(one, "target", figures[i].target);
	}
	assert_non_null(strstr(proposed(&p, "measure", 1)->why,
			       "earlier finding"));
	assert_null(strstr(proposed(&p, "measure", 2)->why,
			   "earlier finding"));
	proposing_clear(&p);
}

static void the_letters_promises_are_found(void **state)
{
	static const struct {
		int line;
		const char *due, *words;
	} dated[] = {
		{ 41, "2025-01", NULL }, { 67, "2025-06-30", "mid-2025" },
		{ 81, "2025-02", NULL },
	};
	struct proposing p;
	size_t n = 0;

	(void)state;
	proposing_seed(&p, SEED);
	for (size_t i = 1; i <= proposed_count(&p, "action"); i++) {
		const struct afi_proposal *one = proposed(&p, "action", i);

		assert_string_equal(one->as, "force");
		if (!afi_proposal_get(one, "due"))
			continue;
		assert_lines(one, dated[n].line, dated[n].line);
		assert_says(one, "due", dated[n].due);
		assert_says(one, "due-words", dated[n].words);
		n++;
	}
	assert_int_equal(n, 3);
	proposing_clear(&p);
}

static void the_letters_visit_is_found(void **state)
{
	struct proposing p;
	const struct afi_proposal *visit;

	(void)state;
	proposing_seed(&p, SEED);
	assert_int_equal(proposed_count(&p, "event"), 1);
	visit = proposed(&p, "event", 1);
	assert_says(visit, "event", "visit");
	assert_int_equal(visit->happened, afi_day_of(2025, 1, 7));
	assert_says(visit, "until", "2025-01-08");
	assert_int_equal(visit->of, AFI_NO_PROPOSAL);
	assert_lines(visit, 31, 31);
	proposing_clear(&p);
}

/* The title and the date of the one action in @words; NULL: there is none. */
static void check_action(const char *words, const char *title,
			 const char *due)
{
	struct proposing p;

	answer(&p, words);
	assert_int_equal(proposed_count(&p, "action"), title ? 1 : 0);
	if (title) {
		assert_says(proposed(&p, "action", 1), "title", title);
		assert_says(proposed(&p, "action", 1), "due", due);
	}
	proposing_clear(&p);
}

static void promises_are_known_by_their_grammar(void **state)
{
	(void)state;
	check_action("We trained all. A review is to be undertaken.",
		     "A review is to be undertaken", NULL);
	check_action("The plan will also be reviewed by 30 September.",
		     "The plan will also be reviewed by 30 September",
		     "2025-09-30");
	check_action("A tool is being built.", "A tool is being built", NULL);
	check_action("The force intends to hire more by April 2026.",
		     "The force intends to hire more by April 2026",
		     "2026-04");
	check_action("Posters are going live imminently.",
		     "Posters are going live imminently", NULL);
}

static void what_goes_on_is_no_promise(void **state)
{
	(void)state;
	check_action("We will continue to watch it.", NULL, NULL);
	check_action("This will help. It will be a focus.", NULL, NULL);
	check_action("The joint plan to reduce it was made in May 2024.",
		     NULL, NULL);
}

static void a_date_that_is_past_is_not_due(void **state)
{
	(void)state;
	check_action("It was agreed on 3 May 2024 and will be reviewed.",
		     "It was agreed on 3 May 2024 and will be reviewed",
		     NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_keep_what_stands_before_them),
		cmocka_unit_test(figures_are_named_by_the_words_beside_them),
		cmocka_unit_test(figures_have_the_period_beside_them),
		cmocka_unit_test(a_range_is_the_target_of_the_figure_before),
		cmocka_unit_test(other_numbers_are_no_measures),
		cmocka_unit_test(a_rough_figure_is_unsure),
		cmocka_unit_test(extras_are_never_taken_unasked),
		cmocka_unit_test(the_letters_figures_are_found),
		cmocka_unit_test(the_letters_promises_are_found),
		cmocka_unit_test(the_letters_visit_is_found),
		cmocka_unit_test(promises_are_known_by_their_grammar),
		cmocka_unit_test(what_goes_on_is_no_promise),
		cmocka_unit_test(a_date_that_is_past_is_not_due),
	};

	return cmocka_run_group_tests_name("propose_figures", tests, NULL,
					   NULL);
}
