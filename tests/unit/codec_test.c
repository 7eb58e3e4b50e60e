#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "codec.h"
#include "codec_parts.h"
#include "record.h"
#include "str.h"

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

/* ---- what is refused: YAML ---------------------------------------------- */

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
