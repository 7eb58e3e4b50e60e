#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "codec.h"
#include "mem.h"
#include "record.h"
#include "str.h"

/* Lines 1 to 9 of every file here, */
#define HEADING					\
	"format: 1\n"				\
	"id: b4x0c9d1m2kq\n"			\
	"at: 2024-12-05T09:30:00Z\n"		\
	"by: Desk <desk@force.example>\n"	\
	"as: hmicfrs\n"				\
	"what: opened\n"			\
	"kind: afi\n"				\
	"number: 3\n"				\
	"title: Give advice\n"

/* ... lines 10 to 16, after which comes what the kind `update` has, */
#define UPDATE					\
	"journal:\n"				\
	"- id: k7mq2x8w0p9d\n"			\
	"  after: [b4x0c9d1m2kq]\n"		\
	"  at: 2025-01-09T10:12:44Z\n"		\
	"  by: Lead <lead@force.example>\n"	\
	"  as: force\n"				\
	"  what: update\n"

/* ... or what a kind that nobody knows has. */
#define UNKNOWN					\
	"journal:\n"				\
	"- id: k7mq2x8w0p9d\n"			\
	"  after: [b4x0c9d1m2kq]\n"		\
	"  at: 2025-01-09T10:12:44Z\n"		\
	"  by: Lead <lead@force.example>\n"	\
	"  as: force\n"				\
	"  what: from-the-future\n"

#define SECOND					\
	"- id: p09d3h6t7r2s\n"			\
	"  after: [k7mq2x8w0p9d]\n"		\
	"  at: 2025-01-28T15:01:09Z\n"		\
	"  by: Lead <lead@force.example>\n"	\
	"  as: force\n"				\
	"  what: update\n"			\
	"  text: Second\n"

static void refused_bytes(const char *bytes, size_t len, const char *why)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	/* A copy of the exact size: nothing may need the NUL behind it. */
	char *copy = afi_xmalloc(len);

	memcpy(copy, bytes, len);
	assert_int_equal(afi_codec_parse(&rec, copy, len, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, why);
	assert_int_equal(rec.n, 0);
	assert_null(rec.entries);
	free(copy);
}

static void refused(const char *text, const char *why)
{
	refused_bytes(text, strlen(text), why);
}

static void parsed(struct afi_record *rec, const char *text)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_codec_parse(rec, text, strlen(text), &err))
		fail_msg("%s", err.msg);
}

static void written_as(const struct afi_record *rec, const char *text)
{
	struct afi_str out = AFI_STR_INIT;

	afi_codec_write(&out, rec);
	assert_string_equal(out.s, text);
	afi_str_clear(&out);
}

/* ---- what is read ------------------------------------------------------ */

static void a_heading_alone_is_a_record(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, HEADING);
	assert_int_equal(rec.n, 1);
	assert_string_equal(rec.entries[0].id, "b4x0c9d1m2kq");
	assert_int_equal(rec.entries[0].line, 2);
	written_as(&rec, HEADING);
	afi_record_clear(&rec);
}

static void keys_have_values_and_lines(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	const struct afi_field *field;

	(void)state;
	parsed(&rec, HEADING UPDATE "  text: 'It''s done'\n");
	assert_int_equal(rec.n, 2);
	assert_int_equal(rec.entries[1].line, 11);
	assert_int_equal(rec.entries[1].nfields, 7);
	field = afi_entry_field(&rec.entries[1], "after");
	assert_int_equal(field->line, 12);
	assert_null(field->value);
	assert_int_equal(field->nitems, 1);
	assert_string_equal(field->items[0], "b4x0c9d1m2kq");
	field = afi_entry_field(&rec.entries[1], "text");
	assert_int_equal(field->line, 17);
	assert_null(field->items);
	assert_string_equal(field->value, "It's done");
	field = afi_entry_field(&rec.entries[0], "title");
	assert_int_equal(field->line, 9);
	afi_record_clear(&rec);
}

