#include "decide.h"

#include <string.h>

#include "setup.h"
#include "str.h"

#define OUTCOMES "complete, no-further-action, not-adopted, " \
	"no-longer-applicable, superseded or void"

const struct afi_state *afi_fold_subject(const struct afi_fold *fold,
					 const struct afi_entry *action)
{
	for (size_t i = 0; action && i < fold->state.nactions; i++)
		if (strcmp(fold->state.actions[i].opened->id, action->id) == 0)
			return &fold->state.actions[i];
	return &fold->state;
}

static enum afi_code know_all(const struct afi_fold *fold, const char *name,
			      struct afi_err *err)
{
	if (!fold->unknown)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "'%s' holds entries by a newer "
			   "afi, which this one cannot judge; decide with the "
			   "newer one", name);
}

static enum afi_code closed_already(const struct afi_fold *fold,
				    const struct afi_state *subject,
				    const char *name, struct afi_err *err)
{
	struct afi_str day = AFI_STR_INIT;

	afi_day_long(&day, afi_fold_day(fold, subject->closed));
	afi_err_set(err, AFI_ECONFLICT, "'%s' is closed already: %s, on %s",
		    name, afi_outcome_name(afi_entry_get(subject->closed,
							 "outcome")), day.s);
	afi_str_clear(&day);
	return AFI_ECONFLICT;
}

/* Like takes the place of like. */
static enum afi_code check_successor(const struct afi_closing *closing,
				     struct afi_err *err)
{
	struct afi_target by;
	enum afi_code rc;

	if ((rc = afi_target_parse(&by, closing->superseded_by, err)) ||
	    by.level == closing->level)
		return rc;
	return afi_err_set(err, AFI_EUSAGE, "--by: a finding is superseded by "
			   "a finding, an action by an action, and not by '%s'",
			   closing->superseded_by);
}

static enum afi_code check_outcome(const struct afi_closing *closing,
				   struct afi_err *err)
{
	const char *outcome = closing->outcome;
	bool superseded;

	if (!outcome)
		return afi_err_set(err, AFI_EUSAGE, "closing a finding needs "
				   "--outcome: " OUTCOMES);
	if (!afi_outcome_valid(outcome))
		return afi_err_set(err, AFI_EUSAGE, "'%s' is no outcome; "
				   OUTCOMES " is", outcome);
	superseded = strcmp(outcome, "superseded") == 0;
	if (superseded && !closing->superseded_by)
		return afi_err_set(err, AFI_EUSAGE, "superseded by what? say "
				   "--by TARGET");
	if (!superseded && closing->superseded_by)
		return afi_err_set(err, AFI_EUSAGE, "--by goes with --outcome "
				   "superseded alone");
	return superseded ? check_successor(closing, err) : AFI_OK;
}

/* A practice or an observation is neither closed nor claimed. */
static enum afi_code check_asks(const struct afi_fold *fold, const char *name,
				const char *so, struct afi_err *err)
{
	const char *kind = afi_entry_get(fold->state.opened, "kind");

	if (afi_kind_is_actionable(kind))
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "'%s' is %s, which asks for "
			   "nothing%s", name, kind[0] == 'o' ?
			   "an observation" : "a practice", so);
}

static bool has_evidence(const struct afi_state *subject)
{
	size_t i;

	for (i = 0; i < subject->nserving; i++)
		if (subject->serving[i]->evidence)
			return true;
	return subject->evidence;
}

bool afi_decide_shown(const struct afi_state *subject)
{
	size_t i;

	for (i = 0; i < subject->nserving; i++)
		if (subject->serving[i]->measures)
			return true;
	return subject->measures;
}

static enum afi_code check_finding(const struct afi_fold *fold,
				   const struct afi_state *subject,
				   const char *name,
				   const struct afi_closing *closing,
				   struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = check_asks(fold, name, " and is not closed; opened by "
			     "mistake, it is --outcome void", err)))
		return rc;
	if (!closing->authority)
		return afi_err_set(err, AFI_EUSAGE, "the inspectorate closes a "
				   "finding: say on what --authority, such as "
				   "'HMICFRS letter of 4 April 2025'");
	if (strcmp(closing->outcome, "complete") == 0 && !has_evidence(subject))
		return afi_err_set(err, AFI_EINVALID, "'%s' has no evidence, "
				   "so it cannot be closed as complete; add "
				   "some with 'afi evidence %s FILE'", name,
				   name);
	return AFI_OK;
}

enum afi_code afi_decide_close(const struct afi_fold *fold,
			       const struct afi_state *subject,
			       const char *name,
			       const struct afi_closing *closing,
			       struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = check_outcome(closing, err)) ||
	    (rc = know_all(fold, name, err)))
		return rc;
	if (subject->closed)
		return closed_already(fold, subject, name, err);
	if (strcmp(closing->outcome, "void") == 0)
		return AFI_OK;
	if (closing->level == AFI_FINDING)
		return check_finding(fold, subject, name, closing, err);
	if (strcmp(closing->party, AFI_FORCE) == 0)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "'%s' is the force's action, "
			   "which the force closes; what it told you is "
			   "recorded with --as force --source TEXT", name);
}

enum afi_code afi_decide_concern(const char *name,
				 const struct afi_state *recommendation,
				 const char *its_name, struct afi_err *err)
{
	if (recommendation->closed)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "'%s' cannot be closed while "
			   "its recommendation '%s' is not", name, its_name);
}

enum afi_code afi_decide_under(const char *name,
			       const struct afi_state *concern,
			       const char *its_name, struct afi_err *err)
{
	if (!concern->closed)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "'%s' cannot be open while '%s', "
			   "the cause of concern that it stands under, is "
			   "closed; reopen both, '%s' first", name, its_name,
			   its_name);
}

enum afi_code afi_decide_reopen(const struct afi_fold *fold,
				const struct afi_state *subject,
				const char *name, struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = know_all(fold, name, err)))
		return rc;
	if (subject->closed || subject->crossed)
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "'%s' is not closed, so there "
			   "is nothing to reopen", name);
}

/* The claim to @to that waits for an answer, or NULL. */
static const struct afi_entry *waiting(const struct afi_state *state,
				       const char *to)
{
	const struct afi_entry *const claims[] = {
		state->submitted, state->also_submitted,
	};

	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++)
		if (claims[i] &&
		    strcmp(afi_entry_get(claims[i], "to"), to) == 0)
			return claims[i];
	return NULL;
}

enum afi_code afi_decide_submit(const struct afi_fold *fold, const char *name,
				const char *to, struct afi_err *err)
{
	const struct afi_state *state = &fold->state;
	const char *by = state->opened->as;
	const struct afi_entry *claim;
	struct afi_str day = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = check_asks(fold, name, ", so there is nothing to claim",
			     err)))
		return rc;
	if (strcmp(to, AFI_PCC) != 0 && strcmp(to, by) != 0)
		return afi_err_set(err, AFI_EUSAGE, "--to: '%s' is claimed to "
				   "%s or %s", name, AFI_PCC, by);
	if ((rc = know_all(fold, name, err)))
		return rc;
	if (state->closed)
		return closed_already(fold, state, name, err);
	claim = waiting(state, to);
	if (!claim)
		return AFI_OK;
	afi_day_long(&day, afi_fold_day(fold, claim));
	afi_err_set(err, AFI_ECONFLICT, "'%s' was submitted to %s on %s "
		    "already and waits for an answer", name, afi_party_the(to),
		    day.s);
	afi_str_clear(&day);
	return AFI_ECONFLICT;
}
