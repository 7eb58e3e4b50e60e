/* What is whose and due, as text: a line for each thing, or two on a narrow
 * terminal. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

enum {
	INDENT = 2,
	GAP = 2,
	RAG = 5,	/* "amber" */
	DAY = 11,	/* "30 Apr 2025" */
	TITLE = 24,	/* the least that is worth a column */
};

/* One thing: its columns, of which the last takes what is left. */
struct line {
	const char *target, *rag, *words;	/* rag may be NULL */
	struct afi_str day;
};

static size_t widest_target(const json_t *items)
{
	size_t widest = 0;

	for (size_t i = 0; i < json_array_size(items); i++) {
		const json_t *item = json_array_get(items, i);
		const json_t *asked = afi_in(item, "asked");
		const size_t width = afi_text_width(afi_in_text(asked ? asked :
							item, "target"));

		if (width > widest)
			widest = width;
	}
	return widest;
}

static void add_line(struct afi_render *render, const struct line *line,
		     size_t target)
{
	const size_t width = render->look.width;
	const size_t beside = INDENT + target + GAP +
			      (line->rag ? RAG + GAP : 0) + DAY + GAP;
	const bool cut = render->look.cut;
	struct afi_str *out = &render->buf;
	size_t start;

	afi_add_blanks(out, INDENT);
	afi_add_cell(out, line->target, target, false);
	/* The rest of it on the next line, or on the next two. */
	if (cut && width < beside) {
		afi_end_line(out);
		afi_add_blanks(out, INDENT);
	}
	afi_add_blanks(out, GAP);
	start = out->len;
	if (line->rag) {
		afi_add_cell(out, line->rag, RAG, false);
		afi_paint_rag(render, start, line->rag);
		afi_add_blanks(out, GAP);
	}
	afi_add_cell(out, line->day.len ? line->day.s : "-", DAY, false);
	afi_add_blanks(out, GAP);
	if (!cut || width >= beside + TITLE) {
		afi_add_cell(out, line->words, cut ? width - beside : 0, cut);
	} else {
		afi_end_line(out);
		afi_add_blanks(out, INDENT + GAP);
		afi_add_cell(out, line->words, width - INDENT - GAP, true);
	}
	afi_end_line(out);
}

static void add_finding(struct afi_render *render, const json_t *row,
			size_t target)
{
	const json_t *actions = afi_in(row, "actions");
	struct afi_str words = AFI_STR_INIT;
	struct line line = {
		.target = afi_in_text(row, "target"),
		.rag = afi_in_text(row, "rag"),
		.day = AFI_STR_INIT,
	};

	if (afi_in_count(actions, "overdue")) {
		afi_str_addf(&words, "%lld of ",
			     afi_in_count(actions, "overdue"));
		afi_add_count(&words, afi_in_count(actions, "count"), "action",
			      "actions");
		afi_str_adds(&words, " overdue; ");
	}
	afi_str_adds(&words, afi_in_text(row, "title"));
	line.words = words.s;
	afi_add_short_day(&line.day, row, "next_due");
	add_line(render, &line, target);
	afi_str_clear(&line.day);
	afi_str_clear(&words);
}

static void add_question(struct afi_render *render, const json_t *question,
			 size_t target)
{
	const json_t *asked = afi_in(question, "asked");
	struct afi_str words = AFI_STR_INIT;
	struct line line = {
		.target = afi_in_text(asked, "target"),
		.day = AFI_STR_INIT,
	};

	if (afi_in_count(question, "overdue_days"))
		afi_str_adds(&words, "overdue; ");
	afi_add_party(&words, afi_in_text(asked, "party"));
	afi_str_adds(&words, " asks ");
	afi_add_party(&words, afi_in_text(afi_in(asked, "fields"), "of"));
	afi_str_addf(&words, ": %s", afi_in_text(question, "first_words"));
	line.words = words.s;
	afi_add_short_day(&line.day, question, "due");
	add_line(render, &line, target);
	afi_str_clear(&line.day);
	afi_str_clear(&words);
}

static void add_clock(struct afi_render *render, const json_t *inspection,
		      size_t target)
{
	const json_t *clock = afi_in(inspection, "clock");
	const long long late = afi_in_count(clock, "late_days");
	struct afi_str words = AFI_STR_INIT;
	struct line line = {
		.target = afi_in_text(inspection, "target"),
		.day = AFI_STR_INIT,
	};

	if (late) {
		afi_add_count(&words, late, "day", "days");
		afi_str_adds(&words, " late");
	} else {
		afi_str_addf(&words, "day %lld of %lld",
			     afi_in_count(clock, "day"),
			     afi_in_count(clock, "days"));
	}
	line.words = words.s;
	afi_add_short_day(&line.day, clock, "last_day");
	add_line(render, &line, target);
	afi_str_clear(&line.day);
	afi_str_clear(&words);
}

