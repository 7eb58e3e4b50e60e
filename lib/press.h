/*
 * Printing: a paper made into a file to send, tagged PDF by weasyprint and DOCX
 * by pandoc, the two programs that are started here and nowhere else.
 *
 * What is printed is read from memory alone: nothing is fetched from the web,
 * and no file is read that the text names.  The same text on the same day, by
 * the same programs and with the same fonts, is the same bytes, wherever,
 * whenever and by whomever it is made; no name of a user, machine or folder is
 * in them.
 *
 *	afi_paper_add(&html, paper, md, len);	or the Markdown itself
 *	rc = afi_press_pdf(&pdf, html.s, html.len, day, err);
 */
#ifndef AFI_PRESS_H
#define AFI_PRESS_H

#include <stddef.h>

#include "err.h"
#include "str.h"

enum {
	AFI_PRESS_IN_MAX = 64 * 1024 * 1024,	/* bytes of HTML or Markdown */
	AFI_PRESS_OUT_MAX = 256 * 1024 * 1024,	/* ... and of what is made */
	AFI_PRESS_SECONDS = 300,		/* that a program may take */
};

/**
 * Append to @out the @len bytes of HTML at @html, as paper.h makes it, as a PDF
 * of the day @day that is tagged as PDF/UA-1 wants: the title is that of the
 * HTML, the language too.
 *
 * AFI_EINVALID if the HTML has anything in it that could make a browser read
 * something else, or is too long; AFI_ENOTFOUND, with the Debian package, if
 * weasyprint is not installed; AFI_EFAILED if it fails or takes too long.  @out
 * is then as it was.
 */
enum afi_code afi_press_pdf(struct afi_str *out, const char *html, size_t len,
			    int day, struct afi_err *err);

/** What a DOCX is to say and look like, beside its text. */
struct afi_press_docx {
	const char *title;		/* for its properties */
	int day;			/* on which it was made, they say */
	const struct afi_str *office;	/* the DOCX whose styles, paper, head
					   and foot it takes: template.h */
};

/**
 * Append to @out the @len bytes of Markdown at @md as a DOCX in British
 * English.  A "Table: " caption is one, pictures are left out but for their
 * words, and HTML is left out.
 *
 * Failures are those of afi_press_pdf(), of pandoc, and AFI_EINVALID if the
 * office's file is no DOCX.
 */
enum afi_code afi_press_docx(struct afi_str *out, const char *md, size_t len,
			     const struct afi_press_docx *how,
			     struct afi_err *err);

#endif
