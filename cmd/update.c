#include "update.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "opt.h"
#include "record.h"
#include "text.h"
#include "vec.h"

void update_clear(struct update *u)
{
	for (size_t i = 0; i < u->figures.n; i++)
		figure_clear(&u->figures.v[i]);
	for (size_t i = 0; i < u->files.n; i++)
		evidence_clear(&u->files.v[i]);
	free(u->figures.v);
	free(u->files.v);
	grades_clear(&u->grades);
	afi_str_clear(&u->text);
	*u = (struct update)UPDATE_INIT;
}

/* ---- what is typed ------------------------------------------------------- */

enum afi_code update_figure(struct update *u, const char *typed,
			    struct afi_err *err)
{
	struct figure *figure = afi_vec_push(&u->figures);

	*figure = (struct figure)FIGURE_INIT;
	return figure_read(figure, &(struct figure_typed){ .measure = typed },
			   err);
}

enum afi_code update_file(struct update *u, const char *from,
			  struct afi_err *err)
{
	struct evidence *file = afi_vec_push(&u->files);

	*file = (struct evidence)EVIDENCE_INIT;
	return evidence_read(file, from, true, NULL, err);
}

enum afi_code update_grade(struct update *u, const char *typed,
			   struct afi_err *err)
{
	return grades_read(&u->grades, typed, err);
}

static bool has_more(const struct update *u)
{
	return u->figures.n || u->files.n || u->grades.n;
}

static bool is_event(const char *word)
{
	static const char *const words[] = { "visit", "debrief", "revisit",
					     "phase" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

enum afi_code update_check(const struct update *u, struct afi_err *err)
{
	if (u->event && !is_event(u->event))
		return afi_err_set(err, AFI_EUSAGE, "--event: '%s' is none; "
				   "there are visit, debrief, revisit, phase",
				   u->event);
	if (u->no_change && (u->event || has_more(u)))
		return afi_err_set(err, AFI_EUSAGE, "--no-change says that "
				   "there is nothing new, so nothing new goes "
				   "with it");
	if (u->until && !u->event)
		return afi_err_set(err, AFI_EUSAGE, "--until is the last day "
				   "of an --event");
	if (u->event && (u->due || u->answers))
		return afi_err_set(err, AFI_EUSAGE, "an event moves no date "
				   "and answers nothing; record that by "
				   "itself");
	return AFI_OK;
}

bool update_needs_text(const struct update *u)
{
	if (u->due || u->event)
		return true;
	return !u->no_change && (u->answers || !has_more(u));
}

/* ---- what is recorded ---------------------------------------------------- */

static enum afi_code add_update(struct afi_change *change,
				const struct targets_one *at,
				const struct update *u, struct afi_err *err)
{
	const int today = afi_register_today(afi_change_register(change));
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *asked = NULL;
	enum afi_code rc;

	if (u->due && at->target.level == AFI_INSPECTION) {
		rc = afi_err_set(err, AFI_EUSAGE, "--due is for a finding or "
				 "an action");
		goto out;
	}
	if ((u->due && (rc = targets_may_slip(at, err))) ||
	    (rc = targets_answers(&asked, change, at, u->answers, err)) ||
	    (rc = opt_due(&draft, u->due, today, err)))
		goto out;
	if (u->text.len)
		afi_draft_add(&draft, "text", u->text.s);
	if (u->no_change)
		afi_draft_add(&draft, "no-change", "yes");
	afi_draft_add(&draft, "answers", asked);
	rc = afi_change_add(change, &at->target, "update", NULL, NULL, &draft,
			    err);
out:
	afi_draft_clear(&draft);
	return rc;
}

/* The last day of an event, which is over. */
static enum afi_code read_until(struct afi_str *out, const char *typed,
				struct afi_change *change, struct afi_err *err)
{
	const int today = afi_register_today(afi_change_register(change));
	struct afi_date until;
	enum afi_code rc;

	if (!typed)
		return AFI_OK;
	if ((rc = opt_date(&until, "until", typed, today, err)))
		return rc;
	if (until.month || *until.words)
		return afi_err_set(err, AFI_EUSAGE, "--until needs a day; '%s' "
				   "is vaguer", typed);
	if (until.day > today)
		return afi_err_set(err, AFI_EUSAGE, "--until: '%s' is still to "
				   "come; what is recorded has happened",
				   typed);
	if (until.day < afi_change_day(change))
		return afi_err_set(err, AFI_EUSAGE, "--until: '%s' is before "
				   "the first day, which is that of --on, or "
				   "today", typed);
	afi_day_iso(out, until.day);
	return AFI_OK;
}

static enum afi_code add_event(struct afi_change *change,
			       const struct targets_one *at,
			       const struct update *u, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str until = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = read_until(&until, u->until, change, err)))
		goto out;
	afi_draft_add(&draft, "event", u->event);
	if (until.len)
		afi_draft_add(&draft, "until", until.s);
	afi_draft_add(&draft, "text", u->text.s);
	rc = afi_change_add(change, &at->target, "event", NULL, NULL, &draft,
			    err);
out:
	afi_str_clear(&until);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code update_add(struct afi_change *change,
			 const struct targets_one *at, void *arg,
			 struct afi_err *err)
{
	const struct update *u = arg;
	const struct evidence_about about = { 0 };
	struct afi_target target = at->target;
	enum afi_code rc = AFI_OK;

	if (u->event)
		rc = add_event(change, at, u, err);
	else if (u->text.len || u->no_change)
		rc = add_update(change, at, u, err);
	for (size_t i = 0; !rc && i < u->figures.n; i++)
		rc = figure_add(change, &target, &u->figures.v[i], NULL, err);
	for (size_t i = 0; !rc && i < u->files.n; i++)
		rc = evidence_add(change, &target, &u->files.v[i], &about,
				  err);
	if (!rc && u->grades.n &&
	    !(rc = targets_only(at, AFI_INSPECTION, "--grade", err)))
		rc = grades_add(change, &at->target, &u->grades, NULL, err);
	return rc;
}
