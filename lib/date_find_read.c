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

/* A day or a month as it is read. */
struct part {
	struct afi_mday at;
	int year;		/* 0: none is given */
};

/* ---- characters ---------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
	const char small = afi_small(c);

	return small >= 'a' && small <= 'z';
}

size_t afi_found_letters(const char *s)
{
	size_t n = 0;

	while (is_letter(s[n]))
		n++;
	return n;
}

const char *afi_found_blanks(const char *s)
{
	for (;;) {
		if (*s == ' ' || *s == '\t' || *s == '\n')
			s++;
		else if (strncmp(s, "\xC2\xA0", 2) == 0)
			s += 2;
		else
			return s;
	}
}

/* Bytes of a hyphen or dash at @s. */
static size_t dash_at(const char *s)
{
	if (*s == '-')
		return 1;
	return strncmp(s, "\xE2\x80\x93", 3) == 0 ||
	       strncmp(s, "\xE2\x80\x94", 3) == 0 ||
	       strncmp(s, "\xE2\x80\x91", 3) == 0 ? 3 : 0;
}

bool afi_found_word(const char **s, const char *word)
{
	const size_t n = strlen(word);

	if (strncasecmp(*s, word, n) != 0 || is_letter((*s)[n]))
		return false;
	*s += n;
	return true;
}

/* The word that ends before @at, past blanks, a dash and an apostrophe, is
 * @word. */
static bool follows(const char *text, const char *at, const char *word)
{
	const size_t n = strlen(word);

	while (at > text && strchr(" \t\n-'\xC2\xA0", at[-1]))
		at--;
	return (size_t)(at - text) >= n && strncasecmp(at - n, word, n) == 0 &&
	       ((size_t)(at - text) == n || !is_letter(at[-(int)n - 1]));
}

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
	const int n = is_digit(*p) + (is_digit(*p) && is_digit(p[1]));

	if (!n || is_digit(p[n]))
		return false;
	*mday = afi_digits(p, n);
	p += n;
	if (!pass_ordinal(&p) && is_letter(*p))
		return false;
	if (*p == '%' || ((*p == ':' || *p == '.') && is_digit(p[1])))
		return false;
	*s = p;
	return *mday >= 1 && *mday <= 31;
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
	const size_t dash = *s == '/' ? 1 : dash_at(s);
	const char *p = s + dash;
	size_t n = 0;
	int month;

	while (dash && n <= 4 && is_digit(p[n]))
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
	if (afi_digits(p, 4) < AFI_FIRST_YEAR || is_digit(p[4]) ||
	    afi_digits(p, 4) > AFI_LAST_YEAR || is_letter(p[4]) ||
	    is_cycle(p + 4))
		return false;
	*year = afi_digits(p, 4);
	*s = p + 4;
	return true;
}

/* "of January 2025" behind a day. */
static bool take_its_month(const char **s, struct part *part)
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
static bool take_month_first(const char **s, struct part *part)
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
static bool take_part(const char **s, struct part *part)
{
	const char *p = *s;

	*part = (struct part){ 0 };
	if (!is_digit(*p))
		return take_month_first(s, part);
	if (!take_day(&p, &part->at.mday) || !take_its_month(&p, part))
		return false;
	*s = p;
	return true;
}

