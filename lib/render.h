/*
 * Rendering: a view, and how it looks on a page.
 *
 * A renderer is given the view (query.h) and a FILE *.  It opens nothing and
 * decides nothing: what is not in the view is in no format.  Text from records
 * reaches text formats only made safe (text.h), and in Markdown cannot become
 * markup.
 */
#ifndef AFI_RENDER_H
#define AFI_RENDER_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "book.h"
#include "err.h"
#include "mustache.h"
#include "query.h"
#include "secrets.h"
#include "str.h"

/** Which command's view. */
enum afi_page {
	AFI_PAGE_HOME,
	AFI_PAGE_DUE,
	AFI_PAGE_SHOW,
	AFI_PAGE_LIST,
	AFI_PAGE_HISTORY,
	AFI_PAGE_SEARCH,
	AFI_PAGE_SUMMARY,
	AFI_PAGE_PROGRESS,	/* this and the next: kinds of summary, by a
				   template */
	AFI_PAGE_EXCEPTIONS,
	AFI_PAGE_BOARD,
	AFI_PAGE_PANEL,
	AFI_PAGE_VISIT,
	AFI_PAGE_LINEAGE,
	AFI_PAGE_RESPONSES,
	AFI_PAGE_TEMPLATES,
	AFI_PAGE_PEOPLE,
	AFI_PAGE_SETTINGS,
	AFI_PAGE_IMPORT,
	AFI_PAGE_LETTERS,
	AFI_PAGE_CHECKS,
	AFI_PAGE_EXPORT,
	AFI_PAGE_UPDATE_SHEET,
	AFI_PAGE_COUNT,
};

/** How an output is to look. */
struct afi_look {
	char format;	/* 't'ext, 'j'son, 'c'sv but of a page, or, of a
			   summary, 'm'arkdown or, of one by a template,
			   'h'tml; of what is due, 'i'cs; of an export,
			   'j'son lines or 'x'lsx */
	size_t width;	/* columns; text is wrapped there */
	bool cut;	/* rows too are kept within the width */
	bool colour;	/* what words say stands out by colour too */
	bool pictures;	/* of Markdown: it still asks for pictures */
};

/** A sink that prints.  It owns its scratch; the FILE is the caller's. */
struct afi_render {
	struct afi_sink sink;
	FILE *out;
	struct afi_look look;
	const struct afi_form *form;
	struct afi_str buf;	/* the piece that is being set */
	size_t items;		/* that have come so far */
	size_t target_width;	/* of a list's first column */
	size_t owner_width;	/* ... and of its owners; 0: not known yet */
	json_t *held;		/* rows that wait for that, or NULL */
	json_t *groups;		/* of a list, or NULL */
	size_t group, left;	/* groups begun, and rows to come in the last */
	struct afi_str about;	/* the target that was asked for, or whose
				   heading was the last */
	bool list;		/* the view has a list */
	bool redacted;		/* something is left out of it */
	bool commits;		/* of a history, with its commits */
	struct afi_filling *filling;	/* of a page by a template, or NULL */
	struct afi_str stamp;	/* of what is due: up to when is soon; of a
				   calendar, when it was recorded */
	size_t events;		/* of a calendar, that were set */
	struct afi_book *book;	/* of an export as XLSX, or NULL */
};

/** Be ready to print @page's view, as @look says, to @out. */
void afi_render_begin(struct afi_render *render, enum afi_page page,
		      const struct afi_look *look, FILE *out);

/**
 * Print text, Markdown and HTML by @must, a template for the view's @list, that
 * says none of @secrets (template.h); all three stay the caller's until
 * afi_render_end_template().  It has to be called after
 * afi_render_begin() for the kinds of summary.  For another page it is at the
 * end of it that the template stands.
 */
void afi_render_by(struct afi_render *render, struct afi_mustache *must,
		   const struct afi_mustache_list *list,
		   struct afi_secrets *secrets);

/** Of a view with "explained", print as CSV not the view but its numbers: a
 *  line to each thing that one counts.  Other formats have them at the end. */
void afi_render_numbers(struct afi_render *render);

/** What went wrong when a template was filled in, after which nothing more was
 *  printed; AFI_OK if nothing did. */
enum afi_code afi_render_failed(const struct afi_render *render,
				struct afi_err *err);

/** Let go of the template, which its owner may then free. */
void afi_render_end_template(struct afi_render *render);

/** Fill @book, which stays the caller's, instead of printing.  It has to be
 *  called after afi_render_begin() for an export as XLSX. */
void afi_render_in(struct afi_render *render, struct afi_book *book);

/** Print a view that came in one piece. */
void afi_render_view(struct afi_render *render, json_t *view);

/** Free what @render holds. */
void afi_render_end(struct afi_render *render);

#endif
