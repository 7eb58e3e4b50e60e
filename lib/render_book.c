/*
 * An export as a book of sheets: a row for each finding, for each action and
 * for each entry, what they add up to, and what it all is.
 *
 * Totals are formulas over the rows beneath the value that the view has, so
 * that a spreadsheet proves one by the other.
 */
#include <stdio.h>
#include <string.h>

#include "book.h"
#include "render_parts.h"

enum sheet { FINDINGS, ACTIONS, ENTRIES, TOTALS, ABOUT };

/* A column: how wide in characters, and whether long text is wrapped. */
struct column {
	const char *heading, *path;
	double width;
	bool wrapped;
};

enum { TARGET = 40, NAME = 24, DAY = 19, WORD = 14, LONG = 56, NUMBER = 10,
       SHORT = 8 };

/* The totals count these. */
#define KIND "Kind"
#define STATUS "Status"
#define RAG "RAG"
#define COUNTED "Counted"

static const struct column findings[] = {
	{ "Target", "target", TARGET, true },
	{ KIND, "kind_name", NAME, true },
	{ "Number", "standing.number", NUMBER, false },
	{ "Under", "standing.under", SHORT, false },
	{ "Title", "standing.title", LONG, true },
	{ STATUS, "standing.status", NAME, false },
	{ RAG, "standing.rag", NUMBER, false },
	{ "Target date", "standing.due", DAY, false },
	{ "Target date in words", "standing.due.words", DAY, true },
	{ "Date of", "standing.due_of", WORD, true },
	{ "Owner", "standing.owner", NAME, true },
	{ "Action owners", "standing.action_owners", NAME, true },
	{ "Board", "standing.board", NAME, true },
	{ "Priority", "standing.priority", WORD, true },
	{ "Themes", "standing.themes", NAME, true },
	{ "Former dates", "standing.former_dates", LONG, true },
	{ "Last update on", "standing.last_update.happened", DAY, false },
	{ "Last update", "standing.last_update.text", LONG, true },
	{ "Last update by", "standing.last_update.said", NAME, true },
	{ "Evidence", "standing.evidence", LONG, true },
	{ "Sent for sign-off", "standing.submitted.happened", DAY, false },
	{ "Sent to", "standing.submitted.to_name", WORD, true },
	{ "Closed", "standing.closed.happened", DAY, false },
	{ "Outcome", "standing.outcome_name", NAME, true },
	{ "Signed off by", "standing.closed.said", NAME, true },
	{ "On the authority of", "standing.closed.authority", NAME, true },
	{ "Reason for closing", "standing.closed.text", LONG, true },
	{ "Times reopened", "standing.reopened", NUMBER, false },
	{ "Last reopened", "standing.reopening.happened", DAY, false },
	{ "Superseded by", "standing.superseded_by", TARGET, true },
	{ "Marks", "standing.marks", NAME, true },
	{ "Text as published", "standing.text", LONG, true },
	{ "Wording", "standing.wording", WORD, false },
	{ "Body", "standing.report.body_name", WORD, true },
	{ "Report", "standing.report.title", NAME, true },
	{ "Edition", "standing.edition", NAME, true },
	{ "Published", "standing.report.published", DAY, false },
	{ "Issued", "standing.issued", DAY, false },
	{ COUNTED, "standing.counted", NUMBER, false },
	{ NULL, NULL, 0, false }
};

static const struct column actions[] = {
	{ "Target", "target", TARGET, true },
	{ "Number", "standing.number", NUMBER, false },
	{ "Title", "standing.title", LONG, true },
	{ STATUS, "standing.status", NAME, false },
	{ RAG, "standing.rag", NUMBER, false },
	{ "Target date", "standing.due", DAY, false },
	{ "Target date in words", "standing.due.words", DAY, true },
	{ "Action owner", "standing.owner", NAME, true },
	{ "Former dates", "standing.former_dates", LONG, true },
	{ "Last update on", "standing.last_update.happened", DAY, false },
	{ "Last update", "standing.last_update.text", LONG, true },
	{ "Last update by", "standing.last_update.said", NAME, true },
	{ "Evidence", "standing.evidence", LONG, true },
	{ "Closed", "standing.closed.happened", DAY, false },
	{ "Outcome", "standing.outcome_name", NAME, true },
	{ "Closed by", "standing.closed.said", NAME, true },
	{ "Reason for closing", "standing.closed.text", LONG, true },
	{ "Times reopened", "standing.reopened", NUMBER, false },
	{ "Superseded by", "standing.superseded_by", TARGET, true },
	{ "Marks", "standing.marks", NAME, true },
	{ "Text", "standing.text", LONG, true },
	{ "Report", "standing.report.title", NAME, true },
	{ COUNTED, "standing.counted", NUMBER, false },
	{ NULL, NULL, 0, false }
};

