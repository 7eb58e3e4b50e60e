#include "concern.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "decide.h"
#include "record.h"
#include "state.h"

enum afi_code concern_may_close(struct afi_change *change,
				const struct afi_target *target,
				const char *name, struct afi_err *err)
{
	struct afi_target within = *target;
	struct afi_places places = { 0 };
	const char *kind;
	int concern, under;
	enum afi_code rc;

	if (!afi_finding_split(&kind, &concern, NULL, target->finding) ||
	    strcmp(kind, "coc") != 0)
		return AFI_OK;
	within.level = AFI_INSPECTION;
	rc = afi_register_places(&places, afi_change_register(change), &within,
				 err);
	for (size_t i = 0; i < places.n && !rc; i++) {
		const struct afi_target *at = &places.v[i].target;
		struct afi_fold fold = AFI_FOLD_INIT;
		const struct afi_record *rec;
		int sub;

		if (places.v[i].stray || at->level != AFI_FINDING ||
		    !afi_finding_split(&kind, &under, &sub, at->finding) ||
		    strcmp(kind, "rec") != 0 || !sub || under != concern)
			continue;
		if ((rc = afi_change_record(&rec, change, at, err)))
			break;
		afi_fold_make(&fold, rec, INT_MAX, 0);
		rc = afi_decide_concern(name, &fold.state, at->finding, err);
		afi_fold_clear(&fold);
	}
	afi_places_clear(&places);
	return rc;
}

enum afi_code concern_may_reopen(struct afi_change *change,
				 const struct afi_target *target,
				 const char *name, struct afi_err *err)
{
	struct afi_target concern = afi_target_record(target);
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_record *rec;
	const char *kind;
	int under, sub;
	enum afi_code rc;

	if (target->level != AFI_FINDING ||
	    !afi_finding_split(&kind, &under, &sub, target->finding) ||
	    strcmp(kind, "rec") != 0 || !sub)
		return AFI_OK;
	snprintf(concern.finding, sizeof(concern.finding), "coc-%d", under);
	rc = afi_change_record(&rec, change, &concern, err);
	if (rc)
		return rc == AFI_ENOTFOUND ? AFI_OK : rc;
	afi_fold_make(&fold, rec, INT_MAX, 0);
	rc = afi_decide_under(name, &fold.state, concern.finding, err);
	afi_fold_clear(&fold);
	return rc;
}
