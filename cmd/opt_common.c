/* Options: what most commands do with them. */
#include <stdlib.h>
#include <string.h>

#include "opt.h"
#include "output.h"
#include "text.h"
#include "vec.h"

bool opt_is_internal(const struct opt_common *common)
{
	return common->audience && !strcmp(common->audience, "internal");
}

enum afi_code opt_open(struct afi_register **out,
		       const struct opt_common *common, struct afi_err *err)
{
	return afi_register_open_back(out, opt_dir(common), &common->back,
				      err);
}

const char *opt_dir(const struct opt_common *common)
{
	const char *dir = common->register_;

	if (!dir)
		dir = getenv("AFI_REGISTER");
	return dir && *dir ? dir : ".";
}

enum afi_code opt_writer(struct afi_writer *out,
			 const struct opt_common *common, int today,
			 struct afi_err *err)
{
	struct afi_date on;

	*out = (struct afi_writer)AFI_WRITER_INIT;
	if (common->as && !afi_slug_valid(common->as))
		return afi_err_set(err, AFI_EUSAGE, "--as: '%s' is no party; "
				   "force, pcc and hmicfrs are", common->as);
	out->as = common->as;
	out->source = common->source;
	if (!common->on)
		return AFI_OK;
	if (afi_date_parse(&on, common->on, today, err)) {
		err->code = AFI_EUSAGE;
		return afi_err_prefix(err, "--on");
	}
	if (on.month || *on.words)
		return afi_err_set(err, AFI_EUSAGE, "--on needs a day; '%s' is "
				   "vaguer", common->on);
	if (on.day > today)
		return afi_err_set(err, AFI_EUSAGE, "--on: '%s' is still to "
				   "come; what is recorded has happened",
				   common->on);
	out->happened = on.day;
	return AFI_OK;
}

enum afi_code opt_act_of(struct opt_common *common, const char *party,
			 struct afi_err *err)
{
	if (common->as && strcmp(common->as, party) != 0)
		return afi_err_set(err, AFI_EUSAGE, "--as: this is always the "
				   "%s's act; leave --as out, and say with "
				   "--source where you know it from", party);
	common->as = party;
	return AFI_OK;
}

static enum afi_code no_format(const char *format, const char *formats,
			       struct afi_err *err)
{
	struct afi_str names = AFI_STR_INIT;
	enum afi_code rc;

	for (; *formats; formats++) {
		if (*formats == '|')
			afi_str_adds(&names, ", ");
		else
			afi_str_addc(&names, *formats);
	}
	rc = afi_err_set(err, AFI_EUSAGE, "--format: '%s' is not to be had "
			 "here; there are %s", format, names.s);
	afi_str_clear(&names);
	return rc;
}

enum afi_code opt_format(char *out, const struct opt_common *common,
			 const char *formats, struct afi_err *err)
{
	const char *format = common->format ? common->format : "text";
	const char *name = formats;
	size_t n = strcspn(name, "|");

	while (strlen(format) != n || memcmp(name, format, n)) {
		if (!name[n])
			return no_format(format, formats, err);
		name += n + 1;
		n = strcspn(name, "|");
	}
	*out = *name;
	return AFI_OK;
}

enum afi_code opt_line(struct afi_str *out, const char *value,
		       const char *what, struct afi_err *err)
{
	if (!value || !afi_text_line(out, value, what, err))
		return AFI_OK;
	return err->code = AFI_EUSAGE;
}

static bool has_line(const struct opt_list *list, const char *line)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i], line) == 0)
			return true;
	return false;
}

enum afi_code opt_lines(struct opt_list *out, struct afi_arena *arena,
			const struct opt_list *given, const char *what,
			struct afi_err *err)
{
	struct afi_str line = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < given->n && !rc; i++) {
		afi_str_reset(&line);
		rc = opt_line(&line, given->v[i], what, err);
		if (!rc && !has_line(out, line.s))
			*afi_vec_push(out) = afi_arena_strdup(arena, line.s);
	}
	afi_str_clear(&line);
	return rc;
}

enum afi_code opt_records_nothing(const struct opt_common *common,
				  const char *what, struct afi_err *err)
{
	const char *option = common->as ? "--as" : common->source ?
			     "--source" : common->on ? "--on" : NULL;

	if (!option)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "%s goes with what is recorded, "
			   "and without %s nothing is", option, what);
}

