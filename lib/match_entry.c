/* Whether the register has an entry already, whoever recorded it. */
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"
#include "record_correct.h"
#include "response.h"
#include "withheld.h"

static const char *action_of(const struct afi_matcher *m, size_t i)
{
	return m->out->v[i].target.level == AFI_ACTION ?
	       m->state[i]->opened->id : NULL;
}

/* ---- the same entry ------------------------------------------------------ */

static bool same_list(const struct afi_field *a, const struct afi_field *b)
{
	if (a->nitems != b->nitems)
		return false;
	for (size_t i = 0; i < a->nitems; i++)
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	return true;
}

/* Words count whatever their dress; all else to the letter. */
static bool says_field(const struct afi_entry *entry,
		       const struct afi_field *field)
{
	const struct afi_field *its = afi_entry_field(entry, field->key);

	if (!its || !its->value != !field->value)
		return false;
	if (!its->value)
		return same_list(its, field);
	if (strcmp(field->key, "text") == 0 || strcmp(field->key, "name") == 0)
		return afi_wording_same(its->value, field->value);
	return strcmp(its->value, field->value) == 0;
}

/* Whether @entry says all that proposal @i does, on the same day if that has
 * one. */
static bool says(const struct afi_matcher *m, size_t i,
		 const struct afi_entry *entry)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	const char *action = action_of(m, i);

	if (strcmp(entry->what, proposal->what) != 0 ||
	    strcmp(entry->as, proposal->as) != 0 ||
	    !entry->action != !action ||
	    (action && strcmp(entry->action, action) != 0) ||
	    (proposal->happened != AFI_NO_DAY &&
	     entry->happened != proposal->happened))
		return false;
	for (size_t k = 0; k < proposal->draft.n; k++)
		if (!says_field(entry, &proposal->draft.v[k]))
			return false;
	return true;
}

/* An entry of the register that says the same, rather one that came from this
 * document; *@same whether it did. */
static const struct afi_entry *find_said(const struct afi_matcher *m, size_t i,
					 bool *same)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	struct afi_known *known = m->at[i];
	const uint64_t key = afi_said_key(proposal->what, proposal->as,
		action_of(m, i), afi_said_words(proposal->draft.v,
						  proposal->draft.n));
	const struct afi_said *said = afi_known_said(known, key);
	const struct afi_entry *found = NULL;

	*same = false;
	for (; said < known->said + known->nsaid && said->key == key &&
	     !*same; said++) {
		if (!says(m, i, said->entry))
			continue;
		found = said->entry;
		*same = m->asked->sha256 && found->source &&
			strstr(found->source, m->asked->sha256);
	}
	return found;
}

/* ---- what holds ---------------------------------------------------------- */

/* It was said, and something else has been said since: that is asked, unless
 * it is this document that said it. */
static void said_once(struct afi_matcher *m, size_t i)
{
	bool same;

	if (m->out->v[i].standing == AFI_STANDS_UNSURE)
		return;
	if (!find_said(m, i, &same))
		m->out->v[i].standing = AFI_STANDS_CHANGED;
	else if (same)
		m->out->v[i].standing = AFI_STANDS_KNOWN;
	else
		afi_match_say(m, i, AFI_STANDS_UNSURE, "it said so before, and "
			      "says otherwise since then");
}

static void match_grade(struct afi_matcher *m, size_t i)
{
	const struct afi_fold *fold = &m->at[i]->fold;
	const char *question = afi_proposal_get(&m->proposals->v[i],
						"question");
	const char *is = afi_proposal_get(&m->proposals->v[i], "grade");
	const char *was = NULL;

	for (size_t k = 0; question && k < fold->nlive; k++)
		if (afi_entry_is(fold->live[k], "grade") &&
		    strcmp(afi_entry_get(fold->live[k], "question"),
			   question) == 0)
			was = afi_entry_get(fold->live[k], "grade");
	if (!was || !is)
		return;
	if (strcmp(was, is) == 0) {
		m->out->v[i].standing = AFI_STANDS_KNOWN;
		return;
	}
	afi_match_differ(m, i, question, was, is);
	said_once(m, i);
}

static const char *assigned(struct afi_str *day, const struct afi_state *state,
			    const char *key)
{
	if (strcmp(key, "owner") == 0)
		return state->owner;
	if (strcmp(key, "board") == 0)
		return state->board;
	if (strcmp(key, "priority") == 0)
		return state->priority;
	afi_str_reset(day);
	if (strcmp(key, "due") == 0 && state->due.day != AFI_NO_DAY)
		afi_date_store(day, &state->due);
	return day->len ? day->s : NULL;
}

static bool has_theme(const struct afi_state *state, const char *theme)
{
	for (size_t i = 0; i < state->nthemes; i++)
		if (strcmp(state->themes[i], theme) == 0)
			return true;
	return false;
}

/* Whether all that it assigns is so already; what is not becomes a
 * difference. */
