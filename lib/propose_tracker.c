/*
 * A tracker: somebody's own sheet, with a map of what its columns mean.
 *
 * A finding is known by its reference, else by its title; rows that name it
 * again, or none, are about it too.  Where a row has an action, its date, its
 * progress and its status are the action's, and so is its owner; an owner who
 * stands in all rows of a finding is also the finding's.
 */
#include "propose_tracker.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"
#include "str.h"
#include "text.h"
#include "vec.h"

const char *afi_tracker_cell(const struct afi_tracker *t,
			     enum afi_meaning meaning)
{
	return afi_sheet_map_cell(t->map, t->rows->row, meaning);
}

size_t afi_tracker_column(const struct afi_tracker *t,
			  enum afi_meaning meaning)
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

/* False if its type is unknown and nothing else says what kind it is. */
static bool read_kind(struct afi_tracker *t, struct named *out)
{
	const char *kind = afi_tracker_cell(t, AFI_MEANS_KIND);
	const bool known = out->numbered && out->ref.kind;

	out->kind = *kind ? afi_kind_read(kind) : NULL;
	if (!*kind || out->kind)
		return true;
	afi_rows_mind(t->rows, afi_tracker_column(t, AFI_MEANS_KIND),
		      "'%.60s' is no kind of finding; the %s is left out.",
		      kind, known ? "cell" : "row");
	return known;
}

/* False if the row is to be left out. */
static bool read_named(struct afi_tracker *t, struct named *out)
{
	*out = (struct named){
		.name = afi_tracker_cell(t, AFI_MEANS_FINDING),
		.title = afi_tracker_cell(t, AFI_MEANS_TITLE),
	};
	if (!*out->title)
		out->title = afi_tracker_cell(t, AFI_MEANS_TEXT);
	if (*out->name)
		out->numbered = afi_ref_read(&out->ref, out->name);
	else
		out->numbered = afi_ref_before(&out->ref, out->title) !=
				out->title;
	if (!read_kind(t, out))
		return false;
	if (*out->name && !out->numbered)
		afi_rows_mind(t->rows,
			      afi_tracker_column(t, AFI_MEANS_FINDING),
			      "'%.60s' has no number of a finding; it is known "
			      "by %s.", out->name, *out->title ? "its title" :
			      "that");
	return true;
}

/* What makes it this finding and no other. */
static void add_key(struct afi_tracker *t, struct afi_str *key,
		    const struct named *named)
{
	const char *kind = named->ref.kind ? named->ref.kind : named->kind;

	afi_str_addf(key, "%s\x1f%s\x1f", afi_tracker_cell(t, AFI_MEANS_FORCE),
		     afi_tracker_cell(t, AFI_MEANS_REPORT));
	if (named->numbered)
		afi_str_addf(key, "%s\x1f%d\x1f%d", kind ? kind : "",
			     named->ref.under, named->ref.number);
	else
		afi_str_addf(key, "\x1f%s", *named->name ? named->name :
			     named->title);
}

static void note_owner(struct afi_tracked *finding, const char *owner)
{
	if (!*owner)
		return;
	if (!finding->owner)
		finding->owner = owner;
	else if (!afi_text_same(finding->owner, owner))
		finding->owners_differ = true;
}

/* Find which finding the row in hand is about; AFI_NO_KEY to leave it out. */
static size_t find_finding(struct afi_tracker *t, size_t row, size_t above)
{
	struct afi_str key = AFI_STR_INIT;
	struct named named;
	struct afi_tracked *finding;
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
		*afi_vec_push(&t->findings) = (struct afi_tracked){
			.ref = named.ref, .numbered = named.numbered,
			.name = afi_rows_copy(t->rows, named.name),
			.force = afi_tracker_cell(t, AFI_MEANS_FORCE),
			.report = afi_tracker_cell(t, AFI_MEANS_REPORT),
			.titled = AFI_NO_ROW, .due = AFI_NO_DAY,
		};
	finding = &t->findings.v[number];
	if (!finding->kind)
		finding->kind = named.kind;
	if (finding->titled == AFI_NO_ROW && *named.title)
		finding->titled = row;
	note_owner(finding, afi_tracker_cell(t, AFI_MEANS_OWNER));
	return number;
}

