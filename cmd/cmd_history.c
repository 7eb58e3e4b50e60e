/* afi history: what was recorded, in order. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "reading.h"
#include "telling.h"

enum { MOST_DIGITS = 6 };

/* What was typed to choose by. */
struct choice {
	struct telling_typed typed;
	const char *by, *late, *last;
	bool commits, reverse;
};

static enum afi_code read_number(int *out, const char *typed,
				 const char *option, int least,
				 struct afi_err *err)
{
	const size_t len = strlen(typed);

	if (!len || len > MOST_DIGITS || strspn(typed, "0123456789") != len ||
	    atoi(typed) < least)
		return afi_err_set(err, AFI_EUSAGE, "%s: '%s' is no number of "
				   "at least %d", option, typed, least);
	*out = atoi(typed);
	return AFI_OK;
}

static enum afi_code read_choice(struct afi_telling *out,
				 const struct choice *choice, int today,
				 struct afi_err *err)
{
	enum afi_code rc;
	int last = 0;

	if ((rc = telling_read(out, &choice->typed, today, err)) ||
	    (choice->late &&
	     (rc = read_number(&out->late, choice->late, "--recorded-late", 0,
			       err))) ||
	    (choice->last &&
	     (rc = read_number(&last, choice->last, "--last", 1, err))))
		return rc;
	out->by = choice->by;
	out->last = (size_t)last;
	out->commits = choice->commits;
	out->reverse = choice->reverse;
	return AFI_OK;
}

enum afi_code cmd_history(int argc, char **argv, struct afi_err *err)
{
	const char *target = NULL;
	struct opt_common common = { 0 };
	struct choice choice = { 0 };
	const struct opt opts[] = {
		OPT_TELLING(&choice.typed),
		{ .name = "by", .arg = "NAME", .str = &choice.by,
		  .help = "only what this person recorded" },
		{ .name = "recorded-late", .arg = "DAYS", .str = &choice.late,
		  .help = "only what was recorded so much later" },
		{ .name = "last", .arg = "N", .str = &choice.last,
		  .help = "only the last few of these" },
		{ .name = "reverse", .flag = &choice.reverse,
		  .help = "the latest first" },
		{ .name = "commits", .flag = &choice.commits,
		  .help = "with the commits that brought them in" },
		OPT_READER_AS(&common, "text, csv or json"),
		{ .arg = "TARGET", .str = &target,
		  .help = "a force, an inspection, a finding or an action" },
		{ 0 },
	};
	struct afi_telling telling = AFI_TELLING_INIT;
	struct reading r = READING_INIT;
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = reading_begin(&r, AFI_PAGE_HISTORY, target, &common,
				 err)) &&
	    !(rc = read_choice(&telling, &choice, afi_register_today(r.reg),
			       err)))
		rc = afi_query_history(&r.render.sink, &r.broken, r.reg,
				       &r.target, &telling, err);
	free(choice.typed.whats.v);
	return reading_end(&r, rc, err);
}
