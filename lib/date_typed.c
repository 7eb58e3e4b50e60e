/*
 * The part of date.h that is about what people type.
 *
 * What was typed is first brought into one shape, small letters with single
 * blanks, and then read from left to right.  Whoever finds a mistake says only
 * what is wrong; afi_date_parse() puts what was typed in front.
 */
#include "date.h"

#include <string.h>

#include "date_parts.h"

struct typed {
	char words[AFI_DATE_WORDS];	/* as typed, with single blanks */
	char text[AFI_DATE_WORDS];	/* the same in small letters */
	const char *p;			/* what of the text is still to read */
	int today;
};

static enum afi_code unknown(struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "type a date like 30/4/2025, "
			   "30 April 2025, April 2025, mid-2025 or +6m");
}

static size_t blank_at(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		return 1;
	return strncmp(s, "\xC2\xA0", 2) ? 0 : 2;	/* no-break space */
}

/* False if it is longer than any date. */
static bool shape(struct typed *in, const char *typed)
{
	size_t n = 0, blank;
	bool gap = false;

	while (*typed) {
		blank = blank_at(typed);
		if (blank) {
			gap = n > 0;
			typed += blank;
			continue;
		}
		if (n + gap + 1 >= sizeof(in->words))
			return false;
		if (gap)
			in->words[n++] = ' ';
		in->words[n++] = *typed++;
		gap = false;
	}
	in->words[n] = '\0';
	for (blank = 0; blank <= n; blank++)
		in->text[blank] = afi_small(in->words[blank]);
	in->p = in->text;
	return true;
}

static bool take(struct typed *in, char c)
{
	if (*in->p != c)
		return false;
	in->p++;
	return true;
}

/* A run of digits and what blank follows; -1 if there is none that short. */
static int take_number(struct typed *in, size_t *len)
{
	size_t n = strspn(in->p, "0123456789");
	int value;

	*len = n;
	if (n == 0 || n > 6)
		return -1;
	value = afi_digits(in->p, (int)n);
	in->p += n;
	take(in, ' ');
	return value;
}

static size_t letters(const struct typed *in)
{
	return strspn(in->p, "abcdefghijklmnopqrstuvwxyz");
}

/* Take @word if it is the next, whole, and what blank follows. */
static bool take_word(struct typed *in, const char *word)
{
	size_t n = letters(in);

	if (n != strlen(word) || memcmp(in->p, word, n))
		return false;
	in->p += n;
	take(in, ' ');
	return true;
}

/* Pass by a name, its full stop or comma and what blank follows. */
static void pass_name(struct typed *in)
{
	in->p += letters(in);
	take(in, '.');
	take(in, ',');
	take(in, ' ');
}

static int take_month(struct typed *in)
{
	int month = afi_month_find(in->p, letters(in));

	if (month)
		pass_name(in);
	return month;
}

static int take_weekday(struct typed *in)
{
	int weekday = afi_weekday_find(in->p, letters(in));

	if (weekday >= 0)
		pass_name(in);
	return weekday;
}

/* A year in full; two digits only where @short_too. */
static enum afi_code take_year(int *out, struct typed *in, bool short_too,
			       struct afi_err *err)
{
	int year, this_year, month, mday;
	size_t len;

	year = take_number(in, &len);
	if (short_too && len == 2) {	/* the nearest such year */
		afi_day_split(&this_year, &month, &mday, in->today);
		year += this_year / 100 * 100;
		year += 100 * ((year < this_year - 50) -
			       (year > this_year + 50));
	} else if (len != 4) {
		return unknown(err);
	}
	*out = year;
	return afi_date_check_year(year, err);
}

/* What is vaguer than its day is kept in words too. */
static enum afi_code set_vague(struct afi_date *out, const struct typed *in,
			       int year, int month, struct afi_err *err)
{
	memcpy(out->words, in->words, sizeof(out->words));
	return afi_date_set_end(out, year, month, err);
}

/* "2025-04-30" and "2025-04", as records keep them. */
static bool read_iso(struct afi_date *out, struct typed *in)
{
	struct afi_err ignored = AFI_ERR_INIT;

	if (afi_date_read(out, in->p, NULL, &ignored))
		return false;
	in->p += strlen(in->p);
	return true;
}

