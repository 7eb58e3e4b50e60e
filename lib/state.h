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

/** First that applies, from the last to the first. */
enum afi_status {
	AFI_AWAITING,		/* awaiting allocation: nobody owns it yet */
	AFI_OPEN,		/* somebody owns it */
	AFI_IN_PROGRESS,	/* an action, update, evidence or measure */
	AFI_IN_ASSURANCE,	/* actions, all closed: being shown to last */
	AFI_SUBMITTED,		/* claimed done, not answered yet */
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

	const struct afi_entry *last_update;	/* the latest, or NULL */
	const struct afi_entry *last_response;
	const struct afi_entry *last_progress;	/* what breaks a silence */
	int silent_days;		/* since then or since it was opened */
	size_t updates, evidence, measures;	/* how many stand; a finding's
						   with its actions' */

	struct afi_state *actions;	/* of a finding: by number, then id */
	size_t nactions;
	size_t open_actions, overdue_actions;
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
};

#define AFI_FOLD_INIT { .arena = AFI_ARENA_INIT }

/** Free what @fold holds and leave it empty. */
void afi_fold_clear(struct afi_fold *fold);

/**
 * Fold the settled @rec as of the end of @as_of (INT_MAX: whatever happened),
 * seen from @today, into the empty @out.  False, and an empty state, if it had
 * not been opened by then.  What is about an action that was not opened by then
 * or was taken out does not stand.
 */
bool afi_fold_make(struct afi_fold *out, const struct afi_record *rec,
		   int as_of, int today);

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

/** Whether @word is an outcome: complete, no-further-action, not-adopted,
 *  no-longer-applicable, superseded, void. */
bool afi_outcome_valid(const char *word);

#endif
