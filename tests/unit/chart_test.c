#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "chart.h"
#include "mem.h"

/* Draw @cells, @columns to a row and NULL at the end; false if that cannot
 * be. */
static bool draw(struct afi_str *out, enum afi_chart chart, size_t columns,
		 const char *const *cells)
{
	struct afi_chart_table table = {
		.cells = cells, .columns = columns, .title = "What & how",
	};
	size_t n = 0;

	while (cells[n])
		n++;
	table.rows = n / columns;
	return afi_chart_draw(out, chart, &table, "p");
}

/* What is drawn has each of the @wanted, up to a NULL, in that order. */
static void check(enum afi_chart chart, size_t columns,
		  const char *const *cells, const char *const *wanted)
{
	struct afi_str out = AFI_STR_INIT;
	const char *at;

	assert_true(draw(&out, chart, columns, cells));
	at = out.s;
	for (size_t i = 0; wanted[i]; i++) {
		const char *found = strstr(at, wanted[i]);

		if (!found)
			fail_msg("'%s' is not after that in %s", wanted[i],
				 at);
		at = found + strlen(wanted[i]);
	}
	afi_str_clear(&out);
}

static void check_none(enum afi_chart chart, size_t columns,
		       const char *const *cells)
{
	struct afi_str out = AFI_STR_INIT;

	assert_false(draw(&out, chart, columns, cells));
	assert_int_equal(out.len, 0);
	afi_str_clear(&out);
}

/* ---- bars ---------------------------------------------------------------- */

/* The longest row comes to 4, which is 328 units. */
static void bars_are_as_long_as_their_counts(void **state)
{
	static const char *const cells[] = {
		"Question", "Red", "Amber", "Said", "All",
		"one", "1", "2", "x", "3",
		"two", "3", "1", "y", "4",
		"All", "four", "three", "z", "7", NULL,
	};
	static const char *const wanted[] = {
		"viewBox=\"0 0 340 124\"",
		">one</text>",
		"<rect x=\"1\" y=\"18\" width=\"82\" height=\"16\" "
		"stroke=\"currentColor\" class=\"red\" color=\"#8f1414\" "
		"fill=\"currentColor\"/>",
		"<rect x=\"83\" y=\"18\" width=\"164\" height=\"16\" "
		"stroke=\"currentColor\" class=\"amber\" color=\"#6b4300\" "
		"fill=\"url(#p-1-1)\"/>",
		"<text x=\"16\" y=\"48\">1 Red</text>",
		"<text x=\"83\" y=\"48\">2 Amber</text>",
		"<text x=\"0\" y=\"75\">two</text>",
		"<rect x=\"1\" y=\"80\" width=\"246\" ",
		"<rect x=\"247\" y=\"80\" width=\"82\" ", NULL,
	};

	(void)state;
	check(AFI_CHART_BARS, 5, cells, wanted);
}

static void a_picture_says_in_words_what_is_in_it(void **state)
{
	static const char *const cells[] = {
		"Question", "Red", "Amber",
		"one", "1", "0",
		"<two>", "0", "0", NULL,
	};
	static const char *const wanted[] = {
		"role=\"img\" aria-labelledby=\"p-title\" "
		"aria-describedby=\"p-words\"",
		"<title id=\"p-title\">What &amp; how</title>\n",
		"<desc id=\"p-words\">one: 1 Red. &lt;two&gt;: none.</desc>",
		"&lt;two&gt;</text>", ">none</text>", NULL,
	};

	(void)state;
	check(AFI_CHART_BARS, 3, cells, wanted);
}

/* The least part has two units, and all of them have room. */
static void huge_and_tiny_counts_have_room(void **state)
{
	static const char *const cells[] = {
		"Question", "A", "B",
		"one", "999,999,999,999,999", "1", NULL,
	};
	static const char *const wanted[] = {
		"<rect x=\"1\" y=\"18\" width=\"328\" ",
		"<rect x=\"329\" y=\"18\" width=\"2\" ", NULL,
	};

	(void)state;
	check(AFI_CHART_BARS, 3, cells, wanted);
}

