/* Dates and entries as views. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "query_parts.h"
#include "view_parts.h"

/* The entry with @id as a view; the caller's. */
static json_t *entry_view(const struct scene *scene, const char *id)
{
	const struct afi_entry *entry = afi_record_find(&scene->rec, id);

	assert_non_null(entry);
	return afi_view_entry(&scene->sub, entry);
}

static void assert_words(const char *id, const char *words)
{
	struct scene scene;
	json_t *view;

	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, id);
	assert_string_equal(at(view, "words"), words);
	json_decref(view);
	scene_clear(&scene);
}

/* ---- dates ----------------------------------------------------------- */

static void a_day_stands_in_three_forms(void **state)
{
	json_t *day = afi_view_day(afi_day_of(2025, 1, 28));

	(void)state;
	assert_string_equal(at(day, "iso"), "2025-01-28");
	assert_string_equal(at(day, "long"), "28 January 2025");
	assert_string_equal(at(day, "ordinal"), "28th January 2025");
	assert_null(in(day, "words"));
	json_decref(day);
}

static void ordinals_follow_english(void **state)
{
	static const char *const ordinals[] = {
		"1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th",
		"10th", "11th", "12th", "13th", "14th", "15th", "16th", "17th",
		"18th", "19th", "20th", "21st", "22nd", "23rd", "24th", "25th",
		"26th", "27th", "28th", "29th", "30th", "31st",
	};

	(void)state;
	for (int i = 0; i < 31; i++) {
		json_t *day = afi_view_day(afi_day_of(2025, 5, i + 1));
		const size_t n = strlen(ordinals[i]);

		assert_memory_equal(at(day, "ordinal"), ordinals[i], n);
		assert_string_equal(at(day, "ordinal") + n, " May 2025");
		json_decref(day);
	}
}

static void a_month_keeps_its_words(void **state)
{
	struct afi_date date = { .day = afi_day_of(2025, 4, 30),
				 .month = true };
	json_t *view = afi_view_date(&date);

	(void)state;
	assert_string_equal(at(view, "iso"), "2025-04-30");
	assert_string_equal(at(view, "words"), "April 2025");
	json_decref(view);
}

static void no_day_is_null(void **state)
{
	json_t *view = afi_view_day(AFI_NO_DAY);

	(void)state;
	assert_true(json_is_null(view));
	json_decref(view);
}

static void a_time_is_also_told_as_in_london(void **state)
{
	/* 2025-06-30T23:30:00Z is 1 July there. */
	json_t *view = afi_view_time(1751326200);

	(void)state;
	assert_string_equal(at(view, "utc"), "2025-06-30T23:30:00Z");
	assert_string_equal(at(view, "long"), "1 July 2025, 00:30");
	assert_string_equal(at(view, "date.iso"), "2025-07-01");
	json_decref(view);
}

/* ---- entries --------------------------------------------------------- */

static void entries_say_what_they_did(void **state)
{
	(void)state;
	assert_words("b4x0c9d1m2kq", "opened: Give victims proper advice on "
		     "preserving evidence");
	assert_words("k7mq2x8w0p9d", "action 1 opened: Make preservation "
		     "advice an objective; owner Head of HR; due 31 March "
		     "2025");
	assert_words("c0000000000a", "response (comments)");
	assert_words("c0000000000c", "measure: preservation advice given 86%; "
		     "target at least 90%; PEEL 2023-25");
	assert_words("c0000000000g", "action 1: evidence: poster.pdf, 12 KiB");
}

static void a_first_date_has_nothing_before_it(void **state)
{
	(void)state;
	assert_words("c0000000000b", "owner set to ACC Crime; due date set to "
		     "April 2025");
}

static void a_slip_names_the_date_before(void **state)
{
	(void)state;
	assert_words("c0000000000d", "due date set to mid-2025, before April "
		     "2025");
}

static void an_unknown_kind_is_said_to_be_newer(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, "c0000000000h");
	assert_string_equal(at(view, "words"),
			    "'spell', recorded by a newer afi");
	assert_true(json_is_false(in(view, "known")));
	json_decref(view);
	scene_clear(&scene);
}

static void who_records_for_another_is_said(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, "c0000000000a");
	assert_string_equal(at(view, "said"), "force, recorded by the PCC's "
			    "office from the letter of 28 January 2025");
	assert_true(json_is_true(in(view, "recorded_for")));
	assert_string_equal(at(view, "by.name"), "Pat Office");
	assert_string_equal(at(view, "by.email"), "pat@pcc.example");
	json_decref(view);
	scene_clear(&scene);
}

static void a_partys_own_entry_is_simply_its_own(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, "c0000000000c");
	assert_string_equal(at(view, "said"), "force");
	assert_true(json_is_false(in(view, "recorded_for")));
	json_decref(view);
	scene_clear(&scene);
}

static void both_days_of_a_late_entry_are_told(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, "c0000000000c");
	assert_true(json_is_true(in(view, "late")));
	assert_string_equal(at(view, "happened.long"), "3 March 2025");
	assert_string_equal(at(view, "recorded.date.long"), "28 March 2025");
	json_decref(view);
	view = entry_view(&scene, "c0000000000d");
	assert_true(json_is_false(in(view, "late")));
	json_decref(view);
	scene_clear(&scene);
}

static void a_corrected_entry_names_what_stands_instead(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, "c0000000000e");
	assert_string_equal(at(view, "fate"), "corrected");
	assert_string_equal(at(view, "replaced_by"), "c0000000000f");
	json_decref(view);
	view = entry_view(&scene, "c0000000000f");
	assert_null(at(view, "fate"));
	assert_string_equal(at(view, "corrects"), "c0000000000e");
	json_decref(view);
	scene_clear(&scene);
}

