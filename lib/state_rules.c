#include "state_rules.h"

#include <string.h>

#include "setup.h"

enum afi_act afi_act_of(const struct afi_entry *entry)
{
	static const struct {
		const char *what;
		enum afi_act act;
	} acts[] = {
		{ "update", AFI_ACT_UPDATE },
		{ "measure", AFI_ACT_MEASURE },
		{ "evidence", AFI_ACT_EVIDENCE },
		{ "response", AFI_ACT_RESPONSE },
		{ "action", AFI_ACT_ACTION },
		{ "assign", AFI_ACT_ASSIGN },
		{ "edition", AFI_ACT_EDITION },
		{ "close", AFI_ACT_CLOSE },
		{ "reopen", AFI_ACT_REOPEN },
		{ "submit", AFI_ACT_SUBMIT },
		{ "ask", AFI_ACT_ASK },
		{ "link", AFI_ACT_LINK },
	};
	const char *what = entry->what;
	size_t i;

	for (i = 0; i < sizeof(acts) / sizeof(*acts); i++)
		if (what[0] == acts[i].what[0] && !strcmp(what, acts[i].what))
			return acts[i].act;
	return AFI_ACT_OTHER;
}

bool afi_act_decides(enum afi_act act)
{
	return act == AFI_ACT_CLOSE || act == AFI_ACT_REOPEN;
}

/* The old ones stay in the arena, which costs no more than the new ones. */
static struct afi_former *push(struct afi_formers *formers,
			       struct afi_arena *arena)
{
	struct afi_former *v;

	if (formers->n == formers->size) {
		formers->size = formers->size ? formers->size * 2 : 2;
		v = afi_arena_alloc(arena, formers->size * sizeof(*v));
		if (formers->n)
			memcpy(v, formers->v, formers->n * sizeof(*v));
		formers->v = v;
	}
	return &formers->v[formers->n++];
}

bool afi_rules_due(struct afi_date *out, const struct afi_date *now,
		   const struct afi_entry *entry)
{
	const char *due = afi_entry_get(entry, "due");
	const char *words = afi_entry_get(entry, "due-words");
	struct afi_err ignored = AFI_ERR_INIT;

	if (words && strlen(words) >= sizeof(out->words))
		words = NULL;	/* too long to stand for a date */
	if (due)
		return !afi_date_read(out, due, words, &ignored) ||
		       !afi_date_read(out, due, NULL, &ignored);
	if (!words)
		return false;
	*out = *now;
	memcpy(out->words, words, strlen(words) + 1);
	return true;
}

/* Of a day that is set again the newer wording holds, but nothing slipped. */
static void set_due(struct afi_state *state, struct afi_arena *arena,
		    const struct afi_entry *entry)
{
	struct afi_date due = AFI_DATE_INIT;

	if (!afi_rules_due(&due, &state->due, entry))
		return;
	if (state->due_set && state->due.day == due.day) {
		state->due = due;
		return;
	}
	if (state->due.day != AFI_NO_DAY)
		*push(&state->former_dates, arena) = (struct afi_former){
			.date = state->due,
			.set = state->due_set,
			.replaced = entry,
		};
	state->due = due;
	state->due_set = entry;
}

static void set_owner(struct afi_state *state, struct afi_arena *arena,
		      const struct afi_entry *entry)
{
	const char *owner = afi_entry_get(entry, "owner");

	if (!owner || (state->owner && !strcmp(owner, state->owner)))
		return;
	if (state->owner)
		*push(&state->former_owners, arena) = (struct afi_former){
			.date = AFI_DATE_INIT,
			.owner = state->owner,
			.set = state->owner_set,
			.replaced = entry,
		};
	state->owner = owner;
	state->owner_set = entry;
}

static void set_issued(struct afi_state *state, const struct afi_entry *entry)
{
	const char *issued = afi_entry_get(entry, "issued");
	struct afi_err ignored = AFI_ERR_INIT;

	if (issued)
		(void)afi_day_parse(&state->issued, issued, &ignored);
}

static void set_themes(struct afi_state *state, const struct afi_entry *entry)
{
	const struct afi_field *themes = afi_entry_field(entry, "theme");

	if (!themes)
		return;
	state->themes = themes->items;
	state->nthemes = themes->nitems;
}

static void set(const char **value, const struct afi_entry *entry,
		const char *key)
{
	const char *given = afi_entry_get(entry, key);

	if (given)
		*value = given;
}

void afi_rules_open(struct afi_state *state, struct afi_arena *arena,
		    const struct afi_entry *opened,
		    const struct afi_entry *says)
{
	state->opened = opened;
	state->title = afi_entry_get(says, "title");
	if (!state->title && afi_entry_is(says, "erased"))
		state->title = "(erased)";
	state->text = afi_entry_get(says, "text");
	/* Who knows a thing by its number shall not find another under it. */
	state->number = afi_entry_number(opened, "number");
	if (!state->number)
		state->number = afi_entry_number(says, "number");
	state->issued = AFI_NO_DAY;
	set_issued(state, says);
	state->due = (struct afi_date)AFI_DATE_INIT;
	set_due(state, arena, says);
	set_owner(state, arena, says);
}

