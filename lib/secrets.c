#include "secrets.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "vec.h"

enum {
	SHORT = 4,
	ASCII = 128,
	SHALLOW = 1,	/* the depth to which nodes have a row */
	ROW = 256,	/* bytes that there are */
	READ_MAX = 12,	/* bytes that are read at once: four of %XX */
};

/*
 * A node of the tree of phrases: the letters from the root to it begin one of
 * them.  A gap between words is the letter ' '.
 */
struct afi_secrets_node {
	struct afi_secrets_node *child, *next;	/* the first; its sister */
	struct afi_secrets_node *fail;	/* of the longest end that begins one */
	struct afi_secrets_node *hit;	/* of those ends, the longest that is
					   a phrase; or NULL */
	struct afi_secrets_node *queued;	/* the next in breadth */
	int32_t letter;
	size_t depth;
	size_t letters;			/* of the phrase it ends, without gaps;
					   0 if it ends none */
	bool allowed;			/* afi_secrets_allow() */
	struct afi_secrets_node *row[];	/* if it is shallow, where a byte leads
					   to from it; NULL for those that say
					   nothing by themselves */
};

void afi_secrets_clear(struct afi_secrets *secrets)
{
	afi_arena_clear(&secrets->arena);
	*secrets = (struct afi_secrets)AFI_SECRETS_INIT;
}

bool afi_secrets_none(const struct afi_secrets *secrets)
{
	return !secrets->root;
}

/* ---- reading letters ----------------------------------------------------- */

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *at;

	at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* One character that an address has as %XX, up to four of them; its length. */
static size_t read_percent(struct afi_letters *out, const char *s,
			   const char *end)
{
	char bytes[4];
	size_t n = 0;

	while (n < sizeof(bytes) && end - s > 2 + (ptrdiff_t)(3 * n) &&
	       s[3 * n] == '%' && hex(s[3 * n + 1]) >= 0 &&
	       hex(s[3 * n + 2]) >= 0) {
		bytes[n] = (char)(hex(s[3 * n + 1]) * 16 + hex(s[3 * n + 2]));
		n++;
	}
	return n ? 3 * afi_text_letters(out, bytes, bytes + n) : 0;
}

/* As afi_text_letters(), but addresses too are read. */
static size_t read_letters(struct afi_letters *out, const char *s,
			   const char *end)
{
	const size_t n = *s == '%' ? read_percent(out, s, end) : 0;

	return n ? n : afi_text_letters(out, s, end);
}

/* ---- the tree ------------------------------------------------------------ */

static struct afi_secrets_node *new_node(struct afi_secrets *secrets,
					 int32_t letter, size_t depth)
{
	const size_t row = depth <= SHALLOW ? ROW * sizeof(void *) : 0;
	struct afi_secrets_node *node =
		afi_arena_calloc(&secrets->arena, 1, sizeof(*node) + row);

	node->letter = letter;
	node->depth = depth;
	return node;
}

static struct afi_secrets_node *child_of(const struct afi_secrets_node *node,
					 int32_t letter)
{
	struct afi_secrets_node *child = node->child;

	while (child && child->letter != letter)
		child = child->next;
	return child;
}

static struct afi_secrets_node *grow(struct afi_secrets *secrets,
				     struct afi_secrets_node *node,
				     int32_t letter)
{
	struct afi_secrets_node *child = child_of(node, letter);

	if (child)
		return child;
	child = new_node(secrets, letter, node->depth + 1);
	child->next = node->child;
	node->child = child;
	return child;
}

static bool has_letters(const char *s)
{
	const char *end = s + strlen(s);
	struct afi_letters letters;

	while (s < end) {
		s += read_letters(&letters, s, end);
		if (letters.n)
			return true;
	}
	return false;
}

void afi_secrets_add(struct afi_secrets *secrets, const char *phrase)
{
	const char *end = phrase + strlen(phrase);
	struct afi_secrets_node *node;
	struct afi_letters letters;
	size_t count = 0;
	bool gap = false;

	if (!has_letters(phrase))
		return;
	if (!secrets->root)
		secrets->root = new_node(secrets, 0, 0);
	node = secrets->root;
	while (phrase < end) {
		phrase += read_letters(&letters, phrase, end);
		gap = gap || (letters.gap && count);
		for (size_t i = 0; i < letters.n; i++, count++) {
			if (gap)
				node = grow(secrets, node, ' ');
			gap = false;
			node = grow(secrets, node, letters.v[i]);
		}
	}
	node->letters = count;
	secrets->linked = false;
}

