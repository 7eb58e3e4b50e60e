/* Which finding a proposal opens: by its wording first, its number second. */
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"

enum { NUMBER_MAX = 999999 };

struct findings {
	struct afi_matcher *m;
	struct afi_proposed *v;
	size_t n;
};

static int number_of(const struct afi_proposal *proposal, const char *key)
{
	const char *value = afi_proposal_get(proposal, key);
	const long number = value ? strtol(value, NULL, 10) : 0;

	return number < 0 || number > NUMBER_MAX ? 0 : (int)number;
}

/* ---- new ones ------------------------------------------------------------ */

static void set_number(struct findings *all, struct afi_proposed *finding,
		       int number)
{
	struct afi_match *match = &all->m->out->v[finding->proposal];
	const struct afi_slot slot = { afi_kind_place(finding->kind),
				       finding->under, number };

	match->target = finding->shelf->target;
	afi_slot_target(&match->target, &slot);
	afi_shelf_give(finding->shelf, &slot);
	finding->found = true;
}

/* Its own number, if nothing else has it. */
static void keep_number(struct findings *all, struct afi_proposed *finding)
{
	const struct afi_slot slot = { afi_kind_place(finding->kind),
				       finding->under, finding->number };

	if (finding->number && !afi_shelf_given(finding->shelf, &slot))
		set_number(all, finding, finding->number);
}

static void next_number(struct findings *all, struct afi_proposed *finding)
{
	const int next = afi_shelf_next(finding->shelf,
					afi_kind_place(finding->kind),
					finding->under);

	if (next > NUMBER_MAX) {
		afi_match_say(all->m, finding->proposal, AFI_STANDS_REFUSED,
			      "there is no number left for it");
		finding->found = true;
		return;
	}
	if (finding->numbered)
		afi_match_say(all->m, finding->proposal, AFI_STANDS_UNSURE,
			      "number %d is another's, so that it would get "
			      "number %d", finding->number, next);
	set_number(all, finding, next);
	finding->numbered = false;
}

/* What it will say: as proposed, with the number that it has got. */
static void draft_opening(struct findings *all,
			  const struct afi_proposed *finding)
{
	const struct afi_proposal *proposal =
		&all->m->proposals->v[finding->proposal];
	struct afi_match *match = &all->m->out->v[finding->proposal];
	struct afi_draft *draft = &match->own;
	int number = 0, sub = 0;

	afi_finding_split(NULL, &number, &sub, match->target.finding);
	afi_draft_add(draft, "kind", finding->kind);
	afi_draft_number(draft, "number", sub ? sub : number);
	if (sub)
		afi_draft_number(draft, "under", number);
	for (size_t i = 0; i < proposal->draft.n; i++) {
		const char *key = proposal->draft.v[i].key;

		if (strcmp(key, "kind") && strcmp(key, "number") &&
		    strcmp(key, "under") &&
		    (strcmp(key, "numbered") || finding->numbered))
			afi_draft_add(draft, key, proposal->draft.v[i].value);
	}
	if (!finding->numbered)
		afi_draft_add(draft, "numbered", "register");
}

/* ---- where they stand ---------------------------------------------------- */

static bool is_refused(const struct afi_matcher *m, size_t i)
{
	return m->out->v[i].standing == AFI_STANDS_REFUSED;
}

/* The inspection that @finding belongs to: false if there is none. */
static bool find_shelf_target(struct afi_target *out, struct findings *all,
			      const struct afi_proposed *finding)
{
	const size_t i = finding->proposal;
	struct afi_matcher *m = all->m;
	const struct afi_proposal *proposal = &m->proposals->v[i];
	struct afi_match *match = &m->out->v[i];
	struct afi_err ignored = AFI_ERR_INIT;

	if (proposal->of < m->out->n) {
		const size_t of = proposal->of;

		if (is_refused(m, of)) {
			afi_match_say(m, i, AFI_STANDS_REFUSED, "what it "
				      "stands under cannot be recorded");
			return false;
		}
		*out = m->out->v[of].target;
		match->needs = m->at[of] ? AFI_NO_PROPOSAL : of;
		return true;
	}
	if (proposal->names && !afi_target_parse(out, proposal->names,
						 &ignored) &&
	    out->level == AFI_FINDING && *out->force)
		return true;
	*out = m->out->inspection;
	match->needs = m->inspection;
	return m->out->placed;
}

