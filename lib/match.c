#include "match.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"

enum { BUDGET = 4 * 1000 * 1000 };	/* comparisons of words */

const char *afi_standing_name(enum afi_standing standing)
{
	static const char *const names[] = {
		[AFI_STANDS_NEW] = "new", [AFI_STANDS_CHANGED] = "changed",
		[AFI_STANDS_UNSURE] = "unsure", [AFI_STANDS_KNOWN] = "known",
		[AFI_STANDS_REFUSED] = "refused",
	};

	return names[standing];
}

bool afi_match_can(const struct afi_match *match)
{
	return match->standing != AFI_STANDS_KNOWN &&
	       match->standing != AFI_STANDS_REFUSED && match->draft->n;
}

bool afi_match_is_plain(const struct afi_match *match,
			const struct afi_proposal *proposal)
{
	return (match->standing == AFI_STANDS_NEW ||
		match->standing == AFI_STANDS_CHANGED) &&
	       proposal->sure != AFI_UNSURE && !proposal->extra;
}

void afi_matches_clear(struct afi_matches *matches)
{
	for (size_t i = 0; i < matches->n; i++)
		afi_draft_clear(&matches->v[i].own);
	free(matches->v);
	afi_arena_clear(&matches->arena);
	*matches = (struct afi_matches)AFI_MATCHES_INIT;
}

void afi_match_say(struct afi_matcher *m, size_t i,
		   enum afi_standing standing, const char *note, ...)
{
	char line[1024];
	va_list args;

	va_start(args, note);
	vsnprintf(line, sizeof(line), note, args);
	va_end(args);
	m->out->v[i].standing = standing;
	m->out->v[i].note = afi_arena_strdup(&m->out->arena, line);
}

void afi_match_differ(struct afi_matcher *m, size_t i, const char *key,
		      const char *was, const char *is)
{
	struct afi_match *match = &m->out->v[i];
	struct afi_arena *arena = &m->out->arena;
	struct afi_difference *all = afi_arena_calloc(arena,
						      match->nchanges + 1,
						      sizeof(*all));

	if (match->nchanges)
		memcpy(all, match->changes, match->nchanges * sizeof(*all));
	all[match->nchanges++] = (struct afi_difference){
		.key = key,
		.was = afi_arena_strdup(arena, was),
		.is = is,
	};
	match->changes = all;
}

/* ---- inspections --------------------------------------------------------- */

static bool opens_inspection(const struct afi_proposal *proposal)
{
	const char *kind = afi_proposal_get(proposal, "kind");

	return strcmp(proposal->what, "opened") == 0 && kind &&
	       strcmp(kind, "inspection") == 0;
}

static int day_under(const struct afi_proposal *proposal, const char *key)
{
	const char *value = afi_proposal_get(proposal, key);
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY;

	if (value)
		(void)afi_day_parse(&day, value, &ignored);
	return day;
}

/* Whether a proposal belongs to the one inspection that the text is about. */
static bool wants_place(const struct afi_matcher *m)
{
	for (size_t i = 0; i < m->proposals->n; i++) {
		const struct afi_proposal *proposal = &m->proposals->v[i];

		if (proposal->of != AFI_NO_PROPOSAL ||
		    (proposal->names && strchr(proposal->names, '/')) ||
		    (opens_inspection(proposal) && i))
			continue;
		return true;
	}
	return false;
}

/* What the inspection is that proposal @i opens. */
static enum afi_code place_opening(struct afi_matcher *m, size_t i,
				   const char *into, const char **why,
				   struct afi_err *err)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	struct afi_match *match = &m->out->v[i];
	const struct afi_sought sought = {
		.into = proposal->names && !into ? proposal->names : into,
		.force = m->proposals->force,
		.title = afi_proposal_get(proposal, "title"),
		.cycle = afi_proposal_get(proposal, "cycle"),
		.published = day_under(proposal, "published"),
	};
	enum afi_code rc;
	bool opens;

	if ((rc = afi_match_into(&match->target, &opens, why, m, &sought,
				 err)))
		return rc;
	if (opens) {
		match->draft = &proposal->draft;
		return AFI_OK;
	}
	if ((rc = afi_match_known(&m->at[i], m, &match->target, err)))
		return rc;
	m->state[i] = &m->at[i]->fold.state;
	return AFI_OK;
}

/* Where a text has an inspection in common that it does not open. */
static enum afi_code place_all(struct afi_matcher *m, struct afi_err *err)
{
	const struct afi_proposals *proposals = m->proposals;
	const struct afi_sought sought = {
		.into = m->asked->into,
		.force = proposals->force,
		.title = proposals->short_title,
		.cycle = proposals->cycle,
		.published = proposals->published,
	};
	struct afi_matches *out = m->out;
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = afi_match_into(&out->inspection, &out->opens, &out->why, m,
				 &sought, err)))
		return rc;
	out->placed = true;
	if (!out->opens)
		return AFI_OK;
	afi_target_print(&name, &out->inspection);
	rc = afi_err_set(err, AFI_ENOTFOUND, "'%s' is not open yet, and the "
			 "text does not say what to call it; open it first: "
			 "afi open %s --title TITLE --source WHERE-FROM",
			 name.s, name.s);
	afi_str_clear(&name);
	return rc;
}

static enum afi_code match_inspections(struct afi_matcher *m,
				       struct afi_err *err)
{
	struct afi_matches *out = m->out;
	struct afi_err why_not = AFI_ERR_INIT;
	const char *ignored;
	enum afi_code rc;

