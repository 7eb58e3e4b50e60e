#include "record_echo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record_correct.h"

static const char mark[] = "; SHA-256 ";

/* An entry that was imported. */
struct sound {
	uint64_t key;
	size_t place;
	const char *hash;	/* of its document, and what comes after */
	size_t about;		/* the place of its action; its own if none */
};

struct sounds {
	const struct afi_record *rec;
	struct sound *v;
	size_t n;
	size_t *first;		/* by place */
	const struct afi_entry **actions;	/* that are opened, by id */
	size_t nactions;
};

/* ---- which entries ------------------------------------------------------- */

const char *afi_source_hash(const char *source)
{
	const char *hash = source ? strstr(source, mark) : NULL;

	return hash && strstr(hash, "; afi import ") ? hash : NULL;
}

static int compare_ids(const void *a, const void *b)
{
	const struct afi_entry *const *one = a, *const *two = b;

	return strcmp((*one)->id, (*two)->id);
}

static void find_actions(struct sounds *all)
{
	const struct afi_record *rec = all->rec;

	for (size_t i = 0; i < rec->n; i++)
		if (afi_entry_is(&rec->entries[i], "action"))
			all->actions[all->nactions++] = &rec->entries[i];
	if (all->nactions)
		qsort(all->actions, all->nactions, sizeof(*all->actions),
		      compare_ids);
}

/* The place of what opened the action @id; SIZE_MAX if nothing did. */
static size_t place_of(const struct sounds *all, const char *id)
{
	size_t low = 0, high = all->nactions;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int diff = strcmp(all->actions[middle]->id, id);

		if (!diff)
			return (size_t)(all->actions[middle] -
					all->rec->entries);
		if (diff < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return SIZE_MAX;
}

/* Mark in @gone what was taken back. */
static void find_gone(bool *gone, const struct afi_record *rec)
{
	for (size_t i = 0; i < rec->n; i++)
		if (rec->entries[i].retract)
			gone[afi_record_root(rec, &rec->entries[i]) -
			     rec->entries] = true;
}

static void find_sounds(struct sounds *all)
{
	const struct afi_record *rec = all->rec;
	bool *gone = afi_xcalloc(rec->n, sizeof(*gone));

	find_gone(gone, rec);
	for (size_t i = 1; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];
		const char *hash = afi_source_hash(entry->source);

		if (hash && !entry->corrects && !gone[i] && entry->known &&
		    !afi_entry_is(entry, "opened"))
			all->v[all->n++] = (struct sound){
				.place = i, .hash = hash, .about = i,
			};
	}
	free(gone);
}

/* ---- the same ------------------------------------------------------------ */

/* Each office gives out its own ids and numbers, and its own name to a file. */
static bool is_own(const char *key)
{
	static const char *const own[] = { "id", "after", "at", "by", "source",
					   "number", "action" };

	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (strcmp(own[i], key) == 0)
			return true;
	return false;
}

static uint64_t mix(uint64_t key, const char *s)
{
	do
		key = (key ^ (unsigned char)*s) * 0x100000001B3u;
	while (*s++);
	return key;
}

static void find_key(struct sounds *all, struct sound *sound)
{
	const struct afi_entry *entry = &all->rec->entries[sound->place];
	uint64_t key = mix(0xCBF29CE484222325u, sound->hash);

	if (entry->action) {
		const size_t place = place_of(all, entry->action);

		sound->about = place < sound->place ? all->first[place]
						    : sound->place;
		key ^= sound->about + 1;
	}
	for (size_t i = 0; i < entry->nfields; i++) {
		const struct afi_field *field = &entry->fields[i];

		if (is_own(field->key))
			continue;
		key = mix(key, field->key);
		if (field->value)
			key = mix(key, field->value);
		for (size_t k = 0; k < field->nitems; k++)
			key = mix(key, field->items[k]);
	}
	sound->key = key;
}

