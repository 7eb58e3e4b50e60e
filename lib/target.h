/*
 * Targets: how people name a thing.
 *
 *	leicestershire/peel-2023-25/afi-3/2
 *	force          inspection   finding action
 *
 * Whole leading parts may be left out; a bare number is a finding of the
 * current inspection.  Here a target is taken apart by its form alone, and the
 * forms never overlap: a finding is afi-N, coc-N, rec-N, rec-N-M, area-N,
 * practice-N or observation-N, an action a number (with ~ and the beginning of
 * its id where two have that number), any other slug an inspection or, before
 * one, a force.  register.h finds what it means.
 */
#ifndef AFI_TARGET_H
#define AFI_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "id.h"
#include "record.h"
#include "str.h"

enum { AFI_SLUG_MAX = 60 };

/** A target taken apart.  Parts that were left out are "" or 0. */
struct afi_target {
	enum afi_level level;
	char force[AFI_SLUG_MAX + 1];
	char inspection[AFI_SLUG_MAX + 1];
	char finding[AFI_SLUG_MAX + 1];	/* "afi-3"; "3" in the current one;
					   "afi-new" */
	bool finding_new;		/* the next free number is wanted */
	int action;			/* 2, or 0 */
	bool action_new;		/* "new": the next free number */
	char action_id[AFI_ID_LEN + 1];	/* what stood after ~, or "" */
};

/**
 * Take @text apart into @out: 1 to 4 parts with single slashes between them.
 *
 * AFI_EUSAGE, @out untouched, for an empty or doubled part, a "..", a slug that
 * is none (what is wrong with it), a number with leading zeros or over
 * 999,999, parts that do not go together (an action under an inspection), or
 * more than four.
 */
enum afi_code afi_target_parse(struct afi_target *out, const char *text,
			       struct afi_err *err);

/** Append @target as text, as far as its parts are known; "register" if none
 *  is. */
void afi_target_print(struct afi_str *out, const struct afi_target *target);

/** Whether @s is a slug: [a-z0-9][a-z0-9-]{0,59}. */
bool afi_slug_valid(const char *s);

/** Whether @s can name a force or an inspection: a slug that looks neither
 *  like a finding, right ("afi-3") or wrong ("afi-03", "afi-3-2"), nor like a
 *  bare number, and is neither "new" nor ends in "-new" after a finding's
 *  kind. */
bool afi_slug_is_place(const char *s);

/**
 * Whether @slug names a finding; then *@kind is its kind ("afi"), *@number and
 * *@sub its numbers (3 and 0; 1 and 2 for rec-1-2).  Each may be NULL.
 */
bool afi_finding_split(const char **kind, int *number, int *sub,
		       const char *slug);

/** Compare two slugs for sorting: numbers in them as numbers, and findings in
 *  the order coc, rec, afi, area, practice, observation, after all others.
 *  0 only for equal ones. */
int afi_slug_compare(const char *a, const char *b);

/** Append "records/FORCE/INSPECTION/FINDING.yaml", ".../inspection.yaml" or
 *  "register.yaml": the file that @target, all parts known, lies in. */
void afi_target_path(struct afi_str *out, const struct afi_target *target);

/** The other way round.  False if @path is no record's path. */
bool afi_target_of_path(struct afi_target *out, const char *path);

/** The target of the record that @target lies in: of an action its finding. */
struct afi_target afi_target_record(const struct afi_target *target);

#endif
