/* What has to do with a thing, on its page as text: actions, other findings,
 * questions, events. */
#include <string.h>

#include "render_parts.h"

/* ---- actions ------------------------------------------------------------- */

static void show_service(struct afi_render *render, const json_t *action,
			 struct afi_str *text)
{
	const json_t *serves = afi_in(action, "serves");

	if (afi_in_true(action, "serving"))
		afi_str_adds(text, "serves this finding from there");
	else if (json_array_size(serves))
		afi_str_adds(text, "also serves ");
	if (!text->len)
		return;
	if (!afi_in_true(action, "serving"))
		afi_add_list(text, serves, ", ");
	afi_set(render, text, AFI_DEEPER);
}

static void show_action(struct afi_render *render, const json_t *action,
			struct afi_str *text)
{
	const char *owner = afi_in_text(action, "owner");
	const json_t *marks = afi_in(action, "marks");
	size_t start;

	afi_wrap(render, afi_in_text(action, "target"), AFI_INDENT);
	afi_wrap(render, afi_in_text(action, "title"), AFI_DEEPER);
	start = render->buf.len;
	afi_str_addf(text, "%s, %s, %s", afi_in_text(action, "status"),
		     afi_in_text(action, "rag"),
		     afi_in(action, "due") ? "due " : "");
	afi_add_date(text, action, "due", "no date");
	if (owner)
		afi_str_addf(text, ", %s", owner);
	if (json_array_size(marks)) {
		afi_str_adds(text, "; ");
		afi_add_list(text, marks, "; ");
	}
	afi_set(render, text, AFI_DEEPER);
	afi_paint_rag(render, start, afi_in_text(action, "rag"));
	afi_paint_marks(render, start, marks);
	afi_show_formers(render, afi_in(action, "former_dates"), AFI_DEEPER,
			 text);
	show_service(render, action, text);
}

void afi_show_actions(struct afi_render *render, const json_t *view,
		      struct afi_str *text)
{
	const json_t *actions = afi_in(view, "actions");
	const json_t *items = afi_in(actions, "items");

	if (!json_array_size(items))
		return;
	afi_add_count(text, afi_in_count(actions, "count"), "action",
		      "actions");
	afi_str_addf(text, ": %lld open, %lld overdue",
		     afi_in_count(actions, "open"),
		     afi_in_count(actions, "overdue"));
	afi_set_section(render, text->s);
	afi_str_reset(text);
	for (size_t i = 0; i < json_array_size(items); i++)
		show_action(render, json_array_get(items, i), text);
}

/* ---- links --------------------------------------------------------------- */

/* Whether an action that serves is told among the actions. */
static bool is_told(const json_t *link, const json_t *view)
{
	const json_t *items = afi_in(afi_in(view, "actions"), "items");
	const char *target = afi_in_text(link, "target");

	if (strcmp(afi_in_text(link, "relation"), "served-by"))
		return false;
	for (size_t i = 0; i < json_array_size(items); i++)
		if (!strcmp(target, afi_in_text(json_array_get(items, i),
						"target")))
			return true;
	return false;
}

static void show_link(struct afi_render *render, const json_t *link,
		      struct afi_str *text)
{
	const json_t *figures = afi_in(link, "figures");
	const char *status = afi_in_text(link, "status");
	const char *outcome = afi_in_text(link, "outcome_name");

	afi_str_addf(text, "%s %s", afi_in_text(link, "relation_name"),
		     afi_in_text(link, "target"));
	if (!afi_in_true(link, "there"))
		afi_str_adds(text, ", which is not here");
	afi_set(render, text, AFI_INDENT);
	if (afi_in_true(link, "there")) {
		afi_str_adds(text, afi_in_text(link, "title"));
		if (status)
			afi_str_addf(text, " (%s%s%s)", status,
				     outcome ? ": " : "",
				     outcome ? outcome : "");
		afi_set(render, text, AFI_DEEPER);
	}
	for (size_t i = 0; i < json_array_size(figures); i++)
		afi_wrap(render, json_string_value(json_array_get(figures, i)),
			 AFI_DEEPER);
	afi_wrap(render, afi_in_text(afi_in(link, "entry"), "text"),
		 AFI_DEEPER);
}

