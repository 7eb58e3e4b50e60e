#include "later.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "journal.h"
#include "offices.h"
#include "record_correct.h"
#include "str.h"
#include "withheld.h"

/* ---- erasing ------------------------------------------------------------- */

/* Put last into @rec what stands in the stead of @old, of which it keeps the
 * lines that a tombstone needs. */
static void bury(struct afi_record *rec, const struct afi_entry *old)
{
	static const char *const keys[] = {
		"- id: ", "  after: ", "  at: ", "  kind: ", "  number: ",
		"  under: ",
	};
	const char *line = old->bytes, *end = line + old->len, *next;
	const size_t needed = old->nafter ? 3 : 6;
	struct afi_str bytes = AFI_STR_INIT;

	for (; line < end; line = next) {
		next = (const char *)memchr(line, '\n', (size_t)(end - line)) +
		       1;
		for (size_t i = 0; i < needed; i++)
			if (!strncmp(line, keys[i], strlen(keys[i])))
				afi_str_add(&bytes, line,
					    (size_t)(next - line));
	}
	afi_str_adds(&bytes, "  by: Lawyer <lawyer@force.example>\n"
		     "  as: force\n  what: erased\n"
		     "  reason: It named a victim.\n"
		     "  authority: the data protection officer\n"
		     "  erased-at: 2025-06-01T09:00:00Z\n");
	journal_put(rec, bytes.s, bytes.len);
	afi_str_clear(&bytes);
}

/* Some file of those that @files names, but not the register's own, the
 * last. */
static const char *some_file(char *files)
{
	int n = 0, which;

	for (const char *at = files; (at = strchr(at, '\n')); at++)
		n++;
	which = offices_chance(n);
	for (char *rest = files, *file; (file = strtok_r(rest, "\n", &rest));)
		if (!which--)
			return file;
	return NULL;
}

bool later_erase(const char *dir)
{
	char *files = journal_files(dir);
	const char *file = some_file(files);
	struct afi_record rec = AFI_RECORD_INIT;
	const struct afi_entry *old;
	bool erased;

	journal_read(&rec, dir, file);
	old = &rec.entries[offices_chance((int)rec.n)];
	/* A mark says nothing; findings do not come before their inspection,
	 * which would be there only from when it was recorded. */
	erased = !afi_entry_is(old, "withhold") &&
		 !afi_entry_is(old, "erased") &&
		 (old->nafter || !strstr(file, "inspection"));
	if (erased) {
		bury(&rec, old);
		journal_write(dir, file, &rec);
		journal_commit(dir);
	}
	afi_record_clear(&rec);
	free(files);
	return erased;
}

/* ---- another state of a register ----------------------------------------- */

/* One record in both. */
struct both {
	struct afi_record is;	/* in the end */
	struct afi_record was;	/* in the state that is changed */
};

/* Put what @take takes of each record of @from that @to has into this. */
static void take_over(const char *to, const char *from,
		      void (*take)(struct afi_record *out, struct both *both))
{
	char *files = journal_files(to), *rest = files, *file;
	bool changed = false;

	while ((file = strtok_r(rest, "\n", &rest))) {
		struct both both = { AFI_RECORD_INIT, AFI_RECORD_INIT };
		struct afi_record out = AFI_RECORD_INIT;

		journal_read(&both.is, from, file);
		journal_read(&both.was, to, file);
		journal_read(&out, to, file);
		take(&out, &both);
		if (out.n > both.was.n) {
			journal_write(to, file, &out);
			changed = true;
		}
		afi_record_clear(&out);
		afi_record_clear(&both.was);
		afi_record_clear(&both.is);
	}
	free(files);
	if (changed)
		journal_commit(to);
}

static void take_erased(struct afi_record *out, struct both *both)
{
	for (size_t i = 0; i < both->is.n; i++) {
		const struct afi_entry *entry = &both->is.entries[i];

		if (afi_entry_is(entry, "erased") &&
		    afi_record_find(&both->was, entry->id))
			journal_put(out, entry->bytes, entry->len);
	}
}

void later_erased(const char *to, const char *from)
{
	take_over(to, from, take_erased);
}

