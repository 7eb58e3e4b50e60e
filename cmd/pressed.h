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
#include "register.h"

struct pressed {
	FILE *file;		/* for the Markdown; NULL: nothing is pressed */
	char format;		/* 'p'df or 'd'ocx */
	char *md;
	size_t len;
	bool too_long;
};

/**
 * Begin, if *@format is 'p' or 'd', which then becomes 'm': what is to be
 * printed to @page->file.
 */
enum afi_code pressed_begin(struct pressed *page, char *format,
			    struct afi_err *err);

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

#endif
