/* A section as text for a terminal. */
#include "paper_impl.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render_parts.h"
#include "text.h"
#include "vec.h"

enum {
	MARK = 16,
	ROOM = 3,		/* lines to sign in */
};

/* Text being set. */
struct setting {
	struct afi_str *out;
	struct afi_paper *paper;
	struct afi_str words;	/* of the block in hand */
	struct {		/* where in them strong ones begin and end */
		size_t *v;
		size_t n, size;
	} strong;
	size_t indent;
	char mark[MARK];	/* to stand in the indent before the next
				   block, or "" */
	bool close;		/* no empty line before that one */
};

/* ---- colours ------------------------------------------------------------- */

/* Whether a whole word @word stands at @at, in a text that begins at @s. */
static bool stands(const char *s, const char *at, const char *word)
{
	return (at == s || !isalnum((unsigned char)at[-1])) &&
	       !isalnum((unsigned char)at[strlen(word)]);
}

/* The @n-th time, from 0, that @word stands in @s; NULL if it does not. */
static const char *nth(const char *s, const char *word, size_t n)
{
	const char *at = s;

	for (; (at = strstr(at, word)); at += strlen(word))
		if (stands(s, at, word) && !n--)
			return at;
	return NULL;
}

/* How often @word stands in the first @len bytes of @s. */
static size_t count(const char *s, size_t len, const char *word)
{
	const char *at;
	size_t n = 0;

	while ((at = nth(s, word, n)) && (size_t)(at - s) < len)
		n++;
	return n;
}

/* What was strong in the block, and is a colour, gets it: words keep their
 * order where lines are broken.  From the last to the first. */
static void paint(struct setting *to, size_t start)
{
	for (size_t n = to->strong.n; n >= 2; n -= 2) {
		const size_t from = to->strong.v[n - 2];
		const size_t end = to->strong.v[n - 1];
		struct afi_str word = AFI_STR_INIT;
		enum afi_paint colour;
		const char *at = NULL;

		afi_str_add(&word, to->words.s + from, end - from);
		if (afi_paint_of_rag(&colour, word.s))
			at = nth(to->out->s + start, word.s,
				 count(to->words.s, from, word.s));
		if (at)
			afi_paint_part(to->out, (size_t)(at - to->out->s),
				       (size_t)(at - to->out->s) + word.len,
				       colour);
		afi_str_clear(&word);
	}
}

/* ---- blocks -------------------------------------------------------------- */

/* Begin one: an empty line, unless it is the first or close to the last. */
static void begin(struct setting *to)
{
	if (to->paper->begun && !to->close)
		afi_str_addc(to->out, '\n');
	to->paper->begun = true;
	to->close = false;
}

/* Before a signature there is room for it. */
static void leave_room(struct setting *to)
{
	const char *role = to->paper->role;

	to->paper->role = NULL;
	for (int i = 0; role && !strcmp(role, "signature") && i < ROOM; i++)
		afi_str_addc(to->out, '\n');
}

/* Put the mark, ASCII, over the end of the blanks at @start. */
static void put_mark(struct setting *to, size_t start)
{
	const size_t len = strlen(to->mark);

	if (len && to->out->len >= start + to->indent && len <= to->indent)
		memcpy(to->out->s + start + to->indent - len, to->mark, len);
	*to->mark = '\0';
}

static void forget(struct setting *to)
{
	afi_str_reset(&to->words);
	to->strong.n = 0;
}

static void set_words(struct setting *to)
{
	size_t start;

	if (!to->words.len)
		return;
	begin(to);
	leave_room(to);
	start = to->out->len;
	afi_text_wrap(to->out, to->words.s, to->indent,
		      to->paper->look.width);
	put_mark(to, start);
	if (to->paper->look.colour)
		paint(to, start);
	forget(to);
}

/* Under a heading of the first or second level is a line as long as it. */
static void set_heading(struct setting *to, int level)
{
	const size_t width = to->paper->look.width;
	size_t start, columns;

	begin(to);
	start = to->out->len;
	afi_text_wrap(to->out, to->words.s, 0, width);
	if (to->paper->look.colour)
		afi_paint_lines(to->out, start, AFI_PAINT_BOLD);
	columns = afi_text_width(to->words.s);
	for (size_t i = 0; level < 3 && i < columns && i < width; i++)
		afi_str_addc(to->out, level == 1 ? '=' : '-');
	if (level < 3)
		afi_str_addc(to->out, '\n');
	to->close = level == 3 && !to->paper->look.letter;
	forget(to);
}

static void set_code(struct setting *to, cmark_node *node)
{
	begin(to);
	afi_text_wrap(to->out, afi_node_text(node), to->indent + 4,
		      to->paper->look.width);
}

