/* Which things can have to do with each other, and how. */
#include "decide.h"

#include <string.h>

enum {
	INSPECTION = 1 << AFI_INSPECTION,
	FINDING = 1 << AFI_FINDING,
	ACTION = 1 << AFI_ACTION,
};

/* Of what follows, and so on, what it may be done to. */
static const struct relation {
	const char *relation;
	unsigned int to[AFI_ACTION + 1];	/* by level of what is linked */
	const char *rule;
} relations[] = {
	{ "follows", { [AFI_INSPECTION] = INSPECTION,
		       [AFI_FINDING] = FINDING },
	  "a finding follows a finding, an inspection an inspection" },
	{ "raised-from", { [AFI_FINDING] = FINDING | INSPECTION },
	  "a finding is raised from a finding or an inspection" },
	{ "same-as", { [AFI_FINDING] = FINDING },
	  "a finding can be the same as a finding" },
	{ "serves", { [AFI_ACTION] = FINDING },
	  "an action serves a finding" },
	{ "superseded-by", { [AFI_FINDING] = FINDING, [AFI_ACTION] = ACTION },
	  "a finding is superseded by a finding, an action by an action" },
};

static const struct relation *find(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(relations) / sizeof(*relations); i++)
		if (strcmp(relations[i].relation, word) == 0)
			return &relations[i];
	return NULL;
}

static bool is_own_finding(const struct afi_target *action,
			   const struct afi_target *finding)
{
	return strcmp(action->force, finding->force) == 0 &&
	       strcmp(action->inspection, finding->inspection) == 0 &&
	       strcmp(action->finding, finding->finding) == 0;
}

static enum afi_code check_serving(const struct afi_target *from,
				   const struct afi_target *to,
				   struct afi_err *err)
{
	const char *kind = NULL;

	if (is_own_finding(from, to))
		return afi_err_set(err, AFI_EUSAGE, "an action serves its own "
				   "finding anyway; --serves is for others");
	afi_finding_split(&kind, NULL, NULL, to->finding);
	if (kind && !afi_kind_is_actionable(kind))
		return afi_err_set(err, AFI_EINVALID, "'%s' is %s, which asks "
				   "for nothing that an action could serve",
				   to->finding, kind[0] == 'o' ?
				   "an observation" : "a practice");
	return AFI_OK;
}

enum afi_code afi_decide_link(const char *relation,
			      const struct afi_target *from,
			      const struct afi_target *to,
			      struct afi_err *err)
{
	const struct relation *known = find(relation);

	if (!known)
		return afi_err_set(err, AFI_EUSAGE, "'%s' is no link",
				   relation);
	if (!(known->to[from->level] & 1u << to->level))
		return afi_err_set(err, AFI_EUSAGE, "--%s: %s", relation,
				   known->rule);
	if (from->level == AFI_ACTION && to->level == AFI_FINDING)
		return check_serving(from, to, err);
	return AFI_OK;
}
