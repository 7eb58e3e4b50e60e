/*
 * The part of date.h that is about what people type.
 *
 * What was typed is first brought into one shape, small letters with single
 * blanks, and then read from left to right.  Whoever finds a mistake says only
 * what is wrong; afi_date_parse() puts what was typed in front.
 */
#include "date_typed.h"

#include <string.h>

#include "date_parts.h"

/* What is vaguer than its day is kept in words too. */
static enum afi_code set_vague(struct afi_date *out,
			       const struct afi_date_typed *in, int year,
			       int month, struct afi_err *err)
{
	memcpy(out->words, in->words, sizeof(out->words));
	return afi_date_set_end(out, year, month, err);
}

/* "2025-04-30" and "2025-04", as records keep them. */
static bool read_iso(struct afi_date *out, struct afi_date_typed *in)
{
	struct afi_err ignored = AFI_ERR_INIT;

	if (afi_date_read(out, in->p, NULL, &ignored))
		return false;
	in->p += strlen(in->p);
	return true;
}

/* The day is @mday, the number just read: what follows is "/4/2025". */
static enum afi_code read_numbers(struct afi_date *out,
				  struct afi_date_typed *in, int mday,
				  struct afi_err *err)
{
	char sep = *in->p++;
	int month, year = 0;
	size_t len;

	afi_date_take(in, ' ');
	month = afi_date_take_number(in, &len);
	if (len < 1 || len > 2 || !afi_date_take(in, sep))
		return afi_date_unknown(err);
	afi_date_take(in, ' ');
	if (afi_date_take_year(&year, in, true, err))
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
static enum afi_code read_month_number(struct afi_date *out,
				       struct afi_date_typed *in, int month,
				       struct afi_err *err)
{
	int year;

	in->p++;
	afi_date_take(in, ' ');
	if (afi_date_take_year(&year, in, false, err))
		return AFI_EINVALID;
	if (month < 1 || month > 12)
		return afi_err_set(err, AFI_EINVALID, "there is no month %d; "
				   "a month is typed like 4/%d", month, year);
	out->month = true;
	return afi_date_set_end(out, year, month, err);
}

/* The year after a day and the name of a month; it may be missing. */
static enum afi_code read_its_year(struct afi_date *out,
				   struct afi_date_typed *in, int month,
				   int mday, struct afi_err *err)
{
	int year;

	if (!*in->p)
		return afi_date_set_next(out, in->today, month, mday, err);
	if (afi_date_take_year(&year, in, true, err))
		return AFI_EINVALID;
	return afi_date_set_day(out, year, month, mday, err);
}

static void pass_ordinal(struct afi_date_typed *in)
{
	(void)(afi_date_take_word(in, "st") || afi_date_take_word(in, "nd") ||
	       afi_date_take_word(in, "rd") || afi_date_take_word(in, "th"));
}

/* Whether "4/2025" and not "30/4/2025" is left after its first number. */
static bool is_month_number(const struct afi_date_typed *in)
{
	const char *p = in->p + 1 + (in->p[1] == ' ');

	return strspn(p, "0123456789") == 4 && !p[4];
}

static enum afi_code read_day_first(struct afi_date *out,
				    struct afi_date_typed *in,
				    struct afi_err *err)
{
	int mday, month;
	size_t len;

	mday = afi_date_take_number(in, &len);
	if (len < 1 || len > 2)
		return afi_date_unknown(err);
	if (*in->p && strchr("/.-", *in->p))
		return is_month_number(in) ?
		       read_month_number(out, in, mday, err) :
		       read_numbers(out, in, mday, err);
	pass_ordinal(in);
	afi_date_take_word(in, "of");
	month = afi_date_take_month(in);
	if (!month)
		return afi_date_unknown(err);
	return read_its_year(out, in, month, mday, err);
}

/* "April 30 2025" or "April 2025" after the name. */
static enum afi_code read_month_first(struct afi_date *out,
				      struct afi_date_typed *in, int month,
				      struct afi_err *err)
{
	int mday = 0, year = 0;
	size_t len;

