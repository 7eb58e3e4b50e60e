#include "doc_tag.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "doc.h"

/* ---- elements ------------------------------------------------------------ */

/* What an element is to us.  Those that are not listed are as good as not
 * there. */
enum role {
	BLOCK, PARAGRAPH, HEADING, LIST, ITEM, TABLE, ROW, CELL, BREAK, STRONG,
	LINK, RAISED, PRE, TITLE, FORM, CONTROL, PAGE_PART, MAIN, SKIP,
	WORDS,			/* in a line; it may be hidden or bold */
};

struct afi_doc_element {
	const char *name;
	enum role role;
};

/* In the order of their names. */
static const struct afi_doc_element elements[] = {
	{ "a", LINK }, { "abbr", WORDS }, { "address", BLOCK },
	{ "article", MAIN }, { "aside", BLOCK }, { "audio", SKIP },
	{ "b", STRONG }, { "blockquote", BLOCK }, { "body", BLOCK },
	{ "br", BREAK }, { "button", CONTROL }, { "canvas", SKIP },
	{ "caption", PARAGRAPH }, { "center", BLOCK }, { "cite", WORDS },
	{ "code", WORDS }, { "dd", BLOCK }, { "del", WORDS },
	{ "details", BLOCK }, { "dialog", SKIP }, { "dir", LIST },
	{ "div", BLOCK }, { "dl", BLOCK }, { "dt", PARAGRAPH },
	{ "em", WORDS }, { "fieldset", BLOCK }, { "figcaption", BLOCK },
	{ "figure", BLOCK }, { "font", WORDS }, { "footer", PAGE_PART },
	{ "form", FORM }, { "h1", HEADING }, { "h2", HEADING },
	{ "h3", HEADING }, { "h4", HEADING }, { "h5", HEADING },
	{ "h6", HEADING }, { "head", WORDS }, { "header", PAGE_PART },
	{ "hr", BLOCK }, { "html", WORDS }, { "i", WORDS }, { "iframe", SKIP },
	{ "ins", WORDS }, { "label", CONTROL }, { "legend", CONTROL },
	{ "li", ITEM }, { "main", MAIN }, { "mark", WORDS }, { "math", SKIP },
	{ "menu", LIST }, { "nav", SKIP }, { "noscript", SKIP },
	{ "object", SKIP }, { "ol", LIST }, { "option", CONTROL },
	{ "p", PARAGRAPH }, { "pre", PRE }, { "q", WORDS }, { "s", WORDS },
	{ "script", SKIP }, { "section", BLOCK }, { "select", CONTROL },
	{ "small", WORDS }, { "span", WORDS }, { "strike", WORDS },
	{ "strong", STRONG }, { "style", SKIP }, { "sub", WORDS },
	{ "summary", BLOCK }, { "sup", RAISED }, { "svg", SKIP },
	{ "table", TABLE }, { "tbody", BLOCK }, { "td", CELL },
	{ "template", SKIP }, { "textarea", SKIP }, { "tfoot", BLOCK },
	{ "th", CELL }, { "thead", BLOCK }, { "time", WORDS },
	{ "title", TITLE }, { "tr", ROW }, { "u", STRONG }, { "ul", LIST },
	{ "video", SKIP },
};

static int compare_names(const void *name, const void *element)
{
	return strcmp(name, ((const struct afi_doc_element *)element)->name);
}

static const struct afi_doc_element *element_named(const char *name)
{
	return bsearch(name, elements, sizeof(elements) / sizeof(*elements),
		       sizeof(*elements), compare_names);
}

bool afi_doc_is_element(const char *name)
{
	return element_named(name) != NULL;
}

/* ---- attributes ---------------------------------------------------------- */

const char *afi_doc_attr(const char *const *attrs, const char *name)
{
	for (; attrs && attrs[0]; attrs += 2)
		if (!strcmp(attrs[0], name))
			return attrs[1] ? attrs[1] : "";
	return NULL;
}

static bool attr_is(const char *const *attrs, const char *name,
		    const char *value)
{
	const char *has = afi_doc_attr(attrs, name);

	return has && !strcasecmp(has, value);
}