static void what_are_no_counts_is_no_picture(void **state)
{
	static const char *const below[] = { "Q", "A", "one", "-1", NULL };
	static const char *const none[] = { "Q", "A", "one", "0", NULL };
	static const char *const broken[] = { "Q", "A", "one", "1.5", NULL };
	static const char *const share[] = { "Q", "A", "one", "1%", NULL };
	static const char *const empty[] = { "Q", "A", "one", "", NULL };
	static const char *const heads[] = { "Q", "A", NULL };
	static const char *const sum[] = { "Q", "All", "one", "1", NULL };
	static const char *const narrow[] = { "Q", "one", NULL };
	static const char *const parts[] = {
		"Q", "A", "B", "C", "D", "E", "F", "G",
		"one", "1", "1", "1", "1", "1", "1", "1", NULL,
	};

	(void)state;
	check_none(AFI_CHART_BARS, 2, below);
	check_none(AFI_CHART_BARS, 2, none);
	check_none(AFI_CHART_BARS, 2, broken);
	check_none(AFI_CHART_BARS, 2, share);
	check_none(AFI_CHART_BARS, 2, empty);
	check_none(AFI_CHART_BARS, 2, heads);
	check_none(AFI_CHART_BARS, 2, sum);
	check_none(AFI_CHART_BARS, 1, narrow);
	check_none(AFI_CHART_BARS, 8, parts);
	check_none(AFI_CHART_NONE, 2, none);
}

static void names_are_cut_and_say_nothing_else(void **state)
{
	static const char *const cells[] = {
		"Q", "A",
		"0123456789012345678901234567890123456789012345", "1",
		"\"/><script>\033'\xff", "1", NULL,
	};
	static const char *const wanted[] = {
		">01234567890123456789012345678901234567890\u2026</text>",
		">&quot;/&gt;&lt;script&gt;\ufffd&#39;\ufffd</text>", NULL,
	};

	(void)state;
	check(AFI_CHART_BARS, 2, cells, wanted);
}

/* ---- lines --------------------------------------------------------------- */

/* From 0 at 198 to 10 at 28, and from 26 to 332 in time. */
static void lines_go_from_count_to_count(void **state)
{
	static const char *const cells[] = {
		"On", "Open", "All",
		"May", "0", "1",
		"June", "5", "1",
		"July", "10", "1", NULL,
	};
	static const char *const wanted[] = {
		"viewBox=\"0 0 340 220\"",
		"May: 0 Open. June: 5 Open. July: 10 Open.",
		">Open: 10 at last, 0 at first</text>",
		"<text x=\"18\" y=\"202\" text-anchor=\"end\">0</text>",
		"<text x=\"18\" y=\"168\" text-anchor=\"end\">2</text>",
		"<text x=\"18\" y=\"32\" text-anchor=\"end\">10</text>",
		"<path d=\"M26 198L179 113\"", "<path d=\"M179 113L332 28\"",
		"<circle cx=\"26\" cy=\"198\" r=\"4\"/>",
		"<text x=\"0\" y=\"216\">May</text>",
		"<text x=\"179\" y=\"216\" text-anchor=\"middle\">June</text>",
		"<text x=\"340\" y=\"216\" text-anchor=\"end\">July</text>",
		NULL,
	};

	(void)state;
	check(AFI_CHART_LINES, 3, cells, wanted);
}

static void one_moment_is_no_line(void **state)
{
	static const char *const one[] = {
		"On", "Open", "May", "1", "All", "1", NULL,
	};
	static const char *const five[] = {
		"On", "A", "B", "C", "D", "E", "May", "1", "1", "1", "1", "1",
		"June", "1", "1", "1", "1", "1", NULL,
	};

	(void)state;
	check_none(AFI_CHART_LINES, 2, one);
	check_none(AFI_CHART_LINES, 6, five);
}

/* ---- a course ------------------------------------------------------------ */

/* From 0% at 132 to 100% at 328. */
/* What there is no room for ends in an ellipsis: no figure is another. */
static void a_long_target_is_cut_visibly(void **state)
{
	static const char *const cells[] = {
		"Cycle", "Figure", "Target",
		"2016", "5,000,000", "more than 1,234,567", NULL,
	};
	static const char *const wanted[] = {
		"target more than 1,234,567", "target more than 1,234,\u2026"
		"</text>", NULL,
	};

	(void)state;
	check(AFI_CHART_COURSE, 3, cells, wanted);
}

