#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "err.h"

enum { ROOM = sizeof(((struct afi_err *)0)->msg) - 1 };

/* Fill @text, which has room for it, with @n times @c. */
static char *many(char *text, char c, size_t n)
{
	memset(text, c, n);
	text[n] = '\0';
	return text;
}

static void setting_returns_the_code_and_keeps_it(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_err_set(&err, AFI_ENOTFOUND, "no '%s'", "x"),
			 AFI_ENOTFOUND);
	assert_int_equal(err.code, AFI_ENOTFOUND);
	assert_string_equal(err.msg, "no 'x'");
}

static void setting_again_forgets_the_first(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_err_set(&err, AFI_ENOTFOUND, "a long first message");
	afi_err_set(&err, AFI_EFAILED, "second");
	assert_int_equal(err.code, AFI_EFAILED);
	assert_string_equal(err.msg, "second");
}

static void a_prefix_goes_in_front_with_a_colon(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_err_set(&err, AFI_EINVALID, "unknown status 'opne'");
	assert_int_equal(afi_err_prefix(&err, "%s: line %d", "a.yaml", 4),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "a.yaml: line 4: unknown status 'opne'");
}

static void clearing_leaves_nothing(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_err_set(&err, AFI_EFAILED, "disk full");
	afi_err_clear(&err);
	assert_int_equal(err.code, AFI_OK);
	assert_string_equal(err.msg, "");
}

static void a_message_that_just_fits_is_whole(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char text[ROOM + 1];

	(void)state;
	afi_err_set(&err, AFI_EFAILED, "%s", many(text, 'x', ROOM));
	assert_memory_equal(err.msg, text, sizeof(text));
}

static void a_message_that_is_too_long_is_cut(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char text[ROOM + 100];

	(void)state;
	afi_err_set(&err, AFI_EFAILED, "%s", many(text, 'x', ROOM + 50));
	assert_int_equal(strlen(err.msg), ROOM);
}

/* The pound sign is two bytes, of which only the first would fit. */
static void a_message_is_not_cut_within_a_character(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char text[ROOM + 100];

	(void)state;
	many(text, 'x', ROOM - 1);
	memcpy(text + ROOM - 1, "\xC2\xA3 more", 8);
	afi_err_set(&err, AFI_EFAILED, "%s", text);
	assert_int_equal(strlen(err.msg), ROOM - 1);
	assert_int_equal(err.msg[ROOM - 2], 'x');
}

/* Four bytes, of which three would fit. */
static void three_quarters_of_a_character_go_too(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char text[ROOM + 100];

	(void)state;
	many(text, 'x', ROOM - 3);
	memcpy(text + ROOM - 3, "\xF0\x9F\x98\x80 more", 10);
	afi_err_set(&err, AFI_EFAILED, "%s", text);
	assert_int_equal(strlen(err.msg), ROOM - 3);
}

static void what_a_prefix_pushes_out_is_the_end(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char text[ROOM + 1];

	(void)state;
	afi_err_set(&err, AFI_EFAILED, "%s", many(text, 'x', ROOM));
	afi_err_prefix(&err, "file");
	assert_int_equal(strlen(err.msg), ROOM);
	assert_memory_equal(err.msg, "file: xxx", 9);
	assert_int_equal(err.msg[ROOM - 1], 'x');
}

static void a_prefix_that_fills_all_leaves_no_room(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char text[ROOM + 100];

	(void)state;
	afi_err_set(&err, AFI_ECONFLICT, "already closed");
	assert_int_equal(afi_err_prefix(&err, "%s",
					many(text, 'y', ROOM + 50)),
			 AFI_ECONFLICT);
	assert_int_equal(strlen(err.msg), ROOM);
	assert_int_equal(err.msg[ROOM - 1], 'y');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(setting_returns_the_code_and_keeps_it),
		cmocka_unit_test(setting_again_forgets_the_first),
		cmocka_unit_test(a_prefix_goes_in_front_with_a_colon),
		cmocka_unit_test(clearing_leaves_nothing),
		cmocka_unit_test(a_message_that_just_fits_is_whole),
		cmocka_unit_test(a_message_that_is_too_long_is_cut),
		cmocka_unit_test(a_message_is_not_cut_within_a_character),
		cmocka_unit_test(three_quarters_of_a_character_go_too),
		cmocka_unit_test(what_a_prefix_pushes_out_is_the_end),
		cmocka_unit_test(a_prefix_that_fills_all_leaves_no_room),
	};

	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
