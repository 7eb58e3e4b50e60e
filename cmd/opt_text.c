/* Options: the text that a command takes, given or asked for. */
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "decide.h"
#include "editor.h"
#include "opt.h"
#include "state.h"
#include "text.h"

enum afi_code opt_read_file(struct afi_str *out, const char *path,
			    size_t max, struct afi_err *err)
{
	const bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "rb");
	enum afi_code rc = AFI_OK;
	char buf[65536];
	size_t n;

	if (!file)
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				   path, strerror(errno));
	while (!rc && (n = fread(buf, 1, sizeof(buf), file)) > 0) {
		afi_str_add(out, buf, n);
		if (out->len > max)
			rc = afi_err_set(err, AFI_EINVALID, "'%s' is over %zu "
					 "bytes, more than one entry takes",
					 path, max);
	}
	if (!rc && ferror(file))
		rc = afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				 path, strerror(errno));
	if (!standard)
		fclose(file);
	return rc;
}

/* Blank lines at the ends are how people leave an editor, not what they say. */
static void trim(struct afi_str *out, const struct afi_str *text)
{
	size_t begin = 0, end = text->len;

	for (size_t i = 0; i < end && strchr(" \t\n", text->s[i]); i++)
		if (text->s[i] == '\n')
			begin = i + 1;
	while (end > begin && strchr(" \t\n", text->s[end - 1]))
		end--;
	afi_str_add(out, text->s + begin, end - begin);
}

/* ---- what it is about ---------------------------------------------------- */

static const struct opt *find(const struct opt *opts, const char *name,
			      char letter)
{
	for (; opts->name || opts->letter || opts->arg; opts++)
		if (letter ? opts->letter == letter
			   : opts->name && strcmp(opts->name, name) == 0)
			return opts;
	return NULL;
}

static const char *value_of(const struct opt *opt)
{
	return opt && opt->str ? *opt->str : NULL;
}

/* "FORCE/INSPECTION/FINDING  Title"; what is not there ends it here, before
 * anything is typed about it. */
static enum afi_code add_target(struct afi_str *about,
				struct afi_register *reg, const char *text,
				struct afi_err *err)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_entry *action = NULL;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&target, reg, text, err)) ||
	    target.level == AFI_REGISTER ||
	    (rc = afi_register_load(&rec, reg, &target, err)) ||
	    (target.level == AFI_ACTION &&
	     (rc = afi_record_action(&action, &rec, &target, err))))
		goto out;
	afi_fold_make(&fold, &rec, INT_MAX, afi_register_today(reg));
	afi_target_print(about, &target);
	afi_str_addf(about, "  %s\n", afi_fold_subject(&fold, action)->title);
out:
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
	return rc;
}

void opt_mind_quotes(const char *target, size_t i, struct afi_err *err)
{
	const struct afi_err why = *err;

	if (i && !strpbrk(target, "0123456789/"))
		afi_err_set(err, why.code, "%s; a text of several words goes "
			    "in quotes", why.msg);
}

static enum afi_code add_targets(struct afi_str *about,
				 struct afi_register *reg,
				 const struct opt *opts, struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (; opts->name || opts->letter || opts->arg; opts++) {
		if (opts->name || opts->letter ||
		    strcmp(opts->arg, "TARGET") != 0)
			continue;
		if (value_of(opts))
			rc = add_target(about, reg, *opts->str, err);
		for (size_t i = 0; !rc && opts->list && i < opts->list->n;
		     i++) {
			rc = add_target(about, reg, opts->list->v[i], err);
			if (rc)
				opt_mind_quotes(opts->list->v[i], i, err);
		}
		if (rc)
			return rc;
	}
	return AFI_OK;
}

enum afi_code opt_who(struct afi_str *out, struct afi_register *reg,
		      const char *as, struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT, email = AFI_STR_INIT;
	struct afi_str by = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = afi_store_identity(&name, &email, afi_register_store(reg),
				     err)))
		goto out;
	afi_str_addf(&by, "%s <%s>", name.s, email.s);
	if (!as && (rc = afi_setup_party(&as, afi_register_setup(reg), by.s,
					 err)))
		goto out;
	afi_str_addf(out, "%s, as %s\n", by.s, as);
out:
	afi_str_clear(&by);
	afi_str_clear(&email);
	afi_str_clear(&name);
	return rc;
}

