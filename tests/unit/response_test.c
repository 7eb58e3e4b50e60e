#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "response.h"
#include "setup.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_party_has_a_usual_part),
		cmocka_unit_test(a_part_is_one_of_the_partys),
		cmocka_unit_test(what_is_said_of_progress_stands_apart),
		cmocka_unit_test(a_position_is_one_of_the_partys),
	};

	return cmocka_run_group_tests_name("response", tests, NULL, NULL);
}
