#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "codec.h"
#include "mem.h"
#include "record.h"
#include "str.h"

/* How each entry here begins; its kind is one that nobody knows. */
#define COMMON						\
	"- id: k7mq2x8w0p9d\n"				\
	"  after: [b4x0c9d1m2kq]\n"			\
	"  at: 2025-01-09T10:12:44Z\n"			\
	"  by: Lead <lead@force.example>\n"		\
	"  as: force\n"					\
	"  what: from-the-future\n"

static void add_common(struct afi_draft *draft, const char *id,
		       const char *after, const char *what)
{
	afi_draft_add(draft, "id", id);
	if (after)
		afi_draft_list(draft, "after", &after, 1);
	afi_draft_add(draft, "at", "2025-01-09T10:12:44Z");
	afi_draft_add(draft, "by", "Lead <lead@force.example>");
	afi_draft_add(draft, "as", "force");
	afi_draft_add(draft, "what", what);
}

static void add_future(struct afi_draft *draft)
{
	add_common(draft, "k7mq2x8w0p9d", "b4x0c9d1m2kq", "from-the-future");
}

static void add_heading(struct afi_draft *draft)
{
	add_common(draft, "b4x0c9d1m2kq", NULL, "opened");
	afi_draft_add(draft, "kind", "afi");
	afi_draft_add(draft, "number", "3");
	afi_draft_add(draft, "title", "Give advice");
}

/* An entry with @value under `text` ends in @spelt. */
static void spelt(const char *value, const char *end)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str out = AFI_STR_INIT, want = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	add_future(&draft);
	afi_draft_add(&draft, "text", value);
	if (afi_codec_entry(&out, &draft, &err))
		fail_msg("%s", err.msg);
	afi_str_addf(&want, COMMON "  text: %s\n", end);
	assert_string_equal(out.s, want.s);
	afi_str_clear(&want);
	afi_str_clear(&out);
	afi_draft_clear(&draft);
}

static void plain(const char *value)
{
	spelt(value, value);
}

static void quoted(const char *value)
{
	struct afi_str want = AFI_STR_INIT;

	afi_str_addf(&want, "\"%s\"", value);
	spelt(value, want.s);
	afi_str_clear(&want);
}

static void not_written(const struct afi_draft *draft, const char *why)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_str_adds(&out, "before");
	assert_int_equal(afi_codec_entry(&out, draft, &err), AFI_EINVALID);
	assert_string_equal(err.msg, why);
	assert_string_equal(out.s, "before");
	afi_str_clear(&out);
}

/* ---- scalars ----------------------------------------------------------- */

static void ordinary_text_stays_plain(void **state)
{
	(void)state;
	plain("Head of HR");
	plain("86%");
	plain("73/76");
	plain("Lead <lead@force.example>");
	plain("it's \"so\", [he] said a:b, a#b & more!");
	plain("(draft)");
	plain("https://force.example/a?b=c#d");
	plain("\xC2\xA3" "5 million \xE2\x80\x93 \xF0\x9F\x98\x80");
	plain("a-b--c - d");
	plain("nonsense");
}

static void dates_and_whole_numbers_stay_plain(void **state)
{
	(void)state;
	plain("2025-04-30");
	plain("2025-04");
	plain("2025-01-28T15:01:09Z");
	plain("0");
	plain("47");
	plain("123456789012345678");
	plain("4 of 5");
}

static void what_reads_as_another_number_is_quoted(void **state)
{
	(void)state;
	quoted("007");
	quoted("24.50");
	quoted("1e3");
	quoted("0x1F");
	quoted("0o17");
	quoted("1_000");
	quoted("12:30");
	quoted("-5");
	quoted("+5");
	quoted(".5");
}

static void what_reads_as_another_word_is_quoted(void **state)
{
	(void)state;
	quoted("yes");
	quoted("No");
	quoted("on");
	quoted("OFF");
	quoted("true");
	quoted("False");
	quoted("null");
	quoted("~");
	quoted("y");
	quoted("N");
	quoted(".inf");
	quoted("");
}

static void what_yaml_would_read_otherwise_is_quoted(void **state)
{
	(void)state;
	quoted(">1800");
	quoted("- a");
	quoted("? a");
	quoted("a: b");
	quoted("a:");
	quoted("a #b");
	quoted("#a");
	quoted(" a");
	quoted("a ");
	quoted("&a");
	quoted("*a");
	quoted("!a");
	quoted("|");
	quoted("%a");
	quoted("@a");
	quoted("`a`");
	quoted("{a}");
	quoted("[a]");
	quoted("'a'");
	quoted("---");
	quoted("...");
	quoted("=");
	quoted("<<");
}

