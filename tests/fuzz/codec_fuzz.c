/*
 * Any bytes as a record, and any text in one.
 *
 * What is read is clean, keeps to the form of entries, and is written so that
 * it reads the same again; a file in its proper order is written byte for byte
 * as it was.  Each of its entries also reads alone as it did in the file.  And
 * any text that can be normalised can be written, and comes back as it was.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "record.h"
#include "str.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "it does not hold that %s\n", what);
	abort();
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* ---- entries ----------------------------------------------------------- */

static void clean(const char *s)
{
	must(!s || afi_text_is_clean(s, strlen(s), NULL), "texts are clean");
}

static void check_fields(const struct afi_entry *entry)
{
	size_t i, k;

	for (i = 0; i < entry->nfields; i++) {
		const struct afi_field *field = &entry->fields[i];

		clean(field->key);
		clean(field->value);
		must(!(field->value && field->items), "a value is no list");
		for (k = 0; k < field->nitems; k++)
			clean(field->items[k]);
		for (k = 0; k < i; k++)
			must(!same(entry->fields[k].key, field->key),
			     "no key stands twice");
	}
}

static void check_form(const struct afi_entry *entry)
{
	const char *s = entry->bytes;
	size_t i;

	must(entry->len > 2 && entry->len <= AFI_ENTRY_MAX,
	     "entries have their size");
	must(memcmp(s, "- ", 2) == 0, "entries begin with '- '");
	must(s[entry->len - 1] == '\n', "entries end in LF");
	for (i = 0; i + 1 < entry->len; i++)
		must(s[i] != '\n' || s[i + 1] == '\n' ||
		     memcmp(s + i + 1, "  ", 2) == 0,
		     "the other lines are indented");
}

static void same_fields(const struct afi_entry *a, const struct afi_entry *b)
{
	size_t i, k;

	must(a->nfields == b->nfields, "an entry reads alone as in its file");
	for (i = 0; i < a->nfields; i++) {
		const struct afi_field *x = &a->fields[i], *y = &b->fields[i];

		must(same(x->key, y->key) && same(x->value, y->value) &&
		     x->nitems == y->nitems && !x->items == !y->items,
		     "an entry reads alone as in its file");
		for (k = 0; k < x->nitems; k++)
			must(same(x->items[k], y->items[k]),
			     "an entry reads alone as in its file");
	}
}

static void check_alone(const struct afi_entry *entry)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	must(!afi_codec_append(&rec, entry->bytes, entry->len, &err),
	     "an entry reads alone");
	same_fields(entry, &rec.entries[0]);
	afi_record_clear(&rec);
}

/* ---- files ------------------------------------------------------------- */

/* How many entries the lines of a file say that it has. */
static size_t entries_in(const char *s, size_t size)
{
	size_t n = 1, i;
	bool journal = false;

	for (i = 0; i + 2 < size; i++) {
		if (i > 0 && s[i - 1] != '\n')
			continue;
		if (size - i >= 9 && memcmp(s + i, "journal:\n", 9) == 0)
			journal = true;
		n += journal && memcmp(s + i, "- ", 2) == 0;
	}
	return n;
}

static bool in_order(const struct afi_record *rec)
{
	size_t i;

	for (i = 1; i < rec->n; i++)
		if (rec->entries[i].line <= rec->entries[i - 1].line)
			return false;
	return true;
}

static void check_file(const struct afi_record *rec, const char *s,
		       size_t size)
{
	struct afi_record again = AFI_RECORD_INIT;
	struct afi_str out = AFI_STR_INIT, twice = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t i;

	afi_codec_write(&out, rec);
	if (in_order(rec) && entries_in(s, size) == rec->n)
		must(out.len == size && memcmp(out.s, s, size) == 0,
		     "a file in order is written as it was");
	must(!afi_codec_parse(&again, out.s, out.len, &err),
	     "what was written can be read");
	must(afi_record_equal(rec, &again), "it is the same again");
	for (i = 0; i < rec->n; i++)
		same_fields(&rec->entries[i], &again.entries[i]);
	afi_codec_write(&twice, &again);
	must(same(out.s, twice.s), "it is written the same again");
	afi_record_clear(&again);
	afi_str_clear(&twice);
	afi_str_clear(&out);
}

static void as_file(const char *s, size_t size)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t i;

	if (afi_codec_parse(&rec, s, size, &err)) {
		must(err.code == AFI_EINVALID, "bad bytes are invalid");
		must(strncmp(err.msg, "line ", 5) == 0 ||
		     strstr(err.msg, "entr"), "the message names a line");
		must(rec.n == 0 && !rec.entries, "nothing is left");
		return;
	}
	for (i = 0; i < rec.n; i++) {
		check_fields(&rec.entries[i]);
		check_form(&rec.entries[i]);
		check_alone(&rec.entries[i]);
	}
	check_file(&rec, s, size);
	afi_record_clear(&rec);
}

/* ---- texts ------------------------------------------------------------- */

static void as_text(const char *s, size_t size)
{
	static const char *const after = "b4x0c9d1m2kq";
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT, out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const char *item;

	if (size > AFI_ENTRY_MAX / 16 ||
	    afi_text_normalise(&text, s, size, &err))
		goto out;
	afi_draft_add(&draft, "id", "k7mq2x8w0p9d");
	afi_draft_list(&draft, "after", &after, 1);
	afi_draft_add(&draft, "at", "2025-01-09T10:12:44Z");
	afi_draft_add(&draft, "by", "Lead <lead@force.example>");
	afi_draft_add(&draft, "as", "force");
	afi_draft_add(&draft, "what", "from-the-future");
	afi_draft_add(&draft, "text", text.s);
	item = text.s;
	afi_draft_list(&draft, "list", &item, 1);
	must(!afi_codec_entry(&out, &draft, &err),
	     "any clean text can be written");
	must(!afi_codec_append(&rec, out.s, out.len, &err),
	     "what was written can be appended");
	must(same(afi_entry_get(&rec.entries[0], "text"), text.s),
	     "a text comes back as it was");
	must(same(afi_entry_field(&rec.entries[0], "list")->items[0], text.s),
	     "an item comes back as it was");
out:
	afi_str_clear(&out);
	afi_str_clear(&text);
	afi_record_clear(&rec);
	afi_draft_clear(&draft);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Nothing may need a NUL behind the bytes. */
	as_file((const char *)data, size);
	as_text((const char *)data, size);
	return 0;
}
