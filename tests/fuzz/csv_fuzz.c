/*
 * Any text as the text of an entry, put into a CSV row: a reader that knows
 * RFC 4180 and nothing else gets the same text back, but for an apostrophe
 * before what a spreadsheet could take for a formula, and no other cell moves.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXT = 5, TARGET = 2, COLUMNS = 12 };	/* of a history */

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Read the cell at @*at into @out; what stands after it. */
static char read_cell(struct afi_str *out, const char **at)
{
	const char *s = *at;
	const bool quoted = *s == '"';
	char after;

	for (s += quoted; quoted ? *s != '"' || s[1] == '"'
				 : *s && !strchr(",\r\n", *s); s++) {
		must(*s && (quoted || *s != '"'));
		s += *s == '"';
		afi_str_addc(out, *s);
	}
	s += quoted;
	after = *s;
	must(after == ',' || (after == '\r' && s[1] == '\n'));
	*at = s + (after == ',' ? 1 : 2);
	return after;
}

/* Whether a spreadsheet may take @s for something to work out, which it does
 * whatever blanks and quotes stand before it; -5 and +3.2% are figures. */
static bool is_risky(const char *s)
{
	size_t n;

	if (*s == '\t' || *s == '\r')
		return true;
	s += strspn(s, " \t\r\n\"'");
	if (*s == '=' || *s == '@')
		return true;
	if (*s != '+' && *s != '-')
		return false;
	n = strspn(++s, "0123456789");
	s += n;
	if (n && *s == '.') {
		n = strspn(++s, "0123456789");
		s += n;
	}
	return !n || strcmp(s, *s == '%' ? "%" : "") != 0;
}

/* Print the row of one entry with @text and a target into @file. */
static void print_row(FILE *file, const char *text, size_t len)
{
	const struct afi_look look = { .format = 'c', .width = 80 };
	json_t *head = json_pack("{}");
	json_t *item = json_pack("{s:s%, s:s}", "text", text, len, "target",
				 "northshire");
	struct afi_render render;

	afi_render_begin(&render, AFI_PAGE_HISTORY, &look, file);
	render.sink.head(render.sink.arg, head, "entries");
	render.sink.item(render.sink.arg, item);
	render.sink.foot(render.sink.arg, head);
	afi_render_end(&render);
	json_decref(item);
	json_decref(head);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_str cell = AFI_STR_INIT, text = AFI_STR_INIT;
	json_t *value;
	const char *at;
	char *row = NULL;
	size_t len = 0;
	FILE *file;

	afi_str_add(&text, (const char *)data, size);
	value = json_string(text.s);
	if (!value || memchr(data, '\0', size))
		goto out;	/* no text of a record */
	file = open_memstream(&row, &len);
	must(file);
	print_row(file, text.s, text.len);
	fclose(file);
	at = strchr(row, '\n');
	must(at && strncmp(row, "\xEF\xBB\xBF", 3) == 0);
	at++;
	for (int i = 0; i < COLUMNS; i++) {
		afi_str_reset(&cell);
		must((read_cell(&cell, &at) == ',') == (i < COLUMNS - 1));
		if (i == TEXT)
			must(strcmp(cell.s + is_risky(text.s), text.s) == 0 &&
			     (!is_risky(text.s) || cell.s[0] == '\''));
		else
			must(strcmp(cell.s, i == TARGET ? "northshire" : "") ==
			     0);
	}
	must(!*at);
	free(row);
out:
	json_decref(value);
	afi_str_clear(&text);
	afi_str_clear(&cell);
	return 0;
}
