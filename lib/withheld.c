#include "withheld.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "record_correct.h"
#include "vec.h"

/* ---- which marks there are ----------------------------------------------- */

const struct afi_entry *afi_marked_as(const struct afi_record *rec,
				      const struct afi_entry *entry)
{
	const struct afi_entry *root = afi_record_root(rec, entry);

	if (afi_entry_is(root, "edition") && root->action)
		return afi_record_root(rec, afi_record_find(rec,
							    root->action));
	if (afi_entry_is(root, "edition") || afi_entry_is(root, "opened"))
		return &rec->entries[0];
	return root;
}

static void add_mark(struct afi_marks *out, const struct afi_record *rec,
		     const struct afi_entry *entry)
{
	const struct afi_entry *of = afi_record_find(rec,
						     afi_entry_get(entry,
								   "entry"));

	if (!of)
		return;
	*afi_vec_push(out) = (struct afi_mark){
		.entry = entry, .of = afi_marked_as(rec, of),
		.field = afi_entry_get(entry, "field"),
		.words = afi_entry_get(entry, "words"),
		.sort = afi_entry_get(entry, "sort"),
	};
}

void afi_marks_find(struct afi_marks *out, const struct afi_record *rec)
{
	for (size_t i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];

		if (afi_entry_is(entry, "withhold") && !entry->retract &&
		    afi_record_standing(rec, entry) == entry)
			add_mark(out, rec, entry);
	}
}

const struct afi_mark *afi_marks_whole(const struct afi_marks *marks,
				       const struct afi_record *rec,
				       const struct afi_entry *entry)
{
	const struct afi_entry *as = afi_marked_as(rec, entry);

	for (size_t i = 0; i < marks->n; i++)
		if (marks->v[i].of == as && !marks->v[i].field &&
		    !marks->v[i].words)
			return &marks->v[i];
	return NULL;
}

bool afi_field_has_words(const char *key)
{
	static const char *const others[] = {
		"id", "after", "at", "by", "as", "what", "happened",
		"corrects", "retract", "action", "kind", "number", "under",
		"wording", "numbered", "size", "sha256", "kept", "read-at",
		"entry", "answers", "relation", "no-change", "event",
		"letter", "template", "format", "dated", "made-from",
		"approved-on", "replaces", "elsewhere", "different",
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcmp(others[i], key) == 0)
			return false;
	return true;
}

/* ---- where they apply ---------------------------------------------------- */

static size_t blanks(const char *s)
{
	return strspn(s, " \t\n");
}

/* A text whose blanks and line breaks are single blanks, with the place that
 * each byte has in the original. */
struct folded {
	char *s;
	size_t *at;
	size_t n;
};

static void fold_blanks(struct folded *out, const char *text)
{
	const size_t size = strlen(text) + 1;
	const char *s = text;

	out->s = afi_xmalloc(size);
	out->at = afi_xcalloc(size, sizeof(*out->at));
	out->n = 0;
	while (*s) {
		out->at[out->n] = (size_t)(s - text);
		out->s[out->n++] = blanks(s) ? ' ' : *s;
		s += blanks(s) ? blanks(s) : 1;
	}
	out->at[out->n] = (size_t)(s - text);
	out->s[out->n] = '\0';
}

static void clear_folded(struct folded *folded)
{
	free(folded->at);
	free(folded->s);
}

/* Of each beginning of @words, how long its longest own beginning is that is
 * its end too. */
static size_t *borders(const char *words, size_t n)
{
	size_t *border = afi_xcalloc(n + 1, sizeof(*border));
	size_t i, k = 0;

	for (i = 1; i < n; i++) {
		while (k && words[i] != words[k])
			k = border[k];
		k += words[i] == words[k];
		border[i + 1] = k;
	}
	return border;
}

static void add_span(struct afi_spans *out, size_t begin, size_t end,
		     const char *sort, size_t sort_len)
{
	*afi_vec_push(out) = (struct afi_span){ begin, end, sort, sort_len };
}

/* Add each place of @words in @text, also where they overlap themselves, in
 * time that grows with the two lengths alone. */
