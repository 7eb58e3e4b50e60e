/*
 * Text from whoever sits at the terminal: typed in their editor, or line by
 * line where none is set.
 *
 * What they typed is worth more than what comes after it.  So it lies in a
 * private file from the moment that it is there to the end of the command:
 * then main() calls editor_end(), which removes it or says where it is kept.
 */
#ifndef EDITOR_H
#define EDITOR_H

#include <stdbool.h>

#include "err.h"
#include "str.h"

/** Begins a line that is no part of the text; not #, with which a heading
 *  begins in Markdown. */
#define EDITOR_MARK "%%"

/** Whether standard input and output are terminals, so that one can ask. */
bool editor_can_ask(void);

/** The editor that VISUAL names, else EDITOR; NULL if there is none. */
const char *editor_command(void);

/**
 * Have @text edited in place, comment lines and all, and keep it.  AFI_EFAILED
 * if there is no editor, no place for its file, or it fails; what it left is
 * kept then too.
 */
enum afi_code editor_edit(struct afi_str *text, struct afi_err *err);

/**
 * Ask for a text about what the lines of @about say, into the empty @out: as it
 * was typed, without comment lines.  It is kept just so.
 */
enum afi_code editor_ask(struct afi_str *out, const char *about,
			 struct afi_err *err);

/** Append each line of @about to @out as a comment line. */
void editor_comment(struct afi_str *out, const char *about);

/** Append @text without its comment lines to @out. */
void editor_strip(struct afi_str *out, const struct afi_str *text);

/** Keep @text and nothing else; nothing at all if it has no words. */
enum afi_code editor_keep(const struct afi_str *text, struct afi_err *err);

/** The file in which it is kept, or NULL. */
const char *editor_file(void);

/** The command is over: remove the file if all is @done, else say on standard
 *  error where it is. */
void editor_end(bool done);

#endif
