/*
 * What the match*.c files share and nobody else needs.
 *
 * match_known.c has what the register holds, read as it is wanted, and
 * match_given.c the numbers that are given.  match_into.c finds an inspection,
 * match_finding.c (with match_alike.c) and match_action.c what is opened,
 * match_subject.c what all else is about; then match_edition.c and
 * match_entry.c whether the register says so already, match_twins.c whether the
 * text does, and match_check.c whether it can be recorded.  match.c has the
 * order of these; match_number.c numbers what is taken of them.
 */
#ifndef AFI_MATCH_IMPL_H
#define AFI_MATCH_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "match.h"
#include "state.h"
#include "wording.h"

/** An entry by what it says, to be found among many. */
struct afi_said {
	uint64_t key;
	const struct afi_entry *entry;
};

/** A record of the register. */
struct afi_known {
	struct afi_target target;
	struct afi_record rec;
	struct afi_fold fold;
	bool taken;			/* a proposal is matched with it */
	int last_action;		/* the last number given to an action */
	uint64_t title_key;
	struct afi_gist title, whole;	/* in the matches' arena */
	struct afi_said *said;		/* sorted; see afi_known_said() */
	size_t nsaid;
};

/** A number that is given to a finding. */
struct afi_slot {
	int kind;			/* 0: afi, 1: coc... */
	int under, number;
};

/** Numbers under numbers that are not 0. */
struct afi_table {
	struct afi_row_of { uint64_t key; int value; } *v;
	size_t n, size;
};

/** A finding by its title. */
struct afi_titled {
	uint64_t key;
	struct afi_known *known;
};

/** The records of an inspection, and the numbers of its findings. */
struct afi_shelf {
	struct afi_target target;	/* the inspection */
	struct afi_places places;
	struct afi_known **known;	/* one for each place; NULL: not read */
	struct afi_titled *titled;	/* findings, sorted by their titles */
	size_t ntitled;
	size_t nplaces;			/* without what does not belong there */
	struct afi_table given;		/* slots, and the last of each kind */
};

/** What this document opens anew, by its target in full. */
struct afi_opened {
	const char *name;
	size_t proposal;
};

/** A matching under way. */
struct afi_matcher {
	struct afi_matches *out;
	struct afi_register *reg;
	const struct afi_proposals *proposals;
	const struct afi_asked_match *asked;
	int today;
	long budget;			/* comparisons of words still allowed:
					   beyond, only equal words match */
	struct afi_known **at;		/* of each proposal the record that it
					   is about, or NULL */
	const struct afi_state **state;	/* ... and what of it, or NULL */
	size_t inspection;		/* the proposal that opens it anew, or
					   AFI_NO_PROPOSAL */
	int *last_action;		/* ... and, if it opens a finding, the
					   last number of an action in it */
	struct { struct afi_shelf **v; size_t n, size; } shelves; /* sorted */
	struct { struct afi_opened *v; size_t n, size; } opened;  /* sorted */
};

/* ---- match_known.c ------------------------------------------------------- */

/** The shelf of the inspection in @target: empty if the register lacks it. */
enum afi_code afi_match_shelf(struct afi_shelf **out, struct afi_matcher *m,
			      const struct afi_target *target,
			      struct afi_err *err);

/** The record that @target lies in; NULL if there is none. */
enum afi_code afi_match_known(struct afi_known **out, struct afi_matcher *m,
			      const struct afi_target *target,
			      struct afi_err *err);

/** Read all of @shelf, for its titles. */
enum afi_code afi_shelf_read(struct afi_shelf *shelf, struct afi_matcher *m,
			     struct afi_err *err);

/** The first finding titled so; they stand side by side. */
const struct afi_titled *afi_shelf_titled(const struct afi_shelf *shelf,
					  uint64_t key);

/** A number for what @what of @party says about @action (an id, or NULL) with
 *  the main words @words: the same for entries that might be the same. */
uint64_t afi_said_key(const char *what, const char *party, const char *action,
		      const char *words);

/** The first of @known's entries with @key; they stand side by side, up to the
 *  end of known->said. */
const struct afi_said *afi_known_said(struct afi_known *known, uint64_t key);

/** The value under @key among the @n @fields, or NULL. */
const char *afi_said_get(const struct afi_field *fields, size_t n,
			   const char *key);

/** The words by which an entry with the @n @fields is known. */
const char *afi_said_words(const struct afi_field *fields, size_t n);

/** Free what @m has read. */
void afi_match_forget(struct afi_matcher *m);

/* ---- match_given.c ------------------------------------------------------- */

/** Whether @slot is given, also in this document. */
bool afi_shelf_given(const struct afi_shelf *shelf,
		     const struct afi_slot *slot);

