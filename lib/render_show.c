/* A page as text. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

/* ---- the top ------------------------------------------------------------- */

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
		afi_show_report(render, view, &text);
	else if (asks)
		afi_show_standing(render, view, &text);
	afi_show_origin(render, view, &text);
	afi_show_text(render, view, &text);
	afi_show_grades(render, view, &text);
	afi_show_links(render, view, &text);
	afi_show_responses(render, view, &text);
	afi_show_published(render, view, &text);
	afi_show_questions(render, view, &text);
	afi_show_actions(render, view, &text);
	afi_show_measures(render, view, &text);
	afi_show_all_evidence(render, view, &text);
	afi_show_events(render, view, &text);
	afi_show_updates(render, view, &text);
	afi_show_findings(render, view);
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