enum afi_code opt_url(struct afi_str *out, const char *option,
		      const char *value, struct afi_err *err)
{
	const char *host = NULL;

	if (afi_text_line(out, value, option, err))
		return err->code = AFI_EUSAGE;
	if (strncmp(out->s, "https://", 8) == 0)
		host = out->s + 8;
	else if (strncmp(out->s, "http://", 7) == 0)
		host = out->s + 7;
	if (host && *host && !strchr("/?#:", *host) &&
	    !strpbrk(host, " \t\"<>\\"))
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "%s: '%s' is no web address, such "
			   "as https://www.pcc.example/response", option,
			   out->s);
}

enum afi_code opt_date(struct afi_date *out, const char *option,
		       const char *typed, int today, struct afi_err *err)
{
	*out = (struct afi_date)AFI_DATE_INIT;
	if (!typed || !afi_date_parse(out, typed, today, err))
		return AFI_OK;
	err->code = AFI_EUSAGE;
	return afi_err_prefix(err, "--%s", option);
}

bool opt_is_span(const char *typed)
{
	const size_t digits = strspn(typed, "0123456789");

	return digits && (!typed[digits] || !typed[digits + 1]);
}

enum afi_code opt_span(int *out, const char *option, const char *typed,
		       int today, struct afi_err *err)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_date date = AFI_DATE_INIT;
	enum afi_code rc;

	afi_str_addf(&text, "+%s%s", typed,
		     typed[strspn(typed, "0123456789")] ? "" : "d");
	rc = afi_date_parse(&date, text.s, today, &ignored);
	if (rc || !opt_is_span(typed))
		rc = afi_err_set(err, AFI_EUSAGE, "%s: '%s' is no time; 14d, "
				 "2w and 3m are", option, typed);
	else
		*out = date.day - today;
	afi_str_clear(&text);
	return rc;
}

void opt_add_due(struct afi_draft *draft, const struct afi_date *date)
{
	struct afi_str day = AFI_STR_INIT;

	if (date->day == AFI_NO_DAY)
		return;
	afi_date_store(&day, date);
	afi_draft_add(draft, "due", day.s);
	if (*date->words)
		afi_draft_add(draft, "due-words", date->words);
	afi_str_clear(&day);
}

enum afi_code opt_due(struct afi_draft *draft, const char *typed, int today,
		      struct afi_err *err)
{
	struct afi_date date;
	enum afi_code rc;

	if (!(rc = opt_date(&date, "due", typed, today, err)))
		opt_add_due(draft, &date);
	return rc;
}

/* A slip of the year, most likely; of what happened earlier it is none. */
static void mind_past(const struct opt_common *common, int today)
{
	const char *command;
	const struct opt *opt = opt_parsed(&command);
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str day = AFI_STR_INIT;
	struct afi_date due;

	while (!opt_is_end(opt) && !(opt->name && !strcmp(opt->name, "due")))
		opt++;
	if (common->on || opt_is_end(opt) || !opt->str || !*opt->str ||
	    afi_date_parse(&due, *opt->str, today, &ignored) ||
	    due.day >= today)
		return;
	afi_day_long(&day, due.day);
	fflush(stdout);
	fprintf(stderr, "afi: mind that %s has passed already\n", day.s);
	afi_str_clear(&day);
}

enum afi_code opt_change_on(struct afi_register *reg,
			    const struct opt_common *common, afi_change_fn fn,
			    void *arg, struct afi_err *err)
{
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_writer writer;
	enum afi_code rc;

	if ((rc = opt_writer(&writer, common, afi_register_today(reg), err)) ||
	    (rc = afi_register_change(reg, &writer, fn, arg, &receipt, err)))
		goto out;
	opt_say(&receipt);
	if (receipt.lines.len)
		mind_past(common, afi_register_today(reg));
out:
	afi_receipt_clear(&receipt);
	return rc;
}

enum afi_code opt_change(const struct opt_common *common, afi_change_fn fn,
			 void *arg, struct afi_err *err)
{
	struct afi_register *reg = NULL;
	enum afi_code rc;

	if (!(rc = opt_open(&reg, common, err)))
		rc = opt_change_on(reg, common, fn, arg, err);
	afi_register_free(reg);
	return rc;
}

const char *opt_said(const struct afi_receipt *receipt)
{
	return receipt->lines.len ? receipt->lines.s : "nothing new\n";
}

void opt_say(const struct afi_receipt *receipt)
{
	output_say(opt_said(receipt));
}
