/* A view in pieces prints what it prints whole. */
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

static const char *const templates[][2] = {
	{ "row", "- {{target}}: {{title}}\n{{note}}" },
	{ "all", "{{#rows}}\n{{target}}\n{{/rows}}\n" },
	{ "page", "# {{title}}\n\n  {{$body}}\n  {{/body}}\n"
		  "{{count}} in all\n" },
	{ "outer", "{{<page}}\n{{$body}}\n"
		   "{{$row}}\n{{/row}}{{#rows}}\n"
		   "{{$row}}? {{target}}{{/row}}\n"
		   "{{/rows}}\n{{/body}}\n{{/page}}\n" },
	{ "beside", "a\n  {{$body}}{{/body}}\nz\n" },
	{ "self", "{{#a}}{{>self}}{{/a}}" },
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
	return afi_err_set(err, AFI_ENOTFOUND, "no '%s'", name);
}

static const struct afi_mustache_how how = {
	.load = load, .escape = afi_text_html,
};
static const char *const late[] = { "count", "note", "totals", NULL };
static const char *const own[] = { "totals", NULL };
static const struct afi_mustache_list rows = { "rows", late, own };

static struct afi_mustache *parse(const char *text)
{
	struct afi_mustache *must = NULL;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_mustache_parse(&must, "list", text, strlen(text), &how, &err))
		fail_msg("%s", err.msg);
	return must;
}

static json_t *json(const char *text)
{
	json_t *value = json_loads(text, 0, NULL);

	assert_non_null(value);
	return value;
}

/* Append what @must prints of the view that the three make. */
static void print_whole(struct afi_str *out, struct afi_mustache *must,
			json_t *head, json_t *items, json_t *foot)
{
	const struct afi_mustache_out to = { .str = out };
	json_t *view = json_deep_copy(head);
	struct afi_err err = AFI_ERR_INIT;

	json_object_set(view, "rows", items);
	json_object_update(view, foot);
	if (afi_mustache_render(&to, must, view, &err))
		fail_msg("%s", err.msg);
	json_decref(view);
}

static void print_pieces(const struct afi_mustache_out *out,
			 struct afi_mustache *must, const json_t *head,
			 const json_t *items, const json_t *foot)
{
	struct afi_mustache_stream *stream = NULL;
	struct afi_err err = AFI_ERR_INIT;
	json_t *gone = json_deep_copy(head);
	enum afi_code rc;

	rc = afi_mustache_begin(&stream, out, must, &rows, &err);
	if (!rc)
		rc = afi_mustache_head(stream, gone, &err);
	json_object_clear(gone);
	json_decref(gone);
	for (size_t i = 0; i < json_array_size(items) && !rc; i++)
		rc = afi_mustache_item(stream, json_array_get(items, i), &err);
	if (!rc)
		rc = afi_mustache_foot(stream, foot, &err);
	if (rc)
		fail_msg("%s", err.msg);
	afi_mustache_end(stream);
}

/* The same, to a string and to a file. */
static void check_same(struct afi_mustache *must, json_t *head, json_t *items,
		       json_t *foot)
{
	struct afi_str whole = AFI_STR_INIT, pieces = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &pieces };
	struct afi_mustache_out file = { 0 };
	char *bytes = NULL;
	size_t len = 0;

	print_whole(&whole, must, head, items, foot);
	print_pieces(&out, must, head, items, foot);
	assert_string_equal(pieces.s, whole.s);
	file.file = open_memstream(&bytes, &len);
	assert_non_null(file.file);
	print_pieces(&file, must, head, items, foot);
	fclose(file.file);
	assert_string_equal(bytes, whole.s);
	free(bytes);
	afi_str_clear(&pieces);
	afi_str_clear(&whole);
}

static const char head_text[] =
	"{\"title\": \"A & B\", \"about\": {\"commit\": \"abc\"},"
	" \"key\": [\"r\", \"g\"], \"empty\": []}";
static const char items_text[] =
	"[{\"target\": \"a/1\", \"totals\": {\"n\": 1}},"
	" {\"target\": \"a/2\", \"title\": \"Two\", \"totals\": {\"n\": 2},"
	"  \"marks\": [\"late\", \"open\"]}]";
