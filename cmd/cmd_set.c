/* afi set: a setting of the register, for everybody who uses it. */
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"

struct setting {
	const char *name, *value;
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

	if ((rc = read_inspection(&value, change, s->value, err)))
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

enum afi_code cmd_set(int argc, char **argv, struct afi_err *err)
{
	struct setting s = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		OPT_WRITER(&common),
		{ .arg = "NAME", .str = &s.name, .must = true,
		  .help = "current-inspection" },
		{ .arg = "VALUE", .str = &s.value, .must = true,
		  .help = "its value, such as FORCE/INSPECTION" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		return rc;
	if (strcmp(s.name, "current-inspection") != 0)
		return afi_err_set(err, AFI_EUSAGE, "there is no setting '%s'; "
				   "there is current-inspection", s.name);
	return opt_change(&common, set_it, &s, err);
}
