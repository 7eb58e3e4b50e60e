/* afi letter: what an office writes about an inspection, from the records. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "issue.h"
#include "issued.h"
#include "issuing.h"
#include "letter.h"
#include "opt.h"
#include "output.h"
#include "reading.h"
#include "setup.h"
#include "text.h"

struct letter_options {
	const char *target, *template_, *date, *since;
	struct issuing_typed issuing;
	const char *note, *note_file, *attach;
};

/* The day of the last letter like this one; whom it addresses, only its
 * template knows. */
static enum afi_code read_last(int *day, const struct afi_letter_asked *asked,
			       struct afi_register *reg, struct afi_err *err)
{
	struct afi_letter letter = AFI_LETTER_INIT;
	struct afi_broken broken = { 0 };
	struct afi_str to = AFI_STR_INIT;
	enum afi_code rc;

	if (!(rc = afi_letter_make(&letter, &broken, reg, asked, 'm', err))) {
		afi_letter_block(&to, &letter, "address", ", ");
		rc = issued_last(day, reg, &asked->target, asked->template_,
				 to.len ? to.s : NULL, err);
	}
	afi_str_clear(&to);
	afi_broken_clear(&broken);
	afi_letter_clear(&letter);
	return rc;
}

/* @reg is one that may be made a letter of. */
static enum afi_code read_days(struct afi_letter_asked *asked,
			       const struct letter_options *o,
			       struct afi_register *reg, struct afi_err *err)
{
	const int today = afi_register_today(reg);
	struct afi_date date = { .day = today }, since = AFI_DATE_INIT;
	const bool last = o->since && !strcmp(o->since, "last");
	enum afi_code rc;

	if (o->date && (rc = opt_date(&date, "date", o->date, today, err)))
		return rc;
	asked->date = date.day;
	if (last)
		rc = read_last(&since.day, asked, reg, err);
	else
		rc = opt_date(&since, "since", o->since, today, err);
	if (rc)
		return rc;
	if (since.day != AFI_NO_DAY && since.day > date.day)
		return afi_err_set(err, AFI_EUSAGE, "--since: '%s' is after "
				   "the letter's day", o->since);
	asked->since = since.day;
	return AFI_OK;
}

/* What the letter shows as missing, and what to do about it. */
static enum afi_code tell_gaps(const struct afi_letter *letter,
			       bool to_file, struct afi_err *err)
{
	const size_t n = json_array_size(letter->gaps);
	struct afi_str line = AFI_STR_INIT, safe = AFI_STR_INIT;

	for (size_t i = 0; i < n; i++) {
		const json_t *gap = json_array_get(letter->gaps, i);

		afi_str_addf(&line, "afi: %s: %s; give it with: %s\n",
			     json_string_value(json_object_get(gap, "what")),
			     json_string_value(json_object_get(gap, "why")),
			     json_string_value(json_object_get(gap,
							       "command")));
	}
	afi_text_safe(&safe, line.s, line.len);
	fputs(safe.s, stderr);
	afi_str_clear(&safe);
	afi_str_clear(&line);
	if (!n)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "the letter is not whole: %zu "
			   "thing%s missing, where it has square brackets%s", n,
			   n == 1 ? " is" : "s are", to_file ? "; no file was "
			   "written" : "");
}

static enum afi_code print_letter(struct output *output,
				  const struct afi_letter *letter,
				  bool to_file, struct afi_err *err)
{
	fwrite(letter->bytes.s, 1, letter->bytes.len, output->file);
	output_settle(output);
	return tell_gaps(letter, to_file, err);
}

/* What a message has of the letter; nothing else has anything attached. */
static enum afi_code read_attached(struct afi_letter_asked *asked,
				   const struct letter_options *o, char format,
				   struct afi_err *err)
{
	if (!o->attach)
		return AFI_OK;
	if (format != 'e')
		return afi_err_set(err, AFI_EUSAGE, "--attach goes with "
				   "--format eml");
	if (strcmp(o->attach, "pdf") && strcmp(o->attach, "docx"))
		return afi_err_set(err, AFI_EUSAGE, "--attach: there is no "
				   "'%s'; there are pdf, docx", o->attach);
	asked->attached = *o->attach;
	return AFI_OK;
}

static enum afi_code make(const struct letter_options *o,
			  const struct opt_common *common,
			  struct afi_err *err)
{
	struct afi_letter_asked asked = AFI_LETTER_ASKED_INIT;
	struct afi_letter letter = AFI_LETTER_INIT;
	struct afi_broken broken = { 0 };
	struct afi_register *reg = NULL;
	struct output output = OUTPUT_INIT;
	enum afi_code rc;
	char format;

