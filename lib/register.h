/*
 * The register: records found, read and changed.
 *
 * This joins the rows below it: the store's bytes, the codec, the rules of
 * records and of authority.  Reading goes to one commit, pinned at opening.
 * Writing has one way, afi_register_change(): the whole change runs under the
 * lock, so that there is no separate load and save to go wrong.
 */
#ifndef AFI_REGISTER_H
#define AFI_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "record.h"
#include "setup.h"
#include "store.h"
#include "str.h"
#include "target.h"

struct afi_register;
struct afi_secrets;

/**
 * Open the register in or above @dir.  AFI_ENOTFOUND if there is no
 * repository, or none with a register.yaml (what to do stands in the message);
 * AFI_EINVALID if its register.yaml is broken.
 */
enum afi_code afi_register_open(struct afi_register **out, const char *dir,
				struct afi_err *err);

/** How a register is looked back at. */
struct afi_lookback {
	const char *rev;	/* what Git calls a commit: that tree; or a
				   date: what was recorded up to the end of
				   that day; NULL: all */
	const char *as_of;	/* a date: what happened up to the end of that
				   day, whenever it was recorded; NULL: all */
};

/**
 * The same, but as it stood: from now on @reg shows nothing else, except that
 * forces, people and settings are those of @back's rev whatever as_of says.
 * "Today" is the day of as_of, else that of rev (of a commit when it was made),
 * else the clock's.  What can be read as a date is one, whatever commits are
 * called.  AFI_EUSAGE if a date is none or is still to come, AFI_ENOTFOUND if
 * there is no such commit, or was no register yet.  A register so opened is not
 * written to.
 */
enum afi_code afi_register_open_back(struct afi_register **out,
				     const char *dir,
				     const struct afi_lookback *back,
				     struct afi_err *err);

/** How a register is looked back at, once it is open. */
struct afi_past {
	char *rev;	/* as it was asked for, or NULL */
	int rev_day;	/* ... the day of it, or AFI_NO_DAY */
	int until;	/* that day, if it was a date: what was recorded up to
			   its end is shown; INT_MAX: all */
	int as_of;	/* what happened up to the end of that day is shown;
			   INT_MAX: all */
};

/** How @reg is looked back at; it is @reg's. */
const struct afi_past *afi_register_past(const struct afi_register *reg);

/** Whether it is looked back at. */
bool afi_past_is(const struct afi_past *past);

/** Up to the end of which day things are shown; INT_MAX: all. */
int afi_register_as_of(const struct afi_register *reg);

/**
 * From now on leave out of every record that is read what is withheld, by the
 * marks of the newest state, also where the past is shown, and what that has
 * erased.  AFI_EINVALID if these cannot be known.  Settings and people stay as
 * they are.
 */
enum afi_code afi_register_hide(struct afi_register *reg, struct afi_err *err);

/** Whether @reg does that. */
bool afi_register_hides(const struct afi_register *reg);

/** The phrases that are withheld anywhere in @reg, which keeps them; NULL if it
 *  does not hide them. */
struct afi_secrets *afi_register_hidden(struct afi_register *reg);

/** AFI_EINVALID, naming the record, if @reg hides what is withheld but a record
 *  could not be read, or one's marks are not listed: what is withheld there may
 *  stand in what was read. */
enum afi_code afi_register_sure(const struct afi_register *reg,
				struct afi_err *err);

/** Close it.  NULL is fine. */
void afi_register_free(struct afi_register *reg);

/** The repository underneath, which @reg keeps. */
struct afi_store *afi_register_store(struct afi_register *reg);

/** Forces, people and settings as of the pinned commit. */
const struct afi_setup *afi_register_setup(const struct afi_register *reg);

/** The same as of the end of @day, into the empty @out, which the caller clears
 *  before @reg. */
void afi_register_setup_on(struct afi_setup *out,
			   const struct afi_register *reg, int day);

/** The moment that this command counts as now: GIT_AUTHOR_DATE, else the clock
 *  when @reg was opened and, from then on, when the last change began. */
int64_t afi_register_now(const struct afi_register *reg);

/** The day of that moment, or the one that is looked back at. */
int afi_register_today(const struct afi_register *reg);

/* ---- finding ------------------------------------------------------------- */

