/* Positions, and claims that it is done: who answered, who sent it back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "fold_parts.h"

enum { LINES = 6, TODAY = 60 };

static void fold_row(const char *const lines[LINES])
{
	const char *all[LINES + 1] = { H };
	size_t n = 1;

	while (n <= LINES && lines[n - 1]) {
		all[n] = lines[n - 1];
		n++;
	}
	fold_lines(TODAY, all, n);
}

/* ---- positions ---------------------------------------------------------- */

static void of_each_sort_the_latest_stands(void **state)
{
	const struct afi_positions *p = &finding->positions;

	(void)state;
	FOLD(TODAY, H);
	assert_true(!p->force && !p->pcc && !p->pcc_progress &&
		    !p->body_progress);
	FOLD(TODAY, H, "a 2 force response position=accepted",
	     "b 3 pcc response position=agrees",
	     "c 4 pcc response position=more-needed",
	     "d 5 hmicfrs response position=satisfied",
	     "e 6 force response", "f 7 force response position=partly",
	     "g 8 pcc response position=partly",
	     "j 9 pcc response position=satisfied");
	assert_entry(p->force, "f");
	assert_entry(p->pcc, "g");
	assert_entry(p->pcc_progress, "j");
	assert_entry(p->body_progress, "d");
}

static void each_word_is_of_one_sort(void **state)
{
	static const struct {
		const char *line;
		int sort;	/* of force, pcc, pcc's and body's progress */
	} rows[] = {
		{ "a 2 force response position=accepted", 0 },
		{ "a 2 force response position=partly", 0 },
		{ "a 2 force response position=not-accepted", 0 },
		{ "a 2 force response position=agrees", -1 },
		{ "a 2 force response position=satisfied", -1 },
		{ "a 2 pcc response position=agrees", 1 },
		{ "a 2 pcc response position=partly", 1 },
		{ "a 2 pcc response position=disagrees", 1 },
		{ "a 2 pcc response position=no-action", 1 },
		{ "a 2 pcc response position=accepted", -1 },
		{ "a 2 pcc response position=satisfied", 2 },
		{ "a 2 pcc response position=more-needed", 2 },
		{ "a 2 pcc response position=not-satisfied", 2 },
		{ "a 2 hmicfrs response position=satisfied", 3 },
		{ "a 2 hmicfrs response position=more-needed", 3 },
		{ "a 2 audit-office response position=not-satisfied", 3 },
		{ "a 2 hmicfrs response position=agrees", -1 },
		{ "a 2 pcc response position=perhaps", -1 },
	};
	size_t i;
	int k;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct afi_positions *p = &finding->positions;

		FOLD(TODAY, H, rows[i].line);
		for (k = 0; k < 4; k++) {
			const struct afi_entry *found[] = {
				p->force, p->pcc, p->pcc_progress,
				p->body_progress,
			};

			assert_entry(found[k], k == rows[i].sort ? "a" :
				     "none");
		}
	}
}

/* Jo, who records all this, speaks for the force alone: with a source it is
   recorded for the PCC, without one it must be somebody's who speaks for it. */
static void a_partys_own_stands_before_what_others_recorded(void **state)
{
	(void)state;
	FOLD(TODAY, H, "a 2 pcc response position=agrees",
	     "b 3 pcc response position=disagrees source=call");
	assert_entry(finding->positions.pcc, "a");
	FOLD(TODAY, H, "a 2 pcc response position=agrees source=call",
	     "b 3 pcc response position=disagrees source=call");
	assert_entry(finding->positions.pcc, "b");
	FOLD(TODAY, H, "a 2 pcc response position=agrees source=call",
	     "b 3 pcc response position=disagrees");
	assert_entry(finding->positions.pcc, "b");
	FOLD(TODAY, H, "a 2 force response position=accepted",
	     "b 3 force response position=partly source=letter");
	assert_entry(finding->positions.force, "b");
}

static void a_position_taken_back_was_never_taken(void **state)
{
	(void)state;
	FOLD(TODAY, H, "a 2 pcc response position=agrees",
	     "b 3 pcc response position=disagrees",
	     "c 4 pcc response ^b retract");
	assert_entry(finding->positions.pcc, "a");
	FOLD(TODAY, H, "a 2 pcc response position=agrees",
	     "b 3 pcc response ^a position=partly");
	assert_entry(finding->positions.pcc, "b");
}

/* ---- claims ------------------------------------------------------------- */

#define TO_PCC "s 10 force submit"
#define TO_BODY "s 10 force submit to=hmicfrs"

