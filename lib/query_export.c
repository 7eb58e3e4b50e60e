/*
 * afi export: a row for each entry that stands, from which an import makes the
 * same findings, actions, owners, dates and updates.  The row that opens a
 * finding or an action tells how that stands too.
 *
 * Ids are other ones there, so that what names an entry by its id (a link, the
 * question that something answers) is left out; what is withheld is marked in
 * the text itself.  A file stays where it is, and only what it was is told.
 */
#include "query_export.h"

#include <stdlib.h>

#include "query_kinds.h"
#include "vec.h"
#include "withheld.h"

/* An export being made. */
struct export {
	struct afi_scope scope;
	struct afi_target inspection;	/* the last one that was read, */
	json_t *report;			/* and what it is about */
	struct afi_totals totals;
	json_t *kinds;			/* how many findings of each */
	size_t rows;
};

/* One of its records. */
struct exporter {
	struct export *all;
	const struct afi_subject *sub;
	struct afi_typist typist;
};

/* ---- a row --------------------------------------------------------------- */

/* How what it opens stands, for people. */
static const char *status_of(const struct exporter *ex,
			     const struct afi_entry *entry,
			     const struct afi_state *action)
{
	const char *kind = afi_record_kind(ex->sub->rec);

	if (action && afi_entry_is(entry, "action"))
		return afi_status_name(action->status);
	if (afi_entry_is(entry, "opened") && afi_kind_is_actionable(kind))
		return afi_status_name(ex->sub->fold.state.status);
	return NULL;
}

/* How it stands, if @entry opened a finding or an action. */
static json_t *view_standing(const struct exporter *ex,
			     const struct afi_entry *entry,
			     const struct afi_state *action)
{
	const struct export *all = ex->all;
	const struct afi_subject *sub = ex->sub;
	const bool opens = afi_entry_is(entry, action ? "action" : "opened");
	json_t *none, *view;

	if (!opens || sub->target->level == AFI_INSPECTION)
		return json_null();
	/* Its inspection may be one that could not be read. */
	if (all->report && afi_target_within(sub->target, &all->inspection))
		return afi_view_exported(sub, action, all->report);
	none = json_null();
	view = afi_view_exported(sub, action, none);
	json_decref(none);
	return view;
}

static void tell_entry(const struct exporter *ex,
		       const struct afi_entry *entry)
{
	const struct afi_state *action = afi_subject_action(ex->sub, entry);
	const char *kind = afi_record_kind(ex->sub->rec);
	const struct afi_sink *sink = ex->all->scope.sink;
	struct afi_target target;
	json_t *row = json_object();

	afi_subject_target(&target, ex->sub, action);
	afi_view_put(row, "what", afi_view_text(entry->what));
	afi_view_put(row, "target", afi_view_target(&target));
	afi_view_put(row, "kind_name", afi_view_text(action ? "action" :
						     afi_kind_name(kind)));
	afi_view_put_typed(row, &ex->typist, entry);
	afi_view_put(row, "due", afi_view_text(afi_entry_get(entry, "due")));
	afi_view_put(row, "due_date", afi_view_entry_date(entry, "due"));
	afi_view_put(row, "happened",
		     afi_view_day(afi_fold_day(&ex->sub->fold, entry)));
	afi_view_put(row, "party", afi_view_text(entry->as));
	afi_view_put(row, "source", afi_view_text(entry->source));
	afi_view_put(row, "details", afi_view_details(&ex->typist, entry));
	afi_view_put(row, "status",
		     afi_view_text(status_of(ex, entry, action)));
	afi_view_put(row, "id", afi_view_text(entry->id));
	afi_view_put(row, "standing", view_standing(ex, entry, action));
	sink->item(sink->arg, row);
	ex->all->rows++;
	json_decref(row);
}

/* ---- the entries of a record --------------------------------------------- */

/* What is tied to ids, or says only that something is withheld. */
static bool is_told(const struct afi_record *rec,
		    const struct afi_entry *entry)
{
	if (!entry->known || afi_entry_is(entry, "link") ||
	    afi_entry_is(entry, "withhold") || afi_entry_is(entry, "erased"))
		return false;
	/* The same opened twice apart: one heading holds. */
	return !afi_entry_is(entry, "opened") || entry == &rec->entries[0];
}

/* An entry in the place of the one that it corrects. */
struct placed {
	const struct afi_entry *entry;
	const struct afi_entry *root;
};

/* Both lie in the record's array, in its order. */
static int compare_placed(const void *a, const void *b)
{
	const struct placed *one = a, *two = b;

	return one->root < two->root ? -1 : one->root > two->root;
}

