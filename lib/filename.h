/*
 * Names for files, made of what others wrote: a record, a web address.
 *
 * A name made here stays in its folder, hides nothing, is no option of any
 * command and is good on the file systems people have (Windows reserves most).
 */
#ifndef AFI_FILENAME_H
#define AFI_FILENAME_H

#include <stddef.h>

#include "str.h"

enum { AFI_FILENAME_MAX = 120 };	/* bytes; some file systems take 143 */

/**
 * Append the name of one file made of the @len bytes at @name, 1 to
 * AFI_FILENAME_MAX bytes of clean UTF-8.  Each of / \ : * ? " < > |, each
 * character that afi_text_safe() shows as U+FFFD, and what is invisible
 * becomes "_", as does a dot or dash in front; blanks at both ends and dots
 * at the end go; "_" is put before what Windows calls a device, such as NUL or
 * com1.txt.  Too long a name is cut in front of its ending (".pdf").  A name
 * made here is made the same again.
 */
void afi_filename_safe(struct afi_str *out, const char *name, size_t len);

/** Append such a name for the page at the http or https @address: the last part
 *  of its path with %XX decoded, or its host if it has none. */
void afi_filename_of_address(struct afi_str *out, const char *address);

/** Append the safe @name so that it differs: "report (2).pdf" for @n 2. */
void afi_filename_numbered(struct afi_str *out, const char *name, size_t n);

#endif
