/*
 * What date_find.c and date_find_read.c share and nobody else needs.
 */
#ifndef AFI_DATE_FIND_IMPL_H
#define AFI_DATE_FIND_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "date_find.h"

/**
 * Read what has the shape of a date and begins at @s, within @text.  What is no
 * real date, such as 31 June, has neither a day nor a month.
 */
bool afi_found_read(struct afi_found *out, const char *text, const char *s);

/** Work out the days of @found, which has no year, in @year; false if there
 *  are no such. */
bool afi_found_settle(struct afi_found *found, int year);

/** Go past @word, and only that word, at *@s. */
bool afi_found_word(const char **s, const char *word);

/** What follows the blanks at @s. */
const char *afi_found_blanks(const char *s);

/** How many letters stand at @s. */
size_t afi_found_letters(const char *s);

/** The day of @part in @year: of a month its last day if @last, else its
 *  first. */
int afi_found_day(const struct afi_mday *part, int year, bool last);

#endif