static const char foot_text[] =
	"{\"count\": 2, \"totals\": {\"n\": 3}, \"note\": \"Note.\"}";

static void pieces_are_the_whole(void **state)
{
	static const char *const texts[] = {
		"# {{title}}\n{{#rows}}\n- {{target}} {{title}}\n{{/rows}}\n"
		"{{^rows}}\nNone.\n{{/rows}}\n{{count}} in all of {{title}}\n",
		"{{#key}}{{.}},{{/key}}{{#rows}}[{{target}}]{{/rows}}"
		"{{#key}}{{.}}{{count}}{{/key}}{{^rows}}none{{/rows}}",
		"{{#rows}}{{totals.n}}{{#marks}} {{.}}{{/marks}};{{/rows}}"
		"{{totals.n}}{{#totals}}{{^rows}}0{{/rows}}{{n}}{{/totals}}",
		"nothing of the list, {{count}}{{#totals}} {{n}}{{/totals}}",
		"{{^rows}}none{{/rows}}{{count}}",
		"  {{#rows}}{{target}}\n{{/rows}}",
		"{{#rows}}{{/rows}}",
		"{{#rows}}{{.}}{{#.}}{{target}}{{/.}}{{/rows}}",
		"a\n  {{>all}}\nz{{note}}",
		"a {{>all}}\nz{{note}}",
		"{{<page}}{{$body}}\n{{#rows}}\n- {{target}}\n{{/rows}}\n"
		"{{^rows}}\nnone\n{{/rows}}\n{{/body}}{{/page}}{{note}}",
		"{{<page}}{{$body}}{{#rows}}{{target}}\n{{/rows}}{{note}}"
		"{{/body}}{{/page}}",
		" {{<outer}}\n{{$row}}\n* {{target}}\n  {{title}}\n{{/row}}\n"
		" {{/outer}}\n",
		"{{<page}}{{$title}}{{/title}}{{/page}}",
		"{{<beside}}{{$body}}\n{{#rows}}\n  {{target}}\n{{/rows}}\n"
		"end\n{{/body}}{{/beside}}",
		"{{empty}}{{#about}}{{commit}}{{/about}}{{#empty}}x{{/empty}}"
		"{{=| |=}}|#rows||target||/rows||note|",
	};
	json_t *head = json(head_text), *items = json(items_text);
	json_t *foot = json(foot_text), *none = json_array();

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct afi_mustache *must = parse(texts[i]);

		check_same(must, head, items, foot);
		check_same(must, head, none, foot);
		afi_mustache_free(must);
	}
	json_decref(none);
	json_decref(foot);
	json_decref(items);
	json_decref(head);
}

static void items_are_printed_as_they_come(void **state)
{
	struct afi_mustache *must = parse("{{title}}\n{{#rows}}\n{{target}}\n"
					  "{{/rows}}\n{{count}}\n");
	json_t *head = json(head_text), *foot = json(foot_text);
	json_t *item = json("{\"target\": \"a/1\"}");
	struct afi_mustache_stream *stream = NULL;
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_false(afi_mustache_begin(&stream, &out, must, &rows, &err));
	assert_string_equal(got.s, "");
	assert_false(afi_mustache_head(stream, head, &err));
	assert_string_equal(got.s, "A &amp; B\n");
	assert_false(afi_mustache_item(stream, item, &err));
	assert_string_equal(got.s, "A &amp; B\na/1\n");
	assert_false(afi_mustache_item(stream, item, &err));
	assert_string_equal(got.s, "A &amp; B\na/1\na/1\n");
	assert_false(afi_mustache_foot(stream, foot, &err));
	assert_string_equal(got.s, "A &amp; B\na/1\na/1\n2\n");
	afi_mustache_end(stream);
	afi_str_clear(&got);
	json_decref(item);
	json_decref(foot);
	json_decref(head);
	afi_mustache_free(must);
}

