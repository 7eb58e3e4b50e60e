/*
 * Printing: Markdown made into a file to send, PDF or DOCX, by papers (paper.h)
 * and programs (press.h).
 */
#ifndef AFI_PRINT_H
#define AFI_PRINT_H

#include <stddef.h>

#include "err.h"
#include "paper.h"
#include "register.h"
#include "str.h"

/** What a file is made with. */
struct afi_print {
	char format;			/* 'p'df or 'd'ocx */
	const char *template;		/* whose looks a DOCX takes, or NULL */
	const char *title;		/* of a DOCX; NULL: its first heading */
	int day;			/* of the document */
	struct afi_paper_look look;	/* of the HTML that a PDF is made of,
					   whose format does not count */
};

/** Append to @out the @len bytes of Markdown at @md, made as @how says, with
 *  the looks that its template has in @reg (template.h).  Failures are those of
 *  press.h. */
enum afi_code afi_print_make(struct afi_str *out, const char *md, size_t len,
			     const struct afi_print *how,
			     struct afi_register *reg, struct afi_err *err);

#endif
