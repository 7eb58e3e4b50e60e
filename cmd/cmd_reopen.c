/* afi reopen: what was closed is not done after all. */
#include <limits.h>
#include <stdlib.h>

#include "cmd.h"
#include "decide.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "state.h"

struct reopening {
	struct opt_list targets;
	struct afi_str text;
};

static enum afi_code reopen_one(struct afi_change *change,
				const struct reopening *r, const char *text,
				struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;
	struct afi_str name = AFI_STR_INIT;
	const struct afi_entry *action = NULL;
	const struct afi_record *rec;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&target, afi_change_register(change),
				       text, err)) ||
	    (rc = afi_change_record(&rec, change, &target, err)) ||
	    (target.level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, &target, err))))
		goto out;
	afi_target_print(&name, &target);
	afi_fold_make(&fold, rec, INT_MAX, 0);
	if ((rc = afi_decide_reopen(&fold, afi_fold_subject(&fold, action),
				    name.s, err)))
		goto out;
	afi_draft_add(&draft, "text", r->text.s);
	rc = afi_change_add(change, &target, "reopen", NULL, NULL, &draft,
			    err);
out:
	afi_draft_clear(&draft);
	afi_fold_clear(&fold);
	afi_str_clear(&name);
	return rc;
}

static enum afi_code reopen_them(struct afi_change *change, void *arg,
				 struct afi_err *err)
{
	const struct reopening *r = arg;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < r->targets.n && !rc; i++)
		rc = reopen_one(change, r, r->targets.v[i], err);
	return rc;
}

enum afi_code cmd_reopen(int argc, char **argv, struct afi_err *err)
{
	struct reopening r = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the reason" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the reason from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &r.targets, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&r.text, m, file, true, err)))
		rc = opt_change(&common, reopen_them, &r, err);
	afi_str_clear(&r.text);
	free(r.targets.v);
	return rc;
}
