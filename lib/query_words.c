/* One entry in one line of words. */
#include "query_words.h"

#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "str.h"

enum {
	KIB = 1024,
	UNITS = 3,	/* of sizes */
	DIGITS = 15,	/* more than any size has */
};

/* What was before @entry changed it, of the thing that it is about. */
static const struct afi_former *former(const struct afi_formers *formers,
				       const struct afi_entry *entry)
{
	for (size_t i = 0; i < formers->n; i++)
		if (formers->v[i].replaced == entry)
			return &formers->v[i];
	return NULL;
}

void afi_say_date(struct afi_str *out, const struct afi_entry *entry)
{
	const char *words = afi_entry_get(entry, "due-words");
	json_t *due = afi_view_entry_date(entry, "due");
	const char *text = json_string_value(json_object_get(due, "words"));

	if (!text)
		text = json_string_value(json_object_get(due, "long"));
	afi_str_adds(out, text ? text : words ? words : "none");
	json_decref(due);
}

void afi_say_word(struct afi_str *out, const char *word)
{
	for (; *word; word++)
		afi_str_addc(out, *word == '-' ? ' ' : *word);
}

void afi_say_part(struct afi_str *out, size_t start)
{
	if (out->len > start)
		afi_str_adds(out, "; ");
}

/* @n units of @unit bytes; below ten a tenth of one is told too. */
static void say_units(struct afi_str *out, long long n, long long unit,
		      const char *name)
{
	const long long tenths = (n * 10 + unit / 2) / unit;

	if (tenths < 100 && tenths % 10)
		afi_str_addf(out, "%lld.%lld %s", tenths / 10, tenths % 10,
			     name);
	else
		afi_str_addf(out, "%lld %s", (n + unit / 2) / unit, name);
}

void afi_say_size(struct afi_str *out, const char *bytes)
{
	static const char *const names[UNITS] = { "KiB", "MiB", "GiB" };
	const size_t digits = strspn(bytes, "0123456789");
	const bool known = digits && digits <= DIGITS && !bytes[digits];
	const long long n = known ? atoll(bytes) : 0;
	long long unit = KIB;
	size_t i = 0;

	if (n < KIB) {
		afi_str_addf(out, "%s byte%s", bytes, n == 1 ? "" : "s");
		return;
	}
	while (i + 1 < UNITS && (n + unit / 2) / unit >= KIB) {
		unit *= KIB;
		i++;
	}
	say_units(out, n, unit, names[i]);
}

static void say_text(struct afi_str *out, size_t start, const char *what,
		     const char *value)
{
	if (!value)
		return;
	afi_say_part(out, start);
	afi_str_addf(out, "%s set to %s", what, value);
}

/* "themes set to custody, victims": the list under @key after words for one or
 * for many. */
static void say_list(struct afi_str *out, const struct afi_entry *entry,
		     const char *key, const char *one, const char *many)
{
	const struct afi_field *list = afi_entry_field(entry, key);

	if (!list || !list->nitems)
		return;
	afi_str_adds(out, list->nitems > 1 ? many : one);
	for (size_t i = 0; i < list->nitems; i++)
		afi_str_addf(out, "%s%s", i ? ", " : "", list->items[i]);
}

static void say_due(struct afi_str *out, size_t start,
		    const struct afi_saying *s)
{
	const struct afi_former *old = former(&s->state->former_dates,
					      s->entry);

	if (!afi_entry_get(s->entry, "due") &&
	    !afi_entry_get(s->entry, "due-words"))
		return;
	afi_say_part(out, start);
	afi_str_adds(out, "due date set to ");
	afi_say_date(out, s->entry);
	if (!old)
		return;
	afi_str_adds(out, ", before ");
	afi_date_show(out, &old->date);
}

static void say_assign(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_entry *entry = s->entry;
	const struct afi_former *old = former(&s->state->former_owners, entry);
	const size_t start = out->len;

	say_text(out, start, "owner", afi_entry_get(entry, "owner"));
	if (old)
		afi_str_addf(out, ", before %s", old->owner);
	say_text(out, start, "board", afi_entry_get(entry, "board"));
	say_text(out, start, "priority", afi_entry_get(entry, "priority"));
	if (afi_entry_field(entry, "theme"))
		afi_say_part(out, start);
	say_list(out, entry, "theme", "theme set to ", "themes set to ");
	say_due(out, start, s);
}

static void say_edition(struct afi_str *out, const struct afi_saying *s)
{
	static const char *const keys[] = {
		"title", "wording", "question", "body", "address", "cycle",
	};
	static const char *const days[] = { "issued", "published" };
	const struct afi_entry *entry = s->entry;
	const char *edition = afi_entry_get(entry, "edition");
	const char *exempt = afi_entry_get(entry, "not-statutory");
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
	say_due(out, start, s);
	if (exempt) {
		afi_say_part(out, start);
		afi_str_addf(out, "not statutory: %s", exempt);
	}
	if (afi_entry_get(entry, "text")) {
		afi_say_part(out, start);
		afi_str_adds(out, "text as below");
	}
	if (out->len == start)
		afi_str_cut(out, start - 2);
}

/* A key that an entry may have, and what its value is said after. */
struct rest {
	const char *key, *before;
};

static void say_rest(struct afi_str *out, const struct afi_entry *entry,
		     const struct rest *rest, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *value = afi_entry_get(entry, rest[i].key);

		if (value)
			afi_str_addf(out, "%s%s", rest[i].before, value);
	}
}

