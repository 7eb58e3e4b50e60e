/*
 * An export as CSV: what can be imported again, and beside it how what a row
 * opens stands, which an import passes over.
 */
#include "propose_own.h"
#include "render_parts.h"

static const struct afi_column columns[] = {
	{ OWN_WHAT, "what" }, { OWN_TARGET, "target" },
	{ OWN_KIND, "kind_name" }, { OWN_TITLE, "title" },
	{ OWN_TEXT, "text" }, { OWN_OWNER, "owner" }, { OWN_BOARD, "board" },
	{ OWN_PRIORITY, "priority" }, { OWN_THEME, "themes" },
	{ OWN_DUE, "due" }, { OWN_HAPPENED, "happened" },
	{ OWN_PARTY, "party" }, { OWN_SOURCE, "source" },
	{ OWN_DETAILS, "details" }, { OWN_STATUS, "status" },
	{ OWN_ID, "id" },

	{ "Body", "standing.report.body_name" },
	{ "Report", "standing.report.title" },
	{ "Edition", "standing.edition" },
	{ "Published", "standing.report.published" },
	{ "Issued", "standing.issued" },
	{ "Number", "standing.number" }, { "Under", "standing.under" },
	{ "Wording", "standing.wording" },
	{ "Themes now", "standing.themes" },
	{ "Priority now", "standing.priority" },
	{ "Owner now", "standing.owner" },
	{ "Action owners", "standing.action_owners" },
	{ "Board now", "standing.board" },
	{ "Target date", "standing.due" },
	{ "Target date in words", "standing.due.words" },
	{ "Date of", "standing.due_of" },
	{ "Former dates", "standing.former_dates" },
	{ "Outcome", "standing.outcome_name" }, { "RAG", "standing.rag" },
	{ "Marks", "standing.marks" },
	{ "Last update on", "standing.last_update.happened" },
	{ "Last update by", "standing.last_update.said" },
	{ "Last update", "standing.last_update.text" },
	{ "Evidence", "standing.evidence" },
	{ "Sent for sign-off", "standing.submitted.happened" },
	{ "Sent to", "standing.submitted.to_name" },
	{ "Closed", "standing.closed.happened" },
	{ "Signed off by", "standing.closed.said" },
	{ "On the authority of", "standing.closed.authority" },
	{ "Reason for closing", "standing.closed.text" },
	{ "Times reopened", "standing.reopened" },
	{ "Last reopened", "standing.reopening.happened" },
	{ "Superseded by", "standing.superseded_by" },
	{ "Counted", "standing.counted" }, { NULL, NULL }
};

static void export_head(struct afi_render *render, const json_t *members,
			const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, columns);
}

static void export_item(struct afi_render *render, const json_t *item)
{
	afi_csv_row(render, columns, item);
}

const struct afi_form afi_form_export_csv = { export_head, export_item, NULL };
