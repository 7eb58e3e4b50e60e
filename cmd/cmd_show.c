/* afi show: one inspection, finding or action in full. */
#include "cmd.h"
#include "opt.h"
#include "reading.h"

enum afi_code cmd_show(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		OPT_READER(&common),
		{ .arg = "TARGET", .str = &target, .must = true,
		  .help = "an inspection, a finding or an action" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (rc = reading_begin(&r, AFI_PAGE_SHOW, target, &common, err)) ||
	    (rc = afi_query_show(&view, &r.broken, r.reg, &r.target, err)))
		goto out;
	afi_render_view(&r.render, view);
out:
	json_decref(view);
	return reading_end(&r, rc, err);
}
