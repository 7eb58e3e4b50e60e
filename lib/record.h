/*
 * A record: a heading and a journal.
 *
 * An *entry* is one dated thing that happened to an inspection, a finding or
 * one of its actions, or to the register itself.  A record is a set of entries
 * that only grows; the heading is merely the first of them, written apart for
 * reading.  What now holds is worked out from the entries (state.h), never
 * stored.
 *
 * A record is a plain value.  Nothing here reads or writes anything: codec.h
 * turns bytes into records, register.h finds and keeps them.
 */
#ifndef AFI_RECORD_H
#define AFI_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "mem.h"

enum {
	AFI_RECORD_FORMAT = 1,
	AFI_ENTRY_MAX = 256 * 1024,		/* bytes in one entry */
	AFI_RECORD_MAX = 8 * 1024 * 1024,	/* bytes in one record */
	AFI_LINE_MAX = 4096,			/* bytes in what is one line */
	AFI_DEPTH_MAX = 8,			/* nesting of YAML */
};

/** One key of an entry: a scalar, a list of scalars, or (in kinds that this
 *  version does not know) something deeper, kept as bytes alone. */
struct afi_field {
	const char *key;
	const char *value;		/* the scalar's text, or NULL */
	const char *const *items;	/* the list's texts, or NULL; an empty
					   list is not NULL */
	size_t nitems;
	int line;			/* in the file, from 1; 0 if new */
};

/**
 * One entry.  All that it points to lies in its record's arena.
 *
 * @bytes is the entry as it stands in a journal: it begins with "- ", its other
 * lines begin with two blanks or are empty, it ends in LF.  A heading, which a
 * file has without that indent, is kept here with it, so that it is the same
 * bytes wherever it stands.
 */
struct afi_entry {
	char id[16];
	const char *const *after;	/* ids of what it was written after */
	size_t nafter;
	const uint32_t *places;		/* where those are in the record's
					   order, once it is settled */
	int64_t at;			/* when it was recorded, UTC */
	const char *by;			/* "Name <address>": who typed it */
	const char *as;			/* the party whose act it is */
	const char *source;		/* where it comes from, or NULL */
	const char *what;		/* its kind; "opened" for a heading */
	bool known;			/* this version knows that kind */
	int happened;			/* the day it happened, at the latest
					   the day it was recorded */
	const char *corrects;		/* id of what it replaces, or NULL */
	bool retract;			/* ... which it takes out instead */
	const char *action;		/* id of its action, or NULL */
	const struct afi_field *fields;	/* all its keys, as written */
	size_t nfields;
	const char *bytes;
	size_t len;
	int line;			/* of the file; 0 if new */
};

/** A record.  Its entries are in order (afi_record_settle), heading first. */
struct afi_record {
	struct afi_arena arena;
	struct afi_entry *entries;
	size_t n, size;			/* fewer than 2^32 */
};

#define AFI_RECORD_INIT { .arena = AFI_ARENA_INIT }

/** Free what @rec holds and leave it empty, ready for use again. */
void afi_record_clear(struct afi_record *rec);

/** Leave @rec empty, with its memory at hand for the next. */
void afi_record_reset(struct afi_record *rec);

/** The scalar under @key, or NULL. */
const char *afi_entry_get(const struct afi_entry *entry, const char *key);

/** The field of @key, or NULL. */
const struct afi_field *afi_entry_field(const struct afi_entry *entry,
					const char *key);

/** The number under @key, or 0. */
int afi_entry_number(const struct afi_entry *entry, const char *key);

/** Whether @a and @b are one entry: the same id and the same bytes. */
bool afi_entry_same(const struct afi_entry *a, const struct afi_entry *b);

/** Whether @a's `what` is @what. */
bool afi_entry_is(const struct afi_entry *entry, const char *what);

/** The entry of @rec with @id, or NULL. */
const struct afi_entry *afi_record_find(const struct afi_record *rec,
					const char *id);

/** The kind in @rec's heading: afi, inspection, register...  NULL if empty. */
const char *afi_record_kind(const struct afi_record *rec);

/**
 * Take the raw entry made of @fields and @bytes, both in @rec's arena already,
 * into @rec as its last.  Here are checked, by the table in record_kinds.c:
 * the keys that every entry has; for a known kind each key's type, the keys it
 * must have and that it has no other; for an unknown kind only the common
 * ones.  AFI_EINVALID, @rec as it was, with the line and the key.
 */
enum afi_code afi_record_add(struct afi_record *rec,
			     const struct afi_field *fields, size_t nfields,
			     const char *bytes, size_t len, int line,
			     struct afi_err *err);

