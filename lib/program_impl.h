/*
 * What the program*.c files share and nobody else needs.  program_start.c
 * starts a program, program.c talks to it and judges how it ended.
 */
#ifndef AFI_PROGRAM_IMPL_H
#define AFI_PROGRAM_IMPL_H

#include <sys/types.h>

#include "program.h"

/** A program's streams. */
enum afi_stream {
	AFI_STREAM_IN,
	AFI_STREAM_OUT,
	AFI_STREAM_SAID,	/* standard error */
	AFI_STREAMS,
};

/** Start @program in a group of its own: its number, and our ends of its
 *  streams, which do not make us wait; all of them are -1 on failure. */
enum afi_code afi_program_start(pid_t *pid, int fds[AFI_STREAMS],
				const struct afi_program *program,
				struct afi_err *err);

/** Close @fd, if it is open, and make it -1. */
void afi_program_shut(int *fd);

void afi_program_shut_all(int fds[AFI_STREAMS]);

#endif
