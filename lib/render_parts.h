/*
 * What the render_*.c files share and nobody else needs: taking values out of
 * a view, and setting text.
 */
#ifndef AFI_RENDER_PARTS_H
#define AFI_RENDER_PARTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "render.h"
#include "str.h"

/** One format of one page: what it prints for each piece, in @render->buf,
 *  which is then written and emptied.  A page that is all in its head has no
 *  items, and one that ends with the last of them no foot. */
struct afi_form {
	void (*head)(struct afi_render *render, const json_t *members,
		     const char *list);
	void (*item)(struct afi_render *render, const json_t *item);
	void (*foot)(struct afi_render *render, const json_t *members);
};

extern const struct afi_form afi_form_json;
extern const struct afi_form afi_form_json_lines;
extern const struct afi_form afi_form_show;
extern const struct afi_form afi_form_home;
extern const struct afi_form afi_form_due;
extern const struct afi_form afi_form_due_csv;
extern const struct afi_form afi_form_due_ics;
extern const struct afi_form afi_form_list;
extern const struct afi_form afi_form_history;
extern const struct afi_form afi_form_search;
extern const struct afi_form afi_form_summary;
extern const struct afi_form afi_form_summary_md;
extern const struct afi_form afi_form_list_csv;
extern const struct afi_form afi_form_history_csv;
extern const struct afi_form afi_form_search_csv;
extern const struct afi_form afi_form_summary_csv;
extern const struct afi_form afi_form_template;
extern const struct afi_form afi_form_templates;
extern const struct afi_form afi_form_progress_csv;
extern const struct afi_form afi_form_exceptions_csv;
extern const struct afi_form afi_form_board_csv;
extern const struct afi_form afi_form_panel_csv;
extern const struct afi_form afi_form_visit_csv;
extern const struct afi_form afi_form_lineage_csv;
extern const struct afi_form afi_form_responses_csv;
extern const struct afi_form afi_form_export_csv;
extern const struct afi_form afi_form_export_book;
extern const struct afi_form afi_form_update_sheet_csv;
extern const struct afi_form afi_form_people;
extern const struct afi_form afi_form_settings;
extern const struct afi_form afi_form_import;
extern const struct afi_form afi_form_letters;
extern const struct afi_form afi_form_checks;
extern const struct afi_form afi_form_letters_csv;

/** A column of CSV: its heading, and where in a row its value stands:
 *  "actions.count", "rags.0.rag".  The last has neither. */
struct afi_column {
	const char *heading, *path;
};

/** Begin CSV with the line of headings. */
void afi_csv_head(struct afi_render *render, const struct afi_column *columns);

/** One line of it. */
void afi_csv_row(struct afi_render *render, const struct afi_column *columns,
		 const json_t *row);

/** What stands at @path ("actions.count", "rags.0.rag") in @row, or NULL. */
const json_t *afi_at_path(const json_t *row, const char *path);

/** Append @value as a cell has it: a date as 2025-04-30, a list in one text,
 *  nothing for NULL or null. */
void afi_add_cell_value(struct afi_str *out, const json_t *value);

/* ---- out of the view ----------------------------------------------------- */

/** What is under @key; NULL if nothing or null. */
const json_t *afi_in(const json_t *object, const char *key);

/** The string under @key, or NULL. */
const char *afi_in_text(const json_t *object, const char *key);

/** The number under @key, or 0. */
long long afi_in_count(const json_t *object, const char *key);

/** Whether true is under @key. */
bool afi_in_true(const json_t *object, const char *key);

/** "30 April 2025" of the date under @key, or NULL. */
const char *afi_in_day(const json_t *object, const char *key);

enum {
	AFI_LABEL = 14,		/* a row's label with what is before and
				   after */
	AFI_INDENT = 2,
	AFI_DEEPER = 4,
};

/* ---- setting ------------------------------------------------------------- */

/** Append "1 finding" or "2 findings". */
void afi_add_count(struct afi_str *out, long long n, const char *one,
		   const char *many);

/** Append @n, not negative, as "12,345". */
void afi_add_grouped(struct afi_str *out, long long n);

/** Append the date under @key, with its words where they are vaguer; @none if
 *  there is no date. */
void afi_add_date(struct afi_str *out, const json_t *object, const char *key,
		  const char *none);

/** Append the strings in @list with @between. */
void afi_add_list(struct afi_str *out, const json_t *list,
		  const char *between);

/** Append what @totals say: findings, @of how many if these are more, then by
 *  status, by RAG, and what is counted apart, with @between. */
void afi_add_totals(struct afi_str *out, const json_t *totals, long long of,
		    const char *between);

/** Append ", 1 of 4 actions overdue" if any is. */
void afi_add_overdue(struct afi_str *out, const json_t *actions);

/** Append @text wrapped with @indent, and @label over the first line's. */
void afi_add_labelled(struct afi_str *out, const char *label,
		      const char *text, size_t indent, size_t width);

/** Append @text, one line, made safe; cut or filled up to @width columns if
 *  @cut, else only filled up. */
void afi_add_cell(struct afi_str *out, const char *text, size_t width,
		  bool cut);

/** End a line without the blanks at its end. */
void afi_end_line(struct afi_str *out);

/** Append "30 Apr 2025" of the date under @key, or nothing. */
void afi_add_short_day(struct afi_str *out, const json_t *object,
		       const char *key);

/** Append @text with a capital letter first. */
void afi_add_capital(struct afi_str *out, const char *text);

/** Append the slug @word with blanks for its dashes. */
void afi_add_plain(struct afi_str *out, const char *word);

