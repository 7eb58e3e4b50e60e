/* afi link: what a thing has to do with another, said in both records. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "decide.h"
#include "links.h"
#include "opt.h"
#include "register.h"
#include "state.h"
#include "targets.h"
#include "vec.h"

/* The links that can be asked for, and how each is said. */
enum { FOLLOWS, RAISED_FROM, SAME_AS, SERVES, SUPERSEDED_BY, RELATIONS };

static const struct {
	const char *word, *said;
	bool onward;		/* it leads back in time, and never round */
} relations[RELATIONS] = {
	[FOLLOWS] = { "follows", "follows", true },
	[RAISED_FROM] = { "raised-from", "was raised from", true },
	[SAME_AS] = { "same-as", "is the same as", false },
	[SERVES] = { "serves", "serves", false },
	[SUPERSEDED_BY] = { "superseded-by", "is superseded by", true },
};

struct linking {
	struct opt_list targets, others[RELATIONS];
	struct afi_str text;
	struct afi_str shown;
};

/* One end of a link. */
struct end {
	struct afi_target target;
	char action[AFI_ID_LEN + 1];	/* the id of what opened it, or "" */
	struct afi_str name;
};

#define END_INIT { .name = AFI_STR_INIT }

/* ---- circles ------------------------------------------------------------- */

/* Names of what was reached, or is still to be looked at. */
struct names {
	char **v;
	size_t n, size;
};

static void add_name(struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->v[i], name) == 0)
			return;
	*afi_vec_push(names) = afi_xstrdup(name);
}

/* Add to @names what @name leads to by @relation.  What is not in this
 * register any more leads nowhere. */
static enum afi_code add_next(struct names *names, struct afi_change *change,
			      const char *name, const char *relation,
			      struct afi_err *err)
{
	const struct afi_entry *action = NULL;
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_state *state;
	const struct afi_record *rec;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_target_parse(&target, name, err)) ||
	    (rc = afi_change_record(&rec, change, &target, err)) ||
	    (target.level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, &target, err)))) {
		if (rc == AFI_ENOTFOUND)
			rc = AFI_OK;
		return rc;
	}
	afi_fold_make(&fold, rec, INT_MAX, 0);
	state = afi_fold_subject(&fold, action);
	for (size_t i = 0; i < state->nlinks; i++)
		if (strcmp(state->links[i].relation, relation) == 0)
			add_name(names, state->links[i].target);
	afi_fold_clear(&fold);
	return AFI_OK;
}

/* Nothing follows what follows it, however far round. */
static enum afi_code check_circle(struct afi_change *change,
				  const struct end *from, const struct end *to,
				  int relation, struct afi_err *err)
{
	struct names names = { 0 };
	enum afi_code rc = AFI_OK;

	if (!relations[relation].onward)
		return AFI_OK;
	add_name(&names, to->name.s);
	for (size_t i = 0; i < names.n && !rc; i++) {
		if (strcmp(names.v[i], from->name.s) == 0)
			rc = afi_err_set(err, AFI_EINVALID, "'%s' %s '%s' "
					 "already, by itself or through "
					 "others, so the links would go round "
					 "in a circle", to->name.s,
					 relations[relation].said,
					 from->name.s);
		else
			rc = add_next(&names, change, names.v[i],
				      relations[relation].word, err);
	}
	for (size_t i = 0; i < names.n; i++)
		free(names.v[i]);
	free(names.v);
	return rc;
}

/* ---- a link -------------------------------------------------------------- */

static enum afi_code find_end(struct end *end, struct afi_change *change,
			      const char *text, struct afi_err *err)
{
	const struct afi_entry *action = NULL;
	const struct afi_record *rec;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&end->target,
				       afi_change_register(change), text,
				       err)))
		return rc;
	if (end->target.level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "'%s' is a force; a link "
				   "leads to something in it", text);
	if ((rc = afi_change_record(&rec, change, &end->target, err)) ||
	    (end->target.level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, &end->target, err))))
		return rc;
	if (action)
		memcpy(end->action, action->id, sizeof(end->action));
	links_name(&end->name, &end->target, action);
	return AFI_OK;
}

/* Whether @end's record says already, for whomever, what @relation is to
 * @other. */
static enum afi_code is_there(bool *there, struct afi_change *change,
			      const struct end *end, const char *relation,
			      const struct end *other, struct afi_err *err)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_state *state;
	const struct afi_record *rec;
	enum afi_code rc;

	*there = false;
	if ((rc = afi_change_record(&rec, change, &end->target, err)))
		return rc;
	afi_fold_make(&fold, rec, INT_MAX, 0);
	state = afi_fold_subject(&fold, *end->action ?
				 afi_record_find(rec, end->action) : NULL);
	for (size_t i = 0; i < state->nlinks && !*there; i++)
		*there = strcmp(state->links[i].relation, relation) == 0 &&
			 strcmp(state->links[i].target, other->name.s) == 0;
	afi_fold_clear(&fold);
	return AFI_OK;
}

static enum afi_code add_side(struct afi_change *change, const struct end *end,
			      const char *relation, const struct end *other,
			      const struct linking *l, bool *new,
			      struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;
	bool there;

	if ((rc = is_there(&there, change, end, relation, other, err)) ||
	    there)
		return rc;
	afi_draft_add(&draft, "relation", relation);
	afi_draft_add(&draft, "target", other->name.s);
	if (l->text.len)
		afi_draft_add(&draft, "text", l->text.s);
	rc = afi_change_add(change, &end->target, "link", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	*new = true;
	return rc;
}

static enum afi_code link_two(struct afi_change *change, struct linking *l,
			      const struct targets_one *at, int relation,
			      const char *text, struct afi_err *err)
{
	const char *word = relations[relation].word;
	struct end from = END_INIT, to = END_INIT;
	enum afi_code rc;
	bool new = false;

	if ((rc = find_end(&from, change, at->name, err)) ||
	    (rc = find_end(&to, change, text, err)))
		goto out;
	if (strcmp(from.name.s, to.name.s) == 0) {
		rc = afi_err_set(err, AFI_EUSAGE, "--%s: '%s' cannot be linked "
				 "to itself", word, at->name);
		goto out;
	}
	if ((rc = afi_decide_link(word, &from.target, &to.target, err)) ||
	    (rc = check_circle(change, &from, &to, relation, err)) ||
	    (rc = add_side(change, &from, word, &to, l, &new, err)) ||
	    (rc = add_side(change, &to, afi_relation_back(word), &from, l,
			   &new, err)))
		goto out;
	if (new) {
		afi_str_addf(&l->shown, "  %s %s ", at->name,
			     relations[relation].said);
		afi_target_print(&l->shown, &to.target);
		afi_str_addc(&l->shown, '\n');
	}
out:
	afi_str_clear(&to.name);
	afi_str_clear(&from.name);
	return rc;
}

static enum afi_code link_one(struct afi_change *change,
			      const struct targets_one *at, void *arg,
			      struct afi_err *err)
{
	struct linking *l = arg;
	enum afi_code rc = AFI_OK;

	for (int i = 0; i < RELATIONS && !rc; i++)
		for (size_t k = 0; k < l->others[i].n && !rc; k++)
			rc = link_two(change, l, at, i, l->others[i].v[k],
				      err);
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
