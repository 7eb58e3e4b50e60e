/* What entries of each kind, and headings, may hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "entry_checks.h"
#include "str.h"

/* ---- the table of kinds ------------------------------------------------ */

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* What each kind must have, from the specification, and what it may have. */
static const struct {
	const char *what;
	const char *needed[4];
	const char *also[12];
	bool action;		/* may be about an action */
} kinds[] = {
	{ "edition", { "title: T" },
	  { "text: a\\nb", "wording: summary", "question: q-1",
	    "issued: 2025-01-02", "published: 2025-01-02", "body: hmicfrs",
	    "address: https://x.example/", "cycle: PEEL", "due: 2025-04",
	    "due-words: spring", "edition: web" }, true },
	{ "assign", { "owner: ACC Crime" },
	  { "board: Gold", "priority: 1", "due: 2025-04-30", "due-words: x",
	    "text: as agreed" }, true },
	{ "update", { "text: a" }, { NULL }, true },
	{ "response", { "part: comments", "text: a" },
	  { "position: accepted" }, false },
	{ "measure", { "name: n", "value: 86%" },
	  { "target: >=90%", "better: up", "period: p", "from: f", "text: t" },
	  true },
	{ "evidence", { "name: n", "size: 0", "sha256: " HASH, "kept: no" },
	  { "held: SharePoint", "text: t" }, true },
	{ "close", { "outcome: complete", "text: t" },
	  { "authority: letter", "superseded-by: a/b/afi-3" }, true },
	{ "reopen", { "text: t" }, { NULL }, true },
	{ "action", { "number: 2", "title: T" },
	  { "text: t", "owner: o", "due: 2025-04-30", "due-words: w" }, false },
	{ "force", { "name: kent", "title: Kent" }, { NULL }, false },
	{ "person", { "name: Jo", "email: jo@x.example", "for: []" },
	  { "may: [erase]" }, false },
	{ "setting", { "name: n", "value: v" }, { NULL }, false },
	{ "erased", { "reason: r", "authority: DPO", "erased-at: " NINE },
	  { NULL }, false },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* The @i-th kind with its needed fields but @without, and @also if not NULL. */
static void write_kind(struct afi_str *out, size_t i, const char *without,
		       const char *also)
{
	afi_str_reset(out);
	afi_str_addf(out, COMMON "what: %s\n", kinds[i].what);
	for (size_t k = 0; k < 4 && kinds[i].needed[k]; k++)
		if (kinds[i].needed[k] != without)
			afi_str_addf(out, "%s\n", kinds[i].needed[k]);
	if (also)
		afi_str_addf(out, "%s\n", also);
}

static void each_kind_has_its_keys(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		write_kind(&text, i, NULL, NULL);
		entry_taken(text.s);
		for (size_t k = 0; k < 12 && kinds[i].also[k]; k++) {
			write_kind(&text, i, NULL, kinds[i].also[k]);
			entry_taken(text.s);
		}
	}
	afi_str_clear(&text);
}

static void each_kind_needs_its_keys(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < KINDS; i++)
		for (size_t k = 0; k < 4 && kinds[i].needed[k]; k++) {
			struct afi_record rec = AFI_RECORD_INIT;
			struct afi_err err = AFI_ERR_INIT;

			write_kind(&text, i, kinds[i].needed[k], NULL);
			assert_int_equal(entry_add(&rec, text.s, 10, &err),
					 AFI_EINVALID);
			assert_non_null(strstr(err.msg, "needs"));
			afi_record_clear(&rec);
		}
	afi_str_clear(&text);
}

static void no_kind_has_other_keys(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err;

	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		write_kind(&text, i, NULL, "ownr: x");
		assert_int_equal(entry_add(&rec, text.s, 10, &err),
				 AFI_EINVALID);
		assert_non_null(strstr(err.msg, "unknown key 'ownr' in a"));
		write_kind(&text, i, NULL, "action: d00000000001");
		assert_int_equal(entry_add(&rec, text.s, 10, &err),
				 kinds[i].action ? AFI_OK : AFI_EINVALID);
	}
	entry_refused(COMMON "what: assign\nowner: x\nownr: x\n",
		      "line 17: unknown key 'ownr' in an 'assign' entry");
	entry_refused(COMMON "what: close\nowner: x\n",
		      "line 16: unknown key 'owner' in a 'close' entry");
	afi_record_clear(&rec);
	afi_str_clear(&text);
}

static void words_are_those_of_the_table(void **state)
{
	(void)state;
	entry_refused(COMMON "what: close\noutcome: done\ntext: t\n",
		      "line 16: key 'outcome' must be one of complete, "
		      "no-further-action, not-adopted, no-longer-applicable, "
		      "superseded, void, not 'done'");
	entry_refused(COMMON "what: measure\nname: n\nvalue: 1\nbetter: u\n",
		      "line 18: key 'better' must be one of up, down, not 'u'");
	entry_refused(COMMON "what: person\nname: n\nemail: e\nfor: [pcc]\n"
			     "may: [write]\n",
		      "line 19: key 'may' must be a list, each of "
		      "it one of erase, not 'write'");
	entry_taken(COMMON
		    "what: close\noutcome: no-longer-applicable\ntext: t\n");
}