static void a_heading_is_kept_as_it_would_stand_in_a_journal(void **state)
{
	const char *bytes = "- id: b4x0c9d1m2kq\n"
			    "  at: 2024-12-05T09:30:00Z\n"
			    "  by: Desk <desk@force.example>\n"
			    "  as: hmicfrs\n"
			    "  what: opened\n"
			    "  kind: afi\n"
			    "  number: 3\n"
			    "  title: Give advice\n"
			    "  text: |2\n"
			    "    one\n"
			    "\n"
			    "    two\n";
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, HEADING "text: |2\n  one\n\n  two\n" UPDATE
	       "  text: x\n");
	assert_int_equal(rec.entries[0].len, strlen(bytes));
	assert_memory_equal(rec.entries[0].bytes, bytes, strlen(bytes));
	assert_string_equal(afi_entry_get(&rec.entries[0], "text"),
			    "one\n\ntwo\n");
	afi_record_clear(&rec);
}

static void an_entry_is_kept_with_comments_and_empty_lines(void **state)
{
	const char *text = HEADING "# above the journal\n\n" UPDATE
		"  text: x\t# said so\n  # and more\n\n" SECOND "\n\n";
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, text);
	assert_int_equal(rec.n, 3);
	assert_int_equal(rec.entries[2].line, 22);
	assert_memory_equal(rec.entries[2].bytes, "- id: p09d", 10);
	assert_int_equal(rec.entries[2].len, strlen(SECOND "\n\n"));
	written_as(&rec, text);
	afi_record_clear(&rec);
}

static void a_displaced_heading_stands_in_the_journal(void **state)
{
	const char *text = HEADING
		"journal:\n"
		"- id: c5y1d0e2n3mr\n"
		"  at: 2024-12-06T09:30:00Z\n"
		"  by: Desk <desk@force.example>\n"
		"  as: hmicfrs\n"
		"  what: opened\n"
		"  kind: afi\n"
		"  number: 3\n"
		"  title: Give better advice\n";
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, text);
	assert_int_equal(rec.n, 2);
	assert_string_equal(rec.entries[1].id, "c5y1d0e2n3mr");
	written_as(&rec, text);
	afi_record_clear(&rec);
}

static void the_earlier_of_two_headings_comes_on_top(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, HEADING
	       "journal:\n"
	       "- id: a5y1d0e2n3mr\n"
	       "  at: 2024-12-05T09:30:00Z\n"
	       "  by: Desk <desk@force.example>\n"
	       "  as: hmicfrs\n"
	       "  what: opened\n"
	       "  kind: afi\n"
	       "  number: 3\n"
	       "  title: |2-\n"
	       "    Give better advice\n"
	       "\n");
	written_as(&rec, "format: 1\n"
		   "id: a5y1d0e2n3mr\n"
		   "at: 2024-12-05T09:30:00Z\n"
		   "by: Desk <desk@force.example>\n"
		   "as: hmicfrs\n"
		   "what: opened\n"
		   "kind: afi\n"
		   "number: 3\n"
		   "title: |2-\n"
		   "  Give better advice\n"
		   "\n"
		   "journal:\n"
		   "- id: b4x0c9d1m2kq\n"
		   "  at: 2024-12-05T09:30:00Z\n"
		   "  by: Desk <desk@force.example>\n"
		   "  as: hmicfrs\n"
		   "  what: opened\n"
		   "  kind: afi\n"
		   "  number: 3\n"
		   "  title: Give advice\n");
	afi_record_clear(&rec);
}

static void an_unknown_kind_is_kept_with_what_is_nested_in_it(void **state)
{
	const char *text = HEADING UNKNOWN
		"  a: {b: [c, {d: e}]}\n"
		"  f:\n"
		"  - g\n"
		"  - h: i\n"
		"  j: []\n";
	struct afi_record rec = AFI_RECORD_INIT;
	const struct afi_field *field;

	(void)state;
	parsed(&rec, text);
	assert_false(rec.entries[1].known);
	field = afi_entry_field(&rec.entries[1], "a");
	assert_null(field->value);
	assert_null(field->items);
	field = afi_entry_field(&rec.entries[1], "f");
	assert_null(field->value);
	assert_null(field->items);
	field = afi_entry_field(&rec.entries[1], "j");
	assert_non_null(field->items);
	assert_int_equal(field->nitems, 0);
	written_as(&rec, text);
	afi_record_clear(&rec);
}

