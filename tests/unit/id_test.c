#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "id.h"

enum { MANY = 20000 };

static void a_new_id_is_valid(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char id[AFI_ID_LEN + 1];
	int i;

	(void)state;
	for (i = 0; i < MANY; i++) {
		assert_int_equal(afi_id_new(id, &err), AFI_OK);
		assert_int_equal(strlen(id), 12);
		assert_true(afi_id_valid(id));
	}
}

static void new_ids_differ(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	static char ids[300][AFI_ID_LEN + 1];
	int i, k;

	(void)state;
	for (i = 0; i < 300; i++) {
		assert_int_equal(afi_id_new(ids[i], &err), AFI_OK);
		for (k = 0; k < i; k++)
			assert_string_not_equal(ids[i], ids[k]);
	}
}

/*
 * Of 20,000 first characters each letter is expected 909 times, with a
 * standard deviation of 30, and of the last ones each character 625 times,
 * with one of 25: eight of them are allowed either way.
 */
static void every_character_is_as_likely(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	int first[256] = { 0 }, last[256] = { 0 }, i;
	const char *c, *alphabet = AFI_ID_ALPHABET;
	char id[AFI_ID_LEN + 1];

	(void)state;
	for (i = 0; i < MANY; i++) {
		assert_int_equal(afi_id_new(id, &err), AFI_OK);
		first[(unsigned char)id[0]]++;
		last[(unsigned char)id[11]]++;
	}
	for (c = alphabet; *c; c++) {
		if (c < alphabet + 10)
			assert_int_equal(first[(unsigned char)*c], 0);
		else
			assert_in_range(first[(unsigned char)*c], 669, 1149);
		assert_in_range(last[(unsigned char)*c], 425, 825);
	}
}

static void ids_have_twelve_characters(void **state)
{
	(void)state;
	assert_true(afi_id_valid("k7mq2x8w0p9d"));
	assert_false(afi_id_valid("k7mq2x8w0p9"));
	assert_false(afi_id_valid("k7mq2x8w0p9d3"));
	assert_false(afi_id_valid(""));
}

static void ids_begin_with_a_letter(void **state)
{
	(void)state;
	assert_true(afi_id_valid("a00000000000"));
	assert_true(afi_id_valid("zzzzzzzzzzzz"));
	assert_false(afi_id_valid("0aaaaaaaaaaa"));
	assert_false(afi_id_valid("9aaaaaaaaaaa"));
}

static void ids_have_only_letters_of_the_alphabet(void **state)
{
	(void)state;
	assert_false(afi_id_valid("k7mq2x8w0p9i"));
	assert_false(afi_id_valid("k7mq2x8w0p9l"));
	assert_false(afi_id_valid("k7mq2x8w0p9o"));
	assert_false(afi_id_valid("k7mq2x8w0p9u"));
	assert_false(afi_id_valid("k7mq2x8w0p9D"));
	assert_false(afi_id_valid("k7mq2x8w 0p9"));
	assert_false(afi_id_valid("k7mq2x8w0p9\n"));
	assert_false(afi_id_valid("k7mq2x8w0p\xC3\xA9"));
	assert_false(afi_id_valid("i7mq2x8w0p9d"));
}

static void a_prefix_has_four_to_twelve_characters(void **state)
{
	(void)state;
	assert_true(afi_id_prefix_valid("k7mq"));
	assert_true(afi_id_prefix_valid("k7mq2x8w0p9d"));
	assert_false(afi_id_prefix_valid("k7m"));
	assert_false(afi_id_prefix_valid(""));
	assert_false(afi_id_prefix_valid("k7mq2x8w0p9d3"));
}

static void a_prefix_has_the_characters_of_an_id(void **state)
{
	(void)state;
	assert_false(afi_id_prefix_valid("77mq"));
	assert_false(afi_id_prefix_valid("k7mi"));
	assert_false(afi_id_prefix_valid("K7MQ"));
	assert_false(afi_id_prefix_valid("k7mq "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_id_is_valid),
		cmocka_unit_test(new_ids_differ),
		cmocka_unit_test(every_character_is_as_likely),
		cmocka_unit_test(ids_have_twelve_characters),
		cmocka_unit_test(ids_begin_with_a_letter),
		cmocka_unit_test(ids_have_only_letters_of_the_alphabet),
		cmocka_unit_test(a_prefix_has_four_to_twelve_characters),
		cmocka_unit_test(a_prefix_has_the_characters_of_an_id),
	};

	return cmocka_run_group_tests_name("id", tests, NULL, NULL);
}
