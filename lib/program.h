/*
 * Another program, run by its argument vector, never by a shell.
 *
 * It gets bytes as its standard input and gives bytes on its standard output;
 * both, and its time, are bounded.  It runs in a process group of its own, with
 * a bare environment (PATH, HOME, TMPDIR, and LC_ALL=C.UTF-8), so that it gives
 * the same to everybody, and holds no file of ours but those it is given.
 */
#ifndef AFI_PROGRAM_H
#define AFI_PROGRAM_H

#include <stddef.h>

#include "err.h"
#include "str.h"

/** How a program is to be run. */
struct afi_program {
	const char *const *argv;	/* its name and arguments, then NULL */
	const char *package;		/* Debian's, for who lacks it */
	const char *in;			/* what it reads, or NULL for nothing;
					   it need not read all of it */
	size_t in_len;
	size_t out_max;			/* bytes that it may give */
	int seconds;			/* that it may take */
	const char *const *env;		/* "NAME=value", up to
					   AFI_PROGRAM_ENV of them, then NULL,
					   beside or in place of the bare
					   environment's; or NULL */
	const struct afi_str *const *files;	/* what it can read as
					   AFI_PROGRAM_FILE and the next, then
					   NULL; or NULL.  Nothing is left of
					   them, however it all ends. */
};

/** The first of a program's files, for its arguments; the next is /dev/fd/4. */
#define AFI_PROGRAM_FILE "/dev/fd/3"
enum { AFI_PROGRAM_FILES = 2, AFI_PROGRAM_ENV = 4 };	/* at most */

/**
 * Run @program and append what it gives to @out.
 *
 * AFI_ENOTFOUND if there is no such program (with the package to install);
 * AFI_EFAILED if it ends with any other status than 0 (with the first line that
 * it said on standard error), is killed, takes too long or gives too much: then
 * it and what it started have ended, and @out is as it was.
 */
enum afi_code afi_program_run(struct afi_str *out,
			      const struct afi_program *program,
			      struct afi_err *err);

#endif
