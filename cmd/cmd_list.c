/* afi list: the findings, one row each, and what they add up to. */
#include <string.h>

#include "cmd.h"
#include "filter.h"
#include "opt.h"
#include "reading.h"

static enum afi_code read_sort(enum afi_sort *out, const char *typed,
			       struct afi_err *err)
{
	struct afi_str names = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;
	int i;

	for (i = 0; typed && i < AFI_SORT_COUNT; i++) {
		const char *name = afi_sort_name((enum afi_sort)i);

		*out = (enum afi_sort)i;
		if (!strcmp(name, typed))
			goto out;
		afi_str_addf(&names, "%s%s", i ? ", " : "", name);
	}
	if (typed)
		rc = afi_err_set(err, AFI_EUSAGE, "--sort: not by '%s'; there "
				 "are %s", typed, names.s);
out:
	afi_str_clear(&names);
	return rc;
}

static enum afi_code read_group(enum afi_group *out, const char *typed,
				struct afi_err *err)
{
	struct afi_str names = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;
	int i;

	for (i = AFI_GROUP_NONE + 1; typed && i < AFI_GROUP_COUNT; i++) {
		const char *name = afi_group_name((enum afi_group)i);

		*out = (enum afi_group)i;
		if (!strcmp(name, typed))
			goto out;
		afi_str_addf(&names, "%s%s", names.len ? ", " : "", name);
	}
	if (typed)
		rc = afi_err_set(err, AFI_EUSAGE, "--group: not by '%s'; "
				 "there are %s", typed, names.s);
out:
	afi_str_clear(&names);
	return rc;
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
		  .help = "by target, due, rag, status, owner, silence..." },
		{ .name = "reverse", .flag = &order.reverse,
		  .help = "the other way round" },
		{ .name = "group", .arg = "BY", .str = &group,
		  .help = "by inspection, owner, board, question, theme..." },
		OPT_READER(&common),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = read_sort(&order.sort, sort, err)) &&
	    !(rc = read_group(&order.group, group, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_LIST, target, &common, err)) &&
	    !(rc = filter_read(&filter, r.reg, err)))
		rc = afi_query_list(&r.render.sink, &r.broken, r.reg,
				    &r.target, &filter.choice, &order, err);
	filter_clear(&filter);
	return reading_end(&r, rc, err);
}
