/* The half of date.h that is about moments. */
#include "date.h"

#include <string.h>

#include "date_parts.h"

enum { HOUR = 3600, DAY = 86400 };

/* A moment being read, for the forms that Git takes. */
struct reader {
	const char *p;
	int day, second;	/* as the clock shows it */
	int offset;		/* seconds that it is ahead of UTC */
	bool zone;		/* whether an offset was given */
};

/* The UTC day of @when; what no day can count is no day. */
static int utc_day(int64_t when)
{
	int64_t day = when / DAY - (when % DAY < 0);

	return day > INT32_MAX || day < INT32_MIN ? AFI_NO_DAY : (int)day;
}

static int last_sunday(int year, int month_of_31)
{
	int day = afi_day_of(year, month_of_31, 31);

	return day - (afi_day_weekday(day) + 1) % 7;
}

static bool is_summer(int64_t when)
{
	int year, month, mday;

	afi_day_split(&year, &month, &mday, utc_day(when));
	if (year < AFI_FIRST_YEAR || year > AFI_LAST_YEAR)
		return false;
	if (month != 3 && month != 10)
		return month > 3 && month < 10;
	return when >= (int64_t)last_sunday(year, 3) * DAY + HOUR &&
	       when < (int64_t)last_sunday(year, 10) * DAY + HOUR;
}

/*
 * The moment at which clocks in London show @shown.  Of the hour in October
 * that they show twice the first is meant; the hour in March that they leave
 * out is taken as if they had not been put forward yet.
 */
static int64_t from_london(int64_t shown)
{
	return is_summer(shown - HOUR) ? shown - HOUR : shown;
}

static int64_t to_london(int64_t when)
{
	return is_summer(when) ? when + HOUR : when;
}

int afi_time_day(int64_t when)
{
	if (utc_day(when) == AFI_NO_DAY)
		return AFI_NO_DAY;
	return utc_day(to_london(when));
}

void afi_time_iso(struct afi_str *out, int64_t when)
{
	int second = (int)((when % DAY + DAY) % DAY);

	if (utc_day(when) == AFI_NO_DAY)
		return;
	afi_day_iso(out, utc_day(when));
	afi_str_addf(out, "T%02d:%02d:%02dZ", second / HOUR,
		     second / 60 % 60, second % 60);
}

void afi_time_long(struct afi_str *out, int64_t when)
{
	int second;

	if (utc_day(when) == AFI_NO_DAY)
		return;
	when = to_london(when);
	second = (int)((when % DAY + DAY) % DAY);
	afi_day_long(out, utc_day(when));
	afi_str_addf(out, ", %02d:%02d", second / HOUR, second / 60 % 60);
}

/* The second of the day; -1 if it has none such. */
static int second_of(int hour, int minute, int second)
{
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59)
		return -1;
	return hour * HOUR + minute * 60 + second;
}

enum afi_code afi_time_parse(int64_t *out, const char *utc,
			     struct afi_err *err)
{
	char date[AFI_DATE_LEN + 1] = "";
	int day = AFI_NO_DAY, second = -1;

	if (strlen(utc) == AFI_TIME_LEN && utc[10] == 'T' && utc[13] == ':' &&
	    utc[16] == ':' && utc[19] == 'Z') {
		memcpy(date, utc, AFI_DATE_LEN);
		second = second_of(afi_digits(utc + 11, 2),
				   afi_digits(utc + 14, 2),
				   afi_digits(utc + 17, 2));
	}
	if (second < 0 || afi_day_parse(&day, date, err))
		return afi_date_refuse(err, utc, "2025-01-28T15:01:09Z");
	*out = (int64_t)day * DAY + second;
	return AFI_OK;
}

static void skip_blanks(struct reader *in)
{
	while (*in->p == ' ')
		in->p++;
}

/* Digits, at least @min and at most @max of them; -1 otherwise. */
static int64_t number(struct reader *in, int min, int max)
{
	int64_t value = 0;
	int n;

	for (n = 0; n < max && *in->p >= '0' && *in->p <= '9'; n++)
		value = value * 10 + (*in->p++ - '0');
	return n < min || (*in->p >= '0' && *in->p <= '9') ? -1 : value;
}

static size_t letters(const struct reader *in)
{
	size_t n = 0;

	while ((in->p[n] >= 'A' && in->p[n] <= 'Z') ||
	       (in->p[n] >= 'a' && in->p[n] <= 'z'))
		n++;
	return n;
}

