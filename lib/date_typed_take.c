/* What was typed for a date, taken piece by piece. */
#include "date_typed.h"

#include <string.h>

#include "date_parts.h"

enum afi_code afi_date_unknown(struct afi_err *err)
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

bool afi_date_shape(struct afi_date_typed *in, const char *typed)
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

bool afi_date_take(struct afi_date_typed *in, char c)
{
	if (*in->p != c)
		return false;
	in->p++;
	return true;
}

int afi_date_take_number(struct afi_date_typed *in, size_t *len)
{
	size_t n = strspn(in->p, "0123456789");
	int value;

	*len = n;
	if (n == 0 || n > 6)
		return -1;
	value = afi_digits(in->p, (int)n);
	in->p += n;
	afi_date_take(in, ' ');
	return value;
}

static size_t letters(const struct afi_date_typed *in)
{
	return strspn(in->p, "abcdefghijklmnopqrstuvwxyz");
}

bool afi_date_take_word(struct afi_date_typed *in, const char *word)
{
	size_t n = letters(in);

	if (n != strlen(word) || memcmp(in->p, word, n))
		return false;
	in->p += n;
	afi_date_take(in, ' ');
	return true;
}

/* Pass by a name, its full stop or comma and what blank follows. */
static void pass_name(struct afi_date_typed *in)
{
	in->p += letters(in);
	afi_date_take(in, '.');
	afi_date_take(in, ',');
	afi_date_take(in, ' ');
}

int afi_date_take_month(struct afi_date_typed *in)
{
	int month = afi_month_find(in->p, letters(in));

	if (month)
		pass_name(in);
	return month;
}

int afi_date_take_weekday(struct afi_date_typed *in)
{
	int weekday = afi_weekday_find(in->p, letters(in));

	if (weekday >= 0)
		pass_name(in);
	return weekday;
}

enum afi_code afi_date_take_year(int *out, struct afi_date_typed *in,
				 bool short_too, struct afi_err *err)
{
	int year, this_year, month, mday;
	size_t len;

	year = afi_date_take_number(in, &len);
	if (short_too && len == 2) {	/* the nearest such year */
		afi_day_split(&this_year, &month, &mday, in->today);
		year += this_year / 100 * 100;
		year += 100 * ((year < this_year - 50) -
			       (year > this_year + 50));
	} else if (len != 4) {
		return afi_date_unknown(err);
	}
	*out = year;
	return afi_date_check_year(year, err);
}
