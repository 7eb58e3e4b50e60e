/* A letter's view: the inspection, its findings, and what is missing. */
#include "query_letter.h"

#include <stdlib.h>

#include "date.h"
#include "issue.h"
#include "query_letter_parts.h"
#include "setup.h"

/* ---- the inspection ------------------------------------------------------ */

static void put_maybe(json_t *view, const char *key, json_t *value,
		      const json_t *usual)
{
	const bool none = json_is_null(value);

	afi_view_put(view, key, none ? json_incref((json_t *)usual) : value);
}

static json_t *missing_day(struct afi_lettering *l)
{
	struct afi_str command = AFI_STR_INIT;
	json_t *text;

	afi_str_adds(&command, "afi correct ");
	afi_target_print(&command, &l->asked->target);
	afi_str_adds(&command, " --set published=DATE");
	text = afi_lettering_gap(l, "day of the report", "not recorded",
				 command.s);
	afi_str_clear(&command);
	return text;
}

static void put_inspection(json_t *view, struct afi_lettering *l,
			   const struct afi_subject *sub)
{
	json_t *one = json_object(), *day;
	json_t *title = afi_lettering_value(l, sub, "title");

	day = afi_view_fold_day(&sub->fold, "published");
	afi_view_put(one, "target", afi_view_target(sub->target));
	put_maybe(one, "name", afi_lettering_setting(l, "report-name"), title);
	put_maybe(one, "report_title",
		  afi_lettering_setting(l, "report-title"), title);
	afi_view_put(one, "title", title);
	afi_view_put(one, "address", afi_lettering_value(l, sub, "address"));
	afi_view_put(one, "published_missing", json_is_null(day) ?
		     missing_day(l) : json_null());
	afi_view_put(one, "published", day);
	afi_view_put(one, "clock", afi_view_clock(sub));
	afi_view_put(view, "inspection", one);
}

/* Where the comments are published: as recorded last. */
static void put_publication(json_t *view, struct afi_lettering *l,
			    const struct afi_subject *sub)
{
	const struct afi_entry *last = NULL;
	struct afi_str command = AFI_STR_INIT;
	json_t *one = json_null();

	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (afi_entry_is(sub->fold.live[i], "publish"))
			last = sub->fold.live[i];
	if (last) {
		one = json_object();
		afi_view_put(one, "address",
			     afi_lettering_text(l, sub, last, "address"));
		afi_view_put(one, "happened",
			     afi_view_day(afi_fold_day(&sub->fold, last)));
	}
	afi_str_adds(&command, "afi publish ");
	afi_target_print(&command, &l->asked->target);
	afi_str_adds(&command, " --url URL --on DATE");
	afi_view_put(view, "publication", one);
	afi_view_put(view, "publication_missing", last ? json_null() :
		     afi_lettering_gap(l, "publication of the comments",
				       "not recorded", command.s));
	afi_str_clear(&command);
}

static void put_parts(json_t *view, struct afi_lettering *l,
		      const struct afi_subject *sub)
{
	static const char *const of_pcc[] = {
		"opening", "comments", "reply", "closing",
	};
	json_t *parts = json_object(), *pcc = json_object();
	json_t *force = json_object();

	for (size_t i = 0; i < sizeof(of_pcc) / sizeof(*of_pcc); i++)
		afi_view_put(pcc, of_pcc[i], afi_lettering_part(l, sub,
						AFI_PCC, of_pcc[i]));
	afi_view_put(force, "introduction",
		     afi_lettering_part(l, sub, AFI_FORCE, "introduction"));
	afi_view_put(parts, "pcc", pcc);
	afi_view_put(parts, "force", force);
	afi_view_put(view, "parts", parts);
}

/* The letters of the day since when this one tells have told what was recorded
 * before they were issued. */
static void find_told(struct afi_lettering *l, const struct afi_subject *sub)
{
	struct afi_issues issues = { 0 };

	afi_issues_find(&issues, &sub->fold);
	for (size_t i = 0; i < issues.n; i++) {
		const struct afi_entry *issue = issues.v[i].entry;
		int dated;

		if (!afi_day_parse(&dated, afi_entry_get(issue, "dated"),
				   NULL) && dated == l->asked->since)
			l->told = issue->at;
	}
	free(issues.v);
}

