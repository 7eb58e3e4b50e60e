#include "check_letter.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "doc.h"
#include "hash.h"
#include "issue.h"
#include "issue_differ.h"
#include "issue_foot.h"
#include "issuing.h"
#include "opt.h"
#include "output.h"
#include "reading.h"
#include "text.h"

enum { DIGITS = 12 };		/* of a commit that are shown */

/* A letter that is looked for. */
struct seeking {
	const char *file;
	char sha256[AFI_HASH_LEN + 1];
	struct afi_str said;	/* what is known of it, once it is found */
};

/* ---- one that was issued ------------------------------------------------- */

static void add_day(struct afi_str *out, const char *before, const char *iso)
{
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY;

	if (afi_day_parse(&day, iso, &ignored))
		return;
	afi_str_adds(out, before);
	afi_day_long(out, day);
}

static void say_issued(struct seeking *s, const struct afi_target *target,
		       const struct afi_issue *issue)
{
	struct afi_str *out = &s->said;

	afi_str_addf(out, "%s: the letter %s, issued ", s->file,
		     issue->entry->id);
	afi_day_long(out, issue->day);
	afi_str_adds(out, "\nof ");
	afi_target_print(out, target);
	afi_str_addf(out, ", template %s",
		     afi_entry_get(issue->entry, "template"));
	add_day(out, ", dated ", afi_entry_get(issue->entry, "dated"));
	afi_str_addf(out, "\nmade from %.*s%s\n", DIGITS,
		     afi_entry_get(issue->entry, "made-from"),
		     afi_entry_get(issue->entry, "elsewhere") ?
		     " and finished elsewhere" : "");
	if (issue->replaced)
		afi_str_addf(out, "replaced since, by %s\n",
			     issue->replaced->id);
}

static void look_in(struct seeking *s, const struct afi_place *place,
		    const struct afi_record *rec)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	struct afi_issues issues = { 0 };
	const struct afi_issue *issue;

	if (afi_fold_make(&fold, rec, INT_MAX, 0)) {
		afi_issues_find(&issues, &fold);
		issue = afi_issues_by_hash(&issues, s->sha256);
		if (issue)
			say_issued(s, &place->target, issue);
	}
	free(issues.v);
	afi_fold_clear(&fold);
}

/* Where it is not found, what could not be read may be what is looked for. */
static enum afi_code find_issued(struct seeking *s, struct afi_register *reg,
				 struct afi_err *err)
{
	const struct afi_target all = { .level = AFI_REGISTER };
	struct afi_err broken = AFI_ERR_INIT;
	struct afi_places places = { 0 };
	enum afi_code rc = afi_register_places(&places, reg, &all, err);

	for (size_t i = 0; !rc && !s->said.len && i < places.n; i++) {
		struct afi_record rec = AFI_RECORD_INIT;
		struct afi_err why = AFI_ERR_INIT;

		if (places.v[i].stray ||
		    places.v[i].target.level != AFI_INSPECTION)
			continue;
		if (!afi_register_read(&rec, reg, &places.v[i], &why) && rec.n)
			look_in(s, &places.v[i], &rec);
		else if (!broken.code)
			broken = why;
		afi_record_clear(&rec);
	}
	if (!rc && !s->said.len && broken.code) {
		*err = broken;
		rc = broken.code;
	}
	afi_places_clear(&places);
	return rc;
}

/* ---- one that was made --------------------------------------------------- */

static enum afi_code compare(const struct seeking *s,
			     const struct afi_foot *foot, const char *made,
			     const char *text, struct afi_err *err)
{
	struct afi_differs differs = AFI_DIFFERS_INIT;
	struct afi_str words = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	afi_foot_cut(&words, text);
	afi_differs_find(&differs, made, words.s);
	if (differs.another)
		rc = afi_err_set(err, AFI_EINVALID, "%s: its foot names "
				 "commit %.*s, which gives another text",
				 s->file, DIGITS, foot->commit);
	else if (differs.n)
		rc = afi_err_set(err, AFI_EINVALID, "%s: its foot names "
				 "commit %.*s, but %zu paragraph%s from what "
				 "that gives; 'afi letter %s --template %s "
				 "--check FILE' shows what differs from today",
				 s->file, DIGITS, foot->commit, differs.n,
				 differs.n == 1 ? " differs" : "s differ",
				 foot->target, foot->template_);
	afi_str_clear(&words);
	afi_differs_clear(&differs);
	return rc;
}

