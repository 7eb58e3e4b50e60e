#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "mustache.h"
#include "str.h"
#include "text.h"

/* Templates that others name, and what is known of views. */
static const char *const templates[][2] = {
	{ "greeting", "Dear {{name}},\n" },
	{ "lines", "one\n\ntwo\n" },
	{ "bad", "fine\n{{#open}}\n" },
	{ "slip", "\n{{titel}}\n" },
	{ "self", "{{>self}}" },
	{ "nodes", "{{name}}({{#nodes}}{{>nodes}}{{/nodes}})" },
	{ "page", "# {{$title}}Untitled{{/title}}\n"
		  "  {{$body}}\n  nothing\n  {{/body}}\nend\n" },
	{ "wants", "{{>absent}}" },
	{ "beside", "x {{>lines}}|\n" },
	{ "deep", "{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}"
		  "{{>deep}}"
		  "{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}"
	},
};

static enum afi_code load(struct afi_str *out, void *arg, const char *name,
			  struct afi_err *err)
{
	(void)arg;
	for (size_t i = 0; i < sizeof(templates) / sizeof(*templates); i++)
		if (!strcmp(templates[i][0], name)) {
			afi_str_adds(out, templates[i][1]);
			return AFI_OK;
		}
	if (!strcmp(name, "unreadable"))
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s'", name);
	return afi_err_set(err, AFI_ENOTFOUND, "no '%s'", name);
}

static bool may(void *arg, const char *name)
{
	(void)arg;
	return !strcmp(name, "owner") || !strcmp(name, "date");
}

static void brackets(struct afi_str *out, const char *text, size_t len)
{
	afi_str_addc(out, '<');
	afi_str_add(out, text, len);
	afi_str_addc(out, '>');
}

static const struct afi_mustache_how plain = { .load = load };
static const struct afi_mustache_how strict = { .load = load, .strict = true };

static json_t *json(const char *text)
{
	json_t *value = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL,
				   NULL);

	assert_non_null(value);
	return value;
}

/* What @template prints with @view, or the message. */
static char *print(const struct afi_mustache_how *how, const char *template,
		   const char *view)
{
	struct afi_mustache *must = NULL;
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_err err = AFI_ERR_INIT;
	json_t *value = json(view);
	enum afi_code rc;

	rc = afi_mustache_parse(&must, "letter", template, strlen(template),
				how, &err);
	if (!rc)
		rc = afi_mustache_render(&out, must, value, &err);
	assert_int_equal(rc, err.code);
	if (rc) {
		afi_str_reset(&got);
		afi_str_adds(&got, err.msg);
	}
	json_decref(value);
	afi_mustache_free(must);
	return afi_str_take(&got);
}

static void check_with(const struct afi_mustache_how *how,
		       const char *template, const char *view,
		       const char *wanted)
{
	char *got = print(how, template, view);

	assert_string_equal(got, wanted);
	free(got);
}

static void check(const char *template, const char *view, const char *wanted)
{
	check_with(&plain, template, view, wanted);
}

static void values_have_a_text(void **state)
{
	static const struct {
		const char *value, *text;
	} cases[] = {
		{ "\"words\"", "words" }, { "\"\"", "" },
		{ "12", "12" }, { "-9007199254740993", "-9007199254740993" },
		{ "0", "0" }, { "0.1", "0.1" }, { "5.0", "5" },
		{ "-2.5", "-2.5" }, { "0.30000000000000004",
				      "0.30000000000000004" },
		{ "1e300", "1e300" },
		{ "true", "true" }, { "false", "false" }, { "null", "" },
		{ "[1]", "" }, { "{}", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char view[100];

		snprintf(view, sizeof(view), "{\"a\": %s}", cases[i].value);
		check("{{a}}", view, cases[i].text);
	}
}

static void some_values_are_false(void **state)
{
	static const char *const no[] = {
		"false", "null", "0", "0.0", "\"\"", "[]",
	};
	static const char *const yes[] = {
		"true", "1", "-0.5", "\"0\"", "{}", "[0]", "[null]",
	};
	char view[100];

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++) {
		snprintf(view, sizeof(view), "{\"a\": %s}", no[i]);
		check("{{#a}}yes{{/a}}{{^a}}no{{/a}}", view, "no");
	}
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++) {
		snprintf(view, sizeof(view), "{\"a\": %s}", yes[i]);
		check("{{#a}}yes{{/a}}{{^a}}no{{/a}}", view, "yes");
	}
}