/* A number from @least to @most, @least if there is none. */
static size_t attr_number(const char *const *attrs, const char *name,
			  size_t least, size_t most)
{
	const char *s = afi_doc_attr(attrs, name);
	unsigned long n = s && isdigit((unsigned char)*s) ?
			  strtoul(s, NULL, 10) : 0;

	return n < least ? least : n > most ? most : n;
}

/* Whether @style sets @property to something that begins with @value. */
static bool styled(const char *style, const char *property, const char *value)
{
	const size_t n = strlen(property);
	const char *s;

	for (s = style; s && *s; s++) {
		if (strncasecmp(s, property, n))
			continue;
		s += n;
		s += strspn(s, " \t\r\n");
		if (*s == ':' && s++) {
			s += strspn(s, " \t\r\n");
			if (!strncasecmp(s, value, strlen(value)))
				return true;
		}
		if (!*s)
			break;
	}
	return false;
}

static bool is_bold(const char *const *attrs)
{
	const char *style = afi_doc_attr(attrs, "style");

	return style && (styled(style, "font-weight", "bold") ||
			 styled(style, "font-weight", "7") ||
			 styled(style, "text-decoration", "underline"));
}

static bool is_hidden(const char *const *attrs)
{
	const char *style = afi_doc_attr(attrs, "style");

	return afi_doc_attr(attrs, "hidden") ||
	       attr_is(attrs, "aria-hidden", "true") ||
	       attr_is(attrs, "role", "navigation") ||
	       attr_is(attrs, "role", "search") ||
	       (style && (styled(style, "display", "none") ||
			  styled(style, "visibility", "hidden")));
}

/* ---- the page ------------------------------------------------------------ */

void afi_doc_page_init(struct afi_doc_page *page)
{
	*page = (struct afi_doc_page){ .title = AFI_STR_INIT };
	afi_doc_blocks_init(&page->blocks);
}

void afi_doc_page_clear(struct afi_doc_page *page)
{
	afi_str_clear(&page->title);
	afi_doc_blocks_clear(&page->blocks);
}

void afi_doc_page_end(struct afi_str *out, struct afi_doc_page *page)
{
	bool letters = false;
	const char *s;

	while (page->depth)
		afi_doc_tag_end(page);
	afi_doc_end(&page->blocks);
	for (s = page->title.s; *s; s++)
		letters |= isalpha((unsigned char)*s) != 0;
	if (letters && !page->has_heading) {
		struct afi_doc_blocks *blocks = &page->blocks;
		struct afi_str text = blocks->text;

		blocks->text = (struct afi_str)AFI_STR_INIT;
		blocks->frames[0].last = AFI_LAST_NOTHING;
		blocks->heading = 1;
		afi_doc_words(blocks, page->title.s, page->title.len, false,
			      false);
		afi_doc_end(blocks);
		afi_doc_space(&blocks->frames[0], AFI_LAST_BLOCK);
		afi_str_add(&blocks->text, text.s, text.len);
		afi_str_clear(&text);
	}
	afi_str_add(out, page->blocks.text.s, page->blocks.text.len);
}

/* The open block ends, and the footnote with it that no element holds. */
static void end_block(struct afi_doc_page *page)
{
	afi_doc_end(&page->blocks);
	if (!page->note)
		afi_str_reset(&page->blocks.note);
}

/* ---- what is left out ---------------------------------------------------- */

/* The top and the foot of the whole page, but not pandoc's title. */
static bool is_page_part(const struct afi_doc_page *page,
			 const char *const *attrs)
{
	return !page->main && !attr_is(attrs, "id", "title-block-header");
}

/* Whether the element begins something that is left out. */
static bool skips(const struct afi_doc_page *page, enum role role,
		  const char *const *attrs)
{
	return role == SKIP || is_hidden(attrs) ||
	       (role == CONTROL && !page->heading) ||
	       (role == PAGE_PART && is_page_part(page, attrs));
}

/* Within what is left out at the top of a page, its one heading stays. */
static bool is_left_out(struct afi_doc_page *page, const char *name)
{
	const struct afi_doc_element *skipped;

	if (!page->skipped || page->kept)
		return page->skipped && !page->kept;
	skipped = page->open[page->skipped - 1].element;
	if (!skipped || strcmp(skipped->name, "header") || strcmp(name, "h1"))
		return true;
	page->kept = page->depth;
	return false;
}

