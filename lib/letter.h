/*
 * Letters: the view of query_letter.h, filled into a template and set.
 *
 *	struct afi_letter letter = AFI_LETTER_INIT;
 *
 *	if (!(rc = afi_letter_make(&letter, &broken, reg, &asked, 'h', err)))
 *		fwrite(letter.bytes.s, 1, letter.bytes.len, file);
 *	afi_letter_clear(&letter);
 *
 * The same register, template, date, format and tools make the same bytes.
 */
#ifndef AFI_LETTER_H
#define AFI_LETTER_H

#include <jansson.h>
#include <stddef.h>

#include "err.h"
#include "issue_said.h"
#include "query_letter.h"
#include "str.h"

/** A letter that was made.  It owns all of it. */
struct afi_letter {
	struct afi_str bytes;	/* in the format asked for */
	struct afi_str md;	/* what they were made from: Markdown */
	json_t *view;		/* ... and that */
	json_t *gaps;		/* those of the view's that the letter shows;
				   it is whole if there is none */
};

#define AFI_LETTER_INIT { .bytes = AFI_STR_INIT, .md = AFI_STR_INIT }

/** Free what @letter holds and leave it empty, ready for use again. */
void afi_letter_clear(struct afi_letter *letter);

/** All that afi_letter_make() knows, for options. */
#define AFI_LETTER_FORMATS "text|md|html|pdf|docx|eml|json"

/**
 * Make the letter that is @asked for into the empty @out, in the @format of
 * that initial; 'e' is a message to its addressee with the letter as a PDF.
 * What is missing stands in it as a gap.
 *
 * Fails as afi_query_letter(), afi_template_open() and, for what programs make,
 * press.h; with AFI_EINVALID for what a template asks of the view that it has
 * not got, and for an address that is none for mail.
 */
enum afi_code afi_letter_make(struct afi_letter *out,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_letter_asked *asked,
			      char format, struct afi_err *err);

/** The office that @letter, or rather its template, names after @word, "from"
 *  or "to": "pcc", "force", "hmicfrs", "home_secretary"; or NULL. */
const char *afi_letter_office(const struct afi_letter *letter,
			      const char *word);

/** Append the lines, as plain text, that stand in @letter below the comment
 *  @mark: "address", "copies", "marking"; nothing if there are none. */
void afi_letter_block(struct afi_str *out, const struct afi_letter *letter,
		      const char *mark, const char *between);

/** Find into the empty @out the responses that @letter, which was made of @reg
 *  as it was @asked for, could tell, and which of its paragraphs are whose. */
enum afi_code afi_letter_said(struct afi_said *out,
			      const struct afi_letter *letter,
			      struct afi_register *reg,
			      const struct afi_letter_asked *asked,
			      struct afi_err *err);

#endif
