/*
 * Checks before issue (issue_check.h) of a letter that was made or finished
 * elsewhere, over the records of its inspection; and their view.
 */
#ifndef AFI_QUERY_ISSUE_H
#define AFI_QUERY_ISSUE_H

#include <jansson.h>
#include <stddef.h>

#include "err.h"
#include "issue_check.h"
#include "register.h"
#include "target.h"

/** A letter that is to be issued.  Borrowed. */
struct afi_issue_asked {
	struct afi_target target;	/* the inspection, resolved */
	const char *template_;
	int dated;
	const char *text;		/* its words, without a foot */
	const struct afi_said_part *said;	/* see issue_check.h */
	size_t nsaid;
	const struct afi_check_gap *gaps;
	size_t ngaps;
	const char *const *to;
	size_t nto;
	const char *const *copies;
	size_t ncopies;
	const char *office;		/* see issue_check.h */
	const char *marking;		/* or NULL */
	const char *approved_by;	/* or NULL */
	int approved_on;
	struct afi_secrets *hidden;	/* see issue_check.h */
};

/**
 * Check it into the empty @out.  AFI_EINVALID if a record of the inspection
 * cannot be read: what it says is not known then.
 */
enum afi_code afi_issue_checks(struct afi_checks *out,
			       struct afi_register *reg,
			       const struct afi_issue_asked *asked,
			       struct afi_err *err);

/** What was found, as a view; the caller owns it. */
json_t *afi_query_checks(struct afi_register *reg,
			 const struct afi_issue_asked *asked,
			 const struct afi_checks *checks);

#endif
