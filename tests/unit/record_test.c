#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "date.h"
#include "entry_checks.h"
#include "record.h"
#include "str.h"

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
	entry_refused(
		COMMON "happened: 2025-01-29\nwhat: update\ntext: x\n",
		"line 10: happened on 2025-01-29, but was recorded before, at "
		"2025-01-28T09:00:00Z");
	entry_taken(COMMON "happened: 2025-01-28\nwhat: update\ntext: x\n");
	entry_taken("id: b00000000001\nafter: [a00000000001]\n"
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
	entry_taken(text.s);
	text.s[text.len - 1] = 'x';
	afi_str_addc(&text, '\n');
	entry_refused(text.s, "line 16: key 'owner' has more than 4096 bytes");
	afi_str_clear(&text);
}

static void every_entry_needs_the_common_keys(void **state)
{
	(void)state;
	entry_refused("after: [a00000000001]\nat: " NINE "\n" BY
		      "what: update\ntext: x\n",
		      "line 10: an 'update' entry needs the key 'id'");
	entry_refused("id: b00000000001\nat: " NINE "\n" BY
		      "what: update\ntext: x\n",
		      "line 10: an 'update' entry needs the key 'after'");
	entry_refused("id: b00000000001\nafter: [a00000000001]\n" BY
		      "what: update\ntext: x\n",
		      "line 10: an 'update' entry needs the key 'at'");
	entry_refused("id: b00000000001\nafter: [a00000000001]\nat: " NINE
		      "\nas: force\nwhat: update\ntext: x\n",
		      "line 10: an 'update' entry needs the key 'by'");
	entry_refused("id: b00000000001\nafter: [a00000000001]\nat: " NINE
		      "\nby: A <a@b>\nwhat: update\ntext: x\n",
		      "line 10: an 'update' entry needs the key 'as'");
	entry_refused(COMMON "text: x\n",
		      "line 10: an entry needs the key 'what'");
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
		entry_refused(text.s, msg.s);
	}
	afi_str_clear(&text);
	afi_str_clear(&msg);
}

static void common_values_have_types(void **state)
{
	(void)state;
	entry_refused("id: 3\n", "line 10: key 'id' must be an id such as "
		      "k7mq2x8w0p9d, not '3'");
	entry_refused(
		"after: a00000000001\n",
		"line 10: key 'after' must be a list, "
		"each of it an id such as k7mq2x8w0p9d, not 'a00000000001'");
	entry_refused("after: [a00000000001, b]\n",
		      "line 10: key 'after' must be a "
		      "list, each of it an id such as k7mq2x8w0p9d, not 'b'");
	entry_refused("after: []\n", "line 10: key 'after' is an empty list");
	entry_refused("after: {}\n",
		      "line 10: key 'after' must be a list, each of "
		      "it an id such as k7mq2x8w0p9d");
	entry_refused("at: 2025-01-28\n",
		      "line 10: key 'at' must be a time such as "
		      "2025-01-28T15:01:09Z, not '2025-01-28'");
	entry_refused("as: The Force\n",
		      "line 10: key 'as' must be a name of small "
		      "letters, digits and dashes, not 'The Force'");
	entry_refused("what: Up date\n",
		      "line 10: key 'what' must be a name of "
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
		entry_refused(text.s, msg.s);
	}
	afi_str_clear(&text);
	afi_str_clear(&msg);
}

static void a_key_stands_once(void **state)
{
	(void)state;
	entry_refused(COMMON "what: update\ntext: x\ntext: x\n",
		      "line 17: key 'text' stands twice");
	entry_refused(COMMON "as: force\nwhat: update\ntext: x\n",
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
		cmocka_unit_test(fields_are_found_by_key),
		cmocka_unit_test(entries_are_found_by_id),
		cmocka_unit_test(one_entry_is_an_id_and_its_bytes),
		cmocka_unit_test(kinds_of_findings_have_names),
		cmocka_unit_test(a_draft_owns_its_strings),
		cmocka_unit_test(a_head_is_put_before_a_draft),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
