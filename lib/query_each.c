/* Records, one after the other. */
#include "query_parts.h"

static bool is_asked_for(const struct afi_place *place, bool inspections)
{
	/* A link or a submodule where an inspection should be may hide some. */
	if (place->stray)
		return place->type != AFI_FILE;
	return place->target.level == AFI_FINDING || inspections;
}

void afi_each_record(const struct afi_places *places,
		     const struct afi_target *within, bool inspections,
		     struct afi_register *reg, const struct afi_frame *frame,
		     struct afi_broken *broken, afi_each_fn fn, void *arg)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_subject sub = AFI_SUBJECT_INIT;

	for (size_t i = 0; i < places->n; i++) {
		const struct afi_place *place = &places->v[i];
		struct afi_err err = AFI_ERR_INIT;

		if (!is_asked_for(place, inspections))
			continue;
		if (afi_register_read(&rec, reg, place, &err)) {
			afi_broken_add(broken, &err);
		} else if (afi_subject_make(&sub, frame, &place->target,
					    &rec)) {
			afi_subject_serve(&sub, reg, within, broken);
			fn(&sub, arg);
		}
		/* Each takes the memory of the one before it. */
		afi_subject_reset(&sub);
		afi_record_reset(&rec);
	}
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

enum afi_code afi_scope_open(struct afi_scope *out,
			     const struct afi_sink *sink,
			     struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     struct afi_err *err)
{
	*out = (struct afi_scope){
		.sink = sink, .broken = broken, .reg = reg,
		.within = afi_target_record(target),
		.frame = afi_frame_of(reg),
	};
	return afi_register_places(&out->places, reg, &out->within, err);
}

void afi_scope_each(const struct afi_scope *scope, bool inspections,
		    afi_each_fn fn, void *arg)
{
	afi_each_record(&scope->places, &scope->within, inspections, scope->reg,
			&scope->frame, scope->broken, fn, arg);
}

enum afi_code afi_scope_inspection(const struct afi_scope *scope,
				   afi_each_fn fn, void *arg,
				   struct afi_err *err)
{
	struct afi_target inspection = scope->within;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	enum afi_code rc;

	inspection.level = AFI_INSPECTION;
	*inspection.finding = '\0';
	rc = afi_register_load(&rec, scope->reg, &inspection, err);
	if (!rc && afi_subject_make(&sub, &scope->frame, &inspection, &rec))
		fn(&sub, arg);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
	return rc;
}

void afi_scope_clear(struct afi_scope *scope)
{
	afi_places_clear(&scope->places);
}
