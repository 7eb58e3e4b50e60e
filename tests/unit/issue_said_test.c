/* Whose words a text that was finished elsewhere has.  The letter is marked by
 * hand: "@" stands for the mark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "issue_said.h"

#define MARK "c0ffee"

/* The force's comments on two findings and the PCC's, of which the last is
 * missing. */
static struct afi_said said;

static int begin(void **state)
{
	size_t i;

	(void)state;
	said = (struct afi_said)AFI_SAID_INIT;
	i = afi_said_add(&said, "one", "force", "comments");
	afi_said_paragraph(&said, i, "We took many calls.", false);
	afi_said_paragraph(&said, i, "rotas", true);
	i = afi_said_add(&said, "two", "force", "comments");
	afi_said_paragraph(&said, i, "Accepted.", false);
	i = afi_said_add(&said, "peel", "pcc", "comments");
	afi_said_paragraph(&said, i, "Accepted.", false);
	afi_said_add(&said, "two", "pcc", "comments");
	return 0;
}

static int end(void **state)
{
	(void)state;
	afi_said_clear(&said);
	return 0;
}

/* Read the letter; each @ becomes the mark. */
static void letter(const char *text)
{
	struct afi_str marked = AFI_STR_INIT;

	for (; *text; text++)
		if (*text == '@')
			afi_str_adds(&marked, MARK);
		else
			afi_str_addc(&marked, *text);
	afi_said_read(&said, marked.s, MARK);
	afi_str_clear(&marked);
}

static void the_letter(void)
{
	letter("The Office\n\nDear Sir,\n\nThe force says\n\n"
	       "AFI 1: Calls\n\n@x0x0 We took many\ncalls.\n\n"
	       "- @x0x1 rotas\n\nAFI 2: Bells\n\n@x1x0 Accepted.\n\n"
	       "The PCC says\n\n@x2x0 Accepted.\n\nAFI 2: Bells\n\n"
	       "@x3x0 [the PCC's comments on two: not recorded]\n\n"
	       "Yours sincerely,\n");
}

/* What the text says otherwise, "target party: text" each. */
static void otherwise(const char *text, const char *expected)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_str got = AFI_STR_INIT;

	afi_outline_make(&outline, text, strlen(text));
	assert_true(afi_said_compare(&said, &outline));
	for (size_t i = 0; i < said.n; i++)
		if (said.v[i].is)
			afi_str_addf(&got, "%s %s: %s\n", said.v[i].target,
				     said.v[i].party, said.v[i].is);
	assert_string_equal(got.s, expected);
	afi_str_clear(&got);
	afi_outline_clear(&outline);
}

#define HEAD "The Office\n\nDear Sir,\n\nThe force says\n\n"
#define ONE "AFI 1: Calls\n\nWe took many calls.\n\n- rotas\n\n"
#define TWO "AFI 2: Bells\n\nAccepted.\n\n"
#define PCC "The PCC says\n\nAccepted.\n\nAFI 2: Bells\n\n"
#define GAP "[the PCC's comments on two: not recorded]\n\n"
#define TAIL "Yours sincerely,\n"

static void marks_are_no_words(void **state)
{
	(void)state;
	the_letter();
	assert_null(strstr(said.letter.s, MARK));
	assert_int_equal(said.places.n, 13);
	for (size_t i = 0; i < said.n; i++)
		assert_true(said.v[i].placed);
}

static void the_same_is_the_same(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD ONE TWO PCC GAP TAIL, "");
	assert_true(said.v[0].there && said.v[1].there && said.v[2].there);
	assert_false(said.v[3].there);
}

static void equal_words_are_whose_they_are(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD ONE TWO "The PCC says\n\nAccepted, with regret.\n\n"
		  "AFI 2: Bells\n\n" GAP TAIL,
		  "peel pcc: Accepted, with regret.\n");
}

static void a_paragraph_may_be_rewritten(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD ONE "AFI 2: Bells\n\nNobody rang there.\n\n" PCC GAP
		  TAIL, "two force: Nobody rang there.\n");
}

/* "took" and "says" also stand in what it has nothing to do with. */
static void a_word_by_chance_moves_nothing(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD ONE "AFI 2: Bells\n\nNobody rang, so the board that "
		  "took this up says nothing yet of bells and PCC.\n\n" PCC
		  GAP TAIL, "two force: Nobody rang, so the board that took "
		  "this up says nothing yet of bells and PCC.\n");
	end(state);
	begin(state);
	the_letter();
	otherwise(HEAD ONE TWO "Nobody rang, so a board says nothing at all "
		  "of bells.\n\nAccepted.\n\nAFI 2: Bells\n\n" GAP TAIL,
		  "two force: Accepted.\n\nNobody rang, so a board says "
		  "nothing at all of bells.\n");
}