static void eight_levels_are_not_too_deep(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	/* the file, the journal, the entry and five lists */
	parsed(&rec, HEADING UNKNOWN "  a: [[[[[b]]]]]\n");
	afi_record_clear(&rec);
}

/* It took a minute when each item was looked for from the line's beginning. */
static void a_long_list_is_read_at_once(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT;
	int i;

	(void)state;
	afi_str_adds(&text, HEADING UNKNOWN "  a: [");
	for (i = 0; i < 120000; i++)
		afi_str_adds(&text, "b,");
	afi_str_adds(&text, "]\n");
	alarm(20);
	parsed(&rec, text.s);
	alarm(0);
	assert_int_equal(rec.entries[1].fields[6].nitems, 120000);
	afi_record_clear(&rec);
	afi_str_clear(&text);
}

/* ---- what is refused: sizes -------------------------------------------- */

static void a_huge_file_is_refused_by_its_size(void **state)
{
	const size_t len = 100 * 1024 * 1024;
	char *bytes = afi_xmalloc(len);

	(void)state;
	memset(bytes, '[', len);
	refused_bytes(bytes, len, "line 1: this record has 104857600 bytes, "
		      "more than 8388608");
	free(bytes);
}

static void a_record_of_9_MiB_is_refused_by_its_size(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&text, HEADING UPDATE "  text: x\n");
	while (text.len < 9 * 1024 * 1024)
		afi_str_addc(&text, '\n');
	refused_bytes(text.s, 9 * 1024 * 1024, "line 1: this record has "
		      "9437184 bytes, more than 8388608");
	afi_str_clear(&text);
}

/* Append an entry of @size bytes that begins on line 11. */
static void add_large(struct afi_str *out, size_t size)
{
	size_t start;

	afi_str_adds(out, HEADING);
	start = out->len + strlen("journal:\n");
	afi_str_adds(out, UPDATE "  text: ");
	while (out->len < start + size - 1)
		afi_str_addc(out, 'a');
	afi_str_addc(out, '\n');
}

static void an_entry_may_be_of_256_KiB(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	add_large(&text, 262144);
	parsed(&rec, text.s);
	assert_int_equal(rec.entries[1].len, 262144);
	afi_record_clear(&rec);
	afi_str_clear(&text);
}

static void an_entry_over_256_KiB_is_refused(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	add_large(&text, 262145);
	afi_str_adds(&text, SECOND);
	refused(text.s, "line 11: this entry has 262145 bytes, more than "
		"262144");
	afi_str_clear(&text);
}

static void a_heading_counts_as_it_would_in_a_journal(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	/* nine lines of a heading, each two longer in a journal */
	const size_t len = strlen("format: 1\n") + 262144 - 2 * 9 + 1;

	(void)state;
	afi_str_adds(&text, HEADING "text: ");
	while (text.len < len - 1)
		afi_str_addc(&text, 'a');
	afi_str_addc(&text, '\n');
	refused(text.s, "line 2: this entry has 262145 bytes, more than "
		"262144");
	afi_str_clear(&text);
}

/* ---- characters -------------------------------------------------------- */

static void invalid_utf_8_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: a\xC3(\n",
		"line 17, column 10: byte 0xC3 is not valid UTF-8");
}

static void a_raw_control_character_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: a\033[31m\n", "line 17, column 10: "
		"control character U+001B is not allowed");
}

static void a_zero_byte_is_refused(void **state)
{
	const char text[] = HEADING UPDATE "  text: a\0b\n";

	(void)state;
	refused_bytes(text, sizeof(text) - 1, "line 17, column 10: control "
		      "character U+0000 is not allowed");
}

static void an_escaped_control_character_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \"ab\\e[31m\"\n",
		"line 17: key 'text': line 1, column 3: control character "
		"U+001B is not allowed");
}

static void an_escaped_zero_byte_is_refused(void **state)
{
	(void)state;
	refused(HEADING UNKNOWN "  a: [b, \"\\0\"]\n",
		"line 17: key 'a': line 1, column 1: control character "
		"U+0000 is not allowed");
}

static void a_raw_bidirectional_control_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: a\xE2\x80\xAE\n",
		"line 17, column 10: bidirectional control U+202E is not "
		"allowed");
}

