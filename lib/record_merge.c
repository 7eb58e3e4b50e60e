/*
 * Two records as one, and one compared with another.
 *
 * Adding entries to a settled record never changes the order of those that it
 * had: what an entry comes after is there before it is, so that at each step
 * the old ones are chosen among as before.  Comparing in one pass rests on it.
 */
#include "record.h"

#include <string.h>

#include "record_erased.h"
#include "str.h"

static const char *const *copy_items(struct afi_arena *arena,
				     const char *const *items, size_t n)
{
	const char **copy = afi_arena_calloc(arena, n, sizeof(*copy));
	size_t i;

	for (i = 0; i < n; i++)
		copy[i] = afi_arena_strdup(arena, items[i]);
	return copy;
}

static const struct afi_field *copy_fields(struct afi_arena *arena,
					   const struct afi_entry *entry)
{
	struct afi_field *copy = afi_arena_calloc(arena, entry->nfields,
						  sizeof(*copy));
	size_t i;

	for (i = 0; i < entry->nfields; i++) {
		copy[i] = entry->fields[i];
		copy[i].key = afi_arena_strdup(arena, copy[i].key);
		copy[i].value = afi_arena_strdup(arena, copy[i].value);
		if (copy[i].items)
			copy[i].items = copy_items(arena, copy[i].items,
						   copy[i].nitems);
	}
	return copy;
}

/* Put deep copies of the entries of @from into @out. */
static enum afi_code add_all(struct afi_record *out,
			     const struct afi_record *from,
			     struct afi_err *err)
{
	const struct afi_entry *entry;
	enum afi_code rc = AFI_OK;
	size_t i;

	for (i = 0; i < from->n && !rc; i++) {
		entry = &from->entries[i];
		rc = afi_record_add(out, copy_fields(&out->arena, entry),
				    entry->nfields,
				    afi_arena_copy(&out->arena, entry->bytes,
						   entry->len),
				    entry->len, entry->line, err);
	}
	return rc;
}

/* What is opened, for a message: "afi 3", "rec 1-2", "register". */
static void add_path(struct afi_str *out, const struct afi_record *rec)
{
	const struct afi_entry *heading = &rec->entries[0];
	int number = afi_entry_number(heading, "number");
	int under = afi_entry_number(heading, "under");

	afi_str_addf(out, "'%s", afi_record_kind(rec));
	if (under)
		afi_str_addf(out, " %d-%d", under, number);
	else if (number)
		afi_str_addf(out, " %d", number);
	afi_str_addc(out, '\'');
}

static enum afi_code check_same(const struct afi_record *a,
				const struct afi_record *b,
				struct afi_err *err)
{
	struct afi_str msg = AFI_STR_INIT;
	enum afi_code rc;

	if (!a->n || !b->n || afi_entry_same_path(a->entries, b->entries))
		return AFI_OK;
	afi_str_adds(&msg, "not the same record: ");
	add_path(&msg, a);
	afi_str_adds(&msg, " and ");
	add_path(&msg, b);
	rc = afi_err_set(err, AFI_EINVALID, "%s", msg.s);
	afi_str_clear(&msg);
	return rc;
}

enum afi_code afi_record_merge(struct afi_record *out,
			       const struct afi_record *a,
			       const struct afi_record *b,
			       struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = check_same(a, b, err)) ||
	    (rc = add_all(out, a, err)) ||
	    (rc = add_all(out, b, err)) ||
	    (rc = afi_record_settle(out, err)))
		afi_record_clear(out);
	return rc;
}

/* Whether merging @old with @now gives @now. */
static bool keeps_entry(const struct afi_entry *now,
			const struct afi_entry *old)
{
	if (afi_entry_same(now, old))
		return true;
	return afi_entry_is_erased(now) && afi_entry_same_stead(now, old) &&
	       (!afi_entry_is_erased(old) ||
		afi_entry_compare_bytes(now, old) < 0);
}

/* Up to the first that is missing or changed, both have the same order. */
bool afi_record_keeps(const struct afi_record *rec,
		      const struct afi_record *old,
		      const struct afi_entry **lost)
{
	size_t i = 0, k;

	for (k = 0; k < old->n; k++, i++) {
		while (i < rec->n && strcmp(rec->entries[i].id,
					    old->entries[k].id) != 0)
			i++;
		if (i < rec->n && keeps_entry(&rec->entries[i],
					      &old->entries[k]))
			continue;
		if (lost)
			*lost = &old->entries[k];
		return false;
	}
	return true;
}

bool afi_record_equal(const struct afi_record *a, const struct afi_record *b)
{
	size_t i;

	if (a->n != b->n)
		return false;
	for (i = 0; i < a->n; i++)
		if (!afi_entry_same(&a->entries[i], &b->entries[i]))
			return false;
	return true;
}
