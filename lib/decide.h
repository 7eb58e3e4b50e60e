/*
 * Decisions: when something may be closed or opened again, and why not.
 *
 * Claim, view and decision are kept apart.  The force closes its own actions.
 * A finding is closed by the inspectorate, on whose authority it is recorded,
 * and as complete only on evidence; nothing else closes it but that it was
 * opened by mistake (void).  A claim that it is met waits for its answer.
 */
#ifndef AFI_DECIDE_H
#define AFI_DECIDE_H

#include <stdbool.h>

#include "err.h"
#include "record.h"
#include "state.h"
#include "target.h"

/** What @fold holds of the action that @action opened, or of the record itself
 *  if it is NULL. */
const struct afi_state *afi_fold_subject(const struct afi_fold *fold,
					 const struct afi_entry *action);

/** A close that somebody asks for. */
struct afi_closing {
	enum afi_level level;
	const char *party;		/* for whom it is closed */
	const char *outcome;		/* a record's word, or NULL */
	const char *authority;		/* "HMICFRS letter of 4 April 2025" */
	const char *superseded_by;	/* a target in full, or NULL */
};

/**
 * Whether @subject, folded in @fold and called @name, may be closed so.
 * AFI_ECONFLICT if it is closed already; AFI_EUSAGE if the outcome is unknown
 * or something is missing, with what to give; AFI_EINVALID if a rule is
 * against it: complete without evidence, a practice, a record with entries
 * that this version does not know.
 */
enum afi_code afi_decide_close(const struct afi_fold *fold,
			       const struct afi_state *subject,
			       const char *name,
			       const struct afi_closing *closing,
			       struct afi_err *err);

/**
 * Whether @from may be linked by @relation (follows, raised-from, same-as,
 * serves, superseded-by) to @to, both in full.  AFI_EUSAGE if such things are
 * not so linked, AFI_EINVALID if an action would serve what asks for nothing.
 */
enum afi_code afi_decide_link(const char *relation,
			      const struct afi_target *from,
			      const struct afi_target *to,
			      struct afi_err *err);

/** Whether a measure, also of what serves it, shows that @subject works; to
 *  close it as complete without one is worth a warning. */
bool afi_decide_shown(const struct afi_state *subject);

/**
 * Whether the cause of concern called @name may be closed as far as
 * @recommendation, one of those under it, called @its_name, goes: not while
 * that is not closed (AFI_EINVALID).
 */
enum afi_code afi_decide_concern(const char *name,
				 const struct afi_state *recommendation,
				 const char *its_name, struct afi_err *err);

/**
 * Whether the recommendation called @name may be opened again as far as the
 * @concern, called @its_name, that it stands under goes: not while that is
 * closed (AFI_EINVALID).
 */
enum afi_code afi_decide_under(const char *name,
			       const struct afi_state *concern,
			       const char *its_name, struct afi_err *err);

/** Whether it may be opened again.  AFI_ECONFLICT if it is not closed. */
enum afi_code afi_decide_reopen(const struct afi_fold *fold,
				const struct afi_state *subject,
				const char *name, struct afi_err *err);

/**
 * Whether the finding folded in @fold and called @name may be claimed to be
 * met, to the party @to.  AFI_EINVALID if it asks for nothing or has entries
 * that this version does not know; AFI_EUSAGE if @to is neither the PCC nor
 * who found it; AFI_ECONFLICT if it is closed, or claimed to the same already
 * and not answered.
 */
enum afi_code afi_decide_submit(const struct afi_fold *fold, const char *name,
				const char *to, struct afi_err *err);

#endif
