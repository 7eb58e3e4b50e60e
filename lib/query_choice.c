/* Which findings are meant, and what there is to be asked for. */
#include <stdlib.h>
#include <string.h>

#include "query_parts.h"
#include "text.h"
#include "vec.h"

enum {
	MOST_THERE = 1000,	/* values that are kept */
	MOST_TOLD = 8,		/* ... and told */
};

/* ---- actions and dates --------------------------------------------------- */

/* Whether @is holds of an open action, its own or one that serves it. */
static bool any_action(const struct afi_state *state,
		       bool (*is)(const struct afi_state *action,
				  const struct afi_choice *choice),
		       const struct afi_choice *choice)
{
	for (size_t i = 0; i < state->nactions; i++)
		if (!state->actions[i].closed && is(&state->actions[i], choice))
			return true;
	for (size_t i = 0; i < state->nserving; i++)
		if (!state->serving[i]->closed &&
		    is(state->serving[i], choice))
			return true;
	return false;
}

static bool is_due_on(int day, const struct afi_choice *choice)
{
	return day != AFI_NO_DAY && day <= choice->due_by &&
	       (choice->due_from == AFI_NO_DAY || day >= choice->due_from);
}

static bool is_due(const struct afi_state *action,
		   const struct afi_choice *choice)
{
	return is_due_on(action->due.day, choice);
}

static int earlier(int a, int b)
{
	return a == AFI_NO_DAY ? b : b == AFI_NO_DAY || a < b ? a : b;
}

int afi_state_next_due(const struct afi_state *state)
{
	int day = state->due.day;

	for (size_t i = 0; i < state->nactions; i++)
		if (!state->actions[i].closed)
			day = earlier(day, state->actions[i].due.day);
	for (size_t i = 0; i < state->nserving; i++)
		if (!state->serving[i]->closed)
			day = earlier(day, state->serving[i]->due.day);
	return day;
}

size_t afi_state_slips(const struct afi_state *state)
{
	const struct afi_formers *formers = &state->former_dates;
	size_t i, n = 0;

	for (i = 0; i < formers->n; i++) {
		const struct afi_date *next = i + 1 < formers->n ?
					      &formers->v[i + 1].date :
					      &state->due;

		n += next->day > formers->v[i].date.day;
	}
	for (i = 0; i < state->nactions; i++)
		if (!state->actions[i].void_)
			n += afi_state_slips(&state->actions[i]);
	return n;
}

size_t afi_state_unanswered(const struct afi_state *state)
{
	size_t i, n = state->unanswered;

	for (i = 0; i < state->nactions; i++)
		if (!state->actions[i].void_)
			n += state->actions[i].unanswered;
	return n;
}

/* ---- whose it is --------------------------------------------------------- */

static bool is_owned(const struct afi_state *state,
		     const struct afi_choice *choice)
{
	return afi_reader_is(choice->mine, state->owner);
}

/* Somebody whom @state asks something and who has not answered. */
static bool asks(const struct afi_state *state,
		 const struct afi_choice *choice)
{
	for (size_t i = 0; i < state->nasked; i++)
		if (!state->asked[i].answer &&
		    afi_reader_is(choice->mine,
				  afi_entry_get(state->asked[i].ask, "of")))
			return true;
	return false;
}

static bool is_mine(const struct afi_state *state,
		    const struct afi_choice *choice)
{
	return is_owned(state, choice) || asks(state, choice) ||
	       any_action(state, is_owned, choice) ||
	       any_action(state, asks, choice);
}

/* ---- words --------------------------------------------------------------- */

/* What @sub has of what is asked for: how many in *@list, or one in *@list. */
static size_t values_of(const char *const **list, const char **one,
			enum afi_about about, const struct afi_subject *sub,
			const char *cycle)
{
	const struct afi_state *state = &sub->fold.state;

	*one = NULL;
	*list = one;
	if (about == AFI_ABOUT_THEME) {
		*list = state->themes;
		return state->nthemes;
	}
	if (about == AFI_ABOUT_STATUS &&
	    afi_kind_is_actionable(afi_record_kind(sub->rec)))
		*one = afi_status_name(state->status);
	else if (about == AFI_ABOUT_OWNER)
		*one = state->owner;
	else if (about == AFI_ABOUT_BOARD)
		*one = state->board;
	else if (about == AFI_ABOUT_PRIORITY)
		*one = state->priority;
	else if (about == AFI_ABOUT_QUESTION)
		*one = afi_fold_value(&sub->fold, "question");
	else if (about == AFI_ABOUT_KIND)
		*one = afi_record_kind(sub->rec);
	else if (about == AFI_ABOUT_CYCLE)
		*one = cycle;
	return *one != NULL;
}

/* Keep @value, sorted, for the note if nothing is found. */
static void note_value(struct afi_there *there, const char *value)
{
	size_t low = 0, high = there->n, middle;
	int diff;

	while (low < high) {
		middle = low + (high - low) / 2;
		diff = afi_text_compare(value, there->v[middle]);
		if (!diff)
			return;
		if (diff < 0)
			high = middle;
		else
			low = middle + 1;
	}
	if (there->n == MOST_THERE)
		return;
	(void)afi_vec_push(there);
	memmove(&there->v[low + 1], &there->v[low],
		(there->n - 1 - low) * sizeof(*there->v));
	there->v[low] = afi_xstrdup(value);
}

static bool any_begins(const char *value, const struct afi_words *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (afi_text_begins(value, words->v[i]))
			return true;
	return false;
}

