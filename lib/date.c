#include "date.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "date_parts.h"

enum { SHOWN = 40 };	/* characters of what was typed, in messages */

static const char *const month_names[] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
};

static const char *const weekday_names[] = {
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	"Sunday",
};

const char *afi_month_name(int month)
{
	return month_names[month - 1];
}

const char *afi_weekday_name(int weekday)
{
	return weekday_names[weekday];
}

char afi_small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool abbreviates(const char *word, size_t len, const char *name)
{
	size_t i;

	if (len < 3 || len > strlen(name))
		return false;
	for (i = 0; i < len; i++)
		if (afi_small(word[i]) != afi_small(name[i]))
			return false;
	return true;
}

int afi_month_find(const char *word, size_t len)
{
	int month;

	for (month = 1; month <= 12; month++)
		if (abbreviates(word, len, afi_month_name(month)))
			return month;
	return 0;
}

int afi_weekday_find(const char *word, size_t len)
{
	int weekday;

	for (weekday = 0; weekday < 7; weekday++)
		if (abbreviates(word, len, afi_weekday_name(weekday)))
			return weekday;
	return -1;
}

int afi_month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	assert(month >= 1 && month <= 12);
	return days[month - 1] + (month == 2 && leap);
}

int afi_digits(const char *s, int n)
{
	int i, value = 0;

	for (i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

/*
 * In what follows a year begins in March, so that the leap day is its last and
 * the months before a day are as long in every year: any five in a row have
 * 153 days, and (153 * m + 2) / 5 is the length of the first m.  1 March of
 * the year 0 is 719468 days before 1970.
 */
enum { BEFORE_1970 = 719468, DAYS_IN_400_YEARS = 146097 };

static int64_t days_before(int64_t year)
{
	return year * 365 + year / 4 - year / 100 + year / 400;
}

int afi_day_of(int year, int month, int day)
{
	int m;

	if (year < AFI_FIRST_YEAR || year > AFI_LAST_YEAR || month < 1 ||
	    month > 12 || day < 1 || day > afi_month_days(year, month))
		return AFI_NO_DAY;
	m = month > 2 ? month - 3 : month + 9;
	return (int)days_before(month > 2 ? year : year - 1) +
	       (153 * m + 2) / 5 + day - 1 - BEFORE_1970;
}

/* Total: no day, however far off, does harm. */
void afi_day_split(int *year, int *month, int *mday, int day)
{
	int64_t count = (int64_t)day + BEFORE_1970, era = 0, y, m;

	if (count < 0)
		era = count / DAYS_IN_400_YEARS - 1;
	count -= era * DAYS_IN_400_YEARS;
	y = count * 400 / DAYS_IN_400_YEARS;
	if (days_before(y) > count)
		y--;
	else if (days_before(y + 1) <= count)
		y++;
	count -= days_before(y);
	m = (5 * count + 2) / 153;
	*mday = (int)(count - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(era * 400 + y + (m >= 10));
}

int afi_day_weekday(int day)
{
	return (day % 7 + 7 + 3) % 7;	/* 1 January 1970 was a Thursday */
}

int afi_days_between(int since, int until)
{
	long long days = (long long)until - since;

	return days < 0 ? 0 : days > INT_MAX ? INT_MAX : (int)days;
}

/* One question mark for a character, however many bytes it has. */
void afi_date_quote(struct afi_str *out, const char *typed)
{
	size_t n;

	afi_str_addc(out, '\'');
	for (n = 0; *typed && n < SHOWN; typed++) {
		if (((unsigned char)*typed & 0xC0) == 0x80)
			continue;
		afi_str_addc(out, *typed >= ' ' && *typed <= '~' ? *typed :
			     '?');
		n++;
	}
	afi_str_adds(out, *typed ? "...'" : "'");
}

enum afi_code afi_date_refuse(struct afi_err *err, const char *typed,
			      const char *example)
{
	struct afi_str quoted = AFI_STR_INIT;

	afi_date_quote(&quoted, typed);
	afi_err_set(err, AFI_EINVALID, "%s is not a real date like %s",
		    quoted.s, example);
	afi_str_clear(&quoted);
	return AFI_EINVALID;
}

enum afi_code afi_day_parse(int *out, const char *iso, struct afi_err *err)
{
	int day = AFI_NO_DAY;

	if (strlen(iso) == AFI_DATE_LEN && iso[4] == '-' && iso[7] == '-')
		day = afi_day_of(afi_digits(iso, 4), afi_digits(iso + 5, 2),
				 afi_digits(iso + 8, 2));
	if (day == AFI_NO_DAY)
		return afi_date_refuse(err, iso, "2025-04-30");
	*out = day;
	return AFI_OK;
}

static int stored_month(const char *stored)
{
	int year, month;

	if (strlen(stored) != 7 || stored[4] != '-')
		return AFI_NO_DAY;
	year = afi_digits(stored, 4);
	month = afi_digits(stored + 5, 2);
	if (afi_day_of(year, month, 1) == AFI_NO_DAY)
		return AFI_NO_DAY;
	return afi_day_of(year, month, afi_month_days(year, month));
}

enum afi_code afi_date_read(struct afi_date *out, const char *stored,
			    const char *words, struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;

	date.day = stored_month(stored);
	date.month = date.day != AFI_NO_DAY;
	if (!date.month && afi_day_parse(&date.day, stored, err))
		return afi_date_refuse(err, stored, "2025-04-30 or 2025-04");
	if (words && strlen(words) >= sizeof(date.words))
		return afi_err_set(err, AFI_EINVALID, "the wording of the date "
				   "'%s' is longer than %d bytes", stored,
				   AFI_DATE_WORDS - 1);
	if (words && strpbrk(words, "\n\r\t"))
		return afi_err_set(err, AFI_EINVALID, "the wording of the date "
				   "'%s' is not one line", stored);
	if (words)
		memcpy(date.words, words, strlen(words) + 1);
	*out = date;
	return AFI_OK;
}

void afi_date_store(struct afi_str *out, const struct afi_date *date)
{
	size_t start = out->len;

	afi_day_iso(out, date->day);
	if (date->month && out->len > start)
		afi_str_cut(out, out->len - strlen("-30"));
}

/* As "%0*d" sets it, which takes several times as long. */
static void add_number(struct afi_str *out, int width, int n)
{
	char digits[3 * sizeof(n)], *end = digits + sizeof(digits), *p = end;

	if (n < 0) {
		afi_str_addf(out, "%0*d", width, n);
		return;
	}
	for (; n || p > end - width; n /= 10)
		*--p = (char)('0' + n % 10);
	afi_str_add(out, p, (size_t)(end - p));
}

void afi_day_iso(struct afi_str *out, int day)
{
	int year, month, mday;

	if (day == AFI_NO_DAY)
		return;
	afi_day_split(&year, &month, &mday, day);
	add_number(out, 4, year);
	afi_str_addc(out, '-');
	add_number(out, 2, month);
	afi_str_addc(out, '-');
	add_number(out, 2, mday);
}

/* With the name of its month, or so many letters of it. */
static void add_named(struct afi_str *out, int day, size_t letters)
{
	int year, month, mday;
	const char *name;

	if (day == AFI_NO_DAY)
		return;
	afi_day_split(&year, &month, &mday, day);
	name = afi_month_name(month);
	add_number(out, 1, mday);
	afi_str_addc(out, ' ');
	afi_str_add(out, name, letters ? letters : strlen(name));
	afi_str_addc(out, ' ');
	add_number(out, 1, year);
}

void afi_day_long(struct afi_str *out, int day)
{
	add_named(out, day, 0);
}

void afi_day_short(struct afi_str *out, int day)
{
	add_named(out, day, 3);
}

void afi_day_full(struct afi_str *out, int day)
{
	if (day == AFI_NO_DAY)
		return;
	afi_str_addf(out, "%s ", afi_weekday_name(afi_day_weekday(day)));
	afi_day_long(out, day);
}

void afi_date_show(struct afi_str *out, const struct afi_date *date)
{
	int year, month, mday;

	if (date->day == AFI_NO_DAY)
		return;
	if (date->words[0]) {
		afi_str_adds(out, date->words);
	} else if (date->month) {
		afi_day_split(&year, &month, &mday, date->day);
		afi_str_addf(out, "%s %d", afi_month_name(month), year);
	} else {
		afi_day_long(out, date->day);
	}
}
