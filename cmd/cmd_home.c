/* afi home, and afi alone: what is yours and what is due. */
#include "cmd.h"
#include "opt.h"
#include "reading.h"

enum afi_code cmd_home(int argc, char **argv, struct afi_err *err)
{
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		OPT_READER(&common),
		{ 0 },
	};
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (rc = reading_begin(&r, AFI_PAGE_HOME, NULL, &common, err)) ||
	    (rc = afi_query_home(&view, &r.broken, r.reg, err)))
		goto out;
	afi_render_view(&r.render, view);
out:
	json_decref(view);
	return reading_end(&r, rc, err);
}
