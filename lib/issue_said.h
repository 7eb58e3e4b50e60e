/*
 * Whose words a letter's paragraphs are, and what becomes of them in a text
 * that was finished elsewhere.
 *
 *	struct afi_said said = AFI_SAID_INIT;
 *
 *	part = afi_said_add(&said, "n/peel/afi-1", "force", "comments");
 *	afi_said_paragraph(&said, part, "We did much.", false);
 *	...
 *	afi_said_read(&said, letter, mark);
 *	if (afi_said_compare(&said, &outline))
 *		... said.v[i].is ...
 *
 * That a paragraph is somebody's is not guessed from headings: whoever makes
 * the letter puts a mark before it (afi_said_mark()).  The rest of a letter is
 * its own: headings, and the phrases of its template.
 *
 * A paragraph of the text is whose most of its words are.  One that is new
 * belongs to what it stands for, if something is gone there; else to what it
 * follows; or, after what is the letter's own, to what it stands before.  So
 * words that were moved are whose they now stand with, and a response is what
 * of it is left.
 */
#ifndef AFI_ISSUE_SAID_H
#define AFI_ISSUE_SAID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "outline.h"
#include "record.h"
#include "str.h"

/** A paragraph of a response. */
struct afi_said_words {
	const char *text;	/* in one line */
	bool item;		/* of a list */
};

/** A response.  It lies in the arena. */
struct afi_said_part {
	const char *target;	/* in full */
	const char *party, *part;
	struct { struct afi_said_words *v; size_t n, size; } was;
	bool placed;		/* the letter has it, or a gap, in one place */
	bool there;		/* the text says something in its place */
	const char *is;		/* what the text says otherwise there; NULL if
				   that is the same or nothing */
};

/** A paragraph of the letter: its response, or none. */
struct afi_said_place {
	size_t part, number;	/* of the paragraph in it */
};

#define AFI_SAID_NONE SIZE_MAX

/** The responses of a letter.  It owns all in it. */
struct afi_said {
	struct afi_arena arena;
	struct afi_said_part *v;
	size_t n, size;
	struct afi_str letter;	/* without marks, a paragraph each */
	struct { struct afi_said_place *v; size_t n, size; } places;
};

#define AFI_SAID_INIT { .arena = AFI_ARENA_INIT, .letter = AFI_STR_INIT }

/** Free what @said holds and leave it empty. */
void afi_said_clear(struct afi_said *said);

/** Add the response of @party in @part to @target; its number.  All is
 *  copied. */
size_t afi_said_add(struct afi_said *said, const char *target,
		    const char *party, const char *part);

/** Add a paragraph to the response @part; its number there. */
size_t afi_said_paragraph(struct afi_said *said, size_t part, const char *text,
		      bool item);

/** Append the mark of the paragraph @number of the response @part: one word,
 *  which begins with @mark, letters and digits that no text can know. */
void afi_said_mark(struct afi_str *out, const char *mark, size_t part,
		   size_t number);

/** Read @letter, plain text with such marks, into said's letter and places. */
void afi_said_read(struct afi_said *said, const char *letter,
		   const char *mark);

/** Find in @text, without a foot, what became of each response.  False if it
 *  is so different that this cannot be told: then each is there of which any
 *  paragraph stands in it. */
bool afi_said_compare(struct afi_said *said, const struct afi_outline *text);

/** Append @text, words of a letter, as they are typed: with the words of the
 *  response @entry of @rec, which may be NULL, that "[x¹]" stands for, if it
 *  has as many; else with [[withheld KIND]]. */
void afi_said_restore(struct afi_str *out, const char *text,
		      const struct afi_record *rec,
		      const struct afi_entry *entry);

#endif
