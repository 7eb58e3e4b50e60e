#include "happened.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal.h"
#include "record.h"
#include "repo.h"
#include "str.h"

/* The day on which @entry says that it happened or, if it corrects something
 * and does not say so, that did. */
static int day_of(const struct afi_record *rec, const struct afi_entry *entry)
{
	while (entry->corrects && !afi_entry_get(entry, "happened"))
		entry = afi_record_find(rec, entry->corrects);
	return entry->happened;
}

static const struct afi_entry *root_of(const struct afi_record *rec,
				       const struct afi_entry *entry)
{
	while (entry->corrects)
		entry = afi_record_find(rec, entry->corrects);
	return entry;
}

/* Whether what stands in the place of @entry had happened by the day @arg, and
 * what it is about had been opened. */
static bool had_happened(const struct afi_record *rec,
			 const struct afi_entry *entry, const void *arg)
{
	const struct afi_entry *root = root_of(rec, entry), *last = root;
	const int day = *(const int *)arg;

	for (size_t i = 0; i < rec->n; i++)
		if (root_of(rec, &rec->entries[i]) == root)
			last = &rec->entries[i];
	if (day_of(rec, last) > day)
		return false;
	return !entry->action ||
	       had_happened(rec, afi_record_find(rec, entry->action), arg);
}

/* Let the record in @file of @dir keep what had happened by @day; it goes if
 * nothing had. */
static void cut_record(const char *dir, const char *file, int day)
{
	struct afi_record rec = AFI_RECORD_INIT, cut = AFI_RECORD_INIT;

	journal_read(&rec, dir, file);
	if (!had_happened(&rec, &rec.entries[0], &day)) {
		repo_do("rm '%s/%s'", dir, file);
		goto out;
	}
	for (size_t i = 0; i < rec.n; i++)
		if (had_happened(&rec, &rec.entries[i], &day))
			journal_take(&cut, &rec, &rec.entries[i], had_happened,
				     &day);
	if (cut.n < rec.n)
		journal_write(dir, file, &cut);
out:
	afi_record_clear(&cut);
	afi_record_clear(&rec);
}

void happened_by(const char *from, const char *to, int day)
{
	char *files, *rest, *file;

	repo_do("cp -R %s %s", from, to);
	rest = files = journal_files(to);
	while ((file = strtok_r(rest, "\n", &rest)))
		if (strcmp(file, "register.yaml") != 0)
			cut_record(to, file, day);
	free(files);
	journal_commit(to);
}