/* A recommendation goes with its cause of concern, whatever number that has. */
static void find_under(struct findings *all, struct afi_proposed *finding)
{
	struct afi_matcher *m = all->m;
	const size_t i = finding->proposal, of = m->proposals->v[i].of;
	struct afi_target concern = finding->shelf->target;
	const struct afi_slot slot = { afi_kind_place("coc"), 0,
				       finding->under };
	size_t opened;

	if (of < m->out->n && m->out->v[of].target.level == AFI_FINDING) {
		afi_finding_split(NULL, &finding->under, NULL,
				  m->out->v[of].target.finding);
		return;
	}
	if (!finding->under)
		return;
	if (!afi_shelf_given(finding->shelf, &slot)) {
		afi_match_say(m, i, AFI_STANDS_REFUSED, "it stands under cause "
			      "of concern %d, which is not there; open that "
			      "first", finding->under);
		return;
	}
	afi_slot_target(&concern, &slot);
	opened = afi_match_opened(m, &concern);
	if (opened != AFI_NO_PROPOSAL)
		m->out->v[i].needs = opened;
}

static enum afi_code prepare(struct findings *all, struct afi_proposed *finding,
			     struct afi_err *err)
{
	struct afi_matcher *m = all->m;
	const struct afi_proposal *proposal =
		&m->proposals->v[finding->proposal];
	const char *text = afi_proposal_get(proposal, "text");
	const char *who = afi_proposal_get(proposal, "numbered");
	struct afi_str whole = AFI_STR_INIT;
	struct afi_target at;
	enum afi_code rc;

	finding->kind = afi_proposal_get(proposal, "kind");
	finding->title = afi_proposal_get(proposal, "title");
	if (!finding->title)
		finding->title = "";
	finding->number = number_of(proposal, "number");
	finding->under = strcmp(finding->kind, "rec") == 0 ?
			 number_of(proposal, "under") : 0;
	finding->numbered = finding->number &&
			    !(who && strcmp(who, "register") == 0);
	if (!find_shelf_target(&at, all, finding)) {
		finding->found = true;
		return AFI_OK;
	}
	if ((rc = afi_match_shelf(&finding->shelf, m, &at, err)) ||
	    (rc = afi_shelf_read(finding->shelf, m, err)))
		return rc;
	afi_str_addf(&whole, "%s %s", finding->title, text ? text : "");
	finding->title_gist = afi_wording_gist(&m->out->arena,
					       finding->title);
	finding->whole = afi_wording_gist(&m->out->arena, whole.s);
	afi_str_clear(&whole);
	return AFI_OK;
}

/* What an export calls by its name is nothing else. */
static enum afi_code match_named(struct findings *all,
				 struct afi_proposed *finding,
				 struct afi_err *err)
{
	struct afi_matcher *m = all->m;
	const char *names = m->proposals->v[finding->proposal].names;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_known *known;
	struct afi_target at;
	enum afi_code rc;

	if (!names || afi_target_parse(&at, names, &ignored) ||
	    at.level != AFI_FINDING || !*at.force)
		return AFI_OK;
	if (!(rc = afi_match_known(&known, m, &at, err)) && known &&
	    !known->taken)
		afi_proposed_take(m, finding, known);
	return rc;
}

/* All of one sort: those that are the same, those that are nearly, then new
 * ones, first those that have a number. */
static enum afi_code match_all(struct findings *all, struct afi_err *err)
{
	enum afi_code rc;

	for (size_t i = 0; i < all->n; i++)
		if ((rc = prepare(all, &all->v[i], err)) ||
		    (!all->v[i].found &&
		     (rc = match_named(all, &all->v[i], err))))
			return rc;
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].found)
			afi_proposed_match_same(all->m, &all->v[i]);
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].found)
			afi_proposed_match_nearly(all->m, &all->v[i]);
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].found) {
			find_under(all, &all->v[i]);
			keep_number(all, &all->v[i]);
		}
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].found)
			next_number(all, &all->v[i]);
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].shelf && !all->m->at[all->v[i].proposal])
			draft_opening(all, &all->v[i]);
	return AFI_OK;
}

static enum afi_code match_sort(struct afi_matcher *m, bool recs,
				struct afi_err *err)
{
	struct findings all = { .m = m };
	enum afi_code rc;

	all.v = afi_xcalloc(m->out->n + 1, sizeof(*all.v));
	for (size_t i = 0; i < m->out->n; i++)
		if (afi_proposal_opens(&m->proposals->v[i], NULL) &&
		    recs == afi_proposal_opens(&m->proposals->v[i], "rec"))
			all.v[all.n++].proposal = i;
	rc = match_all(&all, err);
	free(all.v);
	return rc;
}

/* Recommendations stand under what the others are. */
enum afi_code afi_match_findings(struct afi_matcher *m, struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = match_sort(m, false, err)))
		return rc;
	afi_match_note_opened(m);
	return match_sort(m, true, err);
}
