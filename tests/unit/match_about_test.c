/* Matching what is about a finding: responses, grades, actions, rows, days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "matching.h"
#include "repo.h"

/* ---- what is about a finding --------------------------------------------- */

static size_t letter(const char *words)
{
	inspection("PEEL 2024");
	numbered("1", "Answer calls about burglary", "response");
	return of(propose("response", "force", "part", "comments", "text",
			  words, NULL), 1);
}

static void a_response_takes_its_finding_along(void **state)
{
	(void)state;
	letter("We do.");
	match();
	assert_target(2, "northshire/peel-2024/afi-1");
	assert_int_equal(matches.v[2].needs, 1);
	assert_string_equal(matches.v[2].about, "Answer calls about burglary");
}

static void what_another_office_imported_is_known_by_its_words(void **state)
{
	(void)state;
	letter("We  do.");
	record(false);
	begin(other_hash);
	letter("We do.");
	assert_nothing_new();
}

/* The same letter, but dated on another day. */
static size_t letter_of(int day, const char *words)
{
	const size_t i = letter(words);

	doc.v[i].happened = day;
	return i;
}

static void an_answer_that_holds_is_known_in_a_later_letter(void **state)
{
	size_t i;

	(void)state;
	letter_of(19000, "We use [[withheld operation: Lark]].");
	record(false);
	begin(other_hash);
	letter_of(19001, "We use [[withheld operation]].");
	assert_nothing_new();
	begin(other_hash);
	letter_of(19002, "We do not.");
	record(false);
	begin(other_hash);
	i = letter_of(19003, "We use [[withheld operation: Lark]].");
	match();
	assert_stands(i, AFI_STANDS_NEW);
}

static void another_partys_same_words_are_new(void **state)
{
	const size_t i = letter("We do.");

	(void)state;
	record(false);
	doc.v[i].as = "pcc";
	match();
	assert_stands(i, AFI_STANDS_NEW);
}

static void what_is_about_something_unsure_is_unsure(void **state)
{
	size_t i;

	(void)state;
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	record(false);
	begin(other_hash);
	i = letter("We do.");
	match();
	assert_stands(1, AFI_STANDS_UNSURE);
	assert_stands(i, AFI_STANDS_UNSURE);
}

static void a_part_that_the_party_has_not_is_refused(void **state)
{
	size_t i;

	(void)state;
	inspection("PEEL 2024");
	i = propose("response", "force", "part", "closing", "text", "Yours",
		    NULL);
	match();
	assert_stands(i, AFI_STANDS_REFUSED);
}

static void a_reference_names_a_finding(void **state)
{
	static const char *const names[] = {
		"AFI 1", "afi-1", "Area for improvement no. 1", "1",
		"northshire/peel-2024/afi-1",
		"The force does not answer calls in time",
		"Force does not answer calls in the time",
	};

	(void)state;
	report();
	record(false);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		begin(other_hash);
		inspection("PEEL 2024");
		propose("update", "force", "text", "We train.", NULL);
		doc.v[1].names = names[i];
		match();
		assert_stands(1, AFI_STANDS_NEW);
		assert_target(1, "northshire/peel-2024/afi-1");
	}
}

static void a_name_that_nothing_has_is_refused(void **state)
{
	static const char *const names[] = { "AFI 9", "Stolen bicycles",
					     "elsewhere/peel/afi-1" };

	(void)state;
	report();
	record(false);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		begin(other_hash);
		inspection("PEEL 2024");
		propose("update", "force", "text", "We train.", NULL);
		doc.v[1].names = names[i];
		match();
		assert_stands(1, AFI_STANDS_REFUSED);
	}
}

static void what_a_text_says_twice_is_said_once(void **state)
{
	(void)state;
	report();
	of(propose("update", "force", "text", "We train.", NULL), 1);
	of(propose("update", "force", "text", "We train.", NULL), 1);
	of(propose("update", "force", "text", "We train.", NULL), 2);
	match();
	assert_stands(3, AFI_STANDS_NEW);
	assert_stands(4, AFI_STANDS_KNOWN);
	assert_stands(5, AFI_STANDS_NEW);
}

