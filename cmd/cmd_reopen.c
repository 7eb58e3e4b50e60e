/* afi reopen: what was closed is not done after all. */
#include <stdlib.h>

#include "cmd.h"
#include "concern.h"
#include "decide.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "targets.h"

static enum afi_code reopen_it(struct afi_change *change,
			       const struct targets_one *at, void *arg,
			       struct afi_err *err)
{
	const struct afi_str *text = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if ((rc = afi_decide_reopen(at->fold, at->state, at->name, err)) ||
	    (rc = concern_may_reopen(change, &at->target, at->name, err)))
		return rc;
	afi_draft_add(&draft, "text", text->s);
	rc = afi_change_add(change, &at->target, "reopen", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_reopen(int argc, char **argv, struct afi_err *err)
{
	struct opt_list targets = { 0 };
	struct afi_str text = AFI_STR_INIT;
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the reason" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the reason from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &targets, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&text, m, file, true, err)))
		rc = targets_change(&common, &targets, reopen_it, &text, err);
	afi_str_clear(&text);
	free(targets.v);
	return rc;
}
