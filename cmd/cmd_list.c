/* afi list: the findings, one row each, and what they add up to. */
#include "cmd.h"
#include "opt.h"
#include "reading.h"

enum afi_code cmd_list(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL;
	struct opt_common common = { 0 };
	struct afi_choice choice = { .open = false };
	const struct opt opts[] = {
		{ .name = "open", .flag = &choice.open,
		  .help = "only what is not closed" },
		{ .name = "all", .flag = &choice.all,
		  .help = "also what was opened by mistake" },
		OPT_READER(&common),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_LIST, target, &common, err)))
		rc = afi_query_list(&r.render.sink, &r.broken, r.reg,
				    &r.target, &choice, err);
	return reading_end(&r, rc, err);
}
