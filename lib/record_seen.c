/* Which entries of a settled record come after which, or before a day. */
#include "record.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"

static int compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t afi_record_heads(const char *const **out, struct afi_record *rec)
{
	bool *followed = afi_xcalloc(rec->n, sizeof(*followed));
	const char **heads;
	size_t n = 0, i, k;

	for (i = 0; i < rec->n; i++)
		for (k = 0; k < rec->entries[i].nafter; k++)
			followed[rec->entries[i].places[k]] = true;
	for (i = 0; i < rec->n; i++)
		n += !followed[i];
	heads = afi_arena_calloc(&rec->arena, n, sizeof(*heads));
	for (i = 0, n = 0; i < rec->n; i++)
		if (!followed[i])
			heads[n++] = afi_arena_strdup(&rec->arena,
						      rec->entries[i].id);
	qsort(heads, n, sizeof(*heads), compare_strings);
	free(followed);
	*out = heads;
	return n;
}

/* What an entry reaches stands before it, so that one pass back is enough. */
void afi_record_mark_seen(bool *seen, const struct afi_record *rec,
			  const struct afi_entry *entry)
{
	size_t i = (size_t)(entry - rec->entries) + 1, k;

	seen[i - 1] = true;
	while (i-- > 0)
		if (seen[i])
			for (k = 0; k < rec->entries[i].nafter; k++)
				seen[rec->entries[i].places[k]] = true;
}

bool afi_record_saw(const struct afi_record *rec,
		    const struct afi_entry *later,
		    const struct afi_entry *earlier_one)
{
	bool *seen, saw;

	if (earlier_one > later)
		return false;
	seen = afi_xcalloc(rec->n, sizeof(*seen));
	afi_record_mark_seen(seen, rec, later);
	saw = seen[earlier_one - rec->entries];
	free(seen);
	return saw;
}

/*
 * What is left is the beginning of the order.  Take what stands after the first
 * that is too late.  When that one was chosen, it or something that it comes
 * after could have been chosen too and was not: so that has no smaller `at`,
 * and is too late itself.
 */
void afi_record_until(struct afi_record *rec, int day)
{
	size_t i = 0;

	if (day == INT_MAX)
		return;
	while (i < rec->n && afi_time_day(rec->entries[i].at) <= day)
		i++;
	rec->n = i;
}
