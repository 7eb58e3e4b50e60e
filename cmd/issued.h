/* Which issued letter a publication or a copy is of. */
#ifndef ISSUED_H
#define ISSUED_H

#include "err.h"
#include "targets.h"

/**
 * The id of the letter issued of the inspection @at that @typed, its id or 4
 * characters of it or more, means.  If that is NULL, the usual one
 * (afi_issues_usual()) of those issued by @day, or NULL if there is none.
 * *@out is the record's.  AFI_ENOTFOUND, with those that there are.
 */
enum afi_code issued_named(const char **out, const struct targets_one *at,
			   const char *typed, int day, struct afi_err *err);

/**
 * The day that the letter bears which was issued last of the inspection
 * @target: by @template_ to @to; if none was, by @template_, else to @to, else
 * any.  AFI_ENOTFOUND if none was.  @to, as the entry has it, may be NULL.
 */
enum afi_code issued_last(int *day, struct afi_register *reg,
			  const struct afi_target *target,
			  const char *template_, const char *to,
			  struct afi_err *err);

#define OPT_LETTER(str_)						\
	{ .name = "letter", .arg = "ENTRY", .str = (str_),		\
	  .help = "the issued letter that it is; afi letters has its id" }

#endif
