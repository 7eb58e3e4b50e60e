/*
 * A fold for tests to look at, made from the lines of a story.
 */
#ifndef AFI_FOLD_PARTS_H
#define AFI_FOLD_PARTS_H

#include <stddef.h>

#include "setup.h"
#include "state.h"
#include "story.h"

/** What was told last, and its fold. */
extern struct afi_record rec;
extern struct afi_fold fold;
extern const struct afi_state *const finding;

/** A setup in which Jo Bloggs, who records all stories, speaks for the
 *  force. */
extern const struct afi_setup jo_is_force;

/** Free both; a group's teardown. */
int fold_end(void **state);

/** Tell the @n @lines and fold them, seen from @today. */
void fold_lines(int today, const char *const *lines, size_t n);

/** The same for the lines given, to which they are recorded. */
#define FOLD(today, ...) \
	fold_lines(today, (const char *const[]){ __VA_ARGS__ }, \
		   sizeof((const char *const[]){ __VA_ARGS__ }) / \
		   sizeof(const char *))

#define H "h 1 hmicfrs opened"

/** @entry is what the lines call @name; NULL is "none". */
void assert_entry(const struct afi_entry *entry, const char *name);

#endif