static void an_escaped_bidirectional_control_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \"a\\u202E\"\n",
		"line 17: key 'text': line 1, column 2: bidirectional control "
		"U+202E is not allowed");
}

static void an_escape_deep_down_is_refused(void **state)
{
	(void)state;
	refused(HEADING UNKNOWN "  a: [{b: \"\\a\"}]\n",
		"line 17: key 'a': line 1, column 1: control character "
		"U+0007 is not allowed");
}

static void an_escaped_line_separator_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \"\\L\"\n", "line 17: key 'text': "
		"line 1: a byte order mark or a line break other than LF");
}

static void a_byte_order_mark_in_front_of_a_text_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \xEF\xBB\xBFx\n",
		"line 17: key 'text': line 1: a byte order mark or a line "
		"break other than LF");
}

static void a_byte_order_mark_in_front_of_the_file_is_refused(void **state)
{
	(void)state;
	refused("\xEF\xBB\xBF" HEADING, "line 1: a byte order mark or a line "
		"break other than LF");
}

static void lines_that_end_in_cr_lf_are_refused(void **state)
{
	(void)state;
	refused("format: 1\r\nid: b4x0c9d1m2kq\r\n",
		"line 1: ends in CR or CR LF, not in LF alone");
}

/* ---- the outer shape --------------------------------------------------- */

static void an_empty_file_is_refused(void **state)
{
	(void)state;
	refused_bytes("", 0, "line 1: nothing here");
}

static void a_format_alone_is_refused(void **state)
{
	(void)state;
	refused("format: 1\n", "line 2: the heading is missing");
}

static void a_journal_without_a_heading_is_refused(void **state)
{
	(void)state;
	refused("format: 1\n" UPDATE "  text: x\n",
		"line 2: the heading is missing");
}

static void a_newer_format_is_refused(void **state)
{
	(void)state;
	refused("format: 2\nwhat: ever\n", "line 1: written by a newer afi "
		"(format 2); this one reads format 1");
}

static void a_file_that_begins_otherwise_is_refused(void **state)
{
	const char *why = "line 1: a record begins with the line 'format: 1'";

	(void)state;
	refused("# mine\n" HEADING, why);
	refused("format: 0\n", why);
	refused("format: 1 \n", why);
	refused("format: two\n", why);
	refused("format: 99999999999999999999\n", why);
	refused("\n" HEADING, why);
}

static void the_heading_must_follow_at_once(void **state)
{
	const char *why = "line 2: the heading's first key must stand here";

	(void)state;
	refused("format: 1\n# mine\nid: x\n", why);
	refused("format: 1\n\nid: x\n", why);
	refused("format: 1\n  1\nid: x\n", why);
}

static void a_last_line_without_a_break_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: x",
		"line 17: does not end in a line break");
}

static void conflict_markers_are_refused_with_the_cure(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: x\n"
		"<<<<<<< HEAD\n" SECOND "=======\n" SECOND ">>>>>>> theirs\n",
		"line 18: conflict markers: two versions were not merged; run "
		"'afi init' here, then 'git checkout -m' and 'git add' with "
		"this file");
}

static void conflict_markers_in_a_heading_are_refused(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *text = HEADING "<<<<<<< HEAD\ntext: a\n";

	(void)state;
	assert_int_equal(afi_codec_parse(&rec, text, strlen(text), &err),
			 AFI_EINVALID);
	assert_memory_equal(err.msg, "line 10: conflict markers: ", 27);
}

static void conflict_markers_in_a_text_are_text(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, HEADING UPDATE "  text: |2\n    =======\n    ---\n");
	assert_string_equal(afi_entry_get(&rec.entries[1], "text"),
			    "=======\n---\n");
	afi_record_clear(&rec);
}

static void document_markers_are_refused(void **state)
{
	(void)state;
	refused(HEADING "---\n", "line 10: document markers are not allowed");
	refused(HEADING UPDATE "  text: x\n...\n",
		"line 18: document markers are not allowed");
}

static void directives_are_refused(void **state)
{
	(void)state;
	refused("%YAML 1.1\n---\n" HEADING,
		"line 1: a record begins with the line 'format: 1'");
	refused(HEADING "%YAML 1.1\n",
		"line 10: directives are not allowed");
}

