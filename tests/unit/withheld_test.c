#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "withheld.h"

#define HEAD								\
	"format: 1\nid: h00000000000\nat: 2025-01-01T09:00:00Z\n"	\
	"by: Desk <desk@force.example>\nas: hmicfrs\nsource: report\n"	\
	"what: opened\nkind: afi\nnumber: 3\ntitle: Operation Blue\n"	\
	"journal:\n"
#define ENTRY(id, after, keys)						\
	"- id: " id "00000000000\n  after: [" after "00000000000]\n"	\
	"  at: 2025-01-02T09:00:00Z\n"					\
	"  by: Desk <desk@force.example>\n  as: force\n" keys
#define UPDATE(id, after, text)						\
	ENTRY(id, after, "  what: update\n  text: " text "\n")
#define MARK(id, after, of, keys)					\
	ENTRY(id, after, "  what: withhold\n  entry: " of "00000000000\n" \
	      "  sort: operation\n" keys)
#define WORDS(words) "  field: text\n  words: " words "\n"

/* ---- where marks apply --------------------------------------------------- */

/* The text under @key of the entry @id of @yaml with what is withheld of it
 * between braces. */
static void shown(struct afi_str *out, const char *yaml, char id,
		  const char *key)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_marks marks = { 0 };
	struct afi_spans spans = { 0 };
	char whole[] = "?00000000000";
	const struct afi_entry *entry;
	const char *text;
	size_t from = 0;

	whole[0] = id;
	if (afi_codec_parse(&rec, yaml, strlen(yaml), &err))
		fail_msg("%s", err.msg);
	entry = afi_record_find(&rec, whole);
	text = afi_entry_get(entry, key);
	afi_marks_find(&marks, &rec);
	afi_marks_spans(&spans, &marks, &rec, entry, key, text);
	for (size_t i = 0; i < spans.n; i++) {
		assert_true(spans.v[i].begin >= from);
		afi_str_add(out, text + from, spans.v[i].begin - from);
		afi_str_addc(out, '{');
		afi_str_add(out, text + spans.v[i].begin,
			    spans.v[i].end - spans.v[i].begin);
		afi_str_addf(out, "}%.*s", (int)spans.v[i].sort_len,
			     spans.v[i].sort);
		from = spans.v[i].end;
	}
	afi_str_adds(out, text + from);
	if (afi_marks_whole(&marks, &rec, entry))
		afi_str_adds(out, " (all)");
	free(spans.v);
	free(marks.v);
	afi_record_clear(&rec);
}

#define SHOWN(yaml, id, key, want) do {					\
	struct afi_str got_ = AFI_STR_INIT;				\
	shown(&got_, yaml, id, key);					\
	assert_string_equal(got_.s, want);				\
	afi_str_clear(&got_);						\
} while (0)

static void words_are_withheld_wherever_they_stand(void **state)
{
	(void)state;
	SHOWN(HEAD UPDATE("a", "h", "Blue began. Blue ended.")
	      MARK("b", "a", "a", WORDS("Blue")), 'a', "text",
	      "{Blue}operation began. {Blue}operation ended.");
	SHOWN(HEAD UPDATE("a", "h", "blue began.")
	      MARK("b", "a", "a", WORDS("Blue")), 'a', "text", "blue began.");
	SHOWN(HEAD UPDATE("a", "h", "Blue began.") UPDATE("c", "a", "Blue on.")
	      MARK("b", "c", "a", WORDS("Blue")), 'c', "text", "Blue on.");
}

static void lines_may_break_anywhere(void **state)
{
	(void)state;
	SHOWN(HEAD UPDATE("a", "h", "|2-\n    Operation\n    Blue began.")
	      MARK("b", "a", "a", WORDS("Operation Blue")), 'a', "text",
	      "{Operation\nBlue}operation began.");
	SHOWN(HEAD UPDATE("a", "h", "Operation Blue began.")
	      MARK("b", "a", "a", WORDS("\" Operation\\n\\nBlue \"")), 'a',
	      "text", "{Operation Blue}operation began.");
	SHOWN(HEAD UPDATE("a", "h", "OperationBlue began.")
	      MARK("b", "a", "a", WORDS("Operation Blue")), 'a', "text",
	      "OperationBlue began.");
	SHOWN(HEAD UPDATE("a", "h", "One.")
	      MARK("b", "a", "a", WORDS("\"  \"")), 'a', "text", "One.");
}

static void parts_that_meet_are_one(void **state)
{
	(void)state;
	SHOWN(HEAD UPDATE("a", "h", "anananas")
	      MARK("b", "a", "a", WORDS("ana")), 'a', "text",
	      "{ananana}operations");
	SHOWN(HEAD UPDATE("a", "h", "one two three four")
	      MARK("b", "a", "a", WORDS("two three"))
	      MARK("c", "b", "a", WORDS("one two")), 'a', "text",
	      "{one two three}operation four");
	SHOWN(HEAD UPDATE("a", "h", "onetwo three")
	      MARK("b", "a", "a", WORDS("two"))
	      MARK("c", "b", "a", WORDS("one")), 'a', "text",
	      "{onetwo}operation three");
	SHOWN(HEAD UPDATE("a", "h", "one two three")
	      MARK("b", "a", "a", WORDS("two"))
	      MARK("c", "b", "a", WORDS("one two three")), 'a', "text",
	      "{one two three}operation");
}

