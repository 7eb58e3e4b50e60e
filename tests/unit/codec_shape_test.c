/* What is refused before YAML is read: sizes, characters, the outer shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "codec.h"
#include "codec_parts.h"
#include "mem.h"
#include "str.h"

/* ---- sizes --------------------------------------------------------------- */

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

int main(void)
{
	const struct CMUnitTest tests[] = {
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
	};

	return cmocka_run_group_tests_name("codec shape", tests, NULL, NULL);
}
