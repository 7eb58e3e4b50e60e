/*
 * Phrases that are kept out of texts, wherever they stand in them.
 *
 *	struct afi_secrets secrets = AFI_SECRETS_INIT;
 *
 *	afi_secrets_add(&secrets, "Operation Blue");
 *	afi_secrets_hide(&out, &secrets, "OPERATION  blue's end");
 *
 * gives "[x¹]'s end".  Phrases are compared by their letters and digits alone,
 * as text.h reads them: case and accents do not matter, and whatever stands
 * between two words only parts them, so that "operation-blue" in the name of a
 * file and "operation%20blue" in an address are the same phrase.  A phrase of
 * fewer than four letters is found as whole words only; one without any cannot
 * be found.  After a tilde four letters or more that only begin a phrase are
 * found too, as an id may be told in short: 3~k7mq.  Looking takes time linear
 * in the text, however many phrases there are and whatever they are (Aho and
 * Corasick, 1975).
 */
#ifndef AFI_SECRETS_H
#define AFI_SECRETS_H

#include <stdbool.h>

#include "mem.h"
#include "spans.h"
#include "str.h"

struct afi_secrets_node;

/** The phrases.  It owns all in it. */
struct afi_secrets {
	struct afi_arena arena;
	struct afi_secrets_node *root;	/* NULL: there is none */
	bool linked;			/* it can be looked for */
};

#define AFI_SECRETS_INIT { .arena = AFI_ARENA_INIT }

/** Free what @secrets holds and leave it empty. */
void afi_secrets_clear(struct afi_secrets *secrets);

/** Look also for @phrase, which is copied. */
void afi_secrets_add(struct afi_secrets *secrets, const char *phrase);

/** Whether there is nothing to look for. */
bool afi_secrets_none(const struct afi_secrets *secrets);

/** Append each place of a phrase in @text, in no order. */
void afi_secrets_spans(struct afi_spans *out, struct afi_secrets *secrets,
		       const char *text);

/** Whether one of them stands in @text. */
bool afi_secrets_in(struct afi_secrets *secrets, const char *text);

/** The phrases in @text are words of ours: to read them tells nothing. */
void afi_secrets_allow(struct afi_secrets *secrets, const char *text);

/** Whether one that was never allowed stands in @text. */
bool afi_secrets_left(struct afi_secrets *secrets, const char *text);

/** Append @text without them; whether there was one. */
bool afi_secrets_hide(struct afi_str *out, struct afi_secrets *secrets,
		      const char *text);

#endif
