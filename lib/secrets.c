#include "secrets.h"

#include <stdlib.h>
#include <string.h>

#include "secrets_tree.h"
#include "vec.h"

enum {
	SHORT = 4,
	READ_MAX = 12,	/* bytes that are read at once: four of %XX */
};

/* Go on from @node with what is read; whether that ends a phrase. */
static bool step_all(struct afi_secrets_node **node,
		     const struct afi_secrets *secrets,
		     const struct afi_letters *letters)
{
	if (letters->gap && (*node)->letter != ' ')
		*node = afi_secrets_step(secrets, *node, ' ');
	for (size_t i = 0; i < letters->n; i++) {
		*node = afi_secrets_step(secrets, *node, letters->v[i]);
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
		if (node->depth <= AFI_SECRETS_SHALLOW &&
		    (next = node->row[*s])) {
			node = next;
			s++;
			if (node->hit)
				return true;
		} else {
			text = (const char *)s;
			s += afi_secrets_letters(&letters, text, text +
						 strnlen(text, READ_MAX));
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
		const size_t n = afi_secrets_letters(&letters, s, end);
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
		node = afi_secrets_child(node, *s++);
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
		afi_secrets_link(secrets);
	if (!ends_one(secrets, text))
		return;
	read_all(&at, text);
	for (size_t i = 0; i < at.n; i++) {
		node = afi_secrets_step(secrets, node, at.v[i].letter);
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
