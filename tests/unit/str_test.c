#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "str.h"

static void an_empty_one_can_be_printed(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	assert_string_equal(str.s, "");
	assert_int_equal(str.len, 0);
	afi_str_clear(&str);
}

static void pieces_are_appended_in_order(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&str, "one");
	afi_str_addc(&str, ',');
	afi_str_add(&str, "two, three", 3);
	afi_str_addf(&str, ",%03d", 7);
	assert_string_equal(str.s, "one,two,007");
	assert_int_equal(str.len, 11);
	afi_str_clear(&str);
}

static void appending_nothing_takes_no_memory(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_add(&str, NULL, 0);
	afi_str_adds(&str, "");
	afi_str_addf(&str, "%s", "");
	assert_int_equal(str.size, 0);
	assert_string_equal(str.s, "");
}

static void bytes_may_be_nul(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_add(&str, "a\0b", 3);
	afi_str_addc(&str, '\0');
	assert_int_equal(str.len, 4);
	assert_memory_equal(str.s, "a\0b\0", 5);
	afi_str_clear(&str);
}

static void what_grows_is_filled_in_by_the_caller(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&str, "ab");
	memcpy(afi_str_grow(&str, 100), "cd", 2);
	assert_int_equal(str.len, 102);
	assert_int_equal(str.s[102], '\0');
	afi_str_cut(&str, 4);
	assert_string_equal(str.s, "abcd");
	afi_str_clear(&str);
}

/* One byte at a time meets every size at which it has to grow. */
static void it_grows_and_always_ends_in_nul(void **state)
{
	struct afi_str str = AFI_STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 5000; i++) {
		afi_str_addc(&str, (char)('a' + i % 26));
		assert_int_equal(str.len, i + 1);
		assert_true(str.size > str.len);
		assert_int_equal(str.s[str.len], '\0');
	}
	for (i = 0; i < 5000; i++)
		assert_int_equal(str.s[i], 'a' + i % 26);
	afi_str_clear(&str);
}

static void formatting_may_be_long(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_addf(&str, "%1000d|%s", 1, "end");
	assert_int_equal(str.len, 1004);
	assert_string_equal(str.s + 999, "1|end");
	afi_str_clear(&str);
}

static void cutting_keeps_the_beginning(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&str, "abcdef");
	afi_str_cut(&str, 3);
	assert_string_equal(str.s, "abc");
	assert_int_equal(str.len, 3);
	afi_str_clear(&str);
}

static void cutting_to_more_than_there_is_does_nothing(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_cut(&str, 3);
	assert_int_equal(str.len, 0);
	afi_str_adds(&str, "abc");
	afi_str_cut(&str, 3);
	afi_str_cut(&str, 100);
	assert_string_equal(str.s, "abc");
	assert_int_equal(str.len, 3);
	afi_str_clear(&str);
}

static void resetting_keeps_the_memory(void **state)
{
	struct afi_str str = AFI_STR_INIT;
	size_t size;

	(void)state;
	afi_str_addf(&str, "%500d", 1);
	size = str.size;
	afi_str_reset(&str);
	assert_string_equal(str.s, "");
	assert_int_equal(str.len, 0);
	assert_int_equal(str.size, size);
	afi_str_adds(&str, "new");
	assert_string_equal(str.s, "new");
	afi_str_clear(&str);
}

static void clearing_makes_it_ready_again(void **state)
{
	struct afi_str str = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&str, "old");
	afi_str_clear(&str);
	afi_str_clear(&str);
	assert_int_equal(str.size, 0);
	assert_string_equal(str.s, "");
	afi_str_adds(&str, "new");
	assert_string_equal(str.s, "new");
	afi_str_clear(&str);
}

static void what_is_taken_is_the_callers(void **state)
{
	struct afi_str str = AFI_STR_INIT;
	char *s;

	(void)state;
	afi_str_adds(&str, "mine");
	s = afi_str_take(&str);
	assert_int_equal(str.len, 0);
	afi_str_adds(&str, "other");
	assert_string_equal(s, "mine");
	free(s);
	afi_str_clear(&str);
}

static void an_empty_one_can_be_taken_and_freed(void **state)
{
	struct afi_str str = AFI_STR_INIT;
	char *s = afi_str_take(&str);

	(void)state;
	assert_string_equal(s, "");
	assert_ptr_not_equal(s, afi_str_empty);
	free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_one_can_be_printed),
		cmocka_unit_test(pieces_are_appended_in_order),
		cmocka_unit_test(appending_nothing_takes_no_memory),
		cmocka_unit_test(bytes_may_be_nul),
		cmocka_unit_test(what_grows_is_filled_in_by_the_caller),
		cmocka_unit_test(it_grows_and_always_ends_in_nul),
		cmocka_unit_test(formatting_may_be_long),
		cmocka_unit_test(cutting_keeps_the_beginning),
		cmocka_unit_test(cutting_to_more_than_there_is_does_nothing),
		cmocka_unit_test(resetting_keeps_the_memory),
		cmocka_unit_test(clearing_makes_it_ready_again),
		cmocka_unit_test(what_is_taken_is_the_callers),
		cmocka_unit_test(an_empty_one_can_be_taken_and_freed),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