static void quotes_escape_what_they_must(void **state)
{
	(void)state;
	spelt("\"a\\b", "\"\\\"a\\\\b\"");
	spelt("a\tb", "\"a\\tb\"");
	spelt("\n", "\"\\n\"");
	spelt(" \n\t\n", "\" \\n\\t\\n\"");
	spelt("a\xEF\xBB\xBF", "\"a\\uFEFF\"");
	spelt("a\xEF\xBB\xBF" "b\n\xEF\xBC\x81",
	      "\"a\\uFEFFb\\n\xEF\xBC\x81\"");
}

static void lines_become_a_literal_block(void **state)
{
	(void)state;
	spelt("a\nb", "|2-\n    a\n    b");
	spelt("a\nb\n", "|2\n    a\n    b");
	spelt("a\n", "|2\n    a");
	spelt("a\n\n", "|2+\n    a\n");
	spelt("a\n\n\nb\n\n\n", "|2+\n    a\n\n\n    b\n\n");
	spelt("\na", "|2-\n\n    a");
	spelt("  a\nb", "|2-\n      a\n    b");
	spelt("\ta\n \n\tb\n ", "|2-\n    \ta\n     \n    \tb\n     ");
	spelt("# a\n- b: *c\n---", "|2-\n    # a\n    - b: *c\n    ---");
}

static void lists_stand_in_brackets(void **state)
{
	const char *const items[] = { "force", "a, b", "no", "", "\xC3\xA9\n" };
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	add_future(&draft);
	afi_draft_list(&draft, "for", items, 5);
	afi_draft_list(&draft, "none", NULL, 0);
	assert_int_equal(afi_codec_entry(&out, &draft, &err), AFI_OK);
	assert_string_equal(out.s, COMMON "  for: [force, \"a, b\", \"no\", "
			    "\"\", \"\xC3\xA9\\n\"]\n  none: []\n");
	afi_str_clear(&out);
	afi_draft_clear(&draft);
}

/* ---- entries ----------------------------------------------------------- */

static void an_entry_is_added_behind_what_is_there(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_str_adds(&out, "journal:\n");
	add_future(&draft);
	assert_int_equal(afi_codec_entry(&out, &draft, &err), AFI_OK);
	assert_string_equal(out.s, "journal:\n" COMMON);
	afi_str_clear(&out);
	afi_draft_clear(&draft);
}

static void unclean_text_is_not_written(void **state)
{
	const char *const items[] = { "a", "b\xE2\x80\xAE" };
	struct afi_draft draft = AFI_DRAFT_INIT;

	(void)state;
	add_future(&draft);
	afi_draft_add(&draft, "text", "a\n\033[31m");
	not_written(&draft, "key 'text': line 2, column 1: control character "
		    "U+001B is not allowed");
	afi_draft_clear(&draft);
	add_future(&draft);
	afi_draft_add(&draft, "text", "a\r\nb");
	not_written(&draft, "key 'text': line 1: ends in CR or CR LF, not in "
		    "LF alone");
	afi_draft_clear(&draft);
	add_future(&draft);
	afi_draft_list(&draft, "for", items, 2);
	not_written(&draft, "key 'for': line 1, column 2: bidirectional "
		    "control U+202E is not allowed");
	afi_draft_clear(&draft);
}

static void an_entry_over_256_KiB_is_not_written(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str text = AFI_STR_INIT, out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	/* so that with "  text: " and the break it is the largest there is */
	size_t room = 262144 - strlen(COMMON "  text: \n");

	(void)state;
	while (text.len < room)
		afi_str_addc(&text, 'a');
	add_future(&draft);
	afi_draft_add(&draft, "text", text.s);
	assert_int_equal(afi_codec_entry(&out, &draft, &err), AFI_OK);
	assert_int_equal(out.len, 262144);
	afi_draft_clear(&draft);
	afi_str_addc(&text, 'a');
	add_future(&draft);
	afi_draft_add(&draft, "text", text.s);
	not_written(&draft, "line 1: this entry has 262145 bytes, more than "
		    "262144");
	afi_draft_clear(&draft);
	afi_str_clear(&out);
	afi_str_clear(&text);
}

static void a_key_twice_is_not_written(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;

	(void)state;
	add_future(&draft);
	afi_draft_add(&draft, "as", "pcc");
	not_written(&draft, "line 7: key 'as' is already on line 5");
	afi_draft_clear(&draft);
}

