/* What was done and how long ago, how things hang together, who serves whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "fold_parts.h"

/* ---- age ---------------------------------------------------------------- */

static void age_runs_from_issue_or_opening_to_close_or_today(void **state)
{
	static const struct {
		const char *heading, *then;
		int age;	/* seen from day 60 */
	} rows[] = {
		{ "h 11 hmicfrs opened", "a 12 force update", 49 },
		{ "h 11 hmicfrs opened @5", "a 12 force update", 55 },
		{ "h 11 hmicfrs opened issued=2", "a 12 force update", 58 },
		{ "h 11 hmicfrs opened", "a 12 hmicfrs edition issued=1", 59 },
		{ "h 11 hmicfrs opened issued=2",
		  "a 12 hmicfrs edition issued=6", 54 },
		{ "h 11 hmicfrs opened", "a 31 hmicfrs close", 20 },
		{ "h 11 hmicfrs opened", "a 31 hmicfrs close @21", 10 },
		{ "h 11 hmicfrs opened issued=1", "a 31 hmicfrs close", 30 },
		{ "h 61 hmicfrs opened", "a 62 force update", 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(60, rows[i].heading, rows[i].then);
		assert_int_equal(finding->age_days, rows[i].age);
	}
	FOLD(60, "h 11 hmicfrs opened", "a 31 hmicfrs close",
	     "b 32 hmicfrs reopen");
	assert_int_equal(finding->age_days, 49);
	FOLD(60, "h 1 hmicfrs opened issued=1", "a 11 force action",
	     "b 21 force action number=2", "c 31 force close /b");
	assert_int_equal(finding->actions[0].age_days, 49);
	assert_int_equal(finding->actions[1].age_days, 10);
	assert_int_equal(finding->issued, story_day(1));
	assert_int_equal(finding->actions[0].issued, AFI_NO_DAY);
}

/* ---- no change ---------------------------------------------------------- */

#define SAME(name, day) name " " day " force update no-change=yes"

static void no_change_breaks_no_silence_and_is_counted(void **state)
{
	static const struct {
		const char *then;
		size_t runs;
		int silent;	/* seen from day 60 */
	} rows[] = {
		{ "e 40 force update", 0, 20 },
		{ "e 40 force update no-change=yes", 3, 50 },
		{ "e 40 force evidence", 0, 20 },
		{ "e 40 force measure", 0, 20 },
		{ "e 40 force update /a", 0, 20 },
		{ "e 40 force close /a", 0, 20 },
		{ "e 40 force update no-change=yes /a", 2, 50 },
		{ "e 40 pcc update", 2, 50 },
		{ "e 40 pcc update no-change=yes", 2, 50 },
		{ "e 40 force event", 2, 50 },
		{ "e 40 pcc ask sort=chaser", 2, 50 },
		{ "e 40 force link", 2, 50 },
		{ "e 40 force assign owner=HR", 2, 50 },
		{ "e 40 force response", 2, 50 },
		{ "e 40 force submit", 2, 50 },
		{ "e 40 force reopen", 2, 50 },
		{ "e 40 hmicfrs edition title=T", 2, 50 },
		{ "e 40 force update ^b", 2, 50 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		FOLD(60, H, "a 2 force action", "b 10 force update",
		     SAME("c", "20"), SAME("d", "30"), rows[i].then);
		print_message("%s\n", rows[i].then);
		assert_int_equal(finding->no_change, rows[i].runs);
		assert_int_equal(finding->silent_days, rows[i].silent);
	}
	FOLD(60, H, "a 2 force action", SAME("b", "3") " /a",
	     SAME("c", "4") " /a");
	assert_int_equal(finding->actions[0].no_change, 2);
	assert_int_equal(finding->actions[0].silent_days, 58);
	assert_int_equal(finding->no_change, 0);
	assert_int_equal(finding->updates, 2);
	assert_null(finding->last_progress);
}

/* ---- themes ------------------------------------------------------------- */

static void the_latest_list_of_themes_holds(void **state)
{
	(void)state;
	FOLD(60, H);
	assert_int_equal(finding->nthemes, 0);
	FOLD(60, H, "a 2 force assign theme=[custody,victims]",
	     "b 3 force assign owner=HR");
	assert_int_equal(finding->nthemes, 2);
	assert_string_equal(finding->themes[0], "custody");
	assert_string_equal(finding->themes[1], "victims");
	FOLD(60, H, "a 2 force assign theme=[custody,victims]",
	     "b 3 force action", "c 4 force assign theme=[data] /b",
	     "d 5 force assign theme=[files]");
	assert_int_equal(finding->nthemes, 1);
	assert_string_equal(finding->themes[0], "files");
	assert_int_equal(finding->actions[0].nthemes, 1);
	assert_string_equal(finding->actions[0].themes[0], "data");
}

/* ---- links -------------------------------------------------------------- */

static void links_are_told_where_they_belong(void **state)
{
	(void)state;
	FOLD(60, H, "a 2 force action",
	     "b 3 force link relation=serves target=x/y/afi-5 /a",
	     "c 4 force link relation=same-as target=x/y/afi-6",
	     "d 5 force link relation=follows target=x/z/afi-1 @3",
	     "e 6 force link relation=served-by target=x/y/afi-7/2~k7mq",
	     "f 7 force link ^c retract");
	assert_int_equal(finding->nlinks, 2);
	assert_entry(finding->links[0].entry, "d");
	assert_string_equal(finding->links[0].relation, "follows");
	assert_string_equal(finding->links[0].target, "x/z/afi-1");
	assert_string_equal(finding->links[1].relation, "served-by");
	assert_int_equal(finding->actions[0].nlinks, 1);
	assert_string_equal(finding->actions[0].links[0].target, "x/y/afi-5");
}

static void a_relation_has_another_side(void **state)
{
	static const char *const sides[][2] = {
		{ "follows", "followed-by" }, { "raised-from", "raised-to" },
		{ "same-as", "same-as" }, { "serves", "served-by" },
		{ "superseded-by", "supersedes" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
		assert_string_equal(afi_relation_back(sides[i][0]),
				    sides[i][1]);
		assert_string_equal(afi_relation_back(sides[i][1]),
				    sides[i][0]);
	}
	assert_null(afi_relation_back("cousin-of"));
	assert_null(afi_relation_back(""));
}

/* ---- actions of other findings ------------------------------------------ */

/* An action of another finding: open or closed, due on that day or never. */
static struct afi_state action(bool open, int due)
{
	static const struct afi_entry close = { .what = "close" };
	struct afi_state state = { .due = AFI_DATE_INIT };

	if (due)
		state.due.day = story_day(due);
	if (!open)
		state.closed = &close;
	return state;
}

static void serve(const struct afi_state *one, const struct afi_state *two)
{
	static const struct afi_state *serving[2];

	serving[0] = one;
	serving[1] = two;
	afi_fold_serve(&fold, serving, two ? 2 : 1, story_day(60));
}

static void serving_actions_count_as_its_own_do(void **state)
{
	const struct afi_state done = action(false, 0), late = action(true, 50);
	const struct afi_state later = action(true, 80);
	struct afi_state gone = action(false, 0);

	(void)state;
	gone.void_ = true;
	FOLD(60, H);
	serve(&later, NULL);
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
	assert_int_equal(finding->open_actions, 1);
	assert_int_equal(finding->rag_day, story_day(80));
	assert_int_equal(finding->nserving, 1);
	assert_int_equal(finding->nactions, 0);
	serve(&late, &later);
	assert_int_equal(finding->open_actions, 2);
	assert_int_equal(finding->overdue_actions, 1);
	assert_int_equal(finding->rag_day, story_day(80));
	assert_int_equal(finding->rag, AFI_AMBER);
	serve(&late, &done);
	assert_int_equal(finding->rag_day, story_day(50));
	assert_int_equal(finding->rag, AFI_RED);
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
	serve(&done, &gone);
	assert_int_equal(finding->status, AFI_IN_ASSURANCE);
	serve(&gone, NULL);
	assert_int_equal(finding->status, AFI_AWAITING);
	assert_int_equal(finding->rag_day, AFI_NO_DAY);
}

static void they_stand_beside_its_own(void **state)
{
	const struct afi_state done = action(false, 0), late = action(true, 50);

	(void)state;
	FOLD(60, H, "a 2 force action due=30", "b 3 force action number=2",
	     "c 4 force close /b");
	serve(&late, NULL);
	assert_int_equal(finding->open_actions, 2);
	assert_int_equal(finding->overdue_actions, 2);
	assert_int_equal(finding->rag_day, story_day(50));
	FOLD(60, H, "a 2 force action", "b 3 force close /a");
	serve(&late, NULL);
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
	serve(&done, NULL);
	assert_int_equal(finding->status, AFI_IN_ASSURANCE);
	FOLD(60, H " due=70", "a 2 force action");
	serve(&late, NULL);
	assert_int_equal(finding->rag_day, story_day(70));
	assert_int_equal(finding->rag, AFI_AMBER);
	assert_int_equal(finding->overdue_actions, 1);
}

static void what_was_decided_or_claimed_comes_first(void **state)
{
	const struct afi_state late = action(true, 50);

	(void)state;
	FOLD(60, H, "c 3 hmicfrs close");
	serve(&late, NULL);
	assert_int_equal(finding->status, AFI_CLOSED);
	assert_int_equal(finding->rag, AFI_GREEN);
	FOLD(60, H, "s 3 force submit");
	serve(&late, NULL);
	assert_int_equal(finding->status, AFI_SUBMITTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			age_runs_from_issue_or_opening_to_close_or_today),
		cmocka_unit_test(no_change_breaks_no_silence_and_is_counted),
		cmocka_unit_test(the_latest_list_of_themes_holds),
		cmocka_unit_test(links_are_told_where_they_belong),
		cmocka_unit_test(a_relation_has_another_side),
		cmocka_unit_test(serving_actions_count_as_its_own_do),
		cmocka_unit_test(they_stand_beside_its_own),
		cmocka_unit_test(what_was_decided_or_claimed_comes_first),
	};

	return cmocka_run_group_tests_name("state done", tests, NULL,
					   fold_end);
}
