#include "correct.h"

#include <string.h>

#include "concern.h"
#include "decide.h"
#include "links.h"
#include "response.h"
#include "state.h"
#include "targets.h"

/* ---- what names something else ------------------------------------------- */

/* Whatever takes its place is kept in full. */
static enum afi_code name_successor(struct correction *c,
				    struct afi_change *change,
				    struct afi_err *err)
{
	struct afi_str full = AFI_STR_INIT;
	struct afi_target target;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < c->keys.n && !rc; i++) {
		struct afi_keyed *set = &c->keys.v[i];

		if (strcmp(set->key, "superseded-by") != 0 || !*set->value)
			continue;
		rc = afi_register_resolve(&target,
					  afi_change_register(change),
					  set->value, err);
		if (rc)
			break;
		afi_str_reset(&full);
		afi_target_print(&full, &target);
		set->value = afi_arena_strdup(&c->arena, full.s);
	}
	afi_str_clear(&full);
	return rc;
}

/* What answers a question must name one that was asked here. */
static enum afi_code check_answers(const struct correction *c,
				   const struct afi_record *rec,
				   struct afi_err *err)
{
	for (size_t i = 0; i < c->keys.n; i++) {
		const struct afi_keyed *set = &c->keys.v[i];
		const struct afi_entry *ask;

		if (strcmp(set->key, "answers") != 0 || !*set->value)
			continue;
		ask = afi_record_find(rec, set->value);
		if (!ask || !afi_entry_is(ask, "ask"))
			return afi_err_set(err, AFI_EUSAGE, "--set answers: "
					   "'%s' is no question that was asked "
					   "here", set->value);
	}
	return AFI_OK;
}

enum afi_code correct_check_keys(struct correction *c,
				 struct afi_change *change,
				 const struct afi_record *rec,
				 const struct afi_entry *old,
				 struct afi_err *err)
{
	if (afi_entry_is(old, "close"))
		return name_successor(c, change, err);
	return check_answers(c, rec, err);
}

/* ---- a close ------------------------------------------------------------- */

static const char *draft_get(const struct afi_draft *draft, const char *key)
{
	for (size_t i = 0; i < draft->n; i++)
		if (strcmp(draft->v[i].key, key) == 0)
			return draft->v[i].value;
	return NULL;
}

/* Whether it might be closed so if it had not been. */
static enum afi_code close_again(struct afi_change *change,
				 const struct targets_one *at, void *arg,
				 struct afi_err *err)
{
	struct afi_state subject = *at->state;

	(void)change;
	subject.status = AFI_IN_PROGRESS;
	subject.closed = NULL;
	return afi_decide_close(at->fold, &subject, at->name, arg, err);
}

static enum afi_code check_close(struct afi_change *change,
				 const struct afi_target *about,
				 const struct afi_entry *old,
				 const struct afi_draft *draft,
				 struct afi_err *err)
{
	struct afi_closing how = {
		.level = about->level, .party = old->as,
		.outcome = draft_get(draft, "outcome"),
		.authority = draft_get(draft, "authority"),
		.superseded_by = draft_get(draft, "superseded-by"),
	};
	const bool was_void = strcmp(afi_entry_get(old, "outcome"),
				     "void") == 0;
	struct afi_str name = AFI_STR_INIT;
	const char *target;
	enum afi_code rc;

	if (how.outcome && was_void != (strcmp(how.outcome, "void") == 0))
		return afi_err_set(err, AFI_EINVALID, "what was closed is not "
				   "void after all, nor the other way round: "
				   "take the close back with --retract, then "
				   "close it anew");
	afi_target_print(&name, about);
	target = name.s;
	rc = targets_each(change, &(struct opt_list){ &target, 1, 1 },
			  close_again, &how, err);
	afi_str_clear(&name);
	return rc;
}

enum afi_code correct_check_draft(struct afi_change *change,
				  const struct afi_entry *old,
				  const struct afi_target *about,
				  const struct afi_draft *draft,
				  struct afi_err *err)
{
	const char *part;

	if (afi_entry_is(old, "close"))
		return check_close(change, about, old, draft, err);
	if (afi_entry_is(old, "response"))
		return afi_response_part(&part, old->as, about->level,
					 draft_get(draft, "part"),
					 draft_get(draft, "position"), err);
	return AFI_OK;
}

enum afi_code correct_check_retract(struct afi_change *change,
				    const struct afi_entry *old,
				    const struct afi_target *about,
				    struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	if (!afi_entry_is(old, "close"))
		return AFI_OK;
	afi_target_print(&name, about);
	rc = concern_may_reopen(change, about, name.s, err);
	afi_str_clear(&name);
	return rc;
}

/* ---- a link -------------------------------------------------------------- */

/* Do to the other side of a link what was done to @side. */
static enum afi_code correct_twin(const struct correction *c,
				  struct afi_change *change,
				  const struct links_side *side, const char *as,
				  const char *source, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_entry *twin;
	struct afi_target about;
	enum afi_code rc;

	rc = links_twin(&about, &twin, change, side, as, err);
	if (rc || !twin)
		return rc;
	if (c->retract)
		afi_correct_retract(&draft, twin, c->text.s);
	else
		rc = afi_correct_draft(&draft, twin, c->keys.v, c->keys.n, 0,
				       err);
	if (!rc)
		rc = afi_change_add(change, &about, "link", as, source, &draft,
				    err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code correct_add(struct correction *c, struct afi_change *change,
			  const struct afi_record *rec,
			  const struct afi_entry *old,
			  const struct afi_target *about,
			  const struct afi_draft *draft, struct afi_err *err)
{
	const char *as = old->as;
	const char *source = c->writer.source ? NULL : old->source;
	struct links_side side = {
		.relation = afi_entry_get(old, "relation"),
		.target = afi_entry_get(old, "target"),
	};
	struct afi_str name = AFI_STR_INIT;
	const bool link = afi_entry_is(old, "link");
	enum afi_code rc;

	links_name(&name, about, old->action ?
		   afi_record_root(rec, afi_record_find(rec, old->action)) :
		   NULL);
	side.name = name.s;
	rc = afi_change_add(change, about, old->what, as, source, draft, err);
	if (!rc && link)
		rc = correct_twin(c, change, &side, as, source, err);
	afi_str_clear(&name);
	return rc;
}
