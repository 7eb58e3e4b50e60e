/*
 * State: what holds, worked out from a record's entries.
 *
 * Everything here is a total function of the entries and two days: "as of",
 * up to whose end things happened, and "today", seen from which they are late.
 * Nothing that it computes is ever stored.  The fold runs by day happened,
 * then by the record's order.  A correction takes the place of what it
 * corrects, though it is about what it names itself.  Whatever opened a thing
 * comes before all else about it, so that what is filled in afterwards of its
 * early days is not undone.
 * design.md section 4 has the rules; afi(1) states them for users.
 */
#ifndef AFI_STATE_H
#define AFI_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "record.h"

struct afi_setup;

/** First that applies, from the last to the first. */
enum afi_status {
	AFI_AWAITING,		/* awaiting allocation: nobody owns it yet */
	AFI_OPEN,		/* somebody owns it */
	AFI_IN_PROGRESS,	/* an action, update, evidence or measure */
	AFI_IN_ASSURANCE,	/* actions, all closed: being shown to last */
	AFI_SUBMITTED,		/* claimed done, not answered yet: see submitted
				   of struct afi_state */
	AFI_CLOSED,
	AFI_STATUS_COUNT,
};

/** Red, amber, green for committees, grey for what left without being done. */
enum afi_rag {
	AFI_RED,	/* from the day after its date while not closed */
	AFI_AMBER,	/* the rest */
	AFI_GREEN,	/* closed complete */
	AFI_GREY,	/* closed otherwise */
	AFI_RAG_COUNT,
};

/** A date or an owner that once held: what it was, until which entry. */
struct afi_former {
	struct afi_date date;			/* of a due date */
	const char *owner;			/* of an owner */
	const struct afi_entry *set;		/* the entry that gave it */
	const struct afi_entry *replaced;	/* the one that took it away */
	bool crossed;		/* neither writer had seen the other's */
};

struct afi_formers {
	struct afi_former *v;
	size_t n, size;
};

/**
 * What the parties think; the latest of each sort stands, and a party's own
 * (afi_setup_is_own() by the fold's `setup`) before what others recorded for
 * it.  NULL while there is none.
 */
struct afi_positions {
	const struct afi_entry *force;	/* accepted, partly, not-accepted */
	const struct afi_entry *pcc;	/* agrees, partly, disagrees,
					   no-action */
	const struct afi_entry *pcc_progress;	/* satisfied, more-needed,
						   not-satisfied */
	const struct afi_entry *body_progress;	/* the same, by the inspecting
						   body */
};

/** How something has to do with something else. */
struct afi_link {
	const struct afi_entry *entry;
	const char *relation;		/* follows, served-by... */
	const char *target;		/* the other, in full */
};

/**
 * A question, an invitation or a chaser, and what became of it.  The party
 * answers with an entry that names it, an invitation also with its next
 * response and a chaser also with its next progress, both on the same subject.
 */
struct afi_asked {
	const struct afi_entry *ask;
	const char *party;		/* who is to answer; the force, if a
					   post of it is asked */
	struct afi_date due;
	const struct afi_entry *answer;	/* NULL: none yet */
	bool overdue;			/* not answered, and its date past */
};

/** What holds of an inspection, a finding or an action. */
struct afi_state {
	const struct afi_entry *opened;	/* the heading; the action's entry, as
					   first written: its id names it */
	const char *title;		/* the latest edition's; "(erased)" */
	const char *text;		/* ... or NULL */
	int number;			/* published, or the action's label */
	bool shared_number;		/* an action whose number another has */
	const char *owner, *board, *priority;	/* NULL if none */
	const struct afi_entry *owner_set;
	const char *const *themes;
	size_t nthemes;
	struct afi_date due;		/* its own date */
	const struct afi_entry *due_set;
	struct afi_formers former_dates, former_owners;

