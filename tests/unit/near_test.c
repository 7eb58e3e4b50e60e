#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "near.h"

static void a_distance_counts_slips(void **state)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} cases[] = {
		{ "", "", 0 },
		{ "", "abc", 3 },
		{ "update", "update", 0 },
		{ "UpDate", "update", 0 },
		{ "updat", "update", 1 },	/* one too few */
		{ "upddate", "update", 1 },	/* one too many */
		{ "uqdate", "update", 1 },	/* one wrong */
		{ "updaet", "update", 1 },	/* two changed round */
		{ "pudaet", "update", 2 },	/* ... twice */
		{ "ca", "abc", 3 },		/* none is moved twice */
		{ "kitten", "sitting", 3 },
		{ "show", "list", 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(afi_near_distance(cases[i].a, cases[i].b),
				 cases[i].distance);
		assert_int_equal(afi_near_distance(cases[i].b, cases[i].a),
				 cases[i].distance);
	}
}

static void the_nearest_is_meant(void **state)
{
	static const struct {
		const char *typed, *best;
	} cases[] = {
		{ "updaet", "update" },
		{ "sho", "show" },
		{ "histroy", "history" },
		{ "hist", "history" },		/* it begins so */
		{ "clos", "close" },
		{ "closs", "close" },
		{ "ls", "" },			/* two letters, two slips */
		{ "x", "" },
		{ "", "" },
		{ "banana", "" },
		{ "SHOW", "show" },
		{ "summarise", "summary" },
		{ "su", "" },			/* too little to go by */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_near near = { .typed = cases[i].typed };

		afi_near_try_all(&near, "open|update|close|show|list|history|"
				 "summary");
		assert_string_equal(near.best, cases[i].best);
	}
}

static void a_beginning_can_be_another_word(void **state)
{
	struct afi_near near = { .typed = "hmic", .whole = true };

	(void)state;
	assert_false(afi_near_try(&near, "hmicfrs"));
	assert_true(afi_near_try(&near, "hmip"));
}

static void of_two_as_near_the_first_is_meant(void **state)
{
	struct afi_near near = { .typed = "bat" };

	(void)state;
	assert_true(afi_near_try(&near, "cat"));
	assert_false(afi_near_try(&near, "hat"));
	assert_string_equal(near.best, "cat");
	assert_true(afi_near_try(&near, "bat"));
	assert_string_equal(near.best, "bat");
}

static void a_hint_is_given_if_there_is_one(void **state)
{
	struct afi_near near = { .typed = "onwer", .of = "--" };

	(void)state;
	afi_near_try(&near, "board");
	assert_string_equal(afi_near_or(&near, "none"), "none");
	afi_near_try(&near, "owner");
	assert_string_equal(afi_near_or(&near, "none"),
			    "did you mean '--owner'?");
}

static void what_is_too_long_is_far(void **state)
{
	char longest[AFI_NEAR_MAX], longer[AFI_NEAR_MAX + 1];
	struct afi_near near = { .typed = longest };

	(void)state;
	memset(longest, 'a', sizeof(longest));
	longest[AFI_NEAR_MAX - 1] = '\0';
	memset(longer, 'a', sizeof(longer));
	longer[AFI_NEAR_MAX] = '\0';
	assert_int_equal(afi_near_distance(longest, longest), 0);
	assert_int_equal(afi_near_distance(longer, longest), AFI_NEAR_MAX);
	assert_false(afi_near_try(&near, longer));
	assert_true(afi_near_try(&near, longest));
	near.typed = longer;
	afi_near_try_all(&near, longer);
	assert_string_equal(near.best, longest);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_distance_counts_slips),
		cmocka_unit_test(the_nearest_is_meant),
		cmocka_unit_test(a_beginning_can_be_another_word),
		cmocka_unit_test(of_two_as_near_the_first_is_meant),
		cmocka_unit_test(a_hint_is_given_if_there_is_one),
		cmocka_unit_test(what_is_too_long_is_far),
	};

	return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
