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
	const char *name;
	const char *value;
};

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

static enum afi_code set_it(struct afi_change *change, void *arg,
			    struct afi_err *err)
{
	static const struct afi_target the_register = {
		.level = AFI_REGISTER
	};
	const struct setting *s = arg;
	struct afi_register *reg = afi_change_register(change);
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str value = AFI_STR_INIT;
	const char *old;
	enum afi_code rc;

	if ((rc = read_value(&value, change, s, err)))
		goto out;
	old = afi_setup_get(afi_register_setup(reg), s->name);
	if (old && strcmp(old, value.s) == 0)
		goto out;
	afi_draft_add(&draft, "name", s->name);
	afi_draft_add(&draft, "value", value.s);
	rc = afi_change_add(change, &the_register, "setting", NULL, NULL,
			    &draft, err);
out:
	afi_draft_clear(&draft);
	afi_str_clear(&value);
	return rc;
}

static enum afi_code show(const struct opt_common *common, const char *name,
			  struct afi_err *err)
{
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if (!(rc = reading_begin(&r, AFI_PAGE_SETTINGS, NULL, common, err))) {
		view = afi_query_settings(r.reg, name);
		afi_render_view(&r.render, view);
	}
	json_decref(view);
	return reading_end(&r, rc, err);
}

static enum afi_code find_setting(struct setting *s, const char *name,
				  struct afi_err *err)
{
	const struct afi_known_setting *known;
	struct afi_near near = { .typed = name };
	struct afi_str all = AFI_STR_INIT;

	s->name = name;
	s->known = afi_setup_known_as(name);
	if (s->known)
		return AFI_OK;
	for (size_t i = 0; (known = afi_setup_known(i)); i++) {
		const bool many = known->sort == AFI_SETTING_QUERY;

		if (!many)
			afi_near_try(&near, known->name);
		afi_str_addf(&all, "%s%s%s", i ? ", " : "there are ",
			     known->name, many ? "NAME" : "");
	}
	afi_err_set(err, AFI_EUSAGE, "there is no setting '%s'; %s", name,
		    afi_near_or(&near, all.s));
	afi_str_clear(&all);
	return AFI_EUSAGE;
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
		  .help = "its name; without it, all are shown" },
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
	return show(&common, name, err);
}
