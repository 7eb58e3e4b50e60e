#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "outline.h"
#include "str.h"

static const char *const names[] = {
	[AFI_BLOCK_HEADING] = "heading", [AFI_BLOCK_TEXT] = "text",
	[AFI_BLOCK_ITEM] = "item", [AFI_BLOCK_ROW] = "row",
	[AFI_BLOCK_NOTE] = "note", [AFI_BLOCK_CONTENTS] = "contents",
};

/* The outline of @text, a block in a line: "text 1-2: words". */
static void check(const char *text, const char *wanted)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_str got = AFI_STR_INIT;

	afi_outline_make(&outline, text, strlen(text));
	for (size_t i = 0; i < outline.n; i++) {
		const struct afi_block *block = &outline.v[i];

		afi_str_addf(&got, "%s %d-%d: %s%s%s\n", names[block->kind],
			     block->first, block->last, block->mark,
			     *block->mark ? " " : "", block->text);
	}
	assert_string_equal(got.s, wanted);
	afi_str_clear(&got);
	afi_outline_clear(&outline);
}

/* The one block that @text is. */
static struct afi_block only(struct afi_outline *outline, const char *text)
{
	afi_outline_make(outline, text, strlen(text));
	assert_int_equal(outline->n, 1);
	return outline->v[0];
}

/* Lines of some 40 bytes, three of them broken in a sentence, so that a width
 * is known. */
#define BROKEN								\
	"A sentence that is broken where the line\n"			\
	"was full and goes on in the next one and\n"			\
	"on until it has come to its end, by then\n"			\
	"it is long.\n"

#define WHOLE								\
	"A sentence that is broken where the line was full and goes on "\
	"in the next one and on until it has come to its end, by then "	\
	"it is long."

static void nothing_has_no_blocks(void **state)
{
	(void)state;
	check("", "");
	check("\n  \n\t\n", "");
}

static void what_has_no_words_is_no_block(void **state)
{
	(void)state;
	check("- <b></b>\n\n| | |\n\n# \n\xC2\xB9 \n|\n", "");
}

static void a_paragraph_in_a_line_stays_one(void **state)
{
	(void)state;
	check("The first.\nThe second.\n", "text 1-1: The first.\n"
	      "text 2-2: The second.\n");
}

static void broken_lines_are_joined(void **state)
{
	(void)state;
	check(BROKEN "\nAnother one.\n", "text 1-4: " WHOLE "\n"
	      "text 6-6: Another one.\n");
}

static void a_full_line_goes_on_with_a_capital(void **state)
{
	(void)state;
	check(BROKEN "\nThe next sentence ends here. Its line is\n"
	      "Full.\n", "text 1-4: " WHOLE "\n"
	      "text 6-7: The next sentence ends here. Its line is Full.\n");
}

static void a_short_line_ends_a_paragraph(void **state)
{
	(void)state;
	check(BROKEN "A title\nIts text.\n", "text 1-4: " WHOLE "\n"
	      "text 5-5: A title\ntext 6-6: Its text.\n");
}

static void a_page_break_does_not_end_a_sentence(void **state)
{
	(void)state;
	check("The force has begun to look at this more often.  There is\n"
	      "\n12\n\n\nalso a plan.\n",
	      "text 1-6: The force has begun to look at this more often. "
	      "There is also a plan.\n");
}

static void a_footnote_does_not_end_a_sentence(void **state)
{
	(void)state;
	check("The force has begun to look at this more often.  There is\n"
	      "\n\xC2\xB9 Redacted\n\nalso a plan.\n",
	      "text 1-5: The force has begun to look at this more often. "
	      "There is also a plan.\nnote 3-3: 1 Redacted\n");
}

static void a_footnote_may_look_like_text(void **state)
{
	(void)state;
	check("The force has begun to look at this more often than it did "
	      "before, and by now there is\n\n1 Redacted\n\nalso a plan.\n",
	      "text 1-5: The force has begun to look at this more often than "
	      "it did before, and by now there is also a plan.\n"
	      "note 3-3: 1 Redacted\n");
}

static void a_date_is_no_footnote(void **state)
{
	(void)state;
	check("Inspector of Constabulary for the whole of the Eastern Region "
	      "and of some of the others\n\n3 September 2014\n",
	      "text 1-1: Inspector of Constabulary for the whole of the "
	      "Eastern Region and of some of the others\n"
	      "text 3-3: 3 September 2014\n");
}

static void a_sentence_that_ended_does_not_go_on(void **state)
{
	(void)state;
	check("The force has begun to look at this more often than before.\n"
	      "\nalso a plan.\n",
	      "text 1-1: The force has begun to look at this more often than "
	      "before.\ntext 3-3: also a plan.\n");
}

static void items_have_marks(void **state)
{
	(void)state;
	check("- one\n\xE2\x80\xA2 two\n1. three\n(a) four\n2.3 five\n"
	      "\xEF\x82\xB7\tsix\n",
	      "item 1-1: - one\nitem 2-2: \xE2\x80\xA2 two\n"
	      "item 3-3: 1. three\nitem 4-4: (a) four\nitem 5-5: 2.3 five\n"
	      "item 6-6: \xEF\x82\xB7 six\n");
}

static void a_year_is_no_mark(void **state)
{
	(void)state;
	check("2014 was the year.\n", "text 1-1: 2014 was the year.\n");
}

