/*
 * Two texts as runs of words, and the shortest way from one to the other: which
 * words of the one are gone, and which of the other are new.  All others stand
 * in both, in the same order.
 */
#ifndef AFI_ISSUE_ALIGN_H
#define AFI_ISSUE_ALIGN_H

#include <stdbool.h>
#include <stddef.h>

/** A word where it stands, up to the next blank. */
struct afi_run_word {
	size_t key;		/* the same for the same */
	size_t begin, end;	/* bytes of its text */
	size_t paragraph;	/* from 0 (afi_paragraph_next()) */
};

/** The words of a text, which is borrowed. */
struct afi_run {
	const char *text;
	struct afi_run_word *v;
	size_t n, size;
	size_t paragraphs;
};

/** Two of them, and what becomes of each word.  It owns all but the texts. */
struct afi_align {
	struct afi_run was, is;
	bool *gone, *new;	/* by word of the one and the other */
};

/** Align @was with @is into the empty @out; false if more than some thousand
 *  words differ: then it is not known which.  Clear it in either case. */
bool afi_align_make(struct afi_align *out, const char *was, const char *is);

/** Free what @align holds and leave it empty. */
void afi_align_clear(struct afi_align *align);

#endif
