/*
 * Links: how something has to do with something else.  Each is said twice, by
 * both records, in one commit.
 */
#ifndef LINKS_H
#define LINKS_H

#include "err.h"
#include "record.h"
#include "register.h"
#include "str.h"
#include "target.h"

/** Append what names @target in the other's link: all of it, an action, which
 *  @action opened (else NULL), by its whole id. */
void links_name(struct afi_str *out, const struct afi_target *target,
		const struct afi_entry *action);

/** What a link says of one thing. */
struct links_side {
	const char *name;	/* of that thing, as links_name() */
	const char *relation;
	const char *target;	/* of the other, as links_name() */
};

/**
 * The entry that says the other side of @side for the party @as: *@twin, good
 * until something is added to its record, or NULL if there is none that
 * stands; *@about is what it is about.
 */
enum afi_code links_twin(struct afi_target *about,
			 const struct afi_entry **twin,
			 struct afi_change *change,
			 const struct links_side *side, const char *as,
			 struct afi_err *err);

/**
 * Link what @name names to @other by @relation, a word that 'afi link' takes,
 * in both their records, with @text (may be NULL) as the reason.  What is there
 * already is not said again; what is new is told in @shown.  AFI_EUSAGE or
 * AFI_EINVALID if they cannot be so linked or the links would go round.
 */
enum afi_code links_add(struct afi_str *shown, struct afi_change *change,
			const char *name, const char *relation,
			const char *other, const char *text,
			struct afi_err *err);

#endif
