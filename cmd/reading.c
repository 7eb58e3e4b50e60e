#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "secrets.h"
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

/* ---- who may read it ----------------------------------------------------- */

/* What is made to be handed on is public, and so is whatever leaves the
 * terminal, unless it is said not to be.  What a document holds that is being
 * imported is not the register's. */
static bool is_for_public(enum afi_page page, char format,
			  const struct opt_common *common)
{
	if (common->audience)
		return strcmp(common->audience, "internal") != 0;
	switch (page) {
	case AFI_PAGE_IMPORT:
		return false;
	case AFI_PAGE_HOME:
	case AFI_PAGE_DUE:
	case AFI_PAGE_SHOW:
	case AFI_PAGE_LIST:
	case AFI_PAGE_HISTORY:
	case AFI_PAGE_LETTERS:
	case AFI_PAGE_SEARCH:
	case AFI_PAGE_TEMPLATES:
	case AFI_PAGE_PEOPLE:
	case AFI_PAGE_SETTINGS:
		return format == 'i' || !output_is_seen(common->file);
	default:
		return true;
	}
}

/* ---- between the view and the renderer ----------------------------------- */

/* Make @piece what this reader may see. */
static void fit(struct reading *r, json_t *piece)
{
	if (r->public_)
		afi_view_make_public(piece, &r->redacted, r->reg);
}

/* The last piece says whether something was left out. */
static void fit_last(struct reading *r, json_t *piece)
{
	fit(r, piece);
	json_object_set_new(piece, "redacted", json_boolean(r->redacted));
}

static void head(void *arg, json_t *members, const char *list)
{
	struct reading *r = arg;

	if (list)
		fit(r, members);
	else
		fit_last(r, members);
	r->inner.head(&r->render, members, list);
}

/* After each piece, the output may have to go another way. */
static void item(void *arg, json_t *value)
{
	struct reading *r = arg;

	fit(r, value);
	r->inner.item(&r->render, value);
	if (r->pressed.file) {
		pressed_settle(&r->pressed);
		return;
	}
	output_settle(&r->output);
	r->render.out = r->output.file;
}

static void foot(void *arg, json_t *members)
{
	struct reading *r = arg;

	if (members)
		fit_last(r, members);
	r->inner.foot(&r->render, members);
}

/* What is wrong with it may be words that are withheld, and which those are is
 * not known. */
static enum afi_code cannot_know(struct afi_err *err)
{
	static const char where[] = "register.yaml: line ";
	const size_t n = sizeof(where) - 1;
	int line = 0;

	if (!strncmp(err->msg, where, n))
		line = (int)strtol(err->msg + n, NULL, 10);
	afi_err_set(err, AFI_EINVALID, "it is not as it should be, so that "
		    "nobody knows what is withheld; --for internal says more");
	return line ? afi_err_prefix(err, "%s%d", where, line) :
		      afi_err_prefix(err, "register.yaml");
}

enum afi_code reading_open(struct afi_register **out,
			   const struct opt_common *common, bool public_,
			   struct afi_err *err)
{
	enum afi_code rc = opt_open(out, common, err);

	if (!rc && public_)
		rc = afi_register_hide(*out, err);
	return rc == AFI_EINVALID && public_ ? cannot_know(err) : rc;
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
		[AFI_PAGE_SUMMARY] = "text|csv|md|pdf|docx|json",
		[AFI_PAGE_PROGRESS] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_EXCEPTIONS] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_BOARD] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_PANEL] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_VISIT] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_LINEAGE] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_RESPONSES] = "text|csv|md|html|pdf|docx|json",
		[AFI_PAGE_TEMPLATES] = "text|json",
		[AFI_PAGE_PEOPLE] = "text|json",
		[AFI_PAGE_SETTINGS] = "text|json",
		[AFI_PAGE_IMPORT] = "text|json",
		[AFI_PAGE_LETTERS] = "text|csv|json",
		[AFI_PAGE_EXPORT] = "csv|jsonl|xlsx",
		[AFI_PAGE_UPDATE_SHEET] = "csv",
	};
	struct afi_look look;
	enum afi_code rc;
	char format;

	if ((rc = opt_format(&format, common, formats[page], err)))
		return rc;
	r->public_ = is_for_public(page, format, common);
	if ((rc = reading_open(&r->reg, common, r->public_, err)))
		return rc;
	if (target && (rc = afi_register_resolve(&r->target, r->reg, target,
						 err)))
		return rc;
	if ((rc = output_open(&r->output, common->file, common->colour,
			      r->public_, err)) ||
	    (rc = output_refuse(&r->output, format, err)) ||
	    (rc = pressed_begin(&r->pressed, &format, err)))
		return rc;
	look = look_for(page, format, &r->output);
	look.pictures = r->pressed.format == 'p';
	afi_render_begin(&r->render, page, &look, r->pressed.file ?
			 r->pressed.file : r->output.file);
	r->inner = r->render.sink;
	r->render.sink = (struct afi_sink){ head, item, foot, r };
	return AFI_OK;
}

enum afi_code reading_count_broken(const struct afi_broken *broken,
				   bool public_, enum afi_code rc,
				   struct afi_err *err)
{
	const size_t n = broken->n;

	if (rc || !n)
		return rc;
	if (!public_)
		return afi_err_set(err, AFI_EINVALID, "%zu record%s could not "
				   "be read; 'afi check' says more", n,
				   n == 1 ? "" : "s");
	return afi_err_set(err, AFI_EINVALID, "%zu record%s could not be read, "
			   "so nobody knows what is withheld there and nothing "
			   "is shown to the public; 'afi check' says more, "
			   "--for internal shows the rest", n,
			   n == 1 ? "" : "s");
}

void reading_clean(struct afi_str *out, struct afi_register *reg,
		   const char *text)
{
	struct afi_secrets *secrets = reg ? afi_register_hidden(reg) : NULL;

	if (secrets)
		(void)afi_secrets_hide(out, secrets, text);
	else
		afi_str_adds(out, text);
}

void reading_tell_broken(const struct afi_broken *broken,
			 struct afi_register *reg)
{
	struct afi_str clean = AFI_STR_INIT, safe = AFI_STR_INIT;

	for (size_t i = 0; i < broken->n; i++) {
		afi_str_reset(&clean);
		afi_str_reset(&safe);
		reading_clean(&clean, reg, broken->v[i]);
		afi_text_safe(&safe, clean.s, clean.len);
		fprintf(stderr, "afi: %s\n", safe.s);
	}
	afi_str_clear(&safe);
	afi_str_clear(&clean);
}

void reading_clean_error(struct afi_register *reg, struct afi_err *err)
{
	struct afi_str clean = AFI_STR_INIT;

	reading_clean(&clean, reg, err->msg);
	(void)afi_err_set(err, err->code, "%s", clean.s);
	afi_str_clear(&clean);
}

enum afi_code reading_end(struct reading *r, enum afi_code rc,
			  struct afi_err *err)
{
	rc = reading_count_broken(&r->broken, r->public_, rc, err);
	if (!rc && r->public_)
		rc = afi_register_sure(r->reg, err);
	rc = pressed_end(&r->pressed, &r->output, r->reg, r->office, rc, err);
	rc = output_close(&r->output, rc, err);
	reading_tell_broken(&r->broken, r->reg);
	if (rc)
		reading_clean_error(r->reg, err);
	afi_broken_clear(&r->broken);
	afi_render_end(&r->render);
	afi_register_free(r->reg);
	return rc;
}
