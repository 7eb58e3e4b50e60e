/*
 * Days and moments.
 *
 * A *day* is a number of days since 1 January 1970, which makes "56 days from"
 * plain arithmetic.  A *time* is seconds since then, UTC.  A moment without a
 * stated zone, and the day on which a moment falls, are those of Europe/London
 * (UTC, an hour ahead from the last Sunday of March to that of October, 01:00
 * UTC), worked out here so that the answer depends on no machine's settings.
 *
 * Years run from 1900 to 2199: what lies outside is a slip of the hand.
 */
#ifndef AFI_DATE_H
#define AFI_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

enum { AFI_NO_DAY = INT32_MIN };	/* "no date" wherever a day is kept */

enum {
	AFI_DATE_LEN = 10,	/* "2025-04-30" */
	AFI_TIME_LEN = 20,	/* "2025-01-28T15:01:09Z" */
	AFI_DATE_WORDS = 64,	/* longest wording of a date that is kept */
};

/** A date as somebody gave it. */
struct afi_date {
	int day;			/* worked out; AFI_NO_DAY if none */
	bool month;			/* only a month was given */
	char words[AFI_DATE_WORDS];	/* "mid-2025", where words were vaguer
					   than the day; else "" */
};

#define AFI_DATE_INIT { .day = AFI_NO_DAY }

/** The day of a civil date; AFI_NO_DAY if there is no such date. */
int afi_day_of(int year, int month, int day);

/** The civil date of @day. */
void afi_day_split(int *year, int *month, int *mday, int day);

/** 0 for Monday to 6 for Sunday. */
int afi_day_weekday(int day);

/** How many days after @since @until is; 0 if it is before. */
int afi_days_between(int since, int until);

/**
 * Read exactly YYYY-MM-DD.  AFI_EINVALID, @out untouched, if it is anything
 * else or no real date.
 */
enum afi_code afi_day_parse(int *out, const char *iso, struct afi_err *err);

/**
 * Read a date as people in Britain type it, seen from the day @today:
 * 30/4/2025, 30.4.25, 30-4-2025, 30 April 2025, 30th of Apr 2025, Wednesday 30
 * April 2025, April 30 2025, 2025-04-30; 30 April (the next one from @today
 * on); today, tomorrow, yesterday; +10d, +2w, +6m, +1y and -3d from @today (a
 * month too short for the day gives its last day); April 2025, 4/2025, 2025-04
 * (a month: its last day).
 *
 * What is vaguer than its day has its words kept: early, mid- and late 2025
 * (30 April, 30 June and 31 December), end of April 2025, spring, summer,
 * autumn and winter 2025 (31 May, 31 August, 30 November, 28 or 29 February
 * after), Q1 2025 (calendar quarter).
 *
 * Case and extra blanks do not matter.  A year of two digits is the nearest to
 * @today, a name may be cut to three letters or more, a weekday must be right.
 *
 * AFI_EINVALID, @out untouched, with what was typed and an example otherwise;
 * 04/30/2025 is told that the day comes first.
 */
enum afi_code afi_date_parse(struct afi_date *out, const char *typed,
			     int today, struct afi_err *err);

/**
 * Read a date as records keep it: YYYY-MM-DD or YYYY-MM; @words is the record's
 * wording beside it or NULL, one line of less than AFI_DATE_WORDS bytes.
 * AFI_EINVALID, @out untouched, otherwise.
 */
enum afi_code afi_date_read(struct afi_date *out, const char *stored,
			    const char *words, struct afi_err *err);

/** Append @date as records keep it: YYYY-MM-DD, or YYYY-MM for a month. */
void afi_date_store(struct afi_str *out, const struct afi_date *date);

/** Append "2025-04-30", or nothing for AFI_NO_DAY. */
void afi_day_iso(struct afi_str *out, int day);

/** Append "30 April 2025", or nothing for AFI_NO_DAY. */
void afi_day_long(struct afi_str *out, int day);

/** Append "Wednesday 30 April 2025", or nothing for AFI_NO_DAY. */
void afi_day_full(struct afi_str *out, int day);

/** Append "30 Apr 2025", or nothing for AFI_NO_DAY. */
void afi_day_short(struct afi_str *out, int day);

/**
 * Append @date for people: its words if it has any ("mid-2025"), "April 2025"
 * for a month, else "30 April 2025"; nothing for AFI_NO_DAY.
 */
void afi_date_show(struct afi_str *out, const struct afi_date *date);

/** Read exactly YYYY-MM-DDTHH:MM:SSZ.  AFI_EINVALID, @out untouched, if not. */
enum afi_code afi_time_parse(int64_t *out, const char *utc,
			     struct afi_err *err);

/** Append YYYY-MM-DDTHH:MM:SSZ. */
void afi_time_iso(struct afi_str *out, int64_t when);

/** Append "28 January 2025, 15:01" as a clock in London shows it. */
void afi_time_long(struct afi_str *out, int64_t when);

/** The day on which @when falls in London. */
int afi_time_day(int64_t when);

/**
 * Read the forms that Git takes for GIT_AUTHOR_DATE: "@1738076469 +0000",
 * "1738076469 +0000" and ISO 8601 with or without T, seconds and zone (Z,
 * +0100, +01:00; without one London's) and RFC 2822 ("Tue, 28 Jan 2025
 * 15:01:09 +0000").  AFI_EINVALID, @out untouched, otherwise.  A day alone is
 * refused: Git would add the present time of day.
 */
enum afi_code afi_clock_parse(int64_t *out, const char *text,
			      struct afi_err *err);

#endif
