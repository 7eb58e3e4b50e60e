#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "fold_parts.h"
#include "rate.h"

/* The rate of days 10 to 20 with what @then makes of a finding. */
static struct afi_rate rate_with(const char *heading, const char *then)
{
	struct afi_rate rate = { .from = story_day(10), .to = story_day(20) };

	FOLD(60, heading, then);
	afi_rate_add(&rate, finding->rag_day, finding->closed);
	return rate;
}

static void what_falls_due_in_the_window_is_counted(void **state)
{
	static const struct {
		const char *heading, *then;
		size_t due, complete, undated;
	} rows[] = {
		{ H " due=9", "c 2 hmicfrs close", 0, 0, 0 },
		{ H " due=10", "c 2 hmicfrs close", 1, 1, 0 },
		{ H " due=20", "c 2 hmicfrs close", 1, 1, 0 },
		{ H " due=21", "c 2 hmicfrs close", 0, 0, 0 },
		/* When it was done does not matter. */
		{ H " due=15", "c 50 hmicfrs close", 1, 1, 0 },
		{ H " due=15", "c 2 force update", 1, 0, 0 },
		{ H " due=15", "c 2 force submit", 1, 0, 0 },
		{ H " due=15", "c 2 hmicfrs close outcome=superseded",
		  1, 0, 0 },
		{ H " due=15", "c 2 hmicfrs close outcome=not-adopted",
		  1, 0, 0 },
		{ H " due=15", "c 2 hmicfrs close outcome=void", 0, 0, 0 },
		{ H, "c 2 hmicfrs close outcome=void", 0, 0, 0 },
		{ H, "c 2 hmicfrs close", 0, 0, 1 },
		{ H, "c 2 force update", 0, 0, 1 },
		/* The date that holds, else the latest open action's. */
		{ H " due=9", "c 2 force assign due=15", 1, 0, 0 },
		{ H, "c 2 force action due=15", 1, 0, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct afi_rate rate = rate_with(rows[i].heading,
						 rows[i].then);

		assert_int_equal(rate.due, rows[i].due);
		assert_int_equal(rate.complete, rows[i].complete);
		assert_int_equal(rate.undated, rows[i].undated);
	}
}

static void a_rate_is_told_in_words(void **state)
{
	static const struct {
		size_t complete, due, undated;
		int percent;
		const char *words;
	} rows[] = {
		{ 3, 4, 2, 75, "3 of 4 (75%); 2 without a date" },
		{ 2, 3, 0, 67, "2 of 3 (67%)" },
		{ 1, 3, 0, 33, "1 of 3 (33%)" },
		{ 1, 8, 0, 13, "1 of 8 (13%)" },
		{ 4, 4, 0, 100, "4 of 4 (100%)" },
		{ 0, 4, 0, 0, "0 of 4 (0%)" },
		{ 299, 300, 0, 99, "299 of 300 (99%)" },
		{ 1, 300, 0, 1, "1 of 300 (1%)" },
		{ 0, 0, 0, -1, "none fell due" },
		{ 0, 0, 3, -1, "none fell due; 3 without a date" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct afi_rate rate = { .complete = rows[i].complete,
					       .due = rows[i].due,
					       .undated = rows[i].undated };
		struct afi_str words = AFI_STR_INIT;

		assert_int_equal(afi_rate_percent(&rate), rows[i].percent);
		afi_rate_words(&words, &rate);
		assert_string_equal(words.s, rows[i].words);
		afi_str_clear(&words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_falls_due_in_the_window_is_counted),
		cmocka_unit_test(a_rate_is_told_in_words),
	};

	return cmocka_run_group_tests_name("rate", tests, NULL, fold_end);
}
