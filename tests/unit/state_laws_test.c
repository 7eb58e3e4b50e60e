/*
 * What must be so of every fold, on random histories: it does not depend on how
 * the record came together, and a past day's is that of the record without what
 * happened later.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "state.h"
#include "state_seen.h"
#include "story.h"
#include "str.h"

enum { MOST = 40, LAST_DAY = 88, TODAY = 60, HISTORIES = 200 };

/* An entry of a history, which is in a list with the heading first. */
struct told {
	int day, happened;		/* 0: it does not say */
	int corrects, action;		/* places in the list, or -1 */
	bool retract;
	const char *rest;		/* "PARTY WHAT KEY=VALUE..." */
};

struct history {
	struct told v[MOST];
	bool reach[MOST][MOST];	/* from the later to the earlier, or itself */
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

/* ---- histories ---------------------------------------------------------- */

static void join(struct history *h, int i, int parent)
{
	int k;

	for (k = 0; k < i; k++)
		h->reach[i][k] |= h->reach[parent][k];
}

/* Something before @i, with @word in it, that its writer had seen; or -1. */
static int any_seen(const struct history *h, int i, const char *word)
{
	int k = below(i), tries;

	for (tries = 0; tries < i; tries++, k = (k + 1) % i)
		if (k && h->reach[i][k] && strstr(h->v[k].rest, word))
			return k;
	return -1;
}

/* Correct or retract what was seen: the same party, kind and action. */
static void add_correction(struct history *h, int i)
{
	struct told *told = &h->v[i];
	int old = any_seen(h, i, "");

	if (old < 0 || strstr(h->v[old].rest, " praise") ||
	    strstr(h->v[old].rest, " erased"))
		return;
	told->corrects = old;
	told->action = h->v[old].action;
	told->retract = below(3) == 0;
	told->rest = h->v[old].rest;
}

static void add_told(struct history *h, int i)
{
	static const char *const kinds[] = {
		"force update ", "pcc update ", "force evidence ",
		"force measure ", "force assign owner=Ann ",
		"force assign owner=Bob ", "pcc assign due=20 ",
		"force assign due=40 ", "hmicfrs edition title=T due=50 ",
		"force response ", "hmicfrs close ", "force close ",
		"hmicfrs close outcome=void ", "force reopen ",
		"hmicfrs reopen ", "force update due=30 ",
		"force action number=1 due=25 ", "force action number=2 ",
		"pcc praise ", "pcc erased ", "force submit ",
		"pcc response position=more-needed ",
		"pcc response position=satisfied source=call ",
		"force update no-change=yes ", "pcc ask sort=chaser due=45 ",
		"pcc ask sort=invitation ", "force link ",
		"force assign theme=[data] ",
	};
	struct told *told = &h->v[i];

	told->rest = kinds[below(sizeof(kinds) / sizeof(*kinds))];
	if (below(2) && !strstr(told->rest, " action") &&
	    !strstr(told->rest, " response") &&
	    !strstr(told->rest, " submit") &&
	    !strstr(told->rest, " praise") && !strstr(told->rest, " erased"))
		told->action = any_seen(h, i, " action");
	if (below(4) == 0)
		add_correction(h, i);
}

/* @calm: clocks agree, so that the record's order is that of the list. */
static void make_history(struct history *h, bool calm)
{
	int i;

	memset(h, 0, sizeof(*h));
	h->n = 2 + below(MOST - 2);
	for (i = 0; i < h->n; i++) {
		struct told *told = &h->v[i];

		told->corrects = told->action = -1;
		told->day = !i ? 1 : calm ? 1 + i * 2 : 1 + below(LAST_DAY);
		h->reach[i][i] = true;
		if (!i) {
			told->rest = "hmicfrs opened due=35 ";
			continue;
		}
		join(h, i, below(2) ? i - 1 : below(i));
		if (below(4) == 0)
			join(h, i, below(i));
		if (below(2))
			told->happened = 1 + below(told->day);
		add_told(h, i);
	}
}

/* What @i comes after when what is not in @keep is left out. */
static void add_after(struct afi_str *out, const struct history *h,
		      const bool *keep, int i)
{
	const char *sep = " <";
	int k, j;

	for (k = 0; k < i; k++) {
		bool direct = keep[k] && h->reach[i][k];

		for (j = k + 1; direct && j < i; j++)
			direct = !(keep[j] && h->reach[i][j] && h->reach[j][k]);
		if (direct) {
			afi_str_addf(out, "%se%02d", sep, k);
			sep = ",";
		}
	}
}

static void tell(struct afi_record *rec, const struct history *h,
		 const bool *keep, int i)
{
	const struct told *told = &h->v[i];
	struct afi_str line = AFI_STR_INIT;
	size_t len = strlen(told->rest);

	if (told->retract)	/* that, but not what it would say */
		len = strcspn(strchr(told->rest, ' ') + 1, " ") +
		      strcspn(told->rest, " ") + 1;
	afi_str_addf(&line, "e%02d %d %.*s", i, told->day, (int)len,
		     told->rest);
	if (told->happened)
		afi_str_addf(&line, " @%d", told->happened);
	if (told->action >= 0)
		afi_str_addf(&line, " /e%02d", told->action);
	if (told->corrects >= 0)
		afi_str_addf(&line, " ^e%02d", told->corrects);
	if (told->retract)
		afi_str_adds(&line, " retract");
	add_after(&line, h, keep, i);
	story_add(rec, line.s, i, NULL);
	afi_str_clear(&line);
}

/* The record of those entries of @h that are in @keep. */
static void make_record(struct afi_record *rec, const struct history *h,
			const bool *keep)
{
	struct afi_err err = AFI_ERR_INIT;
	int i;

	for (i = 0; i < h->n; i++)
		if (keep[i])
			tell(rec, h, keep, i);
	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

/* ---- what a fold says --------------------------------------------------- */

static const char *name_of(const struct afi_entry *entry)
{
	return entry ? entry->id : "none";
}

static void dump_formers(struct afi_str *out, const struct afi_formers *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		afi_str_addf(out, "  was %d %s by %s until %s%s\n",
			     f->v[i].date.day, f->v[i].owner ? f->v[i].owner :
			     "", name_of(f->v[i].set),
			     name_of(f->v[i].replaced),
			     f->v[i].crossed ? " crossed" : "");
}

/* What is said of it and what is asked. */
static void dump_said(struct afi_str *out, const struct afi_state *s)
{
	size_t i;

	afi_str_addf(out, "  age %d same %zu themes %zu submitted %s %s "
		     "returned %s\n", s->age_days, s->no_change, s->nthemes,
		     name_of(s->submitted), name_of(s->also_submitted),
		     name_of(s->returned));
	afi_str_addf(out, "  positions %s %s %s %s\n",
		     name_of(s->positions.force), name_of(s->positions.pcc),
		     name_of(s->positions.pcc_progress),
		     name_of(s->positions.body_progress));
	for (i = 0; i < s->nlinks; i++)
		afi_str_addf(out, "  link %s\n", name_of(s->links[i].entry));
	for (i = 0; i < s->nasked; i++)
		afi_str_addf(out, "  asked %s answer %s overdue %d\n",
			     name_of(s->asked[i].ask),
			     name_of(s->asked[i].answer),
			     s->asked[i].overdue);
	afi_str_addf(out, "  unanswered %zu\n", s->unanswered);
}

static void dump_state(struct afi_str *out, const struct afi_state *s)
{
	afi_str_addf(out, "%s %s %d %d %s by %s due %d by %s\n",
		     name_of(s->opened), s->title, s->number,
		     s->shared_number, s->owner ? s->owner : "nobody",
		     name_of(s->owner_set), s->due.day, name_of(s->due_set));
	dump_formers(out, &s->former_dates);
	dump_formers(out, &s->former_owners);
	afi_str_addf(out, "  %s %s %d void %d closed %s crossed %d again %zu\n",
		     afi_status_name(s->status), afi_rag_name(s->rag),
		     s->rag_day, s->void_, name_of(s->closed), s->crossed,
		     s->reopened);
	afi_str_addf(out, "  last %s %s %s silent %d counts %zu %zu %zu "
		     "open %zu overdue %zu\n", name_of(s->last_update),
		     name_of(s->last_response), name_of(s->last_progress),
		     s->silent_days, s->updates, s->evidence, s->measures,
		     s->open_actions, s->overdue_actions);
	dump_said(out, s);
}

/* The fold of @rec in words. */
static void dump(struct afi_str *out, const struct afi_record *rec, int as_of)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	size_t i;

	afi_str_reset(out);
	assert_true(afi_fold_make(&fold, rec, as_of, story_day(TODAY)));
	dump_state(out, &fold.state);
	for (i = 0; i < fold.state.nactions; i++)
		dump_state(out, &fold.state.actions[i]);
	afi_str_addf(out, "newer %zu\n", fold.unknown);
	for (i = 0; i < fold.nlive; i++)
		afi_str_addf(out, "%s on %d\n", fold.live[i]->id,
			     afi_fold_day(&fold, fold.live[i]));
	afi_fold_clear(&fold);
}

/* ---- laws --------------------------------------------------------------- */

/* Some entries of @h and whatever those come after. */
static void choose(bool *keep, const struct history *h, int one_in)
{
	int i, k;

	for (i = 0; i < h->n; i++)
		if (below(one_in) == 0)
			for (k = 0; k <= i; k++)
				keep[k] |= h->reach[i][k];
	keep[0] = true;
}

static void check_merge(const struct history *h)
{
	struct afi_record whole = AFI_RECORD_INIT, a = AFI_RECORD_INIT;
	struct afi_record b = AFI_RECORD_INIT, ab = AFI_RECORD_INIT;
	struct afi_str wanted = AFI_STR_INIT, found = AFI_STR_INIT;
	bool all[MOST], left[MOST] = { 0 }, right[MOST] = { 0 };
	struct afi_err err = AFI_ERR_INIT;
	int i, k;

	memset(all, true, sizeof(all));
	choose(left, h, 4);
	for (i = 0; i < h->n; i++)
		for (k = 0; k <= i && !left[i]; k++)
			right[k] |= h->reach[i][k];
	choose(right, h, 8);
	make_record(&whole, h, all);
	make_record(&a, h, left);
	make_record(&b, h, right);
	assert_int_equal(below(2) ? afi_record_merge(&ab, &a, &b, &err) :
			 afi_record_merge(&ab, &b, &a, &err), AFI_OK);
	dump(&wanted, &whole, INT_MAX);
	dump(&found, &ab, INT_MAX);
	assert_string_equal(found.s, wanted.s);
	afi_str_clear(&found);
	afi_str_clear(&wanted);
	afi_record_clear(&ab);
	afi_record_clear(&b);
	afi_record_clear(&a);
	afi_record_clear(&whole);
}

static void it_does_not_matter_how_a_record_was_merged(void **state)
{
	struct history h;
	int i;

	(void)state;
	chance = 20250128;
	for (i = 0; i < HISTORIES; i++) {
		make_history(&h, false);
		check_merge(&h);
	}
}

static int root_of(const struct history *h, int i)
{
	return h->v[i].corrects < 0 ? i : root_of(h, h->v[i].corrects);
}

static int day_of(const struct history *h, int i)
{
	if (h->v[i].happened)
		return h->v[i].happened;
	return h->v[i].corrects < 0 ? h->v[i].day : day_of(h, h->v[i].corrects);
}

/* The day of what stands for @i in the end; 0 if it was taken out. */
static int last_day_of(const struct history *h, int i)
{
	int k, last = i;

	for (k = 0; k < h->n; k++)
		if (root_of(h, k) == root_of(h, i))
			last = k;
	return h->v[last].retract ? 0 : day_of(h, last);
}

/* Leave out what happened after @day, with what is about it. */
static void keep_until(bool *keep, const struct history *h, int day)
{
	int i;

	for (i = 0; i < h->n; i++)
		keep[i] = last_day_of(h, i) <= day;
	for (i = 0; i < h->n; i++)
		if (h->v[i].action >= 0 && !keep[root_of(h, h->v[i].action)])
			keep[i] = false;
}

static void check_days(const struct history *h)
{
	struct afi_record whole = AFI_RECORD_INIT, part = AFI_RECORD_INIT;
	struct afi_str wanted = AFI_STR_INIT, found = AFI_STR_INIT;
	bool all[MOST], keep[MOST];
	int day = 1 + below(LAST_DAY);

	memset(all, true, sizeof(all));
	keep_until(keep, h, day);
	make_record(&whole, h, all);
	make_record(&part, h, keep);
	dump(&wanted, &part, INT_MAX);
	dump(&found, &whole, story_day(day));
	assert_string_equal(found.s, wanted.s);
	dump(&wanted, &whole, INT_MAX);
	dump(&found, &whole, story_day(LAST_DAY));
	assert_string_equal(found.s, wanted.s);
	afi_str_clear(&found);
	afi_str_clear(&wanted);
	afi_record_clear(&part);
	afi_record_clear(&whole);
}

static void a_past_day_knows_nothing_of_what_came_later(void **state)
{
	struct history h;
	int i;

	(void)state;
	chance = 20241205;
	for (i = 0; i < HISTORIES; i++) {
		make_history(&h, true);
		check_days(&h);
	}
}

static void check_seen(const struct afi_record *rec)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	bool unseen[MOST][MOST] = { 0 };
	struct afi_seen seen;
	size_t i, k;

