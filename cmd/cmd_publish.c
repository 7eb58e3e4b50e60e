/* afi publish: the comments on a report were published, which is the duty. */
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

struct publication {
	struct opt_list targets;
	struct afi_str url, text;
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

static enum afi_code publish_it(struct afi_change *change,
				const struct targets_one *at, void *arg,
				struct afi_err *err)
{
	const struct publication *p = arg;
	const int day = afi_change_day(change);
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if ((rc = targets_only(at, AFI_INSPECTION, "'afi publish'", err)) ||
	    (rc = check_day(at, day, err)) ||
	    is_there(at->fold, p->url.s, day))
		return rc;
	afi_draft_add(&draft, "address", p->url.s);
	if (p->text.len)
		afi_draft_add(&draft, "text", p->text.s);
	rc = afi_change_add(change, &at->target, "publish", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_publish(int argc, char **argv, struct afi_err *err)
{
	struct publication p = { .url = AFI_STR_INIT, .text = AFI_STR_INIT };
	const char *url = NULL, *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "url", .arg = "URL", .str = &url, .must = true,
		  .help = "where the comments can be read" },
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
	    !(rc = opt_text(&p.text, m, file, false, err)))
		rc = targets_change(&common, &p.targets, publish_it, &p, err);
	afi_str_clear(&p.text);
	afi_str_clear(&p.url);
	free(p.targets.v);
	return rc;
}
