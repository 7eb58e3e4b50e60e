#include "issued.h"

#include <stdlib.h>

#include "issue.h"
#include "str.h"

static enum afi_code refuse(const struct afi_issues *issues,
			    const struct targets_one *at, const char *typed,
			    struct afi_err *err)
{
	struct afi_str there = AFI_STR_INIT;

	for (size_t i = 0; i < issues->n; i++)
		afi_str_addf(&there, "%s%s", i ? ", " : "",
			     issues->v[i].entry->id);
	if (issues->n)
		afi_err_set(err, AFI_ENOTFOUND, "--letter: '%s' is no one "
			    "letter issued of '%s'; there %s %s", typed,
			    at->name, issues->n == 1 ? "is" : "are", there.s);
	else
		afi_err_set(err, AFI_ENOTFOUND, "--letter: no letter is "
			    "issued of '%s'; 'afi letter %s --template NAME "
			    "--issue' issues one", at->name, at->name);
	afi_str_clear(&there);
	return err->code;
}

/* Leave what was issued by @day, as it stood then; the fold's order is by
 * day. */
static void leave_until(struct afi_issues *issues, const struct afi_fold *fold,
			int day)
{
	while (issues->n && issues->v[issues->n - 1].day > day)
		issues->n--;
	for (size_t i = 0; i < issues->n; i++)
		if (issues->v[i].replaced &&
		    afi_fold_day(fold, issues->v[i].replaced) > day)
			issues->v[i].replaced = NULL;
}

enum afi_code issued_named(const char **out, const struct targets_one *at,
			   const char *typed, int day, struct afi_err *err)
{
	struct afi_issues issues = { 0 };
	const struct afi_issue *issue;
	enum afi_code rc = AFI_OK;

	*out = NULL;
	afi_issues_find(&issues, at->fold);
	if (typed) {
		issue = afi_issues_by_id(&issues, at->fold, typed);
		if (!issue)
			rc = refuse(&issues, at, typed, err);
	} else {
		leave_until(&issues, at->fold, day);
		issue = afi_issues_usual(&issues);
	}
	if (issue)
		*out = issue->entry->id;
	free(issues.v);
	return rc;
}
