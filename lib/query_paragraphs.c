/* Somebody's text as paragraphs, for pages and letters that people read. */
#include <ctype.h>
#include <string.h>

#include "query_parts.h"
#include "str.h"

/* How many bytes of @line make it an item of a list, or 0. */
static size_t bullet(const char *line)
{
	if ((*line == '-' || *line == '*') && line[1] == ' ')
		return 2;
	return strncmp(line, "\xe2\x80\xa2", 3) ? 0 : 3;
}

/* Whether @line begins as "1. ", "2) " or "(a) " do. */
static bool is_numbered(const char *line)
{
	const bool open = *line == '(';
	const char *s = line + open;
	const size_t n = strspn(s, "0123456789");

	s += n;
	if (!n && open && isalpha((unsigned char)*s))
		s++;
	return s > line + open && (*s == ')' || (!open && *s == '.')) &&
	       s[1] == ' ';
}

static void end_paragraph(json_t *list, struct afi_str *words, bool item)
{
	json_t *one;

	if (!words->len)
		return;
	one = json_object();
	afi_view_put(one, "text", afi_view_text(words->s));
	afi_view_put(one, "item", json_boolean(item));
	json_array_append_new(list, one);
	afi_str_reset(words);
}

/* A line of @len bytes; an empty one ends a paragraph, what looks like a list
 * begins one. */
static void take_line(json_t *list, struct afi_str *words, bool *item,
		      const char *line, size_t len)
{
	struct afi_str text = AFI_STR_INIT;
	size_t mark;

	while (len && strchr(" \t", *line)) {
		line++;
		len--;
	}
	while (len && strchr(" \t", line[len - 1]))
		len--;
	afi_str_add(&text, line, len);
	mark = bullet(text.s);
	if (!text.len || mark || is_numbered(text.s)) {
		end_paragraph(list, words, *item);
		*item = mark != 0;
	}
	if (words->len)
		afi_str_addc(words, ' ');
	afi_str_adds(words, text.s + mark + strspn(text.s + mark, " \t"));
	afi_str_clear(&text);
}

json_t *afi_view_paragraphs(const char *text)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *list = json_array();
	bool item = false;

	while (text && *text) {
		const size_t len = strcspn(text, "\n");

		take_line(list, &words, &item, text, len);
		text += len + (text[len] == '\n');
	}
	end_paragraph(list, &words, item);
	afi_str_clear(&words);
	return list;
}

void afi_view_put_paragraphs(json_t *object)
{
	const char *text = json_string_value(json_object_get(object, "text"));

	afi_view_put(object, "paragraphs", afi_view_paragraphs(text));
}