static void numbers_have_no_leading_zeros(void **state)
{
	(void)state;
	entry_refused(
		COMMON "what: action\ntitle: t\nnumber: 02\n",
		"line 17: key 'number' must be a number from 1 to 999999, "
		"not '02'");
	entry_refused(
		COMMON "what: action\ntitle: t\nnumber: 0\n",
		"line 17: key 'number' must be a number from 1 to 999999, "
		"not '0'");
	entry_refused(
		COMMON "what: action\ntitle: t\nnumber: 1000000\n",
		"line 17: key 'number' must be a number from 1 to 999999, "
		"not '1000000'");
	entry_taken(COMMON "what: action\ntitle: t\nnumber: 999999\n");
}

static void a_kept_file_has_a_size_and_a_hash(void **state)
{
	(void)state;
	entry_refused(COMMON "what: evidence\nsize: 1000000000000000000\n",
		      "line 16: key 'size' must be a number of bytes, not "
		      "'1000000000000000000'");
	entry_refused(
		COMMON "what: evidence\nsize: -1\n",
		"line 16: key 'size' must be a number of bytes, not '-1'");
	entry_refused(
		COMMON "what: evidence\nsize: 00\n",
		"line 16: key 'size' must be a number of bytes, not '00'");
	entry_refused(COMMON "what: evidence\nsha256: ABC\n",
		      "line 16: key 'sha256' must be 64 hexadecimal digits, "
		      "not 'ABC'");
	entry_taken(COMMON "what: evidence\nname: n\nsize: 999999999999999999\n"
	      "sha256: " HASH "\nkept: yes\n");
}

static void an_edition_says_something(void **state)
{
	(void)state;
	entry_refused(
		COMMON "what: edition\n",
		"line 10: an 'edition' entry needs "
		"one of the keys title, text, wording, question, issued, "
		"published, body, address, cycle, due, due-words, edition, "
		"not-statutory");
	entry_taken(COMMON "what: edition\nedition: web, 5 December\n");
}

static void an_assignment_needs_more_than_a_reason(void **state)
{
	(void)state;
	entry_refused(COMMON "what: assign\ntext: x\ndue-words: soon\n",
		      "line 10: an 'assign' entry needs one of the keys owner, "
		      "board, priority, theme, due");
	entry_taken(COMMON "what: assign\nboard: Gold\n");
	entry_taken(COMMON "what: assign\ndue: 2025-04\n");
}

static void a_response_is_a_position_or_words(void **state)
{
	(void)state;
	entry_refused(
		COMMON "what: response\npart: comments\n",
		"line 10: a 'response' entry needs one of the keys position, "
		"text");
	entry_taken(COMMON
		    "what: response\npart: comments\nposition: accepted\n");
}

static void what_is_taken_out_need_not_be_said_again(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	entry_put(&rec, COMMON "what: close\ncorrects: c00000000001\n"
		  "retract: yes\n");
	assert_true(rec.entries[0].retract);
	afi_record_clear(&rec);
	entry_taken(COMMON
		    "what: edition\ncorrects: c00000000001\nretract: yes\n");
}

static void only_a_correction_takes_something_out(void **state)
{
	(void)state;
	entry_refused(COMMON "what: close\nretract: yes\n",
		      "line 10: a 'close' entry needs the key 'corrects'");
	entry_refused(COMMON "what: newer\nretract: yes\n",
		      "line 10: a 'newer' entry needs the key 'corrects'");
}

/* ---- kinds of a newer version ------------------------------------------ */

static void a_newer_kind_is_kept(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	entry_put(&rec, COMMON "what: vote\nballot: {}\nowner: [a, b]\n"
		  "action: d00000000001\n");
	assert_false(rec.entries[0].known);
	assert_string_equal(rec.entries[0].what, "vote");
	assert_string_equal(rec.entries[0].action, "d00000000001");
	assert_int_equal(afi_entry_field(&rec.entries[0], "owner")->nitems, 2);
	assert_non_null(afi_entry_field(&rec.entries[0], "ballot"));
	assert_null(afi_entry_get(&rec.entries[0], "ballot"));
	afi_record_clear(&rec);
}

static void a_newer_kind_has_the_common_keys(void **state)
{
	(void)state;
	entry_refused(COMMON "what: vote\nsource: [a]\n",
		      "line 16: key 'source' must be a text, not a list");
	entry_refused("id: b00000000001\nat: " NINE "\n" BY "what: vote\n",
		      "line 10: a 'vote' entry needs the key 'after'");
	entry_refused(
		COMMON "what: vote\nhappened: 2025-02-01\n",
		"line 10: happened on 2025-02-01, but was recorded before, at "
		"2025-01-28T09:00:00Z");
}

/* ---- headings ---------------------------------------------------------- */

