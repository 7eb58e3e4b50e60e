#include "mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 256, LARGEST_BLOCK = 1 << 20 };

/* A block's bytes follow it; max_align_t keeps them aligned for anything. */
struct afi_arena_block {
	struct afi_arena_block *prev;
	size_t used, size;
	max_align_t bytes[];
};

static void *there_or_exit(void *p)
{
	if (!p) {
		fputs("afi: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

static size_t times(size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		there_or_exit(NULL);
	return n * size;
}

void *afi_xmalloc(size_t size)
{
	return there_or_exit(malloc(size ? size : 1));
}

void *afi_xcalloc(size_t n, size_t size)
{
	return there_or_exit(calloc(n ? n : 1, size ? size : 1));
}

void *afi_xrealloc(void *old, size_t n, size_t size)
{
	size_t bytes = times(n, size);

	return there_or_exit(realloc(old, bytes ? bytes : 1));
}

char *afi_xstrdup(const char *s)
{
	size_t size;

	if (!s)
		return NULL;
	size = strlen(s) + 1;
	return memcpy(afi_xmalloc(size), s, size);
}

/* Blocks double, so that a large arena needs few and a small one little. */
static struct afi_arena_block *grow(struct afi_arena *arena, size_t size)
{
	struct afi_arena_block *block;
	size_t want = arena->last ? arena->last->size * 2 : FIRST_BLOCK;

	if (want > LARGEST_BLOCK)
		want = LARGEST_BLOCK;
	if (want < size)
		want = size;
	if (want > SIZE_MAX - sizeof(*block))
		there_or_exit(NULL);
	block = afi_xmalloc(sizeof(*block) + want);
	block->prev = arena->last;
	block->used = 0;
	block->size = want;
	arena->last = block;
	return block;
}

void *afi_arena_alloc(struct afi_arena *arena, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct afi_arena_block *block = arena->last;
	void *p;

	if (size > SIZE_MAX - align)
		there_or_exit(NULL);
	size = (size + align - 1) / align * align;
	if (!block || block->size - block->used < size)
		block = grow(arena, size);
	p = (char *)block->bytes + block->used;
	block->used += size;
	return p;
}

void *afi_arena_calloc(struct afi_arena *arena, size_t n, size_t size)
{
	size_t bytes = times(n, size);

	return memset(afi_arena_alloc(arena, bytes), 0, bytes);
}

char *afi_arena_copy(struct afi_arena *arena, const char *s, size_t len)
{
	char *copy = afi_arena_alloc(arena, len + 1);

	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *afi_arena_strdup(struct afi_arena *arena, const char *s)
{
	return s ? afi_arena_copy(arena, s, strlen(s)) : NULL;
}

static void free_blocks(struct afi_arena_block *block)
{
	struct afi_arena_block *prev;

	for (; block; block = prev) {
		prev = block->prev;
		free(block);
	}
}

/* The last block is the largest, but for one that a large thing had made. */
void afi_arena_reset(struct afi_arena *arena)
{
	if (!arena->last)
		return;
	free_blocks(arena->last->prev);
	arena->last->prev = NULL;
	arena->last->used = 0;
}

void afi_arena_clear(struct afi_arena *arena)
{
	free_blocks(arena->last);
	*arena = (struct afi_arena)AFI_ARENA_INIT;
}
