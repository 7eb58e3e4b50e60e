/* A section as HTML. */
#include <stdlib.h>
#include <string.h>

#include "paper_impl.h"
#include "render_parts.h"
#include "text.h"

/* HTML being set. */
struct setting {
	struct afi_str *out;
	struct afi_paper *paper;
	bool head;		/* in a table's headings */
	bool noted;		/* footnotes have begun */
};

static void add_text(struct afi_str *out, const char *text)
{
	afi_text_html(out, text, strlen(text));
}

/* ---- blocks -------------------------------------------------------------- */

/* There is one heading of the first level, and none is left out on the way
 * down. */
static void begin_heading(struct setting *to, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);
	int *last = &to->paper->level;

	if (!*last)
		level = 1;
	else if (level < 2)
		level = 2;
	else if (level > *last + 1)
		level = *last + 1;
	*last = level;
	afi_str_addf(to->out, "<h%d>", level);
}

/* Set the picture of @table that its caption, @paragraph, asks for, with the
 * caption above it; false if there is none. */
static bool set_picture(struct setting *to, cmark_node *table,
			cmark_node *paragraph)
{
	struct afi_str picture = AFI_STR_INIT, words = AFI_STR_INIT;
	bool drawn;

	afi_node_caption(&words, paragraph);
	drawn = afi_paper_picture(&picture, table, afi_node_chart(paragraph),
				  words.s, to->paper->tables);
	if (drawn) {
		afi_str_adds(to->out, "<div class=\"picture\">\n"
			     "<p aria-hidden=\"true\">");
		add_text(to->out, words.s);
		afi_str_adds(to->out, "</p>\n");
		afi_str_add(to->out, picture.s, picture.len);
		afi_str_adds(to->out, "</div>\n");
	}
	afi_str_clear(&words);
	afi_str_clear(&picture);
	return drawn;
}

/* What is above a picture is not to be seen twice. */
static void set_caption(struct setting *to, cmark_node *paragraph,
			bool pictured)
{
	struct afi_str words = AFI_STR_INIT;

	afi_node_caption(&words, paragraph);
	afi_str_addf(to->out, "<caption id=\"table-%zu\"%s>",
		     to->paper->tables, pictured ? " class=\"heard\"" : "");
	add_text(to->out, words.s);
	afi_str_adds(to->out, "</caption>\n");
	afi_str_clear(&words);
}

/* What is wider than the page scrolls by itself and can be reached by the
 * keyboard, so that it has a name; it is no landmark, of which there would be
 * many. */
static void begin_table(struct setting *to, cmark_node *table)
{
	cmark_node *before = cmark_node_previous(table);
	const size_t n = ++to->paper->tables;
	const bool named = before && afi_node_is_caption(before);
	const bool pictured = named && set_picture(to, table, before);

	afi_str_adds(to->out, "<div class=\"table\" role=\"group\" "
		     "tabindex=\"0\" ");
	if (named) {
		afi_str_addf(to->out, "aria-labelledby=\"table-%zu\">\n"
			     "<table>\n", n);
		set_caption(to, before, pictured);
	} else {
		afi_str_addf(to->out, "aria-label=\"Table %zu\">\n<table>\n",
			     n);
	}
}

static void begin_row(struct setting *to, cmark_node *row)
{
	cmark_node *before = cmark_node_previous(row);

	to->head = afi_row_is_head(row);
	if (to->head)
		afi_str_adds(to->out, "<thead>\n");
	else if (before && afi_row_is_head(before))
		afi_str_adds(to->out, "<tbody>\n");
	afi_str_adds(to->out, "<tr>");
}

static void end_row(struct setting *to, cmark_node *row)
{
	afi_str_adds(to->out, "</tr>\n");
	if (to->head)
		afi_str_adds(to->out, "</thead>\n");
	else if (!cmark_node_next(row))
		afi_str_adds(to->out, "</tbody>\n");
}

/* A heading is one of its column or, if it is the first, of its row; an empty
 * one is none. */
static const char *cell_tag(const struct setting *to, cmark_node *cell)
{
	if (!cmark_node_first_child(cell))
		return "td";
	return to->head || !cmark_node_previous(cell) ? "th" : "td";
}

