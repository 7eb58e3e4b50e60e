#include "doc_block.h"

#include <stdlib.h>
#include <string.h>

void afi_doc_blocks_init(struct afi_doc_blocks *blocks)
{
	*blocks = (struct afi_doc_blocks){
		.text = AFI_STR_INIT, .line = AFI_STR_INIT,
		.note = AFI_STR_INIT,
	};
	blocks->frames[0].to = &blocks->text;
}

void afi_doc_blocks_clear(struct afi_doc_blocks *blocks)
{
	for (size_t i = 0; i < blocks->ntables; i++) {
		afi_str_clear(&blocks->tables[i].text);
		free(blocks->tables[i].cells.v);
		free(blocks->tables[i].rows.v);
	}
	afi_str_clear(&blocks->note);
	afi_str_clear(&blocks->line);
	afi_str_clear(&blocks->text);
}

struct afi_doc_frame *afi_doc_frame(struct afi_doc_blocks *blocks)
{
	size_t n = blocks->ntables;

	/* between the cells of a table, it is where the table stands */
	while (n && !blocks->tables[n - 1].in_cell)
		n--;
	return &blocks->frames[n];
}

/* ---- words --------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool at_line_start(const struct afi_str *line)
{
	return !line->len || line->s[line->len - 1] == '\n';
}

/* What Markdown would take for markup is escaped, but a star that may have been
 * typed for a bullet. */
static void add_byte(struct afi_doc_blocks *blocks, char c)
{
	if (c == '\\' || c == '<' ||
	    (c == '*' && !at_line_start(&blocks->line)))
		afi_str_addc(&blocks->line, '\\');
	afi_str_addc(&blocks->line, c);
}

void afi_doc_words(struct afi_doc_blocks *blocks, const char *s, size_t len,
		   bool strong, bool pre)
{
	for (; len; s++, len--) {
		if (pre && *s == '\n') {
			afi_doc_break(blocks, true);
			continue;
		}
		if (is_blank(*s)) {
			blocks->gap = true;
			continue;
		}
		if (blocks->gap && !at_line_start(&blocks->line))
			afi_str_addc(&blocks->line, ' ');
		blocks->gap = false;
		add_byte(blocks, *s);
		*(strong ? &blocks->strong : &blocks->plain) += 1;
	}
}

void afi_doc_break(struct afi_doc_blocks *blocks, bool pre)
{
	blocks->gap = false;
	if (!blocks->line.len)
		return;
	if (at_line_start(&blocks->line) && !pre)
		afi_doc_end(blocks);
	else
		afi_str_addc(&blocks->line, '\n');
}

/* ---- blocks -------------------------------------------------------------- */

void afi_doc_space(struct afi_doc_frame *frame, enum afi_doc_last last)
{
	const bool goes_on = last != AFI_LAST_BLOCK && frame->last == last;

	if (frame->last != AFI_LAST_NOTHING && !goes_on)
		afi_str_addc(frame->to, '\n');
	frame->last = last;
}

static void add_indent(struct afi_str *out, size_t levels)
{
	while (levels--)
		afi_str_adds(out, "  ");
}

/* @number in small Roman figures. */
static void add_roman(struct afi_str *out, size_t number)
{
	static const struct { size_t value; const char *figure; } figures[] = {
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};

	for (size_t i = 0; i < sizeof(figures) / sizeof(*figures);) {
		if (number < figures[i].value) {
			i++;
			continue;
		}
		number -= figures[i].value;
		afi_str_adds(out, figures[i].figure);
	}
}

/* "- ", "1. ", "(a) ", "(iv) ". */
static void add_mark(struct afi_str *out, const struct afi_doc_list *list)
{
	const size_t n = list->next;

	if (list->type == '-') {
		afi_str_adds(out, "- ");
	} else if ((list->type == 'a' || list->type == 'A') && n && n <= 26) {
		afi_str_addf(out, "(%c) ", 'a' + (int)n - 1);
	} else if ((list->type == 'i' || list->type == 'I') && n && n < 400) {
		afi_str_addc(out, '(');
		add_roman(out, n);
		afi_str_adds(out, ") ");
	} else {
		afi_str_addf(out, "%zu. ", n);
	}
}

