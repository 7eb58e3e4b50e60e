/*
 * Completion: what may come next on a command line that is being typed.
 *
 * A candidate is one line on standard output; one that ends in a slash goes on.
 * The line ":files" says that any file may come.  Nothing is ever an error:
 * where there is nothing to say, nothing is said.
 */
#ifndef COMPLETE_H
#define COMPLETE_H

#include "opt.h"

/**
 * Print the candidates for the last of the @argc @words, which the user has not
 * finished, after the others, which follow a command that takes @opts.  The
 * shell may have cut --name=value into three.
 */
void complete_words(const struct opt *opts, int argc, char **words);

/** Print those commands that begin with @typed. */
void complete_command(const char *typed);

/** Print those targets in the register @dir that begin with @typed; a few
 *  hundred at most. */
void complete_target(const char *dir, const char *typed);

#endif
