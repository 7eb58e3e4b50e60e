/* Which findings a choice means, in which order they come and in what groups:
 * a table of cases each, on states made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "query_parts.h"
#include "view_parts.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

#define TARGET(kind) "leicestershire/peel-2023-25/" kind "-3"
#define HEADING(kind)							\
	"format: 1\n"							\
	"id: b4x0c9d1m2kq\n"						\
	"at: 2024-12-05T09:30:00Z\n"					\
	"by: Performance Lead <lead@force.example>\n"			\
	"as: force\n"							\
	"what: opened\n"						\
	"kind: " kind "\n"						\
	"number: 3\n"							\
	"title: T\n"							\
	"question: responding-to-the-public\n"

enum { TODAY = 20000 };

static const struct afi_entry entry;	/* any */

/* ---- what is taken ------------------------------------------------------- */

/* Whether @choice means a finding of that state. */
static bool takes(const struct afi_state *state,
		  const struct afi_choice *choice, const char *cycle)
{
	struct afi_asking asking = { .choice = choice };
	struct scene scene;
	bool taken;

	scene_make(&scene, TARGET("afi"), HEADING("afi"));
	scene.sub.fold.state = *state;
	scene.sub.fold.state.opened = &scene.rec.entries[0];
	taken = afi_asking_takes(&asking, &scene.sub, cycle);
	afi_asking_clear(&asking);
	scene_clear(&scene);
	return taken;
}

static const char *const themes[] = { "victims", "Case files" };

static struct afi_state late_action[] = {
	{ .due = { .day = TODAY - 1 }, .rag = AFI_RED, .owner = "Head of HR" },
};
static struct afi_state closed_action[] = {
	{ .due = { .day = TODAY + 5 }, .closed = &entry,
	  .owner = "Head of HR" },
};
static const struct afi_state soon_action = { .due = { .day = TODAY + 5 } };
static const struct afi_state *const serving[] = { &soon_action };

static struct afi_former put_off[] = {
	{ .date = { .day = TODAY - 30 } }, { .date = { .day = TODAY - 40 } },
};
static struct afi_state slipped_action[] = {
	{ .due = { .day = TODAY }, .former_dates = { put_off, 1, 2 } },
};

#define CASE(says, is) .what = says, .taken = is

