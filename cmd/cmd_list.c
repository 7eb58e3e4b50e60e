/* afi list: the findings, one row each, and what they add up to. */
#include "cmd.h"
#include "filter.h"
#include "opt.h"
#include "reading.h"

static enum afi_code read_order(struct afi_order *order, const char *sort,
				const char *group, struct afi_err *err)
{
	if (sort && afi_sort_parse(&order->sort, sort, err))
		return afi_err_prefix(err, "--sort");
	if (group && afi_group_parse(&order->group, group, err))
		return afi_err_prefix(err, "--group");
	return AFI_OK;
}

enum afi_code cmd_list(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL, *sort = NULL, *group = NULL;
	struct opt_common common = { 0 };
	struct filter filter = FILTER_INIT;
	struct afi_order order = { .reverse = false };
	const struct opt opts[] = {
		OPT_FILTER(&filter),
		{ .name = "sort", .arg = "BY", .str = &sort,
		  .words = "target|due|rag|status|owner|silence|age|priority|"
			   "updated|...",
		  .help = "by target, due, rag, status, owner, silence..." },
		{ .name = "reverse", .flag = &order.reverse,
		  .help = "the other way round" },
		{ .name = "group", .arg = "BY", .str = &group,
		  .words = "inspection|owner|board|question|status|rag|"
			   "theme|...",
		  .help = "by inspection, owner, board, question, theme..." },
		OPT_READER_AS(&common, "text, csv or json"),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = read_order(&order, sort, group, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_LIST, target, &common, err)) &&
	    !(rc = filter_read(&filter, r.reg, err)))
		rc = afi_query_list(&r.render.sink, &r.broken, r.reg,
				    &r.target, &filter.choice, &order, err);
	filter_clear(&filter);
	return reading_end(&r, rc, err);
}
