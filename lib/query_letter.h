/*
 * The view of a letter: an inspection and its findings as an office writes
 * about them, which a template makes into the letter (letter.h).
 *
 * Offices, names and addresses are settings, those of the letter's day.  Texts
 * come as paragraphs, and without what is withheld (withheld.h), unless the
 * letter is for inside.
 *
 * Nothing is made up.  What is not recorded or set is null or, where a letter
 * cannot do without, a gap: words in square brackets that say what is missing.
 * "gaps" lists them all, with what fills each; which of them a letter shows is
 * for its template to say.
 */
#ifndef AFI_QUERY_LETTER_H
#define AFI_QUERY_LETTER_H

#include <jansson.h>
#include <stdbool.h>

#include "err.h"
#include "query.h"
#include "register.h"
#include "target.h"

/** Which letter. */
struct afi_letter_asked {
	struct afi_target target;	/* the inspection, resolved */
	const char *template_;		/* its template's name */
	int date;			/* the letter's day */
	int since;			/* it tells what happened from that day
					   on; AFI_NO_DAY: nothing of it */
	bool internal;			/* with what is withheld */
	char attached;			/* what a message has of it: 'd'ocx,
					   else a PDF */
};

#define AFI_LETTER_ASKED_INIT { .date = AFI_NO_DAY, .since = AFI_NO_DAY }

/**
 * The view of the letter that is @asked for; the caller owns *@out.  If it is
 * for the public, @reg hides what is withheld from then on.
 *
 * AFI_EUSAGE if its target is no inspection, AFI_ENOTFOUND if that was not
 * there by then, AFI_EINVALID if it cannot be known what is withheld.  A record
 * that cannot be read is added to @broken: then nothing of the view is for the
 * public.
 */
enum afi_code afi_query_letter(json_t **out, struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_letter_asked *asked,
			       struct afi_err *err);

#endif
