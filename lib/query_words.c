/* One entry in one line of words. */
#include <string.h>

#include "query_parts.h"
#include "str.h"

/* What was before @entry changed it, of the thing that it is about. */
static const struct afi_former *former(const struct afi_formers *formers,
				       const struct afi_entry *entry)
{
	for (size_t i = 0; i < formers->n; i++)
		if (formers->v[i].replaced == entry)
			return &formers->v[i];
	return NULL;
}

static void add_due(struct afi_str *out, const struct afi_entry *entry)
{
	const char *words = afi_entry_get(entry, "due-words");
	json_t *due = afi_view_entry_date(entry, "due");
	const char *text = json_string_value(json_object_get(due, "words"));

	if (!text)
		text = json_string_value(json_object_get(due, "long"));
	afi_str_adds(out, text ? text : words ? words : "none");
	json_decref(due);
}

/* The next of several parts of a line. */
static void part(struct afi_str *out, size_t start)
{
	if (out->len > start)
		afi_str_adds(out, "; ");
}

static void say_text(struct afi_str *out, size_t start, const char *what,
		     const char *value)
{
	if (!value)
		return;
	part(out, start);
	afi_str_addf(out, "%s set to %s", what, value);
}

static void say_due(struct afi_str *out, size_t start,
		    const struct afi_entry *entry,
		    const struct afi_state *state)
{
	const struct afi_former *old = former(&state->former_dates, entry);

	if (!afi_entry_get(entry, "due") && !afi_entry_get(entry, "due-words"))
		return;
	part(out, start);
	afi_str_adds(out, "due date set to ");
	add_due(out, entry);
	if (!old)
		return;
	afi_str_adds(out, ", before ");
	afi_date_show(out, &old->date);
}

static void say_assign(struct afi_str *out, const struct afi_entry *entry,
		       const struct afi_state *state)
{
	const struct afi_former *old = former(&state->former_owners, entry);
	const size_t start = out->len;

	say_text(out, start, "owner", afi_entry_get(entry, "owner"));
	if (old)
		afi_str_addf(out, ", before %s", old->owner);
	say_text(out, start, "board", afi_entry_get(entry, "board"));
	say_text(out, start, "priority", afi_entry_get(entry, "priority"));
	say_due(out, start, entry, state);
}

static void say_edition(struct afi_str *out, const struct afi_entry *entry,
			const struct afi_state *state)
{
	static const char *const keys[] = {
		"title", "wording", "question", "body", "address", "cycle",
	};
	static const char *const days[] = { "issued", "published" };
	const char *edition = afi_entry_get(entry, "edition");
	size_t i, start;

	afi_str_adds(out, "new edition");
	if (edition)
		afi_str_addf(out, " (%s)", edition);
	afi_str_adds(out, ": ");
	start = out->len;
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		say_text(out, start, keys[i], afi_entry_get(entry, keys[i]));
	for (i = 0; i < sizeof(days) / sizeof(*days); i++) {
		json_t *day = afi_view_entry_date(entry, days[i]);

		say_text(out, start, days[i], json_string_value(
			 json_object_get(day, "long")));
		json_decref(day);
	}
	say_due(out, start, entry, state);
	if (afi_entry_get(entry, "text")) {
		part(out, start);
		afi_str_adds(out, "text as below");
	}
	if (out->len == start)
		afi_str_cut(out, start - 2);
}

static void say_response(struct afi_str *out, const struct afi_entry *entry,
			 const struct afi_state *state)
{
	const char *position = afi_entry_get(entry, "position");

	(void)state;
	afi_str_addf(out, "response (%s)", afi_entry_get(entry, "part"));
	if (!position)
		return;
	afi_str_adds(out, ": ");
	for (; *position; position++)
		afi_str_addc(out, *position == '-' ? ' ' : *position);
}

static void say_measure(struct afi_str *out, const struct afi_entry *entry,
			const struct afi_state *state)
{
	static const struct {
		const char *key, *before;
	} rest[] = {
		{ "target", "; target " }, { "period", "; " },
		{ "from", "; from " },
	};

	(void)state;
	afi_str_addf(out, "measure: %s %s", afi_entry_get(entry, "name"),
		     afi_entry_get(entry, "value"));
	for (size_t i = 0; i < sizeof(rest) / sizeof(*rest); i++) {
		const char *value = afi_entry_get(entry, rest[i].key);

		if (value)
			afi_str_addf(out, "%s%s", rest[i].before, value);
	}
}

static void say_evidence(struct afi_str *out, const struct afi_entry *entry,
			 const struct afi_state *state)
{
	const char *held = afi_entry_get(entry, "held");

	(void)state;
	afi_str_addf(out, "evidence: %s, %s bytes",
		     afi_entry_get(entry, "name"),
		     afi_entry_get(entry, "size"));
	if (held)
		afi_str_addf(out, ", held: %s", held);
}

