/*
 * A tracker: somebody's own sheet, with a map of what its columns mean.
 *
 * A finding is known by its reference, else by its title; rows that name it
 * again, or none, are about it too.  Where a row has an action, its date, its
 * progress and its status are the action's, and so is its owner; an owner who
 * stands in all rows of a finding is also the finding's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keys.h"
#include "propose_cells.h"
#include "propose_impl.h"
#include "propose_rows.h"
#include "str.h"
#include "text.h"
#include "vec.h"

#define NO_ROW SIZE_MAX

/* A finding, from all the rows that are about it. */
struct finding {
	struct afi_ref ref;
	bool numbered;			/* ref holds */
	const char *kind;		/* of its type column, or NULL */
	const char *force, *report;	/* "" if none */
	const char *name;		/* its reference as it stands, or "" */
	size_t titled;			/* the row with its title; NO_ROW: none
					   has one */
	const char *owner;		/* the first that stands in a row */
	bool owners_differ;
	bool begun;			/* its proposals are there */
	struct afi_row_subject subject;
};

/* An action of a finding. */
struct action {
	struct afi_row_subject subject;
};

struct tracker {
	struct afi_rows *rows;
	const struct afi_sheet_map *map;
	const char *kind;		/* that the header names, or NULL */
	struct afi_keys finding_keys, action_keys, report_keys, force_keys;
	struct { struct finding *v; size_t n, size; } findings;
	struct { struct action *v; size_t n, size; } actions;
	struct { size_t *v; size_t n, size; } reports;	/* what opens them */
	size_t *finding_of;		/* by row; AFI_NO_KEY: left out */
};

static const char *cell(const struct tracker *t, enum afi_meaning meaning)
{
	return afi_sheet_map_cell(t->map, t->rows->row, meaning);
}

static size_t column(const struct tracker *t, enum afi_meaning meaning)
{
	return t->map->column[meaning];
}

/* ---- which rows are about what ------------------------------------------- */

/* What a row says of its finding, before it is known which it is. */
struct named {
	struct afi_ref ref;
	bool numbered;
	const char *kind, *name, *title;
};

/* False if the row is to be left out. */
static bool read_named(struct tracker *t, struct named *out)
{
	const char *kind = cell(t, AFI_MEANS_KIND);

	*out = (struct named){ .name = cell(t, AFI_MEANS_FINDING),
			       .title = cell(t, AFI_MEANS_TITLE) };
	if (!*out->title)
		out->title = cell(t, AFI_MEANS_TEXT);
	out->numbered = *out->name && afi_ref_read(&out->ref, out->name);
	if (*kind) {
		out->kind = afi_kind_read(kind);
		if (!out->kind && !(out->numbered && out->ref.kind)) {
			afi_rows_mind(t->rows, column(t, AFI_MEANS_KIND),
				      "'%.60s' is no kind of finding; the row "
				      "is left out.", kind);
			return false;
		}
		if (!out->kind)
			afi_rows_mind(t->rows, column(t, AFI_MEANS_KIND),
				      "'%.60s' is no kind of finding; the cell "
				      "is left out.", kind);
	}
	/* Where only a number could stand, a broken one would become another
	   finding. */
	if (*out->name && !out->numbered)
		afi_rows_mind(t->rows, column(t, AFI_MEANS_FINDING), "'%.60s' "
			      "has no number of a finding; it is known by %s.",
			      out->name, *out->title ? "its title" : "that");
	return true;
}

/* What makes it this finding and no other. */
static void add_key(struct tracker *t, struct afi_str *key,
		    const struct named *named)
{
	const char *kind = named->ref.kind ? named->ref.kind : named->kind;

	afi_str_addf(key, "%s\x1f%s\x1f", cell(t, AFI_MEANS_FORCE),
		     cell(t, AFI_MEANS_REPORT));
	if (named->numbered)
		afi_str_addf(key, "%s\x1f%d\x1f%d", kind ? kind : "",
			     named->ref.under, named->ref.number);
	else
		afi_str_addf(key, "\x1f%s", *named->name ? named->name :
			     named->title);
}

