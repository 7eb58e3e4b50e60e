/* afi due: all that waits, by date, and at the end what has none. */
#include "query_due.h"

#include <string.h>

#include "text.h"
#include "vec.h"

/* A row with what it is sorted and counted by. */
struct thing {
	json_t *row;
	size_t place;		/* in the order of targets */
	enum afi_wait_sort sort;
	int day, since;
};

/* Comments that wait, until all that may be a part of them was read. */
struct report {
	struct afi_target target;
	struct thing thing;	/* without a row: none is in hand */
	int written;		/* the last day on which some were */
};

/* A list being made. */
struct listing {
	const struct afi_due *span;
	int today;
	const json_t *only;	/* the action that is meant, or NULL */
	struct afi_picks picks;
	struct report report;
	size_t findings;	/* that were read */
	size_t seen;		/* things so far */
	size_t of;		/* ... that wait */
	size_t longest;
	size_t by_when[AFI_WHEN_COUNT], by_what[AFI_WAIT_COUNT];
};

/* ---- rows ---------------------------------------------------------------- */

static bool is_meant(const struct listing *listing, int day)
{
	const struct afi_due *span = listing->span;

	if (span->overdue && afi_when_of(day, listing->today) != AFI_LATE)
		return false;
	return span->by == AFI_NO_DAY ||
	       (day != AFI_NO_DAY && day <= span->by);
}

/* What has no date comes after all that has, what waits longest first. */
static long long key_of(const struct thing *thing)
{
	return thing->day != AFI_NO_DAY ? thing->day :
	       (1LL << 32) + thing->since;
}

static void list_thing(struct listing *listing, const struct thing *thing)
{
	const size_t width = afi_text_width(json_string_value(
				json_object_get(thing->row, "target")));

	listing->by_when[afi_when_of(thing->day, listing->today)]++;
	listing->by_what[thing->sort]++;
	if (width > listing->longest)
		listing->longest = width;
	*afi_vec_push(&listing->picks) = (struct afi_pick){
		.key = key_of(thing),
		.place = thing->place,
		.row = json_dumps(thing->row, JSON_COMPACT),
	};
}

/* Its row is taken. */
static void add(struct listing *listing, const struct thing *thing)
{
	if (!listing->only ||
	    json_equal(listing->only, json_object_get(thing->row, "target"))) {
		listing->of++;
		if (is_meant(listing, thing->day))
			list_thing(listing, thing);
	}
	json_decref(thing->row);
}

/* ---- reports ------------------------------------------------------------- */

/* Where no clock runs, comments that nobody wrote are not missed. */
static void end_report(struct listing *listing)
{
	struct report *report = &listing->report;
	struct thing thing = report->thing;

	report->thing.row = NULL;
	if (!thing.row)
		return;
	if (report->written != AFI_NO_DAY) {
		thing.sort = AFI_WAIT_PUBLICATION;
		afi_view_wait_written(thing.row, report->written);
	}
	if (report->written != AFI_NO_DAY || thing.day != AFI_NO_DAY)
		add(listing, &thing);
	else
		json_decref(thing.row);
}

/* What the PCC thinks of progress is not of the comments on the report. */
static bool is_comment(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "response") &&
	       !strcmp(entry->as, AFI_PCC) &&
	       strcmp(afi_entry_get(entry, "part"), "progress");
}

static void see_comments(struct report *report, const struct afi_subject *sub)
{
	if (!report->thing.row || sub->fold.state.void_ ||
	    !afi_target_within(sub->target, &report->target))
		return;
	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];
		const int day = afi_fold_day(&sub->fold, entry);

		if (is_comment(entry) && day > report->written)
			report->written = day;
	}
}

/* ---- records ------------------------------------------------------------- */

static void see_wait(const struct afi_subject *sub,
		     const struct afi_wait *wait, void *arg)
{
	struct listing *listing = arg;
	const struct thing thing = {
		.row = afi_view_wait(sub, wait), .place = listing->seen++,
		.sort = wait->sort, .day = wait->due.day,
		.since = wait->since,
	};

	if (wait->sort == AFI_WAIT_COMMENTS)
		listing->report = (struct report){
			.target = *sub->target, .thing = thing,
			.written = AFI_NO_DAY,
		};
	else
		add(listing, &thing);
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct listing *listing = arg;

	if (sub->target->level == AFI_INSPECTION)
		end_report(listing);
	else
		listing->findings++;
	afi_each_wait(sub, see_wait, listing);
	see_comments(&listing->report, sub);
}

/* ---- the view ------------------------------------------------------------ */