static void values_are_escaped_for_their_output(void **state)
{
	const struct afi_mustache_how how = { .escape = brackets };
	const struct afi_mustache_how html = { .escape = afi_text_html };

	(void)state;
	check_with(&how, "{{a}} {{{a}}} {{&a}} {{n}}{{none}}",
		   "{\"a\": \"x\", \"n\": 5}", "<x> x x <5><>");
	check_with(&html, "{{a}}", "{\"a\": \"<b c='d'>&\\\"\"}",
		   "&lt;b c=&#39;d&#39;&gt;&amp;&quot;");
	check("{{a}}", "{\"a\": \"<b>\"}", "<b>");
}

static void tags_that_make_no_sense_are_errors(void **state)
{
	static const struct {
		const char *template, *msg;
	} cases[] = {
		{ "one\n{{#a}}\nx", "line 2: {{#a}}: 'a' is not closed" },
		{ "{{<page}}\n", "line 1: {{<page}}: 'page' is not closed" },
		{ "{{#a}}\n{{#b}}\n{{/a}}{{/b}}",
		  "line 3: {{/a}}: 'b' of line 2 is still open" },
		{ "\n\n{{/a}}",
		  "line 3: {{/a}}: nothing is open that this could close" },
		{ "a {{name\nb",
		  "line 1: {{name: this tag is not closed by '}}'" },
		{ "a {{{name}} b",
		  "line 1: {{{name}} b: this tag is not closed by '}}}'" },
		{ "{{=<% %>}}",
		  "line 1: {{=<% %>}}: this tag is not closed by '=}}'" },
		{ "{{=<%=}}", "line 1: {{=<%=}}: these are not two delimiters "
		  "of at most 16 bytes, without '='" },
		{ "{{=a b c=}}", "line 1: {{=a b c=}}: these are not two "
		  "delimiters of at most 16 bytes, without '='" },
		{ "{{= a= b =}}", "line 1: {{= a= b =}}: these are not two "
		  "delimiters of at most 16 bytes, without '='" },
		{ "{{=12345678901234567 b=}}", "line 1: "
		  "{{=12345678901234567 b=}}: these are not two delimiters of "
		  "at most 16 bytes, without '='" },
		{ "{{=<% %>=}}\n<%/a%>", "line 2: <%/a%>: nothing is open "
		  "that this could close" },
		{ "{{}}", "line 1: {{}}: there is no name" },
		{ "{{# }}", "line 1: {{# }}: there is no name" },
		{ "{{>*}}", "line 1: {{>*}}: there is no name" },
		{ "{{a b}}", "line 1: {{a b}}: there is a blank in the name" },
		{ "{{a\n}}{{a.}}", "line 2: {{a.}}: a part of the name is "
		  "missing" },
		{ "{{a..b}}", "line 1: {{a..b}}: a part of the name is "
		  "missing" },
		{ "{{#12345678901234567890123456789012345678901234567890"
		  "1234567890}}", "line 1: {{#1234567890123456789012345678901"
		  "23456789012345678901234567...: '123456789012345678901234567"
		  "890123456789012345678901234567890' is not closed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char msg[300];

		snprintf(msg, sizeof(msg), "letter: %s", cases[i].msg);
		check(cases[i].template, "{}", msg);
	}
	check("{{>bad}}", "{}", "bad: line 2: {{#open}}: 'open' is not closed");
}

static void a_tag_over_lines_is_told_in_one(void **state)
{
	(void)state;
	check("{{#\na\n}}", "{}",
	      "letter: line 1: {{# a }}: 'a' is not closed");
}

static void what_is_missing_prints_nothing(void **state)
{
	(void)state;
	check("({{a}}{{a.b}}{{#a}}x{{/a}}{{>none}}{{>*a}}{{<none}}{{/none}})",
	      "{}", "()");
	check("({{a.b}})", "{\"a\": \"text\"}", "()");
}

static void a_missing_name_can_be_an_error(void **state)
{
	(void)state;
	check_with(&strict, "\n{{titel}}", "{\"title\": \"T\"}",
		   "letter: line 2: {{titel}}: there is no 'titel' here; "
		   "nearest is 'title'");
	check_with(&strict, "{{#rows}}{{&titel}}{{/rows}}",
		   "{\"title\": \"T\", \"rows\": [{}]}",
		   "letter: line 1: {{&titel}}: there is no 'titel' here; "
		   "nearest is 'title'");
	check_with(&strict, "{{#finding}}x{{/finding}}", "{\"a\": 1}",
		   "letter: line 1: {{#finding}}: there is no 'finding' here");
	check_with(&strict, "{{^finding}}x{{/finding}}", "{\"a\": 1}",
		   "letter: line 1: {{^finding}}: there is no 'finding' here");
	check_with(&strict, "{{date.fulll}}", "{\"date\": {\"full\": 1}}",
		   "letter: line 1: {{date.fulll}}: there is no 'fulll' in "
		   "'date'; nearest is 'full'");
	check_with(&strict, "{{>*kind}}", "{}",
		   "letter: line 1: {{>*kind}}: there is no 'kind' here");
	check_with(&strict, "{{>slip}}", "{\"title\": 1}",
		   "slip: line 2: {{titel}}: there is no 'titel' here; "
		   "nearest is 'title'");
}

static void what_is_there_is_none(void **state)
{
	(void)state;
	check_with(&strict, "{{a}}{{a.b}}{{#a}}x{{/a}}{{b}}{{^c}}!{{/c}}",
		   "{\"a\": null, \"b\": \"\", \"c\": []}", "!");
}

static void what_views_may_have_may_be_missing(void **state)
{
	const struct afi_mustache_how how = { .strict = true, .may = may };

	(void)state;
	check_with(&how, "({{owner}}{{#owner}}x{{/owner}}{{date.full}})",
		   "{}", "()");
	check_with(&how, "{{#owner}}x{{/owner}}{{^owner}}nobody{{/owner}}",
		   "{}", "nobody");
	check_with(&how, "{{onwer}}", "{}",
		   "letter: line 1: {{onwer}}: there is no 'onwer' here");
}

static void a_list_is_no_text(void **state)
{
	(void)state;
	check_with(&strict, "{{a}}", "{\"a\": []}",
		   "letter: line 1: {{a}}: this is a list, not a text");
	check_with(&strict, "{{.}}", "{\"a\": []}", "letter: line 1: {{.}}: "
		   "this is a group of values, not a text");
}

static void a_missing_template_can_be_an_error(void **state)
{
	(void)state;
	check_with(&strict, "{{#no}}\n{{>absent}}{{/no}}", "{\"no\": false}",
		   "letter: line 2: {{>absent}}: there is no template "
		   "'absent'");
	check_with(&strict, "{{>wants}}", "{}", "wants: line 1: {{>absent}}: "
		   "there is no template 'absent'");
	check_with(&strict, "{{>*a}}", "{\"a\": \"../secret\"}",
		   "letter: line 1: {{>*a}}: there is no template "
		   "'../secret'");
	check_with(&strict, "{{>*a}}", "{\"a\": \"wants\"}",
		   "wants: line 1: {{>absent}}: there is no template "
		   "'absent'");
	check("{{>unreadable}}", "{}", "cannot read 'unreadable'");
	check("{{>*a}}", "{\"a\": \"unreadable\"}", "cannot read 'unreadable'");
	check("({{>*a}})", "{\"a\": \"self\\u0000x\"}", "()");
}

static void a_failure_is_found_again_the_next_time(void **state)
{
	struct afi_mustache *must = NULL;
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	json_t *view = json("{\"a\": \"wants\"}");

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct afi_err err = AFI_ERR_INIT;

		if (!must)
			afi_mustache_parse(&must, "l", "{{>*a}}", 7, &strict,
					   &err);
		assert_int_equal(afi_mustache_render(&out, must, view, &err),
				 AFI_EINVALID);
	}
	json_decref(view);
	afi_str_clear(&got);
	afi_mustache_free(must);
}

