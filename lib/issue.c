#include "issue.h"

#include <string.h>

#include "record_correct.h"
#include "text.h"
#include "vec.h"

enum { SHORTEST = 4 };	/* characters of an id that may stand for it */

bool afi_issue_named(const struct afi_fold *fold,
		     const struct afi_entry *entry, const char *key,
		     const struct afi_issue *issue)
{
	const char *id = afi_entry_get(entry, key);
	const struct afi_entry *named;

	if (!id || !(named = afi_record_find(fold->rec, id)))
		return false;
	return afi_record_root(fold->rec, named) ==
	       afi_record_root(fold->rec, issue->entry);
}

/* What @entry says of @issue. */
static void tell(struct afi_issue *issue, const struct afi_fold *fold,
		 const struct afi_entry *entry)
{
	if (afi_entry_is(entry, "issue") &&
	    afi_issue_named(fold, entry, "replaces", issue))
		issue->replaced = entry;
	if (afi_entry_is(entry, "publish") && !issue->published &&
	    afi_issue_named(fold, entry, "letter", issue))
		issue->published = entry;
}

void afi_issues_find(struct afi_issues *out, const struct afi_fold *fold)
{
	size_t i, k;

	for (i = 0; i < fold->nlive; i++)
		if (fold->live[i]->known &&
		    afi_entry_is(fold->live[i], "issue"))
			*afi_vec_push(out) = (struct afi_issue){
				.entry = fold->live[i],
				.day = afi_fold_day(fold, fold->live[i]),
			};
	for (i = 0; out->n && i < fold->nlive; i++)
		for (k = 0; k < out->n; k++)
			tell(&out->v[k], fold, fold->live[i]);
}

const char *afi_issue_state(const struct afi_issue *issue)
{
	if (issue->replaced)
		return "replaced";
	return issue->published ? "published" : "issued";
}

static bool is_to(const struct afi_entry *entry, const char *to)
{
	const struct afi_field *field = afi_entry_field(entry, "to");

	for (size_t i = 0; field && i < field->nitems; i++)
		if (afi_text_same(field->items[i], to))
			return true;
	return false;
}

const struct afi_issue *afi_issues_last(const struct afi_issues *issues,
					const char *template, const char *to)
{
	for (size_t i = issues->n; i-- > 0;) {
		const struct afi_issue *issue = &issues->v[i];
		const char *by = afi_entry_get(issue->entry, "template");

		if (!issue->replaced &&
		    (!template || strcmp(by, template) == 0) &&
		    (!to || is_to(issue->entry, to)))
			return issue;
	}
	return NULL;
}

const struct afi_issue *afi_issues_usual(const struct afi_issues *issues)
{
	const struct afi_issue *statutory =
		afi_issues_last(issues, AFI_ISSUE_STATUTORY, NULL);

	return statutory ? statutory : afi_issues_last(issues, NULL, NULL);
}

const struct afi_issue *afi_issues_by_id(const struct afi_issues *issues,
					 const struct afi_fold *fold,
					 const char *typed)
{
	const struct afi_issue *found = NULL;
	size_t len;

	typed += *typed == '~';
	len = strlen(typed);
	for (size_t i = 0; len >= SHORTEST && i < issues->n; i++) {
		const struct afi_issue *issue = &issues->v[i];
		const struct afi_entry *root =
			afi_record_root(fold->rec, issue->entry);

		if (strncmp(issue->entry->id, typed, len) != 0 &&
		    strncmp(root->id, typed, len) != 0)
			continue;
		if (found)
			return NULL;
		found = issue;
	}
	return found;
}

const struct afi_issue *afi_issues_by_hash(const struct afi_issues *issues,
					   const char *sha256)
{
	for (size_t i = 0; i < issues->n; i++)
		if (strcmp(afi_entry_get(issues->v[i].entry, "sha256"),
			   sha256) == 0)
			return &issues->v[i];
	return NULL;
}
