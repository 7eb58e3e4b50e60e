#include "clock.h"

#include <string.h>

#include "setup.h"

static int report_day(const struct afi_fold *fold)
{
	const char *iso = afi_fold_value(fold, "published");
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY;

	if (iso)
		(void)afi_day_parse(&day, iso, &ignored);
	return day;
}

/* Why no period applies to what was published on @day, or NULL. */
static const char *exemption(const struct afi_fold *fold, int day)
{
	const char *marked = afi_fold_value(fold, "not-statutory");
	const char *body = afi_fold_value(fold, "body");

	if (fold->state.void_)
		return "opened by mistake";
	if (marked)
		return marked;
	if (day != AFI_NO_DAY && day < afi_day_of(2017, 5, 2))
		return "no statutory period: published before 2 May 2017";
	if (body && strcmp(body, AFI_HMICFRS))
		return "no statutory period: not a report of HMICFRS";
	return NULL;
}

static const struct afi_entry *first_published(const struct afi_fold *fold)
{
	size_t i;

	for (i = 0; i < fold->nlive; i++)
		if (afi_entry_is(fold->live[i], "publish"))
			return fold->live[i];
	return NULL;
}

struct afi_clock afi_clock_of(const struct afi_fold *fold, int today)
{
	struct afi_clock clock = { .state = AFI_CLOCK_NONE,
				   .last_day = AFI_NO_DAY };
	const int day = report_day(fold);
	int stopped = today;

	clock.published = first_published(fold);
	clock.why = exemption(fold, day);
	if (clock.why)
		return clock;
	if (day == AFI_NO_DAY) {
		clock.state = AFI_CLOCK_UNKNOWN;
		clock.why = "the day on which the report was published is not "
			    "recorded";
		return clock;
	}
	if (clock.published)
		stopped = afi_fold_day(fold, clock.published);
	clock.last_day = day + AFI_CLOCK_DAYS - 1;
	clock.day = afi_days_between(day - 1, stopped);
	clock.late = afi_days_between(clock.last_day, stopped);
	if (clock.late)
		clock.state = AFI_CLOCK_LATE;
	else
		clock.state = clock.published ? AFI_CLOCK_MET :
			      AFI_CLOCK_RUNNING;
	return clock;
}

const char *afi_clock_name(enum afi_clock_state state)
{
	switch (state) {
	case AFI_CLOCK_RUNNING:
		return "running";
	case AFI_CLOCK_MET:
		return "met";
	case AFI_CLOCK_LATE:
		return "late";
	case AFI_CLOCK_UNKNOWN:
		return "unknown";
	case AFI_CLOCK_NONE:
		return "not applicable";
	}
	return "unknown";
}
