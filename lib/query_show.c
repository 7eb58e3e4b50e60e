/* afi show: a page from its own record, and what it needs of others. */
#include <stdio.h>
#include <string.h>

#include "query_page.h"

static struct afi_target inspection_of(const struct afi_target *target)
{
	struct afi_target inspection = *target;

	inspection.level = AFI_INSPECTION;
	*inspection.finding = '\0';
	inspection.action = 0;
	*inspection.action_id = '\0';
	return inspection;
}

static void put_force(json_t *page, const struct afi_frame *frame,
		      const struct afi_target *target)
{
	const struct afi_force *force = afi_setup_force(frame->setup,
							target->force);
	json_t *value = json_object();

	afi_view_put(value, "slug", afi_view_text(target->force));
	afi_view_put(value, "title", afi_view_text(force ? force->title :
						   NULL));
	afi_view_put(page, "force", value);
}

/* ---- an inspection's findings, a cause of concern's recommendations ------ */

/* Whether @target is a finding of the inspection @of, or a recommendation
 * under the cause of concern @of. */
static bool is_part(const struct afi_target *target,
		    const struct afi_target *of)
{
	int cause = 0, number = 0, sub = 0;

	if (target->level != AFI_FINDING || of->level == AFI_INSPECTION)
		return target->level == AFI_FINDING;
	afi_finding_split(NULL, &cause, NULL, of->finding);
	return afi_finding_split(NULL, &number, &sub, target->finding) &&
	       sub && number == cause;
}

static bool is_cause(const struct afi_target *target)
{
	const char *kind;

	return afi_finding_split(&kind, NULL, NULL, target->finding) &&
	       !strcmp(kind, "coc");
}

static void add_finding(json_t *rows, struct afi_totals *totals,
			struct afi_broken *broken, struct afi_register *reg,
			const struct afi_frame *frame,
			const struct afi_target *within,
			const struct afi_place *place)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_read(&rec, reg, place, &err)) {
		afi_broken_add(broken, &err);
	} else if (afi_subject_make(&sub, frame, &place->target, &rec) &&
		   !sub.fold.state.void_) {
		afi_subject_serve(&sub, reg, within, broken);
		afi_totals_add(totals, afi_record_kind(&rec),
			       &sub.fold.state);
		json_array_append_new(rows, afi_view_row(&sub));
	}
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static enum afi_code put_findings(json_t *page, struct afi_broken *broken,
				  struct afi_register *reg,
				  const struct afi_frame *frame,
				  const struct afi_target *target,
				  struct afi_err *err)
{
	const struct afi_target inspection = inspection_of(target);
	struct afi_places places = { 0 };
	struct afi_totals totals = { 0 };
	json_t *rows;
	enum afi_code rc;

	if (target->level == AFI_FINDING && !is_cause(target)) {
		afi_view_put(page, "findings", json_null());
		afi_view_put(page, "totals", json_null());
		return AFI_OK;
	}
	if ((rc = afi_register_places(&places, reg, &inspection, err)))
		return rc;
	rows = json_array();
	for (size_t i = 0; i < places.n; i++)
		if (!places.v[i].stray && is_part(&places.v[i].target, target))
			add_finding(rows, &totals, broken, reg, frame,
				    &inspection, &places.v[i]);
	afi_view_put(page, "findings", rows);
	afi_view_put(page, "totals", afi_view_totals(&totals));
	afi_totals_clear(&totals);
	afi_places_clear(&places);
	return AFI_OK;
}

/* ---- of a finding or an action: its inspection --------------------------- */

static void put_no_inspection(json_t *object, const struct afi_target *target)
{
	afi_view_put(object, "target", afi_view_target(target));
	afi_view_put(object, "title", json_null());
	afi_view_put(object, "published", json_null());
	afi_view_put(object, "clock", json_null());
}

void afi_view_put_heading(json_t *object, struct afi_broken *broken,
			  struct afi_register *reg,
			  const struct afi_frame *frame,
			  const struct afi_target *target)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = afi_register_load(&rec, reg, target, &err);

	if (!rc && afi_subject_make(&sub, frame, target, &rec))
		afi_view_put_inspection(object, &sub);
	else
		put_no_inspection(object, target);
	if (rc && rc != AFI_ENOTFOUND)
		afi_broken_add(broken, &err);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static void put_inspection(json_t *page, struct afi_broken *broken,
			   struct afi_register *reg,
			   const struct afi_frame *frame,
			   const struct afi_target *target)
{
	const struct afi_target inspection = inspection_of(target);
	json_t *value = json_object();

	afi_view_put_heading(value, broken, reg, frame, &inspection);
	afi_view_put(page, "inspection", value);
}

