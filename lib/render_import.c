/* What a document proposes, as text: a numbered candidate each, then what to
 * know and what to type. */
#include <string.h>

#include "render_parts.h"

enum {
	NUMBER = 6,		/* a candidate's number with what is around */
	CHANGE = NUMBER + 2,
	CHANGED = 50,		/* bytes of a changed text that are shown */
	BEFORE = 4,		/* words of it before they differ */
	ABOUT = 50,		/* columns of the title of what it is about */
};

/* ---- the document -------------------------------------------------------- */

static void set_source(struct afi_render *render, const json_t *source,
		       struct afi_str *text)
{
	const json_t *notes = afi_in(source, "notes");

	afi_str_addf(text, "%s, %s, ", afi_in_text(source, "name"),
		     afi_in_text(source, "format"));
	afi_add_grouped(text, afi_in_count(source, "bytes"));
	afi_str_addf(text, " bytes, SHA-256 %.12s...",
		     afi_in_text(source, "sha256"));
	afi_set_row(render, "from", text, AFI_LABEL);
	afi_set_value(render, "edition", source, "edition");
	afi_set_value(render, "columns", source, "columns");
	for (size_t i = 0; i < json_array_size(notes); i++) {
		afi_str_adds(text, json_string_value(json_array_get(notes,
								    i)));
		afi_set_row(render, "", text, AFI_LABEL);
	}
}

static void set_inspection(struct afi_render *render, const json_t *inspection,
			   struct afi_str *text)
{
	if (!inspection)
		return;
	afi_str_addf(text, "%s, %s: %s", afi_in_text(inspection, "target"),
		     afi_in_true(inspection, "opens") ?
		     "which will be opened" : "which is there",
		     afi_in_text(inspection, "why"));
	afi_set_row(render, "into", text, AFI_LABEL);
}

static void import_head(struct afi_render *render, const json_t *view,
			const char *list)
{
	const json_t *document = afi_in(view, "document");
	const char *force = afi_in_text(document, "force");
	struct afi_str text = AFI_STR_INIT;

	(void)list;
	afi_add_capital(&text, afi_in_text(document, "is"));
	if (force)
		afi_str_addf(&text, " about %s", force);
	afi_set_title(render, text.s, 0);
	afi_str_reset(&text);
	set_source(render, afi_in(view, "source"), &text);
	afi_set_value(render, "called", document, "title");
	afi_str_adds(&text, afi_in_day(document, "published") ?
		     afi_in_day(document, "published") : "");
	afi_set_row(render, "report of", &text, AFI_LABEL);
	afi_str_adds(&text, afi_in_day(document, "dated") ?
		     afi_in_day(document, "dated") : "");
	afi_set_row(render, "dated", &text, AFI_LABEL);
	set_inspection(render, afi_in(view, "inspection"), &text);
	afi_str_addc(&render->buf, '\n');
	afi_str_clear(&text);
}

/* ---- a candidate --------------------------------------------------------- */

/* How it stands; what is offered beside the rest is only taken by number. */
static const char *tag(const json_t *candidate)
{
	const char *standing = afi_in_text(candidate, "standing");

	return afi_in_true(candidate, "extra") &&
	       strcmp(standing, "new") == 0 ? "by number" : standing;
}

/* The title or what stands for it, in one line of the width if that is a
 * terminal's. */
static void set_title(struct afi_render *render, const json_t *candidate,
		      struct afi_str *text)
{
	const size_t start = render->buf.len, width = render->look.width;
	const char *says = afi_in_text(candidate, "says");

	afi_str_addf(&render->buf, "%4lld  ",
		     afi_in_count(candidate, "number"));
	afi_str_addf(text, "%s: %s", tag(candidate),
		     afi_in_text(candidate, "name"));
	if (says)
		afi_str_addf(text, ": %s", says);
	if (render->look.cut && width > NUMBER)
		afi_add_cell(&render->buf, text->s, width - NUMBER, true);
	else
		afi_add_cell(&render->buf, text->s, 0, false);
	afi_end_line(&render->buf);
	afi_paint_word(render, start, tag(candidate), AFI_PAINT_BOLD);
	afi_str_reset(text);
}

