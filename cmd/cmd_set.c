/* afi set: the settings of the register, for everybody who uses it. */
#include <string.h>

#include "cmd.h"
#include "near.h"
#include "opt.h"
#include "query.h"
#include "reading.h"
#include "record.h"
#include "register.h"
#include "render.h"
#include "search.h"
#include "setup.h"

struct setting {
	const struct afi_known_setting *known;
	const char *name;		/* as it was typed */
	const char *value;
};

/* What is typed after the name holds of that alone: @of, in full, or "". */
static enum afi_code read_scope(struct afi_str *of, struct afi_register *reg,
				const struct setting *s, struct afi_err *err)
{
	const char *at = strchr(s->name, '@');
	struct afi_target target;

	if (!at)
		return AFI_OK;
	if (afi_register_resolve(&target, reg, at + 1, err))
		return afi_err_prefix(err, "%s", s->name);
	if (target.level > AFI_INSPECTION)
		return afi_err_set(err, AFI_EUSAGE, "%s: '%s' is no force and "
				   "no inspection", s->name, at + 1);
	afi_target_print(of, &target);
	return AFI_OK;
}

/* The name of @s in full, seen from @reg, which is scoped if @of is not "". */
static void add_name(struct afi_str *out, const struct setting *s,
		     const struct afi_str *of)
{
	afi_str_add(out, s->name, strcspn(s->name, "@"));
	if (of->len)
		afi_str_addf(out, "@%s", of->s);
}

/* The inspection that bare numbers belong to, kept as its full target. */
static enum afi_code read_inspection(struct afi_str *out,
				     struct afi_change *change,
				     const char *text, struct afi_err *err)
{
	struct afi_target target;
	enum afi_code rc;

	rc = afi_register_resolve(&target, afi_change_register(change), text,
				  err);
	if (!rc && target.level != AFI_INSPECTION)
		rc = afi_err_set(err, AFI_EUSAGE, "'%s' is no inspection",
				 text);
	if (!rc)
		afi_target_print(out, &target);
	return rc;
}

/* A search that is saved must be one that can be run. */
static enum afi_code read_query(struct afi_str *out,
				struct afi_change *change,
				const struct setting *s, struct afi_err *err)
{
	struct afi_register *reg = afi_change_register(change);
	enum afi_code rc;

	if ((rc = opt_line(out, s->value, s->name, err)))
		return rc;
	if (!search_check(out->s, afi_register_today(reg), err))
		return AFI_OK;
	return afi_err_prefix(err, "%s", s->name);
}

static enum afi_code read_value(struct afi_str *out,
				struct afi_change *change,
				const struct setting *s, struct afi_err *err)
{
	switch (s->known->sort) {
	case AFI_SETTING_INSPECTION:
		return read_inspection(out, change, s->value, err);
	case AFI_SETTING_QUERY:
		return read_query(out, change, s, err);
	case AFI_SETTING_LINE:
		break;
	}
	return opt_line(out, s->value, s->name, err);
}

/* Whether it has that value on the day that it is set of, already. */
static bool is_set(struct afi_change *change, const char *name,
		   const char *value)
{
	struct afi_setup setup = AFI_SETUP_INIT;
	const char *old;
	bool same;

	afi_register_setup_on(&setup, afi_change_register(change),
			      afi_change_day(change));
	old = afi_setup_get(&setup, name);
	same = old && strcmp(old, value) == 0;
	afi_setup_clear(&setup);
	return same;
}

static enum afi_code set_it(struct afi_change *change, void *arg,
			    struct afi_err *err)
{
	static const struct afi_target the_register = {
		.level = AFI_REGISTER
	};
	const struct setting *s = arg;
	struct afi_register *reg = afi_change_register(change);
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str value = AFI_STR_INIT, of = AFI_STR_INIT;
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = read_value(&value, change, s, err)) ||
	    (rc = read_scope(&of, reg, s, err)))
		goto out;
	add_name(&name, s, &of);
	if (is_set(change, name.s, value.s))
		goto out;
	afi_str_cut(&name, strcspn(name.s, "@"));
	afi_draft_add(&draft, "name", name.s);
	afi_draft_add(&draft, "of", of.len ? of.s : NULL);
	afi_draft_add(&draft, "value", value.s);
	rc = afi_change_add(change, &the_register, "setting", NULL, NULL,
			    &draft, err);
out:
	afi_draft_clear(&draft);
	afi_str_clear(&name);
	afi_str_clear(&of);
	afi_str_clear(&value);
	return rc;
}

static enum afi_code show(const struct opt_common *common,
			  const struct setting *s, struct afi_err *err)
{
	struct afi_str of = AFI_STR_INIT, name = AFI_STR_INIT;
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if (!(rc = reading_begin(&r, AFI_PAGE_SETTINGS, NULL, common, err)) &&
	    (!s->name || !(rc = read_scope(&of, r.reg, s, err)))) {
		if (s->name)
			add_name(&name, s, &of);
		view = afi_query_settings(r.reg, s->name ? name.s : NULL);
		afi_render_view(&r.render, view);
	}
	json_decref(view);
	afi_str_clear(&name);
	afi_str_clear(&of);
	return reading_end(&r, rc, err);
}

static enum afi_code find_setting(struct setting *s, const char *name,
				  struct afi_err *err)
{
	const struct afi_known_setting *known;
	struct afi_near near = { .typed = name };

	s->name = name;
	s->known = afi_setup_known_as(name);
	if (s->known)
		return AFI_OK;
	for (size_t i = 0; (known = afi_setup_known(i)); i++)
		if (known->sort != AFI_SETTING_QUERY)
			afi_near_try(&near, known->name);
	return afi_err_set(err, AFI_EUSAGE, "there is no setting '%s'; %s",
			   name, afi_near_or(&near, "'afi set' lists them, "
			   "and query-NAME saves a search"));
}

enum afi_code cmd_set(int argc, char **argv, struct afi_err *err)
{
	struct setting s = { 0 };
	const char *name = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "format", .arg = "FORMAT", .str = &common.format,
		  .words = "text|json|...",
		  .help = "of what is shown: text or json" },
		OPT_FOR(&common),
		OPT_WRITER(&common),
		{ .arg = "SETTING", .str = &name,
		  .help = "its name, alone or as NAME@TARGET; without it, all "
			  "are shown" },
		{ .arg = "VALUE", .str = &s.value,
		  .help = "its new value; without it, it is shown" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (name && (rc = find_setting(&s, name, err))))
		return rc;
	if (s.value && common.format)
		return afi_err_set(err, AFI_EUSAGE, "--format goes with what "
				   "is shown; leave VALUE out");
	if (s.value)
		return opt_change(&common, set_it, &s, err);
	if ((rc = opt_records_nothing(&common, "VALUE", err)))
		return rc;
	return show(&common, &s, err);
}
