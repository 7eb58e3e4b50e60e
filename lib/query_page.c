/* The page of one inspection, finding or action, as far as its own record
 * tells it. */
#include "query_page.h"

#include <string.h>

#include "query_words.h"
#include "response.h"
#include "setup.h"

enum { LAST_UPDATES = 3 };	/* the history has the others */

bool afi_page_has(const struct afi_subject *sub,
		  const struct afi_state *action,
		  const struct afi_entry *entry)
{
	const struct afi_state *about = afi_subject_action(sub, entry);

	return action ? about == action : !about || !about->void_;
}

json_t *afi_view_all(const struct afi_subject *sub,
		     const struct afi_state *action, const char *what)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (afi_entry_is(entry, what) &&
		    afi_page_has(sub, action, entry))
			json_array_append_new(list, afi_view_entry(sub, entry));
	}
	return list;
}

static json_t *view_updates(const struct afi_subject *sub,
			    const struct afi_state *action)
{
	json_t *updates = json_object(), *last = json_array();
	size_t i, n = 0;

	for (i = sub->fold.nlive; i-- > 0;) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (!afi_entry_is(entry, "update") ||
		    !afi_page_has(sub, action, entry))
			continue;
		if (n++ < LAST_UPDATES)
			json_array_insert_new(last, 0,
					      afi_view_entry(sub, entry));
	}
	afi_view_put(updates, "count", json_integer((json_int_t)n));
	afi_view_put(updates, "last", last);
	return updates;
}

/* ---- responses ----------------------------------------------------------- */

static bool same_part(const struct afi_entry *a, const struct afi_entry *b)
{
	return !strcmp(a->as, b->as) &&
	       !strcmp(afi_entry_get(a, "part"), afi_entry_get(b, "part"));
}

/*
 * Of the responses like the one at @at in `live`, the one that holds: the
 * latest that the party gave itself, else the latest recorded for it.  NULL if
 * one like it was before @at, so that each is told once.
 */
static const struct afi_entry *holding(const struct afi_subject *sub,
				       const struct afi_entry **later,
				       size_t at)
{
	const struct afi_entry *first = sub->fold.live[at];
	const struct afi_entry *own = NULL, *last = NULL;

	for (size_t i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (!afi_entry_is(entry, "response") ||
		    !same_part(entry, first))
			continue;
		if (i < at)
			return NULL;
		last = entry;
		if (afi_setup_is_own(sub->frame->setup, entry))
			own = entry;
	}
	*later = own && own != last ? last : NULL;
	return own ? own : last;
}

/* What people call the response @entry: "The PCC's comments: agrees". */
static json_t *view_heading(const struct afi_entry *entry)
{
	static const char *const names[][2] = {
		{ "opening", "opening words" },
		{ "reply", "reply to the chief officer" },
		{ "closing", "closing words" },
		{ "progress", "view of progress" },
	};
	const char *the = afi_party_the(entry->as);
	const char *name = afi_entry_get(entry, "part");
	const char *position = afi_entry_get(entry, "position");
	const bool article = !strncmp(the, "the ", 4);
	struct afi_str heading = AFI_STR_INIT;
	json_t *value;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(name, names[i][0])) {
			name = names[i][1];
			break;
		}
	afi_str_addf(&heading, "%s%s's %s", article ? "The " : "",
		     the + (article ? 4 : 0), name);
	if (position) {
		afi_str_adds(&heading, ": ");
		afi_say_word(&heading, position);
	}
	value = afi_view_text(heading.s);
	afi_str_clear(&heading);
	return value;
}

static void add_response(json_t *list, const struct afi_subject *sub,
			 const struct afi_entry *entry,
			 const struct afi_entry *later)
{
	json_t *one = afi_view_entry(sub, entry);

	afi_view_put_paragraphs(one);
	afi_view_put(one, "heading", view_heading(entry));
	afi_view_put(one, "overtaken_by",
		     afi_view_text(later ? later->id : NULL));
	json_array_append_new(list, one);
}

/* Before a position without words stand the words that hold beside it. */
json_t *afi_view_responses(const struct afi_subject *sub,
			   const struct afi_state *action)
{
	json_t *list = json_array();

	for (size_t i = 0; !action && i < sub->fold.nlive; i++) {
		const struct afi_entry *entry, *later, *words;

		if (!afi_entry_is(sub->fold.live[i], "response"))
			continue;
		entry = holding(sub, &later, i);
		if (!entry)
			continue;
		words = afi_entry_get(entry, "text") ? NULL :
			afi_response_holds(&sub->fold, entry->as,
					   afi_entry_get(entry, "part"));
		if (words)
			add_response(list, sub, words, NULL);
		add_response(list, sub, entry, later);
	}
	return list;
}

/* ---- a finding's actions and its other openings -------------------------- */

/* The other findings that @action serves. */
static json_t *view_serves(const struct afi_state *action)
{
	json_t *list = json_array();

	for (size_t i = 0; i < action->nlinks; i++)
		if (!strcmp(action->links[i].relation, "serves"))
			json_array_append_new(list, afi_view_text(
					      action->links[i].target));
	return list;
}