/**
 * What @text means, all parts filled in.  A single slug that names no
 * inspection but a force gives that force at level AFI_REGISTER.
 *
 * AFI_ENOTFOUND with the nearest that there is; AFI_EINVALID if it could mean
 * several, naming them; AFI_EUSAGE as afi_target_parse().  An action's record
 * is read to see that it is there; its number is printed with ~ and the
 * beginning of its id wherever two have that number.
 */
enum afi_code afi_register_resolve(struct afi_target *out,
				   struct afi_register *reg, const char *text,
				   struct afi_err *err);

/** Where a record lies. */
struct afi_place {
	struct afi_target target;	/* an inspection or a finding */
	char *path;
	char oid[AFI_OID_LEN + 1];
	enum afi_entry_type type;
	bool stray;			/* no record's name: only to tell of */
};

struct afi_places {
	struct afi_place *v;
	size_t n, size;
};

void afi_places_clear(struct afi_places *places);

/**
 * All records within @within (register, force, inspection or one finding), in
 * the order people expect: forces, inspections, in each inspection itself and
 * then its findings.  Only names are read, so that when looking back there may
 * be some among them that were not there yet.  Files that do not belong under
 * records/ are among them, marked stray.
 */
enum afi_code afi_register_places(struct afi_places *out,
				  struct afi_register *reg,
				  const struct afi_target *within,
				  struct afi_err *err);

/** Read the record at @place.  It is empty if it was not recorded by then.
 *  Errors begin with its path. */
enum afi_code afi_register_read(struct afi_record *out,
				struct afi_register *reg,
				const struct afi_place *place,
				struct afi_err *err);

/** Read the record that the resolved @target lies in.  AFI_ENOTFOUND if it was
 *  not recorded by then.  Says on stderr if the working copy differs from what
 *  is recorded, except when looking back. */
enum afi_code afi_register_load(struct afi_record *out,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err);

/**
 * The opening entry of the action that @target names in @rec; its action_id
 * becomes what must stand after ~, "" if the number is enough.  AFI_ENOTFOUND,
 * or AFI_EINVALID if several have that number and it names none of them.
 */
enum afi_code afi_record_action(const struct afi_entry **out,
				const struct afi_record *rec,
				struct afi_target *target,
				struct afi_err *err);

/**
 * The entry that @text means: its id or its beginning of 4 characters or more,
 * with or without ~ before it; "last", the one that this user recorded last; or
 * a target, for what opened it, which goes before an id that begins alike,
 * unless ~ is before it.  *@out is its record and @id its id.  All records may
 * have to be looked through.
 *
 * AFI_EINVALID if it could mean several, naming them; AFI_ENOTFOUND if there is
 * none; AFI_EUSAGE if @text is nothing of the kind.
 */
enum afi_code afi_register_find_any(struct afi_target *out,
				    char id[AFI_ID_LEN + 1],
				    struct afi_register *reg,
				    const char *text, struct afi_err *err);

/** What @entry of @rec is about: @target, the record's, becomes the action if
 *  it opened one or is about one.  AFI_EINVALID if that was erased. */
enum afi_code afi_record_about(struct afi_target *target,
			       const struct afi_record *rec,
			       const struct afi_entry *entry,
			       struct afi_err *err);

/** How much of @id, an action's in @rec, tells it from the others with its
 *  @number, and no less than 4 characters; 0 if there are none. */
size_t afi_record_telling(const struct afi_record *rec, const char *id,
			  int number);

/* ---- changing ------------------------------------------------------------ */

/** For whom a writer writes. */
struct afi_writer {
	const char *as;		/* party; NULL: the only one he speaks for */
	const char *source;	/* where it comes from, or NULL */
	int happened;		/* day, or AFI_NO_DAY: today */
};

#define AFI_WRITER_INIT { .happened = AFI_NO_DAY }

/** A change under way: what its function may use. */
struct afi_change;

/** Decides what is recorded.  It may run more than once and must depend on
 *  nothing but @change and @arg. */
typedef enum afi_code (*afi_change_fn)(struct afi_change *change, void *arg,
				       struct afi_err *err);

/** What was recorded: lines for people, "recorded ID: TARGET, KIND by PARTY";
 *  empty if there was nothing new. */
struct afi_receipt {
	struct afi_str lines;
};

#define AFI_RECEIPT_INIT { .lines = AFI_STR_INIT }

void afi_receipt_clear(struct afi_receipt *receipt);

