/* afi letters: which letters were issued, and what became of them. */
#include "cmd.h"
#include "opt.h"
#include "reading.h"

enum afi_code cmd_letters(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		OPT_READER_AS(&common, "text, csv or json"),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force or an inspection" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_LETTERS, target, &common, err)))
		rc = afi_query_letters(&r.render.sink, &r.broken, r.reg,
				       &r.target, err);
	return reading_end(&r, rc, err);
}
