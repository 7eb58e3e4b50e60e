/* Who may do what in a register. */
#include "setup.h"

#include <string.h>

#include "str.h"

/* ---- words --------------------------------------------------------------- */

/* "the force", "the force and the PCC", "the force, the PCC and HMICFRS" */
static void add_parties(struct afi_str *out, const struct afi_person *person)
{
	size_t i;

	for (i = 0; i < person->nparties; i++) {
		if (i > 0)
			afi_str_adds(out, i + 1 < person->nparties ? ", " :
				     " and ");
		afi_str_adds(out, afi_party_the(person->speaks_for[i]));
	}
}

/* @entry's author speaks for others than @party. */
static enum afi_code not_for(const struct afi_entry *entry,
			     const struct afi_person *author,
			     const char *party, const char *why,
			     struct afi_err *err)
{
	struct afi_str parties = AFI_STR_INIT;
	enum afi_code rc;

	add_parties(&parties, author);
	rc = afi_err_set(err, AFI_EINVALID, "%s speaks for %s, not for %s: %s",
			 entry->by, parties.s, afi_party_the(party), why);
	afi_str_clear(&parties);
	return rc;
}

/* ---- listing people ------------------------------------------------------ */

static bool has_nobody(const struct afi_setup *setup, const char *party)
{
	size_t i;

	for (i = 0; i < setup->npeople; i++)
		if (afi_person_speaks(&setup->people[i], party))
			return false;
	return true;
}

static bool nobody_erases(const struct afi_setup *setup)
{
	size_t i;

	for (i = 0; i < setup->npeople; i++)
		if (setup->people[i].may_erase)
			return false;
	return true;
}

static bool lists(const struct afi_field *field, const char *item)
{
	size_t i;

	for (i = 0; field && i < field->nitems; i++)
		if (strcmp(field->items[i], item) == 0)
			return true;
	return false;
}

/* Who was listed under the address that @entry gives, or NULL. */
static const struct afi_person *listed(const struct afi_setup *setup,
				       const struct afi_entry *entry)
{
	const struct afi_person *person;
	struct afi_str by = AFI_STR_INIT;

	afi_str_addf(&by, "<%s>", afi_entry_get(entry, "email"));
	person = afi_setup_person(setup, by.s);
	afi_str_clear(&by);
	return person;
}

/* What the entry says of parties: those that it adds and those it takes. */
static enum afi_code check_parties(const struct afi_setup *setup,
				   const struct afi_entry *entry,
				   const struct afi_person *author,
				   const struct afi_person *old,
				   struct afi_err *err)
{
	const struct afi_field *now = afi_entry_field(entry, "for");
	const char *party;
	size_t i;

	for (i = 0; i < now->nitems; i++) {
		party = now->items[i];
		if (!afi_person_speaks(old, party) &&
		    !afi_person_speaks(author, party) &&
		    !has_nobody(setup, party))
			return not_for(entry, author, party, "somebody of "
				       "theirs lists people for them", err);
	}
	for (i = 0; old && i < old->nparties; i++) {
		party = old->speaks_for[i];
		if (!lists(now, party) && !afi_person_speaks(author, party))
			return not_for(entry, author, party, "somebody of "
				       "theirs takes people off", err);
	}
	return AFI_OK;
}

/* A name is changed by whom it names or by somebody of the same party. */
static enum afi_code check_name(const struct afi_entry *entry,
				const struct afi_person *author,
				const struct afi_person *old,
				struct afi_err *err)
{
	size_t i;

	if (!old || strcmp(old->name, afi_entry_get(entry, "name")) == 0)
		return AFI_OK;
	for (i = 0; i < old->nparties; i++)
		if (afi_person_speaks(author, old->speaks_for[i]))
			return AFI_OK;
	return not_for(entry, author, old->speaks_for[0], "somebody of theirs "
		       "changes the names of their people", err);
}

static enum afi_code check_listing(const struct afi_setup *setup,
				   const struct afi_entry *entry,
				   const struct afi_person *author,
				   struct afi_err *err)
{
	const struct afi_person *old;
	enum afi_code rc;
	bool erases;

	if (entry->corrects)
		return afi_err_set(err, AFI_EINVALID, "who is listed is not "
				   "corrected: list them again, with 'afi "
				   "person'");
	old = listed(setup, entry);
	rc = check_parties(setup, entry, author, old, err);
	if (!rc)
		rc = check_name(entry, author, old, err);
	if (rc)
		return rc;
	/* Who speaks for nobody any more erases no more either. */
	erases = afi_entry_field(entry, "for")->nitems &&
		 lists(afi_entry_field(entry, "may"), "erase");
	if (erases == (old && old->may_erase) || author->may_erase ||
	    nobody_erases(setup))
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "%s cannot say who may erase: "
			   "only somebody who may can", entry->by);
}

/* ---- all entries --------------------------------------------------------- */

enum afi_code afi_setup_allows(const struct afi_setup *setup,
			       const struct afi_entry *entry,
			       struct afi_err *err)
{
	const struct afi_person *author = afi_setup_person(setup, entry->by);

	if (!author)
		return afi_err_set(err, AFI_EINVALID, "%s is not in this "
				   "register; somebody who is can add them "
				   "with 'afi person'", entry->by);
	if (!entry->source && !afi_person_speaks(author, entry->as))
		return not_for(entry, author, entry->as, "say with --source "
			       "where this comes from", err);
	if (afi_entry_is(entry, "erased") && !author->may_erase)
		return afi_err_set(err, AFI_EINVALID, "%s may not erase: only "
				   "somebody named for it in the register can",
				   entry->by);
	if (afi_entry_is(entry, "person"))
		return check_listing(setup, entry, author, err);
	return AFI_OK;
}
