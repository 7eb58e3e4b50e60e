#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "target.h"

#define SIXTY "a23456789012345678901234567890123456789012345678901234567890"

static struct afi_target parsed(const char *text)
{
	struct afi_target target;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_target_parse(&target, text, &err))
		fail_msg("%s", err.msg);
	return target;
}

static void refused(const char *text, const char *msg)
{
	struct afi_target target, before;
	struct afi_err err = AFI_ERR_INIT;

	memset(&target, 'x', sizeof(target));
	memcpy(&before, &target, sizeof(target));
	assert_int_equal(afi_target_parse(&target, text, &err), AFI_EUSAGE);
	assert_string_equal(err.msg, msg);
	assert_memory_equal(&target, &before, sizeof(target));
}

/* ---- forms ------------------------------------------------------------- */

static void a_whole_target_has_four_parts(void **state)
{
	struct afi_target t = parsed("leicestershire/peel-2023-25/afi-3/2");

	(void)state;
	assert_int_equal(t.level, AFI_ACTION);
	assert_string_equal(t.force, "leicestershire");
	assert_string_equal(t.inspection, "peel-2023-25");
	assert_string_equal(t.finding, "afi-3");
	assert_int_equal(t.action, 2);
	assert_string_equal(t.action_id, "");
	assert_false(t.finding_new);
	assert_false(t.action_new);
}

static void leading_parts_may_be_left_out(void **state)
{
	struct afi_target t = parsed("peel-2023-25/afi-3/2");

	(void)state;
	assert_int_equal(t.level, AFI_ACTION);
	assert_string_equal(t.force, "");
	assert_string_equal(t.inspection, "peel-2023-25");
	t = parsed("afi-3/2");
	assert_int_equal(t.level, AFI_ACTION);
	assert_string_equal(t.inspection, "");
	assert_string_equal(t.finding, "afi-3");
	assert_int_equal(t.action, 2);
	t = parsed("afi-3");
	assert_int_equal(t.level, AFI_FINDING);
	assert_int_equal(t.action, 0);
}

static void a_name_alone_is_an_inspection(void **state)
{
	struct afi_target t = parsed("peel-2023-25");

	(void)state;
	assert_int_equal(t.level, AFI_INSPECTION);
	assert_string_equal(t.inspection, "peel-2023-25");
	assert_string_equal(t.force, "");
	t = parsed("leicestershire/peel-2023-25");
	assert_int_equal(t.level, AFI_INSPECTION);
	assert_string_equal(t.force, "leicestershire");
	assert_string_equal(t.inspection, "peel-2023-25");
}

static void a_bare_number_is_a_finding(void **state)
{
	struct afi_target t = parsed("3");

	(void)state;
	assert_int_equal(t.level, AFI_FINDING);
	assert_string_equal(t.finding, "3");
	t = parsed("3/2");
	assert_int_equal(t.level, AFI_ACTION);
	assert_string_equal(t.finding, "3");
	assert_int_equal(t.action, 2);
}

static void an_action_may_be_told_by_its_id(void **state)
{
	struct afi_target t = parsed("3/2~k7mq");

	(void)state;
	assert_int_equal(t.action, 2);
	assert_string_equal(t.action_id, "k7mq");
	t = parsed("afi-3/2~k7mq2x8w0p9d");
	assert_string_equal(t.action_id, "k7mq2x8w0p9d");
}

static void new_ones_are_asked_for(void **state)
{
	struct afi_target t = parsed("peel/afi-new");

	(void)state;
	assert_int_equal(t.level, AFI_FINDING);
	assert_true(t.finding_new);
	assert_string_equal(t.finding, "afi-new");
	t = parsed("afi-3/new");
	assert_int_equal(t.level, AFI_ACTION);
	assert_true(t.action_new);
	assert_int_equal(t.action, 0);
	assert_false(t.finding_new);
	t = parsed("3/new");
	assert_true(t.action_new);
}

