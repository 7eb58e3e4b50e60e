/* The table of kinds: what an entry of each may hold. */
#include "record_kinds.h"

#include <string.h>

#define NEEDED AFI_KEY_NEEDED
#define ONE_OF AFI_KEY_ONE_OF
#define END { NULL, AFI_KEY_LINE, 0, NULL }

/* A key by its name, its type and how it stands in its kind. */
#define LINE(name, flags) { name, AFI_KEY_LINE, flags, NULL }
#define TEXT(name, flags) { name, AFI_KEY_TEXT, flags, NULL }
#define DAY(name, flags) { name, AFI_KEY_DAY, flags, NULL }
#define DATE(name, flags) { name, AFI_KEY_DATE, flags, NULL }
#define TIME(name, flags) { name, AFI_KEY_TIME, flags, NULL }
#define SLUG(name, flags) { name, AFI_KEY_SLUG, flags, NULL }
#define ID(name, flags) { name, AFI_KEY_ID, flags, NULL }
#define NUMBER(name, flags) { name, AFI_KEY_NUMBER, flags, NULL }
#define WORD(name, flags, words) { name, AFI_KEY_WORD, flags, words }

#define FINDING_KINDS "afi|coc|rec|area|practice|observation"
#define WORDINGS "published|summary"
#define RELATIONS "follows|followed-by|raised-from|raised-to|same-as|" \
	"serves|served-by|superseded-by|supersedes"
#define OUTCOMES "complete|no-further-action|not-adopted|" \
	"no-longer-applicable|superseded|void"

const struct afi_key afi_common_keys[AFI_COMMONS] = {
	[AFI_COMMON_ID] = ID("id", NEEDED),
	[AFI_COMMON_AFTER] = { "after", AFI_KEY_ID, AFI_KEY_LIST, NULL },
	[AFI_COMMON_AT] = TIME("at", NEEDED),
	[AFI_COMMON_BY] = { "by", AFI_KEY_AUTHOR, NEEDED, NULL },
	[AFI_COMMON_AS] = SLUG("as", NEEDED),
	[AFI_COMMON_SOURCE] = LINE("source", 0),
	[AFI_COMMON_WHAT] = SLUG("what", NEEDED),
	[AFI_COMMON_HAPPENED] = DAY("happened", 0),
	[AFI_COMMON_CORRECTS] = ID("corrects", 0),
	[AFI_COMMON_RETRACT] = WORD("retract", 0, "yes"),
	[AFI_COMMON_ACTION] = ID("action", 0),
};

static const struct afi_key register_keys[] = {
	WORD("kind", NEEDED, "register"),
	LINE("title", 0),
	WORD("example", 0, "yes"),
	END
};

static const struct afi_key inspection_keys[] = {
	WORD("kind", NEEDED, "inspection"),
	LINE("title", NEEDED),
	DAY("published", 0),
	SLUG("body", 0),
	LINE("address", 0),
	LINE("cycle", 0),
	LINE("not-statutory", 0),
	TEXT("text", 0),
	END
};

static const struct afi_key finding_keys[] = {
	WORD("kind", NEEDED, "register|inspection|" FINDING_KINDS),
	NUMBER("number", NEEDED),
	NUMBER("under", 0),
	LINE("title", NEEDED),
	TEXT("text", 0),
	WORD("wording", 0, WORDINGS),
	WORD("numbered", 0, "published|response|register"),
	SLUG("question", 0),
	DAY("issued", 0),
	DATE("due", 0),
	LINE("due-words", 0),
	END
};

static const struct afi_key edition_keys[] = {
	LINE("title", ONE_OF),
	TEXT("text", ONE_OF),
	WORD("wording", ONE_OF, WORDINGS),
	SLUG("question", ONE_OF),
	DAY("issued", ONE_OF),
	DAY("published", ONE_OF),
	SLUG("body", ONE_OF),
	LINE("address", ONE_OF),
	LINE("cycle", ONE_OF),
	DATE("due", ONE_OF),
	LINE("due-words", ONE_OF),
	LINE("edition", ONE_OF),
	LINE("not-statutory", ONE_OF),
	END
};

static const struct afi_key assign_keys[] = {
	LINE("owner", ONE_OF),
	LINE("board", ONE_OF),
	LINE("priority", ONE_OF),
	{ "theme", AFI_KEY_LINE, ONE_OF | AFI_KEY_LIST, NULL },
	DATE("due", ONE_OF),
	LINE("due-words", 0),
	TEXT("text", 0),
	END
};

static const struct afi_key text_keys[] = {
	TEXT("text", NEEDED),
	END
};

