/* afi history: what was recorded, in order. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "reading.h"
#include "target.h"

enum { MOST_DIGITS = 6 };

/* What was typed to choose by. */
struct choice {
	const char *party, *since, *until, *by, *late, *last;
	struct opt_list whats;
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

/* A month, which is typed for all of it, begins with its first day. */
static int first_day(const struct afi_date *date)
{
	int year, month, mday;

	if (!date->month)
		return date->day;
	afi_day_split(&year, &month, &mday, date->day);
	return date->day - mday + 1;
}

static enum afi_code read_date(struct afi_date *out, const char *typed,
			       const char *option, int today,
			       struct afi_err *err)
{
	if (!afi_date_parse(out, typed, today, err))
		return AFI_OK;
	err->code = AFI_EUSAGE;
	return afi_err_prefix(err, "%s", option);
}

static enum afi_code read_days(struct afi_telling *out,
			       const struct choice *choice, int today,
			       struct afi_err *err)
{
	struct afi_date since, until;
	enum afi_code rc;

	if (choice->since) {
		if ((rc = read_date(&since, choice->since, "--since", today,
				    err)))
			return rc;
		if (*since.words)
			return afi_err_set(err, AFI_EUSAGE, "--since needs a "
					   "day or a month; '%s' is vaguer",
					   choice->since);
		out->since = first_day(&since);
	}
	if (choice->until) {
		if ((rc = read_date(&until, choice->until, "--until", today,
				    err)))
			return rc;
		out->until = until.day;
	}
	if (out->since > out->until)
		return afi_err_set(err, AFI_EUSAGE, "--until '%s' is before "
				   "--since '%s'", choice->until,
				   choice->since);
	return AFI_OK;
}

static enum afi_code check_what(const char *what, struct afi_err *err)
{
	struct afi_str all = AFI_STR_INIT;
	const char *kind;

	for (size_t i = 0; (kind = afi_entry_kind(i)); i++) {
		if (strcmp(kind, what) == 0)
			goto out;
		afi_str_addf(&all, "%s%s", i ? ", " : "", kind);
	}
	afi_err_set(err, AFI_EUSAGE, "--what: there is no kind of entry '%s'; "
		    "there are %s", what, all.s);
out:
	afi_str_clear(&all);
	return kind ? AFI_OK : AFI_EUSAGE;
}

static enum afi_code read_choice(struct afi_telling *out,
				 const struct choice *choice, int today,
				 struct afi_err *err)
{
	enum afi_code rc = AFI_OK;
	int last = 0;

	if (choice->party && !afi_slug_valid(choice->party))
		return afi_err_set(err, AFI_EUSAGE, "--party: '%s' is no "
				   "party; force, pcc and hmicfrs are",
				   choice->party);
	for (size_t i = 0; i < choice->whats.n && !rc; i++)
		rc = check_what(choice->whats.v[i], err);
	if (rc ||
	    (rc = read_days(out, choice, today, err)) ||
	    (choice->late &&
	     (rc = read_number(&out->late, choice->late, "--recorded-late", 0,
			       err))) ||
	    (choice->last &&
	     (rc = read_number(&last, choice->last, "--last", 1, err))))
		return rc;
	out->party = choice->party;
	out->by = choice->by;
	out->whats = choice->whats.v;
	out->nwhats = choice->whats.n;
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
		{ .name = "party", .arg = "PARTY", .str = &choice.party,
		  .words = OPT_PARTIES,
		  .help = "only what is theirs: force, pcc, hmicfrs" },
		{ .name = "what", .arg = "KIND", .list = &choice.whats,
		  .words = "opened|action|ask|assign|close|copied|edition|"
			   "evidence|event|grade|link|measure|publish|reopen|"
			   "response|submit|update|withhold|...",
		  .help = "only such entries: update, close..." },
		{ .name = "by", .arg = "NAME", .str = &choice.by,
		  .help = "only what this person recorded" },
		{ .name = "since", .arg = "DATE", .str = &choice.since,
		  .help = "only what happened on that day or later" },
		{ .name = "until", .arg = "DATE", .str = &choice.until,
		  .help = "only what happened up to that day" },
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
	free(choice.whats.v);
	return reading_end(&r, rc, err);
}
