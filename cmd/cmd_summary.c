/* afi summary: how each inspection stands, with the totals. */
#include "cmd.h"
#include "opt.h"
#include "reading.h"

enum afi_code cmd_summary(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		OPT_READER_AS(&common, "text, csv, md (Markdown) or json"),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_SUMMARY, target, &common, err)))
		rc = afi_query_summary(&r.render.sink, &r.broken, r.reg,
				       &r.target, err);
	return reading_end(&r, rc, err);
}