static const struct column entries[] = {
	{ "Target", "target", TARGET, true },
	{ "What", "what", WORD, false },
	{ "Happened", "happened", DAY, false },
	{ "Party", "party", WORD, false },
	{ "Title", "title", LONG, true },
	{ "Text", "text", LONG, true },
	{ "Owner", "owner", NAME, true },
	{ "Board", "board", NAME, true },
	{ "Priority", "priority", WORD, true },
	{ "Theme", "themes", NAME, true },
	{ "Due", "due_date", DAY, false },
	{ "Due in words", "due_date.words", DAY, true },
	{ "Source", "source", NAME, true },
	{ "Details", "details", LONG, true },
	{ "Id", "id", WORD, false },
	{ NULL, NULL, 0, false }
};

/* ---- cells --------------------------------------------------------------- */

static enum afi_cell look_of(const struct column *column, const char *text)
{
	static const struct { const char *word; enum afi_cell look; } rags[] = {
		{ "red", AFI_CELL_RED }, { "amber", AFI_CELL_AMBER },
		{ "green", AFI_CELL_GREEN }, { "grey", AFI_CELL_GREY },
	};

	for (size_t i = 0; !strcmp(column->heading, RAG) && i < 4; i++)
		if (!strcmp(rags[i].word, text))
			return rags[i].look;
	return column->wrapped ? AFI_CELL_WRAPPED : AFI_CELL_PLAIN;
}

static void put(struct afi_render *render, enum sheet sheet, size_t at,
		const struct column *column, const json_t *row)
{
	const json_t *value = afi_at_path(row, column->path);
	struct afi_str text = AFI_STR_INIT;

	if (json_is_integer(value)) {
		afi_book_number(render->book, sheet, at,
				json_integer_value(value));
	} else if (afi_in_text(value, "iso")) {
		afi_book_day(render->book, sheet, at,
			     afi_in_text(value, "iso"));
	} else {
		afi_add_cell_value(&text, value);
		afi_book_text(render->book, sheet, at, text.s,
			      look_of(column, text.s));
	}
	afi_str_clear(&text);
}

static void add_row(struct afi_render *render, enum sheet sheet,
		    const struct column *columns, const json_t *row)
{
	for (size_t i = 0; columns[i].heading; i++)
		put(render, sheet, i, &columns[i], row);
	afi_book_next(render->book, sheet);
}

/* ---- the rows ------------------------------------------------------------ */

static void begin_sheet(struct afi_render *render, const char *name,
			const struct column *columns)
{
	double widths[AFI_BOOK_COLUMNS] = { 0 };
	size_t n, sheet;

	for (n = 0; n < AFI_BOOK_COLUMNS && columns[n].heading; n++)
		widths[n] = columns[n].width;
	sheet = afi_book_sheet(render->book, name, widths, n);
	for (size_t i = 0; i < n; i++)
		afi_book_text(render->book, sheet, i, columns[i].heading,
			      AFI_CELL_HEADING);
	afi_book_next(render->book, sheet);
	afi_book_head(render->book, sheet, n);
}

/* A line of the last two sheets. */
static void add_line(struct afi_render *render, enum sheet sheet,
		     const char *label, const char *text)
{
	afi_book_text(render->book, sheet, 0, label, AFI_CELL_WRAPPED);
	afi_book_text(render->book, sheet, 1, text, AFI_CELL_WRAPPED);
	afi_book_next(render->book, sheet);
}

