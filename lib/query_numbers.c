#include "query_numbers.h"

#include <string.h>

#include "query_parts.h"
#include "query_proof.h"
#include "str.h"

/* ---- what they are called ------------------------------------------------ */

/* What an object is about, as its members say: the first that it has; and what
 * is said where that is null. */
static const char *const places[][2] = {
	{ "target", "all" }, { "heading", "no heading" },
	{ "question_name", "no question" },
	{ "body_name", "no body" }, { "priority", "no priority" },
	{ "day", "no day" }, { "name", "no name" },
};

/* What the tallies in an object are of, and how that is said. */
static const char *const subjects[][2] = {
	{ "status", "status " }, { "rag", "RAG " }, { "band", "not closed, " },
	{ "what", "" }, { "state", "reports, comments " },
};

/* Other numbers, where their own names do not say it. */
static const char *const words[][2] = {
	{ "open", "not closed" }, { "of", "not closed" },
	{ "due", "fell due" }, { "complete", "fell due and closed complete" },
	{ "undated", "without a date" }, { "late_days", "days late" },
	{ "silent_days", "days without progress" },
	{ "silence.days", "days without progress" },
	{ "silence.no_change", "times no change since progress" },
	{ "overdue_days", "days that an answer is late" },
	{ "value_words", "figure" }, { "goal_words", "target" },
	{ "actions.count", "actions" },
	{ "actions.open", "actions not closed" },
	{ "actions.overdue", "actions overdue" },
	{ "void", "opened by mistake" },
	{ "day", "day of the period for comments" },
	{ "age_days", "days old" }, { "slipped", "times slipped" },
	{ "reopened", "times reopened" },
	{ "unanswered", "questions not answered" },
	{ "answered", "findings answered" },
	{ "not_answered", "findings not answered" }, { "told", "stories" },
	{ "kept", "files kept" }, { "put", "files beside the page" },
	{ "missing", "files not to be had" }, { "count", "findings" },
};

/* The same of one among several, in totals without tallies. */
static const char *const groups[][2] = {
	{ "by_status.", "status " }, { "by_rag.", "RAG " },
};

/* Where numbers are being gathered. */
struct spot {
	const char *place;	/* "" at the end of the view */
	json_t *target;		/* that rows are about */
	const char *subject;	/* of tallies; NULL: their own name says it */
	const char *key;
};

static json_t *view_words(const char *key)
{
	struct afi_str said = AFI_STR_INIT;
	json_t *view;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(key, words[i][0]))
			return afi_view_text(words[i][1]);
	for (i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
		const size_t n = strlen(groups[i][0]);

		if (strncmp(key, groups[i][0], n))
			continue;
		afi_str_adds(&said, groups[i][1]);
		key += n;
	}
	afi_str_adds(&said, key);
	view = afi_view_text(said.s);
	afi_str_clear(&said);
	return view;
}

/* A report on its own page is where the page is; a finding's name says which
 * inspection it is in. */
static void add_name(struct afi_str *out, const char *name)
{
	const size_t n = out->len;

	if (!strncmp(name, out->s, n) && (!name[n] || name[n] == '/'))
		afi_str_reset(out);
	afi_str_addf(out, "%s%s", out->len ? ", " : "", name);
}

static void add_place(struct afi_str *out, const json_t *object)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const json_t *value = json_object_get(object, places[i][0]);
		const char *name;

		/* A clock's day is a number itself. */
		if (!value || json_is_integer(value))
			continue;
		if (json_is_object(value))	/* a date */
			value = json_object_get(value, "long");
		name = json_is_string(value) ? json_string_value(value) :
		       places[i][1];
		add_name(out, name);
		return;
	}
}

static bool add_subject(struct afi_str *out, const json_t *object)
{
	for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++) {
		const char *name = json_string_value(
			json_object_get(object, subjects[i][0]));

		if (!name)
			continue;
		afi_str_addf(out, "%s%s", subjects[i][1], name);
		return true;
	}
	return false;
}

/* ---- gathering ----------------------------------------------------------- */

/* A figure of a measure, "at least 95%", is as it was recorded. */
static bool is_measure(const struct spot *spot, const json_t *figure)
{
	return json_is_string(figure) && (!strcmp(spot->key, "value_words") ||
					  !strcmp(spot->key, "goal_words"));
}

