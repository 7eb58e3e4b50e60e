/* One entry as a view, with all its fields. */
#include <stdlib.h>
#include <string.h>

#include "query_parts.h"
#include "str.h"

/* Keys that every entry has; the others are its kind's own. */
static bool is_common(const char *key)
{
	static const char *const common[] = {
		"id", "after", "at", "by", "as", "source", "what", "happened",
		"corrects", "retract", "action", "text",
	};
	size_t i;

	for (i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (!strcmp(key, common[i]))
			return true;
	return false;
}

static bool is_one_of(const char *key, const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(key, keys[i]))
			return true;
	return false;
}

static json_t *list_value(const struct afi_field *field)
{
	json_t *list = json_array();

	for (size_t i = 0; i < field->nitems; i++)
		json_array_append_new(list, afi_view_text(field->items[i]));
	return list;
}

/* The value of a field as its key's type wants it. */
static json_t *field_value(const struct afi_entry *entry,
			   const struct afi_field *field)
{
	static const char *const dates[] = {
		"due", "published", "issued", "until", "dated", "approved-on",
	};
	static const char *const times[] = { "erased-at", "read-at" };
	static const char *const numbers[] = { "number", "under", "size",
					      "different" };
	static const char *const answers[] = { "kept", "no-change", "example",
					      "elsewhere" };
	struct afi_err ignored = AFI_ERR_INIT;
	int64_t when;

	if (field->items)
		return list_value(field);
	if (!entry->known || !field->value)
		return afi_view_text(field->value);
	if (is_one_of(field->key, dates, 6))
		return afi_view_entry_date(entry, field->key);
	if (is_one_of(field->key, numbers, 4))
		return json_integer(strtoll(field->value, NULL, 10));
	if (is_one_of(field->key, answers, 4))
		return json_boolean(!strcmp(field->value, "yes"));
	if (is_one_of(field->key, times, 2) &&
	    !afi_time_parse(&when, field->value, &ignored))
		return afi_view_time(when);
	return afi_view_text(field->value);
}

static json_t *view_fields(const struct afi_entry *entry)
{
	json_t *fields = json_object();

	for (size_t i = 0; i < entry->nfields; i++)
		if (!is_common(entry->fields[i].key))
			afi_view_put(fields, entry->fields[i].key,
				     field_value(entry, &entry->fields[i]));
	return fields;
}

/* What stands in @entry's place or took it out; NULL if it stands itself. */
static const struct afi_entry *fix_of(const struct afi_subject *sub,
				      const struct afi_entry *entry)
{
	const struct afi_entry *root = afi_subject_root(sub, entry);

	for (size_t i = sub->nfixes; i > 0; i--)
		if (sub->fixes[i - 1].root == root)
			return sub->fixes[i - 1].entry == entry ? NULL :
			       sub->fixes[i - 1].entry;
	return NULL;
}

void afi_view_put_fate(json_t *object, const struct afi_subject *sub,
		     const struct afi_entry *entry)
{
	const struct afi_entry *fix = fix_of(sub, entry);
	const char *fate = NULL;

	if (afi_entry_is(entry, "erased"))
		fate = "erased";
	else if (fix)
		fate = fix->retract ? "retracted" : "corrected";
	afi_view_put(object, "fate", afi_view_text(fate));
	afi_view_put(object, "replaced_by",
		     afi_view_text(fix ? fix->id : NULL));
	afi_view_put(object, "corrects", afi_view_text(entry->corrects));
	afi_view_put(object, "retracts", json_boolean(entry->retract));
}

void afi_view_put_when(json_t *object, const struct afi_subject *sub,
		     const struct afi_entry *entry)
{
	const int day = afi_fold_day(&sub->fold, entry);
	const bool late = day != afi_time_day(entry->at);
	json_t *recorded = afi_view_time(entry->at);

	afi_view_put(object, "happened", late ? afi_view_day(day) :
		     json_incref(json_object_get(recorded, "date")));
	afi_view_put(object, "recorded", recorded);
	afi_view_put(object, "late", json_boolean(late));
}

json_t *afi_view_entry(const struct afi_subject *sub,
		       const struct afi_entry *entry)
{
	struct afi_str words = AFI_STR_INIT;
	struct afi_target target;
	json_t *object = json_object();

	afi_subject_target(&target, sub, afi_subject_action(sub, entry));
	afi_view_words(&words, sub, entry);
	afi_view_put(object, "id", afi_view_text(entry->id));
	afi_view_put(object, "target", afi_view_target(&target));
	afi_view_put(object, "what", afi_view_text(entry->what));
	afi_view_put(object, "known", json_boolean(entry->known));
	afi_view_put(object, "words", afi_view_text(words.s));
	afi_view_put_fate(object, sub, entry);
	afi_view_put_when(object, sub, entry);
	afi_view_put_said(object, sub->frame, entry);
	afi_view_put(object, "text",
		     afi_view_text(afi_entry_get(entry, "text")));
	afi_view_put(object, "fields", view_fields(entry));
	afi_str_clear(&words);
	return object;
}
