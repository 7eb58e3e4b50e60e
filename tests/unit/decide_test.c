#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "codec.h"
#include "decide.h"
#include "fold_parts.h"

#define HEAD(kind)							\
	"format: 1\nid: h00000000000\nat: 2025-01-01T09:00:00Z\n"	\
	"by: Desk <desk@force.example>\nas: hmicfrs\nsource: report\n"	\
	"what: opened\nkind: " kind "\nnumber: 3\ntitle: A failing\n"
#define JOURNAL "journal:\n"
#define ENTRY(id, after, keys)						\
	"- id: " id "00000000000\n  after: [" after "00000000000]\n"	\
	"  at: 2025-01-02T09:00:00Z\n"					\
	"  by: Desk <desk@force.example>\n  as: force\n" keys
#define EVIDENCE							\
	"  what: evidence\n  name: audit.txt\n  size: 3\n  sha256: "	\
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n" \
	"  kept: no\n"
#define CLOSE "  what: close\n  outcome: complete\n  text: done\n"
#define NEWER "  what: prophecy\n  omen: crows\n"

struct situation {
	struct afi_record rec;
	struct afi_fold fold;
	struct afi_err err;
};

static void begin(struct situation *s, const char *yaml)
{
	*s = (struct situation){ .rec = AFI_RECORD_INIT,
				 .fold = AFI_FOLD_INIT,
				 .err = AFI_ERR_INIT };
	if (afi_codec_parse(&s->rec, yaml, strlen(yaml), &s->err))
		fail_msg("%s", s->err.msg);
	assert_true(afi_fold_make(&s->fold, &s->rec, INT_MAX, 20200));
}

static void end(struct situation *s)
{
	afi_fold_clear(&s->fold);
	afi_record_clear(&s->rec);
}

/* The answer to closing the finding in @yaml as @how says. */
static enum afi_code answer(struct afi_err *err, const char *yaml,
			    struct afi_closing how)
{
	struct situation s;
	enum afi_code rc;

	begin(&s, yaml);
	how.level = AFI_FINDING;
	rc = afi_decide_close(&s.fold, &s.fold.state, "afi-3", &how, err);
	end(&s);
	return rc;
}

#define ASK(yaml, code, message, ...) do {				\
	struct afi_err err_ = AFI_ERR_INIT;				\
	assert_int_equal(answer(&err_, yaml,				\
				(struct afi_closing){ __VA_ARGS__ }),	\
			 code);						\
	assert_non_null(strstr(err_.msg, message));			\
} while (0)

static void a_finding_needs_an_outcome(void **state)
{
	(void)state;
	ASK(HEAD("afi"), AFI_EUSAGE, "needs --outcome", .authority = "L");
	ASK(HEAD("afi"), AFI_EUSAGE, "'done' is no outcome",
	    .outcome = "done", .authority = "L");
}

static void a_finding_needs_an_authority(void **state)
{
	(void)state;
	ASK(HEAD("afi"), AFI_EUSAGE, "on what --authority",
	    .outcome = "not-adopted");
	ASK(HEAD("afi"), AFI_OK, "", .outcome = "not-adopted",
	    .authority = "Letter");
}

static void complete_needs_evidence(void **state)
{
	(void)state;
	ASK(HEAD("afi"), AFI_EINVALID, "has no evidence",
	    .outcome = "complete", .authority = "Letter");
	ASK(HEAD("afi") JOURNAL ENTRY("a", "h", EVIDENCE), AFI_OK, "",
	    .outcome = "complete", .authority = "Letter");
	ASK(HEAD("afi"), AFI_OK, "", .outcome = "no-further-action",
	    .authority = "Letter");
}

static void superseded_needs_a_successor(void **state)
{
	(void)state;
	ASK(HEAD("afi"), AFI_EUSAGE, "superseded by what",
	    .outcome = "superseded", .authority = "Letter");
	ASK(HEAD("afi"), AFI_OK, "", .outcome = "superseded",
	    .authority = "Letter", .superseded_by = "x/y/afi-1");
	ASK(HEAD("afi"), AFI_EUSAGE, "not by 'x/y/afi-1/2'",
	    .outcome = "superseded", .authority = "Letter",
	    .superseded_by = "x/y/afi-1/2");
	ASK(HEAD("afi"), AFI_EUSAGE, "superseded alone",
	    .outcome = "not-adopted", .authority = "Letter",
	    .superseded_by = "x/y/afi-1");
}

