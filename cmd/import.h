/*
 * Importing: a document is read, matched, shown or asked about, and what is
 * accepted recorded in one commit.
 *
 * import_read.c makes proposals of bytes, import_choice.c knows which are
 * accepted, import_accept.c records them, import_ask.c asks one by one.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "evidence.h"
#include "match.h"
#include "opt.h"
#include "propose.h"
#include "query.h"
#include "str.h"

/** A document, and what was asked for.  It owns what it holds but what was
 *  typed, which is borrowed. */
struct import {
	const char *from;		/* FILE, URL or "-" */
	const char *into, *edition, *accept, *columns;	/* or NULL */
	bool keep, csv;
	struct opt_common common;

	struct evidence file;		/* the bytes */
	const char *format;		/* "text", "CSV"... */
	bool tracker;			/* a sheet with columns of its own */
	struct afi_str mapped;		/* what those mean, as it is typed */
	struct afi_str notes;		/* lines about reading it */
	struct afi_str command;		/* that shows it again */
	struct afi_proposals proposals;
	int day;			/* --on, or AFI_NO_DAY */
};

#define IMPORT_INIT { .file = EVIDENCE_INIT, .mapped = AFI_STR_INIT,	\
		      .notes = AFI_STR_INIT, .command = AFI_STR_INIT,	\
		      .proposals = AFI_PROPOSALS_INIT,			\
		      .day = AFI_NO_DAY }

/** Free what @im holds. */
void import_clear(struct import *im);

/** Read im->from and make proposals of it, as @reg's day and settings have
 *  it. */
enum afi_code import_read(struct import *im, struct afi_register *reg,
			  struct afi_err *err);

/** Match @im with @reg into the empty @out. */
enum afi_code import_match(struct afi_matches *out, const struct import *im,
			   struct afi_register *reg, struct afi_err *err);

/** What to show of it. */
struct afi_imported import_shown(const struct import *im,
				 const struct afi_matches *matches);

/** Which candidates are accepted. */
struct choice {
	bool plain;		/* all that are plain (afi_match_is_plain) */
	bool *named;		/* and those of @n that are named */
	size_t n;
};

/** Read @typed, "all" and numbers and ranges from 1 to @n with commas between
 *  them, into the empty @out.  AFI_EUSAGE if there is no such number. */
enum afi_code choice_read(struct choice *out, const char *typed, size_t n,
			  struct afi_err *err);

void choice_clear(struct choice *choice);

/** Record what @choice takes, and what that needs, in one commit; say what was
 *  recorded, and on standard error what was not, and what to mind. */
enum afi_code import_accept(const struct import *im,
			    const struct choice *choice, struct afi_err *err);

/** Ask about each that could be recorded, and record it. */
enum afi_code import_ask(const struct import *im, struct afi_register *reg,
			 struct afi_err *err);

#endif
