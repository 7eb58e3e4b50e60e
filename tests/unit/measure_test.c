#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "measure.h"

struct row {
	const char *value;
	int sort;
	double low, high, of;
	bool percent;
};

static void check_row(const struct row *row)
{
	struct afi_measure m = { .low = -1 };
	struct afi_err err = AFI_ERR_INIT;

	if (afi_measure_parse(&m, row->value, &err))
		fail_msg("'%s' refused: %s", row->value, err.msg);
	if ((int)m.sort != row->sort || m.low < row->low || m.low > row->low ||
	    m.high < row->high || m.high > row->high || m.of < row->of ||
	    m.of > row->of || m.percent != row->percent)
		fail_msg("'%s' read as sort %d, %g..%g of %g%s", row->value,
			 (int)m.sort, m.low, m.high, m.of,
			 m.percent ? " per cent" : "");
}

static void check_rows(const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		check_row(&rows[i]);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)))

static void plain_numbers_are_exact(void **state)
{
	static const struct row rows[] = {
		{ "87", AFI_EXACTLY, 87, 87, 0, false },
		{ "0", AFI_EXACTLY, 0, 0, 0, false },
		{ "007", AFI_EXACTLY, 7, 7, 0, false },
		{ "24.5", AFI_EXACTLY, 24.5, 24.5, 0, false },
		{ "0.1", AFI_EXACTLY, 0.1, 0.1, 0, false },
		{ "2.675", AFI_EXACTLY, 2.675, 2.675, 0, false },
		{ "123456789012345", AFI_EXACTLY, 123456789012345.0,
		  123456789012345.0, 0, false },
	};

	(void)state;
	CHECK(rows);
}

static void percent_is_kept(void **state)
{
	static const struct row rows[] = {
		{ "86%", AFI_EXACTLY, 86, 86, 0, true },
		{ "24.5%", AFI_EXACTLY, 24.5, 24.5, 0, true },
		{ "130%", AFI_EXACTLY, 130, 130, 0, true },
		{ "86 %", AFI_EXACTLY, 86, 86, 0, true },
	};

	(void)state;
	CHECK(rows);
}

static void thousands_may_have_commas(void **state)
{
	static const struct row rows[] = {
		{ "1,800", AFI_EXACTLY, 1800, 1800, 0, false },
		{ "1800", AFI_EXACTLY, 1800, 1800, 0, false },
		{ "12,345,678.5", AFI_EXACTLY, 12345678.5, 12345678.5, 0,
		  false },
		{ "999,999", AFI_EXACTLY, 999999, 999999, 0, false },
	};

	(void)state;
	CHECK(rows);
}

static void fractions_keep_their_denominator(void **state)
{
	static const struct row rows[] = {
		{ "73/76", AFI_EXACTLY, 73, 73, 76, false },
		{ "73 / 76", AFI_EXACTLY, 73, 73, 76, false },
		{ "0/5", AFI_EXACTLY, 0, 0, 5, false },
		{ "1,073/1,760", AFI_EXACTLY, 1073, 1073, 1760, false },
		{ ">73/76", AFI_MORE_THAN, 73, 73, 76, false },
	};

	(void)state;
	CHECK(rows);
}

static void signs_and_words_bound(void **state)
{
	static const struct row rows[] = {
		{ ">1800", AFI_MORE_THAN, 1800, 1800, 0, false },
		{ "> 1,800", AFI_MORE_THAN, 1800, 1800, 0, false },
		{ "over 1,800", AFI_MORE_THAN, 1800, 1800, 0, false },
		{ "Over 90%", AFI_MORE_THAN, 90, 90, 0, true },
		{ "more than 90%", AFI_MORE_THAN, 90, 90, 0, true },
		{ ">=90%", AFI_AT_LEAST, 90, 90, 0, true },
		{ "at  least\t90 %", AFI_AT_LEAST, 90, 90, 0, true },
		{ "<5", AFI_LESS_THAN, 5, 5, 0, false },
		{ "under 5", AFI_LESS_THAN, 5, 5, 0, false },
		{ "less than 5", AFI_LESS_THAN, 5, 5, 0, false },
		{ "<=3", AFI_AT_MOST, 3, 3, 0, false },
		{ "at most 3", AFI_AT_MOST, 3, 3, 0, false },
		{ "  86%  ", AFI_EXACTLY, 86, 86, 0, true },
	};

	(void)state;
	CHECK(rows);
}

