#include "reading.h"

#include <stdio.h>
#include <string.h>

#include "text.h"

enum { PROSE = 100 };

/* Long lines are hard to read, so that only rows use a wide terminal. */
static struct afi_look look_for(enum afi_page page, char format,
				const struct output *output)
{
	struct afi_look look = { .format = format, .width = output->width,
				 .cut = output->terminal,
				 .colour = output->colour };

	if (page != AFI_PAGE_LIST && page != AFI_PAGE_HOME &&
	    page != AFI_PAGE_DUE && look.width > PROSE)
		look.width = PROSE;
	return look;
}

/* Between the view and the renderer: after each piece, the output may have to
 * go another way. */
static void head(void *arg, const json_t *members, const char *list)
{
	struct reading *r = arg;

	r->inner.head(&r->render, members, list);
}

static void item(void *arg, const json_t *value)
{
	struct reading *r = arg;

	r->inner.item(&r->render, value);
	output_settle(&r->output);
	r->render.out = r->output.file;
}

static void foot(void *arg, const json_t *members)
{
	struct reading *r = arg;

	r->inner.foot(&r->render, members);
}

enum afi_code reading_begin(struct reading *r, enum afi_page page,
			    const char *target,
			    const struct opt_common *common,
			    struct afi_err *err)
{
	static const char *const formats[AFI_PAGE_COUNT] = {
		[AFI_PAGE_HOME] = "text|json",
		[AFI_PAGE_DUE] = "text|csv|json|ics",
		[AFI_PAGE_SHOW] = "text|json",
		[AFI_PAGE_LIST] = "text|csv|json",
		[AFI_PAGE_HISTORY] = "text|csv|json",
		[AFI_PAGE_SEARCH] = "text|csv|json",
		[AFI_PAGE_SUMMARY] = "text|csv|md|json",
		[AFI_PAGE_PROGRESS] = "text|csv|md|html|json",
		[AFI_PAGE_EXCEPTIONS] = "text|csv|md|html|json",
		[AFI_PAGE_BOARD] = "text|csv|md|html|json",
		[AFI_PAGE_PANEL] = "text|csv|md|html|json",
		[AFI_PAGE_TEMPLATES] = "text|json",
		[AFI_PAGE_PEOPLE] = "text|json",
		[AFI_PAGE_SETTINGS] = "text|json",
		[AFI_PAGE_IMPORT] = "text|json",
		[AFI_PAGE_EXPORT] = "csv|jsonl|xlsx",
		[AFI_PAGE_UPDATE_SHEET] = "csv",
	};
	struct afi_look look;
	enum afi_code rc;
	char format;

	if ((rc = opt_format(&format, common, formats[page], err)) ||
	    (rc = opt_open(&r->reg, common, err)))
		return rc;
	if (target && (rc = afi_register_resolve(&r->target, r->reg, target,
						 err)))
		return rc;
	if ((rc = output_open(&r->output, common->file, common->colour, err)))
		return rc;
	look = look_for(page, format, &r->output);
	afi_render_begin(&r->render, page, &look, r->output.file);
	r->inner = r->render.sink;
	r->render.sink = (struct afi_sink){ head, item, foot, r };
	return AFI_OK;
}

static enum afi_code count_broken(const struct afi_broken *broken,
				  struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "%zu record%s could not be "
			   "read; 'afi check' says more", broken->n,
			   broken->n == 1 ? "" : "s");
}

static void tell_broken(const struct afi_broken *broken)
{
	struct afi_str safe = AFI_STR_INIT;

	for (size_t i = 0; i < broken->n; i++) {
		afi_str_reset(&safe);
		afi_text_safe(&safe, broken->v[i], strlen(broken->v[i]));
		fprintf(stderr, "afi: %s\n", safe.s);
	}
	afi_str_clear(&safe);
}

enum afi_code reading_end(struct reading *r, enum afi_code rc,
			  struct afi_err *err)
{
	if (!rc && r->broken.n)
		rc = count_broken(&r->broken, err);
	rc = output_close(&r->output, rc, err);
	tell_broken(&r->broken);
	afi_broken_clear(&r->broken);
	afi_render_end(&r->render);
	afi_register_free(r->reg);
	return rc;
}
