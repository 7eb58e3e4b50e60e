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

static bool was_there(const struct afi_record *is,
		      const struct afi_entry *entry, const void *arg)
{
	const struct both *both = arg;

	(void)is;
	return afi_record_find(&both->was, entry->id);
}

/* Put what @take takes of each record of @from that @to has into this. */
static void take_over(const char *to, const char *from,
		      void (*take)(struct afi_record *out,
				   const struct both *both))
{
	char *files = journal_files(to), *rest = files, *file;

	while ((file = strtok_r(rest, "\n", &rest))) {
		struct both both = { AFI_RECORD_INIT, AFI_RECORD_INIT };
		struct afi_record out = AFI_RECORD_INIT;

		journal_read(&both.is, from, file);
		journal_read(&both.was, to, file);
		journal_read(&out, to, file);
		take(&out, &both);
		if (out.n > both.was.n)
			journal_write(to, file, &out);
		afi_record_clear(&out);
		afi_record_clear(&both.was);
		afi_record_clear(&both.is);
	}
	free(files);
	journal_commit(to);
}

static void take_erased(struct afi_record *out, const struct both *both)
{
	for (size_t i = 0; i < both->is.n; i++) {
		const struct afi_entry *entry = &both->is.entries[i];

		if (afi_entry_is(entry, "erased") &&
		    was_there(&both->is, entry, both))
			journal_put(out, entry->bytes, entry->len);
	}
}

void later_erased(const char *to, const char *from)
{
	take_over(to, from, take_erased);
}

/* ---- withholding --------------------------------------------------------- */

static bool is_mark(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "withhold") || afi_entry_is(entry, "hide");
}

/* The entry that the mark @entry marks, which may itself correct one. */
static const struct afi_entry *marked_by(const struct both *both,
					 const struct afi_entry *entry)
{
	entry = afi_record_root(&both->is, entry);
	return afi_record_find(&both->is, afi_entry_get(entry, "entry"));
}

/* What counts as the same as what the mark @entry marks, and was there; NULL
 * if nothing was. */
static const struct afi_entry *mark_there(const struct both *both,
					  const struct afi_entry *entry)
{
	const struct afi_entry *of = marked_by(both, entry), *same;

	if (was_there(&both->is, of, both))
		return of;
	for (size_t i = 0; i < both->was.n; i++) {
		same = afi_record_find(&both->is, both->was.entries[i].id);
		if (afi_marked_as(&both->is, same) ==
		    afi_marked_as(&both->is, of))
			return same;
	}
	return NULL;
}

/* Whether @entry was there, or is a mark that is put there. */
static bool is_kept(const struct afi_record *is, const struct afi_entry *entry,
		    const void *arg)
{
	return was_there(is, entry, arg) || afi_entry_is(entry, "hide") ||
	       (afi_entry_is(entry, "withhold") && mark_there(arg, entry));
}

/* Put the mark @entry last into @out, on what was there. */
static void take_mark(struct afi_record *out, const struct both *both,
		      const struct afi_entry *entry)
{
	const char *id = afi_entry_get(entry, "entry"), *at;
	struct afi_entry moved = *entry;
	struct afi_str bytes = AFI_STR_INIT;

	if (id) {
		at = strstr(strstr(entry->bytes, "  entry: "), id);
		afi_str_add(&bytes, entry->bytes, (size_t)(at - entry->bytes));
		afi_str_adds(&bytes, mark_there(both, entry)->id);
		at += strlen(id);
		afi_str_add(&bytes, at, (size_t)(entry->bytes + entry->len -
						 at));
		moved.bytes = bytes.s;
		moved.len = bytes.len;
	}
	journal_take(out, &both->is, &moved, is_kept, both);
	afi_str_clear(&bytes);
}

static void take_marks(struct afi_record *out, const struct both *both)
{
	for (size_t i = 0; i < both->is.n; i++) {
		const struct afi_entry *entry = &both->is.entries[i];

		if (is_mark(entry) && !was_there(&both->is, entry, both) &&
		    is_kept(&both->is, entry, both))
			take_mark(out, both, entry);
	}
}

void later_withheld(const char *to, const char *from)
{
	take_over(to, from, take_marks);
}
