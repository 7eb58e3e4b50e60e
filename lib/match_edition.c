/* What a document says otherwise of what the register has already. */
#include <string.h>

#include "match_impl.h"

/* Whether two values of @key say the same: words whatever their dress, all else
 * to the letter. */
static bool same_value(const char *key, const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	if (strcmp(key, "text") == 0 || strcmp(key, "title") == 0)
		return afi_wording_same(a, b);
	return strcmp(a, b) == 0;
}

bool afi_match_said(const struct afi_matcher *m, size_t i, const char *key,
		    const char *value, bool *same)
{
	const struct afi_record *rec = &m->at[i]->rec;
	const char *sha256 = m->asked->sha256;
	const char *action = m->out->v[i].target.level == AFI_ACTION ?
			     m->state[i]->opened->id : NULL;
	bool said = false;

	*same = false;
	for (size_t k = 0; k < rec->n && !*same; k++) {
		const struct afi_entry *entry = &rec->entries[k];
		const char *its = afi_entry_get(entry, key);

		if (!its || !same_value(key, its, value) ||
		    (action ? strcmp(entry->id, action) != 0 &&
			      !(entry->action &&
				strcmp(entry->action, action) == 0)
			    : entry->action != NULL))
			continue;
		said = true;
		*same = sha256 && entry->source &&
			strstr(entry->source, sha256);
	}
	return said;
}

/* What the finding or the action of proposal @i says now under @key; a date or
 * an owner may have been set by anybody. */
static const char *value_now(struct afi_str *day, const struct afi_matcher *m,
			     size_t i, const char *key)
{
	const struct afi_state *state = m->state[i];

	if (strcmp(key, "title") == 0)
		return state->title;
	if (strcmp(key, "text") == 0)
		return state->text;
	if (strcmp(key, "owner") == 0)
		return state->owner;
	if (m->out->v[i].target.level != AFI_ACTION)
		return afi_fold_value(&m->at[i]->fold, key);
	if (strcmp(key, "due") != 0 || state->due.day == AFI_NO_DAY)
		return NULL;
	afi_str_reset(day);
	afi_date_store(day, &state->due);
	return day->s;
}

/* Put into the entry what is new under @key; *@once if it said so before, in
 * another document. */
static void compare(struct afi_matcher *m, size_t i, const char *key,
		    bool *once)
{
	const char *is = afi_proposal_get(&m->proposals->v[i], key);
	struct afi_str day = AFI_STR_INIT;
	const char *was = value_now(&day, m, i, key);
	bool same;

	if (!is || same_value(key, was, is))
		goto out;
	if (afi_match_said(m, i, key, is, &same)) {
		if (same)
			goto out;
		*once = true;
	}
	afi_match_differ(m, i, key, was, is);
	afi_draft_add(&m->out->v[i].own, key, is);
	if (strcmp(key, "due") == 0)
		afi_draft_add(&m->out->v[i].own, "due-words",
			      afi_proposal_get(&m->proposals->v[i],
					       "due-words"));
out:
	afi_str_clear(&day);
}

/* A letter that quotes a finding is no edition of the report. */
static bool only_quotes(const struct afi_matcher *m, size_t i)
{
	const char *who = afi_proposal_get(&m->proposals->v[i], "numbered");
	const char *its = afi_entry_get(&m->at[i]->rec.entries[0], "numbered");

	return who && strcmp(who, "response") == 0 &&
	       !(its && strcmp(its, "response") == 0);
}

/* An own summary gives way to the published words. */
static void compare_wording(struct afi_matcher *m, size_t i)
{
	const char *is = afi_proposal_get(&m->proposals->v[i], "wording");
	const char *was = afi_fold_value(&m->at[i]->fold, "wording");

	if (!is || strcmp(is, "published") || (was && !strcmp(was, is)))
		return;
	if (was)
		afi_match_differ(m, i, "wording", was, is);
	if (was || m->out->v[i].own.n)
		afi_draft_add(&m->out->v[i].own, "wording", is);
}

static void compare_finding(struct afi_matcher *m, size_t i, bool *once)
{
	static const char *const keys[] = { "title", "text", "question",
					    "issued", "due" };

	m->out->v[i].what = "edition";
	if (only_quotes(m, i))
		return;
	for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++)
		compare(m, i, keys[k], once);
	compare_wording(m, i);
}

/* Whose it is and by when is the force's to say; the words are an edition. */
static void compare_action(struct afi_matcher *m, size_t i, bool *once)
{
	m->out->v[i].what = "assign";
	compare(m, i, "owner", once);
	compare(m, i, "due", once);
	if (m->out->v[i].own.n)
		return;
	m->out->v[i].what = "edition";
	compare(m, i, "title", once);
	compare(m, i, "text", once);
}

/* Only what is missing so far: a letter may say when a report came out, but
 * calls it as it likes. */
static void compare_inspection(struct afi_matcher *m, size_t i, bool *once)
{
	static const char *const keys[] = { "published", "body", "address",
					    "cycle" };
	struct afi_match *match = &m->out->v[i];

	match->what = "edition";
	for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++) {
		const char *is = afi_proposal_get(&m->proposals->v[i],
						  keys[k]);
		const char *was = afi_fold_value(&m->at[i]->fold, keys[k]);

		if (!is || (was && (k || !strcmp(was, is))))
			continue;
		*once |= was != NULL;
		afi_match_differ(m, i, keys[k], was, is);
		afi_draft_add(&match->own, keys[k], is);
	}
}

void afi_match_edition(struct afi_matcher *m, size_t i)
{
	struct afi_match *match = &m->out->v[i];
	const bool unsure = match->standing == AFI_STANDS_UNSURE;
	bool once = false;

	if (match->target.level == AFI_INSPECTION)
		compare_inspection(m, i, &once);
	else if (match->target.level == AFI_FINDING)
		compare_finding(m, i, &once);
	else
		compare_action(m, i, &once);
	if (unsure)
		return;
	if (!match->own.n)
		match->standing = AFI_STANDS_KNOWN;
	else if (once)
		afi_match_say(m, i, AFI_STANDS_UNSURE, match->target.level ==
			      AFI_INSPECTION ? "the register has another day "
			      "of publication" : "it said so before, and says "
			      "otherwise since then");
	else
		match->standing = AFI_STANDS_CHANGED;
	if (match->own.n && strcmp(match->what, "edition") == 0)
		afi_draft_add(&match->own, "edition", m->asked->edition);
}