static void say_made(struct seeking *s, const struct afi_foot *foot)
{
	struct afi_str *out = &s->said;

	afi_str_addf(out, "%s: made from this register, not issued\nof %s, "
		     "template %s", s->file, foot->target, foot->template_);
	if (foot->dated != AFI_NO_DAY) {
		afi_str_adds(out, ", dated ");
		afi_day_long(out, foot->dated);
	}
	afi_str_addf(out, "\nmade from %.*s, which gives the same words\n",
		     DIGITS, foot->commit);
}

static enum afi_code make_again(struct seeking *s, struct afi_register *reg,
				const char *dir, const struct afi_foot *foot,
				const char *text, struct afi_err *err)
{
	struct afi_letter_asked asked = AFI_LETTER_ASKED_INIT;
	struct afi_str made = AFI_STR_INIT;
	enum afi_code rc;

	asked.template_ = foot->template_;
	asked.date = foot->dated;
	asked.since = foot->since;
	if ((rc = afi_register_resolve(&asked.target, reg, foot->target,
				       err)) ||
	    (rc = issuing_words_at(&made, dir, foot->commit, &asked, err))) {
		afi_err_prefix(err, "%s: its foot names commit %.*s, which "
			       "cannot be looked at here", s->file, DIGITS,
			       foot->commit);
		goto out;
	}
	if (!(rc = compare(s, foot, made.s, text, err)))
		say_made(s, foot);
out:
	afi_str_clear(&made);
	return rc;
}

/* Whether @s is a message for mail: among its first lines, up to an empty one,
 * one says so. */
static bool is_message(const char *s)
{
	while (*s && *s != '\r' && *s != '\n') {
		if (!strncasecmp(s, "MIME-Version:", 13))
			return true;
		s += strcspn(s, "\n");
		s += *s == '\n';
	}
	return false;
}

static enum afi_code find_made(struct seeking *s, struct afi_register *reg,
			       const char *dir, const struct afi_str *bytes,
			       struct afi_err *err)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_foot foot;
	enum afi_code rc;

	if (is_message(bytes->s))
		return afi_err_set(err, AFI_ENOTFOUND, "%s: a message is known "
				   "by its bytes alone, and none with these "
				   "was issued; mail programs change them, so "
				   "save the letter that is attached and check "
				   "that", s->file);
	if ((rc = afi_doc_read(&doc, bytes->s, bytes->len, err)))
		afi_err_prefix(err, "%s: it is no letter that was issued",
			       s->file);
	else if (afi_foot_find(&foot, doc.text.s))
		rc = make_again(s, reg, dir, &foot, doc.text.s, err);
	else
		rc = afi_err_set(err, AFI_ENOTFOUND, "%s: not from this "
				 "register: no letter with these bytes was "
				 "issued, and no line at its foot says what "
				 "it was made from", s->file);
	afi_doc_clear(&doc);
	return rc;
}

enum afi_code check_letter(struct afi_register *reg,
			   struct afi_register *hiding, const char *dir,
			   const char *file, struct afi_err *err)
{
	struct seeking s = { .said = AFI_STR_INIT };
	struct afi_str bytes = AFI_STR_INIT, safe = AFI_STR_INIT;
	struct afi_str clean = AFI_STR_INIT;
	enum afi_code rc;

	afi_text_safe(&safe, file, strlen(file));
	s.file = safe.s;
	if (!(rc = opt_read_file(&bytes, file, AFI_DOC_MAX, err)) &&
	    !(rc = afi_hash_bytes(s.sha256, bytes.s, bytes.len, err)) &&
	    !(rc = find_issued(&s, reg, err)) && !s.said.len)
		rc = find_made(&s, reg, dir, &bytes, err);
	reading_clean(&clean, hiding, s.said.s);
	if (!rc)
		output_say(clean.s);
	afi_str_clear(&clean);
	afi_str_clear(&s.said);
	afi_str_clear(&safe);
	afi_str_clear(&bytes);
	return rc;
}