static void say_measure(struct afi_str *out, const struct afi_saying *s)
{
	static const struct rest rest[] = {
		{ "period", "; " }, { "from", "; from " },
	};
	const char *target = afi_entry_get(s->entry, "target");

	afi_str_addf(out, "measure: %s ", afi_entry_get(s->entry, "name"));
	afi_measure_words(out, afi_entry_get(s->entry, "value"));
	if (target) {
		afi_str_adds(out, "; target ");
		afi_measure_words(out, target);
	}
	say_rest(out, s->entry, rest, sizeof(rest) / sizeof(*rest));
}

static void say_evidence(struct afi_str *out, const struct afi_saying *s)
{
	static const struct rest rest[] = {
		{ "address", "; from " },
		{ "final-address", ", which led to " },
		{ "held", ", held: " },
	};
	const char *read = afi_entry_get(s->entry, "read-at");
	struct afi_err ignored = AFI_ERR_INIT;
	int64_t when;

	afi_str_addf(out, "evidence: %s, ", afi_entry_get(s->entry, "name"));
	afi_say_size(out, afi_entry_get(s->entry, "size"));
	say_rest(out, s->entry, rest, sizeof(rest) / sizeof(*rest));
	if (read && !afi_time_parse(&when, read, &ignored)) {
		afi_str_adds(out, "; read on ");
		afi_time_long(out, when);
	}
	afi_say_answers(out, s);
}

static void say_close(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_entry *entry = s->entry;
	const char *authority = afi_entry_get(entry, "authority");
	const char *by = afi_entry_get(entry, "superseded-by");

	afi_str_addf(out, "closed: %s",
		     afi_outcome_name(afi_entry_get(entry, "outcome")));
	if (by)
		afi_str_addf(out, " by %s", by);
	if (authority)
		afi_str_addf(out, " (%s)", authority);
}

static void say_action(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_entry *entry = s->entry;
	const char *owner = afi_entry_get(entry, "owner");

	afi_str_addf(out, "action %s opened: %s",
		     afi_entry_get(entry, "number"),
		     afi_entry_get(entry, "title"));
	if (owner)
		afi_str_addf(out, "; owner %s", owner);
	if (!afi_entry_get(entry, "due"))
		return;
	afi_str_adds(out, "; due ");
	afi_say_date(out, entry);
}

static void say_person(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_entry *entry = s->entry;
	const struct afi_field *parties = afi_entry_field(entry, "for");

	afi_str_addf(out, "person: %s <%s>, ", afi_entry_get(entry, "name"),
		     afi_entry_get(entry, "email"));
	if (!parties || !parties->nitems) {
		afi_str_adds(out, "no longer listed");
		return;
	}
	say_list(out, entry, "for", "speaks for ", "speaks for ");
	say_list(out, entry, "post", "; holds the post ",
		 "; holds the posts ");
	say_list(out, entry, "may", "; may ", "; may ");
}

static void say_update(struct afi_str *out, const struct afi_saying *s)
{
	afi_str_adds(out, afi_entry_get(s->entry, "no-change") ?
		     "update: no change" : "update");
	say_due(out, 0, s);
	afi_say_answers(out, s);
}

static void say_reopen(struct afi_str *out, const struct afi_saying *s)
{
	(void)s;
	afi_str_adds(out, "reopened");
}

static void say_erased(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_entry *entry = s->entry;

	afi_str_addf(out, "erased: %s (%s)", afi_entry_get(entry, "reason"),
		     afi_entry_get(entry, "authority"));
}

static void say_named(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_entry *entry = s->entry;
	const bool force = afi_entry_is(entry, "force");
	const char *of = afi_entry_get(entry, "of");

	afi_str_addf(out, "%s %s%s%s: %s", entry->what,
		     afi_entry_get(entry, "name"), of ? "@" : "",
		     of ? of : "",
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

static afi_say_fn sayer(const char *what)
{
	static const struct {
		const char *what;
		afi_say_fn say;
	} sayers[] = {
		{ "update", say_update },	{ "reopen", say_reopen },
		{ "assign", say_assign },	{ "edition", say_edition },
		{ "measure", say_measure },	{ "evidence", say_evidence },
		{ "close", say_close },		{ "action", say_action },
		{ "erased", say_erased },	{ "force", say_named },
		{ "setting", say_named },	{ "person", say_person },
	};
	size_t i;

	for (i = 0; i < sizeof(sayers) / sizeof(*sayers); i++)
		if (!strcmp(what, sayers[i].what))
			return sayers[i].say;
	return afi_talk_sayer(what);
}

void afi_view_words(struct afi_str *out, const struct afi_subject *sub,
		    const struct afi_entry *entry)
{
	const struct afi_state *action = afi_subject_action(sub, entry);
	const struct afi_saying saying = {
		.sub = sub, .entry = entry,
		.state = action ? action : &sub->fold.state,
	};
	const afi_say_fn fn = sayer(entry->what);

	if (!entry->known) {
		afi_str_addf(out, "'%s', recorded by a newer afi", entry->what);
		return;
	}
	if (entry->retract) {
		afi_say_taken_back(out, entry);
		return;
	}
	if (action && entry->action)
		afi_str_addf(out, "action %d: ", action->number);
	if (fn)
		fn(out, &saying);
	else
		say_opened(out, sub, entry);
}
