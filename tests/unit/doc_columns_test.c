/* Tables in text out of a PDF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "doc_impl.h"

static void check(const char *text, const char *want)
{
	struct afi_str out = AFI_STR_INIT;

	afi_doc_columns(&out, text, strlen(text));
	assert_string_equal(out.s, want);
	afi_str_clear(&out);
}

static void text_without_columns_stays(void **state)
{
	static const char text[] =
		"   A heading\n\n"
		"A paragraph that is broken over a few lines  of a page, with\n"
		"two blanks  here and there,  but never  under each other all\n"
		"the way down.\n\n\n  Another.\n";

	(void)state;
	check(text, text);
	check("", "");
	check("no end", "no end");
	check("\n\n \n", "\n\n\n");
}

static void columns_become_cells(void **state)
{
	(void)state;
	check("Plan\n\n"
	      "Question                  Grade\n"
	      "Preventing crime          Good\n"
	      "Responding | calls        Adequate\n\nEnd\n",
	      "Plan\n\n| Question | Grade |\n| Preventing crime | Good |\n"
	      "| Responding \\| calls | Adequate |\n\nEnd\n");
}

static void lines_of_a_cell_are_joined(void **state)
{
	(void)state;
	check("Recommendation        Owner     Progress\n\n"
	      "The force should      Head of   More call handlers\n"
	      "answer its calls in   Contact   have started in\n"
	      "time.                           May.\n"
	      "It should do non-     Head of   A form.\n"
	      "urgent work too.      Crime     Then more.\n",
	      "| Recommendation | Owner | Progress |\n\n"
	      "| The force should answer its calls in time. | Head of Contact "
	      "| More call handlers have started in May. |\n"
	      "| It should do non-urgent work too. | Head of Crime "
	      "| A form.<br>Then more. |\n");
}

static void items_in_a_cell_stay_apart(void **state)
{
	(void)state;
	check("Owner        Progress\n\n"
	      "Head of      \xE2\x80\xA2 one item that is quite\n"
	      "Contact      long\n"
	      "             \xE2\x80\xA2 two items that are long\n"
	      "             \xE2\x80\xA2 three\n",
	      "| Owner | Progress |\n\n"
	      "| Head of Contact | \xE2\x80\xA2 one item that is quite long"
	      "<br>\xE2\x80\xA2 two items that are long<br>"
	      "\xE2\x80\xA2 three |\n");
}

static void an_empty_cell_keeps_its_place(void **state)
{
	(void)state;
	check("Number    Owner     Progress\n\n"
	      "one       ACC       done\n\n"
	      "two                 not yet\n\n"
	      "                    but soon\n\n"
	      "End\n",
	      "| Number | Owner | Progress |\n\n| one | ACC | done |\n\n"
	      "| two |  | not yet |\n\n|  |  | but soon |\n\nEnd\n");
}

static void one_row_alone_is_no_table(void **state)
{
	(void)state;
	check("The commissioner          5 December 2024\n\nDear Sir\n",
	      "The commissioner          5 December 2024\n\nDear Sir\n");
}

static void lists_are_no_tables(void **state)
{
	(void)state;
	check("\xE2\x80\xA2    first item that is\n     broken\n"
	      "\xE2\x80\xA2    second\n",
	      "\xE2\x80\xA2    first item that is\n     broken\n"
	      "\xE2\x80\xA2    second\n");
	check("1.   first\n2.   second\n", "1.   first\n2.   second\n");
	check("Introduction         3\nPreventing crime     12\n",
	      "Introduction         3\nPreventing crime     12\n");
}

static void characters_are_counted_not_bytes(void **state)
{
	(void)state;
	check("\xE2\x80\x98One\xE2\x80\x99   A\nLonger  B\nMore    C\n",
	      "| \xE2\x80\x98One\xE2\x80\x99 | A |\n| Longer | B |\n"
	      "| More | C |\n");
}

static void very_wide_lines_stay(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	for (int i = 0; i < 3; i++)
		afi_str_addf(&text, "a%500s\n", "b");
	check(text.s, text.s);
	afi_str_reset(&text);
	for (int i = 0; i < 30; i++)
		afi_str_adds(&text, "a   ");
	afi_str_adds(&text, "\nb\n");
	check(text.s, text.s);
	afi_str_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_without_columns_stays),
		cmocka_unit_test(columns_become_cells),
		cmocka_unit_test(lines_of_a_cell_are_joined),
		cmocka_unit_test(items_in_a_cell_stay_apart),
		cmocka_unit_test(an_empty_cell_keeps_its_place),
		cmocka_unit_test(one_row_alone_is_no_table),
		cmocka_unit_test(lists_are_no_tables),
		cmocka_unit_test(characters_are_counted_not_bytes),
		cmocka_unit_test(very_wide_lines_stay),
	};

	return cmocka_run_group_tests_name("doc_columns", tests, NULL, NULL);
}
