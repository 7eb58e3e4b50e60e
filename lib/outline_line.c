/* One line of a text, by itself. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "outline_impl.h"
#include "text_parts.h"

enum {
	TAB = 8,
	MARK_MAX = 6,		/* bytes of "(viii)" */
	PAGE_DIGITS = 3,
};

void afi_line_clear(struct afi_line *line)
{
	afi_str_clear(&line->mark);
	afi_str_clear(&line->text);
}

/* ---- how it begins and ends ---------------------------------------------- */

/* Whether @text ends as a sentence does, whatever closes after it. */
static bool ends(const char *text, size_t len)
{
	static const char *const closing[] = { "'", "\"", ")", "]", "*",
		"\xE2\x80\x99", "\xE2\x80\x9D" };
	size_t i = 0;

	if (len && isalnum((unsigned char)text[len - 1]))
		return false;
	if (len && text[len - 1] == '.')
		return true;
	while (i < sizeof(closing) / sizeof(*closing)) {
		const size_t n = strlen(closing[i]);

		if (len > n && memcmp(text + len - n, closing[i], n) == 0) {
			len -= n;
			i = 0;
		} else {
			i++;
		}
	}
	return len && (strchr(".:;?!", text[len - 1]) ||
		       (len >= 3 && memcmp(text + len - 3, "\xE2\x80\xA6",
					   3) == 0));
}

static bool is_lower(const char *text, size_t len)
{
	while (len && (*text == '(' || *text == '"' || *text == '\'')) {
		text++;
		len--;
	}
	return len && islower((unsigned char)*text);
}

/* ---- what stands before the words ---------------------------------------- */

/* Bytes of a bullet at @s, 0 if there is none. */
static size_t bullet_at(const char *s, const char *end)
{
	static const char *const bullets[] = {
		"\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F",
		"\xE2\x97\xA6", "\xE2\x80\x93", "\xE2\x80\x94",
		"\xEF\x82\xB7", "\xEF\x82\xA7", "\xE2\x80\xA3",
		"\xE2\x96\xA0", "\xE2\x9E\xA2",
	};

	if (s < end && !(*s & 0x80))
		return *s == '-' || *s == '*' || *s == '+' || *s == 'o';
	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++) {
		const size_t n = strlen(bullets[i]);

		if ((size_t)(end - s) >= n && memcmp(s, bullets[i], n) == 0)
			return n;
	}
	return 0;
}

/* Bytes of "1.", "1)", "(a)", "iv." or "1.2" at @s, 0 if there is none. */
static size_t number_at(const char *s, const char *end)
{
	const char *at = s + (s < end && *s == '(');
	const char *first = at;
	size_t dots = 0;

	while (at < end && at - s < MARK_MAX && isdigit((unsigned char)*at)) {
		at++;
		if (at < end && *at == '.' && at + 1 < end &&
		    isdigit((unsigned char)at[1]) && ++dots)
			at++;
	}
	if (at == first && at < end && islower((unsigned char)*at)) {
		at++;
		while (at < end && at - first < 5 && strchr("ivx", *at))
			at++;
	}
	if (at == first || at == end)
		return 0;
	if (*at == ')' || (*at == '.' && *s != '('))
		return (size_t)(at + 1 - s);
	return dots && *s != '(' ? (size_t)(at - s) : 0;
}

/* Take the mark of an item off @s; false if it has none. */
static bool take_mark(struct afi_line *line, const char **s, const char *end)
{
	size_t n = bullet_at(*s, end), blank;

	if (!n)
		n = number_at(*s, end);
	blank = n ? afi_blank_at(*s + n, end) : 0;
	if (!blank)
		return false;
	/* a dash or "o" between words of one line is none */
	afi_str_add(&line->mark, *s, n);
	*s += n + blank;
	return true;
}

/* ---- kinds --------------------------------------------------------------- */

static bool all_of(const char *s, const char *end, const char *set)
{
	while (s < end && strchr(set, *s))
		s++;
	return s == end;
}

