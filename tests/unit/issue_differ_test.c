/* How a text that was finished elsewhere differs from what the records give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "issue_differ.h"

/* What comes of the two, "changed: ..." a line. */
static void differ(const char *was, const char *is, const char *expected)
{
	struct afi_differs differs = AFI_DIFFERS_INIT;
	struct afi_str got = AFI_STR_INIT;

	afi_differs_find(&differs, was, is);
	assert_false(differs.another);
	for (size_t i = 0; i < differs.n; i++)
		afi_str_addf(&got, "%s: %s\n",
			     afi_differ_name(differs.v[i].sort),
			     differs.v[i].words);
	assert_string_equal(got.s, expected);
	afi_str_clear(&got);
	afi_differs_clear(&differs);
}

static void only_words_count(void **state)
{
	(void)state;
	differ("", "", "");
	differ("One two.\n\nThree - four", "One\ntwo\n\nThree four\n", "");
	differ("It's \"so\"", "It\xE2\x80\x99s \xE2\x80\x9Cso\xE2\x80\x9D", "");
	differ("* one\n* two", "- one\n\n- two", "");
}

static void words_within_a_paragraph(void **state)
{
	(void)state;
	differ("a\n\nWe did much there.\n\nz", "a\n\nWe did more there.\n\nz",
	       "changed: We did [-much-] {+more+} there.\n");
	differ("We did it.", "We did it at once, there.",
	       "changed: We did it. {+at once, there.+}\n");
	differ("We really did it.", "We did it.",
	       "changed: We [-really-] did it.\n");
	/* at its beginning, and not at the end of the one before */
	differ("a b\n\nc d", "a b\n\nNew c d", "changed: {+New+} c d\n");
}

static void whole_paragraphs(void **state)
{
	(void)state;
	differ("a b\n\nc d", "a b\n\nBetween them\n\nc d",
	       "added: Between them\n");
	differ("a b\n\nBetween them\n\nc d", "a b\n\nc d",
	       "missing: Between them\n");
	differ("", "All of it", "added: All of it\n");
	differ("All of it", "", "missing: All of it\n");
}

static void a_paragraph_may_be_broken(void **state)
{
	(void)state;
	differ("a b c d", "a b\n\nc d", "");
	differ("a b c d", "a b\n\nc new d", "changed: a b c {+new+} d\n");
}

static void much_is_another_text(void **state)
{
	struct afi_differs differs = AFI_DIFFERS_INIT;
	struct afi_str was = AFI_STR_INIT, is = AFI_STR_INIT;
	struct afi_str said = AFI_STR_INIT;

	(void)state;
	for (int i = 0; i < 1100; i++) {
		afi_str_addf(&was, "a%d ", i);
		afi_str_addf(&is, "b%d ", i);
	}
	afi_differs_find(&differs, was.s, is.s);
	assert_true(differs.another);
	afi_differs_add(&said, &differs, 100);
	assert_string_equal(said.s, "It is another text, with hardly a "
			    "paragraph in common.");
	afi_differs_clear(&differs);
	afi_str_clear(&said);
	afi_str_clear(&is);
	afi_str_clear(&was);
}

static void what_does_not_fit_is_counted(void **state)
{
	struct afi_differs differs = AFI_DIFFERS_INIT;
	struct afi_str said = AFI_STR_INIT;

	(void)state;
	afi_differs_find(&differs, "", "one\n\ntwo\n\nthree");
	afi_differs_add(&said, &differs, 90);
	assert_string_equal(said.s, "added: one\n\n2 more, which are too long "
			    "for this");
	afi_differs_clear(&differs);
	afi_str_clear(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_words_count),
		cmocka_unit_test(words_within_a_paragraph),
		cmocka_unit_test(whole_paragraphs),
		cmocka_unit_test(a_paragraph_may_be_broken),
		cmocka_unit_test(much_is_another_text),
		cmocka_unit_test(what_does_not_fit_is_counted),
	};

	return cmocka_run_group_tests_name("issue_differ", tests, NULL, NULL);
}
