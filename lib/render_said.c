/* What was said and shown, on a page as text. */
#include <string.h>

#include "render_parts.h"

enum {
	VALUE = 12,		/* of a measure, with the gap after it */
	HASH_SHOWN = 12,	/* digits; enough to tell files apart */
};

void afi_show_text(struct afi_render *render, const json_t *view,
		   struct afi_str *text)
{
	const char *wording = afi_in_text(view, "wording");
	const char *title = "Text";
	const long long withheld = afi_in_count(view, "withheld");

	if (wording)
		title = !strcmp(wording, "published") ? "As published" :
			"In summary";
	if (afi_in_text(view, "text"))
		afi_set_section(render, title);
	afi_wrap(render, afi_in_text(view, "text"), AFI_INDENT);
	if (!withheld)
		return;
	afi_str_addc(text, '\n');
	afi_add_count(text, withheld, "passage of this is kept",
		      "passages of this are kept");
	afi_str_adds(text, " out of what is published.");
	afi_set(render, text, 0);
}

void afi_show_origin(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *opened = afi_in(view, "opened");

	afi_str_addf(text, "%s, %s", afi_in_day(opened, "happened"),
		     afi_in_text(opened, "said"));
	afi_set_row(render, "  Opened", text, AFI_LABEL);
}

void afi_add_about(struct afi_str *out, const json_t *view,
		   const json_t *entry)
{
	const char *target = afi_in_text(entry, "target");

	if (target && strcmp(target, afi_in_text(view, "target")))
		afi_str_addf(out, ", %s", target);
}

/* "PCC, comments, 28 January 2025: agrees" */
static void show_response(struct afi_render *render, const json_t *entry,
			  struct afi_str *text)
{
	const json_t *fields = afi_in(entry, "fields");
	const char *position = afi_in_text(fields, "position");
	const char *later = afi_in_text(entry, "overtaken_by");
	const char *party = afi_in_text(entry, "party_name");
	const char *rest = afi_in_text(entry, "said") + strlen(party);

	afi_add_capital(text, party);
	afi_str_addf(text, ", %s, %s", afi_in_text(fields, "part"),
		     afi_in_day(entry, "happened"));
	if (position) {
		afi_str_adds(text, ": ");
		afi_add_position(text, afi_in_text(entry, "party"), position);
	}
	afi_set(render, text, AFI_INDENT);
	if (*rest)
		afi_wrap(render, rest + strlen(", "), AFI_INDENT);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER);
	if (later)
		afi_str_addf(text, "(others recorded a later one: %s)", later);
	afi_set(render, text, AFI_DEEPER);
}

/* Set @text beside @value, or below it if that is too long. */
static void set_beside(struct afi_render *render, struct afi_str *value,
		       struct afi_str *text)
{
	if (value->len < AFI_DEEPER + VALUE) {
		afi_add_labelled(&render->buf, value->s, text->s,
				 AFI_DEEPER + VALUE, render->look.width);
	} else {
		afi_wrap(render, value->s, 0);
		afi_wrap(render, text->s, AFI_DEEPER + VALUE);
	}
	afi_str_reset(text);
}

static void show_course(struct afi_render *render, const json_t *course,
			struct afi_str *text)
{
	afi_str_adds(text, afi_in_text(course, "words"));
	afi_add_labelled(&render->buf, "    course", text->s,
			 AFI_DEEPER + VALUE, render->look.width);
	afi_str_reset(text);
}

static void show_measure(struct afi_render *render, const json_t *view,
			 const json_t *entry, struct afi_str *text)
{
	const json_t *fields = afi_in(entry, "fields");
	const char *period = afi_in_text(fields, "period");
	const char *target = afi_in_text(entry, "goal_words");
	const char *from = afi_in_text(fields, "from");
	struct afi_str value = AFI_STR_INIT;

	afi_set(render, text, AFI_INDENT);
	afi_add_blanks(&value, AFI_DEEPER);
	afi_add_cell(&value, afi_in_text(fields, "value"), VALUE - 2, false);
	if (period)
		afi_str_addf(text, "%s; ", period);
	/* At the end of a course, that says it. */
	if (target && !afi_in(entry, "course"))
		afi_str_addf(text, "target %s; ", target);
	if (from)
		afi_str_addf(text, "from %s; ", from);
	afi_str_addf(text, "noted %s", afi_in_day(entry, "happened"));
	afi_add_about(text, view, entry);
	set_beside(render, &value, text);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER + VALUE);
	if (afi_in(entry, "course"))
		show_course(render, afi_in(entry, "course"), text);
	afi_str_clear(&value);
}

