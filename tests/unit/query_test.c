/* Pages of findings, and rows and totals, as views. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "query_page.h"
#include "view_parts.h"

/* ---- the page -------------------------------------------------------- */

static void a_page_tells_what_holds(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	page = scene_page(&scene);
	assert_string_equal(at(page, "target"), AFI_3);
	assert_string_equal(at(page, "level"), "finding");
	assert_string_equal(at(page, "kind_name"), "area for improvement");
	assert_int_equal(number_at(page, "number"), 3);
	assert_string_equal(at(page, "status"), "in progress");
	assert_string_equal(at(page, "rag"), "amber");
	assert_string_equal(at(page, "owner"), "ACC Crime");
	assert_string_equal(at(page, "due.words"), "mid-2025");
	assert_string_equal(at(page, "due_of"), "itself");
	assert_string_equal(at(page, "wording"), "summary");
	assert_int_equal(number_at(page, "newer"), 1);
	json_decref(page);
	scene_clear(&scene);
}

static void a_page_has_every_former_date_and_why(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	page = scene_page(&scene);
	assert_int_equal(json_array_size(in(page, "former_dates")), 1);
	assert_string_equal(at(page, "former_dates.0.date.words"),
			    "April 2025");
	assert_string_equal(at(page, "former_dates.0.replaced.text"),
			    "The trial begins later.");
	json_decref(page);
	scene_clear(&scene);
}

static void silence_is_counted_from_the_last_progress(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	page = scene_page(&scene);
	/* Evidence of 3 April 2025, seen from 1 May: 27 days of April, 1. */
	assert_int_equal(number_at(page, "silence.days"), 28);
	assert_string_equal(at(page, "silence.since.iso"), "2025-04-03");
	json_decref(page);
	scene_clear(&scene);
}

static void overdue_actions_are_counted(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	page = scene_page(&scene);
	assert_int_equal(number_at(page, "actions.count"), 1);
	assert_int_equal(number_at(page, "actions.open"), 1);
	assert_int_equal(number_at(page, "actions.overdue"), 1);
	assert_string_equal(at(page, "actions.items.0.target"), AFI_3 "/1");
	assert_string_equal(at(page, "actions.items.0.rag"), "red");
	json_decref(page);
	scene_clear(&scene);
}

static void only_what_stands_is_on_the_page(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	page = scene_page(&scene);
	assert_int_equal(number_at(page, "updates.count"), 1);
	assert_string_equal(at(page, "updates.last.0.text"),
			    "Posters are up.");
	json_decref(page);
	scene_clear(&scene);
}

static void an_actions_page_has_only_its_own(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	page = afi_view_page(&scene.sub, &scene.sub.fold.state.actions[0]);
	assert_string_equal(at(page, "level"), "action");
	assert_string_equal(at(page, "target"), AFI_3 "/1");
	assert_int_equal(json_array_size(in(page, "evidence")), 1);
	assert_int_equal(json_array_size(in(page, "measures")), 0);
	assert_int_equal(number_at(page, "updates.count"), 0);
	json_decref(page);
	scene_clear(&scene);
}

/* ---- responses ------------------------------------------------------- */

static const char responses[] =
	"format: 1\n"
	"id: b4x0c9d1m2kq\n"
	"at: 2024-12-05T09:30:00Z\n"
	"by: Performance Lead <lead@force.example>\n"
	"as: hmicfrs\n"
	"source: the report\n"
	"what: opened\n"
	"kind: afi\n"
	"number: 3\n"
	"title: T\n"
	"journal:\n"
	"- id: c0000000000a\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-28T15:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: response\n"
	"  part: comments\n"
	"  text: our own\n"
	"- id: c0000000000b\n"
	"  after: [c0000000000a]\n"
	"  at: 2025-01-29T15:00:00Z\n"
	"  by: Pat Office <pat@pcc.example>\n"
	"  as: force\n"
	"  source: what we heard\n"
	"  what: response\n"
	"  part: comments\n"
	"  text: hearsay\n"
	"- id: c0000000000c\n"
	"  after: [c0000000000b]\n"
	"  at: 2025-01-30T15:00:00Z\n"
	"  by: Pat Office <pat@pcc.example>\n"
	"  as: pcc\n"
	"  what: response\n"
	"  part: comments\n"
	"  position: agrees\n";

static void a_partys_own_response_outranks_a_later_record(void **state)
{
	struct scene scene;
	json_t *page;

	(void)state;
	scene_make(&scene, AFI_3, responses);
	page = scene_page(&scene);
	assert_int_equal(json_array_size(in(page, "responses")), 2);
	assert_string_equal(at(page, "responses.0.text"), "our own");
	assert_string_equal(at(page, "responses.0.overtaken_by"),
			    "c0000000000b");
	assert_string_equal(at(page, "responses.1.party_name"), "PCC");
	assert_string_equal(at(page, "responses.1.words"),
			    "response (comments): agrees");
	json_decref(page);
	scene_clear(&scene);
}

