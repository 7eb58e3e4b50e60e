/*
 * What the propose_*.c files share and nobody else needs.
 *
 * A genre is a kind of document with a reader of its own.  propose.c asks each
 * how well it fits, and lets the best one read.
 */
#ifndef AFI_PROPOSE_IMPL_H
#define AFI_PROPOSE_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "outline.h"
#include "propose.h"

/** A kind of document. */
struct afi_genre {
	const char *name;	/* for people: "an inspection report" */
	/** How well it fits, 0 (not at all) to 100 (it says so itself). */
	int (*fits)(const struct afi_outline *outline);
	void (*read)(struct afi_proposals *out,
		     const struct afi_outline *outline);
};

extern const struct afi_genre
	afi_genre_report,	/* boxes of findings, grades */
	afi_genre_notes,	/* a letter to one force: findings as bullets */
	afi_genre_response,	/* the force's and the PCC's answer */
	afi_genre_closing,	/* a letter after a revisit: what is closed */
	afi_genre_log,		/* a page of the former public register */
	afi_genre_table;	/* an action plan, an audit panel's table */

/**
 * Add a proposal of the entry kind @what, the party @as's words, from lines
 * @first to @last.  It is good until the next one is added; what is copied into
 * its draft need not live on.
 */
struct afi_proposal *afi_proposal_add(struct afi_proposals *proposals,
				      const char *what, const char *as,
				      int first, int last);

/** Which one @proposal is. */
size_t afi_proposal_place(const struct afi_proposals *proposals,
			  const struct afi_proposal *proposal);

/** Say how sure @proposal is, and @why in one line of printf's. */
void afi_proposal_judge(struct afi_proposals *proposals,
			struct afi_proposal *proposal,
			enum afi_sureness sure, const char *why, ...)
	__attribute__((format(printf, 4, 5)));

/** Add a caution: a sentence of printf's.  @lost: findings seem missing. */
void afi_caution_add(struct afi_proposals *proposals, int line, bool lost,
		     const char *sentence, ...)
	__attribute__((format(printf, 4, 5)));

/** Open the inspection as v[0] with what @out has of it (short_title, cycle,
 *  published), if it has a title.  To be called before any other is added. */
void afi_propose_inspection(struct afi_proposals *out, const char *as,
			    int first, int last);

/** The number that @word, of @len bytes, writes: "10", "ten", "Ten"; -1 if
 *  none. */
int afi_number_word(const char *word, size_t len);

#endif
