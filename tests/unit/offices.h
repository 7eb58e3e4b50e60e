/*
 * Two offices that record at random, each in its own copy of one register, now
 * and then bring these together, and are wrong, late and of two minds as
 * people are.  The commands run within this process, as afi would run them.
 *
 * What happens depends on the seed alone, but for the ids.
 */
#ifndef AFI_OFFICES_H
#define AFI_OFFICES_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

enum { OFFICES_WORDS = 24 };	/* of one command, at most */

/** A number from 0 to @n - 1 by the chance that offices_seed() set. */
int offices_chance(int n);

void offices_seed(uint64_t seed);

/** Set the clock of afi and of Git to @hour (UTC) of @day. */
void offices_clock(int day, int hour);

/** Run the command in @words, up to a NULL, in the register @dir.  Its code;
 *  what it prints is thrown away, @why (may be NULL) holds why it failed. */
enum afi_code offices_run(struct afi_err *why, const char *dir,
			  const char *const *words);

/** What the reading command in @words, up to a NULL, shows of @dir as JSON;
 *  several lines as an array of them.  NULL if it fails. */
json_t *offices_read(const char *dir, const char *const *words);

/**
 * Let two offices, in the folders "a" and "b", work for some weeks from
 * @begin on.  At the end of the day *@stop, which becomes the last one if that
 * comes before, both copies are kept as they are and brought together in the
 * folder "stopped".  In the end "a" has it all.  The last day.
 */
int offices_work(int begin, int *stop);

/** Be somebody by Git's settings alone; after repo_enter(). */
void offices_enter(void);

#endif
