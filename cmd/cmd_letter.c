/* afi letter: what an office writes about an inspection, from the records. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "letter.h"
#include "opt.h"
#include "output.h"
#include "reading.h"
#include "text.h"

struct letter_options {
	const char *target, *template_, *date, *since;
};

static enum afi_code read_days(struct afi_letter_asked *asked,
			       const struct letter_options *o, int today,
			       struct afi_err *err)
{
	struct afi_date date = { .day = today }, since = AFI_DATE_INIT;
	enum afi_code rc;

	if ((o->date && (rc = opt_date(&date, "date", o->date, today, err))) ||
	    (rc = opt_date(&since, "since", o->since, today, err)))
		return rc;
	if (since.day != AFI_NO_DAY && since.day > date.day)
		return afi_err_set(err, AFI_EUSAGE, "--since: '%s' is after "
				   "the letter's day", o->since);
	asked->date = date.day;
	asked->since = since.day;
	return AFI_OK;
}

/* What the letter shows as missing, and what to do about it. */
static enum afi_code tell_gaps(const struct afi_letter *letter,
			       struct afi_err *err)
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
			   "thing%s missing, where it has square brackets", n,
			   n == 1 ? " is" : "s are");
}

static enum afi_code print_letter(struct output *output,
				  const struct afi_letter *letter,
				  struct afi_err *err)
{
	fwrite(letter->bytes.s, 1, letter->bytes.len, output->file);
	output_settle(output);
	return tell_gaps(letter, err);
}

static enum afi_code refuse_terminal(const struct output *output, char format,
				     struct afi_err *err)
{
	if (!output->terminal || (format != 'p' && format != 'd'))
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "a %s is not for a terminal; name "
			   "a file for it with -o FILE", format == 'p' ?
			   "PDF" : "DOCX");
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
	asked.internal = common->audience &&
			 strcmp(common->audience, "internal") == 0;
	if (!(rc = opt_format(&format, common, AFI_LETTER_FORMATS, err)) &&
	    !(rc = opt_open(&reg, common, err)) &&
	    !(rc = asked.internal ? AFI_OK : afi_register_hide(reg, err)) &&
	    !(rc = afi_register_resolve(&asked.target, reg, o->target, err)) &&
	    !(rc = read_days(&asked, o, afi_register_today(reg), err)) &&
	    !(rc = output_open(&output, common->file, "never", false,
			       err)) &&
	    !(rc = refuse_terminal(&output, format, err)) &&
	    !(rc = afi_letter_make(&letter, &broken, reg, &asked, format,
				   err)) &&
	    (asked.internal || !broken.n))
		rc = print_letter(&output, &letter, err);
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
		  .help = "tell what happened from that day on" },
		OPT_FOR(&common),
		{ .name = "format", .arg = "FORMAT", .str = &common.format,
		  .words = AFI_LETTER_FORMATS,
		  .help = "text, md (Markdown), html, pdf, docx, eml or "
			  "json" },
		OPT_BACK(&common),
		{ .letter = 'o', .arg = "FILE", .str = &common.file,
		  .help = "write to that file" },
		OPT_REGISTER(&common),
		{ .arg = "INSPECTION", .str = &o.target, .must = true,
		  .help = "what it is about" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		return rc;
	return make(&o, &common, err);
}
