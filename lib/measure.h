/*
 * A measure's value: the number in its words.
 *
 * The words are what is stored and shown; a denominator or a "more than" is
 * never dropped.  The number is for comparing.
 */
#ifndef AFI_MEASURE_H
#define AFI_MEASURE_H

#include <stdbool.h>

#include "err.h"
#include "str.h"

/** A figure as its words say it: its number, and what goes with the number. */
struct afi_measure {
	enum { AFI_EXACTLY, AFI_MORE_THAN, AFI_AT_LEAST, AFI_LESS_THAN,
	       AFI_AT_MOST, AFI_RANGE } sort;
	double low, high;	/* equal but for a range */
	double of;		/* the denominator of a fraction, or 0 */
	bool percent;
};

/**
 * Read a measure's value: 86%, 24.5%, 87, 1,800, 73/76, >1800, >=90%, <5,
 * <=3 or 5%..15%.  Blanks are taken too, and so are "over" and "more than" for
 * >, "at least" for >=, "under" and "less than" for <, "at most" for <=, "to"
 * for the dots.
 *
 * AFI_EINVALID, @out untouched, otherwise: signs and exponents, commas that do
 * not part thousands, more digits than a double holds (15), a fraction of
 * nothing or of percent, a range that falls or of which one end only is in
 * percent.
 */
enum afi_code afi_measure_parse(struct afi_measure *out, const char *value,
				struct afi_err *err);

/**
 * Append @value as a person reads it: "at least 90%" for >=90%, "more than
 * 1,800" for >1800, "5% to 15%" for 5%..15%.  What is said in words is left so,
 * and what is no measure as it stands.  It reads back as the same measure.
 */
void afi_measure_words(struct afi_str *out, const char *value);

/** Which way two figures lie, as far as their words tell: 86% is more than 47%,
 *  and 80% than <50%, but >40% may be more than 47% or not. */
enum afi_more { AFI_NOT_TOLD, AFI_LESS, AFI_THE_SAME, AFI_MORE };

/** Where @a lies seen from @b.  A fraction is compared as its percentage, but
 *  nothing else with a percentage. */
enum afi_more afi_measure_compare(const struct afi_measure *a,
				  const struct afi_measure *b);

/** What a target asks for. */
enum afi_met { AFI_MET_NOT_TOLD, AFI_NOT_MET, AFI_MET };

/** Whether @value is what @target asks for, as far as the words of both tell.
 *  A target of plainly 90% is at least that if @up is better, and at most if
 *  @down is. */
enum afi_met afi_measure_meets(const struct afi_measure *value,
			       const struct afi_measure *target, bool up,
			       bool down);

#endif
