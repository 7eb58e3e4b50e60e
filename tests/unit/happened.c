#include "happened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
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

/* Append the bytes of @entry as if it came after those alone. */
static void add_entry(struct afi_str *out, const struct afi_record *rec,
		      const struct afi_entry *entry, int day)
{
	const char *line = strstr(entry->bytes, "  after: [");
	struct afi_str after = AFI_STR_INIT;

	if (!entry->nafter) {
		afi_str_add(out, entry->bytes, entry->len);
		return;
	}
	assert_true(line && line < entry->bytes + entry->len);
	add_after(&after, rec, entry, day);
	afi_str_add(out, entry->bytes, (size_t)(line - entry->bytes));
	afi_str_addf(out, "  after: [%s]\n", after.s);
	line = strchr(line, '\n') + 1;
	afi_str_add(out, line, (size_t)(entry->bytes + entry->len - line));
	afi_str_clear(&after);
}

/* Let the record in the file @path keep what had happened by @day; it goes if
 * nothing had. */
static void cut_record(const char *path, int day)
{
	struct afi_record rec = AFI_RECORD_INIT, cut = AFI_RECORD_INIT;
	struct afi_str file = AFI_STR_INIT, bytes = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char *text = repo_ask("cat '%s'; echo", path);

	if (afi_codec_parse(&rec, text, strlen(text), &err))
		fail_msg("%s: %s", path, err.msg);
	for (size_t i = 0; i < rec.n; i++) {
		if (!had_happened(&rec, &rec.entries[i], day))
			continue;
		afi_str_reset(&bytes);
		add_entry(&bytes, &rec, &rec.entries[i], day);
		if (afi_codec_append(&cut, bytes.s, bytes.len, &err))
			fail_msg("%s: %s", path, err.msg);
	}
	if (!had_happened(&rec, &rec.entries[0], day)) {
		remove(path);
	} else if (cut.n < rec.n) {
		if (afi_record_settle(&cut, &err))
			fail_msg("%s: %s", path, err.msg);
		afi_codec_write(&file, &cut);
		repo_put(path, file.s);
	}
	free(text);
	afi_str_clear(&bytes);
	afi_str_clear(&file);
	afi_record_clear(&cut);
	afi_record_clear(&rec);
}

void happened_by(const char *from, const char *to, int day)
{
	char *paths = repo_ask("cp -R %s %s && find %s/records -name '*.yaml'",
			       from, to, to), *rest = paths;
	char *path;

	while ((path = strtok_r(rest, "\n", &rest)))
		cut_record(path, day);
	free(paths);
	repo_do("git -C %s add -A && git -C %s commit -q --allow-empty "
		"--no-verify -m 'as it was'", to, to);
}
