/* Everything on one inspection, for an inspector: the report with what was
 * published of it, then finding by finding all that was said and done. */
#include <string.h>

#include "query_kinds.h"
#include "query_page.h"
#include "query_proof.h"

/* A visit's page being told. */
struct visit {
	const struct afi_kind_asked *asked;
	struct afi_scope scope;
	struct afi_counts counts;
	struct afi_filed filed;
	size_t told;
};

/* ---- what there is and what not ------------------------------------------ */

/* What is thought of a finding, or of what was done about it. */
static json_t *view_thought(const struct afi_subject *sub)
{
	const struct afi_positions *held = &sub->fold.state.positions;
	const struct {
		const char *who;
		const struct afi_entry *entry;
	} all[] = {
		{ "Position of the force", held->force },
		{ "Position of the PCC", held->pcc },
		{ "The PCC on progress", held->pcc_progress },
		{ "The inspectorate on progress", held->body_progress },
	};
	json_t *thought = json_array();

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		json_t *one;

		if (!all[i].entry)
			continue;
		one = json_object();
		afi_view_put(one, "who", json_string(all[i].who));
		afi_view_put(one, "position", afi_view_plain(
			     afi_entry_get(all[i].entry, "position"), NULL));
		afi_view_put(one, "happened", afi_view_day(
			     afi_fold_day(&sub->fold, all[i].entry)));
		json_array_append_new(thought, one);
	}
	return thought;
}

/* Note in @has whether there is anything in @list, which pages call @part, and
 * add @part to what is @lacking if not. */
static bool put_has(json_t *has, struct afi_str *lacking, const char *part,
		    const json_t *list)
{
	const bool there = json_array_size(list) > 0;

	afi_view_put(has, part, json_boolean(there));
	if (!there && lacking)
		afi_str_addf(lacking, "%s%s", lacking->len ? ", " : "", part);
	return there;
}

static void lack_positions(struct afi_str *lacking,
			   const struct afi_positions *held)
{
	if (!held->force)
		afi_str_adds(lacking, "position of the force");
	if (!held->pcc)
		afi_str_addf(lacking, "%sposition of the PCC",
			     lacking->len ? ", " : "");
}

/* Which parts of @page have something in them, so that a template leaves out
 * the heading of one that has not, and, in words, which have nothing.  Only
 * what somebody has to act on lacks positions and actions. */
static void put_has_and_lacking(json_t *page, const struct afi_subject *sub)
{
	const char *kind = afi_record_kind(sub->rec);
	const bool act = kind && afi_kind_is_actionable(kind);
	const json_t *grades = json_object_get(page, "grades");
	struct afi_str lacking = AFI_STR_INIT;
	json_t *has = json_object();
	bool said;

	if (act)
		lack_positions(&lacking, &sub->fold.state.positions);
	put_has(has, grades ? &lacking : NULL, "grades", grades);
	put_has(has, act ? &lacking : NULL, "actions",
		json_object_get(json_object_get(page, "actions"), "items"));
	said = put_has(has, &lacking, "responses",
		       json_object_get(page, "responses"));
	said = put_has(has, NULL, "questions",
		       json_object_get(page, "questions")) || said;
	afi_view_put(has, "said", json_boolean(said));
	put_has(has, &lacking, "measures", json_object_get(page, "measures"));
	put_has(has, &lacking, "evidence", json_object_get(page, "files"));
	put_has(has, NULL, "timeline", json_object_get(page, "timeline"));
	afi_view_put(page, "has", has);
	afi_view_put(page, "lacking",
		     afi_view_text(lacking.len ? lacking.s : NULL));
	afi_str_clear(&lacking);
}

/* ---- pages --------------------------------------------------------------- */

/* The page of @sub with its files and its timeline in place of what a page has
 * of these. */
static json_t *view_page(struct visit *visit, const struct afi_subject *sub)
{
	const struct afi_scope *scope = &visit->scope;
	json_t *page = afi_view_page(sub, NULL);
	const json_t *links = json_object_get(page, "links");

	for (size_t i = 0; i < json_array_size(links); i++)
		afi_view_put_linked(json_array_get(links, i), scope->broken,
				    scope->reg, &scope->frame);
	afi_view_put_paragraphs(page);
	json_object_del(page, "evidence");
	json_object_del(page, "updates");
	afi_view_put(page, "measures", afi_view_courses(&sub, 1));
	afi_view_put(page, "files", afi_view_files(&visit->filed, sub));
	afi_view_put(page, "timeline",
		     afi_view_timeline(sub, page, visit->asked->since));
	afi_view_put(page, "question_name", afi_view_plain(
		     afi_fold_value(&sub->fold, "question"), NULL));
	afi_view_put(page, "thought", view_thought(sub));
	put_has_and_lacking(page, sub);
	return page;
}

