/* One story of a lineage: its findings, cycle by cycle. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_lineage.h"
#include "query_page.h"
#include "query_proof.h"

/* A finding of the story.  It stays where it is: its fold points into it. */
struct chapter {
	struct afi_target target;
	struct afi_record rec;
	struct afi_subject sub;
};

/* ---- reading ------------------------------------------------------------- */

bool afi_teller_read(struct afi_record *rec, struct afi_subject *sub,
		     struct afi_teller *teller,
		     const struct afi_target *target)
{
	struct afi_places places = { 0 };
	struct afi_err err = AFI_ERR_INIT;
	bool read = false;

	if (!afi_register_places(&places, teller->reg, target, &err) &&
	    places.n && !places.v->stray) {
		if (afi_register_read(rec, teller->reg, places.v, &err))
			afi_broken_add(teller->broken, &err);
		else
			read = afi_subject_make(sub, teller->frame, target,
						rec);
	}
	afi_places_clear(&places);
	return read;
}

const struct afi_subject *afi_teller_report(struct afi_teller *teller,
					    const struct afi_target *target)
{
	struct afi_target inspection = *target;
	struct afi_err ignored = AFI_ERR_INIT;	/* then there is none */

	inspection.level = AFI_INSPECTION;
	*inspection.finding = '\0';
	if (teller->target.level != AFI_INSPECTION ||
	    !afi_target_within(&inspection, &teller->target)) {
		afi_subject_clear(&teller->sub);
		afi_record_clear(&teller->rec);
		teller->target = inspection;
		if (!afi_register_load(&teller->rec, teller->reg, &inspection,
				       &ignored))
			(void)afi_subject_make(&teller->sub, teller->frame,
					       &teller->target, &teller->rec);
	}
	return teller->sub.fold.nlive ? &teller->sub : NULL;
}

void afi_teller_clear(struct afi_teller *teller)
{
	afi_subject_clear(&teller->sub);
	afi_record_clear(&teller->rec);
	afi_counts_clear(&teller->counts);
	json_decref(teller->moved);
}

enum afi_turn afi_link_turn(const struct afi_link *link)
{
	static const struct {
		const char *relation;
		enum afi_turn turn;
	} turns[] = {
		{ "follows", AFI_TURN_BACK },
		{ "raised-from", AFI_TURN_BACK },
		{ "supersedes", AFI_TURN_BACK },
		{ "followed-by", AFI_TURN_ON },
		{ "raised-to", AFI_TURN_ON },
		{ "superseded-by", AFI_TURN_ON },
		{ "same-as", AFI_TURN_SAME },
	};

	for (size_t i = 0; i < sizeof(turns) / sizeof(*turns); i++)
		if (!strcmp(turns[i].relation, link->relation))
			return turns[i].turn;
	return AFI_TURN_NONE;
}

/* ---- a finding of it ----------------------------------------------------- */

static json_t *view_links(const struct afi_state *state)
{
	json_t *list = json_array();

	for (size_t i = 0; i < state->nlinks; i++) {
		const struct afi_link *link = &state->links[i];
		json_t *one;

		if (afi_link_turn(link) == AFI_TURN_NONE)
			continue;
		one = json_object();
		afi_view_put(one, "relation", afi_view_text(link->relation));
		afi_view_put(one, "relation_name",
			     afi_view_plain(link->relation, NULL));
		afi_view_put(one, "target", afi_view_text(link->target));
		json_array_append_new(list, one);
	}
	return list;
}

/* The grade of its question stands in its own cycle's words. */
static void put_report(json_t *one, struct afi_teller *teller,
		       const struct afi_subject *sub)
{
	const struct afi_subject *report = afi_teller_report(teller,
							     sub->target);
	const char *question = afi_fold_value(&sub->fold, "question");
	const struct afi_entry *grade = report && question ?
		afi_fold_grade(&report->fold, question) : NULL;
	const char *word = grade ? afi_entry_get(grade, "grade") : NULL;

	afi_view_put(one, "inspection", afi_view_text(report ?
		     report->fold.state.title : sub->target->inspection));
	afi_view_put(one, "cycle", afi_view_text(report ?
		     afi_fold_value(&report->fold, "cycle") : NULL));
	afi_view_put(one, "published", report ?
		     afi_view_fold_day(&report->fold, "published") :
		     json_null());
	afi_view_put(one, "question", afi_view_text(question));
	afi_view_put(one, "question_name", afi_view_plain(question, NULL));
	afi_view_put(one, "grade", afi_view_text(word));
	afi_view_put(one, "grade_name", afi_view_plain(word, NULL));
}

static json_t *view_finding(struct afi_teller *teller,
			    const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	json_t *one = json_object();

	afi_view_put(one, "target", afi_view_target(sub->target));
	afi_view_put(one, "kind", afi_view_text(kind));
	afi_view_put(one, "kind_name", afi_view_text(afi_kind_name(kind)));
	afi_view_put(one, "title", afi_view_text(state->title));
	put_report(one, teller, sub);
	afi_view_put_status(one, kind, state);
	afi_view_put(one, "marks", afi_view_marks(state));
	afi_view_put(one, "closed", afi_view_last(sub, state->closed));
	afi_view_put(one, "links", view_links(state));
	return one;
}

/* How it moved.  One that has a theme may turn out to be linked, and then be
 * told again, but counts once. */
