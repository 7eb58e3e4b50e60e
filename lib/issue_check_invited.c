/* Whether the chief officer was invited to comment, and answered: section 55(4)
 * of the Police Act 1996. */
#include <string.h>

#include "issue_check.h"
#include "setup.h"

/* The first day from @day on, and before *@first, on which the force said
 * something for publication. */
static void find_said_by_force(int *first, const struct afi_fold *fold,
			       int day)
{
	for (size_t i = 0; i < fold->nlive; i++) {
		const int said = afi_fold_day(fold, fold->live[i]);

		if (afi_entry_is(fold->live[i], "response") &&
		    strcmp(fold->live[i]->as, AFI_FORCE) == 0 &&
		    afi_entry_get(fold->live[i], "text") &&
		    said >= day && (*first == AFI_NO_DAY || said < *first))
			*first = said;
	}
}

/* The day on which the chief officer answered, or AFI_NO_DAY. */
static int answered_on(const struct afi_check_case *c,
		       const struct afi_asked *asked)
{
	const struct afi_fold *fold = c->inspection.fold;
	const int day = afi_fold_day(fold, asked->ask);
	int first = asked->answer ? afi_fold_day(fold, asked->answer) :
				    AFI_NO_DAY;

	find_said_by_force(&first, fold, day);
	for (size_t i = 0; i < c->nfindings; i++)
		find_said_by_force(&first, c->findings[i].fold, day);
	return first;
}

static const struct afi_asked *last_invitation(const struct afi_state *state)
{
	for (size_t i = state->nasked; i-- > 0;)
		if (strcmp(state->asked[i].party, AFI_FORCE) == 0 &&
		    strcmp(afi_entry_get(state->asked[i].ask, "sort"),
			   "invitation") == 0)
			return &state->asked[i];
	return NULL;
}

static void say_invited(struct afi_str *out, const struct afi_check_case *c,
			const struct afi_asked *asked, int answered)
{
	const bool none = answered == AFI_NO_DAY;

	afi_str_adds(out, "the chief officer was invited on ");
	afi_day_long(out, afi_fold_day(c->inspection.fold, asked->ask));
	if (asked->due.day != AFI_NO_DAY) {
		afi_str_adds(out, none && !asked->overdue ?
			     " to comment, and has until " :
			     " to comment by ");
		afi_date_show(out, &asked->due);
	}
	if (!none) {
		afi_str_adds(out, ", and answered on ");
		afi_day_long(out, answered);
	} else {
		afi_str_adds(out, asked->overdue ? ", and has not" :
			     "; nothing was recorded since");
	}
}

void afi_checks_invited(struct afi_checks *out, const struct afi_check_case *c)
{
	const struct afi_asked *asked =
		last_invitation(&c->inspection.fold->state);
	struct afi_str words = AFI_STR_INIT;
	int answered;

	if (!asked) {
		afi_str_addf(&words, "afi ask %s --invite --of force --by "
			     "DATE -m TEXT", c->inspection.target);
		afi_checks_add(out, AFI_CHECK_WARNING, "not-invited",
			       c->inspection.target, "no invitation of the "
			       "chief officer to comment is recorded",
			       words.s);
	} else {
		answered = answered_on(c, asked);
		say_invited(&words, c, asked, answered);
		afi_checks_add(out, answered == AFI_NO_DAY ?
			       AFI_CHECK_WARNING : AFI_CHECK_NOTE,
			       answered == AFI_NO_DAY ? "no-answer" :
			       "invited", c->inspection.target, words.s,
			       NULL);
	}
	afi_str_clear(&words);
}
