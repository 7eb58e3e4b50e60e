/* Matching: how proposals stand to a register that is recorded meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "match.h"
#include "propose_impl.h"
#include "register.h"
#include "repo.h"

static const char first_hash[] =
	"1111111111111111111111111111111111111111111111111111111111111111";
static const char other_hash[] =
	"2222222222222222222222222222222222222222222222222222222222222222";

/* A document, and how it stands. */
static struct afi_proposals doc;
static struct afi_matches matches;
static const char *hash, *into;

/* ---- a document ---------------------------------------------------------- */

static void begin(const char *sha256)
{
	afi_matches_clear(&matches);
	afi_proposals_clear(&doc);
	hash = sha256;
	into = NULL;
}

/* Propose an entry with keys and values, up to NULL; which one it is. */
static size_t propose(const char *what, const char *as, ...)
{
	struct afi_proposal *proposal = afi_proposal_add(&doc, what, as, 1, 2);
	const char *key;
	va_list args;

	va_start(args, as);
	while ((key = va_arg(args, const char *)))
		afi_draft_add(&proposal->draft, key,
			      va_arg(args, const char *));
	va_end(args);
	return afi_proposal_place(&doc, proposal);
}

static size_t of(size_t i, size_t opening)
{
	doc.v[i].of = opening;
	return i;
}

static size_t inspection(const char *title)
{
	doc.short_title = title;
	return propose("opened", "hmicfrs", "kind", "inspection", "title",
		       title, "body", "hmicfrs", NULL);
}

static size_t finding(const char *title, const char *text)
{
	return propose("opened", "hmicfrs", "kind", "afi", "title", title,
		       "text", text, "wording", "published", NULL);
}

static size_t numbered(const char *number, const char *title, const char *who)
{
	return propose("opened", "hmicfrs", "kind", "afi", "number", number,
		       "title", title, "numbered", who, NULL);
}

/* ---- a register ---------------------------------------------------------- */

static int enter(void **state)
{
	static const char *const forces[] = { "Northshire", "Southmoor" };
	const struct afi_founding founding = { .forces = forces,
					       .nforces = 2 };
	const struct afi_writer writer = AFI_WRITER_INIT;
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc;

	if (repo_enter(state))
		return -1;
	doc = (struct afi_proposals)AFI_PROPOSALS_INIT;
	matches = (struct afi_matches)AFI_MATCHES_INIT;
	begin(first_hash);
	doc.force = "Northshire";
	rc = afi_register_init(".", &founding, &writer, &receipt, &err);
	afi_receipt_clear(&receipt);
	return rc ? -1 : 0;
}

static int leave(void **state)
{
	begin(NULL);
	return repo_leave(state);
}

static enum afi_code try_match(struct afi_register *reg, struct afi_err *err)
{
	const struct afi_asked_match asked = {
		.into = into, .sha256 = hash, .day = AFI_NO_DAY,
	};

	afi_matches_clear(&matches);
	return afi_match(&matches, reg, &doc, &asked, err);
}

static struct afi_register *open_register(void)
{
	struct afi_register *reg = NULL;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_open(&reg, ".", &err))
		fail_msg("%s", err.msg);
	return reg;
}

static void match(void)
{
	struct afi_register *reg = open_register();
	struct afi_err err = AFI_ERR_INIT;

	if (!doc.force)
		doc.force = "Northshire";
	if (try_match(reg, &err))
		fail_msg("%s", err.msg);
	afi_register_free(reg);
}

/* It is not matched at all, for a reason with these words in it. */
static void assert_asks(const char *words)
{
	struct afi_register *reg = open_register();
	struct afi_err err = AFI_ERR_INIT;

	assert_int_not_equal(try_match(reg, &err), AFI_OK);
	if (!strstr(err.msg, words))
		fail_msg("'%s' says nothing of '%s'", err.msg, words);
	afi_register_free(reg);
}

