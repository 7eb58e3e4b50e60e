#include "paper.h"

#include <cmark-gfm-core-extensions.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "paper_impl.h"

enum { TITLE_WITHIN = 16 * 1024 };	/* bytes in which a title is looked
					   for */

/* ---- the tree ------------------------------------------------------------ */

static enum afi_part extension_part(cmark_node *node)
{
	const char *name = cmark_node_get_type_string(node);

	if (!strcmp(name, "table"))
		return AFI_PART_TABLE;
	if (!strcmp(name, "table_row") || !strcmp(name, "table_header"))
		return AFI_PART_ROW;
	if (!strcmp(name, "table_cell"))
		return AFI_PART_CELL;
	return AFI_PART_OTHER;
}

enum afi_part afi_part_of(cmark_node *node)
{
	static const struct {
		cmark_node_type type;
		enum afi_part part;
	} parts[] = {
		{ CMARK_NODE_HEADING, AFI_PART_HEADING },
		{ CMARK_NODE_PARAGRAPH, AFI_PART_PARAGRAPH },
		{ CMARK_NODE_LIST, AFI_PART_LIST },
		{ CMARK_NODE_ITEM, AFI_PART_ITEM },
		{ CMARK_NODE_BLOCK_QUOTE, AFI_PART_QUOTE },
		{ CMARK_NODE_CODE_BLOCK, AFI_PART_CODE },
		{ CMARK_NODE_THEMATIC_BREAK, AFI_PART_RULE },
		{ CMARK_NODE_FOOTNOTE_DEFINITION, AFI_PART_NOTE },
		{ CMARK_NODE_HTML_BLOCK, AFI_PART_COMMENT },
		{ CMARK_NODE_TEXT, AFI_PART_TEXT },
		{ CMARK_NODE_CODE, AFI_PART_WORD_OF_CODE },
		{ CMARK_NODE_SOFTBREAK, AFI_PART_SOFT_BREAK },
		{ CMARK_NODE_LINEBREAK, AFI_PART_BREAK },
		{ CMARK_NODE_STRONG, AFI_PART_STRONG },
		{ CMARK_NODE_EMPH, AFI_PART_EMPHASIS },
		{ CMARK_NODE_LINK, AFI_PART_LINK },
		{ CMARK_NODE_FOOTNOTE_REFERENCE, AFI_PART_REFERENCE },
	};
	const cmark_node_type type = cmark_node_get_type(node);

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (parts[i].type == type)
			return parts[i].part;
	return extension_part(node);
}

const char *afi_node_text(cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);

	return text ? text : "";
}

const char *afi_node_role(cmark_node *node)
{
	static const char *const roles[][2] = {
		{ "<!-- marking -->\n", "marking" },
		{ "<!-- date -->\n", "date" },
		{ "<!-- address -->\n", "address" },
		{ "<!-- closing -->\n", "closing" },
		{ "<!-- signature -->\n", "signature" },
		{ "<!-- copies -->\n", "copies" },
		{ "<!-- note -->\n", "note" },
		{ "<!-- foot -->\n", "foot" },
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (!strcmp(afi_node_text(node), roles[i][0]))
			return roles[i][1];
	return NULL;
}

void afi_node_words(struct afi_str *out, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		const enum afi_part part = afi_part_of(at);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (part == AFI_PART_TEXT || part == AFI_PART_WORD_OF_CODE)
			afi_str_adds(out, afi_node_text(at));
		else if (part == AFI_PART_SOFT_BREAK || part == AFI_PART_BREAK)
			afi_str_addc(out, ' ');
	}
	cmark_iter_free(iter);
}

/* What a caption begins with. */
static const struct caption {
	const char *word;
	enum afi_chart chart;
} captions[] = {
	{ AFI_CAPTION, AFI_CHART_NONE },
	{ "Bars: ", AFI_CHART_BARS },
	{ "Lines: ", AFI_CHART_LINES },
	{ "Course: ", AFI_CHART_COURSE },
	{ "Timeline: ", AFI_CHART_TIMELINE },
};

/* What makes @node a caption; NULL if it is none. */
static const struct caption *caption_of(cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	cmark_node *first = cmark_node_first_child(node);

	if (!next || !first || afi_part_of(node) != AFI_PART_PARAGRAPH ||
	    afi_part_of(next) != AFI_PART_TABLE ||
	    afi_part_of(first) != AFI_PART_TEXT)
		return NULL;
	for (size_t i = 0; i < sizeof(captions) / sizeof(*captions); i++)
		if (!strncmp(afi_node_text(first), captions[i].word,
			     strlen(captions[i].word)))
			return &captions[i];
	return NULL;
}

bool afi_node_is_caption(cmark_node *node)
{
	return caption_of(node);
}

void afi_node_caption(struct afi_str *out, cmark_node *node)
{
	struct afi_str words = AFI_STR_INIT;

	afi_node_words(&words, node);
	afi_str_adds(out, words.s + strlen(afi_node_caption_word(node)));
	afi_str_clear(&words);
}

const char *afi_node_caption_word(cmark_node *node)
{
	return caption_of(node)->word;
}

enum afi_chart afi_node_chart(cmark_node *node)
{
	const struct caption *caption = caption_of(node);

	return caption ? caption->chart : AFI_CHART_NONE;
}

