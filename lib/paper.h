/*
 * Papers: Markdown made into what people read.
 *
 * CommonMark with GitHub's tables and footnotes goes in, piece by piece, and
 * text for a terminal or one self-contained HTML file comes out, section by
 * section: what stands before a heading is done when that heading comes.  So
 * memory grows with the longest section alone, and a footnote stands in the
 * section that refers to it.
 *
 *	struct afi_paper *paper = afi_paper_new(&look);
 *
 *	afi_paper_add(&out, paper, piece, len);
 *	...
 *	afi_paper_end(&out, paper);
 *
 * A paragraph right before a table that begins with "Table: " is its caption.
 * Where a table's cell, or what is **strong**, is the word red, amber, green or
 * grey, it has that colour too.  HTML in the Markdown is left out, and so are
 * addresses other than of the web, of mail and within the page.
 *
 * In a letter, a comment alone before a paragraph says what that is:
 *
 *	<!-- address -->
 *	The Chief Inspector\
 *	1 Example Street
 *
 * There are marking, date, address, signature (there is room to sign before
 * it), copies, note and foot.  The first heading is the letterhead, and so are
 * the lines right after it.
 */
#ifndef AFI_PAPER_H
#define AFI_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

struct afi_paper_look {
	char format;		/* 't'ext or 'h'tml */
	size_t width;		/* of text: columns */
	bool colour;		/* ... and whether it has colours */
	bool letter;		/* it is a letter: see below */
	const char *title;	/* of HTML; NULL: its first heading */
};

struct afi_paper;

/** Append the words of the first heading among the first things in the @len
 *  bytes of Markdown at @md; nothing if there is none. */
void afi_paper_title(struct afi_str *out, const char *md, size_t len);

/** A paper with nothing on it; afi_paper_end() frees it. */
struct afi_paper *afi_paper_new(const struct afi_paper_look *look);

/** Take @len bytes of Markdown, which may end anywhere, and append to @out what
 *  is done. */
void afi_paper_add(struct afi_str *out, struct afi_paper *paper,
		   const char *md, size_t len);

/** Append the rest to @out.  NULL is fine. */
void afi_paper_end(struct afi_str *out, struct afi_paper *paper);

/** Free @paper, ended or not.  NULL is fine. */
void afi_paper_free(struct afi_paper *paper);

#endif
