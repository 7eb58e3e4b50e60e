/* What the other end of a link is called, and how it stands. */
#include <string.h>

#include "query_page.h"
#include "str.h"

static const char *field_of(const json_t *entry, const char *key)
{
	return json_string_value(json_object_get(json_object_get(entry,
							 "fields"), key));
}

/* "advice given 47%; PEEL 2021/22" */
static json_t *view_figure(const json_t *entry)
{
	const char *period = field_of(entry, "period");
	struct afi_str words = AFI_STR_INIT;
	json_t *value;

	afi_str_addf(&words, "%s %s", field_of(entry, "name"),
		     json_string_value(json_object_get(entry, "value_words")));
	if (period)
		afi_str_addf(&words, "; %s", period);
	value = afi_view_text(words.s);
	afi_str_clear(&words);
	return value;
}

/* The last of each name. */
static json_t *view_figures(const struct afi_subject *sub,
			    const struct afi_state *action)
{
	json_t *all = afi_view_measures(sub, action), *list = json_array();
	const size_t n = json_array_size(all);

	for (size_t i = 0; i < n; i++) {
		const json_t *entry = json_array_get(all, i);
		const json_t *next = json_array_get(all, i + 1);

		if (!next || strcmp(field_of(entry, "name"),
				    field_of(next, "name")))
			json_array_append_new(list, view_figure(entry));
	}
	json_decref(all);
	return list;
}

/* The action that @target names, or the whole finding; NULL if it is not
 * there. */
static const struct afi_state *find(const struct afi_state **action,
				    const struct afi_subject *sub,
				    const struct afi_target *target)
{
	struct afi_target named = *target;
	struct afi_err ignored = AFI_ERR_INIT;
	const struct afi_entry *opened;

	*action = NULL;
	if (target->level != AFI_ACTION)
		return &sub->fold.state;
	if (!afi_record_action(&opened, sub->rec, &named, &ignored))
		*action = afi_subject_action(sub, opened);
	return *action;
}

static void put_other(json_t *link, const struct afi_subject *sub,
		      const struct afi_target *target)
{
	const struct afi_state *action, *state = find(&action, sub, target);
	struct afi_target name;

	if (!state)
		return;
	afi_subject_target(&name, sub, action);
	afi_view_put(link, "target", afi_view_target(&name));
	afi_view_put(link, "there", json_true());
	afi_view_put(link, "title", afi_view_text(state->title));
	afi_view_put_status(link, action ? NULL : afi_record_kind(sub->rec),
			    state);
	afi_view_put(link, "figures", view_figures(sub, action));
}

static void put_nothing(json_t *link)
{
	static const char *const keys[] = {
		"title", "status", "outcome", "outcome_name", "rag",
	};

	afi_view_put(link, "there", json_false());
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		afi_view_put(link, keys[i], json_null());
	afi_view_put(link, "figures", json_array());
}

void afi_view_put_linked(json_t *link, struct afi_broken *broken,
			 struct afi_register *reg,
			 const struct afi_frame *frame)
{
	const char *text = json_string_value(json_object_get(link, "target"));
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_target target, record;
	enum afi_code rc;

	put_nothing(link);
	if ((rc = afi_target_parse(&target, text, &err)))
		goto out;
	record = afi_target_record(&target);
	if (!(rc = afi_register_load(&rec, reg, &record, &err)) &&
	    afi_subject_make(&sub, frame, &record, &rec)) {
		afi_subject_serve(&sub, reg, &record, broken);
		put_other(link, &sub, &target);
	}
out:
	if (rc == AFI_EINVALID)
		afi_broken_add(broken, &err);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}