static void without_words_the_field_and_without_that_the_entry(void **state)
{
	(void)state;
	SHOWN(HEAD UPDATE("a", "h", "Blue.")
	      MARK("b", "a", "a", "  field: text\n"), 'a', "text",
	      "{Blue.}operation");
	SHOWN(HEAD UPDATE("a", "h", "Blue.") MARK("b", "a", "a", ""), 'a',
	      "text", "{Blue.}operation (all)");
	SHOWN(HEAD UPDATE("a", "h", "Blue on.")
	      MARK("b", "a", "a", "  words: Blue\n"), 'a', "text",
	      "{Blue}operation on.");
	SHOWN(HEAD UPDATE("a", "h", "Blue.")
	      MARK("b", "a", "a", "  field: source\n"), 'a', "text", "Blue.");
}

#define CORRECTED(id, after, of, text)					\
	ENTRY(id, after, "  what: update\n  corrects: " of "00000000000\n" \
	      "  text: " text "\n")

static void a_mark_goes_with_corrections(void **state)
{
	static const char yaml[] = HEAD UPDATE("a", "h", "Blue one.")
		CORRECTED("c", "a", "a", "Blue two.")
		CORRECTED("d", "c", "c", "Blue three.")
		MARK("b", "d", "c", WORDS("Blue"));

	(void)state;
	SHOWN(yaml, 'a', "text", "{Blue}operation one.");
	SHOWN(yaml, 'c', "text", "{Blue}operation two.");
	SHOWN(yaml, 'd', "text", "{Blue}operation three.");
}

static void a_heading_is_marked_with_its_editions(void **state)
{
	static const char yaml[] = HEAD
		ENTRY("e", "h", "  what: edition\n  title: Blue again\n")
		MARK("b", "e", "h", "  field: title\n  words: Blue\n");
	static const char action[] = HEAD
		ENTRY("a", "h", "  what: action\n  number: 1\n"
		      "  title: Blue act\n")
		ENTRY("e", "a", "  what: edition\n  action: a00000000000\n"
		      "  title: Blue again\n")
		MARK("b", "e", "e", "  field: title\n  words: Blue\n");

	(void)state;
	SHOWN(yaml, 'h', "title", "Operation {Blue}operation");
	SHOWN(yaml, 'e', "title", "{Blue}operation again");
	SHOWN(action, 'a', "title", "{Blue}operation act");
	SHOWN(action, 'e', "title", "{Blue}operation again");
	SHOWN(action, 'h', "title", "Operation Blue");
}

static void what_is_lifted_is_lifted(void **state)
{
	(void)state;
	SHOWN(HEAD UPDATE("a", "h", "Blue.") MARK("b", "a", "a", WORDS("Blue"))
	      ENTRY("c", "b", "  what: withhold\n  corrects: b00000000000\n"
		    "  retract: yes\n"), 'a', "text", "Blue.");
	SHOWN(HEAD UPDATE("a", "h", "Blue.") MARK("b", "a", "a", WORDS("Blue"))
	      ENTRY("c", "b", "  what: withhold\n  corrects: b00000000000\n"
		    "  entry: a00000000000\n  sort: victim\n"
		    "  words: Blue\n"), 'a', "text", "{Blue}victim.");
}

static void words_that_were_never_known_are_withheld(void **state)
{
	(void)state;
	SHOWN(HEAD UPDATE("a", "h", "\"Op [[withheld name]] and [[no]].\""),
	      'a', "text", "Op {[[withheld name]]}name and [[no]].");
}

/* b opened it apart, before a's opening came on top. */
static void an_earlier_state_may_have_another_heading(void **state)
{
	const char *const was = "format: 1\nid: b00000000000\n"
		"at: 2025-01-01T10:00:00Z\nby: Desk <desk@force.example>\n"
		"as: hmicfrs\nwhat: opened\nkind: afi\nnumber: 3\n"
		"title: Operation Blue\nsource: Brown\n";
	const char *const is = HEAD
		"- id: b00000000000\n  at: 2025-01-01T10:00:00Z\n"
		"  by: Desk <desk@force.example>\n  as: hmicfrs\n"
		"  what: opened\n  kind: afi\n  number: 3\n"
		"  title: Operation Blue\n  source: Brown\n"
		MARK("m", "b", "h", "");
	struct afi_record newest = AFI_RECORD_INIT, rec = AFI_RECORD_INIT;
	struct afi_marks marks = { 0 }, onto = { 0 };
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	if (afi_codec_parse(&newest, is, strlen(is), &err) ||
	    afi_codec_parse(&rec, was, strlen(was), &err))
		fail_msg("%s", err.msg);
	afi_marks_find(&marks, &newest);
	afi_marks_onto(&onto, &marks, &newest, &rec);
	assert_int_equal(onto.n, 1);
	assert_ptr_equal(onto.v[0].of, &rec.entries[0]);
	free(onto.v);
	free(marks.v);
	afi_record_clear(&rec);
	afi_record_clear(&newest);
}

