#include "issue_differ.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "issue_align.h"
#include "vec.h"

const char *afi_differ_name(enum afi_differ_sort sort)
{
	static const char *const names[] = { "changed", "added", "missing" };

	return names[sort];
}

void afi_differs_clear(struct afi_differs *differs)
{
	free(differs->v);
	afi_arena_clear(&differs->arena);
	*differs = (struct afi_differs)AFI_DIFFERS_INIT;
}

/* ---- telling ------------------------------------------------------------- */

#define NOWHERE SIZE_MAX

/* Whether all words of the paragraph of the word @i have that fate. */
static bool is_whole(const struct afi_run *words, const bool *fate, size_t i)
{
	const size_t paragraph = words->v[i].paragraph;

	while (i > 0 && fate[i] && words->v[i - 1].paragraph == paragraph)
		i--;
	for (; i < words->n && words->v[i].paragraph == paragraph; i++)
		if (!fate[i])
			return false;
	return true;
}

/*
 * For each word of @b the paragraph of @a under which it is told: that of the
 * same word there; of a new one that of the next word of its own paragraph
 * that is none, else of the one before; NOWHERE in a paragraph all new.
 */
static size_t *find_homes(const struct afi_align *align)
{
	const struct afi_run *a = &align->was, *b = &align->is;
	size_t *homes = afi_xcalloc(b->n + 1, sizeof(*homes)), at = 0, i;

	for (i = 0; i < b->n; i++) {
		homes[i] = NOWHERE;
		if (align->new[i])
			continue;
		while (align->gone[at])
			at++;
		assert(at < a->n);	/* what is not new was there */
		homes[i] = a->v[at++].paragraph;
	}
	for (i = b->n; i-- > 1;)
		if (homes[i - 1] == NOWHERE &&
		    b->v[i].paragraph == b->v[i - 1].paragraph)
			homes[i - 1] = homes[i];
	for (i = 1; i < b->n; i++)
		if (homes[i] == NOWHERE &&
		    b->v[i].paragraph == b->v[i - 1].paragraph)
			homes[i] = homes[i - 1];
	return homes;
}

/* A paragraph being told. */
struct teller {
	struct afi_differs *out;
	struct afi_str words;
	enum afi_differ_sort sort;
	size_t home;		/* a number of its own */
	bool differs;
	char mark;		/* '-' or '+' that is open, or 0 */
};

static void set_mark(struct teller *t, char mark)
{
	if (t->mark && t->mark != mark)
		afi_str_addf(&t->words, "%c%c", t->mark,
			     t->mark == '-' ? ']' : '}');
	if (t->words.len)
		afi_str_addc(&t->words, ' ');
	if (mark && t->mark != mark)
		afi_str_addf(&t->words, "%c%c", mark == '-' ? '[' : '{', mark);
	t->mark = mark;
}

static void finish(struct teller *t)
{
	if (t->differs) {
		if (t->mark)
			afi_str_addf(&t->words, "%c%c", t->mark,
				     t->mark == '-' ? ']' : '}');
		*afi_vec_push(t->out) = (struct afi_differ){
			.sort = t->sort,
			.words = afi_arena_strdup(&t->out->arena, t->words.s),
		};
	}
	afi_str_reset(&t->words);
	t->differs = false;
	t->mark = 0;
}

/* Tell the word @i; @whole if its paragraph has one fate. */
static void say(struct teller *t, const struct afi_run *words, size_t i,
		size_t home, char mark, bool whole)
{
	if (home != t->home)
		finish(t);
	t->home = home;
	t->sort = !whole ? AFI_DIFFER_CHANGED :
		  mark == '-' ? AFI_DIFFER_MISSING : AFI_DIFFER_ADDED;
	t->differs |= mark != 0;
	set_mark(t, whole ? 0 : mark);
	afi_str_add(&t->words, words->text + words->v[i].begin,
		    words->v[i].end - words->v[i].begin);
}

static void tell(struct afi_differs *out, const struct afi_align *align)
{
	const struct afi_run *a = &align->was, *b = &align->is;
	size_t *homes = find_homes(align), i = 0, k = 0;
	struct teller t = { .out = out, .words = AFI_STR_INIT,
			    .home = NOWHERE };

	while (i < a->n || k < b->n) {
		if (i < a->n && align->gone[i]) {
			say(&t, a, i, a->v[i].paragraph, '-',
			    is_whole(a, align->gone, i));
			i++;
		} else if (k < b->n && align->new[k]) {
			say(&t, b, k, homes[k] != NOWHERE ? homes[k] :
			    a->paragraphs + b->v[k].paragraph, '+',
			    homes[k] == NOWHERE);
			k++;
		} else {
			assert(i < a->n);
			say(&t, a, i, a->v[i].paragraph, 0, false);
			i++;
			k++;
		}
	}
	finish(&t);
	afi_str_clear(&t.words);
	free(homes);
}

void afi_differs_find(struct afi_differs *out, const char *was,
		      const char *is)
{
	struct afi_align align = { 0 };

	if (afi_align_make(&align, was, is))
		tell(out, &align);
	else
		out->another = true;
	afi_align_clear(&align);
}

void afi_differs_add(struct afi_str *out, const struct afi_differs *differs,
		     size_t max)
{
	const size_t limit = out->len + max;
	size_t i = 0;

	if (differs->another)
		afi_str_adds(out, "It is another text, with hardly a "
			     "paragraph in common.");
	for (; i < differs->n; i++) {
		const char *words = differs->v[i].words;

		if (out->len + strlen(words) + 80 > limit)
			break;
		afi_str_addf(out, "%s%s: %s", i ? "\n\n" : "",
			     afi_differ_name(differs->v[i].sort), words);
	}
	if (i < differs->n)
		afi_str_addf(out, "%s%zu more, which are too long for this",
			     i ? "\n\n" : "", differs->n - i);
}
