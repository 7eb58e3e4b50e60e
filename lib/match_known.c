/* What the register holds, read as it is wanted. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"
#include "vec.h"

/* ---- fields -------------------------------------------------------------- */

const char *afi_said_get(const struct afi_field *fields, size_t n,
			   const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(fields[i].key, key) == 0)
			return fields[i].value;
	return NULL;
}

const char *afi_said_words(const struct afi_field *fields, size_t n)
{
	static const char *const keys[] = { "text", "name", "title", "target",
					    "question", "owner", "due" };
	const char *words;

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if ((words = afi_said_get(fields, n, keys[i])))
			return words;
	return "";
}

/* ---- entries by what they say -------------------------------------------- */

uint64_t afi_said_key(const char *what, const char *party, const char *action,
		      const char *words)
{
	return afi_wording_key(words) ^ afi_wording_key(what) * 3 ^
	       afi_wording_key(party) * 5 ^ afi_wording_key(action) * 7;
}

static int compare_said(const void *a, const void *b)
{
	const struct afi_said *one = a, *two = b;

	return one->key < two->key ? -1 : one->key > two->key;
}

static void index_said(struct afi_known *known)
{
	const struct afi_record *rec = &known->rec;

	known->said = afi_xcalloc(rec->n ? rec->n : 1, sizeof(*known->said));
	for (size_t i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];
		const char *words = afi_said_words(entry->fields,
						     entry->nfields);

		known->said[i] = (struct afi_said){
			.key = afi_said_key(entry->what, entry->as,
					    entry->action, words),
			.entry = entry,
		};
	}
	known->nsaid = rec->n;
	qsort(known->said, known->nsaid, sizeof(*known->said), compare_said);
}

