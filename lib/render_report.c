/* The page of an inspection as text: the report and what it says. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

enum {
	RAG = 7,
	TITLE = 24,		/* the least that is worth a column */
	QUESTION = 36,		/* the most that a question's column takes */
};

void afi_show_report(struct afi_render *render, const json_t *view,
		     struct afi_str *text)
{
	const json_t *force = afi_in(view, "force");
	const char *name = afi_in_text(force, "title");

	afi_str_adds(text, name ? name : afi_in_text(force, "slug"));
	afi_set_row(render, "  Force", text, AFI_LABEL);
	afi_set_value(render, "  Body", view, "body_name");
	afi_set_value(render, "  Cycle", view, "cycle");
	afi_set_value(render, "  Edition", view, "edition");
	afi_str_adds(text, afi_in_day(view, "published") ?
		     afi_in_day(view, "published") : "date not recorded");
	afi_set_row(render, "  Published", text, AFI_LABEL);
	afi_set_value(render, "  Address", view, "address");
	afi_set_value(render, "  Comments", afi_in(view, "clock"), "words");
	afi_add_totals(text, afi_in(view, "totals"), 0, "\n");
	afi_set_row(render, "  Findings", text, AFI_LABEL);
}

/* ---- grades -------------------------------------------------------------- */

static size_t longest_question(const json_t *grades)
{
	size_t i, longest = 0;

	for (i = 0; i < json_array_size(grades); i++) {
		const size_t width = afi_text_width(afi_in_text(
			json_array_get(grades, i), "question_name"));

		if (width > longest)
			longest = width;
	}
	return longest < QUESTION ? longest : QUESTION;
}

static void show_grade(struct afi_render *render, const json_t *grade,
		       size_t column, struct afi_str *text)
{
	const char *question = afi_in_text(grade, "question_name");
	const char *note = afi_in_text(grade, "text");

	afi_str_addf(text, "%*s", AFI_INDENT, "");
	afi_add_capital(text, question);
	if (afi_text_width(question) > column) {
		afi_str_addf(text, ": %s", afi_in_text(grade, "grade_name"));
		afi_set(render, text, 0);
	} else {
		afi_add_labelled(&render->buf, text->s,
				 afi_in_text(grade, "grade_name"),
				 AFI_INDENT + column + 2, render->look.width);
		afi_str_reset(text);
	}
	afi_wrap(render, note, AFI_DEEPER);
}

void afi_show_grades(struct afi_render *render, const json_t *view,
		     struct afi_str *text)
{
	const json_t *grades = afi_in(view, "grades");
	const size_t column = longest_question(grades);

	if (json_array_size(grades))
		afi_set_section(render, "Grades");
	for (size_t i = 0; i < json_array_size(grades); i++)
		show_grade(render, json_array_get(grades, i), column, text);
}

/* ---- what was published and sent ----------------------------------------- */

static void show_publication(struct afi_render *render, const json_t *entry,
			     struct afi_str *text)
{
	afi_str_addf(text, "%s, %s", afi_in_day(entry, "happened"),
		     afi_in_text(entry, "said"));
	afi_set(render, text, AFI_INDENT);
	afi_wrap(render, afi_in_text(afi_in(entry, "fields"), "address"),
		 AFI_DEEPER);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER);
}

static void show_copy(struct afi_render *render, const json_t *entry,
		      struct afi_str *text)
{
	afi_str_adds(text, "to ");
	afi_add_party(text, afi_in_text(afi_in(entry, "fields"), "to"));
	afi_str_addf(text, ", %s, by ", afi_in_day(entry, "happened"));
	afi_add_said(text, entry);
	afi_set(render, text, AFI_INDENT);
	afi_wrap(render, afi_in_text(entry, "text"), AFI_DEEPER);
}

void afi_show_published(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *published = afi_in(view, "publications");
	const json_t *copies = afi_in(view, "copies");
	size_t i;

	if (json_array_size(published))
		afi_set_section(render, "Comments published");
	for (i = 0; i < json_array_size(published); i++)
		show_publication(render, json_array_get(published, i), text);
	if (json_array_size(copies))
		afi_set_section(render, "Copies sent");
	for (i = 0; i < json_array_size(copies); i++)
		show_copy(render, json_array_get(copies, i), text);
}

/* ---- its findings -------------------------------------------------------- */

/* One line each, so that a report can be looked over; if it is narrow two. */
static void show_finding(struct afi_render *render, const json_t *finding,
			 size_t longest)
{
	const char *rag = afi_in_text(finding, "rag");
	const bool cut = render->look.cut;
	const size_t width = render->look.width;
	const size_t column = AFI_INDENT + longest + 2;
	const bool two = cut && width < column + RAG + TITLE;
	const size_t before = RAG + (two ? AFI_DEEPER : column);
	size_t start;

	afi_add_blanks(&render->buf, AFI_INDENT);
	afi_add_cell(&render->buf, afi_in_text(finding, "target"), longest + 2,
		     false);
	if (two) {
		afi_end_line(&render->buf);
		afi_add_blanks(&render->buf, AFI_DEEPER);
	}
	start = render->buf.len;
	afi_add_cell(&render->buf, rag ? rag : "-", RAG, false);
	afi_paint_rag(render, start, rag);
	afi_add_cell(&render->buf, afi_in_text(finding, "title"),
		     cut && width > before ? width - before : 0, cut);
	afi_end_line(&render->buf);
}

void afi_show_findings(struct afi_render *render, const json_t *view)
{
	const json_t *list = afi_in(view, "findings");
	size_t i, len, longest = 0;

	for (i = 0; i < json_array_size(list); i++) {
		len = strlen(afi_in_text(json_array_get(list, i), "target"));
		if (len > longest)
			longest = len;
	}
	if (longest)
		afi_set_section(render, afi_in(view, "inspection") ?
				"Recommendations" : "Findings");
	for (i = 0; i < json_array_size(list); i++)
		show_finding(render, json_array_get(list, i), longest);
}
