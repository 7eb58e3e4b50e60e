#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "proposing.h"

/* Worked out by hand from the letter of 3 September 2014. */
static const struct {
	const char *section, *question, *begins, *ends;
	int first, last;
} bullets[] = {
	{ "Preventing Crime", "preventing-crime",
	  "HMIC found", "and prioritised.", 40, 45 },
	{ "Preventing Crime", "preventing-crime",
	  "The daily", "Operation Edison.", 46, 51 },
	{ "Preventing Crime", "preventing-crime",
	  "The force", "practice easily.", 52, 52 },
	{ "Preventing Crime", "preventing-crime",
	  "Although the", "anti-social behaviour.", 53, 53 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "The force's", "this policy.", 57, 57 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "The force", "anti-social behaviour.", 58, 58 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "Crime is", "it attends.", 59, 62 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "During the", "been missed.", 63, 63 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "HMIC examined", "force area.", 65, 65 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "The force", "police bail.", 66, 66 },
	{ "Attendance at crimes and incidents",
	  "attendance-at-crimes-and-incidents",
	  "A small", "of cases.", 67, 67 },
	{ "Freeing up time", "freeing-up-time",
	  "The force", "policing activity.", 71, 74 },
	{ "Freeing up time", "freeing-up-time",
	  "The force", "the police.", 75, 75 },
	{ "Freeing up time", "freeing-up-time",
	  "The inspection", "and staff.", 76, 76 },
	{ "Freeing up time", "freeing-up-time",
	  "The force", "increase visibility.", 77, 77 },
	{ "Freeing up time", "freeing-up-time",
	  "Mobile devices", "this area.", 78, 78 },
};

enum { BULLETS = sizeof(bullets) / sizeof(*bullets) };

static void bullets_become_observations(void **state)
{
	struct proposing p;

	(void)state;
	proposing_seed(&p, "003_1b86e6b691a65ae5.txt");
	assert_int_equal(proposed_count(&p, "opened"), BULLETS + 1);
	assert_int_equal(p.said.n, BULLETS + 1);
	for (int i = 0; i < BULLETS; i++) {
		const struct afi_proposal *one = proposed(&p, "opened",
							  (size_t)i + 2);

		assert_says(one, "kind", "observation");
		assert_int_equal(strtol(afi_proposal_get(one, "number"), NULL,
					10), i + 1);
		assert_says(one, "numbered", "register");
		assert_says(one, "wording", "published");
		assert_says(one, "question", bullets[i].question);
		assert_string_equal(one->section, bullets[i].section);
		assert_string_equal(one->as, "hmicfrs");
		assert_lines(one, bullets[i].first, bullets[i].last);
		assert_runs(one, "text", bullets[i].begins, bullets[i].ends);
		assert_runs(one, "title", bullets[i].begins, ".");
	}
	proposing_clear(&p);
}

static void the_letter_says_what_it_is(void **state)
{
	struct proposing p;

	(void)state;
	proposing_seed(&p, "003_1b86e6b691a65ae5.txt");
	assert_string_equal(p.said.force, "Leicestershire");
	assert_string_equal(p.said.short_title, "Core business");
	assert_int_equal(p.said.dated, afi_day_of(2014, 9, 3));
	assert_int_equal(p.said.published, afi_day_of(2014, 9, 4));
	assert_says(proposed(&p, "opened", 1), "kind", "inspection");
	assert_caution(&p, "asks for nothing");
	assert_caution(&p, "(16)");
	assert_false(p.said.cautions.v[0].lost);
	proposing_clear(&p);
}

#define HEAD								\
	"HM Inspectorate of Constabulary\n\n"				\
	"2 July 2013\n\n"						\
	"Chief Constable, Avon Vale and Southmoor Constabulary\n\n"	\
	"Dear Chief Constable\n\n"					\
	"Stop and search: how fairly it is used\n\n"			\
	"HMIC looked at four matters in every force:\n\n"		\
	"- how officers are trained;\n"					\
	"- how records are kept.\n\n"