static void add_class(struct afi_str *out, const char *words, bool right)
{
	enum afi_paint paint;
	const char *class = afi_paint_of_rag(&paint, words) ? words :
			    afi_cell_is_day(words) ? "day" : "";

	if (right || *class)
		afi_str_addf(out, " class=\"%s%s%s\"", right ? "n" : "",
			     right && *class ? " " : "", class);
}

static void begin_cell(struct setting *to, cmark_node *cell)
{
	const char *tag = cell_tag(to, cell);
	struct afi_str words = AFI_STR_INIT;

	afi_node_words(&words, cell);
	afi_str_addf(to->out, "<%s", tag);
	if (!strcmp(tag, "th"))
		afi_str_addf(to->out, " scope=\"%s\"",
			     to->head ? "col" : "row");
	add_class(to->out, words.s, afi_cell_is_right(cell));
	afi_str_addc(to->out, '>');
	afi_str_clear(&words);
}

static void begin_list(struct setting *to, cmark_node *list)
{
	const int start = cmark_node_get_list_start(list);

	if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
		afi_str_adds(to->out, "<ul>\n");
	else if (start == 1)
		afi_str_adds(to->out, "<ol>\n");
	else
		afi_str_addf(to->out, "<ol start=\"%d\">\n", start);
}

static void begin_note(struct setting *to)
{
	const int n = to->paper->notes + ++to->paper->noted;

	if (!to->noted)
		afi_str_addf(to->out, "<ol class=\"notes\" start=\"%d\">\n", n);
	to->noted = true;
	afi_str_addf(to->out, "<li id=\"note-%d\">", n);
}

/* A tight list's paragraphs are none. */
static bool is_bare(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = item ? cmark_node_parent(item) : NULL;

	return list && afi_part_of(item) == AFI_PART_ITEM &&
	       cmark_node_get_list_tight(list);
}

static void begin_paragraph(struct setting *to, cmark_node *paragraph)
{
	const char *role = to->paper->role;

	to->paper->role = NULL;
	if (is_bare(paragraph))
		return;
	if (role)
		afi_str_addf(to->out, "<p class=\"%s\">", role);
	else
		afi_str_adds(to->out, "<p>");
}

/* ---- inside them --------------------------------------------------------- */

/* Only where reading it does nothing: on the web, by mail, in the page. */
static const char *address_of(cmark_node *link)
{
	static const char *const begin[] = {
		"https://", "http://", "mailto:", "#",
	};
	const char *url = cmark_node_get_url(link);

	for (size_t i = 0; url && i < sizeof(begin) / sizeof(*begin); i++)
		if (!strncmp(url, begin[i], strlen(begin[i])))
			return url;
	return NULL;
}

static void add_link(struct setting *to, cmark_node *link, bool enter)
{
	const char *url = address_of(link);

	if (!url)
		return;
	if (!enter) {
		afi_str_adds(to->out, "</a>");
		return;
	}
	afi_str_adds(to->out, "<a href=\"");
	add_text(to->out, url);
	afi_str_adds(to->out, "\">");
}

static void begin_strong(struct setting *to, cmark_node *strong)
{
	struct afi_str words = AFI_STR_INIT;

	afi_node_words(&words, strong);
	afi_str_adds(to->out, "<strong");
	add_class(to->out, words.s, false);
	afi_str_addc(to->out, '>');
	afi_str_clear(&words);
}

static void add_reference(struct setting *to, cmark_node *node)
{
	const int n = to->paper->notes + atoi(afi_node_text(node));

	afi_str_addf(to->out, "<sup><a href=\"#note-%d\">[%d]</a></sup>", n,
		     n);
}

/* What has the same tag before and after it. */
static const char *plain_tag(enum afi_part part)
{
	switch (part) {
	case AFI_PART_QUOTE:
		return "blockquote";
	case AFI_PART_ITEM:
		return "li";
	case AFI_PART_EMPHASIS:
		return "em";
	default:
		return NULL;
	}
}

