#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "render.h"
#include "text.h"
#include "view_parts.h"

/* What is printed of a view in pieces; the caller frees it. */
static char *printed(enum afi_page page, const struct afi_look *look,
		     json_t *head, const json_t *items,
		     json_t *foot)
{
	struct afi_render render;
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	afi_render_begin(&render, page, look, out);
	if (items) {
		render.sink.head(render.sink.arg, head, "rows");
		for (size_t i = 0; i < json_array_size(items); i++)
			render.sink.item(render.sink.arg,
					 json_array_get(items, i));
		render.sink.foot(render.sink.arg, foot);
	} else {
		afi_render_view(&render, head);
	}
	afi_render_end(&render);
	fclose(out);
	return text;
}

static size_t widest_line(const char *text)
{
	size_t widest = 0;
	char line[4096];

	while (*text) {
		const size_t len = strcspn(text, "\n");

		assert_true(len < sizeof(line));
		memcpy(line, text, len);
		line[len] = '\0';
		if (afi_text_width(line) > widest)
			widest = afi_text_width(line);
		text += len + (text[len] == '\n');
	}
	return widest;
}

static const struct afi_look text_80 = { .format = 't', .width = 80 };

/* ---- JSON ------------------------------------------------------------ */

static void json_in_pieces_is_as_in_one(void **state)
{
	const struct afi_look look = { .format = 'j', .width = 80 };
	json_t *head = json_pack("{s:i, s:{s:s, s:[]}}", "view", 1, "register",
				 "title", "two\nlines", "none");
	json_t *items = json_pack("[{s:s}, {s:[i,i], s:{}}]", "target", "a/b",
				  "list", 1, 2, "empty");
	json_t *foot = json_pack("{s:{s:i}}", "totals", "findings", 2);
	json_t *whole = json_deep_copy(head);
	char *got, *wanted;

	(void)state;
	json_object_set(whole, "rows", items);
	json_object_update(whole, foot);
	wanted = json_dumps(whole, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
	got = printed(AFI_PAGE_LIST, &look, head, items, foot);
	assert_memory_equal(got, wanted, strlen(wanted));
	assert_string_equal(got + strlen(wanted), "\n");
	free(got);
	free(wanted);
	json_decref(whole);
	json_decref(foot);
	json_decref(items);
	json_decref(head);
}

static void json_without_items_is_a_document_too(void **state)
{
	const struct afi_look look = { .format = 'j', .width = 80 };
	json_t *head = json_pack("{s:i}", "view", 1), *items = json_array();
	json_t *foot = json_pack("{s:i}", "count", 0);
	char *got = printed(AFI_PAGE_LIST, &look, head, items, foot);

	(void)state;
	assert_string_equal(got, "{\n  \"view\": 1,\n  \"rows\": [],\n"
			    "  \"count\": 0\n}\n");
	free(got);
	json_decref(foot);
	json_decref(items);
	json_decref(head);
}

/* ---- pages ----------------------------------------------------------- */

static char *page_at(size_t width)
{
	const struct afi_look look = { .format = 't', .width = width,
				       .cut = true };
	struct scene scene;
	json_t *page;
	char *text;

	scene_make(&scene, AFI_3, afi_3);
	page = scene_page(&scene);
	text = printed(AFI_PAGE_SHOW, &look, page, NULL, NULL);
	json_decref(page);
	scene_clear(&scene);
	return text;
}

static void a_page_is_well_set(void **state)
{
	static const char *const wanted =
"Give victims proper advice on preserving evidence\n"
"Area for improvement 3 of PEEL 2023-25, published 5 December 2024\n"
"leicestershire/peel-2023-25/afi-3\n"
"The number is the response's; the report gives none.\n"
"\n"
"  Status      in progress\n"
"  RAG         amber\n"
"  Due         mid-2025 (by 30 June 2025)\n"
"              before: April 2025, until 1 April 2025: The trial "
"begins later.\n"
"  Owner       ACC Crime\n"
"  Silence     no progress for 28 days, since 3 April 2025\n"
"  Age         147 days\n"
"  Opened      5 December 2024, HMICFRS, recorded by the force from "
"PEEL 2023-25\n"
"              report\n"
"\n"
"In summary\n"
"  The force needs to give it.\n"
"\n"
"Responses\n"
"  Force, comments, 28 January 2025\n"
"  recorded by the PCC's office from the letter of 28 January 2025\n"
"    The force welcomes this.\n"
"\n"
"1 action: 1 open, 1 overdue\n"
"  leicestershire/peel-2023-25/afi-3/1\n"
"    Make preservation advice an objective\n"
"    in progress, red, due 31 March 2025, Head of HR\n"
"\n"
"Measures\n"
"  preservation advice given\n"
"    86%         PEEL 2023-25; noted 3 March 2025\n"
"    course      target at least 90% not met\n"
"\n"
"Evidence\n"
"  poster.pdf, 12,345 bytes, sha256 0123456789ab\n"
"    kept here; 3 April 2025, force, leicestershire/peel-2023-25/afi-3/1\n"
"\n"
"Updates\n"
"  2 April 2025, force\n"
"    Posters are up.\n"
"\n"
"1 entry was recorded by a newer afi; it is kept but not understood here.\n";
	char *got = page_at(80);

	(void)state;
	assert_string_equal(got, wanted);
	free(got);
}

static void a_page_keeps_to_its_width(void **state)
{
	(void)state;
	for (size_t width = 40; width <= 120; width += 7) {
		char *got = page_at(width);

		assert_true(widest_line(got) <= width);
		free(got);
	}
}

/* ---- lists ----------------------------------------------------------- */

static json_t *one_row(const char *title)
{
	return json_pack("[{s:s, s:s, s:s, s:s, s:n, s:s, s:{s:s}, s:s}]",
			 "target", AFI_3, "kind", "afi", "title", title,
			 "status", "in progress", "outcome", "rag", "amber",
			 "due", "iso", "2025-04-30", "owner", "Head of HR");
}

static json_t *one_total(void)
{
	return json_pack("{s:{s:i, s:{s:i, s:i}, s:{s:i, s:i}, s:i, s:i, s:i}}",
			 "totals", "findings", 1, "by_status", "open", 0,
			 "in progress", 1, "by_rag", "red", 0, "amber", 1,
			 "practices", 2, "observations", 0, "void", 1);
}

static char *list_at(const struct afi_look *look, const char *title)
{
	json_t *head = json_pack("{s:i}", "longest_target", 33);
	json_t *items = one_row(title), *foot = one_total();
	char *text = printed(AFI_PAGE_LIST, look, head, items, foot);

	json_decref(foot);
	json_decref(items);
	json_decref(head);
	return text;
}

#define LONG "Give victims proper advice on preserving evidence at once"

static void in_a_pipe_a_row_is_one_line_and_whole(void **state)
{
	char *got = list_at(&text_80, LONG);

	(void)state;
	assert_string_equal(got,
"TARGET                             STATUS               RAG    DUE   "
"       OWNER                 TITLE\n"
"leicestershire/peel-2023-25/afi-3  in progress          amber  30 "
"Apr 2025  Head of HR            " LONG "\n"
"\n"
"1 finding: 1 in progress\n"
"1 amber\n"
"counted apart: 2 practices, 1 opened by mistake\n");
	free(got);
}

static void where_there_is_room_the_owner_has_more(void **state)
{
	const struct afi_look look = { .format = 't', .width = 200,
				       .cut = true };
	char *got = list_at(&look, LONG);

	(void)state;
	/* 76 before it; of the other 124 it takes the 32 that are the most. */
	assert_non_null(strstr(got, "30 Apr 2025  "
			       "Head of HR                        " LONG "\n"));
	free(got);
}

static void on_a_wide_terminal_the_title_is_cut(void **state)
{
	const struct afi_look look = { .format = 't', .width = 130,
				       .cut = true };
	char *got = list_at(&look, LONG);

	(void)state;
	/* 33 + 2 + 19 + 2 + 5 + 2 + 11 + 2 + 20 + 2 = 98, so 32 are left. */
	assert_non_null(strstr(got,
"leicestershire/peel-2023-25/afi-3  in progress          amber  30 "
"Apr 2025  Head of HR            "
"Give victims proper advice on p\u2026\n"));
	assert_int_equal(widest_line(got), 130);
	free(got);
}

static void on_a_narrow_terminal_a_row_has_two_lines(void **state)
{
	const struct afi_look look = { .format = 't', .width = 80,
				       .cut = true };
	char *got = list_at(&look, LONG);

	(void)state;
	/* The title has 80 - 2 - 2 - 20 = 56 columns, one less than it is. */
	assert_non_null(strstr(got,
"leicestershire/peel-2023-25/afi-3  in progress          amber  30 Apr 2025\n"
"  Give victims proper advice on preserving evidence at on\u2026  "
"Head of HR\n"));
	free(got);
}

static void a_list_keeps_to_its_width(void **state)
{
	(void)state;
	for (size_t width = 40; width <= 200; width++) {
		const struct afi_look look = { .format = 't', .width = width,
					       .cut = true };
		char *got = list_at(&look, LONG);

		assert_true(widest_line(got) <= width);
		free(got);
	}
}

static void a_note_says_what_to_do_next(void **state)
{
	json_t *head = json_pack("{s:i}", "longest_target", 0);
	json_t *items = json_array();
	json_t *foot = json_pack("{s:{s:i}, s:s}", "totals", "findings", 0,
				 "note", "Begin with its report.");
	char *got = printed(AFI_PAGE_LIST, &text_80, head, items, foot);

	(void)state;
	assert_string_equal(got, "Begin with its report.\n");
	free(got);
	json_decref(foot);
	json_decref(items);
	json_decref(head);
}

/* ---- what is not to reach a page ------------------------------------- */

static void no_escape_reaches_a_terminal(void **state)
{
	char *got = list_at(&text_80, "a\033[31mb\302\233c\342\200\256d");

	(void)state;
	assert_null(strchr(got, '\033'));
	assert_null(strstr(got, "\302\233"));
	assert_null(strstr(got, "\342\200\256"));
	assert_non_null(strstr(got, "a\357\277\275[31mb\357\277\275c"
			       "\357\277\275d"));
	free(got);
}

/* ---- summaries ------------------------------------------------------- */

static json_t *summary_head(const char *title)
{
	return json_pack("{s:{s:s}, s:{s:s, s:s}, s:[{s:s, s:s}]}", "today",
			 "long", "1 May 2025", "register", "title", title,
			 "commit", "0123456789abcdef0123456789abcdef01234567",
			 "key", "rag", "red", "means", "its date has passed");
}

static json_t *summary_items(const char *title, const char *words)
{
	json_t *rows = one_row(title), *totals = one_total();
	json_t *row = json_array_get(rows, 0), *items;

	json_object_set_new(row, "last_update", json_pack(
		"{s:{s:s}, s:s, s:s}", "happened", "long", "2 April 2025",
		"party_name", "force", "first_words", words));
	json_object_set_new(row, "actions", json_pack("{s:i, s:i}", "count", 4,
						      "overdue", 1));
	json_object_set_new(row, "due", json_pack("{s:s}", "long",
						  "30 April 2025"));
	items = json_pack("[{s:s, s:s, s:{s:s}, s:O, s:o}]", "target",
			  "leicestershire/peel-2023-25", "title",
			  "PEEL 2023-25", "published", "long",
			  "5 December 2024", "totals",
			  json_object_get(totals, "totals"), "findings", rows);
	json_decref(totals);
	return items;
}

static char *summary(char format, const char *title, const char *words)
{
	const struct afi_look look = { .format = format, .width = 80 };
	json_t *head = summary_head("Our | findings");
	json_t *items = summary_items(title, words), *foot = one_total();
	char *text = printed(AFI_PAGE_SUMMARY, &look, head, items, foot);

	json_decref(foot);
	json_decref(items);
	json_decref(head);
	return text;
}

static void a_summary_is_well_set(void **state)
{
	char *got = summary('t', "Give proper advice", "Posters are up.");

	(void)state;
	assert_string_equal(got,
"Our | findings\n"
"Position on 1 May 2025, from the register at 0123456789ab\n"
"\n"
"  red     its date has passed\n"
"\n"
"PEEL 2023-25\n"
"leicestershire/peel-2023-25, published 5 December 2024\n"
"1 finding: 1 in progress\n"
"1 amber\n"
"counted apart: 2 practices, 1 opened by mistake\n"
"\n"
"  leicestershire/peel-2023-25/afi-3\n"
"  Give proper advice\n"
"    State       in progress, amber\n"
"    Owner       Head of HR\n"
"    Due         30 April 2025, 1 of 4 actions overdue\n"
"    Update      2 April 2025, force: Posters are up.\n"
"\n"
"In all 1 finding: 1 in progress\n"
"1 amber\n"
"counted apart: 2 practices, 1 opened by mistake\n");
	free(got);
}

static void a_summary_in_markdown_has_headings_and_tables(void **state)
{
	char *got = summary('m', "Give proper advice", "Posters are up.");

	(void)state;
	assert_string_equal(got,
"# Our \\| findings\n"
"\n"
"Position on 1 May 2025, from the register at `0123456789ab`.\n"
"\n"
"| RAG | What it means |\n"
"| --- | --- |\n"
"| red | its date has passed |\n"
"\n"
"## PEEL 2023-25\n"
"\n"
"`leicestershire/peel-2023-25`, published 5 December 2024\n"
"\n"
"1 finding: 1 in progress; 1 amber; counted apart: 2 practices, 1 "
"opened by mistake\n"
"\n"
"| Status | Findings |\n"
"| --- | ---: |\n"
"| open | 0 |\n"
"| in progress | 1 |\n"
"\n"
"| RAG | Findings |\n"
"| --- | ---: |\n"
"| red | 0 |\n"
"| amber | 1 |\n"
"\n"
"### Give proper advice\n"
"\n"
"| What | Position |\n"
"| --- | --- |\n"
"| Target | leicestershire/peel-2023-25/afi-3 |\n"
"| State | in progress |\n"
"| RAG | amber |\n"
"| Owner | Head of HR |\n"
"| Due | 30 April 2025, 1 of 4 actions overdue |\n"
"| Last update | 2 April 2025, force: Posters are up. |\n"
"\n"
"## In all\n"
"\n"
"1 finding: 1 in progress; 1 amber; counted apart: 2 practices, 1 "
"opened by mistake\n"
"\n"
"| Status | Findings |\n"
"| --- | ---: |\n"
"| open | 0 |\n"
"| in progress | 1 |\n"
"\n"
"| RAG | Findings |\n"
"| --- | ---: |\n"
"| red | 0 |\n"
"| amber | 1 |\n");
	free(got);
}

/* The heading that @title becomes. */
static void assert_heading(const char *title, const char *wanted)
{
	char *got = summary('m', title, "x"), *line = strstr(got, "\n### ");

	assert_non_null(line);
	line[1 + strcspn(line + 1, "\n")] = '\0';
	assert_string_equal(line + 5, wanted);
	free(got);
}

static void text_from_records_is_no_markup(void **state)
{
	(void)state;
	assert_heading("a*b*_c_`d`", "a\\*b\\*\\_c\\_\\`d\\`");
	assert_heading("<script>&amp;", "\\<script\\>\\&amp;");
	assert_heading("[x](y) ![z](w)", "\\[x\\](y) \\!\\[z\\](w)");
	assert_heading("a | b ~~c~~ #d", "a \\| b \\~\\~c\\~\\~ \\#d");
	assert_heading("c:\\d", "c:\\\\d");
	assert_heading("see http://x.y or www.z.uk: 5",
		       "see http\\://x.y or www\\.z.uk: 5");
	assert_heading("- one", "\\- one");
	assert_heading("the force - a view", "the force - a view");
	assert_heading("two\n\n# lines", "two  \\# lines");
}

static void a_pipe_cannot_add_a_cell(void **state)
{
	char *got = summary('m', "T", "a | b\n| c");

	(void)state;
	assert_non_null(strstr(got, "| Last update | 2 April 2025, force: "
			       "a \\| b \\| c |\n"));
	free(got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_in_pieces_is_as_in_one),
		cmocka_unit_test(json_without_items_is_a_document_too),
		cmocka_unit_test(a_page_is_well_set),
		cmocka_unit_test(a_page_keeps_to_its_width),
		cmocka_unit_test(in_a_pipe_a_row_is_one_line_and_whole),
		cmocka_unit_test(where_there_is_room_the_owner_has_more),
		cmocka_unit_test(on_a_wide_terminal_the_title_is_cut),
		cmocka_unit_test(on_a_narrow_terminal_a_row_has_two_lines),
		cmocka_unit_test(a_list_keeps_to_its_width),
		cmocka_unit_test(a_note_says_what_to_do_next),
		cmocka_unit_test(no_escape_reaches_a_terminal),
		cmocka_unit_test(a_summary_is_well_set),
		cmocka_unit_test(a_summary_in_markdown_has_headings_and_tables),
		cmocka_unit_test(text_from_records_is_no_markup),
		cmocka_unit_test(a_pipe_cannot_add_a_cell),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