	asked.template_ = o->template_;
	asked.internal = opt_is_internal(common);
	if (!(rc = opt_format(&format, common, AFI_LETTER_FORMATS, err)) &&
	    !(rc = read_attached(&asked, o, format, err)) &&
	    !(rc = reading_open(&reg, common, !asked.internal, err)) &&
	    !(rc = afi_register_resolve(&asked.target, reg, o->target, err)) &&
	    !(rc = read_days(&asked, o, reg, err)) &&
	    !(rc = output_open(&output, common->file, "never", false,
			       err)) &&
	    !(rc = output_refuse(&output, format, err)) &&
	    !(rc = afi_letter_make(&letter, &broken, reg, &asked, format,
				   err)) &&
	    (asked.internal || !broken.n))
		rc = print_letter(&output, &letter,
				  output_is_file(common->file), err);
	rc = reading_count_broken(&broken, !asked.internal, rc, err);
	rc = output_close(&output, rc, err);
	reading_tell_broken(&broken, reg);
	if (rc)
		reading_clean_error(reg, err);
	afi_broken_clear(&broken);
	afi_letter_clear(&letter);
	afi_register_free(reg);
	return rc;
}

/* ---- checked and issued -------------------------------------------------- */

static enum afi_code check_usage(const struct letter_options *o,
				 const struct opt_common *common,
				 struct afi_err *err)
{
	const struct issuing_typed *t = &o->issuing;

	if (t->check && t->issue)
		return afi_err_set(err, AFI_EUSAGE, "--issue checks too: give "
				   "--check or --issue");
	if (t->issue && (common->back.rev || common->back.as_of))
		return afi_err_set(err, AFI_EUSAGE, "what is issued is of the "
				   "register as it is: --as-of and --rev go "
				   "with --check");
	if (t->issue && common->audience &&
	    strcmp(common->audience, "public") != 0)
		return afi_err_set(err, AFI_EUSAGE, "what is issued leaves the "
				   "office, and is for the public; a letter "
				   "that must say what is withheld is "
				   "finished elsewhere, and issued as a FILE");
	if (!t->check && !t->issue &&
	    (t->file || t->approved_by || t->on || t->overrides.n))
		return afi_err_set(err, AFI_EUSAGE, "FILE, --approved-by, --on "
				   "and --override go with --check or "
				   "--issue");
	if (!t->issue && (t->replaces || t->accept || common->as ||
			  common->source || o->note || o->note_file))
		return afi_err_set(err, AFI_EUSAGE, "--replaces, --accept, "
				   "--as, --source, -m and -F go with "
				   "--issue");
	if (t->accept && !t->file)
		return afi_err_set(err, AFI_EUSAGE, "--accept goes with a FILE "
				   "that says otherwise than the records");
	if (t->on && !t->approved_by)
		return afi_err_set(err, AFI_EUSAGE, "--on says when it was "
				   "approved: add --approved-by POST");
	return AFI_OK;
}

/* The letter's own format, or that of what the checks found. */
static enum afi_code read_format(struct issuing *is, struct afi_err *err)
{
	enum afi_code rc;

	if (is->typed->check)
		return opt_format(&is->format, is->common, "text|json", err);
	rc = opt_format(&is->format, is->common, AFI_LETTER_FORMATS, err);
	if (!rc && is->format == 'j')
		rc = afi_err_set(err, AFI_EUSAGE, "--format: JSON is no "
				 "letter; it goes with --check");
	if (!rc && !is->typed->file && !is->common->format)
		rc = afi_err_set(err, AFI_EUSAGE, "--issue keeps the letter as "
				 "it leaves: say as what, --format pdf, docx, "
				 "html, eml, text or md");
	return rc;
}

static enum afi_code read_approval(struct issuing *is, int today,
				   struct afi_err *err)
{
	struct afi_date date = { .day = today };
	enum afi_code rc;

	if (is->typed->on &&
	    (rc = opt_date(&date, "on", is->typed->on, today, err)))
		return rc;
	if (date.day > today)
		return afi_err_set(err, AFI_EUSAGE, "--on: '%s' is still to "
				   "come", is->typed->on);
	is->approved_on = date.day;
	return AFI_OK;
}

static enum afi_code issue(const struct letter_options *o,
			   struct opt_common *common, struct afi_err *err)
{
	struct issuing is = { .typed = &o->issuing, .common = common,
			      .asked = AFI_LETTER_ASKED_INIT,
			      .letter = AFI_LETTER_INIT,
			      .arena = AFI_ARENA_INIT,
			      .made = AFI_STR_INIT, .text = AFI_STR_INIT,
			      .bytes = AFI_STR_INIT, .name = AFI_STR_INIT,
			      .note = AFI_STR_INIT, .next = AFI_STR_INIT,
			      .differs = AFI_DIFFERS_INIT,
			      .checks = AFI_CHECKS_INIT,
			      .said = AFI_SAID_INIT,
			      .offered = AFI_STR_INIT };
	enum afi_code rc;
	int today;