static void a_key_cannot_bring_in_another(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;

	(void)state;
	add_future(&draft);
	afi_draft_add(&draft, "a: b\n  c", "d");
	not_written(&draft, "key 'a: b\n  c' does not come back from YAML as "
		    "it was meant");
	afi_draft_clear(&draft);
}

static void a_key_that_yaml_would_trim_is_not_written(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;

	(void)state;
	add_future(&draft);
	afi_draft_add(&draft, "text ", "a");
	not_written(&draft, "key 'text ' does not come back from YAML as it "
		    "was meant");
	afi_draft_clear(&draft);
}

static void nothing_is_no_entry(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;

	(void)state;
	not_written(&draft, "line 1: nothing here");
}

/* ---- reading one entry ------------------------------------------------- */

static void not_appended(const char *bytes, const char *why)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(afi_codec_append(&rec, bytes, strlen(bytes), &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, why);
	assert_int_equal(rec.n, 0);
	afi_record_clear(&rec);
}

static void an_appended_entry_has_no_lines(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *bytes = COMMON "  text: a\n";

	(void)state;
	assert_int_equal(afi_codec_append(&rec, bytes, strlen(bytes), &err),
			 AFI_OK);
	assert_int_equal(rec.n, 1);
	assert_int_equal(rec.entries[0].line, 0);
	assert_int_equal(rec.entries[0].fields[6].line, 0);
	assert_string_equal(rec.entries[0].fields[6].value, "a");
	assert_int_equal(rec.entries[0].len, strlen(bytes));
	assert_memory_equal(rec.entries[0].bytes, bytes, strlen(bytes));
	afi_record_clear(&rec);
}

static void what_is_not_one_entry_is_not_appended(void **state)
{
	(void)state;
	not_appended("", "line 1: nothing here");
	not_appended("- id: x", "line 1: does not end in a line break");
	not_appended(COMMON COMMON, "line 7: more than one entry");
	not_appended("- x\n",
		     "line 1: no entry: one begins with '- ' and its first "
		     "key");
	not_appended("id: x\n", "line 1: text outside of an entry, which "
		     "begins with '- ' and whose other lines begin with two "
		     "blanks");
	not_appended("- id: [[[[[[x]]]]]]\n",
		     "line 1: key 'id': nested too deep");
}

static void what_breaks_a_rule_is_not_appended(void **state)
{
	(void)state;
	not_appended("- id: k7mq2x8w0p9d\n  number: 3\n",
		     "an entry needs the key 'after'");
}

/* ---- random texts ------------------------------------------------------ */

/* xorshift: the same on every machine, for ever. */
static uint32_t random_below(uint64_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 32) % n;
}

/* What YAML has a meaning for, and what people write. */
static const char *const pieces[] = {
	" ", "  ", "\t", "\n", "\n\n", "\n \n", "\n\t\n", "\"", "'", "\\",
	":", ": ", " #", "#", "-", "- ", "? ", "---", "...", "\n---\n",
	"\n...\n", "&a", "*a", "!t", "|", ">", "|2-", "%", "@", "`", "{", "}",
	"[", "]", ",", "=", "<<", "\n=======\n", "\n<<<<<<< a\n", "~", "null",
	"yes", "no", "12", "1.5", "0x", "2025-04-30", "\\n", "\\", "journal:",
	"\njournal:\n", "\n- id: a\n", "a", "word", "Two words", "end.",
	"\xC2\xA0", "\xC2\xA3", "\xC3\xA9", "e\xCC\x81", "\xE2\x80\x99",
	"\xE2\x80\x8B", "\xE4\xB8\xAD\xE6\x96\x87", "\xEF\xBC\x81",
	"\xF0\x9F\x98\x80", "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7",
	"\xF4\x8F\xBF\xBF", "\xEF\xBF\xBD", "\xEE\x80\x80",
};

enum { PIECES = sizeof(pieces) / sizeof(pieces[0]) };

static void add_random(struct afi_str *out, uint64_t *seed)
{
	uint32_t n = random_below(seed, 12), only = 0;
	bool one_piece = random_below(seed, 8) == 0;

	if (random_below(seed, 500) == 0)
		n = 2000 + random_below(seed, 4000);
	if (one_piece)
		only = random_below(seed, PIECES);
	for (; n > 0; n--)
		afi_str_adds(out, pieces[one_piece ? only :
					 random_below(seed, PIECES)]);
	/* A byte order mark is text only behind something else. */
	if (out->len > 0 && random_below(seed, 16) == 0)
		afi_str_adds(out, "\xEF\xBB\xBF");
}

