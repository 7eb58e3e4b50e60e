/* The kinds of headings: what a record is about, and what people call it. */
#include "record_kinds.h"

static const struct {
	const char *kind, *name;
	enum afi_level level;
	bool actionable;
} heading_kinds[] = {
	{ "afi", "area for improvement", AFI_FINDING, true },
	{ "coc", "cause of concern", AFI_FINDING, true },
	{ "rec", "recommendation", AFI_FINDING, true },
	{ "area", "area of concern", AFI_FINDING, true },
	{ "practice", "practice", AFI_FINDING, false },
	{ "observation", "observation", AFI_FINDING, false },
	{ "inspection", "inspection", AFI_INSPECTION, false },
	{ "register", "register", AFI_REGISTER, false },
};

enum { HEADING_KINDS = sizeof(heading_kinds) / sizeof(heading_kinds[0]) };

/* Where @kind stands in heading_kinds; HEADING_KINDS if nowhere. */
static size_t heading_kind(const char *kind)
{
	size_t i;

	for (i = 0; i < HEADING_KINDS; i++)
		if (afi_key_same(heading_kinds[i].kind, kind))
			break;
	return i;
}

bool afi_kind_level(enum afi_level *out, const char *kind)
{
	size_t i = heading_kind(kind);

	if (i == HEADING_KINDS)
		return false;
	*out = heading_kinds[i].level;
	return true;
}

bool afi_kind_is_finding(const char *kind)
{
	enum afi_level level;

	return afi_kind_level(&level, kind) && level == AFI_FINDING;
}

bool afi_kind_is_actionable(const char *kind)
{
	size_t i = heading_kind(kind);

	return i < HEADING_KINDS && heading_kinds[i].actionable;
}

const char *afi_kind_name(const char *kind)
{
	size_t i = heading_kind(kind);

	return i < HEADING_KINDS ? heading_kinds[i].name : kind;
}
