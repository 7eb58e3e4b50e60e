/*
 * The specification's own tests, which lie beside the project and are read when
 * this runs.  How many there are is known, so that none gets lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "mustache.h"
#include "text.h"

#define SPEC "../shared/mustache-spec"

/* A file and how many tests are in it. */
struct part {
	const char *name;
	size_t tests;
};

static enum afi_code load(struct afi_str *out, void *arg, const char *name,
			  struct afi_err *err)
{
	const json_t *text = json_object_get(arg, name);

	if (!text)
		return afi_err_set(err, AFI_ENOTFOUND, "no '%s'", name);
	afi_str_adds(out, json_string_value(text));
	return AFI_OK;
}

/* Whether @test comes out as it should; what came instead is told. */
static bool passes(const char *part, const json_t *test)
{
	const char *text = json_string_value(json_object_get(test, "template"));
	const char *want = json_string_value(json_object_get(test, "expected"));
	const struct afi_mustache_how how = {
		.load = load, .escape = afi_text_html,
		.arg = json_object_get(test, "partials"),
	};
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_mustache *must = NULL;
	struct afi_err err = AFI_ERR_INIT;
	bool same;

	if (!afi_mustache_parse(&must, "spec", text, strlen(text), &how, &err))
		afi_mustache_render(&out, must, json_object_get(test, "data"),
				    &err);
	same = !err.code && !strcmp(got.s, want);
	if (!same)
		print_error("%s, %s: %s\n%s\nis not\n%s\n", part,
			    json_string_value(json_object_get(test, "name")),
			    err.msg, got.s, want);
	afi_mustache_free(must);
	afi_str_clear(&got);
	return same;
}

static void all_tests_pass(void **state)
{
	const struct part *part = *state;
	char path[100];
	size_t failed = 0;
	json_t *file, *tests;

	snprintf(path, sizeof(path), SPEC "/%s.json", part->name);
	file = json_load_file(path, 0, NULL);
	tests = json_object_get(file, "tests");
	assert_int_equal(json_array_size(tests), part->tests);
	for (size_t i = 0; i < json_array_size(tests); i++)
		failed += !passes(part->name, json_array_get(tests, i));
	assert_int_equal(failed, 0);
	json_decref(file);
}

#define PART(words, n)							\
	{ .name = "the specification's tests of " words " pass",	\
	  .test_func = all_tests_pass,					\
	  .initial_state = &(struct part){ words, n } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		PART("comments", 12),
		PART("delimiters", 14),
		PART("interpolation", 42),
		PART("sections", 34),
		PART("inverted", 22),
		PART("partials", 12),
		PART("dynamic-names", 21),
		PART("inheritance", 27),
	};

	if (access(SPEC, F_OK) != 0) {
		printf("1..0 # skip " SPEC " is not here\n");
		return 0;
	}
	return cmocka_run_group_tests_name("mustache_spec", tests, NULL, NULL);
}
