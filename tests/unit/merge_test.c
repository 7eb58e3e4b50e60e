/* Merging: single facts.  merge_laws_test.c has what holds for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "entry_text.h"
#include "record.h"
#include "str.h"

#define AT(minute) "2025-01-28T09:" minute ":00Z"
#define HEAD HEADING("a00000000001", AT("00"))
#define ID(letter) letter "00000000001"
#define ERASED(id, after, at) "id: " id "\nafter: [" after "]\nat: " at \
	"\n" BY "what: erased\nauthority: DPO\n" \
	"erased-at: 2025-02-01T00:00:00Z\nreason: a name\n"

static void make(struct afi_record *rec, const char *const *texts)
{
	struct afi_err err = AFI_ERR_INIT;

	for (int i = 0; texts[i]; i++)
		if (entry_add(rec, texts[i], 10 * i + 1, &err))
			fail_msg("%s", err.msg);
	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

#define MAKE(rec, ...) make(rec, (const char *const []){ __VA_ARGS__, NULL })

static void letters(const struct afi_record *rec, const char *expected)
{
	assert_int_equal(rec->n, strlen(expected));
	for (size_t i = 0; i < rec->n; i++)
		assert_int_equal(rec->entries[i].id[0], expected[i]);
}

static void what_was_written_apart_comes_together(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record out = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&b, HEAD, UPDATE(ID("c"), ID("a"), AT("03")),
	     UPDATE(ID("d"), ID("c"), AT("09")));
	assert_int_equal(afi_record_merge(&out, &a, &b, &err), AFI_OK);
	letters(&out, "acbd");
	afi_record_clear(&a);
	afi_record_clear(&b);
	/* It is a deep copy: what it was made of is gone. */
	assert_string_equal(afi_entry_get(&out.entries[3], "text"),
			    "Done some more");
	assert_string_equal(out.entries[3].after[0], ID("c"));
	assert_int_equal(out.entries[3].line, 21);
	afi_record_clear(&out);
}

static void two_openings_of_one_path_are_one_record(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record out = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEADING("b00000000001", AT("01")),
	     UPDATE(ID("c"), ID("b"), AT("02")));
	MAKE(&b, HEADING("d00000000001", AT("00")));
	assert_int_equal(afi_record_merge(&out, &a, &b, &err), AFI_OK);
	letters(&out, "dbc");
	afi_record_clear(&a);
	afi_record_clear(&b);
	afi_record_clear(&out);
}

#define OPENED(kind, rest) "id: b00000000001\nat: " AT("00") "\n" BY \
	"what: opened\nkind: " kind "\ntitle: T\n" rest

static void different_paths_are_not_one_record(void **state)
{
	static const struct { const char *other, *msg; } wrong[] = {
		{ OPENED("afi", "number: 4\n"),
		  "not the same record: 'afi 3' and 'afi 4'" },
		{ OPENED("coc", "number: 3\n"),
		  "not the same record: 'afi 3' and 'coc 3'" },
		{ OPENED("inspection", ""),
		  "not the same record: 'afi 3' and 'inspection'" },
		{ OPENED("rec", "number: 3\nunder: 1\n"),
		  "not the same record: 'afi 3' and 'rec 1-3'" },
	};
	struct afi_record a = AFI_RECORD_INIT, out = AFI_RECORD_INIT;

	(void)state;
	MAKE(&a, HEAD);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct afi_record b = AFI_RECORD_INIT;
		struct afi_err err = AFI_ERR_INIT;

		MAKE(&b, wrong[i].other);
		assert_int_equal(afi_record_merge(&out, &a, &b, &err),
				 AFI_EINVALID);
		assert_string_equal(err.msg, wrong[i].msg);
		assert_int_equal(out.n, 0);
		afi_record_clear(&b);
	}
	afi_record_clear(&a);
}

static void a_changed_entry_stops_the_merge(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record out = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&b, HEAD, UPDATE(ID("c"), ID("a"), AT("04")),
	     UPDATE(ID("b"), ID("a"), AT("06")));
	assert_int_equal(afi_record_merge(&out, &a, &b, &err), AFI_EINVALID);
	assert_string_equal(err.msg, "line 11 and line 21: two contents for "
			    "the id 'b00000000001'; one of them was changed");
	assert_int_equal(out.n, 0);
	assert_null(out.arena.last);
	afi_record_clear(&a);
	afi_record_clear(&b);
}

