/* A link, said in both records by one commit. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "decide.h"
#include "links.h"
#include "mem.h"
#include "state.h"
#include "vec.h"

/* The links that can be asked for, and how each is said. */
static const struct relation {
	const char *word, *said;
	bool onward;		/* it leads back in time, and never round */
} relations[] = {
	{ "follows", "follows", true },
	{ "raised-from", "was raised from", true },
	{ "same-as", "is the same as", false },
	{ "serves", "serves", false },
	{ "superseded-by", "is superseded by", true },
};

static const struct relation *find_relation(const char *word)
{
	size_t i = 0;

	while (strcmp(relations[i].word, word) != 0)
		i++;
	return &relations[i];
}

static const char *said(const char *word)
{
	return find_relation(word)->said;
}

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
				  const char *relation, struct afi_err *err)
{
	struct names names = { 0 };
	enum afi_code rc = AFI_OK;

	if (!find_relation(relation)->onward)
		return AFI_OK;
	add_name(&names, to->name.s);
	for (size_t i = 0; i < names.n && !rc; i++) {
		if (strcmp(names.v[i], from->name.s) == 0)
			rc = afi_err_set(err, AFI_EINVALID, "'%s' %s '%s' "
					 "already, by itself or through "
					 "others, so the links would go round "
					 "in a circle", to->name.s,
					 said(relation), from->name.s);
		else
			rc = add_next(&names, change, names.v[i], relation,
				      err);
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
			      const char *text, bool *new,
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
	afi_draft_add(&draft, "text", text);
	rc = afi_change_add(change, &end->target, "link", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	*new = true;
	return rc;
}

enum afi_code links_add(struct afi_str *shown, struct afi_change *change,
			const char *name, const char *relation,
			const char *other, const char *text,
			struct afi_err *err)
{
	struct end from = END_INIT, to = END_INIT;
	enum afi_code rc;
	bool new = false;

	if ((rc = find_end(&from, change, name, err)) ||
	    (rc = find_end(&to, change, other, err)))
		goto out;
	if (strcmp(from.name.s, to.name.s) == 0) {
		rc = afi_err_set(err, AFI_EUSAGE, "--%s: '%s' cannot be linked "
				 "to itself", relation, name);
		goto out;
	}
	if ((rc = afi_decide_link(relation, &from.target, &to.target, err)) ||
	    (rc = check_circle(change, &from, &to, relation, err)) ||
	    (rc = add_side(change, &from, relation, &to, text, &new, err)) ||
	    (rc = add_side(change, &to, afi_relation_back(relation), &from,
			   text, &new, err)))
		goto out;
	if (new) {
		afi_str_addf(shown, "  %s %s ", name, said(relation));
		afi_target_print(shown, &to.target);
		afi_str_addc(shown, '\n');
	}
out:
	afi_str_clear(&to.name);
	afi_str_clear(&from.name);
	return rc;
}
