#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>

#include "response.h"
#include "setup.h"
#include "story.h"

/* The part that is chosen; NULL if that is refused. */
static const char *part(const char *party, enum afi_level level,
			const char *wanted, const char *position)
{
	struct afi_err err = AFI_ERR_INIT;
	const char *out = NULL;

	if (afi_response_part(&out, party, level, wanted, position, &err)) {
		assert_int_equal(err.code, AFI_EUSAGE);
		return NULL;
	}
	return out;
}

static void each_party_has_a_usual_part(void **state)
{
	(void)state;
	assert_string_equal(part(AFI_FORCE, AFI_FINDING, NULL, NULL),
			    "comments");
	assert_string_equal(part(AFI_FORCE, AFI_INSPECTION, NULL, NULL),
			    "introduction");
	assert_string_equal(part(AFI_PCC, AFI_INSPECTION, NULL, NULL),
			    "comments");
	assert_string_equal(part(AFI_HMICFRS, AFI_FINDING, NULL, NULL),
			    "progress");
	assert_null(part(AFI_HMICFRS, AFI_INSPECTION, NULL, NULL));
	assert_null(part(AFI_PCC, AFI_ACTION, NULL, NULL));
}

static void a_part_is_one_of_the_partys(void **state)
{
	(void)state;
	assert_string_equal(part(AFI_PCC, AFI_INSPECTION, "reply", NULL),
			    "reply");
	assert_null(part(AFI_FORCE, AFI_INSPECTION, "reply", NULL));
	assert_null(part(AFI_PCC, AFI_FINDING, "reply", NULL));
}

static void what_is_said_of_progress_stands_apart(void **state)
{
	(void)state;
	assert_string_equal(part(AFI_PCC, AFI_FINDING, NULL, "satisfied"),
			    "progress");
	assert_string_equal(part(AFI_PCC, AFI_FINDING, NULL, "agrees"),
			    "comments");
	assert_null(part(AFI_PCC, AFI_FINDING, "comments", "satisfied"));
	assert_null(part(AFI_PCC, AFI_FINDING, "progress", "agrees"));
}

static void a_position_is_one_of_the_partys(void **state)
{
	bool progress = true;

	(void)state;
	assert_true(afi_position_of(&progress, AFI_FORCE, "partly"));
	assert_false(progress);
	assert_true(afi_position_of(&progress, "audit", "not-satisfied"));
	assert_true(progress);
	assert_false(afi_position_of(NULL, AFI_FORCE, "agrees"));
	assert_false(afi_position_of(NULL, AFI_PCC, "accepted"));
	assert_null(part(AFI_FORCE, AFI_FINDING, NULL, "agrees"));
	assert_null(part(AFI_FORCE, AFI_INSPECTION, NULL, "accepted"));
}

/* The id of the PCC's comments that hold after the @n @lines begins with
 * @name; "" if none do. */
static void comments_hold(const char *name, const char *const *lines, size_t n)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_entry *entry;

	story_tell(&rec, lines, n);
	assert_true(afi_fold_make(&fold, &rec, INT_MAX, story_day(30)));
	entry = afi_response_holds(&fold, AFI_PCC, "comments");
	assert_ptr_equal(entry, *name ? story_entry(&rec, name) : NULL);
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
}

#define HOLDS(name, ...)						\
	comments_hold(name, (const char *const[]){ __VA_ARGS__ },	\
		      sizeof((const char *const[]){ __VA_ARGS__ }) /	\
		      sizeof(const char *))

#define FOUND "h 1 hmicfrs opened kind=afi"

static void the_latest_text_of_a_part_holds(void **state)
{
	(void)state;
	HOLDS("", FOUND, "a 2 force response",
	      "b 3 pcc response part=progress");
	HOLDS("b", FOUND, "a 2 pcc response text=One",
	      "b 3 pcc response text=Two");
}

static void a_partys_own_words_come_first(void **state)
{
	(void)state;
	HOLDS("a", FOUND, "a 2 pcc response text=One",
	      "b 3 pcc response text=Two source=mail");
	HOLDS("b", FOUND, "a 2 pcc response text=One source=mail",
	      "b 3 pcc response text=Two source=mail");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_party_has_a_usual_part),
		cmocka_unit_test(a_part_is_one_of_the_partys),
		cmocka_unit_test(what_is_said_of_progress_stands_apart),
		cmocka_unit_test(a_position_is_one_of_the_partys),
		cmocka_unit_test(the_latest_text_of_a_part_holds),
		cmocka_unit_test(a_partys_own_words_come_first),
	};

	return cmocka_run_group_tests_name("response", tests, NULL, NULL);
}
