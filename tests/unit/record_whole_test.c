/* Rules for a record as a whole: what entries may say of others, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "order_parts.h"
#include "record.h"

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
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("c"), ID("b"), AT("02"))
		     "action: b00000000001\n"),
		"line 21: entry 'c00000000001' is about 'b00000000001', which "
		"is no action opened before it");
	invalid(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("02"))
		     "action: b00000000001\n"),
		"line 11: entry 'c00000000001' is about 'b00000000001', which "
		"is no action opened before it");
}

static void an_action_is_opened_before_it_is_spoken_of(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01"))
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
	invalid(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("02")) CORRECTS),
		"line 11: entry 'c00000000001' corrects 'b00000000001', which "
		"is not before it");
	invalid(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("01")) CORRECTS,
		     UPDATE(ID("b"), ID("c"), AT("02"))),
		"line 11: entry 'c00000000001' corrects 'b00000000001', which "
		"is not before it");
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")) CORRECTS),
		"line 11: entry 'b00000000001' corrects 'b00000000001', which "
		"is not before it");
}

static void a_correction_is_of_the_same_kind(void **state)
{
	(void)state;
	invalid(LIST(HEAD, ACTION(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("c"), ID("b"), AT("02")) CORRECTS),
		"line 21: entry 'c00000000001' (update) corrects "
		"'b00000000001' (action): only one of the same kind can");
}

static void a_correction_is_of_the_same_party(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     "id: c00000000001\nafter: [b00000000001]\nat: " AT("02")
		     "\nby: A <a@b>\nas: pcc\nwhat: update\ntext: x\n"
		     CORRECTS),
		"line 21: entry 'c00000000001' by pcc corrects 'b00000000001' "
		"by force: only the same party can");
}

static void a_heading_is_not_corrected(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("c"), ID("a"), AT("02"))
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
	invalid(LIST(HEAD, OPENED(ID("b"), "coc", "3")),
		"line 11: entry 'b00000000001' opens something else than the "
		"heading 'a00000000001'");
	invalid(LIST(HEAD, OPENED(ID("b"), "afi", "4")),
		"line 11: entry 'b00000000001' opens something else than the "
		"heading 'a00000000001'");
	invalid(LIST(OPENED(ID("a"), "rec", "3"),
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
	invalid(LIST(inspection, ACTION(ID("b"), ID("a"), AT("01"))),
		"line 11: entry 'b00000000001' (action) does not belong in "
		"the record of an inspection");
	invalid(LIST(book, UPDATE(ID("b"), ID("a"), AT("01"))),
		"line 11: entry 'b00000000001' (update) does not belong in "
		"the record of a register");
	invalid(LIST(HEAD, setting),
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
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     ERASED(ID("b"), ID("a"), AT("02"))),
		"line 11 and line 21: two contents for the id 'b00000000001'; "
		"one of them was changed");
}

static void a_tombstone_comes_after_the_same(void **state)
{
	(void)state;
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
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
	invalid(LIST(HEAD, ERASED_HEAD("4")),
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
	invalid(LIST(HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
		     ERASED(ID("b"), ID("a"), AT("01")),
		     UPDATE(ID("b"), ID("a"), AT("01")) "source: s\n"),
		"line 11 and line 31: two contents for the id 'b00000000001'; "
		"one of them was changed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
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
	};

	return cmocka_run_group_tests_name("record whole", tests, NULL, NULL);
}