/**
 * Put the entries into their order and check them as a whole.
 *
 * Order: of the entries whose `after` are all taken, the one with the smallest
 * (at, id) comes next; so order depends on the set alone.  Equal entries count
 * once.  AFI_EINVALID, naming ids and lines, if
 * - there is none, or the first in order is no heading;
 * - one id stands for two contents (both lines);
 * - an entry comes after one that is not there (it was removed), or after
 *   itself;
 * - an entry is of a kind that has no place at this level;
 * - `action` names no action opened before it, or `corrects` an entry that is
 *   not before it, of another kind or of another party, or a heading (what was
 *   erased may have been anything, and a newer kind of entry an action);
 * - a heading is in a journal without being another opening of the same path
 *   (kind, number and under of the first heading).
 * Then the entries are as they were.  A tombstone stands in its original's
 * place, as in afi_record_merge().
 */
enum afi_code afi_record_settle(struct afi_record *rec, struct afi_err *err);

/**
 * The ids that nothing in @rec comes after (what a new entry names in
 * `after`), sorted.  @out is in @rec's arena.
 */
size_t afi_record_heads(const char *const **out, struct afi_record *rec);

/** Whether @later reaches @earlier through `after`: its writer had seen it. */
bool afi_record_saw(const struct afi_record *rec,
		    const struct afi_entry *later,
		    const struct afi_entry *earlier);

/**
 * Mark all that @entry reaches through `after`, itself included, in @seen,
 * which has a place for each entry of @rec in order.  Linear in @rec.
 */
void afi_record_mark_seen(bool *seen, const struct afi_record *rec,
			  const struct afi_entry *entry);

/**
 * Leave in the settled @rec what was recorded up to the end of @day in London
 * (INT_MAX: all), without what was written after something later than that; it
 * stays settled.  Nothing is left, not even a heading, if it was not recorded
 * by then.  This comes to the same before a merge and after it.
 */
void afi_record_until(struct afi_record *rec, int day);

/** The latest `at` in @rec, or INT64_MIN. */
int64_t afi_record_latest(const struct afi_record *rec);

/**
 * The union of @a and @b into the empty @out, settled.  It does not matter
 * which is which, nor in what order several are merged.
 *
 * Of two entries with one id the tombstone (`what: erased`) wins if the other
 * is what it stands for (same id, at and after, of headings the same path
 * too); of two tombstones for the same the one with the smaller bytes.  Any
 * other two contents under one id are damage or tampering: AFI_EINVALID with
 * the lines of both, @out empty.  So it is if they open different paths.
 */
enum afi_code afi_record_merge(struct afi_record *out,
			       const struct afi_record *a,
			       const struct afi_record *b,
			       struct afi_err *err);

/**
 * Whether all entries of @old are in @rec too, or erased there by a tombstone:
 * whether merging the two gives @rec.  If not, *@lost is the first that is
 * missing or changed (@lost may be NULL).  Both are settled.
 */
bool afi_record_keeps(const struct afi_record *rec,
		      const struct afi_record *old,
		      const struct afi_entry **lost);

/** Whether @a and @b hold the same entries. */
bool afi_record_equal(const struct afi_record *a, const struct afi_record *b);

/* ---- new entries --------------------------------------------------------- */

/** An entry being put together.  It owns every string in it. */
struct afi_draft {
	struct afi_arena arena;
	struct afi_field *v;
	size_t n, size;
};

#define AFI_DRAFT_INIT { .arena = AFI_ARENA_INIT }

/** Free what @draft holds and leave it empty, ready for use again. */
void afi_draft_clear(struct afi_draft *draft);

/** Add @key with a copy of @value; nothing happens if @value is NULL. */
void afi_draft_add(struct afi_draft *draft, const char *key,
		   const char *value);

/** Add @key with the number @value. */
void afi_draft_number(struct afi_draft *draft, const char *key, long value);

/** Add @key with copies of the @n @items. */
void afi_draft_list(struct afi_draft *draft, const char *key,
		    const char *const *items, size_t n);

/** Put the fields of @head before those of @draft. */
void afi_draft_prepend(struct afi_draft *draft, const struct afi_draft *head);

/* ---- kinds --------------------------------------------------------------- */

/** What a target can name. */
enum afi_level {
	AFI_REGISTER,
	AFI_INSPECTION,
	AFI_FINDING,
	AFI_ACTION,
};

/** The kinds of entry that this version knows, by number from 0 on; NULL after
 *  the last. */
const char *afi_entry_kind(size_t i);

/** Whether @kind is a heading's kind of finding: afi, coc, rec, area,
 *  practice or observation. */
bool afi_kind_is_finding(const char *kind);

/** Whether findings of @kind ask for something; practices and observations
 *  are kept and shown but never counted. */
bool afi_kind_is_actionable(const char *kind);

/** "area for improvement" for "afi" and so on; @kind itself if unknown. */
const char *afi_kind_name(const char *kind);

#endif
