/*
 * What each kind of entry does to a state, and what a state then amounts to.
 * Which entries, of what and in which order, state_fold.h is about.
 */
#ifndef AFI_STATE_RULES_H
#define AFI_STATE_RULES_H

#include "mem.h"
#include "record.h"
#include "state.h"
#include "state_fold.h"

/** Begin the empty @state: @opened names it, @says is what it says now. */
void afi_rules_open(struct afi_state *state, struct afi_arena *arena,
		    const struct afi_entry *opened,
		    const struct afi_entry *says);

/** Let @entry change what holds, and count a reopening. */
void afi_rules_change(struct afi_state *state, struct afi_arena *arena,
		      const struct afi_entry *entry, enum afi_act act);

/** Let @last be the last decision on @state, of which `crossed` is known. */
void afi_rules_decide(struct afi_state *state, const struct afi_entry *last,
		      enum afi_act act);

/** Whether @entry is getting on with it: an update that says more than "no
 *  change", evidence, a measure, an action closed. */
bool afi_rules_progress(const struct afi_entry *entry, enum afi_act act);

/** Count @entry; @own if it is about @state, not about one of its actions. */
void afi_rules_count(struct afi_state *state, const struct afi_entry *entry,
		     enum afi_act act, bool own);

/** The days that a state depends on. */
struct afi_days {
	int issued;		/* or opened */
	int progress;		/* the last, or opened */
	int closed;		/* AFI_NO_DAY if it is not */
	int today;
};

/** Work out the rest, for an action or, after its actions, for a finding. */
void afi_rules_finish(struct afi_state *state, const struct afi_days *days);

/** Work out status and colour from all else in @state, seen from @today. */
void afi_rules_weigh(struct afi_state *state, int today);

/** Whether @day is there and before @today. */
bool afi_rules_past(int day, int today);

/** The date that @entry gives beside the present one, @now; false if none. */
bool afi_rules_due(struct afi_date *out, const struct afi_date *now,
		   const struct afi_entry *entry);

#endif
