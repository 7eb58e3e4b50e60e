/* What is to be issued, checked; and what was found, shown. */
#include <string.h>

#include "issuing.h"
#include "output.h"
#include "render.h"
#include "secrets.h"

enum { WIDTH = 80 };		/* of standard error */

/* ---- checking ------------------------------------------------------------ */

static struct afi_issue_asked asked_of(const struct issuing *is)
{
	return (struct afi_issue_asked){
		.target = is->asked.target, .template_ = is->asked.template_,
		.dated = is->asked.date, .text = is->text.s,
		.said = is->said.v, .nsaid = is->said.n,
		.gaps = is->gaps.v, .ngaps = is->gaps.n,
		.to = is->to.v, .nto = is->to.n,
		.copies = is->copies.v, .ncopies = is->copies.n,
		.office = afi_letter_office(&is->letter, "to"),
		.marking = is->marking,
		.approved_by = is->typed->approved_by,
		.approved_on = is->approved_on,
		.hidden = is->hiding ? afi_register_hidden(is->hiding) : NULL,
	};
}

enum afi_code issuing_check(struct issuing *is, struct afi_err *err)
{
	const struct afi_issue_asked asked = asked_of(is);
	enum afi_code rc;

	if ((rc = afi_issue_checks(&is->checks, is->reg, &asked, err)))
		return rc;
	return afi_checks_override(&is->checks, is->typed->overrides.v,
				   is->typed->overrides.n, err);
}

bool issuing_says_withheld(const struct issuing *is)
{
	for (size_t i = 0; i < is->checks.n; i++)
		if (!strcmp(is->checks.v[i].code, "withheld"))
			return true;
	return false;
}

/* ---- showing ------------------------------------------------------------- */

static json_t *view_offered(const struct issuing *is)
{
	json_t *list = json_array();
	const struct afi_said_part *part;

	for (size_t i = 0; (part = issuing_offered(is, i)); i++)
		json_array_append_new(list, json_pack("{s:I, s:s, s:s, s:s, "
			"s:s}", "number", (json_int_t)i + 1,
			"target", part->target, "party", part->party,
			"part", part->part, "text", part->is));
	return list;
}

static bool tells_redacted(const json_t *list)
{
	bool tells = false;

	for (size_t i = 0; i < json_array_size(list); i++)
		tells |= strstr(json_string_value(json_object_get(
				json_array_get(list, i), "words")),
				AFI_REDACTED) != NULL;
	return tells;
}

/* Words that are withheld are not told for standing in a file. */
static void put_differs(json_t *view, const struct issuing *is)
{
	const bool hidden = issuing_says_withheld(is) && !is->asked.internal;
	json_t *list = json_array();

	for (size_t i = 0; !hidden && i < is->differs.n; i++)
		json_array_append_new(list, json_pack("{s:s, s:s}",
			"sort", afi_differ_name(is->differs.v[i].sort),
			"words", is->differs.v[i].words));
	json_object_set_new(view, "elsewhere",
			    json_boolean(is->typed->file != NULL));
	json_object_set_new(view, "another",
			    json_boolean(is->differs.another));
	json_object_set_new(view, "hidden", json_boolean(hidden));
	json_object_set_new(view, "differences", list);
	json_object_set_new(view, "otherwise", hidden ? json_array() :
			    view_offered(is));
	json_object_set_new(view, "redacted",
			    json_boolean(tells_redacted(list)));
}

enum afi_code issuing_show(struct issuing *is, struct afi_err *err)
{
	const struct afi_issue_asked asked = asked_of(is);
	const bool alone = !is->typed->issue;
	struct output output = OUTPUT_INIT;
	struct afi_look look = { .format = 't' };
	struct afi_render render;
	enum afi_code rc;
	json_t *view;
	bool redacted = false;

	/* a letter that goes to standard output is alone there */
	if (issuing_to_output(is))
		output = (struct output){ .file = stderr, .width = WIDTH };
	else if ((rc = output_open(&output, alone ? is->common->file : NULL,
				   is->common->colour, true, err)))
		return rc;
	look.format = alone ? is->format : 't';
	look.width = output.width;
	look.cut = output.terminal;
	look.colour = output.colour;
	view = afi_query_checks(is->reg, &asked, &is->checks);
	put_differs(view, is);
	/* who may read the letter may read what is wrong with it */
	if (!is->asked.internal)
		afi_view_make_public(view, &redacted, is->hiding);
	if (redacted)
		json_object_set_new(view, "redacted", json_true());
	afi_render_begin(&render, AFI_PAGE_CHECKS, &look, output.file);
	afi_render_view(&render, view);
	afi_render_end(&render);
	json_decref(view);
	return issuing_to_output(is) ? AFI_OK :
	       output_close(&output, AFI_OK, err);
}
