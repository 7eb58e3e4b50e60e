/* afi link: what a thing has to do with another, said in both records. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd.h"
#include "links.h"
#include "opt.h"
#include "register.h"
#include "targets.h"

/* The links that can be asked for. */
enum { FOLLOWS, RAISED_FROM, SAME_AS, SERVES, SUPERSEDED_BY, RELATIONS };

static const char *const relations[RELATIONS] = {
	[FOLLOWS] = "follows", [RAISED_FROM] = "raised-from",
	[SAME_AS] = "same-as", [SERVES] = "serves",
	[SUPERSEDED_BY] = "superseded-by",
};

struct linking {
	struct opt_list targets, others[RELATIONS];
	struct afi_str text;
	struct afi_str shown;
};

static enum afi_code link_one(struct afi_change *change,
			      const struct targets_one *at, void *arg,
			      struct afi_err *err)
{
	struct linking *l = arg;
	enum afi_code rc = AFI_OK;

	for (int i = 0; i < RELATIONS && !rc; i++)
		for (size_t k = 0; k < l->others[i].n && !rc; k++)
			rc = links_add(&l->shown, change, at->name,
				       relations[i], l->others[i].v[k],
				       l->text.len ? l->text.s : NULL, err);
	return rc;
}

static enum afi_code link_them(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	struct linking *l = arg;

	afi_str_reset(&l->shown);
	return targets_each(change, &l->targets, link_one, l, err);
}

static enum afi_code check_wish(const struct linking *l, struct afi_err *err)
{
	for (int i = 0; i < RELATIONS; i++)
		if (l->others[i].n)
			return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "say what it has to do with: "
			   "--follows, --raised-from, --same-as, --serves or "
			   "--superseded-by TARGET");
}

enum afi_code cmd_link(int argc, char **argv, struct afi_err *err)
{
	struct linking l = { .text = AFI_STR_INIT, .shown = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "follows", .arg = "OTHER",
		  .list = &l.others[FOLLOWS],
		  .help = "the same failing, found before" },
		{ .name = "raised-from", .arg = "OTHER",
		  .list = &l.others[RAISED_FROM],
		  .help = "what it grew out of" },
		{ .name = "same-as", .arg = "OTHER",
		  .list = &l.others[SAME_AS],
		  .help = "the same finding, recorded twice" },
		{ .name = "serves", .arg = "OTHER",
		  .list = &l.others[SERVES],
		  .help = "another finding that this action helps to meet" },
		{ .name = "superseded-by", .arg = "OTHER",
		  .list = &l.others[SUPERSEDED_BY],
		  .help = "what takes its place" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the reason" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the reason from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &l.targets, .must = true,
		  .help = "what is linked, such as afi-3 or afi-3/2" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = check_wish(&l, err)) &&
	    !(rc = opt_text(&l.text, m, file, false, err)) &&
	    !(rc = opt_change(&common, link_them, &l, err)))
		fputs(l.shown.s, stdout);
	for (int i = 0; i < RELATIONS; i++)
		free(l.others[i].v);
	free(l.targets.v);
	afi_str_clear(&l.shown);
	afi_str_clear(&l.text);
	return rc;
}
