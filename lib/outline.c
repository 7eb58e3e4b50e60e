#include "outline.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "outline_impl.h"
#include "vec.h"

enum {
	WIDEST = 200,		/* bytes of a line that was broken */
	FULL = 70,		/* percent of the width that fill a line */
	BROKEN = 3,		/* lines that were, if a width is known */
	SENTENCE = 40,		/* bytes of text that may go on over a page */
	PARAGRAPH = 80,		/* ... and over a footnote that looks like
				   text */
	NOTE_LINES = 20,	/* of a footnote: each makes it anew */
};

/* A text being taken apart. */
struct outlining {
	struct afi_outline *out;
	size_t full;		/* bytes that fill a line; 0: none is broken */
	char *whole;		/* the text of the open block, where it stands
				   in one line, */
	size_t whole_len;
	struct afi_str text;	/* or else here */
	size_t open;		/* which one that is; NONE: none */
	size_t note;		/* the footnote that the last line was of, or
				   NONE */
	size_t last_width;	/* of the line before */
	bool last_ends;
	bool in_row;		/* the line before was one of a table */
	int gap;		/* empty lines since */
};

#define NONE ((size_t)-1)

void afi_outline_clear(struct afi_outline *outline)
{
	free(outline->v);
	afi_arena_clear(&outline->arena);
	*outline = (struct afi_outline)AFI_OUTLINE_INIT;
}

bool afi_block_is_title(const struct afi_block *block)
{
	return block->kind == AFI_BLOCK_HEADING ||
	       (block->kind == AFI_BLOCK_TEXT && !block->ends);
}

/* ---- where lines were broken --------------------------------------------- */

static size_t next_line(const char *s, const char *end)
{
	const char *nl = memchr(s, '\n', (size_t)(end - s));

	return (size_t)((nl ? nl : end) - s);
}

/* The first and the last character that are no blanks. */
static bool line_ends(char *first, char *last, const char *s, size_t len)
{
	while (len && (*s == ' ' || *s == '\t')) {
		s++;
		len--;
	}
	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	*first = len ? *s : '\0';
	*last = len ? s[len - 1] : '\0';
	return len > 0;
}

/*
 * How long lines are that were broken, 0 if that cannot be told: those that end
 * in the middle of a sentence which the next one goes on with.
 */
static size_t width_of(const char *text, size_t len)
{
	const char *s = text, *end = text + len;
	size_t count[WIDEST] = { 0 }, n = 0, width = 0, before = 0, i;
	char first, last, last_before = '\0';

	for (; s < end; s += i + 1) {
		i = next_line(s, end);
		if (!line_ends(&first, &last, s, i)) {
			last_before = '\0';
			continue;
		}
		if (last_before && !strchr(".:;?!", last_before) &&
		    islower((unsigned char)first) && before < WIDEST) {
			count[before]++;
			n++;
		}
		last_before = last;
		before = i;
	}
	if (n < BROKEN)
		return 0;
	for (i = 0; i < WIDEST && width * 10 < n * 8; i++)
		width += count[i];
	return i;
}

/* ---- blocks -------------------------------------------------------------- */

static const char *keep(struct outlining *at, const char *s, size_t len)
{
	return afi_arena_copy(&at->out->arena, s, len);
}

/* The open block is whole.  What ended its only line is no longer needed. */
static void finish(struct outlining *at)
{
	if (at->open == NONE)
		return;
	if (at->whole)
		at->whole[at->whole_len] = '\0';
	at->out->v[at->open].text = at->whole ? at->whole :
		keep(at, at->text.s, at->text.len);
	at->open = NONE;
}

/* Bytes of the open block so far. */
static size_t open_len(const struct outlining *at)
{
	return at->whole ? at->whole_len : at->text.len;
}