/* The node that is gone on to from @node with @letter. */
static struct afi_secrets_node *step(const struct afi_secrets *secrets,
				     struct afi_secrets_node *node,
				     int32_t letter)
{
	struct afi_secrets_node *child;

	while (!(child = child_of(node, letter)) && node != secrets->root)
		node = node->fail;
	return child ? child : secrets->root;
}

/* Most characters of a text lead from a shallow node to a shallow one. */
static void fill_row(const struct afi_secrets *secrets,
		     struct afi_secrets_node *node)
{
	struct afi_letters letters;

	for (int c = 1; c < ASCII; c++) {
		const char one = (char)c;

		read_letters(&letters, &one, &one + 1);
		if (c != '%')
			node->row[c] = step(secrets, node, letters.gap ? ' ' :
					    letters.v[0]);
	}
}

/* Link each node to the longest end of its letters that begins a phrase. */
static void link_up(struct afi_secrets *secrets)
{
	struct afi_secrets_node *root = secrets->root, *last = root, *node;

	root->fail = root;
	for (node = root; node; node = node->queued) {
		struct afi_secrets_node *child;

		for (child = node->child; child; child = child->next) {
			child->fail = node == root ? root :
				      step(secrets, node->fail, child->letter);
			child->hit = child->letters ? child : child->fail->hit;
			child->queued = NULL;
			last = last->queued = child;
		}
		if (node->depth <= SHALLOW)
			fill_row(secrets, node);
	}
	secrets->linked = true;
}

/* ---- looking ------------------------------------------------------------- */

/* Go on from @node with what is read; whether that ends a phrase. */
static bool step_all(struct afi_secrets_node **node,
		     const struct afi_secrets *secrets,
		     const struct afi_letters *letters)
{
	if (letters->gap && (*node)->letter != ' ')
		*node = step(secrets, *node, ' ');
	for (size_t i = 0; i < letters->n; i++) {
		*node = step(secrets, *node, letters->v[i]);
		if ((*node)->hit)
			return true;
	}
	return false;
}

/* Whether any phrase ends in @text, even one that may not be hidden there: most
 * texts have none, and this is far quicker than to see where. */
static bool ends_one(const struct afi_secrets *secrets, const char *text)
{
	struct afi_secrets_node *root = secrets->root, *node = root, *next;
	const unsigned char *s = (const unsigned char *)text;
	struct afi_letters letters;

	for (;;) {
		while (node == root && root->row[*s] == root)
			s++;
		if (!*s)
			return false;
		if (node->depth <= SHALLOW && (next = node->row[*s])) {
			node = next;
			s++;
			if (node->hit)
				return true;
		} else {
			text = (const char *)s;
			s += read_letters(&letters, text,
					  text + strnlen(text, READ_MAX));
			if (step_all(&node, secrets, &letters))
				return true;
		}
	}
}

/* A letter of a text, and where it begins and ends there. */
struct place {
	int32_t letter;
	size_t begin, end;
};

struct places {
	struct place *v;
	size_t n, size;
};

/* Read all letters of @text; a gap is one ' '. */
static void read_all(struct places *at, const char *text)
{
	const char *s = text, *end = text + strlen(text);
	struct afi_letters letters;
	bool gap = true;

	while (s < end) {
		const size_t n = read_letters(&letters, s, end);
		const size_t begin = (size_t)(s - text);

		s += n;
		if (letters.gap && !gap)
			*afi_vec_push(at) = (struct place){ ' ', begin,
								begin + n };
		gap = gap || letters.gap;
		if (letters.n)
			gap = false;
		else if (at->n && !letters.gap)
			at->v[at->n - 1].end = begin + n;
		for (size_t i = 0; i < letters.n; i++)
			*afi_vec_push(at) = (struct place){ letters.v[i],
								begin,
								begin + n };
	}
}

/* Whether the phrase that ends at the letter @i may be hidden there. */
static bool counts(const struct places *at, size_t i,
		   const struct afi_secrets_node *hit)
{
	const size_t first = i + 1 - hit->depth;

	return hit->letters >= SHORT ||
	       ((!first || at->v[first - 1].letter == ' ') &&
		(i + 1 == at->n || at->v[i + 1].letter == ' '));
}

/* Whether a phrase begins with the @len bytes at @s, a word without accents. */
static bool begins_one(const struct afi_secrets *secrets, const char *s,
		       size_t len)
{
	const struct afi_secrets_node *node = secrets->root;

	while (node && len--)
		node = child_of(node, *s++);
	return node;
}

