/* A page as text. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

enum {
	LABEL = 14,	/* a row's label with what is before and after */
	INDENT = 2,
	DEEPER = 4,
	RAG = 7,
	TITLE = 24,	/* the least that is worth a column */
};

/* ---- the top ------------------------------------------------------------- */

static void row_of(struct afi_render *render, const char *label,
		   const json_t *view, const char *key)
{
	const char *text = afi_in_text(view, key);

	if (text)
		afi_add_labelled(&render->buf, label, text, LABEL,
				 render->look.width);
}

/* "Area for improvement 3 of PEEL 2023-25, published 5 December 2024" */
static void add_what(struct afi_str *out, const json_t *view)
{
	const json_t *inspection = afi_in(view, "inspection");
	const char *kind = afi_in_text(view, "kind_name");
	const char *title = afi_in_text(inspection, "title");
	const char *published = afi_in_day(inspection, "published");

	if (!strcmp(afi_in_text(view, "level"), "action"))
		kind = "action";
	else if (!kind)
		kind = "inspection";
	afi_add_capital(out, kind);
	if (afi_in_count(view, "under"))
		afi_str_addf(out, " %lld.", afi_in_count(view, "under"));
	if (afi_in_count(view, "number"))
		afi_str_addf(out, "%s%lld", afi_in_count(view, "under") ? "" :
			     " ", afi_in_count(view, "number"));
	if (afi_in(view, "finding"))
		afi_str_addf(out, " for %s: %s",
			     afi_in_text(afi_in(view, "finding"), "target"),
			     afi_in_text(afi_in(view, "finding"), "title"));
	else if (title)
		afi_str_addf(out, " of %s", title);
	if (published && !afi_in(view, "finding"))
		afi_str_addf(out, ", published %s", published);
}

static void show_numbering(struct afi_render *render, const json_t *view)
{
	const char *numbered = afi_in_text(view, "numbered");

	if (!numbered || !strcmp(numbered, "published"))
		return;
	afi_wrap(render, !strcmp(numbered, "response") ?
	     "The number is the response's; the report gives none." :
	     "The number is this register's own.", 0);
}

static void show_status(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *marks = afi_in(view, "marks");
	const char *outcome = afi_in_text(view, "outcome_name");
	size_t start = render->buf.len;

	afi_str_adds(text, afi_in_text(view, "status"));
	if (outcome)
		afi_str_addf(text, ": %s", outcome);
	if (json_array_size(marks)) {
		afi_str_adds(text, "; ");
		afi_add_list(text, marks, "; ");
	}
	afi_set_row(render, "  Status", text, LABEL);
	afi_paint_marks(render, start, marks);
	start = render->buf.len;
	row_of(render, "  RAG", view, "rag");
	afi_paint_rag(render, start, NULL);
}

static void show_closed(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *closed = afi_in(view, "closed");
	const char *authority = afi_in_text(afi_in(closed, "fields"),
					    "authority");

	if (!closed)
		return;
	afi_str_addf(text, "%s, by %s", afi_in_day(closed, "happened"),
		     afi_in_text(closed, "said"));
	if (authority)
		afi_str_addf(text, " (%s)", authority);
	afi_str_addf(text, ": %s", afi_in_text(closed, "text"));
	afi_set_row(render, "  Closed", text, LABEL);
}

/* What once held, until when, and why it changed. */
static void show_former(struct afi_render *render, const json_t *former,
			struct afi_str *text)
{
	const json_t *replaced = afi_in(former, "replaced");
	const char *owner = afi_in_text(former, "owner");
	const char *why = afi_in_text(replaced, "text");

	afi_str_adds(text, "before: ");
	if (owner)
		afi_str_adds(text, owner);
	else
		afi_add_date(text, former, "date", "");
	afi_str_addf(text, ", until %s", afi_in_day(replaced, "happened"));
	if (afi_in_true(former, "crossed"))
		afi_str_adds(text, ", crossed with another");
	if (why)
		afi_str_addf(text, ": %s", why);
	afi_set_row(render, "", text, LABEL);
}

static void show_formers(struct afi_render *render, const json_t *formers,
			 struct afi_str *text)
{
	for (size_t i = 0; i < json_array_size(formers); i++)
		show_former(render, json_array_get(formers, i), text);
}

static void show_due(struct afi_render *render, const json_t *view,
		     struct afi_str *text)
{
	const char *of = afi_in_text(view, "due_of");

	afi_add_date(text, view, "due", "no date");
	if (of && !strcmp(of, "actions"))
		afi_str_adds(text, ", the latest of its actions");
	afi_set_row(render, "  Due", text, LABEL);
	show_formers(render, afi_in(view, "former_dates"), text);
}

static void show_silence(struct afi_render *render, const json_t *view,
			 struct afi_str *text)
{
	const json_t *silence = afi_in(view, "silence");

	if (!silence)
		return;
	afi_add_count(text, afi_in_count(silence, "days"), "day", "days");
	afi_str_addf(text, afi_in_true(silence, "progress") ?
		     " since the last progress, %s" :
		     " without progress since it was opened, %s",
		     afi_in_day(silence, "since"));
	afi_set_row(render, "  Silence", text, LABEL);
}

static void show_state(struct afi_render *render, const json_t *view,
		       struct afi_str *text)
{
	show_status(render, view, text);
	show_closed(render, view, text);
	show_due(render, view, text);
	row_of(render, "  Owner", view, "owner");
	show_formers(render, afi_in(view, "former_owners"), text);
	row_of(render, "  Board", view, "board");
	row_of(render, "  Priority", view, "priority");
	row_of(render, "  Question", view, "question");
	show_silence(render, view, text);
}

