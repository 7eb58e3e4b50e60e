/* The words of a letter, as they are compared: small letters and figures alone,
 * whatever stands between them and however its lines break. */
#ifndef AFI_ISSUE_WORDS_H
#define AFI_ISSUE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/** Append the words of the @len bytes at @s, a blank before each and one after
 *  the last; nothing if there are none. */
void afi_plain_words(struct afi_str *out, const char *s, size_t len);

/** The next paragraph of @text from *@at on, what stands between empty lines:
 *  *@begin and *@len; *@at is then behind it.  False at the end. */
bool afi_paragraph_next(const char **begin, size_t *len, const char *text,
			size_t *at);

#endif
