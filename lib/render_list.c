/* A list as text: one line for each row, or two on a narrow terminal. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

enum {
	STATUS = 19,	/* "awaiting allocation" */
	RAG = 5,	/* "amber" */
	DAY = 11,	/* "30 Apr 2025" */
	OWNER = 20,
	OWNER_WIDE = 32,	/* ... where the title has more than enough */
	TITLE = 24,	/* the least that is worth a column */
	ENOUGH = 60,
	GAP = 2,
	HELD = 1000,	/* rows by which a list that is not cut is aligned */
};

/* What stands in a list's columns but for the last, the title. */
struct row {
	const char *target, *status, *rag, *due, *owner, *title;
};

/* How the width is shared out. */
struct layout {
	size_t target, owner, title;
	size_t indent;	/* of the second line, if there are three */
	bool cut;
	bool two;	/* lines: owner and title have their own */
	bool three;	/* ... and so has the target */
};

static struct layout layout_for(const struct afi_render *render)
{
	const size_t width = render->look.width;
	struct layout lay = { .target = render->target_width,
			      .owner = OWNER, .cut = render->look.cut };
	const size_t first = STATUS + GAP + RAG + GAP + DAY;
	const size_t beside = lay.target + GAP + first + GAP;

	if (!lay.cut) {
		lay.owner = render->owner_width;
		return lay;
	}
	if (width >= beside + OWNER + GAP + TITLE) {
		lay.title = width - beside - OWNER - GAP;
		while (lay.title > ENOUGH && lay.owner < OWNER_WIDE) {
			lay.title--;
			lay.owner++;
		}
		return lay;
	}
	lay.two = true;
	lay.three = width < lay.target + GAP + first;
	if (lay.three)
		lay.indent = width >= GAP + first ? GAP : 0;
	if (width < GAP + OWNER + GAP + TITLE)
		lay.owner = width > 2 * GAP ? (width - 2 * GAP) / 3 : 1;
	lay.title = width > 2 * GAP + lay.owner ?
		    width - 2 * GAP - lay.owner : 1;
	return lay;
}

static void add_gap(struct afi_str *out)
{
	afi_add_blanks(out, GAP);
}

static void add_row(struct afi_render *render, const struct layout *lay,
		    const struct row *row)
{
	struct afi_str *out = &render->buf;
	size_t start;

	afi_add_cell(out, row->target, lay->target, false);
	if (lay->three)
		afi_end_line(out);
	afi_add_blanks(out, lay->three ? lay->indent : GAP);
	afi_add_cell(out, row->status, STATUS, false);
	add_gap(out);
	start = out->len;
	afi_add_cell(out, row->rag, RAG, false);
	afi_paint_rag(render, start, row->rag);
	add_gap(out);
	afi_add_cell(out, row->due, DAY, false);
	if (lay->two)
		afi_end_line(out);
	add_gap(out);
	/* Where the line is its own, the title can come first. */
	if (lay->two) {
		afi_add_cell(out, row->title, lay->title, lay->cut);
		add_gap(out);
		afi_add_cell(out, row->owner, lay->owner, lay->cut);
	} else {
		afi_add_cell(out, row->owner, lay->owner, lay->cut);
		add_gap(out);
		afi_add_cell(out, row->title, lay->title, lay->cut);
	}
	afi_end_line(out);
}

static void list_head(struct afi_render *render, const json_t *members,
		      const char *list)
{
	(void)list;
	afi_set_past(render, members);
	render->target_width = (size_t)afi_in_count(members, "longest_target");
	render->groups = json_incref((json_t *)afi_in(members, "groups"));
}

static void add_heading(struct afi_render *render, const struct layout *lay)
{
	const size_t start = render->buf.len;
	static const struct row heading = {
		"TARGET", "STATUS", "RAG", "DUE", "OWNER", "TITLE",
	};

	add_row(render, lay, &heading);
	afi_paint(render, start, AFI_PAINT_BOLD);
}

/* What stands for a status where a finding asks for nothing. */
static const char *status_of(const json_t *item)
{
	const char *status = afi_in_text(item, "status");
	const char *outcome = afi_in_text(item, "outcome");

	if (outcome && !strcmp(outcome, "void"))
		return outcome;
	return status ? status : afi_in_text(item, "kind");
}

