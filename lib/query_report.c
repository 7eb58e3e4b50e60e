/* The page of an inspection: the report, its grades, and what the law asks of
 * the comments on it. */
#include <string.h>

#include "clock.h"
#include "query_page.h"
#include "query_proof.h"
#include "query_words.h"
#include "str.h"

#define NO_PERIOD "no statutory period"

/* ---- the clock ----------------------------------------------------------- */

static void add_last_day(struct afi_str *out, const struct afi_clock *clock)
{
	afi_str_adds(out, "the last day was ");
	afi_day_full(out, clock->last_day);
}

static void add_late(struct afi_str *out, const struct afi_clock *clock,
		     int published)
{
	if (clock->published) {
		afi_str_adds(out, "published ");
		afi_day_long(out, published);
		afi_str_adds(out, ", ");
	} else {
		afi_str_adds(out, "not published, ");
	}
	afi_str_addf(out, "%d day%s late; ", clock->late,
		     clock->late == 1 ? "" : "s");
	add_last_day(out, clock);
}

/* The clock in one sentence, without what it is of. */
static void add_clock(struct afi_str *out, const struct afi_clock *clock,
		      int published)
{
	switch (clock->state) {
	case AFI_CLOCK_RUNNING:
		afi_str_addf(out, "day %d of %d, last day ", clock->day,
			     AFI_CLOCK_DAYS);
		afi_day_full(out, clock->last_day);
		return;
	case AFI_CLOCK_MET:
		afi_str_adds(out, "published ");
		afi_day_long(out, published);
		afi_str_addf(out, ", day %d of %d; ", clock->day,
			     AFI_CLOCK_DAYS);
		add_last_day(out, clock);
		return;
	case AFI_CLOCK_LATE:
		add_late(out, clock, published);
		return;
	case AFI_CLOCK_UNKNOWN:
		afi_str_addf(out, "not known: %s", clock->why);
		return;
	case AFI_CLOCK_NONE:
		break;
	}
	if (strncmp(clock->why, NO_PERIOD, strlen(NO_PERIOD)))
		afi_str_adds(out, NO_PERIOD ": ");
	afi_str_adds(out, clock->why);
}

json_t *afi_view_clock(const struct afi_subject *sub)
{
	const struct afi_clock clock = afi_clock_of(&sub->fold,
						    sub->frame->today);
	const int published = clock.published ?
			      afi_fold_day(&sub->fold, clock.published) :
			      AFI_NO_DAY;
	struct afi_str words = AFI_STR_INIT;
	json_t *value = json_object();

	add_clock(&words, &clock, published);
	afi_view_put(value, "state",
		     json_string(afi_clock_name(clock.state)));
	afi_view_put(value, "day", clock.day ? json_integer(clock.day) :
		     json_null());
	afi_view_put(value, "days", json_integer(AFI_CLOCK_DAYS));
	afi_view_put(value, "last_day", afi_view_day(clock.last_day));
	afi_view_put(value, "late_days", json_integer(clock.late));
	afi_view_put(value, "published", afi_view_day(published));
	afi_view_put(value, "why", afi_view_text(clock.why));
	afi_view_put(value, "words", afi_view_text(words.s));
	afi_proof_put(value, "day", sub, &sub->fold.state, AFI_BEHIND_CLOCK);
	afi_proof_put(value, "late_days", sub, &sub->fold.state,
		      AFI_BEHIND_CLOCK);
	afi_str_clear(&words);
	return value;
}

void afi_view_put_inspection(json_t *object, const struct afi_subject *sub)
{
	afi_view_put(object, "target", afi_view_target(sub->target));
	afi_view_put(object, "title", afi_view_text(sub->fold.state.title));
	afi_view_put(object, "published",
		     afi_view_fold_day(&sub->fold, "published"));
	afi_view_put(object, "clock", afi_view_clock(sub));
}

/* ---- grades -------------------------------------------------------------- */

json_t *afi_view_plain(const char *slug, const char *none)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *value;

	if (!slug)
		return afi_view_text(none);
	afi_say_word(&words, slug);
	value = afi_view_text(words.s);
	afi_str_clear(&words);
	return value;
}

static bool is_grade_of(const struct afi_entry *entry, const char *question)
{
	return afi_entry_is(entry, "grade") &&
	       !strcmp(afi_entry_get(entry, "question"), question);
}

const struct afi_entry *afi_fold_grade(const struct afi_fold *fold,
				       const char *question)
{
	const struct afi_entry *latest = NULL;

	for (size_t i = 0; i < fold->nlive; i++)
		if (is_grade_of(fold->live[i], question))
			latest = fold->live[i];
	return latest;
}

/* The latest grade of @at's question; NULL if that came up before @at. */
static const struct afi_entry *latest_grade(const struct afi_fold *fold,
					    size_t at)
{
	const char *question = afi_entry_get(fold->live[at], "question");

	for (size_t i = 0; i < at; i++)
		if (is_grade_of(fold->live[i], question))
			return NULL;
	return afi_fold_grade(fold, question);
}

static json_t *view_grades(const struct afi_subject *sub)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];
		json_t *one;

		if (!afi_entry_is(entry, "grade") ||
		    !(entry = latest_grade(&sub->fold, i)))
			continue;
		one = afi_view_entry(sub, entry);
		afi_view_put(one, "question_name",
			     afi_view_plain(afi_entry_get(entry, "question"),
					    NULL));
		afi_view_put(one, "grade_name",
			     afi_view_plain(afi_entry_get(entry, "grade"),
					    NULL));
		json_array_append_new(list, one);
	}
	return list;
}

void afi_view_put_report(json_t *page, const struct afi_subject *sub)
{
	static const char *const keys[] = {
		"body", "cycle", "edition", "address",
	};
	const char *body = afi_fold_value(&sub->fold, "body");

	afi_view_put_values(page, sub, keys, sizeof(keys) / sizeof(*keys));
	afi_view_put(page, "body_name", body ?
		     afi_view_text(afi_party_name(body)) : json_null());
	afi_view_put(page, "published",
		     afi_view_fold_day(&sub->fold, "published"));
	afi_view_put(page, "clock", afi_view_clock(sub));
	afi_view_put(page, "grades", view_grades(sub));
	afi_view_put(page, "publications",
		     afi_view_all(sub, NULL, "publish"));
	afi_view_put(page, "copies", afi_view_all(sub, NULL, "copied"));
}
