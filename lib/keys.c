#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "vec.h"

void afi_keys_clear(struct afi_keys *keys)
{
	free(keys->slots);
	free(keys->v);
	afi_arena_clear(&keys->arena);
	*keys = (struct afi_keys)AFI_KEYS_INIT;
}

/* FNV-1a, with its high bits mixed into the low ones that are used. */
static size_t hash(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The slot that @key is in, or the free one where it would be. */
static size_t *slot_of(const struct afi_keys *keys, const char *key)
{
	size_t i = hash(key) & (keys->nslots - 1);

	while (keys->slots[i] && strcmp(keys->v[keys->slots[i] - 1], key) != 0)
		i = (i + 1) & (keys->nslots - 1);
	return &keys->slots[i];
}

static void grow(struct afi_keys *keys)
{
	size_t i;

	free(keys->slots);
	keys->nslots = keys->nslots ? keys->nslots * 2 : 64;
	keys->slots = afi_xcalloc(keys->nslots, sizeof(*keys->slots));
	for (i = 0; i < keys->n; i++)
		*slot_of(keys, keys->v[i]) = i + 1;
}

size_t afi_keys_add(struct afi_keys *keys, const char *key)
{
	size_t *slot;

	if (keys->n * 2 >= keys->nslots)
		grow(keys);
	slot = slot_of(keys, key);
	if (!*slot) {
		*afi_vec_push(keys) = afi_arena_strdup(&keys->arena, key);
		*slot = keys->n;
	}
	return *slot - 1;
}

size_t afi_keys_find(const struct afi_keys *keys, const char *key)
{
	return keys->nslots ? *slot_of(keys, key) - 1 : AFI_NO_KEY;
}
