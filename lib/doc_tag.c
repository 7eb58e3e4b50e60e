#include "doc_tag.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "doc.h"

enum {
	NUMBER_MAX = 100000,	/* of an item */
	SPAN_MAX = 65534,	/* rows that a cell reaches down */
};

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
	return !page->main &&
	       !afi_doc_attr_is(attrs, "id", "title-block-header");
}

/* Whether the element begins something that is left out. */
static bool skips(const struct afi_doc_page *page, enum afi_doc_role role,
		  const char *const *attrs)
{
	return role == AFI_TAG_SKIP || afi_doc_is_hidden(attrs) ||
	       (role == AFI_TAG_CONTROL && !page->heading) ||
	       (role == AFI_TAG_PAGE_PART && is_page_part(page, attrs));
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
		afi_doc_attr_number(attrs, "start", 1, NUMBER_MAX));
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
	if (open->element->role == AFI_TAG_ITEM && blocks->nlists) {
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
			afi_doc_attr_number(attrs, "value", 1, NUMBER_MAX);
}

static void begin_link(struct afi_doc_page *page, struct afi_doc_open *open,
		       const char *const *attrs)
{
	struct afi_doc_open *around;

	open->mark = page->blocks.line.len;
	open->serial = page->blocks.serial;
	if (open->element->role == AFI_TAG_RAISED) {
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

static void begin_table(struct afi_doc_page *page, struct afi_doc_open *open,
			const char *const *attrs)
{
	const bool box = afi_doc_attr_is(attrs, "role", "presentation") ||
			 afi_doc_attr_is(attrs, "role", "none");

	open->began = afi_doc_table_begin(&page->blocks, box);
}

static void begin_cell(struct afi_doc_page *page, struct afi_doc_open *open,
		       const char *const *attrs)
{
	const size_t columns = afi_doc_attr_number(attrs, "colspan", 1,
						   AFI_DOC_COLUMNS);
	const size_t rows = afi_doc_attr_number(attrs, "rowspan", 1, SPAN_MAX);

	open->began = afi_doc_cell_begin(&page->blocks, columns, rows);
}

static void begin_form(struct afi_doc_page *page, struct afi_doc_open *open)
{
	const struct afi_doc_frame *frame = afi_doc_frame(&page->blocks);

	open->mark = frame->to->len;
	open->last = frame->last;
	open->content = page->content;
}

static void begin_heading(struct afi_doc_page *page,
			  const struct afi_doc_open *open)
{
	page->blocks.heading = open->element->name[1] - '0';
	page->has_heading |= page->blocks.heading == 1;
	page->heading++;
}

/* What was open before it has ended. */
static void begin_block(struct afi_doc_page *page, struct afi_doc_open *open,
			const char *const *attrs)
{
	const enum afi_doc_role role = open->element->role;

	end_block(page);
	page->content += role == AFI_TAG_PARAGRAPH ||
			 role == AFI_TAG_HEADING || role == AFI_TAG_ITEM ||
			 role == AFI_TAG_TABLE;
	if ((role == AFI_TAG_BLOCK || role == AFI_TAG_PARAGRAPH) &&
	    !page->note && !page->notes && afi_doc_is_note(attrs))
		begin_note(page, open, attrs);
	page->pre += role == AFI_TAG_PRE;
	page->main += role == AFI_TAG_MAIN;
	if (role == AFI_TAG_HEADING)
		begin_heading(page, open);
	else if (role == AFI_TAG_LIST)
		begin_list(page, open, attrs);
	else if (role == AFI_TAG_ITEM)
		begin_item(page, open, attrs);
	else if (role == AFI_TAG_TABLE)
		begin_table(page, open, attrs);
	else if (role == AFI_TAG_ROW)
		open->began = afi_doc_row_begin(&page->blocks);
	else if (role == AFI_TAG_CELL)
		begin_cell(page, open, attrs);
	else if (role == AFI_TAG_FORM)
		begin_form(page, open);
}

static void begin_element(struct afi_doc_page *page,
			  struct afi_doc_open *open,
			  const char *const *attrs)
{
	switch (open->element->role) {
	case AFI_TAG_STRONG:
		open->strong = true;
		break;
	case AFI_TAG_LINK:
	case AFI_TAG_RAISED:
		begin_link(page, open, attrs);
		break;
	case AFI_TAG_BREAK:
		afi_doc_break(&page->blocks, false);
		break;
	case AFI_TAG_TITLE:
		page->in_title = true;
		break;
	case AFI_TAG_CONTROL:
	case AFI_TAG_SKIP:
	case AFI_TAG_WORDS:
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
	enum afi_doc_role role;

	page->too_deep = page->depth == AFI_DOC_DEPTH;
	page->too_much = page->blocks.total > AFI_DOC_MAX;
	if (page->too_deep || page->too_much)
		return false;
	page->depth++;
	*open = (struct afi_doc_open){ .element = afi_doc_element_named(name) };
	if (is_left_out(page, name))
		return true;
	role = open->element ? open->element->role : AFI_TAG_WORDS;
	if (page->kept != page->depth && skips(page, role, attrs)) {
		page->skipped = page->skipped ? page->skipped : page->depth;
		return true;
	}
	open->strong = afi_doc_is_bold(attrs);
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
	const enum afi_doc_role role = open->element->role;

	if (open->note)
		page->note--;
	end_block(page);
	if (role == AFI_TAG_HEADING) {
		blocks->heading = 0;
		page->heading--;
	}
	page->pre -= role == AFI_TAG_PRE;
	page->main -= role == AFI_TAG_MAIN;
	if (role == AFI_TAG_FORM)
		end_form(page, open);
	if (!open->began)
		return;
	if (role == AFI_TAG_LIST)
		afi_doc_list_end(blocks);
	else if (role == AFI_TAG_TABLE)
		afi_doc_table_end(blocks);
	else if (role == AFI_TAG_ROW)
		afi_doc_row_end(blocks);
	else if (role == AFI_TAG_CELL)
		afi_doc_cell_end(blocks);
}

static void end_element(struct afi_doc_page *page,
			const struct afi_doc_open *open)
{
	switch (open->element->role) {
	case AFI_TAG_LINK:
	case AFI_TAG_RAISED:
		afi_doc_link_end(page, open);
		page->raised -= open->element->role == AFI_TAG_RAISED;
		break;
	case AFI_TAG_TITLE:
		page->in_title = false;
		break;
	case AFI_TAG_STRONG:
	case AFI_TAG_BREAK:
	case AFI_TAG_CONTROL:
	case AFI_TAG_SKIP:
	case AFI_TAG_WORDS:
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
