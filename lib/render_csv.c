/*
 * Rows as CSV (RFC 4180), for a spreadsheet: UTF-8 with a byte order mark, a
 * line of headings, dates as 2025-04-30.
 *
 * A cell that a spreadsheet would take for a formula (sheet.h) gets an
 * apostrophe in front.
 */
#include <stdlib.h>
#include <string.h>

#include "propose_own.h"
#include "render_parts.h"
#include "sheet.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define END_OF_LINE "\r\n"

static const struct afi_column list_columns[] = {
	{ "Target", "target" }, { "Kind", "kind_name" }, { "Title", "title" },
	{ "Status", "status" }, { "Outcome", "outcome_name" },
	{ "RAG", "rag" }, { "Due", "due" }, { "Due in words", "due.words" },
	{ "Date of", "due_of" }, { "Owner", "owner" }, { "Board", "board" },
	{ "Priority", "priority" }, { "Themes", "themes" },
	{ "Question", "question" }, { "Marks", "marks" },
	{ "Force's position", "positions.force" },
	{ "PCC's position", "positions.pcc" },
	{ "PCC on progress", "positions.pcc_progress" },
	{ "Inspectorate on progress", "positions.body_progress" },
	{ "Submitted", "submitted" }, { "Returned", "returned" },
	{ "Times reopened", "reopened" }, { "Times slipped", "slipped" },
	{ "Questions unanswered", "unanswered" },
	{ "Age in days", "age_days" }, { "Silent for days", "silent_days" },
	{ "Last entry", "updated" }, { "Updates", "updates" },
	{ "Evidence", "evidence" }, { "Measures", "measures" },
	{ "Actions", "actions.count" }, { "Actions open", "actions.open" },
	{ "Actions overdue", "actions.overdue" }, { "Counted", "counted" },
	{ NULL, NULL }
};

static const struct afi_column due_columns[] = {
	{ "Date", "date" }, { "Date in words", "date.words" },
	{ "When", "when" }, { "Days late", "late_days" },
	{ "What", "what" }, { "Task", "task" }, { "Target", "target" },
	{ "Who answers", "who" }, { "Title", "title" },
	{ "How it stands", "words" }, { "Waits since", "since" },
	{ "Entry", "entry" }, { NULL, NULL }
};

static const struct afi_column group_columns[] = {
	{ "Group", "group" }, { NULL, NULL }
};

static const struct afi_column inspection_columns[] = {
	{ "Inspection", "title" }, { "Published", "published" },
	{ NULL, NULL }
};

static const struct afi_column last_columns[] = {
	{ "Last response", "last_response.happened" },
	{ "Last response by", "last_response.said" },
	{ "Last response begins", "last_response.first_words" },
	{ "Last update", "last_update.happened" },
	{ "Last update by", "last_update.said" },
	{ "Last update begins", "last_update.first_words" },
	{ NULL, NULL }
};

static const struct afi_column history_columns[] = {
	{ "Happened", "happened" }, { "Recorded (UTC)", "recorded" },
	{ "Target", "target" }, { "Kind", "what" }, { "What", "words" },
	{ "Text", "text" }, { "Party", "party_name" },
	{ "Recorded by", "by.name" }, { "Source", "source" },
	{ "Fate", "fate" }, { "Replaced by", "replaced_by" },
	{ "Entry", "id" }, { NULL, NULL }
};

static const struct afi_column commit_columns[] = {
	{ "Commit", "commit.id" }, { "Commit by", "commit.author.name" },
	{ "Commit at (UTC)", "commit.when" }, { "Signed", "commit.is_signed" },
	{ "Or an earlier one", "commit.or_before" }, { NULL, NULL }
};

static const struct afi_column search_columns[] = {
	{ "Target", "target" }, { "Title", "title" }, { "Kind", "what" },
	{ "Field", "field_name" }, { "Found", "snippet" },
	{ "Happened", "happened" }, { "Recorded (UTC)", "recorded" },
	{ "Party", "party_name" }, { "Recorded by", "by.name" },
	{ "Source", "source" }, { "Fate", "fate" },
	{ "Replaced by", "replaced_by" }, { "Entry", "id" }, { NULL, NULL }
};

static const struct afi_column update_sheet_columns[] = {
	{ OWN_TARGET, "target" }, { OWN_FINDING, "finding" },
	{ OWN_TITLE, "title" }, { OWN_OWNER, "owner" }, { OWN_DUE, "due" },
	{ OWN_STATUS, "status" }, { OWN_LAST_UPDATE, "last_update" },
	{ OWN_UPDATE, "empty" }, { OWN_DONE, "empty" },
	{ OWN_EVIDENCE, "empty" },
	{ OWN_NEW_DATE, "empty" }, { OWN_REASON, "empty" },
	{ OWN_STATE, "state" },
	{ OWN_SHEET_OF, "day" }, { NULL, NULL }
};

/* ---- cells --------------------------------------------------------------- */

