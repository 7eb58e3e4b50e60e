/*
 * Issued letters: which there are of an inspection, and what became of each.
 *
 * That a letter left the office is an entry of kind `issue`.  A later
 * correction is another one, which names in `replaces` what it takes the place
 * of; a publication and a copy name in `letter` what was published or copied.
 * Those that name none are nobody's here: of what was published before letters
 * were issued from a register, nothing more is known.
 */
#ifndef AFI_ISSUE_H
#define AFI_ISSUE_H

#include <stdbool.h>
#include <stddef.h>

#include "record.h"
#include "state.h"

/** The template of the letter that section 55(5) of the Police Act 1996 asks
 *  for, and that publications are usually of. */
#define AFI_ISSUE_STATUTORY "section-55"

/** A letter that was issued.  All that it points to is the fold's. */
struct afi_issue {
	const struct afi_entry *entry;
	int day;			/* it was issued */
	const struct afi_entry *replaced;	/* the issue that took its
						   place, the last; or NULL */
	const struct afi_entry *published;	/* its first publication by
						   day, or NULL */
};

/** Letters, in the fold's order.  The caller frees @v. */
struct afi_issues {
	struct afi_issue *v;
	size_t n, size;
};

/** Find what was issued of the inspection that @fold, which must outlive @out,
 *  holds. */
void afi_issues_find(struct afi_issues *out, const struct afi_fold *fold);

/** Whether @entry, a publication, a copy or an issue of the same fold, names
 *  @issue under @key, as it was recorded first or as it was corrected. */
bool afi_issue_named(const struct afi_fold *fold,
		     const struct afi_entry *entry, const char *key,
		     const struct afi_issue *issue);

/** "issued", "published" or "replaced".  Never NULL. */
const char *afi_issue_state(const struct afi_issue *issue);

/**
 * The letter issued last of those made by @template and addressed to @to, each
 * NULL for any; or NULL.  One that was replaced by a correction is not meant.
 * Its entry has under made-from the commit whose records it told of.
 */
const struct afi_issue *afi_issues_last(const struct afi_issues *issues,
					const char *template, const char *to);

/** The one that a publication or a copy is of unless it says: the statutory
 *  response issued last, else the letter issued last; or NULL. */
const struct afi_issue *afi_issues_usual(const struct afi_issues *issues);

/** The one whose entry's id is or begins with @typed, of 4 characters or more;
 *  NULL if there is none or several are. */
const struct afi_issue *afi_issues_by_id(const struct afi_issues *issues,
					 const struct afi_fold *fold,
					 const char *typed);

/** The one whose kept bytes have the hash @sha256, or NULL. */
const struct afi_issue *afi_issues_by_hash(const struct afi_issues *issues,
					   const char *sha256);

#endif
