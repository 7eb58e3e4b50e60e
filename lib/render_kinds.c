/* Kinds of summary as CSV. */
#include "render_parts.h"

/* ---- progress: a line to each question ----------------------------------- */

static const struct afi_column progress_columns[] = {
	{ "Inspection", "inspection" }, { "Title", "inspection_title" },
	{ "Published", "published" }, { "Question", "question_name" },
	{ "Findings", "findings.figure" },
	{ "Awaiting allocation", "statuses.0.findings.figure" },
	{ "Open", "statuses.1.findings.figure" },
	{ "In progress", "statuses.2.findings.figure" },
	{ "In assurance", "statuses.3.findings.figure" },
	{ "Submitted", "statuses.4.findings.figure" },
	{ "Closed", "statuses.5.findings.figure" },
	{ "Red", "rags.0.findings.figure" },
	{ "Amber", "rags.1.findings.figure" },
	{ "Green", "rags.2.findings.figure" },
	{ "Grey", "rags.3.findings.figure" },
	{ "Fell due", "rate.due.figure" },
	{ "Of these complete", "rate.complete.figure" },
	{ "Percent", "rate.percent" },
	{ "Without a date", "rate.undated.figure" },
	{ "Open under 6 months", "ages.0.findings.figure" },
	{ "Open 6 to 12 months", "ages.1.findings.figure" },
	{ "Open 1 to 2 years", "ages.2.findings.figure" },
	{ "Open over 2 years", "ages.3.findings.figure" },
	{ NULL, NULL }
};

static void progress_head(struct afi_render *render, const json_t *members,
			  const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, progress_columns);
}

static void progress_item(struct afi_render *render, const json_t *item)
{
	const json_t *questions = afi_in(item, "questions");

	for (size_t i = 0; i < json_array_size(questions); i++) {
		json_t *row = json_copy(json_array_get(questions, i));

		json_object_set(row, "inspection",
				json_object_get(item, "target"));
		json_object_set(row, "inspection_title",
				json_object_get(item, "title"));
		json_object_set(row, "published",
				json_object_get(item, "published"));
		afi_csv_row(render, progress_columns, row);
		json_decref(row);
	}
}

const struct afi_form afi_form_progress_csv = {
	progress_head, progress_item, NULL,
};

/* ---- exceptions: a line to each finding ---------------------------------- */

static const struct afi_column exceptions_columns[] = {
	{ "Target", "target" }, { "Title", "title" }, { "Why", "why" },
	{ "Status", "status" }, { "RAG", "rag" }, { "Due", "due" },
	{ "Days late", "late_days" }, { "Owner", "owner" },
	{ "Board", "board" }, { "Priority", "priority" },
	{ "Marks", "marks" }, { "Times slipped", "slipped" },
	{ "Silent for days", "silent_days" },
	{ "Questions unanswered", "unanswered" }, { NULL, NULL }
};

static void exceptions_head(struct afi_render *render, const json_t *members,
			    const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, exceptions_columns);
}

static void exceptions_item(struct afi_render *render, const json_t *item)
{
	afi_csv_row(render, exceptions_columns, item);
}

const struct afi_form afi_form_exceptions_csv = {
	exceptions_head, exceptions_item, NULL,
};

/* ---- a board: a line to each finding and action -------------------------- */

static const struct afi_column board_columns[] = {
	{ "Sort", "sort" }, { "Target", "target" }, { "Title", "title" },
	{ "Of", "of" }, { "Status", "status" }, { "RAG", "rag" },
	{ "Due", "due" }, { "Days late", "late_days" },
	{ "Owner", "owner" }, { "Board", "board" },
	{ "Priority", "priority" }, { "Marks", "marks" },
	{ "Silent for days", "silent_days" },
	{ "Last progress", "last_progress.happened" },
	{ "Last progress begins", "last_progress.first_words" },
	{ NULL, NULL }
};

static void board_head(struct afi_render *render, const json_t *members,
		       const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, board_columns);
}

static void board_item(struct afi_render *render, const json_t *item)
{
	afi_csv_row(render, board_columns, item);
}

const struct afi_form afi_form_board_csv = { board_head, board_item, NULL };

/* ---- a panel: a line to each body's priority ----------------------------- */

static const struct afi_column panel_columns[] = {
	{ "Body", "body_name" }, { "Priority", "priority" },
	{ "Red", "rags.0.findings.figure" },
	{ "Amber", "rags.1.findings.figure" },
	{ "Green", "rags.2.findings.figure" },
	{ "Grey", "rags.3.findings.figure" },
	{ "Findings", "findings.figure" }, { NULL, NULL }
};

static void panel_head(struct afi_render *render, const json_t *members,
		       const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, panel_columns);
}

static void panel_item(struct afi_render *render, const json_t *item)
{
	const json_t *priorities = afi_in(item, "priorities");

	for (size_t i = 0; i < json_array_size(priorities); i++) {
		json_t *row = json_copy(json_array_get(priorities, i));

		json_object_set(row, "body_name",
				json_object_get(item, "body_name"));
		afi_csv_row(render, panel_columns, row);
		json_decref(row);
	}
}

const struct afi_form afi_form_panel_csv = { panel_head, panel_item, NULL };

/* ---- what numbers come from: a line to each thing that one counts -------- */

static const struct afi_column numbers_columns[] = {
	{ "Place", "place" }, { "What", "what" }, { "Number", "number" },
	{ "Target", "proof.target" }, { "Entries", "proof.entries" },
	{ NULL, NULL }
};

static void numbers_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, numbers_columns);
}

static void numbers_item(struct afi_render *render, const json_t *item)
{
	(void)render;
	(void)item;
}

static void add_number(struct afi_render *render, const json_t *number)
{
	const json_t *proof = afi_in(number, "proof");

	for (size_t i = 0; i < json_array_size(proof); i++) {
		json_t *row = json_copy((json_t *)number);

		json_object_set(row, "proof", json_array_get(proof, i));
		afi_csv_row(render, numbers_columns, row);
		json_decref(row);
	}
}

static void numbers_foot(struct afi_render *render, const json_t *members)
{
	const json_t *numbers = afi_in(afi_in(members, "explained"), "numbers");

	for (size_t i = 0; i < json_array_size(numbers); i++)
		add_number(render, json_array_get(numbers, i));
}

static const struct afi_form numbers_csv = { numbers_head, numbers_item,
					     numbers_foot };

void afi_render_numbers(struct afi_render *render)
{
	if (render->look.format == 'c')
		render->form = &numbers_csv;
}
