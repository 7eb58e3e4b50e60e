/* afi letters: what was issued, and what became of it. */
#include <stdlib.h>
#include <string.h>

#include "issue.h"
#include "query_parts.h"

/* Letters being told. */
struct telling {
	const struct afi_sink *sink;
	const struct afi_frame *frame;
	size_t count, inspections;
};

static json_t *view_items(const struct afi_entry *entry, const char *key)
{
	const struct afi_field *field = afi_entry_field(entry, key);
	json_t *list = json_array();

	for (size_t i = 0; field && i < field->nitems; i++)
		json_array_append_new(list, afi_view_text(field->items[i]));
	return list;
}

static json_t *view_published(const struct afi_subject *sub,
			      const struct afi_issue *issue)
{
	const struct afi_entry *entry = issue->published;
	json_t *one;

	if (!entry)
		return json_null();
	one = json_object();
	afi_view_put(one, "entry", afi_view_text(entry->id));
	afi_view_put(one, "on", afi_view_day(afi_fold_day(&sub->fold, entry)));
	afi_view_put(one, "address",
		     afi_view_text(afi_entry_get(entry, "address")));
	return one;
}

static json_t *view_copied(const struct afi_subject *sub,
			   const struct afi_issue *issue)
{
	json_t *list = json_array(), *one;

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (!afi_entry_is(entry, "copied") ||
		    !afi_issue_named(&sub->fold, entry, "letter", issue))
			continue;
		one = json_object();
		afi_view_put(one, "entry", afi_view_text(entry->id));
		afi_view_put(one, "to",
			     afi_view_text(afi_entry_get(entry, "to")));
		afi_view_put(one, "on",
			     afi_view_day(afi_fold_day(&sub->fold, entry)));
		json_array_append_new(list, one);
	}
	return list;
}

static json_t *view_number(const struct afi_entry *entry, const char *key)
{
	const char *digits = afi_entry_get(entry, key);

	return json_integer(digits ? strtoll(digits, NULL, 10) : 0);
}

/* What was said when it was issued. */
static void put_entry(json_t *view, const struct afi_subject *sub,
		      const struct afi_entry *entry)
{
	static const char *const lines[][2] = {
		{ "template", "template" }, { "format", "format" },
		{ "name", "name" }, { "sha256", "sha256" },
		{ "made_from", "made-from" }, { "approved_by", "approved-by" },
		{ "replaces", "replaces" }, { "text", "text" },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		afi_view_put(view, lines[i][0], afi_view_text(
			     afi_entry_get(entry, lines[i][1])));
	afi_view_put(view, "dated", afi_view_entry_date(entry, "dated"));
	afi_view_put(view, "approved_on",
		     afi_view_entry_date(entry, "approved-on"));
	afi_view_put(view, "size", view_number(entry, "size"));
	afi_view_put(view, "to", view_items(entry, "to"));
	afi_view_put(view, "copies", view_items(entry, "copies"));
	afi_view_put(view, "overridden", view_items(entry, "overridden"));
	afi_view_put(view, "elsewhere",
		     json_boolean(afi_entry_get(entry, "elsewhere") != NULL));
	afi_view_put(view, "different", view_number(entry, "different"));
	afi_view_put_when(view, sub, entry);
	afi_view_put_said(view, sub->frame, entry);
}

static json_t *view_issue(const struct afi_subject *sub,
			  const struct afi_issue *issue)
{
	json_t *view = json_object();

	afi_view_put(view, "id", afi_view_text(issue->entry->id));
	afi_view_put(view, "target", afi_view_target(sub->target));
	afi_view_put(view, "title", afi_view_text(sub->fold.state.title));
	afi_view_put(view, "state",
		     afi_view_text(afi_issue_state(issue)));
	afi_view_put(view, "replaced_by", afi_view_text(
		     issue->replaced ? issue->replaced->id : NULL));
	afi_view_put(view, "published", view_published(sub, issue));
	afi_view_put(view, "copied", view_copied(sub, issue));
	put_entry(view, sub, issue->entry);
	return view;
}

static void tell(struct telling *t, const struct afi_subject *sub)
{
	struct afi_issues issues = { 0 };

	afi_issues_find(&issues, &sub->fold);
	for (size_t i = 0; i < issues.n; i++) {
		json_t *view = view_issue(sub, &issues.v[i]);

		t->sink->item(t->sink->arg, view);
		json_decref(view);
		t->count++;
	}
	free(issues.v);
}

static void read_one(struct telling *t, struct afi_register *reg,
		     const struct afi_place *place, struct afi_broken *broken)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_read(&rec, reg, place, &err)) {
		afi_broken_add(broken, &err);
	} else if (afi_subject_make(&sub, t->frame, &place->target, &rec)) {
		t->inspections++;
		tell(t, &sub);
	}
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static json_t *view_note(const struct telling *t,
			 const struct afi_places *places,
			 const struct afi_register *reg,
			 const struct afi_target *target)
{
	if (t->count)
		return json_null();
	if (!t->inspections)
		return afi_view_note_empty(places, reg, target);
	return json_string(afi_past_is(afi_register_past(reg)) ?
			   "No letter was issued by then." :
			   "No letter is issued yet. 'afi letter INSPECTION "
			   "--template NAME --issue --format FORMAT' "
			   "issues one.");
}

static void tell_foot(const struct telling *t, json_t *note,
		      const struct afi_broken *broken)
{
	json_t *foot = json_object();

	afi_view_put(foot, "count", json_integer((json_int_t)t->count));
	afi_view_put(foot, "broken", afi_view_broken(broken));
	afi_view_put(foot, "note", note);
	t->sink->foot(t->sink->arg, foot);
	json_decref(foot);
}

enum afi_code afi_query_letters(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err)
{
	const struct afi_frame frame = afi_frame_of(reg);
	struct telling t = { .sink = sink, .frame = &frame };
	struct afi_places places = { 0 };
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;
	json_t *head;

	if (target->level > AFI_INSPECTION) {
		afi_target_print(&name, target);
		rc = afi_err_set(err, AFI_EUSAGE, "letters are issued of an "
				 "inspection; '%s' is a part of one", name.s);
		goto out;
	}
	if ((rc = afi_register_places(&places, reg, target, err)))
		goto out;
	head = afi_view_head(reg, "letters", &frame, target);
	sink->head(sink->arg, head, "letters");
	json_decref(head);
	for (size_t i = 0; i < places.n; i++)
		if (!places.v[i].stray &&
		    places.v[i].target.level == AFI_INSPECTION)
			read_one(&t, reg, &places.v[i], broken);
	tell_foot(&t, view_note(&t, &places, reg, target), broken);
out:
	afi_places_clear(&places);
	afi_str_clear(&name);
	return rc;
}
