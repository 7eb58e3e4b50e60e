/* The half of text.h that is about what goes to a terminal. */
#include "text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "text_parts.h"

#define REPLACEMENT "\xEF\xBF\xBD"	/* U+FFFD */
#define ELLIPSIS "\xE2\x80\xA6"		/* U+2026 */

enum { TAB = 8 };

/* One character as it is shown: other bytes than in the text if unsafe. */
struct glyph {
	const char *bytes;
	size_t len, width;
};

/* Beside what text may not hold: the marks, which can still mislead. */
static bool is_mark(int32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F;
}

/*
 * The next character of the text from @s, before @end, and how many bytes of
 * it that takes.  Tabs and breaks come as they are, one column wide.
 */
static size_t next(struct glyph *out, const char *s, const char *end)
{
	int32_t c = 0;
	size_t n = afi_text_decode(&c, s, end);

	out->bytes = s;
	out->len = n;
	out->width = 1;
	if (n == 0 || afi_text_objection(c) || is_mark(c)) {
		out->bytes = REPLACEMENT;
		out->len = strlen(REPLACEMENT);
	} else if (n > 1) {
		out->width = (size_t)utf8proc_charwidth(c);
	}
	return n ? n : 1;
}

static void add_blanks(struct afi_str *out, size_t n)
{
	for (; n > 0; n--)
		afi_str_addc(out, ' ');
}

static size_t width_of(const char *s, const char *end)
{
	struct glyph glyph;
	size_t width = 0, n;

	while (s < end) {
		n = afi_text_plain(s, (size_t)(end - s));
		width += n;
		s += n;
		if (s < end) {
			s += next(&glyph, s, end);
			width += glyph.width;
		}
	}
	return width;
}

size_t afi_text_width(const char *s)
{
	return width_of(s, s + strlen(s));
}

void afi_text_safe(struct afi_str *out, const char *s, size_t len)
{
	const char *end = s + len;
	struct glyph glyph;
	size_t column = 0, n;

	while (s < end) {
		n = afi_text_plain(s, (size_t)(end - s));
		afi_str_add(out, s, n);
		column += n;
		s += n;
		if (s == end)
			break;
		s += next(&glyph, s, end);
		if (*glyph.bytes == '\t') {
			add_blanks(out, TAB - column % TAB);
			column += TAB - column % TAB;
			continue;
		}
		afi_str_add(out, glyph.bytes, glyph.len);
		column = *glyph.bytes == '\n' ? 0 : column + glyph.width;
	}
}

void afi_text_fit(struct afi_str *out, const char *s, size_t width)
{
	const char *end = s + strlen(s);
	struct glyph glyph;
	size_t column = 0;
	/* Where to cut so that there is still room for the ellipsis. */
	size_t cut = out->len, cut_column = 0;

	if (width == 0)
		return;
	while (s < end) {
		s += next(&glyph, s, end);
		column += glyph.width;
		if (column > width) {
			afi_str_cut(out, cut);
			afi_str_adds(out, ELLIPSIS);
			column = cut_column + 1;
			break;
		}
		if (*glyph.bytes == '\t' || *glyph.bytes == '\n')
			afi_str_addc(out, ' ');
		else
			afi_str_add(out, glyph.bytes, glyph.len);
		if (column < width) {
			cut = out->len;
			cut_column = column;
		}
	}
	add_blanks(out, width - column);
}

/* The lines that wrapping makes. */
struct wrapped {
	struct afi_str *out;
	size_t indent, width;	/* the width is without the indent */
	size_t column;
	bool begun;		/* whether the line has its indent yet */
};

static void begin_line(struct wrapped *to)
{
	if (!to->begun)
		add_blanks(to->out, to->indent);
	to->begun = true;
}

static void end_line(struct wrapped *to)
{
	afi_str_addc(to->out, '\n');
	to->column = 0;
	to->begun = false;
}

/* Add the safe word of that @width from @s to @end, broken where it is wider
 * than a line. */
static void add_word(struct wrapped *to, const char *s, const char *end,
		     size_t width)
{
	struct glyph glyph;

	if (to->column + width <= to->width) {
		begin_line(to);
		afi_str_add(to->out, s, (size_t)(end - s));
		to->column += width;
		return;
	}
	while (s < end) {
		s += next(&glyph, s, end);
		if (to->column > 0 && to->column + glyph.width > to->width)
			end_line(to);
		begin_line(to);
		afi_str_add(to->out, glyph.bytes, glyph.len);
		to->column += glyph.width;
	}
}

/*
 * Wrap one safe line.  Blanks between words are kept where the line goes on,
 * so that an indented list stays one, and dropped where it is broken.
 */
static void wrap_line(struct wrapped *to, const char *s, const char *end)
{
	const char *word;
	size_t gap, width;

	while (s < end) {
		for (word = s; word < end && *word == ' '; word++)
			;
		gap = (size_t)(word - s);
		for (s = word; s < end && *s != ' '; s++)
			;
		if (s == word)
			break;
		width = width_of(word, s);
		if (to->column + gap + width <= to->width && gap > 0) {
			begin_line(to);
			add_blanks(to->out, gap);
			to->column += gap;
		} else if (gap > 0 && to->begun) {
			end_line(to);
		}
		add_word(to, word, s, width);
	}
	end_line(to);
}

void afi_text_wrap(struct afi_str *out, const char *s, size_t indent,
		   size_t width)
{
	struct wrapped to = { .out = out, .indent = indent };
	struct afi_str safe = AFI_STR_INIT;
	const char *p, *end, *lf;

	to.width = width > indent ? width - indent : 1;
	afi_text_safe(&safe, s, strlen(s));
	end = safe.s + safe.len;
	for (p = safe.s; p < end; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(end - p));
		if (!lf)
			lf = end;
		wrap_line(&to, p, lf);
	}
	afi_str_clear(&safe);
}
