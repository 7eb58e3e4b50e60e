/* What a text proposes, for the tests of the readers. */
#ifndef PROPOSING_H
#define PROPOSING_H

#include <stdbool.h>
#include <stddef.h>

#include "outline.h"
#include "propose.h"

/** A text that was read. */
struct proposing {
	struct afi_outline outline;
	struct afi_proposals said;
};

/** Read @text. */
void proposing_read(struct proposing *out, const char *text);

/** Read the published text that is called @name; where it is not at hand the
 *  test is skipped, which is said. */
void proposing_seed(struct proposing *out, const char *name);

void proposing_clear(struct proposing *p);

/** The @n-th proposal, from 1 on, of the entry kind @what; the test fails if
 *  there is none. */
const struct afi_proposal *proposed(const struct proposing *p,
				    const char *what, size_t n);

/** How many there are. */
size_t proposed_count(const struct proposing *p, const char *what);

/** The one that is about @of. */
const struct afi_proposal *proposed_of(const struct proposing *p,
				       const char *what,
				       const struct afi_proposal *of, size_t n);

/** Its value under @key is @value; NULL: it has none. */
void assert_says(const struct afi_proposal *proposal, const char *key,
		 const char *value);

/** Its value under @key begins with @first and ends in @last. */
void assert_runs(const struct afi_proposal *proposal, const char *key,
		 const char *first, const char *last);

void assert_lines(const struct afi_proposal *proposal, int first, int last);

/** A caution has @words in it (and says whether findings seem @lost), or none
 *  has. */
void assert_caution(const struct proposing *p, const char *words);
void assert_lost(const struct proposing *p, const char *words, bool lost);
void assert_no_caution(const struct proposing *p, const char *words);

#endif
