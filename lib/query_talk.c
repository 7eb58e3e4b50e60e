/* In words, what the parties tell each other, publish and keep back. */
#include <string.h>

#include "query_words.h"
#include "setup.h"
#include "str.h"

/* ---- naming an entry ----------------------------------------------------- */

/* What people call an entry of a kind, where that is not its name. */
static const char *noun_of(const struct afi_entry *entry)
{
	static const char *const nouns[][2] = {
		{ "assign", "assignment" },	{ "opened", "heading" },
		{ "submit", "claim" },		{ "withhold", "withholding" },
		{ "publish", "publication" },	{ "copied", "copy" },
		{ "issue", "letter" },
		{ "close", "close" },		{ "reopen", "reopening" },
	};
	size_t i;

	if (afi_entry_is(entry, "ask") && afi_entry_get(entry, "sort"))
		return afi_entry_get(entry, "sort");
	if (afi_entry_is(entry, "ask"))
		return "question";
	for (i = 0; i < sizeof(nouns) / sizeof(*nouns); i++)
		if (afi_entry_is(entry, nouns[i][0]))
			return nouns[i][1];
	return entry->what;
}

void afi_say_taken_back(struct afi_str *out, const struct afi_entry *entry)
{
	afi_str_addf(out, "%s taken back", noun_of(entry));
}

static void say_day(struct afi_str *out, const struct afi_saying *s,
		    const struct afi_entry *entry)
{
	afi_str_adds(out, " of ");
	afi_day_long(out, afi_fold_day(&s->sub->fold, entry));
}

void afi_say_answers(struct afi_str *out, const struct afi_saying *s)
{
	const char *id = afi_entry_get(s->entry, "answers");
	const struct afi_entry *asked;

	if (!id)
		return;
	asked = afi_record_find(s->sub->rec, id);
	if (!asked) {
		afi_str_addf(out, "; answers %s", id);
		return;
	}
	afi_str_addf(out, "; answers %s's %s", afi_party_the(asked->as),
		     noun_of(asked));
	say_day(out, s, asked);
}

/* ---- between the parties ------------------------------------------------- */

static void say_response(struct afi_str *out, const struct afi_saying *s)
{
	const char *position = afi_entry_get(s->entry, "position");

	afi_str_addf(out, "response (%s)", afi_entry_get(s->entry, "part"));
	if (position) {
		afi_str_adds(out, ": ");
		afi_say_word(out, position);
	}
	afi_say_answers(out, s);
}

static void say_submit(struct afi_str *out, const struct afi_saying *s)
{
	afi_str_addf(out, "submitted to %s as met",
		     afi_party_the(afi_entry_get(s->entry, "to")));
}

static void say_ask(struct afi_str *out, const struct afi_saying *s)
{
	const char *sort = afi_entry_get(s->entry, "sort");

	afi_str_addf(out, "%s to %s%s", sort,
		     afi_party_the(afi_entry_get(s->entry, "of")),
		     strcmp(sort, "invitation") ? "" : " to comment");
	if (!afi_entry_get(s->entry, "due") &&
	    !afi_entry_get(s->entry, "due-words"))
		return;
	afi_str_adds(out, ", answer due ");
	afi_say_date(out, s->entry);
}

static void say_event(struct afi_str *out, const struct afi_saying *s)
{
	const char *event = afi_entry_get(s->entry, "event");
	json_t *until = afi_view_entry_date(s->entry, "until");
	const char *day = json_string_value(json_object_get(until, "long"));

	afi_str_adds(out, strcmp(event, "phase") ? event : "monitoring phase");
	if (day)
		afi_str_addf(out, ", until %s", day);
	json_decref(until);
}

static void say_link(struct afi_str *out, const struct afi_saying *s)
{
	afi_str_adds(out, "linked: ");
	afi_say_word(out, afi_entry_get(s->entry, "relation"));
	afi_str_addf(out, " %s", afi_entry_get(s->entry, "target"));
}

static void say_grade(struct afi_str *out, const struct afi_saying *s)
{
	const char *question = afi_entry_get(s->entry, "question");

	afi_str_adds(out, "grade: ");
	afi_say_word(out, afi_entry_get(s->entry, "grade"));
	if (strcmp(question, "overall"))
		afi_str_adds(out, " at ");
	else
		afi_str_addc(out, ' ');
	afi_say_word(out, question);
}

/* ---- the public ---------------------------------------------------------- */

static void say_publish(struct afi_str *out, const struct afi_saying *s)
{
	afi_str_addf(out, "comments published at %s",
		     afi_entry_get(s->entry, "address"));
}

/* "section 55 letter of 28 January 2025 issued (pdf) to HM Chief Inspector". */
static void say_issue(struct afi_str *out, const struct afi_saying *s)
{
	const struct afi_field *to = afi_entry_field(s->entry, "to");
	json_t *dated = afi_view_entry_date(s->entry, "dated");
	const char *day = json_string_value(json_object_get(dated, "long"));

	afi_say_word(out, afi_entry_get(s->entry, "template"));
	afi_str_addf(out, " letter of %s issued (%s)", day ? day : "no day",
		     afi_entry_get(s->entry, "format"));
	for (size_t i = 0; to && i < to->nitems; i++)
		afi_str_addf(out, "%s %s", i ? "," : " to", to->items[i]);
	if (afi_entry_get(s->entry, "replaces"))
		afi_str_addf(out, "; replaces %s",
			     afi_entry_get(s->entry, "replaces"));
	json_decref(dated);
}

static void say_copied(struct afi_str *out, const struct afi_saying *s)
{
	const char *to = afi_entry_get(s->entry, "to");

	afi_str_addf(out, "copy sent to %s", strcmp(to, "home-secretary") ?
		     afi_party_the(to) : "the Home Secretary");
}

/* What is withheld is not said again where it is told that it is. */
static void say_withhold(struct afi_str *out, const struct afi_saying *s)
{
	const char *id = afi_entry_get(s->entry, "entry");
	const char *field = afi_entry_get(s->entry, "field");
	const struct afi_entry *entry = afi_record_find(s->sub->rec, id);

	afi_str_adds(out, "withheld (");
	afi_say_word(out, afi_entry_get(s->entry, "sort"));
	afi_str_adds(out, "): ");
	if (afi_entry_get(s->entry, "words"))
		afi_str_adds(out, "words in ");
	else if (!field)
		afi_str_adds(out, "all of ");
	if (field) {
		afi_str_adds(out, "the ");
		afi_say_word(out, field);
		afi_str_adds(out, " of ");
	}
	if (!entry) {
		afi_str_adds(out, id);
		return;
	}
	afi_str_addf(out, "the %s", noun_of(entry));
	say_day(out, s, entry);
}

static void say_hide(struct afi_str *out, const struct afi_saying *s)
{
	afi_str_addf(out, "listed what %s of %s withholds",
		     afi_entry_get(s->entry, "mark"),
		     afi_entry_get(s->entry, "record"));
}

afi_say_fn afi_talk_sayer(const char *what)
{
	static const struct {
		const char *what;
		afi_say_fn say;
	} sayers[] = {
		{ "response", say_response },	{ "submit", say_submit },
		{ "ask", say_ask },		{ "event", say_event },
		{ "link", say_link },		{ "grade", say_grade },
		{ "publish", say_publish },	{ "copied", say_copied },
		{ "issue", say_issue },
		{ "withhold", say_withhold },	{ "hide", say_hide },
	};
	size_t i;

	for (i = 0; i < sizeof(sayers) / sizeof(*sayers); i++)
		if (!strcmp(what, sayers[i].what))
			return sayers[i].say;
	return NULL;
}
