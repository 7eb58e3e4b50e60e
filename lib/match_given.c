/* Which numbers are given to findings, in the register and in a document. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"

/* ---- kinds --------------------------------------------------------------- */

static const char *const kinds[] = { "afi", "coc", "rec", "area", "practice",
				     "observation" };

int afi_kind_place(const char *kind)
{
	for (int i = 0; i < (int)(sizeof(kinds) / sizeof(*kinds)); i++)
		if (strcmp(kinds[i], kind) == 0)
			return i;
	return -1;
}

void afi_slot_target(struct afi_target *target, const struct afi_slot *slot)
{
	target->level = AFI_FINDING;
	if (slot->under)
		snprintf(target->finding, sizeof(target->finding),
			 "%s-%d-%d", kinds[slot->kind], slot->under,
			 slot->number);
	else
		snprintf(target->finding, sizeof(target->finding), "%s-%d",
			 kinds[slot->kind], slot->number);
}

/* ---- what is given ------------------------------------------------------- */

/* Where @key stands in @table, or would. */
static size_t table_place(const struct afi_table *table, uint64_t key)
{
	const uint64_t odd = 0x9E3779B97F4A7C15u;
	size_t at = (size_t)((key * odd) >> 20) & (table->size - 1);

	while (table->v[at].key && table->v[at].key != key)
		at = (at + 1) & (table->size - 1);
	return at;
}

static int table_get(const struct afi_table *table, uint64_t key)
{
	return table->size ? table->v[table_place(table, key)].value : 0;
}

static void table_grow(struct afi_table *table)
{
	struct afi_table old = *table;

	table->size = old.size ? old.size * 2 : 64;
	table->v = afi_xcalloc(table->size, sizeof(*table->v));
	for (size_t i = 0; i < old.size; i++)
		if (old.v[i].key)
			table->v[table_place(table, old.v[i].key)] = old.v[i];
	free(old.v);
}

static void table_put(struct afi_table *table, uint64_t key, int value)
{
	size_t at;

	if (2 * (table->n + 1) > table->size)
		table_grow(table);
	at = table_place(table, key);
	table->n += !table->v[at].key;
	table->v[at].key = key;
	table->v[at].value = value;
}

/* Numbers have six digits, so that each slot has a key of its own, and number 0
 * is that of its kind. */
static uint64_t slot_key(const struct afi_slot *slot)
{
	return (uint64_t)(slot->kind + 1) << 48 |
	       (uint64_t)slot->under << 24 | (uint64_t)slot->number;
}

bool afi_shelf_given(const struct afi_shelf *shelf,
		     const struct afi_slot *slot)
{
	return table_get(&shelf->given, slot_key(slot));
}

int afi_shelf_next(const struct afi_shelf *shelf, int kind, int under)
{
	const struct afi_slot of = { kind, under, 0 };

	return table_get(&shelf->given, slot_key(&of)) + 1;
}

void afi_shelf_give(struct afi_shelf *shelf, const struct afi_slot *slot)
{
	const struct afi_slot of = { slot->kind, slot->under, 0 };

	if (slot->number >= afi_shelf_next(shelf, of.kind, of.under))
		table_put(&shelf->given, slot_key(&of), slot->number);
	table_put(&shelf->given, slot_key(slot), 1);
}
