/* What two offices imported apart from one document. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "entry_text.h"
#include "record_echo.h"
#include "state.h"

enum { MOST = 8 };

#define AT(minute) "2025-01-28T09:" minute ":00Z"
#define HEAD HEADING("a00000000001", AT("00"))
#define SOURCE "source: a.txt, line 2; SHA-256 11; afi import 1\n"
#define ELSEWHERE "source: b.txt, line 2; SHA-256 11; afi import 1\n"

/* An entry of its own time, and what it says. */
#define ENTRY(letter, minute, rest) "id: " letter "00000000001\n" \
	"after: [a00000000001]\nat: " AT(minute) "\n" BY rest

#define DONE(source) source "what: update\ntext: Done\n"
#define ACT(source) source "what: action\nnumber: 1\ntitle: Train\n"
#define DONE_BY(letter) SOURCE "what: update\naction: " letter \
	"00000000001\ntext: Done\n"
#define RETRACT(letter) "what: update\ncorrects: " letter \
	"00000000001\nretract: yes\n"

struct texts {
	const char *v[MOST];
};

static void tell(struct afi_record *rec, struct texts texts)
{
	struct afi_err err = AFI_ERR_INIT;

	entry_put(rec, HEAD);
	for (size_t i = 0; i < MOST && texts.v[i]; i++)
		entry_put(rec, texts.v[i]);
	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

/* Each entry's first letter, or that of what it is an echo of. */
static void assert_voices(struct texts texts, const char *letters)
{
	struct afi_record rec = AFI_RECORD_INIT;

	tell(&rec, texts);
	assert_int_equal(rec.n, strlen(letters));
	for (size_t i = 0; i < rec.n; i++)
		assert_int_equal(afi_record_voice(&rec,
						  &rec.entries[i])->id[0],
				 letters[i]);
	afi_record_clear(&rec);
}

#define VOICES(letters, ...)						\
	assert_voices((struct texts){ { __VA_ARGS__ } }, letters)

static void the_same_from_one_document_is_an_echo(void **state)
{
	(void)state;
	VOICES("abb", ENTRY("b", "01", DONE(SOURCE)),
	       ENTRY("c", "02", DONE(ELSEWHERE)));
}

static void what_one_command_recorded_is_none(void **state)
{
	(void)state;
	VOICES("abc", ENTRY("b", "01", DONE(SOURCE)),
	       ENTRY("c", "01", DONE(SOURCE)));
}

static void what_was_typed_is_none(void **state)
{
	(void)state;
	VOICES("abc", ENTRY("b", "01", DONE("source: a letter\n")),
	       ENTRY("c", "02", DONE("source: a letter\n")));
}

static void another_document_is_none(void **state)
{
	(void)state;
	VOICES("abc", ENTRY("b", "01", DONE(SOURCE)),
	       ENTRY("c", "02", DONE("source: a.txt, line 2; SHA-256 22; "
				     "afi import 1\n")));
}

static void other_words_are_none(void **state)
{
	(void)state;
	VOICES("abc", ENTRY("b", "01", DONE(SOURCE)),
	       ENTRY("c", "02", SOURCE "what: update\ntext: Not done\n"));
}

static void what_is_about_an_echo_is_about_its_voice(void **state)
{
	(void)state;
	VOICES("abbdd", ENTRY("b", "01", ACT(SOURCE)),
	       ENTRY("c", "02", ACT(SOURCE)),
	       "id: d00000000001\nafter: [b00000000001]\nat: " AT("03") "\n" BY
	       DONE_BY("b"),
	       "id: e00000000001\nafter: [c00000000001]\nat: " AT("04") "\n" BY
	       DONE_BY("c"));
}

static void what_was_taken_back_has_no_echo(void **state)
{
	(void)state;
	VOICES("abcd", ENTRY("b", "01", DONE(SOURCE)),
	       "id: c00000000001\nafter: [b00000000001]\nat: " AT("02") "\n" BY
	       RETRACT("b"),
	       "id: d00000000001\nafter: [c00000000001]\nat: " AT("03") "\n" BY
	       DONE(SOURCE));
}

/* ---- what holds ---------------------------------------------------------- */

static void it_counts_once(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;

	(void)state;
	tell(&rec, (struct texts){ {
		ENTRY("b", "01", ACT(SOURCE)), ENTRY("c", "02", ACT(SOURCE)),
		ENTRY("d", "03", DONE(SOURCE)), ENTRY("e", "04", DONE(SOURCE)),
	} });
	assert_true(afi_fold_make(&fold, &rec, INT_MAX,
				  afi_day_of(2025, 2, 1)));
	assert_int_equal(fold.state.nactions, 1);
	assert_int_equal(fold.state.updates, 1);
	assert_false(fold.state.actions[0].shared_number);
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
}

static void a_correction_of_an_echo_corrects_its_voice(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;

	(void)state;
	tell(&rec, (struct texts){ {
		ENTRY("b", "01", DONE(SOURCE)), ENTRY("c", "02", DONE(SOURCE)),
		"id: d00000000001\nafter: [b00000000001, c00000000001]\nat: "
		AT("03") "\n" BY "corrects: c00000000001\nwhat: update\n"
		"text: Nearly\n",
	} });
	assert_true(afi_fold_make(&fold, &rec, INT_MAX,
				  afi_day_of(2025, 2, 1)));
	assert_int_equal(fold.state.updates, 1);
	assert_string_equal(afi_entry_get(fold.live[1], "text"), "Nearly");
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_from_one_document_is_an_echo),
		cmocka_unit_test(what_one_command_recorded_is_none),
		cmocka_unit_test(what_was_typed_is_none),
		cmocka_unit_test(another_document_is_none),
		cmocka_unit_test(other_words_are_none),
		cmocka_unit_test(what_is_about_an_echo_is_about_its_voice),
		cmocka_unit_test(what_was_taken_back_has_no_echo),
		cmocka_unit_test(it_counts_once),
		cmocka_unit_test(a_correction_of_an_echo_corrects_its_voice),
	};

	return cmocka_run_group_tests_name("record_echo", tests, NULL, NULL);
}