	if (m->proposals->n && opens_inspection(&m->proposals->v[0]) &&
	    !m->proposals->v[0].names) {
		if ((rc = place_opening(m, 0, m->asked->into, &out->why,
					err)))
			return rc;
		out->placed = true;
		out->inspection = out->v[0].target;
		out->opens = !m->at[0];
		m->inspection = out->opens ? 0 : AFI_NO_PROPOSAL;
	} else if ((m->asked->into || wants_place(m)) &&
		   (rc = place_all(m, err))) {
		return rc;
	}
	for (size_t i = 0; i < out->n; i++) {
		if (!opens_inspection(&m->proposals->v[i]) ||
		    (!i && out->placed && !m->proposals->v[0].names))
			continue;
		afi_err_clear(&why_not);
		if (place_opening(m, i, NULL, &ignored, &why_not))
			afi_match_say(m, i, AFI_STANDS_REFUSED, "%s",
				      why_not.msg);
	}
	return AFI_OK;
}

/* ---- days ---------------------------------------------------------------- */

/* What a report says happened when that came out; what a letter says, on its
 * day.  Nothing has happened that is still to come. */
static int day_of(const struct afi_matcher *m, size_t i)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	const char *published = NULL;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_known *known = NULL;
	int day = proposal->happened;

	if (day == AFI_NO_DAY)
		day = m->asked->day;
	if (day == AFI_NO_DAY)
		day = day_under(proposal, "issued");
	if (day == AFI_NO_DAY)
		day = day_under(proposal, "published");
	if (day == AFI_NO_DAY && (strcmp(proposal->as, AFI_FORCE) == 0 ||
				  strcmp(proposal->as, AFI_PCC) == 0))
		return m->proposals->dated;
	if (day == AFI_NO_DAY)
		day = m->proposals->published;
	if (day != AFI_NO_DAY || !m->out->placed || m->out->opens ||
	    afi_match_known(&known, (struct afi_matcher *)m,
			    &m->out->inspection, &ignored) || !known)
		return day;
	published = afi_fold_value(&known->fold, "published");
	if (published)
		(void)afi_day_parse(&day, published, &ignored);
	return day;
}

/* ---- all of it ----------------------------------------------------------- */

static bool is_opening(const struct afi_proposal *proposal)
{
	return strcmp(proposal->what, "opened") == 0 ||
	       strcmp(proposal->what, "action") == 0;
}

/* What it is about, in words. */
static const char *title_of(struct afi_matcher *m, size_t i)
{
	const size_t needs = m->out->v[i].needs;

	if (m->state[i])
		return afi_arena_strdup(&m->out->arena, m->state[i]->title);
	return needs < m->out->n ? afi_proposal_get(&m->proposals->v[needs],
						    "title") : NULL;
}

static enum afi_code match_rest(struct afi_matcher *m, struct afi_err *err)
{
	enum afi_code rc;

	for (size_t i = 0; i < m->out->n; i++) {
		struct afi_match *match = &m->out->v[i];

		if (is_opening(&m->proposals->v[i]))
			continue;
		if ((rc = afi_match_subject(m, i, err)))
			return rc;
		match->draft = &m->proposals->v[i].draft;
		match->about = title_of(m, i);
		if (match->standing != AFI_STANDS_REFUSED && m->state[i])
			afi_match_entry(m, i);
	}
	return AFI_OK;
}

static enum afi_code match_all(struct afi_matcher *m, struct afi_err *err)
{
	struct afi_matches *out = m->out;
	enum afi_code rc;

	if ((rc = match_inspections(m, err)))
		return rc;
	afi_match_note_opened(m);
	if ((rc = afi_match_findings(m, err)))
		return rc;
	afi_match_note_opened(m);
	if ((rc = afi_match_actions(m, err)))
		return rc;
	afi_match_note_opened(m);
	for (size_t i = 0; i < out->n; i++)
		if (is_opening(&m->proposals->v[i]) && m->state[i] &&
		    out->v[i].standing != AFI_STANDS_REFUSED)
			afi_match_edition(m, i);
	if ((rc = match_rest(m, err)))
		return rc;
	afi_match_twins(m);
	for (size_t i = 0; i < out->n; i++) {
		const int day = day_of(m, i);

		out->v[i].day = day >= m->today ? AFI_NO_DAY : day;
		afi_match_check(m, i);
		out->count[out->v[i].standing]++;
	}
	return AFI_OK;
}

enum afi_code afi_match(struct afi_matches *out, struct afi_register *reg,
			const struct afi_proposals *proposals,
			const struct afi_asked_match *asked,
			struct afi_err *err)
{
	struct afi_matcher m = {
		.out = out, .reg = reg, .proposals = proposals, .asked = asked,
		.today = afi_register_today(reg), .budget = BUDGET,
		.inspection = AFI_NO_PROPOSAL,
	};
	enum afi_code rc;

	out->n = proposals->n;
	out->v = afi_xcalloc(out->n + 1, sizeof(*out->v));
	for (size_t i = 0; i < out->n; i++) {
		out->v[i].own = (struct afi_draft)AFI_DRAFT_INIT;
		out->v[i].draft = &out->v[i].own;
		out->v[i].what = proposals->v[i].what;
		out->v[i].needs = AFI_NO_PROPOSAL;
		out->v[i].day = AFI_NO_DAY;
	}
	m.at = afi_xcalloc(out->n + 1, sizeof(*m.at));
	m.state = afi_xcalloc(out->n + 1, sizeof(*m.state));
	m.last_action = afi_xcalloc(out->n + 1, sizeof(*m.last_action));
	rc = match_all(&m, err);
	afi_match_forget(&m);
	if (rc)
		afi_matches_clear(out);
	return rc;
}