	enum afi_status status;
	enum afi_rag rag;
	int rag_day;			/* the date that colours it: its own,
					   else the latest of its open actions';
					   AFI_NO_DAY if neither */
	bool void_;			/* opened by mistake: in no count */
	const struct afi_entry *closed;	/* the close that stands, or NULL */
	bool crossed;			/* decisions crossed: open until one
					   that saw both */
	size_t reopened;		/* times */
	const struct afi_entry *reopening;	/* the last of these, or NULL */
	struct afi_positions positions;
	const struct afi_entry *submitted;	/* the last claim that nobody
					   answered: no decision since, and no
					   position on progress by whom it was
					   made to, nor more-needed by the PCC;
					   or NULL */
	const struct afi_entry *also_submitted;	/* an earlier one to another,
					   not answered either, or NULL */
	const struct afi_entry *returned;	/* the position that returned
					   what was claimed last: not-satisfied
					   or more-needed by whom it was made
					   to, or more-needed by the PCC; until
					   another claim or a decision; or
					   NULL */

	const struct afi_entry *last_update;	/* the latest, or NULL */
	const struct afi_entry *last_response;
	const struct afi_entry *last_progress;	/* what breaks a silence */
	int silent_days;		/* since then or since it was opened */
	int issued;			/* the day it was, if not with its
					   report; else AFI_NO_DAY */
	int age_days;			/* since it was issued or opened, up to
					   today or its close */
	size_t no_change;		/* how often the force has said so of
					   itself since the last progress */
	size_t updates, evidence, measures;	/* how many stand; a finding's
						   with its actions' */

	struct afi_state *actions;	/* of a finding: by number, then id */
	size_t nactions;
	size_t open_actions, overdue_actions;	/* with those that serve it */
	struct afi_link *links;		/* in the fold's order */
	size_t nlinks;
	const struct afi_state *const *serving;	/* actions of other findings
					   that serve this one too; see
					   afi_fold_serve() */
	size_t nserving;
	struct afi_asked *asked;	/* in the fold's order */
	size_t nasked, unanswered;
};

/** A record's state.  It points into the record, which must outlive it. */
struct afi_fold {
	struct afi_arena arena;
	struct afi_state state;
	const struct afi_entry **live;	/* what stands, in the fold's order,
					   heading first */
	size_t nlive;
	size_t unknown;			/* entries by a newer afi */
	const struct afi_record *rec;
	const int *days;		/* see afi_fold_day() */
	const struct afi_setup *setup;	/* given: who speaks for whom */
};

#define AFI_FOLD_INIT { .arena = AFI_ARENA_INIT }

/** Free what @fold holds and leave it empty. */
void afi_fold_clear(struct afi_fold *fold);

/** Leave @fold empty, with its memory at hand for the next. */
void afi_fold_reset(struct afi_fold *fold);

/**
 * Fold the settled @rec as of the end of @as_of (INT_MAX: whatever happened),
 * seen from @today, into the empty @out, whose `setup` the caller may have set.
 * False, and an empty state, if it had not been opened by then.  What is about
 * an action that was not opened by then or was taken out does not stand.
 */
bool afi_fold_make(struct afi_fold *out, const struct afi_record *rec,
		   int as_of, int today);

/**
 * Let the @n actions of other findings in @serving, which are borrowed, serve
 * the finding that @fold holds: they count for its status, its date and its
 * overdue actions as its own do, but are counted in totals only where they
 * are.  Seen from @today, as before.
 */
void afi_fold_serve(struct afi_fold *fold,
		    const struct afi_state *const *serving, size_t n,
		    int today);

/**
 * The day on which @entry, one of the folded record's, happened.  Use this and
 * not its own `happened`: a correction that does not say when happened when
 * that happened which it corrects.
 */
int afi_fold_day(const struct afi_fold *fold, const struct afi_entry *entry);

/**
 * What holds under @key of the heading: the latest edition's value, else its
 * own, or NULL.  For keys that the state has no place for.
 */
const char *afi_fold_value(const struct afi_fold *fold, const char *key);

/** "awaiting allocation", "in progress"...  Never NULL. */
const char *afi_status_name(enum afi_status status);

/** "red", "amber", "green", "grey".  Never NULL. */
const char *afi_rag_name(enum afi_rag rag);

/** "complete", "no further action"... for the word in a record; the word
 *  itself if it is unknown. */
const char *afi_outcome_name(const char *word);

/** The relation that the other record says: "served-by" for "serves", "same-as"
 *  for itself; NULL if @relation is none. */
const char *afi_relation_back(const char *relation);

/** Whether @word is an outcome: complete, no-further-action, not-adopted,
 *  no-longer-applicable, superseded, void. */
bool afi_outcome_valid(const char *word);

#endif
