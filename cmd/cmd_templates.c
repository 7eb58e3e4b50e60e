/* afi templates: what pages are made by, and how to have one's own. */
#include "cmd.h"
#include "opt.h"
#include "output.h"
#include "reading.h"
#include "template.h"

static enum afi_code copy(const struct opt_common *common, const char *name,
			  struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT, said = AFI_STR_INIT;
	struct afi_register *reg = NULL;
	enum afi_code rc;

	if ((rc = opt_open(&reg, common, err)) ||
	    (rc = afi_template_copy(&path, reg, name, err)))
		goto out;
	afi_str_addf(&said, "copied to %s\nChange it there; it counts once it "
		     "is committed:\ngit add %s && git commit -m 'our own "
		     "page'\n", path.s, path.s);
	output_say(said.s);
out:
	afi_str_clear(&said);
	afi_str_clear(&path);
	afi_register_free(reg);
	return rc;
}

static enum afi_code show(const struct opt_common *common, const char *name,
			  struct afi_err *err)
{
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if (!(rc = reading_begin(&r, AFI_PAGE_TEMPLATES, NULL, common, err)) &&
	    !(rc = afi_query_templates(&view, r.reg, name, err)))
		afi_render_view(&r.render, view);
	json_decref(view);
	return reading_end(&r, rc, err);
}

enum afi_code cmd_templates(int argc, char **argv, struct afi_err *err)
{
	const char *name = NULL;
	bool copying = false;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "copy", .flag = &copying,
		  .help = "copy it into the register, to be changed there" },
		OPT_READER(&common),
		{ .arg = "NAME", .str = &name,
		  .help = "which to show; without it, they are listed" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		return rc;
	if (!copying)
		return show(&common, name, err);
	if (!name)
		return afi_err_set(err, AFI_EUSAGE, "--copy needs the NAME of "
				   "a template; 'afi templates' lists them");
	if (common.back.rev || common.back.as_of || common.file ||
	    common.format)
		return afi_err_set(err, AFI_EUSAGE, "--copy goes with a NAME "
				   "and -C alone");
	return copy(&common, name, err);
}
