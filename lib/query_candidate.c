/* afi import: one candidate. */
#include <string.h>

#include "query_words.h"

/* ---- what a candidate says ----------------------------------------------- */

static const char *get(const struct afi_proposal *proposal, const char *key)
{
	return afi_proposal_get(proposal, key);
}

/* "area for improvement 3", "comments of the force", "grade" */
static void add_name(struct afi_str *out, const struct afi_proposal *proposal)
{
	const char *kind = get(proposal, "kind"), *part = get(proposal, "part");
	const char *what = proposal->what;

	if (strcmp(what, "opened") == 0)
		afi_str_adds(out, kind ? afi_kind_name(kind) : "opening");
	else if (strcmp(what, "response") == 0)
		afi_str_addf(out, "response (%s)", part ? part : "comments");
	else if (strcmp(what, "measure") == 0)
		afi_str_adds(out, "figure");
	else if (strcmp(what, "close") == 0)
		afi_str_adds(out, "decision to close");
	else if (strcmp(what, "assign") == 0)
		afi_str_adds(out, "assignment");
	else if (strcmp(what, "edition") == 0)
		afi_str_adds(out, "new wording");
	else
		afi_str_adds(out, what);
}

static void add_keys(struct afi_str *out, const struct afi_draft *draft)
{
	for (size_t i = 0; i < draft->n; i++) {
		const struct afi_field *field = &draft->v[i];

		if (strcmp(field->key, "text") == 0)
			continue;
		afi_str_addf(out, "%s%s ", out->len ? "; " : "", field->key);
		if (field->value)
			afi_str_adds(out, field->value);
		for (size_t k = 0; k < field->nitems; k++)
			afi_str_addf(out, "%s%s", k ? ", " : "",
				     field->items[k]);
	}
}

/* All of it in one line. */
static void add_says(struct afi_str *out, const struct afi_proposal *proposal)
{
	const char *what = proposal->what, *text = get(proposal, "text");
	const char *title = get(proposal, "title");

	if (title) {
		afi_str_adds(out, title);
	} else if (strcmp(what, "grade") == 0 && get(proposal, "question") &&
		   get(proposal, "grade")) {
		afi_say_word(out, get(proposal, "question"));
		afi_str_adds(out, ": ");
		afi_say_word(out, get(proposal, "grade"));
	} else if (strcmp(what, "measure") == 0 && get(proposal, "name") &&
		   get(proposal, "value")) {
		afi_str_addf(out, "%s: %s", get(proposal, "name"),
			     get(proposal, "value"));
		if (get(proposal, "period"))
			afi_str_addf(out, " (%s)", get(proposal, "period"));
	} else if (strcmp(what, "response") == 0 ||
		   strcmp(what, "event") == 0) {
		afi_add_first_words(out, text ? text : "");
	} else {
		add_keys(out, &proposal->draft);
		if (text && out->len)
			afi_str_adds(out, ": ");
		if (text)
			afi_add_first_words(out, text);
	}
}

/* ---- a candidate --------------------------------------------------------- */

static json_t *view_fields(const struct afi_draft *draft)
{
	json_t *fields = json_object();

	for (size_t i = 0; i < draft->n; i++) {
		const struct afi_field *field = &draft->v[i];
		json_t *list;

		if (strcmp(field->key, "text") == 0)
			continue;
		if (!field->items) {
			afi_view_put(fields, field->key,
				     afi_view_text(field->value));
			continue;
		}
		list = json_array();
		for (size_t k = 0; k < field->nitems; k++)
			json_array_append_new(list,
					      afi_view_text(field->items[k]));
		afi_view_put(fields, field->key, list);
	}
	return fields;
}

static json_t *view_changes(const struct afi_match *match)
{
	json_t *changes = json_array();

	for (size_t i = 0; i < match->nchanges; i++) {
		json_t *change = json_object();

		afi_view_put(change, "field",
			     afi_view_text(match->changes[i].key));
		afi_view_put(change, "was",
			     afi_view_text(match->changes[i].was));
		afi_view_put(change, "is",
			     afi_view_text(match->changes[i].is));
		json_array_append_new(changes, change);
	}
	return changes;
}

static json_t *view_number(size_t i)
{
	return i == AFI_NO_PROPOSAL ? json_null() :
	       json_integer((json_int_t)i + 1);
}

static const char *sureness(enum afi_sureness sure)
{
	return sure == AFI_SURE ? "sure" : sure == AFI_LIKELY ? "likely" :
	       "unsure";
}

static bool is_placed(const struct afi_match *match)
{
	return match->standing != AFI_STANDS_REFUSED ||
	       match->target.level >= AFI_INSPECTION;
}

static void put_standing(json_t *view, const struct afi_match *match,
			 const struct afi_proposal *proposal)
{
	afi_view_put(view, "standing",
		     json_string(afi_standing_name(match->standing)));
	afi_view_put(view, "note", afi_view_text(match->note));
	afi_view_put(view, "plain",
		     json_boolean(afi_match_is_plain(match, proposal)));
	afi_view_put(view, "recorded_as", afi_match_can(match) ?
		     afi_view_text(match->what) : json_null());
	afi_view_put(view, "needs", view_number(match->needs));
	afi_view_put(view, "changes", view_changes(match));
}

static void put_origin(json_t *view, const struct afi_match *match,
		       const struct afi_proposal *proposal)
{
	afi_view_put(view, "party", afi_view_text(proposal->as));
	afi_view_put(view, "party_name",
		     afi_view_text(afi_party_name(proposal->as)));
	afi_view_put(view, "happened", afi_view_day(match->day));
	afi_view_put(view, "section", afi_view_text(proposal->section));
	afi_view_put(view, "first_line", json_integer(proposal->first));
	afi_view_put(view, "last_line", json_integer(proposal->last));
	afi_view_put(view, "sure", json_string(sureness(proposal->sure)));
	afi_view_put(view, "why", afi_view_text(*proposal->why ?
						proposal->why : NULL));
	afi_view_put(view, "extra", json_boolean(proposal->extra));
}

json_t *afi_query_candidate(const struct afi_imported *imported, size_t i)
{
	const struct afi_proposal *proposal = &imported->proposals->v[i];
	const struct afi_match *match = &imported->matches->v[i];
	struct afi_str text = AFI_STR_INIT;
	json_t *view = json_object();

	afi_view_put(view, "number", view_number(i));
	afi_view_put(view, "what", afi_view_text(proposal->what));
	afi_view_put(view, "kind", afi_view_text(get(proposal, "kind")));
	add_name(&text, proposal);
	afi_view_put(view, "name", afi_view_text(text.s));
	afi_str_reset(&text);
	add_says(&text, proposal);
	afi_view_put(view, "says", afi_view_text(text.len ? text.s : NULL));
	afi_view_put(view, "target", is_placed(match) ?
		     afi_view_target(&match->target) : json_null());
	afi_view_put(view, "about", afi_view_text(match->about));
	put_standing(view, match, proposal);
	put_origin(view, match, proposal);
	afi_view_put(view, "fields", view_fields(&proposal->draft));
	afi_view_put(view, "text", afi_view_text(get(proposal, "text")));
	afi_str_clear(&text);
	return view;
}
