/* afi due: what has a date and waits, the earliest first. */
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "reading.h"

/* "14d", "2w" and "3m" are times from @today; anything else is a date. */
static enum afi_code read_within(struct afi_due *span, const char *typed,
				 int today, struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;
	enum afi_code rc;
	int days;

	if (!typed)
		return AFI_OK;
	if (opt_is_span(typed)) {
		if ((rc = opt_span(&days, "--within", typed, today, err)))
			return rc;
		span->by = today + days;
		return AFI_OK;
	}
	if (!(rc = opt_date(&date, "within", typed, today, err)))
		span->by = date.day;
	return rc;
}

enum afi_code cmd_due(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL, *within = NULL;
	struct opt_common common = { 0 };
	struct afi_due span = AFI_DUE_INIT;
	const struct opt opts[] = {
		{ .name = "within", .arg = "TIME", .str = &within,
		  .help = "only what is due by then: 14d, 2w, 3m, or a date" },
		{ .name = "overdue", .flag = &span.overdue,
		  .help = "only what is late" },
		OPT_READER_AS(&common, "text, csv, json or ics (a calendar)"),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection, a finding or an action" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_DUE, target, &common, err)) &&
	    !(rc = read_within(&span, within, afi_register_today(r.reg), err)))
		rc = afi_query_due(&r.render.sink, &r.broken, r.reg,
				   &r.target, &span, err);
	return reading_end(&r, rc, err);
}
