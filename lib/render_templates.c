/* Templates that there are, or the text of one. */
#include <string.h>

#include "render_parts.h"
#include "text.h"

enum { INDENT = 4 };

static const char *whose(const json_t *template)
{
	if (!afi_in_true(template, "own"))
		return "shipped";
	return afi_in_true(template, "shipped") ?
	       "the register's own, instead of the shipped one" :
	       "the register's own";
}

static void set_template(struct afi_render *render, const json_t *template)
{
	struct afi_str text = AFI_STR_INIT;
	const char *about = afi_in_text(template, "about");

	afi_str_addf(&text, "%s: %s", afi_in_text(template, "name"),
		     whose(template));
	afi_set(render, &text, 0);
	afi_wrap(render, about ? about :
		 "It does not say what it is for in a comment at its "
		 "beginning.", INDENT);
	afi_str_clear(&text);
}

/* As it is, to be kept in a file; but nothing reaches a terminal unmade. */
static void set_text(struct afi_render *render, const char *text)
{
	if (render->look.cut)
		afi_text_safe(&render->buf, text, strlen(text));
	else
		afi_str_adds(&render->buf, text);
}

static void templates_head(struct afi_render *render, const json_t *members,
			   const char *list)
{
	const json_t *templates = afi_in(members, "templates");

	(void)list;
	for (size_t i = 0; i < json_array_size(templates); i++) {
		const json_t *one = json_array_get(templates, i);
		const char *text = afi_in_text(one, "text");

		if (text)
			set_text(render, text);
		else
			set_template(render, one);
	}
}

const struct afi_form afi_form_templates = { templates_head, NULL, NULL };
