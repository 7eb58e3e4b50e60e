/*
 * What the two halves of a search share: which texts of an entry are searched,
 * and what is found by its name.
 */
#ifndef AFI_QUERY_SEARCH_H
#define AFI_QUERY_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "query_parts.h"
#include "record.h"
#include "register.h"
#include "str.h"
#include "target.h"
#include "words.h"

/** A text of an entry. */
struct afi_entry_text {
	const char *key;	/* under which it stands */
	const char *name;	/* ... in words */
	const char *value;
	size_t field, item;	/* of the next one */
};

#define AFI_ENTRY_TEXT_INIT { .field = 0 }

/** Go on to the next text of @entry that is searched: what it says in words.
 *  False if there is none. */
bool afi_entry_next_text(struct afi_entry_text *text,
			 const struct afi_entry *entry);

/** What is looked for and may be the name of something. */
struct afi_naming {
	const struct afi_sought *sought;
	afi_phrases ids;		/* may be an entry's id, */
	afi_phrases targets;		/* may be a target, */
	char *names[AFI_WORDS_MOST];	/* which it then is, in full where that
					   is known */
	char *record;			/* the target of that which is searched,
					   or NULL */
};

/** Find them in @sought, which must outlive @out. */
void afi_naming_make(struct afi_naming *out, const struct afi_sought *sought,
		     struct afi_register *reg);

void afi_naming_clear(struct afi_naming *naming);

/** Go on to the record @target. */
void afi_naming_begin(struct afi_naming *naming,
		      const struct afi_target *target);

/** Which name the id of @entry, or begin it. */
afi_phrases afi_naming_finds_id(const struct afi_naming *naming,
				const struct afi_entry *entry);

/** Which name the target that @entry opened. */
afi_phrases afi_naming_finds_target(const struct afi_naming *naming,
				    const struct afi_entry *entry);

/** Either. */
afi_phrases afi_naming_finds(const struct afi_naming *naming,
			     const struct afi_entry *entry);

#endif