#define OUTSIDE	"text outside of an entry, which begins with '- ' and whose " \
	"other lines begin with two blanks"

static void a_key_after_the_journal_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: x\ntext: y\n", "line 18: " OUTSIDE);
}

static void a_comment_between_the_entries_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: x\n# mine\n" SECOND,
		"line 18: " OUTSIDE);
}

static void a_comment_before_the_first_entry_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n# mine\n" SECOND, "line 11: " OUTSIDE);
	refused(HEADING "journal:\n  # mine\n" SECOND, "line 11: " OUTSIDE);
	refused(HEADING "journal:\n\n" SECOND, "line 11: " OUTSIDE);
}

static void an_empty_journal_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n", "line 10: the journal is empty; without "
		"entries leave it out");
}

static void a_journal_that_is_no_list_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n  id: k7mq2x8w0p9d\n",
		"line 11: " OUTSIDE);
	refused(HEADING "journal: none\n",
		"line 10: unknown key 'journal' in a heading");
}

#define NO_ENTRY "no entry: one begins with '- ' and its first key"

static void an_entry_that_is_a_word_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n- done\n", "line 11: " NO_ENTRY);
}

static void an_entry_that_is_a_list_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n- - id: x\n", "line 11: " NO_ENTRY);
}

static void an_entry_in_braces_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n- {id: x}\n", "line 11: " NO_ENTRY);
}

static void an_entry_whose_first_line_is_bare_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n- \n  id: x\n", "line 11: " NO_ENTRY);
}

static void an_entry_with_another_indent_is_refused(void **state)
{
	(void)state;
	refused(HEADING "journal:\n-  id: x\n   at: y\n",
		"line 11: the keys of an entry must stand below the first");
}

static void an_entry_hidden_in_a_text_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \"one\n- id: two\"\n" SECOND,
		"line 18: " NO_ENTRY);
}

static void a_journal_hidden_in_a_text_is_refused(void **state)
{
	(void)state;
	refused(HEADING "text: \"one\njournal:\n- two\"\n",
		"line 11: 'journal:' inside of a text or list");
}

/* Without its indent each of these lines would mean something else. */
static void an_entry_that_could_not_be_a_heading_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \"one\n  journal:\n  two\"\n",
		"line 18: a journal in an entry");
	refused(HEADING UPDATE "  text: \"one\n  ---\n  two\"\n",
		"line 18: document markers are not allowed");
	refused(HEADING UPDATE "  text: |2\n    one\n  \n",
		"line 19: two blanks and nothing else: leave the line empty");
}

/* ---- YAML -------------------------------------------------------------- */

static void broken_yaml_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: one: two\n", "line 17: this is not "
		"valid YAML: mapping values are not allowed in this context");
}

static void an_open_quote_is_told_by_where_it_begins(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: \"one\n  two\n" SECOND,
		"line 17: this is not valid YAML: the end of the file came "
		"while scanning a quoted scalar");
}

static void a_key_that_stands_twice_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: one\n  as: pcc\n",
		"line 18: key 'as' is already on line 15");
	refused(HEADING "title: Give more\n",
		"line 10: key 'title' is already on line 9");
	refused(HEADING UNKNOWN "  a: {b: c, d: {b: e},\n    b: f}\n",
		"line 18: key 'b' is already on line 17");
}

static void the_same_key_in_two_mappings_is_fine(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	parsed(&rec, HEADING UNKNOWN "  a: [{b: c}, {b: d}, {a: e}]\n"
	       "  b: f\n");
	afi_record_clear(&rec);
}

static void aliases_are_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: *a\n",
		"line 17: key 'text': aliases are not allowed");
}

static void anchors_are_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: &a one\n",
		"line 17: key 'text': anchors are not allowed");
	refused(HEADING UNKNOWN "  \xC3\xA9: [\xC3\xA9, &a b]\n",
		"line 17: a key must be small letters, digits and dashes, "
		"without quotes");
	refused(HEADING UNKNOWN "  a: [\xC3\xA9\xE2\x82\xAC, &a b]\n",
		"line 17: key 'a': anchors are not allowed");
	refused(HEADING UPDATE "  &a text: one\n",
		"line 17: anchors are not allowed");
}