static void add_about(struct afi_str *out, const char *about)
{
	afi_str_adds(out, ": ");
	afi_add_cell(out, about, ABOUT, true);
	while (out->s[out->len - 1] == ' ')
		afi_str_cut(out, out->len - 1);
}

/* Whose it is, of what day, and what it opens or is about. */
static void set_target(struct afi_render *render, const json_t *candidate,
		       struct afi_str *text)
{
	const char *target = afi_in_text(candidate, "target");
	const char *about = afi_in_text(candidate, "about");
	const char *day = afi_in_day(candidate, "happened");

	afi_str_adds(text, afi_in_text(candidate, "party_name"));
	if (day)
		afi_str_addf(text, ", %s", day);
	if (target)
		afi_str_addf(text, ", %s%s", about ? "of " : "", target);
	/* an inspection is said once, above */
	if (about && target && strchr(target, '/') != strrchr(target, '/')) {
		if (afi_in_count(candidate, "needs"))
			afi_str_addf(text, ", which %lld opens",
				     afi_in_count(candidate, "needs"));
		else
			add_about(text, about);
	}
	afi_set(render, text, NUMBER);
}

static void set_origin(struct afi_render *render, const json_t *candidate,
		       struct afi_str *text)
{
	const long long first = afi_in_count(candidate, "first_line");
	const long long last = afi_in_count(candidate, "last_line");
	const char *section = afi_in_text(candidate, "section");
	const char *why = afi_in_text(candidate, "why");

	if (first == last)
		afi_str_addf(text, "line %lld", first);
	else
		afi_str_addf(text, "lines %lld-%lld", first, last);
	if (section)
		afi_str_addf(text, ", under '%s'", section);
	afi_str_addf(text, "; %s", afi_in_text(candidate, "sure"));
	if (why)
		afi_str_addf(text, ": %s", why);
	afi_set(render, text, NUMBER);
}

/* The beginning of @text from @start on, in one line, cut between words. */
static void add_shortened(struct afi_str *out, const char *text, size_t start)
{
	size_t end = start, begin;

	afi_str_adds(out, start ? "'..." : "'");
	begin = out->len;
	for (const char *s = text + start; *s; s++) {
		const bool blank = *s == ' ' || *s == '\n' || *s == '\t';

		const size_t len = out->len - begin;

		if ((blank && len >= CHANGED) ||
		    (len >= 4 * CHANGED && (*s & 0xC0) != 0x80))
			break;
		if (!blank || out->s[out->len - 1] != ' ')
			afi_str_addc(out, blank ? ' ' : *s);
		end = (size_t)(s + 1 - text);
	}
	afi_str_adds(out, text[end] ? "...'" : "'");
}

/* Where the two begin to differ, or some words before; 0 if near the
 * beginning. */
static size_t parting(const char *was, const char *is)
{
	size_t at = 0, words = BEFORE;

	while (was[at] && was[at] == is[at])
		at++;
	while (at && words) {
		at--;
		words -= was[at] == ' ' || was[at] == '\n';
	}
	return at ? at + 1 : 0;
}

static void set_changes(struct afi_render *render, const json_t *candidate,
			struct afi_str *text)
{
	const json_t *changes = afi_in(candidate, "changes");

	for (size_t i = 0; i < json_array_size(changes); i++) {
		const json_t *change = json_array_get(changes, i);
		const char *was = afi_in_text(change, "was");
		const char *is = afi_in_text(change, "is");
		const size_t start = was ? parting(was, is) : 0;

		afi_add_plain(text, afi_in_text(change, "field"));
		afi_str_adds(text, ": ");
		if (was) {
			add_shortened(text, was, start);
			afi_str_adds(text, " becomes ");
		}
		add_shortened(text, is, start);
		afi_set(render, text, CHANGE);
	}
}

