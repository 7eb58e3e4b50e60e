/* What a proposal is about: what the same text opens, or what it names. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "match_impl.h"
#include "vec.h"

enum { ALIKE = 75 };	/* per cent of the words of a title that is named */

/* ---- what is opened ------------------------------------------------------ */

static int compare_opened(const void *a, const void *b)
{
	const struct afi_opened *one = a, *two = b;

	return strcmp(one->name, two->name);
}

void afi_match_note_opened(struct afi_matcher *m)
{
	struct afi_str name = AFI_STR_INIT;

	m->opened.n = 0;
	for (size_t i = 0; i < m->out->n; i++) {
		const struct afi_match *match = &m->out->v[i];

		if (m->state[i] || match->standing == AFI_STANDS_REFUSED ||
		    (strcmp(match->what, "opened") &&
		     strcmp(match->what, "action")) ||
		    match->target.level < AFI_INSPECTION)
			continue;
		afi_str_reset(&name);
		afi_target_print(&name, &match->target);
		*afi_vec_push(&m->opened) = (struct afi_opened){
			afi_arena_strdup(&m->out->arena, name.s), i
		};
	}
	if (m->opened.n)
		qsort(m->opened.v, m->opened.n, sizeof(*m->opened.v),
		      compare_opened);
	afi_str_clear(&name);
}

size_t afi_match_opened(const struct afi_matcher *m,
			const struct afi_target *target)
{
	struct afi_str name = AFI_STR_INIT;
	struct afi_opened key, *found = NULL;

	afi_target_print(&name, target);
	key.name = name.s;
	if (m->opened.n)
		found = bsearch(&key, m->opened.v, m->opened.n,
				sizeof(*m->opened.v), compare_opened);
	afi_str_clear(&name);
	return found ? found->proposal : AFI_NO_PROPOSAL;
}

/* ---- a reference --------------------------------------------------------- */

/* The kinds as people write them, the longer first. */
static const char *const written[][2] = {
	{ "areas for improvement", "afi" }, { "area for improvement", "afi" },
	{ "causes of concern", "coc" }, { "cause of concern", "coc" },
	{ "area of concern", "area" }, { "recommendation", "rec" },
	{ "observation", "observation" }, { "practice", "practice" },
	{ "afi", "afi" }, { "coc", "coc" }, { "rec", "rec" },
};

/* "AFI 3", "AFI-3", "Recommendation 1.2", "3": as a slug; false if it is
 * nothing of the kind. */
static bool read_reference(struct afi_str *slug, const char *text)
{
	const char *kind = "afi";
	char *end;
	long first, second = 0;

	for (size_t i = 0; i < sizeof(written) / sizeof(*written); i++) {
		const size_t len = strlen(written[i][0]);

		if (strncasecmp(text, written[i][0], len) != 0)
			continue;
		text += len;
		kind = written[i][1];
		break;
	}
	text += strspn(text, " \t-#:.");
	if (strncasecmp(text, "no.", 3) == 0)
		text += 3 + strspn(text + 3, " ");
	first = strtol(text, &end, 10);
	if (end == text || end - text > 6 || first < 1)
		return false;
	if ((*end == '.' || *end == '-') && isdigit((unsigned char)end[1])) {
		text = end + 1;
		second = strtol(text, &end, 10);
		if (end - text > 6 || second < 1)
			return false;
	}
	if (end[strspn(end, " \t.:-")])
		return false;
	afi_str_addf(slug, "%s-%ld", kind, first);
	if (second)
		afi_str_addf(slug, "-%ld", second);
	return true;
}

/* ---- what is named ------------------------------------------------------- */

static void not_there(struct afi_matcher *m, size_t i, const char *text)
{
	struct afi_str within = AFI_STR_INIT;

	if (m->out->placed)
		afi_target_print(&within, &m->out->inspection);
	afi_match_say(m, i, AFI_STANDS_REFUSED, "there is no '%s'%s%s", text,
		      within.len ? " in " : "", within.s);
	afi_str_clear(&within);
}

/* The state of what @target names in @known: false if its action is not
 * there. */
static bool find_state(const struct afi_state **out, struct afi_target *target,
		       const struct afi_known *known)
{
	const struct afi_entry *action;
	struct afi_err ignored = AFI_ERR_INIT;

	*out = &known->fold.state;
	if (target->level != AFI_ACTION)
		return true;
	if (afi_record_action(&action, &known->rec, target, &ignored))
		return false;
	for (size_t i = 0; i < known->fold.state.nactions; i++)
		if (known->fold.state.actions[i].opened == action)
			*out = &known->fold.state.actions[i];
	return *out != &known->fold.state;
}

/* It is about @target, in full, if that is there or will be. */
enum afi_code afi_match_about(struct afi_matcher *m, size_t i,
				  struct afi_target *target, const char *text,
				  struct afi_err *err)
{
	const size_t opened = afi_match_opened(m, target);
	struct afi_match *match = &m->out->v[i];
	struct afi_known *known;
	enum afi_code rc;

	match->target = *target;
	if (opened != AFI_NO_PROPOSAL) {
		match->needs = opened;
		return AFI_OK;
	}
	if ((rc = afi_match_known(&known, m, target, err)))
		return rc;
	if (!known || !find_state(&m->state[i], &match->target, known)) {
		not_there(m, i, text);
		return AFI_OK;
	}
	m->at[i] = known;
	return AFI_OK;
}

