/*
 * Records for the tests of the fold, told with one line for each entry:
 *
 *	NAME DAY PARTY WHAT [KEY=VALUE | @DAY | /ACTION | ^CORRECTED | retract |
 *			     <NAME,NAME]...
 *
 * NAME begins an id.  DAY is when it was recorded, @DAY when it happened; days
 * are counted, 1 being 1 January 2025, also in "due=31".  An entry comes after
 * the line before it unless "<" says after which.  A "+" in a text is a blank.
 * Keys that its kind must have are filled in where the line has none,
 * "answers=NAME" names an entry, and Jo Bloggs <jo@force.example> recorded it
 * all.
 */
#ifndef AFI_STORY_H
#define AFI_STORY_H

#include "record.h"

/** The day that lines call @n. */
int story_day(int n);

/** The whole id that begins with @name. */
void story_id(char out[16], const char *name);

/** Put the line @line into @rec; @at seconds after midnight, after @before. */
void story_add(struct afi_record *rec, const char *line, int at,
	       const char *before);

/** Put all of the @n @lines into the empty @rec and settle it. */
void story_tell(struct afi_record *rec, const char *const *lines, size_t n);

/** The entry of @rec that lines call @name, which must be there. */
const struct afi_entry *story_entry(const struct afi_record *rec,
				    const char *name);

#endif
