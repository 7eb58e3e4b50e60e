/* afi update: what was done, and a new date if it slips. */
#include <stdio.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"

struct update {
	const char *target, *due;
	struct afi_str text;
};

static enum afi_code update_it(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	const struct update *u = arg;
	struct afi_register *reg = afi_change_register(change);
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&target, reg, u->target, err)))
		goto out;
	if (target.level == AFI_INSPECTION && u->due) {
		rc = afi_err_set(err, AFI_EUSAGE, "--due is for a finding or "
				 "an action");
		goto out;
	}
	if ((rc = opt_due(&draft, u->due, afi_register_today(reg), err)))
		goto out;
	afi_draft_add(&draft, "text", u->text.s);
	rc = afi_change_add(change, &target, "update", NULL, NULL, &draft,
			    err);
out:
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_update(int argc, char **argv, struct afi_err *err)
{
	struct update u = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "what was done; with --due, why the date moves" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		{ .name = "due", .arg = "DATE", .str = &u.due,
		  .help = "the new date" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .str = &u.target, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&u.text, m, file, true, err)))
		rc = opt_change(&common, update_it, &u, err);
	afi_str_clear(&u.text);
	return rc;
}
