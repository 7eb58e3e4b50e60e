/* What slugs and targets share.  For lib/target*.c only. */
#ifndef AFI_TARGET_PARTS_H
#define AFI_TARGET_PARTS_H

#include <stdbool.h>

/** Read a number from 1 to 999999, without leading zeros, at the beginning of
 *  @s into @out.  What follows it; NULL if there is none. */
const char *afi_number_read(int *out, const char *s);

/** Whether @s is digits and nothing else. */
bool afi_slug_is_number(const char *s);

/** Whether @s can be nothing but a finding, though it may be a wrong one. */
bool afi_slug_is_like_finding(const char *s);

/** Whether @s asks for the next finding of its kind: afi-new. */
bool afi_slug_is_new(const char *s);

#endif