/* "15:01", "15:01:09" and "15:01:09.5", whose fraction is let go. */
static bool read_clock(struct reader *in)
{
	int hour, minute, second = 0;

	hour = (int)number(in, 1, 2);
	if (*in->p != ':')
		return false;
	in->p++;
	minute = (int)number(in, 2, 2);
	if (*in->p == ':') {
		in->p++;
		second = (int)number(in, 2, 2);
		if (second >= 0 && *in->p == '.') {
			in->p++;
			if (number(in, 1, 9) < 0)
				return false;
		}
	}
	in->second = second_of(hour, minute, second);
	return in->second >= 0;
}

/* "Z", "GMT", "UTC", "+01", "+0100", "+01:00" or nothing. */
static bool read_zone(struct reader *in)
{
	int sign, hours, minutes = 0;
	size_t n = letters(in);

	in->zone = *in->p != '\0';
	if ((n == 1 && *in->p == 'Z') || (n == 2 && !strncmp(in->p, "UT", n)) ||
	    (n == 3 && (!strncmp(in->p, "UTC", n) ||
			!strncmp(in->p, "GMT", n)))) {
		in->p += n;
		return true;
	}
	if (*in->p != '+' && *in->p != '-')
		return !in->zone;
	sign = *in->p++ == '-' ? -1 : 1;
	hours = afi_digits(in->p, 2);
	if (hours < 0 || hours > 14)
		return false;
	in->p += 2;
	if (*in->p && *in->p != ' ') {
		in->p += *in->p == ':';
		minutes = afi_digits(in->p, 2);
		if (minutes < 0 || minutes > 59)
			return false;
		in->p += 2;
	}
	in->offset = sign * (hours * HOUR + minutes * 60);
	return true;
}

/* "2025-01-28T15:01:09Z" and its kin. */
static bool read_iso(struct reader *in)
{
	struct afi_err ignored = AFI_ERR_INIT;
	char date[AFI_DATE_LEN + 1] = "";

	memcpy(date, in->p, AFI_DATE_LEN);
	if (afi_day_parse(&in->day, date, &ignored))
		return false;
	in->p += AFI_DATE_LEN;
	if (*in->p != 'T' && *in->p != ' ')
		return false;
	in->p++;
	if (!read_clock(in))
		return false;
	skip_blanks(in);
	return read_zone(in);
}

/* "Tue, 28 Jan 2025 15:01:09 +0000"; the weekday may be left out. */
static bool read_rfc(struct reader *in)
{
	int weekday = -1, mday, month;

	if (letters(in) > 0) {
		weekday = afi_weekday_find(in->p, letters(in));
		in->p += letters(in);
		if (weekday < 0 || *in->p != ',')
			return false;
		in->p++;
		skip_blanks(in);
	}
	mday = (int)number(in, 1, 2);
	skip_blanks(in);
	month = afi_month_find(in->p, letters(in));
	in->p += letters(in);
	skip_blanks(in);
	in->day = afi_day_of((int)number(in, 4, 4), month, mday);
	if (in->day == AFI_NO_DAY ||
	    (weekday >= 0 && weekday != afi_day_weekday(in->day)))
		return false;
	skip_blanks(in);
	if (!read_clock(in))
		return false;
	skip_blanks(in);
	return read_zone(in);
}

/* "@1738076469 +0000"; its zone is where, not when, and changes nothing. */
static bool read_seconds(struct reader *in)
{
	int64_t when;

	/* Fewer digits without @ are no moment but a date gone wrong. */
	when = *in->p == '@' ? (in->p++, number(in, 1, 12)) :
			       number(in, 9, 12);
	if (when < 0)
		return false;
	skip_blanks(in);
	if (!read_zone(in) || utc_day(when) == AFI_NO_DAY)
		return false;
	in->zone = true;
	in->offset = 0;
	in->day = utc_day(when);
	in->second = (int)(when % DAY);
	return true;
}

enum afi_code afi_clock_parse(int64_t *out, const char *text,
			      struct afi_err *err)
{
	struct reader in = { .p = text };
	int64_t when;
	int year, month, mday;
	bool ok;

	skip_blanks(&in);
	if (strlen(in.p) > AFI_DATE_LEN && in.p[4] == '-')
		ok = read_iso(&in);
	else if (*in.p == '@' || strspn(in.p, "0123456789") > 4)
		ok = read_seconds(&in);
	else
		ok = read_rfc(&in);
	skip_blanks(&in);
	if (!ok || *in.p)
		return afi_date_refuse(err, text, "2025-01-28T15:01:09Z");
	when = (int64_t)in.day * DAY + in.second;
	when = in.zone ? when - in.offset : from_london(when);
	afi_day_split(&year, &month, &mday, utc_day(when));
	if (year < AFI_FIRST_YEAR || year > AFI_LAST_YEAR)
		return afi_date_refuse(err, text, "2025-01-28T15:01:09Z");
	*out = when;
	return AFI_OK;
}
