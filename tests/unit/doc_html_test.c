/* What HTML becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "doc.h"
#include "text.h"

static void check_page(const char *page, const char *want)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_doc_read(&doc, page, strlen(page), &err))
		fail_msg("%s", err.msg);
	assert_int_equal(doc.kind, AFI_DOC_HTML);
	assert_string_equal(doc.text.s, want);
	assert_string_equal(doc.notes.s, "");
	afi_doc_clear(&doc);
}

/* What stands in the body of a page. */
static void check(const char *body, const char *want)
{
	struct afi_str page = AFI_STR_INIT;

	afi_str_addf(&page, "<!DOCTYPE html><html><body>%s</body></html>",
		     body);
	check_page(page.s, want);
	afi_str_clear(&page);
}

static void headings_and_paragraphs_stand_apart(void **state)
{
	(void)state;
	check("<h1>One</h1><h2> Two\nwords </h2><p>Text\n  of\ta\n"
	      "paragraph.</p><p>Next</p><h6>Six</h6>",
	      "# One\n\n## Two words\n\nText of a paragraph.\n\nNext\n\n"
	      "###### Six\n");
	check("<div>a<div>b</div>c</div><section>d</section>e",
	      "a\n\nb\n\nc\n\nd\n\ne\n");
	check("<p>a<p>b", "a\n\nb\n");
	check("<h2>Long<br>title</h2>", "## Long title\n");
}

static void what_is_in_a_line_stays_in_it(void **state)
{
	(void)state;
	check("<p>a <b>b</b><i>c</i> <a href='https://x.example'>d</a>"
	      "<span> e</span>f<o:p> g</o:p></p>", "a bc d ef g\n");
	check("<p>one<br>two<br/>\nthree</p>", "one\ntwo\nthree\n");
	check("<p>one<br><br>two</p>", "one\n\ntwo\n");
	check("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc\n");
}

static void characters_mean_what_they_mean_to_a_browser(void **state)
{
	(void)state;
	check("<p>a&amp;b &lt;c&gt; &pound;5 &#8217; &#146; &#x96; &nbsp;x "
	      "&unknown; & y</p>",
	      "a&b \\<c> \xC2\xA3" "5 \xE2\x80\x99 \xE2\x80\x99 "
	      "\xE2\x80\x93 \xC2\xA0x &unknown; & y\n");
	check("<p>2 < 3, 4 * 5 = 20 \\ 1</p>",
	      "2 \\< 3, 4 \\* 5 = 20 \\\\ 1\n");
	check("<p>* typed bullet</p>", "* typed bullet\n");
	check("<p>im&shy;prove</p>", "improve\n");
}

static void what_it_says_of_its_encoding_is_not_asked(void **state)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *page = "<html><head><meta charset=utf-8></head><p>it\x92s";

	(void)state;
	check_page("<html><head><meta charset=\"windows-1252\"></head>"
		   "<p>it\xE2\x80\x99s", "it\xE2\x80\x99s\n");
	check_page("<html><head><meta charset=\"utf-16\"></head><p>a", "a\n");
	assert_int_equal(afi_doc_read(&doc, page, strlen(page), &err), AFI_OK);
	assert_string_equal(doc.text.s, "it\xE2\x80\x99s\n");
	assert_string_equal(doc.notes.s,
			    "it is not UTF-8: read as Windows-1252\n");
	afi_doc_clear(&doc);
}

static void what_text_may_not_hold_is_told(void **state)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *page = "<html><p>a</p><p>b&#x202E;c</p>";

	(void)state;
	assert_int_equal(afi_doc_read(&doc, page, strlen(page), &err), AFI_OK);
	assert_string_equal(doc.text.s, "a\n\nb\xEF\xBF\xBD" "c\n");
	assert_string_equal(doc.notes.s, "line 3, column 2: bidirectional "
			    "control U+202E was replaced\n");
	afi_doc_clear(&doc);
}

static void a_line_that_is_all_bold_is_marked(void **state)
{
	(void)state;
	check("<p><strong>Area for <em>improvement</em></strong></p>",
	      "**Area for improvement**\n");
	check("<p><b>a</b> <u>b</u></p>", "**a b**\n");
	check("<p style='font-weight: bold'>a</p>", "**a**\n");
	check("<p><span style=\"font-size:1em;font-weight:700\">a</span></p>",
	      "**a**\n");
	check("<p><b>one<br>two</b></p>", "**one**\n**two**\n");
	check("<p><b>Owner:</b> Head of Crime</p>", "Owner: Head of Crime\n");
	check("<h2><b>a</b></h2>", "## a\n");
	check("<ul><li><b>a</b></ul>", "- a\n");
}

