#include "record_erased.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool afi_entry_same_path(const struct afi_entry *a, const struct afi_entry *b)
{
	return same_text(afi_entry_get(a, "kind"), afi_entry_get(b, "kind")) &&
	       same_text(afi_entry_get(a, "number"),
			 afi_entry_get(b, "number")) &&
	       same_text(afi_entry_get(a, "under"), afi_entry_get(b, "under"));
}

bool afi_entry_is_erased(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "erased");
}

bool afi_entry_same_stead(const struct afi_entry *a, const struct afi_entry *b)
{
	size_t i;

	if (strcmp(a->id, b->id) != 0 || a->at != b->at ||
	    a->nafter != b->nafter)
		return false;
	for (i = 0; i < a->nafter; i++)
		if (strcmp(a->after[i], b->after[i]) != 0)
			return false;
	return a->nafter > 0 || afi_entry_same_path(a, b);
}

/* Any order of all entries with one id will do, if every machine has it. */
int afi_entry_compare_bytes(const struct afi_entry *a,
			    const struct afi_entry *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int diff = memcmp(a->bytes, b->bytes, len);

	return diff ? diff : (a->len > b->len) - (a->len < b->len);
}

/* The line of an entry for messages that name two. */
static void add_line(char out[32], const struct afi_entry *entry)
{
	assert(entry);
	if (entry->line)
		snprintf(out, 32, "line %d", entry->line);
	else
		snprintf(out, 32, "a new entry");
}

static enum afi_code two_contents(const struct afi_entry *a,
				  const struct afi_entry *b,
				  struct afi_err *err)
{
	char first[32], second[32];

	add_line(first, a);
	add_line(second, b);
	return afi_err_set(err, AFI_EINVALID, "%s and %s: two contents for the "
			   "id '%s'; one of them was changed", first, second,
			   a->id);
}

enum afi_code afi_entry_choose(const struct afi_entry **out,
			       const struct afi_entry *const *same, size_t n,
			       struct afi_err *err)
{
	const struct afi_entry *original = NULL, *erased = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!afi_entry_same_stead(same[0], same[i]))
			return two_contents(same[0], same[i], err);
		if (!afi_entry_is_erased(same[i])) {
			if (original && !afi_entry_same(original, same[i]))
				return two_contents(original, same[i], err);
			original = same[i];
		} else if (!erased ||
			   afi_entry_compare_bytes(same[i], erased) < 0) {
			erased = same[i];
		}
	}
	*out = erased ? erased : original;
	return AFI_OK;
}