static void tell_finding(const struct afi_subject *sub, void *arg)
{
	struct visit *visit = arg;
	const bool since = visit->asked->since != AFI_NO_DAY;
	json_t *page, *moves;

	if (sub->fold.state.void_)
		return;
	moves = json_array();
	if (since && afi_is_counted(afi_record_kind(sub->rec),
				    &sub->fold.state))
		afi_moves_add(moves, &visit->counts, sub, visit->asked->since);
	page = view_page(visit, sub);
	afi_view_put(page, "moves", since ? json_incref(moves) : json_null());
	afi_counts_add(&visit->counts, sub);
	visit->scope.sink->item(visit->scope.sink->arg, page);
	visit->told++;
	json_decref(page);
	json_decref(moves);
}

/* What the page is about; null if the report is not there, or was not yet. */
static json_t *view_report(struct visit *visit)
{
	struct afi_scope *scope = &visit->scope;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	json_t *page = json_null();
	struct afi_target target;
	enum afi_code rc;

	rc = afi_kind_inspection(&rec, &target, scope->reg, &scope->places,
				 &err);
	if (!rc && afi_subject_make(&sub, &scope->frame, &target, &rec))
		page = view_page(visit, &sub);
	else if (rc && rc != AFI_ENOTFOUND)
		afi_broken_add(scope->broken, &err);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
	return page;
}

/* ---- all of it ----------------------------------------------------------- */

static void tell_head(struct visit *visit, const struct afi_target *target)
{
	const struct afi_scope *scope = &visit->scope;
	json_t *report = view_report(visit);
	const char *name = json_string_value(json_object_get(report, "title"));
	struct afi_str title = AFI_STR_INIT;
	json_t *head;

	afi_str_addf(&title, "For the inspector's visit: %s", name ? name :
		     scope->places.v->target.inspection);
	head = afi_kind_head(scope->reg, &scope->frame, target, "visit",
			     title.s, visit->asked);
	afi_view_put(head, "report", report);
	afi_view_put(head, "packed", json_boolean(visit->asked->pack != NULL));
	scope->sink->head(scope->sink->arg, head, "pages");
	json_decref(head);
	afi_str_clear(&title);
}

/* Those of a report are beside those of its findings. */
static void put_files(json_t *totals, const char *name, size_t n,
		      const struct visit *visit)
{
	afi_view_put(totals, name, afi_view_proved(n, visit->counts.proofs,
						   "files", name));
}

static void tell_foot(const struct visit *visit)
{
	const struct afi_counts *counts = &visit->counts;
	json_t *foot = json_object(), *totals = json_object();

	afi_view_put(totals, "findings",
		     afi_view_proved(counts->totals.findings, counts->proofs,
				     "findings", "all"));
	afi_view_put(totals, "rags",
		     afi_view_rags(counts->totals.by_rag, "findings",
				   counts->proofs));
	put_files(totals, "kept", visit->filed.kept, visit);
	put_files(totals, "put", visit->filed.put, visit);
	put_files(totals, "missing", visit->filed.missing, visit);
	afi_kind_put_moved(totals, counts, visit->asked);
	afi_view_put(foot, "totals", totals);
	afi_kind_foot(visit->scope.sink, foot, visit->scope.broken,
		      visit->told,
		      "None: no finding of it is recorded here.");
}

static enum afi_code expect_inspection(const struct afi_target *target,
				       struct afi_err *err)
{
	if (target->level == AFI_INSPECTION || target->level == AFI_FINDING)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "--kind visit is about one "
			   "inspection: name it, or one of its findings; 'afi "
			   "summary' lists them");
}

enum afi_code afi_query_visit(const struct afi_sink *sink,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_target *target,
			      const struct afi_kind_asked *asked,
			      struct afi_err *err)
{
	struct visit visit = {
		.asked = asked,
		.filed = { .reg = reg, .pack = asked->pack,
			   .err = AFI_ERR_INIT },
	};
	struct afi_scope *scope = &visit.scope;
	enum afi_code rc;

	if ((rc = expect_inspection(target, err)) ||
	    (rc = afi_scope_open(scope, sink, broken, reg, target, err)))
		goto out;
	if (!scope->places.n || scope->places.v->stray) {
		rc = afi_err_set(err, AFI_ENOTFOUND, "there is no inspection "
				 "'%s'", target->inspection);
		goto out;
	}
	scope->frame.explain = asked->explain;
	visit.counts = afi_counts_begin(&scope->frame, asked);
	visit.filed.proofs = visit.counts.proofs;
	tell_head(&visit, target);
	afi_scope_each(scope, false, tell_finding, &visit);
	tell_foot(&visit);
	rc = visit.filed.err.code;
	if (rc)
		*err = visit.filed.err;
out:
	afi_counts_clear(&visit.counts);
	afi_scope_clear(scope);
	return rc;
}
