/*
 * An export that comes back: a row for each entry, whose target says what it
 * opens or is about.
 */
#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "keys.h"
#include "propose_cells.h"
#include "propose_impl.h"
#include "propose_own.h"
#include "propose_rows.h"
#include "record_kinds.h"
#include "setup.h"
#include "str.h"
#include "target.h"
#include "vec.h"

struct export {
	struct afi_rows *rows;
	struct afi_keys targets;	/* that a row opens */
	struct { size_t *v; size_t n, size; } openings;	/* by its number */
};

/* What a row is about. */
struct row {
	const char *what, *names;
	struct afi_target target;
	const struct afi_kind *kind;	/* of its entry */
	const char *finding_kind;	/* of what it opens, or NULL */
};

/* What names an entry by its id, or a file, cannot be put elsewhere. */
static bool is_bound(const char *what)
{
	return afi_word_in("link|withhold|erased|person|setting|force", what);
}

static bool read_row(struct export *ex, struct row *out)
{
	struct afi_rows *rows = ex->rows;
	struct afi_err err = AFI_ERR_INIT;
	const char *heading = OWN_TARGET;

	*out = (struct row){ .what = afi_own_cell(rows, OWN_WHAT),
			     .names = afi_own_cell(rows, OWN_TARGET) };
	if (!afi_rows_usable(rows))
		return false;
	if (afi_target_parse(&out->target, out->names, &err) ||
	    !*out->target.force || out->target.level == AFI_REGISTER) {
		afi_rows_mind(rows, afi_sheet_find(rows->sheet, heading),
			      "'%.100s' is no target in full; the row is left "
			      "out.", out->names);
		return false;
	}
	if (out->target.level == AFI_INSPECTION)
		out->finding_kind = "inspection";
	else
		afi_finding_split(&out->finding_kind, NULL, NULL,
				  out->target.finding);
	out->kind = afi_kind_find(out->what, out->finding_kind, true);
	if (out->kind && !is_bound(out->what) &&
	    (strcmp(out->what, "action") != 0 ||
	     out->target.level == AFI_ACTION))
		return true;
	heading = OWN_WHAT;
	afi_rows_mind(rows, afi_sheet_find(rows->sheet, heading), "'%.60s' is "
		      "nothing that can be recorded; the row is left out.",
		      out->what);
	return false;
}

/* ---- what it says -------------------------------------------------------- */

/* Add @key with @value, if its kind has such a key and takes that. */
static void put(struct export *ex, const struct row *row,
		struct afi_proposal *proposal, const char *key,
		const char *value, const char *heading)
{
	struct afi_rows *rows = ex->rows;
	const size_t column = afi_sheet_find(rows->sheet, heading);
	const struct afi_key *its = afi_key_own(row->kind, key);
	struct afi_field field = { .key = key, .value = value };
	struct afi_err err = AFI_ERR_INIT;

	if (!*value)
		return;
	if (!its)
		afi_rows_mind(rows, column, "%s has no '%.60s'; it is left "
			      "out.", row->what, key);
	else if (!(its->flags & AFI_KEY_LIST) &&
		 afi_value_check(its, &field, &err))
		afi_rows_mind(rows, column, "%s; it is left out.", err.msg);
	else
		afi_rows_put(rows, proposal, key, value,
			     its->type == AFI_KEY_LINE, column);
}

static void put_cell(struct export *ex, const struct row *row,
		     struct afi_proposal *proposal, const char *key,
		     const char *heading)
{
	put(ex, row, proposal, key, afi_own_cell(ex->rows, heading), heading);
}

static void put_theme(struct export *ex, const struct row *row,
		      struct afi_proposal *proposal)
{
	const char *text = afi_own_cell(ex->rows, OWN_THEME);
	struct { const char **v; size_t n, size; } themes = { 0 };
	size_t n;

	for (; *text; text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		if (n && n < AFI_LINE_MAX)
			*afi_vec_push(&themes) = afi_arena_copy(
				&ex->rows->out->arena, text, n);
	}
	if (themes.n && afi_key_own(row->kind, "theme"))
		afi_draft_list(&proposal->draft, "theme", themes.v, themes.n);
	free(themes.v);
}

/* A spreadsheet may have made a British date of it. */
static void put_due(struct export *ex, struct afi_proposal *proposal)
{
	const char *typed = afi_own_cell(ex->rows, OWN_DUE);
	struct afi_date date;

	if (!*typed ||
	    !afi_rows_date(ex->rows, &date, typed,
			   afi_sheet_find(ex->rows->sheet, OWN_DUE)))
		return;
	*date.words = '\0';	/* these are among the details */
	afi_rows_put_due(proposal, &date);
}

/* "question: responding-to-the-public", one in each line. */
static void put_details(struct export *ex, const struct row *row,
			struct afi_proposal *proposal)
{
	const char *line = afi_own_cell(ex->rows, OWN_DETAILS);
	struct afi_str key = AFI_STR_INIT, value = AFI_STR_INIT;
	size_t n, len;

	for (; *line; line += n + (line[n] != '\0')) {
		n = strcspn(line, "\n");
		len = strcspn(line, ":\n");
		if (len >= n)
			continue;
		afi_str_reset(&key);
		afi_str_reset(&value);
		afi_str_add(&key, line, len);
		len++;
		len += len < n && line[len] == ' ';
		afi_str_add(&value, line + len, n - len);
		put(ex, row, proposal, key.s, value.s, OWN_DETAILS);
	}
	afi_str_clear(&key);
	afi_str_clear(&value);
}

