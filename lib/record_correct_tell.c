/* What a correction changes, for people. */
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "record_correct.h"
#include "record_kinds.h"
#include "withheld.h"

enum { SHOWN = 60 };		/* bytes of a value that are told, about */

static void add_shortened(struct afi_str *out, const char *value)
{
	size_t line = strcspn(value, "\n"), n = line;

	if (n > SHOWN)
		for (n = SHOWN; n && ((unsigned char)value[n] & 0xC0) == 0x80;)
			n--;
	afi_str_add(out, value, n);
	if (value[n])
		afi_str_adds(out, "...");
}

static void add_date(struct afi_str *out, const char *value, const char *words)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_date date;

	if (afi_date_read(&date, value, words, &ignored))
		afi_str_adds(out, value);
	else
		afi_date_show(out, &date);
}

/* What the fields at @v say under @key, for people. */
static void add_value(struct afi_str *out, const struct afi_key *key,
		      const struct afi_field *v, size_t n)
{
	const struct afi_field *field = afi_fields_find(v, n, key->name);
	size_t i;

	if (!field)
		afi_str_adds(out, "none");
	else if (field->items)
		for (i = 0; i < field->nitems; i++)
			afi_str_addf(out, "%s%s", i ? ", " : "",
				     field->items[i]);
	else if (key->type == AFI_KEY_DAY || key->type == AFI_KEY_DATE)
		add_date(out, field->value,
			 strcmp(key->name, "due") == 0 ?
			 afi_fields_get(v, n, "due-words") : NULL);
	else
		afi_str_adds(out, field->value);
}

/* What of @value may be told, which stands or will stand under @key. */
static void add_open(struct afi_str *out, const struct afi_record *rec,
		     const struct afi_entry *entry, const char *key,
		     const char *value)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_marks marks = { 0 };

	afi_marks_find(&marks, rec);
	afi_marks_hide(&text, &marks, rec, entry, key, value);
	add_shortened(out, text.s);
	afi_str_clear(&text);
	free(marks.v);
}

void afi_correct_tell_one(struct afi_str *out, const struct afi_record *rec,
			  const struct afi_entry *entry, const char *key,
			  const char *before, const char *after)
{
	afi_str_addf(out, "  %s: ", key);
	add_open(out, rec, entry, key, before);
	afi_str_adds(out, " -> ");
	add_open(out, rec, entry, key, after);
	afi_str_addc(out, '\n');
}

void afi_correct_tell(struct afi_str *out, const struct afi_record *rec,
		      const struct afi_entry *entry, const char *what,
		      const struct afi_field *old, size_t nold,
		      const struct afi_draft *now)
{
	const struct afi_kind *kind = afi_kind_find(what, NULL, true);
	struct afi_str before = AFI_STR_INIT, after = AFI_STR_INIT;
	const struct afi_key *key;

	for (key = kind->keys; key->name; key++) {
		if (strcmp(key->name, "due-words") == 0)
			continue;
		afi_str_reset(&before);
		afi_str_reset(&after);
		add_value(&before, key, old, nold);
		add_value(&after, key, now->v, now->n);
		if (strcmp(before.s, after.s) != 0)
			afi_correct_tell_one(out, rec, entry, key->name,
					     before.s, after.s);
	}
	afi_str_clear(&after);
	afi_str_clear(&before);
}