/* An action may be told by the beginning of its id, after a tilde. */
static void find_beginnings(struct afi_spans *out,
			    const struct afi_secrets *secrets,
			    const char *text)
{
	const char *at = text;

	while ((at = strchr(at, '~'))) {
		const size_t len = strspn(++at, "0123456789"
					  "abcdefghijklmnopqrstuvwxyz");

		if (len >= SHORT && begins_one(secrets, at, len))
			*afi_vec_push(out) = (struct afi_span){
				(size_t)(at - text),
				(size_t)(at - text) + len, "", 0,
			};
		at += len;
	}
}

/* A phrase that ends at the letter @i; true if the shorter ones that do need
 * not be given too. */
typedef bool (*hit_fn)(const struct places *at, size_t i,
		       struct afi_secrets_node *hit, void *arg);

static void each_hit(struct afi_secrets *secrets, const char *text, hit_fn fn,
		     void *arg)
{
	struct afi_secrets_node *node = secrets->root, *hit;
	struct places at = { 0 };

	if (!secrets->root || !*text)
		return;
	if (!secrets->linked)
		link_up(secrets);
	if (!ends_one(secrets, text))
		return;
	read_all(&at, text);
	for (size_t i = 0; i < at.n; i++) {
		node = step(secrets, node, at.v[i].letter);
		for (hit = node->hit; hit; hit = hit->fail->hit)
			if (counts(&at, i, hit) && fn(&at, i, hit, arg))
				break;
	}
	free(at.v);
}

static bool add_hit(const struct places *at, size_t i,
		    struct afi_secrets_node *hit, void *arg)
{
	struct afi_spans *out = arg;

	*afi_vec_push(out) = (struct afi_span){
		at->v[i + 1 - hit->depth].begin, at->v[i].end, "", 0,
	};
	return true;
}

void afi_secrets_spans(struct afi_spans *out, struct afi_secrets *secrets,
		       const char *text)
{
	each_hit(secrets, text, add_hit, out);
	find_beginnings(out, secrets, text);
}

static bool allow_hit(const struct places *at, size_t i,
		      struct afi_secrets_node *hit, void *arg)
{
	(void)at;
	(void)i;
	(void)arg;
	hit->allowed = true;
	return false;
}

void afi_secrets_allow(struct afi_secrets *secrets, const char *text)
{
	each_hit(secrets, text, allow_hit, NULL);
}

static bool note_hit(const struct places *at, size_t i,
		     struct afi_secrets_node *hit, void *arg)
{
	bool *left = arg;

	(void)at;
	(void)i;
	*left = *left || !hit->allowed;
	return *left;
}

bool afi_secrets_left(struct afi_secrets *secrets, const char *text)
{
	bool left = false;

	each_hit(secrets, text, note_hit, &left);
	return left;
}

bool afi_secrets_in(struct afi_secrets *secrets, const char *text)
{
	struct afi_spans spans = { 0 };

	afi_secrets_spans(&spans, secrets, text);
	free(spans.v);
	return spans.n;
}

/* ---- parts of a text ----------------------------------------------------- */

static int compare_spans(const void *a, const void *b)
{
	const struct afi_span *one = a, *two = b;

	if (one->begin != two->begin)
		return one->begin < two->begin ? -1 : 1;
	return one->end > two->end ? -1 : one->end < two->end;
}

void afi_spans_join(struct afi_spans *spans, size_t first)
{
	size_t i, last = first;

	if (spans->n - first < 2)
		return;
	qsort(spans->v + first, spans->n - first, sizeof(*spans->v),
	      compare_spans);
	for (i = first + 1; i < spans->n; i++) {
		if (spans->v[i].begin > spans->v[last].end)
			spans->v[++last] = spans->v[i];
		else if (spans->v[i].end > spans->v[last].end)
			spans->v[last].end = spans->v[i].end;
	}
	spans->n = last + 1;
}

void afi_spans_hide(struct afi_str *out, const struct afi_spans *spans,
		    const char *text)
{
	size_t from = 0;

	for (size_t i = 0; i < spans->n; i++) {
		afi_str_add(out, text + from, spans->v[i].begin - from);
		afi_str_adds(out, AFI_REDACTED);
		from = spans->v[i].end;
	}
	afi_str_adds(out, text + from);
}

bool afi_secrets_hide(struct afi_str *out, struct afi_secrets *secrets,
		      const char *text)
{
	struct afi_spans spans = { 0 };
	bool any;

	afi_secrets_spans(&spans, secrets, text);
	afi_spans_join(&spans, 0);
	afi_spans_hide(out, &spans, text);
	any = spans.n;
	free(spans.v);
	return any;
}
