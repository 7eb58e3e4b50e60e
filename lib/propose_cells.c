#include "propose_cells.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>
#include <strings.h>

#include "propose_impl.h"
#include "str.h"
#include "text.h"

/* ---- kinds and references ------------------------------------------------ */

/* The longer before the shorter that it begins with. */
static const char *const kinds[][2] = {
	{ "areas for improvement", "afi" }, { "area for improvement", "afi" },
	{ "afis", "afi" }, { "afi", "afi" },
	{ "accelerated cause of concern", "coc" },
	{ "causes of concern", "coc" }, { "cause of concern", "coc" },
	{ "coc", "coc" },
	{ "recommendations", "rec" }, { "recommendation", "rec" },
	{ "recs", "rec" }, { "rec", "rec" },
	{ "areas of concern", "area" }, { "area of concern", "area" },
	{ "area", "area" },
	{ "innovative practice", "practice" },
	{ "promising practice", "practice" },
	{ "good practice", "practice" }, { "practice", "practice" },
	{ "observations", "observation" }, { "observation", "observation" },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

const char *afi_kind_read(const char *cell)
{
	for (size_t i = 0; i < KINDS; i++)
		if (afi_text_same(cell, kinds[i][0]))
			return kinds[i][1];
	return NULL;
}

static bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

const char *afi_kind_in(const char *heading)
{
	for (const char *s = heading; *s; s++) {
		if (s > heading && is_word_byte(s[-1]))
			continue;
		for (size_t i = 0; i < KINDS; i++) {
			const size_t n = strlen(kinds[i][0]);

			if (strncasecmp(s, kinds[i][0], n) == 0 &&
			    !is_word_byte(s[n]))
				return kinds[i][1];
		}
	}
	return NULL;
}

static const char *skip_between(const char *s)
{
	return s + strspn(s, " -_.:#/");
}

/* A number in figures or in words at @s, whose end goes to @end; 0 if none. */
static int read_number(const char **end, const char *s)
{
	size_t n = strspn(s, "0123456789");
	int number = 0;

	for (size_t i = 0; i < n && number <= 999999; i++)
		number = number * 10 + (s[i] - '0');
	if (!n) {
		while (isalpha((unsigned char)s[n]))
			n++;
		number = afi_number_word(s, n);
	}
	*end = s + n;
	return number > 999999 || number < 0 ? 0 : number;
}

bool afi_ref_read(struct afi_ref *out, const char *cell)
{
	struct afi_ref ref = { .kind = NULL };
	const char *s = cell;

	for (size_t i = 0; i < KINDS && !ref.kind; i++) {
		const size_t n = strlen(kinds[i][0]);

		if (strncasecmp(s, kinds[i][0], n) != 0 ||
		    isalpha((unsigned char)s[n]))
			continue;
		ref.kind = kinds[i][1];
		s = skip_between(s + n);
	}
	if (strncasecmp(s, "no", 2) == 0 && !isalpha((unsigned char)s[2]))
		s = skip_between(s + 2);
	ref.number = read_number(&s, s);
	if (!ref.number)
		return false;
	if (ref.kind && strcmp(ref.kind, "rec") == 0 && *s && *s != ' ' &&
	    skip_between(s) == s + 1 && isdigit((unsigned char)s[1])) {
		ref.under = ref.number;
		ref.number = read_number(&s, s + 1);
	}
	s += strspn(s, " .:)");
	if (*s || !ref.number)
		return false;
	*out = ref;
	return true;
}

/* How long what parts a reference from its text is at @s; 0 if it is none. */
static size_t part_length(const char *s)
{
	if (*s == '\n')
		return 1;
	if (strchr(".:)", *s) && *s)
		return s[1] == ' ' || s[1] == '\n' ? 2 : 0;
	if (strncmp(s, " - ", 3) == 0)
		return 3;
	return strncmp(s, " \xe2\x80\x93 ", 5) == 0 ? 5 : 0;
}

enum { REF_LENGTH = 40 };	/* of the longest reference before a text */

const char *afi_ref_before(struct afi_ref *out, const char *text)
{
	struct afi_str before = AFI_STR_INIT;
	const char *after = text;
	size_t i, n = 0;

	for (i = 0; i < REF_LENGTH && text[i] && !n; i++)
		n = part_length(text + i);
	if (n) {
		afi_str_add(&before, text, i - 1);
		n += i - 1;
		n += strspn(text + n, " \n");
		if (text[n] && afi_ref_read(out, before.s))
			after = text + n;
	}
	afi_str_clear(&before);
	return after;
}

/* ---- days ---------------------------------------------------------------- */

/* Whether @typed names no year, so that the next such day is meant by it. */
static bool lacks_year(const char *typed)
{
	size_t groups = 0, n;

	for (; *typed; typed += n ? n : 1) {
		n = strspn(typed, "0123456789");
		groups += n != 0;
		if (n > 2)
			return false;
	}
	return groups <= 1;
}

enum afi_code afi_cell_date(struct afi_date *out, const char *typed, int today,
			    struct afi_err *err)
{
	/* Two figures are a year of these decades. */
	const int any = afi_day_of(2030, 1, 1);

	if (today != AFI_NO_DAY)
		return afi_date_parse(out, typed, today, err);
	if (lacks_year(typed))
		return afi_err_set(err, AFI_EINVALID, "'%s' has no year",
				   typed);
	return afi_date_parse(out, typed, any, err);
}


/* ---- words --------------------------------------------------------------- */

static bool is_one_of(const char *cell, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (afi_text_same(cell, words[i]))
			return true;
	return false;
}

bool afi_cell_is_none(const char *cell)
{
	static const char *const none[] = {
		"n/a", "na", "tbc", "tba", "tbd", "to be confirmed", "none",
		"nil", "not set", "ongoing", "on going", "not applicable",
		"to be agreed", "unknown", "no date", "?",
	};

	if (!cell[strspn(cell, " -.\n")])
		return true;
	if (strcmp(cell, "\xe2\x80\x93") == 0)
		return true;
	return is_one_of(cell, none, sizeof(none) / sizeof(*none));
}

static const struct {
	const char *word, *outcome;
	bool by_force;
} closings[] = {
	{ "no further action needed", "no-further-action", false },
	{ "no further action required", "no-further-action", false },
	{ "no further action", "no-further-action", false },
	{ "nfa", "no-further-action", false },
	{ "no longer applicable", "no-longer-applicable", false },
	{ "not adopted", "not-adopted", false },
	{ "not accepted", "not-adopted", false },
	{ "rejected", "not-adopted", false },
	{ "action completed", "complete", true },
	{ "action complete", "complete", true },
	{ "fully implemented", "complete", true },
	{ "implemented", "complete", true },
	{ "completed", "complete", true },
	{ "complete", "complete", true },
	{ "done", "complete", true },
	{ "achieved", "complete", true },
	{ "closed complete", "complete", false },
	{ "closed", "complete", false },
	{ "discharged", "complete", false },
	{ "signed off", "complete", false },
};

void afi_cell_status(struct afi_cell_status *out, const char *cell, int today)
{
	struct afi_err ignored = AFI_ERR_INIT;
	bool month;

	*out = (struct afi_cell_status){ .day = AFI_NO_DAY };
	for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++) {
		const size_t n = strlen(closings[i].word);
		const char *s = cell + n;

		if (!afi_text_begins(cell, closings[i].word))
			continue;
		s += strspn(s, " ,:;-([\n");
		if (strncasecmp(s, "on ", 3) == 0)
			s += 3;
		if (strlen(s) >= AFI_DATE_WORDS)
			continue;
		if (*s && afi_past_day(&out->day, &month, s, today, &ignored))
			continue;	/* "Complete, awaiting sign off" */
		out->outcome = closings[i].outcome;
		out->by_force = closings[i].by_force;
		return;
	}
}

/* ---- days that are past -------------------------------------------------- */

enum afi_code afi_past_day(int *out, bool *month, const char *typed, int today,
			   struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;
	enum afi_code rc = afi_cell_date(&date, typed, today, err);
	int y, m, d;

	if (rc)
		return rc;
	if (today == AFI_NO_DAY)
		today = INT_MAX;
	if (date.day > today && !date.month && lacks_year(typed)) {
		afi_day_split(&y, &m, &d, date.day);
		date.day = afi_day_of(y - 1, m, d);
	}
	/* This month's last day is still to come. */
	if (date.month && date.day > today && date.day - today < 31)
		date.day = today;
	if (date.day > today || date.day == AFI_NO_DAY)
		return afi_err_set(err, AFI_EINVALID, "'%s' is still to come",
				   typed);
	*out = date.day;
	*month = date.month;
	return AFI_OK;
}