static void say_close(struct afi_str *out, const struct afi_entry *entry,
		      const struct afi_state *state)
{
	const char *authority = afi_entry_get(entry, "authority");
	const char *by = afi_entry_get(entry, "superseded-by");

	(void)state;
	afi_str_addf(out, "closed: %s",
		     afi_outcome_name(afi_entry_get(entry, "outcome")));
	if (by)
		afi_str_addf(out, " by %s", by);
	if (authority)
		afi_str_addf(out, " (%s)", authority);
}

static void say_action(struct afi_str *out, const struct afi_entry *entry,
		       const struct afi_state *state)
{
	const char *owner = afi_entry_get(entry, "owner");

	(void)state;
	afi_str_addf(out, "action %s opened: %s",
		     afi_entry_get(entry, "number"),
		     afi_entry_get(entry, "title"));
	if (owner)
		afi_str_addf(out, "; owner %s", owner);
	if (!afi_entry_get(entry, "due"))
		return;
	afi_str_adds(out, "; due ");
	add_due(out, entry);
}

static void say_person(struct afi_str *out, const struct afi_entry *entry,
		       const struct afi_state *state)
{
	const struct afi_field *parties = afi_entry_field(entry, "for");

	(void)state;
	afi_str_addf(out, "person: %s <%s>, ", afi_entry_get(entry, "name"),
		     afi_entry_get(entry, "email"));
	if (!parties || !parties->nitems) {
		afi_str_adds(out, "no longer listed");
		return;
	}
	afi_str_adds(out, "speaks for ");
	for (size_t i = 0; i < parties->nitems; i++)
		afi_str_addf(out, "%s%s", i ? ", " : "", parties->items[i]);
}

static void say_update(struct afi_str *out, const struct afi_entry *entry,
		       const struct afi_state *state)
{
	afi_str_adds(out, afi_entry_is(entry, "reopen") ? "reopened" :
		     "update");
	say_due(out, 0, entry, state);
}

static void say_erased(struct afi_str *out, const struct afi_entry *entry,
		       const struct afi_state *state)
{
	(void)state;
	afi_str_addf(out, "erased: %s (%s)", afi_entry_get(entry, "reason"),
		     afi_entry_get(entry, "authority"));
}

static void say_named(struct afi_str *out, const struct afi_entry *entry,
		      const struct afi_state *state)
{
	const bool force = afi_entry_is(entry, "force");

	(void)state;
	afi_str_addf(out, "%s %s: %s", entry->what,
		     afi_entry_get(entry, "name"),
		     afi_entry_get(entry, force ? "title" : "value"));
}

/* A heading that is not the first is a second opening of the same path. */
static void say_opened(struct afi_str *out, const struct afi_subject *sub,
		       const struct afi_entry *entry)
{
	const char *title = afi_entry_get(entry, "title");

	afi_str_adds(out, entry == &sub->rec->entries[0] ? "opened" :
		     "opened a second time, apart from the first");
	if (title)
		afi_str_addf(out, ": %s", title);
}

typedef void (*say_fn)(struct afi_str *out, const struct afi_entry *entry,
		       const struct afi_state *state);

static say_fn sayer(const char *what)
{
	static const struct {
		const char *what;
		say_fn say;
	} sayers[] = {
		{ "update", say_update },	{ "reopen", say_update },
		{ "assign", say_assign },	{ "edition", say_edition },
		{ "response", say_response },	{ "measure", say_measure },
		{ "evidence", say_evidence },	{ "close", say_close },
		{ "action", say_action },	{ "erased", say_erased },
		{ "force", say_named },		{ "setting", say_named },
		{ "person", say_person },
	};
	size_t i;

	for (i = 0; i < sizeof(sayers) / sizeof(*sayers); i++)
		if (!strcmp(what, sayers[i].what))
			return sayers[i].say;
	return NULL;
}

void afi_view_words(struct afi_str *out, const struct afi_subject *sub,
		    const struct afi_entry *entry)
{
	const struct afi_state *action = afi_subject_action(sub, entry);
	const say_fn fn = sayer(entry->what);

	if (!entry->known) {
		afi_str_addf(out, "'%s', recorded by a newer afi", entry->what);
		return;
	}
	if (entry->retract) {
		afi_str_addf(out, "%s taken back", entry->what);
		return;
	}
	if (action && entry->action)
		afi_str_addf(out, "action %d: ", action->number);
	if (fn)
		fn(out, entry, action ? action : &sub->fold.state);
	else
		say_opened(out, sub, entry);
}
