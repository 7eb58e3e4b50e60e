/*
 * What waits: in each record, what has a date that is still to be met and what
 * somebody is still to do.  afi due lists all of it, afi alone what is theirs
 * who read.
 *
 * A finding and its actions wait until they are closed, a question until it is
 * answered, a claim until somebody decides, comments on a report until they are
 * published, and what was published until it is copied to both who get a copy.
 * What was opened by mistake does not wait, nor do the actions of a finding
 * that is closed.
 *
 * Re-tests have no kind of entry.  A question with a date, asked of a finding
 * after it was closed as complete, is one; and one is missing where it was
 * closed so more than 6 and less than 18 months ago and there has been neither
 * such a question nor, on a later day, evidence or a figure.
 */
#ifndef AFI_QUERY_DUE_H
#define AFI_QUERY_DUE_H

#include <jansson.h>

#include "clock.h"
#include "query_parts.h"

enum afi_wait_sort {
	AFI_WAIT_COMMENTS,	/* on a report, to be published */
	AFI_WAIT_PUBLICATION,	/* the same, once some are written; nobody
				   can tell by the report's record alone */
	AFI_WAIT_COPY,		/* of what was published */
	AFI_WAIT_FINDING,
	AFI_WAIT_ACTION,
	AFI_WAIT_QUESTION,
	AFI_WAIT_INVITATION,
	AFI_WAIT_CHASER,
	AFI_WAIT_RETEST,
	AFI_WAIT_CLAIM,
	AFI_WAIT_COUNT,
};

/** Seen from today. */
enum afi_when {
	AFI_LATE,
	AFI_TODAY,
	AFI_SOON,		/* within AFI_SOON_DAYS */
	AFI_LATER,
	AFI_UNDATED,
	AFI_WHEN_COUNT,
};

enum { AFI_SOON_DAYS = 14 };

/** One thing that waits. */
struct afi_wait {
	enum afi_wait_sort sort;
	const struct afi_state *action;	/* that it is about, or NULL */
	struct afi_date due;		/* its day is AFI_NO_DAY if none */
	int since;			/* day from which on it waits */
	const struct afi_asked *asked;	/* a question, or a re-test that is
					   one; else NULL */
	const struct afi_entry *entry;	/* that it goes back to: what was
					   opened, asked, claimed, published
					   or closed */
	const char *to;			/* whom a copy is for; else NULL */
};

/** Takes one thing that waits in @sub, and must not keep it. */
typedef void (*afi_wait_fn)(const struct afi_subject *sub,
			    const struct afi_wait *wait, void *arg);

/** Give each thing that waits in @sub to @fn.  Comments on a report are among
 *  them without a date if no statutory clock runs, so that they can be told if
 *  they are found to be written. */
void afi_each_wait(const struct afi_subject *sub, afi_wait_fn fn, void *arg);

/** "comments", "finding", "re-test"...  Never NULL. */
const char *afi_wait_name(enum afi_wait_sort sort);

/** When @day, which may be AFI_NO_DAY, is. */
enum afi_when afi_when_of(int day, int today);

/** "late", "today", "soon", "later", "undated".  Never NULL. */
const char *afi_when_name(enum afi_when when);

/** @wait, which is @sub's, in one row.  The caller owns it. */
json_t *afi_view_wait(const struct afi_subject *sub,
		      const struct afi_wait *wait);

/** Make @row, of comments that wait, one of comments that are written since
 *  @day and wait for their publication. */
void afi_view_wait_written(json_t *row, int day);

#endif
