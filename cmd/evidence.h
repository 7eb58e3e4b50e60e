/*
 * Files and figures as evidence: read, then recorded in a change.
 *
 * Reading comes first, because it may take long and the lock is held by one;
 * evidence_add() and figure_add() are for the function of a change.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "hash.h"
#include "register.h"
#include "str.h"
#include "target.h"

enum { EVIDENCE_KEPT_MAX = 25 * 1024 * 1024 };	/* bytes */

/** A file that was read, from the disk or from the web.  It owns its
 *  strings. */
struct evidence {
	struct afi_str name;		/* one line */
	struct afi_str bytes;		/* empty unless kept */
	char sha256[AFI_HASH_LEN + 1];
	char size[24];
	bool kept;
	struct afi_str address;		/* of the web; empty for a file */
	struct afi_str final;		/* where that led, if elsewhere */
	struct afi_str type;		/* as the server says; may be empty */
};

#define EVIDENCE_INIT { .name = AFI_STR_INIT, .bytes = AFI_STR_INIT,	\
			.address = AFI_STR_INIT, .final = AFI_STR_INIT,	\
			.type = AFI_STR_INIT }

/** What is said about a file; each may be NULL. */
struct evidence_about {
	const char *held;		/* where it is held */
	const char *text;		/* what it shows */
	const char *answers;		/* id of the question it answers */
};

/**
 * Read @from, a path or an http or https address, into the empty @out; its
 * bytes too, if @keep and they are no more than EVIDENCE_KEPT_MAX.  A larger
 * file is only referred to, which is said on standard error (@held: where it is
 * held, or NULL); a larger page is refused.
 */
enum afi_code evidence_read(struct evidence *out, const char *from, bool keep,
			    const char *held, struct afi_err *err);

/** The part of evidence_read() that is for paths alone. */
enum afi_code evidence_read_file(struct evidence *out, const char *path,
				 bool keep, const char *held,
				 struct afi_err *err);

/** Free what @evidence holds. */
void evidence_clear(struct evidence *evidence);

/** Record @evidence of the resolved @target, unless the same bytes are there
 *  already (AFI_ECONFLICT if they are now to answer something).  What was only
 *  referred to and is kept now takes the place of what it was.  @evidence is
 *  borrowed until the change is over. */
enum afi_code evidence_add(struct afi_change *change,
			   struct afi_target *target,
			   const struct evidence *evidence,
			   const struct evidence_about *about,
			   struct afi_err *err);

/** A figure.  It owns its strings. */
struct figure {
	struct afi_str name, value;
	struct afi_str goal, period, from;	/* each may be empty */
	const char *better;			/* "up", "down" or NULL */
};

#define FIGURE_INIT { .name = AFI_STR_INIT, .value = AFI_STR_INIT,	\
		      .goal = AFI_STR_INIT, .period = AFI_STR_INIT,	\
		      .from = AFI_STR_INIT }

/** What was typed for one; each but @measure may be NULL. */
struct figure_typed {
	const char *measure;		/* NAME=VALUE */
	const char *goal, *better, *period, *from;
};

/** Read what was typed into the empty @out.  AFI_EUSAGE if it is no figure. */
enum afi_code figure_read(struct figure *out, const struct figure_typed *typed,
			  struct afi_err *err);

/** Free what @figure holds. */
void figure_clear(struct figure *figure);

/** Record @figure of the resolved @target; @text, or NULL, goes with it.  It
 *  keeps the name that it had there before, if only capitals or blanks differ,
 *  which is said on standard error. */
enum afi_code figure_add(struct afi_change *change,
			 const struct afi_target *target,
			 const struct figure *figure, const char *text,
			 struct afi_err *err);

/** Whether the file of @entry, of @rec as @reg reads it, is withheld from who
 *  reads @reg, whatever is in it. */
bool evidence_is_withheld(struct afi_register *reg,
			  const struct afi_record *rec,
			  const struct afi_entry *entry);

/** What the bytes of a kept file are to who reads the register. */
enum evidence_fit {
	EVIDENCE_FIT,		/* nothing that is withheld stands in them */
	EVIDENCE_UNREAD,	/* perhaps: it is a picture, a sheet... */
	EVIDENCE_UNFIT,
};

/** Look for what @reg hides in the @bytes of a kept file, and in its words if
 *  it is a document. */
enum evidence_fit evidence_look_into(struct afi_register *reg,
				     const struct afi_str *bytes);

/**
 * Write the kept files of @target into the folder @dir, and say what was
 * written, what is only referred to and what this copy has not got.  If @reg
 * hides what is withheld, so are files that are or that say it: the others are
 * written, and it is AFI_EINVALID.
 */
enum afi_code evidence_get(struct afi_register *reg,
			   const struct afi_target *target, const char *dir,
			   struct afi_err *err);

#endif