static void a_tombstone_wins_on_either_side(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&b, HEAD, ERASED(ID("b"), ID("a"), AT("05")));
	for (int i = 0; i < 2; i++) {
		struct afi_record out = AFI_RECORD_INIT;

		assert_int_equal(afi_record_merge(&out, i ? &a : &b,
						  i ? &b : &a, &err), AFI_OK);
		assert_true(afi_record_equal(&out, &b));
		afi_record_clear(&out);
	}
	afi_record_clear(&a);
	afi_record_clear(&b);
}

static void a_longer_record_keeps_a_shorter(void **state)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	const struct afi_entry *lost = NULL;

	(void)state;
	MAKE(&old, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&now, HEAD, UPDATE(ID("c"), ID("a"), AT("01")),
	     UPDATE(ID("b"), ID("a"), AT("05")));
	assert_true(afi_record_keeps(&now, &old, &lost));
	assert_true(afi_record_keeps(&now, &old, NULL));
	assert_null(lost);
	assert_false(afi_record_keeps(&old, &now, &lost));
	assert_ptr_equal(lost, &now.entries[1]);
	assert_false(afi_record_keeps(&old, &now, NULL));
	afi_record_clear(&old);
	afi_record_clear(&now);
}

static void a_changed_entry_is_lost(void **state)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	const struct afi_entry *lost = NULL;

	(void)state;
	MAKE(&old, HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
	     UPDATE(ID("c"), ID("a"), AT("02")));
	MAKE(&now, HEAD, UPDATE(ID("b"), ID("a"), AT("03")),
	     UPDATE(ID("c"), ID("a"), AT("02")));
	assert_false(afi_record_keeps(&now, &old, &lost));
	assert_ptr_equal(lost, &old.entries[1]);
	afi_record_clear(&old);
	afi_record_clear(&now);
}

static void an_erased_entry_is_not_lost(void **state)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	struct afi_record other = AFI_RECORD_INIT;
	const struct afi_entry *lost = NULL;

	(void)state;
	MAKE(&old, HEAD, UPDATE(ID("b"), ID("a"), AT("01")));
	MAKE(&now, HEAD, ERASED(ID("b"), ID("a"), AT("01")));
	MAKE(&other, HEAD, ERASED(ID("b"), ID("a"), AT("02")));
	assert_true(afi_record_keeps(&now, &old, NULL));
	assert_false(afi_record_keeps(&old, &now, &lost));
	assert_ptr_equal(lost, &now.entries[1]);
	/* No tombstone of that entry: its time is another. */
	assert_false(afi_record_keeps(&other, &old, NULL));
	afi_record_clear(&old);
	afi_record_clear(&now);
	afi_record_clear(&other);
}

static void a_tombstone_gives_way_to_a_smaller_one_only(void **state)
{
	struct afi_record small = AFI_RECORD_INIT, large = AFI_RECORD_INIT;

	(void)state;
	MAKE(&small, HEAD, ERASED(ID("b"), ID("a"), AT("01")) "source: p\n");
	MAKE(&large, HEAD, ERASED(ID("b"), ID("a"), AT("01")) "source: q\n");
	assert_true(afi_record_keeps(&small, &large, NULL));
	assert_false(afi_record_keeps(&large, &small, NULL));
	afi_record_clear(&small);
	afi_record_clear(&large);
}

static void equal_records_hold_the_same_entries(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record c = AFI_RECORD_INIT, d = AFI_RECORD_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("01")));
	MAKE(&b, UPDATE(ID("b"), ID("a"), AT("01")), HEAD);
	MAKE(&c, HEAD, UPDATE(ID("b"), ID("a"), AT("02")));
	MAKE(&d, HEAD);
	assert_true(afi_record_equal(&a, &b));
	assert_false(afi_record_equal(&a, &c));
	assert_false(afi_record_equal(&a, &d));
	assert_false(afi_record_equal(&d, &a));
	afi_record_clear(&a);
	afi_record_clear(&b);
	afi_record_clear(&c);
	afi_record_clear(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_apart_comes_together),
		cmocka_unit_test(two_openings_of_one_path_are_one_record),
		cmocka_unit_test(different_paths_are_not_one_record),
		cmocka_unit_test(a_changed_entry_stops_the_merge),
		cmocka_unit_test(a_tombstone_wins_on_either_side),
		cmocka_unit_test(a_longer_record_keeps_a_shorter),
		cmocka_unit_test(a_changed_entry_is_lost),
		cmocka_unit_test(an_erased_entry_is_not_lost),
		cmocka_unit_test(a_tombstone_gives_way_to_a_smaller_one_only),
		cmocka_unit_test(equal_records_hold_the_same_entries),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
