#include "links.h"

#include <limits.h>
#include <string.h>

#include "decide.h"
#include "state.h"

void links_name(struct afi_str *out, const struct afi_target *target,
		const struct afi_entry *action)
{
	struct afi_target full = *target;

	if (action)
		memcpy(full.action_id, action->id, AFI_ID_LEN + 1);
	afi_target_print(out, &full);
}

/* The link of @state that says @relation to @target for @as. */
static const struct afi_entry *find(const struct afi_state *state,
				    const char *relation, const char *target,
				    const char *as)
{
	for (size_t i = state->nlinks; i-- > 0;)
		if (strcmp(state->links[i].relation, relation) == 0 &&
		    strcmp(state->links[i].target, target) == 0 &&
		    strcmp(state->links[i].entry->as, as) == 0)
			return state->links[i].entry;
	return NULL;
}

enum afi_code links_twin(struct afi_target *about,
			 const struct afi_entry **twin,
			 struct afi_change *change,
			 const struct links_side *side, const char *as,
			 struct afi_err *err)
{
	const char *back = afi_relation_back(side->relation);
	const struct afi_entry *action = NULL;
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_record *rec;
	enum afi_code rc;

	*twin = NULL;
	if ((rc = afi_target_parse(about, side->target, err)) ||
	    (rc = afi_change_record(&rec, change, about, err)) ||
	    (about->level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, about, err))))
		return rc;
	if (back && afi_fold_make(&fold, rec, INT_MAX, 0))
		*twin = find(afi_fold_subject(&fold, action), back, side->name,
			     as);
	afi_fold_clear(&fold);
	return AFI_OK;
}
