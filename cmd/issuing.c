#include "issuing.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "issue.h"
#include "mem.h"
#include "output.h"
#include "setup.h"
#include "vec.h"

enum {
	TRIES = 5,			/* while others record */
	DIFFERENCES_MAX = 64 * 1024,	/* bytes of them in the entry */
};

void issuing_clear(struct issuing *is)
{
	issuing_forget(is);
	free(is->to.v);
	free(is->copies.v);
	free(is->gaps.v);
	afi_str_clear(&is->made);
	afi_str_clear(&is->text);
	afi_str_clear(&is->bytes);
	afi_str_clear(&is->name);
	afi_str_clear(&is->note);
	afi_str_clear(&is->offered);
	afi_str_clear(&is->next);
	choice_clear(&is->choice);
	afi_register_free(is->reg);
}

/* ---- whether it is there already ----------------------------------------- */

/* The letter made by the same template, of the same date, that stands. */
static const struct afi_issue *find_same(const struct issuing *is,
					 const struct afi_issues *issues)
{
	struct afi_str dated = AFI_STR_INIT;
	const struct afi_issue *found = NULL;

	afi_day_iso(&dated, is->asked.date);
	for (size_t i = 0; i < issues->n; i++) {
		const struct afi_entry *entry = issues->v[i].entry;

		if (!issues->v[i].replaced &&
		    !strcmp(afi_entry_get(entry, "template"),
			    is->asked.template_) &&
		    !strcmp(afi_entry_get(entry, "format"), is->kind) &&
		    !strcmp(afi_entry_get(entry, "dated"), dated.s))
			found = &issues->v[i];
	}
	afi_str_clear(&dated);
	return found;
}

/* Made again, it would say the same but for its foot.  What cannot be made
 * again, as in a copy without that history, is another. */
static bool is_same(const struct issuing *is, const struct afi_entry *entry)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str words = AFI_STR_INIT;
	bool same;

	if (is->typed->file || afi_entry_get(entry, "elsewhere"))
		return false;
	same = !issuing_words_at(&words, opt_dir(is->common),
				 afi_entry_get(entry, "made-from"),
				 &is->asked, &ignored) &&
	       !strcmp(words.s, is->text.s);
	afi_str_clear(&words);
	return same;
}

/* ---- recording ----------------------------------------------------------- */

static enum afi_code find_replaced(const struct afi_issue **out,
				   const struct issuing *is,
				   const struct afi_issues *issues,
				   const struct afi_fold *fold,
				   struct afi_err *err)
{
	const char *typed = is->typed->replaces;
	const struct afi_issue *last = afi_issues_last(issues,
						is->asked.template_, NULL);

	if (typed && strcmp(typed, "last") != 0)
		last = afi_issues_by_id(issues, fold, typed);
	if (typed && !last)
		return afi_err_set(err, AFI_ENOTFOUND, "--replaces: '%s' is "
				   "no one letter that was issued; 'afi "
				   "letters' lists them", typed);
	if (last && typed && last->replaced)
		return afi_err_set(err, AFI_ECONFLICT, "--replaces: '%s' is "
				   "replaced already, by '%s'",
				   last->entry->id, last->replaced->id);
	if (last && !typed &&
	    (!strcmp(is->asked.template_, AFI_ISSUE_STATUTORY) ||
	     find_same(is, issues)))
		return afi_err_set(err, AFI_ECONFLICT, "such a letter was "
				   "issued already, '%s'; if this one corrects "
				   "it, say --replaces last", last->entry->id);
	*out = typed ? last : NULL;
	return AFI_OK;
}

static void draft_lists(struct afi_draft *draft, const struct issuing *is)
{
	struct opt_list spite = { 0 };
	struct afi_arena arena = AFI_ARENA_INIT;
	struct afi_str line = AFI_STR_INIT;

	afi_draft_list(draft, "to", is->to.v, is->to.n);
	if (is->copies.n)
		afi_draft_list(draft, "copies", is->copies.v, is->copies.n);
	for (size_t i = 0; i < is->checks.n; i++) {
		const struct afi_check *check = &is->checks.v[i];

		if (!check->reason)
			continue;
		afi_str_reset(&line);
		afi_str_addf(&line, "%s (%s): %s", check->code,
			     check->target, check->reason);
		*afi_vec_push(&spite) = afi_arena_strdup(&arena, line.s);
	}
	if (spite.n)
		afi_draft_list(draft, "overridden", spite.v, spite.n);
	free(spite.v);
	afi_str_clear(&line);
	afi_arena_clear(&arena);
}

