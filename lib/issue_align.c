#include "issue_align.h"

#include <stdlib.h>

#include "issue_words.h"
#include "keys.h"
#include "mem.h"
#include "vec.h"

enum { MOST = 2000 };	/* words that may differ, gone and new together */

/* ---- words --------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Add the words of a paragraph; what stands between blanks and has neither a
 * letter nor a figure goes with none. */
static void split(struct afi_run *out, struct afi_keys *keys, const char *s,
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
			*afi_vec_push(out) = (struct afi_run_word){
				.key = afi_keys_add(keys, plain.s),
				.begin = (size_t)(from - out->text),
				.end = (size_t)(s - out->text),
				.paragraph = out->paragraphs,
			};
	}
	out->paragraphs++;
	afi_str_clear(&plain);
}

static void read_words(struct afi_run *out, struct afi_keys *keys,
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
	const struct afi_run *a, *b;
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

static void go_back(struct afi_align *out, const struct way *w)
{
	long x = w->n, y = w->m;

	for (long d = w->d; d > 0; d--) {
		const long *before = w->far[d - 1];
		const long k = x - y;
		const bool down = is_down(before, d, k);

		x = down ? before[k + 1 + d - 1] : before[k - 1 + d - 1];
		y = x - (down ? k + 1 : k - 1);
		if (down && y >= 0 && y < w->m)
			out->new[w->skip + (size_t)y] = true;
		else if (!down && x >= 0 && x < w->n)
			out->gone[w->skip + (size_t)x] = true;
	}
}

static bool compare(struct afi_align *out)
{
	struct way w = { .a = &out->was, .b = &out->is,
			 .n = (long)out->was.n, .m = (long)out->is.n };
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
		go_back(out, &w);
	for (size_t i = 0; i <= MOST; i++)
		free(w.far[i]);
	free(w.far);
	return found;
}

/* ---- both ---------------------------------------------------------------- */

bool afi_align_make(struct afi_align *out, const char *was, const char *is)
{
	struct afi_keys keys = AFI_KEYS_INIT;
	bool found;

	read_words(&out->was, &keys, was);
	read_words(&out->is, &keys, is);
	out->gone = afi_xcalloc(out->was.n + 1, sizeof(bool));
	out->new = afi_xcalloc(out->is.n + 1, sizeof(bool));
	found = compare(out);
	afi_keys_clear(&keys);
	return found;
}

void afi_align_clear(struct afi_align *align)
{
	free(align->gone);
	free(align->new);
	free(align->was.v);
	free(align->is.v);
	*align = (struct afi_align){ 0 };
}