/* What is wrong with the dates should be said before the text is typed. */
static enum afi_code check_dates(const struct opt *opts,
				 const struct opt_common *common, int today,
				 struct afi_err *err)
{
	struct afi_writer ignored;
	struct afi_date due;
	enum afi_code rc;

	if ((rc = opt_writer(&ignored, common, today, err)))
		return rc;
	return opt_date(&due, "due", value_of(find(opts, "due", 0)), today,
			err);
}

static enum afi_code describe(struct afi_str *about, struct afi_err *err)
{
	const char *command;
	const struct opt *opts = opt_parsed(&command);
	struct opt_common common = {
		.register_ = value_of(find(opts, NULL, 'C')),
		.as = value_of(find(opts, "as", 0)),
		.on = value_of(find(opts, "on", 0)),
	};
	const struct opt *m = find(opts, NULL, 'm');
	struct afi_register *reg = NULL;
	enum afi_code rc;

	assert(m);
	afi_str_addf(about, "afi %s: %s\n", command, m->help);
	if ((rc = opt_open(&reg, &common, err)) ||
	    (rc = check_dates(opts, &common, afi_register_today(reg), err)) ||
	    (rc = add_targets(about, reg, opts, err)))
		goto out;
	rc = opt_who(about, reg, common.as, err);
out:
	afi_register_free(reg);
	return rc;
}

/* ---- the text ------------------------------------------------------------ */

static enum afi_code ask(struct afi_str *out, struct afi_err *err)
{
	struct afi_str about = AFI_STR_INIT;
	enum afi_code rc;

	if (!editor_can_ask())
		return afi_err_set(err, AFI_EUSAGE, "the text is missing: -m "
				   "TEXT, -F FILE, or -F - for standard "
				   "input");
	if (!(rc = describe(&about, err)))
		rc = editor_ask(out, about.s, err);
	afi_str_clear(&about);
	return rc;
}

static enum afi_code clean(struct afi_str *out, const struct afi_str *raw,
			   const char *name, struct afi_err *err)
{
	struct afi_str lines = AFI_STR_INIT;
	enum afi_code rc;

	rc = afi_text_normalise(&lines, raw->s, raw->len, err);
	if (rc)
		afi_err_prefix(err, "%s", name);
	else
		trim(out, &lines);
	afi_str_clear(&lines);
	return rc;
}

struct rehearsal {
	afi_change_fn fn;
	void *arg;
};

/* It would do: now let it be, so that nothing is recorded. */
static enum afi_code try_it(struct afi_change *change, void *arg,
			    struct afi_err *err)
{
	const struct rehearsal *r = arg;
	const enum afi_code rc = r->fn(change, r->arg, err);

	return rc ? rc : AFI_HELP;
}

enum afi_code opt_text_of(struct afi_str *out, const char *m,
			  const char *file, const struct opt_common *common,
			  afi_change_fn fn, void *arg, struct afi_err *err)
{
	struct rehearsal r = { fn, arg };
	enum afi_code rc = AFI_HELP;

	if (!m && !file && editor_can_ask()) {
		afi_str_adds(out, "(still to be typed)");
		rc = opt_change(common, try_it, &r, err);
		afi_str_reset(out);
	}
	return rc == AFI_HELP ? opt_text(out, m, file, true, err) : rc;
}

enum afi_code opt_text(struct afi_str *out, const char *m, const char *file,
		       bool must, struct afi_err *err)
{
	struct afi_str raw = AFI_STR_INIT;
	const bool asked = !m && !file;
	enum afi_code rc = AFI_OK;

	if (asked && !must)
		return AFI_OK;
	if (m && file)
		return afi_err_set(err, AFI_EUSAGE, "-m and -F both give the "
				   "text; use one");
	if (m)
		afi_str_adds(&raw, m);
	else if (file)
		rc = opt_read_file(&raw, file, AFI_ENTRY_MAX, err);
	else
		rc = ask(&raw, err);
	if (rc)
		goto out;
	rc = clean(out, &raw, m ? "-m" : asked && editor_file() ?
		   editor_file() : file ? file : "the text", err);
	if (rc && m)
		err->code = rc = AFI_EUSAGE;
	if (!rc && !out->len)
		rc = asked ? afi_err_set(err, AFI_EINVALID, "the text is "
					 "empty; nothing was recorded")
			   : afi_err_set(err, AFI_EUSAGE, "the text is "
					 "empty");
out:
	afi_str_clear(&raw);
	return rc;
}
