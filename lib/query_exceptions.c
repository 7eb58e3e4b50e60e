/* What needs a committee's eye: findings that are not closed and red, put off,
 * in other hands than before, silent, asked about in vain, or of which the
 * decisions crossed. */
#include <string.h>

#include "query_kinds.h"
#include "query_page.h"
#include "query_proof.h"

enum { SILENT = 90 };	/* days */

enum { RED, SLIPPED, OWNER, QUIET, UNANSWERED, CROSSED, EXCEPTIONS };

static const char *const names[EXCEPTIONS] = {
	[RED] = "red", [SLIPPED] = "slipped", [OWNER] = "owner changed",
	[QUIET] = "silent for 90 days or more",
	[UNANSWERED] = "question not answered",
	[CROSSED] = "decisions crossed",
};

/* Of those that have no list in their row. */
static const enum afi_behind behind[EXCEPTIONS] = {
	[RED] = AFI_BEHIND_DATE, [QUIET] = AFI_BEHIND_SILENCE,
	[CROSSED] = AFI_BEHIND_CROSSING,
};

/* Exceptions being told. */
struct telling {
	const struct afi_sink *sink;
	int since;		/* slips and new owners from then on; or
				   AFI_NO_DAY */
	size_t counts[EXCEPTIONS];
	size_t told, of;
	json_t *proofs;
};

/* ---- what once held ------------------------------------------------------ */

/* Former dates or owners, being listed. */
struct formers {
	json_t *list;
	const struct afi_subject *sub;
	const struct telling *t;
};

static json_t *begin_former(const struct formers *to,
			    const struct afi_state *action,
			    const struct afi_former *old)
{
	const struct afi_entry *by = old->replaced;
	json_t *one = json_object();
	struct afi_target target;

	afi_subject_target(&target, to->sub, action);
	afi_view_put(one, "target", afi_view_target(&target));
	afi_view_put(one, "title", afi_view_text(action ? action->title :
						 to->sub->fold.state.title));
	afi_view_put(one, "on", afi_view_day(afi_fold_day(&to->sub->fold,
							  by)));
	afi_view_put(one, "reason", afi_view_text(afi_entry_get(by, "text")));
	afi_view_put_said(one, to->sub->frame, by);
	afi_view_put(one, "entry", afi_view_text(by->id));
	return one;
}

static bool is_late_enough(const struct formers *to,
			   const struct afi_former *old)
{
	return to->t->since == AFI_NO_DAY ||
	       afi_fold_day(&to->sub->fold, old->replaced) >= to->t->since;
}

/* All former dates, if one was put off. */
static void list_dates(struct formers *to, const struct afi_state *state,
		       const struct afi_state *action)
{
	const struct afi_formers *old = &state->former_dates;
	bool slipped = false;
	size_t i;

	for (i = 0; i < old->n; i++) {
		const struct afi_date *next = i + 1 < old->n ?
			&old->v[i + 1].date : &state->due;

		slipped |= next->day > old->v[i].date.day &&
			   is_late_enough(to, &old->v[i]);
	}
	for (i = 0; slipped && i < old->n; i++) {
		const struct afi_date *next = i + 1 < old->n ?
			&old->v[i + 1].date : &state->due;
		json_t *one = begin_former(to, action, &old->v[i]);

		afi_view_put(one, "from", afi_view_date(&old->v[i].date));
		afi_view_put(one, "to", afi_view_date(next));
		json_array_append_new(to->list, one);
	}
}

static void list_owners(struct formers *to, const struct afi_state *state,
			const struct afi_state *action)
{
	const struct afi_formers *old = &state->former_owners;

	for (size_t i = 0; i < old->n; i++) {
		json_t *one;

		if (!is_late_enough(to, &old->v[i]))
			continue;
		one = begin_former(to, action, &old->v[i]);
		afi_view_put(one, "from", afi_view_text(old->v[i].owner));
		afi_view_put(one, "to", afi_view_text(i + 1 < old->n ?
			     old->v[i + 1].owner : state->owner));
		json_array_append_new(to->list, one);
	}
}

static void list_questions(struct formers *to, const struct afi_state *state,
			   const struct afi_state *action)
{
	(void)action;
	for (size_t i = 0; i < state->nasked; i++)
		if (!state->asked[i].answer)
			json_array_append_new(to->list, afi_view_question(
				to->sub, &state->asked[i]));
}

/* What @list lists of the finding and of its actions that are not closed. */
static json_t *list_all(const struct telling *t, const struct afi_subject *sub,
			void (*list)(struct formers *to,
				     const struct afi_state *state,
				     const struct afi_state *action))
{
	struct formers to = { json_array(), sub, t };
	const struct afi_state *state = &sub->fold.state;

	list(&to, state, NULL);
	for (size_t i = 0; i < state->nactions; i++)
		if (!state->actions[i].closed)
			list(&to, &state->actions[i], &state->actions[i]);
	return to.list;
}

/* ---- a finding ----------------------------------------------------------- */

/* Why @sub is among the findings of @name. */
static void prove_finding(struct telling *t, const char *name,
			  const struct afi_subject *sub, enum afi_behind what)
{
	if (t->proofs)
		afi_proofs_add(t->proofs, "findings", name, sub, NULL,
			       afi_view_behind(sub, &sub->fold.state, what));
}

