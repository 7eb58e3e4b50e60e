/*
 * The tree of phrases that secrets.c looks with and secrets_tree.c makes.
 *
 * Searches read all that there is, letter by letter, so that what each letter
 * needs is inline.
 */
#ifndef AFI_SECRETS_TREE_H
#define AFI_SECRETS_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "secrets.h"
#include "text.h"

enum {
	AFI_SECRETS_SHALLOW = 1,	/* the depth to which nodes have a
					   row */
};

/**
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

/** The part of afi_secrets_letters() that reads what an address has as %XX: one
 *  character of up to four of them, and its length; 0 if there is none. */
size_t afi_secrets_percent(struct afi_letters *out, const char *s,
			   const char *end);

/** As afi_text_letters(), but addresses too are read. */
static inline size_t afi_secrets_letters(struct afi_letters *out,
					 const char *s, const char *end)
{
	const size_t n = *s == '%' ? afi_secrets_percent(out, s, end) : 0;

	return n ? n : afi_text_letters(out, s, end);
}

/** The node that @letter leads down to from @node, or NULL. */
static inline struct afi_secrets_node *
afi_secrets_child(const struct afi_secrets_node *node, int32_t letter)
{
	struct afi_secrets_node *child = node->child;

	while (child && child->letter != letter)
		child = child->next;
	return child;
}

/** The node that is gone on to from @node, which is linked, with @letter. */
static inline struct afi_secrets_node *
afi_secrets_step(const struct afi_secrets *secrets,
		 struct afi_secrets_node *node, int32_t letter)
{
	struct afi_secrets_node *child;

	while (!(child = afi_secrets_child(node, letter)) &&
	       node != secrets->root)
		node = node->fail;
	return child ? child : secrets->root;
}

/** Link each node to the longest end of its letters that begins a phrase. */
void afi_secrets_link(struct afi_secrets *secrets);

#endif