static void claims_are_answered_or_not(void **state)
{
	static const struct {
		const char *lines[LINES];
		enum afi_status status;
		const char *submitted, *also, *returned;
	} rows[] = {
		/* Nobody has answered. */
		{ { TO_PCC }, AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_BODY }, AFI_SUBMITTED, "s", "none", "none" },
		{ { "a 2 force action", "b 3 force close /a", TO_PCC },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { "a 9 pcc response position=satisfied", TO_PCC },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_PCC, "a 11 pcc response position=agrees" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_PCC, "a 11 pcc response" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_PCC, "a 11 pcc update" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_PCC, "a 11 hmicfrs response position=not-satisfied" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_BODY, "a 11 pcc response position=satisfied" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_BODY, "a 11 pcc response position=not-satisfied" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { "a 9 pcc response position=more-needed", TO_BODY },
		  AFI_SUBMITTED, "s", "none", "none" },
		/* Whom it was made to has. */
		{ { TO_PCC, "a 11 pcc response position=satisfied" },
		  AFI_AWAITING, "none", "none", "none" },
		{ { TO_PCC, "a 11 pcc response position=more-needed" },
		  AFI_AWAITING, "none", "none", "a" },
		{ { TO_PCC, "a 11 pcc response position=not-satisfied" },
		  AFI_AWAITING, "none", "none", "a" },
		{ { TO_BODY, "a 11 hmicfrs response position=satisfied" },
		  AFI_AWAITING, "none", "none", "none" },
		{ { TO_BODY, "a 11 hmicfrs response position=not-satisfied" },
		  AFI_AWAITING, "none", "none", "a" },
		/* The PCC returns what was claimed to anybody. */
		{ { TO_BODY, "a 11 pcc response position=more-needed" },
		  AFI_AWAITING, "none", "none", "a" },
		{ { TO_BODY, "a 11 hmicfrs response position=satisfied",
		    "b 12 pcc response position=more-needed" },
		  AFI_AWAITING, "none", "none", "b" },
		/* What it thinks later holds. */
		{ { TO_PCC, "a 11 pcc response position=more-needed",
		    "b 12 pcc response position=satisfied" },
		  AFI_AWAITING, "none", "none", "none" },
		{ { TO_PCC, "a 11 pcc response position=satisfied",
		    "b 12 pcc response position=more-needed" },
		  AFI_AWAITING, "none", "none", "b" },
		{ { TO_PCC, "a 11 pcc response position=more-needed",
		    "b 12 pcc response position=satisfied source=call" },
		  AFI_AWAITING, "none", "none", "a" },
		{ { TO_PCC, "a 11 pcc response position=satisfied source=call",
		    "b 12 pcc response position=more-needed" },
		  AFI_AWAITING, "none", "none", "b" },
		/* Until another claim. */
		{ { TO_PCC, "a 11 pcc response position=more-needed",
		    "t 12 force submit" },
		  AFI_SUBMITTED, "t", "none", "none" },
		{ { TO_PCC, "a 11 pcc response position=more-needed",
		    "t 12 force submit to=hmicfrs" },
		  AFI_SUBMITTED, "t", "none", "none" },
		/* To two side by side. */
		{ { TO_PCC, "t 12 force submit to=hmicfrs" },
		  AFI_SUBMITTED, "t", "s", "none" },
		{ { TO_PCC, "t 12 force submit to=hmicfrs",
		    "a 13 pcc response position=satisfied" },
		  AFI_SUBMITTED, "t", "none", "none" },
		{ { TO_PCC, "t 12 force submit to=hmicfrs",
		    "a 13 hmicfrs response position=satisfied" },
		  AFI_SUBMITTED, "s", "none", "none" },
		{ { TO_PCC, "t 12 force submit to=hmicfrs",
		    "a 13 hmicfrs response position=not-satisfied" },
		  AFI_SUBMITTED, "s", "none", "a" },
		{ { TO_BODY, "t 12 force submit",
		    "a 13 hmicfrs response position=not-satisfied" },
		  AFI_SUBMITTED, "t", "none", "a" },
		{ { TO_PCC, "t 12 force submit to=hmicfrs",
		    "a 13 pcc response position=more-needed" },
		  AFI_AWAITING, "none", "none", "a" },
		{ { TO_PCC, "t 12 force submit" },
		  AFI_SUBMITTED, "t", "none", "none" },
		/* Or a decision. */
		{ { TO_PCC, "c 12 hmicfrs close" },
		  AFI_CLOSED, "none", "none", "none" },
		{ { TO_PCC, "a 11 pcc response position=more-needed",
		    "c 12 hmicfrs close" },
		  AFI_CLOSED, "none", "none", "none" },
		{ { TO_PCC, "c 12 hmicfrs close", "d 13 hmicfrs reopen" },
		  AFI_AWAITING, "none", "none", "none" },
		{ { TO_PCC, "c 12 hmicfrs close", "d 13 hmicfrs reopen",
		    "t 14 force submit" },
		  AFI_SUBMITTED, "t", "none", "none" },
		{ { "c 8 hmicfrs close <h", "d 9 hmicfrs reopen <c",
		    "s 10 force submit <d", "e 11 hmicfrs close <c" },
		  AFI_SUBMITTED, "s", "none", "none" },
		/* A claim that was taken back was none. */
		{ { TO_PCC, "t 11 force submit ^s retract" },
		  AFI_AWAITING, "none", "none", "none" },
		{ { TO_PCC, "t 11 force submit ^s to=hmicfrs" },
		  AFI_SUBMITTED, "t", "none", "none" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		fold_row(rows[i].lines);
		print_message("row %zu\n", i);
		assert_string_equal(afi_status_name(finding->status),
				    afi_status_name(rows[i].status));
		assert_entry(finding->submitted, rows[i].submitted);
		assert_entry(finding->also_submitted, rows[i].also);
		assert_entry(finding->returned, rows[i].returned);
	}
}

static void the_day_it_happened_says_what_came_before(void **state)
{
	(void)state;
	FOLD(TODAY, H, TO_PCC, "a 20 pcc response position=more-needed @9");
	assert_int_equal(finding->status, AFI_SUBMITTED);
	FOLD(TODAY, H, TO_PCC, "a 20 pcc response position=more-needed @10");
	assert_entry(finding->returned, "a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_each_sort_the_latest_stands),
		cmocka_unit_test(each_word_is_of_one_sort),
		cmocka_unit_test(
			a_partys_own_stands_before_what_others_recorded),
		cmocka_unit_test(a_position_taken_back_was_never_taken),
		cmocka_unit_test(claims_are_answered_or_not),
		cmocka_unit_test(the_day_it_happened_says_what_came_before),
	};

	return cmocka_run_group_tests_name("state positions", tests, NULL,
					   fold_end);
}
