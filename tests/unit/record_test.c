#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "date.h"
#include "entry_text.h"
#include "record.h"
#include "str.h"

#define NINE "2025-01-28T09:00:00Z"
#define HEAD_ID "a00000000001"
#define COMMON "id: b00000000001\nafter: [a00000000001]\nat: " NINE "\n" BY
#define OPENED "id: a00000000001\nat: " NINE "\n" BY "what: opened\n"
#define ERASED "reason: A name\nauthority: DPO\nerased-at: " NINE "\n"

/* Give @text, which begins in line 10, and compare what is wrong with it. */
static void refused(const char *text, const char *msg)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(entry_add(&rec, text, 10, &err), AFI_EINVALID);
	assert_string_equal(err.msg, msg);
	assert_int_equal(rec.n, 0);
	afi_record_clear(&rec);
}

static void taken(const char *text)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (entry_add(&rec, text, 10, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(rec.n, 1);
	afi_record_clear(&rec);
}

/* ---- every entry ------------------------------------------------------- */

static void an_entry_is_taken_apart(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const struct afi_entry *entry;

	(void)state;
	assert_int_equal(entry_add(
		&rec, "id: b00000000001\n"
		"after: [a00000000001, a00000000002]\n"
		"at: 1970-01-02T00:00:00Z\n"
		"by: Jo Bloggs <jo@force.example>\n"
		"as: pcc\n"
		"source: letter of 4 April\n"
		"what: update\n"
		"happened: 1970-01-01\n"
		"corrects: c00000000001\n"
		"action: d00000000001\n"
		"text: Done\n", 7, &err), AFI_OK);
	entry = &rec.entries[0];
	assert_string_equal(entry->id, "b00000000001");
	assert_int_equal(entry->nafter, 2);
	assert_string_equal(entry->after[1], "a00000000002");
	assert_int_equal(entry->at, 86400);
	assert_string_equal(entry->by, "Jo Bloggs <jo@force.example>");
	assert_string_equal(entry->as, "pcc");
	assert_string_equal(entry->source, "letter of 4 April");
	assert_string_equal(entry->what, "update");
	assert_true(entry->known);
	assert_int_equal(entry->happened, 0);
	assert_string_equal(entry->corrects, "c00000000001");
	assert_false(entry->retract);
	assert_string_equal(entry->action, "d00000000001");
	assert_int_equal(entry->nfields, 11);
	assert_string_equal(entry->fields[10].value, "Done");
	assert_int_equal(entry->line, 7);
	afi_record_clear(&rec);
}

static void it_happened_when_it_was_recorded(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	/* 23:30 UTC in July is half past midnight in London. */
	entry_put(&rec, UPDATE("b00000000001", HEAD_ID,
			       "2025-07-01T23:30:00Z"));
	assert_int_equal(rec.entries[0].happened, afi_day_of(2025, 7, 2));
	assert_null(rec.entries[0].source);
	assert_null(rec.entries[0].corrects);
	assert_null(rec.entries[0].action);
	afi_record_clear(&rec);
}

static void it_cannot_happen_after_it_was_recorded(void **state)
{
	(void)state;
	refused(COMMON "happened: 2025-01-29\nwhat: update\ntext: x\n",
		"line 10: happened on 2025-01-29, but was recorded before, at "
		"2025-01-28T09:00:00Z");
	taken(COMMON "happened: 2025-01-28\nwhat: update\ntext: x\n");
	taken("id: b00000000001\nafter: [a00000000001]\n"
	      "at: 2025-07-01T23:30:00Z\n" BY
	      "happened: 2025-07-02\nwhat: update\ntext: x\n");
}

static void a_line_has_a_limit(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&text, COMMON "what: assign\nowner: ");
	for (int i = 0; i < AFI_LINE_MAX; i++)
		afi_str_addc(&text, 'x');
	afi_str_addc(&text, '\n');
	taken(text.s);
	text.s[text.len - 1] = 'x';
	afi_str_addc(&text, '\n');
	refused(text.s, "line 16: key 'owner' has more than 4096 bytes");
	afi_str_clear(&text);
}