/* The next field of @entry from @i on that is not its own affair. */
static size_t next_field(const struct afi_entry *entry, size_t i)
{
	while (i < entry->nfields && is_own(entry->fields[i].key))
		i++;
	return i;
}

static bool same_field(const struct afi_field *a, const struct afi_field *b)
{
	if (strcmp(a->key, b->key) != 0 || a->nitems != b->nitems ||
	    !a->value != !b->value ||
	    (a->value && strcmp(a->value, b->value) != 0))
		return false;
	for (size_t i = 0; i < a->nitems; i++)
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	return true;
}

static bool same(const struct sounds *all, const struct sound *a,
		 const struct sound *b)
{
	const struct afi_entry *one = &all->rec->entries[a->place];
	const struct afi_entry *two = &all->rec->entries[b->place];
	size_t i = next_field(one, 0), k = next_field(two, 0);

	/* what one command records is all of one time */
	if (strcmp(a->hash, b->hash) != 0 || one->at == two->at ||
	    !one->action != !two->action ||
	    (one->action && a->about != b->about))
		return false;
	while (i < one->nfields && k < two->nfields) {
		if (!same_field(&one->fields[i], &two->fields[k]))
			return false;
		i = next_field(one, i + 1);
		k = next_field(two, k + 1);
	}
	return i == one->nfields && k == two->nfields;
}

static int compare(const void *a, const void *b)
{
	const struct sound *one = a, *two = b;

	if (one->key != two->key)
		return one->key < two->key ? -1 : 1;
	return one->place < two->place ? -1 : one->place > two->place;
}

/* Of the sounds from @from to @to those that are echoes; whether there are
 * any. */
static bool find_echoes(struct sounds *all, size_t from, size_t to)
{
	bool found = false;

	for (size_t i = from; i < to; i++)
		find_key(all, &all->v[i]);
	if (to - from > 1)
		qsort(all->v + from, to - from, sizeof(*all->v), compare);
	for (size_t i = from + 1; i < to; i++) {
		const struct sound *last = &all->v[i - 1], *now = &all->v[i];

		if (now->key != last->key || !same(all, last, now))
			continue;
		all->first[now->place] = all->first[last->place];
		found = true;
	}
	return found;
}

/* Those about no action first, among which the actions are. */
static size_t sort_out(struct sounds *all)
{
	struct sound *about = afi_xcalloc(all->n + 1, sizeof(*about));
	size_t n = 0, others = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->rec->entries[all->v[i].place].action)
			about[others++] = all->v[i];
		else
			all->v[n++] = all->v[i];
	memcpy(all->v + n, about, others * sizeof(*about));
	free(about);
	return n;
}

bool afi_record_echoes(size_t *out, const struct afi_record *rec)
{
	struct sounds all = { .rec = rec };
	bool found = false;
	size_t n;

	for (n = 0; n < rec->n && !afi_source_hash(rec->entries[n].source); n++)
		;
	if (n == rec->n)
		return false;
	all.v = afi_xcalloc(rec->n, sizeof(*all.v));
	all.first = afi_xcalloc(rec->n, sizeof(*all.first));
	for (size_t i = 0; i < rec->n; i++)
		all.first[i] = i;
	all.actions = afi_xcalloc(rec->n, sizeof(*all.actions));
	find_actions(&all);
	find_sounds(&all);
	n = sort_out(&all);
	found |= find_echoes(&all, 0, n);
	found |= find_echoes(&all, n, all.n);
	if (found)
		memcpy(out, all.first, rec->n * sizeof(*out));
	free(all.actions);
	free(all.first);
	free(all.v);
	return found;
}

const struct afi_entry *afi_record_voice(const struct afi_record *rec,
					 const struct afi_entry *entry)
{
	size_t *first = afi_xcalloc(rec->n, sizeof(*first));

	if (afi_record_echoes(first, rec))
		entry = &rec->entries[first[entry - rec->entries]];
	free(first);
	return entry;
}
