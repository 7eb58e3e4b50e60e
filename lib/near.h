/*
 * What was meant: of several words the one nearest to what was typed.
 *
 *	struct afi_near near = { .typed = "updaet" };
 *
 *	afi_near_try(&near, "open");
 *	afi_near_try(&near, "update");
 *	afi_err_set(err, AFI_EUSAGE, "there is no command '%s'; %s",
 *		    near.typed, afi_near_or(&near, "'afi help' lists them"));
 */
#ifndef AFI_NEAR_H
#define AFI_NEAR_H

#include <stdbool.h>
#include <stddef.h>

enum { AFI_NEAR_MAX = 128 };	/* longer words are never near */

struct afi_near {
	const char *typed;
	const char *of;			/* what comes before, such as "--" */
	bool whole;			/* a beginning is no word */
	size_t distance;		/* of the best; 0 for a beginning */
	char best[AFI_NEAR_MAX];	/* "" as long as none is near */
	char hint[AFI_NEAR_MAX + 32];
};

/**
 * How many slips of the finger make @b of @a: a letter too many, too few,
 * wrong, or changed round with the next.  Case does not count.
 */
size_t afi_near_distance(const char *a, const char *b);

/**
 * Take @word for the best if it is nearer than all before.  It is near with at
 * most one slip to three letters; nearest is what begins with all that was
 * typed, if that is at least three letters.  Whether it was taken.
 */
bool afi_near_try(struct afi_near *near, const char *word);

/** The same for each of @words, which are "this|that" or "this|that|...". */
void afi_near_try_all(struct afi_near *near, const char *words);

/** "did you mean 'update'?" in @near, or @otherwise if nothing is near. */
const char *afi_near_or(struct afi_near *near, const char *otherwise);

#endif
