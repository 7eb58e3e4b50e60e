/*
 * What had been recorded by a day: single facts, and laws on random histories
 * of several writers whose clocks are often wrong.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "entry_text.h"
#include "record.h"
#include "state.h"
#include "story.h"
#include "str.h"

enum { MOST = 24, LAST_DAY = 60, HISTORIES = 300 };

/* ---- single facts ------------------------------------------------------- */

/* The ids' first letters are what is left of @lines by the end of @day. */
static void assert_left(const char *const *lines, size_t n, int day,
			const char *letters)
{
	struct afi_record rec = AFI_RECORD_INIT;

	story_tell(&rec, lines, n);
	afi_record_until(&rec, day);
	assert_int_equal(rec.n, strlen(letters));
	for (size_t i = 0; i < rec.n; i++)
		assert_int_equal(rec.entries[i].id[0], letters[i]);
	afi_record_clear(&rec);
}

#define LEFT(day, letters, ...)						\
	assert_left((const char *const []){ __VA_ARGS__ },		\
		    sizeof((const char *const []){ __VA_ARGS__ }) /	\
		    sizeof(char *), story_day(day), letters)

static void what_was_recorded_on_the_day_is_in(void **state)
{
	(void)state;
	LEFT(9, "ab", "a 5 hmicfrs opened", "b 9 force update",
	     "c 10 force update");
}

static void it_counts_when_it_was_recorded_not_when_it_happened(void **state)
{
	(void)state;
	LEFT(9, "a", "a 5 hmicfrs opened", "b 10 force update @6");
}

static void nothing_is_left_before_the_heading(void **state)
{
	(void)state;
	LEFT(4, "", "a 5 hmicfrs opened", "b 9 force update");
}

static void what_came_after_something_later_is_out(void **state)
{
	(void)state;
	/* The clock of b ran ahead; c had seen b, d had not. */
	LEFT(9, "ad", "a 5 hmicfrs opened", "b 20 force update",
	     "c 7 force update", "d 8 pcc update <a");
}

static void all_of_it_is_left_without_a_day(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;

	(void)state;
	story_tell(&rec, (const char *const []){ "a 5 hmicfrs opened",
						 "b 9 force update" }, 2);
	afi_record_until(&rec, INT_MAX);
	assert_int_equal(rec.n, 2);
	afi_record_clear(&rec);
}

/* 23:30 UTC on 30 June is 00:30 on 1 July in London. */
static void the_day_ends_in_london(void **state)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	entry_put(&rec, HEADING("a00000000001", "2025-06-30T22:30:00Z"));
	entry_put(&rec, UPDATE("b00000000001", "a00000000001",
			       "2025-06-30T23:30:00Z"));
	assert_int_equal(afi_record_settle(&rec, &err), AFI_OK);
	afi_record_until(&rec, afi_day_of(2025, 6, 30));
	assert_int_equal(rec.n, 1);
	afi_record_clear(&rec);
}

/* ---- histories ---------------------------------------------------------- */

/* An entry of a history, as a line without what it comes after. */
struct told {
	struct afi_str line;
	const char *kind;
	int day;
};

struct history {
	struct told v[MOST];
	bool reach[MOST][MOST];		/* from the later to the earlier */
	int n;
};

static uint64_t chance;

static int below(int n)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (int)(chance % (uint64_t)n);
}

/* Something of @kind that @i has seen, or -1. */
static int seen(const struct history *h, int i, const char *kind)
{
	for (int k = i - 1; k > 0; k--)
		if (h->reach[i][k] && !strcmp(h->v[k].kind, kind) && below(3))
			return k;
	return -1;
}

static void tell(struct history *h, int i)
{
	static const char *const kinds[] = {
		"force update", "pcc update", "force assign owner=Ann due=20",
		"force assign owner=Bob due=50", "hmicfrs close",
		"hmicfrs reopen", "force action number=1 due=30",
		"force measure",
	};
	struct told *told = &h->v[i];
	int old;

	told->kind = i ? kinds[below(sizeof(kinds) / sizeof(*kinds))] :
		     "hmicfrs opened";
	told->day = i ? 1 + below(LAST_DAY) : 1;
	afi_str_addf(&told->line, "e%02d %d %s", i, told->day, told->kind);
	if (i && below(2))
		afi_str_addf(&told->line, " @%d", 1 + below(told->day));
	old = below(3) ? -1 : seen(h, i, told->kind);
	if (old >= 0)
		afi_str_addf(&told->line, " ^e%02d", old);
	old = seen(h, i, "force action number=1 due=30");
	if (old >= 0 && strstr(told->kind, "force update"))
		afi_str_addf(&told->line, " /e%02d", old);
}

static void make_history(struct history *h)
{
	memset(h, 0, sizeof(*h));
	h->n = 2 + below(MOST - 2);
	for (int i = 0; i < h->n; i++) {
		h->v[i].line = (struct afi_str)AFI_STR_INIT;
		h->reach[i][i] = true;
		for (int times = 0; i && times < 1 + below(2); times++) {
			const int parent = below(2) ? i - 1 : below(i);

			for (int k = 0; k <= parent; k++)
				h->reach[i][k] |= h->reach[parent][k];
		}
		tell(h, i);
	}
}

static void clear_history(struct history *h)
{
	for (int i = 0; i < h->n; i++)
		afi_str_clear(&h->v[i].line);
}