/* Former dates and owners name what ended them, questions are entries. */
static json_t *ids_in(const json_t *list)
{
	json_t *ids = json_array();

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		json_t *asked = json_object_get(one, "asked");

		json_array_append(ids, asked ? json_object_get(asked, "id") :
				  json_object_get(one, "entry"));
	}
	return ids;
}

/* Lists that are not empty are exceptions too. */
static json_t *view_why(struct telling *t, const struct afi_subject *sub,
			const bool is[EXCEPTIONS], json_t *lists[EXCEPTIONS])
{
	json_t *why = json_array();

	for (size_t i = 0; i < EXCEPTIONS; i++) {
		if (!is[i] && !json_array_size(lists[i]))
			continue;
		t->counts[i]++;
		json_array_append_new(why, json_string(names[i]));
		if (t->proofs)
			afi_proofs_add(t->proofs, "what", names[i], sub, NULL,
				       lists[i] ? ids_in(lists[i]) :
				       afi_view_behind(sub, &sub->fold.state,
						       behind[i]));
	}
	return why;
}

static json_t *view_said(const json_t *why)
{
	struct afi_str said = AFI_STR_INIT;
	json_t *value;

	for (size_t i = 0; i < json_array_size(why); i++)
		afi_str_addf(&said, "%s%s", i ? "; " : "",
			     json_string_value(json_array_get(why, i)));
	value = afi_view_text(said.s);
	afi_str_clear(&said);
	return value;
}

static void put_days(json_t *row, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const int late = state->rag == AFI_RED ?
			 sub->frame->today - state->rag_day : 0;

	afi_view_put(row, "late_days", json_integer(late));
	afi_view_put(row, "late_said", afi_view_days(late, " late"));
	afi_view_put(row, "silent", json_boolean(state->silent_days >=
						 SILENT));
	afi_view_put(row, "silent_said",
		     afi_view_days(state->silent_days, ""));
	afi_proof_put(row, "late_days", sub, state, AFI_BEHIND_DATE);
}

static void tell(const struct afi_subject *sub, void *arg)
{
	struct telling *t = arg;
	const struct afi_state *state = &sub->fold.state;
	json_t *lists[EXCEPTIONS] = { NULL }, *why, *row;

	if (!afi_is_counted(afi_record_kind(sub->rec), state) || state->closed)
		return;
	t->of++;
	prove_finding(t, "open", sub, AFI_BEHIND_STATUS);
	lists[SLIPPED] = list_all(t, sub, list_dates);
	lists[OWNER] = list_all(t, sub, list_owners);
	lists[UNANSWERED] = list_all(t, sub, list_questions);
	why = view_why(t, sub, (const bool[EXCEPTIONS]){
		[RED] = state->rag == AFI_RED,
		[QUIET] = state->silent_days >= SILENT,
		[CROSSED] = state->crossed,
	}, lists);
	if (json_array_size(why)) {
		t->told++;
		prove_finding(t, "told", sub, AFI_BEHIND_BEING);
		row = afi_view_row(sub);
		afi_view_put(row, "why", json_incref(why));
		afi_view_put(row, "why_said", view_said(why));
		put_days(row, sub);
		afi_view_put(row, "former_dates",
			     json_incref(lists[SLIPPED]));
		afi_view_put(row, "former_owners",
			     json_incref(lists[OWNER]));
		afi_view_put(row, "questions",
			     json_incref(lists[UNANSWERED]));
		t->sink->item(t->sink->arg, row);
		json_decref(row);
	}
	json_decref(why);
	for (size_t i = 0; i < EXCEPTIONS; i++)
		json_decref(lists[i]);
}

/* ---- all of them --------------------------------------------------------- */

static json_t *view_totals(const struct telling *t)
{
	json_t *totals = json_object(), *list = json_array();

	for (size_t i = 0; i < EXCEPTIONS; i++) {
		json_t *one = json_object();

		afi_view_put(one, "what", json_string(names[i]));
		afi_view_put(one, "findings",
			     afi_view_proved(t->counts[i], t->proofs, "what",
					     names[i]));
		json_array_append_new(list, one);
	}
	afi_view_put(totals, "findings",
		     afi_view_proved(t->told, t->proofs, "findings", "told"));
	afi_view_put(totals, "of",
		     afi_view_proved(t->of, t->proofs, "findings", "open"));
	afi_view_put(totals, "exceptions", list);
	return totals;
}

enum afi_code afi_query_exceptions(const struct afi_sink *sink,
				   struct afi_broken *broken,
				   struct afi_register *reg,
				   const struct afi_target *target,
				   const struct afi_kind_asked *asked,
				   struct afi_err *err)
{
	struct telling t = { .sink = sink, .since = asked->since };
	struct afi_scope scope = AFI_SCOPE_INIT;
	json_t *part;
	enum afi_code rc;

	if ((rc = afi_scope_open(&scope, sink, broken, reg, target,
				 err)))
		goto out;
	scope.frame.explain = asked->explain;
	t.proofs = afi_proofs_new(&scope.frame);
	part = afi_kind_head(reg, &scope.frame, target, "exceptions",
			     "Exceptions: findings that need attention", asked);
	sink->head(sink->arg, part, "rows");
	json_decref(part);
	afi_scope_each(&scope, false, tell, &t);
	part = json_object();
	afi_view_put(part, "totals", view_totals(&t));
	afi_kind_foot(sink, part, broken, t.told,
		      "None: no finding that is not closed needs attention.");
out:
	json_decref(t.proofs);
	afi_scope_clear(&scope);
	return rc;
}
