/* How far each inspection has got, question by question. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_kinds.h"
#include "vec.h"

/* A question of an inspection, and what is under it. */
struct asked {
	char *question;		/* NULL: under none */
	struct afi_counts counts;
};

/* An inspection being counted. */
struct inspection {
	const struct afi_kind_asked *asked;
	const struct afi_frame *frame;
	struct {
		struct asked *v;
		size_t n, size;
	} questions;		/* as they come up; findings under none at the
				   end */
	struct afi_counts counts;
	struct afi_over_time past;
	json_t *moves;
};

static struct afi_counts *counts_of(struct inspection *in,
				    const char *question)
{
	struct asked *one;
	size_t i, n = in->questions.n;

	for (i = 0; i < n; i++) {
		const char *other = in->questions.v[i].question;

		if (question && other ? !strcmp(question, other) :
		    question == other)
			return &in->questions.v[i].counts;
	}
	one = afi_vec_push(&in->questions);
	*one = (struct asked){
		.question = afi_xstrdup(question),
		.counts = afi_counts_begin(in->frame, in->asked),
	};
	return &one->counts;
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct inspection *in = arg;

	afi_over_time_add(&in->past, sub);
	if (!afi_is_counted(afi_record_kind(sub->rec), &sub->fold.state))
		return;
	afi_counts_add(counts_of(in, afi_fold_value(&sub->fold, "question")),
		       sub);
	afi_counts_add(&in->counts, sub);
	if (in->asked->since != AFI_NO_DAY)
		afi_moves_add(in->moves, &in->counts, sub, in->asked->since);
}

/* ---- in the view --------------------------------------------------------- */

static void add_question(json_t *list, const struct asked *asked)
{
	json_t *one = json_object();

	afi_view_put(one, "question", afi_view_text(asked->question));
	afi_view_put(one, "question_name", afi_view_plain(asked->question,
						      "no question"));
	afi_counts_put(one, &asked->counts);
	json_array_append_new(list, one);
}

static json_t *view_questions(const struct inspection *in)
{
	json_t *list = json_array();
	const struct asked *last = NULL;

	for (size_t i = 0; i < in->questions.n; i++) {
		if (in->questions.v[i].question)
			add_question(list, &in->questions.v[i]);
		else
			last = &in->questions.v[i];
	}
	if (last)
		add_question(list, last);
	return list;
}

static json_t *view_totals(const struct afi_counts *counts,
			   struct afi_over_time *past, int today,
			   const struct afi_kind_asked *asked)
{
	json_t *totals = json_object();

	afi_counts_put(totals, counts);
	afi_view_put(totals, "over_time", afi_view_over_time(past, today));
	afi_kind_put_moved(totals, counts, asked);
	return totals;
}

/* @first is the first record in its folder. */
static json_t *view_inspection(struct inspection *in,
			       const struct afi_target *first,
			       const struct afi_scope *scope)
{
	struct afi_target target = *first;
	json_t *item = json_object();

	target.level = AFI_INSPECTION;
	*target.finding = '\0';
	afi_view_put_heading(item, scope->broken, scope->reg, in->frame,
			     &target);
	afi_kind_put_heading(item);
	afi_view_put(item, "questions", view_questions(in));
	afi_view_put(item, "totals", view_totals(&in->counts, &in->past,
						 in->frame->today,
						 in->asked));
	afi_view_put(item, "moves", in->asked->since == AFI_NO_DAY ?
		     json_null() : json_incref(in->moves));
	return item;
}

static void clear(struct inspection *in)
{
	for (size_t i = 0; i < in->questions.n; i++) {
		free(in->questions.v[i].question);
		afi_counts_clear(&in->questions.v[i].counts);
	}
	free(in->questions.v);
	afi_counts_clear(&in->counts);
	afi_over_time_clear(&in->past);
	json_decref(in->moves);
}

/* ---- all inspections ----------------------------------------------------- */

/* What progress there is, being told. */
struct progress {
	const struct afi_kind_asked *asked;
	struct afi_scope scope;
	struct afi_counts counts;
	struct afi_over_time past;
	size_t told;
};

/* One in which nothing asks for anything has no progress to tell of, unless it
 * is what was asked for. */
static void tell_inspection(struct progress *p,
			    const struct afi_places *places)
{
	struct inspection in = {
		.asked = p->asked, .frame = &p->scope.frame,
		.counts = afi_counts_begin(&p->scope.frame, p->asked),
		.moves = json_array(),
	};
	json_t *item;

	afi_each_record(places, &p->scope.within, false, p->scope.reg,
			in.frame, p->scope.broken, see, &in);
	if (in.counts.totals.findings ||
	    p->scope.within.level != AFI_REGISTER) {
		item = view_inspection(&in, &places->v->target, &p->scope);
		p->scope.sink->item(p->scope.sink->arg, item);
		p->told++;
		json_decref(item);
	}
	afi_counts_merge(&p->counts, &in.counts);
	afi_over_time_merge(&p->past, &in.past);
	clear(&in);
}

static void tell_all(struct progress *p)
{
	const struct afi_places *places = &p->scope.places;
	size_t i, end;

	for (i = 0; i < places->n; i = end) {
		end = afi_places_inspection_end(places, i);
		if (!places->v[i].stray)
			tell_inspection(p, &(struct afi_places){
				.v = &places->v[i], .n = end - i });
	}
}

static void tell_foot(struct progress *p,
		      const struct afi_target *target)
{
	const struct afi_scope *in = &p->scope;
	json_t *foot = json_object();

	afi_view_put(foot, "totals", view_totals(&p->counts, &p->past,
						 in->frame.today, p->asked));
	afi_view_put(foot, "several", json_boolean(p->told > 1));
	afi_view_put(foot, "broken", afi_view_broken(in->broken));
	afi_view_put(foot, "note", p->told || in->broken->n ? json_null() :
		     afi_view_note_empty(&in->places, in->reg, target));
	in->sink->foot(in->sink->arg, foot);
	json_decref(foot);
}

enum afi_code afi_query_progress(const struct afi_sink *sink,
				 struct afi_broken *broken,
				 struct afi_register *reg,
				 const struct afi_target *target,
				 const struct afi_kind_asked *asked,
				 struct afi_err *err)
{
	struct progress p = { .asked = asked };
	enum afi_code rc;
	json_t *head;

	if ((rc = afi_scope_open(&p.scope, sink, broken, reg, target,
				 err)))
		goto out;
	p.scope.frame.explain = asked->explain;
	p.counts = afi_counts_begin(&p.scope.frame, asked);
	head = afi_kind_head(reg, &p.scope.frame, target, "progress",
			     "Progress on findings", asked);
	sink->head(sink->arg, head, "inspections");
	json_decref(head);
	tell_all(&p);
	tell_foot(&p, target);
out:
	afi_over_time_clear(&p.past);
	afi_counts_clear(&p.counts);
	afi_scope_clear(&p.scope);
	return rc;
}