static void every_entry_needs_the_common_keys(void **state)
{
	(void)state;
	refused("after: [a00000000001]\nat: " NINE "\n" BY
		"what: update\ntext: x\n",
		"line 10: an 'update' entry needs the key 'id'");
	refused("id: b00000000001\nat: " NINE "\n" BY
		"what: update\ntext: x\n",
		"line 10: an 'update' entry needs the key 'after'");
	refused("id: b00000000001\nafter: [a00000000001]\n" BY
		"what: update\ntext: x\n",
		"line 10: an 'update' entry needs the key 'at'");
	refused("id: b00000000001\nafter: [a00000000001]\nat: " NINE
		"\nas: force\nwhat: update\ntext: x\n",
		"line 10: an 'update' entry needs the key 'by'");
	refused("id: b00000000001\nafter: [a00000000001]\nat: " NINE
		"\nby: A <a@b>\nwhat: update\ntext: x\n",
		"line 10: an 'update' entry needs the key 'as'");
	refused(COMMON "text: x\n", "line 10: an entry needs the key 'what'");
}

static void values_have_types(void **state)
{
	static const struct { const char *field, *msg; } wrong[] = {
		{ "due: soon", "key 'due' must be a date such as 2025-04-30, "
		  "not 'soon'" },
		{ "due: 2025-02-30", "key 'due' must be a date such as "
		  "2025-04-30, not '2025-02-30'" },
		{ "owner: ", "key 'owner' must be one line of text, not ''" },
		{ "owner: A\\nB", "key 'owner' must be one line of text, "
		  "not 'A...'" },
		{ "owner: [A]", "key 'owner' must be a text, not a list" },
		{ "owner: {}", "key 'owner' must be a text, not a list" },
		{ "text: ", "key 'text' must be some text, not ''" },
		{ "action: 2", "key 'action' must be an id such as "
		  "k7mq2x8w0p9d, not '2'" },
		{ "happened: 2025-01", "key 'happened' must be a date such as "
		  "2025-04-30, not '2025-01'" },
		{ "retract: no", "key 'retract' must be one of yes, not 'no'" },
		{ "owner: 0123456789012345678901234567890123456\xC3\xA9\xC3\xA9"
		  "\\nB", "key 'owner' must be one line of text, not "
		  "'0123456789012345678901234567890123456\xC3\xA9...'" },
	};
	struct afi_str text = AFI_STR_INIT, msg = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		afi_str_reset(&text);
		afi_str_addf(&text, COMMON "what: assign\n%s\n",
			     wrong[i].field);
		afi_str_reset(&msg);
		afi_str_addf(&msg, "line 16: %s", wrong[i].msg);
		refused(text.s, msg.s);
	}
	afi_str_clear(&text);
	afi_str_clear(&msg);
}

static void common_values_have_types(void **state)
{
	(void)state;
	refused("id: 3\n", "line 10: key 'id' must be an id such as "
		"k7mq2x8w0p9d, not '3'");
	refused("after: a00000000001\n", "line 10: key 'after' must be a list, "
		"each of it an id such as k7mq2x8w0p9d, not 'a00000000001'");
	refused("after: [a00000000001, b]\n", "line 10: key 'after' must be a "
		"list, each of it an id such as k7mq2x8w0p9d, not 'b'");
	refused("after: []\n", "line 10: key 'after' is an empty list");
	refused("after: {}\n", "line 10: key 'after' must be a list, each of "
		"it an id such as k7mq2x8w0p9d");
	refused("at: 2025-01-28\n", "line 10: key 'at' must be a time such as "
		"2025-01-28T15:01:09Z, not '2025-01-28'");
	refused("as: The Force\n", "line 10: key 'as' must be a name of small "
		"letters, digits and dashes, not 'The Force'");
	refused("what: Up date\n", "line 10: key 'what' must be a name of "
		"small letters, digits and dashes, not 'Up date'");
}

