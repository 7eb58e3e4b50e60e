/* The register: where a new thing goes, and what number it gets. */
#include <stdio.h>
#include <string.h>

#include "register_impl.h"

static enum afi_code refuse_taken(struct afi_register *reg,
				  const struct afi_target *target,
				  struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;
	bool there;

	if ((rc = afi_register_has(&there, reg, target, err)) || !there)
		return rc;
	afi_target_print(&name, target);
	rc = afi_err_set(err, AFI_ECONFLICT, "'%s' is open already; 'afi show "
			 "%s' shows it", name.s, name.s);
	afi_str_clear(&name);
	return rc;
}

static enum afi_code place_inspection(struct afi_target *target,
				      struct afi_register *reg,
				      struct afi_err *err)
{
	const struct afi_setup *setup = &reg->setup;

	if (!*target->force && setup->nforces == 1)
		snprintf(target->force, sizeof(target->force), "%s",
			 setup->forces[0].slug);
	if (!*target->force)
		return afi_err_set(err, AFI_EUSAGE, "this register has several "
				   "forces; say which: FORCE/%s",
				   target->inspection);
	if (!afi_setup_force(setup, target->force))
		return afi_err_set(err, AFI_ENOTFOUND, "there is no force '%s' "
				   "in this register; 'afi init --force NAME' "
				   "adds one", target->force);
	return refuse_taken(reg, target, err);
}

/* The inspection that a finding without one must mean. */
static enum afi_code only_inspection(struct afi_target *target,
				     struct afi_register *reg,
				     struct afi_err *err)
{
	const char *set = afi_setup_get(&reg->setup, "current-inspection");
	const struct afi_target all = { .level = AFI_REGISTER };
	struct afi_target only = { .level = AFI_REGISTER };
	struct afi_places places = { 0 };
	enum afi_code rc;
	size_t n = 0;

	if (set)
		return afi_target_parse(target, set, err);
	rc = afi_register_places(&places, reg, &all, err);
	for (size_t i = 0; !rc && i < places.n; i++)
		if (!places.v[i].stray &&
		    places.v[i].target.level == AFI_INSPECTION) {
			only = places.v[i].target;
			n++;
		}
	afi_places_clear(&places);
	if (rc)
		return rc;
	if (!n)
		return afi_err_set(err, AFI_ENOTFOUND, "there is no inspection "
				   "yet to put it under; open one first: afi "
				   "open FORCE/INSPECTION --title TITLE "
				   "--source WHERE-FROM");
	if (n > 1)
		return afi_err_set(err, AFI_EUSAGE, "there are several "
				   "inspections; say which: INSPECTION/%s",
				   target->finding);
	*target = only;
	return AFI_OK;
}

/* Numbers are never given twice, also not one whose finding was void. */
static enum afi_code next_number(struct afi_target *target,
				 struct afi_register *reg,
				 struct afi_err *err)
{
	struct afi_target within = *target;
	struct afi_places places = { 0 };
	const size_t kind_len = strlen(target->finding) - strlen("-new");
	const char *kind;
	enum afi_code rc;
	int number, last = 0;

	within.level = AFI_INSPECTION;
	if ((rc = afi_register_places(&places, reg, &within, err)))
		goto out;
	for (size_t i = 0; i < places.n; i++) {
		const char *slug = places.v[i].target.finding;

		if (!places.v[i].stray &&
		    afi_finding_split(&kind, &number, NULL, slug) &&
		    strlen(kind) == kind_len &&
		    memcmp(kind, target->finding, kind_len) == 0 &&
		    number > last)
			last = number;
	}
	snprintf(target->finding + kind_len,
		 sizeof(target->finding) - kind_len, "-%d", last + 1);
	target->finding_new = false;
out:
	afi_places_clear(&places);
	return rc;
}

/* A recommendation under a cause of concern needs that first. */
static enum afi_code check_parent(const struct afi_target *target,
				  struct afi_register *reg,
				  struct afi_err *err)
{
	struct afi_target parent = *target;
	enum afi_code rc;
	int number, sub;
	bool there;

	if (!afi_finding_split(NULL, &number, &sub, target->finding) || !sub)
		return AFI_OK;
	snprintf(parent.finding, sizeof(parent.finding), "coc-%d", number);
	if ((rc = afi_register_has(&there, reg, &parent, err)) || there)
		return rc;
	return afi_err_set(err, AFI_ENOTFOUND, "'%s' stands under cause of "
			   "concern %d, which is not open yet; open '%s' first",
			   target->finding, number, parent.finding);
}

static enum afi_code place_finding(struct afi_target *target,
				   struct afi_register *reg,
				   struct afi_err *err)
{
	struct afi_target under = *target;
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (!target->finding_new &&
	    !afi_finding_split(NULL, NULL, NULL, target->finding)) {
		rc = afi_err_set(err, AFI_EUSAGE, "'%s' does not say what it "
				 "is; type afi-%s, coc-%s, rec-%s, area-%s, "
				 "practice-%s or observation-%s",
				 target->finding, target->finding,
				 target->finding, target->finding,
				 target->finding, target->finding,
				 target->finding);
		goto out;
	}
	under.level = AFI_INSPECTION;
	if (!*under.inspection && (rc = only_inspection(&under, reg, err)))
		goto out;
	under.level = AFI_INSPECTION;
	under.finding[0] = '\0';
	afi_target_print(&name, &under);
	if ((rc = afi_register_resolve(&under, reg, name.s, err)))
		goto out;
	memcpy(target->force, under.force, sizeof(target->force));
	memcpy(target->inspection, under.inspection,
	       sizeof(target->inspection));
	if (target->finding_new && (rc = next_number(target, reg, err)))
		goto out;
	if (!(rc = check_parent(target, reg, err)))
		rc = refuse_taken(reg, target, err);
out:
	afi_str_clear(&name);
	return rc;
}

static enum afi_code place_action(struct afi_target *target,
				  struct afi_change *change,
				  struct afi_err *err)
{
	struct afi_register *reg = afi_change_register(change);
	struct afi_target under = *target;
	const struct afi_record *rec;
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;
	int last = 0;

	under.level = AFI_FINDING;
	under.action_new = false;
	under.action = 0;
	afi_target_print(&name, &under);
	if ((rc = afi_register_resolve(&under, reg, name.s, err)) ||
	    (rc = afi_change_record(&rec, change, &under, err)))
		goto out;
	afi_str_reset(&name);
	afi_target_print(&name, &under);
	for (size_t i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];
		int number = afi_entry_number(entry, "number");

		if (!afi_entry_is(entry, "action"))
			continue;
		if (!target->action_new && number == target->action) {
			rc = afi_err_set(err, AFI_ECONFLICT, "action %d of "
					 "'%s' is open already; 'new' takes "
					 "the next free number", number,
					 name.s);
			goto out;
		}
		if (number > last)
			last = number;
	}
	if (target->action_new)
		under.action = last + 1;
	else
		under.action = target->action;
	under.level = AFI_ACTION;
	*target = under;
out:
	afi_str_clear(&name);
	return rc;
}

enum afi_code afi_change_place(struct afi_target *out,
			       struct afi_change *change, const char *text,
			       struct afi_err *err)
{
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_target_parse(&target, text, err)))
		return rc;
	if (target.level == AFI_INSPECTION)
		rc = place_inspection(&target, afi_change_register(change),
				      err);
	else if (target.level == AFI_FINDING)
		rc = place_finding(&target, afi_change_register(change), err);
	else
		rc = place_action(&target, change, err);
	if (!rc)
		*out = target;
	return rc;
}