static const struct {
	const char *what;
	bool taken;
	struct afi_state state;
	struct afi_choice choice;
	int day;	/* of the finding; 0: none */
	int from, by;	/* of the choice; 0: none */
} cases[] = {
	{ CASE("nothing asked", true) },
	{ CASE("void", false),
	  .state = { .void_ = true, .closed = &entry } },
	{ CASE("void, all", true),
	  .state = { .void_ = true, .closed = &entry },
	  .choice = { .all = true } },

	{ CASE("open", true), .choice = { .open = true } },
	{ CASE("open, closed", false), .state = { .closed = &entry },
	  .choice = { .open = true } },
	{ CASE("closed", true), .state = { .closed = &entry },
	  .choice = { .closed = true } },
	{ CASE("closed, open", false), .choice = { .closed = true } },
	{ CASE("both", true), .choice = { .closed = true, .open = true } },
	{ CASE("red", true), .state = { .rag = AFI_RED },
	  .choice = { .rag = { [AFI_RED] = true } } },
	{ CASE("red, amber", false), .state = { .rag = AFI_AMBER },
	  .choice = { .rag = { [AFI_RED] = true } } },
	{ CASE("red or amber", true), .state = { .rag = AFI_AMBER },
	  .choice = { .rag = { [AFI_RED] = true, [AFI_AMBER] = true } } },

	{ CASE("overdue", true), .state = { .rag = AFI_RED },
	  .choice = { .overdue = true } },
	{ CASE("overdue, amber", false), .state = { .rag = AFI_AMBER },
	  .choice = { .overdue = true } },
	{ CASE("overdue by an action", true),
	  .state = { .rag = AFI_AMBER, .overdue_actions = 1 },
	  .choice = { .overdue = true } },
	{ CASE("overdue, closed", false),
	  .state = { .rag = AFI_GREEN, .overdue_actions = 1, .closed = &entry },
	  .choice = { .overdue = true } },

	{ CASE("due today", true), .day = TODAY, .from = TODAY,
	  .by = TODAY + 14 },
	{ CASE("due on the last day", true), .day = TODAY + 14,
	  .from = TODAY, .by = TODAY + 14 },
	{ CASE("due a day later", false), .day = TODAY + 15, .from = TODAY,
	  .by = TODAY + 14 },
	{ CASE("due yesterday is not to come", false), .day = TODAY - 1,
	  .from = TODAY, .by = TODAY + 14 },
	{ CASE("due yesterday is due by now", true), .day = TODAY - 1,
	  .by = TODAY },
	{ CASE("no date is never due", false), .by = TODAY },
	{ CASE("closed is not due", false), .state = { .closed = &entry },
	  .day = TODAY, .by = TODAY },
	{ CASE("due by an action", true),
	  .state = { .actions = late_action, .nactions = 1 },
	  .day = TODAY + 90, .by = TODAY },
	{ CASE("a closed action is not due", false),
	  .state = { .actions = closed_action, .nactions = 1 },
	  .day = TODAY + 90, .by = TODAY + 14 },
	{ CASE("due by one that serves it", true),
	  .state = { .serving = serving, .nserving = 1 }, .day = TODAY + 90,
	  .by = TODAY + 14 },

	{ CASE("silent long enough", true), .state = { .silent_days = 90 },
	  .choice = { .silent_for = 90 } },
	{ CASE("silent a day less", false), .state = { .silent_days = 89 },
	  .choice = { .silent_for = 90 } },
	{ CASE("silent, closed", false),
	  .state = { .silent_days = 90, .closed = &entry },
	  .choice = { .silent_for = 90 } },

	{ CASE("slipped", true), .day = TODAY,
	  .state = { .former_dates = { put_off, 1, 2 } },
	  .choice = { .slipped = true } },
	{ CASE("brought forward", false), .day = TODAY - 50,
	  .state = { .former_dates = { put_off, 2, 2 } },
	  .choice = { .slipped = true } },
	{ CASE("slipped by an action", true),
	  .state = { .actions = slipped_action, .nactions = 1 },
	  .choice = { .slipped = true } },

	{ CASE("unanswered", true), .state = { .unanswered = 1 },
	  .choice = { .unanswered = true } },
	{ CASE("answered", false), .state = { .nasked = 1 },
	  .choice = { .unanswered = true } },
	{ CASE("submitted", true), .state = { .submitted = &entry },
	  .choice = { .submitted = true } },
	{ CASE("not submitted", false), .choice = { .submitted = true } },
	{ CASE("returned", true), .state = { .returned = &entry },
	  .choice = { .returned = true } },
	{ CASE("not returned", false), .choice = { .returned = true } },
	{ CASE("reopened", true), .state = { .reopened = 2 },
	  .choice = { .reopened = true } },
	{ CASE("never reopened", false), .choice = { .reopened = true } },

	{ CASE("no date", true), .choice = { .no_date = true } },
	{ CASE("a date", false), .choice = { .no_date = true },
	  .day = TODAY },
	{ CASE("no owner", true), .choice = { .no_owner = true } },
	{ CASE("an owner", false), .state = { .owner = "X" },
	  .choice = { .no_owner = true } },
	{ CASE("no evidence", true), .choice = { .no_evidence = true } },
	{ CASE("evidence", false), .state = { .evidence = 1 },
	  .choice = { .no_evidence = true } },
	{ CASE("no measure", true), .choice = { .no_measure = true } },
	{ CASE("a measure", false), .state = { .measures = 1 },
	  .choice = { .no_measure = true } },

	{ CASE("all of it", true), .state = { .rag = AFI_RED, .owner = "X" },
	  .choice = { .overdue = true, .no_date = true } },
	{ CASE("not all of it", false), .state = { .rag = AFI_RED },
	  .choice = { .overdue = true, .no_date = true }, .day = TODAY - 1 },
};

static int or_none(int day)
{
	return day ? day : AFI_NO_DAY;
}

static void a_choice_takes_what_it_means(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct afi_state s = cases[i].state;
		struct afi_choice choice = cases[i].choice;

		s.due.day = s.rag_day = or_none(cases[i].day);
		choice.due_from = or_none(cases[i].from);
		choice.due_by = or_none(cases[i].by);
		if (takes(&s, &choice, NULL) != cases[i].taken)
			fail_msg("%s", cases[i].what);
	}
}