static void show_report(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *force = afi_in(view, "force");
	const char *name = afi_in_text(force, "title");

	afi_str_adds(text, name ? name : afi_in_text(force, "slug"));
	afi_set_row(render, "  Force", text, LABEL);
	row_of(render, "  Body", view, "body");
	row_of(render, "  Cycle", view, "cycle");
	row_of(render, "  Edition", view, "edition");
	afi_str_adds(text, afi_in_day(view, "published") ?
		     afi_in_day(view, "published") : "date not recorded");
	afi_set_row(render, "  Published", text, LABEL);
	row_of(render, "  Address", view, "address");
	afi_add_totals(text, afi_in(view, "totals"), 0, "\n");
	afi_set_row(render, "  Findings", text, LABEL);
}

/* ---- lists --------------------------------------------------------------- */

static void show_action(struct afi_render *render, const json_t *action,
			struct afi_str *text)
{
	const char *owner = afi_in_text(action, "owner");
	const json_t *marks = afi_in(action, "marks");
	size_t start;

	afi_wrap(render, afi_in_text(action, "target"), INDENT);
	afi_wrap(render, afi_in_text(action, "title"), DEEPER);
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
	afi_set(render, text, DEEPER);
	afi_paint_rag(render, start, afi_in_text(action, "rag"));
	afi_paint_marks(render, start, marks);
}

static void show_actions(struct afi_render *render, const json_t *view,
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

/* One line each, so that a report can be looked over; if it is narrow two. */
static void show_finding(struct afi_render *render, const json_t *finding,
			 size_t longest)
{
	const char *rag = afi_in_text(finding, "rag");
	const bool cut = render->look.cut;
	const size_t width = render->look.width;
	const bool two = cut && width < INDENT + longest + 2 + RAG + TITLE;
	const size_t before = RAG + (two ? DEEPER : INDENT + longest + 2);
	size_t start;

	afi_add_blanks(&render->buf, INDENT);
	afi_add_cell(&render->buf, afi_in_text(finding, "target"), longest + 2,
		     false);
	if (two) {
		afi_end_line(&render->buf);
		afi_add_blanks(&render->buf, DEEPER);
	}
	start = render->buf.len;
	afi_add_cell(&render->buf, rag ? rag : "-", RAG, false);
	afi_paint_rag(render, start, rag);
	afi_add_cell(&render->buf, afi_in_text(finding, "title"),
		     cut && width > before ? width - before : 0, cut);
	afi_end_line(&render->buf);
}

static void show_findings(struct afi_render *render, const json_t *view)
{
	const json_t *list = afi_in(view, "findings");
	size_t i, len, longest = 0;

	for (i = 0; i < json_array_size(list); i++) {
		len = strlen(afi_in_text(json_array_get(list, i), "target"));
		if (len > longest)
			longest = len;
	}
	if (longest)
		afi_set_section(render, "Findings");
	for (i = 0; i < json_array_size(list); i++)
		show_finding(render, json_array_get(list, i), longest);
}

static void show_displaced(struct afi_render *render, const json_t *view,
			   struct afi_str *text)
{
	const json_t *list = afi_in(view, "displaced");

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *entry = json_array_get(list, i);
		const char *title = afi_in_text(afi_in(entry, "fields"),
						"title");

		afi_str_addf(text, "\nOpened twice apart: %s, %s (%s) gave it "
			     "the title \"%s\".",
			     afi_in_day(entry, "happened"),
			     afi_in_text(entry, "said"),
			     afi_in_text(entry, "id"),
			     title ? title : "(erased)");
		afi_set(render, text, 0);
	}
}

static void show_newer(struct afi_render *render, const json_t *view,
		       struct afi_str *text)
{
	const long long newer = afi_in_count(view, "newer");

	if (!newer)
		return;
	afi_str_addc(text, '\n');
	afi_add_count(text, newer, "entry was recorded by a newer afi; it is "
		      "kept but not understood here.", "entries were recorded "
		      "by a newer afi; they are kept but not understood here.");
	afi_set(render, text, 0);
}

static void show_head(struct afi_render *render, const json_t *view,
		      const char *list)
{
	const char *level = afi_in_text(view, "level");
	const bool inspection = !strcmp(level, "inspection");
	const bool asks = !afi_in(view, "kind") || afi_in_true(view, "counted")
			  || afi_in(view, "closed");
	struct afi_str text = AFI_STR_INIT;

	(void)list;
	afi_set_past(render, view);
	afi_set_title(render, afi_in_text(view, "title"), 0);
	add_what(&text, view);
	afi_set(render, &text, 0);
	afi_wrap(render, afi_in_text(view, "target"), 0);
	show_numbering(render, view);
	afi_str_addc(&render->buf, '\n');
	if (inspection)
		show_report(render, view, &text);
	else if (asks)
		show_state(render, view, &text);
	afi_show_origin(render, view, &text);
	afi_show_text(render, view);
	afi_show_responses(render, view, &text);
	show_actions(render, view, &text);
	afi_show_measures(render, view, &text);
	afi_show_all_evidence(render, view, &text);
	afi_show_updates(render, view, &text);
	show_findings(render, view);
	show_displaced(render, view, &text);
	show_newer(render, view, &text);
	afi_str_clear(&text);
}

static void show_foot(struct afi_render *render, const json_t *members)
{
	(void)render;
	(void)members;
}

static void show_item(struct afi_render *render, const json_t *item)
{
	(void)render;
	(void)item;
}

const struct afi_form afi_form_show = { show_head, show_item, show_foot };