static void letters_to_other_forces_are_read(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "The report will be published on 9 July 2013.\n\n"
		       "Findings for your constabulary\n\n"
		       "Training:\n\n"
		       "* All officers were trained. It was done well.\n"
		       "* The training has not been tested.\n\n"
		       "RECORDS\n\n"
		       "1. Records are kept for a year.\n\n"
		       "Yours sincerely\n\n"
		       "HM Inspector\n");
	assert_string_equal(p.said.force, "Avon Vale and Southmoor");
	assert_string_equal(p.said.short_title,
			    "Stop and search: how fairly it is used");
	assert_int_equal(p.said.published, afi_day_of(2013, 7, 9));
	assert_int_equal(proposed_count(&p, "opened"), 4);
	assert_says(proposed(&p, "opened", 2), "title",
		    "All officers were trained.");
	assert_says(proposed(&p, "opened", 2), "text",
		    "All officers were trained. It was done well.");
	assert_string_equal(proposed(&p, "opened", 3)->section, "Training");
	assert_says(proposed(&p, "opened", 4), "question", "records");
	proposing_clear(&p);
}

static void a_bullet_may_have_more_paragraphs(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Our findings about your force are these.\n\n"
		       "Training\n\n"
		       "- The training is good in two ways:\n"
		       "    - it is short;\n"
		       "    - it is taken.\n\n"
		       "But it has not been tested.\n\n"
		       "- It is new.\n\n"
		       "I look forward to hearing from you.\n\n"
		       "Yours sincerely\n");
	assert_int_equal(proposed_count(&p, "opened"), 3);
	assert_says(proposed(&p, "opened", 2), "text",
		    "The training is good in two ways:\n- it is short;\n"
		    "- it is taken.\n\nBut it has not been tested.");
	assert_lines(proposed(&p, "opened", 2), 20, 24);
	assert_says(proposed(&p, "opened", 3), "text", "It is new.");
	proposing_clear(&p);
}

static void bullets_may_have_no_heading(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Findings for your force\n\n"
		       "- The training is good.\n\n"
		       "Yours sincerely\n");
	assert_int_equal(proposed_count(&p, "opened"), 2);
	assert_null(proposed(&p, "opened", 2)->section);
	assert_says(proposed(&p, "opened", 2), "question", NULL);
	proposing_clear(&p);
}

static void the_force_is_the_one_named_most(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, "HM Inspectorate of Constabulary\n\n"
		       "Dear Chief Constable\n\n"
		       "Like Northshire Police, Southmoor Police was seen.\n\n"
		       "Findings\n\n"
		       "- Southmoor Police is good.\n");
	assert_string_equal(p.said.force, "Southmoor");
	proposing_clear(&p);
}

static void recommendations_are_no_observations(void **state)
{
	struct proposing p;

	(void)state;
	proposing_read(&p, HEAD
		       "Findings for your force\n\n"
		       "Training\n\n"
		       "- It is good.\n\n"
		       "Recommendations\n\n"
		       "- The force should test its training.\n\n"
		       "Yours sincerely\n");
	assert_says(proposed(&p, "opened", 2), "kind", "observation");
	assert_says(proposed(&p, "opened", 3), "kind", "rec");
	assert_says(proposed(&p, "opened", 3), "number", "1");
	assert_no_caution(&p, "asks for nothing");
	proposing_clear(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bullets_become_observations),
		cmocka_unit_test(the_letter_says_what_it_is),
		cmocka_unit_test(letters_to_other_forces_are_read),
		cmocka_unit_test(a_bullet_may_have_more_paragraphs),
		cmocka_unit_test(bullets_may_have_no_heading),
		cmocka_unit_test(the_force_is_the_one_named_most),
		cmocka_unit_test(recommendations_are_no_observations),
	};

	return cmocka_run_group_tests_name("propose_notes", tests, NULL, NULL);
}