static void what_cannot_be_streamed_says_why(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{ "{{#rows}}{{/rows}}\n{{#rows}}{{/rows}}",
		  "line 2: {{#rows}}: the list 'rows' can only be gone "
		  "through once, outside of sections" },
		{ "{{#rows}}{{#rows}}{{/rows}}{{/rows}}",
		  "line 1: {{#rows}}: 'rows' comes only after the list" },
		{ "{{#about}}{{#rows}}{{/rows}}{{/about}}",
		  "line 1: {{#rows}}: the list 'rows' can only be gone "
		  "through once, outside of sections" },
		{ "{{^about}}{{#rows}}{{/rows}}{{/about}}",
		  "line 1: {{#rows}}: the list 'rows' can only be gone "
		  "through once, outside of sections" },
		{ "{{rows}}", "line 1: {{rows}}: the list 'rows' can only be "
		  "gone through once, outside of sections" },
		{ "{{#rows.first}}{{/rows.first}}", "line 1: {{#rows.first}}: "
		  "the list 'rows' can only be gone through once, outside of "
		  "sections" },
		{ "{{^rows}}none{{/rows}}{{#rows}}{{/rows}}",
		  "line 1: {{^rows}}: 'rows' comes only after the list" },
		{ "{{count}} in all\n{{#rows}}{{/rows}}",
		  "line 1: {{count}}: 'count' comes only after the list" },
		{ "{{#about}}{{count}}{{/about}}{{#rows}}{{/rows}}",
		  "line 1: {{count}}: 'count' comes only after the list" },
		{ "{{#rows}}{{#marks}}{{count.n}}{{/marks}}{{/rows}}",
		  "line 1: {{count.n}}: 'count' comes only after the list" },
		{ "{{#rows}}{{^rows}}{{/rows}}{{/rows}}",
		  "line 1: {{^rows}}: 'rows' comes only after the list" },
		{ "{{>*title}}", "line 1: {{>*title}}: which template this "
		  "is, is not known before" },
		{ "{{>self}}", NULL },
	};
	json_t *head = json(head_text);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_mustache *must = parse(cases[i].text);
		struct afi_mustache_stream *stream = NULL;
		struct afi_mustache_out out = { .file = stdout };
		struct afi_err err = AFI_ERR_INIT, again = AFI_ERR_INIT;
		struct afi_str why = AFI_STR_INIT;

		afi_str_addf(&why, "list: %s", cases[i].why ? cases[i].why :
			     "");
		assert_int_equal(afi_mustache_streams(must, &rows, &err),
				 AFI_EINVALID);
		if (cases[i].why)
			assert_string_equal(err.msg, why.s);
		assert_int_equal(afi_mustache_begin(&stream, &out, must, &rows,
						    &again), AFI_EINVALID);
		assert_string_equal(err.msg, again.msg);
		assert_null(stream);
		afi_str_clear(&why);
		afi_mustache_free(must);
	}
	json_decref(head);
}

static void templates_and_blocks_may_be_around_the_list(void **state)
{
	struct afi_mustache *must = parse("{{>all}}{{>all}}");
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_mustache_streams(must, &rows, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "all: line 1: {{#rows}}: the list 'rows' "
			    "can only be gone through once, outside of "
			    "sections");
	afi_mustache_free(must);
	afi_err_clear(&err);
	/* A block that is replaced is not there. */
	must = parse("{{<outer}}{{$body}}{{#rows}}{{/rows}}{{/body}}"
		     "{{/outer}}");
	assert_int_equal(afi_mustache_streams(must, &rows, &err), AFI_OK);
	afi_mustache_free(must);
}

/* Print up to the foot, with one item; the message. */
static void check_fails(const char *text, const char *item_text,
			const char *foot, const char *wanted)
{
	struct afi_mustache *must = parse(text);
	struct afi_mustache_stream *stream = NULL;
	json_t *head = json(head_text), *item = json(item_text);
	json_t *end = json(foot);
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_err err = AFI_ERR_INIT;

	assert_false(afi_mustache_begin(&stream, &out, must, &rows, &err));
	assert_false(afi_mustache_head(stream, head, &err));
	if (!afi_mustache_item(stream, item, &err))
		assert_int_equal(afi_mustache_foot(stream, end, &err),
				 AFI_EINVALID);
	assert_string_equal(err.msg, wanted);
	afi_mustache_end(stream);
	afi_str_clear(&got);
	json_decref(end);
	json_decref(item);
	json_decref(head);
	afi_mustache_free(must);
}

