/* Which finding of the register a proposal opens, going by its words. */
#include <string.h>

#include "match_impl.h"

/* How alike two findings are, in per cent of their words. */
enum {
	ALIKE = 75,		/* the same, in somewhat other words */
	AKIN = 50,		/* perhaps the same */
};

static bool is_kind(const struct afi_known *known, const char *kind)
{
	const char *its = afi_record_kind(&known->rec);

	return its && strcmp(its, kind) == 0;
}

/* Whether the register's number is one that others know too. */
static bool has_number(const struct afi_known *known, int number)
{
	const char *who = afi_entry_get(&known->rec.entries[0], "numbered");

	return afi_entry_number(&known->rec.entries[0], "number") == number &&
	       !(who && strcmp(who, "register") == 0);
}

void afi_proposed_take(struct afi_matcher *m, struct afi_proposed *finding,
		       struct afi_known *known)
{
	struct afi_match *match = &m->out->v[finding->proposal];

	match->target = known->target;
	m->at[finding->proposal] = known;
	m->state[finding->proposal] = &known->fold.state;
	known->taken = true;
	finding->found = true;
}

/* ---- the same words ------------------------------------------------------ */

static bool same_text(const struct afi_known *known,
		      const struct afi_proposal *proposal)
{
	const char *text = afi_proposal_get(proposal, "text");

	return !text || afi_wording_same(known->fold.state.text, text);
}

/* Of several with that title the one with that text or that number. */
static struct afi_known *find_same(struct afi_matcher *m,
				   const struct afi_proposed *finding)
{
	const struct afi_proposal *proposal =
		&m->proposals->v[finding->proposal];
	const struct afi_shelf *shelf = finding->shelf;
	const struct afi_titled *end = shelf->titled + shelf->ntitled;
	const uint64_t key = afi_wording_key(finding->title);
	struct afi_known *found = NULL;

	for (const struct afi_titled *at = afi_shelf_titled(shelf, key);
	     at < end && at->key == key; at++) {
		struct afi_known *known = at->known;

		if (known->taken || !is_kind(known, finding->kind) ||
		    !afi_wording_same(known->fold.state.title,
				      finding->title))
			continue;
		if (same_text(known, proposal))
			return known;
		if (!found || has_number(known, finding->number))
			found = known;
		if (--m->budget < 0)
			break;
	}
	return found;
}

void afi_proposed_match_same(struct afi_matcher *m,
			     struct afi_proposed *finding)
{
	struct afi_known *known = find_same(m, finding);

	if (known)
		afi_proposed_take(m, finding, known);
}

/* ---- nearly the same ----------------------------------------------------- */

static int likeness(const struct afi_known *known,
		    const struct afi_proposed *finding)
{
	const int titles = afi_wording_alike(&known->title,
					     &finding->title_gist);
	const int wholes = afi_wording_alike(&known->whole, &finding->whole);

	return titles > wholes ? titles : wholes;
}

/* The best of those that nobody has taken, and how much better it is than the
 * next one. */
struct best {
	struct afi_known *known, *numbered;
	int alike, next;
};

static void find_best(struct best *best, struct afi_matcher *m,
		      const struct afi_proposed *finding)
{
	const struct afi_shelf *shelf = finding->shelf;

	*best = (struct best){ NULL, NULL, 0, 0 };
	for (size_t i = 0; i < shelf->ntitled && m->budget-- > 0; i++) {
		struct afi_known *known = shelf->titled[i].known;
		int alike;

		if (known->taken || !is_kind(known, finding->kind))
			continue;
		if (finding->numbered && has_number(known, finding->number))
			best->numbered = known;
		alike = likeness(known, finding);
		if (alike > best->alike) {
			best->next = best->alike;
			best->alike = alike;
			best->known = known;
		} else if (alike > best->next) {
			best->next = alike;
		}
	}
}

void afi_proposed_match_nearly(struct afi_matcher *m,
			       struct afi_proposed *finding)
{
	const size_t i = finding->proposal;
	struct best best;

	find_best(&best, m, finding);
	if (best.alike >= AKIN && best.known == best.numbered) {
		afi_proposed_take(m, finding, best.known);
	} else if (best.alike >= ALIKE && best.next < ALIKE) {
		afi_proposed_take(m, finding, best.known);
	} else if (best.alike >= AKIN) {
		afi_proposed_take(m, finding, best.known);
		afi_match_say(m, i, AFI_STANDS_UNSURE, "it may be '%s', in "
			      "other words", best.known->target.finding);
	} else if (best.numbered) {
		afi_proposed_take(m, finding, best.numbered);
		afi_match_say(m, i, AFI_STANDS_UNSURE, "'%s' has the same "
			      "number, but other words",
			      best.numbered->target.finding);
	}
}
