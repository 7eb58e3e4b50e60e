#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "paper.h"

/* @md as text in @width columns or, for 'h', as HTML without what is around
 * <main>; it comes in pieces of @piece bytes. */
static void make(struct afi_str *out, const char *md, char format,
		 size_t width, bool colour, size_t piece)
{
	const struct afi_paper_look look = {
		.format = format, .width = width, .colour = colour,
	};
	struct afi_paper *paper = afi_paper_new(&look);
	const size_t len = strlen(md);

	for (size_t i = 0; i < len; i += piece)
		afi_paper_add(out, paper, md + i,
			      len - i < piece ? len - i : piece);
	afi_paper_end(out, paper);
}

static void check_text(const char *md, size_t width, const char *wanted)
{
	for (size_t piece = 1; piece < 40; piece += 13) {
		struct afi_str out = AFI_STR_INIT;

		make(&out, md, 't', width, false, piece);
		assert_string_equal(out.s, wanted);
		afi_str_clear(&out);
	}
}

static void check_html(const char *md, const char *wanted)
{
	for (size_t piece = 1; piece < 40; piece += 13) {
		struct afi_str out = AFI_STR_INIT;
		char *from, *to;

		make(&out, md, 'h', 80, false, piece);
		from = strstr(out.s, "<main");
		to = strstr(out.s, "</main>");
		assert_non_null(from);
		assert_non_null(to);
		from = strchr(from, '\n') + 1;
		*to = '\0';
		assert_string_equal(from, wanted);
		afi_str_clear(&out);
	}
}

static void headings_are_underlined(void **state)
{
	(void)state;
	check_text("# Title\n\nWords.\n\n## Part\n\n### Less\n\nMore.\n", 80,
		   "Title\n=====\n\nWords.\n\nPart\n----\n\nLess\nMore.\n");
}

static void paragraphs_and_lists_are_wrapped(void **state)
{
	(void)state;
	check_text("One two\nthree four five\n\n- six seven eight\n"
		   "- nine\n", 12,
		   "One two\nthree four\nfive\n\n- six seven\n  eight\n"
		   "- nine\n");
	check_text("9. a\n10. b\n", 12, " 9. a\n10. b\n");
}

static void a_table_has_columns(void **state)
{
	(void)state;
	check_text("Table: What\n\n| A | Number |\n| --- | ---: |\n"
		   "| one two | 3 |\n| \\| | 12 |\n", 80,
		   "What\nA        Number\n-------  ------\n"
		   "one two       3\n|            12\n");
}

/* Of 26 columns 2 are between, 15 the day's: 9 are left.  Of 20 there are 14
 * for the day, which is too few. */
static void a_day_is_broken_last(void **state)
{
	const char *md = "| Date | What |\n| --- | --- |\n"
			 "| 5 December 2024 | aaaa bbbb cccc |\n";

	(void)state;
	check_text(md, 26, "Date             What\n"
		   "---------------  ---------\n"
		   "5 December 2024  aaaa bbbb\n"
		   "                 cccc\n");
	check_text(md, 20, "Date            What\n"
		   "--------------  ----\n"
		   "5 December      aaaa\n"
		   "2024            bbbb\n"
		   "                cccc\n");
}

static void the_word_of_a_picture_is_not_in_the_caption(void **state)
{
	static const char *const words[] = {
		"Bars", "Lines", "Course", "Timeline",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct afi_str md = AFI_STR_INIT;

		afi_str_addf(&md, "%s: What\n\n| A |\n| --- |\n| b |\n",
			     words[i]);
		check_text(md.s, 80, "What\nA\n-\nb\n");
		afi_str_clear(&md);
	}
	check_text("Bars: no table\n", 80, "Bars: no table\n");
}

static void check_md(const char *md, const char *wanted)
{
	for (size_t piece = 1; piece < 40; piece += 13) {
		struct afi_str out = AFI_STR_INIT;

		make(&out, md, 'm', 80, false, piece);
		assert_string_equal(out.s, wanted);
		afi_str_clear(&out);
	}
}

static void markdown_is_as_it_came_but_for_captions(void **state)
{
	(void)state;
	check_md("", "");
	check_md("# T\n\n  a\tb[^1]\r\n\n[^1]: c\n<b>\n## U",
		 "# T\n\n  a\tb[^1]\r\n\n[^1]: c\n<b>\n## U");
	check_md("# T\n\nBars: a\n\n| B |\n| - |\n| c |\n\n# U\n\n"
		 "Table: d\n\n| E |\n| - |\n\n- Lines: f\n\n  | G |\n"
		 "  | - |\n\nTimeline: no table\n",
		 "# T\n\nTable: a\n\n| B |\n| - |\n| c |\n\n# U\n\n"
		 "Table: d\n\n| E |\n| - |\n\n- Table: f\n\n  | G |\n"
		 "  | - |\n\nTimeline: no table\n");
}