static const struct {
	enum afi_about about;
	const char *asked;
	bool taken;
} worded[] = {
	{ AFI_ABOUT_OWNER, "ACC Crime", true },
	{ AFI_ABOUT_OWNER, "acc crime", true },
	{ AFI_ABOUT_OWNER, "acc", true },
	{ AFI_ABOUT_OWNER, " ACC ", true },
	{ AFI_ABOUT_OWNER, "ac", false },
	{ AFI_ABOUT_OWNER, "Crime", false },
	{ AFI_ABOUT_OWNER, "ACC Crime and", false },
	{ AFI_ABOUT_OWNER, "", false },
	{ AFI_ABOUT_BOARD, "Gold", false },
	{ AFI_ABOUT_PRIORITY, "\xc3\x89lev\xc3\xa9", true },
	{ AFI_ABOUT_PRIORITY, "\xc3\xa9LEV\xc3\x89", true },
	{ AFI_ABOUT_THEME, "victims", true },
	{ AFI_ABOUT_THEME, "case-files", true },
	{ AFI_ABOUT_THEME, "custody", false },
	{ AFI_ABOUT_QUESTION, "responding", true },
	{ AFI_ABOUT_QUESTION, "responding to the public", true },
	{ AFI_ABOUT_QUESTION, "respond", false },
	{ AFI_ABOUT_STATUS, "in-progress", true },
	{ AFI_ABOUT_STATUS, "open", false },
	{ AFI_ABOUT_KIND, "afi", true },
	{ AFI_ABOUT_KIND, "coc", false },
	{ AFI_ABOUT_CYCLE, "PEEL 2023", true },
	{ AFI_ABOUT_CYCLE, "PEEL 2021", false },
};

static const struct afi_state with_words = {
	.owner = "ACC Crime", .themes = themes, .nthemes = 2,
	.priority = "\xc3\x89lev\xc3\xa9", .status = AFI_IN_PROGRESS,
};

static void words_are_matched_whole_and_from_the_first(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(worded); i++) {
		struct afi_choice choice = AFI_CHOICE_INIT;

		choice.words[worded[i].about] =
			(struct afi_words){ &worded[i].asked, 1 };
		if (takes(&with_words, &choice, "PEEL 2023-25") !=
		    worded[i].taken)
			fail_msg("'%s'", worded[i].asked);
	}
}

static void of_several_words_any_will_do(void **state)
{
	static const char *const owners[] = { "DCC", "ACC" };
	static const char *const boards[] = { "Gold" };
	struct afi_choice choice = AFI_CHOICE_INIT;

	(void)state;
	choice.words[AFI_ABOUT_OWNER] = (struct afi_words){ owners, 2 };
	assert_true(takes(&with_words, &choice, NULL));
	choice.words[AFI_ABOUT_BOARD] = (struct afi_words){ boards, 1 };
	assert_false(takes(&with_words, &choice, NULL));
}

static void a_practice_is_asked_for_by_words_alone(void **state)
{
	static const char *const kinds[] = { "practice" };
	struct afi_choice choice = AFI_CHOICE_INIT;
	struct afi_asking asking = { .choice = &choice };
	struct scene scene;

	(void)state;
	scene_make(&scene, TARGET("practice"), HEADING("practice"));
	assert_true(afi_asking_takes(&asking, &scene.sub, NULL));
	choice.words[AFI_ABOUT_KIND] = (struct afi_words){ kinds, 1 };
	assert_true(afi_asking_takes(&asking, &scene.sub, NULL));
	choice.no_owner = true;
	assert_false(afi_asking_takes(&asking, &scene.sub, NULL));
	afi_asking_clear(&asking);
	scene_clear(&scene);
}

/* ---- whose it is --------------------------------------------------------- */

static const char asks_head_of_hr[] =
	HEADING("afi")
	"journal:\n"
	"- id: c0000000000a\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-28T15:00:00Z\n"
	"  by: Pat Office <pat@pcc.example>\n"
	"  as: pcc\n"
	"  what: ask\n"
	"  sort: question\n"
	"  of: Head of HR\n"
	"  text: By when?\n";

