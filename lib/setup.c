#include "setup.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"
#include "str.h"
#include "target.h"

void afi_setup_clear(struct afi_setup *setup)
{
	afi_arena_clear(&setup->arena);
	*setup = (struct afi_setup)AFI_SETUP_INIT;
}

/* ---- addresses ----------------------------------------------------------- */

/* Not tolower(), whose answer depends on the locale. */
static int small(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* Compare @len bytes, or up to the first NUL, without regard to case. */
static int compare_small(const char *a, const char *b, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (small(a[i]) != small(b[i]) || !a[i])
			return small(a[i]) - small(b[i]);
	return 0;
}

static bool is_address(const char *email, const char *by)
{
	const char *open = strchr(by, '<');
	size_t len = open ? strcspn(open + 1, ">") : 0;

	return open && strlen(email) == len &&
	       compare_small(email, open + 1, len) == 0;
}

/* ---- the fold ------------------------------------------------------------ */

/* An entry of one kind, by what later ones replace it. */
struct row {
	const char *key;
	size_t i;
	const struct afi_entry *entry;
};

static int compare_rows(const void *a, const void *b)
{
	const struct row *left = a, *right = b;
	int diff = compare_small(left->key, right->key, SIZE_MAX);

	return diff ? diff : (left->i > right->i) - (left->i < right->i);
}

/* "NAME@TARGET" for what holds of one thing alone. */
static const char *key_of(struct afi_setup *setup,
			  const struct afi_entry *entry, const char *key)
{
	const char *name = afi_entry_get(entry, key);
	const char *of = afi_entry_is(entry, "setting") ?
			 afi_entry_get(entry, "of") : NULL;
	struct afi_str whole = AFI_STR_INIT;

	if (!of)
		return name;
	afi_str_addf(&whole, "%s@%s", name, of);
	name = afi_arena_strdup(&setup->arena, whole.s);
	afi_str_clear(&whole);
	return name;
}

/*
 * The last entry of kind @what, up to the end of the day @as_of, for each value
 * of @key, sorted by it.  The rows are in @setup's arena.
 */
static size_t last_rows(struct row **out, struct afi_setup *setup,
			const struct afi_fold *fold, const char *what,
			const char *key, int as_of)
{
	struct row *rows = afi_arena_calloc(&setup->arena, fold->nlive,
					    sizeof(*rows));
	size_t i, n = 0, kept = 0;

	for (i = 0; i < fold->nlive; i++)
		if (afi_entry_is(fold->live[i], what) &&
		    afi_fold_day(fold, fold->live[i]) <= as_of)
			rows[n++] = (struct row){
				key_of(setup, fold->live[i], key), i,
				fold->live[i],
			};
	qsort(rows, n, sizeof(*rows), compare_rows);
	for (i = 0; i < n; i++)
		if (i + 1 == n || compare_small(rows[i].key, rows[i + 1].key,
						SIZE_MAX) != 0)
			rows[kept++] = rows[i];
	*out = rows;
	return kept;
}

static bool has_item(const struct afi_field *field, const char *item)
{
	size_t i;

	for (i = 0; field && i < field->nitems; i++)
		if (strcmp(field->items[i], item) == 0)
			return true;
	return false;
}

/* The list under @key; whoever was listed before there was one has none. */
static const char *const *items(size_t *n, const struct afi_entry *entry,
				const char *key)
{
	const struct afi_field *field = afi_entry_field(entry, key);

	*n = field ? field->nitems : 0;
	return field ? field->items : NULL;
}

static void fold_people(struct afi_setup *out, const struct afi_fold *fold,
			int as_of)
{
	struct row *rows;
	size_t i, n = last_rows(&rows, out, fold, "person", "email",
				as_of);

	out->people = afi_arena_calloc(&out->arena, n, sizeof(*out->people));
	for (i = 0; i < n; i++) {
		const struct afi_entry *entry = rows[i].entry;
		struct afi_person person = {
			.name = afi_entry_get(entry, "name"),
			.email = rows[i].key,
			.may_erase = has_item(afi_entry_field(entry, "may"),
					      "erase"),
			.since = afi_fold_day(fold, entry),
			.listed_by = entry->by,
		};

		person.speaks_for = items(&person.nparties, entry, "for");
		person.posts = items(&person.nposts, entry, "post");
		if (person.nparties)
			out->people[out->npeople++] = person;
	}
}

static void fold_forces(struct afi_setup *out, const struct afi_fold *fold,
			int as_of)
{
	struct row *rows;
	size_t i, n = last_rows(&rows, out, fold, "force", "name",
				as_of);

	out->forces = afi_arena_calloc(&out->arena, n, sizeof(*out->forces));
	out->nforces = n;
	for (i = 0; i < n; i++)
		out->forces[i] = (struct afi_force){
			.slug = rows[i].key,
			.title = afi_entry_get(rows[i].entry, "title"),
		};
}

static void fold_settings(struct afi_setup *out, const struct afi_fold *fold,
			  int as_of)
{
	struct row *rows;
	size_t i, n = last_rows(&rows, out, fold, "setting", "name",
				as_of);

	out->settings = afi_arena_calloc(&out->arena, n,
					 sizeof(*out->settings));
	out->nsettings = n;
	for (i = 0; i < n; i++)
		out->settings[i] = (struct afi_setting){
			.name = rows[i].key,
			.value = afi_entry_get(rows[i].entry, "value"),
			.since = afi_fold_day(fold, rows[i].entry),
			.set_by = rows[i].entry->by,
		};
}

void afi_setup_fold(struct afi_setup *out, const struct afi_record *rec,
		    int as_of)
{
	struct afi_fold fold = AFI_FOLD_INIT;

	/* What was filled in of days before the register was made counts. */
	if (afi_fold_make(&fold, rec, INT_MAX, 0)) {
		out->title = fold.state.title;
		out->example = afi_entry_get(&rec->entries[0], "example");
		fold_people(out, &fold, as_of);
		fold_forces(out, &fold, as_of);
		fold_settings(out, &fold, as_of);
	}
	afi_fold_clear(&fold);
}

/* ---- looking up ---------------------------------------------------------- */

const char *afi_party_the(const char *party)
{
	if (strcmp(party, AFI_FORCE) == 0)
		return "the force";
	if (strcmp(party, AFI_PCC) == 0)
		return "the PCC";
	return strcmp(party, AFI_HMICFRS) == 0 ? "HMICFRS" : party;
}

const struct afi_person *afi_setup_person(const struct afi_setup *setup,
					  const char *by)
{
	size_t i;

	for (i = 0; i < setup->npeople; i++)
		if (is_address(setup->people[i].email, by))
			return &setup->people[i];
	return NULL;
}

bool afi_person_speaks(const struct afi_person *person, const char *party)
{
	size_t i;

	for (i = 0; person && i < person->nparties; i++)
		if (strcmp(person->speaks_for[i], party) == 0)
			return true;
	return false;
}

enum afi_code afi_setup_party(const char **out, const struct afi_setup *setup,
			      const char *by, struct afi_err *err)
{
	const struct afi_person *person = afi_setup_person(setup, by);

	if (!person)
		return afi_err_set(err, AFI_EINVALID, "%s is not in this "
				   "register; somebody who is can add them "
				   "with 'afi person'", by);
	if (person->nparties != 1)
		return afi_err_set(err, AFI_EUSAGE, "%s speaks for several "
				   "parties; say with --as for which",
				   person->name);
	*out = person->speaks_for[0];
	return AFI_OK;
}

bool afi_setup_is_own(const struct afi_setup *setup,
		      const struct afi_entry *entry)
{
	return !entry->source ||
	       (setup && afi_person_speaks(afi_setup_person(setup, entry->by),
					   entry->as));
}

const struct afi_setting *afi_setup_setting(const struct afi_setup *setup,
					    const char *name)
{
	size_t i;

	for (i = 0; i < setup->nsettings; i++)
		if (strcmp(setup->settings[i].name, name) == 0)
			return &setup->settings[i];
	return NULL;
}

const char *afi_setup_get(const struct afi_setup *setup, const char *name)
{
	const struct afi_setting *setting = afi_setup_setting(setup, name);

	return setting ? setting->value : NULL;
}

bool afi_setting_is_query(const char *name)
{
	const size_t len = strlen(AFI_QUERY);

	return strncmp(name, AFI_QUERY, len) == 0 &&
	       afi_slug_valid(name) && afi_slug_valid(name + len);
}

/* Whether @name is @known's, alone or with what it holds of. */
static bool is_called(const struct afi_known_setting *known, const char *name)
{
	const size_t len = strlen(known->name);

	if (known->sort == AFI_SETTING_QUERY)
		return afi_setting_is_query(name);
	return strncmp(known->name, name, len) == 0 &&
	       (!name[len] || (known->scoped && name[len] == '@'));
}

const struct afi_known_setting *afi_setup_known_as(const char *name)
{
	const struct afi_known_setting *known;
	size_t i;

	for (i = 0; (known = afi_setup_known(i)); i++)
		if (is_called(known, name))
			break;
	return known;
}

/* The value of @name for what @target, of which @level is known, names. */
static const char *get_at(const struct afi_setup *setup, const char *name,
			  const struct afi_target *target, bool inspection)
{
	struct afi_target of = { .level = AFI_REGISTER };
	struct afi_str whole = AFI_STR_INIT;
	const char *value;

	memcpy(of.force, target->force, sizeof(of.force));
	if (inspection) {
		of.level = AFI_INSPECTION;
		memcpy(of.inspection, target->inspection,
		       sizeof(of.inspection));
	}
	afi_str_addf(&whole, "%s@", name);
	afi_target_print(&whole, &of);
	value = afi_setup_get(setup, whole.s);
	afi_str_clear(&whole);
	return value;
}

const char *afi_setup_get_for(const struct afi_setup *setup, const char *name,
			      const struct afi_target *target)
{
	const char *value = NULL;

	if (*target->inspection)
		value = get_at(setup, name, target, true);
	if (!value && *target->force)
		value = get_at(setup, name, target, false);
	return value ? value : afi_setup_get(setup, name);
}

const struct afi_force *afi_setup_force(const struct afi_setup *setup,
					const char *slug)
{
	size_t i;

	for (i = 0; i < setup->nforces; i++)
		if (strcmp(setup->forces[i].slug, slug) == 0)
			return &setup->forces[i];
	return NULL;
}