static void lists_are_indented_and_numbered(void **state)
{
	(void)state;
	check("<p>These:</p><ul><li>one</li><li><p>two</p>"
	      "<ul><li>three<li>four</ul></li><li>five</li></ul><p>End</p>",
	      "These:\n\n- one\n- two\n  - three\n  - four\n- five\n\nEnd\n");
	check("<ol><li>a<li>b</ol><ol start=7><li>c<li value=9>d<li>e</ol>",
	      "1. a\n2. b\n\n7. c\n9. d\n10. e\n");
	check("<ol type=a><li>x<li>y</ol><ol type=i><li>x<li>y<li>z<li>w</ol>",
	      "(a) x\n(b) y\n\n(i) x\n(ii) y\n(iii) z\n(iv) w\n");
	check("<ul><li><p>one</p><p>more</p><li>two</ul>",
	      "- one\n\n  more\n\n- two\n");
	check("<ul><li>one<br>more</ul>", "- one\n  more\n");
}

static void rows_of_a_table_are_lines(void **state)
{
	(void)state;
	check("<p>Grades</p><table><thead><tr><th>Question</th><th>Grade</th>"
	      "</tr></thead><tbody><tr><td>a | b</td><td><b>Good</b></td></tr>"
	      "<tr><td></td><td></td></tr>"
	      "<tr><td><p>one</p><p>two<br>three</p></td><td></td></tr>"
	      "</tbody></table><p>End</p>",
	      "Grades\n\n| Question | Grade |\n| a \\| b | Good |\n"
	      "| one<br>two<br>three |  |\n\nEnd\n");
	check("<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>",
	      "| a | b |\n\n| c | d |\n");
	check("<table><caption>What it is</caption><tr><td>a<td>b</table>",
	      "What it is\n\n| a | b |\n");
	check("<table><tr><td><ul><li>a<li>b</ul><td>c</table>",
	      "| - a<br>- b | c |\n");
}

static void cells_that_reach_further_leave_others_empty(void **state)
{
	(void)state;
	check("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
	      "| a |  | b |\n| c | d | e |\n");
	check("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
	      "| a | b |\n|  | c |\n| d | e |\n");
}

static void a_table_that_only_places_things_is_a_box(void **state)
{
	(void)state;
	check("<table><tr><td><h3>Area for improvement</h3><p>The force "
	      "should</p><ul><li>a</ul></td></tr><tr><td>more</table>",
	      "### Area for improvement\n\nThe force should\n\n- a\n\nmore\n");
	check("<table><tr><td>menu<td><p>text</p><table><tr><td>a<td>b"
	      "</table></table>", "menu\n\ntext\n\n| a | b |\n");
	check("<table role=presentation><tr><td>a<td>b</table>", "a\n\nb\n");
	check("<table><tr><td>menu<td><h2>Head</h2><p>text</table>",
	      "menu\n\n## Head\n\ntext\n");
}

static void footnotes_are_marked_in_one_way(void **state)
{
	static const char want[] = "Words.[^1] More.\n\n[^1]: The note.\n";

	(void)state;
	/* pandoc, Word, GOV.UK */
	check("<p>Words.<a href='#fn1' id='fnref1'><sup>1</sup></a> More.</p>"
	      "<section class=footnotes role=doc-endnotes><hr><ol><li id=fn1>"
	      "<p>The note.<a href='#fnref1' role=doc-backlink>\xE2\x86\xA9"
	      "</a></p></li></ol></section>", want);
	check("<p>Words.<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> "
	      "More.</p><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]"
	      "</a> The note.</p></div>", want);
	check("<p>Words.<sup id='fnref:1'><a href='#fn:1'>[footnote 1]</a>"
	      "</sup> More.</p><div class=footnotes><ol><li id='fn:1'><p>The "
	      "note. <a href='#fnref:1'>\xE2\x86\xA9</a></p></ol></div>", want);
	check("<p>Words <a href='#fn2'>2</a>, more.</p>",
	      "Words[^2], more.\n");
	check("<p>Words.<sup><a href='#x1'>1</a></sup> More.</p>"
	      "<p>End</p>", "Words.[^1] More.\n\nEnd\n");
	check("<div class=footnotes><ol><li><p>One</p><p>more</p><li>Two</ol>"
	      "</div>", "[^1]: One\nmore\n[^2]: Two\n");
}

static void what_looks_like_a_footnote_is_none(void **state)
{
	(void)state;
	check("<p>10 m<sup>2</sup> on the 5<sup>th</sup></p>",
	      "10 m\xC2\xB2 on the 5th\n");
	check("<p>Page <a href='#p2'>2</a> or <a href='p3'>3</a></p>",
	      "Page 2 or 3\n");
	check("<p>See <a href='#fn1'>the note</a>.</p>", "See the note.\n");
	check("<p>See above <a href='#fnref1'>1</a> or <b>there</b>.</p>"
	      "<p>Next</p>", "See above or there.\n\nNext\n");
	check("<article class='has-footnotes'><ul><li>a</ul></article>",
	      "- a\n");
}