static void an_entry_has_all_its_fields(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	view = entry_view(&scene, "c0000000000g");
	assert_string_equal(at(view, "target"), AFI_3 "/1");
	assert_string_equal(at(view, "fields.name"), "poster.pdf");
	assert_int_equal(number_at(view, "fields.size"), 12345);
	assert_true(json_is_true(in(view, "fields.kept")));
	assert_int_equal(strlen(at(view, "fields.sha256")), 64);
	json_decref(view);
	view = entry_view(&scene, "c0000000000d");
	assert_string_equal(at(view, "fields.due.iso"), "2025-06-30");
	assert_string_equal(at(view, "fields.due.words"), "mid-2025");
	json_decref(view);
	scene_clear(&scene);
}

/* ---- corrections of corrections -------------------------------------- */

static const char taken_back[] =
	AFI_3_BEGINS
	"- id: c0000000000a\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-28T15:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: update\n"
	"  text: one\n"
	"- id: c0000000000b\n"
	"  after: [c0000000000a]\n"
	"  at: 2025-01-29T15:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: update\n"
	"  corrects: c0000000000a\n"
	"  text: two\n"
	"- id: c0000000000c\n"
	"  after: [c0000000000b]\n"
	"  at: 2025-01-30T15:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: update\n"
	"  corrects: c0000000000b\n"
	"  retract: yes\n";

static void taking_back_a_correction_takes_all_of_it(void **state)
{
	struct scene scene;
	json_t *view;

	(void)state;
	scene_make(&scene, AFI_3, taken_back);
	view = entry_view(&scene, "c0000000000a");
	assert_string_equal(at(view, "fate"), "retracted");
	assert_string_equal(at(view, "replaced_by"), "c0000000000c");
	json_decref(view);
	view = entry_view(&scene, "c0000000000b");
	assert_string_equal(at(view, "fate"), "retracted");
	json_decref(view);
	view = entry_view(&scene, "c0000000000c");
	assert_null(at(view, "fate"));
	assert_string_equal(at(view, "words"), "update taken back");
	json_decref(view);
	scene_clear(&scene);
}

/* ---- actions of one number ------------------------------------------- */

static const char twins[] =
	AFI_3_BEGINS
	"- id: k7mq2x8w0p9d\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-09T10:12:44Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: action\n"
	"  number: 1\n"
	"  title: One\n"
	"- id: p09d3h6t7r2s\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-09T11:12:44Z\n"
	"  by: Pat Office <pat@pcc.example>\n"
	"  as: force\n"
	"  source: a call\n"
	"  what: action\n"
	"  number: 1\n"
	"  title: Another\n";

static void actions_of_one_number_can_be_typed_back(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, twins);
	page = scene_page(&scene);
	assert_string_equal(at(page, "actions.items.0.target"),
			    AFI_3 "/1~k7mq");
	assert_string_equal(at(page, "actions.items.1.target"),
			    AFI_3 "/1~p09d");
	json_decref(page);
	scene_clear(&scene);
}

/* Two whose ids begin alike. */
static const char alike[] =
	AFI_3_BEGINS
	"- id: k7mq2x8w0p9d\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-09T10:12:44Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: action\n"
	"  number: 1\n"
	"  title: One\n"
	"- id: k7mq2y3h6t7r\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-09T11:12:44Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: action\n"
	"  number: 1\n"
	"  title: Another\n";

static void a_hint_tells_even_like_ids_apart(void **state)
{
	struct afi_target target;
	const struct afi_entry *entry;
	struct afi_err err = AFI_ERR_INIT;
	struct scene scene;

	(void)state;
	scene_make(&scene, AFI_3, alike);
	assert_int_equal(afi_target_parse(&target, AFI_3 "/1", &err), AFI_OK);
	assert_int_equal(afi_record_action(&entry, &scene.rec, &target, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "'afi-3' has several actions 1, opened "
			    "apart: say 1~k7mq2x or 1~k7mq2y");
	assert_int_equal(afi_target_parse(&target, AFI_3 "/1~k7mq2y3", &err),
			 AFI_OK);
	assert_int_equal(afi_record_action(&entry, &scene.rec, &target, &err),
			 AFI_OK);
	assert_string_equal(entry->id, "k7mq2y3h6t7r");
	assert_string_equal(target.action_id, "k7mq2y");
	scene_clear(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_stands_in_three_forms),
		cmocka_unit_test(ordinals_follow_english),
		cmocka_unit_test(a_month_keeps_its_words),
		cmocka_unit_test(no_day_is_null),
		cmocka_unit_test(a_time_is_also_told_as_in_london),
		cmocka_unit_test(entries_say_what_they_did),
		cmocka_unit_test(a_first_date_has_nothing_before_it),
		cmocka_unit_test(a_slip_names_the_date_before),
		cmocka_unit_test(an_unknown_kind_is_said_to_be_newer),
		cmocka_unit_test(who_records_for_another_is_said),
		cmocka_unit_test(a_partys_own_entry_is_simply_its_own),
		cmocka_unit_test(both_days_of_a_late_entry_are_told),
		cmocka_unit_test(a_corrected_entry_names_what_stands_instead),
		cmocka_unit_test(an_entry_has_all_its_fields),
		cmocka_unit_test(taking_back_a_correction_takes_all_of_it),
		cmocka_unit_test(actions_of_one_number_can_be_typed_back),
		cmocka_unit_test(a_hint_tells_even_like_ids_apart),
	};

	return cmocka_run_group_tests_name("query entry", tests, NULL, NULL);
}
