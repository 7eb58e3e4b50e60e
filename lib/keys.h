/*
 * Keys, numbered in the order in which they first came: what stands in several
 * rows of a table is found to be one thing, in time that does not grow with
 * their number.
 */
#ifndef AFI_KEYS_H
#define AFI_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

#define AFI_NO_KEY SIZE_MAX

/** Keys.  It owns their copies. */
struct afi_keys {
	struct afi_arena arena;
	const char **v;		/* by number */
	size_t n, size;
	size_t *slots;		/* number + 1 by hash, or 0 */
	size_t nslots;		/* a power of two */
};

#define AFI_KEYS_INIT { .arena = AFI_ARENA_INIT }

/** Free what @keys holds and leave it empty, ready for use again. */
void afi_keys_clear(struct afi_keys *keys);

/** The number of @key, which is the next one if it is new: @keys->n has grown
 *  then. */
size_t afi_keys_add(struct afi_keys *keys, const char *key);

/** The number of @key, or AFI_NO_KEY. */
size_t afi_keys_find(const struct afi_keys *keys, const char *key);

#endif
