#include "query_proof.h"

#include <string.h>

#include "query_kinds.h"

/* ---- of a row ------------------------------------------------------------ */

json_t *afi_proof_of(const json_t *row, const char *key)
{
	const char *dot = strchr(key, '.');
	struct afi_str outer = AFI_STR_INIT;

	if (dot) {
		afi_str_add(&outer, key, (size_t)(dot - key));
		row = json_object_get(row, outer.s);
		key = dot + 1;
	}
	afi_str_clear(&outer);
	return json_object_get(row, key);
}

/* What the members of @object come from. */
static json_t *proof_in(json_t *object)
{
	json_t *proof = json_object_get(object, "proof");

	if (!proof) {
		proof = json_object();
		afi_view_put(object, "proof", proof);
	}
	return proof;
}

static void put(json_t *row, const char *key, json_t *ids)
{
	if (json_is_null(afi_proof_of(row, key)))
		json_array_clear(ids);
	afi_view_put(proof_in(row), key, ids);
}

void afi_proof_put(json_t *row, const char *key, const struct afi_subject *sub,
		   const struct afi_state *state, enum afi_behind behind)
{
	if (sub->frame->explain)
		put(row, key, afi_view_behind(sub, state, behind));
}

void afi_proof_put_alone(json_t *row, const char *key,
			 const struct afi_subject *sub,
			 const struct afi_entry *entry)
{
	if (sub->frame->explain)
		put(row, key, afi_view_alone(entry));
}

/* ---- what is counted ----------------------------------------------------- */

json_t *afi_proofs_new(const struct afi_frame *frame)
{
	return frame->explain ? json_object() : NULL;
}

/* The list under @name of @group, made if there is none yet. */
static json_t *list_of(json_t *proofs, const char *group, const char *name)
{
	json_t *named = json_object_get(proofs, group), *list;

	if (!named) {
		named = json_object();
		afi_view_put(proofs, group, named);
	}
	list = json_object_get(named, name);
	if (!list) {
		list = json_array();
		afi_view_put(named, name, list);
	}
	return list;
}

void afi_proofs_note(json_t *proofs, const char *group, const char *name,
		     const char *target, json_t *entries)
{
	json_t *one = json_object();

	afi_view_put(one, "target", json_string(target));
	afi_view_put(one, "entries", entries);
	json_array_append_new(list_of(proofs, group, name), one);
}

void afi_proofs_add(json_t *proofs, const char *group, const char *name,
		    const struct afi_subject *sub,
		    const struct afi_state *action, json_t *entries)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_target target;

	afi_subject_target(&target, sub, action);
	afi_target_print(&text, &target);
	afi_proofs_note(proofs, group, name, text.s, entries);
	afi_str_clear(&text);
}

void afi_proofs_merge(json_t *proofs, const json_t *more)
{
	const char *group, *name;
	json_t *named, *list;

	if (!proofs)
		return;
	/* jansson's iteration asks for objects that it does not change. */
	json_object_foreach((json_t *)more, group, named)
		json_object_foreach(named, name, list)
			json_array_extend(list_of(proofs, group, name), list);
}

json_t *afi_proofs_view(const json_t *proofs, const char *group,
			const char *name)
{
	json_t *list = json_object_get(json_object_get(proofs, group), name);

	return list ? json_copy(list) : json_array();
}

json_t *afi_view_proved(size_t n, const json_t *proofs, const char *group,
			const char *name)
{
	json_t *tally = afi_view_tally(n);

	if (proofs)
		afi_view_put(tally, "proof",
			     afi_proofs_view(proofs, group, name));
	return tally;
}
