/*
 * How a text that was finished elsewhere differs from the one that the records
 * give: paragraph by paragraph, word by word.
 *
 * Words alone count (issue_words.h): a text that went through an office's
 * program or a PDF breaks its lines and paragraphs elsewhere and has other
 * quotes, dashes and bullets, and is the same text.  So both are compared as
 * one run of words, and what differs is then told by paragraph.
 */
#ifndef AFI_ISSUE_DIFFER_H
#define AFI_ISSUE_DIFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "str.h"

enum afi_differ_sort {
	AFI_DIFFER_CHANGED,
	AFI_DIFFER_ADDED,	/* the records do not give it */
	AFI_DIFFER_MISSING,	/* they do */
};

/** A paragraph that differs. */
struct afi_differ {
	enum afi_differ_sort sort;
	const char *words;	/* of it, in one line; of a changed one with
				   [-what is gone-] and {+what is new+} */
};

/** In the order of the texts.  All lies in the arena. */
struct afi_differs {
	struct afi_arena arena;
	struct afi_differ *v;
	size_t n, size;
	bool another;		/* they differ so much that it was not looked
				   for where: there is nothing in @v */
};

#define AFI_DIFFERS_INIT { .arena = AFI_ARENA_INIT }

/** Find into the empty @out where @is differs from @was.  Time and memory grow
 *  with the length of the texts times that of what differs, which is bounded:
 *  beyond some thousand words it is @another text. */
void afi_differs_find(struct afi_differs *out, const char *was,
		      const char *is);

/** Free what @differs holds and leave it empty. */
void afi_differs_clear(struct afi_differs *differs);

/** "changed", "added", "missing". */
const char *afi_differ_name(enum afi_differ_sort sort);

/** Append "changed: ..." a paragraph, with an empty line between, as far as
 *  they fit into @max bytes, and then how many more there are. */
void afi_differs_add(struct afi_str *out, const struct afi_differs *differs,
		     size_t max);

#endif