static void ranges_have_two_ends(void **state)
{
	static const struct row rows[] = {
		{ "5%..15%", AFI_RANGE, 5, 15, 0, true },
		{ "5..15", AFI_RANGE, 5, 15, 0, false },
		{ "5.5 .. 6.5", AFI_RANGE, 5.5, 6.5, 0, false },
		{ "1,000..2,000", AFI_RANGE, 1000, 2000, 0, false },
		{ "5..5", AFI_RANGE, 5, 5, 0, false },
	};

	(void)state;
	CHECK(rows);
}

static void nonsense_is_refused(void **state)
{
	static const char *const values[] = {
		"", " ", "NaN", "inf", "about 90%", "86%%", "%", "%86", "-5",
		"+5", "1e3", "0x10", ".5", "5.", "1.2.3", "5 6", "86% of them",
		"1,80", "18,00", "1,8000", "1,", ",100", "1,,000", "1,000,00",
		"1,80,000",
		"1800,000", "1000,000", "1,000,", "0.1,000",
		"73/0", "73/", "/76", "73/76%", "73%/76", "73/76/2", "73/0.0",
		">", ">>5", "=>5", "==5", "> >5", "over", "over1800",
		"morethan 5", "more 5", "at least", "over over 5",
		"15%..5%", "5%..15", "5..15%", "5...15", "..15", "5..",
		">5..15", "5..>15", "5..15..25", "5..15/20", "73/76..80",
		"1234567890123456", "0.1234567890123456", "1\n2", "\302\2405",
	};
	const struct afi_measure before = { .low = 4, .high = 5, .of = 6,
					    .sort = AFI_RANGE };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
		struct afi_measure m = before;
		struct afi_err err = AFI_ERR_INIT;

		if (afi_measure_parse(&m, values[i], &err) != AFI_EINVALID)
			fail_msg("'%s' was taken", values[i]);
		assert_memory_equal(&m, &before, sizeof(m));
	}
}

static void refusal_shows_what_is_meant(void **state)
{
	struct afi_measure m;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_measure_parse(&m, "86%%\x1b[2J\nmore", &err);
	assert_string_equal(err.msg, "'86%%\xef\xbf\xbd[2J...' is not a figure "
			    "like 86%, 1,800, 73/76, >=90% or 5%..15%");
}

static struct afi_measure figure(const char *words)
{
	struct afi_measure m;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_measure_parse(&m, words, &err))
		fail_msg("%s", err.msg);
	return m;
}