static enum join take_join(const char **s)
{
	const char *p = afi_found_blanks(*s);
	const size_t dash = dash_at(p);
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

/* The last day of @part if @last, else its first. */
int afi_found_day(const struct afi_mday *part, int year, bool last)
{
	int mday = part->mday;

	if (!mday)
		mday = last ? afi_month_days(year, part->month) : 1;
	return afi_day_of(year, part->month, mday);
}

static void keep_words(struct afi_found *found, const char *s, size_t len)
{
	if (len >= sizeof(found->date.words))
		return;
	memcpy(found->date.words, s, len);
	found->date.words[len] = '\0';
}

/* Work out @found's days in @year; false if there are no such. */
bool afi_found_settle(struct afi_found *found, int year)
{
	const bool range = found->last.month;

	found->date.month = !range && !found->first.mday;
	found->date.day = afi_found_day(&found->first, year, !range);
	if (!range)
		return found->date.day != AFI_NO_DAY;
	if (found->last.month < found->first.month)
		year++;
	found->until = afi_found_day(&found->last, year, true);
	if (found->until < found->date.day)
		found->until = AFI_NO_DAY;
	return found->date.day != AFI_NO_DAY && found->until != AFI_NO_DAY;
}

/* The days of the range from @a to @b, or of @a alone if @b is NULL; false if
 * there are no such. */
static bool work_out(struct afi_found *found, const struct part *a,
		     const struct part *b)
{
	const int year = b && b->year ? b->year : a->year;

	if (b && a->year && b->year && a->year != b->year) {
		found->date.day = afi_found_day(&a->at, a->year, false);
		found->until = afi_found_day(&b->at, b->year, true);
		return found->date.day != AFI_NO_DAY &&
		       found->date.day < found->until;
	}
	/* the year of a range is given with its last day */
	return afi_found_settle(found, year - (b && !a->year &&
				     b->at.month < a->at.month));
}

/* What is no real date stays without a day and without a month. */
static void fill(struct afi_found *found, const char *begin, const char *end,
		 const struct part *a, const struct part *b)
{
	*found = (struct afi_found){
		.date = AFI_DATE_INIT, .until = AFI_NO_DAY, .first = a->at,
	};
	if (b)
		found->last = b->at;
	if (b && !a->at.mday)
		keep_words(found, begin, (size_t)(end - begin));
	if ((a->year || (b && b->year)) && !work_out(found, a, b))
		*found = (struct afi_found){
			.date = AFI_DATE_INIT, .until = AFI_NO_DAY,
		};
}

/* "7th and 8th of January", of which the 7th is read. */
static bool read_days(struct afi_found *found, const char *begin,
		      const char **s, int mday)
{
	struct part a = { .at = { .mday = mday } }, b = a;
	const char *p = *s;

	for (int n = 1; n < LISTED && take_join(&p) &&
	     take_day(&p, &b.at.mday); n++) {
		if (!take_its_month(&p, &b))
			continue;
		a.at.month = b.at.month;
		a.year = b.year;
		*s = p;
		fill(found, begin, p, &a, &b);
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
		if (follows(text, s, words[i]))
			return true;
	return false;
}

/* What has @a, read up to *@s, may go on with another. */
static bool read_on(struct afi_found *found, const char *text,
		    const char *begin, const char **s, struct part *a)
{
	const char *p = *s;
	const enum join join = take_join(&p);
	struct part b;

	if (join && take_part(&p, &b) && !a->at.mday == !b.at.mday) {
		if (join == JOIN_TO || follows(text, begin, "between")) {
			*s = p;
			fill(found, begin, p, a, &b);
			return true;
		}
		if (!a->year)
			a->year = b.year;
	}
	if (!a->year && !a->at.mday && !is_dated(text, begin))
		return false;
	fill(found, begin, *s, a, NULL);
	return true;
}

static bool read_named(struct afi_found *found, const char *text,
		       const char **s)
{
	const char *begin = *s, *p = *s;
	struct part a;
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
	     (is_digit((*s)[n]) || ((*s)[n] == separator &&
				    is_digit((*s)[n + 1]))); n++)
		separators += (*s)[n] == separator;
	if (separators != 2 || n > NUMBER_MAX || is_letter((*s)[n]))
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

	p += dash_at(p);
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
		keep_words(found, begin, (size_t)(p - begin));
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
	    !is_digit(begin[1]) || is_digit(begin[2]))
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

	if (!(is_digit(*s) && read_numbers(&found, &p)) &&
	    (p = s, is_digit(*s) || !read_vague(&found, &p)) &&
	    (p = s, !read_named(&found, text, &p)))
		return false;
	*out = found;
	out->begin = (size_t)(s - text);
	out->end = (size_t)(p - text);
	return true;
}
