#include "two_views.h"

#include <stdlib.h>
#include <string.h>

/* A target is told so that it can be typed: where an action's number was given
 * out twice in the end, with its id. */
static json_t *without_id(const char *target)
{
	const char *tilde = strchr(target, '~');

	return tilde && strspn(tilde + 1, "0123456789abcdefghjkmnpqrstvwxyz") ==
			strlen(tilde + 1) ?
	       json_stringn(target, (size_t)(tilde - target)) : NULL;
}

static void strip_ids(json_t *value)
{
	json_t *inner, *bare;
	const char *key;

	json_object_foreach(value, key, inner) {
		strip_ids(inner);
		bare = json_is_string(inner) ?
		       without_id(json_string_value(inner)) : NULL;
		if (bare)
			json_object_set_new(value, key, bare);
	}
	for (size_t i = 0; i < json_array_size(value); i++) {
		inner = json_array_get(value, i);
		strip_ids(inner);
		bare = json_is_string(inner) ?
		       without_id(json_string_value(inner)) : NULL;
		if (bare)
			json_array_set_new(value, i, bare);
	}
}

static void strip_keys(json_t *view, const char *const *keys)
{
	for (; *keys; keys++)
		json_object_del(view, *keys);
}

static bool is_a(const json_t *entry, const char *kind)
{
	const char *what = json_string_value(json_object_get(entry, "what"));

	return what && !strcmp(what, kind);
}

static bool is_mark(const json_t *entry)
{
	return is_a(entry, "withhold") || is_a(entry, "hide");
}

/* All that it says then of marks is that they are there, when something was
 * last recorded, that something is redacted, in a calendar the ids of those
 * that the record has by then, and which files these keep back too. */
static void strip_marks(json_t *value)
{
	static const char *const told[] = {
		"updated", "withheld", "uid", "files", "kept", "missing",
		NULL
	};
	static const char *const counted[] = { "count", "of", NULL };
	json_t *entries = json_object_get(value, "entries"), *inner;
	const char *key;

	for (size_t i = json_array_size(entries); i-- > 0;)
		if (is_mark(json_array_get(entries, i)))
			json_array_remove(entries, i);
	if (entries)
		strip_keys(value, counted);
	strip_keys(value, told);
	json_object_foreach(value, key, inner)
		strip_marks(inner);
	for (size_t i = 0; i < json_array_size(value); i++)
		strip_marks(json_array_get(value, i));
}

/* What a mark says of an entry that had not happened when it was marked; and
 * what corrects an erased one, which may be of an action not opened by then. */
static void strip_others(json_t *view)
{
	json_t *entries = json_object_get(view, "entries"), *entry;

	for (size_t i = 0; i < json_array_size(entries); i++) {
		entry = json_array_get(entries, i);
		if (is_mark(entry))
			json_object_del(entry, "words");
		if (is_a(entry, "erased"))
			json_object_del(entry, "replaced_by");
	}
}

void view_strip(json_t *view, bool marked)
{
	/* As what the register was looked back at and which commit that is,
	 * also in words, and when that was made; advice on what to do now; and
	 * room for the targets that there are in the end. */
	static const char *const keys[] = {
		"as_of", "rev", "past", "position", "register", "recorded",
		"note", "longest_target", NULL
	};
	static const char *const redacted[] = { "redacted", NULL };

	strip_keys(view, keys);
	strip_ids(view);
	strip_others(view);
	if (!marked)
		return;
	strip_keys(view, redacted);
	strip_marks(view);
}

/* Append where @a and @b differ first; false if they do not. */
static bool tell_difference(struct afi_str *out, json_t *a, json_t *b,
			    const char *path)
{
	struct afi_str inner = AFI_STR_INIT;
	char *left, *right;
	const char *key;
	json_t *value;
	bool told = false;

	if (a == b || json_equal(a, b))
		return false;
	json_object_foreach(a, key, value) {
		if (told || !json_is_object(b))
			break;
		afi_str_reset(&inner);
		afi_str_addf(&inner, "%s.%s", path, key);
		told = tell_difference(out, value, json_object_get(b, key),
				       inner.s);
	}
	for (size_t i = 0; json_is_array(b) && !told && i < json_array_size(a);
	     i++) {
		afi_str_reset(&inner);
		afi_str_addf(&inner, "%s[%zu]", path, i);
		told = tell_difference(out, json_array_get(a, i),
				       json_array_get(b, i), inner.s);
	}
	afi_str_clear(&inner);
	if (told)
		return true;
	left = a ? json_dumps(a, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	right = b ? json_dumps(b, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	afi_str_addf(out, "%s: looked back %s, stopped %s", path,
		     left ? left : "nothing", right ? right : "nothing");
	free(left);
	free(right);
	return true;
}

bool views_differ(struct afi_str *out, json_t *back, json_t *stopped)
{
	return tell_difference(out, back, stopped, "view");
}