static void a_mistake_needs_nothing_but_to_be_one(void **state)
{
	(void)state;
	ASK(HEAD("afi"), AFI_OK, "", .outcome = "void");
	ASK(HEAD("practice"), AFI_OK, "", .outcome = "void");
}

static void what_asks_for_nothing_is_not_closed(void **state)
{
	(void)state;
	ASK(HEAD("practice"), AFI_EINVALID, "is a practice",
	    .outcome = "complete", .authority = "Letter");
	ASK(HEAD("observation"), AFI_EINVALID, "is an observation",
	    .outcome = "not-adopted", .authority = "Letter");
}

static void closed_is_closed(void **state)
{
	(void)state;
	ASK(HEAD("afi") JOURNAL ENTRY("a", "h", CLOSE), AFI_ECONFLICT,
	    "closed already: complete, on 2 January 2025",
	    .outcome = "not-adopted", .authority = "Letter");
}

static void what_a_newer_afi_knows_is_not_decided_here(void **state)
{
	(void)state;
	ASK(HEAD("afi") JOURNAL ENTRY("a", "h", NEWER), AFI_EINVALID,
	    "newer afi", .outcome = "void");
}

static void only_the_closed_is_reopened(void **state)
{
	struct situation s;

	(void)state;
	begin(&s, HEAD("afi"));
	assert_int_equal(afi_decide_reopen(&s.fold, &s.fold.state, "afi-3",
					   &s.err), AFI_ECONFLICT);
	assert_string_equal(s.err.msg, "'afi-3' is not closed, so there is "
			    "nothing to reopen");
	end(&s);
	begin(&s, HEAD("afi") JOURNAL ENTRY("a", "h", CLOSE));
	assert_int_equal(afi_decide_reopen(&s.fold, &s.fold.state, "afi-3",
					   &s.err), AFI_OK);
	end(&s);
}

/* Which levels each link may join: rows of what is linked, columns of what it
 * is linked to, as inspection, finding and action. */
static void links_join_what_makes_sense(void **state)
{
	static const struct {
		const char *relation, *allowed[3];
	} cases[] = {
		{ "follows", { "y..", ".y.", "..." } },
		{ "raised-from", { "...", "yy.", "..." } },
		{ "same-as", { "...", ".y.", "..." } },
		{ "serves", { "...", "...", ".y." } },
		{ "superseded-by", { "...", ".y.", "..y" } },
	};
	static const char *const from[] = { "f/i", "f/i/afi-1", "f/i/afi-1/1" };
	static const char *const to[] = { "f/j", "f/j/afi-1", "f/j/afi-1/1" };

	(void)state;
	for (size_t i = 0; i < 5 * 3 * 3; i++) {
		const size_t c = i / 9, row = i / 3 % 3, column = i % 3;
		struct afi_err err = AFI_ERR_INIT;
		struct afi_target one, two;
		enum afi_code rc;

		assert_false(afi_target_parse(&one, from[row], &err));
		assert_false(afi_target_parse(&two, to[column], &err));
		rc = afi_decide_link(cases[c].relation, &one, &two, &err);
		assert_int_equal(rc, cases[c].allowed[row][column] == 'y' ?
				 AFI_OK : AFI_EUSAGE);
	}
}

static void an_action_serves_others_that_ask(void **state)
{
	static const struct {
		const char *to;
		enum afi_code rc;
	} cases[] = {
		{ "f/i/afi-2", AFI_OK }, { "f/j/afi-1", AFI_OK },
		{ "g/i/afi-1", AFI_OK }, { "f/i/coc-1", AFI_OK },
		{ "f/i/afi-1", AFI_EUSAGE },
		{ "f/i/practice-1", AFI_EINVALID },
		{ "f/i/observation-1", AFI_EINVALID },
	};
	struct afi_target from, to;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_err err = AFI_ERR_INIT;

		assert_false(afi_target_parse(&from, "f/i/afi-1/1", &err));
		assert_false(afi_target_parse(&to, cases[i].to, &err));
		assert_int_equal(afi_decide_link("serves", &from, &to, &err),
				 cases[i].rc);
	}
	assert_int_equal(afi_decide_link("loves", &from, &to,
					 &(struct afi_err)AFI_ERR_INIT),
			 AFI_EUSAGE);
}