/* ---- figures --------------------------------------------------------- */

#define FIGURE(id, after, day, rest) \
	"- id: " id "\n  after: [" after "]\n" \
	"  at: 2025-0" day "T10:00:00Z\n" \
	"  by: Performance Lead <lead@force.example>\n  as: force\n" \
	"  what: measure\n" rest

/* The page of a finding with @figures, which begin after b4x0c9d1m2kq. */
static json_t *figures_page(struct scene *scene, const char *figures)
{
	struct afi_str yaml = AFI_STR_INIT;
	json_t *page;

	afi_str_addf(&yaml, AFI_3_BEGINS "%s", figures);
	scene_make(scene, AFI_3, yaml.s);
	page = scene_page(scene);
	afi_str_clear(&yaml);
	return page;
}

static void figures_of_one_name_stand_together(void **state)
{
	struct scene scene;
	json_t *page = figures_page(&scene,
		FIGURE("c0000000000a", "b4x0c9d1m2kq", "1-01",
		       "  name: advice\n  value: 47%\n  better: up\n")
		FIGURE("c0000000000b", "c0000000000a", "1-02",
		       "  name: waits\n  value: '12'\n  better: down\n")
		FIGURE("c0000000000c", "c0000000000b", "1-03",
		       "  name: advice\n  value: 86%\n  target: '>=90%'\n")
		FIGURE("c0000000000d", "c0000000000c", "1-04",
		       "  name: waits\n  value: '15'\n"));

	(void)state;
	assert_string_equal(at(page, "measures.0.id"), "c0000000000a");
	assert_true(json_is_null(in(page, "measures.0.course")));
	assert_string_equal(at(page, "measures.1.id"), "c0000000000c");
	assert_string_equal(at(page, "measures.1.course.words"),
			    "47% to 86%, better; target at least 90% not met");
	assert_string_equal(at(page, "measures.1.course.change"), "better");
	assert_true(json_is_false(in(page, "measures.1.course.met")));
	assert_string_equal(at(page, "measures.2.id"), "c0000000000b");
	assert_string_equal(at(page, "measures.3.course.words"),
			    "12 to 15, worse");
	assert_true(json_is_null(in(page, "measures.3.course.met")));
	json_decref(page);
	scene_clear(&scene);
}

static void a_course_says_no_more_than_the_words_do(void **state)
{
	struct scene scene;
	json_t *page = figures_page(&scene,
		FIGURE("c0000000000a", "b4x0c9d1m2kq", "1-01",
		       "  name: advice\n  value: '>1800'\n")
		FIGURE("c0000000000b", "c0000000000a", "1-02",
		       "  name: advice\n  value: '>1900'\n")
		FIGURE("c0000000000c", "c0000000000b", "1-03",
		       "  name: one\n  value: '5'\n"));

	(void)state;
	assert_string_equal(at(page, "measures.1.course.words"),
			    "more than 1,800 to more than 1,900");
	assert_true(json_is_null(in(page, "measures.1.course.change")));
	assert_true(json_is_null(in(page, "measures.2.course")));
	json_decref(page);
	scene_clear(&scene);
}

/* ---- rows and totals ------------------------------------------------- */

static void a_row_is_short(void **state)
{
	struct scene scene;
	json_t *row;

	(void)state;
	scene_make(&scene, AFI_3, afi_3);
	row = afi_view_row(&scene.sub);
	assert_string_equal(at(row, "target"), AFI_3);
	assert_string_equal(at(row, "status"), "in progress");
	assert_string_equal(at(row, "rag"), "amber");
	assert_string_equal(at(row, "due.iso"), "2025-06-30");
	assert_string_equal(at(row, "owner"), "ACC Crime");
	assert_int_equal(number_at(row, "actions.overdue"), 1);
	assert_true(json_is_true(in(row, "counted")));
	json_decref(row);
	scene_clear(&scene);
}

#define OPENED								\
	"format: 1\n"							\
	"id: b4x0c9d1m2kq\n"						\
	"at: 2024-12-05T09:30:00Z\n"					\
	"by: Performance Lead <lead@force.example>\n"			\
	"as: force\n"							\
	"what: opened\n"

static void a_practice_has_no_status_and_is_not_counted(void **state)
{
	struct scene scene;
	json_t *row;

	(void)state;
	scene_make(&scene, "leicestershire/peel-2023-25/practice-1", OPENED
		   "kind: practice\nnumber: 1\ntitle: Good\n");
	row = afi_view_row(&scene.sub);
	assert_true(json_is_null(in(row, "status")));
	assert_true(json_is_null(in(row, "rag")));
	assert_true(json_is_false(in(row, "counted")));
	json_decref(row);
	scene_clear(&scene);
}