static void every_kind_has_its_form(void **state)
{
	static const char *const findings[] = {
		"afi-1", "coc-2", "rec-3", "rec-1-2", "area-4", "practice-5",
		"observation-999999",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(findings) / sizeof(*findings); i++)
		assert_int_equal(parsed(findings[i]).level, AFI_FINDING);
}

static void what_only_begins_like_a_finding_is_a_name(void **state)
{
	static const char *const names[] = {
		"afi", "rec", "afis-3", "afi-3a", "area-west", "practice-x1",
		"2023-25", "newcastle", "afi-newer", "renew", SIXTY,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_int_equal(parsed(names[i]).level, AFI_INSPECTION);
		assert_true(afi_slug_is_place(names[i]));
	}
}

static void what_is_parsed_is_printed_back(void **state)
{
	static const char *const texts[] = {
		"leicestershire/peel-2023-25/afi-3/2", "peel/afi-3/2~k7mq",
		"a/b", "a", "3", "3/2", "3/new", "afi-new", "a/b/rec-1-2/7",
	};
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct afi_target t = parsed(texts[i]);

		afi_str_reset(&out);
		afi_str_adds(&out, "see ");
		afi_target_print(&out, &t);
		assert_string_equal(out.s + 4, texts[i]);
	}
	afi_str_clear(&out);
}

static void the_register_is_printed_as_such(void **state)
{
	struct afi_target t = { .level = AFI_REGISTER, .force = "kent" };
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	afi_target_print(&out, &t);
	assert_string_equal(out.s, "kent");
	afi_str_reset(&out);
	t.force[0] = '\0';
	afi_target_print(&out, &t);
	assert_string_equal(out.s, "register");
	afi_str_clear(&out);
}

/* ---- what is refused --------------------------------------------------- */

static void names_are_slugs(void **state)
{
	(void)state;
	refused("Leicestershire", "'Leicestershire' is not a name that targets "
		"use: small letters, digits and dashes only, such as "
		"'leicestershire'");
	refused("west midlands/peel", "'west midlands' is not a name that "
		"targets use: small letters, digits and dashes only, such as "
		"'west-midlands'");
	refused("-x", "'-x' is not a name that targets use: small letters, "
		"digits and dashes only, such as 'x'");
	refused("a/..", "'..' is not a name that targets use: small letters, "
		"digits and dashes only");
	refused("a/.git", "'.git' is not a name that targets use: small "
		"letters, digits and dashes only, such as 'git'");
	refused("AFI-3", "'AFI-3' is not a name that targets use: small "
		"letters, digits and dashes only, such as 'afi-3'");
	refused("AFI3", "'AFI3' is not a name that targets use: small "
		"letters, digits and dashes only, such as 'afi-3'");
	refused("Kent3", "'Kent3' is not a name that targets use: small "
		"letters, digits and dashes only, such as 'kent3'");
	refused(SIXTY "1", "'" SIXTY "1' is longer than 60 characters");
}

static void parts_are_not_empty(void **state)
{
	(void)state;
	refused("", "the target is empty; 'afi-3' would be one");
	refused("/afi-3", "'/afi-3' has an empty part");
	refused("peel//afi-3", "'peel//afi-3' has an empty part");
	refused("afi-3/", "'afi-3/' ends in a slash: leave that "
		"out, or type what comes after it");
	refused("a/b/afi-3/2/", "'a/b/afi-3/2/' has more than four parts: "
		"force/inspection/finding/action");
}

static void numbers_are_plain(void **state)
{
	(void)state;
	refused("03", "'03' is not a number from 1 to 999999 without leading "
		"zeros");
	refused("0", "'0' is not a number from 1 to 999999 without leading "
		"zeros");
	refused("afi-3/1000000", "'1000000' is not a number from 1 to 999999 "
		"without leading zeros");
	refused("99999999999999999999", "'99999999999999999999' is not a "
		"number from 1 to 999999 without leading zeros");
}