static void a_template_that_is_alone_is_indented(void **state)
{
	(void)state;
	check("  {{>lines}}\n", "{}", "  one\n\n  two\n");
	check("- {{>lines}}\n", "{}", "- one\n\ntwo\n\n");
	check("  {{>beside}}\n", "{}", "  x one\n\ntwo\n|\n");
	check("  {{>greeting}}\n", "{\"name\": \"A\\nB\"}", "  Dear A\nB,\n");
}

static void blocks_are_replaced_at_their_place(void **state)
{
	(void)state;
	check("{{<page}}{{/page}}", "{}", "# Untitled\n  nothing\nend\n");
	check("{{<page}}\n"
	      "{{$title}}{{t}}{{/title}}\n"
	      "words that count for nothing\n"
	      "{{$body}}\n"
	      "      {{#rows}}\n"
	      "      - {{.}}\n"
	      "          more\n"
	      "      {{/rows}}\n"
	      "{{/body}}\n"
	      "{{/page}}\n", "{\"t\": \"T\", \"rows\": [1, 2]}",
	      "# T\n  - 1\n      more\n  - 2\n      more\nend\n");
	check("> \n  {{<page}}\n  {{$body}}{{t}}\n{{/body}}\n  {{/page}}\n.",
	      "{\"t\": 5}", "> \n  # Untitled\n    5\n  end\n.");
	check("a {{<page}}{{$title}}x{{/title}}{{$title}}y{{/title}}{{/page}}",
	      "{}", "a # x\n  nothing\nend\n");
}

