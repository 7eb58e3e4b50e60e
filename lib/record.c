#include "record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "id.h"
#include "record_kinds.h"
#include "vec.h"

void afi_record_clear(struct afi_record *rec)
{
	afi_arena_clear(&rec->arena);
	free(rec->entries);
	*rec = (struct afi_record)AFI_RECORD_INIT;
}

void afi_record_reset(struct afi_record *rec)
{
	afi_arena_reset(&rec->arena);
	rec->n = 0;
}

const struct afi_field *afi_entry_field(const struct afi_entry *entry,
					const char *key)
{
	return afi_fields_find(entry->fields, entry->nfields, key);
}

const char *afi_entry_get(const struct afi_entry *entry, const char *key)
{
	return afi_fields_get(entry->fields, entry->nfields, key);
}

/* For values that were checked when the entry was taken in. */
int afi_entry_number(const struct afi_entry *entry, const char *key)
{
	const char *value = afi_entry_get(entry, key);

	return value ? (int)strtol(value, NULL, 10) : 0;
}

bool afi_entry_same(const struct afi_entry *a, const struct afi_entry *b)
{
	return strcmp(a->id, b->id) == 0 && a->len == b->len &&
	       memcmp(a->bytes, b->bytes, a->len) == 0;
}

bool afi_entry_is(const struct afi_entry *entry, const char *what)
{
	return strcmp(entry->what, what) == 0;
}

const struct afi_entry *afi_record_find(const struct afi_record *rec,
					const char *id)
{
	size_t i;

	for (i = 0; i < rec->n; i++)
		if (strcmp(rec->entries[i].id, id) == 0)
			return &rec->entries[i];
	return NULL;
}

const char *afi_record_kind(const struct afi_record *rec)
{
	return rec->n ? afi_entry_get(&rec->entries[0], "kind") : NULL;
}

int64_t afi_record_latest(const struct afi_record *rec)
{
	int64_t latest = INT64_MIN;
	size_t i;

	for (i = 0; i < rec->n; i++)
		if (rec->entries[i].at > latest)
			latest = rec->entries[i].at;
	return latest;
}

static const char *scalar(const struct afi_field *field)
{
	return field ? field->value : NULL;
}

static enum afi_code fill_times(struct afi_entry *entry, const char *at,
				const char *happened, struct afi_err *err)
{
	enum afi_code rc;
	int day;

	rc = afi_time_parse(&entry->at, at, err);
	if (rc)
		return rc;
	entry->happened = day = afi_time_day(entry->at);
	if (!happened)
		return AFI_OK;
	rc = afi_day_parse(&entry->happened, happened, err);
	if (rc || entry->happened <= day)
		return rc;
	return afi_err_set(err, AFI_EINVALID, "happened on %s, but was "
			   "recorded before, at %s", happened, at);
}

/* Take what every entry has out of its fields. */
static enum afi_code fill(struct afi_entry *entry,
			  const struct afi_checked *checked,
			  struct afi_err *err)
{
	const struct afi_field *const *common = checked->common;

	entry->known = checked->kind;
	memcpy(entry->id, common[AFI_COMMON_ID]->value, AFI_ID_LEN);
	if (common[AFI_COMMON_AFTER]) {
		entry->after = common[AFI_COMMON_AFTER]->items;
		entry->nafter = common[AFI_COMMON_AFTER]->nitems;
	}
	entry->by = common[AFI_COMMON_BY]->value;
	entry->as = common[AFI_COMMON_AS]->value;
	entry->source = scalar(common[AFI_COMMON_SOURCE]);
	entry->what = common[AFI_COMMON_WHAT]->value;
	entry->corrects = scalar(common[AFI_COMMON_CORRECTS]);
	entry->retract = common[AFI_COMMON_RETRACT];
	entry->action = scalar(common[AFI_COMMON_ACTION]);
	return fill_times(entry, common[AFI_COMMON_AT]->value,
			  scalar(common[AFI_COMMON_HAPPENED]), err);
}

static void push(struct afi_record *rec, const struct afi_entry *entry)
{
	if (rec->n == rec->size) {
		rec->size = rec->size ? rec->size * 2 : 8;
		rec->entries = afi_xrealloc(rec->entries, rec->size,
					    sizeof(*rec->entries));
	}
	rec->entries[rec->n++] = *entry;
}

enum afi_code afi_record_add(struct afi_record *rec,
			     const struct afi_field *fields, size_t nfields,
			     const char *bytes, size_t len, int line,
			     struct afi_err *err)
{
	struct afi_entry entry = {
		.fields = fields, .nfields = nfields,
		.bytes = bytes, .len = len, .line = line,
	};
	struct afi_checked checked;
	enum afi_code rc;

	rc = afi_fields_check(&checked, fields, nfields, line, err);
	if (rc)
		return rc;
	if (fill(&entry, &checked, err))
		return afi_err_line(line, err);
	push(rec, &entry);
	return AFI_OK;
}

/* ---- new entries --------------------------------------------------------- */

void afi_draft_clear(struct afi_draft *draft)
{
	afi_arena_clear(&draft->arena);
	free(draft->v);
	*draft = (struct afi_draft)AFI_DRAFT_INIT;
}

static struct afi_field *new_field(struct afi_draft *draft, const char *key)
{
	struct afi_field *field = afi_vec_push(draft);

	*field = (struct afi_field){
		.key = afi_arena_strdup(&draft->arena, key),
	};
	return field;
}

void afi_draft_add(struct afi_draft *draft, const char *key,
		   const char *value)
{
	if (value)
		new_field(draft, key)->value =
			afi_arena_strdup(&draft->arena, value);
}

void afi_draft_number(struct afi_draft *draft, const char *key, long value)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "%ld", value);
	afi_draft_add(draft, key, digits);
}

void afi_draft_list(struct afi_draft *draft, const char *key,
		    const char *const *items, size_t n)
{
	const char **copies = afi_arena_calloc(&draft->arena, n,
					       sizeof(*copies));
	struct afi_field *field;
	size_t i;

	for (i = 0; i < n; i++)
		copies[i] = afi_arena_strdup(&draft->arena, items[i]);
	field = new_field(draft, key);
	field->items = copies;
	field->nitems = n;
}

static void copy_field(struct afi_draft *draft, const struct afi_field *field)
{
	if (field->items)
		afi_draft_list(draft, field->key, field->items, field->nitems);
	else
		afi_draft_add(draft, field->key, field->value);
}

void afi_draft_prepend(struct afi_draft *draft, const struct afi_draft *head)
{
	struct afi_draft all = AFI_DRAFT_INIT;
	size_t i;

	for (i = 0; i < head->n; i++)
		copy_field(&all, &head->v[i]);
	for (i = 0; i < draft->n; i++)
		copy_field(&all, &draft->v[i]);
	afi_draft_clear(draft);
	*draft = all;
}
