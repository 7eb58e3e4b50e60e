/* The fold: order, days, corrections, what was erased, editions. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "state.h"
#include "str.h"
#include "story.h"

static struct afi_record rec;
static struct afi_fold fold;
static const struct afi_state *const finding = &fold.state;

static int end(void **state)
{
	(void)state;
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
	return 0;
}

static bool fold_lines(int as_of, const char *const *lines, size_t n)
{
	end(NULL);
	story_tell(&rec, lines, n);
	return afi_fold_make(&fold, &rec, as_of, story_day(60));
}

/* Fold what these lines tell, as of the end of the day @n or of all. */
#define FOLD_AT(n, ...) \
	fold_lines(story_day(n), (const char *const[]){ __VA_ARGS__ }, \
		   sizeof((const char *const[]){ __VA_ARGS__ }) / \
		   sizeof(const char *))
#define FOLD(...) \
	assert_true(fold_lines(INT_MAX, (const char *const[]){ __VA_ARGS__ }, \
			       sizeof((const char *const[]){ __VA_ARGS__ }) / \
			       sizeof(const char *)))

#define H "h 1 hmicfrs opened"

static void assert_entry(const struct afi_entry *entry, const char *name)
{
	char id[16];

	story_id(id, name);
	assert_non_null(entry);
	assert_string_equal(entry->id, id);
}

/* What stands, by the first letters of the ids. */
static void assert_live(const char *letters)
{
	char found[32] = "";
	size_t i;

	assert_true(fold.nlive < sizeof(found));
	for (i = 0; i < fold.nlive; i++)
		found[i] = fold.live[i]->id[0];
	assert_string_equal(found, letters);
}

/* ---- order -------------------------------------------------------------- */

static void what_happened_first_comes_first(void **state)
{
	(void)state;
	FOLD(H, "a 10 force update @5", "b 11 force update @4",
	     "c 12 force update @5", "d 13 force update @4");
	assert_live("hbdac");
	assert_entry(finding->last_update, "c");
}

static void on_one_day_the_records_order_holds(void **state)
{
	(void)state;
	FOLD(H, "c 5 force update", "b 5 force update", "a 5 force update");
	assert_live("hcba");
}

static void the_heading_comes_first_whenever_it_happened(void **state)
{
	(void)state;
	FOLD("h 20 hmicfrs opened due=30", "a 21 force assign due=40 @5");
	assert_live("ha");
	assert_int_equal(finding->due.day, story_day(40));
}

static void an_actions_opening_comes_first_too(void **state)
{
	(void)state;
	FOLD(H, "a 20 force action due=30 owner=Ann",
	     "b 21 force assign /a due=40 owner=Bob @5");
	assert_int_equal(finding->actions[0].due.day, story_day(40));
	assert_string_equal(finding->actions[0].owner, "Bob");
}

/* ---- as of a day -------------------------------------------------------- */

static void what_happened_later_is_left_out(void **state)
{
	(void)state;
	assert_true(FOLD_AT(10, H, "a 10 force update", "b 11 force update"));
	assert_live("ha");
	assert_entry(finding->last_update, "a");
}

static void when_it_was_recorded_does_not_matter(void **state)
{
	(void)state;
	assert_true(FOLD_AT(10, H, "a 50 hmicfrs close @9"));
	assert_int_equal(finding->status, AFI_CLOSED);
	assert_true(FOLD_AT(8, H, "a 50 hmicfrs close @9"));
	assert_int_equal(finding->status, AFI_AWAITING);
}

static void before_it_was_opened_there_is_nothing(void **state)
{
	(void)state;
	assert_false(FOLD_AT(4, "h 5 hmicfrs opened", "a 6 force update @3"));
	assert_null(finding->opened);
	assert_int_equal(fold.nlive, 0);
	assert_true(FOLD_AT(5, "h 5 hmicfrs opened", "a 6 force update @3"));
	assert_live("ha");
}

static void what_is_about_an_action_to_come_does_not_stand(void **state)
{
	(void)state;
	assert_true(FOLD_AT(10, H, "a 20 force action",
			    "b 21 force update /a @5"));
	assert_int_equal(finding->nactions, 0);
	assert_int_equal(finding->updates, 0);
	assert_live("h");
	assert_true(FOLD_AT(20, H, "a 20 force action",
			    "b 21 force update /a @5"));
	assert_int_equal(finding->actions[0].updates, 1);
	assert_live("hba");
}

