/*
 * What the files of doc share and nobody else needs.
 *
 *	doc.c		kinds of documents, and which file reads which
 *	doc_kind.c	what bytes are, and what they are not
 *	doc_decode.c	encodings; what text may not hold
 *	doc_pages.c	text out of a PDF: what is on each page goes
 *	doc_columns.c	... and tables become rows: doc_rows.c
 *	doc_tame.c	HTML, before the parser sees it
 *	doc_html.c	... parsed, by libxml2
 *	doc_tag.c	... what its tags do; doc_element.c, doc_note.c
 *	doc_block.c	blocks of text, as they are written; doc_table.c
 */
#ifndef AFI_DOC_IMPL_H
#define AFI_DOC_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc.h"
#include "err.h"
#include "str.h"

#define AFI_DOC_REPLACED "\xEF\xBF\xBD"		/* U+FFFD */

/** Why the @len bytes at @bytes are no document, and what to do: the end of a
 *  sentence that begins with "this".  NULL if they may be one. */
const char *afi_doc_refusal(const char *bytes, size_t len);

/** The character that @byte is in Windows-1252, itself if it is none. */
int32_t afi_doc_windows_1252(unsigned char byte);

/** Whether afi_doc_decode() would leave the @len bytes at @in as they are. */
bool afi_doc_is_decoded(const char *in, size_t len);

/** Append the character @c as UTF-8. */
void afi_doc_add_char(struct afi_str *out, int32_t c);

/** Append @text, from pdftotext, without what stands at the top or at the foot
 *  of its pages, which form feeds end.  They become LF. */
void afi_doc_pages(struct afi_str *out, const char *text, size_t len);

/** Append @text, clean and as pdftotext lays it out, its tables as rows. */
void afi_doc_columns(struct afi_str *out, const char *text, size_t len);

/** Append the @len bytes of HTML at @html, clean, so that a parser takes linear
 *  time: without comments, scripts and styles, and with those tags and
 *  attributes alone that matter. */
void afi_doc_tame(struct afi_str *out, const char *html, size_t len);

/** Append what the HTML at @html, clean UTF-8, says.  AFI_EINVALID if it is
 *  nested too deep or gives too much, AFI_EFAILED if libxml2 is not there. */
enum afi_code afi_doc_html(struct afi_str *out, const char *html, size_t len,
			   struct afi_err *err);

#endif