static void what_is_mine(void **state)
{
	const struct afi_reader reader = {
		.name = { .s = (char *)"head of hr" },
		.email = AFI_STR_INIT,
	};
	struct afi_choice choice = AFI_CHOICE_INIT;
	struct scene scene;
	struct afi_asked asked = { .party = "force" };
	struct afi_state owned = { .owner = "Head of HR" };
	struct afi_state other = { .owner = "Head of HR Support" };
	struct afi_state action = { .actions =
		late_action, .nactions = 1 };
	struct afi_state done = { .actions =
		closed_action, .nactions = 1 };
	struct afi_state question = { .asked = &asked, .nasked = 1 };

	(void)state;
	choice.mine = &reader;
	assert_true(takes(&owned, &choice, NULL));
	assert_false(takes(&other, &choice, NULL));
	assert_true(takes(&action, &choice, NULL));
	assert_false(takes(&done, &choice, NULL));
	scene_make(&scene, TARGET("afi"), asks_head_of_hr);
	asked.ask = &scene.rec.entries[1];
	assert_true(takes(&question, &choice, NULL));
	asked.answer = &entry;
	assert_false(takes(&question, &choice, NULL));
	scene_clear(&scene);
}

/* ---- what there is ------------------------------------------------------- */

static void note_is(const char *asked, const char *wanted)
{
	struct afi_choice choice = AFI_CHOICE_INIT;
	struct afi_asking asking = { .choice = &choice };
	static const char *const owners[] = {
		"Head of HR", "ACC Crime", "Head of HR",
	};
	struct scene scene;
	json_t *note;

	choice.words[AFI_ABOUT_OWNER] = (struct afi_words){ &asked, 1 };
	scene_make(&scene, TARGET("afi"), HEADING("afi"));
	for (size_t i = 0; i < COUNT(owners); i++) {
		scene.sub.fold.state.owner = owners[i];
		(void)afi_asking_takes(&asking, &scene.sub, NULL);
	}
	note = afi_asking_note(&asking);
	assert_string_equal(json_string_value(note), wanted);
	json_decref(note);
	afi_asking_clear(&asking);
	scene_clear(&scene);
}

static void who_asks_for_what_is_not_there_is_told_what_is(void **state)
{
	(void)state;
	note_is("ACC Crme", "Nothing here has the owner 'ACC Crme'. The owners "
		"here: ACC Crime, Head of HR.");
	note_is("acc", "Nothing here is as asked.");
}

/* ---- in which order ------------------------------------------------------ */

static const struct {
	const char *title;
	struct afi_state state;
	int day;	/* 0: none */
} rows[] = {
	{ .title = "a",
	  .state = { .rag = AFI_AMBER, .status = AFI_OPEN, .owner = "Zoe",
		     .silent_days = 5, .age_days = 9, .priority = "low" } },
	{ .title = "b", .day = TODAY - 1,
	  .state = { .rag = AFI_RED, .status = AFI_IN_PROGRESS,
		     .owner = "anna", .silent_days = 50, .age_days = 90,
		     .priority = "special" } },
	{ .title = "c", .day = TODAY - 100,
	  .state = { .rag = AFI_GREEN, .status = AFI_CLOSED,
		     .closed = &entry, .owner = "Zoe", .silent_days = 500,
		     .age_days = 9, .priority = "High" } },
	{ .title = "d", .day = TODAY + 1,
	  .state = { .rag = AFI_AMBER, .status = AFI_AWAITING,
		     .silent_days = 6, .age_days = 8 } },
};

static void take_title(void *arg, json_t *row)
{
	afi_str_adds(arg, at(row, "title"));
}

/* The rows come in that order, as the titles in @wanted. */
static void comes(const struct afi_order *order, const char *wanted)
{
	struct afi_picks picks = { .order = order };
	struct afi_str got = AFI_STR_INIT;
	const struct afi_sink sink = { .item = take_title, .arg = &got };
	struct scene scene;

	scene_make(&scene, TARGET("afi"), HEADING("afi"));
	for (size_t i = 0; i < COUNT(rows); i++) {
		json_t *row = json_pack("{s:s}", "title", rows[i].title);

		scene.sub.fold.state = rows[i].state;
		scene.sub.fold.state.rag_day = or_none(rows[i].day);
		scene.sub.fold.state.opened = &scene.rec.entries[0];
		afi_picks_add(&picks, &scene.sub, row);
		json_decref(row);
	}
	afi_picks_sort(&picks);
	afi_picks_tell(&picks, &sink);
	assert_string_equal(got.s, wanted);
	afi_str_clear(&got);
	afi_picks_clear(&picks);
	scene_clear(&scene);
}

