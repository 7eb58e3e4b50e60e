/*
 * What each kind of entry does to a state, and what a state then amounts to.
 * Which entries, of what and in which order, is state.c's part, which alone
 * needs this.
 */
#ifndef AFI_STATE_RULES_H
#define AFI_STATE_RULES_H

#include "mem.h"
#include "record.h"
#include "state.h"

/** The kinds of entry that a state depends on. */
enum afi_act {
	AFI_ACT_OTHER,		/* kept and shown, but without effect */
	AFI_ACT_ACTION,
	AFI_ACT_EDITION,
	AFI_ACT_ASSIGN,
	AFI_ACT_UPDATE,
	AFI_ACT_RESPONSE,
	AFI_ACT_MEASURE,
	AFI_ACT_EVIDENCE,
	AFI_ACT_CLOSE,
	AFI_ACT_REOPEN,
};

enum afi_act afi_act_of(const struct afi_entry *entry);

/** Whether @act says that something is closed or is not. */
bool afi_act_decides(enum afi_act act);

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

/** Count @entry, about @state or about one of its actions. */
void afi_rules_count(struct afi_state *state, const struct afi_entry *entry,
		     enum afi_act act);

/**
 * Work out the rest, seen from @today, for an action or, after its actions,
 * for a finding.  @since is the day of its last progress or its opening.
 */
void afi_rules_finish(struct afi_state *state, int since, int today);

#endif
