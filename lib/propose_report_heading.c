/* What a report says of itself: its title, cycle, force and day. */
#include "propose_report.h"

#include <ctype.h>
#include <string.h>

#include "str.h"

enum {
	FRONT = 60,		/* blocks in which a title is looked for */
	FORCE_FRONT = 400,	/* ... and the name of the force */
	BACK = 40,		/* blocks at the end: an imprint may be there */
	TITLE_MAX = 160,
	YEAR = 4,
};

static bool is_digit(char c)
{
	return isdigit((unsigned char)c);
}

/* ---- the years ----------------------------------------------------------- */

/* Where a year of this century stands in @s, or NULL. */
static const char *find_year(const char *s)
{
	for (const char *start = s; *s; s++)
		if (s[0] == '2' && s[1] == '0' && is_digit(s[2]) &&
		    is_digit(s[3]) && !is_digit(s[4]) &&
		    (s == start || !is_digit(s[-1])))
			return s;
	return NULL;
}

/* Append the years at @s, "2021/22" or "2023-25", and with a dash to @cycle.
 * What follows them. */
static const char *take_years(struct afi_str *title, struct afi_str *cycle,
			      const char *s)
{
	const char *rest = s + YEAR;
	const size_t mark = *rest == '/' || *rest == '-' ? 1 :
			    !strncmp(rest, "\xE2\x80\x93", 3) ? 3 : 0;
	size_t digits = mark ? strspn(rest + mark, "0123456789") : 0;

	afi_str_add(title, s, YEAR);
	afi_str_add(cycle, s, YEAR);
	if (digits != 2 && digits != YEAR)
		return rest;
	afi_str_addf(title, "%c%.2s", *rest == '/' ? '/' : '-',
		     rest + mark + digits - 2);
	afi_str_addf(cycle, "-%.2s", rest + mark + digits - 2);
	return rest + mark + digits;
}

/* ---- the title ----------------------------------------------------------- */

/* The one subject that is named from @s to @end, or NULL. */
static const char *subject(const char *s, const char *end)
{
	static const char *const subjects[] = {
		"effectiveness", "efficiency", "legitimacy", "leadership",
	};
	const char *found = NULL;
	const size_t max = (size_t)(end - s);
	int n = 0;

	for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++)
		if (afi_report_find(s, subjects[i], max, NULL) && n++ == 0)
			found = subjects[i];
	/* "efficiency (including leadership)" is about efficiency. */
	return n == 1 || (n == 2 && memchr(s, '(', max)) ? found : NULL;
}

/* Read the title "PEEL: Police effectiveness 2016", in which @years stand. */
static void read_peel(struct afi_str *title, struct afi_str *cycle,
		      const char *peel, const char *years)
{
	const char *about = subject(peel, years), *rest;

	afi_str_adds(title, "PEEL ");
	if (about)
		afi_str_addf(title, "%s ", about);
	rest = take_years(title, cycle, years);
	if (!strncmp(rest, " (", 2) && strchr(rest, ')'))
		afi_str_addf(title, " (%c%.*s)",
			     tolower((unsigned char)rest[2]),
			     (int)strcspn(rest + 3, ")"), rest + 3);
}

/* Read the title of another inspection: "Crime data integrity inspection
 * 2018". */
static void read_other(struct afi_str *title, struct afi_str *cycle,
		       const char *text, const char *years)
{
	const size_t force = afi_report_force(text);
	struct afi_str whole = AFI_STR_INIT;

	take_years(&whole, cycle, years);
	if (force)
		text += force + strspn(text + force, " :-");
	afi_str_adds(title, text);
	afi_str_clear(&whole);
}

