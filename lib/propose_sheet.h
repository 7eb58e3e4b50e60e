/*
 * Proposals from the rows of a sheet.
 *
 * A tracker's rows become findings, their actions, owners, dates and updates,
 * by a map of its columns (sheet_map.h).  Two sheets are afi's own and need no
 * map; both are known by their headers:
 *
 * - the update sheet (afi export --update-sheet): a row for each thing that an
 *   owner answers for, with empty cells to fill in;
 * - the export (afi export --format csv): a row for each entry.
 *
 * In these, each proposal's `names` is the target in full.  In an export that
 * of an opening is what it opens, and its `of` the opening that it stands
 * under, also that of an inspection, of which there can be several.
 */
#ifndef AFI_PROPOSE_SHEET_H
#define AFI_PROPOSE_SHEET_H

#include "err.h"
#include "propose.h"
#include "sheet.h"
#include "sheet_map.h"

/** What a sheet is. */
enum afi_sheet_form {
	AFI_SHEET_TRACKER,	/* somebody's own */
	AFI_SHEET_UPDATES,	/* an update sheet that came back */
	AFI_SHEET_EXPORT,	/* what afi export wrote */
};

/** What @sheet is, by its header. */
enum afi_sheet_form afi_sheet_form(const struct afi_sheet *sheet);

/**
 * Fill the empty @out from @sheet; lines are those of the file.  @map is only
 * for a tracker.  @today lends its year to a date that has none.
 *
 * A row or a cell that cannot be read is left out and named, with line and
 * column, in a caution; so is a column that means nothing.  AFI_EINVALID if
 * @map says too little to find anything by.
 */
enum afi_code afi_propose_sheet(struct afi_proposals *out,
				const struct afi_sheet *sheet,
				const struct afi_sheet_map *map, int today,
				struct afi_err *err);

#endif