/* Where a page was read from, which need not be where that led. */
static void show_address(struct afi_render *render, const json_t *fields,
			 struct afi_str *text)
{
	const char *address = afi_in_text(fields, "address");
	const char *final = afi_in_text(fields, "final-address");
	const char *when = afi_in_text(afi_in(fields, "read-at"), "long");

	if (!address)
		return;
	afi_str_addf(text, "from %s", address);
	if (final)
		afi_str_addf(text, ", which led to %s", final);
	if (when)
		afi_str_addf(text, ", read on %s", when);
	afi_set(render, text, AFI_DEEPER);
}

static void show_evidence(struct afi_render *render, const json_t *view,
			  const json_t *entry, struct afi_str *text)
{
	const json_t *fields = afi_in(entry, "fields");
	const char *held = afi_in_text(fields, "held");

	afi_str_addf(text, "%s, ", afi_in_text(fields, "name"));
	afi_add_grouped(text, afi_in_count(fields, "size"));
	afi_str_addf(text, " bytes, sha256 %.*s", HASH_SHOWN,
		     afi_in_text(fields, "sha256"));
	afi_set(render, text, AFI_INDENT);
	afi_str_adds(text, afi_in_true(fields, "kept") ? "kept here" :
		     "not kept here");
	if (held)
		afi_str_addf(text, "; held: %s", held);
	afi_str_addf(text, "; %s, %s", afi_in_day(entry, "happened"),
		     afi_in_text(entry, "said"));
	afi_add_about(text, view, entry);
	afi_set(render, text, AFI_DEEPER);
	show_address(render, fields, text);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER);
}

static void show_update(struct afi_render *render, const json_t *view,
			const json_t *entry, struct afi_str *text)
{
	afi_str_addf(text, "%s, %s", afi_in_day(entry, "happened"),
		     afi_in_text(entry, "said"));
	afi_add_about(text, view, entry);
	if (afi_in(afi_in(entry, "fields"), "no-change"))
		afi_str_adds(text, ": no change");
	afi_set(render, text, AFI_INDENT);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER);
}

void afi_show_responses(struct afi_render *render, const json_t *view,
			   struct afi_str *text)
{
	const json_t *list = afi_in(view, "responses");

	if (json_array_size(list))
		afi_set_section(render, "Responses");
	for (size_t i = 0; i < json_array_size(list); i++)
		show_response(render, json_array_get(list, i), text);
}

/* One name stands over all values that follow it. */
void afi_show_measures(struct afi_render *render, const json_t *view,
			  struct afi_str *text)
{
	const json_t *list = afi_in(view, "measures");
	const char *before = "";

	if (json_array_size(list))
		afi_set_section(render, "Measures");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *entry = json_array_get(list, i);
		const char *name = afi_in_text(afi_in(entry, "fields"),
					       "name");

		if (strcmp(name, before))
			afi_str_adds(text, name);
		before = name;
		show_measure(render, view, entry, text);
	}
}

void afi_show_all_evidence(struct afi_render *render, const json_t *view,
			      struct afi_str *text)
{
	const json_t *list = afi_in(view, "evidence");

	if (json_array_size(list))
		afi_set_section(render, "Evidence");
	for (size_t i = 0; i < json_array_size(list); i++)
		show_evidence(render, view, json_array_get(list, i), text);
}

void afi_show_updates(struct afi_render *render, const json_t *view,
			 struct afi_str *text)
{
	const json_t *updates = afi_in(view, "updates");
	const json_t *last = afi_in(updates, "last");
	const long long count = afi_in_count(updates, "count");
	const size_t shown = json_array_size(last);

	if (!shown)
		return;
	if (count > (long long)shown)
		afi_str_addf(text, "Latest updates (%zu of %lld; 'afi history "
			     "%s' has all)", shown, count,
			     afi_in_text(view, "target"));
	else
		afi_str_adds(text, "Updates");
	afi_set_section(render, text->s);
	afi_str_reset(text);
	for (size_t i = 0; i < shown; i++)
		show_update(render, view, json_array_get(last, i), text);
}