static struct afi_block *add(struct outlining *at, enum afi_block_kind kind,
			     const struct afi_line *line, int number)
{
	struct afi_block *block = afi_vec_push(at->out);

	*block = (struct afi_block){
		.kind = kind, .text = "",
		.mark = line->mark.len ?
			keep(at, line->mark.s, line->mark.len) : "",
		.level = kind == AFI_BLOCK_ITEM ? (int)line->indent :
			 line->level,
		.ends = line->ends, .strong = line->strong,
		.apart = at->gap > 0, .first = number, .last = number,
	};
	at->note = NONE;
	return block;
}

static void append_words(struct afi_str *out, const char *s, size_t len)
{
	const char *end = s + len, *nl;

	if (!len)
		return;
	assert(s);
	if (out->len)
		afi_str_addc(out, ' ');
	for (; (nl = memchr(s, '\n', (size_t)(end - s))); s = nl + 1) {
		afi_str_add(out, s, (size_t)(nl - s));
		afi_str_addc(out, ' ');
	}
	afi_str_add(out, s, (size_t)(end - s));
}

/* Begin a block that may go on in the next lines. */
static void begin(struct outlining *at, enum afi_block_kind kind,
		  const struct afi_line *line, int number)
{
	finish(at);
	add(at, kind, line, number);
	at->open = at->out->n - 1;
	afi_str_reset(&at->text);
	at->whole = line->plain ? (char *)line->s : NULL;
	at->whole_len = line->len;
	if (!at->whole)
		append_words(&at->text, line->s, line->len);
}

static void go_on(struct outlining *at, const struct afi_line *line,
		  int number)
{
	struct afi_block *block = &at->out->v[at->open];

	if (at->whole)
		append_words(&at->text, at->whole, at->whole_len);
	at->whole = NULL;
	append_words(&at->text, line->s, line->len);
	block->ends = line->ends;
	block->strong &= line->strong;
	block->last = number;
}

/* A footnote stands apart from the block that it interrupts. */
static void add_note(struct outlining *at, const struct afi_line *line,
		     int number)
{
	struct afi_block *block = add(at, AFI_BLOCK_NOTE, line, number);

	block->text = keep(at, line->s, line->len);
	at->note = at->out->n - 1;
}

static void add_to_note(struct outlining *at, const struct afi_line *line,
			int number)
{
	struct afi_block *block = &at->out->v[at->note];
	struct afi_str text = AFI_STR_INIT;

	afi_str_adds(&text, block->text);
	append_words(&text, line->s, line->len);
	block->text = keep(at, text.s, text.len);
	block->ends = line->ends;
	block->last = number;
	afi_str_clear(&text);
}

static void add_row(struct outlining *at, const struct afi_line *line,
		    int number)
{
	struct afi_block *block;
	const char **cells;
	char *text, *tab;
	size_t n = 1;

	finish(at);
	block = add(at, AFI_BLOCK_ROW, line, number);
	block->starts_table = !at->in_row;
	for (size_t i = 0; i < line->len; i++)
		n += line->s[i] == '\t';
	cells = afi_arena_calloc(&at->out->arena, n, sizeof(*cells));
	text = afi_arena_copy(&at->out->arena, line->s, line->len);
	block->text = keep(at, line->s, line->len);
	block->cells = cells;
	block->ncells = n;
	for (n = 0; text; text = tab ? tab + 1 : NULL) {
		if ((tab = strchr(text, '\t')))
			*tab = '\0';
		cells[n++] = text;
	}
}

static void add_alone(struct outlining *at, enum afi_block_kind kind,
		      const struct afi_line *line, int number)
{
	struct afi_str text = AFI_STR_INIT;

	finish(at);
	append_words(&text, line->s, line->len);
	add(at, kind, line, number)->text = keep(at, text.s, text.len);
	afi_str_clear(&text);
}

/* ---- what goes on -------------------------------------------------------- */