void afi_rules_change(struct afi_state *state, struct afi_arena *arena,
		      const struct afi_entry *entry, enum afi_act act)
{
	if (act == AFI_ACT_EDITION) {
		set(&state->title, entry, "title");
		set(&state->text, entry, "text");
		set_issued(state, entry);
		set_due(state, arena, entry);
	} else if (act == AFI_ACT_ASSIGN) {
		set_owner(state, arena, entry);
		set(&state->board, entry, "board");
		set(&state->priority, entry, "priority");
		set_themes(state, entry);
		set_due(state, arena, entry);
	} else if (act == AFI_ACT_UPDATE) {
		set_due(state, arena, entry);
	} else if (act == AFI_ACT_REOPEN) {
		state->reopened++;
		state->reopening = entry;
	}
}

static bool outcome_is(const struct afi_entry *closed, const char *word)
{
	const char *outcome = afi_entry_get(closed, "outcome");

	return outcome && !strcmp(outcome, word);
}

void afi_rules_decide(struct afi_state *state, const struct afi_entry *last,
		      enum afi_act act)
{
	if (act != AFI_ACT_CLOSE || state->crossed)
		return;
	state->closed = last;
	state->void_ = outcome_is(last, "void");
}

bool afi_rules_progress(const struct afi_entry *entry, enum afi_act act)
{
	if (act == AFI_ACT_UPDATE)
		return !afi_entry_get(entry, "no-change");
	return act == AFI_ACT_EVIDENCE || act == AFI_ACT_MEASURE ||
	       (act == AFI_ACT_CLOSE && entry->action);
}

/* Silence is the force's; what others write does not break it. */
static void count_silence(struct afi_state *state,
			  const struct afi_entry *entry, enum afi_act act,
			  bool own)
{
	if (strcmp(entry->as, AFI_FORCE))
		return;
	if (afi_rules_progress(entry, act)) {
		state->last_progress = entry;
		state->no_change = 0;
	} else if (act == AFI_ACT_UPDATE && own) {
		state->no_change++;
	}
}

void afi_rules_count(struct afi_state *state, const struct afi_entry *entry,
		     enum afi_act act, bool own)
{
	count_silence(state, entry, act, own);
	if (act == AFI_ACT_UPDATE) {
		state->updates++;
		state->last_update = entry;
	} else if (act == AFI_ACT_RESPONSE) {
		state->last_response = entry;
	} else if (act == AFI_ACT_MEASURE) {
		state->measures++;
	} else if (act == AFI_ACT_EVIDENCE) {
		state->evidence++;
	}
}

/* ---- what it amounts to -------------------------------------------------- */

/* AFI_NO_DAY is before every day. */
bool afi_rules_past(int day, int today)
{
	return day != AFI_NO_DAY && day < today;
}

/* Actions taken together. */
struct tally {
	size_t counted, open, overdue;
	int latest;		/* of the open ones; AFI_NO_DAY if none */
};

static void tally_action(struct tally *tally, const struct afi_state *action,
			 int today)
{
	tally->counted += !action->void_;
	if (action->closed)
		return;
	tally->open++;
	tally->overdue += afi_rules_past(action->due.day, today);
	if (action->due.day > tally->latest)
		tally->latest = action->due.day;
}

static enum afi_status status_of(const struct afi_state *state,
				 const struct tally *actions)
{
	if (state->closed)
		return AFI_CLOSED;
	if (state->submitted)
		return AFI_SUBMITTED;
	if (actions->counted && !actions->open)
		return AFI_IN_ASSURANCE;
	if (actions->counted || state->updates || state->evidence ||
	    state->measures)
		return AFI_IN_PROGRESS;
	return state->owner ? AFI_OPEN : AFI_AWAITING;
}

static enum afi_rag rag_of(const struct afi_state *state, int today)
{
	if (state->closed)
		return outcome_is(state->closed, "complete") ? AFI_GREEN :
		       AFI_GREY;
	return afi_rules_past(state->rag_day, today) ? AFI_RED : AFI_AMBER;
}

void afi_rules_weigh(struct afi_state *state, int today)
{
	struct tally actions = { .latest = AFI_NO_DAY };
	size_t i;

	for (i = 0; i < state->nactions; i++)
		tally_action(&actions, &state->actions[i], today);
	for (i = 0; i < state->nserving; i++)
		tally_action(&actions, state->serving[i], today);
	state->open_actions = actions.open;
	state->overdue_actions = actions.overdue;
	state->status = status_of(state, &actions);
	state->rag_day = state->due.day != AFI_NO_DAY ? state->due.day :
			 actions.latest;
	state->rag = rag_of(state, today);
}

void afi_rules_finish(struct afi_state *state, const struct afi_days *days)
{
	afi_rules_weigh(state, days->today);
	state->silent_days = afi_days_between(days->progress, days->today);
	state->age_days = afi_days_between(days->issued, state->closed ?
				       days->closed : days->today);
}
