/* afi open: an inspection, a finding or an action, as its target names it. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "grade.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "state.h"
#include "target.h"
#include "text.h"

/* What was asked for, read and checked before the lock is taken. */
struct opening {
	const char *target;
	const char *published, *address, *body, *cycle;	/* an inspection's */
	struct grades grades;
	struct afi_str not_statutory;
	const char *wording;				/* a finding's */
	const char *numbered, *issued;
	const char *due;
	const char *on;
	struct afi_str question;			/* a finding's */
	struct afi_str title, owner, text;
};

/* An option of one level must not get lost unsaid at another. */
static enum afi_code refuse(const char *value, const char *name,
			    const char *level, struct afi_err *err)
{
	return value ? afi_err_set(err, AFI_EUSAGE, "--%s is for %s", name,
				   level) : AFI_OK;
}

static enum afi_code check_level(const struct opening *o,
				 enum afi_level level, struct afi_err *err)
{
	static const char inspection[] = "an inspection";
	static const char finding[] = "a finding";
	enum afi_code rc = AFI_OK;

	if (level != AFI_INSPECTION)
		(void)((rc = refuse(o->published, "published", inspection,
				    err)) ||
		       (rc = refuse(o->address, "address", inspection, err)) ||
		       (rc = refuse(o->body, "body", inspection, err)) ||
		       (rc = refuse(o->cycle, "cycle", inspection, err)) ||
		       (rc = refuse(o->grades.n ? "" : NULL, "grade",
				    inspection, err)) ||
		       (rc = refuse(o->not_statutory.len ? "" : NULL,
				    "not-statutory", inspection, err)));
	if (!rc && level != AFI_FINDING)
		(void)((rc = refuse(o->question.len ? "" : NULL, "question",
				    finding, err)) ||
		       (rc = refuse(o->wording, "wording", finding, err)) ||
		       (rc = refuse(o->numbered, "numbered", finding, err)) ||
		       (rc = refuse(o->issued, "issued", finding, err)));
	if (!rc && level == AFI_INSPECTION)
		(void)((rc = refuse(o->due, "due", "a finding or an action",
				    err)) ||
		       (rc = refuse(o->owner.len ? o->owner.s : NULL, "owner",
				    "a finding or an action", err)));
	return rc;
}

static int today(struct afi_change *change)
{
	return afi_register_today(afi_change_register(change));
}

/* A full date, as reports and findings have; a month is not enough. */
static enum afi_code add_day(struct afi_draft *draft, const char *key,
			     const char *typed, int now,
			     struct afi_err *err)
{
	struct afi_str day = AFI_STR_INIT;
	struct afi_date date;

	if (!typed)
		return AFI_OK;
	if (afi_date_parse(&date, typed, now, err)) {
		err->code = AFI_EUSAGE;
		return afi_err_prefix(err, "--%s", key);
	}
	if (date.month || *date.words)
		return afi_err_set(err, AFI_EUSAGE, "--%s needs a day; '%s' is "
				   "vaguer; leave it out if it is not known",
				   key, typed);
	afi_day_iso(&day, date.day);
	afi_draft_add(draft, key, day.s);
	afi_str_clear(&day);
	return AFI_OK;
}

/* What a report says happened when that came out, on the day @out (or NULL),
 * however late it is entered; unless the writer says when. */
static const char *happened(const struct opening *o, const char *out, int now)
{
	struct afi_err ignored = AFI_ERR_INIT;
	int day;

	return o->on || !out || afi_day_parse(&day, out, &ignored) ||
	       day >= now ? NULL : out;
}

static void add_happened(struct afi_draft *draft, const char *day)
{
	struct afi_draft head = AFI_DRAFT_INIT;

	afi_draft_add(&head, "happened", day);
	afi_draft_prepend(draft, &head);
	afi_draft_clear(&head);
}

/* The value under @key in @draft, or NULL. */
static const char *drafted(const struct afi_draft *draft, const char *key)
{
	for (size_t i = 0; i < draft->n; i++)
		if (strcmp(draft->v[i].key, key) == 0)
			return draft->v[i].value;
	return NULL;
}

