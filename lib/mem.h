/*
 * Memory that is there or ends the program.
 *
 * None of these functions fails: when memory runs out the program says so in
 * one line and exits with status 1.  That is safe, because nothing lasting is
 * done by halves (a ref moves last, files are renamed into place).
 *
 * An arena is for many small things that die together, such as the strings of
 * one record.  Who reads many records resets it from one to the next.
 */
#ifndef AFI_MEM_H
#define AFI_MEM_H

#include <stddef.h>

/** @size bytes, not cleared.  The caller frees them. */
void *afi_xmalloc(size_t size);

/** @n things of @size bytes, all zero.  The caller frees them. */
void *afi_xcalloc(size_t n, size_t size);

/** Make @old large enough for @n things of @size bytes; use what it returns. */
void *afi_xrealloc(void *old, size_t n, size_t size);

/** A copy of @s, or NULL for NULL.  The caller frees it. */
char *afi_xstrdup(const char *s);

struct afi_arena_block;

/** An arena.  It owns what was taken from it. */
struct afi_arena {
	struct afi_arena_block *last;
};

#define AFI_ARENA_INIT { .last = NULL }

/** @size bytes, aligned for anything and not cleared, until the arena ends. */
void *afi_arena_alloc(struct afi_arena *arena, size_t size);

/** The same for @n things of @size bytes, all zero. */
void *afi_arena_calloc(struct afi_arena *arena, size_t n, size_t size);

/** A copy of the @len bytes at @s with a NUL after them. */
char *afi_arena_copy(struct afi_arena *arena, const char *s, size_t len);

/** A copy of the string @s, or NULL for NULL. */
char *afi_arena_strdup(struct afi_arena *arena, const char *s);

/** Take back all that @arena gave out, and keep some of its memory for what
 *  comes next. */
void afi_arena_reset(struct afi_arena *arena);

/** Free all that @arena gave out and leave it empty, ready for use again. */
void afi_arena_clear(struct afi_arena *arena);

#endif
