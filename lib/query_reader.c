/* Who reads the register. */
#include "query_parts.h"

#include "text.h"

enum afi_code afi_reader_find(struct afi_reader *out, struct afi_register *reg,
			      struct afi_err *err)
{
	struct afi_str by = AFI_STR_INIT;
	enum afi_code rc = afi_store_identity(&out->name, &out->email,
					      afi_register_store(reg), err);

	if (rc)
		return rc;
	afi_str_addf(&by, "%s <%s>", out->name.s, out->email.s);
	out->person = afi_setup_person(afi_register_setup(reg), by.s);
	afi_str_clear(&by);
	return AFI_OK;
}

void afi_reader_clear(struct afi_reader *reader)
{
	afi_str_clear(&reader->name);
	afi_str_clear(&reader->email);
	reader->person = NULL;
}

bool afi_reader_is(const struct afi_reader *reader, const char *who)
{
	const struct afi_person *person = reader->person;

	if (!who)
		return false;
	for (size_t i = 0; person && i < person->nposts; i++)
		if (afi_text_same(who, person->posts[i]))
			return true;
	return afi_text_same(who, reader->name.s) ||
	       (person && afi_text_same(who, person->name));
}
