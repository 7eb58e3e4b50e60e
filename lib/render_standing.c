/* How a thing stands, on its page as text: one row each. */
#include <string.h>

#include "render_parts.h"

static void show_status(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *marks = afi_in(view, "marks");
	const char *status = afi_in_text(view, "status");
	const char *outcome = afi_in_text(view, "outcome_name");
	size_t start = render->buf.len;

	if (status)
		afi_str_adds(text, status);
	if (outcome)
		afi_str_addf(text, "%s%s", status ? ": " : "", outcome);
	if (json_array_size(marks)) {
		afi_str_adds(text, "; ");
		afi_add_list(text, marks, "; ");
	}
	afi_set_row(render, "  Status", text, AFI_LABEL);
	afi_paint_marks(render, start, marks);
	start = render->buf.len;
	afi_set_value(render, "  RAG", view, "rag");
	afi_paint_rag(render, start, NULL);
}

/* The cause of concern that a recommendation stands under. */
static void show_cause(struct afi_render *render, const json_t *view,
		       struct afi_str *text)
{
	const json_t *cause = afi_in(view, "cause");

	if (!cause)
		return;
	afi_str_adds(text, afi_in_text(cause, "target"));
	if (afi_in_true(cause, "there"))
		afi_str_addf(text, ": %s (%s)", afi_in_text(cause, "title"),
			     afi_in_text(cause, "status"));
	afi_set_row(render, "  Under", text, AFI_LABEL);
}

static void show_reopened(struct afi_render *render, const json_t *view,
			  struct afi_str *text)
{
	const json_t *reopened = afi_in(view, "reopened");

	if (!reopened)
		return;
	afi_str_addf(text, "%s, by ", afi_in_day(reopened, "happened"));
	afi_add_said(text, reopened);
	afi_str_addf(text, ": %s", afi_in_text(reopened, "text"));
	afi_set_row(render, "  Reopened", text, AFI_LABEL);
}

static void show_closed(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *closed = afi_in(view, "closed");
	const char *authority = afi_in_text(afi_in(closed, "fields"),
					    "authority");

	if (!closed)
		return;
	afi_str_addf(text, "%s, by ", afi_in_day(closed, "happened"));
	afi_add_said(text, closed);
	if (authority)
		afi_str_addf(text, ", on the authority of %s", authority);
	afi_str_addf(text, ": %s", afi_in_text(closed, "text"));
	afi_set_row(render, "  Closed", text, AFI_LABEL);
}

/* What once held, until when, and why it changed. */
static void show_former(struct afi_render *render, const json_t *former,
			size_t indent, struct afi_str *text)
{
	const json_t *replaced = afi_in(former, "replaced");
	const char *owner = afi_in_text(former, "owner");
	const char *why = afi_in_text(replaced, "text");

	afi_str_adds(text, "before: ");
	if (owner)
		afi_str_adds(text, owner);
	else
		afi_add_date(text, former, "date", "");
	afi_str_addf(text, ", until %s", afi_in_day(replaced, "happened"));
	if (afi_in_true(former, "crossed"))
		afi_str_adds(text, ", crossed with another");
	if (why)
		afi_str_addf(text, ": %s", why);
	afi_set(render, text, indent);
}

void afi_show_formers(struct afi_render *render, const json_t *formers,
		      size_t indent, struct afi_str *text)
{
	for (size_t i = 0; i < json_array_size(formers); i++)
		show_former(render, json_array_get(formers, i), indent, text);
}

static void show_due(struct afi_render *render, const json_t *view,
		     struct afi_str *text)
{
	const char *of = afi_in_text(view, "due_of");
	const long long late = afi_in_count(view, "late_days");

	afi_add_date(text, view, "due", "no date");
	if (of && !strcmp(of, "actions"))
		afi_str_adds(text, ", the latest of its actions");
	if (late) {
		afi_str_adds(text, ", ");
		afi_add_count(text, late, "day late", "days late");
	}
	afi_set_row(render, "  Due", text, AFI_LABEL);
	afi_show_formers(render, afi_in(view, "former_dates"), AFI_LABEL,
			 text);
}

/* ---- what the parties think ---------------------------------------------- */

/* "agrees, 28 January 2025", and who recorded it if it was not the party. */
static void add_position(struct afi_str *out, const json_t *entry)
{
	const char *said = afi_in_text(entry, "said");
	const size_t party = strlen(afi_in_text(entry, "party_name"));

	afi_add_position(out, afi_in_text(entry, "party"),
			 afi_in_text(afi_in(entry, "fields"), "position"));
	afi_str_addf(out, ", %s", afi_in_day(entry, "happened"));
	if (afi_in_true(entry, "recorded_for"))
		afi_str_adds(out, said + party);
}