static void tell_head(const struct listing *listing,
		      const struct afi_sink *sink, struct afi_register *reg,
		      const struct afi_frame *frame,
		      const struct afi_target *target)
{
	json_t *head = afi_view_head(reg, "due", frame, target);

	afi_view_put(head, "recorded", afi_view_time(
		     afi_store_commit_time(afi_register_store(reg))));
	afi_view_put(head, "by", afi_view_day(listing->span->by));
	afi_view_put(head, "overdue", json_boolean(listing->span->overdue));
	afi_view_put(head, "soon", afi_view_day(frame->today + AFI_SOON_DAYS));
	afi_view_put(head, "longest_target",
		     json_integer((json_int_t)listing->longest));
	sink->head(sink->arg, head, "rows");
	json_decref(head);
}

static json_t *view_totals(const struct listing *listing)
{
	json_t *totals = json_object(), *when = json_object(),
	       *what = json_object();

	for (int i = 0; i < AFI_WHEN_COUNT; i++)
		afi_view_put(when, afi_when_name((enum afi_when)i),
			     json_integer((json_int_t)listing->by_when[i]));
	for (int i = 0; i < AFI_WAIT_COUNT; i++)
		afi_view_put(what, afi_wait_name((enum afi_wait_sort)i),
			     json_integer((json_int_t)listing->by_what[i]));
	afi_view_put(totals, "rows",
		     json_integer((json_int_t)listing->picks.n));
	afi_view_put(totals, "by_when", when);
	afi_view_put(totals, "by_what", what);
	return totals;
}

/* What was asked for is not there, but something else is. */
static void add_narrow(struct afi_str *out, const struct listing *listing)
{
	const struct afi_due *span = listing->span;
	const bool one = listing->of == 1;

	if (span->overdue) {
		afi_str_adds(out, "Nothing is late.");
	} else {
		afi_str_adds(out, "Nothing is due by ");
		afi_day_long(out, span->by);
		afi_str_addc(out, '.');
	}
	afi_str_addf(out, " Without %s, 'afi due' lists the %s that wait%s "
		     "later or without a date.",
		     span->overdue ? "--overdue" : "--within",
		     one ? "thing" : "things", one ? "s" : "");
}

static json_t *note_for(const struct listing *listing,
			const struct afi_places *places,
			const struct afi_register *reg,
			const struct afi_target *target)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *note;

	if (!listing->findings && !listing->of)
		return afi_view_note_empty(places, reg, target);
	if (listing->of)
		add_narrow(&words, listing);
	else
		afi_str_adds(&words, "Nothing waits: nothing that is open has "
			     "a date, and no question, claim, publication or "
			     "copy is outstanding. 'afi list --open --no-date' "
			     "lists what has no date, and 'afi assign TARGET "
			     "--due DATE' gives it one.");
	note = afi_view_text(words.s);
	afi_str_clear(&words);
	return note;
}

static void tell_foot(const struct listing *listing,
		      const struct afi_sink *sink, json_t *note,
		      const struct afi_broken *broken)
{
	json_t *foot = json_object();

	afi_view_put(foot, "totals", view_totals(listing));
	afi_view_put(foot, "of", json_integer((json_int_t)listing->of));
	afi_view_put(foot, "broken", afi_view_broken(broken));
	afi_view_put(foot, "note", note);
	sink->foot(sink->arg, foot);
	json_decref(foot);
}

enum afi_code afi_query_due(const struct afi_sink *sink,
			    struct afi_broken *broken,
			    struct afi_register *reg,
			    const struct afi_target *target,
			    const struct afi_due *span, struct afi_err *err)
{
	static const struct afi_order by_key = { 0 };
	struct listing listing = { .span = span, .picks.order = &by_key };
	struct afi_scope scope = AFI_SCOPE_INIT;
	json_t *only = target->level == AFI_ACTION ? afi_view_target(target) :
		       NULL;
	enum afi_code rc;

	if ((rc = afi_scope_open(&scope, sink, broken, reg, target, err)))
		goto out;
	listing.today = scope.frame.today;
	listing.only = only;
	afi_scope_each(&scope, true, see, &listing);
	end_report(&listing);
	afi_picks_sort(&listing.picks);
	tell_head(&listing, sink, reg, &scope.frame, target);
	afi_picks_tell(&listing.picks, sink);
	tell_foot(&listing, sink, listing.picks.n || broken->n ? json_null() :
		  note_for(&listing, &scope.places, reg, target), broken);
out:
	json_decref(only);
	afi_picks_clear(&listing.picks);
	afi_scope_clear(&scope);
	return rc;
}
