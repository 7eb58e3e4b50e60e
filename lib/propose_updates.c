/*
 * An update sheet that came back: only what its owner filled in, sourced to
 * that owner, each with the id of the last entry that the sheet knew of.
 */
#include <string.h>

#include "id.h"
#include "propose_cells.h"
#include "propose_impl.h"
#include "propose_own.h"
#include "propose_rows.h"
#include "str.h"
#include "target.h"
#include "text.h"

/* What one row has. */
struct filled {
	const char *update, *done, *evidence, *date, *reason;
	struct afi_row_subject subject;
	const char *source, *seen;
	enum afi_level level;
};

static void mind(struct afi_rows *rows, const char *heading, const char *what)
{
	afi_rows_mind(rows, afi_sheet_find(rows->sheet, heading), "%s", what);
}

static bool is_filled(const struct filled *filled)
{
	return *filled->update || *filled->done || *filled->evidence ||
	       *filled->date || *filled->reason;
}

/* "Head of Contact, update sheet of 3 February 2025". */
static const char *source_of(struct afi_rows *rows)
{
	const char *owner = afi_own_cell(rows, OWN_OWNER);
	const char *typed = afi_own_cell(rows, OWN_SHEET_OF);
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str source = AFI_STR_INIT;
	struct afi_date day = AFI_DATE_INIT;
	const char *copy;

	afi_str_addf(&source, "%s%supdate sheet", owner, *owner ? ", " : "");
	if (strlen(typed) < AFI_DATE_WORDS && *typed &&
	    !afi_date_parse(&day, typed, rows->today, &ignored)) {
		afi_str_adds(&source, " of ");
		afi_day_long(&source, day.day);
	}
	copy = afi_arena_strdup(&rows->out->arena, source.s);
	afi_str_clear(&source);
	return copy;
}

/* False if nothing is filled in, or what it is about is not known any more. */
static bool read_filled(struct afi_rows *rows, struct filled *out)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_target target;

	*out = (struct filled){
		.update = afi_own_cell(rows, OWN_UPDATE),
		.done = afi_own_cell(rows, OWN_DONE),
		.evidence = afi_own_cell(rows, OWN_EVIDENCE),
		.date = afi_own_cell(rows, OWN_NEW_DATE),
		.reason = afi_own_cell(rows, OWN_REASON),
		.subject = { AFI_NO_PROPOSAL, afi_own_cell(rows, OWN_TARGET) },
		.seen = afi_own_cell(rows, OWN_STATE),
	};
	if (!afi_rows_usable(rows) || !is_filled(out))
		return false;
	if (afi_target_parse(&target, out->subject.names, &err) ||
	    target.level < AFI_FINDING || !*target.force) {
		mind(rows, OWN_TARGET, "this names no finding or action any "
		     "more; the row is left out.");
		return false;
	}
	if (!afi_id_valid(out->seen)) {
		mind(rows, OWN_STATE, "this is not what was written there; the "
		     "row is left out.");
		return false;
	}
	out->subject.names = afi_rows_copy(rows, out->subject.names);
	out->seen = afi_rows_copy(rows, out->seen);
	out->level = target.level;
	out->source = source_of(rows);
	return true;
}

/* Nothing of it was in the sheet when it was written. */
static struct afi_proposal *add(struct afi_rows *rows,
				const struct filled *filled, const char *what)
{
	struct afi_proposal *proposal = afi_rows_add(rows, what, "force",
						     &filled->subject);

	proposal->source = filled->source;
	proposal->seen = filled->seen;
	afi_proposal_judge(rows->out, proposal, AFI_SURE, "filled in by its "
			   "owner");
	return proposal;
}

static void add_text(struct afi_rows *rows, const struct filled *filled,
		     const char *text, const char *heading)
{
	struct afi_proposal *proposal = add(rows, filled, "update");

	if (!afi_rows_put(rows, proposal, "text", text, false,
			  afi_sheet_find(rows->sheet, heading)))
		afi_rows_drop(rows);
}

