/* afi import: a report, a letter or a tracker becomes records. */
#include <stdlib.h>

#include "cmd.h"
#include "editor.h"
#include "import.h"
#include "opt.h"
#include "reading.h"
#include "register.h"

static enum afi_code show(const struct import *im, struct afi_err *err)
{
	struct reading r = READING_INIT;
	struct afi_matches matches = AFI_MATCHES_INIT;
	struct afi_imported shown;
	enum afi_code rc;

	if (!(rc = reading_begin(&r, AFI_PAGE_IMPORT, NULL, &im->common,
				 err)) &&
	    !(rc = import_match(&matches, im, r.reg, err))) {
		shown = import_shown(im, &matches);
		afi_query_import(&r.render.sink, r.reg, &shown);
	}
	afi_matches_clear(&matches);
	return reading_end(&r, rc, err);
}

static enum afi_code accept(const struct import *im, struct afi_err *err)
{
	struct choice choice = { 0 };
	enum afi_code rc;

	if (!(rc = choice_read(&choice, im->accept, im->proposals.n, err)))
		rc = import_accept(im, &choice, err);
	choice_clear(&choice);
	return rc;
}

/* A text without findings where there should be some is no success, whatever
 * else was in it. */
static enum afi_code check_lost(const struct import *im, struct afi_err *err)
{
	if (!afi_imported_lost(&im->proposals))
		return AFI_OK;
	return afi_err_set(err, AFI_ENOFINDINGS, "no findings found: the "
			   "report text may have lost its boxes; import them "
			   "from another text, such as the report as a PDF or "
			   "the letter that answers it, or enter them with "
			   "'afi open'");
}

static enum afi_code read_day(struct import *im, struct afi_register *reg,
			      struct afi_err *err)
{
	struct afi_writer writer;
	enum afi_code rc;

	if (!(rc = opt_writer(&writer, &im->common, afi_register_today(reg),
			      err)))
		im->day = writer.happened;
	return rc;
}

static enum afi_code check_usage(const struct import *im, struct afi_err *err)
{
	char format;

	if (im->common.format && im->accept)
		return afi_err_set(err, AFI_EUSAGE, "--format goes with what "
				   "is shown; leave --accept out");
	return opt_format(&format, &im->common, "text|json", err);
}

static enum afi_code import_it(struct import *im, struct afi_err *err)
{
	struct afi_register *reg = NULL;
	enum afi_code rc;

	if ((rc = opt_open(&reg, &im->common, err)) ||
	    (rc = read_day(im, reg, err)) ||
	    (rc = import_read(im, reg, err)))
		goto out;
	if (im->accept)
		rc = accept(im, err);
	else if (!im->common.format && editor_can_ask())
		rc = import_ask(im, reg, err);
	else
		rc = show(im, err);
	if (!rc)
		rc = check_lost(im, err);
out:
	afi_register_free(reg);
	return rc;
}

enum afi_code cmd_import(int argc, char **argv, struct afi_err *err)
{
	struct import im = IMPORT_INIT;
	struct afi_str edition = AFI_STR_INIT;
	const struct opt opts[] = {
		{ .name = "into", .arg = "INSPECTION", .str = &im.into,
		  .help = "which one, if the text cannot tell" },
		{ .name = "accept", .arg = "all|LIST", .str = &im.accept,
		  .help = "record what is sure, or by number: 1,3-5" },
		{ .name = "keep", .flag = &im.keep,
		  .help = "keep the document as evidence" },
		{ .name = "edition", .arg = "TEXT", .str = &im.edition,
		  .help = "what this edition is called" },
		{ .name = "csv", .flag = &im.csv,
		  .help = "it is a tracker saved by a spreadsheet" },
		{ .name = "columns", .arg = "MAP", .str = &im.columns,
		  .help = "what its columns mean: owner=Lead,due=6" },
		{ .name = "format", .arg = "FORMAT", .str = &im.common.format,
		  .words = "text|json|...",
		  .help = "of what is shown: text or json" },
		OPT_WRITER(&im.common),
		{ .arg = "FILE|URL", .str = &im.from, .must = true,
		  .help = "the document, or - for standard input" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (rc = check_usage(&im, err)) ||
	    (rc = opt_line(&edition, im.edition, "--edition", err)))
		goto out;
	im.edition = edition.len ? edition.s : NULL;
	im.csv |= im.columns != NULL;
	rc = import_it(&im, err);
out:
	import_clear(&im);
	afi_str_clear(&edition);
	return rc;
}