static void note_owner(struct finding *finding, const char *owner)
{
	if (!*owner)
		return;
	if (!finding->owner)
		finding->owner = owner;
	else if (!afi_text_same(finding->owner, owner))
		finding->owners_differ = true;
}

/* Find which finding the row in hand is about; AFI_NO_KEY to leave it out. */
static size_t find_finding(struct tracker *t, size_t row, size_t above)
{
	struct afi_str key = AFI_STR_INIT;
	struct named named;
	struct finding *finding;
	size_t number = above;

	if (!afi_rows_usable(t->rows) || !read_named(t, &named))
		return AFI_NO_KEY;
	if (*named.name || *named.title) {
		add_key(t, &key, &named);
		number = afi_keys_add(&t->finding_keys, key.s);
		afi_str_clear(&key);
	} else if (above == AFI_NO_KEY) {
		afi_rows_mind(t->rows, AFI_NO_COLUMN, "Nothing says which "
			      "finding this row is about; it is left out.");
		return AFI_NO_KEY;
	}
	if (number == t->findings.n)
		*afi_vec_push(&t->findings) = (struct finding){
			.ref = named.ref, .numbered = named.numbered,
			.force = cell(t, AFI_MEANS_FORCE), .name = named.name,
			.report = cell(t, AFI_MEANS_REPORT), .titled = NO_ROW,
		};
	finding = &t->findings.v[number];
	if (!finding->kind)
		finding->kind = named.kind;
	if (finding->titled == NO_ROW && *named.title)
		finding->titled = row;
	note_owner(finding, cell(t, AFI_MEANS_OWNER));
	return number;
}

static void find_findings(struct tracker *t)
{
	const struct afi_sheet *sheet = t->rows->sheet;
	size_t above = AFI_NO_KEY;

	t->finding_of = afi_xcalloc(sheet->n + 1, sizeof(*t->finding_of));
	for (size_t i = 0; i < sheet->n; i++) {
		t->rows->row = &sheet->v[i];
		t->finding_of[i] = find_finding(t, i, above);
		if (t->finding_of[i] != AFI_NO_KEY)
			above = t->finding_of[i];
	}
}

/* ---- inspections --------------------------------------------------------- */

/* Append the target of @finding's inspection, as far as the sheet names it. */
static void add_place(struct afi_str *out, const struct finding *finding)
{
	afi_text_slug(out, finding->force);
	if (out->len && *finding->report)
		afi_str_addc(out, '/');
	afi_text_slug(out, finding->report);
}

/* The day on which all of a sheet's findings were published, or AFI_NO_DAY. */
static int common_day(struct tracker *t)
{
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY, first = AFI_NO_DAY;
	bool month = false;

	for (size_t i = 0; i < t->rows->sheet->n; i++) {
		const char *text;

		t->rows->row = &t->rows->sheet->v[i];
		if (t->finding_of[i] == AFI_NO_KEY)
			continue;
		text = cell(t, AFI_MEANS_ISSUED);
		if (!*text)
			continue;
		if (afi_past_day(&day, &month, text, t->rows->today,
				 &ignored) || month ||
		    (first != AFI_NO_DAY && day != first))
			return AFI_NO_DAY;
		first = day;
	}
	return first;
}

/* Open each inspection that the sheet names, if these are several. */
static void open_reports(struct tracker *t)
{
	struct afi_str place = AFI_STR_INIT, key = AFI_STR_INIT;

	for (size_t i = 0; i < t->findings.n; i++) {
		struct finding *finding = &t->findings.v[i];
		struct afi_row_subject none = { AFI_NO_PROPOSAL, NULL };
		struct afi_proposal *proposal;
		size_t number;

		afi_str_reset(&key);
		afi_str_addf(&key, "%s\x1f%s", finding->force,
			     finding->report);
		number = afi_keys_add(&t->report_keys, key.s);
		if (number == t->reports.n && *finding->report) {
			afi_str_reset(&place);
			add_place(&place, finding);
			none.names = afi_arena_strdup(&t->rows->out->arena,
						      place.s);
			proposal = afi_rows_add(t->rows, "opened", "hmicfrs",
						&none);
			afi_draft_add(&proposal->draft, "kind", "inspection");
			afi_rows_put_title(t->rows, proposal, finding->report,
					   column(t, AFI_MEANS_REPORT));
			*afi_vec_push(&t->reports) = t->rows->out->n - 1;
		} else if (number == t->reports.n) {
			*afi_vec_push(&t->reports) = AFI_NO_PROPOSAL;
		}
		finding->subject.of = t->reports.v[number];
	}
	afi_str_clear(&place);
	afi_str_clear(&key);
}

