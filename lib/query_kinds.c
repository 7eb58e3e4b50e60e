#include "query_kinds.h"

/* "Position on 20 March 2025, from the register at 0123456789ab" */
static json_t *view_position(struct afi_register *reg,
			     const struct afi_frame *frame)
{
	const char *commit = afi_store_commit_id(afi_register_store(reg));
	struct afi_str words = AFI_STR_INIT;
	json_t *value;

	afi_str_adds(&words, "Position on ");
	afi_day_long(&words, frame->today);
	afi_str_addf(&words, ", from the register at %.12s", commit);
	value = afi_view_text(words.s);
	afi_str_clear(&words);
	return value;
}

enum afi_code afi_kind_inspection(struct afi_record *rec,
				  struct afi_target *target,
				  struct afi_register *reg,
				  const struct afi_places *places,
				  struct afi_err *err)
{
	*target = places->v->target;
	if (target->level == AFI_INSPECTION)
		return afi_register_read(rec, reg, places->v, err);
	target->level = AFI_INSPECTION;
	*target->finding = '\0';
	return afi_register_load(rec, reg, target, err);
}

void afi_kind_put_heading(json_t *item)
{
	json_t *title = json_object_get(item, "title");

	afi_view_put(item, "heading", json_incref(json_is_null(title) ?
		     json_object_get(item, "target") : title));
}

void afi_kind_foot(const struct afi_sink *sink, json_t *foot,
		   const struct afi_broken *broken, size_t told,
		   const char *none)
{
	afi_view_put(foot, "broken", afi_view_broken(broken));
	afi_view_put(foot, "note", told ? json_null() : json_string(none));
	sink->foot(sink->arg, foot);
	json_decref(foot);
}

json_t *afi_kind_head(struct afi_register *reg, const struct afi_frame *frame,
		      const struct afi_target *target, const char *kind,
		      const char *title, const struct afi_kind_asked *asked)
{
	struct afi_str command = AFI_STR_INIT;
	json_t *head;

	afi_str_addf(&command, "summary --kind %s", kind);
	head = afi_view_head(reg, command.s, frame, target);
	afi_view_put(head, "kind", json_string(kind));
	afi_view_put(head, "title", json_string(title));
	afi_view_put(head, "position", view_position(reg, frame));
	afi_view_put(head, "since", afi_view_day(asked->since));
	afi_view_put(head, "key", afi_view_key());
	afi_str_clear(&command);
	return head;
}