static void find_words(struct afi_spans *out, const char *text,
		       const char *words, const char *sort)
{
	struct folded in, what;
	const char *w;
	size_t *border, i, n, k = 0;

	fold_blanks(&in, text);
	fold_blanks(&what, words);
	w = what.s + (what.s[0] == ' ');
	n = strlen(w);
	n -= n && w[n - 1] == ' ';
	border = borders(w, n);
	for (i = 0; n && i < in.n; i++) {
		while (k && (k == n || in.s[i] != w[k]))
			k = border[k];
		k += in.s[i] == w[k];
		if (k == n)
			add_span(out, in.at[i + 1 - n], in.at[i + 1], sort,
				 strlen(sort));
	}
	free(border);
	clear_folded(&what);
	clear_folded(&in);
}

bool afi_words_in(const char *text, const char *words)
{
	struct afi_spans found = { 0 };

	find_words(&found, text, words, "");
	free(found.v);
	return found.n;
}

/* ---- what is typed ------------------------------------------------------- */

#define OPEN "[["
#define CLOSE "]]"
#define WORD "withheld"

/* One [[withheld KIND: words]] in a text; the words are NULL if it has none. */
struct bracket {
	const char *begin, *end;
	const char *sort, *words;
	size_t sort_len, words_len;
};

static bool is_slug_char(char c)
{
	return c && strchr("abcdefghijklmnopqrstuvwxyz0123456789-", c);
}

/* Whether what stands after [[ is meant to withhold, rightly written or not:
 * a slip must not publish what was to be kept back. */
static bool is_meant(const char *s)
{
	s += blanks(s);
	return strncasecmp(s, "withh", 5) == 0 ||
	       strncasecmp(s, "withe", 5) == 0;
}

/* The next bracket from @text on; NULL if there is none. */
static const char *next_bracket(const char *text)
{
	while ((text = strstr(text, OPEN)) && !is_meant(text + strlen(OPEN)))
		text++;
	return text;
}

/* Take apart what begins at @s; what is wrong with it, or NULL. */
static const char *read_bracket(struct bracket *out, const char *s)
{
	const char *inner;

	*out = (struct bracket){ .begin = s };
	s += strlen(OPEN);
	if (strncmp(s, WORD " ", strlen(WORD) + 1) != 0)
		return "is not written as it must be";
	s += strlen(WORD);
	s += strspn(s, " ");
	out->sort = s;
	while (is_slug_char(*s))
		s++;
	out->sort_len = (size_t)(s - out->sort);
	if (!out->sort_len || *out->sort == '-' || out->sort_len > 60)
		return "does not say in one word of small letters what kind "
		       "of thing it is";
	if (strncmp(s, CLOSE, strlen(CLOSE)) == 0) {
		out->end = s + strlen(CLOSE);
		return NULL;
	}
	if (*s != ':')
		return "has something else than a colon after its kind";
	s++;
	out->words = s + blanks(s);
	s = strstr(out->words, CLOSE);
	if (!s)
		return "is not closed with ]]";
	out->end = s + strlen(CLOSE);
	inner = strstr(out->words, OPEN);
	if (inner && inner < s)
		return "has another in it";
	while (s > out->words && strchr(" \t\n", s[-1]))
		s--;
	out->words_len = (size_t)(s - out->words);
	return out->words_len ? NULL : "has no words";
}

static enum afi_code wrong(struct afi_err *err, const char *text,
			   const char *at, const char *why)
{
	size_t line = 1, column = 1;

	for (; text < at; text++) {
		if (*text == '\n') {
			line++;
			column = 0;
		}
		column += ((unsigned char)*text & 0xC0) != 0x80;
	}
	return afi_err_set(err, AFI_EUSAGE, "line %zu, column %zu: the mark "
			   "that begins here %s; write [[withheld KIND: "
			   "words]], such as [[withheld operation: Blue]], or "
			   "[[withheld KIND]] where the words are not known",
			   line, column, why);
}