static void find_findings(struct afi_tracker *t)
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
static void add_place(struct afi_str *out, const struct afi_tracked *finding)
{
	afi_text_slug(out, finding->force);
	if (out->len && *finding->report)
		afi_str_addc(out, '/');
	afi_text_slug(out, finding->report);
}

/* The day on which all of a sheet's findings were published, or AFI_NO_DAY. */
static int common_day(struct afi_tracker *t)
{
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY, first = AFI_NO_DAY;
	bool month = false;

	for (size_t i = 0; i < t->rows->sheet->n; i++) {
		const char *text;

		t->rows->row = &t->rows->sheet->v[i];
		if (t->finding_of[i] == AFI_NO_KEY)
			continue;
		text = afi_tracker_cell(t, AFI_MEANS_ISSUED);
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
static void open_reports(struct afi_tracker *t)
{
	struct afi_str place = AFI_STR_INIT, key = AFI_STR_INIT;

	for (size_t i = 0; i < t->findings.n; i++) {
		struct afi_tracked *finding = &t->findings.v[i];
		struct afi_row_subject none = { AFI_NO_PROPOSAL, NULL };
		struct afi_proposal *proposal;
		size_t number;

		assert(finding->report);
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
					   afi_tracker_column(t,
						AFI_MEANS_REPORT));
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

static void find_reports(struct afi_tracker *t)
{
	struct afi_proposals *out = t->rows->out;
	const char *force = NULL, *report = NULL;
	bool several = false;

	for (size_t i = 0; i < t->findings.n; i++) {
		const struct afi_tracked *finding = &t->findings.v[i];

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
	if (t->rows->sheet->n && !out->n)
		afi_propose_inspection(out, "hmicfrs",
				       t->rows->sheet->v[0].line,
				       t->rows->sheet->v[0].line);
}

/* ---- the rows ------------------------------------------------------------ */

static void begin_finding(struct afi_tracker *t, struct afi_tracked *finding)
{
	const struct afi_sheet_row *row = t->rows->row;

	finding->begun = true;
	if (finding->titled != AFI_NO_ROW) {
		t->rows->row = &t->rows->sheet->v[finding->titled];
		afi_tracker_open(t, finding);
		t->rows->row = row;
	} else {
		finding->subject.of = AFI_NO_PROPOSAL;
		finding->subject.names = finding->name;
	}
}

/* @above is what the row above is about if that is an action: a row that names
 * nothing has more of it. */
static void take_row(struct afi_tracker *t, size_t number,
		     struct afi_row_subject *above, bool *above_is)
{
	struct afi_tracked *finding = &t->findings.v[number];
	bool begins;
	bool action = !afi_cell_is_none(afi_tracker_cell(t, AFI_MEANS_ACTION));
	struct afi_row_subject subject;
	struct afi_said said;

	assert(finding);
	begins = !finding->begun;
	afi_tracker_said(t, &said);
	if (begins)
		begin_finding(t, finding);
	afi_tracker_assign(t, finding, &said, action);
	subject = finding->subject;
	if (action) {
		subject = afi_tracker_action(t, number, &said);
	} else if (*above_is && !begins &&
		   !*afi_tracker_cell(t, AFI_MEANS_FINDING) &&
		   !*afi_tracker_cell(t, AFI_MEANS_TITLE)) {
		subject = *above;
		action = true;
	}
	*above = subject;
	*above_is = action;
	afi_tracker_updates(t, &subject);
	if (said.outcome)
		afi_tracker_close(t, &said, &subject, action);
}

static void tell_ignored(struct afi_tracker *t)
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
static const char *heading_kind(const struct afi_tracker *t)
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
	struct afi_tracker t = { .rows = rows, .map = map };
	struct afi_row_subject above = { AFI_NO_PROPOSAL, NULL };
	bool above_is = false;

	t.kind = heading_kind(&t);
	tell_ignored(&t);
	find_findings(&t);
	find_reports(&t);
	for (size_t i = 0; afi_rows_take(rows, i); i++)
		if (t.finding_of[i] != AFI_NO_KEY)
			take_row(&t, t.finding_of[i], &above, &above_is);
	free(t.finding_of);
	free(t.reports.v);
	free(t.actions.v);
	free(t.findings.v);
	afi_keys_clear(&t.report_keys);
	afi_keys_clear(&t.action_keys);
	afi_keys_clear(&t.finding_keys);
}
