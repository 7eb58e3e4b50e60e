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
			    "--issue --format FORMAT' issues one", at->name,
			    at->name);
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

enum afi_code issued_last(int *day, struct afi_register *reg,
			  const struct afi_target *target,
			  const char *template_, const char *to,
			  struct afi_err *err)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;
	struct afi_issues issues = { 0 };
	const struct afi_issue *last;
	enum afi_code rc;

	if ((rc = afi_register_load(&rec, reg, target, err)))
		goto out;
	afi_fold_make(&fold, &rec, afi_register_as_of(reg), 0);
	afi_issues_find(&issues, &fold);
	if (!(last = afi_issues_last(&issues, template_, to)) &&
	    !(last = afi_issues_last(&issues, template_, NULL)) &&
	    !(last = afi_issues_last(&issues, NULL, to)))
		last = afi_issues_last(&issues, NULL, NULL);
	if (last)
		rc = afi_day_parse(day, afi_entry_get(last->entry, "dated"),
				   err);
	else
		rc = afi_err_set(err, AFI_ENOTFOUND, "--since last: no letter "
				 "is issued yet of that inspection; give a "
				 "DATE");
out:
	free(issues.v);
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
	return rc;
}
