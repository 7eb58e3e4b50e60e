/*
 * What the readers of sheets share: proposals from a row, and what is said of a
 * cell that cannot be read.  For lib/propose_*.c only.
 */
#ifndef AFI_PROPOSE_ROWS_H
#define AFI_PROPOSE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "propose.h"
#include "sheet.h"
#include "sheet_map.h"

/** A sheet being read. */
struct afi_rows {
	struct afi_proposals *out;
	const struct afi_sheet *sheet;
	const struct afi_sheet_row *row;	/* the one in hand */
	int today;				/* or AFI_NO_DAY */
	size_t minded;				/* how often something was */
};

/** What a proposal is about.  Its name lies in the proposals' arena. */
struct afi_row_subject {
	size_t of;		/* as in struct afi_proposal */
	const char *names;
};

/** Say in a caution what is wrong in the row in hand, at @column from 0 or, if
 *  that is AFI_NO_COLUMN, all of it: a sentence's rest after "Column 6 (Target
 *  date)".  After the first hundred only their number is told, by
 *  afi_rows_end(). */
void afi_rows_mind(struct afi_rows *rows, size_t column, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

void afi_rows_end(struct afi_rows *rows);

/** Whether @i is a row and there is room for what it proposes; then it is the
 *  one in hand.  That there is none is said once. */
bool afi_rows_take(struct afi_rows *rows, size_t i);

/** Whether the row in hand can be read; if not, that is said. */
bool afi_rows_usable(struct afi_rows *rows);

/** A copy of @s among the proposals. */
const char *afi_rows_copy(struct afi_rows *rows, const char *s);

/** Add a proposal from the row in hand. */
struct afi_proposal *afi_rows_add(struct afi_rows *rows, const char *what,
				  const char *as,
				  const struct afi_row_subject *subject);

/** Take the proposal that was added last away again. */
void afi_rows_drop(struct afi_rows *rows);

/** Put the cell @text into @proposal under @key, in one line if @line; false,
 *  and said, if a record cannot take it. */
bool afi_rows_put(struct afi_rows *rows, struct afi_proposal *proposal,
		  const char *key, const char *text, bool line,
		  size_t column);

/** Put @date as the day by which something is due. */
void afi_rows_put_due(struct afi_proposal *proposal,
		      const struct afi_date *date);

/** Put its title, made of the first line of @text cut to a good length, and
 *  all of @text as the text if the title is not all of it. */
void afi_rows_put_title(struct afi_rows *rows, struct afi_proposal *proposal,
			const char *text, size_t column);

/** Read the date in @cell.  False if there is none, or it is none, which is
 *  said. */
bool afi_rows_date(struct afi_rows *rows, struct afi_date *out,
		   const char *cell, size_t column);

/** The same for a day on which something happened. */
bool afi_rows_day(struct afi_rows *rows, int *out, const char *cell,
		  size_t column);

/** Propose @text, a cell that says what proves it, as an update. */
void afi_rows_evidence(struct afi_rows *rows, const char *text, size_t column,
		       const struct afi_row_subject *subject);

/* The readers; propose_sheet.h says what for. */
void afi_propose_tracker(struct afi_rows *rows,
			 const struct afi_sheet_map *map);
void afi_propose_updates(struct afi_rows *rows);
void afi_propose_export(struct afi_rows *rows);

#endif
