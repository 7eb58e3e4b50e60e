/* afi respond: a party's words for publication. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"

struct response {
	const char *target, *part, *position;
	struct afi_str text;
};

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
	{ AFI_PCC, AFI_INSPECTION, "comments" },
	{ AFI_PCC, AFI_INSPECTION, "opening" },
	{ AFI_PCC, AFI_INSPECTION, "reply" },
	{ AFI_PCC, AFI_INSPECTION, "closing" },
};

static const struct {
	const char *party;
	const char *position;
} positions[] = {
	{ AFI_FORCE, "accepted" },
	{ AFI_FORCE, "partly" },
	{ AFI_FORCE, "not-accepted" },
	{ AFI_PCC, "agrees" },
	{ AFI_PCC, "partly" },
	{ AFI_PCC, "disagrees" },
	{ AFI_PCC, "no-action" },
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The part that @wanted names, or the usual one; what there is if neither. */
static enum afi_code choose_part(const char **out, const char *party,
				 enum afi_level level, const char *wanted,
				 struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;

	*out = NULL;
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (parts[i].level != level ||
		    strcmp(parts[i].party, party) != 0)
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
		afi_err_set(err, AFI_EUSAGE, "a response is the force's or "
			    "the pcc's, to a finding or an inspection; say "
			    "--as, or use 'afi update'");
	afi_str_clear(&known);
	return *out ? AFI_OK : AFI_EUSAGE;
}

static enum afi_code check_position(const char *party, enum afi_level level,
				    const char *position, struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;
	enum afi_code rc;

	if (!position)
		return AFI_OK;
	if (level != AFI_FINDING)
		return afi_err_set(err, AFI_EUSAGE, "--position is taken on a "
				   "finding");
	for (size_t i = 0; i < COUNT(positions); i++) {
		if (strcmp(positions[i].party, party) != 0)
			continue;
		if (strcmp(positions[i].position, position) == 0) {
			afi_str_clear(&known);
			return AFI_OK;
		}
		afi_str_addf(&known, "%s%s", known.len ? ", " : "",
			     positions[i].position);
	}
	rc = afi_err_set(err, AFI_EUSAGE, "--position: '%s' is none; the %s "
			 "has %s", position, party, known.s);
	afi_str_clear(&known);
	return rc;
}

static enum afi_code respond_it(struct afi_change *change, void *arg,
				struct afi_err *err)
{
	const struct response *r = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *party, *part;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&target, afi_change_register(change),
				       r->target, err)) ||
	    (rc = afi_change_party(&party, change, err)) ||
	    (rc = choose_part(&part, party, target.level, r->part, err)) ||
	    (rc = check_position(party, target.level, r->position, err)))
		return rc;
	afi_draft_add(&draft, "part", part);
	afi_draft_add(&draft, "position", r->position);
	if (r->text.len)
		afi_draft_add(&draft, "text", r->text.s);
	rc = afi_change_add(change, &target, "response", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_respond(int argc, char **argv, struct afi_err *err)
{
	struct response r = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the words" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the words from a file, or - for standard input" },
		{ .name = "part", .arg = "NAME", .str = &r.part,
		  .help = "introduction, opening, comments, reply, closing" },
		{ .name = "position", .arg = "POSITION", .str = &r.position,
		  .help = "accepted, agrees, partly..." },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .str = &r.target, .must = true,
		  .help = "the finding or inspection that it answers" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&r.text, m, file, !r.position, err)))
		rc = opt_change(&common, respond_it, &r, err);
	afi_str_clear(&r.text);
	return rc;
}