static void an_empty_record_has_no_state(void **state)
{
	(void)state;
	end(NULL);
	assert_false(afi_fold_make(&fold, &rec, INT_MAX, 0));
}

/* ---- corrections -------------------------------------------------------- */

static void a_correction_stands_where_the_first_one_stood(void **state)
{
	(void)state;
	FOLD(H, "a 5 force update", "b 6 force update", "c 7 force update ^a");
	assert_live("hcb");
	assert_entry(finding->last_update, "b");
	assert_int_equal(finding->updates, 2);
	assert_int_equal(afi_fold_day(&fold, fold.live[1]), story_day(5));
}

static void on_one_day_too(void **state)
{
	(void)state;
	FOLD(H, "a 5 force assign owner=Ann", "b 5 force assign owner=Bob",
	     "c 9 force assign owner=Cat ^a");
	assert_string_equal(finding->owner, "Bob");
	assert_entry(finding->former_owners.v[0].set, "c");
	assert_false(finding->former_owners.v[0].crossed);
}

static void a_corrected_owner_was_seen_with_the_first(void **state)
{
	(void)state;
	FOLD(H, "a 5 force assign owner=Ann", "b 6 force assign owner=Bob <a",
	     "c 7 force assign owner=Cat ^a <a");
	assert_string_equal(finding->owner, "Bob");
	assert_entry(finding->former_owners.v[0].set, "c");
	assert_false(finding->former_owners.v[0].crossed);
}

static void a_correction_may_say_another_day(void **state)
{
	(void)state;
	FOLD(H, "a 5 force update", "b 6 force update",
	     "c 9 force update ^a @8");
	assert_live("hbc");
	assert_int_equal(afi_fold_day(&fold, fold.live[2]), story_day(8));
	assert_true(FOLD_AT(7, H, "a 5 force update", "b 6 force update",
			    "c 9 force update ^a @8"));
	assert_live("hb");
}

static void the_day_goes_down_a_chain(void **state)
{
	(void)state;
	FOLD(H, "a 9 force update @5", "b 10 force update ^a @6",
	     "c 11 force update ^b");
	assert_live("hc");
	assert_int_equal(afi_fold_day(&fold, fold.live[1]), story_day(6));
}

static void of_two_corrections_the_later_stands(void **state)
{
	(void)state;
	FOLD(H, "a 5 force update", "b 6 force update ^a <a",
	     "c 7 force update ^a <a");
	assert_live("hc");
	FOLD(H, "a 5 force update", "b 6 force update ^a",
	     "c 7 force update ^b", "d 8 force update ^a");
	assert_live("hd");
}

static void what_is_retracted_is_gone(void **state)
{
	(void)state;
	FOLD(H, "a 5 force update", "b 6 force update ^a retract");
	assert_live("h");
	assert_null(finding->last_update);
	assert_int_equal(finding->status, AFI_AWAITING);
	assert_true(FOLD_AT(5, H, "a 5 force update",
			    "b 6 force update ^a retract"));
	assert_live("h");
}

static void a_correction_after_a_retraction_stands(void **state)
{
	(void)state;
	FOLD(H, "a 5 force update", "b 6 force update ^a retract <a",
	     "c 7 force update ^a <a");
	assert_live("hc");
	FOLD(H, "a 5 force update", "b 6 force update ^a",
	     "c 7 force update ^b retract");
	assert_live("h");
}

static void a_correction_is_about_what_it_names(void **state)
{
	(void)state;
	FOLD(H, "a 2 force action", "b 3 force action number=2",
	     "c 4 force update /a", "d 5 force update /b ^c");
	assert_int_equal(finding->actions[0].updates, 0);
	assert_int_equal(finding->actions[1].updates, 1);
}

static void a_corrected_date_is_no_slip(void **state)
{
	(void)state;
	FOLD(H, "a 5 force assign due=30", "b 6 force assign due=13 ^a");
	assert_int_equal(finding->due.day, story_day(13));
	assert_entry(finding->due_set, "b");
	assert_int_equal(finding->former_dates.n, 0);
}

