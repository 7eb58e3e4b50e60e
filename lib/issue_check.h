/*
 * Checks before a letter is issued: what of it is wrong, what should be looked
 * at, and on which of the 56 days it is.
 *
 * What the law wants (Police Act 1996 section 55, as amended by the Policing
 * and Crime Act 2017 section 37) and what an office does not want to send is
 * an *error*: the letter is not issued unless somebody gives a reason for it.
 * What custom wants, and what nobody but a reader can judge, is a *warning*.
 *
 *	errors		no-explanation	a recommendation without the PCC's own
 *					explanation: section 55(5B)
 *			no-copy		HMICFRS or the Secretary of State gets
 *					none: section 55(6)
 *			not-approved	nobody approved the responses, or
 *					they are later than that
 *			not-latest	words that were replaced since
 *			marking		a marking above the letter's
 *			placeholder	something was to be filled in
 *			withheld	words that the records withhold
 *	warnings	unanswered	an area for improvement or a cause of
 *					concern that nobody comments on
 *			not-invited	the chief officer was not: 55(4)
 *			no-answer	... or has not answered
 *			count		so many findings the records do not have
 *			figure		that no measure holds
 *	any		clock		a note; a warning if late, for it has to
 *					be sent all the same
 *	notes		invited		the chief officer was, and answered
 *
 * No-explanation, no-copy, unanswered, not-invited, no-answer, invited and
 * clock are about the statutory response alone.  An explanation counts where it
 * stands in a text that was finished elsewhere, and not where that left it out.
 */
#ifndef AFI_ISSUE_CHECK_H
#define AFI_ISSUE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "issue_said.h"
#include "mem.h"
#include "state.h"

enum afi_check_level { AFI_CHECK_ERROR, AFI_CHECK_WARNING, AFI_CHECK_NOTE };

/** What one check found.  It points into the checks' arena. */
struct afi_check {
	enum afi_check_level level;
	const char *code;	/* "no-explanation" */
	const char *target;	/* what it is about, in full */
	const char *what;	/* a sentence without its full stop */
	const char *todo;	/* what to do about it, likewise; or NULL */
	const char *reason;	/* why it is issued all the same, or NULL */
};

struct afi_checks {
	struct afi_arena arena;
	struct afi_check *v;
	size_t n, size;
};

#define AFI_CHECKS_INIT { .arena = AFI_ARENA_INIT }

/** A record that the letter tells of. */
struct afi_check_part {
	const char *target;		/* in full */
	const struct afi_record *rec;	/* with all that is withheld in it */
	const struct afi_fold *fold;	/* of it */
};

/** Something that the letter could not be made without. */
struct afi_check_gap {
	const char *what, *todo;
};

/** What is checked.  All is borrowed. */
struct afi_check_case {
	struct afi_check_part inspection;
	const struct afi_check_part *findings;
	size_t nfindings;
	bool statutory;			/* it is the statutory response */
	const char *text;		/* the letter's words, or NULL */
	const struct afi_said_part *said;	/* what became of responses in
						   it, if it was finished
						   elsewhere; or NULL */
	size_t nsaid;
	const struct afi_check_gap *gaps;
	size_t ngaps;
	const char *const *to;		/* addressees, a line each */
	size_t nto;
	const char *office;		/* the one that it is addressed to,
					   "hmicfrs", "home_secretary"; or
					   NULL */
	const char *const *copies;	/* to whom copies are to go */
	size_t ncopies;
	const char *marking;		/* the letter's classification, or NULL:
					   OFFICIAL */
	const char *approved_by;	/* a post, or NULL */
	int approved_on;
	int today;
	struct afi_secrets *hidden;	/* all that is withheld anywhere, or
					   NULL */
};

/** Check @c into the empty @out: errors, warnings, notes, each in the order in
 *  which one mends it. */
void afi_checks_make(struct afi_checks *out, const struct afi_check_case *c);

/** Free what @checks holds and leave it empty. */
void afi_checks_clear(struct afi_checks *checks);

/**
 * Override the errors that @overrides name, each as CODE=REASON.  AFI_EUSAGE if
 * one is no such thing, or names no error that was found: a reason that is
 * given once must not cover what comes later.
 */
enum afi_code afi_checks_override(struct afi_checks *checks,
				  const char *const *overrides, size_t n,
				  struct afi_err *err);

/** Whether any of the @n @lines names @office, "hmicfrs" or "home_secretary",
 *  by any of the words for it. */
bool afi_check_names(const char *const *lines, size_t n, const char *office);

/** How many of @level there are that are not overridden. */
size_t afi_checks_count(const struct afi_checks *checks,
			enum afi_check_level level);

/** "error", "warning", "note".  Never NULL. */
const char *afi_check_level_name(enum afi_check_level level);

/* ---- what the issue_check*.c files share --------------------------------- */

/** Add a result; @what and @todo, of which the latter may be NULL, are
 *  copied. */
void afi_checks_add(struct afi_checks *out, enum afi_check_level level,
		    const char *code, const char *target, const char *what,
		    const char *todo);

/** The check of whether the chief officer was invited, and answered. */
void afi_checks_invited(struct afi_checks *out,
			const struct afi_check_case *c);

/** What became of @party's response in @part to @target in a text that was
 *  finished elsewhere; NULL if there is no such text, or it has no place for
 *  it. */
const struct afi_said_part *afi_checks_said(const struct afi_check_case *c,
					    const char *target,
					    const char *party,
					    const char *part);

/** Whether any paragraph of the response @entry of @part stands in the letter,
 *  whose plain words (issue_words.h) are @words; so if those are NULL. */
bool afi_checks_stands(const struct afi_check_case *c, const char *words,
		       const struct afi_check_part *part,
		       const struct afi_entry *entry);

/** The checks of the numbers in responses, and in the letter's words; and of
 *  those words, with these.  @words as above. */
void afi_checks_figures(struct afi_checks *out, const struct afi_check_case *c,
			const char *words);
void afi_checks_text(struct afi_checks *out, const struct afi_check_case *c,
		     const char *words);

#endif
