/*
 * Colours: what stands out on a terminal, beside the words that say the same.
 *
 * All escape sequences are made here, and put in after the text was made safe,
 * so that none can come from a record.  They do not reach over a line's end.
 */
#include <ctype.h>
#include <string.h>

#include "render_parts.h"

#define PLAIN "\033[0m"

static const char *const codes[] = {
	[AFI_PAINT_BOLD] = "\033[1m",
	[AFI_PAINT_FAINT] = "\033[2m",
	[AFI_PAINT_RED] = "\033[31m",
	[AFI_PAINT_AMBER] = "\033[33m",
	[AFI_PAINT_GREEN] = "\033[32m",
	[AFI_PAINT_FOUND] = "\033[7m",
};

void afi_paint_part(struct afi_str *buf, size_t start, size_t end,
		    enum afi_paint paint)
{
	struct afi_str rest = AFI_STR_INIT;

	afi_str_adds(&rest, codes[paint]);
	afi_str_add(&rest, buf->s + start, end - start);
	afi_str_adds(&rest, PLAIN);
	afi_str_add(&rest, buf->s + end, buf->len - end);
	afi_str_cut(buf, start);
	afi_str_add(buf, rest.s, rest.len);
	afi_str_clear(&rest);
}

/* From the last line to the first, so that places stay what they are. */
static void paint_lines(struct afi_str *buf, size_t start, size_t end,
			enum afi_paint paint)
{
	size_t line, from, to;

	for (; end > start; end = line ? line - 1 : 0) {
		for (line = end; line > start && buf->s[line - 1] != '\n';)
			line--;
		for (from = line; from < end && buf->s[from] == ' ';)
			from++;
		for (to = end; to > from && buf->s[to - 1] == ' ';)
			to--;
		if (from < to)
			afi_paint_part(buf, from, to, paint);
	}
}

void afi_paint_lines(struct afi_str *buf, size_t start, enum afi_paint paint)
{
	paint_lines(buf, start, buf->len, paint);
}

void afi_paint(struct afi_render *render, size_t start, enum afi_paint paint)
{
	if (render->look.colour)
		afi_paint_lines(&render->buf, start, paint);
}

void afi_paint_word(struct afi_render *render, size_t start, const char *word,
		    enum afi_paint paint)
{
	const char *s = render->buf.s, *at = s + start;
	const size_t len = word ? strlen(word) : 0;

	if (!render->look.colour || !len)
		return;
	for (; (at = strstr(at, word)); at += len) {
		if ((at > s && isalnum((unsigned char)at[-1])) ||
		    isalnum((unsigned char)at[len]))
			continue;
		afi_paint_part(&render->buf, (size_t)(at - s),
			       (size_t)(at - s) + len, paint);
		return;
	}
}

static const struct {
	const char *rag;
	enum afi_paint paint;
} rags[] = {
	{ "red", AFI_PAINT_RED },
	{ "amber", AFI_PAINT_AMBER },
	{ "green", AFI_PAINT_GREEN },
	{ "grey", AFI_PAINT_FAINT },
};

void afi_paint_rag(struct afi_render *render, size_t start, const char *rag)
{
	for (size_t i = 0; i < sizeof(rags) / sizeof(*rags); i++)
		if (!rag || !strcmp(rag, rags[i].rag))
			afi_paint_word(render, start, rags[i].rag,
				       rags[i].paint);
}

bool afi_paint_of_rag(enum afi_paint *out, const char *word)
{
	for (size_t i = 0; i < sizeof(rags) / sizeof(*rags); i++)
		if (!strcmp(word, rags[i].rag)) {
			*out = rags[i].paint;
			return true;
		}
	return false;
}

void afi_paint_marks(struct afi_render *render, size_t start,
		     const json_t *marks)
{
	for (size_t i = 0; i < json_array_size(marks); i++)
		afi_paint_word(render, start,
			       json_string_value(json_array_get(marks, i)),
			       AFI_PAINT_BOLD);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static bool goes_on(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many of the first @n characters of @text are no blanks. */
static size_t count_solid(const char *text, size_t n)
{
	size_t solid = 0;

	for (; *text && (n || goes_on(*text)); text++) {
		n -= !goes_on(*text);
		solid += !goes_on(*text) && !is_blank(*text);
	}
	return solid;
}

/* Where in @text the character begins before which @solid are no blanks and
 * which is none itself. */
static size_t find_solid(const char *text, size_t solid)
{
	size_t i;

	for (i = 0; text[i]; i++) {
		if (goes_on(text[i]) || is_blank(text[i]))
			continue;
		if (!solid--)
			break;
	}
	return i;
}

/* Wrapping moves and drops blanks alone. */
void afi_paint_matches(struct afi_render *render, size_t start,
		       const char *text, const json_t *matches)
{
	const char *wrapped = render->buf.s + start;

	if (!render->look.colour)
		return;
	for (size_t i = json_array_size(matches); i > 0; i--) {
		const json_t *match = json_array_get(matches, i - 1);
		const size_t begin = (size_t)afi_in_count(match, "begin");
		const size_t end = (size_t)afi_in_count(match, "end");
		const size_t last = count_solid(text, end) - 1;
		size_t to = find_solid(wrapped, last);

		while (wrapped[to] && goes_on(wrapped[++to]))
			;
		paint_lines(&render->buf, start +
			    find_solid(wrapped, count_solid(text, begin)),
			    start + to, AFI_PAINT_FOUND);
		wrapped = render->buf.s + start;
	}
}
