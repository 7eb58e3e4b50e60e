/* The words of statuses, colours, outcomes and relations. */
#include "state.h"

#include <string.h>

static const struct {
	const char *word, *name;
} outcomes[] = {
	{ "complete", "complete" },
	{ "no-further-action", "no further action" },
	{ "not-adopted", "not adopted" },
	{ "no-longer-applicable", "no longer applicable" },
	{ "superseded", "superseded" },
	{ "void", "void" },
};

const char *afi_status_name(enum afi_status status)
{
	switch (status) {
	case AFI_AWAITING:
		return "awaiting allocation";
	case AFI_OPEN:
		return "open";
	case AFI_IN_PROGRESS:
		return "in progress";
	case AFI_IN_ASSURANCE:
		return "in assurance";
	case AFI_SUBMITTED:
		return "submitted";
	case AFI_CLOSED:
		return "closed";
	case AFI_STATUS_COUNT:
		break;
	}
	return "unknown";
}

const char *afi_rag_name(enum afi_rag rag)
{
	switch (rag) {
	case AFI_RED:
		return "red";
	case AFI_AMBER:
		return "amber";
	case AFI_GREEN:
		return "green";
	case AFI_GREY:
		return "grey";
	case AFI_RAG_COUNT:
		break;
	}
	return "unknown";
}

const char *afi_outcome_name(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++)
		if (!strcmp(word, outcomes[i].word))
			return outcomes[i].name;
	return word;
}

bool afi_outcome_valid(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++)
		if (!strcmp(word, outcomes[i].word))
			return true;
	return false;
}

const char *afi_relation_back(const char *relation)
{
	static const char *const pairs[][2] = {
		{ "follows", "followed-by" },
		{ "raised-from", "raised-to" },
		{ "same-as", "same-as" },
		{ "serves", "served-by" },
		{ "superseded-by", "supersedes" },
	};
	size_t i, side;

	for (i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		for (side = 0; side < 2; side++)
			if (!strcmp(relation, pairs[i][side]))
				return pairs[i][!side];
	return NULL;
}