static void without_its_own_date_the_actions_give_it(void **state)
{
	struct scene scene;
	json_t *row;

	(void)state;
	scene_make(&scene, AFI_3, OPENED
		   "kind: afi\nnumber: 3\ntitle: T\n"
		   "journal:\n"
		   "- id: k7mq2x8w0p9d\n"
		   "  after: [b4x0c9d1m2kq]\n"
		   "  at: 2025-01-09T10:12:44Z\n"
		   "  by: Performance Lead <lead@force.example>\n"
		   "  as: force\n"
		   "  what: action\n"
		   "  number: 1\n"
		   "  title: One\n"
		   "  due: 2025-03-31\n");
	row = afi_view_row(&scene.sub);
	assert_string_equal(at(row, "due.iso"), "2025-03-31");
	assert_string_equal(at(row, "due_of"), "actions");
	json_decref(row);
	scene_clear(&scene);
}

static void totals_count_each_finding_once(void **state)
{
	const struct afi_state red = { .status = AFI_IN_PROGRESS,
				       .rag = AFI_RED };
	const struct afi_state green = { .status = AFI_CLOSED,
					 .rag = AFI_GREEN };
	const struct afi_state gone = { .status = AFI_CLOSED,
					.rag = AFI_GREY, .void_ = true };
	struct afi_totals totals = { 0 };
	json_t *view;

	(void)state;
	afi_totals_add(&totals, "afi", &red);
	afi_totals_add(&totals, "coc", &red);
	afi_totals_add(&totals, "afi", &green);
	afi_totals_add(&totals, "afi", &gone);
	afi_totals_add(&totals, "practice", &red);
	afi_totals_add(&totals, "observation", &red);
	view = afi_view_totals(&totals);
	assert_int_equal(number_at(view, "findings"), 3);
	assert_int_equal(number_at(view, "by_status.in progress"), 2);
	assert_int_equal(number_at(view, "by_status.closed"), 1);
	assert_int_equal(number_at(view, "by_status.open"), 0);
	assert_int_equal(number_at(view, "by_rag.red"), 2);
	assert_int_equal(number_at(view, "by_rag.green"), 1);
	assert_int_equal(number_at(view, "by_rag.grey"), 0);
	assert_int_equal(number_at(view, "practices"), 1);
	assert_int_equal(number_at(view, "observations"), 1);
	assert_int_equal(number_at(view, "void"), 1);
	json_decref(view);
}

static void totals_add_up(void **state)
{
	struct afi_totals all = { .findings = 2, .by_status = { 1, 1 },
				  .by_rag = { 2 }, .void_ = 1 };
	const struct afi_totals more = { .findings = 3,
					 .by_status = { 0, 2, 1 },
					 .by_rag = { 1, 2 }, .practices = 4 };

	(void)state;
	afi_totals_merge(&all, &more);
	assert_int_equal(all.findings, 5);
	assert_int_equal(all.by_status[0], 1);
	assert_int_equal(all.by_status[1], 3);
	assert_int_equal(all.by_status[2], 1);
	assert_int_equal(all.by_rag[0], 3);
	assert_int_equal(all.by_rag[1], 2);
	assert_int_equal(all.practices, 4);
	assert_int_equal(all.void_, 1);
}

static void marks_are_words(void **state)
{
	static const char *const times[] = {
		NULL, "reopened once", "reopened twice", "reopened 3 times",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const struct afi_state s = { .reopened = i, .crossed = i == 3 };
		json_t *marks = afi_view_marks(&s);

		if (times[i])
			assert_string_equal(at(marks, "0"), times[i]);
		else
			assert_int_equal(json_array_size(marks), 0);
		if (i == 3)
			assert_string_equal(at(marks, "1"),
					    "decisions crossed");
		json_decref(marks);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_tells_what_holds),
		cmocka_unit_test(a_page_has_every_former_date_and_why),
		cmocka_unit_test(silence_is_counted_from_the_last_progress),
		cmocka_unit_test(overdue_actions_are_counted),
		cmocka_unit_test(only_what_stands_is_on_the_page),
		cmocka_unit_test(an_actions_page_has_only_its_own),
		cmocka_unit_test(a_partys_own_response_outranks_a_later_record),
		cmocka_unit_test(figures_of_one_name_stand_together),
		cmocka_unit_test(a_course_says_no_more_than_the_words_do),
		cmocka_unit_test(a_row_is_short),
		cmocka_unit_test(a_practice_has_no_status_and_is_not_counted),
		cmocka_unit_test(without_its_own_date_the_actions_give_it),
		cmocka_unit_test(totals_count_each_finding_once),
		cmocka_unit_test(totals_add_up),
		cmocka_unit_test(marks_are_words),
	};

	return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
