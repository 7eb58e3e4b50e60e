/* What a search found, as text: under each target the places in it, on the left
 * the day and the entry. */
#include <string.h>

#include "render_parts.h"

enum {
	LEFT = 19,	/* "28 September 2025" and two blanks */
	NARROW = 60,	/* columns, below which nothing stands on the left */
};

static void search_head(struct afi_render *render, const json_t *members,
			const char *list)
{
	(void)list;
	afi_set_past(render, members);
}

/* What has no target is the register's own. */
static void begin_target(struct afi_render *render, const json_t *item)
{
	const char *target = afi_in_text(item, "target");
	const char *title = afi_in_text(item, "title");
	struct afi_str text = AFI_STR_INIT;
	size_t start;

	target = target ? target : "register";
	if (!render->items || strcmp(target, render->about.s)) {
		afi_str_adds(&render->buf, render->items ? "\n" : "");
		start = render->buf.len;
		afi_str_addf(&text, "%s%s%s", target, title ? "  " : "",
			     title ? title : "");
		afi_set(render, &text, 0);
		afi_paint(render, start, AFI_PAINT_BOLD);
	}
	afi_str_reset(&render->about);
	afi_str_adds(&render->about, target);
	afi_str_clear(&text);
}

/* "update, text (corrected): Pat Office (PCC)" */
static void add_place(struct afi_str *out, const json_t *item)
{
	const char *what = afi_in_text(item, "what");
	const char *field = afi_in_text(item, "field_name");
	const char *fate = afi_in_text(item, "fate");
	const char *name = afi_in_text(afi_in(item, "by"), "name");

	afi_str_addf(out, "%s, %s", what, field);
	if (fate)
		afi_str_addf(out, " (%s)", strcmp(fate, "retracted") ? fate :
			     "taken back");
	afi_str_addf(out, ": %s (%s)", name ? name : "?",
		     afi_in_text(item, "said"));
}

/* Day and entry beside what is told; the same in one line above it, if the page
 * is narrow.  Where @snippet, which comes last, begins. */
static size_t set_place(struct afi_render *render, const json_t *item,
			const char *place, const char *snippet)
{
	const size_t width = render->look.width;
	const char *day = afi_in_day(item, "happened");
	const char *id = afi_in_text(item, "id");
	struct afi_str text = AFI_STR_INIT;
	size_t start;

	if (width >= NARROW) {
		afi_add_labelled(&render->buf, day, place, LEFT, width);
		start = render->buf.len + LEFT;
		afi_add_labelled(&render->buf, id, snippet, LEFT, width);
		return start;
	}
	afi_str_addf(&text, "%s  %s", day, id);
	afi_set(render, &text, AFI_INDENT);
	afi_wrap(render, place, AFI_DEEPER);
	start = render->buf.len;
	afi_wrap(render, snippet, AFI_DEEPER);
	afi_str_clear(&text);
	return start;
}

static void search_item(struct afi_render *render, const json_t *item)
{
	const char *snippet = afi_in_text(item, "snippet");
	struct afi_str place = AFI_STR_INIT;
	size_t start;

	begin_target(render, item);
	add_place(&place, item);
	start = set_place(render, item, place.s, snippet);
	afi_paint_matches(render, start, snippet, afi_in(item, "matches"));
	afi_str_clear(&place);
}

/* "12 places in 5 findings and 1 inspection" */
static void search_foot(struct afi_render *render, const json_t *members)
{
	const long long findings = afi_in_count(members, "findings");
	const long long inspections = afi_in_count(members, "inspections");
	struct afi_str text = AFI_STR_INIT;

	afi_wrap(render, afi_in_text(members, "note"), 0);
	if (!render->items)
		return;
	afi_str_addc(&render->buf, '\n');
	afi_add_count(&text, afi_in_count(members, "count"), "place",
		      "places");
	if (findings || inspections)
		afi_str_adds(&text, " in ");
	if (findings)
		afi_add_count(&text, findings, "finding", "findings");
	if (findings && inspections)
		afi_str_adds(&text, " and ");
	if (inspections)
		afi_add_count(&text, inspections, "inspection",
			      "inspections");
	afi_set(render, &text, 0);
	afi_str_clear(&text);
}

const struct afi_form afi_form_search = {
	search_head, search_item, search_foot,
};
