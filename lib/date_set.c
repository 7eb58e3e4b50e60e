/* What a date comes to: days and months worked out, or why there is none. */
#include "date.h"

#include "date_parts.h"

enum afi_code afi_date_check_year(int year, struct afi_err *err)
{
	if (year >= AFI_FIRST_YEAR && year <= AFI_LAST_YEAR)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "the year must be one from %d "
			   "to %d, as in 30/4/2025", AFI_FIRST_YEAR,
			   AFI_LAST_YEAR);
}

static enum afi_code no_such_day(int year, int month, struct afi_err *err)
{
	int last = afi_month_days(year, month);

	return afi_err_set(err, AFI_EINVALID,
			   "%s %d has the days 1 to %d, as in %d/%d/%d",
			   afi_month_name(month), year, last, last, month,
			   year);
}

enum afi_code afi_date_set_day(struct afi_date *out, int year, int month,
			       int mday, struct afi_err *err)
{
	out->day = afi_day_of(year, month, mday);
	if (out->day == AFI_NO_DAY)
		return no_such_day(year, month, err);
	return AFI_OK;
}

enum afi_code afi_date_set_next(struct afi_date *out, int today, int month,
				int mday, struct afi_err *err)
{
	int year, this_year, m, d;

	afi_day_split(&this_year, &m, &d, today);
	/* 29 February can be eight years off, as after 1896 and 2096. */
	for (year = this_year; year <= this_year + 8; year++) {
		out->day = afi_day_of(year, month, mday);
		if (out->day != AFI_NO_DAY && out->day >= today)
			return AFI_OK;
	}
	if (mday >= 1 && mday <= afi_month_days(2000, month))
		return afi_date_check_year(year, err);
	return no_such_day(this_year, month, err);
}

enum afi_code afi_date_set_end(struct afi_date *out, int year, int month,
			       struct afi_err *err)
{
	if (month > 12) {
		month -= 12;
		year++;
	}
	if (afi_date_check_year(year, err))
		return AFI_EINVALID;
	return afi_date_set_day(out, year, month, afi_month_days(year, month),
				err);
}

enum afi_code afi_date_shift_days(struct afi_date *out, int today, int days,
				  struct afi_err *err)
{
	int64_t day = (int64_t)today + days;

	if (day < afi_day_of(AFI_FIRST_YEAR, 1, 1))
		return afi_date_check_year(AFI_FIRST_YEAR - 1, err);
	if (day > afi_day_of(AFI_LAST_YEAR, 12, 31))
		return afi_date_check_year(AFI_LAST_YEAR + 1, err);
	out->day = (int)day;
	return AFI_OK;
}

enum afi_code afi_date_shift_months(struct afi_date *out, int today,
				    int months, struct afi_err *err)
{
	int year, month, mday, last;

	afi_day_split(&year, &month, &mday, today);
	months += year * 12 + month - 1;
	if (months < 0)		/* before the year 0, let alone 1900 */
		return afi_date_check_year(-1, err);
	year = months / 12;
	month = months % 12 + 1;
	if (afi_date_check_year(year, err))
		return AFI_EINVALID;
	last = afi_month_days(year, month);
	if (mday > last)
		mday = last;
	return afi_date_set_day(out, year, month, mday, err);
}
