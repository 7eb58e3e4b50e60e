/* What is due, as text: under when it is, a line for each thing, or several on
 * a narrow terminal. */
#include <string.h>

#include "render_parts.h"

enum {
	INDENT = 2,
	DEEPER = 4,
	GAP = 2,
	DAY = 11,	/* "30 Apr 2025" */
	WHAT = 11,	/* "publication" */
	WHO = 20,
	WORDS = 30,	/* the least that is worth a column */
};

/* ---- headings ------------------------------------------------------------ */

static void due_head(struct afi_render *render, const json_t *members,
		     const char *list)
{
	(void)list;
	afi_set_past(render, members);
	render->target_width = (size_t)afi_in_count(members, "longest_target");
	afi_add_short_day(&render->stamp, members, "soon");
}

/* What @when is called over its rows and, small, in the totals. */
static void add_when(struct afi_str *out, const struct afi_render *render,
		     const char *when)
{
	if (!strcmp(when, "soon"))
		afi_str_addf(out, "by %s", render->stamp.s);
	else if (!strcmp(when, "undated"))
		afi_str_adds(out, "without a date");
	else
		afi_str_adds(out, when);
}

/* A heading where the rows come to another part of the list. */
static void begin_part(struct afi_render *render, const char *when)
{
	struct afi_str small = AFI_STR_INIT, title = AFI_STR_INIT;

	if (!strcmp(render->about.s, when))
		return;
	afi_str_reset(&render->about);
	afi_str_adds(&render->about, when);
	add_when(&small, render, when);
	afi_add_capital(&title, small.s);
	if (render->items)
		afi_str_addc(&render->buf, '\n');
	afi_set_title(render, title.s, 0);
	afi_str_clear(&title);
	afi_str_clear(&small);
}

/* ---- rows ---------------------------------------------------------------- */

/* A thing's columns; the last takes what is left. */
struct row {
	const char *what, *target, *who;
	struct afi_str day, words;
};

/* What the columns before the last take, and whether all fit in one line. */
struct layout {
	size_t first, left;
	bool apart;		/* the target has a line of its own */
	bool below;		/* who and words are below */
	bool three;		/* ... each on its own */
	bool cut;
};

static struct layout layout_for(const struct afi_render *render)
{
	const size_t width = render->look.width;
	const size_t first = INDENT + DAY + GAP + WHAT + GAP +
			     render->target_width;
	const size_t beside = first + GAP + WHO + GAP;
	struct layout lay = { .cut = render->look.cut, .left = width - beside };

	if (!lay.cut || width >= beside + WORDS)
		return lay;
	lay.below = true;
	lay.apart = width < first;
	lay.three = width < DEEPER + WHO + GAP + WORDS;
	lay.left = !lay.three ? width - DEEPER - WHO - GAP :
		   width > DEEPER ? width - DEEPER : 1;
	return lay;
}

/* Go on in the next line, or after a gap. */
static void go_on(struct afi_str *out, bool below)
{
	if (below)
		afi_end_line(out);
	afi_add_blanks(out, below ? DEEPER : GAP);
}

static void add_row(struct afi_render *render, const struct row *row)
{
	const struct layout lay = layout_for(render);
	struct afi_str *out = &render->buf;
	const bool late = !strcmp(render->about.s, "late");
	const size_t start = out->len;

	afi_add_blanks(out, INDENT);
	afi_add_cell(out, row->day.len ? row->day.s : "-", DAY, false);
	if (late)
		afi_paint_word(render, start, row->day.s, AFI_PAINT_RED);
	afi_add_blanks(out, GAP);
	afi_add_cell(out, row->what, WHAT, false);
	go_on(out, lay.apart);
	afi_add_cell(out, row->target, lay.below ? 0 : render->target_width,
		     false);
	go_on(out, lay.below);
	afi_add_cell(out, row->who, lay.three ? lay.left : WHO, lay.cut);
	go_on(out, lay.three);
	afi_add_cell(out, row->words.s, lay.cut ? lay.left : 0, lay.cut);
	afi_end_line(out);
}

/* What is to be seen first where there is little room comes first. */
static void add_words(struct afi_str *out, const json_t *item)
{
	const char *words = afi_in_text(item, "words");
	const long long late = afi_in_count(item, "late_days");

	if (late) {
		afi_add_count(out, late, "day", "days");
		afi_str_adds(out, " late; ");
	}
	afi_str_adds(out, afi_in_text(item, "title"));
	if (words)
		afi_str_addf(out, "; %s", words);
}

static void due_item(struct afi_render *render, const json_t *item)
{
	const char *who = afi_in_text(item, "who");
	struct row row = {
		.what = afi_in_text(item, "what"),
		.target = afi_in_text(item, "target"),
		.who = who ? who : "-",
		.day = AFI_STR_INIT, .words = AFI_STR_INIT,
	};

	begin_part(render, afi_in_text(item, "when"));
	afi_add_short_day(&row.day, item, "date");
	add_words(&row.words, item);
	add_row(render, &row);
	afi_str_clear(&row.words);
	afi_str_clear(&row.day);
}

/* ---- totals -------------------------------------------------------------- */

/* "9 things: 3 late, 1 today" */
static void add_by_when(struct afi_str *out, const struct afi_render *render,
			const json_t *totals)
{
	const json_t *by_when = afi_in(totals, "by_when"), *n;
	const char *when, *before = ": ";

	json_object_foreach((json_t *)by_when, when, n) {
		if (!json_integer_value(n))
			continue;
		afi_str_adds(out, before);
		afi_add_grouped(out, json_integer_value(n));
		afi_str_addc(out, ' ');
		add_when(out, render, when);
		before = ", ";
	}
}

static void add_by_what(struct afi_str *out, const json_t *totals)
{
	const json_t *by_what = afi_in(totals, "by_what"), *n;
	const char *what, *before = "\n";

	json_object_foreach((json_t *)by_what, what, n) {
		if (!json_integer_value(n))
			continue;
		afi_str_addf(out, "%s%s ", before, what);
		afi_add_grouped(out, json_integer_value(n));
		before = ", ";
	}
}

static void due_foot(struct afi_render *render, const json_t *members)
{
	const json_t *totals = afi_in(members, "totals");
	const long long rows = afi_in_count(totals, "rows");
	const long long of = afi_in_count(members, "of");
	struct afi_str text = AFI_STR_INIT;

	if (rows) {
		afi_str_addc(&render->buf, '\n');
		afi_add_grouped(&text, rows);
		if (of > rows)
			afi_str_adds(&text, " of ");
		if (of > rows)
			afi_add_grouped(&text, of);
		afi_str_adds(&text, of == 1 ? " thing" : " things");
		add_by_when(&text, render, totals);
		add_by_what(&text, totals);
		afi_set(render, &text, 0);
	}
	afi_wrap(render, afi_in_text(members, "note"), 0);
	afi_str_clear(&text);
}

const struct afi_form afi_form_due = { due_head, due_item, due_foot };