/**
 * Run @fn under the lock and commit what it adds, all in one commit.
 *
 * Whatever fails, nothing is recorded: the author is not listed or may not do
 * that; the register is an example; a journal is more than 24 hours ahead of
 * this clock; somebody's own edit is in the way; an entry does not come back
 * as it was meant.  If plain Git was quicker, @fn runs again.
 */
enum afi_code afi_register_change(struct afi_register *reg,
				  const struct afi_writer *writer,
				  afi_change_fn fn, void *arg,
				  struct afi_receipt *receipt,
				  struct afi_err *err);

/** The register as it is under the lock. */
struct afi_register *afi_change_register(struct afi_change *change);

/** The one who writes: "Name <address>". */
const char *afi_change_by(const struct afi_change *change);

/** The party that this writer acts for unless told otherwise.  AFI_EUSAGE if
 *  he speaks for several and did not say. */
enum afi_code afi_change_party(const char **out, struct afi_change *change,
			       struct afi_err *err);

/** The writer's own source, or NULL. */
const char *afi_change_source(const struct afi_change *change);

/** The day that it happened, today unless the writer said otherwise. */
int afi_change_day(const struct afi_change *change);

/** The record of the resolved @target with what was added so far.  It is
 *  @change's, and good until the next afi_change_add() to it. */
enum afi_code afi_change_record(const struct afi_record **out,
				struct afi_change *change,
				const struct afi_target *target,
				struct afi_err *err);

/**
 * Where a new thing named @text would go: its parent must be there, it must
 * not; "new" becomes the next free number.
 */
enum afi_code afi_change_place(struct afi_target *out,
			       struct afi_change *change, const char *text,
			       struct afi_err *err);

/**
 * Add an entry of kind @what with @draft's keys to @target's record, or open
 * that record with it if @what is "opened".  Id, after, times, author, party
 * (@as, or the writer's if NULL), source (@source, or the writer's if NULL)
 * and the action are put before them.
 *
 * What was typed as [[withheld KIND: words]] is recorded as the words alone,
 * with an entry that marks them beside it (withheld.h).
 */
enum afi_code afi_change_add(struct afi_change *change,
			     const struct afi_target *target,
			     const char *what, const char *as,
			     const char *source,
			     const struct afi_draft *draft,
			     struct afi_err *err);

/** The id of the entry added last. */
const char *afi_change_last_id(const struct afi_change *change);

/** Keep a file with this change, one of whose entries names it.  The bytes are
 *  borrowed until the change is over. */
void afi_change_keep(struct afi_change *change, const char *sha256,
		     const void *bytes, size_t len);

/* ---- making one ---------------------------------------------------------- */

/** What a new register begins with. */
struct afi_founding {
	const char *title;		/* or NULL */
	const char *const *forces;	/* names; slugs are made of them */
	size_t nforces;
	bool bare;
};

/**
 * Make a register in @dir, or add to the one there the forces that it lacks.
 * Its maker is listed for the party that he writes as (force unless told).
 * A second run has nothing new.
 */
enum afi_code afi_register_init(const char *dir,
				const struct afi_founding *founding,
				const struct afi_writer *writer,
				struct afi_receipt *receipt,
				struct afi_err *err);

/** Bring every working copy that merely lags up to date: afi_store_catch_up.
 *  Nothing happens in an example. */
void afi_register_catch_up(struct afi_register *reg);

/* ---- where entries come from --------------------------------------------- */

/** The commit that brought an entry in. */
struct afi_origin {
	char entry[16];
	char commit[AFI_OID_LEN + 1];
	char *author, *email;
	int64_t when;			/* author time */
	bool is_signed;			/* by whom is not checked */
	bool or_before;			/* that one or an earlier one, which
					   this copy has not got */
};

/** Origins, sorted by entry. */
struct afi_origins {
	struct afi_origin *v;
	size_t n, size;
};

void afi_origins_clear(struct afi_origins *origins);

/**
 * The origin of each entry within the resolved @target, which the pinned commit
 * builds on.  This walks the whole history.  What cannot be read is passed
 * over.
 */
enum afi_code afi_register_origins(struct afi_origins *out,
				   struct afi_register *reg,
				   const struct afi_target *target,
				   struct afi_err *err);

/** The origin of the entry with @id, or NULL. */
const struct afi_origin *afi_origins_find(const struct afi_origins *origins,
					  const char *id);

#endif
