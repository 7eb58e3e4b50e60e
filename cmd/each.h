/*
 * The page of `afi update --each`: a section for each finding, to be filled in
 * and read back.
 *
 *	%% === northshire/peel-2024/afi-3  Advise victims in time
 *	%% in progress, amber; due 30 April 2025; owner Head of Crime
 *
 *	due: 31/5/2025
 *	The training starts a month late.
 *
 * What stands under the line of a finding is its update.  Other lines that
 * begin with %% are no part of any.
 */
#ifndef EACH_H
#define EACH_H

#include <stddef.h>

#include "err.h"
#include "query.h"
#include "register.h"
#include "str.h"
#include "update.h"

/** One section.  It owns its strings. */
struct each_section {
	char *target;		/* as in its line; "" if it names nothing */
	size_t at;		/* where in the page errors are told */
	char *due;		/* what update.due borrows, or NULL */
	struct update update;
	char *error;		/* what is wrong with it, or NULL */
};

/** A page that was read. */
struct each_page {
	struct each_section *v;	/* those with something in them */
	size_t n, size;
};

/** Free what @page holds and leave it empty. */
void each_page_clear(struct each_page *page);

/** Take @text apart into the empty @page, dates seen from @today.  The number
 *  of sections with errors. */
size_t each_page_read(struct each_page *page, const struct afi_str *text,
		      int today);

/** Append @text with the errors of @page's sections beside them, and without
 *  those that stood there before. */
void each_page_mark(struct afi_str *out, const struct afi_str *text,
		    const struct each_page *page);

/**
 * Append the page for what @choice means within @target, with a line that says
 * who writes.  AFI_ENOTFOUND if nothing is so.
 */
enum afi_code each_template(struct afi_str *out, struct afi_broken *broken,
			    struct afi_register *reg,
			    const struct afi_target *target,
			    const struct afi_choice *choice, const char *who,
			    struct afi_err *err);

/** afi update --each. */
enum afi_code update_each(int argc, char **argv, struct afi_err *err);

#endif
