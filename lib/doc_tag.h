/*
 * A page in HTML as its tags and words come along, and what they make of its
 * text.  Whoever parses it sees to it that each tag ends, innermost first.
 */
#ifndef AFI_DOC_TAG_H
#define AFI_DOC_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "doc_block.h"
#include "str.h"

enum { AFI_DOC_DEPTH = 256 };	/* of tags in each other, at most */

/** What a link is for. */
enum afi_doc_link {
	AFI_LINK_PLAIN,
	AFI_LINK_WITHIN,	/* to another place of the page */
	AFI_LINK_RAISED,	/* <sup>: no link itself, but digits in it */
	AFI_LINK_TO_NOTE,	/* may call a footnote */
	AFI_LINK_BACK,		/* from a footnote to where it was called */
};

/** What an element is to us.  Those that are not listed in doc_element.c are
 *  as good as not there. */
enum afi_doc_role {
	AFI_TAG_BLOCK, AFI_TAG_PARAGRAPH, AFI_TAG_HEADING, AFI_TAG_LIST,
	AFI_TAG_ITEM, AFI_TAG_TABLE, AFI_TAG_ROW, AFI_TAG_CELL, AFI_TAG_BREAK,
	AFI_TAG_STRONG, AFI_TAG_LINK, AFI_TAG_RAISED, AFI_TAG_PRE,
	AFI_TAG_TITLE, AFI_TAG_FORM, AFI_TAG_CONTROL, AFI_TAG_PAGE_PART,
	AFI_TAG_MAIN, AFI_TAG_SKIP,
	AFI_TAG_WORDS,		/* in a line; it may be hidden or bold */
};

struct afi_doc_element {
	const char *name;
	enum afi_doc_role role;
};

/** A tag that has not ended. */
struct afi_doc_open {
	const struct afi_doc_element *element;	/* NULL: says nothing */
	bool strong, note, notes, began;
	enum afi_doc_link link;
	size_t mark;		/* where it began in the line, or in the text */
	size_t serial;		/* ... and in which block */
	size_t content;		/* of the page, when a form began */
	enum afi_doc_last last;
};

/** The page. */
struct afi_doc_page {
	struct afi_doc_blocks blocks;
	struct afi_str title;
	struct afi_doc_open open[AFI_DOC_DEPTH];
	size_t depth;
	size_t skipped;		/* depth of the tag that is left out, or 0 */
	size_t kept;		/* ... of the heading in it that is not */
	int strong, pre, main, notes, note, raised, heading;	/* open ones */
	size_t content;		/* paragraphs, headings, items so far */
	bool in_title, has_heading;
	bool too_deep, too_much;
};

/** Begin a page.  It is too large for the stack. */
void afi_doc_page_init(struct afi_doc_page *page);

/** Free what @page holds. */
void afi_doc_page_clear(struct afi_doc_page *page);

/** A tag begins, with its attributes: names and values in turn, then NULL; a
 *  value may be NULL.  @attrs may be.  False: no more can be taken. */
bool afi_doc_tag_begin(struct afi_doc_page *page, const char *name,
		       const char *const *attrs);

/** The innermost tag ends. */
bool afi_doc_tag_end(struct afi_doc_page *page);

/** Words in it. */
void afi_doc_tag_words(struct afi_doc_page *page, const char *s, size_t len);

/** The page ends: append its text to @out. */
void afi_doc_page_end(struct afi_str *out, struct afi_doc_page *page);

/* doc_element.c */

/** The element @name, in small letters; NULL if it says nothing to us. */
const struct afi_doc_element *afi_doc_element_named(const char *name);

/** The value of the attribute @name, "" if it has none; NULL if it is not
 *  there. */
const char *afi_doc_attr(const char *const *attrs, const char *name);

/** Whether it is @value, whatever the case. */
bool afi_doc_attr_is(const char *const *attrs, const char *name,
		     const char *value);

/** Its number, from @least to @most; @least if there is none. */
size_t afi_doc_attr_number(const char *const *attrs, const char *name,
			   size_t least, size_t most);

/** Whether the element with @attrs is styled bold, or underlined. */
bool afi_doc_is_bold(const char *const *attrs);

/** Whether it is hidden, or leads to other pages. */
bool afi_doc_is_hidden(const char *const *attrs);

/* doc_note.c */

/** What a link with @attrs is for. */
enum afi_doc_link afi_doc_link_of(const char *const *attrs);

/** Whether the element with @attrs holds all footnotes of the page, or is one
 *  by itself. */
bool afi_doc_holds_notes(const char *const *attrs);
bool afi_doc_is_note(const char *const *attrs);

/** A link, or <sup>, ends: make a footnote's mark of its words if they are
 *  one. */
void afi_doc_link_end(struct afi_doc_page *page,
		      const struct afi_doc_open *open);

#endif
