#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "entry_text.h"
#include "record.h"
#include "str.h"

#define AT(minute) "2025-01-28T09:" minute ":00Z"
#define HEAD HEADING("a00000000001", AT("00"))
#define ID(letter) letter "00000000001"

/* A list of at most ten entries; they begin in the lines 1, 11... */
struct texts {
	const char *v[10];
};

static enum afi_code settle(struct afi_record *rec, struct texts texts,
			    struct afi_err *err)
{
	for (int i = 0; i < 10 && texts.v[i]; i++)
		if (entry_add(rec, texts.v[i], 10 * i + 1, err))
			fail_msg("%s", err->msg);
	return afi_record_settle(rec, err);
}

/* The first letters of the ids in order. */
static void in_order(struct texts texts, const char *letters)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (settle(&rec, texts, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(rec.n, strlen(letters));
	for (size_t i = 0; i < rec.n; i++)
		assert_int_equal(rec.entries[i].id[0], letters[i]);
	afi_record_clear(&rec);
}

static void refused(struct texts texts, const char *msg)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(settle(&rec, texts, &err), AFI_EINVALID);
	assert_string_equal(err.msg, msg);
	afi_record_clear(&rec);
}

#define LIST(...) (struct texts){ { __VA_ARGS__ } }

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
	refused(LIST(NULL), "there is no heading");
}

static void a_record_begins_with_a_heading(void **state)
{
	(void)state;
	refused(LIST(UPDATE(ID("b"), ID("b"), AT("01"))),
		"there is no heading");
}

static void what_an_entry_comes_after_is_there(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("c"), "a00000000001, b00000000001",
				  AT("02"))),
		"line 11: entry 'c00000000001' comes after 'b00000000001', "
		"which is not there: it was removed");
}

static void nothing_comes_after_itself(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("b"), ID("b"), AT("01"))),
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
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
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

/* ---- entries about other entries --------------------------------------- */

#define ACTION(id, after, at) "id: " id "\nafter: [" after "]\nat: " at \
	"\n" BY "what: action\nnumber: 2\ntitle: Train\n"
#define ERASED(id, after, at) "id: " id "\nafter: [" after "]\nat: " at \
	"\n" BY "what: erased\nreason: r\nauthority: DPO\n" \
	"erased-at: 2025-02-01T00:00:00Z\n"

static void an_entry_is_about_an_action(void **state)
{
	(void)state;
	in_order(LIST(HEAD, ACTION(ID("b"), ID("a"), AT("01")),
		      UPDATE(ID("c"), ID("b"), AT("02"))
		      "action: b00000000001\n"), "abc");
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("c"), ID("b"), AT("02"))
		     "action: b00000000001\n"),
		"line 21: entry 'c00000000001' is about 'b00000000001', which "
		"is no action opened before it");
	refused(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("02"))
		     "action: b00000000001\n"),
		"line 11: entry 'c00000000001' is about 'b00000000001', which "
		"is no action opened before it");
}

static void an_action_is_opened_before_it_is_spoken_of(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01"))
		     "action: c00000000001\n",
		     ACTION(ID("c"), ID("b"), AT("02"))),
		"line 11: entry 'b00000000001' is about 'c00000000001', which "
		"is no action opened before it");
}

static void an_erased_action_may_still_be_spoken_of(void **state)
{
	(void)state;
	in_order(LIST(HEAD, ERASED(ID("b"), ID("a"), AT("01")),
		      UPDATE(ID("c"), ID("b"), AT("02"))
		      "action: b00000000001\n"), "abc");
}

static void a_newer_kind_may_be_spoken_of(void **state)
{
	(void)state;
	in_order(LIST(HEAD, "id: b00000000001\nafter: [a00000000001]\nat: "
		      AT("01") "\n" BY "what: project\n",
		      UPDATE(ID("c"), ID("b"), AT("02"))
		      "action: b00000000001\n"), "abc");
}

#define CORRECTS "corrects: b00000000001\n"