/* The words of the open block; lines after the first are indented too. */
static void add_lines(struct afi_doc_blocks *blocks, struct afi_str *out,
		      size_t indent, bool strong)
{
	const char *s = blocks->line.s, *nl;
	size_t n;

	for (;; s = nl + 1) {
		nl = strchr(s, '\n');
		n = nl ? (size_t)(nl - s) : strlen(s);
		if (strong && n)
			afi_str_adds(out, "**");
		afi_str_add(out, s, n);
		if (strong && n)
			afi_str_adds(out, "**");
		if (!nl)
			break;
		if (blocks->heading) {
			afi_str_addc(out, ' ');
			continue;
		}
		afi_str_addc(out, '\n');
		if (nl[1] != '\n')
			add_indent(out, indent);
	}
	afi_str_addc(out, '\n');
}

static void write_item(struct afi_doc_blocks *blocks,
		       struct afi_doc_frame *frame)
{
	struct afi_doc_list *list = &blocks->lists[blocks->nlists - 1];
	const size_t level = blocks->nlists - frame->lists;

	if (list->pending) {
		afi_doc_space(frame, AFI_LAST_ITEM);
		add_indent(frame->to, level - 1);
		add_mark(frame->to, list);
		list->next++;
		list->pending = false;
	} else {
		afi_doc_space(frame, AFI_LAST_BLOCK);
		add_indent(frame->to, level);
		frame->last = AFI_LAST_BLOCK;
	}
	add_lines(blocks, frame->to, level, false);
}

static void write_note(struct afi_doc_blocks *blocks,
		       struct afi_doc_frame *frame)
{
	afi_doc_space(frame, AFI_LAST_NOTE);
	if (blocks->note_begins)
		afi_str_addf(frame->to, "[^%s]: ", blocks->note.s);
	blocks->note_begins = false;
	add_lines(blocks, frame->to, 0, false);
}

static void write_block(struct afi_doc_blocks *blocks,
			struct afi_doc_frame *frame)
{
	const bool strong = blocks->strong && !blocks->plain;

	afi_doc_space(frame, AFI_LAST_BLOCK);
	for (int i = 0; i < blocks->heading; i++)
		afi_str_addc(frame->to, '#');
	if (blocks->heading)
		afi_str_addc(frame->to, ' ');
	add_lines(blocks, frame->to, 0, strong && !blocks->heading);
}

/* Whether there is anything but blanks and no-break spaces in @s. */
static bool has_words(const char *s)
{
	for (; *s; s++) {
		if ((unsigned char)*s == 0xC2 && (unsigned char)s[1] == 0xA0)
			s++;
		else if (!is_blank(*s))
			return true;
	}
	return false;
}

void afi_doc_end(struct afi_doc_blocks *blocks)
{
	struct afi_doc_frame *frame = afi_doc_frame(blocks);
	struct afi_str *line = &blocks->line;
	const size_t before = frame->to->len;

	while (line->len && is_blank(line->s[line->len - 1]))
		afi_str_cut(line, line->len - 1);
	if (line->len && has_words(line->s)) {
		if (blocks->note.len)
			write_note(blocks, frame);
		else if (blocks->heading || blocks->nlists == frame->lists)
			write_block(blocks, frame);
		else
			write_item(blocks, frame);
		blocks->total += frame->to->len - before;
	}
	afi_str_reset(line);
	blocks->serial++;
	blocks->gap = false;
	blocks->strong = blocks->plain = 0;
}

/* ---- lists --------------------------------------------------------------- */

bool afi_doc_list_begin(struct afi_doc_blocks *blocks, char type,
			size_t first)
{
	afi_doc_end(blocks);
	if (blocks->nlists == AFI_DOC_LISTS)
		return false;
	blocks->lists[blocks->nlists++] = (struct afi_doc_list){
		.type = type, .next = first,
	};
	return true;
}

void afi_doc_list_end(struct afi_doc_blocks *blocks)
{
	struct afi_doc_frame *frame;

	afi_doc_end(blocks);
	blocks->nlists--;
	frame = afi_doc_frame(blocks);
	/* the items of the next list are not of this one */
	if (blocks->nlists == frame->lists && frame->last == AFI_LAST_ITEM)
		frame->last = AFI_LAST_BLOCK;
}

void afi_doc_item(struct afi_doc_blocks *blocks)
{
	afi_doc_end(blocks);
	if (blocks->nlists > afi_doc_frame(blocks)->lists)
		blocks->lists[blocks->nlists - 1].pending = true;
}
