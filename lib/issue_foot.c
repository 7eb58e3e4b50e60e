#include "issue_foot.h"

#include <string.h>

#include "date.h"
#include "propose_phrase.h"

static const char made_from[] = "made from the register as of commit ";

#define DIGITS "0123456789"
#define SLUG DIGITS "-abcdefghijklmnopqrstuvwxyz"

/* Copy what is of @set at @s, also past a break after a dash or a slash; where
 * it ends, or NULL if that is nothing or too long for @size. */
static const char *take(char *out, size_t size, const char *s,
			const char *set)
{
	size_t n = 0;

	while (*s && strchr(set, *s)) {
		if (n + 1 >= size)
			return NULL;
		out[n++] = *s++;
		if (out[n - 1] == '-' || out[n - 1] == '/')
			s = afi_words_skip(s, false);
	}
	out[n] = '\0';
	return n ? s : NULL;
}

/* "dated 2025-01-28" at @s after ", "; where it ends, @s if it is not there. */
static const char *take_day(int *out, const char *s, const char *word)
{
	struct afi_err ignored = AFI_ERR_INIT;
	char iso[AFI_DATE_LEN + 1];
	const char *rest = *s == ',' ? afi_words_skip(s + 1, false) : NULL;

	*out = AFI_NO_DAY;
	if (!rest || !(rest = afi_phrase_eat(rest, word)))
		return s;
	rest = take(iso, sizeof(iso), afi_words_skip(rest, false),
		    DIGITS "-");
	if (!rest || afi_day_parse(out, iso, &ignored))
		return s;
	return rest;
}

static bool read_foot(struct afi_foot *out, const char *text, const char *at,
		      const char *s)
{
	struct afi_foot foot = { .begin = (size_t)(at - text) };

	if (!(s = take(foot.commit, sizeof(foot.commit), s,
		       DIGITS "abcdef")) || *s != ',' ||
	    !(s = afi_phrase_eat(afi_words_skip(s + 1, false), "template ")) ||
	    !(s = take(foot.template_, sizeof(foot.template_), s, SLUG)) ||
	    !(s = afi_phrase_eat(s, " of ")) ||
	    !(s = take(foot.target, sizeof(foot.target), s, SLUG "/")))
		return false;
	s = take_day(&foot.dated, s, "dated ");
	s = take_day(&foot.since, s, "since ");
	s += *s == '.';
	foot.end = (size_t)(s - text);
	*out = foot;
	return true;
}

bool afi_foot_find(struct afi_foot *out, const char *text)
{
	struct afi_words rest = afi_words_of(text);
	const char *at, *after;
	bool found = false;

	while ((at = afi_phrase_find(&rest, made_from, &after))) {
		found |= read_foot(out, text, at, after);
		rest.len -= (size_t)(after - rest.s);
		rest.s = after;
	}
	return found;
}

/* Whether the line from @s to @end ends in "Page 2 of 3", as what is printed
 * on each page does. */
static bool ends_in_page(const char *s, const char *end)
{
	const struct afi_words line = { s, (size_t)(end - s) };
	const char *after;

	if (!afi_phrase_find(&line, "page", &after))
		return false;
	s = afi_words_skip(after, false);
	s += strspn(s, DIGITS);
	s = afi_phrase_eat(afi_words_skip(s, false), "of");
	if (!s)
		return false;
	s = afi_words_skip(s, false);
	return strspn(s, DIGITS) && afi_words_skip(s + strspn(s, DIGITS),
						   false) >= end;
}

/* Whether the line from @s to @end is none of the letter's words. */
static bool is_furniture(const char *s, const char *end)
{
	return strncmp(s, "<!--", 4) == 0 ||
	       strncmp(s, "Skip to the text\n", 17) == 0 ||
	       ends_in_page(s, end);
}

static void add_lines(struct afi_str *out, const char *s, const char *end)
{
	while (s < end) {
		const char *line = s;

		while (s < end && *s != '\n')
			s++;
		s += s < end;
		if (!is_furniture(line, s))
			afi_str_add(out, line, (size_t)(s - line));
	}
}

void afi_foot_cut(struct afi_str *out, const char *text)
{
	const char *end = text + strlen(text);
	struct afi_foot foot;

	if (!afi_foot_find(&foot, text)) {
		add_lines(out, text, end);
		return;
	}
	add_lines(out, text, text + foot.begin);
	add_lines(out, text + foot.end, end);
}