static enum afi_code retract_it(struct afi_change *change, void *arg,
				struct afi_err *err)
{
	const struct afi_target target = {
		.level = AFI_FINDING, .force = "northshire",
		.inspection = "peel-2024", .finding = "afi-1",
	};
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_draft_add(&draft, "corrects", arg);
	afi_draft_add(&draft, "retract", "yes");
	rc = afi_change_add(change, &target, "update", "force", NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

static void what_was_taken_back_is_asked(void **state)
{
	const struct afi_writer writer = AFI_WRITER_INIT;
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_register *reg;
	char *id;

	(void)state;
	report();
	of(propose("update", "force", "text", "We train.", NULL), 1);
	record(false);
	id = repo_ask("sed -n 's/^- id: //p' "
		      "records/northshire/peel-2024/afi-1.yaml");
	reg = open_register();
	if (afi_register_change(reg, &writer, retract_it, id, &receipt, &err))
		fail_msg("%s", err.msg);
	afi_receipt_clear(&receipt);
	afi_register_free(reg);
	free(id);
	match();
	assert_stands(3, AFI_STANDS_UNSURE);
}

static void a_grade_that_changed_is_said(void **state)
{
	size_t i;

	(void)state;
	inspection("PEEL 2024");
	propose("grade", "hmicfrs", "question", "leadership", "grade",
		"adequate", NULL);
	record(false);
	assert_nothing_new();
	begin(other_hash);
	inspection("PEEL 2024");
	i = propose("grade", "hmicfrs", "question", "leadership", "grade",
		    "good", NULL);
	match();
	assert_stands(i, AFI_STANDS_CHANGED);
	assert_string_equal(matches.v[i].changes[0].was, "adequate");
}

static void done_without_evidence_is_refused(void **state)
{
	size_t i;

	(void)state;
	report();
	record(false);
	i = of(propose("close", "hmicfrs", "outcome", "complete", "authority",
		       "a letter", "text", "Seen.", NULL), 1);
	match();
	assert_stands(i, AFI_STANDS_REFUSED);
	assert_non_null(strstr(matches.v[i].note, "evidence"));
}

static void what_is_only_opened_is_not_done_either(void **state)
{
	size_t i;

	(void)state;
	report();
	i = of(propose("close", "hmicfrs", "outcome", "complete", "authority",
		       "a letter", "text", "Seen.", NULL), 1);
	match();
	assert_stands(i, AFI_STANDS_REFUSED);
}

/* ---- actions ------------------------------------------------------------- */

static size_t plan(const char *owner)
{
	report();
	return of(propose("action", "force", "title", "Train eight handlers",
			  "owner", owner, NULL), 1);
}

static void an_action_gets_the_next_number(void **state)
{
	const size_t i = plan("Head of Training");
	size_t second, update;

	(void)state;
	second = of(propose("action", "force", "title", "Buy a system", NULL),
		    1);
	update = of(propose("update", "force", "text", "Bought.", NULL),
		    second);
	match();
	assert_target(i, "northshire/peel-2024/afi-1/1");
	assert_target(second, "northshire/peel-2024/afi-1/2");
	assert_target(update, "northshire/peel-2024/afi-1/2");
	record(false);
	assert_nothing_new();
}

static void another_owner_of_an_action_is_an_assignment(void **state)
{
	size_t i;

	(void)state;
	plan("Head of Training");
	record(false);
	begin(other_hash);
	i = plan("Head of Contact");
	match();
	assert_stands(i, AFI_STANDS_CHANGED);
	assert_string_equal(matches.v[i].what, "assign");
	assert_target(i, "northshire/peel-2024/afi-1/1");
	assert_string_equal(drafted(i, "owner"), "Head of Contact");
}

/* ---- sheets that come back ----------------------------------------------- */

static void a_row_that_changed_underneath_is_refused(void **state)
{
	char *id;
	size_t i;

	(void)state;
	report();
	record(false);
	id = repo_ask("sed -n 's/^id: //p' "
		      "records/northshire/peel-2024/afi-1.yaml");
	begin(other_hash);
	inspection("PEEL 2024");
	i = propose("update", "force", "text", "We train.", NULL);
	doc.v[i].names = "northshire/peel-2024/afi-1";
	doc.v[i].seen = id;
	match();
	assert_stands(i, AFI_STANDS_NEW);
	doc.v[i].seen = "z00000000000";
	match();
	assert_stands(i, AFI_STANDS_REFUSED);
	doc.v[i].seen = id;
	record(false);
	match();
	assert_stands(i, AFI_STANDS_KNOWN);
	free(id);
}

/* ---- days ---------------------------------------------------------------- */

static void each_partys_words_have_their_day(void **state)
{
	const size_t i = letter("We do.");
	const int december = afi_day_of(2024, 12, 5);
	const int later = afi_day_of(2024, 12, 20);

	(void)state;
	doc.published = december;
	doc.dated = later;
	match();
	assert_int_equal(matches.v[1].day, december);
	assert_int_equal(matches.v[i].day, later);
}

static void nothing_happens_on_a_day_to_come(void **state)
{
	const size_t i = letter("We do.");

	(void)state;
	doc.dated = afi_day_of(2199, 1, 1);
	match();
	assert_int_equal(matches.v[i].day, AFI_NO_DAY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_response_takes_its_finding_along),
		T(what_another_office_imported_is_known_by_its_words),
		T(an_answer_that_holds_is_known_in_a_later_letter),
		T(another_partys_same_words_are_new),
		T(what_is_about_something_unsure_is_unsure),
		T(a_part_that_the_party_has_not_is_refused),
		T(a_reference_names_a_finding),
		T(a_name_that_nothing_has_is_refused),
		T(what_a_text_says_twice_is_said_once),
		T(what_was_taken_back_is_asked),
		T(a_grade_that_changed_is_said),
		T(done_without_evidence_is_refused),
		T(what_is_only_opened_is_not_done_either),
		T(an_action_gets_the_next_number),
		T(another_owner_of_an_action_is_an_assignment),
		T(a_row_that_changed_underneath_is_refused),
		T(each_partys_words_have_their_day),
		T(nothing_happens_on_a_day_to_come),
	};

	return cmocka_run_group_tests_name("match about", tests, NULL, NULL);
}
