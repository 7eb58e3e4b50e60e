/*
 * What register.yaml says: the forces, the people and for whom they speak, and
 * the settings.  A fold over that record, like every state.
 *
 * Authority: a person *speaks* for the parties that the register gives him.
 * For another party he may *record*, with a source.  Who is not listed may do
 * neither.  Only a person listed for a party lists people for it, takes them
 * off and changes their names; the first of a party that has nobody may be
 * listed by anyone who is listed.  Who may erase is said by who may, or by
 * anyone while nobody may.  Who is listed is listed again, never corrected.
 */
#ifndef AFI_SETUP_H
#define AFI_SETUP_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "record.h"
#include "target.h"

/** Parties that are always there.  An inspecting body other than hmicfrs is a
 *  party too, named by its slug. */
#define AFI_FORCE "force"
#define AFI_PCC "pcc"
#define AFI_HMICFRS "hmicfrs"

/** "the force", "the PCC", "HMICFRS"; any other party as it is written. */
const char *afi_party_the(const char *party);

struct afi_person {
	const char *name;
	const char *email;
	const char *const *speaks_for;	/* parties */
	size_t nparties;
	bool may_erase;			/* may leave a tombstone */
	const char *const *posts;	/* that they hold, as owners are
					   written */
	size_t nposts;
	int since;			/* day of that listing */
	const char *listed_by;		/* "Name <address>" */
};

struct afi_force {
	const char *slug;
	const char *title;
};

struct afi_setting {
	const char *name;		/* with "@TARGET" after it where it
					   holds of that force or inspection
					   alone */
	const char *value;
	int since;			/* day */
	const char *set_by;		/* "Name <address>" */
};

/** What a setting's value is. */
enum afi_setting_sort {
	AFI_SETTING_LINE,		/* any line */
	AFI_SETTING_INSPECTION,		/* an inspection's target, in full */
	AFI_SETTING_QUERY,		/* words and options of afi search; any
					   number of them, each with a name of
					   its own after AFI_QUERY */
};

/** What the names of saved searches begin with. */
#define AFI_QUERY "query-"

/** A setting that this version knows. */
struct afi_known_setting {
	const char *name;
	enum afi_setting_sort sort;
	const char *help;		/* what it is for, one line */
	bool scoped;			/* it may hold of one force or
					   inspection alone: NAME@TARGET */
};

/** The fold.  It points into the record it was made from. */
struct afi_setup {
	struct afi_arena arena;
	const char *title;		/* of the register, or NULL */
	bool example;			/* read only, by its own word */
	struct afi_force *forces;
	size_t nforces;
	struct afi_person *people;
	size_t npeople;
	struct afi_setting *settings;
	size_t nsettings;
};

#define AFI_SETUP_INIT { .arena = AFI_ARENA_INIT }

/** Free what @setup holds and leave it empty. */
void afi_setup_clear(struct afi_setup *setup);

/**
 * Fold @rec, the record of register.yaml, which must outlive @out, as of the
 * end of the day @as_of (INT_MAX: whatever happened).  Later entries replace
 * earlier ones of the same e-mail address, slug or name; a person with no party
 * left is gone.  Each list is sorted by these.
 */
void afi_setup_fold(struct afi_setup *out, const struct afi_record *rec,
		    int as_of);

/** The person with the address in @by ("Name <address>"; case does not
 *  matter), or NULL. */
const struct afi_person *afi_setup_person(const struct afi_setup *setup,
					  const char *by);

/** The party for which the author @by ("Name <address>") speaks.  AFI_EINVALID
 *  if he is not listed, AFI_EUSAGE if he speaks for several. */
enum afi_code afi_setup_party(const char **out, const struct afi_setup *setup,
			      const char *by, struct afi_err *err);

/** Whether @person, who may be NULL, speaks for @party. */
bool afi_person_speaks(const struct afi_person *person, const char *party);

/**
 * Whether @entry is its party's own word and not recorded for it by somebody
 * else: its author speaks for the party, or it names no source, without which
 * nobody could have recorded it for another.  @setup may be NULL.
 */
bool afi_setup_is_own(const struct afi_setup *setup,
		      const struct afi_entry *entry);

/** The value of the setting @name, or NULL. */
const char *afi_setup_get(const struct afi_setup *setup, const char *name);

/** The setting @name with when and by whom it was set, or NULL. */
const struct afi_setting *afi_setup_setting(const struct afi_setup *setup,
					    const char *name);

/** The value of the setting @name for @target, an inspection or a force: the
 *  inspection's own, else the force's, else everybody's; or NULL. */
const char *afi_setup_get_for(const struct afi_setup *setup, const char *name,
			      const struct afi_target *target);

/** The settings that there can be, sorted by name; NULL after the last. */
const struct afi_known_setting *afi_setup_known(size_t i);

/** The one that is called @name, without its "@TARGET" if it may have one, or
 *  whose names are like it; or NULL. */
const struct afi_known_setting *afi_setup_known_as(const char *name);

/** Whether @name is that of a saved search, such as "query-victims". */
bool afi_setting_is_query(const char *name);

/** The force with @slug, or NULL. */
const struct afi_force *afi_setup_force(const struct afi_setup *setup,
					const char *slug);

/**
 * Whether @entry may stand in a register whose setup, before it, was @setup.
 * AFI_EINVALID with the rule that it breaks: its author is not listed; he does
 * not speak for its party and names no source; it lists a person without
 * right; it erases without right.
 */
enum afi_code afi_setup_allows(const struct afi_setup *setup,
			       const struct afi_entry *entry,
			       struct afi_err *err);

#endif
