/* What happened to a finding since the last letter, as one writes to those who
 * wait for it: done, measured, proved, decided; not how it is administered. */
#include <string.h>

#include "measure.h"
#include "query_letter_parts.h"
#include "query_page.h"
#include "query_words.h"
#include "setup.h"

/* An entry that is told, and of what. */
struct telling {
	struct afi_lettering *l;
	const struct afi_subject *sub;
	const struct afi_entry *entry;
	const struct afi_state *action;		/* or NULL */
};

static void add_field(struct afi_str *out, const struct telling *t,
		      const char *before, const char *key)
{
	const size_t start = out->len;

	afi_str_adds(out, before);
	if (!afi_lettering_add(out, t->l, t->sub, t->entry, key))
		afi_str_cut(out, start);
}

static void add_due(struct afi_str *out, const struct telling *t,
		    const char *before)
{
	json_t *due = afi_view_entry_date(t->entry, "due");
	const char *day = json_string_value(json_object_get(due, "words"));

	if (!day)
		day = json_string_value(json_object_get(due, "long"));
	if (day)
		afi_str_addf(out, "%s%s", before, day);
	json_decref(due);
}

static void add_action(struct afi_str *out, const struct telling *t)
{
	if (!t->action)
		return;
	afi_str_adds(out, " (");
	if (!afi_lettering_add(out, t->l, t->sub, t->action->opened, "title"))
		afi_str_addf(out, "action %d", t->action->number);
	afi_str_addc(out, ')');
}

static bool say_update(struct afi_str *out, const struct telling *t)
{
	afi_str_addf(out, "update by %s", afi_party_the(t->entry->as));
	add_action(out, t);
	add_due(out, t, ", new date: ");
	return true;
}

static bool say_measure(struct afi_str *out, const struct telling *t)
{
	struct afi_str value = AFI_STR_INIT;

	add_field(out, t, "measured: ", "name");
	add_field(&value, t, "", "value");
	afi_str_addc(out, ' ');
	afi_measure_words(out, value.s);
	afi_str_clear(&value);
	add_field(out, t, ", ", "period");
	return true;
}

static bool say_evidence(struct afi_str *out, const struct telling *t)
{
	add_field(out, t, "evidence: ", "name");
	add_action(out, t);
	return true;
}

static bool say_action(struct afi_str *out, const struct telling *t)
{
	add_field(out, t, "new action: ", "title");
	add_due(out, t, ", due ");
	return true;
}

static bool say_close(struct afi_str *out, const struct telling *t)
{
	afi_str_adds(out, t->action ? "action closed" : "closed");
	afi_str_addf(out, " as %s",
		     afi_outcome_name(afi_entry_get(t->entry, "outcome")));
	add_action(out, t);
	add_field(out, t, ", by: ", "authority");
	return true;
}

static bool say_reopen(struct afi_str *out, const struct telling *t)
{
	afi_str_adds(out, t->action ? "action opened again" : "opened again");
	add_action(out, t);
	return true;
}

static bool say_submit(struct afi_str *out, const struct telling *t)
{
	afi_str_addf(out, "submitted to %s as met",
		     afi_party_the(afi_entry_get(t->entry, "to")));
	return true;
}

static bool say_response(struct afi_str *out, const struct telling *t)
{
	const char *position = afi_entry_get(t->entry, "position");

	afi_str_addf(out, "response by %s", afi_party_the(t->entry->as));
	if (position) {
		afi_str_adds(out, ": ");
		afi_say_word(out, position);
	}
	return true;
}

static bool say_event(struct afi_str *out, const struct telling *t)
{
	const char *event = afi_entry_get(t->entry, "event");

	afi_str_adds(out, strcmp(event, "phase") ? event : "monitoring phase");
	return true;
}

static bool say_opened(struct afi_str *out, const struct telling *t)
{
	(void)t;
	afi_str_adds(out, "found");
	return true;
}

/* Whether @t's entry is told; then @out is what it is. */
static bool say(struct afi_str *out, const struct telling *t)
{
	static const struct {
		const char *what;
		bool (*say)(struct afi_str *out, const struct telling *t);
	} sayers[] = {
		{ "update", say_update },	{ "measure", say_measure },
		{ "evidence", say_evidence },	{ "action", say_action },
		{ "close", say_close },		{ "reopen", say_reopen },
		{ "submit", say_submit },	{ "response", say_response },
		{ "event", say_event },		{ "opened", say_opened },
	};

	for (size_t i = 0; i < sizeof(sayers) / sizeof(*sayers); i++)
		if (afi_entry_is(t->entry, sayers[i].what))
			return sayers[i].say(out, t);
	return false;
}

/* What was found and what is to be done about it is said by their titles. */
static json_t *view_words(const struct telling *t)
{
	const bool apart = afi_entry_is(t->entry, "opened") ||
			   afi_entry_is(t->entry, "action");

	return afi_lettering_paragraphs(t->l, t->sub, apart ? NULL : t->entry,
					"text");
}

static json_t *view_change(const struct telling *t, int day)
{
	struct afi_str said = AFI_STR_INIT;
	json_t *one = NULL;

	if (say(&said, t)) {
		if (!strchr(".?!", said.s[said.len - 1]))
			afi_str_addc(&said, '.');
		one = json_object();
		afi_view_put(one, "happened", afi_view_day(day));
		afi_view_put(one, "said", afi_view_text(said.s));
		afi_view_put(one, "paragraphs", view_words(t));
	}
	afi_str_clear(&said);
	return one;
}

/* Whether what happened on @day and was recorded as @entry is news. */
static bool is_news(const struct afi_lettering *l,
		    const struct afi_entry *entry, int day)
{
	const int since = l->asked->since;

	return l->told == INT64_MIN ? day >= since :
	       day > since || entry->at > l->told;
}

/* That nothing changed is no change, unless the date did. */
static bool is_unchanged(const struct afi_entry *entry)
{
	return afi_entry_is(entry, "update") &&
	       afi_entry_get(entry, "no-change") &&
	       !afi_entry_get(entry, "due") &&
	       !afi_entry_get(entry, "due-words");
}

static json_t *view_unchanged(const struct afi_entry *entry, int day)
{
	json_t *one = json_object();

	afi_view_put(one, "happened", afi_view_day(day));
	afi_view_put(one, "said_by", afi_view_text(afi_party_the(entry->as)));
	return one;
}

void afi_lettering_put_changes(json_t *view, struct afi_lettering *l,
			       const struct afi_subject *sub)
{
	json_t *list = json_array(), *unchanged = json_null(), *one;

	for (size_t i = 0; i < sub->fold.nlive &&
	     l->asked->since != AFI_NO_DAY; i++) {
		const struct afi_entry *entry = sub->fold.live[i];
		const int day = afi_fold_day(&sub->fold, entry);
		const struct telling t = {
			.l = l, .sub = sub, .entry = entry,
			.action = afi_entry_is(entry, "action") ? NULL :
				  afi_subject_action(sub, entry),
		};

		if (!is_news(l, entry, day) || !entry->known ||
		    !afi_page_has(sub, NULL, entry))
			continue;
		if (is_unchanged(entry)) {
			json_decref(unchanged);
			unchanged = view_unchanged(entry, day);
		} else if ((one = view_change(&t, day))) {
			json_array_append_new(list, one);
		}
	}
	afi_view_put(view, "changed", json_boolean(json_array_size(list)));
	afi_view_put(view, "changes", list);
	afi_view_put(view, "unchanged", unchanged);
}
