/*
 * What an entry of each kind may hold.  Mostly for lib/record*.c.
 *
 * The table is in record_kinds.c, that of headings in record_heading.c;
 * record_check.c checks entries by it, and record_values.c their values.
 */
#ifndef AFI_RECORD_KINDS_H
#define AFI_RECORD_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "err.h"
#include "record.h"
#include "str.h"

/** What the value of a key must look like. */
enum afi_key_type {
	AFI_KEY_LINE,		/* one line, not empty */
	AFI_KEY_TEXT,		/* any lines, not empty */
	AFI_KEY_DAY,		/* YYYY-MM-DD */
	AFI_KEY_DATE,		/* YYYY-MM-DD or YYYY-MM */
	AFI_KEY_TIME,		/* YYYY-MM-DDTHH:MM:SSZ */
	AFI_KEY_SLUG,
	AFI_KEY_ID,
	AFI_KEY_NUMBER,		/* 1 to 999999 */
	AFI_KEY_SIZE,		/* 0 or more, up to 18 digits */
	AFI_KEY_HASH,		/* 64 hexadecimal digits */
	AFI_KEY_AUTHOR,		/* Name <address> */
	AFI_KEY_WORD,		/* one of the words in the table */
};

/** How a key stands in its kind. */
enum {
	AFI_KEY_NEEDED = 1 << 0,
	AFI_KEY_ONE_OF = 1 << 1,	/* one of those so marked is needed */
	AFI_KEY_LIST = 1 << 2,		/* a list of such values */
	AFI_KEY_EMPTY = 1 << 3,		/* ... which may be empty */
};

/** A key.  A table of them ends with one that has no name. */
struct afi_key {
	const char *name;
	enum afi_key_type type;
	unsigned int flags;
	const char *words;	/* of AFI_KEY_WORD: "up|down" */
};

/** A kind of entry. */
struct afi_kind {
	const char *what;
	unsigned int levels;	/* where it may stand: 1 << enum afi_level */
	bool heading;
	bool action;		/* may be about an action */
	bool corrects;		/* may correct another */
	const struct afi_key *keys;	/* its own */
};

/** The keys that every entry has or may have. */
enum afi_common {
	AFI_COMMON_ID,
	AFI_COMMON_AFTER,
	AFI_COMMON_AT,
	AFI_COMMON_BY,
	AFI_COMMON_AS,
	AFI_COMMON_SOURCE,
	AFI_COMMON_WHAT,
	AFI_COMMON_HAPPENED,
	AFI_COMMON_CORRECTS,
	AFI_COMMON_RETRACT,
	AFI_COMMON_ACTION,
	AFI_COMMONS,
};

extern const struct afi_key afi_common_keys[AFI_COMMONS];

/** Whether two names are the same.  What is looked up most differs in its first
 *  character already. */
static inline bool afi_key_same(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

/** Which of them is called @name; AFI_COMMONS if none.  @next is where it
 *  probably stands. */
enum afi_common afi_common_find(const char *name, enum afi_common next);

/** The key of @kind's own called @name, or NULL. */
const struct afi_key *afi_key_own(const struct afi_kind *kind,
				  const char *name);

/**
 * The kind of an entry whose `what` is @what, or NULL.  A heading's keys
 * depend on its own @kind (may be NULL), a tombstone's on whether it stands
 * for a heading, which is so if it is written after nothing.
 */
const struct afi_kind *afi_kind_find(const char *what, const char *kind,
				     bool after);

/** The level of a heading whose kind is @kind; false if there is none such. */
bool afi_kind_level(enum afi_level *out, const char *kind);

/** Whether @word is one of the words in @words ("up|down"). */
bool afi_word_in(const char *words, const char *word);

/** Check the value or the list in @field, which is @key's.  AFI_EINVALID with
 *  the key. */
enum afi_code afi_value_check(const struct afi_key *key,
			      const struct afi_field *field,
			      struct afi_err *err);

/** Append the first line of @value, or its beginning, in quotes. */
void afi_add_quoted(struct afi_str *out, const char *value);

/** What checking the fields of an entry found. */
struct afi_checked {
	const struct afi_kind *kind;	/* NULL if unknown */
	const struct afi_field *common[AFI_COMMONS];	/* NULL if missing */
};

/**
 * Check the keys in @fields by the table.  AFI_EINVALID with the line and the
 * key.
 */
enum afi_code afi_fields_check(struct afi_checked *out,
			       const struct afi_field *fields, size_t nfields,
			       int line, struct afi_err *err);

/** The field of @key among @fields, or NULL. */
const struct afi_field *afi_fields_find(const struct afi_field *fields,
					size_t nfields, const char *key);

/** The scalar of @key among @fields, or NULL. */
const char *afi_fields_get(const struct afi_field *fields, size_t nfields,
			   const char *key);

/** Put "line N: " before the message in @err unless @line is 0; its code. */
enum afi_code afi_err_line(int line, struct afi_err *err);

#endif