/* A new date stands with its reason, or with what was done. */
static bool add_date(struct afi_rows *rows, const struct filled *filled)
{
	const char *why = *filled->reason ? filled->reason : filled->update;
	const size_t column = afi_sheet_find(rows->sheet, OWN_NEW_DATE);
	struct afi_proposal *proposal;
	struct afi_date due;

	if (!*filled->date ||
	    !afi_rows_date(rows, &due, filled->date, column))
		return false;
	if (!*why) {
		mind(rows, OWN_NEW_DATE, "a new date needs a reason beside it; "
		     "the cell is left out.");
		return false;
	}
	proposal = add(rows, filled, "update");
	if (!afi_rows_put(rows, proposal, "text", why, false, column)) {
		afi_rows_drop(rows);
		return false;
	}
	afi_rows_put_due(proposal, &due);
	return true;
}

/* Whether @cell is a yes; anything but a yes or a no is told. */
static bool is_yes(struct afi_rows *rows, const char *cell)
{
	static const char *const yes[] = {
		"yes", "y", "x", "done", "true", "1", "complete", "completed",
		"\xe2\x9c\x93", "\xe2\x9c\x94",
	};
	static const char *const no[] = { "no", "n", "false", "0", "not yet" };

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (afi_text_same(cell, yes[i]) || !strcmp(cell, yes[i]))
			return true;
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (afi_text_same(cell, no[i]))
			return false;
	if (!afi_cell_is_none(cell))
		mind(rows, OWN_DONE, "this is neither yes nor no; the cell is "
		     "left out.");
	return false;
}

static void add_close(struct afi_rows *rows, const struct filled *filled,
		      bool moved)
{
	const char *text = *filled->reason && !moved ? filled->reason :
			   filled->update;
	struct afi_proposal *proposal;

	if (filled->level != AFI_ACTION) {
		mind(rows, OWN_DONE, "only an action is closed by whoever does "
		     "it; that a finding is met is claimed with 'afi submit'. "
		     "The cell is left out.");
		return;
	}
	proposal = add(rows, filled, "close");
	afi_draft_add(&proposal->draft, "outcome", "complete");
	if (!afi_rows_put(rows, proposal, "text", *text ? text :
			  "Marked as done in the update sheet.", false,
			  afi_sheet_find(rows->sheet, OWN_DONE)))
		afi_rows_drop(rows);
}

static void add_evidence(struct afi_rows *rows, const struct filled *filled)
{
	const size_t n = rows->out->n;

	afi_rows_evidence(rows, filled->evidence,
			  afi_sheet_find(rows->sheet, OWN_EVIDENCE),
			  &filled->subject);
	if (rows->out->n == n)
		return;
	rows->out->v[n].source = filled->source;
	rows->out->v[n].seen = filled->seen;
}

static void take_row(struct afi_rows *rows)
{
	struct filled filled;
	bool done, moved;

	if (!read_filled(rows, &filled))
		return;
	done = is_yes(rows, filled.done);
	moved = add_date(rows, &filled);
	if (*filled.update && (!moved || *filled.reason))
		add_text(rows, &filled, filled.update, OWN_UPDATE);
	if (!afi_cell_is_none(filled.evidence))
		add_evidence(rows, &filled);
	if (done)
		add_close(rows, &filled, moved);
	else if (*filled.reason && !moved && !*filled.date)
		mind(rows, OWN_REASON, "it is the reason for no new date; the "
		     "cell is left out.");
}

void afi_propose_updates(struct afi_rows *rows)
{
	const size_t begun = rows->out->n;

	for (size_t i = 0; afi_rows_take(rows, i); i++)
		take_row(rows);
	if (rows->out->n == begun && !rows->minded)
		afi_caution_add(rows->out, 0, false, "Nothing is filled in.");
}
