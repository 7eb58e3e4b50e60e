#include "response.h"

#include <string.h>

#include "setup.h"
#include "str.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Stands for whichever body inspected. */
#define BODY AFI_HMICFRS

#define PROGRESS "progress"

/* The first of a party and level is what is meant where none is named. */
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

bool afi_position_of(bool *progress, const char *party, const char *position)
{
	const char *known = in_tables(party);
	size_t i;

	for (i = 0; i < COUNT(positions); i++)
		if (strcmp(positions[i].party, known) == 0 &&
		    strcmp(positions[i].position, position) == 0)
			break;
	if (i < COUNT(positions) && progress)
		*progress = positions[i].progress;
	return i < COUNT(positions);
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
		afi_err_set(err, AFI_EUSAGE, "there is no part '%s' here; %s "
			    "has %s", wanted, afi_party_the(party), known.s);
	else if (!*out)
		afi_err_set(err, AFI_EUSAGE, "%s has no response to %s; if it "
			    "is another's, say whose with --as, or record what "
			    "was done with 'afi update'", afi_party_the(party),
			    level == AFI_ACTION ? "an action" :
			    "an inspection");
	afi_str_clear(&known);
	return *out ? AFI_OK : AFI_EUSAGE;
}

static enum afi_code no_position(const char *party, const char *position,
				 struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;

	for (size_t i = 0; i < COUNT(positions); i++)
		if (strcmp(positions[i].party, in_tables(party)) == 0)
			afi_str_addf(&known, "%s%s", known.len ? ", " : "",
				     positions[i].position);
	afi_err_set(err, AFI_EUSAGE, "there is no position '%s' here; %s has "
		    "%s", position, afi_party_the(party), known.s);
	afi_str_clear(&known);
	return AFI_EUSAGE;
}

enum afi_code afi_response_part(const char **out, const char *party,
				enum afi_level level, const char *wanted,
				const char *position, struct afi_err *err)
{
	bool progress = false;
	enum afi_code rc;

	if (!position)
		return choose_part(out, party, level, wanted, err);
	if (level != AFI_FINDING)
		return afi_err_set(err, AFI_EUSAGE, "a position is taken on a "
				   "finding, not on %s", level == AFI_ACTION ?
				   "an action" : "an inspection");
	if (!afi_position_of(&progress, party, position))
		return no_position(party, position, err);
	if (!wanted && progress)
		wanted = PROGRESS;
	if ((rc = choose_part(out, party, level, wanted, err)))
		return rc;
	if (progress == !strcmp(*out, PROGRESS))
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "the position '%s' is said %s, not "
			   "in the part '%s'", position, progress ?
			   "of progress" : "of the finding itself", *out);
}

const struct afi_entry *afi_response_holds(const struct afi_fold *fold,
					   const char *party,
					   const char *part)
{
	const struct afi_entry *own = NULL, *last = NULL;

	for (size_t i = 0; i < fold->nlive; i++) {
		const struct afi_entry *entry = fold->live[i];

		if (!afi_entry_is(entry, "response") ||
		    strcmp(entry->as, party) != 0 ||
		    strcmp(afi_entry_get(entry, "part"), part) != 0 ||
		    !afi_entry_get(entry, "text"))
			continue;
		last = entry;
		if (afi_setup_is_own(fold->setup, entry))
			own = entry;
	}
	return own ? own : last;
}
