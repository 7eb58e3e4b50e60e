/* Words that are withheld, left out of what is told; and which they are. */
#include "withheld.h"

#include <stdlib.h>
#include <string.h>

#include "record_correct.h"
#include "vec.h"

void afi_marks_hide(struct afi_str *out, const struct afi_marks *marks,
		    const struct afi_record *rec,
		    const struct afi_entry *entry, const char *field,
		    const char *text)
{
	struct afi_spans spans = { 0 };
	size_t from = 0;

	afi_marks_spans(&spans, marks, rec, entry, field, text);
	for (size_t i = 0; i < spans.n; i++) {
		const struct afi_span *span = &spans.v[i];

		afi_str_add(out, text + from, span->begin - from);
		afi_str_addf(out, "[[withheld %.*s]]", (int)span->sort_len,
			     span->sort);
		from = span->end;
	}
	afi_str_adds(out, text + from);
	free(spans.v);
}

/* ---- a record made clean ------------------------------------------------- */

/* What @rec, an earlier state of @newest, has of what counts as @of there: it
 * may have another heading. */
static const struct afi_entry *of_earlier(const struct afi_record *newest,
					  const struct afi_record *rec,
					  const struct afi_entry *of)
{
	const struct afi_entry *found = NULL;

	for (size_t i = 0; i < newest->n && !found; i++)
		if (afi_marked_as(newest, &newest->entries[i]) == of)
			found = afi_record_find(rec, newest->entries[i].id);
	return found ? afi_marked_as(rec, found) : NULL;
}

void afi_marks_onto(struct afi_marks *out, const struct afi_marks *marks,
		    const struct afi_record *newest,
		    const struct afi_record *rec)
{
	for (size_t i = 0; i < marks->n; i++) {
		struct afi_mark mark = marks->v[i];

		mark.of = of_earlier(newest, rec, mark.of);
		if (mark.of)
			*afi_vec_push(out) = mark;
	}
}

/* Whether what stands under @key is somebody's words, and not what the state
 * is worked out from: a whole entry that is withheld still counts. */
static bool is_hidden(const struct afi_entry *entry, const char *key)
{
	static const char *const counts[] = {
		"outcome", "better", "position", "part", "to", "body",
		"superseded-by", "email", "for", "may", "field", "due",
		"published", "issued", "until", "erased-at", "numbered",
	};

	if (!afi_field_has_words(key))
		return false;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		if (!strcmp(counts[i], key))
			return false;
	/* Of a link it is the other end, of a measure what is aimed at. */
	if (!strcmp(key, "target"))
		return !afi_entry_is(entry, "link");
	return strcmp(key, "sort") != 0;
}

struct cleaning {
	struct afi_record *rec;
	const struct afi_marks *marks;
	struct afi_secrets *secrets;
	bool nothing;		/* neither a mark nor a secret */
};

/* @text, or in the record's arena what is left of it.  Most texts have nothing
 * to hide in them, which is known sooner than what @key is. */
static const char *clean_text(struct cleaning *c, const struct afi_entry *entry,
			      const char *key, const char *text)
{
	struct afi_spans spans = { 0 };
	struct afi_str left = AFI_STR_INIT;

	/* What is left to hide is a [[withheld KIND]] without words. */
	if (c->nothing && !strstr(text, "[[") &&
	    !afi_entry_is(entry, "withhold"))
		return text;
	afi_marks_spans(&spans, c->marks, c->rec, entry, key, text);
	/* Nothing of what a mark says is published, nor where it comes from. */
	if (afi_entry_is(entry, "withhold"))
		*afi_vec_push(&spans) =
			(struct afi_span){ 0, strlen(text), "", 0 };
	afi_secrets_spans(&spans, c->secrets, text);
	if (spans.n && is_hidden(entry, key)) {
		afi_spans_join(&spans, 0);
		afi_spans_hide(&left, &spans, text);
		text = afi_arena_copy(&c->rec->arena, left.s, left.len);
	}
	afi_str_clear(&left);
	free(spans.v);
	return text;
}

static bool clean_items(struct cleaning *c, const struct afi_entry *entry,
			struct afi_field *field)
{
	const char **items = NULL;

	for (size_t i = 0; i < field->nitems; i++) {
		const char *text = clean_text(c, entry, field->key,
					      field->items[i]);

		if (text == field->items[i])
			continue;
		if (!items) {
			items = afi_arena_calloc(&c->rec->arena, field->nitems,
						 sizeof(*items));
			memcpy(items, field->items,
			       field->nitems * sizeof(*items));
		}
		items[i] = text;
	}
	if (items)
		field->items = items;
	return items;
}

