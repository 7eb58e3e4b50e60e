/*
 * The statutory clock: by when the comments on a report must be published.
 *
 * Police Act 1996 section 55(5A), put in by the Policing and Crime Act 2017
 * section 37: "before the end of the period of 56 days beginning with the day
 * on which the report is published", so that publication is day 1 and the last
 * day is 55 days later; no weekend moves it.  In force since 2 May 2017 (SI
 * 2017/399): an earlier report has no such period.  What stops the clock is
 * that the comments are *published*; a letter's date proves nothing.
 */
#ifndef AFI_CLOCK_H
#define AFI_CLOCK_H

#include "state.h"

enum { AFI_CLOCK_DAYS = 56 };

enum afi_clock_state {
	AFI_CLOCK_RUNNING,	/* not published yet, the last day not past */
	AFI_CLOCK_MET,		/* published on or before the last day */
	AFI_CLOCK_LATE,		/* published after it, or not yet and past */
	AFI_CLOCK_UNKNOWN,	/* the report's day is not known: no guess */
	AFI_CLOCK_NONE,		/* no such period applies */
};

struct afi_clock {
	enum afi_clock_state state;
	int last_day;		/* AFI_NO_DAY if unknown or none */
	int day;		/* which of the 56 they were published on, or
				   is today; over 56 if late; 0 if unknown,
				   none, or before the report */
	int late;		/* days after the last day, or 0 */
	const struct afi_entry *published;	/* of the comments, the first */
	const char *why;	/* of UNKNOWN and NONE: words, the record's or
				   constant; else NULL */
};

/**
 * The clock of the inspection that @fold holds, seen from @today.  None runs
 * for what was published before the law was in force, is marked as not
 * statutory, was opened by mistake, or is another body's than HMICFRS's.
 */
struct afi_clock afi_clock_of(const struct afi_fold *fold, int today);

/** "running", "met", "late", "unknown", "not applicable". */
const char *afi_clock_name(enum afi_clock_state state);

#endif