static const struct afi_key update_keys[] = {
	TEXT("text", ONE_OF),
	WORD("no-change", ONE_OF, "yes"),
	DATE("due", 0),
	LINE("due-words", 0),
	ID("answers", 0),
	END
};

static const struct afi_key event_keys[] = {
	WORD("event", NEEDED, "visit|debrief|revisit|phase"),
	DAY("until", 0),
	TEXT("text", NEEDED),
	END
};

static const struct afi_key submit_keys[] = {
	SLUG("to", NEEDED),
	TEXT("text", NEEDED),
	END
};

static const struct afi_key ask_keys[] = {
	WORD("sort", NEEDED, "question|invitation|chaser"),
	LINE("of", NEEDED),
	DATE("due", 0),
	LINE("due-words", 0),
	TEXT("text", NEEDED),
	END
};

static const struct afi_key link_keys[] = {
	WORD("relation", NEEDED, RELATIONS),
	LINE("target", NEEDED),
	TEXT("text", 0),
	END
};

static const struct afi_key withhold_keys[] = {
	ID("entry", NEEDED),
	SLUG("field", 0),
	TEXT("words", 0),
	SLUG("sort", NEEDED),
	TEXT("text", 0),
	END
};

static const struct afi_key issue_keys[] = {
	SLUG("template", NEEDED),
	SLUG("format", NEEDED),
	DAY("dated", NEEDED),
	{ "to", AFI_KEY_LINE, NEEDED | AFI_KEY_LIST | AFI_KEY_EMPTY, NULL },
	{ "copies", AFI_KEY_LINE, AFI_KEY_LIST, NULL },
	LINE("name", NEEDED),
	{ "size", AFI_KEY_SIZE, NEEDED, NULL },
	{ "sha256", AFI_KEY_HASH, NEEDED, NULL },
	WORD("kept", NEEDED, "yes"),
	SLUG("made-from", NEEDED),
	LINE("approved-by", 0),
	DAY("approved-on", 0),
	{ "overridden", AFI_KEY_LINE, AFI_KEY_LIST, NULL },
	ID("replaces", 0),
	WORD("elsewhere", 0, "yes"),
	{ "different", AFI_KEY_SIZE, 0, NULL },
	TEXT("differences", 0),
	TEXT("text", 0),
	END
};

static const struct afi_key hide_keys[] = {
	LINE("record", NEEDED),
	ID("mark", NEEDED),
	{ "words", AFI_KEY_TEXT, NEEDED | AFI_KEY_LIST, NULL },
	END
};

static const struct afi_key publish_keys[] = {
	LINE("address", NEEDED),
	ID("letter", 0),
	TEXT("text", 0),
	END
};

static const struct afi_key copied_keys[] = {
	WORD("to", NEEDED, "hmicfrs|home-secretary"),
	ID("letter", 0),
	TEXT("text", 0),
	END
};

static const struct afi_key grade_keys[] = {
	SLUG("question", NEEDED),
	SLUG("grade", NEEDED),
	TEXT("text", 0),
	END
};

static const struct afi_key response_keys[] = {
	SLUG("part", NEEDED),
	SLUG("position", ONE_OF),
	TEXT("text", ONE_OF),
	ID("answers", 0),
	END
};

static const struct afi_key measure_keys[] = {
	LINE("name", NEEDED),
	LINE("value", NEEDED),
	LINE("target", 0),
	WORD("better", 0, "up|down"),
	LINE("period", 0),
	LINE("from", 0),
	TEXT("text", 0),
	END
};

static const struct afi_key evidence_keys[] = {
	LINE("name", NEEDED),
	{ "size", AFI_KEY_SIZE, NEEDED, NULL },
	{ "sha256", AFI_KEY_HASH, NEEDED, NULL },
	WORD("kept", NEEDED, "yes|no"),
	LINE("held", 0),
	LINE("address", 0),
	LINE("final-address", 0),
	LINE("type", 0),
	TIME("read-at", 0),
	TEXT("text", 0),
	ID("answers", 0),
	END
};

static const struct afi_key close_keys[] = {
	WORD("outcome", NEEDED, OUTCOMES),
	LINE("authority", 0),
	LINE("superseded-by", 0),
	TEXT("text", NEEDED),
	END
};

static const struct afi_key action_keys[] = {
	NUMBER("number", NEEDED),
	LINE("title", NEEDED),
	TEXT("text", 0),
	LINE("owner", 0),
	DATE("due", 0),
	LINE("due-words", 0),
	END
};

static const struct afi_key force_keys[] = {
	SLUG("name", NEEDED),
	LINE("title", NEEDED),
	END
};

