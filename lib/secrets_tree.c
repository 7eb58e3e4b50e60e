/* The tree of phrases: how it grows, and how its nodes are linked. */
#include "secrets_tree.h"

#include <string.h>

enum {
	ASCII = 128,
	ROW = 256,	/* bytes that there are */
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

/* ---- letters ------------------------------------------------------------- */

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *at;

	at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
	return at ? (int)(at - digits) : -1;
}

size_t afi_secrets_percent(struct afi_letters *out, const char *s,
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

/* ---- phrases ------------------------------------------------------------- */

static struct afi_secrets_node *new_node(struct afi_secrets *secrets,
					 int32_t letter, size_t depth)
{
	struct afi_secrets_node *node;
	const size_t row = depth <= AFI_SECRETS_SHALLOW ?
			   ROW * sizeof(*node->row) : 0;

	node = afi_arena_calloc(&secrets->arena, 1, sizeof(*node) + row);
	node->letter = letter;
	node->depth = depth;
	return node;
}

static struct afi_secrets_node *grow(struct afi_secrets *secrets,
				     struct afi_secrets_node *node,
				     int32_t letter)
{
	struct afi_secrets_node *child = afi_secrets_child(node, letter);

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
		s += afi_secrets_letters(&letters, s, end);
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
		phrase += afi_secrets_letters(&letters, phrase, end);
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

/* Most characters of a text lead from a shallow node to a shallow one. */
static void fill_row(const struct afi_secrets *secrets,
		     struct afi_secrets_node *node)
{
	struct afi_letters letters;

	for (int c = 1; c < ASCII; c++) {
		const char one = (char)c;

		afi_secrets_letters(&letters, &one, &one + 1);
		if (c != '%')
			node->row[c] = afi_secrets_step(secrets, node,
							letters.gap ? ' ' :
							letters.v[0]);
	}
}

void afi_secrets_link(struct afi_secrets *secrets)
{
	struct afi_secrets_node *root = secrets->root, *last = root, *node;

	root->fail = root;
	for (node = root; node; node = node->queued) {
		struct afi_secrets_node *child;

		for (child = node->child; child; child = child->next) {
			child->fail = node == root ? root :
				      afi_secrets_step(secrets, node->fail,
						       child->letter);
			child->hit = child->letters ? child : child->fail->hit;
			child->queued = NULL;
			last = last->queued = child;
		}
		if (node->depth <= AFI_SECRETS_SHALLOW)
			fill_row(secrets, node);
	}
	secrets->linked = true;
}