	afi_seen_init(&seen, rec, &arena);
	for (i = 0; i < rec->n; i++)
		for (k = 0; k < rec->n; k++)
			afi_seen_ask(&seen, i, k, &unseen[i][k]);
	afi_seen_answer(&seen);
	for (i = 0; i < rec->n; i++)
		for (k = 0; k < rec->n; k++)
			assert_int_equal(unseen[i][k],
					 !afi_record_saw(rec,
							 &rec->entries[i],
							 &rec->entries[k]));
	for (i = 0; i < rec->n; i++)
		assert_int_equal(afi_seen_place(&seen, rec->entries[i].id), i);
	assert_true(afi_seen_place(&seen, "zzzzzzzzzzzz") == AFI_SEEN_NOWHERE);
	afi_arena_clear(&arena);
}

static void all_questions_at_once_are_answered_as_each_alone(void **state)
{
	struct history h;
	bool all[MOST];
	int i;

	(void)state;
	chance = 20170502;
	memset(all, true, sizeof(all));
	for (i = 0; i < HISTORIES / 4; i++) {
		struct afi_record rec = AFI_RECORD_INIT;

		make_history(&h, i % 2);
		make_record(&rec, &h, all);
		check_seen(&rec);
		afi_record_clear(&rec);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_does_not_matter_how_a_record_was_merged),
		cmocka_unit_test(a_past_day_knows_nothing_of_what_came_later),
		cmocka_unit_test(
			all_questions_at_once_are_answered_as_each_alone),
	};

	return cmocka_run_group_tests_name("state laws", tests, NULL, NULL);
}