static void what_was_promised_is_held_to(void **state)
{
	(void)state;
	check_fails("{{#rows}}\n{{totals.n}}{{/rows}}", "{}", "{}",
		    "list: line 2: {{totals.n}}: 'totals' comes only after "
		    "the list");
	check_fails("{{#rows}}{{target}}{{/rows}}", "{}", "{\"more\": 1}",
		    "list: 'more' comes after the list 'rows' without having "
		    "been announced");
}

/* ---- templates out of a hat ---------------------------------------------- */

static uint32_t seed;

static uint32_t any(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 10) % n;
}

/* How many of the names and words below may stand where. */
struct place {
	uint32_t names, words;
};

static const struct place before = { 9, 9 }, in = { 11, 9 };
static const struct place after = { 13, 14 };

/* Append a few lines and tags; @deep: sections in them. */
static void add_parts(struct afi_str *out, int deep, const struct place *at)
{
	static const char *const names[] = {
		"title", "about", "key", "empty", "target", "marks", "none",
		"about.commit", ".", "totals", "totals.n", "count", "note",
	};
	static const char *const words[] = {
		"word", " ", "\n", "  ", "\r\n", "&", "\n\n", "{{! c }}",
		"{{=<% %>=}}<%title%><%={{ }}=%>", "{{>row}}", "\n  {{>row}}\n",
		"{{<page}}{{$body}}\n  x\n {{title}}\n{{/body}}{{/page}}",
		"\n {{$row}}\n  d\n {{/row}}\n", "{{^rows}}no\n{{/rows}}",
	};

	for (uint32_t n = any(5); n; n--) {
		const char *name = names[any(at->names)];
		const uint32_t what = any(8);

		if (what < 3)
			afi_str_adds(out, words[any(at->words)]);
		else if (what < 6 || !deep)
			afi_str_addf(out, what & 1 ? "{{%s}}" : "{{{%s}}}",
				     name);
		else {
			afi_str_addf(out, "%s{{%c%s}}%s", any(2) ? "\n " : "",
				     what & 1 ? '#' : '^', name,
				     any(2) ? "\n" : "");
			add_parts(out, deep - 1, at);
			afi_str_addf(out, "%s{{/%s}}%s", any(2) ? "\n" : "",
				     name, any(2) ? "\n" : "");
		}
	}
}

static void add_list(struct afi_str *out)
{
	afi_str_addf(out, "%s{{#rows}}%s", any(2) ? "\n  " : "",
		     any(2) ? "\n" : "");
	add_parts(out, 2, &in);
	afi_str_addf(out, "%s{{/rows}}%s", any(2) ? "\n" : "",
		     any(2) ? "\n" : "");
}

static void add_template(struct afi_str *out)
{
	const bool block = any(3) == 0;

	add_parts(out, 2, &before);
	if (block)
		afi_str_adds(out, any(2) ? "\n   {{<page}}{{$body}}\n" :
			     "{{<page}}{{$body}}");
	if (any(8))
		add_list(out);
	add_parts(out, 2, &after);
	if (block)
		afi_str_adds(out, "{{/body}}{{/page}}\n");
	add_parts(out, 2, &after);
}

static void pieces_are_the_whole_for_any_template(void **state)
{
	json_t *head = json(head_text), *items = json(items_text);
	json_t *foot = json(foot_text), *none = json_array();
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t streamed = 0;

	(void)state;
	for (seed = 1; seed <= 5000u; seed++) {
		const uint32_t from = seed;
		struct afi_mustache *must;

		afi_str_reset(&text);
		add_template(&text);
		must = parse(text.s);
		if (!afi_mustache_streams(must, &rows, &err)) {
			check_same(must, head, items, foot);
			check_same(must, head, none, foot);
			streamed++;
		}
		afi_err_clear(&err);
		afi_mustache_free(must);
		seed = from;
	}
	assert_true(streamed > 3000);
	afi_str_clear(&text);
	json_decref(none);
	json_decref(foot);
	json_decref(items);
	json_decref(head);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_the_whole),
		cmocka_unit_test(items_are_printed_as_they_come),
		cmocka_unit_test(what_cannot_be_streamed_says_why),
		cmocka_unit_test(templates_and_blocks_may_be_around_the_list),
		cmocka_unit_test(what_was_promised_is_held_to),
		cmocka_unit_test(pieces_are_the_whole_for_any_template),
	};

	return cmocka_run_group_tests_name("mustache_stream", tests, NULL,
					   NULL);
}
