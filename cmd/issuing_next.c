/* What is to be done once the statutory response is issued. */
#include <string.h>

#include "clock.h"
#include "issuing.h"

static void add_publish(struct afi_str *out, const char *name,
			const struct afi_clock *clock)
{
	afi_str_addf(out, "afi: the comments%s are still to be published",
		     clock->published ? " as they are now" : "");
	if (!clock->published && clock->last_day != AFI_NO_DAY) {
		afi_str_addf(out, ", and the last day %s ", clock->late ?
			     "was" : "is");
		afi_day_long(out, clock->last_day);
	}
	afi_str_addf(out, ": 'afi publish %s --url URL' records where\n", name);
}

static bool was_copied(const struct afi_fold *fold,
		       const struct afi_issue *issue, const char *to)
{
	for (size_t i = 0; issue && i < fold->nlive; i++)
		if (afi_entry_is(fold->live[i], "copied") &&
		    !strcmp(afi_entry_get(fold->live[i], "to"), to) &&
		    afi_issue_named(fold, fold->live[i], "letter", issue))
			return true;
	return false;
}

static void add_copies(struct afi_str *out, const char *name,
		       const struct issuing *is, const struct afi_fold *fold,
		       const struct afi_issue *issue)
{
	static const struct {
		const char *office, *to, *said;
	} whom[] = {
		{ "hmicfrs", "hmicfrs", "HMICFRS" },
		{ "home_secretary", "home-secretary", "the Home Secretary" },
	};
	struct afi_str command = AFI_STR_INIT, said = AFI_STR_INIT;

	for (size_t i = 0; i < sizeof(whom) / sizeof(*whom); i++) {
		if (!afi_check_names(is->copies.v, is->copies.n,
				     whom[i].office) ||
		    was_copied(fold, issue, whom[i].to))
			continue;
		afi_str_addf(&said, "%s%s", said.len ? " and " : "",
			     whom[i].said);
		afi_str_addf(&command, " --to %s", whom[i].to);
	}
	if (said.len)
		afi_str_addf(out, "afi: a copy is to go to %s: 'afi copied "
			     "%s%s' records that it went\n", said.s, name,
			     command.s);
	afi_str_clear(&said);
	afi_str_clear(&command);
}

void issuing_find_next(struct issuing *is, const struct afi_fold *fold,
		       const struct afi_issue *issue)
{
	const struct afi_clock clock =
		afi_clock_of(fold, afi_register_today(is->reg));
	struct afi_str name = AFI_STR_INIT;

	afi_str_reset(&is->next);
	if (strcmp(is->asked.template_, AFI_ISSUE_STATUTORY) != 0 ||
	    (issue && issue->replaced))
		return;
	afi_target_print(&name, &is->asked.target);
	if (!issue || !issue->published)
		add_publish(&is->next, name.s, &clock);
	add_copies(&is->next, name.s, is, fold, issue);
	afi_str_clear(&name);
}