static void show_position(struct afi_render *render, const char *label,
			  const json_t *view, const json_t *progress,
			  struct afi_str *text)
{
	if (view)
		add_position(text, view);
	if (view && progress)
		afi_str_adds(text, "; ");
	if (progress) {
		afi_str_adds(text, "on progress: ");
		add_position(text, progress);
	}
	afi_set_row(render, label, text, AFI_LABEL);
}

static void show_positions(struct afi_render *render, const json_t *view,
			   struct afi_str *text)
{
	const json_t *positions = afi_in(view, "positions");
	const json_t *body = afi_in(positions, "body_progress");
	struct afi_str label = AFI_STR_INIT;

	show_position(render, "  Force", afi_in(positions, "force"), NULL,
		      text);
	show_position(render, "  PCC", afi_in(positions, "pcc"),
		      afi_in(positions, "pcc_progress"), text);
	if (body) {
		afi_str_addf(&label, "  %.*s", AFI_LABEL - 3,
			     afi_in_text(body, "party_name"));
		show_position(render, label.s, NULL, body, text);
	}
	afi_str_clear(&label);
}

static void add_claim(struct afi_str *out, const json_t *entry)
{
	afi_str_adds(out, "to ");
	afi_add_party(out, afi_in_text(afi_in(entry, "fields"), "to"));
	afi_str_addf(out, ", %s", afi_in_day(entry, "happened"));
}

static void show_claims(struct afi_render *render, const json_t *view,
			struct afi_str *text)
{
	const json_t *submitted = afi_in(view, "submitted");
	const json_t *also = afi_in(view, "also_submitted");
	const json_t *returned = afi_in(view, "returned");
	const char *why = afi_in_text(returned, "text");

	if (submitted)
		add_claim(text, submitted);
	if (also) {
		afi_str_adds(text, "; ");
		add_claim(text, also);
	}
	afi_set_row(render, "  Submitted", text, AFI_LABEL);
	if (!returned)
		return;
	afi_str_addf(text, "%s, by ", afi_in_day(returned, "happened"));
	afi_add_said(text, returned);
	if (why)
		afi_str_addf(text, ": %s", why);
	afi_set_row(render, "  Returned", text, AFI_LABEL);
}

/* ---- since when ---------------------------------------------------------- */

static void show_silence(struct afi_render *render, const json_t *view,
			 struct afi_str *text)
{
	const json_t *silence = afi_in(view, "silence");
	const bool progress = afi_in_true(silence, "progress");
	const long long days = afi_in_count(silence, "days");
	const long long again = afi_in_count(silence, "no_change");

	if (!silence)
		return;
	if (days) {
		afi_str_adds(text, "no progress for ");
		afi_add_count(text, days, "day", "days");
		afi_str_addf(text, ", since %s%s", progress ? "" :
			     "it was opened on ",
			     afi_in_day(silence, "since"));
	} else {
		afi_str_adds(text, progress ? "progress today" :
			     "opened today");
	}
	if (again == 1)
		afi_str_adds(text, "; once \"no change\"");
	else if (again == 2)
		afi_str_adds(text, "; twice \"no change\"");
	else if (again)
		afi_str_addf(text, "; %lld times \"no change\"", again);
	afi_set_row(render, "  Silence", text, AFI_LABEL);
}

static void show_age(struct afi_render *render, const json_t *view,
		     struct afi_str *text)
{
	afi_add_count(text, afi_in_count(view, "age_days"), "day", "days");
	if (afi_in(view, "closed"))
		afi_str_adds(text, " when it was closed");
	afi_set_row(render, "  Age", text, AFI_LABEL);
}

void afi_show_standing(struct afi_render *render, const json_t *view,
		       struct afi_str *text)
{
	show_cause(render, view, text);
	show_status(render, view, text);
	if (afi_in_true(view, "crossed"))
		afi_str_adds(text, "one closed it and one reopened it, and "
			     "neither knew of the other; it counts as open "
			     "until somebody who knows both decides again");
	afi_set_row(render, "  Crossed", text, AFI_LABEL);
	show_reopened(render, view, text);
	show_closed(render, view, text);
	show_claims(render, view, text);
	show_positions(render, view, text);
	show_due(render, view, text);
	afi_set_value(render, "  Owner", view, "owner");
	afi_show_formers(render, afi_in(view, "former_owners"), AFI_LABEL,
			 text);
	afi_set_value(render, "  Board", view, "board");
	afi_set_value(render, "  Priority", view, "priority");
	afi_add_list(text, afi_in(view, "themes"), "; ");
	afi_set_row(render, "  Themes", text, AFI_LABEL);
	if (afi_in_text(view, "question"))
		afi_add_plain(text, afi_in_text(view, "question"));
	afi_set_row(render, "  Question", text, AFI_LABEL);
	show_silence(render, view, text);
	show_age(render, view, text);
}