/* Whether @line is more of the open block. */
static bool continues(const struct outlining *at, const struct afi_line *line)
{
	const struct afi_block *block;

	if (at->open == NONE)
		return false;
	block = &at->out->v[at->open];
	if (at->gap || block != &at->out->v[at->out->n - 1])
		return !block->ends && line->lower &&
		       open_len(at) >= SENTENCE;
	if (block->strong != line->strong)
		return false;
	if (!at->last_ends && line->lower)
		return true;
	if (block->kind == AFI_BLOCK_ITEM && at->full &&
	    line->indent > (size_t)block->level)
		return true;
	return at->full && at->last_width >= at->full * FULL / 100 &&
	       at->last_width <= at->full * (200 - FULL) / 100;
}

/* "1 Redacted" at the foot of a page, in the middle of a sentence; "3 September
 * 2014" is none. */
static bool is_bare_note(const struct outlining *at,
			 const struct afi_line *line)
{
	struct afi_str words = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_date date;
	size_t n = 0;
	bool is;

	if (at->open == NONE || !at->gap || at->out->v[at->open].ends ||
	    open_len(at) < PARAGRAPH)
		return false;
	while (n < 3 && n < line->len && isdigit((unsigned char)line->s[n]))
		n++;
	if (!n || n == 3 || line->len < n + 2 || line->s[n] != ' ' ||
	    !isupper((unsigned char)line->s[n + 1]))
		return false;
	afi_str_add(&words, line->s, line->len);
	is = afi_date_parse(&date, words.s, 0, &ignored) != AFI_OK;
	afi_str_clear(&words);
	return is;
}

static void add_bare_note(struct outlining *at, struct afi_line *line,
			  int number)
{
	const char *blank = memchr(line->s, ' ', line->len);

	afi_str_add(&line->mark, line->s, (size_t)(blank - line->s));
	line->len -= (size_t)(blank + 1 - line->s);
	line->s = blank + 1;
	add_note(at, line, number);
}

static void add_text(struct outlining *at, struct afi_line *line, int number)
{
	if (at->note != NONE && !at->gap &&
	    number - at->out->v[at->note].first < NOTE_LINES)
		add_to_note(at, line, number);
	else if (is_bare_note(at, line))
		add_bare_note(at, line, number);
	else if (continues(at, line))
		go_on(at, line, number);
	else
		begin(at, AFI_BLOCK_TEXT, line, number);
}

static void take(struct outlining *at, struct afi_line *line, int number)
{
	switch (line->kind) {
	case AFI_LINE_EMPTY:
	case AFI_LINE_PAGE:
		at->gap++;
		return;
	case AFI_LINE_RULE:
		at->gap += !at->in_row;
		return;
	case AFI_LINE_TEXT:
		add_text(at, line, number);
		break;
	case AFI_LINE_ITEM:
		begin(at, AFI_BLOCK_ITEM, line, number);
		break;
	case AFI_LINE_HEADING:
		add_alone(at, AFI_BLOCK_HEADING, line, number);
		break;
	case AFI_LINE_CONTENTS:
		add_alone(at, AFI_BLOCK_CONTENTS, line, number);
		break;
	case AFI_LINE_NOTE:
		add_note(at, line, number);
		break;
	case AFI_LINE_ROW:
		add_row(at, line, number);
		break;
	}
	at->in_row = line->kind == AFI_LINE_ROW;
	at->last_width = line->width;
	at->last_ends = line->ends;
	at->gap = 0;
}

void afi_outline_make(struct afi_outline *out, const char *text, size_t len)
{
	afi_outline_take(out, afi_arena_copy(&out->arena, text, len), len);
}

void afi_outline_take(struct afi_outline *out, char *text, size_t len)
{
	struct outlining at = { .out = out, .full = width_of(text, len),
				.text = AFI_STR_INIT, .open = NONE,
				.note = NONE };
	struct afi_line line = AFI_LINE_INIT;
	const char *s = text, *end = text + len;
	int number = 1;
	size_t n;

	for (; s < end; s += n + 1) {
		n = next_line(s, end);
		afi_line_read(&line, s, n);
		take(&at, &line, number++);
	}
	finish(&at);
	afi_line_clear(&line);
	afi_str_clear(&at.text);
}
