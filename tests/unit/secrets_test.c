#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "secrets.h"

#define X "[x\xC2\xB9]"

/* What is left of @text without @phrases, which NULL ends. */
static void check(const char *const *phrases, const char *text,
		  const char *left)
{
	struct afi_secrets secrets = AFI_SECRETS_INIT;
	struct afi_str out = AFI_STR_INIT;

	for (; *phrases; phrases++)
		afi_secrets_add(&secrets, *phrases);
	assert_int_equal(afi_secrets_hide(&out, &secrets, text),
			 strcmp(text, left) != 0);
	assert_string_equal(out.s, left);
	assert_int_equal(afi_secrets_in(&secrets, text),
			 strcmp(text, left) != 0);
	afi_str_clear(&out);
	afi_secrets_clear(&secrets);
}

static void check_one(const char *phrase, const char *text, const char *left)
{
	check((const char *const[]){ phrase, NULL }, text, left);
}

static void case_and_accents_do_not_matter(void **state)
{
	(void)state;
	check_one("Café Blue", "In CAFE\xCC\x81 BLUE, cafe blue", "In " X
		  ", " X);
	check_one("Stra\xC3\x9F" "e", "die STRASSE dort", "die " X " dort");
	check_one("jose", "Jos\xC3\xA9!", X "!");
}

static void what_parts_words_does_not_matter(void **state)
{
	(void)state;
	check_one("Operation Blue", "Operation\n  Blue", X);
	check_one("Operation  Blue", "x/operation-blue-2024.pdf",
		  "x/" X "-2024.pdf");
	check_one("O'Neill & Sons", "at O\xE2\x80\x99Neill, Sons.",
		  "at " X ".");
	check_one("Operation Blue", "?q=Operation%20Blue&p", "?q=" X "&p");
	check_one("Caf\xC3\xA9 Blue", "caf%C3%A9%2Dblue", X);
	check_one("Blue", "Bl\xC2\xADue", X);
	check_one("Operation Blue", "OperationBlue", "OperationBlue");
}

static void short_ones_are_whole_words(void **state)
{
	(void)state;
	check_one("Jo", "Jo and Joan, (jo)", X " and Joan, (" X ")");
	check_one("86%", "1986 is not 86", "1986 is not " X);
	check_one("Blue", "Bluebell", X "bell");
}

static void the_longest_is_hidden(void **state)
{
	const char *const several[] = {
		"Blue", "Operation Blue", "Blue Moon", "operation blue", NULL,
	};

	(void)state;
	check(several, "Operation Blue Moon rises", X " rises");
	check(several, "an Operation Blu", "an Operation Blu");
	check(several, "operation operation blue", "operation " X);
}

/* A long one may fail where a short one that it ends in does not. */
static void what_ends_another_is_found(void **state)
{
	const char *const several[] = { "a b", "b", "xa bc", NULL };

	(void)state;
	check(several, "xa b", "xa " X);
	check(several, "xa bd xa bc", "xa bd " X);
}

static void what_has_no_letters_is_not_looked_for(void **state)
{
	struct afi_secrets secrets = AFI_SECRETS_INIT;

	(void)state;
	afi_secrets_add(&secrets, "***");
	afi_secrets_add(&secrets, "");
	assert_true(afi_secrets_none(&secrets));
	check_one("--", "a -- b", "a -- b");
	check_one("x", "", "");
	afi_secrets_clear(&secrets);
}

static void after_a_tilde_a_beginning_is_enough(void **state)
{
	(void)state;
	check_one("k7mq2x8w0p9d", "afi-3/3~k7mq and 3~k7mx", "afi-3/3~" X
		  " and 3~k7mx");
	check_one("k7mq2x8w0p9d", "3 k7mq, 3~k7m", "3 k7mq, 3~k7m");
	check_one("k7mq2x8w0p9d", "~k7mq2x8w0p9d", "~" X);
	check_one("k7mq2x8w0p9d", "~~", "~~");
}

/* Time is linear, whatever the words are: this would take hours otherwise. */
static void many_alike_take_no_time(void **state)
{
	enum { N = 200000 };
	struct afi_secrets secrets = AFI_SECRETS_INIT;
	struct afi_str phrase = AFI_STR_INIT, text = AFI_STR_INIT;
	struct afi_spans spans = { 0 };

	(void)state;
	for (int i = 0; i < N; i++)
		afi_str_addc(&phrase, 'a');
	afi_str_addc(&phrase, 'b');
	for (int i = 0; i < 4 * N; i++)
		afi_str_addc(&text, 'a');
	afi_secrets_add(&secrets, phrase.s);
	afi_secrets_add(&secrets, "ab");
	afi_secrets_spans(&spans, &secrets, text.s);
	assert_int_equal(spans.n, 0);
	afi_str_clear(&text);
	afi_str_clear(&phrase);
	afi_secrets_clear(&secrets);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_accents_do_not_matter),
		cmocka_unit_test(what_parts_words_does_not_matter),
		cmocka_unit_test(short_ones_are_whole_words),
		cmocka_unit_test(the_longest_is_hidden),
		cmocka_unit_test(what_ends_another_is_found),
		cmocka_unit_test(what_has_no_letters_is_not_looked_for),
		cmocka_unit_test(after_a_tilde_a_beginning_is_enough),
		cmocka_unit_test(many_alike_take_no_time),
	};

	return cmocka_run_group_tests_name("secrets", tests, NULL, NULL);
}