static void each_heading_has_its_keys(void **state)
{
	(void)state;
	entry_taken(OPENED "kind: register\n");
	entry_taken(OPENED "kind: register\ntitle: T\nexample: yes\n");
	entry_taken(OPENED "kind: inspection\ntitle: T\n");
	entry_taken(OPENED "kind: inspection\ntitle: T\npublished: 2024-12-05\n"
	      "body: hmicfrs\naddress: https://x.example/\ncycle: PEEL\n"
	      "text: t\n");
	entry_taken(OPENED "kind: coc\nnumber: 1\ntitle: T\n");
	entry_taken(OPENED "kind: afi\nnumber: 3\ntitle: T\ntext: t\n"
	      "wording: published\nnumbered: response\nquestion: q\n"
	      "issued: 2024-12-05\ndue: 2025-04\ndue-words: w\n");
	entry_taken(OPENED "kind: rec\nnumber: 2\nunder: 1\ntitle: T\n");
}

static void a_heading_lacks_none_of_them(void **state)
{
	(void)state;
	entry_refused(OPENED "number: 3\ntitle: T\n",
		      "line 10: a heading needs the key 'kind'");
	entry_refused(OPENED "kind: afi\ntitle: T\n",
		      "line 10: a heading needs the key 'number'");
	entry_refused(OPENED "kind: afi\nnumber: 3\n",
		      "line 10: a heading needs the key 'title'");
	entry_refused(OPENED "kind: inspection\n",
		      "line 10: a heading needs the key 'title'");
	entry_refused(
		OPENED "kind: AFI\ntitle: T\n",
		"line 15: key 'kind' must be one of register, inspection, afi, "
		"coc, rec, area, practice, observation, not 'AFI'");
}

static void a_heading_has_only_those_of_its_level(void **state)
{
	(void)state;
	entry_refused(OPENED "kind: inspection\ntitle: T\nnumber: 3\n",
		      "line 17: unknown key 'number' in a heading");
	entry_refused(OPENED "kind: afi\nnumber: 3\ntitle: T\ncycle: PEEL\n",
		      "line 18: unknown key 'cycle' in a heading");
	entry_refused(OPENED "kind: afi\nnumber: 3\ntitle: T\nexample: yes\n",
		      "line 18: unknown key 'example' in a heading");
	entry_refused(OPENED "kind: afi\nnumber: 3\ntitle: T\n"
		      "after: [b00000000001]\n",
		      "line 18: unknown key 'after' in a heading");
	entry_refused(OPENED "kind: afi\nnumber: 3\ntitle: T\n"
		      "corrects: b00000000001\n",
		      "line 18: unknown key 'corrects' in a heading");
}

static void only_a_recommendation_is_under_another(void **state)
{
	(void)state;
	entry_refused(OPENED "kind: afi\nnumber: 3\nunder: 1\ntitle: T\n",
		      "line 10: unknown key 'under' in a heading");
}

static void a_tombstone_without_after_stands_for_a_heading(void **state)
{
	(void)state;
	entry_taken("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
	      "kind: afi\nnumber: 3\ntitle: T\n" ERASED);
	entry_taken("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
	      "kind: inspection\n" ERASED);
	entry_refused("id: a00000000001\nat: " NINE "\n" BY
		      "what: erased\n" ERASED,
		      "line 10: an 'erased' entry needs the key 'kind'");
	entry_refused("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
		      "kind: afi\n" ERASED,
		      "line 10: an 'erased' entry needs the key 'number'");
	entry_refused("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
		      "kind: inspection\nnumber: 3\n" ERASED,
		      "line 10: unknown key 'number' in an 'erased' entry");
	entry_refused(COMMON "what: erased\nkind: afi\n" ERASED,
		      "line 16: unknown key 'kind' in an 'erased' entry");
}

static void a_tombstone_corrects_nothing(void **state)
{
	(void)state;
	entry_refused(COMMON "what: erased\ncorrects: c00000000001\n" ERASED,
		      "line 16: unknown key 'corrects' in an 'erased' entry");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_its_keys),
		cmocka_unit_test(each_kind_needs_its_keys),
		cmocka_unit_test(no_kind_has_other_keys),
		cmocka_unit_test(words_are_those_of_the_table),
		cmocka_unit_test(numbers_have_no_leading_zeros),
		cmocka_unit_test(a_kept_file_has_a_size_and_a_hash),
		cmocka_unit_test(an_edition_says_something),
		cmocka_unit_test(an_assignment_needs_more_than_a_reason),
		cmocka_unit_test(a_response_is_a_position_or_words),
		cmocka_unit_test(what_is_taken_out_need_not_be_said_again),
		cmocka_unit_test(only_a_correction_takes_something_out),
		cmocka_unit_test(a_newer_kind_is_kept),
		cmocka_unit_test(a_newer_kind_has_the_common_keys),
		cmocka_unit_test(each_heading_has_its_keys),
		cmocka_unit_test(a_heading_lacks_none_of_them),
		cmocka_unit_test(a_heading_has_only_those_of_its_level),
		cmocka_unit_test(only_a_recommendation_is_under_another),
		cmocka_unit_test(
			a_tombstone_without_after_stands_for_a_heading),
		cmocka_unit_test(a_tombstone_corrects_nothing),
	};

	return cmocka_run_group_tests_name("record kinds", tests, NULL, NULL);
}
