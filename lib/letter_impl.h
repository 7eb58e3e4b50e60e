/*
 * What the letter*.c files share and nobody else needs.
 */
#ifndef AFI_LETTER_IMPL_H
#define AFI_LETTER_IMPL_H

#include "letter.h"

/** Fill letter's view into the template @name: its Markdown. */
enum afi_code afi_letter_fill(struct afi_letter *letter,
			      struct afi_register *reg, const char *name,
			      struct afi_err *err);

/** Set letter's Markdown as 't'ext or 'h'tml: its bytes. */
void afi_letter_set(struct afi_letter *letter, char format);

/** Append to @to a message with the @letter, which was @asked for, as it was
 *  @printed: from the office whose letter it is to the one that it is addressed
 *  to, and to those who have a copy and an address for mail.
 *  AFI_EINVALID if an address is none for mail. */
enum afi_code afi_letter_mail(struct afi_str *to,
			      const struct afi_letter *letter,
			      const struct afi_letter_asked *asked,
			      const struct afi_str *printed,
			      struct afi_err *err);

#endif