static void consider(size_t *best, int *most, size_t which, int alike)
{
	if (alike > *most) {
		*most = alike;
		*best = which;
	}
}

/* Among what this text opens. */
static size_t opened_titled(struct afi_matcher *m, const char *text,
			    const struct afi_gist *gist, int *most)
{
	size_t best = AFI_NO_PROPOSAL;
	struct afi_arena scratch = AFI_ARENA_INIT;

	for (size_t k = 0; k < m->opened.n && m->budget-- > 0; k++) {
		const size_t at = m->opened.v[k].proposal;
		const char *title = afi_proposal_get(&m->proposals->v[at],
						     "title");
		struct afi_gist its;

		if (m->out->v[at].target.level != AFI_FINDING || !title)
			continue;
		its = afi_wording_gist(&scratch, title);
		consider(&best, most, at, afi_wording_same(title, text) ? 101 :
			 afi_wording_alike(&its, gist));
	}
	afi_arena_clear(&scratch);
	return best;
}

/* The finding whose title @text is, or nearly. */
static enum afi_code about_title(struct afi_matcher *m, size_t i,
				 const char *text, struct afi_err *err)
{
	const struct afi_gist gist = afi_wording_gist(&m->out->arena, text);
	struct afi_match *match = &m->out->v[i];
	int most = ALIKE - 1;
	size_t best = opened_titled(m, text, &gist, &most), there;
	struct afi_shelf *shelf;
	enum afi_code rc;

	there = AFI_NO_PROPOSAL;
	if (!m->out->placed) {
		not_there(m, i, text);
		return AFI_OK;
	}
	if ((rc = afi_match_shelf(&shelf, m, &m->out->inspection, err)) ||
	    (rc = afi_shelf_read(shelf, m, err)))
		return rc;
	for (size_t k = 0; k < shelf->ntitled && m->budget-- > 0; k++) {
		const struct afi_known *known = shelf->titled[k].known;

		consider(&there, &most, k,
			 afi_wording_same(known->fold.state.title, text) ?
			 102 : afi_wording_alike(&known->title, &gist));
	}
	if (there != AFI_NO_PROPOSAL) {
		m->at[i] = shelf->titled[there].known;
		m->state[i] = &m->at[i]->fold.state;
		match->target = m->at[i]->target;
	} else if (best != AFI_NO_PROPOSAL) {
		match->needs = best;
		match->target = m->out->v[best].target;
	} else {
		not_there(m, i, text);
	}
	return AFI_OK;
}

static enum afi_code about_named(struct afi_matcher *m, size_t i,
				 struct afi_err *err)
{
	const char *text = m->proposals->v[i].names;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str slug = AFI_STR_INIT;
	struct afi_target target;
	enum afi_code rc;

	if (!read_reference(&slug, text))
		afi_str_adds(&slug, text);
	if (afi_target_parse(&target, slug.s, &ignored)) {
		rc = about_title(m, i, text, err);
		goto out;
	}
	if (!*target.force && target.level >= AFI_FINDING && m->out->placed) {
		memcpy(target.force, m->out->inspection.force,
		       sizeof(target.force));
		memcpy(target.inspection, m->out->inspection.inspection,
		       sizeof(target.inspection));
	}
	if (!*target.force &&
	    afi_register_resolve(&target, m->reg, slug.s, &ignored)) {
		rc = about_title(m, i, text, err);
		goto out;
	}
	rc = afi_match_about(m, i, &target, text, err);
out:
	afi_str_clear(&slug);
	return rc;
}

/* ---- what it is about ---------------------------------------------------- */

/* What another proposal opens. */
static void about_opening(struct afi_matcher *m, size_t i, size_t of)
{
	const struct afi_match *opening = &m->out->v[of];
	struct afi_match *match = &m->out->v[i];

	match->target = opening->target;
	m->at[i] = m->at[of];
	m->state[i] = m->state[of];
	if (!m->state[of])
		match->needs = of;
	if (opening->standing == AFI_STANDS_REFUSED)
		afi_match_say(m, i, AFI_STANDS_REFUSED, "what it is about "
			      "cannot be recorded");
	else if (opening->standing == AFI_STANDS_UNSURE)
		afi_match_say(m, i, AFI_STANDS_UNSURE, "what it is about is "
			      "not sure: see %zu", of + 1);
}

enum afi_code afi_match_subject(struct afi_matcher *m, size_t i,
				struct afi_err *err)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	struct afi_match *match = &m->out->v[i];

	if (proposal->of < m->out->n && proposal->of != i) {
		about_opening(m, i, proposal->of);
		return AFI_OK;
	}
	if (proposal->names)
		return about_named(m, i, err);
	if (!m->out->placed) {
		afi_match_say(m, i, AFI_STANDS_REFUSED, "it does not say what "
			      "it is about");
		return AFI_OK;
	}
	match->target = m->out->inspection;
	match->needs = m->inspection;
	if (m->inspection == AFI_NO_PROPOSAL)
		return afi_match_about(m, i, &m->out->inspection, "", err);
	return AFI_OK;
}