bool afi_row_is_head(cmark_node *row)
{
	return cmark_gfm_extensions_get_table_row_is_header(row);
}

bool afi_cell_is_day(const char *words)
{
	int end = 0;

	return sscanf(words, "%*2[0-9] %*9[A-Za-z] %*4[0-9]%n", &end) >= 0 &&
	       end && !words[end];
}

bool afi_cell_is_right(cmark_node *cell)
{
	cmark_node *table = cmark_node_parent(cmark_node_parent(cell));
	const uint8_t *ways = cmark_gfm_extensions_get_table_alignments(table);
	const size_t n = cmark_gfm_extensions_get_table_columns(table);
	size_t i = 0;

	while ((cell = cmark_node_previous(cell)))
		i++;
	return i < n && ways[i] == 'r';
}

/* ---- sections ------------------------------------------------------------ */

/* Set @root, which the @len bytes at @md were parsed into. */
static void set(struct afi_str *out, struct afi_paper *paper,
		cmark_node *root, const char *md, size_t len)
{
	paper->noted = 0;
	if (paper->look.format == 'h') {
		if (!paper->begun)
			afi_paper_html_begin(out, paper, root);
		paper->begun = true;
		afi_paper_html(out, paper, root);
	} else if (paper->look.format == 'm') {
		if (paper->look.pictures)
			afi_str_add(out, md, len);
		else
			afi_paper_md(out, root, md, len);
	} else {
		afi_paper_text(out, paper, root);
	}
	paper->notes += paper->noted;
}

static cmark_node *parse(const char *md, size_t len)
{
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES |
						CMARK_OPT_VALIDATE_UTF8);
	cmark_node *root;

	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser_attach_syntax_extension(parser,
		cmark_find_syntax_extension("table"));
	cmark_parser_feed(parser, md, len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

void afi_paper_title(struct afi_str *out, const char *md, size_t len)
{
	cmark_node *root = parse(md, len < TITLE_WITHIN ? len : TITLE_WITHIN);
	cmark_node *node = cmark_node_first_child(root);

	while (node && afi_part_of(node) != AFI_PART_HEADING)
		node = cmark_node_next(node);
	if (node)
		afi_node_words(out, node);
	cmark_node_free(root);
}

/* Set @len bytes of what is there, from @from on. */
static void set_section(struct afi_str *out, struct afi_paper *paper,
			size_t from, size_t len)
{
	cmark_node *root = parse(paper->buf.s + from, len);

	set(out, paper, root, paper->buf.s + from, len);
	cmark_node_free(root);
}

/* Code, between fences, may have lines that look like headings. */
static void see_fence(struct afi_paper *paper, const char *line)
{
	const size_t indent = strspn(line, " ");
	const char mark = line[indent];
	size_t n = 0, rest;

	if (indent > 3 || (mark != '`' && mark != '~'))
		return;
	while (line[indent + n] == mark)
		n++;
	line += indent + n;
	rest = strcspn(line, "\n");
	if (!paper->fence && n >= 3 && (mark == '~' ||
					!memchr(line, '`', rest))) {
		paper->fence = mark;
		paper->fence_len = n;
	} else if (paper->fence == mark && n >= paper->fence_len &&
		   strspn(line, " \t") == rest) {
		paper->fence = '\0';
	}
}

static bool is_heading(const char *line)
{
	const size_t n = strspn(line, "#");

	return n && n <= 6 && (line[n] == ' ' || line[n] == '\n');
}

/* Let go of the first @len bytes, which are set. */
static void let_go(struct afi_paper *paper, size_t len)
{
	struct afi_str rest = AFI_STR_INIT;

	if (!len)
		return;
	afi_str_add(&rest, paper->buf.s + len, paper->buf.len - len);
	afi_str_clear(&paper->buf);
	paper->buf = rest;
	paper->scanned -= len;
}

/* Look at the lines that are whole by now. */
void afi_paper_add(struct afi_str *out, struct afi_paper *paper,
		   const char *md, size_t len)
{
	const char *line, *end;
	size_t done = 0;

	afi_str_add(&paper->buf, md, len);
	while ((line = paper->buf.s + paper->scanned) &&
	       (end = memchr(line, '\n', paper->buf.len - paper->scanned))) {
		const size_t n = (size_t)(end + 1 - line);

		see_fence(paper, line);
		if (!paper->fence && paper->scanned && is_heading(line)) {
			set_section(out, paper, done, paper->scanned - done);
			done = paper->scanned;
		}
		paper->scanned += n;
	}
	let_go(paper, done);
}

void afi_paper_end(struct afi_str *out, struct afi_paper *paper)
{
	if (!paper)
		return;
	set_section(out, paper, 0, paper->buf.len);
	if (paper->look.format == 'h')
		afi_paper_html_end(out);
	afi_paper_free(paper);
}

struct afi_paper *afi_paper_new(const struct afi_paper_look *look)
{
	struct afi_paper *paper = afi_xcalloc(1, sizeof(*paper));

	*paper = (struct afi_paper){ .look = *look, .buf = AFI_STR_INIT };
	return paper;
}

void afi_paper_free(struct afi_paper *paper)
{
	if (!paper)
		return;
	afi_str_clear(&paper->buf);
	free(paper);
}
