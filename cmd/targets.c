#include "targets.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "vec.h"

/* What had its turn: the name of the record, and the id of an action. */
struct done {
	char **v;
	size_t n, size;
};

static bool had_its_turn(struct done *done, const struct afi_target *target,
			 const struct afi_entry *action)
{
	struct afi_str key = AFI_STR_INIT;
	bool there = false;

	afi_target_path(&key, target);
	if (action)
		afi_str_addf(&key, " %s", action->id);
	for (size_t i = 0; i < done->n && !there; i++)
		there = strcmp(done->v[i], key.s) == 0;
	if (!there)
		*afi_vec_push(done) = afi_str_take(&key);
	afi_str_clear(&key);
	return there;
}

static enum afi_code find(struct targets_one *at, struct afi_change *change,
			  const char *text, struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = afi_register_resolve(&at->target, afi_change_register(change),
				       text, err)))
		return rc;
	if (at->target.level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "'%s' is a force; name an "
				   "inspection, a finding or an action of it",
				   text);
	if ((rc = afi_change_record(&at->rec, change, &at->target, err)))
		return rc;
	if (at->target.level == AFI_ACTION)
		rc = afi_record_action(&at->action, at->rec, &at->target, err);
	return rc;
}

/* ---- actions of other findings that serve it ----------------------------- */

/* The action that @link names, folded into @out; NULL if it serves nothing or
   cannot be read, which 'afi check' tells. */
static const struct afi_state *serving(struct afi_fold *out,
				       struct afi_change *change,
				       const struct afi_link *link, int today)
{
	const struct afi_entry *opened;
	const struct afi_record *rec;
	const struct afi_state *state;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target action;

	if (strcmp(link->relation, "served-by") != 0 ||
	    afi_target_parse(&action, link->target, &ignored) ||
	    action.level != AFI_ACTION ||
	    afi_change_record(&rec, change, &action, &ignored) ||
	    afi_record_action(&opened, rec, &action, &ignored) ||
	    !afi_fold_make(out, rec, INT_MAX, today))
		return NULL;
	state = afi_fold_subject(out, opened);
	return state == &out->state ? NULL : state;
}

/* Let them serve the finding in @fold.  The folds in @others, as many as it has
   links, are in its arena and are to be cleared. */
static void serve(struct afi_fold **others, struct afi_fold *fold,
		  struct afi_change *change, int today)
{
	const size_t links = fold->state.nlinks;
	const struct afi_state **v;
	size_t i, n = 0;

	if (!links)
		return;
	*others = afi_arena_calloc(&fold->arena, links, sizeof(**others));
	v = afi_arena_calloc(&fold->arena, links, sizeof(*v));
	for (i = 0; i < links; i++) {
		v[n] = serving(&(*others)[i], change, &fold->state.links[i],
			       today);
		n += v[n] != NULL;
	}
	if (n)
		afi_fold_serve(fold, v, n, today);
}

/* ---- one turn ------------------------------------------------------------ */

static enum afi_code do_one(struct afi_change *change, struct done *done,
			    const char *text, targets_fn fn, void *arg,
			    struct afi_str *name, struct afi_err *err)
{
	const int today = afi_register_today(afi_change_register(change));
	struct afi_fold fold = AFI_FOLD_INIT, *others = NULL;
	struct targets_one at = { .fold = &fold };
	enum afi_code rc;

	if ((rc = find(&at, change, text, err)) ||
	    had_its_turn(done, &at.target, at.action))
		return rc;
	afi_str_reset(name);
	afi_target_print(name, &at.target);
	at.name = name->s;
	fold.setup = afi_register_setup(afi_change_register(change));
	afi_fold_make(&fold, at.rec, INT_MAX, today);
	serve(&others, &fold, change, today);
	at.state = afi_fold_subject(&fold, at.action);
	rc = fn(change, &at, arg, err);
	for (size_t i = 0; i < fold.state.nlinks; i++)
		afi_fold_clear(&others[i]);
	afi_fold_clear(&fold);
	return rc;
}

enum afi_code targets_each(struct afi_change *change,
			   const struct opt_list *targets, targets_fn fn,
			   void *arg, struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	struct done done = { 0 };
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < targets->n && !rc; i++) {
		afi_str_reset(&name);
		afi_str_adds(&name, targets->v[i]);
		rc = do_one(change, &done, targets->v[i], fn, arg, &name, err);
		if (rc == AFI_EUSAGE || rc == AFI_ENOTFOUND)
			opt_mind_quotes(targets->v[i], i, err);
	}
	if (rc && targets->n > 1) {
		if (!strstr(err->msg, name.s))
			afi_err_prefix(err, "%s", name.s);
		afi_err_prefix(err, "nothing was recorded");
	}
	for (size_t i = 0; i < done.n; i++)
		free(done.v[i]);
	free(done.v);
	afi_str_clear(&name);
	return rc;
}