/** Append the @position of @party: "agrees", "accepted in part". */
void afi_add_position(struct afi_str *out, const char *party,
		      const char *position);

/** Append whose act @entry is: "the PCC", or "force, recorded by the PCC's
 *  office from ...". */
void afi_add_said(struct afi_str *out, const json_t *entry);

/** Append "the PCC", "HMICFRS", "the Home Secretary"; others as they are. */
void afi_add_party(struct afi_str *out, const char *party);

/** Append "Statutory comments: day 12 of 56, last day ..." for the @clock of an
 *  inspection, or why there is no such period; nothing for NULL. */
void afi_add_clock(struct afi_str *out, const json_t *clock);

/** Append "force accepted; PCC agrees, on progress more needed" of a row's
 *  @positions; nothing if there are none. */
void afi_add_positions(struct afi_str *out, const json_t *positions);

/** Append ", leicestershire/.../2" for an @entry that is about something else
 *  than the page @view. */
void afi_add_about(struct afi_str *out, const json_t *view,
		   const json_t *entry);

/** Append @n blanks. */
void afi_add_blanks(struct afi_str *out, size_t n);

/* These put into @render->buf what then is printed. */

/** Wrap @text, which may be NULL. */
void afi_wrap(struct afi_render *render, const char *text, size_t indent);

/** Wrap what was put together in @text, and empty it. */
void afi_set(struct afi_render *render, struct afi_str *text, size_t indent);

/** The same with @label beside it. */
void afi_set_row(struct afi_render *render, const char *label,
		 struct afi_str *text, size_t indent);

/** The text under @key of @object, if any, as a row. */
void afi_set_value(struct afi_render *render, const char *label,
		   const json_t *object, const char *key);

/** As what the register was looked back at, if it was, and an empty line. */
void afi_set_past(struct afi_render *render, const json_t *members);

/** Wrap @text, which may be NULL, as a heading. */
void afi_set_title(struct afi_render *render, const char *text, size_t indent);

/** An empty line and a heading. */
void afi_set_section(struct afi_render *render, const char *title);

/* ---- calendars ----------------------------------------------------------- */

/** Append the line @name with the value @text, made safe and escaped so that
 *  it is one line whatever it holds, and folded: RFC 5545, 3.1 and 3.3.11. */
void afi_add_ics_text(struct afi_str *out, const char *name, const char *text);

/* ---- colours ------------------------------------------------------------- */

/* These change what stands in @render->buf from the byte @start on, if the look
 * has colours, and come after all cutting and wrapping.  Each part has one. */

enum afi_paint {
	AFI_PAINT_BOLD,
	AFI_PAINT_FAINT,
	AFI_PAINT_RED,
	AFI_PAINT_AMBER,
	AFI_PAINT_GREEN,
	AFI_PAINT_FOUND,
};

/** All of it. */
void afi_paint(struct afi_render *render, size_t start, enum afi_paint paint);

/** The first @word, which may be NULL, that is a whole one. */
void afi_paint_word(struct afi_render *render, size_t start, const char *word,
		    enum afi_paint paint);

/** The first @rag in its colour; NULL: each of the four. */
void afi_paint_rag(struct afi_render *render, size_t start, const char *rag);

/** Each of @marks. */
void afi_paint_marks(struct afi_render *render, size_t start,
		     const json_t *marks);

/* The same for text that is no page's, whether or not there are colours. */

/** What stands in @buf from @start to @end. */
void afi_paint_part(struct afi_str *buf, size_t start, size_t end,
		    enum afi_paint paint);

/** Each line from @start on, without the blanks around it. */
void afi_paint_lines(struct afi_str *buf, size_t start, enum afi_paint paint);

/** The colour of @word; false if it is none of red, amber, green and grey. */
bool afi_paint_of_rag(enum afi_paint *out, const char *word);
/** What @matches (places in characters, in order) say of @text, which was
 *  wrapped from @start on, line by line. */
void afi_paint_matches(struct afi_render *render, size_t start,
		       const char *text, const json_t *matches);

/* ---- parts of pages ------------------------------------------------------ */

/* Parts of a page, which take @text as scratch and leave it empty. */

void afi_show_standing(struct afi_render *render, const json_t *view,
		       struct afi_str *text);
void afi_show_report(struct afi_render *render, const json_t *view,
		     struct afi_str *text);
void afi_show_grades(struct afi_render *render, const json_t *view,
		     struct afi_str *text);
void afi_show_published(struct afi_render *render, const json_t *view,
			struct afi_str *text);
void afi_show_findings(struct afi_render *render, const json_t *view);
void afi_show_links(struct afi_render *render, const json_t *view,
		    struct afi_str *text);
void afi_show_questions(struct afi_render *render, const json_t *view,
			struct afi_str *text);
void afi_show_actions(struct afi_render *render, const json_t *view,
		      struct afi_str *text);
void afi_show_events(struct afi_render *render, const json_t *view,
		     struct afi_str *text);
/** Former dates or owners, with why they changed. */
void afi_show_formers(struct afi_render *render, const json_t *formers,
		      size_t indent, struct afi_str *text);
void afi_show_text(struct afi_render *render, const json_t *view,
		   struct afi_str *text);
void afi_show_origin(struct afi_render *render, const json_t *view,
		     struct afi_str *text);
void afi_show_responses(struct afi_render *render, const json_t *view,
			struct afi_str *text);
void afi_show_measures(struct afi_render *render, const json_t *view,
		       struct afi_str *text);
void afi_show_all_evidence(struct afi_render *render, const json_t *view,
			   struct afi_str *text);
void afi_show_updates(struct afi_render *render, const json_t *view,
		      struct afi_str *text);

#endif
