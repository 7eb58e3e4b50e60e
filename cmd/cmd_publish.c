/* afi publish: the comments on a report were published, which is the duty. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "cmd.h"
#include "issued.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "str.h"
#include "targets.h"

struct publication {
	struct opt_list targets;
	struct afi_str url, text;
	const char *letter;		/* as typed, or NULL */
	struct afi_str clock;		/* what it says now, to be shown */
};

/* Whether that address is recorded for that day already. */
static bool is_there(const struct afi_fold *fold, const char *url, int day)
{
	for (size_t i = 0; i < fold->nlive; i++) {
		const struct afi_entry *entry = fold->live[i];

		if (afi_entry_is(entry, "publish") &&
		    strcmp(afi_entry_get(entry, "address"), url) == 0 &&
		    afi_fold_day(fold, entry) == day)
			return true;
	}
	return false;
}

/* Comments on a report cannot be older than it is. */
static enum afi_code check_day(const struct targets_one *at, int day,
			       struct afi_err *err)
{
	const char *published = afi_fold_value(at->fold, "published");
	struct afi_str when = AFI_STR_INIT;
	int report;

	if (!published || afi_day_parse(&report, published, err) ||
	    report <= day)
		return AFI_OK;
	afi_day_long(&when, report);
	afi_err_set(err, AFI_EUSAGE, "--on: the report itself was published "
		    "on %s, and no comments on it can be older", when.s);
	afi_str_clear(&when);
	return AFI_EUSAGE;
}

static enum afi_code refuse_void(const struct targets_one *at,
				 struct afi_err *err)
{
	if (!at->state->void_)
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "'%s' was opened by mistake, so "
			   "that nothing answers it", at->name);
}

/* In how many days, and whether that was in time. */
static void add_clock(struct afi_str *out, const struct afi_clock *clock,
		      int today)
{
	const char *tense = clock->last_day < today ? "was" : "is";
	struct afi_str last = AFI_STR_INIT;

	afi_day_long(&last, clock->last_day);
	if (clock->state == AFI_CLOCK_MET)
		afi_str_addf(out, "day %d of %d, in time; the last day %s %s\n",
			     clock->day, AFI_CLOCK_DAYS, tense, last.s);
	else if (clock->state == AFI_CLOCK_LATE)
		afi_str_addf(out, "day %d, %d day%s late; the last day %s %s\n",
			     clock->day, clock->late,
			     clock->late == 1 ? "" : "s", tense, last.s);
	else
		afi_str_addf(out, "%s\n", clock->why);
	afi_str_clear(&last);
}

/* What the statutory clock says of @name now that @id is recorded. */
static enum afi_code say_clock(struct publication *p,
			       struct afi_change *change,
			       const struct afi_target *target,
			       const char *name, const char *id,
			       struct afi_err *err)
{
	const int today = afi_register_today(afi_change_register(change));
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_record *rec;
	struct afi_clock clock;
	enum afi_code rc;

	if ((rc = afi_change_record(&rec, change, target, err)))
		return rc;
	afi_fold_make(&fold, rec, INT_MAX, today);
	clock = afi_clock_of(&fold, today);
	afi_str_addf(&p->clock, "%s: ", name);
	if (strcmp(clock.published->id, id) != 0) {
		afi_str_adds(&p->clock, "the first publication, of ");
		afi_day_long(&p->clock, afi_fold_day(&fold, clock.published));
		afi_str_adds(&p->clock, ", is what counts: ");
	}
	add_clock(&p->clock, &clock, today);
	afi_fold_clear(&fold);
	return AFI_OK;
}

static enum afi_code publish_it(struct afi_change *change,
				const struct targets_one *at, void *arg,
				struct afi_err *err)
{
	struct publication *p = arg;
	const int day = afi_change_day(change);
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *letter;
	enum afi_code rc;

	if ((rc = targets_only(at, AFI_INSPECTION, "'afi publish'", err)) ||
	    (rc = refuse_void(at, err)) ||
	    (rc = check_day(at, day, err)) ||
	    (rc = issued_named(&letter, at, p->letter, day, err)) ||
	    is_there(at->fold, p->url.s, day))
		return rc;
	afi_draft_add(&draft, "address", p->url.s);
	afi_draft_add(&draft, "letter", letter);
	if (p->text.len)
		afi_draft_add(&draft, "text", p->text.s);
	if (!(rc = afi_change_add(change, &at->target, "publish", NULL, NULL,
				  &draft, err)))
		rc = say_clock(p, change, &at->target, at->name,
			       afi_change_last_id(change), err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code publish_them(struct afi_change *change, void *arg,
				  struct afi_err *err)
{
	struct publication *p = arg;

	afi_str_reset(&p->clock);
	return targets_each(change, &p->targets, publish_it, p, err);
}

enum afi_code cmd_publish(int argc, char **argv, struct afi_err *err)
{
	struct publication p = { .url = AFI_STR_INIT, .text = AFI_STR_INIT,
				 .clock = AFI_STR_INIT };
	const char *url = NULL, *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "url", .arg = "URL", .str = &url, .must = true,
		  .help = "where the comments can be read" },
		OPT_LETTER(&p.letter),
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "a note, such as what this version corrects" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &p.targets, .must = true,
		  .help = "the inspection whose comments they are" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_act_of(&common, AFI_PCC, err)) &&
	    !(rc = opt_url(&p.url, "--url", url, err)) &&
	    !(rc = opt_text(&p.text, m, file, false, err)) &&
	    !(rc = opt_change(&common, publish_them, &p, err)))
		fputs(p.clock.s, stdout);
	afi_str_clear(&p.clock);
	afi_str_clear(&p.text);
	afi_str_clear(&p.url);
	free(p.targets.v);
	return rc;
}
