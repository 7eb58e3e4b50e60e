/*
 * The pager: a program that shows a long text screen by screen.
 *
 * It is what AFI_PAGER names, else PAGER, else less(1); none if that is empty
 * or "cat", or if nothing is named and the terminal is a dumb one.
 */
#ifndef PAGER_H
#define PAGER_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

/** Whether there is one to be started. */
bool pager_wanted(void);

/**
 * Start it and return what to write to it; NULL, said on standard error, if it
 * cannot be started.
 *
 * From then on it is the pager that listens to the keyboard's signals, and if
 * it is left before all is written, this program ends with success.
 */
FILE *pager_start(pid_t *out);

/** Close @file and wait until the pager is left. */
void pager_end(FILE *file, pid_t pager);

#endif