static json_t *view_moves(struct afi_teller *teller,
			  const struct afi_subject *sub)
{
	struct afi_counts none = { .proofs = NULL };
	struct afi_str name = AFI_STR_INIT;
	json_t *moves = json_array();
	bool counted;

	if (teller->asked->since == AFI_NO_DAY)
		return moves;
	afi_target_print(&name, sub->target);
	counted = json_object_get(teller->moved, name.s) != NULL;
	afi_moves_add(moves, counted ? &none : &teller->counts, sub,
		      teller->asked->since);
	json_object_set_new(teller->moved, name.s, json_true());
	afi_str_clear(&name);
	return moves;
}

/* What a story says of it, but for its figures. */
static json_t *view_part(struct afi_teller *teller,
			 const struct afi_subject *sub)
{
	json_t *proofs = afi_proofs_new(sub->frame);
	json_t *part = json_object();

	if (proofs)
		afi_proofs_add(proofs, "findings", "all", sub, NULL,
			       afi_view_behind(sub, &sub->fold.state,
					       AFI_BEHIND_BEING));
	afi_view_put(part, "finding", view_finding(teller, sub));
	afi_view_put(part, "moves", view_moves(teller, sub));
	afi_view_put(part, "proof",
		     afi_proofs_view(proofs, "findings", "all"));
	json_decref(proofs);
	return part;
}

char *afi_teller_keep(struct afi_teller *teller, const struct afi_subject *sub)
{
	json_t *part = view_part(teller, sub);
	char *kept;

	afi_view_put(part, "courses", afi_view_courses(&sub, 1));
	kept = json_dumps(part, JSON_COMPACT);
	json_decref(part);
	return kept;
}

/* ---- all of it ----------------------------------------------------------- */

/* What is said of each finding of a story, one after the other. */
struct parts {
	json_t *findings, *moves, *proof, *courses;
};

static void add_part(struct parts *parts, const json_t *part)
{
	json_array_append(parts->findings, json_object_get(part, "finding"));
	json_array_extend(parts->moves, json_object_get(part, "moves"));
	json_array_extend(parts->proof, json_object_get(part, "proof"));
}

/* Under a theme findings are alike, but nobody said that they are the same:
 * each one's figures are its own. */
static void add_kept(struct parts *parts, const struct afi_story *story)
{
	for (size_t i = 0; i < story->n; i++) {
		json_t *part = json_loads(story->v[i]->kept, 0, NULL);

		add_part(parts, part);
		json_array_extend(parts->courses,
				  json_object_get(part, "courses"));
		json_decref(part);
	}
}

static struct chapter *open_chapter(struct afi_teller *teller,
				    const char *name)
{
	struct chapter *chapter = afi_xcalloc(1, sizeof(*chapter));
	struct afi_err ignored = AFI_ERR_INIT;	/* it was read before */

	chapter->rec = (struct afi_record)AFI_RECORD_INIT;
	chapter->sub = (struct afi_subject)AFI_SUBJECT_INIT;
	if (!afi_target_parse(&chapter->target, name, &ignored))
		(void)afi_teller_read(&chapter->rec, &chapter->sub, teller,
				      &chapter->target);
	afi_subject_serve(&chapter->sub, teller->reg, &chapter->target,
			  teller->broken);
	return chapter;
}

static void free_chapter(struct chapter *chapter)
{
	afi_subject_clear(&chapter->sub);
	afi_record_clear(&chapter->rec);
	free(chapter);
}

/* Figures of one name run through all of it, so that all of it is held. */
static void add_chapters(struct parts *parts, struct afi_teller *teller,
			 const struct afi_story *story)
{
	struct chapter **chapters = afi_xcalloc(story->n, sizeof(*chapters));
	const struct afi_subject **subs = afi_xcalloc(story->n, sizeof(*subs));
	json_t *courses;
	size_t i;

	for (i = 0; i < story->n; i++) {
		json_t *part;

		chapters[i] = open_chapter(teller, story->v[i]->name);
		subs[i] = &chapters[i]->sub;
		part = view_part(teller, subs[i]);
		add_part(parts, part);
		json_decref(part);
	}
	courses = afi_view_courses(subs, story->n);
	json_array_extend(parts->courses, courses);
	json_decref(courses);
	for (i = 0; i < story->n; i++)
		free_chapter(chapters[i]);
	free(subs);
	free(chapters);
}

static json_t *view_count(const struct afi_teller *teller,
			  const struct afi_story *story, json_t *proof)
{
	json_t *count = afi_view_tally(story->n);

	if (teller->asked->explain)
		afi_view_put(count, "proof", json_incref(proof));
	return count;
}

json_t *afi_view_story(struct afi_teller *teller,
		       const struct afi_story *story)
{
	struct parts parts = {
		json_array(), json_array(), json_array(), json_array(),
	};
	json_t *item = json_object();
	const json_t *last;

	if (story->theme)
		add_kept(&parts, story);
	else
		add_chapters(&parts, teller, story);
	last = json_array_get(parts.findings, story->n - 1);
	afi_view_put(item, "heading", story->theme ?
		     afi_view_text(story->theme) :
		     json_incref(json_object_get(last, "title")));
	afi_view_put(item, "theme", afi_view_text(story->theme));
	afi_view_put(item, "count", view_count(teller, story, parts.proof));
	afi_view_put(item, "findings", parts.findings);
	afi_view_put(item, "courses", parts.courses);
	afi_view_put(item, "moves", teller->asked->since == AFI_NO_DAY ?
		     json_null() : json_incref(parts.moves));
	json_decref(parts.moves);
	json_decref(parts.proof);
	return item;
}