static bool read_title(struct afi_proposals *out, const char *text, bool peel)
{
	struct afi_str title = AFI_STR_INIT, cycle = AFI_STR_INIT;
	const char *at = afi_report_find(text, peel ? "peel" : "inspection",
					 TITLE_MAX, NULL);
	const char *years = at ? find_year(peel ? at : text) : NULL;

	if (years && peel)
		read_peel(&title, &cycle, at, years);
	else if (years)
		read_other(&title, &cycle, text, years);
	if (title.len) {
		out->short_title = afi_arena_strdup(&out->arena, title.s);
		out->cycle = afi_arena_strdup(&out->arena, cycle.s);
	}
	afi_str_clear(&cycle);
	afi_str_clear(&title);
	return years != NULL;
}

static bool can_be_title(const struct afi_block *block)
{
	return (block->kind == AFI_BLOCK_HEADING ||
		block->kind == AFI_BLOCK_TEXT) && !block->ends &&
	       strnlen(block->text, TITLE_MAX) < TITLE_MAX;
}

static int find_title(struct afi_proposals *out,
		      const struct afi_outline *outline)
{
	for (int peel = 1; peel >= 0; peel--)
		for (size_t i = 0; i < outline->n && i < FRONT; i++)
			if (can_be_title(&outline->v[i]) &&
			    read_title(out, outline->v[i].text, peel))
				return outline->v[i].first;
	return 1;
}

/* ---- the force ----------------------------------------------------------- */

/* Keep the name at @s, of @len bytes, without "Police". */
static void keep_force(struct afi_proposals *out, const char *s, size_t len)
{
	static const char *const last[] = {
		" police service", " police", " constabulary",
	};
	const char *rest;

	for (size_t i = 0; i < sizeof(last) / sizeof(*last); i++) {
		const size_t n = strlen(last[i]);

		if (len > n && afi_phrase_eat(s + len - n, last[i])) {
			len -= n;
			break;
		}
	}
	rest = afi_phrase_eat(s, "the ");
	if (rest && rest < s + len) {
		len -= (size_t)(rest - s);
		s = rest;
	}
	out->force = afi_arena_copy(&out->arena, s, len);
}

static bool find_force(struct afi_proposals *out, const char *text)
{
	static const char *const before[] = {
		"inspection of", "inspection of the", "how good", "graded",
	};
	const char *rest;
	size_t n = 0;

	for (size_t i = 0; !n && i < sizeof(before) / sizeof(*before); i++)
		if (afi_report_find(text, before[i], TITLE_MAX, &rest)) {
			rest += strspn(rest, " ");
			n = afi_report_force(rest);
		}
	if (!n) {
		rest = text;
		n = afi_report_force(rest);
	}
	if (n)
		keep_force(out, rest, n);
	return n > 0;
}

/* ---- the day ------------------------------------------------------------- */

/* What follows "published" at the beginning of @text, or NULL. */
static const char *after_published(const char *text)
{
	static const char *const words[] = {
		"published", "first published", "publication date",
		"date of publication", "date published",
	};
	const char *rest;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if ((rest = afi_phrase_eat(text, words[i])))
			return rest;
	return NULL;
}

static void find_published(struct afi_proposals *out,
			   const struct afi_outline *outline)
{
	for (size_t i = 0; i < outline->n; i++) {
		const struct afi_block *block = &outline->v[i];
		const char *rest;

		if (i >= FRONT && outline->n - i > BACK)
			continue;
		rest = after_published(block->text);
		if (!rest)
			continue;
		out->published = afi_report_day(rest, TITLE_MAX);
		if (out->published == AFI_NO_DAY && i + 1 < outline->n &&
		    strlen(rest) < 4)
			out->published = afi_report_day(block[1].text,
							TITLE_MAX);
		if (out->published != AFI_NO_DAY)
			return;
	}
}

int afi_report_heading(struct afi_proposals *out,
		       const struct afi_outline *outline)
{
	for (size_t i = 0; i < outline->n && i < FORCE_FRONT; i++)
		if (find_force(out, outline->v[i].text))
			break;
	find_published(out, outline);
	return find_title(out, outline);
}
