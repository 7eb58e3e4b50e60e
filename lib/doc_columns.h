/* Text out of a PDF in columns: what doc_columns.c finds and doc_rows.c
 * writes. */
#ifndef AFI_DOC_COLUMNS_H
#define AFI_DOC_COLUMNS_H

#include <stddef.h>

#include "str.h"

enum { AFI_ZONES = 24 };	/* columns of a table */

/** Words with single blanks between them, at some columns of a line. */
struct afi_piece {
	const char *s;
	size_t len, start, end, line, zone;
};

/** Columns of the text where a column of a table is. */
struct afi_zone {
	size_t start, end;
};

struct afi_zones {
	struct afi_zone v[AFI_ZONES];
	size_t n;
};

/** Lines that are looked at together. */
struct afi_columns {
	struct {
		struct afi_piece *v;
		size_t n, size;
	} pieces;
	size_t lines;
	size_t width;		/* of the widest */
	struct afi_zones zones;
	struct afi_zones above;	/* of the table above, if this may go on */
	struct afi_str first;	/* the row that is above, alone; it stands in
				   the output from @mark on, as it was laid out,
				   until it is known that there are more */
	size_t mark, length;
};

/** Append the rows of @group, whose pieces are in their zones; how many. */
size_t afi_columns_rows(struct afi_str *out, const struct afi_columns *group);

#endif