static void a_broken_item_is_joined(void **state)
{
	(void)state;
	check(BROKEN "\n- The force should do what it has said\n"
	      "  In its plan.\n- More.\n", "text 1-4: " WHOLE "\n"
	      "item 6-7: - The force should do what it has said In its plan.\n"
	      "item 8-8: - More.\n");
}

static void headings_lose_their_marks(void **state)
{
	(void)state;
	check("#### **Areas for improvement**\n\n# One #\n####### no\n",
	      "heading 1-1: Areas for improvement\nheading 3-3: One\n"
	      "text 4-4: ####### no\n");
}

static void what_is_all_bold_is_strong(void **state)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;

	(void)state;
	assert_true(only(&outline, "**Area for improvement**").strong);
	afi_outline_clear(&outline);
	assert_true(only(&outline, "<u>Area for improvement</u>").strong);
	afi_outline_clear(&outline);
	assert_false(only(&outline, "**Area** for improvement").strong);
	afi_outline_clear(&outline);
}

static void markup_leaves_words(void **state)
{
	(void)state;
	check("See [the *plan*](https://force.example/a_b) &amp; act\\*\n",
	      "text 1-1: See the plan & act*\n");
	check("On the 5<sup>th</sup> of <b>May</b>: see [this][^2](that).\n",
	      "text 1-1: On the 5th of May: see [this](that).\n");
}

static void a_call_goes_but_a_redaction_stays(void **state)
{
	(void)state;
	check("A judgment<sup>2</sup> of \xE2\x80\x9COp [x\xC2\xB9]\xE2\x80\x9D"
	      " over 5 km\xC2\xB2.\n",
	      "text 1-1: A judgment of \xE2\x80\x9COp [x\xC2\xB9]\xE2\x80\x9D "
	      "over 5 km\xC2\xB2.\n");
}

static void contents_have_pages(void **state)
{
	(void)state;
	check("Area for improvement\t15\nMain findings ........ 18\n",
	      "contents 1-1: 15 Area for improvement\n"
	      "contents 2-2: 18 Main findings\n");
}

static void rows_have_cells(void **state)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	const char text[] = "| Action | Owner<br>Date |\n|---|:-:|\n"
			    "| a\\|b | |\n\nOne\tTwo\t\n";

	(void)state;
	afi_outline_make(&outline, text, strlen(text));
	assert_int_equal(outline.n, 3);
	assert_true(outline.v[0].starts_table);
	assert_int_equal(outline.v[0].ncells, 2);
	assert_string_equal(outline.v[0].cells[1], "Owner\nDate");
	assert_false(outline.v[1].starts_table);
	assert_string_equal(outline.v[1].cells[0], "a|b");
	assert_string_equal(outline.v[1].cells[1], "");
	assert_int_equal(outline.v[2].ncells, 3);
	assert_string_equal(outline.v[2].cells[1], "Two");
	afi_outline_clear(&outline);
}

static void titles_do_not_end_as_sentences_do(void **state)
{
	static const struct { const char *text; bool title; } cases[] = {
		{ "Main findings", true }, { "# Why?", true },
		{ "It ended.", false }, { "It says:", false },
		{ "It is \xE2\x80\x98said.\xE2\x80\x99", false },
		{ "(As before.)", false }, { "The force (HQ)", true },
		{ "- an item", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_outline outline = AFI_OUTLINE_INIT;
		const struct afi_block block = only(&outline, cases[i].text);

		assert_int_equal(afi_block_is_title(&block), cases[i].title);
		afi_outline_clear(&outline);
	}
}

/* Whatever takes time for each byte that came before would take hours. */
static void long_and_hostile_lines_take_no_longer(void **state)
{
	static const char *const bits[] = {
		"[", "](x)", "*", "<", "<sup>", "&", "\xC2\xB9", "_a", "|",
		"1.", "a b ", "\xC2\xB9 a\n", "a\n",
	};
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(bits) / sizeof(*bits); i++) {
		struct afi_outline outline = AFI_OUTLINE_INIT;

		afi_str_reset(&text);
		while (text.len < 400000)
			afi_str_adds(&text, bits[i]);
		afi_outline_make(&outline, text.s, text.len);
		assert_true(outline.n <= text.len / 2);
		afi_outline_clear(&outline);
	}
	afi_str_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_has_no_blocks),
		cmocka_unit_test(what_has_no_words_is_no_block),
		cmocka_unit_test(a_paragraph_in_a_line_stays_one),
		cmocka_unit_test(broken_lines_are_joined),
		cmocka_unit_test(a_full_line_goes_on_with_a_capital),
		cmocka_unit_test(a_short_line_ends_a_paragraph),
		cmocka_unit_test(a_page_break_does_not_end_a_sentence),
		cmocka_unit_test(a_footnote_does_not_end_a_sentence),
		cmocka_unit_test(a_footnote_may_look_like_text),
		cmocka_unit_test(a_date_is_no_footnote),
		cmocka_unit_test(a_sentence_that_ended_does_not_go_on),
		cmocka_unit_test(items_have_marks),
		cmocka_unit_test(a_year_is_no_mark),
		cmocka_unit_test(a_broken_item_is_joined),
		cmocka_unit_test(headings_lose_their_marks),
		cmocka_unit_test(what_is_all_bold_is_strong),
		cmocka_unit_test(markup_leaves_words),
		cmocka_unit_test(a_call_goes_but_a_redaction_stays),
		cmocka_unit_test(contents_have_pages),
		cmocka_unit_test(rows_have_cells),
		cmocka_unit_test(titles_do_not_end_as_sentences_do),
		cmocka_unit_test(long_and_hostile_lines_take_no_longer),
	};

	return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
