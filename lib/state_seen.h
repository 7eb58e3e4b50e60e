/*
 * The entries of one record as a graph: where an id stands in the record's
 * order, and whether an entry's writer had seen another entry.
 *
 * One walk answers one question, and a record of many quarrels would need as
 * many walks.  So questions are collected, and one walk answers 64 of them;
 * most need none, because an entry that joins all branches has seen everything
 * before it.  Only state.c needs this.
 */
#ifndef AFI_STATE_SEEN_H
#define AFI_STATE_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "record.h"

enum { AFI_SEEN_QUESTIONS = 64 };	/* bits of a mask */

#define AFI_SEEN_NOWHERE ((size_t)-1)

struct afi_seen_question {
	size_t later, earlier;
	bool *unseen;
};

/** What has been worked out of @rec so far; it all lies in @arena. */
struct afi_seen {
	struct afi_arena *arena;
	const struct afi_record *rec;
	const struct afi_entry **by_id;		/* NULL until one is wanted */
	size_t *upto;		/* entry i has seen all before place upto[i];
				   NULL until a question is asked */
	uint64_t *reached;	/* by a walk: a bit for each question */
	struct afi_seen_question questions[AFI_SEEN_QUESTIONS];
	size_t nquestions;
};

/** Begin with the settled @rec.  Nothing is worked out before it is needed. */
void afi_seen_init(struct afi_seen *seen, const struct afi_record *rec,
		   struct afi_arena *arena);

/** The place of the entry with @id, or AFI_SEEN_NOWHERE. */
size_t afi_seen_place(struct afi_seen *seen, const char *id);

/**
 * Set *@unseen if the entry at the place @later does not reach the one at
 * @earlier through `after`; at the latest when afi_seen_answer() is called.
 */
void afi_seen_ask(struct afi_seen *seen, size_t later, size_t earlier,
		  bool *unseen);

/** Answer what is not answered yet. */
void afi_seen_answer(struct afi_seen *seen);

#endif