static void findings_are_well_numbered(void **state)
{
	static const char *const wrong[] = {
		"afi-03", "afi-0", "afi-1000000", "afi-3-2", "afi-", "rec-1-0",
		"rec-1-2-3", "rec-1-", "rec-1-new", "afi--3",
	};
	struct afi_str msg = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		afi_str_reset(&msg);
		afi_str_addf(&msg, "'%s' is not a finding, such as afi-3 or "
			     "rec-1-2, with numbers from 1 to 999999 without "
			     "leading zeros", wrong[i]);
		refused(wrong[i], msg.s);
		assert_false(afi_slug_is_place(wrong[i]));
	}
	afi_str_clear(&msg);
}

static void a_number_after_a_name_says_too_little(void **state)
{
	static const char *const msg = "'3' alone is a finding of the current "
		"inspection; after another's name say what kind of finding it "
		"is, such as afi-3";

	(void)state;
	refused("force/inspection/3", msg);
	refused("inspection/3", msg);
	refused("inspection/3/2", msg);
}

static void an_action_needs_its_finding(void **state)
{
	(void)state;
	refused("new", "'new' is an action and needs its finding before it, as "
		"in afi-3/2 or afi-3/new");
	refused("peel/new", "'new' is an action and needs its finding before "
		"it, as in afi-3/2 or afi-3/new");
	refused("2~k7mq", "'2~k7mq' is an action and needs its finding before "
		"it, as in afi-3/2 or afi-3/new");
}

static void an_action_is_told_by_enough_of_its_id(void **state)
{
	(void)state;
	refused("3/2~k7m", "'2~k7m' names no action: after ~ come four or more "
		"characters of its id, such as 2~k7mq");
	refused("3/2~k7mq2x8w0p9d0", "'2~k7mq2x8w0p9d0' names no action: after "
		"~ come four or more characters of its id, such as 2~k7mq");
	refused("3/2~", "'2~' names no action: after ~ come four or more "
		"characters of its id, such as 2~k7mq");
	refused("3/x~k7mq", "'x~k7mq' is not an action, such as 2~k7mq");
	refused("3/02~k7mq", "'02~k7mq' is not an action, such as 2~k7mq");
}

static void only_an_action_comes_after_a_finding(void **state)
{
	(void)state;
	refused("afi-3/peel", "'peel' cannot stand after a finding: there "
		"comes an action, a number such as 2");
	refused("afi-3/afi-4", "'afi-4' cannot stand after a finding: there "
		"comes an action, a number such as 2");
	refused("afi-new/2", "'2' cannot stand after a finding that is not "
		"there yet");
	refused("afi-3/2/1", "'1' cannot stand after an action");
	refused("afi-3/new/new", "'new' cannot stand after an action");
}

static void there_are_two_names_at_most(void **state)
{
	(void)state;
	refused("a/b/c", "'c' cannot stand after a force and an inspection: "
		"there comes a finding, such as afi-3");
	refused("a/b/afi-3/2/1", "'a/b/afi-3/2/1' has more than four parts: "
		"force/inspection/finding/action");
}

static void what_is_quoted_is_harmless_and_short(void **state)
{
	struct afi_target target;
	struct afi_err err = AFI_ERR_INIT;
	char large[5000];

	(void)state;
	assert_int_equal(afi_target_parse(&target, "a\033[2J", &err),
			 AFI_EUSAGE);
	assert_null(strchr(err.msg, '\033'));
	memset(large, '!', sizeof(large));
	large[sizeof(large) - 1] = '\0';
	assert_int_equal(afi_target_parse(&target, large, &err), AFI_EUSAGE);
	assert_non_null(strstr(err.msg, "!!...' is not a name"));
}

/* ---- slugs ------------------------------------------------------------- */

static void slugs_are_of_few_characters(void **state)
{
	(void)state;
	assert_true(afi_slug_valid("a"));
	assert_true(afi_slug_valid("0-9z-"));
	assert_true(afi_slug_valid(SIXTY));
	assert_false(afi_slug_valid(SIXTY "a"));
	assert_false(afi_slug_valid(""));
	assert_false(afi_slug_valid("-a"));
	assert_false(afi_slug_valid("a_b"));
	assert_false(afi_slug_valid("aB"));
	assert_false(afi_slug_valid("a.b"));
	assert_false(afi_slug_valid("caf\xC3\xA9"));
}