static const char *force_name(struct afi_arena *arena, const char *force)
{
	static const char *const ends[] = { " police", " constabulary" };
	size_t len = strlen(force);

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		const size_t n = strlen(ends[i]);

		if (len > n && afi_text_same(force + len - n, ends[i] + 1))
			len -= n;
	}
	return afi_arena_copy(arena, force, len);
}

static void find_reports(struct tracker *t)
{
	struct afi_proposals *out = t->rows->out;
	const char *force = NULL, *report = NULL;
	bool several = false;

	for (size_t i = 0; i < t->findings.n; i++) {
		const struct finding *finding = &t->findings.v[i];

		force = force ? force : finding->force;
		report = report ? report : finding->report;
		several |= !afi_text_same(report, finding->report) &&
			   (*report || *finding->report);
		several |= !afi_text_same(force, finding->force) &&
			   (*force || *finding->force);
		t->findings.v[i].subject.of = AFI_NO_PROPOSAL;
	}
	if (several) {
		t->rows->row = &t->rows->sheet->v[0];
		open_reports(t);
		return;
	}
	if (force && *force)
		out->force = force_name(&out->arena, force);
	if (report && *report && strlen(report) < AFI_LINE_MAX)
		out->short_title = afi_arena_strdup(&out->arena, report);
	out->published = common_day(t);
	if (t->rows->sheet->n)
		afi_propose_inspection(out, "hmicfrs", t->rows->sheet->v[0].line,
				       t->rows->sheet->v[0].line);
}

/* ---- a finding ----------------------------------------------------------- */

static const char *kind_of(const struct tracker *t,
			   const struct finding *finding)
{
	if (finding->numbered && finding->ref.kind)
		return finding->ref.kind;
	return finding->kind ? finding->kind : t->kind;
}

static void judge_opening(struct tracker *t, struct afi_proposal *proposal,
			  const struct finding *finding)
{
	if (!kind_of(t, finding))
		afi_proposal_judge(t->rows->out, proposal, AFI_UNSURE, "nothing "
				   "says what kind it is; taken for an area "
				   "for improvement");
	else if (!finding->numbered)
		afi_proposal_judge(t->rows->out, proposal, AFI_LIKELY, "a row "
				   "with a title and no number");
	else
		afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "a row "
				   "with the reference '%.60s'",
				   finding->name);
}

static void put_words(struct tracker *t, struct afi_proposal *proposal)
{
	const char *title = cell(t, AFI_MEANS_TITLE);
	const char *text = cell(t, AFI_MEANS_TEXT);

	if (!*title) {
		afi_rows_put_title(t->rows, proposal, text,
				   column(t, AFI_MEANS_TEXT));
		return;
	}
	if (!*text) {
		afi_rows_put_title(t->rows, proposal, title,
				   column(t, AFI_MEANS_TITLE));
		return;
	}
	afi_rows_put(t->rows, proposal, "title", title, true,
		     column(t, AFI_MEANS_TITLE));
	afi_rows_put(t->rows, proposal, "text", text, false,
		     column(t, AFI_MEANS_TEXT));
}

static void put_issued(struct tracker *t, struct afi_proposal *proposal)
{
	const char *text = cell(t, AFI_MEANS_ISSUED);
	struct afi_str day = AFI_STR_INIT;
	int issued;

	if (t->rows->out->published == AFI_NO_DAY &&
	    afi_rows_day(t->rows, &issued, text,
			 column(t, AFI_MEANS_ISSUED))) {
		afi_day_iso(&day, issued);
		afi_draft_add(&proposal->draft, "issued", day.s);
	}
	afi_str_clear(&day);
}

