/* What the text*.c files share and nobody else needs. */
#ifndef AFI_TEXT_PARTS_H
#define AFI_TEXT_PARTS_H

#include <stddef.h>
#include <stdint.h>

/**
 * Read the character at @s, which is before @end, into @c.  Its length in
 * bytes, or 0 if what stands there is not UTF-8.
 */
size_t afi_text_decode(int32_t *c, const char *s, const char *end);

/** The letter that @c, which is no letter with an accent to Unicode, is written
 *  as where it is not to be had ("l" for one with a stroke); else @c. */
int32_t afi_text_plain_letter(int32_t c);

/** How many of the first bytes at @s are plain printable ASCII. */
size_t afi_text_plain(const char *s, size_t len);

/**
 * Why text may not hold @c: "control character" and the like.  NULL if it may,
 * as it may tab and line feed.
 */
const char *afi_text_objection(int32_t c);

#endif
