/*
 * Random histories: a few writers open the same finding, write, correct, erase
 * and now and then fetch from one another, with clocks that are often equal and
 * often wrong.
 */
#ifndef HISTORIES_H
#define HISTORIES_H

#include <stddef.h>
#include <stdint.h>

#include "record.h"

enum { WRITERS = 4 };

/** What everyone has; all settled. */
struct world {
	struct afi_record v[WRITERS];
};

/** Let chance begin anew, the same for the same @seed. */
void chance_begin(uint64_t seed);

/** A number below @n. */
size_t below(size_t n);

/** One of @rec's entries of kind @what (NULL: any), or NULL if chance hits
 *  none. */
const struct afi_entry *any_entry(const struct afi_record *rec,
				  const char *what);

/** Let the writers of the empty @world write for a while. */
void world_make(struct world *world);

void world_clear(struct world *world);

/** Merge @a and @b into the empty @out. */
void world_merge(struct afi_record *out, const struct afi_record *a,
		 const struct afi_record *b);

/** Merge what @from has into @rec. */
void world_fetch(struct afi_record *rec, const struct afi_record *from);

#endif