/* A finding comes out by itself or with the report of @inspection. */
static void add_issued(struct afi_draft *draft, const struct opening *o,
		       const struct afi_record *inspection, int now)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	const char *out = drafted(draft, "issued");

	if (!out && afi_fold_make(&fold, inspection, INT_MAX, now))
		out = afi_fold_value(&fold, "published");
	add_happened(draft, happened(o, out, now));
	afi_fold_clear(&fold);
}

static enum afi_code open_inspection(struct afi_change *change,
				     const struct afi_target *target,
				     const struct opening *o,
				     struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *body = o->body ? o->body : AFI_HMICFRS;
	enum afi_code rc;

	afi_draft_add(&draft, "kind", "inspection");
	afi_draft_add(&draft, "title", o->title.s);
	if ((rc = add_day(&draft, "published", o->published, today(change),
			  err)))
		goto out;
	afi_draft_add(&draft, "body", body);
	afi_draft_add(&draft, "address", o->address);
	afi_draft_add(&draft, "cycle", o->cycle);
	if (o->not_statutory.len)
		afi_draft_add(&draft, "not-statutory", o->not_statutory.s);
	if (o->text.len)
		afi_draft_add(&draft, "text", o->text.s);
	add_happened(&draft, happened(o, drafted(&draft, "published"),
				      today(change)));
	if (!(rc = afi_change_add(change, target, "opened", body, NULL,
				  &draft, err)))
		rc = grades_add(change, target, &o->grades,
				drafted(&draft, "happened"), err);
out:
	afi_draft_clear(&draft);
	return rc;
}