/* ---- tags that begin ----------------------------------------------------- */

static void begin_list(struct afi_doc_page *page, struct afi_doc_open *open,
		       const char *const *attrs)
{
	const char *type = afi_doc_attr(attrs, "type");
	char mark = '-';

	if (!strcmp(open->element->name, "ol"))
		mark = type && *type && strchr("1aAiI", *type) ? *type : '1';
	open->began = afi_doc_list_begin(&page->blocks, mark,
					 attr_number(attrs, "start", 1,
						     100000));
}

/* A footnote is called by its place in the list, or by the number in its id. */
static void begin_note(struct afi_doc_page *page, struct afi_doc_open *open,
		       const char *const *attrs)
{
	struct afi_doc_blocks *blocks = &page->blocks;
	const char *id = afi_doc_attr(attrs, "id");
	size_t n;

	open->note = true;
	page->note++;
	blocks->note_begins = true;
	afi_str_reset(&blocks->note);
	if (open->element->role == ITEM && blocks->nlists) {
		n = blocks->lists[blocks->nlists - 1].next++;
		afi_str_addf(&blocks->note, "%zu", n);
		return;
	}
	if (id) {
		id += strcspn(id, "0123456789");
		afi_str_add(&blocks->note, id, strspn(id, "0123456789"));
	}
	if (!blocks->note.len)
		afi_str_adds(&blocks->note, "0");
}

static void begin_item(struct afi_doc_page *page, struct afi_doc_open *open,
		       const char *const *attrs)
{
	struct afi_doc_blocks *blocks = &page->blocks;

	if (!page->note && (page->notes || afi_doc_is_note(attrs))) {
		begin_note(page, open, attrs);
		return;
	}
	afi_doc_item(blocks);
	if (blocks->nlists && afi_doc_attr(attrs, "value"))
		blocks->lists[blocks->nlists - 1].next =
			attr_number(attrs, "value", 1, 100000);
}

static void begin_link(struct afi_doc_page *page, struct afi_doc_open *open,
		       const char *const *attrs)
{
	struct afi_doc_open *around;

	open->mark = page->blocks.line.len;
	open->serial = page->blocks.serial;
	if (open->element->role == RAISED) {
		page->raised++;
		open->link = AFI_LINK_RAISED;
		/* the link that it stands in is looked at when that ends */
		for (around = page->open; around < open; around++) {
			if (around->link == AFI_LINK_WITHIN)
				around->link = AFI_LINK_TO_NOTE;
			if (around->link == AFI_LINK_TO_NOTE ||
			    around->link == AFI_LINK_BACK)
				open->link = AFI_LINK_PLAIN;
		}
		return;
	}
	open->link = afi_doc_link_of(attrs);
	if (open->link == AFI_LINK_WITHIN && page->raised)
		open->link = AFI_LINK_TO_NOTE;
}

/* Blocks, whatever they are: what was open before them has ended. */
static void begin_block(struct afi_doc_page *page, struct afi_doc_open *open,
			const char *const *attrs)
{
	struct afi_doc_blocks *blocks = &page->blocks;
	const enum role role = open->element->role;

	end_block(page);
	page->content += role == PARAGRAPH || role == HEADING ||
			 role == ITEM || role == TABLE;
	if ((role == BLOCK || role == PARAGRAPH) && !page->note &&
	    !page->notes && afi_doc_is_note(attrs))
		begin_note(page, open, attrs);
	switch (role) {
	case HEADING:
		blocks->heading = open->element->name[1] - '0';
		page->has_heading |= blocks->heading == 1;
		page->heading++;
		break;
	case LIST:
		begin_list(page, open, attrs);
		break;
	case ITEM:
		begin_item(page, open, attrs);
		break;
	case TABLE:
		open->began = afi_doc_table_begin(blocks,
			attr_is(attrs, "role", "presentation") ||
			attr_is(attrs, "role", "none"));
		break;
	case ROW:
		open->began = afi_doc_row_begin(blocks);
		break;
	case CELL:
		open->began = afi_doc_cell_begin(blocks,
			attr_number(attrs, "colspan", 1, AFI_DOC_COLUMNS),
			attr_number(attrs, "rowspan", 1, 65534));
		break;
	case FORM:
		open->mark = afi_doc_frame(blocks)->to->len;
		open->last = afi_doc_frame(blocks)->last;
		open->content = page->content;
		break;
	default:
		page->pre += role == PRE;
		page->main += role == MAIN;
		break;
	}
}

