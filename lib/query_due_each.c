/* What waits in one record. */
#include "query_due.h"

#include <string.h>

#include "setup.h"

/* A record being looked through. */
struct seeing {
	const struct afi_subject *sub;
	afi_wait_fn fn;
	void *arg;
};

static const struct afi_date no_date = AFI_DATE_INIT;

static void tell(const struct seeing *s, const struct afi_wait *wait)
{
	s->fn(s->sub, wait, s->arg);
}

/* ---- dates --------------------------------------------------------------- */

static void see_date(const struct seeing *s, const struct afi_state *action)
{
	const struct afi_state *state = action ? action : &s->sub->fold.state;

	if (state->closed || state->void_ || state->due.day == AFI_NO_DAY)
		return;
	tell(s, &(struct afi_wait){
		.sort = action ? AFI_WAIT_ACTION : AFI_WAIT_FINDING,
		.action = action,
		.due = state->due,
		.since = s->sub->frame->today - state->age_days,
		.entry = state->opened,
	});
}

/* What is kept without anything to be done about it has no date to meet. */
static void see_dates(const struct seeing *s)
{
	const struct afi_state *state = &s->sub->fold.state;

	if (state->closed ||
	    !afi_is_counted(afi_record_kind(s->sub->rec), state))
		return;
	see_date(s, NULL);
	for (size_t i = 0; i < state->nactions; i++)
		see_date(s, &state->actions[i]);
}

/* ---- re-tests ------------------------------------------------------------ */

/* What @sub was closed as complete with, or NULL. */
static const struct afi_entry *completion(const struct afi_subject *sub)
{
	const struct afi_entry *closed = sub->fold.state.closed;

	return closed && !strcmp(afi_entry_get(closed, "outcome"), "complete") ?
	       closed : NULL;
}

/* Where @entry is in the fold's order; the end if it is not there. */
static size_t place_of(const struct afi_fold *fold,
		       const struct afi_entry *entry)
{
	size_t i = 0;

	while (i < fold->nlive && fold->live[i] != entry)
		i++;
	return i;
}

static bool is_retest(const struct afi_subject *sub,
		      const struct afi_asked *asked)
{
	const struct afi_entry *closed = completion(sub);

	return closed && asked->due.day != AFI_NO_DAY &&
	       place_of(&sub->fold, asked->ask) > place_of(&sub->fold, closed);
}

/* Evidence of the day itself is what it was closed on. */
static bool tests_it(const struct afi_fold *fold, const struct afi_entry *entry,
		     int closed)
{
	return afi_entry_is(entry, "ask") ||
	       ((afi_entry_is(entry, "evidence") ||
		 afi_entry_is(entry, "measure")) &&
		afi_fold_day(fold, entry) > closed);
}

/* The day @months before @today. */
static int months_ago(const char *months, int today)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err ignored = AFI_ERR_INIT;

	(void)afi_date_parse(&date, months, today, &ignored);
	return date.day;
}

static void see_untested(const struct seeing *s)
{
	const struct afi_fold *fold = &s->sub->fold;
	const struct afi_entry *closed = completion(s->sub);
	const int today = s->sub->frame->today;
	int day;

	if (!closed)
		return;
	day = afi_fold_day(fold, closed);
	if (day >= months_ago("-6m", today) || day <= months_ago("-18m", today))
		return;
	for (size_t i = place_of(fold, closed); i < fold->nlive; i++)
		if (tests_it(fold, fold->live[i], day))
			return;
	tell(s, &(struct afi_wait){
		.sort = AFI_WAIT_RETEST,
		.due = no_date,
		.since = day,
		.entry = closed,
	});
}

/* ---- questions and claims ------------------------------------------------ */

static enum afi_wait_sort sort_of(const struct afi_subject *sub,
				  const struct afi_asked *asked)
{
	const char *sort = afi_entry_get(asked->ask, "sort");

	if (is_retest(sub, asked))
		return AFI_WAIT_RETEST;
	if (!strcmp(sort, "invitation"))
		return AFI_WAIT_INVITATION;
	return strcmp(sort, "chaser") ? AFI_WAIT_QUESTION : AFI_WAIT_CHASER;
}

