#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "query_parts.h"

#define TEN "one or two "
#define FIFTY TEN TEN TEN TEN "a few"	/* 49 characters, 17 words */
#define WORD "abcdefghijklmnopqrstuvwxyz"
#define LONG WORD WORD WORD WORD WORD WORD WORD WORD WORD

/* What stands in @text around @phrase. */
static json_t *around(const char *text, const char *phrase)
{
	struct afi_sought sought = AFI_SOUGHT_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_found found;
	json_t *object = json_object();

	assert_int_equal(afi_words_add(&sought, phrase, &err), AFI_OK);
	afi_words_find(&found, &sought, text);
	afi_view_put_snippet(object, text, &found);
	afi_words_clear(&sought);
	return object;
}

static void a_snippet_is(const char *text, const char *phrase,
			 const char *wanted)
{
	json_t *object = around(text, phrase);

	assert_string_equal(json_string_value(json_object_get(object,
							      "snippet")),
			    wanted);
	json_decref(object);
}

static void a_short_text_is_there_whole(void **state)
{
	(void)state;
	a_snippet_is("Posters are up.", "posters", "Posters are up.");
	a_snippet_is("  Posters\n\n\tare \n up. ", "up", "Posters are up.");
}

static void a_long_one_is_cut_between_words(void **state)
{
	(void)state;
	/* 60 characters before, but whole words. */
	a_snippet_is(FIFTY " " FIFTY " x", "x",
		     "\u2026 two a few " FIFTY " x");
	/* 200 in all. */
	a_snippet_is("x " FIFTY " " FIFTY " " FIFTY " " FIFTY " " FIFTY, "x",
		     "x " FIFTY " " FIFTY " " FIFTY " " TEN TEN TEN TEN
		     "a \u2026");
}

static void a_word_without_end_is_cut_too(void **state)
{
	(void)state;
	a_snippet_is(LONG, "abc", WORD WORD WORD WORD WORD WORD WORD
		     "abcdefghijklmnopqr \u2026");
}

static void matches_are_in_characters_of_the_snippet(void **state)
{
	json_t *object = around("M\u00f4n:\n\n m\u00f4n and mond", "mon");
	char *matches = json_dumps(json_object_get(object, "matches"),
				   JSON_COMPACT);

	(void)state;
	assert_string_equal(matches, "[{\"begin\":0,\"end\":3},"
			    "{\"begin\":5,\"end\":8},"
			    "{\"begin\":13,\"end\":17}]");
	free(matches);
	json_decref(object);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_short_text_is_there_whole),
		cmocka_unit_test(a_long_one_is_cut_between_words),
		cmocka_unit_test(a_word_without_end_is_cut_too),
		cmocka_unit_test(matches_are_in_characters_of_the_snippet),
	};

	return cmocka_run_group_tests_name("snippet", tests, NULL, NULL);
}
