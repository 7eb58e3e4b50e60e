/*
 * Proposals: what a document seems to say, as entries that could be recorded.
 *
 * A proposal is a drafted entry and what a person needs to judge it: its lines,
 * the heading that it stands under, how sure it is and why.  Nothing is
 * recorded here, nothing is known of a register, and nothing is guessed: what
 * the text does not say is left out.
 *
 * Rules go by layout and by the field's own words ("Area for improvement",
 * "Cause of concern"), never by the words of one report.  propose.c decides
 * what kind of document it is and asks its reader; each reader is a file
 * propose_NAME.c.
 */
#ifndef AFI_PROPOSE_H
#define AFI_PROPOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "mem.h"
#include "outline.h"
#include "record.h"

enum { AFI_PROPOSE_VERSION = 1 };	/* goes up when proposals change */

#define AFI_NO_PROPOSAL SIZE_MAX

/** How sure a proposal is. */
enum afi_sureness {
	AFI_SURE,		/* the text says it in so many words */
	AFI_LIKELY,		/* its layout says it */
	AFI_UNSURE,		/* a person should look */
};

/** An entry that could be recorded.  Strings lie in the proposals' arena. */
struct afi_proposal {
	const char *what;	/* the kind of entry: "opened", "grade",
				   "response", "measure", "action", "update",
				   "close", "event", "edition", "assign"; of an
				   export any that needs no other entry's id */
	struct afi_draft draft;	/* the keys of that kind (afi-record(5)); of
				   "opened" also kind and, where the text gives
				   or implies them, number and under, with
				   numbered saying which */
	const char *as;		/* whose words or decision: "hmicfrs", "force",
				   "pcc" */
	size_t of;		/* the proposal that opens what this is about, a
				   finding or an action; AFI_NO_PROPOSAL: the
				   inspection, or what @names says.  Where a
				   sheet has several inspections, a finding's
				   is what opens its own */
	const char *names;	/* what this is about in the text's own words,
				   where the text opens no such thing: a title,
				   "AFI 3"; else NULL */
	const char *section;	/* the heading that it stands under, or NULL */
	int happened;		/* the day that the text gives for it, or
				   AFI_NO_DAY */
	int first, last;	/* lines of the text, from 1 */
	enum afi_sureness sure;
	const char *why;	/* one line for people: how it was recognised */
	bool extra;		/* offered beside the rest; taken only if it is
				   named, never by "all" */
	const char *source;	/* where the document says that it comes from,
				   or NULL: from the document itself */
	const char *seen;	/* of a sheet that came back: the id of the last
				   entry about it when the sheet was written;
				   else NULL */
};

/** Something that a person should know before accepting. */
struct afi_caution {
	int line;		/* of the text, or 0 */
	const char *text;	/* a sentence for people */
	bool lost;		/* findings seem to be missing */
};

/** What a document says. */
struct afi_proposals {
	struct afi_arena arena;
	const char *document;	/* what it is, for people: "an inspection
				   report", "a response letter" */
	const char *force;	/* the force's name without "Police", or NULL */
	const char *short_title; /* what its inspection is called:
				    "PEEL 2023-25", or NULL */
	const char *cycle;	/* "2023-25", or NULL */
	int published;		/* the day of the report it is or answers, if
				   the text says it, or AFI_NO_DAY */
	int dated;		/* the day it bears itself, or AFI_NO_DAY */
	struct afi_proposal *v;	/* in the order of the text; v[0] opens the
				   inspection if the text can tell its title */
	size_t n, size;
	struct {
		struct afi_caution *v;
		size_t n, size;
	} cautions;
};

#define AFI_PROPOSALS_INIT { .arena = AFI_ARENA_INIT,			\
			     .published = AFI_NO_DAY, .dated = AFI_NO_DAY }

/** Free what @proposals holds and leave it empty, ready for use again. */
void afi_proposals_clear(struct afi_proposals *proposals);

/** Fill the empty @out from @outline.  Linear in its length; any text gives
 *  proposals or none, and then a caution that says so. */
void afi_propose(struct afi_proposals *out, const struct afi_outline *outline);

/** The value under @key of @proposal, or NULL. */
const char *afi_proposal_get(const struct afi_proposal *proposal,
			     const char *key);

/** Whether @proposal opens a finding, and if @kind is not NULL one of that
 *  kind. */
bool afi_proposal_opens(const struct afi_proposal *proposal,
			const char *kind);

#endif
