/* afi submit: the force claims that a finding is met, and wants an answer. */
#include <stdlib.h>

#include "cmd.h"
#include "decide.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "targets.h"

struct claim {
	const char *to;
	struct afi_str text;
};

static enum afi_code submit_it(struct afi_change *change,
			       const struct targets_one *at, void *arg,
			       struct afi_err *err)
{
	const struct claim *claim = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if ((rc = targets_only(at, AFI_FINDING, "a claim", err)) ||
	    (rc = afi_decide_submit(at->fold, at->name, claim->to, err)))
		return rc;
	afi_draft_add(&draft, "to", claim->to);
	afi_draft_add(&draft, "text", claim->text.s);
	rc = afi_change_add(change, &at->target, "submit", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_submit(int argc, char **argv, struct afi_err *err)
{
	struct claim claim = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_list targets = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "what is claimed, and what shows it" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		{ .name = "to", .arg = "PARTY", .str = &claim.to,
		  .words = "pcc|hmicfrs|...",
		  .help = "who is to answer: pcc (unless told), hmicfrs" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &targets, .must = true,
		  .help = "the findings, such as afi-3" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_act_of(&common, AFI_FORCE, err)) &&
	    !(rc = opt_text(&claim.text, m, file, true, err))) {
		if (!claim.to)
			claim.to = AFI_PCC;
		rc = targets_change(&common, &targets, submit_it, &claim, err);
	}
	afi_str_clear(&claim.text);
	free(targets.v);
	return rc;
}