/* One red of one is 328 units; chart_test.c has the rest. */
static void a_picture_is_above_its_table(void **state)
{
	struct afi_str out = AFI_STR_INIT;
	const char *at;

	(void)state;
	make(&out, "Bars: What & how\n\n| A | Red |\n| --- | ---: |\n"
	     "| b | 1 |\n\nBars: None\n\n| A | Red |\n| --- | ---: |\n",
	     'h', 80, false, 100);
	at = strstr(out.s, "<div class=\"picture\">\n<p aria-hidden=\"true\">"
		    "What &amp; how</p>\n<svg ");
	assert_non_null(at);
	at = strstr(at, "<title id=\"picture-1-title\">What &amp; how</title>");
	assert_non_null(at);
	at = strstr(at, "width=\"328\"");
	assert_non_null(at);
	at = strstr(at, "</svg>\n</div>\n<div class=\"table\"");
	assert_non_null(at);
	at = strstr(at, "<caption id=\"table-1\" class=\"heard\">"
		    "What &amp; how</caption>");
	assert_non_null(at);
	at = strstr(at, "<caption id=\"table-2\">None</caption>");
	assert_non_null(at);
	assert_null(strstr(out.s, "picture-2"));
	afi_str_clear(&out);
}

static void cells_are_wrapped_where_there_is_no_room(void **state)
{
	(void)state;
	check_text("| A | B |\n| --- | --- |\n| one two three | four five |\n",
		   14,
		   "A        B\n-------  -----\none two  four\n"
		   "three    five\n");
	/* As many lines to each: 30 of 58 and 10 of 19, in 42 less 2. */
	check_text("| What | Whose |\n| --- | --- |\n"
		   "| one two three four five six seven eight nine ten eleven "
		   "on | HMICFRS, by another |\n", 42,
		   "What                            Whose\n"
		   "------------------------------  ----------\n"
		   "one two three four five six     HMICFRS,\n"
		   "seven eight nine ten eleven on  by another\n");
}

/* Each of these takes two columns and three bytes. */
static void wide_characters_keep_columns_aligned(void **state)
{
	(void)state;
	check_text("| A | B |\n| --- | --- |\n| \u8b66\u5bdf | x |\n"
		   "| a | y |\n", 80,
		   "A     B\n----  -\n\u8b66\u5bdf  x\na     y\n");
}

static void a_row_stands_alone_where_words_have_no_room(void **state)
{
	(void)state;
	check_text("| Question | Number | Red |\n| --- | --- | --- |\n"
		   "| investigating | 3 | none |\n", 20,
		   "investigating\n  Number: 3\n  Red: none\n");
}

static void colours_are_of_cells_and_strong_words(void **state)
{
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	make(&out, "A red car is **red**, not **big**.\n\n"
	     "| A | B |\n| --- | --- |\n| red | red tape |\n", 't', 80, true,
	     100);
	assert_string_equal(out.s,
		"A red car is \033[31mred\033[0m, not big.\n\n"
		"\033[1mA    B\033[0m\n---  --------\n"
		"\033[31mred\033[0m  red tape\n");
	afi_str_clear(&out);
}

static void there_is_one_h1_and_no_level_is_left_out(void **state)
{
	(void)state;
	check_html("# A\n\n#### B\n\n# C\n\n### D\n",
		   "<h1>A</h1>\n<h2>B</h2>\n<h2>C</h2>\n<h3>D</h3>\n");
}

static void a_table_has_its_caption_and_heads(void **state)
{
	(void)state;
	check_html("# T\n\nTable: What & how\n\n| A | B |\n| --- | ---: |\n"
		   "| red | 2 |\n",
		   "<h1>T</h1>\n<div class=\"table\" role=\"group\" "
		   "tabindex=\"0\" aria-labelledby=\"table-1\">\n<table>\n"
		   "<caption id=\"table-1\">What &amp; how</caption>\n<thead>\n"
		   "<tr><th scope=\"col\">A</th>"
		   "<th scope=\"col\" class=\"n\">B</th></tr>\n</thead>\n"
		   "<tbody>\n<tr><th scope=\"row\" class=\"red\">red</th>"
		   "<td class=\"n\">2</td></tr>\n</tbody>\n</table>\n</div>\n");
}

