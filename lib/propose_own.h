/*
 * The headings of afi's own sheets: the update sheet, and the export.
 *
 * render_csv.c writes them and propose_*.c read them.
 */
#ifndef AFI_PROPOSE_OWN_H
#define AFI_PROPOSE_OWN_H

#include <stddef.h>

#include "sheet.h"

struct afi_rows;

/* of both */
#define OWN_TARGET "Target"
#define OWN_TITLE "Title"
#define OWN_OWNER "Owner"
#define OWN_DUE "Due"
#define OWN_STATUS "Status"

/* of the update sheet: what is to be filled in, */
#define OWN_UPDATE "Update"
#define OWN_DONE "Done"
#define OWN_EVIDENCE "Evidence"
#define OWN_NEW_DATE "New date"
#define OWN_REASON "Reason"
/* and what is not */
#define OWN_FINDING "Finding"
#define OWN_LAST_UPDATE "Last update"
#define OWN_STATE "State"
#define OWN_SHEET_OF "Sheet of"

/* of the export */
#define OWN_WHAT "What"
#define OWN_KIND "Kind"
#define OWN_TEXT "Text"
#define OWN_BOARD "Board"
#define OWN_PRIORITY "Priority"
#define OWN_THEME "Theme"
#define OWN_HAPPENED "Happened"
#define OWN_PARTY "Party"
#define OWN_SOURCE "Source"
#define OWN_DETAILS "Details"
#define OWN_ID "Id"

/** The column of @sheet under @heading, or AFI_NO_COLUMN. */
size_t afi_sheet_find(const struct afi_sheet *sheet, const char *heading);

/** The cell under @heading in the row in hand; "" if there is none. */
const char *afi_own_cell(const struct afi_rows *rows, const char *heading);

#endif