static void a_correction_comes_after_what_it_corrects(void **state)
{
	(void)state;
	in_order(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		      UPDATE(ID("c"), ID("b"), AT("02")) CORRECTS), "abc");
	refused(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("02")) CORRECTS),
		"line 11: entry 'c00000000001' corrects 'b00000000001', which "
		"is not before it");
	refused(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("01")) CORRECTS,
		     UPDATE(ID("b"), ID("c"), AT("02"))),
		"line 11: entry 'c00000000001' corrects 'b00000000001', which "
		"is not before it");
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")) CORRECTS),
		"line 11: entry 'b00000000001' corrects 'b00000000001', which "
		"is not before it");
}

static void a_correction_is_of_the_same_kind(void **state)
{
	(void)state;
	refused(LIST(HEAD, ACTION(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("c"), ID("b"), AT("02")) CORRECTS),
		"line 21: entry 'c00000000001' (update) corrects "
		"'b00000000001' (action): only one of the same kind can");
}

static void a_correction_is_of_the_same_party(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     "id: c00000000001\nafter: [b00000000001]\nat: " AT("02")
		     "\nby: A <a@b>\nas: pcc\nwhat: update\ntext: x\n"
		     CORRECTS),
		"line 21: entry 'c00000000001' by pcc corrects 'b00000000001' "
		"by force: only the same party can");
}

static void a_heading_is_not_corrected(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("02"))
		     "corrects: a00000000001\n"),
		"line 11: entry 'c00000000001' corrects 'a00000000001', which "
		"is a heading: an edition does that");
}

static void what_was_erased_may_have_been_corrected(void **state)
{
	(void)state;
	in_order(LIST(HEAD, ERASED(ID("b"), ID("a"), AT("01")),
		      UPDATE(ID("c"), ID("b"), AT("02")) CORRECTS), "abc");
}

/* ---- headings and levels ----------------------------------------------- */

static void another_opening_of_the_same_path_stands_below(void **state)
{
	(void)state;
	in_order(LIST(HEADING("b00000000001", AT("05")),
		      UPDATE(ID("c"), ID("b"), AT("06")),
		      HEADING("d00000000001", AT("04"))), "dbc");
	in_order(LIST(HEADING("b00000000001", AT("05")),
		      HEADING("a00000000001", AT("05"))), "ab");
}

#define OPENED(id, kind, number) "id: " id "\nat: " AT("05") "\n" BY \
	"what: opened\nkind: " kind "\nnumber: " number "\ntitle: T\n"

static void another_path_does_not(void **state)
{
	(void)state;
	refused(LIST(HEAD, OPENED(ID("b"), "coc", "3")),
		"line 11: entry 'b00000000001' opens something else than the "
		"heading 'a00000000001'");
	refused(LIST(HEAD, OPENED(ID("b"), "afi", "4")),
		"line 11: entry 'b00000000001' opens something else than the "
		"heading 'a00000000001'");
	refused(LIST(OPENED(ID("a"), "rec", "3"),
		     OPENED(ID("b"), "rec", "3") "under: 1\n"),
		"line 11: entry 'b00000000001' opens something else than the "
		"heading 'a00000000001'");
}

static void kinds_belong_to_levels(void **state)
{
	static const char *const inspection = "id: a00000000001\nat: " AT("00")
		"\n" BY "what: opened\nkind: inspection\ntitle: T\n";
	static const char *const book = "id: a00000000001\nat: " AT("00")
		"\n" BY "what: opened\nkind: register\n";
	static const char *const setting = "id: b00000000001\n"
		"after: [a00000000001]\nat: " AT("01") "\n" BY
		"what: setting\nname: n\nvalue: v\n";

	(void)state;
	in_order(LIST(book, setting), "ab");
	in_order(LIST(inspection, UPDATE(ID("b"), ID("a"), AT("01"))), "ab");
	refused(LIST(inspection, ACTION(ID("b"), ID("a"), AT("01"))),
		"line 11: entry 'b00000000001' (action) does not belong in "
		"the record of an inspection");
	refused(LIST(book, UPDATE(ID("b"), ID("a"), AT("01"))),
		"line 11: entry 'b00000000001' (update) does not belong in "
		"the record of a register");
	refused(LIST(HEAD, setting),
		"line 11: entry 'b00000000001' (setting) does not belong in "
		"the record of a finding");
	in_order(LIST(book, ERASED(ID("b"), ID("a"), AT("01"))), "ab");
	in_order(LIST(HEAD, ERASED(ID("b"), ID("a"), AT("01"))), "ab");
}

