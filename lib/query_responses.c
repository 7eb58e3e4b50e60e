/* The page that a PCC's office publishes: for each report what the force and
 * the PCC say of it and of its findings, where that was published, and whether
 * in time. */
#include <string.h>

#include "clock.h"
#include "query_kinds.h"

enum { CLOCKS = AFI_CLOCK_NONE + 1 };

/* The page being told. */
struct responses {
	const struct afi_sink *sink;
	struct afi_broken *broken;
	struct afi_register *reg;
	const struct afi_target *within;
	const struct afi_kind_asked *asked;
	struct afi_frame frame;
	size_t clocks[CLOCKS];		/* of the reports that were told */
	size_t told, answered, unanswered;
};

/* A report in hand. */
struct report {
	const struct responses *all;
	json_t *findings, *changes;
	size_t answered, unanswered;
};

static size_t clock_at(const json_t *clock)
{
	const char *state = json_string_value(json_object_get(clock,
							      "state"));
	size_t i = 0;

	while (state && i < AFI_CLOCK_NONE &&
	       strcmp(state, afi_clock_name((enum afi_clock_state)i)))
		i++;
	return state ? i : AFI_CLOCK_UNKNOWN;
}

/* ---- what is published --------------------------------------------------- */

/* What a party thinks of progress is told to the other, not published with the
 * comments. */
static bool is_comment(const char *party, const char *part)
{
	return (!strcmp(party, AFI_FORCE) || !strcmp(party, AFI_PCC)) &&
	       strcmp(part, "progress");
}

static const char *part_of(const json_t *entry)
{
	return json_string_value(json_object_get(json_object_get(entry,
						 "fields"), "part"));
}

static void add_of(json_t *list, const json_t *all, const char *party)
{
	for (size_t i = 0; i < json_array_size(all); i++) {
		json_t *one = json_array_get(all, i);
		const char *as = json_string_value(json_object_get(one,
								   "party"));

		if (!strcmp(as, party) && is_comment(as, part_of(one)))
			json_array_append(list, one);
	}
}

/* The force's first: the PCC answers them. */
static json_t *view_comments(const struct afi_subject *sub)
{
	json_t *all = afi_view_responses(sub, NULL), *list = json_array();

	add_of(list, all, AFI_FORCE);
	add_of(list, all, AFI_PCC);
	json_decref(all);
	return list;
}

/* ---- what changed -------------------------------------------------------- */

static void add_change(struct report *report, const struct afi_subject *sub,
		       const struct afi_entry *entry, int day,
		       const char *words)
{
	json_t *one;

	if (report->all->asked->since == AFI_NO_DAY || day == AFI_NO_DAY ||
	    day < report->all->asked->since)
		return;
	one = json_object();
	afi_view_put(one, "target", afi_view_target(sub->target));
	afi_view_put(one, "on", afi_view_day(day));
	afi_view_put(one, "words", afi_view_text(words));
	afi_view_put_said(one, sub->frame, entry);
	json_array_append_new(report->changes, one);
}

static void add_changes(struct report *report, const struct afi_subject *sub)
{
	struct afi_str words = AFI_STR_INIT;

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (!afi_entry_is(entry, "publish") &&
		    !afi_entry_is(entry, "copied") &&
		    (!afi_entry_is(entry, "response") ||
		     !is_comment(entry->as, afi_entry_get(entry, "part"))))
			continue;
		afi_str_reset(&words);
		afi_view_words(&words, sub, entry);
		add_change(report, sub, entry, afi_fold_day(&sub->fold, entry),
			   words.s);
	}
	afi_str_clear(&words);
}

/* ---- a report ------------------------------------------------------------ */

static void put_report(json_t *item, struct report *report,
		       const struct afi_subject *sub)
{
	const char *day = afi_fold_value(&sub->fold, "published");
	struct afi_err ignored = AFI_ERR_INIT;
	int published = AFI_NO_DAY;

	if (day && !afi_day_parse(&published, day, &ignored))
		add_change(report, sub, sub->fold.state.opened, published,
			   "report published");
	add_changes(report, sub);
	afi_view_put_inspection(item, sub);
	afi_view_put(item, "address",
		     afi_view_text(afi_fold_value(&sub->fold, "address")));
	afi_view_put(item, "publications", afi_view_all(sub, NULL, "publish"));
	afi_view_put(item, "copies", afi_view_all(sub, NULL, "copied"));
	afi_view_put(item, "responses", view_comments(sub));
}

/* Where there is no report, or none yet, there may be findings. */
static void put_no_report(json_t *item, const struct afi_target *target)
{
	static const char *const none[] = {
		"title", "published", "clock", "address",
	};
	static const char *const empty[] = {
		"publications", "copies", "responses",
	};
	size_t i;

	afi_view_put(item, "target", afi_view_target(target));
	for (i = 0; i < sizeof(none) / sizeof(*none); i++)
		afi_view_put(item, none[i], json_null());
	for (i = 0; i < sizeof(empty) / sizeof(*empty); i++)
		afi_view_put(item, empty[i], json_array());
}

