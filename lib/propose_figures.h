/* Figures in running text: what the propose_figures*.c files share, and which
 * there are, for whoever wants to know. */
#ifndef AFI_PROPOSE_FIGURES_H
#define AFI_PROPOSE_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "propose_phrase.h"

enum afi_figure_sort {
	AFI_FIGURE_PERCENT = 1 << 0,
	AFI_FIGURE_RANGE = 1 << 1,	/* from .low to .high */
	AFI_FIGURE_FRACTION = 1 << 2,	/* .low of .high */
	AFI_FIGURE_VAGUE = 1 << 3,	/* "around" */
	AFI_FIGURE_TARGET = 1 << 4,	/* "a target of" */
	AFI_FIGURE_NONE = 1 << 5,	/* no figure of what there is */
};

/** A figure where it stands in a sentence. */
struct afi_figure {
	const char *begin, *end;
	struct afi_words low, high;	/* their digits; .high may be empty */
	const char *sign;		/* ">" for "over", or "" */
	unsigned int sort;
};

/** Those of a sentence.  The caller frees @v. */
struct afi_figures {
	struct afi_figure *v;
	size_t n, size;
};

/** Find the figures of @sentence in place of those that @out has. */
void afi_figures_find(struct afi_figures *out,
		      const struct afi_words *sentence);

/** Called with each figure of a text as the value of a measure (measure.h). */
typedef void (*afi_figure_fn)(const char *value, void *arg);

/** Tell @fn of each figure in @text that says what is or was: not of what is
 *  to be, of days and numbers, nor of what is only roughly so. */
void afi_figures_each(const char *text, afi_figure_fn fn, void *arg);

/** What a measure of @figure is called, after the words beside it or after the
 *  @title of what it is about. */
const char *afi_figure_name(struct afi_arena *arena,
			    const struct afi_words *sentence,
			    const struct afi_figure *figure,
			    const char *title);

/** The time that a figure is of, as the text says it. */
struct afi_period {
	const char *words;	/* "21/22 PEEL inspection", or NULL */
	int year;		/* the first of its cycle, or 0 */
};

/**
 * Find the period in the part of a sentence from @from to @end, which is a
 * cycle, with the noun behind it, or a date.  False, @out empty, if there is
 * none.
 */
bool afi_figure_period(struct afi_period *out, struct afi_arena *arena,
		       const char *from, const char *end);

#endif