void afi_show_links(struct afi_render *render, const json_t *view,
		    struct afi_str *text)
{
	const json_t *links = afi_in(view, "links");
	bool any = false;

	for (size_t i = 0; i < json_array_size(links); i++) {
		const json_t *link = json_array_get(links, i);

		if (is_told(link, view))
			continue;
		if (!any)
			afi_set_section(render, "Linked");
		any = true;
		show_link(render, link, text);
	}
}

/* ---- questions ----------------------------------------------------------- */

static const char *sort_name(const char *sort)
{
	return !strcmp(sort, "invitation") ? "Invitation to comment" :
	       !strcmp(sort, "chaser") ? "Chaser" : "Question";
}

static void show_answer(struct afi_render *render, const json_t *question,
			struct afi_str *text)
{
	const json_t *answer = afi_in(question, "answer");
	const long long days = afi_in_count(question, "overdue_days");
	const char *words = afi_in_text(answer, "text");

	if (answer) {
		afi_str_addf(text, "Answered %s, %s",
			     afi_in_day(answer, "happened"),
			     afi_in_text(answer, "said"));
		afi_set(render, text, AFI_DEEPER);
		afi_wrap(render, words ? words : afi_in_text(answer, "words"),
			 AFI_DEEPER + AFI_INDENT);
		return;
	}
	afi_str_adds(text, "Unanswered");
	if (days) {
		afi_str_adds(text, ", ");
		afi_add_count(text, days, "day overdue", "days overdue");
	}
	afi_set(render, text, AFI_DEEPER);
}

static void show_question(struct afi_render *render, const json_t *view,
			  const json_t *question, struct afi_str *text)
{
	const json_t *asked = afi_in(question, "asked");
	const size_t start = render->buf.len;

	afi_str_addf(text, "%s, %s, %s to ", sort_name(afi_in_text(
		     afi_in(asked, "fields"), "sort")),
		     afi_in_day(asked, "happened"),
		     afi_in_text(asked, "said"));
	afi_add_party(text, afi_in_text(afi_in(asked, "fields"), "of"));
	if (afi_in(question, "due")) {
		afi_str_adds(text, ", by ");
		afi_add_date(text, question, "due", "");
	}
	afi_add_about(text, view, asked);
	afi_set(render, text, AFI_INDENT);
	afi_wrap(render, afi_in_text(asked, "text"), AFI_DEEPER);
	show_answer(render, question, text);
	if (afi_in_count(question, "overdue_days"))
		afi_paint_word(render, start, "Unanswered", AFI_PAINT_RED);
}

void afi_show_questions(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *list = afi_in(view, "questions");

	if (json_array_size(list))
		afi_set_section(render, "Questions");
	for (size_t i = 0; i < json_array_size(list); i++)
		show_question(render, view, json_array_get(list, i), text);
}

/* ---- events -------------------------------------------------------------- */

static void show_event(struct afi_render *render, const json_t *view,
		       const json_t *entry, struct afi_str *text)
{
	const json_t *fields = afi_in(entry, "fields");
	const char *until = afi_in_day(fields, "until");

	afi_add_capital(text, afi_in_text(fields, "event"));
	afi_str_addf(text, ", %s", afi_in_day(entry, "happened"));
	if (until)
		afi_str_addf(text, " to %s", until);
	afi_str_addf(text, ", %s", afi_in_text(entry, "said"));
	afi_add_about(text, view, entry);
	afi_set(render, text, AFI_INDENT);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER);
}

void afi_show_events(struct afi_render *render, const json_t *view,
		     struct afi_str *text)
{
	const json_t *list = afi_in(view, "events");

	if (json_array_size(list))
		afi_set_section(render, "Events");
	for (size_t i = 0; i < json_array_size(list); i++)
		show_event(render, view, json_array_get(list, i), text);
}