static void rows_come_in_the_order_asked_for(void **state)
{
	static const struct {
		const char *sort;
		const char *order, *reverse;
	} sorts[] = {
		{ "target", "abcd", "dcba" },
		{ "due", "cbda", "dbca" },
		{ "rag", "badc", "cadb" },
		{ "status", "dabc", "cbad" },
		{ "owner", "bacd", "acbd" },
		{ "silence", "bdac", "adbc" },
		{ "age", "bacd", "dacb" },
		{ "priority", "cabd", "bacd" },
		{ "updated", "abcd", "abcd" },
	};
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(COUNT(sorts), AFI_SORT_COUNT);
	for (size_t i = 0; i < COUNT(sorts); i++) {
		struct afi_order order = { .reverse = false };

		assert_int_equal(afi_sort_parse(&order.sort, sorts[i].sort,
						&err), AFI_OK);
		comes(&order, sorts[i].order);
		order.reverse = true;
		comes(&order, sorts[i].reverse);
	}
}

static void groups_come_before_the_order_within(void **state)
{
	struct afi_order order = { .group = AFI_GROUP_RAG };

	(void)state;
	comes(&order, "badc");
	order.reverse = true;
	comes(&order, "bdac");
	order.group = AFI_GROUP_OWNER;
	order.reverse = false;
	comes(&order, "bacd");
}

static void an_order_that_there_is_not_is_refused(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	enum afi_sort sort = AFI_SORT_AGE;
	enum afi_group group = AFI_GROUP_NONE;

	(void)state;
	assert_int_equal(afi_sort_parse(&sort, "colour", &err), AFI_EUSAGE);
	assert_string_equal(err.msg, "not by 'colour'; there are target, due, "
			    "rag, status, owner, silence, age, priority, "
			    "updated");
	assert_int_equal(sort, AFI_SORT_AGE);
	assert_int_equal(afi_group_parse(&group, "none", &err), AFI_EUSAGE);
	assert_string_equal(err.msg, "not by 'none'; there are inspection, "
			    "owner, board, question, status, rag, theme");
}

/* ---- groups -------------------------------------------------------------- */

static void a_finding_of_two_themes_is_in_both_groups(void **state)
{
	const struct afi_order order = { .group = AFI_GROUP_THEME };
	struct afi_picks picks = { .order = &order };
	struct scene scene;
	json_t *row = json_object(), *groups;

	(void)state;
	scene_make(&scene, TARGET("afi"), HEADING("afi"));
	afi_picks_add(&picks, &scene.sub, row);
	scene.sub.fold.state.themes = themes;
	scene.sub.fold.state.nthemes = 2;
	afi_picks_add(&picks, &scene.sub, row);
	afi_picks_sort(&picks);
	groups = afi_picks_view_groups(&picks);
	assert_int_equal(json_array_size(groups), 3);
	assert_string_equal(at(groups, "0.name"), "Case files");
	assert_string_equal(at(groups, "1.name"), "victims");
	assert_true(json_is_null(in(groups, "2.name")));
	assert_int_equal(number_at(groups, "1.rows"), 1);
	assert_int_equal(number_at(groups, "1.totals.findings"), 1);
	json_decref(groups);
	json_decref(row);
	afi_picks_clear(&picks);
	scene_clear(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_choice_takes_what_it_means),
		cmocka_unit_test(words_are_matched_whole_and_from_the_first),
		cmocka_unit_test(of_several_words_any_will_do),
		cmocka_unit_test(a_practice_is_asked_for_by_words_alone),
		cmocka_unit_test(what_is_mine),
		cmocka_unit_test(
			who_asks_for_what_is_not_there_is_told_what_is),
		cmocka_unit_test(rows_come_in_the_order_asked_for),
		cmocka_unit_test(groups_come_before_the_order_within),
		cmocka_unit_test(an_order_that_there_is_not_is_refused),
		cmocka_unit_test(a_finding_of_two_themes_is_in_both_groups),
	};

	return cmocka_run_group_tests_name("choice", tests, NULL, NULL);
}
