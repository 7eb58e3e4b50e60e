/*
 * A document from outside, as plain text to read findings in.
 *
 * Whatever it is, it is recognised by its content, never by its name, and
 * becomes text in lines with the little markup of Markdown: "## " before a
 * heading, "- " or "1. " before an item, two blanks more for each list around
 * it, "| a | b |" for the row of a table, with <br> for a line break in a cell,
 * "**words**" alone in a line for what looks like a heading and is marked as
 * none, "[^1]: words" for a footnote and "[^1]" where it is called.  What was
 * text stays as it was, line by line, so that its lines can be named to people.
 *
 * HTML is read with libxml2; PDF by pdftotext, DOCX and ODT by pandoc, where
 * those are installed.  Of a page in HTML, menus, forms, scripts, what is
 * hidden, and the top and foot of the site are left out.  Of a PDF, what is on
 * each page is left out, and what stands in columns becomes rows.
 */
#ifndef AFI_DOC_H
#define AFI_DOC_H

#include <stddef.h>

#include "err.h"
#include "str.h"

/** What a document turned out to be. */
enum afi_doc_kind {
	AFI_DOC_TEXT,		/* also Markdown, and CSV */
	AFI_DOC_HTML,
	AFI_DOC_PDF,
	AFI_DOC_DOCX,
	AFI_DOC_ODT,
	AFI_DOC_KINDS,
};

enum {
	AFI_DOC_MAX = 64 * 1024 * 1024,	/* bytes of one that is taken */
	AFI_DOC_SECONDS = 60,		/* that another program may take */
};

/** A document.  It owns its strings. */
struct afi_doc {
	enum afi_doc_kind kind;
	struct afi_str text;	/* clean, as afi_text_normalise() leaves it;
				   only to be read: where nothing had to change
				   it is the very bytes that were read */
	struct afi_str notes;	/* lines for people: what had to be replaced, or
				   was read by which program; or empty */
};

#define AFI_DOC_INIT { .text = AFI_STR_INIT, .notes = AFI_STR_INIT }

/** Free what @doc holds and leave it empty, ready for use again. */
void afi_doc_clear(struct afi_doc *doc);

/** "text", "HTML", "PDF", "DOCX" or "ODT". */
const char *afi_doc_kind_name(enum afi_doc_kind kind);

/** What the @len bytes at @bytes are.  Any bytes are something: what is no
 *  other kind is text, also if afi_doc_read() will refuse it. */
enum afi_doc_kind afi_doc_recognise(const char *bytes, size_t len);

/**
 * Append the @len bytes at @in, text from another program, to @out as clean
 * UTF-8 with LF.  They are UTF-16 if they begin with its mark; else UTF-8,
 * unless they hold more bytes that are none than characters that are: then
 * Windows-1252, which is told in @notes.
 *
 * Characters that text may not hold (text.h) become U+FFFD, one each, and the
 * first few of them are told in @notes with line, column and code point, then
 * how many more there were.  Lines stay what they were, but a form feed and a
 * vertical tab end one.  Byte order marks go, and so do soft hyphens; where a
 * line ended in one, the rest of the word is brought up from the next, so that
 * there are as many lines as before.  No-break and other odd blanks stay.
 */
void afi_doc_decode(struct afi_str *out, struct afi_str *notes,
		    const char *in, size_t len);

/**
 * Read the document in @bytes into the empty @out.  It takes time linear in
 * @len, and memory of some times AFI_DOC_MAX at most; another program has
 * AFI_DOC_SECONDS.
 *
 * AFI_EINVALID if it is empty, larger than AFI_DOC_MAX (also once it is
 * unpacked), HTML that is nested too deep, or no text at all (a picture, an
 * archive, a spreadsheet, a scanned PDF without text: what to do instead);
 * AFI_ENOTFOUND if the program that reads it is not installed, with the
 * package to install; AFI_EFAILED if that program fails or takes too long, or
 * libxml2 is not there.  @out is then empty.
 */
enum afi_code afi_doc_read(struct afi_doc *out, const char *bytes, size_t len,
			   struct afi_err *err);

#endif