static bool is_rule(const char *s, const char *end)
{
	return end - s >= 3 && (all_of(s, end, "-") || all_of(s, end, "=") ||
				all_of(s, end, "_") || all_of(s, end, "*") ||
				(*s == '|' && all_of(s, end, "|-: ")));
}

/* "12", "Page 3", "Page 3 of 10". */
static bool is_page(const char *s, const char *end)
{
	size_t digits = 0;

	if (end - s > 5 && (*s == 'P' || *s == 'p') &&
	    strncasecmp(s, "page ", 5) == 0) {
		for (s += 5; s < end && (isdigit((unsigned char)*s) ||
					 strchr(" of", *s)); s++)
			digits += isdigit((unsigned char)*s) != 0;
		return s == end && digits;
	}
	return end - s <= PAGE_DIGITS && all_of(s, end, "0123456789");
}

/* The number of a page at the end of @s; NULL if there is none. */
static const char *page_at_end(const char *s, const char *end)
{
	const char *page = end;

	while (page > s && end - page <= PAGE_DIGITS &&
	       isdigit((unsigned char)page[-1]))
		page--;
	return page < end && end - page <= PAGE_DIGITS && page > s ? page :
	       NULL;
}

/* "Title<tab>12" or "Title ..... 12". */
static bool take_contents(struct afi_line *line, const char *s,
			  const char *end)
{
	const char *page = page_at_end(s, end), *title;
	bool strong;

	if (!page)
		return false;
	for (title = page; title > s && strchr(". \t?,", title[-1]);)
		title--;
	if (title == s || (!memchr(title, '\t', (size_t)(page - title)) &&
			   page - title < 4))
		return false;
	if (memchr(s, '\t', (size_t)(title - s)))
		return false;
	line->kind = AFI_LINE_CONTENTS;
	afi_str_add(&line->mark, page, (size_t)(end - page));
	afi_markup_strip(&line->text, &strong, s, (size_t)(title - s));
	return line->text.len > 0;
}

/* "| a | b |", or cells with tabs between them. */
static bool take_row(struct afi_line *line, const char *s, const char *end)
{
	const char bar = *s == '|' ? '|' : '\t';
	const char *cell;
	bool strong;

	if (bar == '|') {
		s++;
		end -= end > s && end[-1] == '|' &&
		       (end - 1 == s || end[-2] != '\\');
	} else if (!memchr(s, '\t', (size_t)(end - s))) {
		return false;
	}
	line->kind = AFI_LINE_ROW;
	for (cell = s; s <= end; s++) {
		if (s < end && (*s != bar || (s > cell && s[-1] == '\\')))
			continue;
		while (cell < s && (*cell == ' ' || *cell == '\t'))
			cell++;
		afi_markup_strip(&line->text, &strong, cell,
				 (size_t)(s - cell));
		if (s < end)
			afi_str_addc(&line->text, '\t');
		cell = s + 1;
	}
	return true;
}

/* "## Words", perhaps with more of them behind. */
static bool take_heading(struct afi_line *line, const char *s,
			 const char *end)
{
	int level = 0;

	while (s < end && *s == '#' && level < 7) {
		level++;
		s++;
	}
	if (!level || level > 6 || (s < end && !afi_blank_at(s, end)))
		return false;
	while (end > s && (end[-1] == '#' || end[-1] == ' '))
		end--;
	while (s < end && afi_blank_at(s, end))
		s += afi_blank_at(s, end);
	line->kind = AFI_LINE_HEADING;
	line->level = level;
	afi_markup_strip(&line->text, &line->strong, s, (size_t)(end - s));
	return true;
}

