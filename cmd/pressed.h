/*
 * A page to be sent as a file, PDF or DOCX: it is collected as Markdown, and
 * made when all of it is there.
 */
#ifndef PRESSED_H
#define PRESSED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "err.h"
#include "output.h"
#include "paper.h"
#include "register.h"
#include "str.h"

struct pressed {
	FILE *file;		/* for the Markdown; NULL: nothing is pressed */
	char format;		/* 'p'df or 'd'ocx */
	char *md;
	size_t len;
	bool too_long;
};

/**
 * Begin, if *@format is 'p' or 'd', which then becomes 'm': what is to be
 * printed to @page->file.  AFI_EUSAGE if @out is a terminal, for which neither
 * is.
 */
enum afi_code pressed_begin(struct pressed *page, char *format,
			    const struct output *out, struct afi_err *err);

/** To be called now and then, so that a page does not fill the memory. */
void pressed_settle(struct pressed *page);

/**
 * End with @rc so far: if it is AFI_OK, make the file and write it to @out, a
 * DOCX with the looks that @template has in @reg (template.h).  Failures are
 * those of press.h.
 */
enum afi_code pressed_end(struct pressed *page, const struct output *out,
			  struct afi_register *reg, const char *template,
			  enum afi_code rc, struct afi_err *err);

/** What a file is made with. */
struct pressed_how {
	char format;			/* 'p'df or 'd'ocx */
	const char *template;		/* whose looks a DOCX takes, or NULL */
	const char *title;		/* of a DOCX; NULL: its first heading */
	int day;			/* of the document */
	struct afi_paper_look look;	/* of the HTML that a PDF is made of,
					   whose format does not count */
};

/** Append to @out the @len bytes of Markdown at @md, made as @how says. */
enum afi_code pressed_make(struct afi_str *out, const char *md, size_t len,
			   const struct pressed_how *how,
			   struct afi_register *reg, struct afi_err *err);

#endif
