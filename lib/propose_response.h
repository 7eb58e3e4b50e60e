/*
 * What the readers of answers share and nobody else needs.
 *
 * An answer has parts, the force's and the commissioner's, under headings that
 * say whose words follow; and findings, each under its own heading with its
 * number.  propose_response.c walks over the blocks; propose_response_heads.c
 * knows those headings; propose_response_words.c keeps the words that stand
 * under them; propose_redacted.c knows what was left out of the words;
 * propose_figures.c and propose_promises.c what else is in them;
 * propose_response_check.c compares the whole with what it says of itself.
 */
#ifndef AFI_PROPOSE_RESPONSE_H
#define AFI_PROPOSE_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "outline.h"
#include "propose.h"
#include "propose_phrase.h"
#include "str.h"

enum afi_party { AFI_NOBODY, AFI_FORCE, AFI_PCC, AFI_PARTIES };

/* ---- headings ------------------------------------------------------------ */

/** The heading of a part: "Northshire Police comments", "PCC response:". */
struct afi_part_head {
	enum afi_party party;	/* nobody: only "Response:" */
	bool reply;		/* the commissioner's to the chief officer */
	struct afi_words name;	/* without a colon */
	const char *rest;	/* words after it in the same block, or "" */
};

bool afi_part_head_read(struct afi_part_head *out,
			const struct afi_block *block);

/** The heading of a finding: "AFI 3 - The force needs to ...". */
struct afi_finding_head {
	const char *kind;	/* "afi", "coc", "rec", "area" */
	int number;		/* 0: it has none */
	const char *rest;	/* its title, or "" if that comes next */
};

bool afi_finding_head_read(struct afi_finding_head *out,
			   const struct afi_block *block);

/* ---- what was left out --------------------------------------------------- */

/** The footnotes of a text, by their numbers. */
struct afi_footnotes {
	struct {
		int line;	/* 0: there is none with this number */
		bool redacted;	/* it says so */
	} *v;
	size_t n, size;
	int others, line;	/* how many say something else; the first */
};

void afi_footnotes_find(struct afi_footnotes *out,
			const struct afi_outline *outline);
void afi_footnotes_clear(struct afi_footnotes *notes);

/**
 * Append @text to @out with [[withheld KIND]] for each "[x¹]" whose
 * footnote says that it was redacted, for "[redacted]" and for what is blacked
 * out.  @missing, unless it is, becomes the number of a footnote that is
 * called there and does not exist.
 */
void afi_redacted_add(struct afi_str *out, const struct afi_footnotes *notes,
		      const char *text, int *missing);

/* ---- what else is in the words ------------------------------------------- */

/** Whose words are looked through, and what they are about. */
struct afi_telling {
	struct afi_proposals *out;
	const char *as;
	size_t of;		/* the finding, or AFI_NO_PROPOSAL */
	const char *title;	/* of the finding, or NULL */
	const char *section;
	int year;		/* of the inspection that is answered, or 0 */
	size_t percent;		/* the last measure in percent of the same
				   finding, or AFI_NO_PROPOSAL */
};

/** Offer the figures in @text, which has the lines @first to @last. */
void afi_propose_figures(struct afi_telling *telling, const char *text,
			 int first, int last);

/** Offer the actions that it promises. */
void afi_propose_promises(struct afi_telling *telling, const char *text,
			  int first, int last);

/** Offer the visits of inspectors that it tells of. */
void afi_propose_visits(struct afi_telling *telling, const char *text,
			int first, int last);

/* ---- what it says of itself ---------------------------------------------- */

/** How many findings of each kind a text says that there are. */
struct afi_claims {
	struct { int n, line; } afi, coc, rec;	/* n -1: it does not say */
};

#define AFI_CLAIMS_INIT { { -1, 0 }, { -1, 0 }, { -1, 0 } }

/** Take what @text, in @line, says first of each. */
void afi_claims_take(struct afi_claims *claims, const char *text, int line);

/** Compare what was proposed with @claims, and look for numbers that are
 *  missing or stand twice. */
void afi_response_check(struct afi_proposals *out,
			const struct afi_claims *claims);

/* ---- reading ------------------------------------------------------------- */

enum { AFI_ANSWER_NUMBERS = 10000 };	/* that findings may have */

/** Where words go that do not belong to a finding. */
enum afi_place {
	AFI_PLACE_OPENING,
	AFI_PLACE_INTRODUCTION,
	AFI_PLACE_COMMENTS,
	AFI_PLACE_REPLY,
	AFI_PLACE_CLOSING,
	AFI_PLACES,
};

/** What one party says in one place. */
struct afi_slot {
	size_t place;		/* of its proposal, or AFI_NO_PROPOSAL */
	struct afi_str text;
	bool item;		/* its last block is an item */
};

/** A finding that the text opens. */
struct afi_answered {
	size_t place;
	const char *kind;
	const char *line, *title;	/* its heading, as it stands and
					   without its full stop */
	int number, under;
	bool numbered;		/* by the text */
	size_t before;		/* the last one with the same number, or
				   AFI_NO_PROPOSAL */
	int last;		/* line of its heading */
	struct afi_telling telling;
	struct afi_slot slots[AFI_PARTIES];
	struct afi_str quoted;	/* what the report says of it */
};

/** An answer being read. */
struct afi_reading {
	struct afi_proposals *out;
	const struct afi_outline *outline;
	struct afi_footnotes notes;
	struct afi_claims claims;
	struct afi_slot slots[AFI_PLACES];
	struct { struct afi_answered *v; size_t n, size; } findings;
	size_t latest[AFI_ANSWER_NUMBERS];	/* finding with that number, or
						   AFI_NO_PROPOSAL */
	size_t at;		/* the present finding, or AFI_NO_PROPOSAL */
	enum afi_party author;	/* of the letter */
	enum afi_party base;	/* whose part it is */
	enum afi_party party;	/* whose words */
	int place;		/* where they go outside of findings; -1 */
	bool each;		/* each finding has headings of its own */
	bool once[AFI_PARTIES];	/* ... but of this party only one has */
	bool untitled;		/* the present one's title comes next */
	bool quotes;		/* the report's words come before a party's */
	const char *part;	/* heading of the present part, or NULL */
	const char *section;	/* the last one that said whose words follow */
	int under;		/* the present cause of concern, or 0 */
	int unnumbered;		/* findings so far */
	int year;		/* of the inspection, or 0 */
};

/** Take the words @s of @block for the present finding or place. */
void afi_reading_words(struct afi_reading *in, const struct afi_block *block,
		       const char *s);

/** Go to the finding that @head names, which is opened if it is new. */
void afi_reading_enter(struct afi_reading *in,
		       const struct afi_finding_head *head,
		       const struct afi_block *block);

/** @block is the title of the present finding, which had none. */
void afi_reading_title(struct afi_reading *in, const struct afi_block *block);

/** Go out of the present finding, if there is one. */
void afi_reading_leave(struct afi_reading *in);

/** Write what is known now into the proposals, and free it. */
void afi_reading_finish(struct afi_reading *in);

#endif
