#include "state_rules.h"

#include <limits.h>
#include <string.h>

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
	};
	size_t i;

	for (i = 0; i < sizeof(acts) / sizeof(*acts); i++)
		if (!strcmp(entry->what, acts[i].what))
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

/* The date that @entry gives beside the present one, @now. */
static bool read_due(struct afi_date *out, const struct afi_date *now,
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

	if (!read_due(&due, &state->due, entry))
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
		set_due(state, arena, entry);
	} else if (act == AFI_ACT_ASSIGN) {
		set_owner(state, arena, entry);
		set(&state->board, entry, "board");
		set(&state->priority, entry, "priority");
		set_due(state, arena, entry);
	} else if (act == AFI_ACT_UPDATE) {
		set_due(state, arena, entry);
	} else if (act == AFI_ACT_REOPEN) {
		state->reopened++;
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

/* Whether @entry is the force getting on with it. */
static bool is_progress(const struct afi_entry *entry, enum afi_act act)
{
	if (strcmp(entry->as, "force"))
		return false;
	return act == AFI_ACT_UPDATE || act == AFI_ACT_EVIDENCE ||
	       act == AFI_ACT_MEASURE ||
	       (act == AFI_ACT_CLOSE && entry->action);
}

void afi_rules_count(struct afi_state *state, const struct afi_entry *entry,
		     enum afi_act act)
{
	if (is_progress(entry, act))
		state->last_progress = entry;
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

/* AFI_NO_DAY is before every day. */
static bool past(int day, int today)
{
	return day != AFI_NO_DAY && day < today;
}

/* How many actions count; those that are open, and when the last is due. */
static size_t count_actions(struct afi_state *state, int *latest, int today)
{
	size_t i, counted = 0;

	*latest = AFI_NO_DAY;
	for (i = 0; i < state->nactions; i++) {
		const struct afi_state *action = &state->actions[i];

		counted += !action->void_;
		if (action->closed)
			continue;
		state->open_actions++;
		state->overdue_actions += past(action->due.day, today);
		if (action->due.day > *latest)
			*latest = action->due.day;
	}
	return counted;
}

static enum afi_status status_of(const struct afi_state *state,
				 size_t nactions)
{
	if (state->closed)
		return AFI_CLOSED;
	/* AFI_SUBMITTED comes here. */
	if (nactions && !state->open_actions)
		return AFI_IN_ASSURANCE;
	if (nactions || state->updates || state->evidence || state->measures)
		return AFI_IN_PROGRESS;
	return state->owner ? AFI_OPEN : AFI_AWAITING;
}

static enum afi_rag rag_of(const struct afi_state *state, int today)
{
	if (state->closed)
		return outcome_is(state->closed, "complete") ? AFI_GREEN :
		       AFI_GREY;
	return past(state->rag_day, today) ? AFI_RED : AFI_AMBER;
}

static int days_between(int since, int today)
{
	long long days = (long long)today - since;

	return days < 0 ? 0 : days > INT_MAX ? INT_MAX : (int)days;
}

void afi_rules_finish(struct afi_state *state, int since, int today)
{
	int latest;
	size_t nactions = count_actions(state, &latest, today);

	state->status = status_of(state, nactions);
	state->rag_day = state->due.day != AFI_NO_DAY ? state->due.day : latest;
	state->rag = rag_of(state, today);
	state->silent_days = days_between(since, today);
}
