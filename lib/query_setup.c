/* afi person and afi set: who is listed, and what holds for everybody. */
#include <string.h>

#include "query_parts.h"

static json_t *texts(const char *const *items, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, afi_view_text(items[i]));
	return list;
}

static json_t *begin(struct afi_register *reg, const char *command)
{
	const struct afi_frame frame = afi_frame_of(reg);
	const struct afi_target all = { .level = AFI_REGISTER };

	return afi_view_head(reg, command, &frame, &all);
}

static json_t *view_person(const struct afi_person *person)
{
	json_t *view = json_object();

	afi_view_put(view, "name", afi_view_text(person->name));
	afi_view_put(view, "email", afi_view_text(person->email));
	afi_view_put(view, "parties", texts(person->speaks_for,
					    person->nparties));
	afi_view_put(view, "posts", texts(person->posts, person->nposts));
	afi_view_put(view, "may_erase", json_boolean(person->may_erase));
	afi_view_put(view, "since", afi_view_day(person->since));
	afi_view_put(view, "by", afi_view_author(person->listed_by));
	return view;
}

json_t *afi_query_people(struct afi_register *reg)
{
	const struct afi_setup *setup = afi_register_setup(reg);
	json_t *view = begin(reg, "person"), *people = json_array();

	for (size_t i = 0; i < setup->npeople; i++)
		json_array_append_new(people, view_person(&setup->people[i]));
	afi_view_put(view, "people", people);
	return view;
}

static json_t *view_setting(const char *name,
			    const struct afi_known_setting *known,
			    const struct afi_setting *set)
{
	json_t *view = json_object();

	afi_view_put(view, "name", afi_view_text(name));
	afi_view_put(view, "help", afi_view_text(known->help));
	afi_view_put(view, "value", set ? afi_view_text(set->value)
					: json_null());
	afi_view_put(view, "since", set ? afi_view_day(set->since)
					: json_null());
	afi_view_put(view, "by", set ? afi_view_author(set->set_by)
				     : json_null());
	return view;
}

/* What of @known is set for one force or inspection alone. */
static void add_scoped(json_t *list, const struct afi_setup *setup,
		       const struct afi_known_setting *known)
{
	const size_t len = strlen(known->name);

	for (size_t i = 0; known->scoped && i < setup->nsettings; i++)
		if (!strncmp(setup->settings[i].name, known->name, len) &&
		    setup->settings[i].name[len] == '@')
			json_array_append_new(list, view_setting(
				setup->settings[i].name, known,
				&setup->settings[i]));
}

/* Of those of which there is any number, what is set. */
static void add_queries(json_t *list, const struct afi_setup *setup,
			const struct afi_known_setting *known)
{
	for (size_t i = 0; i < setup->nsettings; i++)
		if (afi_setting_is_query(setup->settings[i].name))
			json_array_append_new(list, view_setting(
				setup->settings[i].name, known,
				&setup->settings[i]));
}

static json_t *view_settings(const struct afi_setup *setup)
{
	const struct afi_known_setting *known;
	json_t *list = json_array();

	for (size_t i = 0; (known = afi_setup_known(i)); i++) {
		if (known->sort == AFI_SETTING_QUERY) {
			add_queries(list, setup, known);
			continue;
		}
		json_array_append_new(list, view_setting(known->name, known,
			afi_setup_setting(setup, known->name)));
		add_scoped(list, setup, known);
	}
	return list;
}

json_t *afi_query_settings(struct afi_register *reg, const char *name)
{
	const struct afi_setup *setup = afi_register_setup(reg);
	const struct afi_known_setting *known;
	json_t *view = begin(reg, "set"), *list;

	if (!name) {
		list = view_settings(setup);
	} else {
		list = json_array();
		known = afi_setup_known_as(name);
		if (known)
			json_array_append_new(list, view_setting(name, known,
				afi_setup_setting(setup, name)));
	}
	afi_view_put(view, "settings", list);
	return view;
}

json_t *afi_query_queries(struct afi_register *reg)
{
	const struct afi_known_setting *known;
	json_t *view = begin(reg, "search"), *list = json_array();

	for (size_t i = 0; (known = afi_setup_known(i)); i++)
		if (known->sort == AFI_SETTING_QUERY)
			add_queries(list, afi_register_setup(reg), known);
	afi_view_put(view, "note", json_array_size(list) ? json_null() :
		     afi_view_text("No search is saved yet. Save one: afi set "
				   "query-NAME 'WORDS'"));
	afi_view_put(view, "settings", list);
	return view;
}
