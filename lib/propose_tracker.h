/*
 * A tracker being read: what its two files share and nobody else needs.
 *
 * propose_tracker.c finds out which rows are about which finding, and goes
 * through them; propose_tracker_row.c makes proposals of one.
 */
#ifndef AFI_PROPOSE_TRACKER_H
#define AFI_PROPOSE_TRACKER_H

#include <stdbool.h>
#include <stddef.h>

#include "keys.h"
#include "propose_cells.h"
#include "propose_rows.h"

#define AFI_NO_ROW SIZE_MAX

/** A finding, from all the rows that are about it. */
struct afi_tracked {
	struct afi_ref ref;
	bool numbered;			/* ref holds */
	const char *kind;		/* of its type column, or NULL */
	const char *force, *report;	/* "" if none */
	const char *name;		/* its reference as it stands, or "" */
	size_t titled;			/* the row with its title;
					   AFI_NO_ROW: none has one */
	const char *owner;		/* the first that stands in a row */
	bool owners_differ;
	bool begun;			/* it was opened, if it could be */
	bool assigned;			/* who answers for it is told */
	int due;			/* its own date by the rows so far */
	struct afi_row_subject subject;
};

/** The tracker, and the row in hand. */
struct afi_tracker {
	struct afi_rows *rows;
	const struct afi_sheet_map *map;
	const char *kind;		/* that the header names, or NULL */
	struct afi_keys finding_keys, action_keys, report_keys;
	struct { struct afi_tracked *v; size_t n, size; } findings;
	struct { struct afi_row_subject *v; size_t n, size; } actions;
	struct { size_t *v; size_t n, size; } reports;	/* what opens them */
	size_t *finding_of;		/* by row; AFI_NO_KEY: left out */
};

/** What a row says of when, by whom, and whether it is done. */
struct afi_said {
	struct afi_date due, first_due;
	const char *owner, *action_owner;	/* or NULL */
	const char *outcome;			/* or NULL: not closed */
	bool by_force;
	int closed;
};

/** The cell of the row in hand that means @meaning, and its column. */
const char *afi_tracker_cell(const struct afi_tracker *t,
			     enum afi_meaning meaning);
size_t afi_tracker_column(const struct afi_tracker *t,
			  enum afi_meaning meaning);

/** Read what the row in hand says of itself. */
void afi_tracker_said(struct afi_tracker *t, struct afi_said *said);

/** Open @finding with what the row in hand says of it. */
void afi_tracker_open(struct afi_tracker *t, struct afi_tracked *finding);

/** Propose who answers for @finding, and by when unless the row @has_action,
 *  as far as it was not told by a row before. */
void afi_tracker_assign(struct afi_tracker *t, struct afi_tracked *finding,
			const struct afi_said *said, bool has_action);

/** The action that the row in hand has, which is opened if it is new. */
struct afi_row_subject afi_tracker_action(struct afi_tracker *t,
					  size_t finding,
					  const struct afi_said *said);

/** Propose what was done, and what proves it. */
void afi_tracker_updates(struct afi_tracker *t,
			 const struct afi_row_subject *subject);

void afi_tracker_close(struct afi_tracker *t, const struct afi_said *said,
		       const struct afi_row_subject *subject, bool action);

#endif
