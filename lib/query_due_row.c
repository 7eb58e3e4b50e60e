/* One thing that waits, as a row. */
#include "query_due.h"

#include <stdlib.h>
#include <string.h>

#include "query_page.h"
#include "record_correct.h"
#include "setup.h"
#include "str.h"
#include "withheld.h"

const char *afi_wait_name(enum afi_wait_sort sort)
{
	static const char *const names[AFI_WAIT_COUNT] = {
		[AFI_WAIT_COMMENTS] = "comments",
		[AFI_WAIT_PUBLICATION] = "publication",
		[AFI_WAIT_COPY] = "copy",
		[AFI_WAIT_FINDING] = "finding",
		[AFI_WAIT_ACTION] = "action",
		[AFI_WAIT_QUESTION] = "question",
		[AFI_WAIT_INVITATION] = "invitation",
		[AFI_WAIT_CHASER] = "chaser",
		[AFI_WAIT_RETEST] = "re-test",
		[AFI_WAIT_CLAIM] = "claim",
	};

	return names[sort];
}

/* What is to be done, for who sees it beside other people's business. */
static const char *task_of(enum afi_wait_sort sort)
{
	static const char *const tasks[AFI_WAIT_COUNT] = {
		[AFI_WAIT_COMMENTS] = "comments to publish",
		[AFI_WAIT_PUBLICATION] = "comments to publish",
		[AFI_WAIT_COPY] = "copy to send",
		[AFI_WAIT_FINDING] = "finding due",
		[AFI_WAIT_ACTION] = "action due",
		[AFI_WAIT_QUESTION] = "question to answer",
		[AFI_WAIT_INVITATION] = "invitation to comment",
		[AFI_WAIT_CHASER] = "chaser to answer",
		[AFI_WAIT_RETEST] = "re-test",
		[AFI_WAIT_CLAIM] = "claim to answer",
	};

	return tasks[sort];
}

/* ---- when ---------------------------------------------------------------- */

enum afi_when afi_when_of(int day, int today)
{
	if (day == AFI_NO_DAY)
		return AFI_UNDATED;
	if (day <= today)
		return day < today ? AFI_LATE : AFI_TODAY;
	return day <= today + AFI_SOON_DAYS ? AFI_SOON : AFI_LATER;
}

const char *afi_when_name(enum afi_when when)
{
	static const char *const names[AFI_WHEN_COUNT] = {
		[AFI_LATE] = "late", [AFI_TODAY] = "today",
		[AFI_SOON] = "soon", [AFI_LATER] = "later",
		[AFI_UNDATED] = "undated",
	};

	return names[when];
}

static int late_by(const struct afi_subject *sub, const struct afi_wait *wait)
{
	return wait->due.day == AFI_NO_DAY ? 0 :
	       afi_days_between(wait->due.day, sub->frame->today);
}

/* ---- who and what -------------------------------------------------------- */

static const struct afi_state *state_of(const struct afi_subject *sub,
					const struct afi_wait *wait)
{
	return wait->action ? wait->action : &sub->fold.state;
}

/* Who is to do it; NULL for what nobody owns. */
static const char *who_of(const struct afi_subject *sub,
			  const struct afi_wait *wait)
{
	if (wait->asked)
		return afi_asked_name(wait->asked);
	if (sub->target->level == AFI_INSPECTION)
		return afi_party_name(AFI_PCC);
	if (wait->sort == AFI_WAIT_CLAIM)
		return afi_party_name(afi_entry_get(wait->entry, "to"));
	return state_of(sub, wait)->owner;
}

static json_t *view_title(const struct afi_subject *sub,
			  const struct afi_wait *wait)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *title;

	if (!wait->asked)
		return afi_view_text(state_of(sub, wait)->title);
	afi_add_first_words(&words, afi_entry_get(wait->entry, "text"));
	title = afi_view_text(words.s);
	afi_str_clear(&words);
	return title;
}

/* ---- how it stands ------------------------------------------------------- */

/* "asked by the PCC on 6 March 2025" */
static void add_act(struct afi_str *out, const struct afi_wait *wait,
		    const char *act)
{
	afi_str_addf(out, "%s by %s on ", act, afi_party_the(wait->entry->as));
	afi_day_long(out, wait->since);
}

static void add_copy(struct afi_str *out, const struct afi_wait *wait)
{
	afi_str_addf(out, "to %s; comments published on ",
		     strcmp(wait->to, AFI_HMICFRS) ? "the Home Secretary" :
		     afi_party_the(wait->to));
	afi_day_long(out, wait->since);
	afi_str_adds(out, ", no copy recorded");
}

