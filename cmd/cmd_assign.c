/* afi assign: who answers for it, who watches it, by when, what it is about. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "targets.h"

/* What was asked for, read and checked before the lock is taken. */
struct assignment {
	const char *due;
	struct afi_str owner, board, priority, text;
	struct opt_list themes;
	struct afi_arena arena;		/* of these */
};

static bool differs(const struct afi_str *wanted, const char *held)
{
	return wanted->len && (!held || strcmp(wanted->s, held) != 0);
}

static bool date_differs(const struct afi_date *wanted,
			 const struct afi_date *held)
{
	return wanted->day != AFI_NO_DAY &&
	       (wanted->day != held->day || wanted->month != held->month ||
		strcmp(wanted->words, held->words) != 0);
}

/* In their order, which means nothing, a list would look new that is not. */
static bool themes_differ(const struct assignment *a,
			  const struct afi_state *state)
{
	bool there = a->themes.n == state->nthemes;

	for (size_t i = 0; i < a->themes.n && there; i++) {
		there = false;
		for (size_t k = 0; k < state->nthemes && !there; k++)
			there = strcmp(a->themes.v[i], state->themes[k]) == 0;
	}
	return a->themes.n && !there;
}

static enum afi_code check_level(const struct targets_one *at,
				 const struct assignment *a,
				 struct afi_err *err)
{
	if (a->themes.n && at->target.level != AFI_FINDING)
		return targets_only(at, AFI_FINDING, "--theme", err);
	if (at->target.level == AFI_INSPECTION && a->due)
		return afi_err_set(err, AFI_EUSAGE, "'%s' is an inspection, "
				   "whose findings have dates, not itself; for "
				   "its comments the law sets the last day",
				   at->name);
	if (at->target.level == AFI_INSPECTION && a->priority.len)
		return afi_err_set(err, AFI_EUSAGE, "--priority is for a "
				   "finding or an action; '%s' is an "
				   "inspection", at->name);
	return a->due ? targets_may_slip(at, err) : AFI_OK;
}

/* Who does the work says who does it by when; the other office writes beside
 * it, never over it. */
static enum afi_code check_party(struct afi_change *change,
				 const struct targets_one *at,
				 const struct assignment *a,
				 struct afi_err *err)
{
	const bool theirs = at->action && !strcmp(at->action->as, AFI_PCC);
	const char *const doer = theirs ? AFI_PCC : AFI_FORCE;
	const char *party;
	enum afi_code rc;

	if ((rc = afi_change_party(&party, change, err)) ||
	    (!a->owner.len && !a->due) ||
	    (strcmp(party, AFI_FORCE) != 0 && strcmp(party, AFI_PCC) != 0) ||
	    strcmp(party, doer) == 0)
		return rc;
	return afi_err_set(err, AFI_EINVALID, "who does '%s', and by when, is "
			   "for the %s to say; what it told you is recorded "
			   "with --as %s --source TEXT, and 'afi ask' asks for "
			   "something else", at->name, doer, doer);
}

/* What slips is told with its reason. */
static enum afi_code ask_reason(const struct targets_one *at,
				const struct afi_date *due, bool owner,
				const struct assignment *a,
				struct afi_err *err)
{
	const struct afi_state *state = at->state;
	struct afi_str old = AFI_STR_INIT;

	if (a->text.len)
		return AFI_OK;
	if (owner && state->owner)
		return afi_err_set(err, AFI_EUSAGE, "'%s' belongs to %s; say "
				   "with -m why that changes", at->name,
				   state->owner);
	if (due->day == AFI_NO_DAY || state->due.day == AFI_NO_DAY ||
	    due->day == state->due.day)
		return AFI_OK;
	afi_date_show(&old, &state->due);
	afi_err_set(err, AFI_EUSAGE, "'%s' is due %s; say with -m why that "
		    "date moves", at->name, old.s);
	afi_str_clear(&old);
	return AFI_EUSAGE;
}

static enum afi_code assign_it(struct afi_change *change,
			       const struct targets_one *at, void *arg,
			       struct afi_err *err)
{
	const struct assignment *a = arg;
	const int today = afi_register_today(afi_change_register(change));
	const bool owner = differs(&a->owner, at->state->owner);
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_date due;
	enum afi_code rc;

	if ((rc = opt_date(&due, "due", a->due, today, err)) ||
	    (rc = check_level(at, a, err)) ||
	    (rc = check_party(change, at, a, err)) ||
	    (rc = ask_reason(at, &due, owner, a, err)))
		return rc;
	if (owner)
		afi_draft_add(&draft, "owner", a->owner.s);
	if (differs(&a->board, at->state->board))
		afi_draft_add(&draft, "board", a->board.s);
	if (differs(&a->priority, at->state->priority))
		afi_draft_add(&draft, "priority", a->priority.s);
	if (themes_differ(a, at->state))
		afi_draft_list(&draft, "theme",
			       a->themes.v, a->themes.n);
	if (date_differs(&due, &at->state->due))
		opt_add_due(&draft, &due);
	if (!draft.n)
		return AFI_OK;
	if (a->text.len)
		afi_draft_add(&draft, "text", a->text.s);
	rc = afi_change_add(change, &at->target, "assign", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

static void clear(struct assignment *a)
{
	free(a->themes.v);
	afi_arena_clear(&a->arena);
	afi_str_clear(&a->text);
	afi_str_clear(&a->priority);
	afi_str_clear(&a->board);
	afi_str_clear(&a->owner);
}

enum afi_code cmd_assign(int argc, char **argv, struct afi_err *err)
{
	struct assignment a = { .owner = AFI_STR_INIT, .board = AFI_STR_INIT,
				.priority = AFI_STR_INIT,
				.text = AFI_STR_INIT,
				.arena = AFI_ARENA_INIT };
	const char *owner = NULL, *board = NULL, *priority = NULL;
	const char *m = NULL, *file = NULL;
	struct opt_list targets = { 0 }, themes = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "owner", .arg = "OWNER", .str = &owner,
		  .help = "the post that answers for it" },
		{ .name = "board", .arg = "BOARD", .str = &board,
		  .help = "the board that watches over it" },
		{ .name = "due", .arg = "DATE", .str = &a.due,
		  .help = "when it is to be done" },
		{ .name = "priority", .arg = "PRIORITY", .str = &priority,
		  .help = "how urgent it is, in your own words" },
		{ .name = "theme", .arg = "THEME", .list = &themes,
		  .help = "what it is about; all of them, each with --theme" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "why, wanted when a date moves or an owner changes" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &targets, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		goto out;
	if (!owner && !board && !a.due && !priority && !themes.n) {
		rc = afi_err_set(err, AFI_EUSAGE, "say what to assign: "
				 "--owner, --board, --due, --priority or "
				 "--theme");
		goto out;
	}
	if (a.due && strcmp(a.due, "none") == 0) {
		rc = afi_err_set(err, AFI_EUSAGE, "--due: a date that was set "
				 "is moved, not taken away; give the new one");
		goto out;
	}
	if (!(rc = opt_line(&a.owner, owner, "--owner", err)) &&
	    !(rc = opt_line(&a.board, board, "--board", err)) &&
	    !(rc = opt_line(&a.priority, priority, "--priority", err)) &&
	    !(rc = opt_lines(&a.themes, &a.arena, &themes, "--theme", err)) &&
	    !(rc = opt_text(&a.text, m, file, false, err)))
		rc = targets_change(&common, &targets, assign_it, &a, err);
out:
	clear(&a);
	free(themes.v);
	free(targets.v);
	return rc;
}