	if (strspn(in->p, "0123456789") == 4) {
		if (afi_date_take_year(&year, in, false, err))
			return AFI_EINVALID;
		out->month = true;
		return afi_date_set_end(out, year, month, err);
	}
	mday = afi_date_take_number(in, &len);
	if (len < 1 || len > 2)
		return afi_date_unknown(err);
	pass_ordinal(in);
	if (afi_date_take(in, ','))
		afi_date_take(in, ' ');
	return read_its_year(out, in, month, mday, err);
}

/* A day or a month, by numbers or by names. */
static enum afi_code read_plain(struct afi_date *out, struct afi_date_typed *in,
				struct afi_err *err)
{
	int month = afi_date_take_month(in);

	if (month)
		return read_month_first(out, in, month, err);
	if (read_iso(out, in))
		return AFI_OK;
	return read_day_first(out, in, err);
}

/* The same after the name of its weekday, which must be right. */
static enum afi_code read_weekday(struct afi_date *out,
				  struct afi_date_typed *in, int weekday,
				  struct afi_err *err)
{
	struct afi_str day = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;
	int real;

	if (read_plain(out, in, err))
		return AFI_EINVALID;
	if (out->month)
		return afi_date_unknown(err);
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
static enum afi_code read_offset(struct afi_date *out,
				 struct afi_date_typed *in, struct afi_err *err)
{
	int sign = *in->p++ == '-' ? -1 : 1, n;
	size_t len;
	char unit;

	afi_date_take(in, ' ');
	n = sign * afi_date_take_number(in, &len);
	unit = *in->p;
	if (len < 1 || len > 6 || !unit || !strchr("dwmy", unit))
		return afi_date_unknown(err);
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
static bool take_part_of_year(int *month, struct afi_date_typed *in)
{
	static const struct { const char *word; int month; } parts[] = {
		{ "early", 4 }, { "mid", 6 }, { "late", 12 },
		{ "spring", 5 }, { "summer", 8 }, { "autumn", 11 },
		{ "winter", 14 },
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (afi_date_take_word(in, parts[i].word)) {
			*month = parts[i].month;
			if (i < 3 && afi_date_take(in, '-'))
				afi_date_take(in, ' ');
			return true;
		}
	if (!afi_date_take_word(in, "q"))
		return false;
	*month = 3 * afi_digits(in->p, 1);
	if (*month < 3 || *month > 12 || in->p[1] != ' ')
		return false;
	in->p += 2;
	return true;
}

static enum afi_code read_end_of(struct afi_date *out,
				 struct afi_date_typed *in, struct afi_err *err)
{
	int month, year = 0;

	afi_date_take_word(in, "of");
	month = afi_date_take_month(in);
	if (!month)
		return afi_date_unknown(err);
	if (afi_date_take_year(&year, in, false, err))
		return AFI_EINVALID;
	return set_vague(out, in, year, month, err);
}

static enum afi_code read_any(struct afi_date *out, struct afi_date_typed *in,
			      struct afi_err *err)
{
	int month = 0, year = 0, weekday;

	if (*in->p == '+' || *in->p == '-')
		return read_offset(out, in, err);
	if (afi_date_take_word(in, "today"))
		return afi_date_shift_days(out, in->today, 0, err);
	if (afi_date_take_word(in, "tomorrow"))
		return afi_date_shift_days(out, in->today, 1, err);
	if (afi_date_take_word(in, "yesterday"))
		return afi_date_shift_days(out, in->today, -1, err);
	if (afi_date_take_word(in, "end"))
		return read_end_of(out, in, err);
	if (take_part_of_year(&month, in)) {
		if (afi_date_take_year(&year, in, false, err))
			return AFI_EINVALID;
		return set_vague(out, in, year, month, err);
	}
	weekday = afi_date_take_weekday(in);
	if (weekday >= 0)
		return read_weekday(out, in, weekday, err);
	return read_plain(out, in, err);
}

enum afi_code afi_date_parse(struct afi_date *out, const char *typed,
			     int today, struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_str quoted = AFI_STR_INIT;
	struct afi_date_typed in = { .today = today };
	enum afi_code rc;

	rc = afi_date_shape(&in, typed) ? read_any(&date, &in, err)
					: afi_date_unknown(err);
	if (!rc && *in.p)
		rc = afi_date_unknown(err);
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
