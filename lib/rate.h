/*
 * The implementation rate: of what fell due in some time, how much was done.
 *
 * Of the findings whose date is in the window, those closed as complete; what
 * was closed otherwise fell due too, and is not done.  Findings without a date
 * are counted beside it.  If none fell due there is no rate: neither all nor
 * nothing was done.
 */
#ifndef AFI_RATE_H
#define AFI_RATE_H

#include <stddef.h>

#include "state.h"
#include "str.h"

struct afi_rate {
	int from, to;		/* the window's first and last day */
	size_t due;		/* that fell due in it */
	size_t complete;	/* ... and are closed complete */
	size_t undated;
};

/** Count a finding whose date is @due (AFI_NO_DAY if it has none) and which is
 *  closed by @closed, or not if it is NULL; one that is void is in no rate. */
void afi_rate_add(struct afi_rate *rate, int due,
		  const struct afi_entry *closed);

/** The rate in whole percent, rounded, but 100 only if all are done and 0 only
 *  if none is; -1 if none fell due. */
int afi_rate_percent(const struct afi_rate *rate);

/** Append "3 of 4 (75%)" or "none fell due", then "; 2 without a date". */
void afi_rate_words(struct afi_str *out, const struct afi_rate *rate);

#endif