/* ---- marks as they are typed --------------------------------------------- */

static void brackets_become_marks(void **state)
{
	struct afi_typed typed = AFI_TYPED_INIT;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_typed_take(&out, &typed, "text",
		"Op [[withheld operation: Blue\nSky ]] [1] met "
		"[[withheld victim:her]], [[withheld  name]], [[a]] and "
		"[[withheld victim: her]].", &err), AFI_OK);
	assert_string_equal(out.s, "Op Blue\nSky [1] met her, "
			    "[[withheld  name]], [[a]] and her.");
	assert_int_equal(typed.n, 2);
	assert_string_equal(typed.v[0].field, "text");
	assert_string_equal(typed.v[0].sort, "operation");
	assert_string_equal(typed.v[0].words, "Blue\nSky");
	assert_string_equal(typed.v[1].sort, "victim");
	assert_string_equal(typed.v[1].words, "her");
	afi_str_clear(&out);
	afi_typed_clear(&typed);
}

static void wrong_brackets_are_told(void **state)
{
	static const struct {
		const char *text, *told;
	} cases[] = {
		{ "[[withheld operation: Blue", "line 1, column 1: the mark "
		  "that begins here is not closed with ]]" },
		{ "a [[withheld operation Blue]]", "line 1, column 3: the mark "
		  "that begins here has something else than a colon after" },
		{ "\xC3\xA4\xC3\xB6\n\xC3\xBC[[withheld]]", "line 2, column 2: "
		  "the mark that begins here is not written as it must be" },
		{ "[[withheld : Blue]]", "does not say in one word" },
		{ "[[withheld -a: Blue]]", "does not say in one word" },
		{ "[[withheld op: ]]", "has no words" },
		{ "[[withheld op: a [[withheld op: b]] c]]",
		  "has another in it" },
		{ "[[Withheld op: Blue]]", "is not written as it must be" },
		{ "[[ withheld op: Blue]]", "is not written as it must be" },
		{ "[[witheld op: Blue]]", "is not written as it must be" },
		{ "[[withhold op: Blue]]", "is not written as it must be" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_typed typed = AFI_TYPED_INIT;
		struct afi_str out = AFI_STR_INIT;
		struct afi_err err = AFI_ERR_INIT;

		assert_int_equal(afi_typed_take(&out, &typed, "text",
						cases[i].text, &err),
				 AFI_EUSAGE);
		assert_non_null(strstr(err.msg, cases[i].told));
		afi_str_clear(&out);
		afi_typed_clear(&typed);
	}
}

static void a_whole_draft_is_taken(void **state)
{
	const char *const items[] = { "plain", "[[withheld op: Blue]]s" };
	struct afi_draft draft = AFI_DRAFT_INIT, out = AFI_DRAFT_INIT;
	struct afi_typed typed = AFI_TYPED_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_draft_add(&draft, "words", "[[withheld op: Red]]");
	afi_draft_list(&draft, "theme", items, 2);
	assert_int_equal(afi_typed_take_all(&out, &typed, "withhold", &draft,
					    &err), AFI_OK);
	assert_string_equal(out.v[0].value, "[[withheld op: Red]]");
	assert_string_equal(out.v[1].items[0], "plain");
	assert_string_equal(out.v[1].items[1], "Blues");
	assert_int_equal(typed.n, 1);
	assert_string_equal(typed.v[0].field, "theme");
	afi_typed_clear(&typed);
	afi_draft_clear(&out);
	afi_draft_clear(&draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_withheld_wherever_they_stand),
		cmocka_unit_test(lines_may_break_anywhere),
		cmocka_unit_test(parts_that_meet_are_one),
		cmocka_unit_test(
			without_words_the_field_and_without_that_the_entry),
		cmocka_unit_test(a_mark_goes_with_corrections),
		cmocka_unit_test(a_heading_is_marked_with_its_editions),
		cmocka_unit_test(what_is_lifted_is_lifted),
		cmocka_unit_test(an_earlier_state_may_have_another_heading),
		cmocka_unit_test(words_that_were_never_known_are_withheld),
		cmocka_unit_test(brackets_become_marks),
		cmocka_unit_test(wrong_brackets_are_told),
		cmocka_unit_test(a_whole_draft_is_taken),
	};

	return cmocka_run_group_tests_name("withheld", tests, NULL, NULL);
}