/* What has nothing in it. */
static bool set_leaf(struct setting *to, cmark_node *node, enum afi_part part)
{
	const char *before = "", *after = "", *text = "";

	if (part == AFI_PART_TEXT) {
		text = afi_node_text(node);
	} else if (part == AFI_PART_CODE) {
		before = "<pre tabindex=\"0\"><code>";
		text = afi_node_text(node);
		after = "</code></pre>\n";
	} else if (part == AFI_PART_WORD_OF_CODE) {
		before = "<code>";
		text = afi_node_text(node);
		after = "</code>";
	} else if (part == AFI_PART_RULE) {
		before = "<hr>\n";
	} else if (part == AFI_PART_SOFT_BREAK) {
		before = "\n";
	} else if (part == AFI_PART_BREAK) {
		before = "<br>\n";
	} else {
		return false;
	}
	afi_str_adds(to->out, before);
	add_text(to->out, text);
	afi_str_adds(to->out, after);
	return true;
}

/* ---- all of it ----------------------------------------------------------- */

static void enter(struct setting *to, cmark_iter *iter, cmark_node *node)
{
	const enum afi_part part = afi_part_of(node);

	if (set_leaf(to, node, part))
		return;
	if (plain_tag(part)) {
		afi_str_addf(to->out, "<%s>", plain_tag(part));
	} else if (part == AFI_PART_HEADING) {
		begin_heading(to, node);
	} else if (part == AFI_PART_PARAGRAPH && afi_node_is_caption(node)) {
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	} else if (part == AFI_PART_PARAGRAPH) {
		begin_paragraph(to, node);
	} else if (part == AFI_PART_COMMENT) {
		to->paper->role = to->paper->look.letter ?
				  afi_node_role(node) : NULL;
	} else if (part == AFI_PART_LIST) {
		begin_list(to, node);
	} else if (part == AFI_PART_TABLE) {
		begin_table(to, node);
	} else if (part == AFI_PART_ROW) {
		begin_row(to, node);
	} else if (part == AFI_PART_CELL) {
		begin_cell(to, node);
	} else if (part == AFI_PART_NOTE) {
		begin_note(to);
	} else if (part == AFI_PART_LINK) {
		add_link(to, node, true);
	} else if (part == AFI_PART_STRONG) {
		begin_strong(to, node);
	} else if (part == AFI_PART_REFERENCE) {
		add_reference(to, node);
	}
}

static void leave(struct setting *to, cmark_node *node)
{
	const enum afi_part part = afi_part_of(node);

	if (plain_tag(part)) {
		afi_str_addf(to->out, "</%s>%s", plain_tag(part),
			     part == AFI_PART_EMPHASIS ? "" : "\n");
	} else if (part == AFI_PART_HEADING) {
		afi_str_addf(to->out, "</h%d>\n", to->paper->level);
	} else if (part == AFI_PART_PARAGRAPH && !afi_node_is_caption(node)) {
		afi_str_adds(to->out, is_bare(node) ? "" : "</p>\n");
	} else if (part == AFI_PART_LIST) {
		afi_str_adds(to->out, cmark_node_get_list_type(node) ==
			     CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n");
	} else if (part == AFI_PART_TABLE) {
		afi_str_adds(to->out, "</table>\n</div>\n");
	} else if (part == AFI_PART_ROW) {
		end_row(to, node);
	} else if (part == AFI_PART_CELL) {
		afi_str_addf(to->out, "</%s>", cell_tag(to, node));
	} else if (part == AFI_PART_NOTE) {
		afi_str_adds(to->out, "</li>\n");
	} else if (part == AFI_PART_LINK) {
		add_link(to, node, false);
	} else if (part == AFI_PART_STRONG) {
		afi_str_adds(to->out, "</strong>");
	}
}

void afi_paper_html(struct afi_str *out, struct afi_paper *paper,
		    cmark_node *root)
{
	struct setting to = { .out = out, .paper = paper };
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			enter(&to, iter, node);
		else
			leave(&to, node);
	}
	if (to.noted)
		afi_str_adds(out, "</ol>\n");
	cmark_iter_free(iter);
}