/* Words that are withheld are told nowhere else for having been issued. */
static void draft_differences(struct afi_draft *draft,
			      const struct issuing *is)
{
	struct afi_str words = AFI_STR_INIT;

	if (!is->typed->file)
		return;
	afi_draft_add(draft, "elsewhere", "yes");
	afi_draft_number(draft, "different", (long)is->differs.n +
			 is->differs.another);
	if (issuing_says_withheld(is))
		afi_str_adds(&words, "Not told here: words that are withheld "
			     "are in the text.");
	else
		afi_differs_add(&words, &is->differs, DIFFERENCES_MAX);
	if (words.len)
		afi_draft_add(draft, "differences", words.s);
	afi_str_clear(&words);
}

static void draft_it(struct afi_draft *draft, const struct issuing *is,
		     const struct afi_issue *replaced)
{
	const char *by = is->typed->approved_by;
	struct afi_str day = AFI_STR_INIT;

	afi_draft_add(draft, "template", is->asked.template_);
	afi_draft_add(draft, "format", is->kind);
	afi_day_iso(&day, is->asked.date);
	afi_draft_add(draft, "dated", day.s);
	draft_lists(draft, is);
	afi_draft_add(draft, "name", is->name.s);
	afi_draft_number(draft, "size", (long)is->bytes.len);
	afi_draft_add(draft, "sha256", is->sha256);
	afi_draft_add(draft, "kept", "yes");
	afi_draft_add(draft, "made-from", is->made_from);
	afi_draft_add(draft, "approved-by", by);
	afi_str_reset(&day);
	afi_day_iso(&day, is->approved_on);
	afi_draft_add(draft, "approved-on", by ? day.s : NULL);
	afi_draft_add(draft, "replaces", replaced ? replaced->entry->id :
		      NULL);
	draft_differences(draft, is);
	afi_draft_add(draft, "text", is->note.len ? is->note.s : NULL);
	afi_str_clear(&day);
}

/* What was made is of the register as it was then. */
static enum afi_code check_moved(struct issuing *is,
				 struct afi_change *change,
				 struct afi_err *err)
{
	struct afi_register *reg = afi_change_register(change);

	is->moved = strcmp(afi_store_commit_id(afi_register_store(reg)),
			   is->made_from);
	if (!is->moved)
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "others record all the time; "
			   "nothing was issued: try again");
}

