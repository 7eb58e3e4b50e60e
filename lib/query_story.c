/* One story of a lineage: its findings, cycle by cycle. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_lineage.h"
#include "vec.h"

/* A finding of the story.  It stays where it is: its fold points into it. */
struct chapter {
	struct afi_target target;
	struct afi_record rec;
	struct afi_subject sub;
};

struct chapters {
	struct chapter **v;
	size_t n, size;
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

/* ---- all of it ----------------------------------------------------------- */

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

static void add_courses(json_t *courses, const struct afi_subject *const *subs,
			size_t n)
{
	json_t *more = afi_view_courses(subs, n);

	json_array_extend(courses, more);
	json_decref(more);
}

static void add_all_courses(json_t *courses, const struct chapters *chapters)
{
	const struct afi_subject **subs = afi_xcalloc(chapters->n + 1,
						      sizeof(*subs));

	for (size_t i = 0; i < chapters->n; i++)
		subs[i] = &chapters->v[i]->sub;
	add_courses(courses, subs, chapters->n);
	free(subs);
}

/* Under a theme findings are alike, but nobody said that they are the same:
 * each one's figures are its own, and one after the other is enough. */
static void tell_chapters(json_t *item, struct afi_teller *teller,
			  const struct afi_story *story)
{
	json_t *findings = json_array(), *moves = json_array();
	json_t *courses = json_array();
	struct chapters kept = { 0 };
	size_t i;

	for (i = 0; i < story->n; i++) {
		struct chapter *chapter = open_chapter(teller,
						       story->targets[i]);

		json_array_append_new(findings,
				      view_finding(teller, &chapter->sub));
		if (teller->asked->since != AFI_NO_DAY)
			afi_moves_add(moves, &teller->counts, &chapter->sub,
				      teller->asked->since);
		if (story->theme) {
			add_courses(courses, &(const struct afi_subject *){
				    &chapter->sub }, 1);
			free_chapter(chapter);
		} else {
			*afi_vec_push(&kept) = chapter;
		}
	}
	afi_view_put(item, "findings", findings);
	if (!story->theme)
		add_all_courses(courses, &kept);
	afi_view_put(item, "courses", courses);
	afi_view_put(item, "moves", teller->asked->since == AFI_NO_DAY ?
		     json_null() : json_incref(moves));
	json_decref(moves);
	for (i = 0; i < kept.n; i++)
		free_chapter(kept.v[i]);
	free(kept.v);
}

json_t *afi_view_story(struct afi_teller *teller,
		       const struct afi_story *story)
{
	json_t *item = json_object();
	const json_t *findings, *last;

	tell_chapters(item, teller, story);
	findings = json_object_get(item, "findings");
	last = json_array_get(findings, story->n - 1);
	afi_view_put(item, "heading", story->theme ?
		     afi_view_text(story->theme) :
		     json_incref(json_object_get(last, "title")));
	afi_view_put(item, "theme", afi_view_text(story->theme));
	afi_view_put(item, "count", afi_view_tally(story->n));
	return item;
}