static void a_place_is_nothing_else(void **state)
{
	(void)state;
	assert_true(afi_slug_is_place("kent"));
	assert_false(afi_slug_is_place("3"));
	assert_false(afi_slug_is_place("new"));
	assert_false(afi_slug_is_place("afi-3"));
	assert_false(afi_slug_is_place("afi-new"));
	assert_false(afi_slug_is_place("Kent"));
	assert_false(afi_slug_is_place(""));
}

static void a_finding_is_kind_and_numbers(void **state)
{
	const char *kind;
	int number, sub;

	(void)state;
	assert_true(afi_finding_split(&kind, &number, &sub, "rec-1-2"));
	assert_string_equal(kind, "rec");
	assert_int_equal(number, 1);
	assert_int_equal(sub, 2);
	assert_true(afi_finding_split(&kind, &number, &sub, "afi-3"));
	assert_string_equal(kind, "afi");
	assert_int_equal(number, 3);
	assert_int_equal(sub, 0);
	assert_true(afi_finding_split(NULL, NULL, NULL, "observation-12"));
	assert_false(afi_finding_split(NULL, NULL, NULL, "afi-new"));
	assert_false(afi_finding_split(NULL, NULL, NULL, "afi-3x"));
	assert_false(afi_finding_split(NULL, NULL, NULL, "3"));
	assert_false(afi_finding_split(NULL, NULL, NULL, ""));
}

/* @slugs stand in order: each before all that follow it. */
static void in_order(const char *const *slugs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			int diff = afi_slug_compare(slugs[i], slugs[k]);

			assert_int_equal((diff > 0) - (diff < 0),
					 (i > k) - (i < k));
		}
}

static void numbers_sort_as_numbers(void **state)
{
	static const char *const slugs[] = {
		"a", "a-2", "a-2-b", "a-10", "a-18446744073709551616", "a-b",
		"peel-2016", "peel-2021-22", "peel-2023-25",
	};

	(void)state;
	in_order(slugs, sizeof(slugs) / sizeof(*slugs));
}

static void findings_sort_by_kind_and_number(void **state)
{
	static const char *const slugs[] = {
		"coc-1", "coc-2", "coc-10", "rec-1", "rec-1-1", "rec-1-2",
		"rec-1-10", "rec-2", "rec-10-1", "afi-9", "afi-10", "area-1",
		"practice-1", "observation-1", "observation-2",
	};

	(void)state;
	in_order(slugs, sizeof(slugs) / sizeof(*slugs));
}

static void equal_numbers_are_not_equal_slugs(void **state)
{
	(void)state;
	assert_true(afi_slug_compare("a-01", "a-1") < 0);
	assert_true(afi_slug_compare("a-1", "a-01") > 0);
	assert_int_equal(afi_slug_compare("a-1", "a-1"), 0);
	assert_true(afi_slug_compare("a-01-b", "a-1-a") > 0);
}

/* ---- paths ------------------------------------------------------------- */

static void each_record_has_a_path(void **state)
{
	static const struct { const char *text, *path; } pairs[] = {
		{ "kent/peel/afi-3", "records/kent/peel/afi-3.yaml" },
		{ "kent/peel/rec-1-2", "records/kent/peel/rec-1-2.yaml" },
		{ "kent/peel/afi-3/2", "records/kent/peel/afi-3.yaml" },
		{ "kent/peel", "records/kent/peel/inspection.yaml" },
	};
	struct afi_target t = { .level = AFI_REGISTER };
	struct afi_str path = AFI_STR_INIT;

	(void)state;
	afi_target_path(&path, &t);
	assert_string_equal(path.s, "register.yaml");
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		t = parsed(pairs[i].text);
		afi_str_reset(&path);
		afi_target_path(&path, &t);
		assert_string_equal(path.s, pairs[i].path);
	}
	afi_str_clear(&path);
}

