/* One row of a tracker as proposals. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"
#include "propose_tracker.h"
#include "str.h"
#include "vec.h"

/* ---- a finding ----------------------------------------------------------- */

static const char *kind_of(const struct afi_tracker *t,
			   const struct afi_tracked *finding)
{
	if (finding->numbered && finding->ref.kind)
		return finding->ref.kind;
	return finding->kind ? finding->kind : t->kind;
}

static void judge_opening(struct afi_tracker *t, struct afi_proposal *proposal,
			  const struct afi_tracked *finding)
{
	if (!kind_of(t, finding))
		afi_proposal_judge(t->rows->out, proposal, AFI_UNSURE,
				   "nothing says what kind it is; taken for "
				   "an area for improvement");
	else if (!finding->numbered)
		afi_proposal_judge(t->rows->out, proposal, AFI_LIKELY, "a row "
				   "with a title and no number");
	else if (*finding->name)
		afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "a row "
				   "with the reference '%.60s'",
				   finding->name);
	else
		afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "a row "
				   "whose title begins with its number");
}

/* A reference that has no column of its own stands before the words. */
static void put_words(struct afi_tracker *t, struct afi_proposal *proposal)
{
	const char *title = afi_tracker_cell(t, AFI_MEANS_TITLE);
	const char *text = afi_tracker_cell(t, AFI_MEANS_TEXT);
	size_t at = afi_tracker_column(t, AFI_MEANS_TITLE);
	struct afi_ref ref;

	if (!*title) {
		title = text;
		text = "";
		at = afi_tracker_column(t, AFI_MEANS_TEXT);
	}
	if (!*afi_tracker_cell(t, AFI_MEANS_FINDING))
		title = afi_ref_before(&ref, title);
	if (!*text) {
		afi_rows_put_title(t->rows, proposal, title, at);
		return;
	}
	afi_rows_put(t->rows, proposal, "title", title, true, at);
	afi_rows_put(t->rows, proposal, "text", text, false,
		     afi_tracker_column(t, AFI_MEANS_TEXT));
}

static void put_issued(struct afi_tracker *t, struct afi_proposal *proposal)
{
	const char *text = afi_tracker_cell(t, AFI_MEANS_ISSUED);
	struct afi_str day = AFI_STR_INIT;
	int issued;

	if (t->rows->out->published == AFI_NO_DAY &&
	    afi_rows_day(t->rows, &issued, text,
			 afi_tracker_column(t, AFI_MEANS_ISSUED))) {
		afi_day_iso(&day, issued);
		afi_draft_add(&proposal->draft, "issued", day.s);
	}
	afi_str_clear(&day);
}

/* Open @finding with what the row in hand says of it. */
void afi_tracker_open(struct afi_tracker *t, struct afi_tracked *finding)
{
	const char *kind = kind_of(t, finding);
	struct afi_proposal *proposal = afi_rows_add(t->rows, "opened",
						     "hmicfrs",
						     &finding->subject);

	afi_draft_add(&proposal->draft, "kind", kind ? kind : "afi");
	if (finding->numbered)
		afi_draft_number(&proposal->draft, "number",
				 finding->ref.number);
	if (finding->numbered && finding->ref.under)
		afi_draft_number(&proposal->draft, "under",
				 finding->ref.under);
	put_words(t, proposal);
	put_issued(t, proposal);
	judge_opening(t, proposal, finding);
	if (afi_proposal_get(proposal, "title")) {
		finding->subject.of = afi_proposal_place(t->rows->out,
							 proposal);
		return;
	}
	afi_rows_drop(t->rows);
	finding->subject.of = AFI_NO_PROPOSAL;
	finding->subject.names = finding->name;
}

/* Add each theme of a cell such as "Victims; Supervision". */
static void put_themes(struct afi_tracker *t, struct afi_proposal *proposal)
{
	const char *text = afi_tracker_cell(t, AFI_MEANS_THEME);
	struct { const char **v; size_t n, size; } themes = { 0 };
	size_t n;

	for (; *text; text += n + (text[n] != '\0')) {
		text += strspn(text, " ");
		n = strcspn(text, ";\n");
		if (n && n < AFI_LINE_MAX)
			*afi_vec_push(&themes) = afi_arena_copy(
				&t->rows->out->arena, text, n);
	}
	if (themes.n)
		afi_draft_list(&proposal->draft, "theme", themes.v, themes.n);
	free(themes.v);
}

static void put_line(struct afi_tracker *t, struct afi_proposal *proposal,
		     const char *key, enum afi_meaning meaning)
{
	const char *text = afi_tracker_cell(t, meaning);

	if (!afi_cell_is_none(text))
		afi_rows_put(t->rows, proposal, key, text, true,
			     afi_tracker_column(t, meaning));
}

/* ---- dates --------------------------------------------------------------- */