void afi_typed_clear(struct afi_typed *typed)
{
	afi_arena_clear(&typed->arena);
	free(typed->v);
	*typed = (struct afi_typed)AFI_TYPED_INIT;
}

static void add_typed(struct afi_typed *typed, const char *field,
		      const struct bracket *b)
{
	struct afi_typed_mark mark = {
		.field = afi_arena_strdup(&typed->arena, field),
		.sort = afi_arena_copy(&typed->arena, b->sort, b->sort_len),
		.words = afi_arena_copy(&typed->arena, b->words,
					b->words_len),
	};

	for (size_t i = 0; i < typed->n; i++)
		if (strcmp(typed->v[i].field, mark.field) == 0 &&
		    strcmp(typed->v[i].sort, mark.sort) == 0 &&
		    strcmp(typed->v[i].words, mark.words) == 0)
			return;
	*afi_vec_push(typed) = mark;
}

enum afi_code afi_typed_take(struct afi_str *out, struct afi_typed *typed,
			     const char *field, const char *text,
			     struct afi_err *err)
{
	const char *from = text, *at, *why;
	struct bracket b;

	while ((at = next_bracket(from))) {
		why = read_bracket(&b, at);
		if (why)
			return wrong(err, text, at, why);
		afi_str_add(out, from, (size_t)(at - from));
		if (b.words) {
			afi_str_add(out, b.words, b.words_len);
			add_typed(typed, field, &b);
		} else {
			afi_str_add(out, b.begin, (size_t)(b.end - b.begin));
		}
		from = b.end;
	}
	afi_str_adds(out, from);
	return AFI_OK;
}

static enum afi_code take_list(struct afi_draft *out, struct afi_typed *typed,
			       const struct afi_field *field,
			       struct afi_err *err)
{
	const char **items = afi_arena_calloc(&typed->arena, field->nitems,
					      sizeof(*items));
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < field->nitems && !rc; i++) {
		afi_str_reset(&text);
		rc = afi_typed_take(&text, typed, field->key, field->items[i],
				    err);
		items[i] = afi_arena_strdup(&typed->arena, text.s);
	}
	if (!rc)
		afi_draft_list(out, field->key, items, field->nitems);
	afi_str_clear(&text);
	return rc;
}

enum afi_code afi_typed_take_all(struct afi_draft *out,
				 struct afi_typed *typed, const char *what,
				 const struct afi_draft *draft,
				 struct afi_err *err)
{
	const bool mark = strcmp(what, "withhold") == 0;
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < draft->n && !rc; i++) {
		const struct afi_field *field = &draft->v[i];

		afi_str_reset(&text);
		if (field->items)
			rc = take_list(out, typed, field, err);
		else if (mark && strcmp(field->key, "words") == 0)
			afi_str_adds(&text, field->value);
		else
			rc = afi_typed_take(&text, typed, field->key,
					    field->value, err);
		if (!field->items)
			afi_draft_add(out, field->key, text.s);
	}
	afi_str_clear(&text);
	return rc;
}

/* ---- both ---------------------------------------------------------------- */

void afi_marks_spans(struct afi_spans *out, const struct afi_marks *marks,
		     const struct afi_record *rec,
		     const struct afi_entry *entry, const char *field,
		     const char *text)
{
	const struct afi_entry *as = marks->n ? afi_marked_as(rec, entry) :
				     NULL;
	const size_t first = out->n;
	struct bracket b;
	const char *at;

	for (size_t i = 0; i < marks->n; i++) {
		const struct afi_mark *mark = &marks->v[i];

		if (mark->of != as ||
		    (mark->field && strcmp(mark->field, field) != 0))
			continue;
		if (mark->words)
			find_words(out, text, mark->words, mark->sort);
		else
			add_span(out, 0, strlen(text), mark->sort,
				 strlen(mark->sort));
	}
	for (at = text; (at = next_bracket(at)); at++)
		if (!read_bracket(&b, at))
			add_span(out, (size_t)(b.begin - text),
				 (size_t)(b.end - text), b.sort, b.sort_len);
	afi_spans_join(out, first);
}
