/* afi respond: a party's words for publication. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "str.h"
#include "targets.h"

struct response {
	const char *part, *position, *answers;
	struct afi_str text;
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Stands for whichever body inspected. */
#define BODY AFI_HMICFRS

/* Words on progress are not those that are published as comments, which
 * would otherwise be gone as soon as somebody is satisfied. */
#define PROGRESS "progress"

/* Which parts there are, for whom and at which level; the first of a party
 * and level is what is meant where none is named. */
static const struct {
	const char *party;
	enum afi_level level;
	const char *part;
} parts[] = {
	{ AFI_FORCE, AFI_FINDING, "comments" },
	{ AFI_FORCE, AFI_INSPECTION, "introduction" },
	{ AFI_PCC, AFI_FINDING, "comments" },
	{ AFI_PCC, AFI_FINDING, PROGRESS },
	{ AFI_PCC, AFI_INSPECTION, "comments" },
	{ AFI_PCC, AFI_INSPECTION, "opening" },
	{ AFI_PCC, AFI_INSPECTION, "reply" },
	{ AFI_PCC, AFI_INSPECTION, "closing" },
	{ BODY, AFI_FINDING, PROGRESS },
};

static const struct {
	const char *party;
	const char *position;
	bool progress;		/* else on the finding itself */
} positions[] = {
	{ AFI_FORCE, "accepted", false },
	{ AFI_FORCE, "partly", false },
	{ AFI_FORCE, "not-accepted", false },
	{ AFI_PCC, "agrees", false },
	{ AFI_PCC, "partly", false },
	{ AFI_PCC, "disagrees", false },
	{ AFI_PCC, "no-action", false },
	{ AFI_PCC, "satisfied", true },
	{ AFI_PCC, "more-needed", true },
	{ AFI_PCC, "not-satisfied", true },
	{ BODY, "satisfied", true },
	{ BODY, "more-needed", true },
	{ BODY, "not-satisfied", true },
};

/* How the tables call @party. */
static const char *in_tables(const char *party)
{
	return strcmp(party, AFI_FORCE) && strcmp(party, AFI_PCC) ? BODY :
	       party;
}

/* The part that @wanted names, or the usual one; what there is if neither. */
static enum afi_code choose_part(const char **out, const char *party,
				 enum afi_level level, const char *wanted,
				 struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;

	*out = NULL;
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (parts[i].level != level ||
		    strcmp(parts[i].party, in_tables(party)) != 0)
			continue;
		afi_str_addf(&known, "%s%s", known.len ? ", " : "",
			     parts[i].part);
		if (!*out && (!wanted || strcmp(parts[i].part, wanted) == 0))
			*out = parts[i].part;
	}
	if (!*out && known.len)
		afi_err_set(err, AFI_EUSAGE, "--part: here the %s has %s",
			    party, known.s);
	else if (!*out)
		afi_err_set(err, AFI_EUSAGE, "the %s has no response to %s; "
			    "if it is another's, say whose with --as, or "
			    "record what was done with 'afi update'", party,
			    level == AFI_ACTION ? "an action" :
			    "an inspection");
	afi_str_clear(&known);
	return *out ? AFI_OK : AFI_EUSAGE;
}

/* Which of the positions @position is; what there is if it is none. */
static enum afi_code find_position(size_t *out, const char *party,
				   const char *position, struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;
	size_t i;

	for (i = 0; i < COUNT(positions); i++) {
		if (strcmp(positions[i].party, in_tables(party)) != 0)
			continue;
		if (strcmp(positions[i].position, position) == 0)
			break;
		afi_str_addf(&known, "%s%s", known.len ? ", " : "",
			     positions[i].position);
	}
	if (i == COUNT(positions))
		afi_err_set(err, AFI_EUSAGE, "--position: '%s' is none; the "
			    "%s has %s", position, party, known.s);
	*out = i;
	afi_str_clear(&known);
	return i < COUNT(positions) ? AFI_OK : AFI_EUSAGE;
}

/* What part it is, which a position on progress decides. */
static enum afi_code choose(const char **part, const char *party,
			    const struct targets_one *at,
			    const struct response *r, struct afi_err *err)
{
	const enum afi_level level = at->target.level;
	const char *wanted = r->part;
	enum afi_code rc;
	size_t i;

	if (!r->position)
		return choose_part(part, party, level, wanted, err);
	if (level != AFI_FINDING)
		return targets_only(at, AFI_FINDING, "--position", err);
	if ((rc = find_position(&i, party, r->position, err)))
		return rc;
	if (!wanted && positions[i].progress)
		wanted = PROGRESS;
	if ((rc = choose_part(part, party, level, wanted, err)))
		return rc;
	if (positions[i].progress == !strcmp(*part, PROGRESS))
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "--position: '%s' is said %s, not "
			   "in the part '%s'", r->position,
			   positions[i].progress ? "of progress" :
			   "of the finding itself", *part);
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Said again with nothing in between, it is the same; said again after a new
 * claim, or by the party itself, it is not. */
static bool is_repeat(struct afi_change *change, const struct targets_one *at,
		      const char *party, const char *part,
		      const struct response *r, const char *answers)
{
	const struct afi_entry *last = &at->rec->entries[at->rec->n - 1];

	return afi_entry_is(last, "response") &&
	       strcmp(last->as, party) == 0 &&
	       same(last->source, afi_change_source(change)) &&
	       same(afi_entry_get(last, "part"), part) &&
	       same(afi_entry_get(last, "position"), r->position) &&
	       same(afi_entry_get(last, "answers"), answers) &&
	       same(afi_entry_get(last, "text"),
		    r->text.len ? r->text.s : NULL);
}

static enum afi_code respond_it(struct afi_change *change,
				const struct targets_one *at, void *arg,
				struct afi_err *err)
{
	const struct response *r = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *party, *part, *answers;
	enum afi_code rc;

	if ((rc = afi_change_party(&party, change, err)) ||
	    (rc = choose(&part, party, at, r, err)) ||
	    (rc = targets_answers(&answers, change, at, r->answers, err)) ||
	    is_repeat(change, at, party, part, r, answers))
		return rc;
	afi_draft_add(&draft, "part", part);
	afi_draft_add(&draft, "position", r->position);
	if (r->text.len)
		afi_draft_add(&draft, "text", r->text.s);
	afi_draft_add(&draft, "answers", answers);
	rc = afi_change_add(change, &at->target, "response", NULL, NULL,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_respond(int argc, char **argv, struct afi_err *err)
{
	struct response r = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_list targets = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the words" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the words from a file, or - for standard input" },
		{ .name = "part", .arg = "NAME", .str = &r.part,
		  .words = "introduction|opening|comments|reply|closing|...",
		  .help = "introduction, opening, comments, reply, closing" },
		{ .name = "position", .arg = "POSITION", .str = &r.position,
		  .words = "accepted|partly|not-accepted|agrees|disagrees|"
			   "no-action|satisfied|more-needed|not-satisfied|...",
		  .help = "accepted, agrees, satisfied, more-needed..." },
		{ .name = "answers", .arg = "ENTRY", .str = &r.answers,
		  .help = "the id of what it answers, or last-question" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &targets, .must = true,
		  .help = "the finding or inspection that it answers" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&r.text, m, file, !r.position, err)))
		rc = targets_change(&common, &targets, respond_it, &r, err);
	afi_str_clear(&r.text);
	free(targets.v);
	return rc;
}