/* ---- by tables, told as stories ------------------------------------------ */

static void actions_are_the_forces_to_close(void **state)
{
	static const struct {
		const char *then, *party, *outcome;
		enum afi_code code;
		const char *says;
	} rows[] = {
		{ "b 3 force update", "force", "complete", AFI_OK, "" },
		{ "b 3 force update", "force", "not-adopted", AFI_OK, "" },
		{ "b 3 force update", "force", "void", AFI_OK, "" },
		{ "b 3 force update", "pcc", "void", AFI_OK, "" },
		{ "b 3 force update", "force", "done", AFI_EUSAGE,
		  "'done' is no outcome" },
		{ "b 3 force update", "pcc", "complete", AFI_EINVALID,
		  "is the force's action, which the force closes" },
		{ "b 3 force update", "hmicfrs", "complete", AFI_EINVALID,
		  "is the force's action, which the force closes" },
		{ "b 3 force close /a", "force", "complete", AFI_ECONFLICT,
		  "'afi-3/1' is closed already: complete, on 3 January "
		  "2025" },
		{ "b 3 hmicfrs close", "force", "complete", AFI_OK, "" },
		{ "b 3 force praise", "force", "complete", AFI_EINVALID,
		  "by a newer afi" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct afi_closing how = { .level = AFI_ACTION,
					   .party = rows[i].party,
					   .outcome = rows[i].outcome };
		struct afi_err err = AFI_ERR_INIT;

		FOLD(60, H, "a 2 force action", rows[i].then);
		assert_int_equal(afi_decide_close(&fold, &finding->actions[0],
						  "afi-3/1", &how, &err),
				 rows[i].code);
		assert_non_null(strstr(err.msg, rows[i].says));
	}
}

static void claims_wait_for_one_answer(void **state)
{
	static const struct {
		const char *first, *then, *to;
		enum afi_code code;
		const char *says;
	} rows[] = {
		{ NULL, NULL, "pcc", AFI_OK, "" },
		{ NULL, NULL, "hmicfrs", AFI_OK, "" },
		{ NULL, NULL, "force", AFI_EUSAGE,
		  "--to: 'afi-3' is claimed to pcc or hmicfrs" },
		{ NULL, NULL, "internal-audit", AFI_EUSAGE, "--to: " },
		{ "s 2 force submit", NULL, "pcc", AFI_ECONFLICT,
		  "'afi-3' was submitted to the PCC on 2 January 2025 already "
		  "and waits for an answer" },
		{ "s 2 force submit", NULL, "hmicfrs", AFI_OK, "" },
		{ "s 2 force submit to=hmicfrs", NULL, "hmicfrs",
		  AFI_ECONFLICT, "to HMICFRS on 2 January 2025" },
		{ "s 2 force submit", "t 3 force submit to=hmicfrs", "pcc",
		  AFI_ECONFLICT, "to the PCC on 2 January 2025" },
		{ "s 2 force submit", "t 3 force submit to=hmicfrs", "hmicfrs",
		  AFI_ECONFLICT, "to HMICFRS on 3 January 2025" },
		{ "s 2 force submit", "p 3 pcc response position=more-needed",
		  "pcc", AFI_OK, "" },
		{ "s 2 force submit", "p 3 pcc response position=not-satisfied",
		  "pcc", AFI_OK, "" },
		{ "s 2 force submit", "p 3 pcc response position=satisfied",
		  "pcc", AFI_OK, "" },
		{ "s 2 force submit", "p 3 hmicfrs response position=satisfied",
		  "pcc", AFI_ECONFLICT, "to the PCC on 2 January 2025" },
		{ "s 2 force submit", "t 3 force submit ^s retract", "pcc",
		  AFI_OK, "" },
		{ "c 2 hmicfrs close", NULL, "pcc", AFI_ECONFLICT,
		  "is closed already: complete, on 2 January 2025" },
		{ "c 2 hmicfrs close", "d 3 hmicfrs reopen", "pcc", AFI_OK,
		  "" },
		{ "n 2 force praise", NULL, "pcc", AFI_EINVALID,
		  "by a newer afi" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *lines[] = { H, rows[i].first, rows[i].then };
		struct afi_err err = AFI_ERR_INIT;

		fold_lines(60, lines, rows[i].then ? 3 : rows[i].first ? 2 : 1);
		assert_int_equal(afi_decide_submit(&fold, "afi-3", rows[i].to,
						   &err), rows[i].code);
		assert_non_null(strstr(err.msg, rows[i].says));
	}
}

static void what_asks_for_nothing_is_not_claimed(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	FOLD(60, H " kind=practice");
	assert_int_equal(afi_decide_submit(&fold, "practice-3", "pcc", &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "'practice-3' is a practice, which asks "
			    "for nothing, so there is nothing to claim");
}

static void a_concern_waits_for_its_recommendations(void **state)
{
	static const struct {
		const char *then;
		enum afi_code code;
	} rows[] = {
		{ "a 2 force update", AFI_EINVALID },
		{ "a 2 force submit", AFI_EINVALID },
		{ "a 2 hmicfrs close", AFI_OK },
		{ "a 2 hmicfrs close outcome=not-adopted", AFI_OK },
		{ "a 2 hmicfrs close outcome=void", AFI_OK },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct afi_err err = AFI_ERR_INIT;

		FOLD(60, H " kind=rec under=1", rows[i].then);
		assert_int_equal(afi_decide_concern("coc-1", finding, "rec-1-3",
						    &err), rows[i].code);
		assert_string_equal(err.msg, rows[i].code ? "'coc-1' cannot be "
				    "closed while its recommendation "
				    "'rec-1-3' is not" : "");
	}
}

static void evidence_of_what_serves_it_counts(void **state)
{
	const struct afi_closing how = { .level = AFI_FINDING,
					 .outcome = "complete",
					 .authority = "Letter" };
	struct afi_state action = { .due = AFI_DATE_INIT };
	const struct afi_state *const serving[] = { &action };
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	FOLD(60, H);
	afi_fold_serve(&fold, serving, 1, story_day(60));
	assert_int_equal(afi_decide_close(&fold, finding, "afi-3", &how, &err),
			 AFI_EINVALID);
	assert_false(afi_decide_shown(finding));
	action.evidence = 1;
	assert_int_equal(afi_decide_close(&fold, finding, "afi-3", &how, &err),
			 AFI_OK);
	assert_false(afi_decide_shown(finding));
	action.measures = 1;
	assert_true(afi_decide_shown(finding));
	FOLD(60, H, "a 2 force action", "b 3 force measure /a");
	assert_true(afi_decide_shown(finding));
}

static void what_crossed_may_be_decided_either_way(void **state)
{
	const struct afi_closing how = { .level = AFI_FINDING,
					 .outcome = "not-adopted",
					 .authority = "Letter" };
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	FOLD(60, H, "a 2 hmicfrs close <h", "b 3 hmicfrs reopen <a",
	     "c 4 hmicfrs close <a", "d 5 force update <b,c");
	assert_true(finding->crossed);
	assert_int_equal(afi_decide_close(&fold, finding, "afi-3", &how, &err),
			 AFI_OK);
	assert_int_equal(afi_decide_reopen(&fold, finding, "afi-3", &err),
			 AFI_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_needs_an_outcome),
		cmocka_unit_test(a_finding_needs_an_authority),
		cmocka_unit_test(complete_needs_evidence),
		cmocka_unit_test(superseded_needs_a_successor),
		cmocka_unit_test(a_mistake_needs_nothing_but_to_be_one),
		cmocka_unit_test(what_asks_for_nothing_is_not_closed),
		cmocka_unit_test(closed_is_closed),
		cmocka_unit_test(what_a_newer_afi_knows_is_not_decided_here),
		cmocka_unit_test(only_the_closed_is_reopened),
		cmocka_unit_test(links_join_what_makes_sense),
		cmocka_unit_test(an_action_serves_others_that_ask),
		cmocka_unit_test(actions_are_the_forces_to_close),
		cmocka_unit_test(claims_wait_for_one_answer),
		cmocka_unit_test(what_asks_for_nothing_is_not_claimed),
		cmocka_unit_test(a_concern_waits_for_its_recommendations),
		cmocka_unit_test(evidence_of_what_serves_it_counts),
		cmocka_unit_test(what_crossed_may_be_decided_either_way),
	};

	return cmocka_run_group_tests_name("decide", tests, NULL, fold_end);
}
