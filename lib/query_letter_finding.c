/* A finding as letters tell of it. */
#include <string.h>

#include "measure.h"
#include "query_letter_parts.h"
#include "query_page.h"
#include "setup.h"

/* ---- what it is called --------------------------------------------------- */

/* "AFI 3", "Cause of concern 1", "Recommendation 2 of cause of concern 1". */
static void add_heading(struct afi_str *out, const struct afi_target *target)
{
	static const char *const names[][2] = {
		{ "afi", "AFI" }, { "coc", "Cause of concern" },
		{ "rec", "Recommendation" }, { "area", "Area of concern" },
	};
	const char *kind = "";
	int number = 0, sub = 0;

	afi_finding_split(&kind, &number, &sub, target->finding);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i][0], kind))
			afi_str_adds(out, names[i][1]);
	if (sub)
		afi_str_addf(out, " %d of cause of concern", sub);
	afi_str_addf(out, " %d", number);
}

/* @title as a sentence: with a full stop, unless it ends in something of the
 * kind. */
static json_t *view_sentence(const json_t *title)
{
	const char *text = json_string_value(title);
	struct afi_str sentence = AFI_STR_INIT;
	json_t *value;

	if (!text)
		return json_null();
	afi_str_adds(&sentence, text);
	if (sentence.len && !strchr(".?!:", sentence.s[sentence.len - 1]))
		afi_str_addc(&sentence, '.');
	value = afi_view_text(sentence.s);
	afi_str_clear(&sentence);
	return value;
}

static void put_name(json_t *view, struct afi_lettering *l,
		     const struct afi_subject *sub)
{
	const char *kind = afi_record_kind(sub->rec);
	struct afi_str heading = AFI_STR_INIT;
	json_t *title = afi_lettering_value(l, sub, "title");

	add_heading(&heading, sub->target);
	afi_view_put(view, "target", afi_view_target(sub->target));
	afi_view_put(view, "kind", afi_view_text(kind));
	afi_view_put(view, "kind_name", afi_view_text(afi_kind_name(kind)));
	afi_view_put(view, "recommendation", json_boolean(!strcmp(kind,
								  "rec")));
	afi_view_put(view, "heading", afi_view_text(heading.s));
	afi_view_put(view, "sentence", view_sentence(title));
	afi_view_put(view, "title", title);
	afi_str_clear(&heading);
}

/* ---- how it stands ------------------------------------------------------- */

static json_t *view_word(const char *word)
{
	return afi_view_plain(word, NULL);
}

/* Whether one could ask for it to be closed. */
static bool is_ready(const struct afi_state *state)
{
	return state->status == AFI_IN_ASSURANCE ||
	       state->status == AFI_SUBMITTED;
}

static void put_state(json_t *view, struct afi_lettering *l,
		      const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const struct afi_entry *closed = state->closed;

	afi_view_put(view, "status",
		     afi_view_text(afi_status_name(state->status)));
	afi_view_put(view, "outcome_name", afi_view_text(closed ?
		     afi_outcome_name(afi_entry_get(closed, "outcome")) :
		     NULL));
	afi_view_put(view, "closed", afi_view_day(closed ?
		     afi_fold_day(&sub->fold, closed) : AFI_NO_DAY));
	afi_view_put(view, "authority",
		     afi_lettering_text(l, sub, closed, "authority"));
	afi_view_put_due(view, state);
	afi_view_put(view, "ready", json_boolean(is_ready(state)));
	afi_view_put(view, "positions",
		     afi_view_positions(&state->positions, view_word));
}

/* What is claimed of it and not answered yet, or null. */
static json_t *view_claim(struct afi_lettering *l,
			  const struct afi_subject *sub)
{
	const struct afi_entry *claim = sub->fold.state.submitted;
	json_t *one;

	if (!claim)
		return json_null();
	one = json_object();
	afi_view_put(one, "happened",
		     afi_view_day(afi_fold_day(&sub->fold, claim)));
	afi_view_put(one, "paragraphs",
		     afi_lettering_paragraphs(l, sub, claim, "text"));
	return one;
}

/* ---- what shows it ------------------------------------------------------- */

/* What stands as @text, a figure unless it is redacted, as a person reads
 * it. */
static json_t *view_in_words(const json_t *text)
{
	const char *value = json_string_value(text);
	struct afi_str words = AFI_STR_INIT;
	json_t *view;

	afi_measure_words(&words, value ? value : "");
	view = afi_view_text(words.s);
	afi_str_clear(&words);
	return view;
}

