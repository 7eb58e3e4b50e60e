#include "issue_differ.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "issue_words.h"
#include "keys.h"
#include "vec.h"

enum { MOST = 2000 };	/* words that may differ, gone and new together */

/* A word where it stands, up to the next one. */
struct word {
	size_t key;		/* the same for the same */
	size_t begin, end;	/* bytes of its text */
	size_t paragraph;
};

struct words {
	const char *text;
	struct word *v;
	size_t n, size;
	size_t paragraphs;
};

/* What becomes of a word. */
struct fate {
	bool *gone, *new;	/* by word of the one and the other text */
};

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

/* ---- words --------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Add the words of a paragraph; what stands between blanks and has neither a
 * letter nor a figure goes with none. */
static void split(struct words *out, struct afi_keys *keys, const char *s,
		  size_t len)
{
	struct afi_str plain = AFI_STR_INIT;
	const char *end = s + len, *from;

	while (s < end) {
		while (s < end && is_blank(*s))
			s++;
		for (from = s; s < end && !is_blank(*s); s++)
			;
		afi_str_reset(&plain);
		afi_plain_words(&plain, from, (size_t)(s - from));
		if (plain.len)
			*afi_vec_push(out) = (struct word){
				.key = afi_keys_add(keys, plain.s),
				.begin = (size_t)(from - out->text),
				.end = (size_t)(s - out->text),
				.paragraph = out->paragraphs,
			};
	}
	out->paragraphs++;
	afi_str_clear(&plain);
}

static void read_words(struct words *out, struct afi_keys *keys,
		       const char *text)
{
	const char *begin;
	size_t at = 0, len;

	out->text = text;
	while (afi_paragraph_next(&begin, &len, text, &at))
		split(out, keys, begin, len);
}

/* ---- the shortest way from one to the other ------------------------------ */

/*
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): on
 * the diagonal k = x - y, far[k] is how far one gets with d words gone or new;
 * each d's are kept, to go back by.
 */
struct way {
	const struct words *a, *b;
	size_t skip;		/* words that both begin with */
	long n, m;		/* words between those and the common end */
	long **far;		/* by d; those of d have 2d + 1 places */
	long d;
};

static bool same(const struct way *w, long x, long y)
{
	return w->a->v[w->skip + (size_t)x].key ==
	       w->b->v[w->skip + (size_t)y].key;
}

/* Whether one comes to the diagonal @k by a new word, from @k + 1; @before are
 * those of @d - 1. */
static bool is_down(const long *before, long d, long k)
{
	return k == -d || (k != d && before[k - 1 + d - 1] <
				     before[k + 1 + d - 1]);
}

static bool step(struct way *w, long d)
{
	const long *before = d ? w->far[d - 1] : NULL;
	long *far = w->far[d] = afi_xcalloc(2 * (size_t)d + 1, sizeof(long));

	for (long k = -d; k <= d; k += 2) {
		long x = 0, y;

		if (d)
			x = is_down(before, d, k) ? before[k + 1 + d - 1] :
			    before[k - 1 + d - 1] + 1;
		for (y = x - k; x < w->n && y < w->m && y >= 0 &&
		     same(w, x, y); y++)
			x++;
		far[k + d] = x;
		if (x >= w->n && y >= w->m)
			return true;
	}
	return false;
}

static bool find_way(struct way *w)
{
	for (w->d = 0; w->d <= MOST; w->d++)
		if (step(w, w->d))
			return true;
	return false;
}

static void go_back(const struct way *w, struct fate *fate)
{
	long x = w->n, y = w->m;

	for (long d = w->d; d > 0; d--) {
		const long *before = w->far[d - 1];
		const long k = x - y;
		const bool down = is_down(before, d, k);

		x = down ? before[k + 1 + d - 1] : before[k - 1 + d - 1];
		y = x - (down ? k + 1 : k - 1);
		if (down && y >= 0 && y < w->m)
			fate->new[w->skip + (size_t)y] = true;
		else if (!down && x >= 0 && x < w->n)
			fate->gone[w->skip + (size_t)x] = true;
	}
}

static bool compare(struct fate *fate, const struct words *a,
		    const struct words *b)
{
	struct way w = { .a = a, .b = b, .n = (long)a->n, .m = (long)b->n };
	bool found;

	while (w.n && w.m && same(&w, 0, 0)) {
		w.skip++;
		w.n--;
		w.m--;
	}
	while (w.n && w.m && same(&w, w.n - 1, w.m - 1)) {
		w.n--;
		w.m--;
	}
	w.far = afi_xcalloc(MOST + 1, sizeof(*w.far));
	if ((found = find_way(&w)))
		go_back(&w, fate);
	for (size_t i = 0; i <= MOST; i++)
		free(w.far[i]);
	free(w.far);
	return found;
}

/* ---- telling ------------------------------------------------------------- */

#define NOWHERE SIZE_MAX

/* Whether all words of the paragraph of the word @i have that fate. */
static bool is_whole(const struct words *words, const bool *fate, size_t i)
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
static size_t *find_homes(const struct words *a, const struct words *b,
			  const struct fate *fate)
{
	size_t *homes = afi_xcalloc(b->n + 1, sizeof(*homes)), at = 0, i;

	for (i = 0; i < b->n; i++) {
		homes[i] = NOWHERE;
		if (fate->new[i])
			continue;
		while (fate->gone[at])
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
static void say(struct teller *t, const struct words *words, size_t i,
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

static void tell(struct afi_differs *out, const struct words *a,
		 const struct words *b, const struct fate *fate)
{
	size_t *homes = find_homes(a, b, fate), i = 0, k = 0;
	struct teller t = { .out = out, .words = AFI_STR_INIT,
			    .home = NOWHERE };

	while (i < a->n || k < b->n) {
		if (i < a->n && fate->gone[i]) {
			say(&t, a, i, a->v[i].paragraph, '-',
			    is_whole(a, fate->gone, i));
			i++;
		} else if (k < b->n && fate->new[k]) {
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
	struct afi_keys keys = AFI_KEYS_INIT;
	struct words a = { 0 }, b = { 0 };
	struct fate fate;

	read_words(&a, &keys, was);
	read_words(&b, &keys, is);
	fate.gone = afi_xcalloc(a.n + 1, sizeof(bool));
	fate.new = afi_xcalloc(b.n + 1, sizeof(bool));
	if (compare(&fate, &a, &b))
		tell(out, &a, &b, &fate);
	else
		out->another = true;
	free(fate.gone);
	free(fate.new);
	free(a.v);
	free(b.v);
	afi_keys_clear(&keys);
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
