/*
 * What the columns of a sheet mean.
 *
 * Every tracker has its own header.  Here its words are compared with those
 * that forces and commissioners' offices use ("Lead officer", "SRO", "Target
 * date"), whatever their case, spacing and punctuation.  The guess is shown,
 * can be changed, and is kept in the form in which it is typed:
 *
 *	finding=Ref,owner=Lead officer,due=Target date
 */
#ifndef AFI_SHEET_MAP_H
#define AFI_SHEET_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "sheet.h"
#include "str.h"

#define AFI_NO_COLUMN SIZE_MAX

/** What a column can mean. */
enum afi_meaning {
	AFI_MEANS_FINDING,	/* its reference: "AFI 3", "3" */
	AFI_MEANS_KIND,
	AFI_MEANS_TITLE,
	AFI_MEANS_TEXT,
	AFI_MEANS_ACTION,	/* what the force does */
	AFI_MEANS_OWNER,
	AFI_MEANS_ACTION_OWNER,
	AFI_MEANS_BOARD,
	AFI_MEANS_PRIORITY,
	AFI_MEANS_THEME,
	AFI_MEANS_DUE,
	AFI_MEANS_DUE_OWNER,	/* a date and an owner in one cell */
	AFI_MEANS_FIRST_DUE,	/* the date before it was put off */
	AFI_MEANS_STATUS,
	AFI_MEANS_RAG,		/* ignored: it is worked out */
	AFI_MEANS_UPDATE,
	AFI_MEANS_UPDATED,	/* the day of that update */
	AFI_MEANS_EVIDENCE,
	AFI_MEANS_CLOSED,	/* the day on which it was */
	AFI_MEANS_REPORT,	/* the inspection that found it */
	AFI_MEANS_FORCE,
	AFI_MEANS_ISSUED,
	AFI_MEANS_ID,		/* ignored: the tracker's own */
	AFI_MEANS_COUNT,
};

/** Which column has which meaning, from 0; AFI_NO_COLUMN: none has. */
struct afi_sheet_map {
	size_t column[AFI_MEANS_COUNT];
};

/** Let no column of @map mean anything. */
void afi_sheet_map_init(struct afi_sheet_map *map);

/** Fill in @map from the words in the header of @sheet.  Of two columns that
 *  could mean the same the first that says it best does. */
void afi_sheet_map_guess(struct afi_sheet_map *map,
			 const struct afi_sheet *sheet);

/**
 * Change @map by what was typed: "finding=Ref,owner=Lead officer,due=#6".  A
 * column is named by its heading (in double quotes if it holds a comma) or by
 * its number from 1, which needs no # if no heading is that; "owner=" takes a
 * meaning away.  A column that is given a new meaning loses its old one.
 *
 * AFI_EUSAGE, @map untouched, if there is no such meaning or column, with
 * those that there are.
 */
enum afi_code afi_sheet_map_read(struct afi_sheet_map *map,
				 const struct afi_sheet *sheet,
				 const char *typed, struct afi_err *err);

/** Append @map as it would be typed, in the order of the columns; nothing if
 *  nothing means anything. */
void afi_sheet_map_write(struct afi_str *out, const struct afi_sheet_map *map,
			 const struct afi_sheet *sheet);

/** What @column means; AFI_MEANS_COUNT if nothing. */
enum afi_meaning afi_sheet_map_meaning(const struct afi_sheet_map *map,
				       size_t column);

/** The cell of @row that means @meaning; "" if no column does. */
const char *afi_sheet_map_cell(const struct afi_sheet_map *map,
			       const struct afi_sheet_row *row,
			       enum afi_meaning meaning);

/** Whether @map says enough to find findings or actions in: at least two
 *  meanings, one of them a finding, its title or text, an action or an update
 *  of a finding. */
bool afi_sheet_map_suffices(const struct afi_sheet_map *map);

#endif