static void tags_are_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: !!str one\n",
		"line 17: key 'text': tags are not allowed");
	refused(HEADING UPDATE "  text: ! one\n",
		"line 17: key 'text': tags are not allowed");
	refused(HEADING UNKNOWN "  a: !b [c]\n",
		"line 17: key 'a': tags are not allowed");
}

static void nine_levels_are_too_deep(void **state)
{
	(void)state;
	refused(HEADING UNKNOWN "  a: [[[[[[b]]]]]]\n",
		"line 17: key 'a': nested too deep");
	refused(HEADING "text: [[[[[[b]]]]]]\n",
		"line 10: key 'text': nested too deep");
}

static void nesting_without_end_is_refused(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	size_t i;

	(void)state;
	afi_str_adds(&text, HEADING UNKNOWN "  a: ");
	for (i = 0; i < 10000; i++)
		afi_str_addc(&text, '[');
	afi_str_addc(&text, '\n');
	refused(text.s, "line 17: key 'a': nested too deep");
	afi_str_clear(&text);
}

#define BAD_KEY	"a key must be small letters, digits and dashes, without quotes"

static void keys_are_plain_words(void **state)
{
	(void)state;
	refused(HEADING UNKNOWN "  'a': b\n", "line 17: " BAD_KEY);
	refused(HEADING UNKNOWN "  A: b\n", "line 17: " BAD_KEY);
	refused(HEADING UNKNOWN "  [a]: b\n", "line 17: " BAD_KEY);
	refused(HEADING UNKNOWN "  a: {B: c}\n",
		"line 17: key 'a': " BAD_KEY);
}

static void keys_have_at_most_60_characters(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT;
	char key[62];

	(void)state;
	memset(key, 'k', 61);
	key[61] = '\0';
	afi_str_addf(&text, HEADING UNKNOWN "  %s: v\n", key + 1);
	parsed(&rec, text.s);
	afi_record_clear(&rec);
	afi_str_reset(&text);
	afi_str_addf(&text, HEADING UNKNOWN "  %s: v\n", key);
	refused(text.s, "line 17: " BAD_KEY);
	afi_str_clear(&text);
}

static void merge_keys_are_refused(void **state)
{
	(void)state;
	refused(HEADING UNKNOWN "  <<: {a: b}\n", "line 17: " BAD_KEY);
}

static void explicit_keys_are_refused(void **state)
{
	(void)state;
	refused(HEADING UNKNOWN "  ? a\n  : b\n",
		"line 17: the keys of an entry must stand below the first");
}

static void keys_without_number_are_refused(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	int i;

	(void)state;
	afi_str_adds(&text, HEADING UNKNOWN);
	for (i = 7; i <= 257; i++)	/* after the six that it has */
		afi_str_addf(&text, "  k%d: v\n", i);
	refused(text.s, "line 267: too many keys");
	afi_str_clear(&text);
}

static void an_unknown_key_in_a_known_kind_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: one\n  texte: two\n",
		"line 18: unknown key 'texte' in an 'update' entry");
}

static void a_list_where_a_text_belongs_is_refused(void **state)
{
	(void)state;
	refused(HEADING UPDATE "  text: [one]\n",
		"line 17: key 'text' must be a text, not a list");
}

