/* Who said it: the party, who recorded it, and what it was taken from. */
#include <string.h>

#include "query_parts.h"
#include "record_echo.h"
#include "str.h"

const char *afi_party_name(const char *party)
{
	if (!strcmp(party, AFI_PCC))
		return "PCC";
	if (!strcmp(party, AFI_HMICFRS))
		return "HMICFRS";
	return party;
}

/* Who a person is when he records for somebody else. */
static const char *office_of(const struct afi_person *person)
{
	return person && person->nparties ?
	       afi_party_office(person->speaks_for[0]) : NULL;
}

json_t *afi_view_author(const char *by)
{
	const char *open = strrchr(by, '<');
	size_t len = open ? (size_t)(open - by) : strlen(by);
	json_t *author = json_object(), *name, *email = NULL;

	while (len && by[len - 1] == ' ')
		len--;
	name = json_stringn(by, len);
	if (open)
		email = json_stringn(open + 1, strcspn(open + 1, ">"));
	afi_view_put(author, "name", name ? name : json_null());
	afi_view_put(author, "email", email ? email : json_null());
	return author;
}

/* Nobody reads the hash of what was imported. */
static json_t *view_source(const char *source)
{
	const char *hash = afi_source_hash(source);

	return hash ? json_stringn(source, (size_t)(hash - source)) :
	       afi_view_text(source);
}

void afi_view_put_said(json_t *object, const struct afi_frame *frame,
		       const struct afi_entry *entry)
{
	const struct afi_person *person = afi_setup_person(frame->setup,
							   entry->by);
	const bool own = afi_setup_is_own(frame->setup, entry);
	struct afi_str said = AFI_STR_INIT;
	json_t *author = afi_view_author(entry->by);
	const char *name = json_string_value(json_object_get(author, "name"));
	json_t *source = view_source(entry->source);

	afi_view_put(object, "party", afi_view_text(entry->as));
	afi_view_put(object, "party_name",
		     afi_view_text(afi_party_name(entry->as)));
	afi_view_put(object, "by", author);
	afi_view_put(object, "source", afi_view_text(entry->source));
	afi_view_put(object, "source_words", source);
	afi_view_put(object, "recorded_for", json_boolean(!own));
	afi_str_adds(&said, afi_party_name(entry->as));
	if (!own) {
		const char *office = office_of(person);

		afi_str_addf(&said, ", recorded by %s",
			     office ? office : name ? name : entry->by);
	}
	if (entry->source)
		afi_str_addf(&said, "%s from %s", own ? "," : "",
			     json_string_value(source));
	afi_view_put(object, "said", afi_view_text(said.s));
	afi_str_clear(&said);
}