/* Who owns a finding is the force's affair, beside what was published. */
static enum afi_code assign_owner(struct afi_change *change,
				  const struct afi_target *target,
				  const struct opening *o, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *party;
	enum afi_code rc;

	if (!o->owner.len)
		return AFI_OK;
	if ((rc = afi_change_party(&party, change, err)))
		return rc;
	if (strcmp(party, AFI_PCC) == 0)
		return afi_err_set(err, AFI_EINVALID, "--owner: who answers "
				   "for it is for the force to say; open it "
				   "without, then record what the force told "
				   "you with 'afi assign TARGET --owner OWNER "
				   "--as force --source TEXT'");
	afi_draft_add(&draft, "owner", o->owner.s);
	rc = afi_change_add(change, target, "assign", NULL, NULL, &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code open_finding(struct afi_change *change,
				  const struct afi_target *target,
				  const struct opening *o, struct afi_err *err)
{
	struct afi_target parent = *target;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_record *inspection;
	const struct afi_entry *heading;
	const char *kind = NULL;
	int number = 0, sub = 0;
	enum afi_code rc;

	parent.level = AFI_INSPECTION;
	if ((rc = afi_change_record(&inspection, change, &parent, err)))
		goto out;
	heading = &inspection->entries[0];
	afi_finding_split(&kind, &number, &sub, target->finding);
	afi_draft_add(&draft, "kind", kind);
	afi_draft_number(&draft, "number", sub ? sub : number);
	if (sub)
		afi_draft_number(&draft, "under", number);
	afi_draft_add(&draft, "title", o->title.s);
	afi_draft_add(&draft, "wording", o->wording);
	afi_draft_add(&draft, "numbered", o->numbered);
	if (o->text.len)
		afi_draft_add(&draft, "text", o->text.s);
	if (o->question.len)
		afi_draft_add(&draft, "question", o->question.s);
	if ((rc = add_day(&draft, "issued", o->issued, today(change), err)) ||
	    (rc = opt_due(&draft, o->due, today(change), err)))
		goto out;
	add_issued(&draft, o, inspection, today(change));
	if ((rc = afi_change_add(change, target, "opened", heading->as,
				 afi_change_source(change)
					? NULL : heading->source,
				 &draft, err)))
		goto out;
	rc = assign_owner(change, target, o, err);
out:
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code open_action(struct afi_change *change,
				 const struct afi_target *target,
				 const struct opening *o, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_draft_number(&draft, "number", target->action);
	afi_draft_add(&draft, "title", o->title.s);
	if (o->text.len)
		afi_draft_add(&draft, "text", o->text.s);
	if (o->owner.len)
		afi_draft_add(&draft, "owner", o->owner.s);
	if (!(rc = opt_due(&draft, o->due, today(change), err)))
		rc = afi_change_add(change, target, "action", NULL, NULL,
				    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code open_it(struct afi_change *change, void *arg,
			     struct afi_err *err)
{
	const struct opening *o = arg;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_change_place(&target, change, o->target, err)) ||
	    (rc = check_level(o, target.level, err)))
		return rc;
	if (target.level == AFI_INSPECTION)
		return open_inspection(change, &target, o, err);
	if (target.level == AFI_FINDING)
		return open_finding(change, &target, o, err);
	return open_action(change, &target, o, err);
}

/* As it is written in the report, or as records have it. */
static enum afi_code read_question(struct afi_str *out, const char *typed,
				   struct afi_err *err)
{
	if (!typed)
		return AFI_OK;
	afi_text_slug(out, typed);
	if (out->len)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "--question: '%s' has no words",
			   typed);
}

static enum afi_code read_grades(struct grades *out,
				 const struct opt_list *typed,
				 struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < typed->n && !rc; i++)
		rc = grades_read(out, typed->v[i], err);
	return rc;
}

enum afi_code cmd_open(int argc, char **argv, struct afi_err *err)
{
	struct opening o = { .title = AFI_STR_INIT, .owner = AFI_STR_INIT,
			     .text = AFI_STR_INIT, .question = AFI_STR_INIT,
			     .not_statutory = AFI_STR_INIT };
	const char *title = NULL, *owner = NULL, *m = NULL, *file = NULL;
	const char *not_statutory = NULL, *question = NULL;
	struct opt_list grades = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "title", .arg = "TITLE", .str = &title, .must = true,
		  .help = "what it is called" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "its text" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "its text from a file, or - for standard input" },
		{ .name = "owner", .arg = "OWNER", .str = &owner,
		  .help = "the post that answers for it" },
		{ .name = "due", .arg = "DATE", .str = &o.due,
		  .help = "when it is to be done" },
		{ .name = "published", .arg = "DATE", .str = &o.published,
		  .help = "the report's day of publication" },
		{ .name = "address", .arg = "URL", .str = &o.address,
		  .help = "where the report is published" },
		{ .name = "body", .arg = "BODY", .str = &o.body,
		  .help = "who inspected, if not hmicfrs" },
		{ .name = "cycle", .arg = "NAME", .str = &o.cycle,
		  .help = "the round of inspections, such as 2023-25" },
		{ .name = "grade", .arg = "QUESTION=GRADE", .list = &grades,
		  .help = "how it graded the force" },
		{ .name = "not-statutory", .arg = "REASON",
		  .str = &not_statutory,
		  .help = "why no statutory period runs for comments on it" },
		{ .name = "question", .arg = "NAME", .str = &question,
		  .help = "the question it stands under" },
		{ .name = "wording", .arg = "HOW", .str = &o.wording,
		  .words = "published|summary",
		  .help = "published, or summary if the words are yours" },
		{ .name = "numbered", .arg = "WHERE", .str = &o.numbered,
		  .words = "published|response|register",
		  .help = "published, response or register" },
		{ .name = "issued", .arg = "DATE", .str = &o.issued,
		  .help = "when it was issued, if not with the report" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .str = &o.target, .must = true,
		  .help = "such as FORCE/INSPECTION, afi-3, afi-3/new" },
		{ 0 },
	};
	enum afi_code rc;

	rc = opt_parse(opts, argc, argv, err);
	o.on = common.on;
	if (!rc &&
	    !(rc = opt_line(&o.title, title, "--title", err)) &&
	    !(rc = opt_line(&o.owner, owner, "--owner", err)) &&
	    !(rc = read_question(&o.question, question, err)) &&
	    !(rc = opt_line(&o.not_statutory, not_statutory,
			    "--not-statutory", err)) &&
	    !(rc = read_grades(&o.grades, &grades, err)) &&
	    !(rc = opt_text(&o.text, m, file, false, err)))
		rc = opt_change(&common, open_it, &o, err);
	free(grades.v);
	grades_clear(&o.grades);
	afi_str_clear(&o.not_statutory);
	afi_str_clear(&o.question);
	afi_str_clear(&o.text);
	afi_str_clear(&o.owner);
	afi_str_clear(&o.title);
	return rc;
}