static enum afi_code record_it(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	const bool *unsure = arg;
	struct afi_str source = AFI_STR_INIT;
	enum afi_code rc = try_match(afi_change_register(change), err);

	afi_str_addf(&source, "a text; SHA-256 %s", hash);
	for (size_t i = 0; !rc && i < matches.n; i++)
		if (afi_match_is_plain(&matches.v[i], &doc.v[i]) ||
		    (*unsure && afi_match_can(&matches.v[i])))
			rc = afi_change_add(change, &matches.v[i].target,
					    matches.v[i].what, doc.v[i].as,
					    source.s, matches.v[i].draft,
					    err);
	afi_str_clear(&source);
	return rc;
}

/* Record what is plain, and if @unsure all that can be. */
static void record(bool unsure)
{
	const struct afi_writer writer = AFI_WRITER_INIT;
	struct afi_register *reg = open_register();
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (!doc.force)
		doc.force = "Northshire";
	if (afi_register_change(reg, &writer, record_it, &unsure, &receipt,
				&err))
		fail_msg("%s", err.msg);
	afi_receipt_clear(&receipt);
	afi_register_free(reg);
}

/* ---- what comes of it ---------------------------------------------------- */

static void assert_target(size_t i, const char *expected)
{
	struct afi_str name = AFI_STR_INIT;

	afi_target_print(&name, &matches.v[i].target);
	assert_string_equal(name.s, expected);
	afi_str_clear(&name);
}

static void assert_stands(size_t i, enum afi_standing standing)
{
	if (matches.v[i].standing != standing)
		fail_msg("%zu is %s (%s), not %s", i,
			 afi_standing_name(matches.v[i].standing),
			 matches.v[i].note ? matches.v[i].note : "",
			 afi_standing_name(standing));
}

static void assert_nothing_new(void)
{
	match();
	for (size_t i = 0; i < matches.n; i++)
		assert_stands(i, AFI_STANDS_KNOWN);
}

static const char *drafted(size_t i, const char *key)
{
	const struct afi_draft *draft = matches.v[i].draft;

	for (size_t k = 0; k < draft->n; k++)
		if (strcmp(draft->v[k].key, key) == 0)
			return draft->v[k].value;
	return NULL;
}

/* ---- which inspection ---------------------------------------------------- */

static void a_new_inspection_is_called_by_its_title(void **state)
{
	(void)state;
	inspection("PEEL 2023/24");
	match();
	assert_target(0, "northshire/peel-2023-24");
	assert_true(matches.opens);
	assert_stands(0, AFI_STANDS_NEW);
}

static void into_says_what_it_is_called(void **state)
{
	(void)state;
	inspection("PEEL 2023/24");
	into = "southmoor/peel";
	match();
	assert_target(0, "southmoor/peel");
}

static void the_day_of_the_report_finds_its_inspection(void **state)
{
	(void)state;
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-05", NULL);
	record(false);
	begin(other_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"The last report", "published", "2024-12-05", NULL);
	match();
	assert_target(0, "northshire/peel-2023-25");
	assert_stands(0, AFI_STANDS_KNOWN);
}