static void a_block_does_not_replace_what_is_in_it(void **state)
{
	(void)state;
	check("{{<page}}{{$title}}a {{$title}}b{{/title}}{{/title}}{{/page}}",
	      "{}", "# a b\n  nothing\nend\n");
}

static void templates_in_one_another_end_with_the_data(void **state)
{
	(void)state;
	check("{{>nodes}}", "{\"name\": 1, \"nodes\": [{\"name\": 2, "
	      "\"nodes\": []}, {\"name\": 3, \"nodes\": [{\"nodes\": []}]}]}",
	      "1(2()3(3()))");
	check("{{>self}}", "{}", "self: line 1: {{>self}}: more than 100 "
	      "templates in one another");
	check("{{>deep}}", "{\"a\": true}", "deep: line 1: {{#a}}: more than "
	      "1000 levels");
}

static void sections_in_one_another_have_an_end(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	for (int i = 0; i < AFI_MUSTACHE_NESTED; i++)
		afi_str_adds(&text, "{{#a}}");
	afi_str_adds(&text, "x");
	for (int i = 0; i < AFI_MUSTACHE_NESTED; i++)
		afi_str_adds(&text, "{{/a}}");
	check(text.s, "{\"a\": true}", "x");
	afi_str_reset(&text);
	for (int i = 0; i < 1000000; i++)
		afi_str_adds(&text, "{{#a}}");
	check(text.s, "{\"a\": true}", "letter: line 1: {{#a}}: more than "
	      "100 sections in one another");
	afi_str_clear(&text);
}

