/*
 * A fold while it is being made, for the state*.c files alone.  state_stand.c
 * finds what stands, of what and in which order; state_rules.c has what an
 * entry does to a state and what that then amounts to, state_positions.c what
 * the parties think of it and state_asks.c what they ask; state.c has the walks
 * over all of it.
 */
#ifndef AFI_STATE_FOLD_H
#define AFI_STATE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "record.h"
#include "state.h"
#include "state_seen.h"

/** The kinds of entry that a state depends on. */
enum afi_act {
	AFI_ACT_OTHER,		/* kept and shown, but without effect */
	AFI_ACT_ACTION,
	AFI_ACT_EDITION,
	AFI_ACT_ASSIGN,
	AFI_ACT_UPDATE,
	AFI_ACT_RESPONSE,
	AFI_ACT_MEASURE,
	AFI_ACT_EVIDENCE,
	AFI_ACT_CLOSE,
	AFI_ACT_REOPEN,
	AFI_ACT_SUBMIT,
	AFI_ACT_ASK,
	AFI_ACT_LINK,
	AFI_ACT_COUNT,
};

enum afi_act afi_act_of(const struct afi_entry *entry);

/** Whether @act says that something is closed or is not. */
bool afi_act_decides(enum afi_act act);

enum { AFI_FINDING_SUBJECT = 0 };	/* what the heading opens */

/** An entry that stands. */
struct afi_item {
	int day;		/* INT_MIN for the heading: before all else */
	size_t place;		/* of what it stands for, in the record */
	size_t subject;
	const struct afi_entry *entry;
	enum afi_act act;
};

/** All of it lies in the fold's arena. */
struct afi_folding {
	struct afi_fold *out;
	const struct afi_record *rec;
	int as_of, today;
	struct afi_seen seen;
	size_t *root;		/* by place: what is corrected in the end */
	size_t *stands;		/* by root: who stands there, or nowhere */
	int *days;		/* by place */
	size_t *subject;	/* by root: what it opened, or nowhere */
	struct afi_state **states;		/* by subject */
	const struct afi_item **decisions;	/* by subject: the last */
	size_t nsubjects;
	struct afi_item *items;			/* in the fold's order */
	size_t nitems;
	size_t count[AFI_ACT_COUNT];		/* how many items of each */
};

/** @n things of @size bytes, all zero. */
void *afi_folding_array(struct afi_folding *f, size_t n, size_t size);

/** Where each subject's items of @act begin when they lie by subject; in the
 *  place after the last, how many there are. */
size_t *afi_folding_starts(struct afi_folding *f, enum afi_act act);

/** Find what stands, and open the states. */
void afi_folding_stand(struct afi_folding *f);

/** Fill in the positions, and the claims once decisions are known. */
void afi_folding_positions(struct afi_folding *f);

/** Fill in what was asked, and what answers it. */
void afi_folding_asks(struct afi_folding *f);

#endif
