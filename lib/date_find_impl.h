/*
 * What date_find.c shares with date_find_read.c, which knows what dates look
 * like, and date_find_days.c, and nobody else needs.
 */
#ifndef AFI_DATE_FIND_IMPL_H
#define AFI_DATE_FIND_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "date_find.h"

/* ---- date_find_words.c --------------------------------------------------- */

static inline bool afi_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool afi_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/** Go past @word, and only that word, at *@s. */
bool afi_found_word(const char **s, const char *word);

/** What follows the blanks at @s. */
const char *afi_found_blanks(const char *s);

/** How many letters stand at @s. */
size_t afi_found_letters(const char *s);

/** How many bytes the hyphen or dash at @s has, or 0. */
size_t afi_found_dash(const char *s);

/** Whether the word that ends before @at in @text, past blanks, a dash and an
 *  apostrophe, is @word. */
bool afi_found_follows(const char *text, const char *at, const char *word);

/* ---- date_find_read.c ---------------------------------------------------- */

/**
 * Read what has the shape of a date and begins at @s, within @text.  What is no
 * real date, such as 31 June, has neither a day nor a month.
 */
bool afi_found_read(struct afi_found *out, const char *text, const char *s);

/* ---- date_find_days.c ---------------------------------------------------- */

/** A day or a month as it is read. */
struct afi_found_part {
	struct afi_mday at;
	int year;		/* 0: none is given */
};

/** Make @found the range from @a to @b, or @a alone if @b is NULL, which stands
 *  from @begin to @end.  What is no real date stays without a day and without a
 *  month. */
void afi_found_fill(struct afi_found *found, const char *begin,
		    const char *end, const struct afi_found_part *a,
		    const struct afi_found_part *b);

/** Keep the @len bytes at @s as the words of @found, unless they are too
 *  many. */
void afi_found_keep(struct afi_found *found, const char *s, size_t len);

/** Work out the days of @found, which has no year, in @year; false if there
 *  are no such. */
bool afi_found_settle(struct afi_found *found, int year);

/** The day of @part in @year: of a month its last day if @last, else its
 *  first. */
int afi_found_day(const struct afi_mday *part, int year, bool last);

#endif
