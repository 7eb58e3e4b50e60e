/*
 * What the date_*.c files share and nobody else needs: the calendar's names
 * and lengths, and how a date is refused.
 */
#ifndef AFI_DATE_PARTS_H
#define AFI_DATE_PARTS_H

#include <stddef.h>

#include "date.h"
#include "err.h"
#include "str.h"

enum { AFI_FIRST_YEAR = 1900, AFI_LAST_YEAR = 2199 };

/** "January" for 1 to "December" for 12. */
const char *afi_month_name(int month);

/** "Monday" for 0 to "Sunday" for 6. */
const char *afi_weekday_name(int weekday);

/**
 * The month, 1 to 12, that the @len bytes at @word name, whole or by three
 * letters or more, in whatever case; 0 if none.
 */
int afi_month_find(const char *word, size_t len);

/** The same for a weekday: 0 to 6; -1 if none. */
int afi_weekday_find(const char *word, size_t len);

/** How many days @month has. */
int afi_month_days(int year, int month);

/** @c, or its small letter: tolower() depends on the locale. */
char afi_small(char c);

/** Read exactly @n digits at @s; -1 if they are not all digits. */
int afi_digits(const char *s, int n);

/**
 * Append the start of @typed in single quotes, fit for a message: what is not
 * plain ASCII becomes a question mark.
 */
void afi_date_quote(struct afi_str *out, const char *typed);

/** Say that @typed is no date like @example; AFI_EINVALID. */
enum afi_code afi_date_refuse(struct afi_err *err, const char *typed,
			      const char *example);

/*
 * What a date that was typed comes to.  These fill in @out or say why not
 * (AFI_EINVALID), without what was typed.
 */

/** Refuse a year outside 1900 to 2199. */
enum afi_code afi_date_check_year(int year, struct afi_err *err);

/** The day @mday of a @month from 1 to 12. */
enum afi_code afi_date_set_day(struct afi_date *out, int year, int month,
			       int mday, struct afi_err *err);

/** The next such day from @today on. */
enum afi_code afi_date_set_next(struct afi_date *out, int today, int month,
				int mday, struct afi_err *err);

/** The last day of @month; 13 to 24 are those of the year after. */
enum afi_code afi_date_set_end(struct afi_date *out, int year, int month,
			       struct afi_err *err);

/** The day so many days from @today. */
enum afi_code afi_date_shift_days(struct afi_date *out, int today, int days,
				  struct afi_err *err);

/** So many months from @today: the same day, or the last of a shorter month. */
enum afi_code afi_date_shift_months(struct afi_date *out, int today,
				    int months, struct afi_err *err);

#endif