static void add(json_t *found, const struct spot *spot, const json_t *figure,
		json_t *proof)
{
	json_t *one;

	if (json_integer_value(figure) <= 0 && !is_measure(spot, figure))
		return;
	one = json_object();
	afi_view_put(one, "place", json_string(*spot->place ? spot->place :
					       "in all"));
	afi_view_put(one, "what", spot->subject ?
		     afi_view_text(spot->subject) : view_words(spot->key));
	afi_view_put(one, "number", json_incref((json_t *)figure));
	afi_view_put(one, "proof", json_incref(proof));
	json_array_append_new(found, one);
}

/* What a row's @ids, which are about @target, prove; what totals count is as it
 * should be. */
static json_t *view_proof(json_t *target, json_t *ids)
{
	json_t *list, *one;

	if (json_is_object(json_array_get(ids, 0)))
		return json_incref(ids);
	list = json_array();
	one = json_object();
	afi_view_put(one, "target", json_incref(target));
	afi_view_put(one, "entries", json_incref(ids));
	json_array_append_new(list, one);
	return list;
}

/* A row's, or another object's: under the names of its members. */
static void add_row(json_t *found, const struct spot *spot, const json_t *row,
		    json_t *proof)
{
	const char *key;
	json_t *ids;

	json_object_foreach(proof, key, ids) {
		const struct spot at = { .place = spot->place, .key = key };
		json_t *list;

		if (!json_array_size(ids))
			continue;
		list = view_proof(spot->target, ids);
		add(found, &at, afi_proof_of(row, key), list);
		json_decref(list);
	}
}

static void gather(json_t *found, const struct spot *spot, json_t *value);

static void gather_members(json_t *found, const struct spot *spot,
			   json_t *object)
{
	struct afi_str place = AFI_STR_INIT, subject = AFI_STR_INIT;
	json_t *proof = json_object_get(object, "proof"), *member;
	struct spot in = *spot;

	afi_str_adds(&place, spot->place);
	if (!spot->target ||
	    !json_equal(json_object_get(object, "target"), spot->target))
		add_place(&place, object);
	in.place = place.s;
	if (json_object_get(object, "target"))
		in.target = json_object_get(object, "target");
	if (proof)
		add_row(found, &in, object, proof);
	else if (add_subject(&subject, object))
		in.subject = subject.s;
	json_object_foreach(object, in.key, member)
		gather(found, &in, member);
	afi_str_clear(&subject);
	afi_str_clear(&place);
}

/* Views are not deep. */
static void gather(json_t *found, const struct spot *spot, json_t *value)
{
	json_t *proof = json_object_get(value, "proof");

	if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++)
			gather(found, spot, json_array_get(value, i));
	} else if (json_is_array(proof)) {
		add(found, spot, json_object_get(value, "figure"), proof);
	} else if (json_is_object(value)) {
		gather_members(found, spot, value);
	}
}

static void gather_all(struct afi_numbers *numbers, json_t *value)
{
	const struct spot start = { .place = "", .key = "" };

	if (numbers->found)
		gather(numbers->found, &start, value);
}

/* ---- in between ---------------------------------------------------------- */

static void head(void *arg, json_t *members, const char *list)
{
	struct afi_numbers *numbers = arg;

	gather_all(numbers, members);
	numbers->to->head(numbers->to->arg, members, list);
}

static void item(void *arg, json_t *value)
{
	struct afi_numbers *numbers = arg;

	gather_all(numbers, value);
	numbers->to->item(numbers->to->arg, value);
}

static void foot(void *arg, json_t *members)
{
	struct afi_numbers *numbers = arg;
	json_t *explained = json_null();

	gather_all(numbers, members);
	if (numbers->found) {
		explained = json_object();
		afi_view_put(explained, "numbers", json_incref(numbers->found));
	}
	afi_view_put(members, "explained", explained);
	numbers->to->foot(numbers->to->arg, members);
}

void afi_numbers_begin(struct afi_numbers *numbers, const struct afi_sink *to,
		       bool explain)
{
	*numbers = (struct afi_numbers){
		.sink = { .head = head, .item = item, .foot = foot,
			  .arg = numbers },
		.to = to, .found = explain ? json_array() : NULL,
	};
}

void afi_numbers_end(struct afi_numbers *numbers)
{
	json_decref(numbers->found);
}
