#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "kind.h"
#include "query_kinds.h"
#include "template.h"
#include "text.h"

static const struct afi_shipped *find(const char *name)
{
	const struct afi_shipped *one = afi_shipped_templates;

	while (one->name && strcmp(one->name, name))
		one++;
	return one->name ? one : NULL;
}

static enum afi_code load(struct afi_str *out, void *arg, const char *name,
			  struct afi_err *err)
{
	const struct afi_shipped *one = find(name);

	(void)arg;
	if (!one)
		return afi_err_set(err, AFI_ENOTFOUND, "no '%s'", name);
	afi_str_add(out, one->text, one->len);
	return AFI_OK;
}

static void each_kind_is_printed_as_it_comes(void **state)
{
	const struct afi_mustache_how how = { .load = load, .strict = true };
	const struct kind *kind;
	size_t i;

	(void)state;
	for (i = 0; (kind = kind_at(i)); i++) {
		const struct afi_shipped *one = find(kind->name);
		struct afi_mustache *must = NULL;
		struct afi_err err = AFI_ERR_INIT;

		assert_non_null(one);
		(void)afi_mustache_parse(&must, one->name,
					 (const char *)one->text, one->len,
					 &how, &err);
		assert_string_equal(err.msg, "");
		(void)afi_mustache_streams(must, &kind->list, &err);
		assert_string_equal(err.msg, "");
		afi_mustache_free(must);
	}
	assert_true(i > 1);
}

static void options_name_each_kind(void **state)
{
	struct afi_str names = AFI_STR_INIT;
	const struct kind *kind;

	(void)state;
	for (size_t i = 0; (kind = kind_at(i)); i++)
		afi_str_addf(&names, "%s%s", i ? "|" : "", kind->name);
	assert_string_equal(names.s, KINDS);
	afi_str_clear(&names);
}

static void check_words(size_t n, const char *wanted)
{
	struct afi_str words = AFI_STR_INIT;

	afi_number_words(&words, n);
	assert_string_equal(words.s, wanted);
	afi_str_clear(&words);
}

static void numbers_are_said_in_words(void **state)
{
	(void)state;
	check_words(0, "none");
	check_words(1, "one");
	check_words(13, "thirteen");
	check_words(20, "twenty");
	check_words(42, "forty-two");
	check_words(100, "one hundred");
	check_words(101, "one hundred and one");
	check_words(999, "nine hundred and ninety-nine");
	check_words(1000, "one thousand");
	check_words(1001, "one thousand and one");
	check_words(1100, "one thousand one hundred");
	check_words(100000, "one hundred thousand");
	check_words(1000000, "1000000");
}

static void check_md(const char *text, const char *wanted)
{
	struct afi_str md = AFI_STR_INIT;

	afi_text_md(&md, text, strlen(text));
	assert_string_equal(md.s, wanted);
	afi_str_clear(&md);
}

static void text_is_no_markdown(void **state)
{
	(void)state;
	check_md("a *b* <i> |", "a \\*b\\* \\<i\\> \\|");
	check_md("1. one", "1\\. one");
	check_md("12) one", "12\\) one");
	check_md("1.5 and 2. two", "1\\.5 and 2. two");
	check_md("- one - two", "\\- one - two");
	check_md("    code", "code");
	check_md("a\n# b", "a \\# b");
	check_md("http://x www.y", "http\\://x www\\.y");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_is_printed_as_it_comes),
		cmocka_unit_test(options_name_each_kind),
		cmocka_unit_test(numbers_are_said_in_words),
		cmocka_unit_test(text_is_no_markdown),
	};

	return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