/* ---- tombstones -------------------------------------------------------- */

static void a_tombstone_stands_for_its_original(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(settle(&rec, LIST(
		HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		ERASED(ID("b"), ID("a"), AT("01"))), &err), AFI_OK);
	assert_int_equal(rec.n, 2);
	assert_string_equal(rec.entries[1].what, "erased");
	afi_record_clear(&rec);
}

static void a_tombstone_has_the_time_of_its_original(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     ERASED(ID("b"), ID("a"), AT("02"))),
		"line 11 and line 21: two contents for the id 'b00000000001'; "
		"one of them was changed");
}

static void a_tombstone_comes_after_the_same(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("c"), ID("b"), AT("02")),
		     ERASED(ID("c"), ID("a"), AT("02"))),
		"line 21 and line 31: two contents for the id 'c00000000001'; "
		"one of them was changed");
}

#define ERASED_HEAD(number) "id: a00000000001\nat: " AT("00") "\n" BY \
	"what: erased\nkind: afi\nnumber: " number "\nreason: r\n" \
	"authority: DPO\nerased-at: 2025-02-01T00:00:00Z\n"

static void a_heading_can_be_erased(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(settle(&rec, LIST(
		HEAD, UPDATE(ID("b"), ID("a"), AT("01")), ERASED_HEAD("3")),
		&err), AFI_OK);
	assert_int_equal(rec.n, 2);
	assert_string_equal(rec.entries[0].what, "erased");
	assert_string_equal(afi_record_kind(&rec), "afi");
	afi_record_clear(&rec);
	refused(LIST(HEAD, ERASED_HEAD("4")),
		"line 1 and line 11: two contents for the id 'a00000000001'; "
		"one of them was changed");
}

static void of_two_tombstones_the_smaller_stands(void **state)
{
	static const char *const one = ERASED("b00000000001", "a00000000001",
					      AT("01")) "source: p\n";
	static const char *const two = ERASED("b00000000001", "a00000000001",
					      AT("01")) "source: q\n";
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct afi_record rec = AFI_RECORD_INIT;

		assert_int_equal(settle(&rec, LIST(
			HEAD, i ? one : two, i ? two : one), &err), AFI_OK);
		assert_int_equal(rec.n, 2);
		assert_string_equal(rec.entries[1].source, "p");
		afi_record_clear(&rec);
	}
}

static void a_tombstone_excuses_no_second_content(void **state)
{
	(void)state;
	refused(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     ERASED(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("b"), ID("a"), AT("01")) "source: s\n"),
		"line 11 and line 31: two contents for the id 'b00000000001'; "
		"one of them was changed");
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
		cmocka_unit_test(an_entry_is_about_an_action),
		cmocka_unit_test(an_action_is_opened_before_it_is_spoken_of),
		cmocka_unit_test(an_erased_action_may_still_be_spoken_of),
		cmocka_unit_test(a_newer_kind_may_be_spoken_of),
		cmocka_unit_test(a_correction_comes_after_what_it_corrects),
		cmocka_unit_test(a_correction_is_of_the_same_kind),
		cmocka_unit_test(a_correction_is_of_the_same_party),
		cmocka_unit_test(a_heading_is_not_corrected),
		cmocka_unit_test(what_was_erased_may_have_been_corrected),
		cmocka_unit_test(
			another_opening_of_the_same_path_stands_below),
		cmocka_unit_test(another_path_does_not),
		cmocka_unit_test(kinds_belong_to_levels),
		cmocka_unit_test(a_tombstone_stands_for_its_original),
		cmocka_unit_test(a_tombstone_has_the_time_of_its_original),
		cmocka_unit_test(a_tombstone_comes_after_the_same),
		cmocka_unit_test(a_heading_can_be_erased),
		cmocka_unit_test(of_two_tombstones_the_smaller_stands),
		cmocka_unit_test(a_tombstone_excuses_no_second_content),
		cmocka_unit_test(heads_are_what_nothing_follows),
		cmocka_unit_test(who_wrote_after_something_saw_it),
		cmocka_unit_test(all_that_was_seen_is_marked),
		cmocka_unit_test(many_entries_take_no_time),
	};

	return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