static void an_author_is_a_name_and_an_address(void **state)
{
	static const char *const wrong[] = {
		"Jo", "<jo@b>", " <jo@b>", "Jo <jo@b", "Jo <>", "Jo <j o>",
		"Jo<jo@b>", "Jo <jo@b>>", "J<o <jo@b>", "Jo <jo@b> x", "",
	};
	struct afi_str text = AFI_STR_INIT, msg = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		afi_str_reset(&text);
		afi_str_addf(&text, "by: %s\n", wrong[i]);
		afi_str_reset(&msg);
		afi_str_addf(&msg, "line 10: key 'by' must be like 'Jo Bloggs "
			     "<jo@force.example>', not '%s'", wrong[i]);
		refused(text.s, msg.s);
	}
	afi_str_clear(&text);
	afi_str_clear(&msg);
}

static void a_key_stands_once(void **state)
{
	(void)state;
	refused(COMMON "what: update\ntext: x\ntext: x\n",
		"line 17: key 'text' stands twice");
	refused(COMMON "as: force\nwhat: update\ntext: x\n",
		"line 15: key 'as' stands twice");
}

static void a_new_entry_has_no_line_to_name(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(entry_add(&rec, COMMON "what: update\n", 0, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "an 'update' entry needs one of the keys "
			    "text, no-change");
	afi_record_clear(&rec);
}

static void what_is_refused_changes_nothing(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	entry_put(&rec, HEADING(HEAD_ID, NINE));
	assert_int_equal(entry_add(&rec, COMMON "what: update\n", 9, &err),
			 AFI_EINVALID);
	assert_int_equal(rec.n, 1);
	assert_string_equal(rec.entries[0].id, HEAD_ID);
	afi_record_clear(&rec);
}

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
		taken(text.s);
		for (size_t k = 0; k < 12 && kinds[i].also[k]; k++) {
			write_kind(&text, i, NULL, kinds[i].also[k]);
			taken(text.s);
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
	refused(COMMON "what: assign\nowner: x\nownr: x\n",
		"line 17: unknown key 'ownr' in an 'assign' entry");
	refused(COMMON "what: close\nowner: x\n",
		"line 16: unknown key 'owner' in a 'close' entry");
	afi_record_clear(&rec);
	afi_str_clear(&text);
}

static void words_are_those_of_the_table(void **state)
{
	(void)state;
	refused(COMMON "what: close\noutcome: done\ntext: t\n",
		"line 16: key 'outcome' must be one of complete, "
		"no-further-action, not-adopted, no-longer-applicable, "
		"superseded, void, not 'done'");
	refused(COMMON "what: measure\nname: n\nvalue: 1\nbetter: u\n",
		"line 18: key 'better' must be one of up, down, not 'u'");
	refused(COMMON "what: person\nname: n\nemail: e\nfor: [pcc]\n"
		"may: [write]\n", "line 19: key 'may' must be a list, each of "
		"it one of erase, not 'write'");
	taken(COMMON "what: close\noutcome: no-longer-applicable\ntext: t\n");
}

static void numbers_have_no_leading_zeros(void **state)
{
	(void)state;
	refused(COMMON "what: action\ntitle: t\nnumber: 02\n",
		"line 17: key 'number' must be a number from 1 to 999999, "
		"not '02'");
	refused(COMMON "what: action\ntitle: t\nnumber: 0\n",
		"line 17: key 'number' must be a number from 1 to 999999, "
		"not '0'");
	refused(COMMON "what: action\ntitle: t\nnumber: 1000000\n",
		"line 17: key 'number' must be a number from 1 to 999999, "
		"not '1000000'");
	taken(COMMON "what: action\ntitle: t\nnumber: 999999\n");
}

static void a_kept_file_has_a_size_and_a_hash(void **state)
{
	(void)state;
	refused(COMMON "what: evidence\nsize: 1000000000000000000\n",
		"line 16: key 'size' must be a number of bytes, not "
		"'1000000000000000000'");
	refused(COMMON "what: evidence\nsize: -1\n",
		"line 16: key 'size' must be a number of bytes, not '-1'");
	refused(COMMON "what: evidence\nsize: 00\n",
		"line 16: key 'size' must be a number of bytes, not '00'");
	refused(COMMON "what: evidence\nsha256: ABC\n",
		"line 16: key 'sha256' must be 64 hexadecimal digits, "
		"not 'ABC'");
	taken(COMMON "what: evidence\nname: n\nsize: 999999999999999999\n"
	      "sha256: " HASH "\nkept: yes\n");
}

static void an_edition_says_something(void **state)
{
	(void)state;
	refused(COMMON "what: edition\n", "line 10: an 'edition' entry needs "
		"one of the keys title, text, wording, question, issued, "
		"published, body, address, cycle, due, due-words, edition, "
		"not-statutory");
	taken(COMMON "what: edition\nedition: web, 5 December\n");
}

static void an_assignment_needs_more_than_a_reason(void **state)
{
	(void)state;
	refused(COMMON "what: assign\ntext: x\ndue-words: soon\n",
		"line 10: an 'assign' entry needs one of the keys owner, "
		"board, priority, theme, due");
	taken(COMMON "what: assign\nboard: Gold\n");
	taken(COMMON "what: assign\ndue: 2025-04\n");
}

static void a_response_is_a_position_or_words(void **state)
{
	(void)state;
	refused(COMMON "what: response\npart: comments\n",
		"line 10: a 'response' entry needs one of the keys position, "
		"text");
	taken(COMMON "what: response\npart: comments\nposition: accepted\n");
}

static void what_is_taken_out_need_not_be_said_again(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	entry_put(&rec, COMMON "what: close\ncorrects: c00000000001\n"
		  "retract: yes\n");
	assert_true(rec.entries[0].retract);
	afi_record_clear(&rec);
	taken(COMMON "what: edition\ncorrects: c00000000001\nretract: yes\n");
}

static void only_a_correction_takes_something_out(void **state)
{
	(void)state;
	refused(COMMON "what: close\nretract: yes\n",
		"line 10: a 'close' entry needs the key 'corrects'");
	refused(COMMON "what: newer\nretract: yes\n",
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
	refused(COMMON "what: vote\nsource: [a]\n",
		"line 16: key 'source' must be a text, not a list");
	refused("id: b00000000001\nat: " NINE "\n" BY "what: vote\n",
		"line 10: a 'vote' entry needs the key 'after'");
	refused(COMMON "what: vote\nhappened: 2025-02-01\n",
		"line 10: happened on 2025-02-01, but was recorded before, at "
		"2025-01-28T09:00:00Z");
}

/* ---- headings ---------------------------------------------------------- */

static void each_heading_has_its_keys(void **state)
{
	(void)state;
	taken(OPENED "kind: register\n");
	taken(OPENED "kind: register\ntitle: T\nexample: yes\n");
	taken(OPENED "kind: inspection\ntitle: T\n");
	taken(OPENED "kind: inspection\ntitle: T\npublished: 2024-12-05\n"
	      "body: hmicfrs\naddress: https://x.example/\ncycle: PEEL\n"
	      "text: t\n");
	taken(OPENED "kind: coc\nnumber: 1\ntitle: T\n");
	taken(OPENED "kind: afi\nnumber: 3\ntitle: T\ntext: t\n"
	      "wording: published\nnumbered: response\nquestion: q\n"
	      "issued: 2024-12-05\ndue: 2025-04\ndue-words: w\n");
	taken(OPENED "kind: rec\nnumber: 2\nunder: 1\ntitle: T\n");
}

static void a_heading_lacks_none_of_them(void **state)
{
	(void)state;
	refused(OPENED "number: 3\ntitle: T\n",
		"line 10: a heading needs the key 'kind'");
	refused(OPENED "kind: afi\ntitle: T\n",
		"line 10: a heading needs the key 'number'");
	refused(OPENED "kind: afi\nnumber: 3\n",
		"line 10: a heading needs the key 'title'");
	refused(OPENED "kind: inspection\n",
		"line 10: a heading needs the key 'title'");
	refused(OPENED "kind: AFI\ntitle: T\n",
		"line 15: key 'kind' must be one of register, inspection, afi, "
		"coc, rec, area, practice, observation, not 'AFI'");
}

static void a_heading_has_only_those_of_its_level(void **state)
{
	(void)state;
	refused(OPENED "kind: inspection\ntitle: T\nnumber: 3\n",
		"line 17: unknown key 'number' in a heading");
	refused(OPENED "kind: afi\nnumber: 3\ntitle: T\ncycle: PEEL\n",
		"line 18: unknown key 'cycle' in a heading");
	refused(OPENED "kind: afi\nnumber: 3\ntitle: T\nexample: yes\n",
		"line 18: unknown key 'example' in a heading");
	refused(OPENED "kind: afi\nnumber: 3\ntitle: T\n"
		"after: [b00000000001]\n",
		"line 18: unknown key 'after' in a heading");
	refused(OPENED "kind: afi\nnumber: 3\ntitle: T\n"
		"corrects: b00000000001\n",
		"line 18: unknown key 'corrects' in a heading");
}

static void only_a_recommendation_is_under_another(void **state)
{
	(void)state;
	refused(OPENED "kind: afi\nnumber: 3\nunder: 1\ntitle: T\n",
		"line 10: unknown key 'under' in a heading");
}

static void a_tombstone_without_after_stands_for_a_heading(void **state)
{
	(void)state;
	taken("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
	      "kind: afi\nnumber: 3\ntitle: T\n" ERASED);
	taken("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
	      "kind: inspection\n" ERASED);
	refused("id: a00000000001\nat: " NINE "\n" BY "what: erased\n" ERASED,
		"line 10: an 'erased' entry needs the key 'kind'");
	refused("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
		"kind: afi\n" ERASED,
		"line 10: an 'erased' entry needs the key 'number'");
	refused("id: a00000000001\nat: " NINE "\n" BY "what: erased\n"
		"kind: inspection\nnumber: 3\n" ERASED,
		"line 10: unknown key 'number' in an 'erased' entry");
	refused(COMMON "what: erased\nkind: afi\n" ERASED,
		"line 16: unknown key 'kind' in an 'erased' entry");
}

static void a_tombstone_corrects_nothing(void **state)
{
	(void)state;
	refused(COMMON "what: erased\ncorrects: c00000000001\n" ERASED,
		"line 16: unknown key 'corrects' in an 'erased' entry");
}

/* ---- looking up -------------------------------------------------------- */

static void fields_are_found_by_key(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	const struct afi_entry *entry;

	(void)state;
	entry_put(&rec, HEADING(HEAD_ID, NINE));
	entry = &rec.entries[0];
	assert_string_equal(afi_entry_get(entry, "title"),
			    "Give proper advice");
	assert_null(afi_entry_get(entry, "text"));
	assert_null(afi_entry_field(entry, "text"));
	assert_int_equal(afi_entry_number(entry, "number"), 3);
	assert_int_equal(afi_entry_number(entry, "under"), 0);
	assert_true(afi_entry_is(entry, "opened"));
	assert_false(afi_entry_is(entry, "open"));
	afi_record_clear(&rec);
}

static void entries_are_found_by_id(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	assert_null(afi_record_find(&rec, HEAD_ID));
	assert_null(afi_record_kind(&rec));
	assert_int_equal(afi_record_latest(&rec), INT64_MIN);
	entry_put(&rec, HEADING(HEAD_ID, "1970-01-01T00:00:09Z"));
	entry_put(&rec, UPDATE("b00000000001", HEAD_ID,
			       "1970-01-01T00:00:07Z"));
	assert_ptr_equal(afi_record_find(&rec, "b00000000001"),
			 &rec.entries[1]);
	assert_null(afi_record_find(&rec, "b0000000000"));
	assert_string_equal(afi_record_kind(&rec), "afi");
	assert_int_equal(afi_record_latest(&rec), 9);
	afi_record_clear(&rec);
	assert_int_equal(rec.n, 0);
	assert_null(rec.entries);
}

static void one_entry_is_an_id_and_its_bytes(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	entry_put(&rec, COMMON "what: update\ntext: x\n");
	entry_put(&rec, COMMON "what: update\ntext: x\n");
	entry_put(&rec, COMMON "what: update\ntext: y\n");
	entry_put(&rec, COMMON "what: update\ntext: xx\n");
	assert_true(afi_entry_same(&rec.entries[0], &rec.entries[1]));
	assert_false(afi_entry_same(&rec.entries[0], &rec.entries[2]));
	assert_false(afi_entry_same(&rec.entries[0], &rec.entries[3]));
	afi_record_clear(&rec);
}

static void kinds_of_findings_have_names(void **state)
{
	(void)state;
	assert_true(afi_kind_is_finding("coc"));
	assert_true(afi_kind_is_finding("observation"));
	assert_false(afi_kind_is_finding("inspection"));
	assert_false(afi_kind_is_finding("register"));
	assert_false(afi_kind_is_finding("af"));
	assert_true(afi_kind_is_actionable("area"));
	assert_true(afi_kind_is_actionable("rec"));
	assert_false(afi_kind_is_actionable("practice"));
	assert_false(afi_kind_is_actionable("observation"));
	assert_false(afi_kind_is_actionable("inspection"));
	assert_string_equal(afi_kind_name("afi"), "area for improvement");
	assert_string_equal(afi_kind_name("coc"), "cause of concern");
	assert_string_equal(afi_kind_name("area"), "area of concern");
	assert_string_equal(afi_kind_name("other"), "other");
}

/* ---- drafts ------------------------------------------------------------ */

static void a_draft_owns_its_strings(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	char key[] = "text", value[] = "said", item[] = "a00000000001";
	const char *const items[] = { item };

	(void)state;
	afi_draft_add(&draft, key, value);
	afi_draft_add(&draft, "none", NULL);
	afi_draft_number(&draft, "number", 12);
	afi_draft_list(&draft, "after", items, 1);
	afi_draft_list(&draft, "for", NULL, 0);
	key[0] = value[0] = item[0] = 'X';
	assert_int_equal(draft.n, 4);
	assert_string_equal(draft.v[0].key, "text");
	assert_string_equal(draft.v[0].value, "said");
	assert_string_equal(draft.v[1].value, "12");
	assert_null(draft.v[2].value);
	assert_int_equal(draft.v[2].nitems, 1);
	assert_string_equal(draft.v[2].items[0], "a00000000001");
	assert_non_null(draft.v[3].items);
	assert_int_equal(draft.v[3].nitems, 0);
	afi_draft_clear(&draft);
	assert_int_equal(draft.n, 0);
}

static void a_head_is_put_before_a_draft(void **state)
{
	struct afi_draft draft = AFI_DRAFT_INIT, head = AFI_DRAFT_INIT;
	static const char *const items[] = { "x", "y" };

	(void)state;
	afi_draft_add(&draft, "c", "3");
	afi_draft_add(&draft, "d", "4");
	afi_draft_add(&head, "a", "1");
	afi_draft_list(&head, "b", items, 2);
	afi_draft_prepend(&draft, &head);
	afi_draft_clear(&head);
	assert_int_equal(draft.n, 4);
	assert_string_equal(draft.v[0].value, "1");
	assert_string_equal(draft.v[1].key, "b");
	assert_string_equal(draft.v[1].items[1], "y");
	assert_string_equal(draft.v[2].value, "3");
	assert_string_equal(draft.v[3].key, "d");
	afi_draft_clear(&draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_is_taken_apart),
		cmocka_unit_test(it_happened_when_it_was_recorded),
		cmocka_unit_test(it_cannot_happen_after_it_was_recorded),
		cmocka_unit_test(a_line_has_a_limit),
		cmocka_unit_test(every_entry_needs_the_common_keys),
		cmocka_unit_test(values_have_types),
		cmocka_unit_test(common_values_have_types),
		cmocka_unit_test(an_author_is_a_name_and_an_address),
		cmocka_unit_test(a_key_stands_once),
		cmocka_unit_test(a_new_entry_has_no_line_to_name),
		cmocka_unit_test(what_is_refused_changes_nothing),
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
		cmocka_unit_test(fields_are_found_by_key),
		cmocka_unit_test(entries_are_found_by_id),
		cmocka_unit_test(one_entry_is_an_id_and_its_bytes),
		cmocka_unit_test(kinds_of_findings_have_names),
		cmocka_unit_test(a_draft_owns_its_strings),
		cmocka_unit_test(a_head_is_put_before_a_draft),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
