/* What a date looks like where it stands in a text. */
#include "date_find_impl.h"

#include <string.h>
#include <strings.h>

#include "date_parts.h"

enum {
	LISTED = 8,		/* days in "7th, 8th and 9th of January" */
	NUMBER_MAX = 12,	/* bytes of "30/04/2025" */
};

/* What stands between two dates. */
enum join { NO_JOIN, JOIN_AND, JOIN_TO };

/* ---- pieces -------------------------------------------------------------- */

static bool pass_ordinal(const char **s)
{
	return afi_found_word(s, "st") || afi_found_word(s, "nd") ||
	       afi_found_word(s, "rd") || afi_found_word(s, "th");
}

/* "7" or "7th". */
static bool take_day(const char **s, int *mday)
{
	const char *p = *s;
	const int n = afi_is_digit(*p) ? 1 + afi_is_digit(p[1]) : 0;

	if (!n || afi_is_digit(p[n]))
		return false;
	*mday = afi_digits(p, n);
	p += n;
	if (!pass_ordinal(&p) && afi_is_letter(*p))
		return false;
	if (*p == '%' || ((*p == ':' || *p == '.') && afi_is_digit(p[1])))
		return false;
	*s = p;
	return *mday >= 1 && *mday <= 31;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool take_month(const char **s, int *month)
{
	const size_t n = afi_found_letters(*s);
	const int found = is_capital(**s) ? afi_month_find(*s, n) : 0;

	if (!found || (n > 3 && n < strlen(afi_month_name(found)) &&
		       strncasecmp(*s, "sept", n) != 0))
		return false;
	*month = found;
	*s += n;
	if (**s == '.' && n < strlen(afi_month_name(found)))
		++*s;
	return true;
}

/* Whether the year that ended before @s is the first of a cycle: "2023/24" is
 * one, "2017-18 May 2018" has none. */
static bool is_cycle(const char *s)
{
	const size_t dash = *s == '/' ? 1 : afi_found_dash(s);
	const char *p = s + dash;
	size_t n = 0;
	int month;

	while (dash && n <= 4 && afi_is_digit(p[n]))
		n++;
	if (n != 2 && n != 4)
		return false;
	p = afi_found_blanks(p + n);
	return !take_month(&p, &month);
}

/* A year in full, perhaps after a comma. */
static bool take_year(const char **s, int *year)
{
	const char *p = afi_found_blanks(*s);

	if (*p == ',')
		p = afi_found_blanks(p + 1);
	if (afi_digits(p, 4) < AFI_FIRST_YEAR || afi_is_digit(p[4]) ||
	    afi_digits(p, 4) > AFI_LAST_YEAR || afi_is_letter(p[4]) ||
	    is_cycle(p + 4))
		return false;
	*year = afi_digits(p, 4);
	*s = p + 4;
	return true;
}

/* "of January 2025" behind a day. */
static bool take_its_month(const char **s, struct afi_found_part *part)
{
	const char *p = afi_found_blanks(*s);

	if (afi_found_word(&p, "of"))
		p = afi_found_blanks(p);
	if (!take_month(&p, &part->at.month))
		return false;
	take_year(&p, &part->year);
	*s = p;
	return true;
}

/* "January 2025", and "January 30, 2025", which needs its year: "in January 30
 * officers left". */
static bool take_month_first(const char **s, struct afi_found_part *part)
{
	const char *p = *s, *day;
	int mday;

	if (!take_month(&p, &part->at.month))
		return false;
	day = afi_found_blanks(p);
	if (take_day(&day, &mday) && take_year(&day, &part->year)) {
		part->at.mday = mday;
		p = day;
	} else {
		take_year(&p, &part->year);
	}
	*s = p;
	return true;
}

/* "27 January 2025" or "January 2025". */
static bool take_part(const char **s, struct afi_found_part *part)
{
	const char *p = *s;

	*part = (struct afi_found_part){ 0 };
	if (!afi_is_digit(*p))
		return take_month_first(s, part);
	if (!take_day(&p, &part->at.mday) || !take_its_month(&p, part))
		return false;
	*s = p;
	return true;
}

static enum join take_join(const char **s)
{
	const char *p = afi_found_blanks(*s);
	const size_t dash = afi_found_dash(p);
	enum join join = NO_JOIN;

	if (dash) {
		p += dash;
		join = JOIN_TO;
	} else if (*p == ',' || *p == '&' || *p == '/') {
		p = afi_found_blanks(p + 1);
		afi_found_word(&p, "and");
		join = JOIN_AND;
	} else if (afi_found_word(&p, "and")) {
		join = JOIN_AND;
	} else if (afi_found_word(&p, "to") || afi_found_word(&p, "until") ||
		   afi_found_word(&p, "till") ||
		   afi_found_word(&p, "through")) {
		join = JOIN_TO;
	}
	if (join)
		*s = afi_found_blanks(p);
	return join;
}

/* ---- dates --------------------------------------------------------------- */

/* "7th and 8th of January", of which the 7th is read. */
static bool read_days(struct afi_found *found, const char *begin,
		      const char **s, int mday)
{
	struct afi_found_part a = { .at = { .mday = mday } }, b = a;
	const char *p = *s;

	for (int n = 1; n < LISTED && take_join(&p) &&
	     take_day(&p, &b.at.mday); n++) {
		if (!take_its_month(&p, &b))
			continue;
		a.at.month = b.at.month;
		a.year = b.year;
		*s = p;
		afi_found_fill(found, begin, p, &a, &b);
		return true;
	}
	return false;
}

/* Whether a month alone at @s is a date: "in May", but not "May they". */
static bool is_dated(const char *text, const char *s)
{
	static const char *const words[] = {
		"in", "by", "of", "until", "till", "from", "since", "before",
		"after", "during", "between", "early", "mid", "late", "this",
		"next", "last", "and", "to", "through", "throughout",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (afi_found_follows(text, s, words[i]))
			return true;
	return false;
}

/* What has @a, read up to *@s, may go on with another. */
static bool read_on(struct afi_found *found, const char *text,
		    const char *begin, const char **s, struct afi_found_part *a)
{
	const char *p = *s;
	const enum join join = take_join(&p);
	struct afi_found_part b;

	if (join && take_part(&p, &b) && !a->at.mday == !b.at.mday) {
		if (join == JOIN_TO ||
		    afi_found_follows(text, begin, "between")) {
			*s = p;
			afi_found_fill(found, begin, p, a, &b);
			return true;
		}
		if (!a->year)
			a->year = b.year;
	}
	if (!a->year && !a->at.mday && !is_dated(text, begin))
		return false;
	afi_found_fill(found, begin, *s, a, NULL);
	return true;
}

static bool read_named(struct afi_found *found, const char *text,
		       const char **s)
{
	const char *begin = *s, *p = *s;
	struct afi_found_part a;
	int mday;

	if (take_part(&p, &a)) {
		*s = p;
		return read_on(found, text, begin, s, &a);
	}
	*s = begin;
	return take_day(s, &mday) && read_days(found, begin, s, mday);
}

/* ---- what date.h reads as it stands -------------------------------------- */

/* Days of two digits' years are those around 2020. */
static bool parse(struct afi_found *found, const char *typed)
{
	struct afi_err ignored = AFI_ERR_INIT;

	*found = (struct afi_found){ .until = AFI_NO_DAY };
	return !afi_date_parse(&found->date, typed, afi_day_of(2020, 1, 1),
			       &ignored);
}

/* "2/3/2017", "2.3.2017" and "2017-03-02". */
static bool read_numbers(struct afi_found *found, const char **s)
{
	char typed[NUMBER_MAX + 1];
	size_t n = strspn(*s, "0123456789");
	const char separator = (*s)[n];
	const char two[] = { separator, '\0' };
	int separators = 0;

	if (!separator || !strchr("/.-", separator))
		return false;
	for (n = 0; n <= NUMBER_MAX &&
	     (afi_is_digit((*s)[n]) || ((*s)[n] == separator &&
					afi_is_digit((*s)[n + 1]))); n++)
		separators += (*s)[n] == separator;
	if (separators != 2 || n > NUMBER_MAX || afi_is_letter((*s)[n]))
		return false;
	memcpy(typed, *s, n);
	typed[n] = '\0';
	/* "1.2.10" numbers a section */
	if (separator == '.' && strlen(strrchr(typed, *two)) != 5)
		return false;
	*s += n;
	return parse(found, typed);
}

/* Fill in a part of the year, of @word, which @s goes on from. */
static bool read_part_of(struct afi_found *found, const char *begin,
			 const char **s, const char *word)
{
	struct afi_str typed = AFI_STR_INIT;
	const char *p = *s;
	int year, month = 0;
	bool ok;

	p += afi_found_dash(p);
	p = afi_found_blanks(p);
	if (afi_found_word(&p, "of"))
		p = afi_found_blanks(p);
	if (strcmp(word, "end") == 0 && take_month(&p, &month))
		p = afi_found_blanks(p);
	ok = take_year(&p, &year);
	if (ok && month)
		afi_str_addf(&typed, "end of %s %d", afi_month_name(month),
			     year);
	else if (ok)
		afi_str_addf(&typed, "%s %d", strcmp(word, "end") == 0 ?
			     "late" : word, year);
	ok = ok && parse(found, typed.s);
	if (ok) {
		afi_found_keep(found, begin, (size_t)(p - begin));
		*s = p;
	}
	afi_str_clear(&typed);
	return ok;
}

/* "mid-2025", "end of April 2025", "Q1 2025". */
static bool read_vague(struct afi_found *found, const char **s)
{
	static const char *const words[] = {
		"early", "mid", "late", "spring", "summer", "autumn",
		"winter", "end",
	};
	const char *begin = *s;
	char quarter[] = "q0";

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (afi_found_word(s, words[i]))
			return read_part_of(found, begin, s, words[i]);
	if (afi_found_letters(begin) != 1 || afi_small(*begin) != 'q' ||
	    !afi_is_digit(begin[1]) || afi_is_digit(begin[2]))
		return false;
	quarter[1] = begin[1];
	*s += 2;
	return read_part_of(found, begin, s, quarter);
}

/* ---- any of them --------------------------------------------------------- */

/* Read what has the shape of a date, real or not. */
bool afi_found_read(struct afi_found *out, const char *text, const char *s)
{
	struct afi_found found;
	const char *p = s;

	if (!(afi_is_digit(*s) && read_numbers(&found, &p)) &&
	    (p = s, afi_is_digit(*s) || !read_vague(&found, &p)) &&
	    (p = s, !read_named(&found, text, &p)))
		return false;
	*out = found;
	out->begin = (size_t)(s - text);
	out->end = (size_t)(p - text);
	return true;
}