/* Write @draft, read it into @rec, and compare what came of its last field. */
static void there_and_back(struct afi_record *rec,
			   const struct afi_draft *draft, uint64_t seed)
{
	const struct afi_field *want = &draft->v[draft->n - 1], *got;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t i;

	if (afi_codec_entry(&out, draft, &err) ||
	    afi_codec_append(rec, out.s, out.len, &err))
		fail_msg("seed %#llx: %s", (unsigned long long)seed, err.msg);
	got = afi_entry_field(&rec->entries[rec->n - 1], want->key);
	if (want->value) {
		if (strcmp(got->value, want->value) != 0)
			fail_msg("seed %#llx", (unsigned long long)seed);
		goto out;
	}
	if (got->nitems != want->nitems)
		fail_msg("seed %#llx", (unsigned long long)seed);
	for (i = 0; i < got->nitems; i++)
		if (strcmp(got->items[i], want->items[i]) != 0)
			fail_msg("seed %#llx", (unsigned long long)seed);
out:
	afi_str_clear(&out);
}

static void file_and_back(const struct afi_record *rec, uint64_t seed)
{
	struct afi_record again = AFI_RECORD_INIT;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_codec_write(&out, rec);
	if (afi_codec_parse(&again, out.s, out.len, &err))
		fail_msg("seed %#llx: %s", (unsigned long long)seed, err.msg);
	if (!afi_record_equal(rec, &again) ||
	    strcmp(afi_entry_get(&again.entries[0], "text"),
		   afi_entry_get(&rec->entries[0], "text")) != 0)
		fail_msg("seed %#llx", (unsigned long long)seed);
	afi_record_clear(&again);
	afi_str_clear(&out);
}

/* A text in an entry, one in a list, and one in a heading. */
static void round_trip(uint64_t seed)
{
	struct afi_draft heading = AFI_DRAFT_INIT, entry = AFI_DRAFT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT, item = AFI_STR_INIT;
	const char *items[2];
	uint64_t next = seed;

	add_random(&text, &next);
	add_random(&item, &next);
	add_heading(&heading);
	afi_draft_add(&heading, "text", text.len ? text.s : "none");
	there_and_back(&rec, &heading, seed);
	add_future(&entry);
	if (random_below(&next, 2)) {
		afi_draft_add(&entry, "text", item.s);
	} else {
		items[0] = item.s;
		items[1] = text.s;
		afi_draft_list(&entry, "list", items, 2);
	}
	there_and_back(&rec, &entry, seed);
	file_and_back(&rec, seed);
	afi_str_clear(&item);
	afi_str_clear(&text);
	afi_record_clear(&rec);
	afi_draft_clear(&entry);
	afi_draft_clear(&heading);
}

/* AFI_ROUND_TRIPS says how many: `make fuzz` has time for a million. */
static void any_text_comes_back_as_it_was(void **state)
{
	const char *count = getenv("AFI_ROUND_TRIPS");
	long i, n = count ? strtol(count, NULL, 10) : 20000;

	(void)state;
	for (i = 0; i < n; i++)
		round_trip(UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(i + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinary_text_stays_plain),
		cmocka_unit_test(dates_and_whole_numbers_stay_plain),
		cmocka_unit_test(what_reads_as_another_number_is_quoted),
		cmocka_unit_test(what_reads_as_another_word_is_quoted),
		cmocka_unit_test(what_yaml_would_read_otherwise_is_quoted),
		cmocka_unit_test(quotes_escape_what_they_must),
		cmocka_unit_test(lines_become_a_literal_block),
		cmocka_unit_test(lists_stand_in_brackets),
		cmocka_unit_test(an_entry_is_added_behind_what_is_there),
		cmocka_unit_test(unclean_text_is_not_written),
		cmocka_unit_test(an_entry_over_256_KiB_is_not_written),
		cmocka_unit_test(a_key_twice_is_not_written),
		cmocka_unit_test(a_key_cannot_bring_in_another),
		cmocka_unit_test(a_key_that_yaml_would_trim_is_not_written),
		cmocka_unit_test(nothing_is_no_entry),
		cmocka_unit_test(an_appended_entry_has_no_lines),
		cmocka_unit_test(what_is_not_one_entry_is_not_appended),
		cmocka_unit_test(what_breaks_a_rule_is_not_appended),
		cmocka_unit_test(any_text_comes_back_as_it_was),
	};

	return cmocka_run_group_tests_name("codec_write", tests, NULL, NULL);
}