static void each_path_is_a_record(void **state)
{
	struct afi_target t;

	(void)state;
	assert_true(afi_target_of_path(&t, "register.yaml"));
	assert_int_equal(t.level, AFI_REGISTER);
	assert_true(afi_target_of_path(&t, "records/kent/peel/rec-1-2.yaml"));
	assert_int_equal(t.level, AFI_FINDING);
	assert_string_equal(t.force, "kent");
	assert_string_equal(t.inspection, "peel");
	assert_string_equal(t.finding, "rec-1-2");
	assert_int_equal(t.action, 0);
	assert_true(afi_target_of_path(&t,
				       "records/kent/peel/inspection.yaml"));
	assert_int_equal(t.level, AFI_INSPECTION);
	assert_string_equal(t.finding, "");
	assert_true(afi_target_of_path(
		&t, "records/inspection/inspection/inspection.yaml"));
}

static void other_paths_are_none(void **state)
{
	static const char *const paths[] = {
		"", "register.yml", "x/register.yaml", "records", "records/",
		"records/kent", "records/kent/peel", "records/kent/afi-3.yaml",
		"records/kent/peel/afi-3", "records/kent/peel/afi-3.yaml~",
		"records/kent/peel/afi-3.yaml.yaml",
		"records/kent/peel/afi-03.yaml",
		"records/kent/peel/afi-new.yaml", "records/kent/peel/3.yaml",
		"records/kent/peel/notes.yaml", "records/kent/peel/.yaml",
		"records/kent/../peel/afi-3.yaml",
		"records/../peel/afi-3.yaml", "records/kent//afi-3.yaml",
		"records/Kent/peel/afi-3.yaml", "records/kent/3/afi-3.yaml",
		"records/kent/afi-1/afi-3.yaml", "records//peel/afi-3.yaml",
		"/records/kent/peel/afi-3.yaml",
		"records/kent/peel/afi-3/2.yaml",
		"records/" SIXTY "a/peel/afi-3.yaml",
	};
	struct afi_target t;

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		assert_false(afi_target_of_path(&t, paths[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_target_has_four_parts),
		cmocka_unit_test(leading_parts_may_be_left_out),
		cmocka_unit_test(a_name_alone_is_an_inspection),
		cmocka_unit_test(a_bare_number_is_a_finding),
		cmocka_unit_test(an_action_may_be_told_by_its_id),
		cmocka_unit_test(new_ones_are_asked_for),
		cmocka_unit_test(every_kind_has_its_form),
		cmocka_unit_test(what_only_begins_like_a_finding_is_a_name),
		cmocka_unit_test(what_is_parsed_is_printed_back),
		cmocka_unit_test(the_register_is_printed_as_such),
		cmocka_unit_test(names_are_slugs),
		cmocka_unit_test(parts_are_not_empty),
		cmocka_unit_test(numbers_are_plain),
		cmocka_unit_test(findings_are_well_numbered),
		cmocka_unit_test(a_number_after_a_name_says_too_little),
		cmocka_unit_test(an_action_needs_its_finding),
		cmocka_unit_test(an_action_is_told_by_enough_of_its_id),
		cmocka_unit_test(only_an_action_comes_after_a_finding),
		cmocka_unit_test(there_are_two_names_at_most),
		cmocka_unit_test(what_is_quoted_is_harmless_and_short),
		cmocka_unit_test(slugs_are_of_few_characters),
		cmocka_unit_test(a_place_is_nothing_else),
		cmocka_unit_test(a_finding_is_kind_and_numbers),
		cmocka_unit_test(numbers_sort_as_numbers),
		cmocka_unit_test(findings_sort_by_kind_and_number),
		cmocka_unit_test(equal_numbers_are_not_equal_slugs),
		cmocka_unit_test(each_record_has_a_path),
		cmocka_unit_test(each_path_is_a_record),
		cmocka_unit_test(other_paths_are_none),
	};

	return cmocka_run_group_tests_name("target", tests, NULL, NULL);
}
