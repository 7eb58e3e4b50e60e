/* The line at the foot of a letter, which says what it was made from; the
 * template letter-foot writes it. */
#ifndef AFI_ISSUE_FOOT_H
#define AFI_ISSUE_FOOT_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"
#include "target.h"

enum { AFI_FOOT_COMMIT = 64 };	/* digits of a commit's name at most */

struct afi_foot {
	char commit[AFI_FOOT_COMMIT + 1];
	char template_[AFI_SLUG_MAX + 1];
	char target[2 * AFI_SLUG_MAX + 2];	/* the inspection */
	int dated;			/* AFI_NO_DAY if it does not say */
	int since;			/* likewise */
	size_t begin, end;		/* where it stands, in bytes */
};

/** Find the last such line in @text, whatever its blanks and breaks.  False if
 *  there is none. */
bool afi_foot_find(struct afi_foot *out, const char *text);

/** Append @text, a letter in whatever format it was, without its foot, without
 *  the comments that templates put before an address and the like, and without
 *  the link to the text that begins a page, and without what is printed on each
 *  page, which ends in "Page 2 of 3". */
void afi_foot_cut(struct afi_str *out, const char *text);

#endif
