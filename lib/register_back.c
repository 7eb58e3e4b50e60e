/* The register: as what it is looked back at. */
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "mem.h"
#include "register_impl.h"

const struct afi_past *afi_register_past(const struct afi_register *reg)
{
	return &reg->past;
}

bool afi_past_is(const struct afi_past *past)
{
	return past->rev || past->as_of != INT_MAX;
}

int afi_register_as_of(const struct afi_register *reg)
{
	return reg->past.as_of;
}

int afi_register_today(const struct afi_register *reg)
{
	if (reg->past.as_of != INT_MAX)
		return reg->past.as_of;
	if (reg->past.rev)
		return reg->past.rev_day;
	return afi_time_day(reg->now);
}

enum afi_code afi_register_not_yet(const struct afi_register *reg,
				   const char *what, struct afi_err *err)
{
	struct afi_str day = AFI_STR_INIT;

	afi_day_long(&day, reg->past.rev_day);
	if (reg->past.until != INT_MAX)
		afi_err_set(err, AFI_ENOTFOUND, "%s yet on %s", what, day.s);
	else
		afi_err_set(err, AFI_ENOTFOUND, "%s yet in '%s' of %s", what,
			    reg->past.rev, day.s);
	afi_str_clear(&day);
	return AFI_ENOTFOUND;
}

/* ---- what was asked for -------------------------------------------------- */

static enum afi_code check_gone_by(int day, const char *option,
				   const char *typed, int today,
				   struct afi_err *err)
{
	struct afi_str words = AFI_STR_INIT;

	if (day <= today)
		return AFI_OK;
	afi_day_long(&words, day);
	afi_err_set(err, AFI_EUSAGE, "%s: '%s' is %s, which is still to come; "
		    "only the past can be looked back at", option, typed,
		    words.s);
	afi_str_clear(&words);
	return AFI_EUSAGE;
}

static enum afi_code read_as_of(struct afi_register *reg, const char *typed,
				int today, struct afi_err *err)
{
	struct afi_date date;

	if (afi_date_parse(&date, typed, today, err)) {
		err->code = AFI_EUSAGE;
		return afi_err_prefix(err, "--as-of");
	}
	reg->past.as_of = date.day;
	return check_gone_by(date.day, "--as-of", typed, today, err);
}

/* Whether who typed @rev meant a date, though it is none. */
static bool is_like_date(const char *rev)
{
	return isdigit((unsigned char)*rev) && strpbrk(rev, " -./");
}

static enum afi_code read_rev(struct afi_register *reg, const char *typed,
			      int today, struct afi_err *err)
{
	struct afi_err no_date = AFI_ERR_INIT;
	struct afi_date date;

	reg->past.rev = afi_xstrdup(typed);
	if (!afi_date_parse(&date, typed, today, &no_date)) {
		reg->past.rev_day = reg->past.until = date.day;
		return check_gone_by(date.day, "--rev", typed, today, err);
	}
	if (!afi_store_pin(reg->store, typed, err)) {
		reg->past.rev_day =
			afi_time_day(afi_store_commit_time(reg->store));
		return AFI_OK;
	}
	if (is_like_date(typed))
		return afi_err_set(err, AFI_EUSAGE, "--rev: %s", no_date.msg);
	return afi_err_set(err, AFI_ENOTFOUND, "--rev: there is no state "
			   "called '%s'; say a date, such as '28 January "
			   "2025'", typed);
}

enum afi_code afi_register_look_back(struct afi_register *reg,
				     const struct afi_lookback *back,
				     struct afi_err *err)
{
	const int today = afi_time_day(reg->now);
	enum afi_code rc = AFI_OK;

	reg->past = (struct afi_past){
		.rev_day = AFI_NO_DAY, .until = INT_MAX, .as_of = INT_MAX,
	};
	if (back && back->rev)
		rc = read_rev(reg, back->rev, today, err);
	if (!rc && back && back->as_of)
		rc = read_as_of(reg, back->as_of, today, err);
	return rc;
}