/* A figure: the last of its name has the "course" of them all. */
static json_t *view_measure(struct afi_lettering *l,
			    const struct afi_subject *sub, const json_t *from)
{
	const char *id = json_string_value(json_object_get(from, "id"));
	const struct afi_entry *entry = afi_record_find(sub->rec, id);
	const json_t *course = json_object_get(from, "course");
	const char *words = json_string_value(json_object_get(course,
							      "words"));
	json_t *one = json_object();
	const bool hidden = l->redacted;

	l->redacted = false;
	afi_view_put(one, "name", afi_lettering_text(l, sub, entry, "name"));
	afi_view_put(one, "value", afi_lettering_text(l, sub, entry, "value"));
	afi_view_put(one, "value_words",
		     view_in_words(json_object_get(one, "value")));
	afi_view_put(one, "period",
		     afi_lettering_text(l, sub, entry, "period"));
	afi_view_put(one, "from", afi_lettering_text(l, sub, entry, "from"));
	afi_view_put(one, "happened",
		     afi_view_day(afi_fold_day(&sub->fold, entry)));
	/* It is made of their values. */
	afi_view_put(one, "course", afi_view_text(l->redacted ? NULL : words));
	l->redacted |= hidden;
	return one;
}

static json_t *view_measures(struct afi_lettering *l,
			     const struct afi_subject *sub)
{
	json_t *all = afi_view_measures(sub, NULL), *list = json_array();

	for (size_t i = 0; i < json_array_size(all); i++)
		json_array_append_new(list, view_measure(l, sub,
						json_array_get(all, i)));
	json_decref(all);
	return list;
}

static json_t *view_evidence(struct afi_lettering *l,
			     const struct afi_subject *sub)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];
		json_t *one;

		if (!afi_entry_is(entry, "evidence") ||
		    !afi_page_has(sub, NULL, entry))
			continue;
		one = json_object();
		afi_view_put(one, "name",
			     afi_lettering_text(l, sub, entry, "name"));
		afi_view_put(one, "paragraphs",
			     afi_lettering_paragraphs(l, sub, entry, "text"));
		afi_view_put(one, "happened",
			     afi_view_day(afi_fold_day(&sub->fold, entry)));
		json_array_append_new(list, one);
	}
	return list;
}

/* An edition of its title is a mark's of the opening too. */
static json_t *view_actions(struct afi_lettering *l,
			    const struct afi_subject *sub)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sub->fold.state.nactions; i++) {
		const struct afi_state *action = &sub->fold.state.actions[i];
		json_t *one;

		if (action->void_)
			continue;
		one = json_object();
		afi_view_put(one, "number", json_integer(action->number));
		afi_view_put(one, "title", afi_lettering_text(l, sub,
					action->opened, "title"));
		afi_view_put(one, "status", afi_view_text(
			     afi_status_name(action->status)));
		afi_view_put(one, "due", afi_view_date(&action->due));
		afi_view_put(one, "closed", afi_view_day(action->closed ?
			     afi_fold_day(&sub->fold, action->closed) :
			     AFI_NO_DAY));
		json_array_append_new(list, one);
	}
	return list;
}

/* Put the list @value under @key, and under @has whether there is anything in
 * it, which a template cannot ask of a list. */
static void put_list(json_t *view, const char *key, const char *has,
		     json_t *value)
{
	afi_view_put(view, has, json_boolean(json_array_size(value)));
	afi_view_put(view, key, value);
}

json_t *afi_lettering_finding(struct afi_lettering *l,
			      const struct afi_subject *sub)
{
	json_t *view = json_object(), *parts = json_object();

	put_name(view, l, sub);
	put_state(view, l, sub);
	afi_view_put(parts, "force",
		     afi_lettering_part(l, sub, AFI_FORCE, "comments"));
	afi_view_put(parts, "pcc",
		     afi_lettering_part(l, sub, AFI_PCC, "comments"));
	afi_view_put(view, "comments", parts);
	afi_view_put(view, "claim", view_claim(l, sub));
	put_list(view, "actions", "has_actions", view_actions(l, sub));
	put_list(view, "measures", "has_measures", view_measures(l, sub));
	put_list(view, "evidence", "has_evidence", view_evidence(l, sub));
	afi_lettering_put_changes(view, l, sub);
	return view;
}
