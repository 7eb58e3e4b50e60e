/* A summary as text. */
#include "render_parts.h"

enum { INDENT = 2, ITEM = 16 };

static void add_key(struct afi_render *render, const json_t *key,
		    struct afi_str *text)
{
	for (size_t i = 0; i < json_array_size(key); i++) {
		const json_t *one = json_array_get(key, i);
		const size_t start = render->buf.len;

		afi_str_addf(text, "%-8s%s", afi_in_text(one, "rag"),
			     afi_in_text(one, "means"));
		afi_set(render, text, INDENT);
		afi_paint_rag(render, start, afi_in_text(one, "rag"));
	}
}

static void summary_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	const json_t *about = afi_in(members, "register");
	const char *title = afi_in_text(about, "title");
	struct afi_str text = AFI_STR_INIT;

	(void)list;
	afi_set_past(render, members);
	afi_set_title(render, title ? title : "Summary of findings", 0);
	afi_str_addf(&text, "Position on %s, from the register at %.12s",
		     afi_in_day(members, "today"),
		     afi_in_text(about, "commit"));
	afi_set(render, &text, 0);
	afi_str_addc(&render->buf, '\n');
	add_key(render, afi_in(members, "key"), &text);
	afi_str_clear(&text);
}

/* The last update or response: when, whose, its first words. */
static void add_last(struct afi_render *render, const char *label,
		     const json_t *last, struct afi_str *text)
{
	if (!last)
		return;
	afi_str_addf(text, "%s, %s: %s", afi_in_day(last, "happened"),
		     afi_in_text(last, "party_name"),
		     afi_in_text(last, "first_words"));
	afi_set_row(render, label, text, ITEM);
}

static void add_state(struct afi_render *render, const json_t *finding,
		      struct afi_str *text)
{
	const json_t *marks = afi_in(finding, "marks");
	const char *outcome = afi_in_text(finding, "outcome_name");
	const size_t start = render->buf.len;

	if (!afi_in_text(finding, "status")) {
		afi_str_addf(text, "%s, not counted",
			     afi_in_text(finding, "kind_name"));
		afi_set_row(render, "    State", text, ITEM);
		return;
	}
	afi_str_addf(text, "%s%s%s, %s", afi_in_text(finding, "status"),
		     outcome ? ": " : "", outcome ? outcome : "",
		     afi_in_text(finding, "rag"));
	if (json_array_size(marks)) {
		afi_str_adds(text, "; ");
		afi_add_list(text, marks, "; ");
	}
	afi_set_row(render, "    State", text, ITEM);
	afi_paint_rag(render, start, afi_in_text(finding, "rag"));
	afi_paint_marks(render, start, marks);
	afi_str_adds(text, afi_in_text(finding, "owner") ?
		     afi_in_text(finding, "owner") : "nobody yet");
	afi_set_row(render, "    Owner", text, ITEM);
	afi_add_date(text, finding, "due", "no date");
	afi_add_overdue(text, afi_in(finding, "actions"));
	afi_set_row(render, "    Due", text, ITEM);
	afi_add_positions(text, afi_in(finding, "positions"));
	afi_set_row(render, "    Positions", text, ITEM);
}

static void add_finding(struct afi_render *render, const json_t *finding,
			struct afi_str *text)
{
	afi_str_addc(&render->buf, '\n');
	afi_set_title(render, afi_in_text(finding, "target"), INDENT);
	afi_wrap(render, afi_in_text(finding, "title"), INDENT);
	add_state(render, finding, text);
	add_last(render, "    Response", afi_in(finding, "last_response"),
		 text);
	add_last(render, "    Update", afi_in(finding, "last_update"), text);
}

static void summary_item(struct afi_render *render, const json_t *item)
{
	const json_t *findings = afi_in(item, "findings");
	const char *title = afi_in_text(item, "title");
	const char *published = afi_in_day(item, "published");
	struct afi_str text = AFI_STR_INIT;
	size_t start;

	afi_str_addc(&render->buf, '\n');
	afi_set_title(render, title ? title : afi_in_text(item, "target"), 0);
	afi_str_addf(&text, "%s%s%s", afi_in_text(item, "target"),
		     published ? ", published " : "",
		     published ? published : "");
	afi_set(render, &text, 0);
	afi_add_clock(&text, afi_in(item, "clock"));
	afi_set(render, &text, 0);
	start = render->buf.len;
	afi_add_totals(&text, afi_in(item, "totals"), 0, "\n");
	afi_set(render, &text, 0);
	afi_paint_rag(render, start, NULL);
	for (size_t i = 0; i < json_array_size(findings); i++)
		add_finding(render, json_array_get(findings, i), &text);
	afi_str_clear(&text);
}

static void summary_foot(struct afi_render *render, const json_t *members)
{
	const char *note = afi_in_text(members, "note");
	struct afi_str text = AFI_STR_INIT;

	afi_str_addc(&render->buf, '\n');
	if (note)
		afi_str_adds(&text, note);
	else
		afi_str_adds(&text, "In all ");
	if (!note)
		afi_add_totals(&text, afi_in(members, "totals"), 0, "\n");
	afi_set(render, &text, 0);
	if (!note)
		afi_paint_rag(render, 0, NULL);
	afi_str_clear(&text);
}

const struct afi_form afi_form_summary = {
	summary_head, summary_item, summary_foot,
};