/* Who is listed is told that there is nothing. */
static void add_nothing(struct afi_render *render, const json_t *view)
{
	if (!afi_in_true(afi_in(view, "you"), "listed") ||
	    json_array_size(afi_in(afi_in(view, "mine"), "items")))
		return;
	afi_set_section(render, "Yours");
	afi_wrap(render, "Nothing that is open.", INDENT);
}

/* Nothing at all of a section without items. */
static void add_section(struct afi_render *render, const json_t *view,
			const char *name, const char *title,
			void (*add)(struct afi_render *render,
				    const json_t *item, size_t target))
{
	const json_t *section = afi_in(view, name);
	const json_t *items = afi_in(section, "items");
	const char *command = afi_in_text(section, "command");
	const size_t n = json_array_size(items);
	const long long more = afi_in_count(section, "count") - (long long)n;
	const size_t target = widest_target(items);
	struct afi_str text = AFI_STR_INIT;

	if (!n)
		return;
	afi_set_section(render, title);
	for (size_t i = 0; i < n; i++)
		add(render, json_array_get(items, i), target);
	if (more > 0) {
		afi_str_addf(&text, "and %lld more%s%s", more,
			     command ? ": " : "", command ? command : "");
		afi_set(render, &text, INDENT);
	}
	afi_str_clear(&text);
}

static void add_due(struct afi_render *render, const json_t *view)
{
	struct afi_str title = AFI_STR_INIT;

	afi_str_adds(&title, "Late, or due by ");
	afi_add_short_day(&title, view, "soon");
	add_section(render, view, "due", title.s, add_finding);
	afi_str_clear(&title);
}

static void add_foot(struct afi_render *render, const json_t *view)
{
	const json_t *totals = afi_in(view, "totals");
	const char *note = afi_in_text(view, "note");
	struct afi_str text = AFI_STR_INIT;
	size_t start;

	afi_str_addc(&render->buf, '\n');
	start = render->buf.len;
	if (note) {
		afi_wrap(render, note, 0);
	} else {
		afi_add_totals(&text, totals, 0, "\n");
		afi_set(render, &text, 0);
		afi_paint_rag(render, start, NULL);
	}
	afi_str_clear(&text);
}

/* ---- what to type -------------------------------------------------------- */

static const json_t *first_of(const json_t *view, const char *section)
{
	return json_array_get(afi_in(afi_in(view, section), "items"), 0);
}

static void add_command(struct afi_render *render, const char *command,
			const char *target, const char *options)
{
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "afi %s %s%s", command, target, options);
	afi_set(render, &text, INDENT);
	afi_str_clear(&text);
}

/* Whoever comes once a month does not remember: of each sort the first thing
 * that waits for him.  Who gives no text is asked for it.  Nothing is recorded
 * in the past. */
static void add_next(struct afi_render *render, const json_t *view)
{
	const json_t *mine = first_of(view, "mine");
	const json_t *question = first_of(view, "asked_of_you");
	const json_t *claim = first_of(view, "to_decide");
	const json_t *asked = afi_in(question, "asked");
	const char *sort = afi_in_text(afi_in(asked, "fields"), "sort");

	if (afi_in_text(view, "past") || (!mine && !question && !claim))
		return;
	afi_set_section(render, "What to type, for example");
	if (mine) {
		add_command(render, "show", afi_in_text(mine, "target"), "");
		add_command(render, "update", afi_in_text(mine, "target"), "");
	}
	if (question)
		add_command(render, sort && !strcmp(sort, "invitation") ?
			    "respond" : "update",
			    afi_in_text(asked, "target"),
			    " --answers last-question");
	if (claim)
		add_command(render, "respond", afi_in_text(claim, "target"),
			    " --position POSITION");
}

/* ---- the page ------------------------------------------------------------ */

static void home_head(struct afi_render *render, const json_t *view,
		      const char *list)
{
	const char *title = afi_in_text(afi_in(view, "register"), "title");

	(void)list;
	afi_set_past(render, view);
	afi_set_title(render, title ? title : "Findings", 0);
	afi_wrap(render, afi_in_text(afi_in(view, "you"), "said"), 0);
	add_section(render, view, "mine", "Yours", add_finding);
	add_nothing(render, view);
	add_section(render, view, "asked_of_you", "Asked of you",
		    add_question);
	add_section(render, view, "to_decide",
		    "Claimed to be done, for you to answer", add_finding);
	add_due(render, view);
	add_section(render, view, "clocks",
		    "Comments to be published, at the latest", add_clock);
	add_section(render, view, "asked_by_you",
		    "Asked by you, not answered yet", add_question);
	add_foot(render, view);
	add_next(render, view);
}

const struct afi_form afi_form_home = { home_head, NULL, NULL };
