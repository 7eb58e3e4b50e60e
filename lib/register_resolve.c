/* The register: from what somebody typed to the one thing that it means. */
#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "register_impl.h"
#include "vec.h"

struct targets {
	struct afi_target *v;
	size_t n, size;
};

/* When looking back, a file may be there whose record is not yet.  One that
 * cannot be read is there: who reads it says what is wrong. */
static bool is_recorded(struct afi_register *reg,
			const struct afi_target *target)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	bool there = true;

	if (reg->past.until != INT_MAX)
		there = afi_register_load(&rec, reg, target, &ignored) !=
			AFI_ENOTFOUND;
	afi_record_clear(&rec);
	return there;
}

static enum afi_code exists(bool *out, struct afi_register *reg,
			    const struct afi_target *target,
			    struct afi_err *err)
{
	enum afi_code rc = afi_register_has(out, reg, target, err);

	*out = *out && is_recorded(reg, target);
	return rc;
}

/* The folders in @path that can be forces or inspections. */
static enum afi_code folders(struct afi_dir *out, struct afi_register *reg,
			     const char *path, struct afi_err *err)
{
	enum afi_code rc;
	size_t kept = 0;

	if ((rc = afi_store_list(out, reg->store, path, err)))
		return rc;
	for (size_t i = 0; i < out->n; i++) {
		if (out->v[i].type == AFI_FOLDER &&
		    afi_slug_is_place(out->v[i].name))
			out->v[kept++] = out->v[i];
		else
			free(out->v[i].name);
	}
	out->n = kept;
	return AFI_OK;
}

/* Add what @wanted means in the inspection that @at names in full. */
static enum afi_code look_in(struct targets *found, struct afi_register *reg,
			     const struct afi_target *wanted,
			     const struct afi_target *at, struct afi_err *err)
{
	static const char *const kinds[] = { "coc", "rec", "afi", "area",
					     "practice", "observation" };
	struct afi_target full = *wanted;
	enum afi_code rc = AFI_OK;
	bool there;

	memcpy(full.force, at->force, sizeof(full.force));
	memcpy(full.inspection, at->inspection, sizeof(full.inspection));
	if (wanted->level == AFI_INSPECTION ||
	    afi_finding_split(NULL, NULL, NULL, wanted->finding)) {
		if (!(rc = exists(&there, reg, &full, err)) && there)
			*afi_vec_push(found) = full;
		return rc;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct afi_str slug = AFI_STR_INIT;

		afi_str_addf(&slug, "%s-%s", kinds[i], wanted->finding);
		if (slug.len <= AFI_SLUG_MAX) {
			memcpy(full.finding, slug.s, slug.len + 1);
			rc = exists(&there, reg, &full, err);
			if (!rc && there)
				*afi_vec_push(found) = full;
		}
		afi_str_clear(&slug);
		if (rc)
			break;
	}
	return rc;
}

/* Add what @wanted means in each inspection that its parts allow. */
static enum afi_code look_everywhere(struct targets *found,
				     struct afi_register *reg,
				     const struct afi_target *wanted,
				     struct afi_err *err)
{
	struct afi_dir forces = { 0 }, inspections = { 0 };
	struct afi_str path = AFI_STR_INIT;
	enum afi_code rc;

	rc = folders(&forces, reg, "records", err);
	for (size_t f = 0; !rc && f < forces.n; f++) {
		struct afi_target at = { .level = AFI_INSPECTION };

		if (*wanted->force &&
		    strcmp(wanted->force, forces.v[f].name) != 0)
			continue;
		snprintf(at.force, sizeof(at.force), "%s", forces.v[f].name);
		afi_str_reset(&path);
		afi_str_addf(&path, "records/%s", at.force);
		afi_dir_clear(&inspections);
		rc = folders(&inspections, reg, path.s, err);
		for (size_t i = 0; !rc && i < inspections.n; i++) {
			if (*wanted->inspection &&
			    strcmp(wanted->inspection,
				   inspections.v[i].name) != 0)
				continue;
			snprintf(at.inspection, sizeof(at.inspection), "%s",
				 inspections.v[i].name);
			rc = look_in(found, reg, wanted, &at, err);
		}
	}
	afi_str_clear(&path);
	afi_dir_clear(&inspections);
	afi_dir_clear(&forces);
	return rc;
}