/* "day 12 of 56, last day ..."; how late it is stands apart. */
static void add_clock(struct afi_str *out, const struct afi_wait *wait,
		      const json_t *clock)
{
	if (!json_integer_value(json_object_get(clock, "late_days"))) {
		afi_str_adds(out, json_string_value(json_object_get(clock,
								    "words")));
		return;
	}
	afi_str_adds(out, "not published; the last day was ");
	afi_day_full(out, wait->due.day);
}

static void add_standing(struct afi_str *out, const struct afi_subject *sub,
			 const struct afi_wait *wait, const json_t *clock)
{
	const int days = afi_days_between(wait->since, sub->frame->today);

	if (wait->asked) {
		add_act(out, wait, "asked");
	} else if (wait->sort == AFI_WAIT_CLAIM) {
		add_act(out, wait, "claimed");
		afi_str_adds(out, ", not answered");
	} else if (wait->sort == AFI_WAIT_RETEST) {
		afi_str_addf(out, "closed %d day%s ago, nothing since", days,
			     days == 1 ? "" : "s");
	} else if (wait->sort == AFI_WAIT_COPY) {
		add_copy(out, wait);
	} else if (wait->sort == AFI_WAIT_COMMENTS) {
		add_clock(out, wait, clock);
	}
}

static json_t *view_standing(const struct afi_subject *sub,
			     const struct afi_wait *wait, const json_t *clock)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *value;

	add_standing(&words, sub, wait, clock);
	value = words.len ? afi_view_text(words.s) : json_null();
	afi_str_clear(&words);
	return value;
}

/* ---- what it is known by ------------------------------------------------- */

/* The id of @entry; for the public, of one that is withheld whole, that of its
 * mark, which is another for each. */
static const char *id_told(const struct afi_subject *sub,
			   const struct afi_entry *entry)
{
	struct afi_marks marks = { 0 };
	const struct afi_mark *mark = NULL;

	if (sub->frame->hides) {
		afi_marks_find(&marks, sub->rec);
		mark = afi_marks_whole(&marks, sub->rec, entry);
	}
	if (mark)
		entry = afi_record_root(sub->rec, mark->entry);
	free(marks.v);
	return entry->id;
}

/* The same for ever: dates, words and even what is asked for may change. */
static json_t *view_uid(const struct afi_subject *sub,
			const struct afi_wait *wait)
{
	const char *id = id_told(sub, afi_subject_root(sub, wait->entry));
	const char *of = wait->asked ? "answer" :
			 wait->sort == AFI_WAIT_FINDING ||
			 wait->sort == AFI_WAIT_ACTION ? "due" :
			 afi_wait_name(wait->sort);
	struct afi_str uid = AFI_STR_INIT;
	json_t *value;

	afi_str_addf(&uid, "%s-%s%s%s@afi", id, of, wait->to ? "-" : "",
		     wait->to ? wait->to : "");
	value = afi_view_text(uid.s);
	afi_str_clear(&uid);
	return value;
}

static void put_sort(json_t *row, enum afi_wait_sort sort)
{
	afi_view_put(row, "what", afi_view_text(afi_wait_name(sort)));
	afi_view_put(row, "task", afi_view_text(task_of(sort)));
}

json_t *afi_view_wait(const struct afi_subject *sub,
		      const struct afi_wait *wait)
{
	const char *id = afi_subject_root(sub, wait->entry)->id;
	json_t *row = json_object();
	json_t *clock = wait->sort == AFI_WAIT_COMMENTS ? afi_view_clock(sub) :
			json_null();
	struct afi_target target;

	afi_subject_target(&target, sub, wait->action);
	afi_view_put(row, "when", afi_view_text(afi_when_name(
		     afi_when_of(wait->due.day, sub->frame->today))));
	afi_view_put(row, "date", afi_view_date(&wait->due));
	afi_view_put(row, "late_days", json_integer(late_by(sub, wait)));
	put_sort(row, wait->sort);
	afi_view_put(row, "target", afi_view_target(&target));
	afi_view_put(row, "who", afi_view_text(who_of(sub, wait)));
	afi_view_put(row, "title", view_title(sub, wait));
	afi_view_put(row, "words", view_standing(sub, wait, clock));
	afi_view_put(row, "since", afi_view_day(wait->since));
	afi_view_put(row, "clock", clock);
	afi_view_put(row, "entry", afi_view_text(id));
	afi_view_put(row, "uid", view_uid(sub, wait));
	return row;
}

void afi_view_wait_written(json_t *row, int day)
{
	const bool runs = json_is_object(json_object_get(row, "date"));
	struct afi_str words = AFI_STR_INIT;

	afi_str_adds(&words, "comments written on ");
	afi_day_long(&words, day);
	if (runs)
		afi_str_addf(&words, "; %s", json_string_value(
			     json_object_get(row, "words")));
	else
		afi_str_adds(&words, ", not published");
	put_sort(row, AFI_WAIT_PUBLICATION);
	afi_view_put(row, "words", afi_view_text(words.s));
	afi_str_clear(&words);
}
