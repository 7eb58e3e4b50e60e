/*
 * Cells of a tracker, as people fill them in: references, kinds, dates, words
 * for what is done, progress with its days.
 *
 * Nothing here knows of sheets or of entries; strings are copied into the arena
 * that is given.
 */
#ifndef AFI_PROPOSE_CELLS_H
#define AFI_PROPOSE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"
#include "mem.h"

/** A reference to a finding, taken apart. */
struct afi_ref {
	const char *kind;	/* "afi", or NULL if it does not say */
	int number, under;	/* under: of "Rec 1.2" 1; else 0 */
};

/** Read "AFI 3", "afi-3", "3", "Rec 1.2", "Area for improvement three".  False,
 *  @out untouched, if @cell is anything else. */
bool afi_ref_read(struct afi_ref *out, const char *cell);

/** The same of what a text begins with: "AFI 3: ...", "2. ..."; what comes
 *  after it, or @text itself if it begins with none. */
const char *afi_ref_before(struct afi_ref *out, const char *text);

/** The kind of finding that @cell names ("Cause of Concern", "AFIs"), or
 *  NULL. */
const char *afi_kind_read(const char *cell);

/** The kind that is named among the words of @heading, or NULL. */
const char *afi_kind_in(const char *heading);

/** Whether @cell is one of the ways to say nothing: "-", "n/a", "TBC". */
bool afi_cell_is_none(const char *cell);

/** What a status says of closing. */
struct afi_cell_status {
	const char *outcome;	/* how it closed, or NULL: not closed */
	bool by_force;		/* "complete" may be the force's own word;
				   "closed" and "discharged" are a decision */
	int day;		/* that stands beside the word, or AFI_NO_DAY */
};

/** Read "Complete", "Closed 3/4/2025", "No further action".  What it does not
 *  know closes nothing. */
void afi_cell_status(struct afi_cell_status *out, const char *cell, int today);

/** As afi_date_parse(), seen from @today, which can be AFI_NO_DAY: then a date
 *  needs a year. */
enum afi_code afi_cell_date(struct afi_date *out, const char *typed, int today,
			    struct afi_err *err);

/** A day that is past: one without a year is the last from @today back. */
enum afi_code afi_past_day(int *out, bool *month, const char *typed, int today,
			   struct afi_err *err);

/** A date and an owner in one cell, taken apart. */
struct afi_due_owner {
	struct afi_date due;
	const char *owner;	/* or NULL */
	bool done;		/* "Action completed" */
};

/** Take @cell apart: what is a date, what says that it is done, and the rest,
 *  which is the owner. */
void afi_due_owner_read(struct afi_due_owner *out, struct afi_arena *arena,
			const char *cell, int today);

/** A piece of progress. */
struct afi_note {
	int day;		/* that it begins with, or AFI_NO_DAY */
	bool month;		/* ... only a month: its last day */
	const char *text;
};

struct afi_notes {
	struct afi_note *v;
	size_t n, size;
};

/** Append what @cell says to @out: a piece for each line that begins with a
 *  day ("Update April 2016: ...", "12/4/2016 - ..."), with the lines after
 *  it.  The caller frees @v. */
void afi_notes_read(struct afi_notes *out, struct afi_arena *arena,
		    const char *cell, int today);

#endif