/* The inspection that bare numbers belong to. */
static enum afi_code current(struct afi_target *out, struct afi_register *reg,
			     const char *text, struct afi_err *err)
{
	const char *set = afi_setup_get(&reg->setup, "current-inspection");

	if (!set)
		return afi_err_set(err, AFI_EUSAGE, "'%s' alone means a "
				   "finding of the current inspection, and "
				   "none is set; type more of it, such as "
				   "'afi-3', or set one with 'afi set "
				   "current-inspection TARGET'", text);
	if (afi_target_parse(out, set, err))
		return afi_err_prefix(err, "setting 'current-inspection'");
	return AFI_OK;
}

void afi_register_add_more(struct afi_str *list, size_t n)
{
	if (n > AFI_NAMED_AT_MOST)
		afi_str_addf(list, " and %zu more", n - AFI_NAMED_AT_MOST);
}

/* Whether what is at @place could have been meant by @wanted. */
static bool could_be_meant(struct afi_register *reg,
			   const struct afi_place *place,
			   const struct afi_target *wanted)
{
	const enum afi_level level = place->target.level;

	if (place->stray ||
	    (level < wanted->level && wanted->level != AFI_ACTION) ||
	    (level == AFI_FINDING && wanted->level == AFI_INSPECTION))
		return false;
	return is_recorded(reg, &place->target);
}

/* Put those into @list that could have been meant by @wanted, which is not
 * there; how many there are. */
static size_t list_nearest(struct afi_str *list, struct afi_register *reg,
			   const struct afi_target *wanted)
{
	struct afi_target within = *wanted;
	struct afi_places places = { 0 };
	struct afi_err ignored = AFI_ERR_INIT;
	size_t n = 0;

	within.level = *within.inspection ? AFI_INSPECTION : AFI_REGISTER;
	if (wanted->level == AFI_INSPECTION) {
		within.level = AFI_REGISTER;
		within.inspection[0] = '\0';
	}
	if (!*within.force && !*within.inspection && reg->setup.nforces > 1)
		return 0;	/* too many to name any */
	(void)afi_register_places(&places, reg, &within, &ignored);
	for (size_t i = 0; i < places.n; i++) {
		if (!could_be_meant(reg, &places.v[i], wanted) ||
		    n++ >= AFI_NAMED_AT_MOST)
			continue;
		afi_str_adds(list, n > 1 ? ", " : "");
		afi_target_print(list, &places.v[i].target);
	}
	afi_register_add_more(list, n);
	afi_places_clear(&places);
	return n;
}

static enum afi_code not_found(struct afi_register *reg,
			       const struct afi_target *wanted,
			       const char *text, struct afi_err *err)
{
	struct afi_str list = AFI_STR_INIT;

	if (afi_register_near(&list, reg, text)) {
		afi_err_set(err, AFI_ENOTFOUND, "nothing here is called '%s'; "
			    "did you mean '%s'?", text, list.s);
		goto out;
	}
	afi_str_reset(&list);
	if (list_nearest(&list, reg, wanted))
		afi_err_set(err, AFI_ENOTFOUND, "nothing here is called '%s'; "
			    "there is %s", text, list.s);
	else
		afi_err_set(err, AFI_ENOTFOUND, "nothing here is called '%s'; "
			    "'afi list' shows what there is", text);
out:
	afi_str_clear(&list);
	return AFI_ENOTFOUND;
}

/* If one of what @wanted may be is in the current inspection, how that alone is
 * said: the bare number in @text. */
