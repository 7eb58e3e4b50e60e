/*
 * Dates in running text: "on the 7th and 8th of January", "published 5th
 * December 2024", "is due to commence in mid-2025".
 *
 * Days and months are found by their names or their numbers, and what is
 * vaguer as far as date.h knows it.  Names of months begin with a capital; one
 * that stands alone is a date only after a word such as "in" or "by", for
 * "March" and "May" are other things too.  Cycles such as "2023/24" are no
 * dates, nor is a year alone.
 */
#ifndef AFI_DATE_FIND_H
#define AFI_DATE_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"

/** A day of no year; a month if .mday is 0. */
struct afi_mday {
	int month, mday;
};

/** A date where it stands in a text. */
struct afi_found {
	size_t begin, end;	/* bytes of the text */
	struct afi_date date;	/* of a range its first day.  Without a year
				   .day is AFI_NO_DAY, and afi_found_place()
				   may find one */
	int until;		/* of a range its last day, else AFI_NO_DAY */
	struct afi_mday first;	/* of a date without a year; of a range ... */
	struct afi_mday last;	/* ... its last day, else .month is 0 */
};

/**
 * Find the first date in the string @text that begins from the byte @from on
 * and before the byte @end or the end of @text.  False, @out untouched, if
 * there is none.
 *
 * "7th and 8th of January", "27 January to 7 February 2025", "January-April
 * 2014" and "between January and April 2014" are ranges, of months from the
 * first day of the first to the last day of the last; "27 January and 7
 * February 2025" are two dates.  No real date, such as 31 June, is none.
 */
bool afi_found_next(struct afi_found *out, const char *text, size_t from,
		    size_t end);

/**
 * Give @found, if it has no year, the one that makes it the next from the day
 * @seen on (@ahead), or else the last up to that day.  False if it still has
 * no day.
 */
bool afi_found_place(struct afi_found *found, int seen, bool ahead);

/** Whether @text is a date and, perhaps, "Date:" or the like before it and a
 *  full stop after it: *@out is it then, else untouched. */
bool afi_found_alone(struct afi_found *out, const char *text);

#endif
