/* Dates and deadlines as reports write them. */
#include "propose_report.h"

#include <ctype.h>
#include <string.h>

#include "propose_impl.h"
#include "str.h"

enum {
	WORDS_MAX = 60,		/* bytes of a deadline's words */
	LOOK_MAX = 400,		/* ... of text that is looked at for one */
};

/* ---- dates --------------------------------------------------------------- */

/* Where the year of four digits that begins first within @max bytes of @s
 * ends, or NULL. */
static const char *year_end(const char *s, size_t max)
{
	for (size_t i = 0, n; i < max && s[i]; i += n ? n : 1) {
		n = strspn(s + i, "0123456789");
		if (n == 4 && (!strncmp(s + i, "19", 2) ||
			       !strncmp(s + i, "20", 2)))
			return s + i + n;
	}
	return NULL;
}

/* Read the words from @s to @end as a date. */
static bool date_of(struct afi_date *out, const char *s, const char *end)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str words = AFI_STR_INIT;
	bool found;

	for (; s < end; s++) {
		/* a blank that does not break, in two bytes */
		if ((unsigned char)*s == 0xC2 && (unsigned char)s[1] == 0xA0)
			continue;
		afi_str_addc(&words, (unsigned char)*s == 0xA0 ? ' ' : *s);
	}
	found = afi_date_parse(out, words.s, 0, &err) == AFI_OK;
	afi_str_clear(&words);
	return found;
}

int afi_report_day(const char *text, size_t max)
{
	const char *at = text, *end, *s;
	struct afi_date date;

	while ((end = year_end(at, max - (size_t)(at - text)))) {
		s = end - 4;
		for (int words = 0; words < 2 && s > at; words++)
			for (s -= s > at; s > at && !isspace((unsigned char)
							     s[-1]); s--)
				;
		if (date_of(&date, s, end) && !date.month &&
		    date.day != AFI_NO_DAY && !*date.words)
			return date.day;
		at = end;
		if ((size_t)(at - text) >= max)
			break;
	}
	return AFI_NO_DAY;
}

/* ---- deadlines ----------------------------------------------------------- */

/* The wording from @s to @end in @arena, in small letters at its beginning. */
static const char *words_of(struct afi_arena *arena, const char *s,
			    const char *end)
{
	char *words = afi_arena_copy(arena, s, (size_t)(end - s));

	*words = (char)tolower((unsigned char)*words);
	return words;
}

static int add_months(int day, int months)
{
	int year, month, mday, out;

	afi_day_split(&year, &month, &mday, day);
	month += months - 1;
	year += month / 12;
	month = month % 12 + 1;
	while ((out = afi_day_of(year, month, mday)) == AFI_NO_DAY && mday > 28)
		mday--;
	return out;
}

static const char *iso(struct afi_arena *arena, const struct afi_date *date)
{
	struct afi_str text = AFI_STR_INIT;
	const char *out;

	afi_date_store(&text, date);
	out = afi_arena_strdup(arena, text.s);
	afi_str_clear(&text);
	return out;
}

/* Read "three months" at @s, after @start's "within". */
static bool read_within(struct afi_report_due *out, struct afi_arena *arena,
			const char *start, const char *s, int base)
{
	static const struct {
		const char *unit;
		int days, months;
	} units[] = {
		{ "days", 1, 0 }, { "day", 1, 0 }, { "weeks", 7, 0 },
		{ "week", 7, 0 }, { "months", 0, 1 }, { "month", 0, 1 },
		{ "years", 0, 12 }, { "year", 0, 12 },
	};
	struct afi_date date = AFI_DATE_INIT;
	const char *rest;
	size_t len;
	int count;

	s += strspn(s, " ");
	len = strcspn(s, " \xC2");
	count = afi_number_word(s, len);
	if (len == 1 && (*s == 'a' || *s == 'A'))
		count = 1;
	if (count < 1 || count > 1000)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct afi_str phrase = AFI_STR_INIT;

		afi_str_addf(&phrase, " %s", units[i].unit);
		rest = afi_phrase_eat(s + len, phrase.s);
		afi_str_clear(&phrase);
		if (!rest)
			continue;
		out->words = words_of(arena, start, rest);
		if (base != AFI_NO_DAY) {
			date.day = units[i].months ?
				   add_months(base, count * units[i].months) :
				   base + count * units[i].days;
			if (date.day != AFI_NO_DAY)
				out->due = iso(arena, &date);
		}
		return true;
	}
	return false;
}

/* Read a date at @s, after @start's "by". */
static bool read_by(struct afi_report_due *out, struct afi_arena *arena,
		    const char *start, const char *s)
{
	const char *rest = afi_phrase_eat(s, " the ");
	const char *end;
	struct afi_date date;

	s = rest ? rest : s + strspn(s, " ");
	end = year_end(s, WORDS_MAX);
	if (!end || !date_of(&date, s, end) || date.day == AFI_NO_DAY)
		return false;
	out->due = iso(arena, &date);
	if (*date.words)
		out->words = words_of(arena, start, end);
	return true;
}

bool afi_report_due_read(struct afi_report_due *out, struct afi_arena *arena,
			 const char *text, int base)
{
	enum { NOW, WITHIN, BY };
	static const struct {
		const char *phrase;
		int how;
	} ways[] = {
		{ "immediately", NOW }, { "with immediate effect", NOW },
		{ "as soon as possible", NOW },
		{ "as a matter of urgency", NOW }, { "within", WITHIN },
		{ "by", BY }, { "no later than", BY }, { "before", BY },
	};
	size_t max = afi_report_sentence(text);
	const char *at, *rest;
	bool found = false;

	if (max > LOOK_MAX)
		max = LOOK_MAX;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		struct afi_report_due due = { NULL, NULL };
		bool is;

		at = afi_report_find(text, ways[i].phrase, max, &rest);
		if (!at)
			continue;
		if (ways[i].how == NOW) {
			due.words = words_of(arena, at, rest);
			is = true;
		} else if (ways[i].how == WITHIN) {
			is = read_within(&due, arena, at, rest, base);
		} else {
			is = read_by(&due, arena, at, rest);
		}
		if (!is)
			continue;
		*out = due;
		found = true;
		max = (size_t)(at - text);	/* the first one counts */
	}
	return found;
}