static const char *find_short(struct afi_register *reg,
			      const struct afi_target *wanted,
			      const char *text)
{
	const char *number = strchr(wanted->finding, '-');
	struct afi_target now, bare = *wanted;
	struct afi_err ignored = AFI_ERR_INIT;
	struct targets here = { 0 };
	bool is_it = false;

	if (wanted->level < AFI_FINDING || *wanted->inspection || !number ||
	    number[1 + strspn(number + 1, "0123456789")] ||
	    current(&now, reg, text, &ignored))
		return NULL;
	memmove(bare.finding, number + 1, strlen(number));
	if (!look_in(&here, reg, &bare, &now, &ignored) && here.n == 1)
		is_it = strcmp(here.v[0].finding, wanted->finding) == 0;
	free(here.v);
	return is_it ? strchr(text, '-') + 1 : NULL;
}

static enum afi_code ambiguous(const struct targets *found,
			       struct afi_register *reg,
			       const struct afi_target *wanted,
			       const char *text, struct afi_err *err)
{
	const char *number = find_short(reg, wanted, text);
	struct afi_str list = AFI_STR_INIT;

	for (size_t i = 0; i < found->n && i < AFI_NAMED_AT_MOST; i++) {
		afi_str_adds(&list, i ? ", " : "");
		afi_target_print(&list, &found->v[i]);
	}
	afi_register_add_more(&list, found->n);
	afi_err_set(err, AFI_EINVALID, "'%s' could mean %s; type more of it%s"
		    "%s%s", text, list.s, number ? ", or '" : "",
		    number ? number : "", number ?
		    "' alone for that of the current inspection" : "");
	afi_str_clear(&list);
	return AFI_EINVALID;
}

/* An action is there only if its finding's record says so. */
static enum afi_code check_action(struct afi_target *target,
				  struct afi_register *reg,
				  struct afi_err *err)
{
	struct afi_record rec = AFI_RECORD_INIT;
	const struct afi_entry *action;
	struct afi_target finding = *target;
	enum afi_code rc;

	finding.level = AFI_FINDING;
	if (!(rc = afi_register_load(&rec, reg, &finding, err)))
		rc = afi_record_action(&action, &rec, target, err);
	afi_record_clear(&rec);
	return rc;
}

enum afi_code afi_register_resolve(struct afi_target *out,
				   struct afi_register *reg, const char *text,
				   struct afi_err *err)
{
	struct afi_target wanted, now;
	struct targets found = { 0 };
	enum afi_code rc;

	if ((rc = afi_target_parse(&wanted, text, err)))
		goto out;
	if (wanted.finding_new || wanted.action_new) {
		rc = afi_err_set(err, AFI_EUSAGE, "'%s': only 'afi open' takes "
				 "'new'; say which one is meant", text);
		goto out;
	}
	if (wanted.level >= AFI_FINDING && !*wanted.inspection &&
	    !afi_finding_split(NULL, NULL, NULL, wanted.finding)) {
		if ((rc = current(&now, reg, text, err)))
			goto out;
		memcpy(wanted.force, now.force, sizeof(wanted.force));
		memcpy(wanted.inspection, now.inspection,
		       sizeof(wanted.inspection));
	}
	rc = *wanted.force && *wanted.inspection
		? look_in(&found, reg, &wanted, &wanted, err)
		: look_everywhere(&found, reg, &wanted, err);
	if (rc)
		goto out;
	if (!found.n && wanted.level == AFI_INSPECTION && !*wanted.force &&
	    afi_setup_force(&reg->setup, wanted.inspection)) {
		*out = (struct afi_target){ .level = AFI_REGISTER };
		memcpy(out->force, wanted.inspection, sizeof(out->force));
		goto out;
	}
	if (found.n > 1)
		rc = ambiguous(&found, reg, &wanted, text, err);
	else if (!found.n)
		rc = not_found(reg, &wanted, text, err);
	else if (found.v[0].level == AFI_ACTION)
		rc = check_action(&found.v[0], reg, err);
	if (!rc) {
		assert(found.n == 1);
		*out = found.v[0];
	}
out:
	free(found.v);
	return rc;
}