/* The day is @mday, the number just read: what follows is "/4/2025". */
static enum afi_code read_numbers(struct afi_date *out, struct typed *in,
				  int mday, struct afi_err *err)
{
	char sep = *in->p++;
	int month, year = 0;
	size_t len;

	take(in, ' ');
	month = take_number(in, &len);
	if (len < 1 || len > 2 || !take(in, sep))
		return unknown(err);
	take(in, ' ');
	if (take_year(&year, in, true, err))
		return AFI_EINVALID;
	if (month > 12 && month <= 31 && mday >= 1 && mday <= 12)
		return afi_err_set(err, AFI_EINVALID, "the day comes first, "
				   "as in %d/%d/%d", month, mday, year);
	if (month < 1 || month > 12)
		return afi_err_set(err, AFI_EINVALID, "there is no month %d; "
				   "a date is typed like 30/4/%d", month, year);
	return afi_date_set_day(out, year, month, mday, err);
}

/* "4/2025", of which the 4 has been read. */
static enum afi_code read_month_number(struct afi_date *out, struct typed *in,
				       int month, struct afi_err *err)
{
	int year;

	in->p++;
	take(in, ' ');
	if (take_year(&year, in, false, err))
		return AFI_EINVALID;
	if (month < 1 || month > 12)
		return afi_err_set(err, AFI_EINVALID, "there is no month %d; "
				   "a month is typed like 4/%d", month, year);
	out->month = true;
	return afi_date_set_end(out, year, month, err);
}

/* The year after a day and the name of a month; it may be missing. */
static enum afi_code read_its_year(struct afi_date *out, struct typed *in,
				   int month, int mday, struct afi_err *err)
{
	int year;

	if (!*in->p)
		return afi_date_set_next(out, in->today, month, mday, err);
	if (take_year(&year, in, true, err))
		return AFI_EINVALID;
	return afi_date_set_day(out, year, month, mday, err);
}

static void pass_ordinal(struct typed *in)
{
	(void)(take_word(in, "st") || take_word(in, "nd") ||
	       take_word(in, "rd") || take_word(in, "th"));
}

/* Whether "4/2025" and not "30/4/2025" is left after its first number. */
static bool is_month_number(const struct typed *in)
{
	const char *p = in->p + 1 + (in->p[1] == ' ');

	return strspn(p, "0123456789") == 4 && !p[4];
}

static enum afi_code read_day_first(struct afi_date *out, struct typed *in,
				    struct afi_err *err)
{
	int mday, month;
	size_t len;

	mday = take_number(in, &len);
	if (len < 1 || len > 2)
		return unknown(err);
	if (*in->p && strchr("/.-", *in->p))
		return is_month_number(in) ?
		       read_month_number(out, in, mday, err) :
		       read_numbers(out, in, mday, err);
	pass_ordinal(in);
	take_word(in, "of");
	month = take_month(in);
	if (!month)
		return unknown(err);
	return read_its_year(out, in, month, mday, err);
}

/* "April 30 2025" or "April 2025" after the name. */
static enum afi_code read_month_first(struct afi_date *out, struct typed *in,
				      int month, struct afi_err *err)
{
	int mday = 0, year = 0;
	size_t len;

	if (strspn(in->p, "0123456789") == 4) {
		if (take_year(&year, in, false, err))
			return AFI_EINVALID;
		out->month = true;
		return afi_date_set_end(out, year, month, err);
	}
	mday = take_number(in, &len);
	if (len < 1 || len > 2)
		return unknown(err);
	pass_ordinal(in);
	if (take(in, ','))
		take(in, ' ');
	return read_its_year(out, in, month, mday, err);
}

/* A day or a month, by numbers or by names. */
static enum afi_code read_plain(struct afi_date *out, struct typed *in,
				struct afi_err *err)
{
	int month = take_month(in);

	if (month)
		return read_month_first(out, in, month, err);
	if (read_iso(out, in))
		return AFI_OK;
	return read_day_first(out, in, err);
}

