/*
 * What the tests of the reader of reports share: texts read, and what was found
 * in them.
 */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "propose.h"

/** Where a chapter begins that was graded. */
#define CHAPTER							\
	"Responding to the public\n\nAdequate\n\n"			\
	"Northshire Police is adequate at responding to the public.\n\n"

/** A text that was read. */
struct reading {
	struct afi_proposals out;
	int fits;
};

/** Read @text as a report. */
void reading_make(struct reading *reading, const char *text);

/** Read the seed whose file's name begins with @number; skips the test, and
 *  says why, where the seeds are absent. */
void reading_seed(struct reading *reading, const char *number);

void reading_clear(struct reading *reading);

/** How many findings of @kind there are, or entries if @kind is one of those
 *  ("grade"). */
size_t count_of(const struct reading *reading, const char *kind);

/** The @n-th of them, from 1; fails if there are not so many. */
const struct afi_proposal *nth(const struct reading *reading, const char *kind,
			       size_t n);

/** The value under @key of the @n-th, "" if it has none. */
const char *value_of(const struct reading *reading, const char *kind, size_t n,
		     const char *key);

/** The grade of @question, "" if it has none. */
const char *grade_of(const struct reading *reading, const char *question);

/** Whether a caution has @words in it. */
bool cautions(const struct reading *reading, const char *words);

/** Whether one says that findings seem to be missing. */
bool loses(const struct reading *reading);

/** Fail unless @text begins with @first and ends with @last. */
void assert_spans(const char *text, const char *first, const char *last);

#endif