static bool clean_field(struct cleaning *c, const struct afi_entry *entry,
			struct afi_field *field)
{
	const char *text;

	if (field->items)
		return clean_items(c, entry, field);
	if (!field->value)
		return false;
	text = clean_text(c, entry, field->key, field->value);
	if (text == field->value)
		return false;
	field->value = text;
	return true;
}

/* The entry is as it was until all its fields are clean: marks are compared
 * with it meanwhile. */
static void clean_entry(struct cleaning *c, struct afi_entry *entry)
{
	struct afi_field *fields = NULL;

	for (size_t i = 0; i < entry->nfields; i++) {
		struct afi_field field = entry->fields[i];

		if (!clean_field(c, entry, &field))
			continue;
		if (!fields) {
			fields = afi_arena_calloc(&c->rec->arena,
						  entry->nfields,
						  sizeof(*fields));
			memcpy(fields, entry->fields,
			       entry->nfields * sizeof(*fields));
		}
		fields[i] = field;
	}
	if (!fields)
		return;
	entry->fields = fields;
	entry->source = afi_entry_get(entry, "source");
}

void afi_marks_clean(struct afi_record *rec, const struct afi_marks *marks,
		     struct afi_secrets *secrets)
{
	struct cleaning c = {
		.rec = rec, .marks = marks, .secrets = secrets,
		.nothing = !marks->n && afi_secrets_none(secrets),
	};

	for (size_t i = 0; i < rec->n; i++)
		clean_entry(&c, &rec->entries[i]);
}

/* ---- which words a mark withholds ---------------------------------------- */

bool afi_phrases_has(const struct afi_phrase_list *list, const char *phrase)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(list->v[i], phrase))
			return true;
	return false;
}

/* Add @text in one line, once. */
static void add_phrase(struct afi_phrase_list *out, struct afi_arena *arena,
		       const char *text)
{
	struct afi_str line = AFI_STR_INIT;
	size_t n;

	for (text += strspn(text, " \t\n"); *text; text += n) {
		n = strcspn(text, " \t\n");
		afi_str_addf(&line, "%s%.*s", line.len ? " " : "", (int)n,
			     text);
		n += strspn(text + n, " \t\n");
	}
	if (line.len && !afi_phrases_has(out, line.s))
		*afi_vec_push(out) = afi_arena_copy(arena, line.s, line.len);
	afi_str_clear(&line);
}

static void add_field(struct afi_phrase_list *out, struct afi_arena *arena,
		      const struct afi_field *field)
{
	if (field->value)
		add_phrase(out, arena, field->value);
	for (size_t i = 0; i < field->nitems; i++)
		add_phrase(out, arena, field->items[i]);
}

/* A file is also called by its name without what comes after the last dot. */
static void add_stem(struct afi_phrase_list *out, struct afi_arena *arena,
		     const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot && dot > name)
		add_phrase(out, arena,
			   afi_arena_copy(arena, name, (size_t)(dot - name)));
}

/* What of an entry that is withheld whole would tell of it elsewhere: its text,
 * its title, its file, its id; not what others share, such as an owner. */
static bool tells(const struct afi_entry *entry, const char *key)
{
	static const char *const keys[] = {
		"id", "text", "title", "sha256", "address", "final-address",
		"held",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (!strcmp(keys[i], key))
			return true;
	return afi_entry_is(entry, "evidence") && !strcmp(key, "name");
}

void afi_mark_phrases(struct afi_phrase_list *out, struct afi_arena *arena,
		      const struct afi_record *rec,
		      const struct afi_mark *mark)
{
	if (mark->words) {
		add_phrase(out, arena, mark->words);
		return;
	}
	for (size_t i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];

		if (afi_marked_as(rec, entry) != mark->of)
			continue;
		for (size_t k = 0; k < entry->nfields; k++) {
			const struct afi_field *field = &entry->fields[k];

			if (mark->field ? strcmp(mark->field, field->key) != 0
					: !tells(entry, field->key))
				continue;
			add_field(out, arena, field);
			if (afi_entry_is(entry, "evidence") &&
			    !strcmp(field->key, "name"))
				add_stem(out, arena, field->value);
		}
	}
}