/* The same after the name of its weekday, which must be right. */
static enum afi_code read_weekday(struct afi_date *out, struct typed *in,
				  int weekday, struct afi_err *err)
{
	struct afi_str day = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;
	int real;

	if (read_plain(out, in, err))
		return AFI_EINVALID;
	if (out->month)
		return unknown(err);
	real = afi_day_weekday(out->day);
	if (real != weekday) {
		afi_day_long(&day, out->day);
		rc = afi_err_set(err, AFI_EINVALID, "%s is a %s", day.s,
				 afi_weekday_name(real));
	}
	afi_str_clear(&day);
	return rc;
}

/* "+10d" and its kin. */
static enum afi_code read_offset(struct afi_date *out, struct typed *in,
				 struct afi_err *err)
{
	int sign = *in->p++ == '-' ? -1 : 1, n;
	size_t len;
	char unit;

	take(in, ' ');
	n = sign * take_number(in, &len);
	unit = *in->p;
	if (len < 1 || len > 6 || !unit || !strchr("dwmy", unit))
		return unknown(err);
	in->p++;
	switch (unit) {
	case 'd':
		return afi_date_shift_days(out, in->today, n, err);
	case 'w':
		return afi_date_shift_days(out, in->today, 7 * n, err);
	case 'm':
		return afi_date_shift_months(out, in->today, n, err);
	default:
		return afi_date_shift_months(out, in->today, 12 * n, err);
	}
}

/* "mid-2025", "summer 2025": false, nothing read, if it is none of these. */
static bool take_part_of_year(int *month, struct typed *in)
{
	static const struct { const char *word; int month; } parts[] = {
		{ "early", 4 }, { "mid", 6 }, { "late", 12 },
		{ "spring", 5 }, { "summer", 8 }, { "autumn", 11 },
		{ "winter", 14 },
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (take_word(in, parts[i].word)) {
			*month = parts[i].month;
			if (i < 3 && take(in, '-'))
				take(in, ' ');
			return true;
		}
	if (!take_word(in, "q"))
		return false;
	*month = 3 * afi_digits(in->p, 1);
	if (*month < 3 || *month > 12 || in->p[1] != ' ')
		return false;
	in->p += 2;
	return true;
}

static enum afi_code read_end_of(struct afi_date *out, struct typed *in,
				 struct afi_err *err)
{
	int month, year = 0;

	take_word(in, "of");
	month = take_month(in);
	if (!month)
		return unknown(err);
	if (take_year(&year, in, false, err))
		return AFI_EINVALID;
	return set_vague(out, in, year, month, err);
}

static enum afi_code read_any(struct afi_date *out, struct typed *in,
			      struct afi_err *err)
{
	int month = 0, year = 0, weekday;

	if (*in->p == '+' || *in->p == '-')
		return read_offset(out, in, err);
	if (take_word(in, "today"))
		return afi_date_shift_days(out, in->today, 0, err);
	if (take_word(in, "tomorrow"))
		return afi_date_shift_days(out, in->today, 1, err);
	if (take_word(in, "yesterday"))
		return afi_date_shift_days(out, in->today, -1, err);
	if (take_word(in, "end"))
		return read_end_of(out, in, err);
	if (take_part_of_year(&month, in)) {
		if (take_year(&year, in, false, err))
			return AFI_EINVALID;
		return set_vague(out, in, year, month, err);
	}
	weekday = take_weekday(in);
	if (weekday >= 0)
		return read_weekday(out, in, weekday, err);
	return read_plain(out, in, err);
}

enum afi_code afi_date_parse(struct afi_date *out, const char *typed,
			     int today, struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_str quoted = AFI_STR_INIT;
	struct typed in = { .today = today };
	enum afi_code rc;

	rc = shape(&in, typed) ? read_any(&date, &in, err) : unknown(err);
	if (!rc && *in.p)
		rc = unknown(err);
	if (rc) {
		afi_date_quote(&quoted, typed);
		rc = afi_err_prefix(err, "%s is not a date", quoted.s);
		goto out;
	}
	*out = date;
out:
	afi_str_clear(&quoted);
	return rc;
}
