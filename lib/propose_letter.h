/*
 * What a letter says of itself: where its body begins and ends, its date, the
 * force and the inspection that it is about.
 *
 * For the readers of letters and of what is published like one.
 */
#ifndef AFI_PROPOSE_LETTER_H
#define AFI_PROPOSE_LETTER_H

#include <stdbool.h>
#include <stddef.h>

#include "outline.h"
#include "propose.h"
#include "propose_phrase.h"

enum { AFI_TITLE_MAX = 200 };	/* bytes of what can be a title */

/** Where a letter's body stands among the blocks. */
struct afi_letter_body {
	bool greets;		/* it has a salutation */
	size_t begin;		/* the block after that; without one 0 */
	size_t end;		/* the closing formula; without one the number
				   of blocks */
};

/** Find the body of the first letter from the block @from on. */
void afi_letter_find(struct afi_letter_body *out,
		     const struct afi_outline *outline, size_t from);

/** Whether @block is a salutation: "Dear ...". */
bool afi_letter_greets(const struct afi_block *block);

/** Whether @block is a closing formula: "Yours sincerely". */
bool afi_letter_closes(const struct afi_block *block);

/** Whether the first blocks say that the inspectorate wrote it. */
bool afi_letter_is_inspectors(const struct afi_outline *outline);

/** Set out's day of the letter, and the force that it names most often in its
 *  first blocks. */
void afi_letter_heads(struct afi_proposals *out,
		      const struct afi_outline *outline,
		      const struct afi_letter_body *letter);

/** That name without "Police", in @arena, or NULL. */
const char *afi_letter_force(struct afi_arena *arena,
			     const struct afi_outline *outline);

/** Set out's short title and cycle, as the blocks from @begin to @end say it:
 *  "PEEL 2023/24", or a report's title in quotes. */
void afi_letter_inspection(struct afi_proposals *out,
			   const struct afi_outline *outline, size_t begin,
			   size_t end);

/** Set out's day of publication, of which the same blocks speak. */
void afi_letter_published(struct afi_proposals *out,
			  const struct afi_outline *outline, size_t begin,
			  size_t end);

/** A cycle or a year: "2023/24", "2023-25", "21/22". */
struct afi_cycle {
	size_t begin, end;	/* bytes of the text */
	int year;		/* the first of it, in full */
	bool alone;		/* it is that year */
};

/** The first cycle in @text from the byte @from on; a year only if @years. */
bool afi_cycle_next(struct afi_cycle *out, const struct afi_words *text,
		    size_t from, bool years);

/** @cycle as records have it, in @arena: "2023/24", "2023-25". */
const char *afi_cycle_show(struct afi_arena *arena,
			   const struct afi_cycle *cycle,
			   const struct afi_words *text);

#endif
