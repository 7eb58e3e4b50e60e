#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render_parts.h"

#define BOLD "\033[1m"
#define FAINT "\033[2m"
#define RED "\033[31m"
#define AMBER "\033[33m"
#define GREEN "\033[32m"
#define FOUND "\033[7m"
#define PLAIN "\033[0m"

static struct afi_render page(const char *text, bool colour)
{
	struct afi_render render = {
		.look = { .format = 't', .width = 80, .colour = colour },
		.buf = AFI_STR_INIT,
	};

	afi_str_adds(&render.buf, text);
	return render;
}

static void says(struct afi_render *render, const char *wanted)
{
	assert_string_equal(render->buf.s, wanted);
	afi_str_clear(&render->buf);
}

static void each_line_has_its_own(void **state)
{
	struct afi_render render = page("  a b\n\n    c  \nd", true);

	(void)state;
	afi_paint(&render, 0, AFI_PAINT_BOLD);
	says(&render, "  " BOLD "a b" PLAIN "\n\n    " BOLD "c" PLAIN "  \n"
	     BOLD "d" PLAIN);
}

static void what_stands_before_stays(void **state)
{
	struct afi_render render = page("red\nred\nred\n", true);

	(void)state;
	afi_paint(&render, 8, AFI_PAINT_FAINT);
	afi_paint_word(&render, 4, "red", AFI_PAINT_RED);
	says(&render, "red\n" RED "red" PLAIN "\n" FAINT "red" PLAIN "\n");
}

static void a_word_is_a_whole_one(void **state)
{
	struct afi_render render = page("reduced, fired; red. red", true);

	(void)state;
	afi_paint_word(&render, 0, "red", AFI_PAINT_RED);
	afi_paint_word(&render, 0, "green", AFI_PAINT_GREEN);
	afi_paint_word(&render, 0, "", AFI_PAINT_GREEN);
	afi_paint_word(&render, 0, NULL, AFI_PAINT_GREEN);
	says(&render, "reduced, fired; " RED "red" PLAIN ". red");
}

static void each_rag_word_has_its_own(void **state)
{
	struct afi_render render = page("1 red, 2 amber, 3 green, 4 grey\n",
					true);
	struct afi_render one = page("grey green\n", true);

	(void)state;
	afi_paint_rag(&render, 0, NULL);
	says(&render, "1 " RED "red" PLAIN ", 2 " AMBER "amber" PLAIN ", 3 "
	     GREEN "green" PLAIN ", 4 " FAINT "grey" PLAIN "\n");
	afi_paint_rag(&one, 0, "green");
	says(&one, "grey " GREEN "green" PLAIN "\n");
}

static void without_colours_nothing_changes(void **state)
{
	struct afi_render render = page("red\n", false);
	json_t *marks = json_pack("[s]", "red");

	(void)state;
	afi_paint(&render, 0, AFI_PAINT_BOLD);
	afi_paint_rag(&render, 0, NULL);
	afi_paint_marks(&render, 0, marks);
	afi_paint_word(&render, 0, "red", AFI_PAINT_RED);
	says(&render, "red\n");
	json_decref(marks);
}

static void no_escape_of_a_record_is_among_them(void **state)
{
	struct afi_render render = page("", true);

	(void)state;
	afi_set_title(&render, "a\033[31mb", 2);
	says(&render, "  " BOLD "a\357\277\275[31mb" PLAIN "\n");
}

/* @text in two lines, with what @matches say stressed. */
static void matches_become(const char *wrapped, const char *text,
			   const char *matches, const char *wanted)
{
	struct afi_render render = page(wrapped, true);
	json_t *list = json_loads(matches, 0, NULL);

	afi_paint_matches(&render, 0, text, list);
	says(&render, wanted);
	json_decref(list);
}

static void matches_keep_their_words_where_lines_break(void **state)
{
	(void)state;
	matches_become("  a caf\u00e9\n  au lait\n", "a caf\u00e9 au lait",
		       "[{\"begin\":0,\"end\":1},{\"begin\":2,\"end\":6}]",
		       "  " FOUND "a" PLAIN " " FOUND "caf\u00e9" PLAIN
		       "\n  au lait\n");
	matches_become("  a caf\u00e9\n  au lait\n", "a caf\u00e9 au lait",
		       "[{\"begin\":2,\"end\":14}]",
		       "  a " FOUND "caf\u00e9" PLAIN "\n  " FOUND "au lait"
		       PLAIN "\n");
	matches_become("a b\n", "a b", "[]", "a b\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_line_has_its_own),
		cmocka_unit_test(what_stands_before_stays),
		cmocka_unit_test(a_word_is_a_whole_one),
		cmocka_unit_test(each_rag_word_has_its_own),
		cmocka_unit_test(without_colours_nothing_changes),
		cmocka_unit_test(no_escape_of_a_record_is_among_them),
		cmocka_unit_test(matches_keep_their_words_where_lines_break),
	};

	return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
