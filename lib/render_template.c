/*
 * A page that a template makes of the view, as Markdown, and what paper.h makes
 * of that.  It is printed as the view comes, unless the template needs all of
 * it at once.
 */
#include <stdlib.h>

#include "mem.h"
#include "paper.h"
#include "render_parts.h"
#include "template.h"

struct afi_filling {
	struct afi_mustache *must;		/* the caller's */
	const struct afi_mustache_list *list;	/* so is this */
	struct afi_mustache_stream *stream;	/* NULL: all at the end */
	json_t *view;				/* ... so far */
	struct afi_paper *paper;		/* NULL at the end */
	struct afi_str md;			/* of the piece in hand */
	struct afi_mustache_out out;		/* into that */
	struct afi_secrets *secrets;		/* the caller's, or NULL */
	struct afi_noting noting;		/* of all pieces */
	struct afi_err err;			/* the first thing wrong */
};

void afi_render_by(struct afi_render *render, struct afi_mustache *must,
		   const struct afi_mustache_list *list,
		   struct afi_secrets *secrets)
{
	struct afi_filling *filling = afi_xcalloc(1, sizeof(*filling));
	const struct afi_paper_look look = {
		.format = render->look.format, .width = render->look.width,
		.colour = render->look.colour,
		.pictures = render->look.pictures,
	};
	struct afi_err ignored = AFI_ERR_INIT;	/* then not as it comes */

	*filling = (struct afi_filling){
		.must = must, .list = list, .secrets = secrets,
		.md = AFI_STR_INIT,
		.paper = afi_paper_new(&look), .err = AFI_ERR_INIT,
	};
	filling->out.str = &filling->md;
	if (!afi_mustache_streams(must, list, &ignored))
		(void)afi_mustache_begin(&filling->stream, &filling->out, must,
					 list, &filling->err);
	render->filling = filling;
}

enum afi_code afi_render_failed(const struct afi_render *render,
				struct afi_err *err)
{
	if (!render->filling || !render->filling->err.code)
		return AFI_OK;
	*err = render->filling->err;
	return err->code;
}

void afi_render_end_template(struct afi_render *render)
{
	struct afi_filling *filling = render->filling;

	if (!filling)
		return;
	if (filling->stream)
		afi_mustache_end(filling->stream);
	afi_paper_free(filling->paper);
	json_decref(filling->view);
	afi_str_clear(&filling->md);
	free(filling);
	render->filling = NULL;
}

/* Hand on what was filled in; at the @last piece of a page that is all by the
 * template, the note on what is withheld is there. */
static void hand_on(struct afi_render *render, bool last)
{
	struct afi_filling *filling = render->filling;

	afi_noting_see(&filling->noting, filling->md.s);
	if (last && render->form == &afi_form_template)
		afi_noting_end(&filling->noting, &filling->md);
	if (filling->err.code ||
	    afi_template_fit(filling->secrets, filling->md.s, &filling->err))
		return;
	afi_paper_add(&render->buf, filling->paper, filling->md.s,
		      filling->md.len);
	afi_str_reset(&filling->md);
}

static void template_head(struct afi_render *render, const json_t *members,
			  const char *list)
{
	struct afi_filling *filling = render->filling;

	if (filling->err.code)
		return;
	if (filling->stream) {
		(void)afi_mustache_head(filling->stream, members,
					&filling->err);
		hand_on(render, false);
		return;
	}
	filling->view = json_copy((json_t *)members);
	json_object_set_new(filling->view, list, json_array());
}

static void template_item(struct afi_render *render, const json_t *item)
{
	struct afi_filling *filling = render->filling;

	if (filling->err.code)
		return;
	if (filling->stream) {
		(void)afi_mustache_item(filling->stream, item, &filling->err);
		hand_on(render, false);
		return;
	}
	json_array_append(json_object_get(filling->view, filling->list->name),
			  (json_t *)item);
}

static void template_foot(struct afi_render *render, const json_t *members)
{
	struct afi_filling *filling = render->filling;

	if (filling->err.code)
		return;
	if (filling->stream) {
		(void)afi_mustache_foot(filling->stream, members,
					&filling->err);
	} else {
		json_object_update(filling->view, (json_t *)members);
		(void)afi_mustache_render(&filling->out, filling->must,
					  filling->view, &filling->err);
	}
	hand_on(render, true);
	afi_paper_end(&render->buf, filling->paper);
	filling->paper = NULL;
}

const struct afi_form afi_form_template = {
	template_head, template_item, template_foot,
};