static void a_cycle_that_begins_in_the_same_year_is_the_same(void **state)
{
	(void)state;
	inspection("PEEL 2023-25");
	record(false);
	begin(other_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023/24", "published", "2024-12-05", NULL);
	match();
	assert_target(0, "northshire/peel-2023-25");
}

static void what_a_letter_tells_of_an_inspection_is_added(void **state)
{
	(void)state;
	a_cycle_that_begins_in_the_same_year_is_the_same(state);
	assert_stands(0, AFI_STANDS_CHANGED);
	assert_string_equal(matches.v[0].what, "edition");
	assert_string_equal(drafted(0, "published"), "2024-12-05");
	assert_null(drafted(0, "title"));
}

static void another_sort_of_report_is_another_inspection(void **state)
{
	(void)state;
	inspection("PEEL 2023-25");
	record(false);
	begin(other_hash);
	inspection("Custody 2023-25");
	match();
	assert_target(0, "northshire/custody-2023-25");
}

static void more_words_after_the_year_are_another_inspection(void **state)
{
	(void)state;
	inspection("PEEL 2023-25");
	record(false);
	begin(other_hash);
	inspection("PEEL 2023 revisit");
	match();
	assert_target(0, "northshire/peel-2023-revisit");
}

static void another_day_of_publication_is_asked(void **state)
{
	(void)state;
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-05", NULL);
	record(false);
	begin(other_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-15", NULL);
	match();
	assert_stands(0, AFI_STANDS_UNSURE);
}

static void two_that_are_as_likely_are_asked(void **state)
{
	(void)state;
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023-25", "published", "2024-12-05", NULL);
	record(false);
	begin(first_hash);
	propose("opened", "hmicfrs", "kind", "inspection", "title",
		"PEEL 2023/25", "published", "2025-01-05", NULL);
	into = "northshire/peel-again";
	record(false);
	begin(other_hash);
	doc.force = "Northshire";
	inspection("PEEL 2023/24");
	assert_asks("--into");
}

static void a_force_that_is_not_there_is_asked(void **state)
{
	(void)state;
	doc.force = "Westvale";
	inspection("PEEL 2023-25");
	assert_asks("Westvale");
}

static void no_force_among_several_is_asked(void **state)
{
	(void)state;
	doc.force = NULL;
	inspection("PEEL 2023-25");
	assert_asks("--into");
}

static void a_text_without_a_title_opens_nothing(void **state)
{
	(void)state;
	finding("Answer calls", "");
	into = "northshire/peel-2024";
	assert_asks("afi open northshire/peel-2024 --title");
}

/* ---- findings ------------------------------------------------------------ */

static void report(void)
{
	inspection("PEEL 2024");
	finding("The force does not answer calls in time",
		"Nine callers in ten wait.\n\nThe force should answer them.");
	finding("Evidence of burglary is lost",
		"Officers do not keep what they find.");
}

static void findings_are_numbered_in_the_order_of_the_text(void **state)
{
	(void)state;
	report();
	match();
	assert_target(1, "northshire/peel-2024/afi-1");
	assert_target(2, "northshire/peel-2024/afi-2");
	assert_string_equal(drafted(2, "number"), "2");
	assert_string_equal(drafted(2, "numbered"), "register");
	assert_int_equal(matches.v[2].needs, 0);
}

static void a_second_run_has_nothing_new(void **state)
{
	(void)state;
	report();
	record(false);
	assert_nothing_new();
	assert_target(2, "northshire/peel-2024/afi-2");
}

static void the_number_of_the_text_is_kept(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("7", "Answer calls", "response");
	finding("Keep evidence", "It is lost.");
	match();
	assert_target(1, "northshire/peel-2024/afi-7");
	assert_target(2, "northshire/peel-2024/afi-8");
	assert_string_equal(drafted(1, "numbered"), "response");
}

static void a_number_that_is_given_twice_is_asked(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("3", "Answer calls", "response");
	numbered("3", "Keep evidence of burglary", "response");
	match();
	assert_target(2, "northshire/peel-2024/afi-4");
	assert_stands(2, AFI_STANDS_UNSURE);
}

static void the_same_words_in_other_dress_are_nothing_new(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	finding("The Force does not answer calls in time.",
		"Nine callers in\nten wait. The force should answer them.");
	match();
	assert_stands(1, AFI_STANDS_KNOWN);
}

static void other_words_of_a_finding_are_an_edition(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	finding("Evidence of burglary is lost",
		"Officers do not keep what they find, or label it.");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_CHANGED);
	assert_string_equal(matches.v[1].what, "edition");
	assert_null(drafted(1, "title"));
	assert_string_equal(drafted(1, "text"),
			    "Officers do not keep what they find, or label "
			    "it.");
	assert_int_equal(matches.v[1].nchanges, 1);
	assert_string_equal(matches.v[1].changes[0].was,
			    "Officers do not keep what they find.");
}

static void a_finding_is_found_by_most_of_its_words(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	finding("Evidence of burglary is often lost",
		"Officers do not keep what they find.");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_CHANGED);
	assert_string_equal(drafted(1, "title"),
			    "Evidence of burglary is often lost");
}

static void wording_goes_before_number(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("1", "Answer calls about burglary", "published");
	numbered("2", "Supervise investigations well", "published");
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_KNOWN);
}

