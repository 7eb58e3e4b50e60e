/*
 * Matching: what a document proposes against what a register holds.
 *
 * Each proposal becomes an entry that would be recorded: of what, with which
 * keys, on which day; and how it stands, new or known already, changed, unsure
 * or not to be recorded at all, and why.  Findings are matched by their wording
 * first and by their number second.  What another office imported from the
 * same document is known by its content.
 *
 * Nothing is recorded here.  Whoever records matches again under the lock, so
 * that what came in between counts.
 */
#ifndef AFI_MATCH_H
#define AFI_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "mem.h"
#include "propose.h"
#include "record.h"
#include "register.h"
#include "target.h"

/** How a proposal stands to the register. */
enum afi_standing {
	AFI_STANDS_NEW,
	AFI_STANDS_CHANGED,	/* it is there, but says something else now */
	AFI_STANDS_UNSURE,	/* a person must say so */
	AFI_STANDS_KNOWN,	/* it is there: nothing new */
	AFI_STANDS_REFUSED,	/* it cannot be recorded */
	AFI_STANDINGS,
};

/** What something says now, and what it said so far (NULL: nothing). */
struct afi_difference {
	const char *key;
	const char *was, *is;
};

/** A proposal, matched.  All but its drafts lies in the matches' arena. */
struct afi_match {
	enum afi_standing standing;
	struct afi_target target;	/* what it opens or is about */
	const char *what;		/* the kind of entry: that proposed, or
					   "edition" or "assign" of what is
					   there */
	const struct afi_draft *draft;	/* its keys as they are recorded: the
					   proposal's, or its own */
	struct afi_draft own;
	int day;			/* it happened; AFI_NO_DAY: today */
	size_t needs;			/* the proposal that opens what this is
					   about and the register lacks; or
					   AFI_NO_PROPOSAL */
	const char *about;		/* the title of what it is about, if it
					   opens nothing; or NULL */
	const char *note;		/* why it is unsure or refused, or what
					   it was taken for; or NULL */
	struct afi_difference *changes;
	size_t nchanges;
};

/** What is asked. */
struct afi_asked_match {
	const char *into;	/* which inspection, as typed; or NULL */
	const char *edition;	/* what this edition is called, or NULL */
	const char *sha256;	/* of the document */
	int day;		/* on which all of it happened, as typed; or
				   AFI_NO_DAY: as the text says */
};

/** Proposals, matched. */
struct afi_matches {
	struct afi_arena arena;
	bool placed;			/* they have an inspection in common */
	struct afi_target inspection;	/* ... which */
	bool opens;			/* ... and the register lacks it */
	const char *why;		/* ... and how it was found */
	struct afi_match *v;		/* as many as proposals, in order */
	size_t n;
	size_t count[AFI_STANDINGS];
};

#define AFI_MATCHES_INIT { .arena = AFI_ARENA_INIT }

/** Free what @matches holds and leave it empty, ready for use again. */
void afi_matches_clear(struct afi_matches *matches);

/**
 * Match @proposals, which must outlive @out, with @reg into the empty @out.
 *
 * AFI_EUSAGE or AFI_ENOTFOUND, with what to give, if it cannot be told which
 * inspection they belong to; AFI_EINVALID if a record that has to be looked at
 * cannot be read.
 */
enum afi_code afi_match(struct afi_matches *out, struct afi_register *reg,
			const struct afi_proposals *proposals,
			const struct afi_asked_match *asked,
			struct afi_err *err);

/** Number the actions that @take marks, as many as proposals, so that those
 *  which are not taken leave no gap. */
void afi_matches_number(struct afi_matches *matches,
			const struct afi_proposals *proposals,
			const bool *take);

/** Whether `all` takes @match of @proposal: it is new or changed, not unsure,
 *  and not offered beside the rest. */
bool afi_match_is_plain(const struct afi_match *match,
			const struct afi_proposal *proposal);

/** Whether it can be recorded at all: not if known or refused. */
bool afi_match_can(const struct afi_match *match);

/** "new", "changed", "unsure", "known", "refused". */
const char *afi_standing_name(enum afi_standing standing);

#endif