static void see_questions(const struct seeing *s,
			  const struct afi_state *action)
{
	const struct afi_state *state = action ? action : &s->sub->fold.state;

	for (size_t i = 0; i < state->nasked; i++) {
		const struct afi_asked *asked = &state->asked[i];

		if (asked->answer)
			continue;
		tell(s, &(struct afi_wait){
			.sort = sort_of(s->sub, asked),
			.action = action,
			.due = asked->due,
			.since = afi_fold_day(&s->sub->fold, asked->ask),
			.asked = asked,
			.entry = asked->ask,
		});
	}
}

static void see_all_questions(const struct seeing *s)
{
	const struct afi_state *state = &s->sub->fold.state;

	see_questions(s, NULL);
	for (size_t i = 0; i < state->nactions; i++)
		if (!state->actions[i].void_)
			see_questions(s, &state->actions[i]);
}

static void see_claim(const struct seeing *s, const struct afi_entry *claim)
{
	if (!claim)
		return;
	tell(s, &(struct afi_wait){
		.sort = AFI_WAIT_CLAIM,
		.due = no_date,
		.since = afi_fold_day(&s->sub->fold, claim),
		.entry = claim,
	});
}

/* ---- reports ------------------------------------------------------------- */

static bool was_copied(const struct afi_fold *fold, const char *to)
{
	for (size_t i = 0; i < fold->nlive; i++)
		if (afi_entry_is(fold->live[i], "copied") &&
		    !strcmp(afi_entry_get(fold->live[i], "to"), to))
			return true;
	return false;
}

static void see_copies(const struct seeing *s,
		       const struct afi_entry *published)
{
	static const char *const both[] = { AFI_HMICFRS, "home-secretary" };

	for (size_t i = 0; i < sizeof(both) / sizeof(*both); i++)
		if (!was_copied(&s->sub->fold, both[i]))
			tell(s, &(struct afi_wait){
				.sort = AFI_WAIT_COPY,
				.due = no_date,
				.since = afi_fold_day(&s->sub->fold,
						      published),
				.entry = published,
				.to = both[i],
			});
}

/* Whoever else inspects gets no comments by law. */
static bool is_another_bodys(const struct afi_fold *fold)
{
	const char *body = afi_fold_value(fold, "body");

	return body && strcmp(body, AFI_HMICFRS);
}

static void see_comments(const struct seeing *s, const struct afi_clock *clock)
{
	const struct afi_fold *fold = &s->sub->fold;
	struct afi_wait wait = {
		.sort = AFI_WAIT_COMMENTS,
		.due = no_date,
		.since = afi_fold_day(fold, fold->state.opened),
		.entry = fold->state.opened,
	};

	if (clock->last_day != AFI_NO_DAY) {
		wait.due.day = clock->last_day;
		wait.since = clock->last_day - AFI_CLOCK_DAYS + 1;
	}
	tell(s, &wait);
}

static void see_report(const struct seeing *s)
{
	const struct afi_clock clock = afi_clock_of(&s->sub->fold,
						    s->sub->frame->today);

	if (is_another_bodys(&s->sub->fold))
		return;
	if (!clock.published)
		see_comments(s, &clock);
	else if (clock.state != AFI_CLOCK_NONE)
		see_copies(s, clock.published);
}

void afi_each_wait(const struct afi_subject *sub, afi_wait_fn fn, void *arg)
{
	const struct seeing s = { sub, fn, arg };
	const struct afi_state *state = &sub->fold.state;

	if (state->void_)
		return;
	if (sub->target->level == AFI_INSPECTION) {
		see_report(&s);
	} else {
		see_dates(&s);
		see_claim(&s, state->submitted);
		see_claim(&s, state->also_submitted);
		see_untested(&s);
	}
	see_all_questions(&s);
}