/* ---- withholding --------------------------------------------------------- */

/* What a mark is to say where it is put; NULL: that line goes. */
struct put {
	const char *id, *after, *corrects, *entry;
};

/* Put the mark @entry last into @out, as @put says. */
static void put_mark(struct afi_record *out, const struct afi_entry *entry,
		     const struct put *put)
{
	const struct { const char *key, *value, *end; } keys[] = {
		{ "- id: ", put->id, "" }, { "  after: [", put->after, "]" },
		{ "  corrects: ", put->corrects, "" },
		{ "  entry: ", put->entry, "" },
	};
	const char *line = entry->bytes, *end = line + entry->len, *next;
	struct afi_str bytes = AFI_STR_INIT;

	for (; line < end; line = next) {
		size_t i = 0;

		next = (const char *)memchr(line, '\n', (size_t)(end - line)) +
		       1;
		while (i < 4 && strncmp(line, keys[i].key, strlen(keys[i].key)))
			i++;
		if (i == 4)
			afi_str_add(&bytes, line, (size_t)(next - line));
		else if (keys[i].value)
			afi_str_addf(&bytes, "%s%s%s\n", keys[i].key,
				     keys[i].value, keys[i].end);
	}
	journal_put(out, bytes.s, bytes.len);
	afi_str_clear(&bytes);
}

/* Put what the mark @root says in the end in the place of what it said, after
 * all else, so that it holds. */
static void change_mark(struct afi_record *out, struct both *both,
			const struct afi_entry *root)
{
	const struct afi_entry *now = afi_record_standing(&both->is, root);
	struct afi_str id = AFI_STR_INIT, after = AFI_STR_INIT;
	const char *const *heads;
	size_t n = afi_record_heads(&heads, &both->was);

	for (size_t i = 0; i < n; i++)
		afi_str_addf(&after, "%s%s", i ? ", " : "", heads[i]);
	/* It may have been there, and not have been the last. */
	afi_str_adds(&id, now->id);
	id.s[id.len - 1] = id.s[id.len - 1] == '0' ? '1' : '0';
	put_mark(out, now, &(struct put){
		.id = id.s, .after = after.s, .corrects = root->id,
		.entry = afi_entry_get(now, "entry"),
	});
	afi_str_clear(&after);
	afi_str_clear(&id);
}

/* What counts as the same as @of in the end and was there; NULL if nothing
 * was. */
static const struct afi_entry *was_of(const struct both *both,
				      const struct afi_entry *of)
{
	if (afi_record_find(&both->was, of->id))
		return of;
	for (size_t i = 0; i < both->was.n; i++) {
		const struct afi_entry *same =
			afi_record_find(&both->is, both->was.entries[i].id);

		if (afi_marked_as(&both->is, same) ==
		    afi_marked_as(&both->is, of))
			return same;
	}
	return NULL;
}

/* Put the mark @root, which was not there, as what it says in the end. */
static void add_mark(struct afi_record *out, const struct both *both,
		     const struct afi_entry *root)
{
	const char *of = afi_entry_get(root, "entry");
	const struct afi_entry *was = &both->was.entries[0];

	if (of)
		was = was_of(both, afi_record_find(&both->is, of));
	if (was)
		put_mark(out, afi_record_standing(&both->is, root),
			 &(struct put){ .id = root->id, .after = was->id,
					.entry = was->id });
}

static void take_marks(struct afi_record *out, struct both *both)
{
	const struct afi_entry *now, *was;

	for (size_t i = 0; i < both->is.n; i++) {
		const struct afi_entry *root = &both->is.entries[i];

		if ((!afi_entry_is(root, "withhold") &&
		     !afi_entry_is(root, "hide")) || root->corrects)
			continue;
		now = afi_record_standing(&both->is, root);
		was = afi_record_find(&both->was, root->id);
		if (was && strcmp(afi_record_standing(&both->was, was)->id,
				  now->id) != 0)
			change_mark(out, both, root);
		else if (!was && !now->retract)
			add_mark(out, both, root);
	}
}

void later_withheld(const char *to, const char *from)
{
	take_over(to, from, take_marks);
}
