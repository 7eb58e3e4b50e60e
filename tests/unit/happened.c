#include "happened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
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

/* Whether what stands in the place of @entry had happened by @day, and what it
 * is about had been opened. */
static bool had_happened(const struct afi_record *rec,
			 const struct afi_entry *entry, int day)
{
	const struct afi_entry *root = root_of(rec, entry), *last = root;

	for (size_t i = 0; i < rec->n; i++)
		if (root_of(rec, &rec->entries[i]) == root)
			last = &rec->entries[i];
	if (day_of(rec, last) > day)
		return false;
	return !entry->action ||
	       had_happened(rec, afi_record_find(rec, entry->action), day);
}

/* Append the ids of what @entry came after, passing over what is left out. */
static void add_after(struct afi_str *out, const struct afi_record *rec,
		      const struct afi_entry *entry, int day)
{
	for (size_t i = 0; i < entry->nafter; i++) {
		const struct afi_entry *before =
			afi_record_find(rec, entry->after[i]);

		if (!had_happened(rec, before, day))
			add_after(out, rec, before, day);
		else if (!strstr(out->s, before->id))
			afi_str_addf(out, "%s%s", out->len ? ", " : "",
				     before->id);
	}
}

/* Put @entry of @rec last into @out as if it came after those alone. */
static void take(struct afi_record *out, const struct afi_record *rec,
		 const struct afi_entry *entry, int day)
{
	const char *line = strstr(entry->bytes, "  after: ["), *rest;
	struct afi_str after = AFI_STR_INIT, bytes = AFI_STR_INIT;

	if (!entry->nafter) {
		journal_put(out, entry->bytes, entry->len);
		return;
	}
	assert_true(line && line < entry->bytes + entry->len);
	rest = strchr(line, '\n') + 1;
	add_after(&after, rec, entry, day);
	afi_str_add(&bytes, entry->bytes, (size_t)(line - entry->bytes));
	afi_str_addf(&bytes, "  after: [%s]\n", after.s);
	afi_str_add(&bytes, rest, (size_t)(entry->bytes + entry->len - rest));
	journal_put(out, bytes.s, bytes.len);
	afi_str_clear(&bytes);
	afi_str_clear(&after);
}

/* Let the record in @file of @dir keep what had happened by @day; it goes if
 * nothing had. */
static void cut_record(const char *dir, const char *file, int day)
{
	struct afi_record rec = AFI_RECORD_INIT, cut = AFI_RECORD_INIT;

	journal_read(&rec, dir, file);
	if (!had_happened(&rec, &rec.entries[0], day)) {
		repo_do("rm '%s/%s'", dir, file);
		goto out;
	}
	for (size_t i = 0; i < rec.n; i++)
		if (had_happened(&rec, &rec.entries[i], day))
			take(&cut, &rec, &rec.entries[i], day);
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