/* @sub's @action; @serving another finding than its own. */
static json_t *view_action(const struct afi_subject *sub,
			   const struct afi_state *action, bool serving)
{
	struct afi_target target;
	json_t *one = json_object();

	afi_subject_target(&target, sub, action);
	afi_view_put(one, "target", afi_view_target(&target));
	afi_view_put(one, "number", json_integer(action->number));
	afi_view_put(one, "title", afi_view_text(action->title));
	afi_view_put_status(one, NULL, action);
	afi_view_put(one, "due", afi_view_date(&action->due));
	afi_view_put(one, "former_dates",
		     afi_view_formers(sub, &action->former_dates));
	afi_view_put(one, "owner", afi_view_text(action->owner));
	afi_view_put(one, "marks", afi_view_marks(action));
	afi_view_put(one, "serves", view_serves(action));
	afi_view_put(one, "serving", json_boolean(serving));
	return one;
}

/* The actions of @other that are among those that serve @sub. */
static void add_serving(json_t *items, const struct afi_subject *sub,
			const struct afi_other *other)
{
	const struct afi_state *state = &sub->fold.state;
	const struct afi_subject there = {
		.frame = sub->frame, .target = &other->target,
		.rec = &other->rec, .fold = other->fold,
	};

	for (size_t i = 0; i < other->fold.state.nactions; i++)
		for (size_t j = 0; j < state->nserving; j++)
			if (state->serving[j] == &other->fold.state.actions[i])
				json_array_append_new(items, view_action(
					&there, state->serving[j], true));
}

static json_t *view_actions(const struct afi_state *state,
			    const struct afi_subject *sub)
{
	json_t *actions = afi_view_actions(state), *items = json_array();

	for (size_t i = 0; i < state->nactions; i++)
		json_array_append_new(items, view_action(sub,
						&state->actions[i], false));
	for (size_t i = 0; i < sub->others.n; i++)
		add_serving(items, sub, sub->others.v[i]);
	afi_view_put(actions, "items", items);
	return actions;
}

static json_t *view_displaced(const struct afi_subject *sub)
{
	json_t *list = json_array();

	for (size_t i = 1; i < sub->rec->n; i++)
		if (!sub->rec->entries[i].nafter &&
		    afi_subject_tells(sub, &sub->rec->entries[i]))
			json_array_append_new(list, afi_view_entry(sub,
						&sub->rec->entries[i]));
	return list;
}

/* ---- the page ------------------------------------------------------------ */

void afi_view_put_values(json_t *page, const struct afi_subject *sub,
			 const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		afi_view_put(page, keys[i],
			     afi_view_text(afi_fold_value(&sub->fold,
							  keys[i])));
}

static void put_finding(json_t *page, const struct afi_subject *sub)
{
	static const char *const keys[] = {
		"wording", "numbered", "question", "edition",
	};
	const char *kind = afi_record_kind(sub->rec);
	const int under = afi_entry_number(&sub->rec->entries[0], "under");

	afi_view_put(page, "kind", afi_view_text(kind));
	afi_view_put(page, "kind_name", afi_view_text(afi_kind_name(kind)));
	afi_view_put_values(page, sub, keys, sizeof(keys) / sizeof(*keys));
	afi_view_put(page, "under", under ? json_integer(under) : json_null());
	afi_view_put(page, "issued", afi_view_fold_day(&sub->fold, "issued"));
	afi_view_put(page, "counted",
		     json_boolean(afi_is_counted(kind, &sub->fold.state)));
	afi_view_put(page, "actions", view_actions(&sub->fold.state, sub));
	afi_view_prove_actions(page, sub);
}

json_t *afi_view_page(const struct afi_subject *sub,
		      const struct afi_state *action)
{
	static const char *const levels[] = {
		[AFI_INSPECTION] = "inspection", [AFI_FINDING] = "finding",
		[AFI_ACTION] = "action",
	};
	struct afi_target target;
	json_t *page = json_object();

	afi_subject_target(&target, sub, action);
	afi_view_put(page, "target", afi_view_target(&target));
	afi_view_put(page, "level", json_string(levels[target.level]));
	afi_view_put_standing(page, sub, action);
	if (target.level == AFI_INSPECTION)
		afi_view_put_report(page, sub);
	else if (target.level == AFI_FINDING)
		put_finding(page, sub);
	afi_view_put_told(page, sub, action);
	afi_view_put(page, "responses", afi_view_responses(sub, action));
	afi_view_put(page, "measures", afi_view_measures(sub, action));
	afi_view_put(page, "evidence", afi_view_all(sub, action, "evidence"));
	afi_view_put(page, "updates", view_updates(sub, action));
	if (target.level != AFI_ACTION)
		afi_view_put(page, "displaced", view_displaced(sub));
	afi_view_put(page, "newer",
		     json_integer((json_int_t)sub->fold.unknown));
	return page;
}
