/* afi evidence: files and pages that prove it, or a figure; and back out. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "evidence.h"
#include "opt.h"
#include "reading.h"
#include "register.h"
#include "targets.h"
#include "vec.h"

/* What is to be recorded. */
struct filing {
	const char *target;
	const char *answers;		/* as typed, or NULL */
	struct afi_str text, held;
	struct {
		struct evidence *v;
		size_t n, size;
	} files;
	struct figure figure;
};

static enum afi_code add_it(struct afi_change *change,
			    const struct targets_one *at, void *arg,
			    struct afi_err *err)
{
	const struct filing *f = arg;
	struct evidence_about about = {
		.held = f->held.len ? f->held.s : NULL,
		.text = f->text.len ? f->text.s : NULL,
	};
	struct afi_target target = at->target;
	char asked[AFI_ID_LEN + 1];
	enum afi_code rc;

	if (f->figure.name.len)
		return figure_add(change, &target, &f->figure, about.text,
				  err);
	if ((rc = targets_answers(&about.answers, change, at, f->answers,
				  err)))
		return rc;
	/* what it points at goes with the first file that is added */
	if (about.answers)
		about.answers = memcpy(asked, about.answers, sizeof(asked));
	for (size_t i = 0; !rc && i < f->files.n; i++)
		rc = evidence_add(change, &target, &f->files.v[i], &about,
				  err);
	return rc;
}

/* Whether there is such a target is found out before anything is waited for. */
static enum afi_code read_all(struct filing *f, const struct opt_list *from,
			      bool keep, struct afi_register *reg,
			      struct afi_err *err)
{
	const char *held = f->held.len ? f->held.s : NULL;
	struct afi_target ignored;
	enum afi_code rc;

	rc = afi_register_resolve(&ignored, reg, f->target, err);
	if (rc && access(f->target, F_OK) == 0)
		rc = afi_err_set(err, AFI_EUSAGE, "'%s' is a file; the target "
				 "comes before it: afi evidence TARGET FILE",
				 f->target);
	for (size_t i = 0; !rc && i < from->n; i++) {
		struct evidence *one = afi_vec_push(&f->files);

		*one = (struct evidence)EVIDENCE_INIT;
		rc = evidence_read(one, from->v[i], keep, held, err);
	}
	return rc;
}

/* Files are written, so that it is for the public unless it is said not to
 * be. */
static enum afi_code get(const struct opt_common *common, const char *target,
			 const char *dir, struct afi_err *err)
{
	struct afi_register *reg = NULL;
	struct afi_target at;
	enum afi_code rc;

	if (!(rc = reading_open(&reg, common, !opt_is_internal(common),
				err)) &&
	    !(rc = afi_register_resolve(&at, reg, target, err)))
		rc = evidence_get(reg, &at, dir, err);
	if (rc)
		reading_clean_error(reg, err);
	afi_register_free(reg);
	return rc;
}

static void clear(struct filing *f)
{
	for (size_t i = 0; i < f->files.n; i++)
		evidence_clear(&f->files.v[i]);
	free(f->files.v);
	figure_clear(&f->figure);
	afi_str_clear(&f->text);
	afi_str_clear(&f->held);
}

/* What goes together. */
static enum afi_code check_usage(const struct opt_list *from,
				 const struct figure_typed *typed,
				 const char *dir, bool file, bool text,
				 bool audience, struct afi_err *err)
{
	if (from->n && typed->measure && !dir)
		return afi_err_set(err, AFI_EUSAGE, "a file and a figure are "
				   "two entries; 'afi update TARGET -m TEXT "
				   "--measure NAME=VALUE --evidence FILE' "
				   "records both at once");
	if (!!from->n + !!typed->measure + !!dir != 1)
		return afi_err_set(err, AFI_EUSAGE, "give a FILE or a URL, a "
				   "figure with --measure NAME=VALUE, or --get "
				   "DIR to take files out");
	if (!typed->measure && (typed->goal || typed->period || typed->from ||
				typed->better))
		return afi_err_set(err, AFI_EUSAGE, "--target, --better, "
				   "--period and --from go with --measure");
	if (!from->n && file)
		return afi_err_set(err, AFI_EUSAGE, "--held, --answers and "
				   "--reference-only go with a file");
	if (!dir && audience)
		return afi_err_set(err, AFI_EUSAGE, "--for goes with --get");
	if (dir && text)
		return afi_err_set(err, AFI_EUSAGE, "-m and -F go with what is "
				   "recorded; --get only reads");
	return AFI_OK;
}

enum afi_code cmd_evidence(int argc, char **argv, struct afi_err *err)
{
	struct filing f = { .text = AFI_STR_INIT, .held = AFI_STR_INIT,
			    .figure = FIGURE_INIT };
	const char *m = NULL, *text = NULL, *held = NULL, *dir = NULL;
	struct figure_typed typed = { 0 };
	struct opt_list from = { 0 };
	bool reference = false;
	struct opt_common common = { 0 };
	struct afi_register *reg = NULL;
	const struct opt opts[] = {
		{ .name = "get", .arg = "DIR", .str = &dir,
		  .help = "write the kept files into this folder" },
		OPT_FOR(&common),
		{ .name = "measure", .arg = "NAME=VALUE",
		  .str = &typed.measure,
		  .help = "a figure: 86%, 73/76, >1800, 5%..15%" },
		{ .name = "target", .arg = "VALUE", .str = &typed.goal,
		  .help = "what the figure is to be: >=90%, 5%..15%" },
		{ .name = "better", .arg = "WAY", .str = &typed.better,
		  .words = "up|down|...",
		  .help = "up or down: which way is better" },
		{ .name = "period", .arg = "TEXT", .str = &typed.period,
		  .help = "what time the figure is for" },
		{ .name = "from", .arg = "TEXT", .str = &typed.from,
		  .help = "who counted, and how" },
		{ .name = "reference-only", .flag = &reference,
		  .help = "do not keep the file, only say what it is" },
		{ .name = "held", .arg = "TEXT", .str = &held,
		  .help = "where the file is held" },
		{ .name = "answers", .arg = "ENTRY", .str = &f.answers,
		  .help = "the question that it answers, or last-question" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "what it shows" },
		{ .letter = 'F', .arg = "FILE", .str = &text,
		  .help = "the same from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .str = &f.target, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ .arg = "FILE|URL", .list = &from,
		  .help = "a file or a web page, up to 25 MiB kept" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (rc = check_usage(&from, &typed, dir,
			      held || reference || f.answers, m || text,
			      common.audience, err)))
		goto out;
	if (dir) {
		rc = get(&common, f.target, dir, err);
		goto out;
	}
	if ((rc = opt_line(&f.held, held, "--held", err)) ||
	    (rc = opt_text(&f.text, m, text, false, err)))
		goto out;
	if ((typed.measure && (rc = figure_read(&f.figure, &typed, err))) ||
	    (rc = opt_open(&reg, &common, err)) ||
	    (from.n && (rc = read_all(&f, &from, !reference, reg, err))))
		goto out;
	rc = targets_change_on(reg, &common,
			       &(struct opt_list){ &f.target, 1, 1 }, add_it,
			       &f, err);
out:
	afi_register_free(reg);
	clear(&f);
	free(from.v);
	return rc;
}