static void the_same_number_with_other_words_is_asked(void **state)
{
	(void)state;
	inspection("PEEL 2024");
	numbered("1", "Answer calls about burglary", "published");
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	match();
	assert_target(1, "northshire/peel-2024/afi-1");
	assert_stands(1, AFI_STANDS_UNSURE);
	assert_false(afi_match_is_plain(&matches.v[1], &doc.v[1]));
}

static void a_number_by_the_register_means_nothing_to_others(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("1", "Supervise investigations well", "published");
	match();
	assert_target(1, "northshire/peel-2024/afi-3");
}

static void a_quoting_letter_is_no_edition(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	numbered("4", "The force must make sure that evidence of burglary "
		 "is not lost",
		 "response");
	match();
	assert_target(1, "northshire/peel-2024/afi-2");
	assert_stands(1, AFI_STANDS_KNOWN);
}

static void what_was_reworded_since_is_not_undone(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	finding("Evidence of burglary is lost", "Officers lose it.");
	record(false);
	begin(first_hash);
	report();
	assert_nothing_new();
}

static void an_old_wording_from_elsewhere_is_asked(void **state)
{
	(void)state;
	report();
	record(false);
	begin(other_hash);
	inspection("PEEL 2024");
	finding("Evidence of burglary is lost", "Officers lose it.");
	record(false);
	begin("3333");
	report();
	match();
	assert_stands(2, AFI_STANDS_UNSURE);
}

static void a_recommendation_goes_with_its_cause_of_concern(void **state)
{
	size_t rec;

	(void)state;
	inspection("PEEL 2024");
	propose("opened", "hmicfrs", "kind", "coc", "title", "Custody", NULL);
	rec = propose("opened", "hmicfrs", "kind", "rec", "number", "2",
		      "under", "1", "title", "Check cells", NULL);
	match();
	assert_target(rec, "northshire/peel-2024/rec-1-2");
	assert_int_equal(matches.v[rec].needs, 1);
	record(false);
	assert_nothing_new();
}

static void a_recommendation_under_nothing_is_refused(void **state)
{
	size_t rec;

	(void)state;
	inspection("PEEL 2024");
	rec = propose("opened", "hmicfrs", "kind", "rec", "number", "1",
		      "under", "4", "title", "Check cells", NULL);
	match();
	assert_stands(rec, AFI_STANDS_REFUSED);
}

static void a_title_that_no_record_takes_is_refused(void **state)
{
	char title[5000];

	(void)state;
	memset(title, 'x', sizeof(title) - 1);
	title[sizeof(title) - 1] = '\0';
	inspection("PEEL 2024");
	finding(title, "Too long.");
	match();
	assert_stands(1, AFI_STANDS_REFUSED);
}

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

#define T(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_new_inspection_is_called_by_its_title),
		T(into_says_what_it_is_called),
		T(the_day_of_the_report_finds_its_inspection),
		T(a_cycle_that_begins_in_the_same_year_is_the_same),
		T(what_a_letter_tells_of_an_inspection_is_added),
		T(another_sort_of_report_is_another_inspection),
		T(more_words_after_the_year_are_another_inspection),
		T(another_day_of_publication_is_asked),
		T(two_that_are_as_likely_are_asked),
		T(a_force_that_is_not_there_is_asked),
		T(no_force_among_several_is_asked),
		T(a_text_without_a_title_opens_nothing),
		T(findings_are_numbered_in_the_order_of_the_text),
		T(a_second_run_has_nothing_new),
		T(the_number_of_the_text_is_kept),
		T(a_number_that_is_given_twice_is_asked),
		T(the_same_words_in_other_dress_are_nothing_new),
		T(other_words_of_a_finding_are_an_edition),
		T(a_finding_is_found_by_most_of_its_words),
		T(wording_goes_before_number),
		T(the_same_number_with_other_words_is_asked),
		T(a_number_by_the_register_means_nothing_to_others),
		T(a_quoting_letter_is_no_edition),
		T(what_was_reworded_since_is_not_undone),
		T(an_old_wording_from_elsewhere_is_asked),
		T(a_recommendation_goes_with_its_cause_of_concern),
		T(a_recommendation_under_nothing_is_refused),
		T(a_title_that_no_record_takes_is_refused),
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

	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