static void set_rule(struct setting *to)
{
	begin(to);
	for (size_t i = to->indent; i < to->paper->look.width; i++)
		afi_str_addc(to->out, '-');
	afi_str_addc(to->out, '\n');
}

static void set_caption(struct setting *to, cmark_node *node)
{
	forget(to);
	afi_node_caption(&to->words, node);
	set_words(to);
	to->close = true;
}

static void set_table(struct setting *to, cmark_node *table)
{
	begin(to);
	afi_paper_table(to->out, to->paper, table, to->indent);
}

static void set_mark(struct setting *to, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item), *at = item;
	struct afi_str mark = AFI_STR_INIT;
	int n = cmark_node_get_list_start(list);

	while ((at = cmark_node_previous(at)))
		n++;
	if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
		afi_str_addf(&mark, "%d. ", n);
	else
		afi_str_adds(&mark, "- ");
	memcpy(to->mark, mark.s, mark.len + 1);
	afi_str_clear(&mark);
	to->close |= cmark_node_get_list_tight(list) &&
		     cmark_node_previous(item);
}

/* How far @item's text stands in: all of a list alike. */
static size_t depth_of(cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);

	return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? 4 : 2;
}

/* ---- inside them --------------------------------------------------------- */

static void add_address(struct setting *to, cmark_node *link)
{
	const char *url = cmark_node_get_url(link);
	struct afi_str words = AFI_STR_INIT;

	afi_node_words(&words, link);
	if (url && *url && *url != '#' && strcmp(url, words.s))
		afi_str_addf(&to->words, " (%s)", url);
	afi_str_clear(&words);
}

static void add_inline(struct setting *to, cmark_node *node, bool enter)
{
	switch (afi_part_of(node)) {
	case AFI_PART_TEXT:
	case AFI_PART_WORD_OF_CODE:
		afi_str_adds(&to->words, afi_node_text(node));
		return;
	case AFI_PART_SOFT_BREAK:
		afi_str_addc(&to->words, ' ');
		return;
	case AFI_PART_BREAK:
		afi_str_addc(&to->words, '\n');
		return;
	case AFI_PART_STRONG:
		*afi_vec_push(&to->strong) = to->words.len;
		return;
	case AFI_PART_LINK:
		if (!enter)
			add_address(to, node);
		return;
	case AFI_PART_REFERENCE:
		if (enter)
			afi_str_addf(&to->words, "[%d]", to->paper->notes +
				     atoi(afi_node_text(node)));
		return;
	default:
		return;
	}
}

/* ---- all of it ----------------------------------------------------------- */

static void enter(struct setting *to, cmark_iter *iter, cmark_node *node)
{
	switch (afi_part_of(node)) {
	case AFI_PART_CODE:
		set_code(to, node);
		return;
	case AFI_PART_RULE:
		set_rule(to);
		return;
	case AFI_PART_COMMENT:
		to->paper->role = to->paper->look.letter ?
				  afi_node_role(node) : NULL;
		return;
	case AFI_PART_ITEM:
		set_mark(to, node);
		to->indent += depth_of(node);
		return;
	case AFI_PART_QUOTE:
		to->indent += 2;
		return;
	case AFI_PART_NOTE:
		to->paper->noted++;
		snprintf(to->mark, sizeof(to->mark), "[%d] ",
			 to->paper->notes + to->paper->noted);
		to->indent += 5;
		return;
	case AFI_PART_TABLE:
		set_table(to, node);
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		return;
	default:
		add_inline(to, node, true);
	}
}

static void leave(struct setting *to, cmark_node *node)
{
	switch (afi_part_of(node)) {
	case AFI_PART_HEADING:
		set_heading(to, cmark_node_get_heading_level(node));
		return;
	case AFI_PART_PARAGRAPH:
		if (afi_node_is_caption(node))
			set_caption(to, node);
		else
			set_words(to);
		return;
	case AFI_PART_ITEM:
		to->indent -= depth_of(node);
		*to->mark = '\0';
		return;
	case AFI_PART_QUOTE:
		to->indent -= 2;
		return;
	case AFI_PART_NOTE:
		to->indent -= 5;
		return;
	default:
		add_inline(to, node, false);
	}
}

void afi_paper_text(struct afi_str *out, struct afi_paper *paper,
		    cmark_node *root)
{
	struct setting to = { .out = out, .paper = paper,
			      .words = AFI_STR_INIT };
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			enter(&to, iter, node);
		else
			leave(&to, node);
	}
	cmark_iter_free(iter);
	free(to.strong.v);
	afi_str_clear(&to.words);
}