static const char *or_dash(const char *s)
{
	return s ? s : "-";
}

/* Begin the next group, if it is time for it. */
static void begin_group(struct afi_render *render)
{
	const json_t *group = json_array_get(render->groups, render->group);
	const char *name = afi_in_text(group, "name");

	if (!group || render->left)
		return;
	render->group++;
	render->left = (size_t)afi_in_count(group, "rows");
	afi_str_addc(&render->buf, '\n');
	afi_set_title(render, name ? name : "(none)", 0);
}

/* After the last row of a group comes what it adds up to. */
static void end_group(struct afi_render *render)
{
	const size_t start = render->buf.len;
	struct afi_str text = AFI_STR_INIT;

	if (!render->group || --render->left)
		return;
	afi_add_totals(&text, afi_in(json_array_get(render->groups,
						    render->group - 1),
				     "totals"), 0, "; ");
	afi_set(render, &text, GAP);
	afi_paint_rag(render, start, NULL);
	afi_str_clear(&text);
}

static void show_row(struct afi_render *render, const json_t *item)
{
	const struct layout lay = layout_for(render);
	struct afi_str due = AFI_STR_INIT;
	struct row row = {
		.target = or_dash(afi_in_text(item, "target")),
		.status = or_dash(status_of(item)),
		.rag = or_dash(afi_in_text(item, "rag")),
		.owner = or_dash(afi_in_text(item, "owner")),
		.title = or_dash(afi_in_text(item, "title")),
	};

	afi_add_short_day(&due, item, "due");
	row.due = due.len ? due.s : "-";
	begin_group(render);
	add_row(render, &lay, &row);
	end_group(render);
	afi_str_clear(&due);
}

/* Enough for all owners in @rows, but not for one that is as long as a line. */
static size_t owner_width(const json_t *rows)
{
	size_t width = OWNER;

	for (size_t i = 0; i < json_array_size(rows); i++) {
		const char *owner = afi_in_text(json_array_get(rows, i),
						"owner");
		const size_t its = owner ? afi_text_width(owner) : 0;

		if (its > width)
			width = its < ENOUGH ? its : ENOUGH;
	}
	return width;
}

static void begin_rows(struct afi_render *render)
{
	struct layout lay;

	render->owner_width = owner_width(render->held);
	lay = layout_for(render);
	add_heading(render, &lay);
	for (size_t i = 0; i < json_array_size(render->held); i++)
		show_row(render, json_array_get(render->held, i));
}

/* In a pipe nothing is cut, so that what is long has to be known first: but not
 * more of it than memory can hold. */
static void list_item(struct afi_render *render, const json_t *item)
{
	if (render->owner_width) {
		show_row(render, item);
		return;
	}
	if (!render->held)
		render->held = json_array();
	json_array_append(render->held, (json_t *)item);
	if (render->look.cut || json_array_size(render->held) == HELD)
		begin_rows(render);
}

static void add_actions(struct afi_str *out, const json_t *actions)
{
	if (!afi_in_count(actions, "count"))
		return;
	afi_str_addc(out, '\n');
	afi_add_count(out, afi_in_count(actions, "count"), "action",
		      "actions");
	afi_str_addf(out, ": %lld open, %lld overdue",
		     afi_in_count(actions, "open"),
		     afi_in_count(actions, "overdue"));
}

static void list_foot(struct afi_render *render, const json_t *members)
{
	const json_t *totals = afi_in(members, "totals");
	const char *note = afi_in_text(members, "note");
	struct afi_str text = AFI_STR_INIT;
	size_t start;

	if (render->items) {
		if (!render->owner_width)
			begin_rows(render);
		start = render->buf.len;
		afi_str_addc(&render->buf, '\n');
		afi_add_totals(&text, totals, afi_in_count(members, "of"),
			       "\n");
		add_actions(&text, afi_in(totals, "actions"));
		afi_wrap(render, text.s, 0);
		afi_paint_rag(render, start, NULL);
	}
	afi_wrap(render, note, 0);
	afi_str_clear(&text);
}

const struct afi_form afi_form_list = { list_head, list_item, list_foot };