static void begin_element(struct afi_doc_page *page,
			  struct afi_doc_open *open,
			  const char *const *attrs)
{
	switch (open->element->role) {
	case STRONG:
		open->strong = true;
		break;
	case LINK:
	case RAISED:
		begin_link(page, open, attrs);
		break;
	case BREAK:
		afi_doc_break(&page->blocks, false);
		break;
	case TITLE:
		page->in_title = true;
		break;
	case CONTROL:
	case SKIP:
	case WORDS:
		break;
	default:
		begin_block(page, open, attrs);
		break;
	}
}

bool afi_doc_tag_begin(struct afi_doc_page *page, const char *name,
		       const char *const *attrs)
{
	struct afi_doc_open *open = &page->open[page->depth];

	page->too_deep = page->depth == AFI_DOC_DEPTH;
	page->too_much = page->blocks.total > AFI_DOC_MAX;
	if (page->too_deep || page->too_much)
		return false;
	page->depth++;
	*open = (struct afi_doc_open){ .element = element_named(name) };
	if (is_left_out(page, name))
		return true;
	if (page->kept != page->depth &&
	    skips(page, open->element ? open->element->role : WORDS, attrs)) {
		page->skipped = page->skipped ? page->skipped : page->depth;
		return true;
	}
	open->strong = is_bold(attrs);
	open->notes = afi_doc_holds_notes(attrs);
	page->notes += open->notes;
	if (open->element)
		begin_element(page, open, attrs);
	page->strong += open->strong;
	return true;
}

/* ---- tags that end ------------------------------------------------------- */

/* A form without paragraphs only searches the site or the like. */
static void end_form(struct afi_doc_page *page,
		     const struct afi_doc_open *open)
{
	struct afi_doc_frame *frame = afi_doc_frame(&page->blocks);

	if (page->content != open->content)
		return;
	afi_str_cut(frame->to, open->mark);
	frame->last = open->last;
}

static void end_block_element(struct afi_doc_page *page,
			      const struct afi_doc_open *open)
{
	struct afi_doc_blocks *blocks = &page->blocks;
	const enum role role = open->element->role;

	if (open->note)
		page->note--;
	end_block(page);
	if (role == HEADING) {
		blocks->heading = 0;
		page->heading--;
	}
	page->pre -= role == PRE;
	page->main -= role == MAIN;
	if (role == FORM)
		end_form(page, open);
	if (!open->began)
		return;
	if (role == LIST)
		afi_doc_list_end(blocks);
	else if (role == TABLE)
		afi_doc_table_end(blocks);
	else if (role == ROW)
		afi_doc_row_end(blocks);
	else if (role == CELL)
		afi_doc_cell_end(blocks);
}

static void end_element(struct afi_doc_page *page,
			const struct afi_doc_open *open)
{
	switch (open->element->role) {
	case LINK:
	case RAISED:
		afi_doc_link_end(page, open);
		page->raised -= open->element->role == RAISED;
		break;
	case TITLE:
		page->in_title = false;
		break;
	case STRONG:
	case BREAK:
	case CONTROL:
	case SKIP:
	case WORDS:
		break;
	default:
		end_block_element(page, open);
		break;
	}
}

bool afi_doc_tag_end(struct afi_doc_page *page)
{
	struct afi_doc_open *open;

	if (!page->depth)
		return true;
	open = &page->open[page->depth - 1];
	if (!page->skipped || page->kept) {
		page->strong -= open->strong;
		page->notes -= open->notes;
		if (open->element)
			end_element(page, open);
	}
	if (page->kept == page->depth)
		page->kept = 0;
	if (page->skipped == page->depth)
		page->skipped = 0;
	page->depth--;
	return page->blocks.total <= AFI_DOC_MAX;
}

void afi_doc_tag_words(struct afi_doc_page *page, const char *s, size_t len)
{
	if (page->skipped && !page->kept)
		return;
	if (page->in_title)
		afi_str_add(&page->title, s, len);
	else
		afi_doc_words(&page->blocks, s, len, page->strong > 0,
			      page->pre > 0);
}
