/* afi copied: a copy of the published comments was sent. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "issued.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "str.h"
#include "targets.h"

/* Whom section 55(6) of the Police Act 1996 names. */
static const char *const recipients[] = { "hmicfrs", "home-secretary" };

enum { RECIPIENTS = sizeof(recipients) / sizeof(*recipients) };

struct copies {
	struct opt_list targets;
	bool to[RECIPIENTS];
	struct afi_str text;
	const char *letter;	/* as typed, or NULL */
	bool early;		/* nothing is published by that day */
};

/* Whether a copy to @to is recorded for that day already. */
static bool is_there(const struct afi_fold *fold, const char *to, int day)
{
	for (size_t i = 0; i < fold->nlive; i++) {
		const struct afi_entry *entry = fold->live[i];

		if (afi_entry_is(entry, "copied") &&
		    strcmp(afi_entry_get(entry, "to"), to) == 0 &&
		    afi_fold_day(fold, entry) == day)
			return true;
	}
	return false;
}

static bool published_by(const struct afi_fold *fold, int day)
{
	for (size_t i = 0; i < fold->nlive; i++)
		if (afi_entry_is(fold->live[i], "publish") &&
		    afi_fold_day(fold, fold->live[i]) <= day)
			return true;
	return false;
}

/*
 * The section wants a copy of what was *published*.  One that left before is
 * recorded all the same, for it did leave, and often it is the publication
 * that is merely not recorded yet; but it is said.
 */
static enum afi_code copy_it(struct afi_change *change,
			     const struct targets_one *at, void *arg,
			     struct afi_err *err)
{
	struct copies *c = arg;
	const int day = afi_change_day(change);
	bool new[RECIPIENTS];
	char id[AFI_ID_LEN + 1];
	const char *letter;
	enum afi_code rc;

	if ((rc = targets_only(at, AFI_INSPECTION, "'afi copied'", err)) ||
	    (rc = issued_named(&letter, at, c->letter, day, err)))
		return rc;
	/* what it points at goes with the first copy that is added */
	if (letter)
		letter = memcpy(id, letter, sizeof(id));
	if (!published_by(at->fold, day))
		c->early = true;
	for (size_t i = 0; i < RECIPIENTS; i++)
		new[i] = c->to[i] && !is_there(at->fold, recipients[i], day);
	for (size_t i = 0; i < RECIPIENTS && !rc; i++) {
		struct afi_draft draft = AFI_DRAFT_INIT;

		if (!new[i])
			continue;
		afi_draft_add(&draft, "to", recipients[i]);
		afi_draft_add(&draft, "letter", letter);
		if (c->text.len)
			afi_draft_add(&draft, "text", c->text.s);
		rc = afi_change_add(change, &at->target, "copied", NULL, NULL,
				    &draft, err);
		afi_draft_clear(&draft);
	}
	return rc;
}

static enum afi_code copy_them(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	struct copies *c = arg;

	c->early = false;
	return targets_each(change, &c->targets, copy_it, c, err);
}

static enum afi_code read_to(struct copies *c, const struct opt_list *to,
			     struct afi_err *err)
{
	for (size_t i = 0; i < to->n; i++) {
		size_t k = 0;

		while (k < RECIPIENTS && strcmp(recipients[k], to->v[i]) != 0)
			k++;
		if (k == RECIPIENTS)
			return afi_err_set(err, AFI_EUSAGE, "--to: copies go "
					   "to %s or %s, not to '%s'",
					   recipients[0], recipients[1],
					   to->v[i]);
		c->to[k] = true;
	}
	return AFI_OK;
}

enum afi_code cmd_copied(int argc, char **argv, struct afi_err *err)
{
	struct copies c = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_list to = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "to", .arg = "WHOM", .list = &to, .must = true,
		  .words = "hmicfrs|home-secretary|...",
		  .help = "hmicfrs or home-secretary; may be repeated" },
		OPT_LETTER(&c.letter),
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "a note, such as the address that it went to" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &c.targets, .must = true,
		  .help = "the inspection whose comments they are" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_act_of(&common, AFI_PCC, err)) &&
	    !(rc = read_to(&c, &to, err)) &&
	    !(rc = opt_text(&c.text, m, file, false, err)) &&
	    !(rc = opt_change(&common, copy_them, &c, err)) && c.early) {
		fflush(stdout);
		fputs("afi: no publication is recorded up to that day, and a "
		      "copy counts only of what was published: 'afi publish "
		      "TARGET --url URL --on DATE' records it\n", stderr);
	}
	afi_str_clear(&c.text);
	free(to.v);
	free(c.targets.v);
	return rc;
}
