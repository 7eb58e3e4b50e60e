/* What entries say, as it would be typed again: withheld again where it is. */
#include <stdlib.h>
#include <string.h>

#include "query_export.h"

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

/* ---- what is withheld ---------------------------------------------------- */

/* Append the part of @text that is withheld so that it is withheld again where
 * it is read; what cannot be written so is hidden. */
static void add_withheld(struct afi_str *out, const char *text,
			 const struct afi_span *span)
{
	struct afi_str words = AFI_STR_INIT;
	const char *inner;

	afi_str_add(&words, text + span->begin, span->end - span->begin);
	inner = strstr(words.s, "]]");
	if (strncmp(words.s, "[[", 2) == 0 && inner && !inner[2])
		afi_str_adds(out, words.s);	/* never known */
	else if (inner || strstr(words.s, "[[") ||
		 words.s[words.len - 1] == ']')
		afi_str_addf(out, "[[withheld %.*s]]", (int)span->sort_len,
			     span->sort);
	else
		afi_str_addf(out, "[[withheld %.*s: %s]]", (int)span->sort_len,
			     span->sort, words.s);
	afi_str_clear(&words);
}

/* Keys whose values have a form of their own. */
static bool has_form(const char *key)
{
	static const char *const forms[] = {
		"due", "due-words", "published", "issued", "until", "outcome",
		"part", "position", "to", "sort", "question", "grade", "body",
		"better", "held", "type", "wording", "numbered",
	};

	return !afi_field_has_words(key) ||
	       is_one_of(key, forms, sizeof(forms) / sizeof(*forms));
}

static void add_typed(struct afi_str *out, const struct afi_typist *typist,
		      const struct afi_entry *entry, const char *key,
		      const char *text)
{
	struct afi_spans spans = { 0 };
	size_t from = 0;

	if (!has_form(key))
		afi_marks_spans(&spans, &typist->marks, typist->rec, entry, key,
				text);
	for (size_t i = 0; i < spans.n; i++) {
		afi_str_add(out, text + from, spans.v[i].begin - from);
		if (spans.v[i].end > spans.v[i].begin)
			add_withheld(out, text, &spans.v[i]);
		from = spans.v[i].end;
	}
	afi_str_adds(out, text + from);
	free(spans.v);
}

static json_t *view_typed(const struct afi_typist *typist,
			  const struct afi_entry *entry, const char *key)
{
	const char *value = afi_entry_get(entry, key);
	struct afi_str typed = AFI_STR_INIT;
	json_t *view;

	if (value)
		add_typed(&typed, typist, entry, key, value);
	view = afi_view_text(value ? typed.s : NULL);
	afi_str_clear(&typed);
	return view;
}

/* ---- what has a column --------------------------------------------------- */

static const char *const columns[] = {
	"title", "text", "owner", "board", "priority",
};

static json_t *view_themes(const struct afi_typist *typist,
			   const struct afi_entry *entry)
{
	const struct afi_field *field = afi_entry_field(entry, "theme");
	struct afi_str themes = AFI_STR_INIT;
	json_t *view;

	for (size_t i = 0; field && i < field->nitems; i++) {
		if (i)
			afi_str_addc(&themes, '\n');
		add_typed(&themes, typist, entry, "theme", field->items[i]);
	}
	view = afi_view_text(themes.len ? themes.s : NULL);
	afi_str_clear(&themes);
	return view;
}

void afi_view_put_typed(json_t *row, const struct afi_typist *typist,
			const struct afi_entry *entry)
{
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		afi_view_put(row, columns[i],
			     view_typed(typist, entry, columns[i]));
	afi_view_put(row, "themes", view_themes(typist, entry));
}

/* ---- all else ------------------------------------------------------------ */

/* What has a column, or is told by the target, or names other entries. */
static bool is_no_detail(const char *key)
{
	static const char *const others[] = {
		"id", "after", "at", "by", "as", "source", "what", "happened",
		"corrects", "retract", "action", "kind", "number", "under",
		"theme", "due", "answers", "kept",
	};

	return is_one_of(key, columns, sizeof(columns) / sizeof(*columns)) ||
	       is_one_of(key, others, sizeof(others) / sizeof(*others));
}

json_t *afi_view_details(const struct afi_typist *typist,
			 const struct afi_entry *entry)
{
	struct afi_str details = AFI_STR_INIT;
	json_t *view;

	for (size_t i = 0; i < entry->nfields; i++) {
		const struct afi_field *field = &entry->fields[i];

		if (!field->value || is_no_detail(field->key))
			continue;
		afi_str_addf(&details, "%s%s: ", details.len ? "\n" : "",
			     field->key);
		add_typed(&details, typist, entry, field->key, field->value);
	}
	if (afi_entry_is(entry, "evidence"))
		afi_str_adds(&details, "\nkept: no");
	if (afi_entry_is(entry, "evidence") && !afi_entry_get(entry, "held"))
		afi_str_adds(&details, "\nheld: the register that this was "
			     "exported from");
	view = afi_view_text(details.len ? details.s : NULL);
	afi_str_clear(&details);
	return view;
}