static void a_day_is_not_broken_but_no_other_cell(void **state)
{
	(void)state;
	check_html("# T\n\n| 5 December 2024 | 5 December 2024, or so |\n"
		   "| --- | --- |\n",
		   "<h1>T</h1>\n<div class=\"table\" role=\"group\" "
		   "tabindex=\"0\" aria-label=\"Table 1\">\n<table>\n"
		   "<thead>\n<tr><th scope=\"col\" class=\"day\">"
		   "5 December 2024</th>"
		   "<th scope=\"col\">5 December 2024, or so</th></tr>\n"
		   "</thead>\n</table>\n</div>\n");
}

static void markup_and_odd_addresses_are_left_out(void **state)
{
	(void)state;
	check_html("# T\n\n<script>x</script>\n\n"
		   "a <b>c</b> [d](javascript:e) [f](https://g.example/?h&i)\n",
		   "<h1>T</h1>\n<p>a c d <a href=\"https://g.example/?h&amp;i\""
		   ">f</a></p>\n");
}

static void footnotes_are_numbered_through_the_sections(void **state)
{
	(void)state;
	check_text("# A\n\nOne[^x].\n\n[^x]: First.\n\n# B\n\nTwo[^y].\n\n"
		   "[^y]: Second.\n", 80,
		   "A\n=\n\nOne[1].\n\n [1] First.\n\nB\n=\n\nTwo[2].\n\n"
		   " [2] Second.\n");
}

static void code_is_no_heading(void **state)
{
	(void)state;
	check_text("# A\n\n```\n# not one\n```\n", 80,
		   "A\n=\n\n    # not one\n");
}

/* A letter of @md in @format. */
static void make_letter(struct afi_str *out, const char *md, char format)
{
	const struct afi_paper_look look = {
		.format = format, .width = 40, .letter = true,
		.title = "A <letter>",
	};
	struct afi_paper *paper = afi_paper_new(&look);

	afi_paper_add(out, paper, md, strlen(md));
	afi_paper_end(out, paper);
}

static void a_letter_says_what_its_parts_are(void **state)
{
	static const char md[] =
		"# Office\n\n<!-- address -->\nChief\\\nStreet\n\n"
		"<!-- odd -->\nDear Chief,\n\nYours,\n\n"
		"<!-- signature -->\nName\n";
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	make_letter(&out, md, 'h');
	assert_non_null(strstr(out.s, "<title>A &lt;letter&gt;</title>"));
	assert_non_null(strstr(out.s, "<p class=\"address\">Chief<br>\n"
			       "Street</p>\n<p>Dear Chief,</p>\n"
			       "<p>Yours,</p>\n"
			       "<p class=\"signature\">Name</p>\n"));
	afi_str_reset(&out);
	make_letter(&out, md, 't');
	assert_string_equal(out.s, "Office\n======\n\nChief\nStreet\n\n"
			    "Dear Chief,\n\nYours,\n\n\n\n\nName\n");
	afi_str_clear(&out);
	/* Elsewhere such a comment says nothing. */
	check_html("<!-- address -->\nChief\n",
		   "<h1>Findings</h1>\n<p>Chief</p>\n");
}

static void nothing_is_still_a_page(void **state)
{
	(void)state;
	check_text("", 80, "");
	check_html("", "<h1>Findings</h1>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_are_underlined),
		cmocka_unit_test(paragraphs_and_lists_are_wrapped),
		cmocka_unit_test(a_table_has_columns),
		cmocka_unit_test(a_day_is_broken_last),
		cmocka_unit_test(the_word_of_a_picture_is_not_in_the_caption),
		cmocka_unit_test(markdown_is_as_it_came_but_for_captions),
		cmocka_unit_test(a_picture_is_above_its_table),
		cmocka_unit_test(cells_are_wrapped_where_there_is_no_room),
		cmocka_unit_test(wide_characters_keep_columns_aligned),
		cmocka_unit_test(a_row_stands_alone_where_words_have_no_room),
		cmocka_unit_test(colours_are_of_cells_and_strong_words),
		cmocka_unit_test(there_is_one_h1_and_no_level_is_left_out),
		cmocka_unit_test(a_table_has_its_caption_and_heads),
		cmocka_unit_test(a_day_is_not_broken_but_no_other_cell),
		cmocka_unit_test(markup_and_odd_addresses_are_left_out),
		cmocka_unit_test(footnotes_are_numbered_through_the_sections),
		cmocka_unit_test(code_is_no_heading),
		cmocka_unit_test(a_letter_says_what_its_parts_are),
		cmocka_unit_test(nothing_is_still_a_page),
	};

	return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
