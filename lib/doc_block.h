/*
 * The text of a document while it is written, block by block, with the little
 * markup that doc.h tells of.  Words come in pieces; a block ends where the
 * next begins.
 *
 * Tables are held back until they end: one with a single column is no table but
 * a box, whose blocks are written as they are.
 */
#ifndef AFI_DOC_BLOCK_H
#define AFI_DOC_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum {
	AFI_DOC_LISTS = 32,	/* in each other, at most */
	AFI_DOC_TABLES = 8,
	AFI_DOC_COLUMNS = 100,	/* that one cell may push aside */
};

/** What was written last, where the next block comes. */
enum afi_doc_last {
	AFI_LAST_NOTHING, AFI_LAST_BLOCK, AFI_LAST_ITEM, AFI_LAST_NOTE,
	AFI_LAST_ROW,
};

/** Where blocks are written: the document, or a cell. */
struct afi_doc_frame {
	struct afi_str *to;
	enum afi_doc_last last;
	size_t lists;		/* that are open outside of it */
};

/** A list; its next item. */
struct afi_doc_list {
	char type;		/* '-', '1', 'a', 'A', 'i' or 'I' */
	size_t next;
	bool pending;		/* an item has begun, and has no words yet */
};

/** A cell: bytes of its table's text. */
struct afi_doc_cell {
	size_t start, len;
};

/** A table that has not ended. */
struct afi_doc_table {
	struct afi_str text;
	struct {
		struct afi_doc_cell *v;
		size_t n, size;
	} cells;
	struct {
		size_t *v;	/* the first cell of each */
		size_t n, size;
	} rows;
	size_t below[AFI_DOC_COLUMNS];	/* rows that a cell from above takes */
	size_t row_span, column_span;	/* of the open cell */
	bool in_row, in_cell;
	bool box;		/* it only places what is in it */
};

/** The text. */
struct afi_doc_blocks {
	struct afi_str text;
	struct afi_str line;	/* words of the open block */
	size_t serial;		/* goes up with each block */
	bool gap;		/* a blank stands before the next word */
	size_t strong, plain;	/* bytes of words */
	int heading;		/* the open block's level, or 0 */
	struct afi_str note;	/* what calls the footnote that is open */
	bool note_begins;	/* and it has no words yet */
	struct afi_doc_frame frames[AFI_DOC_TABLES + 1];
	struct afi_doc_list lists[AFI_DOC_LISTS];
	size_t nlists;
	struct afi_doc_table tables[AFI_DOC_TABLES];
	size_t ntables;
	size_t total;		/* bytes that all of this has taken */
};

/** Begin with nothing. */
void afi_doc_blocks_init(struct afi_doc_blocks *blocks);

/** Free what @blocks holds. */
void afi_doc_blocks_clear(struct afi_doc_blocks *blocks);

/** Where blocks are written now. */
struct afi_doc_frame *afi_doc_frame(struct afi_doc_blocks *blocks);

/** Add words to the open block, with blanks as HTML has them.  @pre: line
 *  breaks count. */
void afi_doc_words(struct afi_doc_blocks *blocks, const char *s, size_t len,
		   bool strong, bool pre);

/** A line break; two of them end the block. */
void afi_doc_break(struct afi_doc_blocks *blocks, bool pre);

/** The open block is whole: write it.  Nothing happens if it has no words. */
void afi_doc_end(struct afi_doc_blocks *blocks);

/** An empty line is to follow what was written, if anything was, unless the
 *  next block continues @last. */
void afi_doc_space(struct afi_doc_frame *frame, enum afi_doc_last last);

/** Begin a list; false, and no list is to be ended, if it is in too many
 *  others.  End it; begin an item. */
bool afi_doc_list_begin(struct afi_doc_blocks *blocks, char type,
			size_t first);
void afi_doc_list_end(struct afi_doc_blocks *blocks);
void afi_doc_item(struct afi_doc_blocks *blocks);

/* doc_table.c.  Each says whether it did; if not, nothing is to be ended. */
bool afi_doc_table_begin(struct afi_doc_blocks *blocks, bool box);
void afi_doc_table_end(struct afi_doc_blocks *blocks);
bool afi_doc_row_begin(struct afi_doc_blocks *blocks);
void afi_doc_row_end(struct afi_doc_blocks *blocks);
bool afi_doc_cell_begin(struct afi_doc_blocks *blocks, size_t columns,
			size_t rows);
void afi_doc_cell_end(struct afi_doc_blocks *blocks);

#endif
