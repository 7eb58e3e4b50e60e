/*
 * A folder of kept files that goes with a page: made whole beside the place
 * where it is to be, and there only if all else went well.
 *
 *	struct pack pack = PACK_INIT;
 *
 *	if (!(rc = pack_begin(&pack, reg, dir, err)))
 *		... pack.pack is for the view, which names files
 *	if (!rc)
 *		rc = pack_finish(&pack, err);
 *	... whatever else may go wrong
 *	pack_end(&pack, !rc);
 *
 * Beside the files, if there are any, is PACK_INDEX, a line to each with its
 * hash, for `sha256sum -c`.
 */
#ifndef PACK_H
#define PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "query_kinds.h"
#include "register.h"
#include "str.h"

#define PACK_INDEX "SHA256SUMS"

struct pack {
	struct afi_pack pack;

	/* the rest is pack.c's own */
	struct afi_register *reg;
	char *dir, *scratch;	/* where it is to be, and where it is made */
	bool was_there;		/* @dir, empty */
	bool placed;		/* it is at @dir now */
	int folder;		/* open */
	struct afi_str index;
	struct { char **v; size_t n, size; } names;
};

#define PACK_INIT { .folder = -1, .index = AFI_STR_INIT }

/** Be ready to put files of @reg into @dir, which must be new or empty:
 *  AFI_ECONFLICT if it is not. */
enum afi_code pack_begin(struct pack *pack, struct afi_register *reg,
			 const char *dir, struct afi_err *err);

/** Write the index and move all to where it is to be. */
enum afi_code pack_finish(struct pack *pack, struct afi_err *err);

/** Free what @pack holds; unless @keep, take away what it wrote.  One that was
 *  never begun is fine. */
void pack_end(struct pack *pack, bool keep);

#endif