	is.asked.template_ = o->template_;
	is.asked.internal = opt_is_internal(common);
	if ((rc = check_usage(o, common, err)) ||
	    (is.typed->issue && !strcmp(o->template_, AFI_ISSUE_STATUTORY) &&
	     (rc = opt_act_of(common, AFI_PCC, err))) ||
	    (rc = read_format(&is, err)) ||
	    (rc = read_attached(&is.asked, o, is.format, err)) ||
	    (rc = opt_text(&is.note, o->note, o->note_file, false, err)) ||
	    (rc = reading_open(&is.hiding, common, !is.asked.internal, err)) ||
	    (rc = opt_open(&is.reg, common, err)))
		goto out;
	today = afi_register_today(is.reg);
	if (!(rc = afi_register_resolve(&is.asked.target, is.reg, o->target,
					err)) &&
	    !(rc = read_days(&is.asked, o, is.hiding, err)) &&
	    !(rc = read_approval(&is, today, err)))
		rc = issuing_run(&is, err);
out:
	if (rc)
		reading_clean_error(is.hiding, err);
	issuing_clear(&is);
	return rc;
}

enum afi_code cmd_letter(int argc, char **argv, struct afi_err *err)
{
	struct letter_options o = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "template", .arg = "NAME", .str = &o.template_,
		  .must = true,
		  .words = "section-55|force-comments|update|request-to-close|"
			   "web-statement|covering-copy|...",
		  .help = "which letter: 'afi templates' lists them" },
		{ .name = "date", .arg = "DATE", .str = &o.date,
		  .help = "the letter's day, if not today" },
		{ .name = "since", .arg = "DATE", .str = &o.since,
		  .help = "tell what happened from then on, or since last" },
		OPT_FOR(&common),
		{ .name = "format", .arg = "FORMAT", .str = &common.format,
		  .words = AFI_LETTER_FORMATS,
		  .help = "text, md (Markdown), html, pdf, docx, eml or "
			  "json" },
		{ .name = "attach", .arg = "FORMAT", .str = &o.attach,
		  .words = "pdf|docx",
		  .help = "what an eml has attached; a PDF, if it does not "
			  "say" },
		{ .name = "check", .flag = &o.issuing.check,
		  .help = "only say what is wrong with it" },
		{ .name = "issue", .flag = &o.issuing.issue,
		  .help = "check it, keep it and record that it was issued" },
		{ .name = "approved-by", .arg = "POST",
		  .str = &o.issuing.approved_by,
		  .help = "who approved the responses in it" },
		{ .name = "on", .arg = "DATE", .str = &o.issuing.on,
		  .help = "when, if not today" },
		{ .name = "override", .arg = "CODE=REASON",
		  .list = &o.issuing.overrides,
		  .help = "issue it in spite of that error" },
		{ .name = "replaces", .arg = "ENTRY",
		  .str = &o.issuing.replaces,
		  .help = "the issued letter that it corrects, or last" },
		{ .name = "accept", .arg = "all|LIST",
		  .str = &o.issuing.accept,
		  .help = "record what FILE says otherwise, by number: 1,3" },
		{ .letter = 'm', .arg = "TEXT", .str = &o.note,
		  .help = "a note, such as what it corrects" },
		{ .letter = 'F', .arg = "FILE", .str = &o.note_file,
		  .help = "the same from a file, or - for standard input" },
		{ .name = "as", .arg = "PARTY", .str = &common.as,
		  .words = OPT_PARTIES,
		  .help = "whose letter it is: force, pcc" },
		{ .name = "source", .arg = "TEXT", .str = &common.source,
		  .help = "where it comes from, when recording for another" },
		OPT_BACK(&common),
		{ .letter = 'o', .arg = "FILE", .str = &common.file,
		  .help = "write to that file" },
		OPT_REGISTER(&common),
		{ .arg = "INSPECTION", .str = &o.target, .must = true,
		  .help = "what it is about" },
		{ .arg = "FILE", .str = &o.issuing.file,
		  .help = "the letter as it was finished elsewhere" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		goto out;
	if (o.issuing.check || o.issuing.issue)
		rc = issue(&o, &common, err);
	else if (!(rc = check_usage(&o, &common, err)))
		rc = make(&o, &common, err);
out:
	free(o.issuing.overrides.v);
	return rc;
}
