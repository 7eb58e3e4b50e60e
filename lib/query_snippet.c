/* A few words of a text around what was found in it. */
#include <string.h>

#include "query_parts.h"

#define ELLIPSIS "\xE2\x80\xA6"		/* U+2026 */

enum {
	BEFORE = 60,	/* characters */
	LONGEST = 200,
};

/* A part of the text, and whether there is more. */
struct window {
	const char *begin, *end;
	bool cut_begin, cut_end;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Whether the byte is a later one of a character. */
static bool goes_on(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static const char *back(const char *at, const char *begin, size_t n)
{
	for (; n && at > begin; n--)
		for (at--; at > begin && goes_on(*at);)
			at--;
	return at;
}

static const char *on(const char *at, size_t n)
{
	for (; n && *at; n--)
		for (at++; goes_on(*at);)
			at++;
	return at;
}

/* Words are cut off whole, unless there is but one. */
static void find_window(struct window *out, const char *text, size_t first,
			size_t last)
{
	const char *begin = text + first, *end = text + last, *at;

	out->begin = back(begin, text, BEFORE);
	out->cut_begin = out->begin > text;
	if (out->cut_begin) {
		for (at = out->begin; at < begin && !is_blank(at[-1]);)
			at++;
		if (at < begin)
			out->begin = at;
	}
	out->end = on(out->begin, LONGEST);
	out->cut_end = *out->end != '\0';
	if (out->cut_end) {
		for (at = out->end; at > end && !is_blank(*at);)
			at--;
		if (at > end)
			out->end = at;
	}
}

/* The snippet as it grows. */
struct writer {
	struct afi_str text;
	size_t n;		/* characters in it */
	bool blank;		/* one waits to be put before the next */
};

static void add(struct writer *to, const char *bytes, size_t len)
{
	if (to->blank && to->n) {
		afi_str_addc(&to->text, ' ');
		to->n++;
	}
	to->blank = false;
	afi_str_add(&to->text, bytes, len);
	to->n++;
}

static void end_match(json_t *matches, size_t begin, size_t end)
{
	json_t *match = json_object();

	afi_view_put(match, "begin", json_integer((json_int_t)begin));
	afi_view_put(match, "end", json_integer((json_int_t)end));
	json_array_append_new(matches, match);
}

/* Blanks and line breaks become one blank; places move with their words. */
static void write_window(struct writer *to, json_t *matches,
			 const struct window *window, const char *text,
			 const struct afi_found *found)
{
	size_t i = 0, begun = 0, at, next;
	bool inside = false;

	for (const char *s = window->begin; s < window->end; s += next) {
		at = (size_t)(s - text);
		next = (size_t)(on(s, 1) - s);
		if (inside && at >= found->v[i].end) {
			end_match(matches, begun, to->n);
			inside = false;
			i++;
		}
		if (is_blank(*s)) {
			to->blank = true;
			continue;
		}
		add(to, s, next);
		if (!inside && i < found->n && at >= found->v[i].begin) {
			begun = to->n - 1;
			inside = true;
		}
	}
	if (inside)
		end_match(matches, begun, to->n);
}

void afi_view_put_snippet(json_t *object, const char *text,
			  const struct afi_found *found)
{
	struct writer to = { .text = AFI_STR_INIT };
	json_t *matches = json_array();
	struct window window;

	find_window(&window, text, found->n ? found->v[0].begin : 0,
		    found->n ? found->v[0].end : 0);
	if (window.cut_begin)
		add(&to, ELLIPSIS, strlen(ELLIPSIS));
	to.blank = window.cut_begin;
	write_window(&to, matches, &window, text, found);
	to.blank = window.cut_end;
	if (window.cut_end)
		add(&to, ELLIPSIS, strlen(ELLIPSIS));
	afi_view_put(object, "snippet", afi_view_text(to.text.s));
	afi_view_put(object, "matches", matches);
	afi_str_clear(&to.text);
}
