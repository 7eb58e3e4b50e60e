/*
 * Proof: the records and entries that a number comes from, for --explain.
 *
 * A tally then has "proof": a thing for each that it counts, with its "target"
 * and the ids of the "entries" that it is counted by.  A row has "proof" too:
 * under the names of its members, such ids.  They are entries of the record of
 * the target, or of an action that serves it.  What totals without tallies
 * count is in their "proof", as in a tally's, under the names of their members.
 *
 * Nothing of it is made unless the frame asks for it.  What counts notes what
 * it counts in proofs, beside the count and not instead of it, so that the one
 * can be held against the other.
 */
#ifndef AFI_QUERY_PROOF_H
#define AFI_QUERY_PROOF_H

#include <jansson.h>
#include <stddef.h>

#include "query_parts.h"

/** Which entries of a state. */
enum afi_behind {
	AFI_BEHIND_BEING,	/* what opened it */
	AFI_BEHIND_STATUS,	/* what gave it its status first */
	AFI_BEHIND_COLOUR,	/* its close or, without one, its date */
	AFI_BEHIND_DATE,	/* what set the date that colours it: none if it
				   has no date */
	AFI_BEHIND_CLOSE,	/* none if it is not closed */
	AFI_BEHIND_AGE,		/* what says when it was issued, else what
				   opened it; and its close */
	AFI_BEHIND_SILENCE,	/* the last progress, else what opened it */
	AFI_BEHIND_SLIPS,	/* what put off its dates and its actions' */
	AFI_BEHIND_REOPENINGS,
	AFI_BEHIND_QUESTIONS,	/* what nobody answered, also of its actions */
	AFI_BEHIND_CROSSING,	/* decisions that had not seen each other */
	AFI_BEHIND_CLOCK,	/* what says when a report was published, and
				   when the comments on it were */
	AFI_BEHIND_NO_CHANGE,	/* the force's updates since its last progress
				   that are none */
	AFI_BEHIND_UPDATES,	/* these three of a finding and its actions */
	AFI_BEHIND_EVIDENCE,
	AFI_BEHIND_MEASURES,
	AFI_BEHIND_ACTIONS,	/* what opened them, with those that serve it */
	AFI_BEHIND_OPEN_ACTIONS,
	AFI_BEHIND_LATE_ACTIONS,	/* what set their dates */
};

/** The ids of the entries behind @state, @sub's or one of its actions'. */
json_t *afi_view_behind(const struct afi_subject *sub,
			const struct afi_state *state, enum afi_behind behind);

/** The id of @entry alone. */
json_t *afi_view_alone(const struct afi_entry *entry);

/** The member of @row that @key names: "due", or "actions.open", which is one
 *  of a member's.  Borrowed; NULL if there is none. */
json_t *afi_proof_of(const json_t *row, const char *key);

/** Put what is behind that member of @row, nothing if that is null, among its
 *  proofs, if these are asked for. */
void afi_proof_put(json_t *row, const char *key, const struct afi_subject *sub,
		   const struct afi_state *state, enum afi_behind behind);

/** The same if that is @entry alone. */
void afi_proof_put_alone(json_t *row, const char *key,
			 const struct afi_subject *sub,
			 const struct afi_entry *entry);

/** To note in what is counted; NULL if @frame does not ask for proofs.  The
 *  caller owns it. */
json_t *afi_proofs_new(const struct afi_frame *frame);

/** Note that @sub, or its @action, is counted under @name of @group ("rag",
 *  "red") by @entries, which are taken. */
void afi_proofs_add(json_t *proofs, const char *group, const char *name,
		    const struct afi_subject *sub,
		    const struct afi_state *action, json_t *entries);

/** The same of what is called @target. */
void afi_proofs_note(json_t *proofs, const char *group, const char *name,
		     const char *target, json_t *entries);

/** Note in @proofs, unless it is NULL, what is noted in @more. */
void afi_proofs_merge(json_t *proofs, const json_t *more);

/** What is noted under @name of @group. */
json_t *afi_proofs_view(const json_t *proofs, const char *group,
			const char *name);

/** The tally of @n, with what is noted under @name of @group unless @proofs is
 *  NULL. */
json_t *afi_view_proved(size_t n, const json_t *proofs, const char *group,
			const char *name);

#endif