/* Under which cause of concern a recommendation stands, and how that does. */
static void put_cause(json_t *page, struct afi_broken *broken,
		      struct afi_register *reg, const struct afi_frame *frame,
		      const struct afi_target *target)
{
	struct afi_target cause = *target;
	int number = 0, sub = 0;
	json_t *value;

	afi_finding_split(NULL, &number, &sub, target->finding);
	if (!sub) {
		afi_view_put(page, "cause", json_null());
		return;
	}
	snprintf(cause.finding, sizeof(cause.finding), "coc-%d", number);
	value = json_object();
	afi_view_put(value, "target", afi_view_target(&cause));
	afi_view_put_linked(value, broken, reg, frame);
	afi_view_put(page, "cause", value);
}

static void put_parent(json_t *page, const struct afi_subject *sub)
{
	json_t *value = json_object();

	afi_view_put(value, "target", afi_view_target(sub->target));
	afi_view_put(value, "title", afi_view_text(sub->fold.state.title));
	afi_view_put(page, "finding", value);
}

/* ---- the page ------------------------------------------------------------ */

static enum afi_code not_by_then(const struct afi_frame *frame,
				 const struct afi_target *target,
				 struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT, day = AFI_STR_INIT;

	afi_target_print(&name, target);
	afi_day_long(&day, frame->as_of);
	afi_err_set(err, AFI_ENOTFOUND, "'%s' had not been opened by %s",
		    name.s, day.s);
	afi_str_clear(&day);
	afi_str_clear(&name);
	return AFI_ENOTFOUND;
}

/* The state of the action that @target names; NULL in *@out for the record. */
static enum afi_code find_action(const struct afi_state **out,
				 const struct afi_subject *sub,
				 const struct afi_target *target,
				 struct afi_err *err)
{
	struct afi_target asked = *target;
	const struct afi_entry *opened;
	enum afi_code rc;

	*out = NULL;
	if (target->level != AFI_ACTION)
		return AFI_OK;
	if ((rc = afi_record_action(&opened, sub->rec, &asked, err)))
		return rc;
	*out = afi_subject_action(sub, opened);
	if (*out)
		return AFI_OK;
	if (!afi_subject_tells(sub, opened))
		return not_by_then(sub->frame, target, err);
	return afi_err_set(err, AFI_ENOTFOUND, "action %d was taken back; 'afi "
			   "history' has it", target->action);
}

static void put_linked(json_t *page, struct afi_broken *broken,
		       struct afi_register *reg, const struct afi_frame *frame)
{
	const json_t *links = json_object_get(page, "links");

	for (size_t i = 0; i < json_array_size(links); i++)
		afi_view_put_linked(json_array_get(links, i), broken, reg,
				    frame);
}

static enum afi_code fill_page(json_t **out, struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_subject *sub,
			       const struct afi_target *target,
			       struct afi_err *err)
{
	const struct afi_state *action;
	json_t *head, *page;
	enum afi_code rc;

	if ((rc = find_action(&action, sub, target, err)))
		return rc;
	head = afi_view_head(reg, "show", sub->frame, target);
	page = afi_view_page(sub, action);
	json_object_update(head, page);
	json_decref(page);
	put_force(head, sub->frame, target);
	put_linked(head, broken, reg, sub->frame);
	if (action)
		put_parent(head, sub);
	if (target->level != AFI_INSPECTION)
		put_inspection(head, broken, reg, sub->frame, target);
	if (target->level == AFI_FINDING)
		put_cause(head, broken, reg, sub->frame, target);
	if (!action)
		rc = put_findings(head, broken, reg, sub->frame, target, err);
	afi_view_put(head, "broken", afi_view_broken(broken));
	if (rc)
		json_decref(head);
	else
		*out = head;
	return rc;
}

enum afi_code afi_query_show(json_t **out, struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     struct afi_err *err)
{
	const struct afi_frame frame = afi_frame_of(reg);
	const struct afi_target record = afi_target_record(target);
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	enum afi_code rc;

	if (target->level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "say which inspection, "
				   "finding or action to show; 'afi list' "
				   "lists them");
	if ((rc = afi_register_load(&rec, reg, target, err)))
		goto out;
	if (afi_subject_make(&sub, &frame, &record, &rec)) {
		afi_subject_serve(&sub, reg, &record, broken);
		rc = fill_page(out, broken, reg, &sub, target, err);
	} else
		rc = not_by_then(&frame, target, err);
out:
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
	return rc;
}
