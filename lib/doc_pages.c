/*
 * Text out of a PDF, page by page.
 *
 * What stands at the top or at the foot of many pages (the name of the report,
 * a security marking, the number of the page) is no part of its text, and would
 * stand in the middle of sentences.
 */
#include "doc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "doc_impl.h"
#include "mem.h"
#include "vec.h"

enum {
	EDGE = 2,		/* lines at the top and at the foot */
	LINE_LONGEST = 200,	/* bytes of one that is looked at */
	PAGES_LEAST = 3,	/* that have it */
	PAGES_SHARE = 3,	/* ... and at least one in so many */
	PAGES_MOST = 20000,	/* of a document whose pages are looked at */
};

/* A line at the top or at the foot of a page. */
struct edge {
	const char *s;
	size_t len;
	const char *key;	/* as it is compared */
	size_t page;
	bool foot, number;	/* it is only the number of the page */
};

struct pages {
	const char *text, *end;
	struct afi_arena arena;
	struct {
		struct edge *v;
		size_t n, size;
	} edges;
	size_t n;
	struct {
		const char **v;
		size_t n, size;
	} dropped;		/* where lines begin that go, in order */
};

/* ---- lines at the edges -------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Runs of blanks as one, and at the foot any number as "#". */
static const char *key_of(struct pages *pages, const char *s, size_t len,
			  bool numbers)
{
	struct afi_str key = AFI_STR_INIT;
	const char *copy, *end = s + len;

	for (; s < end; s++) {
		if (is_blank(*s)) {
			if (key.len && key.s[key.len - 1] != ' ')
				afi_str_addc(&key, ' ');
		} else if (numbers && isdigit((unsigned char)*s)) {
			if (!key.len || key.s[key.len - 1] != '#')
				afi_str_addc(&key, '#');
		} else {
			afi_str_addc(&key, *s);
		}
	}
	while (key.len && key.s[key.len - 1] == ' ')
		afi_str_cut(&key, key.len - 1);
	copy = afi_arena_copy(&pages->arena, key.s, key.len);
	afi_str_clear(&key);
	return copy;
}

static bool is_number(const char *key)
{
	static const char *const numbers[] = {
		"#", "- # -", "page #", "page # of #", "# of #", "# / #",
		"#/#", "p. #", "| #", "# |",
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (!strcasecmp(key, numbers[i]))
			return true;
	return false;
}

static void add_edge(struct pages *pages, const char *s, size_t len, bool foot)
{
	const char *key = key_of(pages, s, len, true);
	const bool number = is_number(key);

	if (!number && !foot)
		key = key_of(pages, s, len, false);
	*afi_vec_push(&pages->edges) = (struct edge){
		.s = s, .len = len, .key = key, .page = pages->n,
		.foot = foot, .number = number,
	};
}

/* The line at @s up to @end; false if it is empty. */
static bool line_at(size_t *len, const char *s, const char *end)
{
	const char *nl = memchr(s, '\n', (size_t)(end - s));

	*len = (size_t)((nl ? nl : end) - s);
	for (size_t i = 0; i < *len; i++)
		if (!is_blank(s[i]))
			return true;
	return false;
}

static void add_page(struct pages *pages, const char *s, const char *end)
{
	const char *first[EDGE], *last[EDGE], *line;
	size_t lens[EDGE], ends[EDGE], n = 0, len, i;

	for (line = s; line < end; line += len + 1) {
		if (!line_at(&len, line, end) || len > LINE_LONGEST)
			continue;
		if (n < EDGE) {
			first[n] = line;
			lens[n] = len;
		}
		last[n % EDGE] = line;
		ends[n % EDGE] = len;
		n++;
	}
	for (i = 0; i < n && i < EDGE; i++) {
		add_edge(pages, first[i], lens[i], false);
		add_edge(pages, last[i], ends[i], true);
	}
	pages->n++;
}

static void add_pages(struct pages *pages)
{
	const char *s = pages->text, *ff;

	for (; s < pages->end && pages->n < PAGES_MOST; s = ff + 1) {
		ff = memchr(s, '\f', (size_t)(pages->end - s));
		if (!ff)
			ff = pages->end;
		add_page(pages, s, ff);
	}
}

/* ---- what repeats -------------------------------------------------------- */

static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;
	int order = x->foot - y->foot;

	if (!order)
		order = strcmp(x->key, y->key);
	if (!order)
		order = (x->page > y->page) - (x->page < y->page);
	return order;
}

static int compare_lines(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;

	return (x > y) - (x < y);
}

/* What a form has on each of its pages is no header: one line too many does
 * less harm than one too few. */
static bool is_of_form(const char *key)
{
	static const char *const words[] = {
		"area", "afi", "cause", "recommendation", "action", "finding",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strncasecmp(key, words[i], strlen(words[i])))
			return true;
	return false;
}

/* Edges @from up to @to say the same: drop them if they are on enough pages. */
static void judge(struct pages *pages, size_t from, size_t to)
{
	const struct edge *edges = pages->edges.v;
	size_t on = 1, i;

	for (i = from + 1; i < to; i++)
		on += edges[i].page != edges[i - 1].page;
	if (on < PAGES_LEAST)
		return;
	if (!edges[from].number && (on * PAGES_SHARE < pages->n ||
				    is_of_form(edges[from].key)))
		return;
	for (i = from; i < to; i++)
		*afi_vec_push(&pages->dropped) = edges[i].s;
}

static void find_repeated(struct pages *pages)
{
	struct edge *edges = pages->edges.v;
	const size_t n = pages->edges.n;
	size_t from, to;

	if (n)
		qsort(edges, n, sizeof(*edges), compare_edges);
	for (from = 0; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (edges[to].foot != edges[from].foot ||
			    strcmp(edges[to].key, edges[from].key))
				break;
		judge(pages, from, to);
	}
	if (pages->dropped.n)
		qsort(pages->dropped.v, pages->dropped.n,
		      sizeof(*pages->dropped.v), compare_lines);
}

/* ---- what is left -------------------------------------------------------- */

/* A form feed stands before the first line of a page, or alone. */
static void add_part(struct afi_str *out, const char *s, const char *end)
{
	const char *ff;

	while ((ff = memchr(s, '\f', (size_t)(end - s)))) {
		afi_str_add(out, s, (size_t)(ff - s));
		afi_str_addc(out, '\n');
		s = ff + 1;
	}
	afi_str_add(out, s, (size_t)(end - s));
}

static const char *line_end(const char *s, const char *end)
{
	while (s < end && *s != '\n' && *s != '\f')
		s++;
	return s < end && *s == '\n' ? s + 1 : s;
}

void afi_doc_pages(struct afi_str *out, const char *text, size_t len)
{
	struct pages pages = { .text = text, .end = text + len,
			       .arena = AFI_ARENA_INIT };
	const char *s = text, *gone;
	size_t i;

	add_pages(&pages);
	find_repeated(&pages);
	for (i = 0; i < pages.dropped.n; i++) {
		gone = pages.dropped.v[i];
		if (gone < s)
			continue;	/* top and foot of a short page */
		add_part(out, s, gone);
		s = line_end(gone, pages.end);
	}
	add_part(out, s, pages.end);
	free(pages.dropped.v);
	free(pages.edges.v);
	afi_arena_clear(&pages.arena);
}