static void a_corrected_action_keeps_its_name(void **state)
{
	const struct afi_state *action;

	(void)state;
	FOLD(H, "a 2 force action number=4 title=Tran due=20",
	     "b 3 force update /a",
	     "c 4 force action number=5 title=Train owner=HR ^a",
	     "d 5 force update /c");
	assert_int_equal(finding->nactions, 1);
	action = &finding->actions[0];
	assert_entry(action->opened, "a");
	assert_int_equal(action->number, 4);
	assert_string_equal(action->title, "Train");
	assert_string_equal(action->owner, "HR");
	assert_int_equal(action->due.day, AFI_NO_DAY);
	assert_int_equal(action->updates, 2);
	assert_live("hcbd");
}

static void a_retracted_action_takes_its_entries_with_it(void **state)
{
	(void)state;
	FOLD(H, "a 2 force action", "b 3 force update /a",
	     "c 4 force action ^a retract");
	assert_int_equal(finding->nactions, 0);
	assert_int_equal(finding->updates, 0);
	assert_int_equal(finding->status, AFI_AWAITING);
	assert_live("h");
}

/* ---- what was erased, and what is newer --------------------------------- */

static void an_erased_entry_does_nothing(void **state)
{
	(void)state;
	FOLD(H, "a 5 hmicfrs close", "b 6 pcc erased", "c 7 force update");
	assert_live("hac");
	assert_entry(finding->closed, "a");
}

static void an_erased_action_stays_without_its_words(void **state)
{
	const struct afi_state *action;

	(void)state;
	FOLD(H, "a 5 pcc erased", "b 6 force update /a",
	     "c 7 force close /a", "d 8 pcc erased");
	assert_int_equal(finding->nactions, 1);
	action = &finding->actions[0];
	assert_entry(action->opened, "a");
	assert_string_equal(action->title, "(erased)");
	assert_int_equal(action->number, 0);
	assert_int_equal(action->updates, 1);
	assert_entry(action->closed, "c");
	assert_int_equal(finding->status, AFI_IN_ASSURANCE);
	assert_live("hbc");
	assert_true(FOLD_AT(4, H, "a 5 pcc erased", "b 6 force update /a @3"));
	assert_int_equal(finding->nactions, 0);
	assert_live("h");
}

static void an_erased_action_may_have_been_corrected(void **state)
{
	(void)state;
	FOLD(H, "a 5 pcc erased", "b 6 force action number=7 title=Train ^a",
	     "c 7 force update /a");
	assert_int_equal(finding->nactions, 1);
	assert_entry(finding->actions[0].opened, "a");
	assert_string_equal(finding->actions[0].title, "Train");
	assert_int_equal(finding->actions[0].number, 7);
	assert_int_equal(afi_fold_day(&fold, fold.live[1]), story_day(5));
	FOLD(H, "a 5 pcc erased", "b 6 force action ^a retract",
	     "c 7 force update /a");
	assert_int_equal(finding->nactions, 0);
}

static void an_erased_heading_still_opens(void **state)
{
	(void)state;
	FOLD("h 1 pcc erased kind=afi number=3", "a 5 force update");
	assert_string_equal(finding->title, "(erased)");
	assert_int_equal(finding->number, 3);
	assert_entry(finding->opened, "h");
	assert_int_equal(finding->status, AFI_IN_PROGRESS);
	assert_live("a");
	FOLD("h 1 pcc erased kind=afi number=3 title=Advice");
	assert_string_equal(finding->title, "Advice");
	FOLD("h 1 pcc erased kind=afi number=3", "a 5 force update /h");
	assert_int_equal(finding->nactions, 0);
	assert_int_equal(fold.nlive, 0);
}

static void what_is_newer_is_only_counted(void **state)
{
	(void)state;
	FOLD(H, "a 5 force praise", "b 6 force update",
	     "c 7 force praise ^a", "d 8 force update /a");
	assert_int_equal(fold.unknown, 2);
	assert_live("hb");
	assert_int_equal(finding->updates, 1);
	assert_true(FOLD_AT(5, H, "a 5 force praise", "b 6 force praise"));
	assert_int_equal(fold.unknown, 1);
}

/* ---- editions ----------------------------------------------------------- */

