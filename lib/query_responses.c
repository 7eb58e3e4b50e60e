/* The page that a PCC's office publishes: for each report what the force and
 * the PCC say of it and of its findings, where that was published, and whether
 * in time. */
#include <string.h>

#include "clock.h"
#include "query_kinds.h"
#include "query_page.h"
#include "query_proof.h"

enum { CLOCKS = AFI_CLOCK_NONE + 1 };

/* The page being told. */
struct responses {
	const struct afi_kind_asked *asked;
	struct afi_scope scope;
	size_t clocks[CLOCKS];		/* of the reports that were told */
	size_t told, answered, waiting;
	json_t *proofs;			/* of these */
};

/* A report in hand. */
struct report {
	const struct responses *all;
	json_t *findings, *changes;
	size_t answered, waiting;
	json_t *proofs;			/* of these, and of the report */
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

static bool is_since(const struct responses *all)
{
	return all->asked->since != AFI_NO_DAY;
}

static void add_change(struct report *report, const struct afi_subject *sub,
		       const struct afi_entry *entry, int day,
		       const char *words)
{
	json_t *one;

	if (day == AFI_NO_DAY || day < report->all->asked->since)
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

	for (size_t i = 0; is_since(report->all) && i < sub->fold.nlive; i++) {
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

	if (is_since(report->all) && day &&
	    !afi_day_parse(&published, day, &ignored))
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

static void prove_report(struct report *report, const json_t *item,
			 const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const size_t clock = clock_at(json_object_get(item, "clock"));

	if (!report->proofs)
		return;
	afi_proofs_add(report->proofs, "reports", "all", sub, NULL,
		       afi_view_behind(sub, state, AFI_BEHIND_BEING));
	afi_proofs_add(report->proofs, "state",
		       afi_clock_name((enum afi_clock_state)clock), sub, NULL,
		       afi_view_behind(sub, state, AFI_BEHIND_CLOCK));
}

/* No entry says that it is there, or when it was published. */
static void prove_no_report(struct report *report, const json_t *item)
{
	const char *target = json_string_value(json_object_get(item,
							       "target"));

	if (!report->proofs)
		return;
	afi_proofs_note(report->proofs, "reports", "all", target,
			json_array());
	afi_proofs_note(report->proofs, "state",
			afi_clock_name(AFI_CLOCK_UNKNOWN), target,
			json_array());
}

static void read_report(json_t *item, struct report *report,
			const struct afi_places *places)
{
	const struct afi_scope *scope = &report->all->scope;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_target target;
	enum afi_code rc;

	rc = afi_kind_inspection(&rec, &target, scope->reg, places, &err);
	if (!rc && afi_subject_make(&sub, &scope->frame, &target, &rec)) {
		put_report(item, report, &sub);
		prove_report(report, item, &sub);
	} else {
		put_no_report(item, &target);
		prove_no_report(report, item);
	}
	if (rc && rc != AFI_ENOTFOUND)
		afi_broken_add(scope->broken, &err);
	afi_kind_put_heading(item);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static json_t *list_ids(const json_t *entries)
{
	json_t *ids = json_array();

	for (size_t i = 0; i < json_array_size(entries); i++)
		json_array_append(ids, json_object_get(
					json_array_get(entries, i), "id"));
	return ids;
}

/* It is answered by what is said of it. */
static void count(struct report *report, const struct afi_subject *sub,
		  const json_t *comments)
{
	const bool answered = json_array_size(comments);

	*(answered ? &report->answered : &report->waiting) += 1;
	if (report->proofs)
		afi_proofs_add(report->proofs, "findings", answered ?
			       "answered" : "not_answered", sub, NULL,
			       answered ? list_ids(comments) :
			       afi_view_behind(sub, &sub->fold.state,
					       AFI_BEHIND_BEING));
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct report *report = arg;
	const char *kind = afi_record_kind(sub->rec);
	json_t *one, *comments;

	if (!afi_is_counted(kind, &sub->fold.state))
		return;
	comments = view_comments(sub);
	count(report, sub, comments);
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
	if (is_since(all))
		return json_array_size(report->changes);
	return !json_is_null(json_object_get(item, "title")) ||
	       json_array_size(report->findings);
}

static void put_answered(json_t *object, size_t answered, size_t waiting,
			 const json_t *proofs)
{
	afi_view_put(object, "answered",
		     afi_view_proved(answered, proofs, "findings",
				     "answered"));
	afi_view_put(object, "not_answered",
		     afi_view_proved(waiting, proofs, "findings",
				     "not_answered"));
}

static void tell_report(struct responses *all, const struct afi_places *places)
{
	const struct afi_scope *scope = &all->scope;
	struct report report = {
		.all = all, .findings = json_array(), .changes = json_array(),
		.proofs = afi_proofs_new(&scope->frame),
	};
	json_t *item = json_object();

	read_report(item, &report, places);
	afi_each_record(places, &scope->within, false, scope->reg,
			&scope->frame, scope->broken, see, &report);
	afi_view_put(item, "findings", report.findings);
	put_answered(item, report.answered, report.waiting, report.proofs);
	afi_view_put(item, "changes", is_since(all) ?
		     json_incref(report.changes) : json_null());
	if (is_told(all, &report, item)) {
		scope->sink->item(scope->sink->arg, item);
		all->told++;
		all->clocks[clock_at(json_object_get(item, "clock"))]++;
		all->answered += report.answered;
		all->waiting += report.waiting;
		afi_proofs_merge(all->proofs, report.proofs);
	}
	json_decref(report.proofs);
	json_decref(report.changes);
	json_decref(item);
}

/* ---- all of them --------------------------------------------------------- */

static json_t *view_totals(const struct responses *all)
{
	json_t *totals = json_object(), *clocks = json_array();

	for (size_t i = 0; i < CLOCKS; i++) {
		const char *state = afi_clock_name((enum afi_clock_state)i);
		json_t *one = json_object();

		afi_view_put(one, "state", json_string(state));
		afi_view_put(one, "reports",
			     afi_view_proved(all->clocks[i], all->proofs,
					     "state", state));
		json_array_append_new(clocks, one);
	}
	afi_view_put(totals, "reports",
		     afi_view_proved(all->told, all->proofs, "reports",
				     "all"));
	afi_view_put(totals, "clocks", clocks);
	put_answered(totals, all->answered, all->waiting, all->proofs);
	return totals;
}

static void tell_all(struct responses *all)
{
	const struct afi_places *places = &all->scope.places;
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
	struct responses all = { .asked = asked };
	enum afi_code rc;
	json_t *part;

	if ((rc = afi_scope_open(&all.scope, sink, broken, reg, target, err)))
		goto out;
	all.scope.frame.explain = asked->explain;
	all.proofs = afi_proofs_new(&all.scope.frame);
	part = afi_kind_head(reg, &all.scope.frame, target, "responses",
			     "Responses to inspection reports", asked);
	sink->head(sink->arg, part, "inspections");
	json_decref(part);
	tell_all(&all);
	part = json_object();
	afi_view_put(part, "totals", view_totals(&all));
	afi_kind_foot(sink, part, broken, all.told, is_since(&all) ?
		      "None: nothing was published or changed since then." :
		      "None: no report is recorded here.");
out:
	json_decref(all.proofs);
	afi_scope_clear(&all.scope);
	return rc;
}