/* Open @finding with what the row in hand says of it. */
static void open_finding(struct tracker *t, struct finding *finding)
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
	if (!afi_proposal_get(proposal, "title")) {
		afi_rows_drop(t->rows);
		finding->subject.names = *finding->name ? finding->name : NULL;
		return;
	}
	finding->subject.of = afi_proposal_place(t->rows->out, proposal);
}

/* Add each theme of a cell such as "Victims; Supervision". */
static void put_themes(struct tracker *t, struct afi_proposal *proposal)
{
	const char *text = cell(t, AFI_MEANS_THEME);
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

static void put_line(struct tracker *t, struct afi_proposal *proposal,
		     const char *key, enum afi_meaning meaning)
{
	const char *text = cell(t, meaning);

	if (!afi_cell_is_none(text))
		afi_rows_put(t->rows, proposal, key, text, true,
			     column(t, meaning));
}

/* ---- dates --------------------------------------------------------------- */

/* What the row in hand says of when, by whom, and whether it is done. */
struct said {
	struct afi_date due, first_due;
	const char *owner, *action_owner;	/* or NULL */
	const char *outcome;			/* or NULL: not closed */
	bool by_force;
	int closed;
};

static void read_due(struct tracker *t, struct said *said)
{
	const char *text = cell(t, AFI_MEANS_DUE);
	const char *both = cell(t, AFI_MEANS_DUE_OWNER);
	struct afi_due_owner parts;
	struct afi_cell_status status;

	afi_cell_status(&status, text, t->rows->today);
	if (status.outcome) {	/* "Completed" instead of a date */
		said->outcome = status.outcome;
		said->by_force = status.by_force;
		said->closed = status.day;
	} else {
		afi_rows_date(t->rows, &said->due, text,
			      column(t, AFI_MEANS_DUE));
	}
	afi_rows_date(t->rows, &said->first_due, cell(t, AFI_MEANS_FIRST_DUE),
		      column(t, AFI_MEANS_FIRST_DUE));
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

static void read_closing(struct tracker *t, struct said *said)
{
	const char *text = cell(t, AFI_MEANS_STATUS);
	const char *closed = cell(t, AFI_MEANS_CLOSED);
	struct afi_cell_status status;
	int day;

	afi_cell_status(&status, text, t->rows->today);
	if (status.outcome) {
		said->outcome = status.outcome;
		said->by_force = status.by_force;
		said->closed = status.day;
	}
	if (!afi_rows_day(t->rows, &day, closed, column(t, AFI_MEANS_CLOSED)))
		return;
	if (!said->outcome && *text) {
		afi_rows_mind(t->rows, column(t, AFI_MEANS_CLOSED), "it has a "
			      "day on which it closed, but its status is "
			      "'%.60s'; it is not closed.", text);
		return;
	}
	if (!said->outcome)
		said->outcome = "complete";
	said->closed = day;
}

static void read_said(struct tracker *t, struct said *said)
{
	const char *owner = cell(t, AFI_MEANS_OWNER);
	const char *action_owner = cell(t, AFI_MEANS_ACTION_OWNER);

	*said = (struct said){ .due = AFI_DATE_INIT,
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
static bool was_put_off(const struct said *said)
{
	return said->first_due.day != AFI_NO_DAY &&
	       said->due.day != AFI_NO_DAY &&
	       said->first_due.day != said->due.day;
}

static const struct afi_date *date_before(const struct said *said)
{
	return was_put_off(said) || said->due.day == AFI_NO_DAY ?
	       &said->first_due : &said->due;
}

static void put_off(struct tracker *t, const struct said *said,
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

static void assign(struct tracker *t, const struct finding *finding,
		   const struct said *said, bool has_action)
{
	const size_t at = t->map->column[AFI_MEANS_OWNER] != AFI_NO_COLUMN ?
			  column(t, AFI_MEANS_OWNER) :
			  column(t, AFI_MEANS_DUE_OWNER);
	struct afi_proposal *proposal = afi_rows_add(t->rows, "assign",
						     "force",
						     &finding->subject);
	const bool its_own = !has_action || said->action_owner;

	if (said->owner && (its_own || !finding->owners_differ))
		afi_rows_put(t->rows, proposal, "owner", said->owner, true, at);
	put_line(t, proposal, "board", AFI_MEANS_BOARD);
	put_line(t, proposal, "priority", AFI_MEANS_PRIORITY);
	put_themes(t, proposal);
	if (!has_action && date_before(said)->day != AFI_NO_DAY)
		afi_rows_put_due(proposal, date_before(said));
	if (!proposal->draft.n)
		afi_rows_drop(t->rows);
	else if (!has_action)
		put_off(t, said, &finding->subject);
}

/* ---- actions and what was done ------------------------------------------- */

/* The action that the row in hand has; it is opened if it is new. */
static const struct action *find_action(struct tracker *t, size_t finding,
					const struct said *said)
{
	const char *text = cell(t, AFI_MEANS_ACTION);
	const char *owner = said->action_owner ? said->action_owner :
			    said->owner;
	struct afi_str key = AFI_STR_INIT;
	struct afi_proposal *proposal;
	struct action action;
	size_t number;

	afi_str_addf(&key, "%zu\x1f%s", finding, text);
	number = afi_keys_add(&t->action_keys, key.s);
	afi_str_clear(&key);
	if (number < t->actions.n)
		return &t->actions.v[number];
	proposal = afi_rows_add(t->rows, "action", "force",
				&t->findings.v[finding].subject);
	afi_rows_put_title(t->rows, proposal, text,
			   column(t, AFI_MEANS_ACTION));
	if (owner)
		afi_rows_put(t->rows, proposal, "owner", owner, true,
			     column(t, said->action_owner ?
				    AFI_MEANS_ACTION_OWNER : AFI_MEANS_OWNER));
	if (date_before(said)->day != AFI_NO_DAY)
		afi_rows_put_due(proposal, date_before(said));
	action.subject = (struct afi_row_subject){
		.of = afi_proposal_place(t->rows->out, proposal),
	};
	put_off(t, said, &action.subject);
	*afi_vec_push(&t->actions) = action;
	return &t->actions.v[number];
}

static void add_update(struct tracker *t, const struct afi_note *note,
		       int otherwise, const struct afi_row_subject *subject)
{
	struct afi_proposal *proposal = afi_rows_add(t->rows, "update", "force",
						     subject);

	proposal->happened = note->day != AFI_NO_DAY ? note->day : otherwise;
	if (!afi_rows_put(t->rows, proposal, "text", note->text, false,
			  column(t, AFI_MEANS_UPDATE)))
		afi_rows_drop(t->rows);
	else if (note->month)
		afi_proposal_judge(t->rows->out, proposal, AFI_LIKELY, "its "
				   "day is the last of the month that it "
				   "names");
	else if (note->day != AFI_NO_DAY)
		afi_proposal_judge(t->rows->out, proposal, AFI_SURE, "it "
				   "begins with its day");
}

static void add_updates(struct tracker *t,
			const struct afi_row_subject *subject)
{
	struct afi_notes notes = { 0 };
	int day;

	afi_rows_day(t->rows, &day, cell(t, AFI_MEANS_UPDATED),
		     column(t, AFI_MEANS_UPDATED));
	afi_notes_read(&notes, &t->rows->out->arena, cell(t, AFI_MEANS_UPDATE),
		       t->rows->today);
	for (size_t i = 0; i < notes.n; i++)
		if (!afi_cell_is_none(notes.v[i].text))
			add_update(t, &notes.v[i], day, subject);
	free(notes.v);
	if (!afi_cell_is_none(cell(t, AFI_MEANS_EVIDENCE)))
		afi_rows_evidence(t->rows, cell(t, AFI_MEANS_EVIDENCE),
				  column(t, AFI_MEANS_EVIDENCE), subject);
}

static void close_it(struct tracker *t, const struct said *said,
		     const struct afi_row_subject *subject, bool action)
{
	struct afi_proposal *proposal = afi_rows_add(t->rows, "close", action ?
						     "force" : "hmicfrs",
						     subject);
	const char *status = cell(t, AFI_MEANS_STATUS);
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
			  column(t, AFI_MEANS_STATUS)))
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

/* ---- the rows ------------------------------------------------------------ */

static void begin_finding(struct tracker *t, struct finding *finding,
			  const struct said *said)
{
	const struct afi_sheet_row *row = t->rows->row;

	finding->begun = true;
	if (finding->titled == NO_ROW) {
		finding->subject.of = AFI_NO_PROPOSAL;
		finding->subject.names = finding->name;
	} else {
		t->rows->row = &t->rows->sheet->v[finding->titled];
		open_finding(t, finding);
		finding->subject.names = finding->subject.of ==
			AFI_NO_PROPOSAL ? finding->name : NULL;
		t->rows->row = row;
	}
	assign(t, finding, said, *cell(t, AFI_MEANS_ACTION));
}

static void take_row(struct tracker *t, size_t number,
		     const struct action **above)
{
	struct finding *finding = &t->findings.v[number];
	const bool has_action = !afi_cell_is_none(cell(t, AFI_MEANS_ACTION));
	const struct action *action = NULL;
	struct afi_row_subject subject;
	struct said said;

	read_said(t, &said);
	if (!finding->begun) {
		begin_finding(t, finding, &said);
		*above = NULL;
	}
	if (has_action)
		action = find_action(t, number, &said);
	else if (!*cell(t, AFI_MEANS_FINDING) && !*cell(t, AFI_MEANS_TITLE))
		action = *above;	/* more of the row above */
	subject = action ? action->subject : finding->subject;
	*above = action;
	add_updates(t, &subject);
	if (said.outcome)
		close_it(t, &said, &subject, action != NULL);
}

static void tell_ignored(struct tracker *t)
{
	const struct afi_sheet *sheet = t->rows->sheet;

	for (size_t i = 0; i < sheet->ncolumns; i++) {
		const enum afi_meaning meaning =
			afi_sheet_map_meaning(t->map, i);

		if (meaning == AFI_MEANS_RAG)
			afi_caution_add(t->rows->out, sheet->header_line,
					false, "Column %zu (%.60s) is left "
					"out: colours are worked out, never "
					"typed.", i + 1, sheet->header[i]);
		else if (meaning == AFI_MEANS_ID)
			afi_caution_add(t->rows->out, sheet->header_line,
					false, "Column %zu (%.60s) is left "
					"out: it is the tracker's own.", i + 1,
					sheet->header[i]);
		else if (meaning == AFI_MEANS_COUNT)
			afi_caution_add(t->rows->out, sheet->header_line,
					false, "Column %zu (%.60s) means "
					"nothing that is known and is left "
					"out.", i + 1, *sheet->header[i] ?
					sheet->header[i] : "no heading");
	}
}

/* The kind that the heading over titles or references names. */
static const char *heading_kind(const struct tracker *t)
{
	static const enum afi_meaning over[] = {
		AFI_MEANS_TITLE, AFI_MEANS_FINDING, AFI_MEANS_TEXT,
	};
	const char *kind = NULL;

	for (size_t i = 0; !kind && i < sizeof(over) / sizeof(*over); i++)
		if (t->map->column[over[i]] != AFI_NO_COLUMN)
			kind = afi_kind_in(t->rows->sheet->header[
						t->map->column[over[i]]]);
	return kind;
}

void afi_propose_tracker(struct afi_rows *rows,
			 const struct afi_sheet_map *map)
{
	struct tracker t = { .rows = rows, .map = map };
	const struct action *above = NULL;

	t.kind = heading_kind(&t);
	tell_ignored(&t);
	find_findings(&t);
	find_reports(&t);
	for (size_t i = 0; i < rows->sheet->n; i++) {
		rows->row = &rows->sheet->v[i];
		if (t.finding_of[i] != AFI_NO_KEY)
			take_row(&t, t.finding_of[i], &above);
	}
	free(t.finding_of);
	free(t.reports.v);
	free(t.actions.v);
	free(t.findings.v);
	afi_keys_clear(&t.force_keys);
	afi_keys_clear(&t.report_keys);
	afi_keys_clear(&t.action_keys);
	afi_keys_clear(&t.finding_keys);
}