static void what_no_order_can_hold_is_refused(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *text = HEADING "journal:\n" SECOND;

	(void)state;	/* it comes after an entry that is not there */
	assert_int_equal(afi_codec_parse(&rec, text, strlen(text), &err),
			 AFI_EINVALID);
	assert_int_equal(rec.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_heading_alone_is_a_record),
		cmocka_unit_test(keys_have_values_and_lines),
		cmocka_unit_test(
			a_heading_is_kept_as_it_would_stand_in_a_journal),
		cmocka_unit_test(
			an_entry_is_kept_with_comments_and_empty_lines),
		cmocka_unit_test(a_displaced_heading_stands_in_the_journal),
		cmocka_unit_test(the_earlier_of_two_headings_comes_on_top),
		cmocka_unit_test(
			an_unknown_kind_is_kept_with_what_is_nested_in_it),
		cmocka_unit_test(eight_levels_are_not_too_deep),
		cmocka_unit_test(a_long_list_is_read_at_once),
		cmocka_unit_test(a_huge_file_is_refused_by_its_size),
		cmocka_unit_test(a_record_of_9_MiB_is_refused_by_its_size),
		cmocka_unit_test(an_entry_may_be_of_256_KiB),
		cmocka_unit_test(an_entry_over_256_KiB_is_refused),
		cmocka_unit_test(a_heading_counts_as_it_would_in_a_journal),
		cmocka_unit_test(invalid_utf_8_is_refused),
		cmocka_unit_test(a_raw_control_character_is_refused),
		cmocka_unit_test(a_zero_byte_is_refused),
		cmocka_unit_test(an_escaped_control_character_is_refused),
		cmocka_unit_test(an_escaped_zero_byte_is_refused),
		cmocka_unit_test(a_raw_bidirectional_control_is_refused),
		cmocka_unit_test(an_escaped_bidirectional_control_is_refused),
		cmocka_unit_test(an_escape_deep_down_is_refused),
		cmocka_unit_test(an_escaped_line_separator_is_refused),
		cmocka_unit_test(
			a_byte_order_mark_in_front_of_a_text_is_refused),
		cmocka_unit_test(
			a_byte_order_mark_in_front_of_the_file_is_refused),
		cmocka_unit_test(lines_that_end_in_cr_lf_are_refused),
		cmocka_unit_test(an_empty_file_is_refused),
		cmocka_unit_test(a_format_alone_is_refused),
		cmocka_unit_test(a_journal_without_a_heading_is_refused),
		cmocka_unit_test(a_newer_format_is_refused),
		cmocka_unit_test(a_file_that_begins_otherwise_is_refused),
		cmocka_unit_test(the_heading_must_follow_at_once),
		cmocka_unit_test(a_last_line_without_a_break_is_refused),
		cmocka_unit_test(conflict_markers_are_refused_with_the_cure),
		cmocka_unit_test(conflict_markers_in_a_heading_are_refused),
		cmocka_unit_test(conflict_markers_in_a_text_are_text),
		cmocka_unit_test(document_markers_are_refused),
		cmocka_unit_test(directives_are_refused),
		cmocka_unit_test(a_key_after_the_journal_is_refused),
		cmocka_unit_test(a_comment_between_the_entries_is_refused),
		cmocka_unit_test(a_comment_before_the_first_entry_is_refused),
		cmocka_unit_test(an_empty_journal_is_refused),
		cmocka_unit_test(a_journal_that_is_no_list_is_refused),
		cmocka_unit_test(an_entry_that_is_a_word_is_refused),
		cmocka_unit_test(an_entry_that_is_a_list_is_refused),
		cmocka_unit_test(an_entry_in_braces_is_refused),
		cmocka_unit_test(an_entry_whose_first_line_is_bare_is_refused),
		cmocka_unit_test(an_entry_with_another_indent_is_refused),
		cmocka_unit_test(an_entry_hidden_in_a_text_is_refused),
		cmocka_unit_test(a_journal_hidden_in_a_text_is_refused),
		cmocka_unit_test(
			an_entry_that_could_not_be_a_heading_is_refused),
		cmocka_unit_test(broken_yaml_is_refused),
		cmocka_unit_test(an_open_quote_is_told_by_where_it_begins),
		cmocka_unit_test(a_key_that_stands_twice_is_refused),
		cmocka_unit_test(the_same_key_in_two_mappings_is_fine),
		cmocka_unit_test(aliases_are_refused),
		cmocka_unit_test(anchors_are_refused),
		cmocka_unit_test(tags_are_refused),
		cmocka_unit_test(nine_levels_are_too_deep),
		cmocka_unit_test(nesting_without_end_is_refused),
		cmocka_unit_test(keys_are_plain_words),
		cmocka_unit_test(keys_have_at_most_60_characters),
		cmocka_unit_test(merge_keys_are_refused),
		cmocka_unit_test(explicit_keys_are_refused),
		cmocka_unit_test(keys_without_number_are_refused),
		cmocka_unit_test(an_unknown_key_in_a_known_kind_is_refused),
		cmocka_unit_test(a_list_where_a_text_belongs_is_refused),
		cmocka_unit_test(what_no_order_can_hold_is_refused),
	};

	return cmocka_run_group_tests_name("codec", tests, NULL, NULL);
}