static void note_report(struct export *all, const struct afi_subject *sub)
{
	json_decref(all->report);
	all->inspection = *sub->target;
	all->report = afi_view_export_report(sub);
}

static void count_finding(struct export *all, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	const json_t *before = json_object_get(all->kinds, kind);

	afi_totals_add(&all->totals, kind, state);
	if (afi_is_counted(kind, state))
		afi_view_put(all->kinds, kind, json_integer(
			     json_integer_value(before) + 1));
}

static void export_record(const struct afi_subject *sub, void *arg)
{
	struct exporter ex = {
		.all = arg, .sub = sub, .typist = { .rec = sub->rec },
	};
	struct { struct placed *v; size_t n, size; } placed = { 0 };

	if (sub->target->level == AFI_INSPECTION)
		note_report(ex.all, sub);
	else
		count_finding(ex.all, sub);
	for (size_t i = 0; i < sub->fold.nlive; i++)
		if (is_told(sub->rec, sub->fold.live[i]))
			*afi_vec_push(&placed) = (struct placed){
				sub->fold.live[i],
				afi_subject_root(sub, sub->fold.live[i]),
			};
	if (placed.n)
		qsort(placed.v, placed.n, sizeof(*placed.v), compare_placed);
	if (!afi_register_hidden(ex.all->scope.reg))
		afi_marks_find(&ex.typist.marks, sub->rec);
	for (size_t i = 0; i < placed.n; i++)
		tell_entry(&ex, placed.v[i].entry);
	free(ex.typist.marks.v);
	free(placed.v);
}

/* A finding alone is imported into its inspection, which may be missing. */
static void export_heading(const struct afi_subject *sub, void *arg)
{
	const struct afi_entry *heading = &sub->rec->entries[0];
	struct exporter ex = {
		.all = arg, .sub = sub, .typist = { .rec = sub->rec },
	};

	note_report(ex.all, sub);
	if (!afi_register_hidden(ex.all->scope.reg))
		afi_marks_find(&ex.typist.marks, sub->rec);
	if (is_told(sub->rec, heading))
		tell_entry(&ex, heading);
	free(ex.typist.marks.v);
}

/* ---- all of it ----------------------------------------------------------- */

/* All kinds that ask for something, in the order in which they weigh. */
static json_t *view_kinds(const struct export *all)
{
	static const char *const kinds[] = { "coc", "rec", "area", "afi" };
	json_t *list = json_array();

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		const json_t *n = json_object_get(all->kinds, kinds[i]);
		json_t *one = json_object();

		afi_view_put(one, "kind", json_string(kinds[i]));
		afi_view_put(one, "kind_name",
			     json_string(afi_kind_name(kinds[i])));
		afi_view_put(one, "count",
			     json_integer(json_integer_value(n)));
		json_array_append_new(list, one);
	}
	return list;
}

static void tell_foot(const struct export *all, const struct afi_target *target)
{
	const struct afi_scope *scope = &all->scope;
	json_t *foot = json_object();

	afi_view_put(foot, "count", json_integer((json_int_t)all->rows));
	afi_view_put(foot, "totals", afi_view_totals(&all->totals));
	afi_view_put(foot, "by_kind", view_kinds(all));
	afi_view_put(foot, "broken", afi_view_broken(scope->broken));
	afi_view_put(foot, "note", all->rows || scope->broken->n ?
		     json_null() : afi_view_note_empty(&scope->places,
						       scope->reg, target));
	scope->sink->foot(scope->sink->arg, foot);
	json_decref(foot);
}

enum afi_code afi_query_export(const struct afi_sink *sink,
			       struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_target *target,
			       struct afi_err *err)
{
	struct export all = { .scope = AFI_SCOPE_INIT };
	struct afi_err missing = AFI_ERR_INIT;
	enum afi_code rc;
	json_t *head;

	if ((rc = afi_scope_open(&all.scope, sink, broken, reg, target, err)))
		goto out;
	all.kinds = json_object();
	head = afi_view_head(reg, "export", &all.scope.frame, target);
	afi_view_put(head, "key", afi_view_key());
	sink->head(sink->arg, head, "rows");
	json_decref(head);
	if (all.scope.within.level == AFI_FINDING &&
	    afi_scope_inspection(&all.scope, export_heading, &all, &missing))
		afi_broken_add(broken, &missing);
	afi_scope_each(&all.scope, true, export_record, &all);
	tell_foot(&all, target);
out:
	json_decref(all.kinds);
	json_decref(all.report);
	afi_totals_clear(&all.totals);
	afi_scope_clear(&all.scope);
	return rc;
}
