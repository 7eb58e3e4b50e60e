/*
 * The register: what is withheld in any record, listed in register.yaml.
 *
 * Who publishes a few records must know what is withheld in all.  So whatever
 * a change marks, lifts, or says anew where something is marked, the list is
 * brought up to date by the same commit.
 */
#include <stdlib.h>
#include <string.h>

#include "record_correct.h"
#include "register_impl.h"

/* ---- what the list lacks ------------------------------------------------- */

/* The first phrase of @mark that is not listed, or NULL. */
static const char *unlisted_of(struct afi_arena *arena,
			       const struct afi_listings *listings,
			       const struct afi_mark *mark,
			       const struct afi_record *rec)
{
	const char *id = afi_record_root(rec, mark->entry)->id;
	struct afi_phrase_list phrases = { 0 };
	const char *found = NULL;

	afi_mark_phrases(&phrases, arena, rec, mark);
	for (size_t i = 0; i < phrases.n && !found; i++)
		if (!afi_listings_have(listings, id, phrases.v[i]))
			found = phrases.v[i];
	free(phrases.v);
	return found;
}

const struct afi_entry *afi_unlisted_find(const struct afi_listings *listings,
					  const struct afi_marks *marks,
					  const struct afi_record *rec)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	const struct afi_entry *found = NULL;

	for (size_t i = 0; i < marks->n && !found; i++)
		if (unlisted_of(&arena, listings, &marks->v[i], rec))
			found = marks->v[i].entry;
	afi_arena_clear(&arena);
	return found;
}

enum afi_code afi_unlisted_say(const struct afi_entry *mark, const char *path,
			       struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "%s: line %d: what '%s' "
			   "withholds is not listed in 'register.yaml'; the "
			   "next entry that anybody records there lists it",
			   path, mark->line, mark->id);
}

/* ---- bringing it up to date ---------------------------------------------- */

struct listing_up {
	struct afi_change *change;
	const struct afi_record *rec;	/* whose marks are listed */
	const char *name;		/* its target */
	struct afi_marks marks;
	struct afi_arena arena;
};

/* Nothing but a source lets somebody record for a party that he does not speak
 * for; a correction may need that. */
static enum afi_code add(struct listing_up *l, const char *as,
			 const char *mark, const struct afi_draft *draft,
			 struct afi_err *err)
{
	const struct afi_target book = { .level = AFI_REGISTER };
	const struct afi_person *me =
		afi_setup_person(afi_register_setup(l->change->reg),
				 afi_change_by(l->change));
	struct afi_str source = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_addf(&source, "the mark %s", mark);
	rc = afi_change_entry(l->change, &book, "hide", as,
			      afi_person_speaks(me, as) ? NULL : source.s,
			      draft, err);
	l->change->listed = true;
	afi_str_clear(&source);
	return rc;
}

/* Whether the mark @id withholds all that @listing says of it. */
static bool is_needed(struct listing_up *l, const struct afi_listing *listing)
{
	struct afi_phrase_list phrases = { 0 };
	bool needed = true;

	for (size_t i = 0; i < l->marks.n; i++) {
		const struct afi_mark *mark = &l->marks.v[i];

		if (!strcmp(afi_record_root(l->rec, mark->entry)->id,
			    listing->mark))
			afi_mark_phrases(&phrases, &l->arena, l->rec, mark);
	}
	for (size_t i = 0; i < listing->words->nitems && needed; i++)
		needed = afi_phrases_has(&phrases, listing->words->items[i]);
	free(phrases.v);
	return needed;
}

static enum afi_code drop(struct listing_up *l,
			  const struct afi_listing *listing,
			  struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_correct_retract(&draft, listing->entry, NULL);
	rc = add(l, listing->entry->as, listing->mark, &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code list(struct listing_up *l, const struct afi_mark *mark,
			  const struct afi_listings *listings,
			  struct afi_err *err)
{
	const char *id = afi_record_root(l->rec, mark->entry)->id;
	struct afi_phrase_list phrases = { 0 };
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc = AFI_OK;
	size_t n = 0;

	afi_mark_phrases(&phrases, &l->arena, l->rec, mark);
	for (size_t i = 0; i < phrases.n; i++)
		if (!afi_listings_have(listings, id, phrases.v[i]))
			phrases.v[n++] = phrases.v[i];
	if (n) {
		afi_draft_add(&draft, "record", l->name);
		afi_draft_add(&draft, "mark", id);
		afi_draft_list(&draft, "words", phrases.v, n);
		rc = add(l, mark->entry->as, id, &draft, err);
	}
	afi_draft_clear(&draft);
	free(phrases.v);
	return rc;
}

/* What was added moves the entries of the list, so that each time it is read
 * anew. */
static enum afi_code read_list(struct afi_listings *out,
			       struct afi_change *change, struct afi_err *err)
{
	const struct afi_target at = { .level = AFI_REGISTER };
	const struct afi_record *book;
	enum afi_code rc;

	out->n = 0;
	if (!(rc = afi_change_record(&book, change, &at, err)))
		afi_listings_find(out, book);
	return rc;
}

static enum afi_code drop_needless(struct listing_up *l,
				   struct afi_listings *listings,
				   struct afi_err *err)
{
	enum afi_code rc;
	size_t i;

	do {
		if ((rc = read_list(listings, l->change, err)))
			return rc;
		for (i = 0; i < listings->n; i++)
			if (!strcmp(listings->v[i].record, l->name) &&
			    !is_needed(l, &listings->v[i]))
				break;
		if (i < listings->n)
			rc = drop(l, &listings->v[i], err);
	} while (!rc && i < listings->n);
	return rc;
}

static enum afi_code list_up(struct listing_up *l, struct afi_err *err)
{
	struct afi_listings listings = { 0 };
	enum afi_code rc = drop_needless(l, &listings, err);

	for (size_t i = 0; i < l->marks.n && !rc; i++)
		if (!(rc = read_list(&listings, l->change, err)))
			rc = list(l, &l->marks.v[i], &listings, err);
	free(listings.v);
	return rc;
}

static bool is_marked(const struct afi_record *rec)
{
	for (size_t i = 0; i < rec->n; i++)
		if (afi_entry_is(&rec->entries[i], "withhold"))
			return true;
	return false;
}

enum afi_code afi_change_list_hidden(struct afi_change *change,
				     const struct afi_pending *p,
				     struct afi_err *err)
{
	struct listing_up l = { .change = change, .rec = &p->rec,
				.arena = AFI_ARENA_INIT };
	struct afi_str name = AFI_STR_INIT;
	char id[AFI_ID_LEN + 1];
	enum afi_code rc;

	if (p->target.level == AFI_REGISTER || !is_marked(&p->rec))
		return AFI_OK;
	memcpy(id, change->last_id, sizeof(id));
	afi_target_print(&name, &p->target);
	l.name = name.s;
	afi_marks_find(&l.marks, l.rec);
	rc = list_up(&l, err);
	memcpy(change->last_id, id, sizeof(id));
	free(l.marks.v);
	afi_arena_clear(&l.arena);
	afi_str_clear(&name);
	return rc;
}