static void read_due(struct afi_tracker *t, struct afi_said *said)
{
	const char *text = afi_tracker_cell(t, AFI_MEANS_DUE);
	const char *both = afi_tracker_cell(t, AFI_MEANS_DUE_OWNER);
	struct afi_due_owner parts;
	struct afi_cell_status status;

	afi_cell_status(&status, text, t->rows->today);
	if (status.outcome) {	/* "Completed" instead of a date */
		said->outcome = status.outcome;
		said->by_force = status.by_force;
		said->closed = status.day;
	} else {
		afi_rows_date(t->rows, &said->due, text,
			      afi_tracker_column(t, AFI_MEANS_DUE));
	}
	afi_rows_date(t->rows, &said->first_due,
		      afi_tracker_cell(t, AFI_MEANS_FIRST_DUE),
		      afi_tracker_column(t, AFI_MEANS_FIRST_DUE));
	if (!*both)
		return;
	afi_due_owner_read(&parts, &t->rows->out->arena, both,
			   t->rows->today);
	if (said->due.day == AFI_NO_DAY)
		said->due = parts.due;
	if (parts.owner)
		said->owner = parts.owner;
	if (parts.done) {
		said->outcome = "complete";
		said->by_force = true;
	}
}

static void read_closing(struct afi_tracker *t, struct afi_said *said)
{
	const char *text = afi_tracker_cell(t, AFI_MEANS_STATUS);
	const char *closed = afi_tracker_cell(t, AFI_MEANS_CLOSED);
	struct afi_cell_status status;
	int day;

	afi_cell_status(&status, text, t->rows->today);
	if (status.outcome) {
		said->outcome = status.outcome;
		said->by_force = status.by_force;
		said->closed = status.day;
	}
	if (!afi_rows_day(t->rows, &day, closed,
			  afi_tracker_column(t, AFI_MEANS_CLOSED)))
		return;
	if (!said->outcome && *text) {
		afi_rows_mind(t->rows, afi_tracker_column(t, AFI_MEANS_CLOSED),
			      "it has a day on which it closed, but its status "
			      "is '%.60s'; it is not closed.", text);
		return;
	}
	if (!said->outcome)
		said->outcome = "complete";
	said->closed = day;
}

void afi_tracker_said(struct afi_tracker *t, struct afi_said *said)
{
	const char *owner = afi_tracker_cell(t, AFI_MEANS_OWNER);
	const char *action_owner = afi_tracker_cell(t, AFI_MEANS_ACTION_OWNER);

	*said = (struct afi_said){ .due = AFI_DATE_INIT,
			       .first_due = AFI_DATE_INIT,
			       .closed = AFI_NO_DAY };
	if (!afi_cell_is_none(owner))
		said->owner = owner;
	if (!afi_cell_is_none(action_owner))
		said->action_owner = action_owner;
	read_due(t, said);
	read_closing(t, said);
}

/* A date that was put off is the first one, and then the one that holds. */
static bool was_put_off(const struct afi_said *said)
{
	return said->first_due.day != AFI_NO_DAY &&
	       said->due.day != AFI_NO_DAY &&
	       said->first_due.day != said->due.day;
}

static const struct afi_date *date_before(const struct afi_said *said)
{
	return was_put_off(said) || said->due.day == AFI_NO_DAY ?
	       &said->first_due : &said->due;
}

static void put_off(struct afi_tracker *t, const struct afi_said *said,
		    const struct afi_row_subject *subject)
{
	struct afi_proposal *proposal;

	if (!was_put_off(said))
		return;
	proposal = afi_rows_add(t->rows, "assign", "force", subject);
	afi_rows_put_due(proposal, &said->due);
	afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "the date that "
			   "holds, after the first one");
}

/* Board, priority and themes are told with the first row of a finding. */
static void put_rest(struct afi_tracker *t, struct afi_proposal *proposal)
{
	put_line(t, proposal, "board", AFI_MEANS_BOARD);
	put_line(t, proposal, "priority", AFI_MEANS_PRIORITY);
	put_themes(t, proposal);
}

void afi_tracker_assign(struct afi_tracker *t, struct afi_tracked *finding,
			const struct afi_said *said, bool has_action)
{
	const size_t at = afi_tracker_column(t, AFI_MEANS_OWNER) !=
			  AFI_NO_COLUMN ?
			  afi_tracker_column(t, AFI_MEANS_OWNER) :
			  afi_tracker_column(t, AFI_MEANS_DUE_OWNER);
	struct afi_proposal *proposal = afi_rows_add(t->rows, "assign",
						     "force",
						     &finding->subject);
	const bool its_own = !has_action || said->action_owner;
	const struct afi_date *due = date_before(said);
	const bool dated = !has_action && due->day != AFI_NO_DAY &&
			   said->due.day != finding->due;

	if (said->owner && !finding->assigned &&
	    (its_own || !finding->owners_differ))
		afi_rows_put(t->rows, proposal, "owner", said->owner, true, at);
	if (!finding->assigned)
		put_rest(t, proposal);
	finding->assigned = true;
	if (dated) {
		afi_rows_put_due(proposal, due);
		finding->due = said->due.day;
	}
	if (!proposal->draft.n)
		afi_rows_drop(t->rows);
	else if (dated)
		put_off(t, said, &finding->subject);
}