static void put_all(struct export *ex, const struct row *row,
		    struct afi_proposal *proposal)
{
	put_cell(ex, row, proposal, "title", OWN_TITLE);
	put_cell(ex, row, proposal, "text", OWN_TEXT);
	put_cell(ex, row, proposal, "owner", OWN_OWNER);
	put_cell(ex, row, proposal, "board", OWN_BOARD);
	put_cell(ex, row, proposal, "priority", OWN_PRIORITY);
	put_theme(ex, row, proposal);
	put_due(ex, proposal);
	put_details(ex, row, proposal);
}

/* ---- what it is about ---------------------------------------------------- */

static bool is_opening(const struct row *row)
{
	return strcmp(row->what, "opened") == 0 ||
	       strcmp(row->what, "action") == 0;
}

/* The opening of @target by an earlier row, or AFI_NO_PROPOSAL. */
static size_t opening_of(const struct export *ex,
			 const struct afi_target *target)
{
	struct afi_str name = AFI_STR_INIT;
	size_t number;

	afi_target_print(&name, target);
	number = afi_keys_find(&ex->targets, name.s);
	afi_str_clear(&name);
	if (number == AFI_NO_KEY)
		return AFI_NO_PROPOSAL;
	assert(ex->openings.v);
	return ex->openings.v[number];
}

static size_t stands_under(const struct export *ex, const struct row *row)
{
	struct afi_target parent = row->target;

	if (!is_opening(row))
		return opening_of(ex, &row->target);
	if (row->target.level == AFI_INSPECTION)
		return AFI_NO_PROPOSAL;
	if (row->target.level == AFI_ACTION) {
		parent = afi_target_record(&row->target);
	} else {
		parent.level = AFI_INSPECTION;
		*parent.finding = '\0';
	}
	return opening_of(ex, &parent);
}

static void put_number(const struct row *row, struct afi_proposal *proposal)
{
	int number = 0, sub = 0;

	if (row->target.level == AFI_ACTION) {
		if (strcmp(row->what, "action") == 0)
			afi_draft_number(&proposal->draft, "number",
					 row->target.action);
		return;
	}
	afi_draft_add(&proposal->draft, "kind", row->finding_kind);
	if (row->target.level != AFI_FINDING)
		return;
	afi_finding_split(NULL, &number, &sub, row->target.finding);
	afi_draft_number(&proposal->draft, "number", sub ? sub : number);
	if (sub)
		afi_draft_number(&proposal->draft, "under", number);
}

static void note_opening(struct export *ex, const struct row *row)
{
	struct afi_str name = AFI_STR_INIT;

	afi_target_print(&name, &row->target);
	if (afi_keys_add(&ex->targets, name.s) == ex->openings.n)
		*afi_vec_push(&ex->openings) = ex->rows->out->n - 1;
	else
		afi_rows_mind(ex->rows, AFI_NO_COLUMN, "'%.100s' is opened by "
			      "an earlier row too.", name.s);
	afi_str_clear(&name);
}

/* Whether all is there that its kind needs. */
static bool is_complete(const struct row *row,
			const struct afi_proposal *proposal)
{
	bool one_of = false, has_one = false;

	for (const struct afi_key *key = row->kind->keys; key->name; key++) {
		bool has = false;

		for (size_t i = 0; i < proposal->draft.n && !has; i++)
			has = strcmp(proposal->draft.v[i].key, key->name) == 0;
		if ((key->flags & AFI_KEY_NEEDED) && !has)
			return false;
		one_of |= (key->flags & AFI_KEY_ONE_OF) != 0;
		has_one |= (key->flags & AFI_KEY_ONE_OF) && has;
	}
	return has_one || !one_of;
}

static void take_row(struct export *ex)
{
	struct afi_rows *rows = ex->rows;
	const char *party = afi_own_cell(rows, OWN_PARTY);
	const char *source = afi_own_cell(rows, OWN_SOURCE);
	struct afi_row_subject subject;
	struct afi_proposal *proposal;
	struct row row;

	if (!read_row(ex, &row))
		return;
	subject = (struct afi_row_subject){ stands_under(ex, &row),
					    afi_rows_copy(rows, row.names) };
	proposal = afi_rows_add(rows, row.kind->what, afi_slug_valid(party) ?
				afi_rows_copy(rows, party) : AFI_FORCE,
				&subject);
	afi_rows_day(rows, &proposal->happened,
		     afi_own_cell(rows, OWN_HAPPENED),
		     afi_sheet_find(rows->sheet, OWN_HAPPENED));
	if (*source && strlen(source) < AFI_LINE_MAX && !strchr(source, '\n'))
		proposal->source = afi_rows_copy(rows, source);
	if (is_opening(&row))
		put_number(&row, proposal);
	put_all(ex, &row, proposal);
	if (!is_complete(&row, proposal)) {
		afi_rows_mind(rows, AFI_NO_COLUMN, "What the entry '%s' needs "
			      "is not all there; the row is left out.",
			      row.kind->what);
		afi_rows_drop(rows);
	} else if (is_opening(&row)) {
		note_opening(ex, &row);
	}
}

void afi_propose_export(struct afi_rows *rows)
{
	struct export ex = { .rows = rows, .targets = AFI_KEYS_INIT };

	for (size_t i = 0; afi_rows_take(rows, i); i++)
		take_row(&ex);
	afi_keys_clear(&ex.targets);
	free(ex.openings.v);
}
