/* Which entries are meant: what was typed, made into a choice. */
#include "telling.h"

#include <string.h>

#include "date.h"
#include "record.h"
#include "target.h"

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
			       const struct telling_typed *typed, int today,
			       struct afi_err *err)
{
	struct afi_date since, until;
	enum afi_code rc;

	if (typed->since) {
		if ((rc = read_date(&since, typed->since, "--since", today,
				    err)))
			return rc;
		if (*since.words)
			return afi_err_set(err, AFI_EUSAGE, "--since needs a "
					   "day or a month; '%s' is vaguer",
					   typed->since);
		out->since = first_day(&since);
	}
	if (typed->until) {
		if ((rc = read_date(&until, typed->until, "--until", today,
				    err)))
			return rc;
		out->until = until.day;
	}
	if (out->since > out->until)
		return afi_err_set(err, AFI_EUSAGE, "--until '%s' is before "
				   "--since '%s'", typed->until,
				   typed->since);
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

enum afi_code telling_read(struct afi_telling *out,
			   const struct telling_typed *typed, int today,
			   struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	if (typed->party && !afi_slug_valid(typed->party))
		return afi_err_set(err, AFI_EUSAGE, "--party: '%s' is no "
				   "party; force, pcc and hmicfrs are",
				   typed->party);
	for (size_t i = 0; i < typed->whats.n && !rc; i++)
		rc = check_what(typed->whats.v[i], err);
	if (rc || (rc = read_days(out, typed, today, err)))
		return rc;
	out->party = typed->party;
	out->whats = typed->whats.v;
	out->nwhats = typed->whats.n;
	return AFI_OK;
}
