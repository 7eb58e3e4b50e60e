/* The kinds of summary that tell all there is, as CSV: a visit, a lineage, the
 * responses. */
#include "render_parts.h"

/* ---- a visit: a line to each finding, action, measure and file ----------- */

static const struct afi_column visit_columns[] = {
	{ "Sort", "sort" }, { "Target", "target" }, { "Title", "title" },
	{ "Status", "status" }, { "RAG", "rag" }, { "Due", "due" },
	{ "Owner", "owner" }, { "Value", "value" }, { "Goal", "goal" },
	{ "Period", "period" }, { "Happened", "happened" },
	{ "Party", "party_name" }, { "File", "file" }, { "Bytes", "size" },
	{ "SHA-256", "sha256" }, { "Why not kept", "why" },
	{ "What", "words" }, { "Text", "text" }, { NULL, NULL }
};

static void visit_row(struct afi_render *render, const char *sort,
		      const json_t *of, const json_t *finding)
{
	json_t *row = json_copy((json_t *)of);

	json_object_set_new(row, "sort", json_string(sort));
	if (!json_object_get(row, "target"))
		json_object_set(row, "target",
				json_object_get(finding, "target"));
	afi_csv_row(render, visit_columns, row);
	json_decref(row);
}

static void visit_rows(struct afi_render *render, const char *sort,
		       const json_t *list, const json_t *finding)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		visit_row(render, sort, json_array_get(list, i), finding);
}

static void visit_measures(struct afi_render *render, const json_t *page)
{
	const json_t *list = afi_in(page, "measures");

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *points = afi_in(json_array_get(list, i),
					      "points");

		for (size_t j = 0; j < json_array_size(points); j++) {
			json_t *row = json_copy(json_array_get(points, j));

			json_object_set(row, "title",
					json_object_get(row, "name"));
			visit_row(render, "measure", row, page);
			json_decref(row);
		}
	}
}

static void visit_files(struct afi_render *render, const json_t *page)
{
	const json_t *list = afi_in(page, "files");

	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *row = json_copy(json_array_get(list, i));

		json_object_set(row, "title", json_object_get(row, "name"));
		visit_row(render, "evidence", row, page);
		json_decref(row);
	}
}

/* When something is due stands in its own row. */
static void visit_events(struct afi_render *render, const json_t *page)
{
	const json_t *list = afi_in(page, "timeline");

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *row = json_array_get(list, i);

		if (afi_in_text(row, "id"))
			visit_row(render, "event", row, page);
	}
}

static void visit_page(struct afi_render *render, const char *sort,
		       const json_t *page)
{
	visit_row(render, sort, page, page);
	visit_rows(render, "response", afi_in(page, "responses"), page);
	visit_rows(render, "action", afi_in(afi_in(page, "actions"), "items"),
		   page);
	visit_measures(render, page);
	visit_files(render, page);
	visit_events(render, page);
}

static void visit_head(struct afi_render *render, const json_t *members,
		       const char *list)
{
	const json_t *report = afi_in(members, "report");

	(void)list;
	afi_csv_head(render, visit_columns);
	if (report)
		visit_page(render, "report", report);
}

static void visit_item(struct afi_render *render, const json_t *item)
{
	visit_page(render, "finding", item);
}

const struct afi_form afi_form_visit_csv = { visit_head, visit_item, NULL };

/* ---- a lineage: a line to each finding of a story and to each figure ----- */

static const struct afi_column lineage_columns[] = {
	{ "Story", "heading" }, { "Theme", "theme" }, { "Target", "target" },
	{ "Title", "title" }, { "Inspection", "inspection" },
	{ "Cycle", "cycle" }, { "Published", "published" },
	{ "Question", "question_name" }, { "Grade", "grade_name" },
	{ "Status", "status" }, { "Outcome", "outcome_name" },
	{ "RAG", "rag" }, { "Measure", "name" }, { "Value", "value" },
	{ "Goal", "goal" }, { "Period", "period" }, { "Noted", "happened" },
	{ NULL, NULL }
};

static void lineage_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, lineage_columns);
}

/* A finding with its state, or a figure of it. */
static void lineage_rows(struct afi_render *render, const json_t *item,
			 const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *row = json_copy(json_array_get(list, i));

		json_object_set(row, "heading",
				json_object_get(item, "heading"));
		json_object_set(row, "theme", json_object_get(item, "theme"));
		afi_csv_row(render, lineage_columns, row);
		json_decref(row);
	}
}

static void lineage_item(struct afi_render *render, const json_t *item)
{
	const json_t *courses = afi_in(item, "courses");

	lineage_rows(render, item, afi_in(item, "findings"));
	for (size_t i = 0; i < json_array_size(courses); i++)
		lineage_rows(render, item, afi_in(json_array_get(courses, i),
						  "points"));
}

const struct afi_form afi_form_lineage_csv = {
	lineage_head, lineage_item, NULL,
};

/* ---- responses: a line to each, and to each finding without one ---------- */

static const struct afi_column responses_columns[] = {
	{ "Inspection", "inspection.target" },
	{ "Title", "inspection.title" },
	{ "Published", "inspection.published" },
	{ "Address", "inspection.address" },
	{ "Clock", "inspection.clock.state" },
	{ "Clock in words", "inspection.clock.words" },
	{ "Comments published", "inspection.clock.published" },
	{ "Comments at", "inspection.publications.0.fields.address" },
	{ "Target", "target" }, { "Finding", "title" },
	{ "Party", "response.party_name" },
	{ "Part", "response.fields.part" },
	{ "Position", "response.fields.position" },
	{ "Happened", "response.happened" },
	{ "Recorded", "response.said" }, { "Text", "response.text" },
	{ NULL, NULL }
};

static void responses_head(struct afi_render *render, const json_t *members,
			   const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, responses_columns);
}

static void responses_of(struct afi_render *render, const json_t *item,
			 const json_t *of, const json_t *title)
{
	const json_t *list = afi_in(of, "responses");
	const size_t n = json_array_size(list);
	json_t *row = json_object();

	json_object_set(row, "inspection", (json_t *)item);
	json_object_set(row, "target", json_object_get(of, "target"));
	json_object_set(row, "title", (json_t *)title);
	for (size_t i = 0; i < (n ? n : 1); i++) {
		json_object_set_new(row, "response", n ? json_incref(
				    json_array_get(list, i)) : json_null());
		afi_csv_row(render, responses_columns, row);
	}
	json_decref(row);
}

static void responses_item(struct afi_render *render, const json_t *item)
{
	const json_t *findings = afi_in(item, "findings");

	responses_of(render, item, item, NULL);
	for (size_t i = 0; i < json_array_size(findings); i++) {
		const json_t *one = json_array_get(findings, i);

		responses_of(render, item, one, json_object_get(one, "title"));
	}
}

const struct afi_form afi_form_responses_csv = {
	responses_head, responses_item, NULL,
};
