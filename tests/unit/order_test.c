#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "order_parts.h"
#include "record.h"
#include "str.h"

/* ---- order ------------------------------------------------------------- */

static void an_entry_comes_after_what_it_names(void **state)
{
	(void)state;
	/* c was written after b, whatever their clocks said. */
	in_order(LIST(UPDATE(ID("c"), ID("b"), AT("01")),
		      UPDATE(ID("b"), ID("a"), AT("30")), HEAD), "abc");
}

static void the_earlier_of_two_comes_first(void **state)
{
	(void)state;
	in_order(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("02")),
		      UPDATE(ID("c"), ID("a"), AT("01"))), "acb");
}

static void of_the_same_time_the_smaller_id_comes_first(void **state)
{
	(void)state;
	in_order(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("01")),
		      UPDATE(ID("d"), ID("a"), AT("01")),
		      UPDATE(ID("b"), ID("a"), AT("01"))), "abcd");
}

static void only_what_can_come_next_is_compared(void **state)
{
	(void)state;
	/* d is the earliest but waits for c, and c for its turn after b. */
	in_order(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("10")),
		      UPDATE(ID("c"), ID("a"), AT("20")),
		      UPDATE(ID("d"), ID("c"), AT("05")),
		      UPDATE(ID("e"), ID("b"), AT("15"))), "abecd");
}

static void branches_meet_again(void **state)
{
	(void)state;
	in_order(LIST(UPDATE(ID("e"), "d00000000001, c00000000001", AT("00")),
		      UPDATE(ID("d"), ID("a"), AT("03")),
		      UPDATE(ID("c"), ID("b"), AT("09")),
		      UPDATE(ID("b"), ID("a"), AT("04")), HEAD), "adbce");
}

static void order_does_not_depend_on_the_file(void **state)
{
	static const char *const texts[] = {
		HEAD, UPDATE("b00000000001", "a00000000001", AT("10")),
		UPDATE("c00000000001", "a00000000001", AT("05")),
		UPDATE("d00000000001", "b00000000001", AT("05")),
		UPDATE("e00000000001", "b00000000001, c00000000001", AT("01")),
	};
	struct texts list = { { NULL } };

	(void)state;
	/* All 120 orders of five: the digits of i in the factorial system. */
	for (int i = 0; i < 120; i++) {
		int left[5] = { 0, 1, 2, 3, 4 }, rest = i;

		for (int n = 5; n > 0; n--) {
			int k = rest % n;

			rest /= n;
			list.v[5 - n] = texts[left[k]];
			memmove(left + k, left + k + 1,
				(size_t)(n - k - 1) * sizeof(*left));
		}
		/* After a: b (10) and c (05).  Then b; then d (05), e (01). */
		in_order(list, "acbed");
	}
}

static void equal_entries_count_once(void **state)
{
	(void)state;
	in_order(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")), HEAD,
		      UPDATE(ID("b"), ID("a"), AT("01")),
		      UPDATE(ID("c"), ID("b"), AT("01"))), "abc");
}

static void settling_twice_changes_nothing(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(settle(&rec, LIST(
		UPDATE(ID("c"), ID("a"), AT("02")), HEAD,
		UPDATE(ID("b"), ID("a"), AT("03"))), &err), AFI_OK);
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	assert_int_equal(rec.n, 3);
	assert_string_equal(rec.entries[1].id, ID("c"));
	assert_int_equal(rec.entries[2].places[0], 0);
	afi_record_clear(&rec);
}

static void places_are_those_of_after(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(settle(&rec, LIST(
		UPDATE(ID("d"), "c00000000001, b00000000001", AT("01")),
		UPDATE(ID("c"), ID("a"), AT("02")), HEAD,
		UPDATE(ID("b"), ID("a"), AT("03"))), &err), AFI_OK);
	assert_string_equal(rec.entries[3].id, ID("d"));
	assert_int_equal(rec.entries[3].places[0], 1);
	assert_int_equal(rec.entries[3].places[1], 2);
	afi_record_clear(&rec);
}

/* ---- what is refused --------------------------------------------------- */

static void a_record_is_not_empty(void **state)
{
	(void)state;
	invalid(LIST(NULL), "there is no heading");
}

static void a_record_begins_with_a_heading(void **state)
{
	(void)state;
	invalid(LIST(UPDATE(ID("b"), ID("b"), AT("01"))),
		"there is no heading");
}

static void what_an_entry_comes_after_is_there(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("c"), "a00000000001, b00000000001",
				  AT("02"))),
		"line 11: entry 'c00000000001' comes after 'b00000000001', "
		"which is not there: it was removed");
}

static void nothing_comes_after_itself(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("b"), AT("01"))),
		"line 11: entry 'b00000000001' comes after itself");
}

static void nothing_comes_after_itself_round_about(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	/* b waits for the ring of d, e and f, but is not in it. */
	assert_int_equal(settle(&rec, LIST(
		HEAD, UPDATE(ID("b"), ID("d"), AT("01")),
		UPDATE(ID("d"), "a00000000001, e00000000001", AT("01")),
		UPDATE(ID("e"), ID("f"), AT("01")),
		UPDATE(ID("f"), ID("d"), AT("01"))), &err), AFI_EINVALID);
	assert_non_null(strstr(err.msg, "comes after itself"));
	assert_null(strstr(err.msg, "'b00000000001'"));
	afi_record_clear(&rec);
}

static void an_id_stands_for_one_content(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("c"), ID("b"), AT("02")),
		     UPDATE(ID("b"), ID("a"), AT("01")) "source: s\n"),
		"line 11 and line 31: two contents for the id "
		"'b00000000001'; one of them was changed");
}

