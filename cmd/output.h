/*
 * Where what a reading command shows goes: to a file, or to standard output,
 * there through a pager if it is a terminal and the text longer than its
 * screen.
 *
 *	struct output out = OUTPUT_INIT;
 *
 *	if (!(rc = output_open(&out, file, colour, err)))
 *		for (...) {
 *			fprintf(out.file, ...);
 *			output_settle(&out);
 *		}
 *	rc = output_close(&out, rc, err);
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "err.h"

struct output {
	FILE *file;		/* to write to; output_settle() may change it */
	bool terminal;		/* a person is looking at it */
	bool colour;
	size_t width;		/* columns of the terminal, or 80 */

	/* the rest is output.c's own */
	size_t rows;
	bool whole;		/* all of it is held back until the end */
	bool holding;		/* ... back what may fit on the screen */
	char *held;
	size_t len, seen, lines, column;
	pid_t pager;		/* or 0 */
	char *path, *scratch;	/* the file, and what becomes it in the end */
	FILE *to;		/* where what is held back goes */
	int failed;		/* errno of the first write that went wrong */
};

#define OUTPUT_INIT { .file = NULL }

/** Let nothing that is opened become standard output by its number where that
 *  is closed.  To be called first of all. */
void output_guard(void);

/** Print @text, or if that fails say it on standard error: who does not hear
 *  that something is recorded would record it again. */
void output_say(const char *text);

/** @rc, or AFI_EFAILED if standard output could not be written. */
enum afi_code output_check(enum afi_code rc, struct afi_err *err);

/**
 * Be ready to write to the file @path, or to standard output if it is NULL or
 * "-".  @colour is "always", "never", or "auto" (also NULL): on a terminal that
 * can, unless NO_COLOR is set.
 *
 * A file stays as it was until output_close(); devices and the like are written
 * to at once, unless nothing @whole may be seen of what fails.
 */
enum afi_code output_open(struct output *out, const char *path,
			  const char *colour, bool whole,
			  struct afi_err *err);

/** Whether @path, as above, is a file and not standard output. */
bool output_is_file(const char *path);

/** Whether what goes to the file @path, as above, is seen by the person at the
 *  terminal alone. */
bool output_is_seen(const char *path);

/** AFI_EUSAGE if @out is a terminal and the @format of that initial (pdf, docx,
 *  xlsx) is nothing to be shown on one. */
enum afi_code output_refuse(const struct output *out, char format,
			    struct afi_err *err);

/** To be called now and then: what is longer than the screen goes on to the
 *  pager.  If that is left early, this program ends, with success. */
void output_settle(struct output *out);

/**
 * End with @rc so far: wait for the pager, or let the file appear, which it
 * only does if @rc is AFI_OK.  @rc, or AFI_EFAILED if not all could be
 * written.  An @out that was never opened is fine.
 */
enum afi_code output_close(struct output *out, enum afi_code rc,
			   struct afi_err *err);

#endif
