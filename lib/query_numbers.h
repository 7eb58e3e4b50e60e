/*
 * A page's numbers in one list, each with what it comes from: an appendix to
 * whatever kind of summary it is of.
 *
 * Between the view and who takes it, this gathers all that have a proof
 * (query_proof.h) and are not none, and puts them at the end, as "numbers" in
 * "explained".  Without --explain that is null and nothing is gathered.
 *
 *	struct afi_numbers numbers;
 *
 *	afi_numbers_begin(&numbers, &sink, explain);
 *	rc = afi_query_panel(&numbers.sink, ...);
 *	afi_numbers_end(&numbers);
 */
#ifndef AFI_QUERY_NUMBERS_H
#define AFI_QUERY_NUMBERS_H

#include <jansson.h>
#include <stdbool.h>

#include "query.h"

struct afi_numbers {
	struct afi_sink sink;		/* for the view, */
	const struct afi_sink *to;	/* which goes on to this */
	json_t *found;			/* NULL: not gathered */
};

/** Hand all on to @to; gather numbers if @explain.  Both must stay where they
 *  are. */
void afi_numbers_begin(struct afi_numbers *numbers, const struct afi_sink *to,
		       bool explain);

/** Free what @numbers holds. */
void afi_numbers_end(struct afi_numbers *numbers);

#endif
