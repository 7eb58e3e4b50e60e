/* afi templates: which there are, and what is in one. */
#include <string.h>

#include "query_parts.h"
#include "template.h"

static json_t *view_template(const struct afi_template_info *info,
			     const char *text)
{
	json_t *view = json_object();

	afi_view_put(view, "name", afi_view_text(info->name));
	afi_view_put(view, "about", *info->about ? afi_view_text(info->about) :
		     json_null());
	afi_view_put(view, "own", json_boolean(info->own));
	afi_view_put(view, "shipped", json_boolean(info->shipped));
	afi_view_put(view, "text", afi_view_text(text));
	return view;
}

enum afi_code afi_query_templates(json_t **out, struct afi_register *reg,
				  const char *name, struct afi_err *err)
{
	const struct afi_target all = { .level = AFI_REGISTER };
	const struct afi_frame frame = afi_frame_of(reg);
	struct afi_templates there = { 0 };
	struct afi_str text = AFI_STR_INIT;
	json_t *list = json_array();
	enum afi_code rc;

	if ((name && (rc = afi_template_text(&text, NULL, reg, name, err))) ||
	    (rc = afi_templates_list(&there, reg, err)))
		goto out;
	for (size_t i = 0; i < there.n; i++)
		if (!name || !strcmp(there.v[i].name, name))
			json_array_append_new(list, view_template(
				&there.v[i], name ? text.s : NULL));
	*out = afi_view_head(reg, "templates", &frame, &all);
	afi_view_put(*out, "templates", json_incref(list));
out:
	json_decref(list);
	afi_templates_clear(&there);
	afi_str_clear(&text);
	return rc;
}