static const struct afi_key person_keys[] = {
	LINE("name", NEEDED),
	LINE("email", NEEDED),
	{ "for", AFI_KEY_SLUG, NEEDED | AFI_KEY_LIST | AFI_KEY_EMPTY, NULL },
	{ "may", AFI_KEY_WORD, AFI_KEY_LIST | AFI_KEY_EMPTY, "erase" },
	{ "post", AFI_KEY_LINE, AFI_KEY_LIST | AFI_KEY_EMPTY, NULL },
	END
};

static const struct afi_key setting_keys[] = {
	SLUG("name", NEEDED),
	LINE("of", 0),
	LINE("value", NEEDED),
	END
};

static const struct afi_key erased_keys[] = {
	LINE("reason", NEEDED),
	LINE("authority", NEEDED),
	TIME("erased-at", NEEDED),
	END
};

static const struct afi_key erased_heading_keys[] = {
	LINE("reason", NEEDED),
	LINE("authority", NEEDED),
	TIME("erased-at", NEEDED),
	WORD("kind", NEEDED, "register|inspection|" FINDING_KINDS),
	NUMBER("number", 0),
	NUMBER("under", 0),
	LINE("title", 0),
	END
};

enum {
	REGISTER = 1 << AFI_REGISTER,
	INSPECTION = 1 << AFI_INSPECTION,
	FINDING = 1 << AFI_FINDING,
	REPORTED = INSPECTION | FINDING,
	ANYWHERE = REGISTER | REPORTED,
};

static const struct afi_kind headings[] = {
	{ "opened", REGISTER, true, false, false, register_keys },
	{ "opened", INSPECTION, true, false, false, inspection_keys },
	{ "opened", FINDING, true, false, false, finding_keys },
};

static const struct afi_kind erased[] = {
	{ "erased", ANYWHERE, false, false, false, erased_keys },
	{ "erased", ANYWHERE, true, false, false, erased_heading_keys },
};

static const struct afi_kind kinds[] = {
	/* what, where, heading, may be about an action, may correct, keys */
	{ "action", FINDING, false, false, true, action_keys },
	{ "ask", REPORTED, false, true, true, ask_keys },
	{ "assign", REPORTED, false, true, true, assign_keys },
	{ "close", REPORTED, false, true, true, close_keys },
	{ "copied", INSPECTION, false, false, true, copied_keys },
	{ "edition", REPORTED, false, true, true, edition_keys },
	{ "evidence", REPORTED, false, true, true, evidence_keys },
	{ "event", REPORTED, false, true, true, event_keys },
	{ "force", REGISTER, false, false, true, force_keys },
	{ "grade", INSPECTION, false, false, true, grade_keys },
	{ "hide", REGISTER, false, false, true, hide_keys },
	{ "issue", INSPECTION, false, false, true, issue_keys },
	{ "link", REPORTED, false, true, true, link_keys },
	{ "measure", REPORTED, false, true, true, measure_keys },
	{ "person", REGISTER, false, false, true, person_keys },
	{ "publish", INSPECTION, false, false, true, publish_keys },
	{ "reopen", REPORTED, false, true, true, text_keys },
	{ "response", REPORTED, false, false, true, response_keys },
	{ "setting", REGISTER, false, false, true, setting_keys },
	{ "submit", FINDING, false, false, true, submit_keys },
	{ "update", REPORTED, false, true, true, update_keys },
	{ "withhold", REPORTED, false, false, true, withhold_keys },
};

const char *afi_entry_kind(size_t i)
{
	static const char *const others[] = { "erased", "opened" };
	const size_t n = sizeof(kinds) / sizeof(kinds[0]);

	if (i < n)
		return kinds[i].what;
	return i < n + 2 ? others[i - n] : NULL;
}

enum afi_common afi_common_find(const char *name, enum afi_common next)
{
	enum afi_common i;

	if (next < AFI_COMMONS &&
	    afi_key_same(afi_common_keys[next].name, name))
		return next;
	for (i = 0; i < AFI_COMMONS; i++)
		if (afi_key_same(afi_common_keys[i].name, name))
			break;
	return i;
}

const struct afi_key *afi_key_own(const struct afi_kind *kind,
				  const char *name)
{
	const struct afi_key *key;

	for (key = kind->keys; key->name; key++)
		if (afi_key_same(key->name, name))
			return key;
	return NULL;
}

const struct afi_kind *afi_kind_find(const char *what, const char *kind,
				     bool after)
{
	enum afi_level level = AFI_FINDING;
	size_t i;

	if (afi_key_same(what, "opened")) {
		/* A wrong kind is refused by the keys of a finding. */
		if (kind)
			afi_kind_level(&level, kind);
		return &headings[level];
	}
	if (afi_key_same(what, "erased"))
		return &erased[after ? 0 : 1];
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (afi_key_same(kinds[i].what, what))
			return &kinds[i];
	return NULL;
}