static void set_note(struct afi_render *render, const json_t *candidate,
		     struct afi_str *text)
{
	const char *note = afi_in_text(candidate, "note");
	const char *standing = afi_in_text(candidate, "standing");

	if (!note)
		return;
	if (strcmp(standing, "refused") == 0)
		afi_str_adds(text, "cannot be recorded: ");
	afi_str_adds(text, note);
	afi_set(render, text, NUMBER);
}

static void import_item(struct afi_render *render, const json_t *candidate)
{
	struct afi_str text = AFI_STR_INIT;
	const char *standing = afi_in_text(candidate, "standing");

	set_title(render, candidate, &text);
	if (strcmp(standing, "known") != 0) {
		set_target(render, candidate, &text);
		set_origin(render, candidate, &text);
		set_changes(render, candidate, &text);
	}
	set_note(render, candidate, &text);
	afi_str_clear(&text);
}

/* ---- what to know, and to type ------------------------------------------- */

static void set_cautions(struct afi_render *render, const json_t *cautions,
			 struct afi_str *text)
{
	if (!json_array_size(cautions))
		return;
	afi_set_section(render, "Mind");
	for (size_t i = 0; i < json_array_size(cautions); i++) {
		const json_t *caution = json_array_get(cautions, i);

		/* some say it in their own words */
		if (afi_in_count(caution, "line") &&
		    strncmp(afi_in_text(caution, "text"), "Line ", 5) != 0)
			afi_str_addf(text, "line %lld: ",
				     afi_in_count(caution, "line"));
		afi_str_adds(text, afi_in_text(caution, "text"));
		afi_set(render, text, AFI_INDENT);
	}
}

/* "23 new, 1 changed, 22 beside the rest: 'all' takes 24" */
static void set_counts(struct afi_render *render, const json_t *counts,
		       struct afi_str *text)
{
	static const struct {
		const char *key, *name;
	} parts[] = {
		{ "new", "new" }, { "changed", "changed" },
		{ "unsure", "unsure" }, { "known", "known" },
		{ "refused", "that cannot be recorded" },
		{ "extra", "beside the rest" },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		const long long n = afi_in_count(counts, parts[i].key);

		if (n)
			afi_str_addf(text, "%s%lld %s", text->len ? ", " : "",
				     n, parts[i].name);
	}
	if (text->len)
		afi_str_adds(text, ": ");
	if (afi_in_count(counts, "plain"))
		afi_str_addf(text, "'all' takes %lld",
			     afi_in_count(counts, "plain"));
	else
		afi_str_adds(text, "nothing new");
	afi_str_addc(&render->buf, '\n');
	afi_set(render, text, 0);
}

static void set_next(struct afi_render *render, const json_t *next,
		     struct afi_str *text)
{
	if (!json_array_size(next))
		return;
	afi_set_section(render, "What to type");
	for (size_t i = 0; i < json_array_size(next); i++) {
		const json_t *one = json_array_get(next, i);

		/* to be typed or copied, so that it is never broken */
		afi_add_blanks(&render->buf, AFI_INDENT);
		afi_add_cell(&render->buf, afi_in_text(one, "command"), 0,
			     false);
		afi_end_line(&render->buf);
		afi_str_adds(text, afi_in_text(one, "why"));
		afi_set(render, text, 2 * AFI_INDENT);
	}
}

static void import_foot(struct afi_render *render, const json_t *members)
{
	struct afi_str text = AFI_STR_INIT;

	set_cautions(render, afi_in(members, "cautions"), &text);
	set_counts(render, afi_in(members, "counts"), &text);
	set_next(render, afi_in(members, "next"), &text);
	afi_str_clear(&text);
}

const struct afi_form afi_form_import = { import_head, import_item,
					  import_foot };