static enum afi_code read_inspection(json_t *view, struct afi_lettering *l,
				     struct afi_err *err)
{
	const struct afi_target *target = &l->asked->target;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc = afi_register_load(&rec, l->reg, target, err);

	if (!rc && !afi_subject_make(&sub, &l->frame, target, &rec)) {
		afi_target_print(&name, target);
		rc = afi_err_set(err, AFI_ENOTFOUND, "'%s' had not been "
				 "opened by then", name.s);
	}
	if (!rc) {
		put_inspection(view, l, &sub);
		put_publication(view, l, &sub);
		put_parts(view, l, &sub);
		find_told(l, &sub);
	}
	afi_str_clear(&name);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
	return rc;
}

/* ---- all of it ----------------------------------------------------------- */

static void put_title(json_t *view, const struct afi_lettering *l)
{
	const json_t *inspection = json_object_get(view, "inspection");
	struct afi_str title = AFI_STR_INIT;

	afi_str_addf(&title, "%s, ", json_string_value(
		     json_object_get(inspection, "title")));
	afi_day_long(&title, l->asked->date);
	afi_view_put(view, "title", afi_view_text(title.s));
	afi_str_clear(&title);
}

static void put_days(json_t *view, struct afi_lettering *l)
{
	const int since = l->asked->since;

	afi_view_put(view, "template", afi_view_text(l->asked->template_));
	afi_view_put(view, "date", afi_view_day(l->asked->date));
	afi_view_put(view, "since", afi_view_day(since));
	afi_view_put(view, "since_missing", since != AFI_NO_DAY ? json_null() :
		     afi_lettering_gap(l, "day of the last letter",
				       "not given", "--since DATE or "
				       "--since last"));
}

/* Make @view what the reader may see. */
static void fit(json_t *view, const struct afi_lettering *l)
{
	bool redacted = l->redacted;

	if (!l->asked->internal)
		afi_view_make_public(view, &redacted, l->reg);
	afi_view_put(view, "redacted", json_boolean(redacted));
}

static enum afi_code no_inspection(const struct afi_target *target,
				   struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;

	afi_target_print(&name, target);
	afi_err_set(err, AFI_EUSAGE, "a letter is about an inspection, and "
		    "'%s' is none", name.s);
	afi_str_clear(&name);
	return AFI_EUSAGE;
}

enum afi_code afi_query_letter(json_t **out, struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_letter_asked *asked,
			       struct afi_err *err)
{
	struct afi_lettering l = {
		.asked = asked, .reg = reg, .frame = afi_frame_of(reg),
		.setup = AFI_SETUP_INIT, .told = INT64_MIN,
	};
	json_t *view;
	enum afi_code rc;

	if (asked->target.level != AFI_INSPECTION)
		return no_inspection(&asked->target, err);
	if (!asked->internal && !afi_register_hidden(reg) &&
	    (rc = afi_register_hide(reg, err)))
		return rc;
	l.frame.today = asked->date;
	l.gaps = json_array();
	afi_register_setup_on(&l.setup, reg, asked->date);
	view = afi_view_head(reg, "letter", &l.frame, &asked->target);
	put_days(view, &l);
	afi_lettering_put_offices(view, &l);
	if (!(rc = read_inspection(view, &l, err)) &&
	    !(rc = afi_lettering_put_findings(view, &l, broken, err))) {
		put_title(view, &l);
		afi_view_put(view, "gaps", json_incref(l.gaps));
		afi_view_put(view, "broken", afi_view_broken(broken));
		fit(view, &l);
		*out = json_incref(view);
		if (!asked->internal && !broken->n)
			rc = afi_register_sure(reg, err);
	}
	json_decref(view);
	json_decref(l.gaps);
	afi_setup_clear(&l.setup);
	return rc;
}