static void a_course_has_its_target_and_its_words(void **state)
{
	static const char *const cells[] = {
		"Cycle", "From", "Figure", "Target",
		"2016", "review", "50%", ">=75%",
		"2021", "review", "76/76", ">=75%",
		"2023", "review", "", "80%..90%",
		"2025", "review", ">90%", "", NULL,
	};
	static const char *const wanted[] = {
		"viewBox=\"0 0 340 208\"",
		"2016: 50%, target &gt;=75%. 2021: 76/76, target &gt;=75%. "
		"2023: no figure, target 80%..90%. 2025: &gt;90%.",
		"<path d=\"M279 0L279 46\"", "<path d=\"M279 46L279 92\"",
		"x=\"289\" y=\"92\" width=\"19\" height=\"46\"",
		"<path d=\"M230 27L328 73\"",
		"<circle cx=\"230\" cy=\"27\" r=\"4\"/>",
		"<text x=\"246\" y=\"31\">50%</text>",
		"<text x=\"279\" y=\"12\" text-anchor=\"middle\">"
		"target &gt;=75%</text>",
		"<text x=\"312\" y=\"77\" text-anchor=\"end\">76/76</text>",
		">no figure</text>",
		"<circle cx=\"308\" cy=\"165\" r=\"4\"/>",
		"<path d=\"M314 160v10l6 -5z\"/>", NULL,
	};

	(void)state;
	check(AFI_CHART_COURSE, 4, cells, wanted);
}

static void figures_that_do_not_compare_are_no_course(void **state)
{
	static const char *const mixed[] = {
		"Cycle", "Figure", "2016", "50%", "2021", "50", NULL,
	};
	static const char *const target[] = {
		"Cycle", "Figure", "Target", "2016", "50%", "50", NULL,
	};
	static const char *const none[] = {
		"Cycle", "Figure", "2016", "about half", NULL,
	};
	static const char *const other[] = { "Cycle", "F", "2016", "1", NULL };

	(void)state;
	check_none(AFI_CHART_COURSE, 2, mixed);
	check_none(AFI_CHART_COURSE, 3, target);
	check_none(AFI_CHART_COURSE, 2, none);
	check_none(AFI_CHART_COURSE, 2, other);
}

static void a_course_of_nothing_still_has_a_scale(void **state)
{
	static const char *const cells[] = { "Cycle", "figure", "x", "0",
					     NULL };
	static const char *const wanted[] = {
		"<circle cx=\"132\" cy=\"27\"", ">0.1</text>", NULL,
	};

	(void)state;
	check(AFI_CHART_COURSE, 2, cells, wanted);
}

/* ---- a timeline ---------------------------------------------------------- */

/* A quarter of the time from the first to the last, 91 of 364 days, is a
 * quarter of the way from 14 to 94. */
static void a_timeline_is_in_order_and_to_scale(void **state)
{
	static const char *const cells[] = {
		"Date", "What",
		"30 December 2024", "Due",
		"1 January 2024", "opened",
		"some day", "evidence",
		"2024-04-01", "evidence: minutes", NULL,
	};
	static const char *const wanted[] = {
		"viewBox=\"0 0 340 120\"",
		"1 January 2024: opened. 2024-04-01: evidence: minutes. "
		"30 December 2024: Due.",
		"<path d=\"M44 14L44 94\"", "<path d=\"M39 14L49 14\"",
		">2024</text>",
		"<path d=\"M44 14L78 14\"", "<circle cx=\"78\" cy=\"14\"",
		"<path d=\"M44 34L78 54\"", "<path d=\"M74 50h8v8h-8z\"/>",
		"<text x=\"90\" y=\"74\">evidence: minutes</text>",
		"<path d=\"M44 94L78 94\"", "class=\"page\" cx=\"78\"", NULL,
	};

	(void)state;
	check(AFI_CHART_TIMELINE, 2, cells, wanted);
}

/* Two of one day have it once, and a long one two lines: the first is 40 high,
 * the second 24, the third 56. */
static void a_timeline_says_a_day_once_and_has_two_lines(void **state)
{
	static const char *const cells[] = {
		"Date", "What",
		"1 May 2025", "opened",
		"1 May 2025", "owner set",
		"3 May 2025", "slipped: due date set to 30 September 2025, "
			      "since the work has to be done again", NULL,
	};
	static const char *const wanted[] = {
		"viewBox=\"0 0 340 120\"",
		"<text x=\"90\" y=\"18\">1 May 2025</text>",
		"<text x=\"90\" y=\"34\">opened</text>",
		"<text x=\"90\" y=\"58\">owner set</text>",
		"<text x=\"90\" y=\"82\">3 May 2025</text>",
		"<text x=\"90\" y=\"98\">slipped: due date set to 30</text>",
		"<text x=\"90\" y=\"114\">September 2025, since the work…"
		"</text>", NULL,
	};

	(void)state;
	check(AFI_CHART_TIMELINE, 2, cells, wanted);
}

/* Marks at 14, 54, 94 and 134: time ends at the first of the last day, and what
 * is of one day hangs on its first. */
