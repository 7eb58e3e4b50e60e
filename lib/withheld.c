#include "withheld.h"

#include <stdlib.h>
#include <string.h>

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

void afi_marks_spans(struct afi_spans *out, const struct afi_marks *marks,
		     const struct afi_record *rec,
		     const struct afi_entry *entry, const char *field,
		     const char *text)
{
	const struct afi_entry *as = marks->n ? afi_marked_as(rec, entry) :
				     NULL;
	const size_t first = out->n;

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
	afi_typed_spans(out, text);
	afi_spans_join(out, first);
}
