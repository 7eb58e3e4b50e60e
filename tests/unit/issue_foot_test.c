/* The line at the foot of a letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "issue_foot.h"

#define COMMIT "0123456789abcdef0123456789abcdef01234567"

static void it_says_what_it_was_made_from(void **state)
{
	static const char text[] = "Yours\n\nMade from the register as of "
		"commit " COMMIT ", template section-55 of north/peel, dated "
		"2025-01-28, since 2024-12-05.\n";
	struct afi_foot foot;

	(void)state;
	assert_true(afi_foot_find(&foot, text));
	assert_string_equal(foot.commit, COMMIT);
	assert_string_equal(foot.template_, "section-55");
	assert_string_equal(foot.target, "north/peel");
	assert_int_equal(foot.dated, afi_day_of(2025, 1, 28));
	assert_int_equal(foot.since, afi_day_of(2024, 12, 5));
}

static void its_lines_may_break(void **state)
{
	static const char text[] = "made from the\nregister as of commit\n"
		COMMIT ",\ntemplate section-\n55 of north/\npeel-2024, "
		"dated 2025-01-28.1";
	struct afi_foot foot;

	(void)state;
	assert_true(afi_foot_find(&foot, text));
	assert_string_equal(foot.template_, "section-55");
	assert_string_equal(foot.target, "north/peel-2024");
	assert_int_equal(foot.dated, afi_day_of(2025, 1, 28));
	assert_int_equal(foot.since, AFI_NO_DAY);
}

static void others_are_none(void **state)
{
	static const char *const none[] = {
		"", "Made from the register as of commit",
		"Made from the register as of commit , template x",
		"Made from the register as of commit XYZ, template x",
		"Made from the register as of commit " COMMIT " template x",
		"Made from the register as of commit " COMMIT ", template ",
		"Made from the register as of commit " COMMIT ", template x",
		"Made from the register as of commit " COMMIT COMMIT
			", template x",
	};
	struct afi_foot foot;

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		assert_false(afi_foot_find(&foot, none[i]));
}

static void it_is_cut_out(void **state)
{
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	afi_foot_cut(&out, "A\n\nMade from the register as of commit " COMMIT
		     ", template update of n/p.\nB\n");
	assert_string_equal(out.s, "A\n\n\nB\n");
	afi_str_reset(&out);
	afi_foot_cut(&out, "Skip to the text\n\n<!-- date -->\nDate: now");
	assert_string_equal(out.s, "\nDate: now");
	afi_str_reset(&out);
	afi_foot_cut(&out, "a\n The PCC  Page 2 of 13 \nPage 2 of it\nPage 1 "
		     "of 2");
	assert_string_equal(out.s, "a\nPage 2 of it\n");
	afi_str_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_says_what_it_was_made_from),
		cmocka_unit_test(its_lines_may_break),
		cmocka_unit_test(others_are_none),
		cmocka_unit_test(it_is_cut_out),
	};

	return cmocka_run_group_tests_name("issue_foot", tests, NULL, NULL);
}