static bool is_assigned(struct afi_matcher *m, size_t i, bool *changes)
{
	const struct afi_draft *draft = &m->proposals->v[i].draft;
	const struct afi_state *state = m->state[i];
	struct afi_str day = AFI_STR_INIT;
	bool all = true;

	for (size_t k = 0; k < draft->n; k++) {
		const struct afi_field *field = &draft->v[k];
		const char *was;

		for (size_t t = 0; t < field->nitems; t++)
			all &= has_theme(state, field->items[t]);
		if (!field->value || !strcmp(field->key, "text") ||
		    !strcmp(field->key, "due-words"))
			continue;
		was = assigned(&day, state, field->key);
		if (was && strcmp(was, field->value) == 0)
			continue;
		all = false;
		*changes |= was != NULL;
		if (was)
			afi_match_differ(m, i, field->key, was, field->value);
	}
	afi_str_clear(&day);
	return all;
}

static void match_assign(struct afi_matcher *m, size_t i)
{
	bool changes = false;

	if (is_assigned(m, i, &changes))
		m->out->v[i].standing = AFI_STANDS_KNOWN;
	else if (changes)
		said_once(m, i);
}

/* ---- sheets that come back ----------------------------------------------- */

/* Whoever filled in the sheet has not seen what came after. */
static void check_seen(struct afi_matcher *m, size_t i)
{
	const char *seen = m->proposals->v[i].seen;
	const struct afi_entry *last;
	struct afi_str day = AFI_STR_INIT;

	if (!seen || m->out->v[i].standing == AFI_STANDS_KNOWN)
		return;
	last = afi_record_last_about(&m->at[i]->rec, action_of(m, i));
	if (last && strcmp(last->id, seen) != 0) {
		afi_day_long(&day, afi_time_day(last->at));
		afi_match_say(m, i, AFI_STANDS_REFUSED, "since the sheet was "
			      "written, %s recorded: %s, on %s (%s); look at "
			      "it and record this by hand", last->by,
			      last->what, day.s, last->id);
	}
	afi_str_clear(&day);
}

/* ---- letters that come back ---------------------------------------------- */

/* Whether both texts are the same to whoever may not read what is withheld. */
static bool same_shown(const struct afi_record *rec,
		       const struct afi_entry *entry, const char *text)
{
	struct afi_str was = AFI_STR_INIT, is = AFI_STR_INIT;
	const struct afi_marks none = { 0 };
	struct afi_spans spans = { 0 };
	struct afi_marks marks = { 0 };
	bool same;

	afi_marks_find(&marks, rec);
	afi_marks_spans(&spans, &marks, rec, entry, "text",
			afi_entry_get(entry, "text"));
	afi_spans_hide(&was, &spans, afi_entry_get(entry, "text"));
	spans.n = 0;
	afi_marks_spans(&spans, &none, rec, entry, "text", text);
	afi_spans_hide(&is, &spans, text);
	same = afi_wording_same(was.s, is.s);
	free(spans.v);
	free(marks.v);
	afi_str_clear(&is);
	afi_str_clear(&was);
	return same;
}

/* Whether the response that holds says all that proposal @i does: a letter of
 * whatever day only tells it again. */
static bool still_holds(const struct afi_matcher *m, size_t i)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	const char *text = afi_proposal_get(proposal, "text");
	const char *part = afi_proposal_get(proposal, "part");
	const struct afi_record *rec = &m->at[i]->rec;
	const struct afi_entry *entry;

	if (strcmp(proposal->what, "response") != 0 || !text || !part)
		return false;
	entry = afi_response_holds(&m->at[i]->fold, proposal->as, part);
	if (!entry || !same_shown(rec, entry, text))
		return false;
	for (size_t k = 0; k < proposal->draft.n; k++)
		if (strcmp(proposal->draft.v[k].key, "text") != 0 &&
		    !says_field(entry, &proposal->draft.v[k]))
			return false;
	return true;
}

/* What was taken back is not put in again unasked. */
static void match_said(struct afi_matcher *m, size_t i)
{
	bool same;
	const struct afi_entry *said;

	if (still_holds(m, i)) {
		m->out->v[i].standing = AFI_STANDS_KNOWN;
		return;
	}
	said = find_said(m, i, &same);
	if (!said)
		return;
	if (!afi_record_standing(&m->at[i]->rec, said)->retract)
		m->out->v[i].standing = AFI_STANDS_KNOWN;
	else
		afi_match_say(m, i, AFI_STANDS_UNSURE, "it was recorded, and "
			      "taken back since then");
}

void afi_match_entry(struct afi_matcher *m, size_t i)
{
	struct afi_match *match = &m->out->v[i];

	if (strcmp(match->what, "grade") == 0)
		match_grade(m, i);
	else if (strcmp(match->what, "assign") == 0)
		match_assign(m, i);
	else
		match_said(m, i);
	check_seen(m, i);
}