static void the_latest_edition_holds(void **state)
{
	(void)state;
	FOLD(H " title=Old text=Words", "a 5 hmicfrs edition title=New",
	     "b 6 hmicfrs edition question=victims due=30");
	assert_string_equal(finding->title, "New");
	assert_string_equal(finding->text, "Words");
	assert_int_equal(finding->due.day, story_day(30));
	assert_int_equal(finding->number, 3);
	assert_int_equal(finding->status, AFI_AWAITING);
}

static void an_edition_of_an_action_is_the_actions(void **state)
{
	(void)state;
	FOLD(H " title=Old", "a 5 force action",
	     "b 6 force edition title=New text=More /a");
	assert_string_equal(finding->title, "Old");
	assert_null(finding->text);
	assert_string_equal(finding->actions[0].title, "New");
	assert_string_equal(finding->actions[0].text, "More");
}

static void a_displaced_heading_changes_nothing(void **state)
{
	(void)state;
	FOLD("h 1 hmicfrs opened title=Top", "a 2 force assign due=30",
	     "b 3 pcc opened title=Other due=40 number=3 <");
	assert_string_equal(finding->title, "Top");
	assert_int_equal(finding->due.day, story_day(30));
	assert_int_equal(finding->former_dates.n, 0);
	assert_entry(finding->opened, "h");
	assert_live("hab");
}

static void any_key_of_the_heading_can_be_asked_for(void **state)
{
	(void)state;
	FOLD("h 1 hmicfrs opened kind=inspection title=PEEL body=hmic "
	     "published=4", "a 2 hmicfrs edition body=hmicfrs",
	     "b 3 hmicfrs edition title=T", "c 4 hmicfrs edition cycle=2023");
	assert_string_equal(afi_fold_value(&fold, "body"), "hmicfrs");
	assert_string_equal(afi_fold_value(&fold, "published"), "2025-01-04");
	assert_string_equal(afi_fold_value(&fold, "cycle"), "2023");
	assert_null(afi_fold_value(&fold, "address"));
	FOLD(H " question=a", "a 2 force action",
	     "b 3 force edition question=b /a");
	assert_string_equal(afi_fold_value(&fold, "question"), "a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_happened_first_comes_first),
		cmocka_unit_test(on_one_day_the_records_order_holds),
		cmocka_unit_test(the_heading_comes_first_whenever_it_happened),
		cmocka_unit_test(an_actions_opening_comes_first_too),
		cmocka_unit_test(what_happened_later_is_left_out),
		cmocka_unit_test(when_it_was_recorded_does_not_matter),
		cmocka_unit_test(before_it_was_opened_there_is_nothing),
		cmocka_unit_test(
			what_is_about_an_action_to_come_does_not_stand),
		cmocka_unit_test(an_empty_record_has_no_state),
		cmocka_unit_test(a_correction_stands_where_the_first_one_stood),
		cmocka_unit_test(on_one_day_too),
		cmocka_unit_test(a_corrected_owner_was_seen_with_the_first),
		cmocka_unit_test(a_correction_may_say_another_day),
		cmocka_unit_test(the_day_goes_down_a_chain),
		cmocka_unit_test(of_two_corrections_the_later_stands),
		cmocka_unit_test(what_is_retracted_is_gone),
		cmocka_unit_test(a_correction_after_a_retraction_stands),
		cmocka_unit_test(a_correction_is_about_what_it_names),
		cmocka_unit_test(a_corrected_date_is_no_slip),
		cmocka_unit_test(a_corrected_action_keeps_its_name),
		cmocka_unit_test(a_retracted_action_takes_its_entries_with_it),
		cmocka_unit_test(an_erased_entry_does_nothing),
		cmocka_unit_test(an_erased_action_stays_without_its_words),
		cmocka_unit_test(an_erased_action_may_have_been_corrected),
		cmocka_unit_test(an_erased_heading_still_opens),
		cmocka_unit_test(what_is_newer_is_only_counted),
		cmocka_unit_test(the_latest_edition_holds),
		cmocka_unit_test(an_edition_of_an_action_is_the_actions),
		cmocka_unit_test(a_displaced_heading_changes_nothing),
		cmocka_unit_test(any_key_of_the_heading_can_be_asked_for),
	};

	return cmocka_run_group_tests_name("state fold", tests, NULL, end);
}
