/* Whether an entry could be recorded: by its keys, and by the rules of what is
 * decided. */
#include <string.h>

#include "codec.h"
#include "decide.h"
#include "match_impl.h"
#include "response.h"
#include "withheld.h"

/* ---- its keys ------------------------------------------------------------ */

/* What every entry has besides, as long as it can be. */
static void add_head(struct afi_draft *head, const struct afi_match *match,
		     const struct afi_proposal *proposal)
{
	static const char *const after[] = { "a00000000000" };

	afi_draft_add(head, "id", "b00000000000");
	if (strcmp(match->what, "opened") != 0)
		afi_draft_list(head, "after", after, 1);
	afi_draft_add(head, "at", "2000-01-01T00:00:00Z");
	afi_draft_add(head, "by", "Somebody <somebody@force.example>");
	afi_draft_add(head, "as", proposal->as);
	afi_draft_add(head, "source", "a document");
	afi_draft_add(head, "what", match->what);
}

/* As it would be written, and read back. */
static enum afi_code check_keys(const struct afi_match *match,
				const struct afi_proposal *proposal,
				struct afi_err *err)
{
	struct afi_draft head = AFI_DRAFT_INIT, whole = AFI_DRAFT_INIT;
	struct afi_typed typed = AFI_TYPED_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = afi_typed_take_all(&whole, &typed, match->what,
				     match->draft, err)))
		goto out;
	add_head(&head, match, proposal);
	afi_draft_prepend(&whole, &head);
	if (!(rc = afi_codec_entry(&bytes, &whole, err)))
		rc = afi_codec_append(&rec, bytes.s, bytes.len, err);
out:
	afi_str_clear(&bytes);
	afi_record_clear(&rec);
	afi_typed_clear(&typed);
	afi_draft_clear(&whole);
	afi_draft_clear(&head);
	return rc;
}

/* ---- the rules ----------------------------------------------------------- */

static const char *kind_of(const struct afi_matcher *m, size_t i)
{
	const size_t needs = m->out->v[i].needs;

	if (m->at[i])
		return afi_record_kind(&m->at[i]->rec);
	return needs < m->out->n ? afi_proposal_get(&m->proposals->v[needs],
						    "kind") : NULL;
}

/* Nothing has proved yet what is only opened by the same text. */
static enum afi_code close_new(const struct afi_matcher *m, size_t i,
			       const struct afi_closing *closing,
			       const char *name, struct afi_err *err)
{
	const char *kind = kind_of(m, i);

	if (closing->level == AFI_FINDING && kind &&
	    !afi_kind_is_actionable(kind))
		return afi_err_set(err, AFI_EINVALID, "'%s' asks for nothing "
				   "and is not closed", name);
	if (closing->level == AFI_FINDING && closing->outcome &&
	    strcmp(closing->outcome, "complete") == 0)
		return afi_err_set(err, AFI_EINVALID, "'%s' has no evidence, "
				   "so it cannot be closed as complete; add "
				   "some with 'afi evidence %s FILE', then "
				   "import this again", name, name);
	return AFI_OK;
}

static enum afi_code check_close(const struct afi_matcher *m, size_t i,
				 const char *name, struct afi_err *err)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	const struct afi_closing closing = {
		.level = m->out->v[i].target.level,
		.party = proposal->as,
		.outcome = afi_proposal_get(proposal, "outcome"),
		.authority = afi_proposal_get(proposal, "authority"),
		.superseded_by = afi_proposal_get(proposal, "superseded-by"),
	};

	if (closing.level < AFI_FINDING)
		return afi_err_set(err, AFI_EINVALID, "an inspection is not "
				   "closed, its findings are");
	if (!m->state[i])
		return close_new(m, i, &closing, name, err);
	return afi_decide_close(&m->at[i]->fold, m->state[i], name, &closing,
				err);
}

static enum afi_code check_response(struct afi_matcher *m, size_t i,
				    struct afi_err *err)
{
	const struct afi_proposal *proposal = &m->proposals->v[i];
	const char *part;

	return afi_response_part(&part, proposal->as,
				 m->out->v[i].target.level,
				 afi_proposal_get(proposal, "part"),
				 afi_proposal_get(proposal, "position"), err);
}

/* No date is left to be moved of what is closed. */
static enum afi_code check_slip(const struct afi_matcher *m, size_t i,
				const char *name, struct afi_err *err)
{
	if (!m->state[i] || !m->state[i]->closed ||
	    !afi_proposal_get(&m->proposals->v[i], "due"))
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "'%s' is closed, so that no "
			   "date of it is left to be moved", name);
}

static enum afi_code check_rules(struct afi_matcher *m, size_t i,
				 const char *name, struct afi_err *err)
{
	const struct afi_match *match = &m->out->v[i];
	const char *to = afi_proposal_get(&m->proposals->v[i], "to");

	if (strcmp(match->what, "close") == 0)
		return check_close(m, i, name, err);
	if (strcmp(match->what, "response") == 0)
		return check_response(m, i, err);
	if (strcmp(match->what, "update") == 0 ||
	    strcmp(match->what, "assign") == 0)
		return check_slip(m, i, name, err);
	if (strcmp(match->what, "submit") == 0 && m->state[i] && to)
		return afi_decide_submit(&m->at[i]->fold, name, to, err);
	if (strcmp(match->what, "reopen") == 0 && m->state[i])
		return afi_decide_reopen(&m->at[i]->fold, m->state[i], name,
					 err);
	return AFI_OK;
}

void afi_match_check(struct afi_matcher *m, size_t i)
{
	const struct afi_match *match = &m->out->v[i];
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str name = AFI_STR_INIT;

	if (!afi_match_can(match))
		return;
	afi_target_print(&name, &match->target);
	if (check_rules(m, i, name.s, &err) ||
	    check_keys(match, &m->proposals->v[i], &err))
		afi_match_say(m, i, AFI_STANDS_REFUSED, "%s", err.msg);
	afi_str_clear(&name);
}