static bool has_words(struct afi_asking *asking, enum afi_about about,
		      const struct afi_subject *sub, const char *cycle)
{
	const struct afi_words *words = &asking->choice->words[about];
	const char *const *list, *one;
	size_t n;
	bool has = false;

	if (!words->n)
		return true;
	n = values_of(&list, &one, about, sub, cycle);
	for (size_t i = 0; i < n; i++) {
		if (any_begins(list[i], words))
			has = true;
		else if (!asking->met[about])
			note_value(&asking->there[about], list[i]);
	}
	asking->met[about] |= has;
	return has;
}

/* ---- the choice ---------------------------------------------------------- */

static bool has_colour(const struct afi_choice *choice, enum afi_rag rag)
{
	bool any = false;

	for (int i = 0; i < AFI_RAG_COUNT; i++)
		any |= choice->rag[i];
	return !any || choice->rag[rag];
}

/* What is asked of any finding to be acted on, closed or not. */
static bool stands_as_asked(const struct afi_choice *c,
			    const struct afi_state *s)
{
	if ((c->open || c->closed) && !(s->closed ? c->closed : c->open))
		return false;
	return has_colour(c, s->rag) &&
	       (!c->slipped || afi_state_slips(s)) &&
	       (!c->unanswered || afi_state_unanswered(s)) &&
	       (!c->submitted || s->submitted) &&
	       (!c->returned || s->returned) &&
	       (!c->reopened || s->reopened) &&
	       (!c->no_date || s->rag_day == AFI_NO_DAY) &&
	       (!c->no_owner || !s->owner) &&
	       (!c->no_evidence || !s->evidence) &&
	       (!c->no_measure || !s->measures) &&
	       (!c->mine || is_mine(s, c));
}

/* What is asked of what is not closed. */
static bool waits_as_asked(const struct afi_choice *c,
			   const struct afi_state *s)
{
	if (!c->overdue && !c->silent_for && c->due_by == AFI_NO_DAY)
		return true;
	if (s->closed)
		return false;
	return (!c->overdue || s->rag == AFI_RED || s->overdue_actions) &&
	       s->silent_days >= c->silent_for &&
	       (c->due_by == AFI_NO_DAY || is_due_on(s->rag_day, c) ||
		any_action(s, is_due, c));
}

/* A practice has no status to be asked for, only words. */
static bool asks_for_more_than_words(const struct afi_choice *c)
{
	bool more = c->open || c->closed || c->overdue || c->slipped ||
		    c->unanswered || c->submitted || c->returned ||
		    c->reopened || c->no_date || c->no_owner ||
		    c->no_evidence || c->no_measure || c->silent_for ||
		    c->due_by != AFI_NO_DAY || c->mine;

	for (int i = 0; i < AFI_RAG_COUNT; i++)
		more |= c->rag[i];
	return more;
}

bool afi_asking_takes(struct afi_asking *asking, const struct afi_subject *sub,
		      const char *cycle)
{
	const struct afi_choice *choice = asking->choice;
	const struct afi_state *state = &sub->fold.state;
	bool taken = true;

	if (state->void_ && !choice->all)
		return false;
	/* Each is asked, so that each can say what there is. */
	for (int i = 0; i < AFI_ABOUT_COUNT; i++)
		taken &= has_words(asking, (enum afi_about)i, sub, cycle);
	if (!taken)
		return false;
	if (!afi_kind_is_actionable(afi_record_kind(sub->rec)))
		return !asks_for_more_than_words(choice);
	return stands_as_asked(choice, state) && waits_as_asked(choice, state);
}

void afi_asking_clear(struct afi_asking *asking)
{
	for (int i = 0; i < AFI_ABOUT_COUNT; i++) {
		for (size_t j = 0; j < asking->there[i].n; j++)
			free(asking->there[i].v[j]);
		free(asking->there[i].v);
	}
	*asking = (struct afi_asking){ 0 };
}

/* ---- what there is ------------------------------------------------------- */

static void tell_there(struct afi_str *out, enum afi_about about,
		       const struct afi_asking *asking)
{
	static const struct {
		const char *one, *many;
	} names[AFI_ABOUT_COUNT] = {
		[AFI_ABOUT_STATUS] = { "status", "statuses" },
		[AFI_ABOUT_OWNER] = { "owner", "owners" },
		[AFI_ABOUT_BOARD] = { "board", "boards" },
		[AFI_ABOUT_PRIORITY] = { "priority", "priorities" },
		[AFI_ABOUT_THEME] = { "theme", "themes" },
		[AFI_ABOUT_QUESTION] = { "question", "questions" },
		[AFI_ABOUT_KIND] = { "kind", "kinds" },
		[AFI_ABOUT_CYCLE] = { "cycle", "cycles" },
	};
	const struct afi_there *there = &asking->there[about];

	afi_str_addf(out, "Nothing here has the %s '%s'", names[about].one,
		     asking->choice->words[about].v[0]);
	if (!there->n) {
		afi_str_addf(out, "; no %s is recorded at all.",
			     names[about].one);
		return;
	}
	afi_str_addf(out, ". The %s here: ", names[about].many);
	for (size_t i = 0; i < there->n && i < MOST_TOLD; i++)
		afi_str_addf(out, "%s%s", i ? ", " : "", there->v[i]);
	if (there->n > MOST_TOLD)
		afi_str_addf(out, " and %zu more", there->n - MOST_TOLD);
	afi_str_addc(out, '.');
}

json_t *afi_asking_note(const struct afi_asking *asking)
{
	struct afi_str note = AFI_STR_INIT;
	json_t *value;
	int i;

	for (i = 0; i < AFI_ABOUT_COUNT; i++)
		if (asking->choice->words[i].n && !asking->met[i])
			break;
	if (i < AFI_ABOUT_COUNT)
		tell_there(&note, (enum afi_about)i, asking);
	else
		afi_str_adds(&note, "Nothing here is as asked.");
	value = afi_view_text(note.s);
	afi_str_clear(&note);
	return value;
}