static void settling_what_is_wrong_changes_nothing(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(settle(&rec, LIST(
		UPDATE(ID("c"), ID("x"), AT("02")), HEAD, HEAD), &err),
		AFI_EINVALID);
	assert_int_equal(rec.n, 3);
	assert_string_equal(rec.entries[0].id, ID("c"));
	afi_record_clear(&rec);
}

/* ---- who saw what ------------------------------------------------------ */

/* a, then b and d apart, c after b, e after both. */
static void put_fork(struct afi_record *rec)
{
	entry_put(rec, HEAD);
	entry_put(rec, UPDATE(ID("b"), ID("a"), AT("01")));
	entry_put(rec, UPDATE(ID("c"), ID("b"), AT("02")));
	entry_put(rec, UPDATE(ID("d"), ID("a"), AT("03")));
}

static void heads_are_what_nothing_follows(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *const *heads;

	(void)state;
	entry_put(&rec, HEAD);
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	assert_int_equal(afi_record_heads(&heads, &rec), 1);
	assert_string_equal(heads[0], ID("a"));
	afi_record_clear(&rec);

	/* In order d comes before c; sorted, c is first. */
	entry_put(&rec, HEAD);
	entry_put(&rec, UPDATE(ID("d"), ID("a"), AT("01")));
	entry_put(&rec, UPDATE(ID("b"), ID("a"), AT("02")));
	entry_put(&rec, UPDATE(ID("c"), ID("b"), AT("03")));
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	assert_int_equal(afi_record_heads(&heads, &rec), 2);
	assert_string_equal(heads[0], ID("c"));
	assert_string_equal(heads[1], ID("d"));
	afi_record_clear(&rec);
}

static void who_wrote_after_something_saw_it(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const struct afi_entry *a, *b, *c, *d;

	(void)state;
	put_fork(&rec);
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	a = &rec.entries[0];
	b = &rec.entries[1];
	c = &rec.entries[2];
	d = &rec.entries[3];
	assert_true(afi_record_saw(&rec, c, b));
	assert_true(afi_record_saw(&rec, c, a));
	assert_true(afi_record_saw(&rec, d, a));
	assert_true(afi_record_saw(&rec, b, b));
	assert_false(afi_record_saw(&rec, b, c));
	assert_false(afi_record_saw(&rec, d, b));
	assert_false(afi_record_saw(&rec, d, c));
	assert_false(afi_record_saw(&rec, c, d));
	afi_record_clear(&rec);
}

static void all_that_was_seen_is_marked(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	bool seen[5] = { false };

	(void)state;
	put_fork(&rec);
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	afi_record_mark_seen(seen, &rec, &rec.entries[3]);
	assert_true(seen[0]);
	assert_false(seen[1]);
	assert_false(seen[2]);
	assert_true(seen[3]);
	afi_record_mark_seen(seen, &rec, &rec.entries[1]);
	assert_true(seen[1]);
	assert_false(seen[2]);
	assert_true(seen[3]);
	afi_record_clear(&rec);
}

/* ---- size -------------------------------------------------------------- */

enum { MANY = 20000 };

/* An update whose id is made of @i, after the one before it or the heading. */
static void put_many(struct afi_record *rec, int i, bool chain)
{
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "id: b%011d\nafter: [", i);
	if (chain && i > 0)
		afi_str_addf(&text, "b%011d", i - 1);
	else
		afi_str_adds(&text, ID("a"));
	afi_str_addf(&text, "]\nat: 2025-01-28T%02d:%02d:%02dZ\n" BY
		     "what: update\ntext: x\n", i / 3600 % 24, i / 60 % 60,
		     i % 60);
	entry_put(rec, text.s);
	afi_str_clear(&text);
}

static void many_entries_take_no_time(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	clock_t start;

	(void)state;
	for (int chain = 0; chain < 2; chain++) {
		for (int i = MANY; i-- > 0;)
			put_many(&rec, i, chain);
		entry_put(&rec, HEADING("a00000000001",
					"2025-01-28T00:00:00Z"));
		start = clock();
		assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
		/* 30 ms; 300 with valgrind; by linear search 1600. */
		assert_true(clock() - start < CLOCKS_PER_SEC);
		assert_int_equal(rec.n, MANY + 1);
		assert_string_equal(rec.entries[MANY].id, "b00000019999");
		afi_record_clear(&rec);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_comes_after_what_it_names),
		cmocka_unit_test(the_earlier_of_two_comes_first),
		cmocka_unit_test(of_the_same_time_the_smaller_id_comes_first),
		cmocka_unit_test(only_what_can_come_next_is_compared),
		cmocka_unit_test(branches_meet_again),
		cmocka_unit_test(order_does_not_depend_on_the_file),
		cmocka_unit_test(equal_entries_count_once),
		cmocka_unit_test(settling_twice_changes_nothing),
		cmocka_unit_test(places_are_those_of_after),
		cmocka_unit_test(a_record_is_not_empty),
		cmocka_unit_test(a_record_begins_with_a_heading),
		cmocka_unit_test(what_an_entry_comes_after_is_there),
		cmocka_unit_test(nothing_comes_after_itself),
		cmocka_unit_test(nothing_comes_after_itself_round_about),
		cmocka_unit_test(an_id_stands_for_one_content),
		cmocka_unit_test(settling_what_is_wrong_changes_nothing),
		cmocka_unit_test(heads_are_what_nothing_follows),
		cmocka_unit_test(who_wrote_after_something_saw_it),
		cmocka_unit_test(all_that_was_seen_is_marked),
		cmocka_unit_test(many_entries_take_no_time),
	};

	return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