struct each {
	const struct opt_list *targets;
	targets_fn fn;
	void *arg;
};

static enum afi_code change_each(struct afi_change *change, void *arg,
				 struct afi_err *err)
{
	const struct each *each = arg;

	return targets_each(change, each->targets, each->fn, each->arg, err);
}

enum afi_code targets_change_on(struct afi_register *reg,
				const struct opt_common *common,
				const struct opt_list *targets, targets_fn fn,
				void *arg, struct afi_err *err)
{
	struct each each = { targets, fn, arg };

	return opt_change_on(reg, common, change_each, &each, err);
}

enum afi_code targets_change(const struct opt_common *common,
			     const struct opt_list *targets, targets_fn fn,
			     void *arg, struct afi_err *err)
{
	struct each each = { targets, fn, arg };

	return opt_change(common, change_each, &each, err);
}

enum afi_code targets_only(const struct targets_one *at, enum afi_level level,
			   const char *what, struct afi_err *err)
{
	static const char *const names[] = {
		[AFI_REGISTER] = "the register",
		[AFI_INSPECTION] = "an inspection",
		[AFI_FINDING] = "a finding",
		[AFI_ACTION] = "an action",
	};

	if (at->target.level == level)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "%s is for %s; '%s' is %s", what,
			   names[level], at->name, names[at->target.level]);
}

enum afi_code targets_may_slip(const struct targets_one *at,
			       struct afi_err *err)
{
	if (!at->state->closed)
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "'%s' is closed, so that no "
			   "date is left to keep; 'afi reopen %s' comes first",
			   at->name, at->name);
}

/* ---- answers ------------------------------------------------------------- */

enum { ID_ENOUGH = 4 };		/* characters of an id that may stand for it */

static enum afi_code last_question(const struct afi_asked **out,
				   const struct targets_one *at,
				   const char *party, struct afi_err *err)
{
	for (size_t i = at->state->nasked; i-- > 0; ) {
		const struct afi_asked *asked = &at->state->asked[i];

		if (!asked->answer && strcmp(asked->party, party) == 0) {
			*out = asked;
			return AFI_OK;
		}
	}
	return afi_err_set(err, AFI_ENOTFOUND, "nothing that was asked about "
			   "'%s' waits for an answer by the %s", at->name,
			   party);
}

/* Who asks may since have corrected it; people have the first id. */
static size_t count_asked(const struct afi_asked **out,
			  const struct afi_state *state, const char *given)
{
	const size_t len = strlen(given);
	size_t n = 0;

	for (size_t i = 0; i < state->nasked; i++) {
		const struct afi_entry *ask = state->asked[i].ask;

		if (strncmp(ask->id, given, len) != 0 &&
		    (!ask->corrects || strncmp(ask->corrects, given, len) != 0))
			continue;
		*out = &state->asked[i];
		n++;
	}
	return n;
}

static enum afi_code named_question(const struct afi_asked **out,
				    const struct targets_one *at,
				    const char *given, struct afi_err *err)
{
	const struct afi_state *finding = &at->fold->state;
	size_t n = 0;

	if (strlen(given) >= ID_ENOUGH) {
		n = count_asked(out, finding, given);
		for (size_t i = 0; i < finding->nactions; i++)
			n += count_asked(out, &finding->actions[i], given);
	}
	if (n == 1)
		return AFI_OK;
	if (n)
		return afi_err_set(err, AFI_EINVALID, "--answers: several "
				   "begin with '%s'; type more of it", given);
	return afi_err_set(err, AFI_ENOTFOUND, "--answers: '%s' asks nothing "
			   "about '%s'; 'afi history %s' shows what was asked",
			   given, at->name, at->name);
}

enum afi_code targets_answers(const char **out, struct afi_change *change,
			      const struct targets_one *at, const char *given,
			      struct afi_err *err)
{
	const struct afi_asked *asked = NULL;
	const char *party;
	enum afi_code rc;

	*out = NULL;
	if (!given)
		return AFI_OK;
	if ((rc = afi_change_party(&party, change, err)) ||
	    (rc = strcmp(given, "last-question") == 0
		? last_question(&asked, at, party, err)
		: named_question(&asked, at, given, err)))
		return rc;
	assert(asked);
	if (strcmp(asked->party, party) != 0)
		return afi_err_set(err, AFI_EINVALID, "--answers: that was "
				   "asked of the %s; what it answered is "
				   "recorded with --as %s --source TEXT",
				   asked->party, asked->party);
	*out = asked->ask->id;
	return AFI_OK;
}