static void a_day_of_a_timeline_is_led_to_once(void **state)
{
	static const char *const cells[] = {
		"Date", "What",
		"1 May 2025", "opened",
		"3 May 2025", "measured",
		"5 May 2025", "closed",
		"5 May 2025", "published", NULL,
	};
	static const char *const wanted[] = {
		"<path d=\"M44 14L44 94\"", "<path d=\"M44 14L78 14\"",
		"<path d=\"M44 54L78 54\"", "<path d=\"M44 94L78 94\"",
		"<path d=\"M78 94L78 134\"", NULL,
	};

	(void)state;
	check(AFI_CHART_TIMELINE, 2, cells, wanted);
}

static void a_timeline_needs_days_that_say_their_year(void **state)
{
	static const char *const cells[] = { "Date", "What", "3 May", "due",
					     NULL };
	static const char *const one[] = { "Date", "What", "April 2025", "due",
					   NULL };
	static const char *const wanted[] = { "viewBox=\"0 0 340 40\"", NULL };

	(void)state;
	check_none(AFI_CHART_TIMELINE, 2, cells);
	check(AFI_CHART_TIMELINE, 2, one, wanted);
}

/* From 1900 to 2199 there is room for a year every 15 units only. */
static void years_stand_where_there_is_room(void **state)
{
	static const char *const cells[] = {
		"Date", "What", "1900-01-01", "a", "2199-12-31", "b", NULL,
	};
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	assert_true(draw(&out, AFI_CHART_TIMELINE, 2, cells));
	assert_non_null(strstr(out.s, ">1900</text>"));
	assert_null(strstr(out.s, ">1901</text>"));
	afi_str_clear(&out);
}

/* ---- how many ------------------------------------------------------------ */

static bool draws_rows(enum afi_chart chart, size_t rows)
{
	struct afi_str out = AFI_STR_INIT;
	const char **cells = afi_xcalloc(2 * (rows + 1) + 1, sizeof(*cells));
	bool drawn;

	for (size_t i = 0; i <= rows; i++) {
		cells[2 * i] = "2025-01-01";
		cells[2 * i + 1] = i ? "1" : "Figure";
	}
	drawn = draw(&out, chart, 2, cells);
	afi_str_clear(&out);
	free(cells);
	return drawn;
}

static void too_many_rows_are_no_picture(void **state)
{
	(void)state;
	for (enum afi_chart i = AFI_CHART_BARS; i <= AFI_CHART_TIMELINE; i++) {
		assert_false(draws_rows(i, 0));
		assert_true(draws_rows(i, 60));
		assert_false(draws_rows(i, 61));
		assert_false(draws_rows(i, 1000));
	}
}

/* What is not told is said to be in the table: 24 rows are. */
static void the_words_do_not_go_on_for_ever(void **state)
{
	struct afi_str out = AFI_STR_INIT;
	const char *cells[2 * 31 + 1];

	(void)state;
	for (size_t i = 0; i <= 30; i++) {
		cells[2 * i] = "day";
		cells[2 * i + 1] = i ? "1" : "Open";
	}
	cells[62] = NULL;
	assert_true(draw(&out, AFI_CHART_LINES, 2, cells));
	assert_non_null(strstr(out.s, "And 6 more, as in the table.</desc>"));
	afi_str_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_as_long_as_their_counts),
		cmocka_unit_test(a_picture_says_in_words_what_is_in_it),
		cmocka_unit_test(huge_and_tiny_counts_have_room),
		cmocka_unit_test(what_are_no_counts_is_no_picture),
		cmocka_unit_test(names_are_cut_and_say_nothing_else),
		cmocka_unit_test(lines_go_from_count_to_count),
		cmocka_unit_test(one_moment_is_no_line),
		cmocka_unit_test(a_course_has_its_target_and_its_words),
		cmocka_unit_test(a_long_target_is_cut_visibly),
		cmocka_unit_test(figures_that_do_not_compare_are_no_course),
		cmocka_unit_test(a_course_of_nothing_still_has_a_scale),
		cmocka_unit_test(a_timeline_is_in_order_and_to_scale),
		cmocka_unit_test(a_timeline_says_a_day_once_and_has_two_lines),
		cmocka_unit_test(a_day_of_a_timeline_is_led_to_once),
		cmocka_unit_test(a_timeline_needs_days_that_say_their_year),
		cmocka_unit_test(years_stand_where_there_is_room),
		cmocka_unit_test(too_many_rows_are_no_picture),
		cmocka_unit_test(the_words_do_not_go_on_for_ever),
	};

	return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
