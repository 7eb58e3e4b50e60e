/* afi export: the register as a sheet, or a sheet for an owner to fill in. */
#include "book.h"
#include "cmd.h"
#include "opt.h"
#include "reading.h"

/* What was asked for. */
struct asked {
	const char *target, *owner;
	bool update_sheet;
};

static enum afi_code check_asked(const struct asked *asked,
				 struct afi_err *err)
{
	if (asked->update_sheet && !asked->owner)
		return afi_err_set(err, AFI_EUSAGE, "whose update sheet? say "
				   "--owner OWNER");
	if (!asked->update_sheet && asked->owner)
		return afi_err_set(err, AFI_EUSAGE, "--owner goes with "
				   "--update-sheet alone");
	return AFI_OK;
}

/* The whole, as @reading prints it or, as XLSX, in a book that is written when
 * all is in it. */
static enum afi_code export_all(struct reading *r, struct afi_err *err)
{
	struct afi_book *book = NULL;
	enum afi_code rc;

	if (r->render.look.format != 'x')
		return afi_query_export(&r->render.sink, &r->broken, r->reg,
					&r->target, err);
	if ((rc = afi_book_open(&book, err)))
		return rc;
	afi_render_in(&r->render, book);
	if (!(rc = afi_query_export(&r->render.sink, &r->broken, r->reg,
				    &r->target, err)) && !r->broken.n)
		rc = afi_book_write(r->output.file, book, err);
	afi_book_free(book);
	return rc;
}

enum afi_code cmd_export(int argc, char **argv, struct afi_err *err)
{
	struct opt_common common = { 0 };
	struct asked asked = { .target = NULL };
	const struct opt opts[] = {
		OPT_FOR(&common),
		{ .name = "update-sheet", .flag = &asked.update_sheet,
		  .help = "a sheet for an owner to fill in" },
		{ .name = "owner", .arg = "OWNER", .str = &asked.owner,
		  .help = "... that owner, or whose name begins so" },
		{ .name = "format", .arg = "FORMAT", .str = &common.format,
		  .words = "csv|jsonl|xlsx",
		  .help = "csv, as without it, jsonl, xlsx" },
		OPT_BACK(&common),
		OPT_OUTPUT(&common),
		OPT_REGISTER(&common),
		{ .arg = "TARGET", .str = &asked.target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	rc = opt_parse(opts, argc, argv, err);
	if (!common.format)
		common.format = "csv";
	if (!rc && !(rc = check_asked(&asked, err)) &&
	    !(rc = reading_begin(&r, asked.update_sheet ?
				 AFI_PAGE_UPDATE_SHEET : AFI_PAGE_EXPORT,
				 asked.target, &common, err)))
		rc = asked.update_sheet ?
		     afi_query_update_sheet(&r.render.sink, &r.broken, r.reg,
					    &r.target, asked.owner,
					    afi_register_hidden(r.reg), err) :
		     export_all(&r, err);
	return reading_end(&r, rc, err);
}