/** Give it; then it is. */
void afi_shelf_give(struct afi_shelf *shelf, const struct afi_slot *slot);

/** The number after the last one given to this kind. */
int afi_shelf_next(const struct afi_shelf *shelf, int kind, int under);

/** The number of @kind ("afi") in a slot; -1 if it is none. */
int afi_kind_place(const char *kind);

/** Put into @target which finding @slot is. */
void afi_slot_target(struct afi_target *target, const struct afi_slot *slot);

/* ---- match_into.c -------------------------------------------------------- */

/** What is known of an inspection that is looked for. */
struct afi_sought {
	const char *into;		/* as typed, or NULL */
	const char *force;		/* as the text has it, or NULL */
	const char *title, *cycle;	/* or NULL */
	int published;			/* or AFI_NO_DAY */
};

/** Find which inspection is meant: *@out and, in one line, *@why; *@opens if
 *  the register lacks it. */
enum afi_code afi_match_into(struct afi_target *out, bool *opens,
			     const char **why, struct afi_matcher *m,
			     const struct afi_sought *sought,
			     struct afi_err *err);

/* ---- match_alike.c ------------------------------------------------------- */

/** A finding that is proposed. */
struct afi_proposed {
	size_t proposal;
	const char *kind, *title;
	int number, under;	/* as the text has them, or 0 */
	bool numbered;		/* others may know that number */
	bool found;
	struct afi_shelf *shelf;
	struct afi_gist title_gist, whole;
};

/** It is @known, which then is no other's. */
void afi_proposed_take(struct afi_matcher *m, struct afi_proposed *finding,
		       struct afi_known *known);

/** Let it be the one on its shelf that has the same words, if there is one: of
 *  several with that title the one with that text or that number. */
void afi_proposed_match_same(struct afi_matcher *m,
			     struct afi_proposed *finding);

/** Let it be the one that has nearly the same words, or the same number, if
 *  there is one; where that is not sure, it says so. */
void afi_proposed_match_nearly(struct afi_matcher *m,
			       struct afi_proposed *finding);

/* ---- match_finding.c ----------------------------------------------------- */

/** Find which finding each proposal opens that opens one: one that is there, or
 *  a new one, then with its number.  What they stand under is found. */
enum afi_code afi_match_findings(struct afi_matcher *m, struct afi_err *err);

/* ---- match_subject.c ----------------------------------------------------- */

/** Note what is opened anew so far, to be found by its target. */
void afi_match_note_opened(struct afi_matcher *m);

/** The proposal that opens @target anew, or AFI_NO_PROPOSAL. */
size_t afi_match_opened(const struct afi_matcher *m,
			const struct afi_target *target);

/** Proposal @i is about @target, in full, if that is there or will be;
 *  otherwise it is refused, naming @text. */
enum afi_code afi_match_about(struct afi_matcher *m, size_t i,
			      struct afi_target *target, const char *text,
			      struct afi_err *err);

/** Find what proposal @i, which opens nothing, is about. */
enum afi_code afi_match_subject(struct afi_matcher *m, size_t i,
				struct afi_err *err);

/* ---- match_action.c ------------------------------------------------------ */

/** Find which action each proposal opens that opens one. */
enum afi_code afi_match_actions(struct afi_matcher *m, struct afi_err *err);

/* ---- match_entry.c ------------------------------------------------------- */

/** Whether the register has the entry of proposal @i already, which is about
 *  something that is there. */
void afi_match_entry(struct afi_matcher *m, size_t i);

/* ---- match_edition.c ----------------------------------------------------- */

/** What proposal @i, which opens what is there already, says otherwise. */
void afi_match_edition(struct afi_matcher *m, size_t i);

/** Whether the record that proposal @i is about ever said @value under @key, of
 *  the same subject; *@same whether this document did. */
bool afi_match_said(const struct afi_matcher *m, size_t i, const char *key,
		    const char *value, bool *same);

/* ---- match_check.c ------------------------------------------------------- */

/** Refuse what could not be recorded. */
void afi_match_check(struct afi_matcher *m, size_t i);

/* ---- match_twins.c ------------------------------------------------------- */

/** Let what a text says twice of one thing be known the second time. */
void afi_match_twins(struct afi_matcher *m);

/* ---- match.c ------------------------------------------------------------- */

/** Say of match @i that it is so, and why in one line of printf's. */
void afi_match_say(struct afi_matcher *m, size_t i,
		   enum afi_standing standing, const char *note, ...)
	__attribute__((format(printf, 4, 5)));

/** Note that @key was @was and would be @is. */
void afi_match_differ(struct afi_matcher *m, size_t i, const char *key,
		      const char *was, const char *is);

#endif