static void add_section(struct afi_render *render, enum sheet sheet,
			const char *label, const char *text)
{
	if (afi_book_rows(render->book, sheet))
		afi_book_next(render->book, sheet);
	afi_book_text(render->book, sheet, 0, label, AFI_CELL_HEADING);
	afi_book_text(render->book, sheet, 1, text, AFI_CELL_HEADING);
	afi_book_next(render->book, sheet);
}

static void add_register(struct afi_render *render, const json_t *members)
{
	const char *title = afi_in_text(afi_in(members, "register"), "title");
	const json_t *as_of = afi_in(members, "as_of") ?
			      afi_in(members, "as_of") :
			      afi_in(members, "today");

	add_section(render, ABOUT, "About this book", "What it is");
	add_line(render, ABOUT, "Register", title);
	afi_book_text(render->book, ABOUT, 0, "Position as at",
		      AFI_CELL_WRAPPED);
	afi_book_day(render->book, ABOUT, 1, afi_in_text(as_of, "iso"));
	afi_book_next(render->book, ABOUT);
	if (afi_in_text(members, "past"))
		add_line(render, ABOUT, "", afi_in_text(members, "past"));
	add_line(render, ABOUT, "Commit",
		 afi_in_text(afi_in(members, "register"), "commit"));
	add_line(render, ABOUT, "Exported", afi_in_text(members, "target") ?
		 afi_in_text(members, "target") : "the whole register");
	afi_book_about(render->book, title ? title : "Register of findings",
		       afi_in_text(as_of, "iso"));
}

static void add_key(struct afi_render *render, const json_t *key)
{
	static const struct column rag = { RAG, "rag", 0, false };
	static const struct column means = { "", "means", 0, true };

	add_section(render, ABOUT, rag.heading, "What it means");
	for (size_t i = 0; i < json_array_size(key); i++) {
		put(render, ABOUT, 0, &rag, json_array_get(key, i));
		put(render, ABOUT, 1, &means, json_array_get(key, i));
		afi_book_next(render->book, ABOUT);
	}
}

static void book_head(struct afi_render *render, const json_t *members,
		      const char *list)
{
	static const double counts[] = { 34, NUMBER };
	static const double lines[] = { 34, 90 };

	(void)list;
	begin_sheet(render, "Findings", findings);
	begin_sheet(render, "Actions", actions);
	begin_sheet(render, "Entries", entries);
	afi_book_sheet(render->book, "Totals", counts, 2);
	afi_book_sheet(render->book, "About", lines, 2);
	add_register(render, members);
	add_key(render, afi_in(members, "key"));
}

static void book_item(struct afi_render *render, const json_t *item)
{
	const char *level = afi_in_text(afi_in(item, "standing"), "level");

	add_row(render, ENTRIES, entries, item);
	if (level && !strcmp(level, "finding"))
		add_row(render, FINDINGS, findings, item);
	else if (level)
		add_row(render, ACTIONS, actions, item);
}

/* ---- totals -------------------------------------------------------------- */

/* Append the cells of the column @heading, "Findings!$F$2:$F$9". */
static void add_cells(struct afi_str *out, const struct afi_render *render,
		      enum sheet sheet, const char *heading)
{
	const struct column *columns = sheet == FINDINGS ? findings : actions;
	const size_t rows = afi_book_rows(render->book, sheet);
	char letters[3] = "";
	size_t at = 0;

	while (strcmp(columns[at].heading, heading))
		at++;
	if (at >= 26)
		letters[0] = (char)('A' + at / 26 - 1);
	letters[at >= 26] = (char)('A' + at % 26);
	afi_str_addf(out, "%s!$%s$2:$%s$%zu", sheet == FINDINGS ? "Findings" :
		     "Actions", letters, letters, rows > 1 ? rows : 2);
}

/* A line that counts the rows of @sheet whose @heading (NULL: any) says @word,
 * which is @n. */
