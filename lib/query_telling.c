/* Which entries of a history are told, and what brought them in. */
#include <string.h>

#include "query_parts.h"

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether @part is somewhere in @whole; the case of ASCII does not matter. */
static bool contains(const char *whole, const char *part)
{
	const size_t len = strlen(part);

	for (; strlen(whole) >= len; whole++) {
		size_t i = 0;

		while (i < len && small(whole[i]) == small(part[i]))
			i++;
		if (i == len)
			return true;
	}
	return false;
}

static bool is_among(const char *what, const struct afi_telling *telling)
{
	for (size_t i = 0; i < telling->nwhats; i++)
		if (!strcmp(what, telling->whats[i]))
			return true;
	return !telling->nwhats;
}

bool afi_telling_wants(const struct afi_telling *telling,
		       const struct afi_subject *sub,
		       const struct afi_entry *entry)
{
	const int day = afi_fold_day(&sub->fold, entry);

	if (telling->party && strcmp(telling->party, entry->as))
		return false;
	if (telling->by && !contains(entry->by, telling->by))
		return false;
	if (day < telling->since || day > telling->until)
		return false;
	if (telling->late >= 0 &&
	    afi_time_day(entry->at) - day <= telling->late)
		return false;
	return is_among(entry->what, telling);
}

json_t *afi_view_origin(const struct afi_origin *origin)
{
	json_t *value, *author;

	if (!origin)
		return json_null();
	value = json_object();
	author = json_object();
	afi_view_put(author, "name", afi_view_text(origin->author));
	afi_view_put(author, "email", afi_view_text(origin->email));
	afi_view_put(value, "id", afi_view_text(origin->commit));
	afi_view_put(value, "author", author);
	afi_view_put(value, "when", afi_view_time(origin->when));
	afi_view_put(value, "is_signed", json_boolean(origin->is_signed));
	afi_view_put(value, "or_before", json_boolean(origin->or_before));
	return value;
}