static void what_is_not_for_reading_is_left_out(void **state)
{
	(void)state;
	check("<header><a href='/'>Logo</a></header><nav><p>menu</nav>"
	      "<script>if (a<b) c('</p>')</script><style>p { }</style>"
	      "<p>Text</p><svg><text>x</text></svg><noscript>y</noscript>"
	      "<p hidden>no</p><p aria-hidden=true>no</p>"
	      "<div style='display : none'><p>no</p></div>"
	      "<!-- <p>no</p> --><iframe>no</iframe><select><option>no</select>"
	      "<button>no</button><footer>no</footer>", "Text\n");
	check("<header><p>Logo</p><h1>Title</h1></header><main><header><p>"
	      "5 December 2024</p></header><p>Text</p></main>",
	      "# Title\n\n5 December 2024\n\nText\n");
	check("<h2><button>Question 1</button></h2><p>x",
	      "## Question 1\n\nx\n");
}

static void a_form_that_holds_the_page_stays(void **state)
{
	(void)state;
	check("<p>a</p><form><div>Search this site <input></div></form><p>b",
	      "a\n\nb\n");
	check("<form><div>x</div><p>The page</p></form>", "x\n\nThe page\n");
}

static void the_title_stands_in_for_a_heading(void **state)
{
	(void)state;
	check_page("<html><head><title>PEEL\n 2023</title></head><body><p>a",
		   "# PEEL 2023\n\na\n");
	check_page("<html><head><title>Site</title></head><h1>PEEL</h1><p>a",
		   "# PEEL\n\na\n");
	check_page("<html><head><title>-</title></head><p>a", "a\n");
}

static void broken_pages_are_read_as_far_as_they_go(void **state)
{
	(void)state;
	check("<p title=\"never closed>a</p><p>b", "a\n\nb\n");
	check("<p title=don't>a</p><p>b</p><i title='x>y'>c</i>",
	      "a\n\nb\n\nc\n");
	check("</p></table><td>a</td></ul><li>b", "a\n\nb\n");
	check("<p>a<!-- never closed <p>b", "a\n");
	check("<p>a<script>b", "a\n");
	check("a<", "a\\<\n");
	check("a<p", "a\n");
}

static void nesting_has_an_end(void **state)
{
	struct afi_str page = AFI_STR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_str_adds(&page, "<html>");
	for (int i = 0; i < 100000; i++)
		afi_str_adds(&page, "<div>");
	afi_str_adds(&page, "x");
	assert_int_equal(afi_doc_read(&doc, page.s, page.len, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "this HTML is nested more than 256 tags "
			    "deep: save the page as text");
	afi_str_clear(&page);
}

static void lists_and_tables_in_each_other_have_an_end(void **state)
{
	struct afi_str page = AFI_STR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_str_adds(&page, "<html>");
	for (int i = 0; i < 40; i++)
		afi_str_adds(&page, "<ul><li>x<ol><li>");
	afi_str_adds(&page, "last");
	assert_int_equal(afi_doc_read(&doc, page.s, page.len, &err), AFI_OK);
	assert_non_null(strstr(doc.text.s, "last\n"));
	afi_doc_clear(&doc);
	afi_str_reset(&page);
	afi_str_adds(&page, "<html>");
	for (int i = 0; i < 40; i++)
		afi_str_adds(&page, "<table><tr><td>x<td>");
	afi_str_adds(&page, "last");
	assert_int_equal(afi_doc_read(&doc, page.s, page.len, &err), AFI_OK);
	assert_non_null(strstr(doc.text.s, "last"));
	afi_doc_clear(&doc);
	afi_str_clear(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_and_paragraphs_stand_apart),
		cmocka_unit_test(what_is_in_a_line_stays_in_it),
		cmocka_unit_test(characters_mean_what_they_mean_to_a_browser),
		cmocka_unit_test(what_it_says_of_its_encoding_is_not_asked),
		cmocka_unit_test(what_text_may_not_hold_is_told),
		cmocka_unit_test(a_line_that_is_all_bold_is_marked),
		cmocka_unit_test(lists_are_indented_and_numbered),
		cmocka_unit_test(rows_of_a_table_are_lines),
		cmocka_unit_test(cells_that_reach_further_leave_others_empty),
		cmocka_unit_test(a_table_that_only_places_things_is_a_box),
		cmocka_unit_test(footnotes_are_marked_in_one_way),
		cmocka_unit_test(what_looks_like_a_footnote_is_none),
		cmocka_unit_test(what_is_not_for_reading_is_left_out),
		cmocka_unit_test(a_form_that_holds_the_page_stays),
		cmocka_unit_test(the_title_stands_in_for_a_heading),
		cmocka_unit_test(broken_pages_are_read_as_far_as_they_go),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(lists_and_tables_in_each_other_have_an_end),
	};

	return cmocka_run_group_tests_name("doc_html", tests, NULL, NULL);
}