const struct afi_said *afi_known_said(struct afi_known *known, uint64_t key)
{
	size_t low = 0, high;

	if (!known->said)
		index_said(known);
	high = known->nsaid;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (known->said[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return known->said + low;
}

/* ---- shelves ------------------------------------------------------------- */

static void give_all(struct afi_shelf *shelf)
{
	for (size_t i = 0; i < shelf->nplaces; i++) {
		const struct afi_place *place = &shelf->places.v[i];
		struct afi_slot slot;
		const char *kind;
		int number, sub;

		if (place->target.level != AFI_FINDING ||
		    !afi_finding_split(&kind, &number, &sub,
				       place->target.finding))
			continue;
		slot = (struct afi_slot){ afi_kind_place(kind),
					  sub ? number : 0,
					  sub ? sub : number };
		afi_shelf_give(shelf, &slot);
	}
}

static int compare_inspections(const struct afi_target *a,
			       const struct afi_target *b)
{
	const int diff = strcmp(a->force, b->force);

	return diff ? diff : strcmp(a->inspection, b->inspection);
}

enum afi_code afi_match_shelf(struct afi_shelf **out, struct afi_matcher *m,
			      const struct afi_target *target,
			      struct afi_err *err)
{
	size_t low = 0, high = m->shelves.n;
	struct afi_shelf *shelf;
	enum afi_code rc;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int diff = compare_inspections(
			&m->shelves.v[middle]->target, target);

		if (!diff) {
			*out = m->shelves.v[middle];
			return AFI_OK;
		}
		if (diff < 0)
			low = middle + 1;
		else
			high = middle;
	}
	shelf = afi_xcalloc(1, sizeof(*shelf));
	(void)afi_vec_push(&m->shelves);
	memmove(m->shelves.v + low + 1, m->shelves.v + low,
		(m->shelves.n - 1 - low) * sizeof(*m->shelves.v));
	m->shelves.v[low] = *out = shelf;
	shelf->target = *target;
	shelf->target.level = AFI_INSPECTION;
	*shelf->target.finding = '\0';
	if ((rc = afi_register_places(&shelf->places, m->reg, &shelf->target,
				      err)))
		return rc;
	shelf->known = afi_xcalloc(shelf->places.n ? shelf->places.n : 1,
				   sizeof(*shelf->known));
	while (shelf->nplaces < shelf->places.n &&
	       !shelf->places.v[shelf->nplaces].stray)
		shelf->nplaces++;
	give_all(shelf);
	return AFI_OK;
}

static enum afi_code read_known(struct afi_known **out, struct afi_matcher *m,
				const struct afi_place *place,
				struct afi_err *err)
{
	struct afi_known *known = afi_xcalloc(1, sizeof(*known));
	struct afi_arena *arena = &m->out->arena;
	struct afi_str whole = AFI_STR_INIT;
	enum afi_code rc;

	*out = known;
	known->target = place->target;
	known->fold.setup = afi_register_setup(m->reg);
	if ((rc = afi_register_read(&known->rec, m->reg, place, err)))
		return rc;
	afi_fold_make(&known->fold, &known->rec, INT_MAX, m->today);
	if (place->target.level != AFI_FINDING)
		return AFI_OK;
	afi_str_addf(&whole, "%s %s", known->fold.state.title,
		     known->fold.state.text ? known->fold.state.text : "");
	known->title_key = afi_wording_key(known->fold.state.title);
	known->title = afi_wording_gist(arena, known->fold.state.title);
	known->whole = afi_wording_gist(arena, whole.s);
	afi_str_clear(&whole);
	return AFI_OK;
}

static enum afi_code known_at(struct afi_known **out, struct afi_shelf *shelf,
			      struct afi_matcher *m, size_t place,
			      struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	if (!shelf->known[place])
		rc = read_known(&shelf->known[place], m,
				&shelf->places.v[place], err);
	*out = shelf->known[place];
	return rc;
}

static int compare_titled(const void *a, const void *b)
{
	const struct afi_titled *one = a, *two = b;

	if (one->key != two->key)
		return one->key < two->key ? -1 : 1;
	return afi_slug_compare(one->known->target.finding,
				two->known->target.finding);
}

enum afi_code afi_shelf_read(struct afi_shelf *shelf, struct afi_matcher *m,
			     struct afi_err *err)
{
	struct afi_known *known;
	enum afi_code rc;

	if (shelf->titled)
		return AFI_OK;
	for (size_t i = 0; i < shelf->nplaces; i++)
		if ((rc = known_at(&known, shelf, m, i, err)))
			return rc;
	shelf->titled = afi_xcalloc(shelf->nplaces + 1,
				    sizeof(*shelf->titled));
	for (size_t i = 0; i < shelf->nplaces; i++) {
		known = shelf->known[i];
		if (known->target.level == AFI_FINDING && known->fold.nlive)
			shelf->titled[shelf->ntitled++] = (struct afi_titled){
				known->title_key, known
			};
	}
	qsort(shelf->titled, shelf->ntitled, sizeof(*shelf->titled),
	      compare_titled);
	return AFI_OK;
}

const struct afi_titled *afi_shelf_titled(const struct afi_shelf *shelf,
					  uint64_t key)
{
	size_t low = 0, high = shelf->ntitled;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (shelf->titled[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return shelf->titled + low;
}

/* The inspection itself comes first, then its findings in the order of
 * slugs. */
static int compare_places(const struct afi_target *a,
			  const struct afi_target *b)
{
	if (a->level != AFI_FINDING || b->level != AFI_FINDING)
		return (a->level == AFI_FINDING) - (b->level == AFI_FINDING);
	return afi_slug_compare(a->finding, b->finding);
}

enum afi_code afi_match_known(struct afi_known **out, struct afi_matcher *m,
			      const struct afi_target *target,
			      struct afi_err *err)
{
	const struct afi_target record = afi_target_record(target);
	struct afi_shelf *shelf;
	enum afi_code rc;

	*out = NULL;
	if ((rc = afi_match_shelf(&shelf, m, target, err)))
		return rc;
	for (size_t low = 0, high = shelf->nplaces; low < high;) {
		const size_t middle = low + (high - low) / 2;
		const int diff = compare_places(
			&shelf->places.v[middle].target, &record);

		if (!diff)
			return known_at(out, shelf, m, middle, err);
		if (diff < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return AFI_OK;
}

static void free_known(struct afi_known *known)
{
	if (!known)
		return;
	afi_fold_clear(&known->fold);
	afi_record_clear(&known->rec);
	free(known->said);
	free(known);
}

void afi_match_forget(struct afi_matcher *m)
{
	for (size_t i = 0; i < m->shelves.n; i++) {
		struct afi_shelf *shelf = m->shelves.v[i];

		for (size_t k = 0; shelf->known && k < shelf->places.n; k++)
			free_known(shelf->known[k]);
		free(shelf->titled);
		free(shelf->known);
		free(shelf->given.v);
		afi_places_clear(&shelf->places);
		free(shelf);
	}
	free(m->shelves.v);
	free(m->opened.v);
	free(m->at);
	free(m->state);
	free(m->last_action);
}
