/* afi summary: how each inspection stands, with the totals; or a page of one
 * kind, by a template. */
#include <string.h>

#include "cmd.h"
#include "kind.h"
#include "opt.h"
#include "pack.h"
#include "reading.h"

/* What was typed. */
struct typed {
	const char *target, *kind, *since, *folder;
};

/* What only some kinds know must not be passed over where it is not known. */
static enum afi_code expect_kind(const struct typed *typed,
				 const struct afi_kind_asked *asked,
				 struct afi_err *err)
{
	const struct { const char *option, *value, *kind; } of[] = {
		{ "--since", typed->since, NULL },
		{ "--board", asked->board, "board" },
		{ "--owner", asked->owner, "board" },
		{ "--theme", asked->theme, "lineage" },
		{ "--with-evidence", typed->folder, "visit" },
	};
	const char *kind = typed->kind;

	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		if (!of[i].value || (kind && (!of[i].kind ||
					      !strcmp(kind, of[i].kind))))
			continue;
		if (of[i].kind)
			return afi_err_set(err, AFI_EUSAGE, "%s goes with "
					   "--kind %s", of[i].option,
					   of[i].kind);
		return afi_err_set(err, AFI_EUSAGE, "%s goes with --kind, "
				   "which is one of " KINDS, of[i].option);
	}
	return AFI_OK;
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

/* A file that is withheld today must not get out by a look at a state in which
 * it was not yet. */
static enum afi_code expect_now(const struct opt_common *common,
				struct afi_err *err)
{
	if (!common->back.rev)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "--with-evidence does not go with "
			   "--rev, which does not know what was withheld "
			   "since; --as-of looks back too");
}

/* The page, and the folder of files beside it. */
static enum afi_code tell_packed(struct pack *pack, struct reading *r,
				 const struct kind *kind,
				 struct afi_kind_asked *asked,
				 const char *folder, struct afi_err *err)
{
	enum afi_code rc;

	if (folder) {
		if ((rc = pack_begin(pack, r->reg, folder, err)))
			return rc;
		asked->pack = &pack->pack;
	}
	if ((rc = kind_tell(r, kind, asked, err)))
		return rc;
	return folder && !r->broken.n ? pack_finish(pack, err) : AFI_OK;
}

enum afi_code cmd_summary(int argc, char **argv, struct afi_err *err)
{
	struct typed typed = { .target = NULL };
	struct afi_kind_asked asked = AFI_KIND_ASKED_INIT;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "kind", .arg = "KIND", .str = &typed.kind,
		  .words = KINDS,
		  .help = "a page for one sort of reader: " KINDS },
		{ .name = "since", .arg = "DATE", .str = &typed.since,
		  .help = "... with what moved from that day on" },
		{ .name = "board", .arg = "BOARD", .str = &asked.board,
		  .help = "... of what is before that board" },
		{ .name = "owner", .arg = "OWNER", .str = &asked.owner,
		  .help = "... of what is that owner's" },
		{ .name = "theme", .arg = "THEME", .str = &asked.theme,
		  .help = "... of what came back of that theme" },
		{ .name = "with-evidence", .arg = "DIR", .str = &typed.folder,
		  .help = "... with the kept files of a visit in that folder" },
		{ .name = "explain", .flag = &asked.explain,
		  .help = "with the records and entries behind each number" },
		OPT_READER_AS(&common, "text, csv, md (Markdown), pdf, docx or "
				       "json; html with --kind"),
		{ .arg = "TARGET", .str = &typed.target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	const struct kind *kind = &kind_none;
	struct reading r = READING_INIT;
	struct pack pack = PACK_INIT;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (typed.kind && (rc = kind_find(&kind, typed.kind, err))) ||
	    (rc = expect_kind(&typed, &asked, err)) ||
	    (typed.folder && (rc = expect_now(&common, err))))
		return rc;
	r.office = kind->name;
	if (!(rc = reading_begin(&r, kind->page, typed.target, &common, err)) &&
	    !(rc = read_since(&asked, typed.since, r.reg, err)))
		rc = tell_packed(&pack, &r, kind, &asked, typed.folder, err);
	rc = reading_end(&r, rc, err);
	pack_end(&pack, !rc);
	return rc;
}