static void a_list_may_be_long(void **state)
{
	json_t *list = json_array();
	char *view, *got;

	(void)state;
	for (int i = 0; i < 2 * AFI_MUSTACHE_LEVELS; i++)
		json_array_append_new(list, json_integer(i));
	view = json_dumps(list, 0);
	got = print(&plain, "{{#.}}{{#.}}x{{/.}}{{^.}}y{{/.}}{{/.}}", view);
	assert_int_equal(strlen(got), 2 * AFI_MUSTACHE_LEVELS);
	free(got);
	free(view);
	json_decref(list);
}

static void steps_can_be_limited(void **state)
{
	const struct afi_mustache_how how = { .steps = 1000 };
	const char *view = "{\"a\": [1,1,1,1,1,1,1,1,1,1]}";

	(void)state;
	check_with(&how, "{{#a}}{{#a}}x{{/a}}{{/a}}", view, "xxxxxxxxxxxxxxxxxx"
		   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		   "xxxxxxxxxxxxxxxxxxxxxxxxx");
	check_with(&how, "{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}", view,
		   "letter: line 1: {{#a}}: more than 1000 steps");
}

static void a_template_is_printed_any_number_of_times(void **state)
{
	static const char text[] = "{{>greeting}}{{#rows}}{{.}}{{/rows}}";
	struct afi_mustache *must = NULL;
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_err err = AFI_ERR_INIT;
	json_t *one = json("{\"name\": \"A\", \"rows\": [1, 2]}");
	json_t *two = json("{\"name\": \"B\", \"rows\": []}");

	(void)state;
	assert_false(afi_mustache_parse(&must, "letter", text, strlen(text),
					&plain, &err));
	assert_false(afi_mustache_render(&out, must, one, &err));
	assert_false(afi_mustache_render(&out, must, two, &err));
	assert_false(afi_mustache_render(&out, must, one, &err));
	assert_string_equal(got.s, "Dear A,\n12Dear B,\nDear A,\n12");
	json_decref(one);
	json_decref(two);
	afi_str_clear(&got);
	afi_mustache_free(must);
}

static void bytes_that_are_no_text_survive(void **state)
{
	static const char text[] = "a\0b{{x}}\n";
	struct afi_mustache *must = NULL;
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_err err = AFI_ERR_INIT;
	json_t *view = json_pack("{s:s%}", "x", "c\0d", (size_t)3);

	(void)state;
	assert_false(afi_mustache_parse(&must, "letter", text, sizeof(text) - 1,
					&plain, &err));
	assert_false(afi_mustache_render(&out, must, view, &err));
	assert_int_equal(got.len, 7);
	assert_memory_equal(got.s, "a\0bc\0d\n", 7);
	json_decref(view);
	afi_str_clear(&got);
	afi_mustache_free(must);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_have_a_text),
		cmocka_unit_test(some_values_are_false),
		cmocka_unit_test(values_are_escaped_for_their_output),
		cmocka_unit_test(tags_that_make_no_sense_are_errors),
		cmocka_unit_test(a_tag_over_lines_is_told_in_one),
		cmocka_unit_test(what_is_missing_prints_nothing),
		cmocka_unit_test(a_missing_name_can_be_an_error),
		cmocka_unit_test(what_is_there_is_none),
		cmocka_unit_test(what_views_may_have_may_be_missing),
		cmocka_unit_test(a_list_is_no_text),
		cmocka_unit_test(a_missing_template_can_be_an_error),
		cmocka_unit_test(a_failure_is_found_again_the_next_time),
		cmocka_unit_test(a_template_that_is_alone_is_indented),
		cmocka_unit_test(blocks_are_replaced_at_their_place),
		cmocka_unit_test(a_block_does_not_replace_what_is_in_it),
		cmocka_unit_test(templates_in_one_another_end_with_the_data),
		cmocka_unit_test(sections_in_one_another_have_an_end),
		cmocka_unit_test(a_list_may_be_long),
		cmocka_unit_test(steps_can_be_limited),
		cmocka_unit_test(a_template_is_printed_any_number_of_times),
		cmocka_unit_test(bytes_that_are_no_text_survive),
	};

	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