/* ---- actions and what was done ------------------------------------------- */

static void open_action(struct afi_tracker *t,
			const struct afi_row_subject *finding,
			const struct afi_said *said)
{
	const size_t at = afi_tracker_column(t, AFI_MEANS_ACTION);
	const char *owner = said->action_owner ? said->action_owner :
			    said->owner;
	struct afi_proposal *proposal = afi_rows_add(t->rows, "action",
						     "force", finding);

	afi_rows_put_title(t->rows, proposal,
			   afi_tracker_cell(t, AFI_MEANS_ACTION), at);
	if (owner)
		afi_rows_put(t->rows, proposal, "owner", owner, true,
			     afi_tracker_column(t, said->action_owner ?
						AFI_MEANS_ACTION_OWNER :
						AFI_MEANS_OWNER));
	if (date_before(said)->day != AFI_NO_DAY)
		afi_rows_put_due(proposal, date_before(said));
}

struct afi_row_subject afi_tracker_action(struct afi_tracker *t,
					  size_t finding,
					  const struct afi_said *said)
{
	const char *text = afi_tracker_cell(t, AFI_MEANS_ACTION);
	struct afi_row_subject subject = { AFI_NO_PROPOSAL, NULL };
	struct afi_str key = AFI_STR_INIT;
	size_t number;

	afi_str_addf(&key, "%zu\x1f%s", finding, text);
	number = afi_keys_add(&t->action_keys, key.s);
	afi_str_clear(&key);
	if (number < t->actions.n)
		return t->actions.v[number];
	subject.of = t->rows->out->n;
	open_action(t, &t->findings.v[finding].subject, said);
	put_off(t, said, &subject);
	*afi_vec_push(&t->actions) = subject;
	return subject;
}

static void add_update(struct afi_tracker *t, const struct afi_note *note,
		       int otherwise, const struct afi_row_subject *subject)
{
	struct afi_proposal *proposal = afi_rows_add(t->rows, "update", "force",
						     subject);

	proposal->happened = note->day != AFI_NO_DAY ? note->day : otherwise;
	if (!afi_rows_put(t->rows, proposal, "text", note->text, false,
			  afi_tracker_column(t, AFI_MEANS_UPDATE)))
		afi_rows_drop(t->rows);
	else if (note->month)
		afi_proposal_judge(t->rows->out, proposal, AFI_LIKELY, "its "
				   "day is the last of the month that it "
				   "names");
	else if (note->day != AFI_NO_DAY)
		afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "it "
				   "begins with its day");
}

void afi_tracker_updates(struct afi_tracker *t,
			const struct afi_row_subject *subject)
{
	struct afi_notes notes = { 0 };
	int day;

	afi_rows_day(t->rows, &day, afi_tracker_cell(t, AFI_MEANS_UPDATED),
		     afi_tracker_column(t, AFI_MEANS_UPDATED));
	afi_notes_read(&notes, &t->rows->out->arena,
		       afi_tracker_cell(t, AFI_MEANS_UPDATE), t->rows->today);
	for (size_t i = 0; i < notes.n; i++)
		if (!afi_cell_is_none(notes.v[i].text))
			add_update(t, &notes.v[i], day, subject);
	free(notes.v);
	if (!afi_cell_is_none(afi_tracker_cell(t, AFI_MEANS_EVIDENCE)))
		afi_rows_evidence(t->rows,
				  afi_tracker_cell(t, AFI_MEANS_EVIDENCE),
				  afi_tracker_column(t, AFI_MEANS_EVIDENCE),
				  subject);
}

void afi_tracker_close(struct afi_tracker *t, const struct afi_said *said,
		     const struct afi_row_subject *subject, bool action)
{
	struct afi_proposal *proposal = afi_rows_add(t->rows, "close", action ?
						     "force" : "hmicfrs",
						     subject);
	const char *status = afi_tracker_cell(t, AFI_MEANS_STATUS);
	struct afi_str text = AFI_STR_INIT;

	if (*status)
		afi_str_addf(&text, "Status in the tracker: %s", status);
	else
		afi_str_adds(&text, "Closed, says the tracker.");
	proposal->happened = said->closed;
	afi_draft_add(&proposal->draft, "outcome", said->outcome);
	if (!action)
		afi_draft_add(&proposal->draft, "authority",
			      "the tracker's word");
	if (!afi_rows_put(t->rows, proposal, "text", text.s, false,
			  afi_tracker_column(t, AFI_MEANS_STATUS)))
		afi_rows_drop(t->rows);
	else if (action)
		afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "its "
				   "status says that it is done");
	else
		afi_proposal_judge(t->rows->out, proposal, said->by_force ?
				   AFI_UNSURE : AFI_LIKELY, said->by_force ?
				   "done may be the force's own word; only the "
				   "inspectorate closes a finding" :
				   "its status says that it is closed");
	afi_str_clear(&text);
}