static void read_report(json_t *item, struct report *report,
			const struct afi_places *places)
{
	const struct responses *all = report->all;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_target target;
	enum afi_code rc;

	rc = afi_kind_inspection(&rec, &target, all->reg, places, &err);
	if (!rc && afi_subject_make(&sub, &all->frame, &target, &rec))
		put_report(item, report, &sub);
	else
		put_no_report(item, &target);
	if (rc && rc != AFI_ENOTFOUND)
		afi_broken_add(all->broken, &err);
	afi_kind_put_heading(item);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct report *report = arg;
	const char *kind = afi_record_kind(sub->rec);
	json_t *one, *comments;

	if (!afi_is_counted(kind, &sub->fold.state))
		return;
	comments = view_comments(sub);
	*(json_array_size(comments) ? &report->answered :
	  &report->unanswered) += 1;
	one = json_object();
	afi_view_put(one, "target", afi_view_target(sub->target));
	afi_view_put(one, "kind", afi_view_text(kind));
	afi_view_put(one, "kind_name", afi_view_text(afi_kind_name(kind)));
	afi_view_put(one, "title", afi_view_text(sub->fold.state.title));
	afi_view_put(one, "responses", comments);
	json_array_append_new(report->findings, one);
	add_changes(report, sub);
}

static bool is_told(const struct responses *all, const struct report *report,
		    const json_t *item)
{
	if (all->asked->since != AFI_NO_DAY)
		return json_array_size(report->changes);
	return !json_is_null(json_object_get(item, "title")) ||
	       json_array_size(report->findings);
}

static void tell_report(struct responses *all, const struct afi_places *places)
{
	const bool since = all->asked->since != AFI_NO_DAY;
	struct report report = { all, json_array(), json_array(), 0, 0 };
	json_t *item = json_object();

	read_report(item, &report, places);
	afi_each_record(places, all->within, false, all->reg, &all->frame,
			all->broken, see, &report);
	afi_view_put(item, "findings", report.findings);
	afi_view_put(item, "answered", afi_view_tally(report.answered));
	afi_view_put(item, "unanswered", afi_view_tally(report.unanswered));
	afi_view_put(item, "changes", since ? json_incref(report.changes) :
		     json_null());
	if (is_told(all, &report, item)) {
		all->sink->item(all->sink->arg, item);
		all->told++;
		all->clocks[clock_at(json_object_get(item, "clock"))]++;
		all->answered += report.answered;
		all->unanswered += report.unanswered;
	}
	json_decref(report.changes);
	json_decref(item);
}

/* ---- all of them --------------------------------------------------------- */

static json_t *view_totals(const struct responses *all)
{
	json_t *totals = json_object(), *clocks = json_array();

	for (size_t i = 0; i < CLOCKS; i++) {
		json_t *one = json_object();

		afi_view_put(one, "state", json_string(afi_clock_name(
						(enum afi_clock_state)i)));
		afi_view_put(one, "reports", afi_view_tally(all->clocks[i]));
		json_array_append_new(clocks, one);
	}
	afi_view_put(totals, "reports", afi_view_tally(all->told));
	afi_view_put(totals, "clocks", clocks);
	afi_view_put(totals, "answered", afi_view_tally(all->answered));
	afi_view_put(totals, "unanswered", afi_view_tally(all->unanswered));
	return totals;
}

static void tell_all(struct responses *all, const struct afi_places *places)
{
	size_t i, end;

	for (i = 0; i < places->n; i = end) {
		end = afi_places_inspection_end(places, i);
		if (!places->v[i].stray)
			tell_report(all, &(struct afi_places){
				.v = &places->v[i], .n = end - i });
	}
}

enum afi_code afi_query_responses(const struct afi_sink *sink,
				  struct afi_broken *broken,
				  struct afi_register *reg,
				  const struct afi_target *target,
				  const struct afi_kind_asked *asked,
				  struct afi_err *err)
{
	const struct afi_target within = afi_target_record(target);
	struct responses all = {
		.sink = sink, .broken = broken, .reg = reg, .within = &within,
		.asked = asked, .frame = afi_frame_of(reg),
	};
	struct afi_places places = { 0 };
	enum afi_code rc;
	json_t *part;

	if ((rc = afi_register_places(&places, reg, &within, err)))
		goto out;
	part = afi_kind_head(reg, &all.frame, target, "responses",
			     "Responses to inspection reports", asked);
	sink->head(sink->arg, part, "inspections");
	json_decref(part);
	tell_all(&all, &places);
	part = json_object();
	afi_view_put(part, "totals", view_totals(&all));
	afi_kind_foot(sink, part, broken, all.told,
		      asked->since == AFI_NO_DAY ?
		      "None: no report is recorded here." :
		      "None: nothing was published or changed since then.");
out:
	afi_places_clear(&places);
	return rc;
}
