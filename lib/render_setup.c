/* Who is listed, and what holds for everybody, as text. */
#include <string.h>

#include "render_parts.h"

enum { INDENT = 4 };

/* "3 March 2025, by Performance Lead" */
static void add_when(struct afi_str *out, const char *what, const json_t *item)
{
	const char *name = afi_in_text(afi_in(item, "by"), "name");

	afi_str_addf(out, "%s on %s, by %s", what, afi_in_day(item, "since"),
		     name ? name : "?");
}

/* "force" becomes "the force", "pcc" the PCC. */
static void add_parties(struct afi_str *out, const json_t *parties)
{
	const size_t n = json_array_size(parties);

	for (size_t i = 0; i < n; i++) {
		const char *party = json_string_value(json_array_get(parties,
								     i));

		afi_str_addf(out, "%s%s%s", i == 0 ? "" :
			     i + 1 < n ? ", " : " and ",
			     strcmp(party, "force") && strcmp(party, "pcc") ?
			     "" : "the ",
			     strcmp(party, "pcc") ? party : "PCC");
	}
}

static void set_person(struct afi_render *render, const json_t *person,
		       struct afi_str *text)
{
	const json_t *posts = afi_in(person, "posts");

	const char *email = afi_in_text(person, "email");

	afi_str_adds(text, afi_in_text(person, "name"));
	if (email)
		afi_str_addf(text, " <%s>", email);
	afi_set(render, text, 0);
	afi_str_adds(text, "speaks for ");
	add_parties(text, afi_in(person, "parties"));
	if (afi_in_true(person, "may_erase"))
		afi_str_adds(text, "; may erase");
	afi_set(render, text, INDENT);
	if (json_array_size(posts)) {
		afi_str_adds(text, "posts: ");
		afi_add_list(text, posts, "; ");
		afi_set(render, text, INDENT);
	}
	add_when(text, "so listed", person);
	afi_set(render, text, INDENT);
}

static void set_setting(struct afi_render *render, const json_t *setting,
			struct afi_str *text)
{
	const char *value = afi_in_text(setting, "value");

	afi_str_addf(text, "%s: %s", afi_in_text(setting, "name"),
		     value ? value : "(not set)");
	afi_set(render, text, 0);
	afi_str_adds(text, afi_in_text(setting, "help"));
	afi_set(render, text, INDENT);
	if (!value)
		return;
	add_when(text, "set", setting);
	afi_set(render, text, INDENT);
}

/* Whether the @i-th of @settings is set, for all or for one thing alone, which
 * comes next. */
static bool is_set(const json_t *settings, size_t i)
{
	const json_t *setting = json_array_get(settings, i);
	const json_t *next = json_array_get(settings, i + 1);
	const char *name = afi_in_text(setting, "name");
	const size_t len = strlen(name);

	return afi_in_text(setting, "value") ||
	       (next && !strncmp(afi_in_text(next, "name"), name, len) &&
		afi_in_text(next, "name")[len] == '@');
}

/* Of many, what is not set is only named. */
static void set_unset(struct afi_render *render, const json_t *settings)
{
	struct afi_str text = AFI_STR_INIT;

	for (size_t i = 0; i < json_array_size(settings); i++)
		if (!is_set(settings, i))
			afi_str_addf(&text, "%s%s", text.len ? ", " :
				     "not set: ", afi_in_text(
				     json_array_get(settings, i), "name"));
	if (text.len && render->buf.len)
		afi_str_addc(&render->buf, '\n');
	if (text.len) {
		afi_str_adds(&text, "; 'afi set NAME' says what each is for");
		afi_set(render, &text, 0);
	}
	afi_str_clear(&text);
}

static void set_all(struct afi_render *render, const json_t *list,
		    void (*set)(struct afi_render *render, const json_t *item,
				struct afi_str *text))
{
	struct afi_str text = AFI_STR_INIT;

	for (size_t i = 0; i < json_array_size(list); i++) {
		if (i)
			afi_str_addc(&render->buf, '\n');
		set(render, json_array_get(list, i), &text);
	}
	afi_str_clear(&text);
}

static void people_head(struct afi_render *render, const json_t *view,
			const char *list)
{
	(void)list;
	set_all(render, afi_in(view, "people"), set_person);
}

static void settings_head(struct afi_render *render, const json_t *view,
			  const char *list)
{
	const json_t *all = afi_in(view, "settings");
	json_t *some = json_array();

	(void)list;
	for (size_t i = 0; i < json_array_size(all); i++)
		if (json_array_size(all) == 1 ||
		    afi_in_text(json_array_get(all, i), "value"))
			json_array_append(some, json_array_get(all, i));
	set_all(render, some, set_setting);
	if (json_array_size(all) > 1)
		set_unset(render, all);
	json_decref(some);
	afi_wrap(render, afi_in_text(view, "note"), 0);
}

static void no_item(struct afi_render *render, const json_t *item)
{
	(void)render;
	(void)item;
}

const struct afi_form afi_form_people = { people_head, no_item, no_item };
const struct afi_form afi_form_settings = { settings_head, no_item, no_item };