static enum afi_code record_it(struct issuing *is, struct afi_change *change,
			       const struct afi_issue *replaced,
			       struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	draft_it(&draft, is, replaced);
	afi_change_keep(change, is->sha256, is->bytes.s, is->bytes.len);
	rc = afi_change_add(change, &is->asked.target, "issue", NULL, NULL,
			    &draft, err);
	if (!rc)
		rc = issuing_record_said(is, change, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code issue_it(struct afi_change *change, void *arg,
			      struct afi_err *err)
{
	struct issuing *is = arg;
	const struct afi_issue *replaced = NULL, *same;
	struct afi_fold fold = AFI_FOLD_INIT;
	struct afi_issues issues = { 0 };
	const struct afi_record *rec;
	enum afi_code rc;

	if ((rc = check_moved(is, change, err)) ||
	    (rc = afi_change_record(&rec, change, &is->asked.target, err)))
		return rc;
	afi_fold_make(&fold, rec, INT_MAX, 0);
	afi_issues_find(&issues, &fold);
	same = afi_issues_by_hash(&issues, is->sha256);
	if (!same && (same = find_same(is, &issues)) &&
	    !is_same(is, same->entry))
		same = NULL;
	memcpy(is->kept, same ? afi_entry_get(same->entry, "sha256") :
	       is->sha256, sizeof(is->kept));
	issuing_find_next(is, &fold, same);
	if (!same &&
	    !(rc = find_replaced(&replaced, is, &issues, &fold, err)))
		rc = record_it(is, change, replaced, err);
	free(issues.v);
	afi_fold_clear(&fold);
	return rc;
}

/* ---- all of it ----------------------------------------------------------- */

static enum afi_code refuse_errors(const struct issuing *is,
				   struct afi_err *err)
{
	const size_t n = afi_checks_count(&is->checks, AFI_CHECK_ERROR);

	if (!n)
		return AFI_OK;
	if (!is->typed->issue)
		return afi_err_set(err, AFI_EINVALID, "%zu error%s: it would "
				   "not be issued", n, n == 1 ? "" : "s");
	return afi_err_set(err, AFI_EINVALID, "nothing was issued, for %zu "
			   "error%s; what is right all the same is said with "
			   "--override CODE=REASON", n, n == 1 ? "" : "s");
}

/* Where -o says, the bytes that were issued: those of before, if there was
 * nothing new. */
static enum afi_code write_bytes(struct issuing *is, struct output *output,
				 struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	if (strcmp(is->kept, is->sha256) != 0) {
		afi_str_reset(&is->bytes);
		rc = afi_store_kept(&is->bytes, afi_register_store(is->reg),
				    is->kept, err);
	}
	if (!rc)
		fwrite(is->bytes.s, 1, is->bytes.len, output->file);
	return rc;
}

bool issuing_to_output(const struct issuing *is)
{
	return is->typed->issue && is->common->file &&
	       !output_is_file(is->common->file);
}

static void say(const struct issuing *is, const struct afi_receipt *receipt)
{
	if (issuing_to_output(is))
		fputs(opt_said(receipt), stderr);
	else
		opt_say(receipt);
}

static void say_next(const struct issuing *is)
{
	fflush(stdout);
	fputs(is->next.s, stderr);
}

static enum afi_code change(struct issuing *is, struct afi_err *err)
{
	struct output output = OUTPUT_INIT;
	struct afi_writer writer = AFI_WRITER_INIT;
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	enum afi_code rc;

	writer.as = is->common->as;
	writer.source = is->common->source;
	/* that it cannot be written is found out before */
	if (is->common->file &&
	    ((rc = output_open(&output, is->common->file, "never", false,
			       err)) ||
	     (rc = output_refuse(&output, *is->kind, err))))
		return output_close(&output, rc, err);
	rc = afi_register_change(is->reg, &writer, issue_it, is, &receipt,
				 err);
	if (!rc)
		say(is, &receipt);
	if (!rc && is->common->file)
		rc = write_bytes(is, &output, err);
	if (is->common->file)
		rc = output_close(&output, rc, err);
	if (!rc)
		say_next(is);
	afi_receipt_clear(&receipt);
	return rc;
}

static void say_otherwise(const struct issuing *is)
{
	if (!is->otherwise || is->choice.n)
		return;
	fflush(stdout);
	fprintf(stderr, "afi: %zu response%s otherwise in that text than in "
		"the records: --issue with --accept all, or some of the "
		"numbers, records what it says\n", is->otherwise,
		is->otherwise == 1 ? " is" : "s are");
}

static enum afi_code try(struct issuing *is, bool shown, struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = issuing_draft(is, err)) || (rc = issuing_check(is, err)) ||
	    (!shown && (rc = issuing_show(is, err))) ||
	    (rc = refuse_errors(is, err)) || !is->typed->issue ||
	    (rc = issuing_choose(is, err)))
		return rc;
	return change(is, err);
}

enum afi_code issuing_run(struct issuing *is, struct afi_err *err)
{
	enum afi_code rc = try(is, false, err);

	/* somebody recorded something while it was made: make it again */
	for (int i = 1; rc && is->moved && i < TRIES; i++) {
		issuing_forget(is);
		afi_register_free(is->reg);
		is->reg = NULL;
		if (!(rc = opt_open(&is->reg, is->common, err)))
			rc = try(is, true, err);
	}
	if (!rc)
		say_otherwise(is);
	return rc;
}
