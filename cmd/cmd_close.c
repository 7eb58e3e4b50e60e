/* afi close: the force is done with an action; a finding is signed off. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "concern.h"
#include "decide.h"
#include "links.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "state.h"
#include "targets.h"

struct closing {
	struct opt_list targets;
	const char *outcome, *authority, *by;
	struct afi_str text;
	bool unproven;		/* done is not yet shown to work */
};

/* Whatever lies under an inspection that was a mistake must be one too. */
static enum afi_code check_inspection(struct afi_change *change,
				      const struct afi_target *target,
				      const struct closing *c,
				      struct afi_err *err)
{
	struct afi_places places = { 0 };
	enum afi_code rc;

	if (!c->outcome || strcmp(c->outcome, "void") != 0)
		return afi_err_set(err, AFI_EUSAGE, "an inspection is not "
				   "closed, its findings are; opened by "
				   "mistake, it is --outcome void");
	rc = afi_register_places(&places, afi_change_register(change), target,
				 err);
	for (size_t i = 0; i < places.n && !rc; i++) {
		struct afi_fold fold = AFI_FOLD_INIT;
		const struct afi_record *rec;

		if (places.v[i].stray ||
		    places.v[i].target.level != AFI_FINDING)
			continue;
		rc = afi_change_record(&rec, change, &places.v[i].target, err);
		if (rc)
			break;
		afi_fold_make(&fold, rec, INT_MAX, 0);
		if (!fold.state.void_)
			rc = afi_err_set(err, AFI_EINVALID, "it cannot be void "
					 "while its finding '%s' is not",
					 places.v[i].target.finding);
		afi_fold_clear(&fold);
	}
	afi_places_clear(&places);
	return rc;
}

/* The target of what takes its place must be there, and is kept in full. */
static enum afi_code successor(struct afi_str *out, struct afi_change *change,
			       const char *name, const char *text,
			       struct afi_err *err)
{
	struct afi_target by;
	enum afi_code rc;

	if (!text)
		return AFI_OK;
	rc = afi_register_resolve(&by, afi_change_register(change), text, err);
	if (rc)
		return rc;
	afi_target_print(out, &by);
	if (strcmp(out->s, name) == 0)
		return afi_err_set(err, AFI_EUSAGE, "'%s' cannot take its own "
				   "place", name);
	return AFI_OK;
}

static enum afi_code add_close(struct afi_change *change,
			       const struct targets_one *at,
			       const struct afi_closing *how,
			       const struct closing *c, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const bool mistake = strcmp(how->outcome, "void") == 0;
	const bool theirs = how->level == AFI_FINDING && !mistake;
	const bool sourced = afi_change_source(change) != NULL;
	enum afi_code rc;

	afi_draft_add(&draft, "outcome", how->outcome);
	afi_draft_add(&draft, "authority", how->authority);
	afi_draft_add(&draft, "superseded-by", how->superseded_by);
	afi_draft_add(&draft, "text", c->text.s);
	rc = afi_change_add(change, &at->target, "close",
			    theirs ? at->rec->entries[0].as : NULL,
			    theirs && !sourced ? how->authority : NULL,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code close_it(struct afi_change *change,
			      const struct targets_one *at, void *arg,
			      struct afi_err *err)
{
	struct closing *c = arg;
	struct afi_str by = AFI_STR_INIT, shown = AFI_STR_INIT;
	struct afi_closing how = { .level = at->target.level,
				   .outcome = c->outcome,
				   .authority = c->authority };
	enum afi_code rc = AFI_OK;

	if ((at->target.level == AFI_INSPECTION &&
	     (rc = check_inspection(change, &at->target, c, err))) ||
	    (rc = successor(&by, change, at->name, c->by, err)) ||
	    (at->action && (rc = afi_change_party(&how.party, change, err))))
		goto out;
	how.superseded_by = by.len ? by.s : NULL;
	if (at->action && !how.outcome)
		how.outcome = "complete";
	if ((rc = afi_decide_close(at->fold, at->state, at->name, &how,
				   err)) ||
	    (strcmp(how.outcome, "void") != 0 &&
	     (rc = concern_may_close(change, &at->target, at->name, err))))
		goto out;
	if (!at->action && strcmp(how.outcome, "complete") == 0 &&
	    !afi_decide_shown(at->state))
		c->unproven = true;
	rc = add_close(change, at, &how, c, err);
	if (!rc && how.superseded_by)
		rc = links_add(&shown, change, at->name, "superseded-by",
			       how.superseded_by, NULL, err);
out:
	afi_str_clear(&shown);
	afi_str_clear(&by);
	return rc;
}

static enum afi_code close_them(struct afi_change *change, void *arg,
				struct afi_err *err)
{
	struct closing *c = arg;

	c->unproven = false;
	return targets_each(change, &c->targets, close_it, c, err);
}

enum afi_code cmd_close(int argc, char **argv, struct afi_err *err)
{
	struct closing c = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "outcome", .arg = "OUTCOME", .str = &c.outcome,
		  .words = "complete|no-further-action|not-adopted|"
			   "no-longer-applicable|superseded|void|...",
		  .help = "complete, no-further-action, not-adopted, "
			  "no-longer-applicable, superseded, void" },
		{ .name = "authority", .arg = "TEXT", .str = &c.authority,
		  .help = "on whose word a finding is closed" },
		{ .name = "by", .arg = "TARGET", .str = &c.by,
		  .help = "what it is superseded by" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the reason" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the reason from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &c.targets, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text_of(&c.text, m, file, &common, close_them, &c,
				  err)) &&
	    !(rc = opt_change(&common, close_them, &c, err)) && c.unproven) {
		fflush(stdout);
		fputs("afi: no measure shows yet that it works: 'afi evidence "
		      "TARGET --measure NAME=VALUE' adds one\n", stderr);
	}
	afi_str_clear(&c.text);
	free(c.targets.v);
	return rc;
}
