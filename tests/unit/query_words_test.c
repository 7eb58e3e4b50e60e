/* Every kind of entry read aloud, and the marks beside a status. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "query_parts.h"
#include "query_words.h"
#include "story.h"

enum { TODAY = 60 };

/* A record told as a story, as its views see it. */
struct told {
	struct afi_record rec;
	struct afi_target target;
	struct afi_setup setup;
	struct afi_frame frame;
	struct afi_subject sub;
};

static void tell(struct told *told, const char *target,
		 const char *const *lines, size_t n)
{
	struct afi_err err = AFI_ERR_INIT;

	*told = (struct told){ .rec = AFI_RECORD_INIT,
			       .setup = AFI_SETUP_INIT,
			       .sub = AFI_SUBJECT_INIT };
	assert_false(afi_target_parse(&told->target, target, &err));
	told->frame = (struct afi_frame){ .setup = &told->setup,
					  .as_of = INT_MAX,
					  .today = story_day(TODAY) };
	story_tell(&told->rec, lines, n);
	assert_true(afi_subject_make(&told->sub, &told->frame, &told->target,
				     &told->rec));
}

static void clear(struct told *told)
{
	afi_subject_clear(&told->sub);
	afi_record_clear(&told->rec);
}

/* A line of a story and the words of its entry, after some others. */
struct row {
	const char *line, *words;
};

