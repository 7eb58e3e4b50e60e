/* afi ask: a question, an invitation to comment, a chaser. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "str.h"
#include "targets.h"
#include "text.h"

struct question {
	struct opt_list targets;
	const char *by, *sort;
	struct afi_str of, text;
	struct afi_str answers;		/* how to answer, to be shown */
};

/* Parties are written small; anything else is a post of the force, which must
 * not look like a party that there is not. */
static enum afi_code set_party(struct afi_str *of, const char *body,
			       struct afi_err *err)
{
	const char *const parties[] = { AFI_FORCE, AFI_PCC, body };
	struct afi_str slug = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	afi_text_slug(&slug, of->s);
	for (size_t i = 0; i < sizeof(parties) / sizeof(*parties); i++) {
		if (strcmp(slug.s, parties[i]) != 0)
			continue;
		afi_str_reset(of);
		afi_str_adds(of, parties[i]);
		goto out;
	}
	if (afi_slug_valid(of->s))
		rc = afi_err_set(err, AFI_EUSAGE, "--of: '%s' is no party "
				 "here; force, pcc and %s are, and a post is "
				 "written with capitals", of->s, body);
out:
	afi_str_clear(&slug);
	return rc;
}

/* Whom is asked: as told, else the other office. */
static enum afi_code choose_of(struct afi_str *out, struct afi_change *change,
			       const struct targets_one *at,
			       const struct question *q, struct afi_err *err)
{
	const char *party;
	enum afi_code rc;

	if ((rc = afi_change_party(&party, change, err)))
		return rc;
	if (q->of.len)
		afi_str_add(out, q->of.s, q->of.len);
	else
		afi_str_adds(out, strcmp(party, AFI_FORCE) ? AFI_FORCE :
			     AFI_PCC);
	if ((rc = set_party(out, at->rec->entries[0].as, err)))
		return rc;
	if (strcmp(out->s, party) == 0)
		return afi_err_set(err, AFI_EUSAGE, "--of: the %s would be "
				   "asking itself; name another party, or a "
				   "post of the force", party);
	return AFI_OK;
}

/* A date that had passed when it was set was a slip of the hand. */
static enum afi_code check_by(struct afi_change *change,
			      const struct afi_date *by, struct afi_err *err)
{
	const int asked = afi_change_day(change);
	struct afi_str day = AFI_STR_INIT, then = AFI_STR_INIT;

	if (by->day >= asked)
		return AFI_OK;
	afi_date_show(&day, by);
	afi_day_long(&then, asked);
	afi_err_set(err, AFI_EUSAGE, "--by: %s is before the day of asking, "
		    "%s; if it was asked earlier, say when with --on",
		    day.s, then.s);
	afi_str_clear(&then);
	afi_str_clear(&day);
	return AFI_EUSAGE;
}

static void tell_answer(struct afi_str *out, struct afi_change *change,
			const struct targets_one *at, const struct question *q)
{
	const bool words = strcmp(q->sort, "invitation") == 0 && !at->action;

	afi_str_addf(out, "answer with: afi %s %s --answers %s -m TEXT\n",
		     words ? "respond" : "update", at->name,
		     afi_change_last_id(change));
}

static enum afi_code ask_it(struct afi_change *change,
			    const struct targets_one *at, void *arg,
			    struct afi_err *err)
{
	struct question *q = arg;
	const int today = afi_register_today(afi_change_register(change));
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str of = AFI_STR_INIT;
	struct afi_date by;
	enum afi_code rc;

	if ((rc = opt_date(&by, "by", q->by, today, err)) ||
	    (rc = check_by(change, &by, err)) ||
	    (rc = choose_of(&of, change, at, q, err)))
		goto out;
	afi_draft_add(&draft, "sort", q->sort);
	afi_draft_add(&draft, "of", of.s);
	opt_add_due(&draft, &by);
	afi_draft_add(&draft, "text", q->text.s);
	if (!(rc = afi_change_add(change, &at->target, "ask", NULL, NULL,
				  &draft, err)))
		tell_answer(&q->answers, change, at, q);
out:
	afi_str_clear(&of);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code ask_them(struct afi_change *change, void *arg,
			      struct afi_err *err)
{
	struct question *q = arg;

	afi_str_reset(&q->answers);
	return targets_each(change, &q->targets, ask_it, q, err);
}

enum afi_code cmd_ask(int argc, char **argv, struct afi_err *err)
{
	struct question q = { .sort = "question", .of = AFI_STR_INIT,
			      .text = AFI_STR_INIT, .answers = AFI_STR_INIT };
	const char *of = NULL, *m = NULL, *file = NULL;
	bool invite = false, chase = false;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "of", .arg = "WHOM", .str = &of,
		  .words = OPT_PARTIES,
		  .help = "a party or a post; else the other office" },
		{ .name = "by", .arg = "DATE", .str = &q.by, .must = true,
		  .help = "by when to answer" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "what is asked" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		{ .name = "invite", .flag = &invite,
		  .help = "it is an invitation to comment" },
		{ .name = "chase", .flag = &chase,
		  .help = "it is a chaser: progress answers it" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &q.targets, .must = true,
		  .help = "what it is about, such as afi-3" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		goto out;
	if (invite && chase) {
		rc = afi_err_set(err, AFI_EUSAGE, "--invite and --chase are "
				 "two things; ask twice");
		goto out;
	}
	if (invite || chase)
		q.sort = invite ? "invitation" : "chaser";
	if (!(rc = opt_line(&q.of, of, "--of", err)) &&
	    !(rc = opt_text(&q.text, m, file, true, err)) &&
	    !(rc = opt_change(&common, ask_them, &q, err)))
		fputs(q.answers.s, stdout);
out:
	afi_str_clear(&q.answers);
	afi_str_clear(&q.text);
	afi_str_clear(&q.of);
	free(q.targets.v);
	return rc;
}
