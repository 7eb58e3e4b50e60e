/* A history as text: on the left the day and the entry, on the right who said
 * what. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

enum {
	LEFT = 19,		/* "28 September 2025" and two blanks */
	COMMIT_SHOWN = 12,	/* digits; enough for Git to find it */
};

static void history_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	const char *target = afi_in_text(members, "target");

	(void)list;
	afi_set_past(render, members);
	if (target)
		afi_str_adds(&render->about, target);
}

/* Set @text beside @left. */
static void set(struct afi_render *render, const char *left, const char *text)
{
	afi_add_labelled(&render->buf, left, text, LEFT, render->look.width);
}

static void add_who(struct afi_str *out, const json_t *item)
{
	const char *name = afi_in_text(afi_in(item, "by"), "name");

	afi_str_addf(out, "%s (%s)", name ? name : "?",
		     afi_in_text(item, "said"));
}

static void add_fate(struct afi_str *out, const json_t *item)
{
	const char *fate = afi_in_text(item, "fate");
	const char *by = afi_in_text(item, "replaced_by");

	if (!fate || !by)
		return;
	if (!strcmp(fate, "retracted"))
		afi_str_addf(out, "[taken back by %s]", by);
	else
		afi_str_addf(out, "[corrected: %s stands instead]", by);
}

static void add_words(struct afi_str *out, const json_t *item)
{
	const char *corrects = afi_in_text(item, "corrects");

	afi_str_adds(out, afi_in_text(item, "words"));
	if (corrects)
		afi_str_addf(out, afi_in_true(item, "retracts") ? " [%s]" :
			     " [in place of %s]", corrects);
}

/* "commit 1a2b3c4d5e6f, Performance Lead, 9 January 2025, 10:12, not signed" */
static void add_commit(struct afi_str *out, const json_t *item)
{
	const json_t *commit = afi_in(item, "commit");
	const char *name = afi_in_text(afi_in(commit, "author"), "name");

	if (!commit) {
		if (json_object_get(item, "commit"))
			afi_str_adds(out, "no commit found that brought it "
				     "in");
		return;
	}
	afi_str_addf(out, "commit %.*s, %s, %s, %ssigned", COMMIT_SHOWN,
		     afi_in_text(commit, "id"), name ? name : "?",
		     afi_in_text(afi_in(commit, "when"), "long"),
		     afi_in_true(commit, "is_signed") ? "" : "not ");
	if (afi_in_true(commit, "or_before"))
		afi_str_adds(out, ", or an earlier one: this copy's history "
			     "begins there");
}

static void history_item(struct afi_render *render, const json_t *item)
{
	const json_t *recorded = afi_in(item, "recorded");
	const char *day = afi_in_day(recorded, "date");
	const char *target = afi_in_text(item, "target");
	struct afi_str text = AFI_STR_INIT;
	size_t start;

	if (render->items)
		afi_str_addc(&render->buf, '\n');
	start = render->buf.len;
	add_who(&text, item);
	set(render, day, text.s);
	afi_paint(render, start, AFI_PAINT_BOLD);
	start = render->buf.len;
	afi_str_reset(&text);
	add_words(&text, item);
	set(render, afi_in_text(item, "id"), text.s);
	afi_paint_word(render, start, afi_in_text(item, "id"),
		       AFI_PAINT_FAINT);
	/* What goes without saying is not said each time. */
	if (target && strcmp(target, render->about.s))
		set(render, "", target);
	afi_str_reset(&text);
	if (afi_in_true(item, "late"))
		afi_str_addf(&text, "happened %s, recorded %s",
			     afi_in_day(item, "happened"), day);
	set(render, "", text.s);
	set(render, "", afi_in_text(item, "text"));
	afi_str_reset(&text);
	add_fate(&text, item);
	set(render, "", text.s);
	afi_str_reset(&text);
	add_commit(&text, item);
	set(render, "", text.s);
	afi_str_clear(&text);
}

static void history_foot(struct afi_render *render, const json_t *members)
{
	const char *note = afi_in_text(members, "note");
	const long long count = afi_in_count(members, "count");
	const long long all = afi_in_count(members, "of");
	struct afi_str text = AFI_STR_INIT;

	if (note)
		afi_wrap(render, note, 0);
	if (render->items || note)
		afi_str_addc(&render->buf, '\n');
	afi_add_count(&text, count, "entry", "entries");
	if (count < all)
		afi_str_addf(&text, " of %lld", all);
	afi_set(render, &text, 0);
	afi_str_clear(&text);
}

const struct afi_form afi_form_history = {
	history_head, history_item, history_foot,
};
