/* afi summary: how each inspection stands, with the totals; or a page of one
 * kind, by a template. */
#include "cmd.h"
#include "kind.h"
#include "opt.h"
#include "reading.h"

/* What only kinds know must not be passed over where there is none. */
static enum afi_code expect_kind(const char *since, const char *board,
				 const char *owner, struct afi_err *err)
{
	const char *option = since ? "--since" : board ? "--board" :
			     owner ? "--owner" : NULL;

	if (!option)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "%s goes with --kind, which is one "
			   "of " KINDS, option);
}

static enum afi_code read_since(struct afi_kind_asked *asked,
				const char *typed,
				const struct afi_register *reg,
				struct afi_err *err)
{
	const int today = afi_register_today(reg);
	struct afi_date since;
	enum afi_code rc;

	if ((rc = opt_date(&since, "since", typed, today, err)))
		return rc;
	if (since.day != AFI_NO_DAY && since.day > today)
		return afi_err_set(err, AFI_EUSAGE, "--since: '%s' is still to "
				   "come", typed);
	asked->since = since.day;
	return AFI_OK;
}

enum afi_code cmd_summary(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL, *name = NULL, *since = NULL;
	struct afi_kind_asked asked = AFI_KIND_ASKED_INIT;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "kind", .arg = "KIND", .str = &name, .words = KINDS,
		  .help = "a page for one sort of reader: " KINDS },
		{ .name = "since", .arg = "DATE", .str = &since,
		  .help = "... with what moved from that day on" },
		{ .name = "board", .arg = "BOARD", .str = &asked.board,
		  .help = "... of what is before that board" },
		{ .name = "owner", .arg = "OWNER", .str = &asked.owner,
		  .help = "... of what is that owner's" },
		OPT_READER_AS(&common, "text, csv, md (Markdown), pdf, docx or "
				       "json; html with --kind"),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	const struct kind *kind = NULL;
	struct reading r = READING_INIT;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		return rc;
	if ((rc = name ? kind_find(&kind, name, err) :
			 expect_kind(since, asked.board, asked.owner, err)))
		return rc;
	r.office = kind ? kind->name : "summary";
	rc = reading_begin(&r, kind ? kind->page : AFI_PAGE_SUMMARY, target,
			   &common, err);
	if (!rc && !kind)
		rc = afi_query_summary(&r.render.sink, &r.broken, r.reg,
				       &r.target, err);
	else if (!rc && !(rc = read_since(&asked, since, r.reg, err)))
		rc = kind_tell(&r, kind, &asked, err);
	return reading_end(&r, rc, err);
}