static void check_words(const char *target, const char *const *before,
			size_t n, const struct row *rows, size_t nrows)
{
	const char *lines[8];
	size_t i;

	for (i = 0; i < nrows; i++) {
		struct afi_str words = AFI_STR_INIT;
		struct told told;

		memcpy(lines, before, n * sizeof(*before));
		lines[n] = rows[i].line;
		tell(&told, target, lines, n + 1);
		afi_view_words(&words, &told.sub, story_entry(&told.rec, "z"));
		assert_string_equal(words.s, rows[i].words);
		afi_str_clear(&words);
		clear(&told);
	}
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void what_is_said_of_a_finding(void **state)
{
	static const char *const before[] = {
		"h 1 hmicfrs opened", "a 2 force action", "b 3 force update",
		"q 4 pcc ask", "r 5 hmicfrs ask sort=chaser @4",
		"s 6 force submit",
	};
	static const struct row rows[] = {
		{ "z 9 hmicfrs event", "visit" },
		{ "z 9 hmicfrs event event=revisit until=16",
		  "revisit, until 16 January 2025" },
		{ "z 9 hmicfrs event event=debrief /a", "action 1: debrief" },
		{ "z 9 hmicfrs event event=phase", "monitoring phase" },
		{ "z 9 force submit", "submitted to the PCC as met" },
		{ "z 9 force submit to=hmicfrs",
		  "submitted to HMICFRS as met" },
		{ "z 9 force submit to=internal-audit",
		  "submitted to internal-audit as met" },
		{ "z 9 pcc ask", "question to the force" },
		{ "z 9 pcc ask due=31",
		  "question to the force, answer due 31 January 2025" },
		{ "z 9 pcc ask sort=invitation due=2025-02",
		  "invitation to the force to comment, answer due February "
		  "2025" },
		{ "z 9 pcc ask sort=invitation",
		  "invitation to the force to comment" },
		{ "z 9 pcc ask sort=chaser of=ACC due-words=soon",
		  "chaser to ACC, answer due soon" },
		{ "z 9 pcc ask sort=chaser of=hmicfrs /a",
		  "action 1: chaser to HMICFRS" },
		{ "z 9 force link",
		  "linked: follows northshire/peel-2022/afi-3" },
		{ "z 9 force link relation=superseded-by target=f/i/afi-4",
		  "linked: superseded by f/i/afi-4" },
		{ "z 9 force link relation=serves target=f/i/afi-4 /a",
		  "action 1: linked: serves f/i/afi-4" },
		{ "z 9 force update no-change=yes", "update: no change" },
		{ "z 9 force update no-change=yes due=31",
		  "update: no change; due date set to 31 January 2025" },
		{ "z 9 force update answers=q",
		  "update; answers the PCC's question of 4 January 2025" },
		{ "z 9 force response answers=r position=not-accepted",
		  "response (comments): not accepted; answers HMICFRS's "
		  "chaser of 4 January 2025" },
		{ "z 9 force evidence answers=q",
		  "evidence: minutes.pdf, 0 bytes; answers the PCC's question "
		  "of 4 January 2025" },
		{ "z 9 force update answers=x",
		  "update; answers x00000000000" },
		{ "z 9 force evidence address=https://f.example/ "
		  "final-address=https://g.example/ "
		  "read-at=2025-01-08T10:15:00Z",
		  "evidence: minutes.pdf, 0 bytes; from https://f.example/, "
		  "which led to https://g.example/; read on 8 January 2025, "
		  "10:15" },
		{ "z 9 force assign theme=[custody]", "theme set to custody" },
		{ "z 9 force assign owner=HR theme=[custody,victims] due=31",
		  "owner set to HR; themes set to custody, victims; due date "
		  "set to 31 January 2025" },
		{ "z 9 force reopen", "reopened" },
		{ "z 9 force submit ^s retract", "claim taken back" },
		{ "z 9 pcc ask ^q retract", "question taken back" },
		{ "z 9 force update ^b retract", "update taken back" },
	};

	(void)state;
	check_words("f/i/afi-3", before, COUNT(before), rows, COUNT(rows));
}

static void what_is_said_of_an_inspection(void **state)
{
	static const char *const before[] = {
		"h 1 hmicfrs opened kind=inspection", "p 2 pcc publish",
	};
	static const struct row rows[] = {
		{ "z 9 pcc publish",
		  "comments published at https://pcc.example/comments" },
		{ "z 9 pcc copied", "copy sent to HMICFRS" },
		{ "z 9 pcc issue",
		  "section 55 letter of 28 January 2025 issued (pdf) to HM "
		  "Chief Inspector" },
		{ "z 9 pcc issue template=update format=docx to=[] replaces=y",
		  "update letter of 28 January 2025 issued (docx); replaces "
		  "y00000000000" },
		{ "z 9 pcc copied to=home-secretary",
		  "copy sent to the Home Secretary" },
		{ "z 9 hmicfrs grade question=responding-to-the-public "
		  "grade=requires-improvement",
		  "grade: requires improvement at responding to the public" },
		{ "z 9 hmicfrs grade question=overall grade=good",
		  "grade: good overall" },
		{ "z 9 hmicfrs grade question=leadership grade=ungraded",
		  "grade: ungraded at leadership" },
		{ "z 9 hmicfrs edition not-statutory=thematic",
		  "new edition: not statutory: thematic" },
		{ "z 9 pcc publish ^p retract", "publication taken back" },
	};

	(void)state;
	check_words("f/i", before, COUNT(before), rows, COUNT(rows));
}

static void what_is_withheld_is_not_said(void **state)
{
	static const char *const before[] = {
		"h 1 hmicfrs opened text=Op-Mallard",
		"b 3 force update text=Op-Mallard",
		"c 4 force evidence",
	};
	static const struct row rows[] = {
		{ "z 9 force withhold entry=b00000000000 sort=operation "
		  "field=text words=Op-Mallard",
		  "withheld (operation): words in the text of the update of 3 "
		  "January 2025" },
		{ "z 9 force withhold entry=b00000000000 sort=live-operation "
		  "words=Op-Mallard",
		  "withheld (live operation): words in the update of 3 "
		  "January 2025" },
		{ "z 9 force withhold entry=h00000000000 sort=operation "
		  "field=text",
		  "withheld (operation): the text of the heading of 1 January "
		  "2025" },
		{ "z 9 force withhold entry=c00000000000 sort=victim",
		  "withheld (victim): all of the evidence of 4 January 2025" },
		{ "z 9 force withhold entry=x00000000000 sort=victim",
		  "withheld (victim): all of x00000000000" },
	};

	(void)state;
	check_words("f/i/afi-3", before, COUNT(before), rows, COUNT(rows));
}

static void people_hold_posts(void **state)
{
	static const char *const before[] = {
		"h 1 force opened kind=register",
	};
	static const struct row rows[] = {
		{ "z 9 force person name=Jo email=jo@f.example for=[force]",
		  "person: Jo <jo@f.example>, speaks for force" },
		{ "z 9 force person name=Jo email=jo@f.example for=[force,pcc] "
		  "post=[ACC]",
		  "person: Jo <jo@f.example>, speaks for force, pcc; holds the "
		  "post ACC" },
		{ "z 9 force person name=Jo email=jo@f.example for=[force] "
		  "post=[ACC,DCC]",
		  "person: Jo <jo@f.example>, speaks for force; holds the "
		  "posts ACC, DCC" },
		{ "z 9 force person name=Jo email=jo@f.example for=[force] "
		  "may=[erase]",
		  "person: Jo <jo@f.example>, speaks for force; may erase" },
		{ "z 9 force person name=Jo email=jo@f.example for=[]",
		  "person: Jo <jo@f.example>, no longer listed" },
	};

	(void)state;
	check_words("f/i/afi-3", before, COUNT(before), rows, COUNT(rows));
}

static void dates_and_times_are_told_as_such(void **state)
{
	static const char *const lines[] = {
		"h 1 hmicfrs opened", "a 2 hmicfrs event until=16",
		"b 3 force evidence read-at=2025-01-03T10:15:00Z",
	};
	struct told told;
	json_t *view, *fields;

	(void)state;
	tell(&told, "f/i/afi-3", lines, 3);
	view = afi_view_entry(&told.sub, story_entry(&told.rec, "a"));
	fields = json_object_get(view, "fields");
	assert_string_equal(json_string_value(json_object_get(
			json_object_get(fields, "until"), "iso")),
			    "2025-01-16");
	json_decref(view);
	view = afi_view_entry(&told.sub, story_entry(&told.rec, "b"));
	fields = json_object_get(view, "fields");
	assert_string_equal(json_string_value(json_object_get(
			json_object_get(fields, "read-at"), "utc")),
			    "2025-01-03T10:15:00Z");
	json_decref(view);
	clear(&told);
}

/* Nobody is listed any more in this setup.  Without a source none but somebody
   of the party could have recorded it. */
static void who_has_left_spoke_for_himself_then(void **state)
{
	static const char *const lines[] = {
		"h 1 hmicfrs opened", "a 2 force update",
		"b 3 force update source=letter",
	};
	static const char *const said[] = {
		"force", "force, recorded by Jo Bloggs from letter",
	};
	struct told told;
	int i;

	(void)state;
	tell(&told, "f/i/afi-3", lines, 3);
	for (i = 0; i < 2; i++) {
		json_t *view = afi_view_entry(&told.sub,
					      &told.rec.entries[i + 1]);

		assert_string_equal(json_string_value(
				    json_object_get(view, "said")), said[i]);
		assert_int_equal(json_is_true(
				 json_object_get(view, "recorded_for")), i);
		json_decref(view);
	}
	clear(&told);
}

/* ---- marks -------------------------------------------------------------- */

static void claims_and_returns_are_marked(void **state)
{
	static const struct {
		const char *lines[4];
		const char *mark;
	} rows[] = {
		{ { "s 2 force submit" }, "waiting for the PCC" },
		{ { "s 2 force submit to=hmicfrs" }, "waiting for HMICFRS" },
		{ { "s 2 force submit", "t 3 force submit to=hmicfrs" },
		  "waiting for HMICFRS and the PCC" },
		{ { "s 2 force submit",
		    "t 3 pcc response position=more-needed" },
		  "returned by the PCC" },
		{ { "s 2 force submit",
		    "t 3 pcc response position=satisfied" }, NULL },
		{ { "s 2 force submit", "c 3 hmicfrs close" }, NULL },
	};
	size_t i, n;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		const char *lines[5] = { "h 1 hmicfrs opened" };
		struct told told;
		json_t *marks;

		for (n = 1; rows[i].lines[n - 1]; n++)
			lines[n] = rows[i].lines[n - 1];
		tell(&told, "f/i/afi-3", lines, n);
		marks = afi_view_marks(&told.sub.fold.state);
		assert_int_equal(json_array_size(marks), !!rows[i].mark);
		if (rows[i].mark)
			assert_string_equal(json_string_value(json_array_get(
					marks, 0)), rows[i].mark);
		json_decref(marks);
		clear(&told);
	}
}

