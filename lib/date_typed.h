/*
 * What was typed for a date, as date_typed.c and date_typed_take.c share it and
 * nobody else needs it.
 *
 * It is read from left to right.  Each piece that is taken goes with the blank
 * behind it.
 */
#ifndef AFI_DATE_TYPED_H
#define AFI_DATE_TYPED_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"

struct afi_date_typed {
	char words[AFI_DATE_WORDS];	/* as typed, with single blanks */
	char text[AFI_DATE_WORDS];	/* the same in small letters */
	const char *p;			/* what of the text is still to read */
	int today;
};

/** Bring @typed into shape.  False if it is longer than any date. */
bool afi_date_shape(struct afi_date_typed *in, const char *typed);

/** Say what a date is typed like; AFI_EINVALID. */
enum afi_code afi_date_unknown(struct afi_err *err);

/** Take @c alone, if it comes next. */
bool afi_date_take(struct afi_date_typed *in, char c);

/** A run of @len digits; -1 if there is none that short. */
int afi_date_take_number(struct afi_date_typed *in, size_t *len);

/** Take @word if it is the next, whole. */
bool afi_date_take_word(struct afi_date_typed *in, const char *word);

/** The month or the weekday whose name comes next, with a full stop or a comma
 *  behind it; 0 or -1 if it is none. */
int afi_date_take_month(struct afi_date_typed *in);
int afi_date_take_weekday(struct afi_date_typed *in);

/** A year in full; of two digits only where @short_too.  AFI_EINVALID if it is
 *  none. */
enum afi_code afi_date_take_year(int *out, struct afi_date_typed *in,
				 bool short_too, struct afi_err *err);

#endif