static void figures_are_compared_as_far_as_they_tell(void **state)
{
	static const struct { const char *a, *b; enum afi_more more; } v[] = {
		{ "86%", "47%", AFI_MORE },
		{ "47%", "86%", AFI_LESS },
		{ "86%", "86%", AFI_THE_SAME },
		{ "87", "1,800", AFI_LESS },
		{ "87", "87%", AFI_NOT_TOLD },
		{ "3/4", "75%", AFI_THE_SAME },
		{ "73/76", "90%", AFI_MORE },
		{ "73/76", "73", AFI_NOT_TOLD },
		{ ">90%", "90%", AFI_MORE },
		{ ">=90%", "90%", AFI_NOT_TOLD },
		{ ">1800", "1801", AFI_NOT_TOLD },
		{ "<5%", "5%", AFI_LESS },
		{ "5%..15%", "16%", AFI_LESS },
		{ "5%..15%", "15%", AFI_NOT_TOLD },
		{ ">40", "<30", AFI_MORE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		const struct afi_measure a = figure(v[i].a), b = figure(v[i].b);

		assert_int_equal(afi_measure_compare(&a, &b), v[i].more);
	}
}

static void targets_are_met_as_far_as_they_tell(void **state)
{
	enum { NO = AFI_NOT_MET, YES = AFI_MET, WHO_KNOWS = AFI_MET_NOT_TOLD };
	static const struct {
		const char *value, *target;
		int plain, up, down;
	} v[] = {
		{ "86%", ">=90%", NO, NO, NO },
		{ "90%", ">=90%", YES, YES, YES },
		{ "90%", ">90%", NO, NO, NO },
		{ ">90%", ">90%", YES, YES, YES },
		{ ">=90%", ">90%", WHO_KNOWS, WHO_KNOWS, WHO_KNOWS },
		{ ">80%", ">=90%", WHO_KNOWS, WHO_KNOWS, WHO_KNOWS },
		{ "24.5%", "5%..15%", NO, NO, NO },
		{ "15%", "5%..15%", YES, YES, YES },
		{ "4.9%", "5%..15%", NO, NO, NO },
		{ "95%", "90%", NO, YES, NO },
		{ "85%", "90%", NO, NO, YES },
		{ "90%", "90%", YES, YES, YES },
		{ "73/76", ">=90%", YES, YES, YES },
		{ "73", ">=90%", WHO_KNOWS, WHO_KNOWS, WHO_KNOWS },
		{ "<5", "<=5", YES, YES, YES },
		{ "0", "<5", YES, YES, YES },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		const struct afi_measure is = figure(v[i].value);
		const struct afi_measure to = figure(v[i].target);

		assert_int_equal(afi_measure_meets(&is, &to, false, false),
				 v[i].plain);
		assert_int_equal(afi_measure_meets(&is, &to, true, false),
				 v[i].up);
		assert_int_equal(afi_measure_meets(&is, &to, false, true),
				 v[i].down);
	}
}

static void check_words(const char *value, const char *wanted)
{
	struct afi_measure before, after;
	struct afi_str words = AFI_STR_INIT, again = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_measure_words(&words, value);
	assert_string_equal(words.s, wanted);
	afi_measure_words(&again, words.s);
	assert_string_equal(again.s, wanted);
	if (!afi_measure_parse(&before, value, &err)) {
		assert_false(afi_measure_parse(&after, words.s, &err));
		assert_int_equal(before.sort, after.sort);
		assert_true(before.percent == after.percent);
		assert_false(before.low < after.low || before.low > after.low);
		assert_false(before.high < after.high ||
			     before.high > after.high);
		assert_false(before.of < after.of || before.of > after.of);
	}
	afi_str_clear(&again);
	afi_str_clear(&words);
}

static void signs_are_read_as_words(void **state)
{
	static const char *const rows[][2] = {
		{ ">=95%", "at least 95%" }, { ">1800", "more than 1,800" },
		{ "> 1,800", "more than 1,800" }, { "<5", "less than 5" },
		{ "<=3.25 %", "at most 3.25 %" },
		{ "5%..15%", "5% to 15%" }, { "5 .. 15", "5 to 15" },
		{ "5% to 15%", "5% to 15%" },
		{ "1000..20000.5", "1,000 to 20,000.5" },
		{ "12345678", "12,345,678" }, { "999", "999" },
		{ "0012", "0012" }, { "1073/1,760", "1,073/1,760" },
		{ "  86%  ", "86%" }, { "Over 90%", "Over 90%" },
		{ "at least 1800", "at least 1,800" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_words(rows[i][0], rows[i][1]);
}

static void what_is_no_measure_stays(void **state)
{
	static const char *const rows[] = {
		"", " ", ">", ">[x\u00b9]", "[x\u00b9]..15%", ">95% of 1800",
		"15%..5%", "most", "..", "1800 or so", "[[withheld personal]]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_words(rows[i], rows[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_are_read_as_words),
		cmocka_unit_test(what_is_no_measure_stays),
		cmocka_unit_test(plain_numbers_are_exact),
		cmocka_unit_test(percent_is_kept),
		cmocka_unit_test(thousands_may_have_commas),
		cmocka_unit_test(fractions_keep_their_denominator),
		cmocka_unit_test(signs_and_words_bound),
		cmocka_unit_test(ranges_have_two_ends),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(refusal_shows_what_is_meant),
		cmocka_unit_test(figures_are_compared_as_far_as_they_tell),
		cmocka_unit_test(targets_are_met_as_far_as_they_tell),
	};

	return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
