/*
 * Letters checked, and issued: made or read from a file, looked through, kept
 * and recorded, all in one commit.
 *
 * issuing.c records, and issuing_next.c finds what is to be done then;
 * issuing_draft.c makes or reads what is to be issued and compares it with the
 * records; issuing_shown.c checks it and shows what was found; issuing_said.c
 * offers what a text says otherwise than the records.
 */
#ifndef ISSUING_H
#define ISSUING_H

#include <stdbool.h>

#include "err.h"
#include "hash.h"
#include "import.h"
#include "issue.h"
#include "issue_check.h"
#include "issue_differ.h"
#include "letter.h"
#include "opt.h"
#include "query_issue.h"
#include "register.h"
#include "str.h"

/** What was typed. */
struct issuing_typed {
	bool check, issue;
	const char *file;		/* finished elsewhere, or NULL */
	const char *approved_by, *on;
	const char *replaces, *accept, *note;
	struct opt_list overrides;
};

/** What is to be issued.  It owns all but what was typed. */
struct issuing {
	const struct issuing_typed *typed;
	struct opt_common *common;
	struct afi_letter_asked asked;
	char format;			/* of the letter: its initial */

	struct afi_register *reg;	/* once the lock is taken, of now */
	struct afi_register *hiding;	/* the same, as who reads the letter
					   may know it; NULL: not open */
	char *made_from;		/* the commit that the letter is of;
					   the arena's */
	struct afi_letter letter;	/* as the records give it */
	struct afi_arena arena;		/* what the next few point to */
	struct opt_list to, copies;
	const char *marking;
	struct { struct afi_check_gap *v; size_t n, size; } gaps;
	struct afi_str made;		/* the words that the records give,
					   without a foot */
	struct afi_str text;		/* those of what is issued */
	struct afi_str bytes, name, note;
	const char *kind;		/* "pdf", "docx" */
	char sha256[AFI_HASH_LEN + 1];
	char kept[AFI_HASH_LEN + 1];	/* that is kept: its own, or that of
					   the same letter issued before */
	int approved_on;
	struct afi_differs differs;	/* of a file */
	struct afi_checks checks;
	struct afi_said said;		/* whose words a file has */
	size_t otherwise;		/* responses that it says otherwise */
	struct choice choice;		/* ... of which this is recorded */
	bool chosen;			/* ... as was said of these: */
	struct afi_str offered;
	struct afi_str next;		/* what is to be done then */
	bool moved;			/* somebody recorded something since */
};

/** Check the letter that @is asks for, and issue it if that was typed. */
enum afi_code issuing_run(struct issuing *is, struct afi_err *err);

/** Free what @is holds. */
void issuing_clear(struct issuing *is);

/** Make or read what is to be issued, of the register as it is now.  It may be
 *  called again, after issuing_forget(). */
enum afi_code issuing_draft(struct issuing *is, struct afi_err *err);
void issuing_forget(struct issuing *is);

/** The letter that @is asks for, as Markdown without its foot, of the register
 *  as it was at the commit @rev. */
enum afi_code issuing_words_at(struct afi_str *out, const char *dir,
			       const char *rev,
			       const struct afi_letter_asked *asked,
			       struct afi_err *err);

/** Find what the file of @is says otherwise than the records; @reg is the
 *  register that its letter was made of. */
enum afi_code issuing_compare(struct issuing *is, struct afi_register *reg,
			      struct afi_err *err);

/** Check it. */
enum afi_code issuing_check(struct issuing *is, struct afi_err *err);

/** Show what the checks and the comparison found: where --check says, else
 *  before what is recorded. */
enum afi_code issuing_show(struct issuing *is, struct afi_err *err);

/** Whether the letter itself goes to standard output, and all else must not. */
bool issuing_to_output(const struct issuing *is);

/** Find what is to be done once it is issued, as @issue of @fold; NULL if it is
 *  not there yet. */
void issuing_find_next(struct issuing *is, const struct afi_fold *fold,
		       const struct afi_issue *issue);

/** Whether a check found words that are withheld. */
bool issuing_says_withheld(const struct issuing *is);

/** The response number @n, from 0, of those that a file says otherwise; NULL
 *  beyond them. */
const struct afi_said_part *issuing_offered(const struct issuing *is,
					    size_t n);

/** Choose which of them are recorded: those that --accept names, or whoever
 *  sits at the terminal; once, as long as they are the same. */
enum afi_code issuing_choose(struct issuing *is, struct afi_err *err);

/** Record them within @change. */
enum afi_code issuing_record_said(struct issuing *is,
				  struct afi_change *change,
				  struct afi_err *err);

#endif
