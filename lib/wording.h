/*
 * Whether two texts say the same in the same words, or nearly.
 *
 * One text comes out of a PDF, another from a web page, a third is quoted in a
 * letter: quotes, dashes, blanks, breaks and capitals differ though nobody
 * changed a word.  And where words did change, most of them did not.
 */
#ifndef AFI_WORDING_H
#define AFI_WORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

/** Whether @a and @b are the same words and figures, whatever their case and
 *  what stands between them.  NULL is no words. */
bool afi_wording_same(const char *a, const char *b);

/** A number that is the same for texts that are the same. */
uint64_t afi_wording_key(const char *text);

/** The words of a text, each once, without those that every finding has
 *  ("the force needs to make sure").  They lie in an arena. */
struct afi_gist {
	const uint64_t *v;
	size_t n;
};

/** Find the words of @text, which may be NULL, in its first few thousand. */
struct afi_gist afi_wording_gist(struct afi_arena *arena,
				      const char *text);

/** How much of @a and @b is in both, 0 to 100. */
int afi_wording_alike(const struct afi_gist *a,
		      const struct afi_gist *b);

#endif
