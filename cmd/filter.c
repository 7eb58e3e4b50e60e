/* Which findings are meant: what was typed, made into a choice. */
#include "filter.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "record.h"
#include "state.h"
#include "text.h"

static enum afi_code check_status(const char *typed, struct afi_err *err)
{
	struct afi_str names = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	for (int i = 0; i < AFI_STATUS_COUNT; i++) {
		const char *name = afi_status_name((enum afi_status)i);

		if (afi_text_begins(name, typed))
			goto out;
		afi_str_addf(&names, "%s%s", i ? ", " : "", name);
	}
	rc = afi_err_set(err, AFI_EUSAGE, "--status: '%s' is none; there are "
			 "%s", typed, names.s);
out:
	afi_str_clear(&names);
	return rc;
}

static enum afi_code check_statuses(const struct opt_list *typed,
				    struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; !rc && i < typed->n; i++)
		rc = check_status(typed->v[i], err);
	return rc;
}

/* What is looked for is text, as what it is looked for in. */
static enum afi_code check_words(const struct opt_list *typed,
				 struct afi_err *err)
{
	struct afi_str line = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; !rc && i < typed->n; i++)
		rc = afi_text_line(&line, typed->v[i], "what is looked for",
				   err);
	if (rc)
		err->code = rc = AFI_EUSAGE;
	afi_str_clear(&line);
	return rc;
}

static enum afi_code read_due(struct filter *f, int today, struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;
	enum afi_code rc;
	int days = 0;

	if (f->due_by && f->due_within)
		return afi_err_set(err, AFI_EUSAGE, "--due-by and --due-within "
				   "both say by when; use one");
	if (f->due_within) {
		if ((rc = opt_span(&days, "--due-within", f->due_within,
				   today, err)))
			return rc;
		f->choice.due_from = today;
		f->choice.due_by = today + days;
	} else if (f->due_by) {
		if (afi_date_parse(&date, f->due_by, today, err)) {
			err->code = AFI_EUSAGE;
			return afi_err_prefix(err, "--due-by");
		}
		f->choice.due_by = date.day;
	}
	return AFI_OK;
}

enum afi_code filter_read(struct filter *f, struct afi_register *reg,
			  struct afi_err *err)
{
	const int today = afi_register_today(reg);
	enum afi_code rc;

	if ((rc = check_statuses(&f->words[AFI_ABOUT_STATUS], err)) ||
	    (rc = read_due(f, today, err)))
		return rc;
	if (f->silent_for &&
	    (rc = opt_span(&f->choice.silent_for, "--silent-for",
			   f->silent_for, today, err)))
		return rc;
	for (int i = 0; i < AFI_ABOUT_COUNT; i++) {
		if ((rc = check_words(&f->words[i], err)))
			return rc;
		f->choice.words[i] = (struct afi_words){ f->words[i].v,
							 f->words[i].n };
	}
	if (!f->mine)
		return AFI_OK;
	f->choice.mine = &f->reader;
	return afi_reader_find(&f->reader, reg, err);
}

void filter_clear(struct filter *f)
{
	for (int i = 0; i < AFI_ABOUT_COUNT; i++)
		free(f->words[i].v);
	afi_reader_clear(&f->reader);
}