/* "[^1]: words", or what the superscript that begins it calls. */
static bool take_note(struct afi_line *line, const char *s, const char *end)
{
	const char *at = s;
	size_t n;
	char digit;
	bool strong;

	if (end - s > 4 && s[0] == '[' && s[1] == '^') {
		for (at = s + 2; at < end && isalnum((unsigned char)*at);)
			at++;
		if (end - at < 2 || at[0] != ']' || at[1] != ':')
			return false;
		afi_str_add(&line->mark, s + 2, (size_t)(at - s - 2));
		at += 2;
		while (at < end && afi_blank_at(at, end))
			at += afi_blank_at(at, end);
		afi_markup_strip(&line->text, &strong, at, (size_t)(end - at));
		line->kind = AFI_LINE_NOTE;
		return true;
	}
	if (*s == '<' || *s & 0x80) {
		afi_markup_strip(&line->text, &strong, s, (size_t)(end - s));
		s = line->text.s;
		end = s + line->text.len;
		for (at = s; (n = afi_superscript_at(&digit, at, end));
		     at += n)
			afi_str_addc(&line->mark, digit);
		if (at == s) {
			afi_str_reset(&line->text);
			return false;
		}
		while (at < end && afi_blank_at(at, end))
			at += afi_blank_at(at, end);
		memmove(line->text.s, at, (size_t)(end - at));
		afi_str_cut(&line->text, (size_t)(end - at));
		line->kind = AFI_LINE_NOTE;
		return true;
	}
	return false;
}

static void take_words(struct afi_line *line, const char *s, const char *end)
{
	line->kind = take_mark(line, &s, end) ? AFI_LINE_ITEM : AFI_LINE_TEXT;
	while (s < end && afi_blank_at(s, end))
		s += afi_blank_at(s, end);
	line->plain = afi_markup_is_none(s, (size_t)(end - s));
	line->s = s;
	line->len = (size_t)(end - s);
	if (line->plain)
		return;
	afi_markup_strip(&line->text, &line->strong, s, (size_t)(end - s));
}

/* Tabs make a row, but not the one behind the mark of an item, nor those that
 * indent the line. */
static bool is_row(const char *s, const char *end, const char *whole_end)
{
	const char *tab = memchr(s, '\t', (size_t)(whole_end - s));
	size_t n = bullet_at(s, end);

	if (*s == '|')
		return true;
	if (!n)
		n = number_at(s, end);
	if (tab && n && s + n == tab)
		tab = memchr(tab + 1, '\t', (size_t)(whole_end - tab - 1));
	return tab != NULL;
}

/* What the line at @s is, from its first word up to @end; @whole and
 * @whole_end have the blanks, too. */
static void recognise(struct afi_line *line, const char *s, const char *end,
		      const char *whole, const char *whole_end)
{
	if (is_rule(s, end))
		line->kind = AFI_LINE_RULE;
	else if (is_page(s, end))
		line->kind = AFI_LINE_PAGE;
	else if (take_heading(line, s, end) || take_contents(line, s, end) ||
		 take_note(line, s, end))
		return;
	else if (*s == '|')
		take_row(line, s, end);
	else if (is_row(s, end, whole_end))
		take_row(line, whole, whole_end);
	else
		take_words(line, s, end);
}

void afi_line_read(struct afi_line *line, const char *s, size_t len)
{
	const char *whole = s, *whole_end = s + len, *end = whole_end;
	size_t n;

	afi_str_reset(&line->mark);
	afi_str_reset(&line->text);
	*line = (struct afi_line){ .mark = line->mark, .text = line->text };
	while ((n = afi_blank_at(s, end))) {
		line->indent += *s == '\t' ? TAB : 1;
		s += n;
	}
	while (end > s && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	line->width = (size_t)(end - s);
	if (s == end)
		return;
	recognise(line, s, end, whole, whole_end);
	if (!line->plain) {
		line->s = line->text.s;
		line->len = line->text.len;
	}
	/* a bullet without words, a row of empty cells */
	if (all_of(line->s, line->s + line->len, "\t") &&
	    line->kind != AFI_LINE_RULE && line->kind != AFI_LINE_PAGE)
		line->kind = AFI_LINE_EMPTY;
	line->ends = ends(line->s, line->len);
	line->lower = is_lower(line->s, line->len);
}