static void add_count(struct afi_render *render, enum sheet sheet,
		      const char *label, const char *heading,
		      const char *word, long long n)
{
	struct afi_str formula = AFI_STR_INIT;

	afi_str_adds(&formula, "=COUNTIFS(");
	add_cells(&formula, render, sheet, COUNTED);
	afi_str_adds(&formula, ",\"yes\"");
	if (heading) {
		afi_str_addc(&formula, ',');
		add_cells(&formula, render, sheet, heading);
		afi_str_addf(&formula, ",\"%s\"", word);
	}
	afi_str_addc(&formula, ')');
	afi_book_text(render->book, TOTALS, 0, label, AFI_CELL_WRAPPED);
	afi_book_formula(render->book, TOTALS, 1, formula.s, n);
	afi_book_next(render->book, TOTALS);
	afi_str_clear(&formula);
}

/* One for each of @counts. */
static void add_counts(struct afi_render *render, const char *heading,
		       const json_t *counts)
{
	const char *word;
	json_t *n;

	/* jansson's iteration asks for an object that it does not change. */
	json_object_foreach((json_t *)counts, word, n)
		add_count(render, FINDINGS, word, heading, word,
			  json_integer_value(n));
}

static void add_kinds(struct afi_render *render, const json_t *kinds)
{
	const json_t *kind;

	for (size_t i = 0; i < json_array_size(kinds); i++) {
		kind = json_array_get(kinds, i);
		add_count(render, FINDINGS, afi_in_text(kind, "kind_name"),
			  KIND, afi_in_text(kind, "kind_name"),
			  afi_in_count(kind, "count"));
	}
}

static void add_totals(struct afi_render *render, const json_t *members)
{
	const json_t *totals = afi_in(members, "totals");
	const json_t *rags = afi_in(totals, "by_rag");
	const json_t *acts = afi_in(totals, "actions");
	const long long open = afi_in_count(acts, "open");
	const long long n = afi_in_count(acts, "count");

	add_section(render, TOTALS, "Findings", "Number");
	add_count(render, FINDINGS, "all that count", NULL, NULL,
		  afi_in_count(totals, "findings"));
	add_count(render, FINDINGS, "overdue", RAG, "red",
		  afi_in_count(rags, "red"));
	add_section(render, TOTALS, "By status", "Number");
	add_counts(render, STATUS, afi_in(totals, "by_status"));
	add_section(render, TOTALS, "By RAG", "Number");
	add_counts(render, RAG, rags);
	add_section(render, TOTALS, "By kind", "Number");
	add_kinds(render, afi_in(members, "by_kind"));
	add_section(render, TOTALS, "Actions", "Number");
	add_count(render, ACTIONS, "all that count", NULL, NULL, n);
	add_count(render, ACTIONS, "overdue", RAG, "red",
		  afi_in_count(acts, "overdue"));
	add_count(render, ACTIONS, "closed", STATUS, "closed", n - open);
}

/* ---- the end ------------------------------------------------------------- */

static void add_notes(struct afi_render *render, const json_t *members)
{
	struct afi_str text = AFI_STR_INIT;

	add_section(render, ABOUT, "Notes", " ");
	add_line(render, ABOUT, "Totals", "They count the rows whose "
		 "Counted says yes: not practices, observations or what was "
		 "opened by mistake.");
	add_line(render, ABOUT, "Dates", "Where only a month or words were "
		 "given, they stand beside the last day that is meant.");
	add_line(render, ABOUT, "On paper", "Of wide sheets only the first "
		 "columns are printed, as many as can be read on a page.");
	if (afi_in_text(members, "note"))
		add_line(render, ABOUT, "", afi_in_text(members, "note"));
	if (afi_book_cut(render->book)) {
		afi_add_count(&text, (long long)afi_book_cut(render->book),
			      "cell was", "cells were");
		afi_str_adds(&text, " too long for a spreadsheet and cut, and "
			     "each says so at its end; --format csv and jsonl "
			     "have all of it.");
		add_line(render, ABOUT, "Cut", text.s);
	}
	afi_str_clear(&text);
}

static void book_foot(struct afi_render *render, const json_t *members)
{
	add_totals(render, members);
	add_notes(render, members);
}

const struct afi_form afi_form_export_book = { book_head, book_item,
					       book_foot };

void afi_render_in(struct afi_render *render, struct afi_book *book)
{
	render->book = book;
}