static void sizes_are_as_people_say_them(void **state)
{
	static const struct { const char *bytes, *words; } rows[] = {
		{ "0", "0 bytes" }, { "1", "1 byte" }, { "1023", "1023 bytes" },
		{ "1024", "1 KiB" }, { "1536", "1.5 KiB" },
		{ "10188", "9.9 KiB" }, { "10239", "10 KiB" },
		{ "67728", "66 KiB" }, { "1048575", "1 MiB" },
		{ "26214400", "25 MiB" }, { "1099511627776", "1024 GiB" },
		{ "[x\u00b9]", "[x\u00b9] bytes" }, { "", " bytes" },
		{ "9999999999999999999", "9999999999999999999 bytes" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct afi_str words = AFI_STR_INIT;

		afi_say_size(&words, rows[i].bytes);
		assert_string_equal(words.s, rows[i].words);
		afi_str_clear(&words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_of_a_finding),
		cmocka_unit_test(sizes_are_as_people_say_them),
		cmocka_unit_test(what_is_said_of_an_inspection),
		cmocka_unit_test(what_is_withheld_is_not_said),
		cmocka_unit_test(people_hold_posts),
		cmocka_unit_test(dates_and_times_are_told_as_such),
		cmocka_unit_test(who_has_left_spoke_for_himself_then),
		cmocka_unit_test(claims_and_returns_are_marked),
	};

	return cmocka_run_group_tests_name("query words", tests, NULL, NULL);
}