static void add_text(struct afi_str *out, const char *text)
{
	const char *guard = afi_cell_is_formula(text) ? "'" : "";

	if (!strpbrk(text, ",\"\r\n") && *text != ' ') {
		afi_str_addf(out, "%s%s", guard, text);
		return;
	}
	afi_str_addf(out, "\"%s", guard);
	for (; *text; text++) {
		if (*text == '"')
			afi_str_addc(out, '"');
		afi_str_addc(out, *text);
	}
	afi_str_addc(out, '"');
}

static void add_value(struct afi_str *out, const json_t *value)
{
	struct afi_str text = AFI_STR_INIT;

	afi_add_cell_value(&text, value);
	add_text(out, text.s);
	afi_str_clear(&text);
}

/* ---- lines --------------------------------------------------------------- */

/* Cells of a line are added after those that are there. */
static void add_headings(struct afi_str *line, const struct afi_column *columns)
{
	for (; columns->heading; columns++) {
		if (line->len)
			afi_str_addc(line, ',');
		add_text(line, columns->heading);
	}
}

static void add_cells(struct afi_str *line, const struct afi_column *columns,
		      const json_t *row, bool first)
{
	for (; columns->heading; columns++) {
		if (!first)
			afi_str_addc(line, ',');
		add_value(line, afi_at_path(row, columns->path));
		first = false;
	}
}

static void begin(struct afi_render *render, const struct afi_column *columns)
{
	struct afi_str line = AFI_STR_INIT;

	add_headings(&line, columns);
	afi_str_addf(&render->buf, "%s%s", BYTE_ORDER_MARK, line.s);
	afi_str_clear(&line);
}

void afi_csv_head(struct afi_render *render, const struct afi_column *columns)
{
	begin(render, columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

void afi_csv_row(struct afi_render *render, const struct afi_column *columns,
		 const json_t *row)
{
	add_cells(&render->buf, columns, row, true);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void list_head(struct afi_render *render, const json_t *members,
		      const char *list)
{
	(void)list;
	render->groups = json_incref((json_t *)afi_in(members, "groups"));
	begin(render, list_columns);
	if (render->groups)
		add_headings(&render->buf, group_columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void list_item(struct afi_render *render, const json_t *item)
{
	add_cells(&render->buf, list_columns, item, true);
	if (render->groups)
		add_cells(&render->buf, group_columns, item, false);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void due_head(struct afi_render *render, const json_t *members,
		     const char *list)
{
	(void)members;
	(void)list;
	begin(render, due_columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void due_item(struct afi_render *render, const json_t *item)
{
	add_cells(&render->buf, due_columns, item, true);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void history_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	(void)list;
	render->commits = afi_in_true(members, "commits");
	begin(render, history_columns);
	if (render->commits)
		add_headings(&render->buf, commit_columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void history_item(struct afi_render *render, const json_t *item)
{
	add_cells(&render->buf, history_columns, item, true);
	if (render->commits)
		add_cells(&render->buf, commit_columns, item, false);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void search_head(struct afi_render *render, const json_t *members,
			const char *list)
{
	(void)members;
	(void)list;
	begin(render, search_columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void search_item(struct afi_render *render, const json_t *item)
{
	add_cells(&render->buf, search_columns, item, true);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void summary_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	(void)members;
	(void)list;
	begin(render, list_columns);
	add_headings(&render->buf, last_columns);
	add_headings(&render->buf, inspection_columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void summary_item(struct afi_render *render, const json_t *item)
{
	const json_t *findings = afi_in(item, "findings"), *row;

	for (size_t i = 0; i < json_array_size(findings); i++) {
		row = json_array_get(findings, i);
		add_cells(&render->buf, list_columns, row, true);
		add_cells(&render->buf, last_columns, row, false);
		add_cells(&render->buf, inspection_columns, item, false);
		afi_str_adds(&render->buf, END_OF_LINE);
	}
}

static void update_sheet_head(struct afi_render *render, const json_t *members,
			      const char *list)
{
	(void)members;
	(void)list;
	begin(render, update_sheet_columns);
	afi_str_adds(&render->buf, END_OF_LINE);
}

static void update_sheet_item(struct afi_render *render, const json_t *item)
{
	add_cells(&render->buf, update_sheet_columns, item, true);
	afi_str_adds(&render->buf, END_OF_LINE);
}

/* What the rows add up to is a spreadsheet's part: there is no foot. */
const struct afi_form afi_form_due_csv = { due_head, due_item, NULL };
const struct afi_form afi_form_list_csv = { list_head, list_item, NULL };
const struct afi_form afi_form_history_csv = {
	history_head, history_item, NULL,
};
const struct afi_form afi_form_search_csv = { search_head, search_item, NULL };
const struct afi_form afi_form_summary_csv = {
	summary_head, summary_item, NULL,
};
const struct afi_form afi_form_update_sheet_csv = {
	update_sheet_head, update_sheet_item, NULL,
};
