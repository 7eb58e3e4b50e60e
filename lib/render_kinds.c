/* Kinds of summary as CSV. */
#include "render_parts.h"

static void no_foot(struct afi_render *render, const json_t *members)
{
	(void)render;
	(void)members;
}

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

const struct afi_form afi_form_progress_csv = { progress_head, progress_item,
						no_foot };