/* Put the entry @i with what it comes after at once. */
static void add(struct afi_record *rec, const struct history *h, int i)
{
	struct afi_str line = AFI_STR_INIT;
	const char *sep = " <";

	afi_str_adds(&line, h->v[i].line.s);
	for (int k = 0; k < i; k++) {
		bool direct = h->reach[i][k];

		for (int j = k + 1; direct && j < i; j++)
			direct = !(h->reach[i][j] && h->reach[j][k]);
		if (direct)
			afi_str_addf(&line, "%se%02d", sep, k);
		sep = direct ? "," : sep;
	}
	story_add(rec, line.s, i, NULL);
	afi_str_clear(&line);
}

/* The record of those entries of @h that are in @keep. */
static void make(struct afi_record *rec, const struct history *h,
		 const bool *keep)
{
	struct afi_err err = AFI_ERR_INIT;

	for (int i = 0; i < h->n; i++)
		if (keep[i])
			add(rec, h, i);
	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

/* What the fold of @rec says as of the end of @as_of. */
static void dump(struct afi_str *out, const struct afi_record *rec, int as_of)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_state *s = &fold.state;

	afi_str_reset(out);
	assert_true(afi_fold_make(&fold, rec, as_of, story_day(LAST_DAY)));
	afi_str_addf(out, "%s %s owner %s due %d crossed %d again %zu silent "
		     "%d actions %zu slips %zu\n", afi_status_name(s->status),
		     afi_rag_name(s->rag), s->owner ? s->owner : "none",
		     s->due.day, s->crossed, s->reopened, s->silent_days,
		     s->nactions, s->former_dates.n);
	for (size_t i = 0; i < fold.nlive; i++)
		afi_str_addf(out, "%s on %d\n", fold.live[i]->id,
			     afi_fold_day(&fold, fold.live[i]));
	afi_fold_clear(&fold);
}

static void assert_same(const struct afi_record *a, const struct afi_record *b)
{
	struct afi_str one = AFI_STR_INIT, two = AFI_STR_INIT;
	const int as_of = story_day(1 + below(LAST_DAY));

	assert_true(afi_record_equal(a, b));
	dump(&one, a, INT_MAX);
	dump(&two, b, INT_MAX);
	assert_string_equal(one.s, two.s);
	dump(&one, a, as_of);
	dump(&two, b, as_of);
	assert_string_equal(one.s, two.s);
	afi_str_clear(&two);
	afi_str_clear(&one);
}

/* ---- laws --------------------------------------------------------------- */

/* A register that got nothing later than @day got this. */
static void stop(bool *keep, const struct history *h, int day)
{
	for (int i = 0; i < h->n; i++) {
		keep[i] = true;
		for (int k = 0; k <= i; k++)
			keep[i] &= !h->reach[i][k] || h->v[k].day <= day;
	}
}

static void it_is_a_register_that_really_stopped_there(void **state)
{
	struct history h;

	(void)state;
	chance = 20250128;
	for (int i = 0; i < HISTORIES; i++) {
		struct afi_record whole = AFI_RECORD_INIT;
		struct afi_record part = AFI_RECORD_INIT;
		bool all[MOST], keep[MOST];
		int day;

		make_history(&h);
		day = 1 + below(LAST_DAY);
		memset(all, true, sizeof(all));
		stop(keep, &h, day);
		make(&whole, &h, all);
		make(&part, &h, keep);
		afi_record_until(&whole, story_day(day));
		assert_same(&whole, &part);
		afi_record_clear(&part);
		afi_record_clear(&whole);
		clear_history(&h);
	}
}

/* Some entries of @h and whatever those come after. */
static void choose(bool *keep, const struct history *h)
{
	memset(keep, 0, MOST);
	keep[0] = true;
	for (int i = 0; i < h->n; i++) {
		if (below(3))
			continue;
		for (int k = 0; k <= i; k++)
			keep[k] |= h->reach[i][k];
	}
}

static void merge(struct afi_record *out, const struct afi_record *a,
		  const struct afi_record *b)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_record_merge(out, a, b, &err))
		fail_msg("%s", err.msg);
}

static void merging_before_or_after_is_the_same(void **state)
{
	struct history h;

	(void)state;
	chance = 20241205;
	for (int i = 0; i < HISTORIES; i++) {
		struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
		struct afi_record ab = AFI_RECORD_INIT, ba = AFI_RECORD_INIT;
		bool left[MOST], right[MOST];
		int day;

		make_history(&h);
		day = story_day(1 + below(LAST_DAY));
		choose(left, &h);
		choose(right, &h);
		make(&a, &h, left);
		make(&b, &h, right);
		merge(&ab, &a, &b);
		afi_record_until(&ab, day);
		afi_record_until(&a, day);
		afi_record_until(&b, day);
		merge(&ba, &b, &a);
		assert_same(&ab, &ba);
		afi_record_clear(&ba);
		afi_record_clear(&ab);
		afi_record_clear(&b);
		afi_record_clear(&a);
		clear_history(&h);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_recorded_on_the_day_is_in),
		cmocka_unit_test(
			it_counts_when_it_was_recorded_not_when_it_happened),
		cmocka_unit_test(nothing_is_left_before_the_heading),
		cmocka_unit_test(what_came_after_something_later_is_out),
		cmocka_unit_test(all_of_it_is_left_without_a_day),
		cmocka_unit_test(the_day_ends_in_london),
		cmocka_unit_test(it_is_a_register_that_really_stopped_there),
		cmocka_unit_test(merging_before_or_after_is_the_same),
	};

	return cmocka_run_group_tests_name("past", tests, NULL, NULL);
}
