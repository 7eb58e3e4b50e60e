/* What propose_closing*.c and propose_verdict.c share. */
#ifndef AFI_PROPOSE_CLOSING_H
#define AFI_PROPOSE_CLOSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "outline.h"
#include "propose.h"
#include "propose_phrase.h"

/** What a sentence decides about causes of concern and the like. */
enum afi_verdict {
	AFI_VERDICT_NONE,
	AFI_VERDICT_CLOSED,
	AFI_VERDICT_OPEN,	/* it says that they stay open */
	AFI_VERDICT_UNCLEAR,	/* "we expect to close" */
};

/** How many it is about. */
enum afi_number_of { AFI_THE_ONE, AFI_SEVERAL, AFI_ALL };

/** What a sentence says, and of what. */
struct afi_decision {
	enum afi_verdict verdict;
	const char *kind;		/* "coc", "rec", "area", "afi" */
	enum afi_number_of number_of;
	int count;			/* 2 of "two of the three", or -1 */
	struct afi_words names[2];	/* what they are about */
	int numbers[16];		/* of "recommendations 1, 3 and 5" */
	size_t n, n_numbers;
};

/** Read @sentence; false if it decides nothing. */
bool afi_decision_read(struct afi_decision *out,
		       const struct afi_words *sentence);

/** Whether @sentence tells of what may or will be, on some condition. */
bool afi_sentence_supposes(const struct afi_words *sentence);

/**
 * Whether @sentence has a date before the month of the day @dated: what was
 * decided then is told, not decided now.  *@day is that date, or AFI_NO_DAY if
 * it is only a month.
 */
bool afi_sentence_tells(int *day, const struct afi_words *sentence, int dated);

/** What a heading of the letter is about, or a sentence. */
struct afi_closed {
	const char *name, *kind;
	const char *section;
	bool decided;
};

enum { AFI_CLOSED_MAX = 64 };	/* that one letter may decide about */

#define AFI_CLOSED_NONE SIZE_MAX

/** A letter being read. */
struct afi_closing {
	struct afi_proposals *out;
	const char *authority;
	struct afi_closed subjects[AFI_CLOSED_MAX];
	size_t n;
	size_t at;		/* whose heading the text is under, or
				   AFI_CLOSED_NONE */
	bool untitled;		/* its title comes next */
	const char *heading;	/* the last other one, or NULL */
	int closed, stated, line;	/* causes of concern; what the text
					   says, -1 if it does not */
};

/** The subject called @name, a new one if it is not known; AFI_CLOSED_NONE if
 *  there are too many. */
size_t afi_closing_subject(struct afi_closing *in, const char *name,
			   const char *kind, const char *section);

/** "Cause of concern 2". */
const char *afi_closing_numbered(struct afi_arena *arena, const char *kind,
				 int number);

/** Offer what @sentence of @block decides, if anything. */
void afi_closing_decide(struct afi_closing *in,
			const struct afi_words *sentence,
			const struct afi_block *block);

/** Offer what @sentence says of how closely the force is monitored: "has been
 *  returned to Scan". */
void afi_propose_phase(struct afi_proposals *out,
		       const struct afi_words *sentence,
		       const struct afi_block *block);

/** Offer what it says of a grade that changed: "Our grade for responding to
 *  the public has changed from ... to ...". */
void afi_propose_regrade(struct afi_proposals *out,
			 const struct afi_words *sentence,
			 const struct afi_block *block);

#endif
