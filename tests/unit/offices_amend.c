#include "offices_doing.h"

#include <string.h>

/* What happened to some entry of @dir that was recorded, any of them or, if
 * @what is not NULL, of those; NULL if there is none. */
static json_t *any_entry(const char *dir, const char *what)
{
	const char *words[] = {
		"history", "--for", "internal", "--format", "json",
		what ? "--what" : NULL, what, NULL
	};
	json_t *read = offices_read(dir, words), *entry = NULL;
	const json_t *all = json_object_get(json_array_get(read, 0),
					    "entries");

	if (json_array_size(all))
		entry = json_incref(json_array_get(all, (size_t)offices_chance(
					(int)json_array_size(all))));
	json_decref(read);
	return entry;
}

static const char *said(const json_t *entry, const char *key)
{
	return json_string_value(json_object_get(entry, key));
}

/* Its party alone may do that. */
static void type_party_of(struct typed *typed, const json_t *entry)
{
	typed_add(typed, "--as");
	typed_copy(typed, said(entry, "party"));
	typed_two(typed, "--source", "the letter");
}

static void correct(struct typed *typed, const char *dir, int today)
{
	json_t *entry = any_entry(dir, NULL);

	if (!entry)
		return;
	typed_add(typed, "correct");
	typed_copy(typed, said(entry, "id"));
	type_party_of(typed, entry);
	if (offices_chance(3) == 0)
		typed_add(typed, "--retract");
	else if (offices_chance(2))
		typed_day(typed, "--on", today - offices_chance(30));
	typed_two(typed, "-m", "It was another way.");
	json_decref(entry);
}

/* All of an entry, a field of it, or words. */
static void withhold(struct typed *typed, const char *dir, int today)
{
	json_t *entry = any_entry(dir, NULL);

	(void)today;
	if (!entry)
		return;
	typed_add(typed, "withhold");
	typed_copy(typed, said(entry, "id"));
	typed_two(typed, "--kind", ONE_OF("officer", "victim"));
	type_party_of(typed, entry);
	if (offices_chance(2))
		typed_two(typed, "--field", ONE_OF("text", "title", "title",
						   "owner", "board"));
	else if (offices_chance(2))
		typed_add(typed, ONE_OF("Ten", "The draft", "calls", "Crime",
					"evidence", "another way", "letter"));
	json_decref(entry);
}

static void lift(struct typed *typed, const char *dir, int today)
{
	json_t *entry = any_entry(dir, "withhold");

	(void)today;
	if (!entry)
		return;
	typed_add(typed, "withhold");
	typed_add(typed, "--lift");
	typed_copy(typed, said(entry, "id"));
	type_party_of(typed, entry);
	typed_two(typed, "-m", "It may be known.");
	json_decref(entry);
}

void offices_type_amendment(struct typed *typed, const char *dir, int today)
{
	static void (*const amendments[])(struct typed *typed, const char *dir,
					  int today) = {
		correct, correct, correct, correct, withhold, withhold,
		withhold, lift,
	};
	const int n = (int)(sizeof(amendments) / sizeof(*amendments));

	amendments[offices_chance(n)](typed, dir, today);
}
