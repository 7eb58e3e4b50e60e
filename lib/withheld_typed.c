/* What is withheld where it is typed: [[withheld KIND: words]]. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "vec.h"
#include "withheld.h"

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
	s += strspn(s, " \t\n");
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
	out->words = s + strspn(s, " \t\n");
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

void afi_typed_spans(struct afi_spans *out, const char *text)
{
	struct bracket b;

	for (const char *at = text; (at = next_bracket(at)); at++)
		if (!read_bracket(&b, at))
			*afi_vec_push(out) = (struct afi_span){
				(size_t)(b.begin - text),
				(size_t)(b.end - text), b.sort, b.sort_len,
			};
}

/* ---- taking them out ----------------------------------------------------- */

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