static void a_gap_may_be_filled(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD ONE TWO PCC "I shall buy bells.\n\nAt once.\n\n" TAIL,
		  "two pcc: I shall buy bells.\n\nAt once.\n");
	assert_true(said.v[3].there);
}

static void what_is_added_goes_with_what_is_before(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD "AFI 1: Calls\n\nWe took many calls.\n\n- rotas\n\n"
		  "- more staff\n\nIt works.\n\n" TWO PCC GAP TAIL,
		  "one force: We took many calls.\n\n- rotas\n\n- more staff"
		  "\n\nIt works.\n");
}

static void or_after_a_heading_with_what_follows(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD "AFI 1: Calls\n\nFirst of all thanks.\n\n"
		  "We took many calls.\n\n- rotas\n\n" TWO PCC GAP TAIL,
		  "one force: First of all thanks.\n\nWe took many calls.\n\n"
		  "- rotas\n");
}

static void what_is_left_is_the_response(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD "AFI 1: Calls\n\nWe took many calls.\n\n" TWO PCC GAP
		  TAIL, "one force: We took many calls.\n");
}

static void what_is_left_out_whole_is_not_offered(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD ONE "AFI 2: Bells\n\n" PCC GAP TAIL, "");
	assert_false(said.v[1].there);
}

static void what_is_moved_is_whose_it_is_with_now(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD "AFI 1: Calls\n\n- rotas\n\n" TWO
		  "The PCC says\n\nAccepted.\n\nWe took many calls.\n\n"
		  "AFI 2: Bells\n\n" GAP TAIL,
		  "one force: - rotas\n"
		  "peel pcc: Accepted.\n\nWe took many calls.\n");
}

static void headings_may_be_joined_to_words(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD "AFI 1: Calls We took very many calls.\n\n- rotas\n\n"
		  TWO PCC GAP TAIL,
		  "one force: We took very many calls.\n\n- rotas\n");
}

static void breaks_are_no_words(void **state)
{
	(void)state;
	the_letter();
	otherwise(HEAD "AFI 1: Calls\n\nWe took\n\nmany calls.\n\n* rotas\n\n"
		  TWO PCC GAP TAIL, "");
}

static void new_words_of_the_letter_are_nobodys(void **state)
{
	(void)state;
	the_letter();
	otherwise("The Office\n\nTo be read at once.\n\nDear Sir or Madam,\n\n"
		  "The force says\n\n" ONE TWO PCC GAP TAIL, "");
}

static void what_stands_twice_is_not_offered(void **state)
{
	(void)state;
	letter("@x1x0 Accepted.\n\nOnce more\n\n@x1x0 Accepted.\n");
	assert_false(said.v[1].placed);
	otherwise("Not accepted.\n\nOnce more\n\nAccepted.\n", "");
}

static void nor_is_what_stands_within_a_sentence(void **state)
{
	(void)state;
	letter("They say: @x1x0 Accepted.\n");
	assert_false(said.v[1].placed);
	otherwise("They say: Not accepted.\n", "");
}

static void a_mark_of_somebody_else_is_a_word(void **state)
{
	(void)state;
	letter("@x9x0 Accepted. @x1 @ @x1xx\n");
	assert_int_equal(said.places.n, 1);
	assert_true(said.places.v[0].part == AFI_SAID_NONE);
}

static void another_text_is_looked_through(void **state)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	the_letter();
	afi_str_adds(&text, "We took many calls.\n\n");
	for (int i = 0; i < 2100; i++)
		afi_str_addf(&text, "w%d ", i);
	afi_outline_make(&outline, text.s, text.len);
	assert_false(afi_said_compare(&said, &outline));
	assert_true(said.v[0].there);
	assert_false(said.v[1].there);
	assert_null(said.v[0].is);
	afi_outline_clear(&outline);
	afi_str_clear(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(marks_are_no_words),
		TEST(the_same_is_the_same),
		TEST(equal_words_are_whose_they_are),
		TEST(a_paragraph_may_be_rewritten),
		TEST(a_word_by_chance_moves_nothing),
		TEST(a_gap_may_be_filled),
		TEST(what_is_added_goes_with_what_is_before),
		TEST(or_after_a_heading_with_what_follows),
		TEST(what_is_left_is_the_response),
		TEST(what_is_left_out_whole_is_not_offered),
		TEST(what_is_moved_is_whose_it_is_with_now),
		TEST(headings_may_be_joined_to_words),
		TEST(breaks_are_no_words),
		TEST(new_words_of_the_letter_are_nobodys),
		TEST(what_stands_twice_is_not_offered),
		TEST(nor_is_what_stands_within_a_sentence),
		TEST(a_mark_of_somebody_else_is_a_word),
		TEST(another_text_is_looked_through),
	};

	return cmocka_run_group_tests_name("issue_said", tests, NULL, NULL);
}
