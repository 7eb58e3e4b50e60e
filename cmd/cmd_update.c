/* afi update: what was done, and a new date if it slips. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "each.h"
#include "opt.h"
#include "targets.h"
#include "update.h"

/* What is typed more than once. */
struct lists {
	struct opt_list targets, measures, files, grades;
};

typedef enum afi_code (*reader)(struct update *u, const char *typed,
				struct afi_err *err);

static enum afi_code read_each(struct update *u, const struct opt_list *typed,
			       reader read, struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; !rc && i < typed->n; i++)
		rc = read(u, typed->v[i], err);
	return rc;
}

static enum afi_code read_all(struct update *u, const struct lists *typed,
			      const char *m, const char *file,
			      struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = read_each(u, &typed->measures, update_figure, err)) ||
	    (rc = read_each(u, &typed->grades, update_grade, err)) ||
	    (rc = read_each(u, &typed->files, update_file, err)) ||
	    (rc = update_check(u, err)))
		return rc;
	return opt_text(&u->text, m, file, update_needs_text(u), err);
}

/* It takes other options, so it must be known before they are parsed. */
static bool is_each(char **argv)
{
	for (; *argv && strcmp(*argv, "--") != 0; argv++)
		if (strcmp(*argv, "--each") == 0)
			return true;
	return false;
}

enum afi_code cmd_update(int argc, char **argv, struct afi_err *err)
{
	struct update u = UPDATE_INIT;
	struct lists typed = { 0 };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	bool each = false;
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "what was done; with --due, why the date moves" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		{ .name = "due", .arg = "DATE", .str = &u.due,
		  .help = "the new date" },
		{ .name = "measure", .arg = "NAME=VALUE",
		  .list = &typed.measures,
		  .help = "a figure: 86%, 73/76, >1800, 5%..15%" },
		{ .name = "evidence", .arg = "FILE|URL", .list = &typed.files,
		  .help = "what proves it" },
		{ .name = "no-change", .flag = &u.no_change,
		  .help = "nothing was done since the last one" },
		{ .name = "answers", .arg = "ENTRY", .str = &u.answers,
		  .help = "the question that it answers, or last-question" },
		{ .name = "event", .arg = "KIND", .str = &u.event,
		  .words = "visit|debrief|revisit|phase|...",
		  .help = "what took place: visit, debrief, revisit, phase" },
		{ .name = "until", .arg = "DATE", .str = &u.until,
		  .help = "the last day of an event" },
		{ .name = "grade", .arg = "QUESTION=GRADE",
		  .list = &typed.grades,
		  .help = "how an inspection graded the force" },
		{ .name = "each", .flag = &each,
		  .help = "one page for many; 'afi update --each --help'" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &typed.targets, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ 0 },
	};
	enum afi_code rc;

	if (is_each(argv))
		return update_each(argc, argv, err);
	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = read_all(&u, &typed, m, file, err)))
		rc = targets_change(&common, &typed.targets, update_add, &u,
				    err);
	update_clear(&u);
	free(typed.targets.v);
	free(typed.measures.v);
	free(typed.files.v);
	free(typed.grades.v);
	return rc;
}
