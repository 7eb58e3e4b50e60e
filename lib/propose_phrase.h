/*
 * Words of running text, for the readers of letters.
 *
 * A phrase is written here in small letters with single blanks.  In a text it
 * is found in any case, with any blanks for a blank, with any dash for "-" and
 * any single quote for "'"; the words before and after it are others.
 */
#ifndef AFI_PROPOSE_PHRASE_H
#define AFI_PROPOSE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "str.h"

enum {
	AFI_WORDS_MAX = 200 * 1024,	/* bytes of a text that is offered */
	AFI_WORDS_INDENT = 8,		/* ... that a record takes for each of
					   its lines beside them */
};

/** A part of a text. */
struct afi_words {
	const char *s;
	size_t len;
};

/** What follows @phrase at @s, or NULL if it is not there. */
const char *afi_phrase_eat(const char *s, const char *phrase);

/** Where @phrase is in @text, or NULL.  *@after, if @after is not NULL, is
 *  what follows it. */
const char *afi_phrase_find(const struct afi_words *text, const char *phrase,
			    const char **after);

/** The same for the first of any of @phrases in @text, of which the last is
 *  NULL; of those at one place the first listed.  *@which, if @which is not
 *  NULL, is the number of the phrase. */
const char *afi_phrase_any(const struct afi_words *text,
			   const char *const *phrases, size_t *which,
			   const char **after);

/** Whether any of @phrases is in @text. */
bool afi_phrase_in(const struct afi_words *text, const char *const *phrases);

/** All of the string @s. */
struct afi_words afi_words_of(const char *s);

/** What follows the blanks, and, if @marks, the dashes, colons and full stops
 *  at @s. */
const char *afi_words_skip(const char *s, bool marks);

/**
 * The next sentence of @text from *@at on, without blanks around it; *@at is
 * then behind it.  A line break ends one.  False at the end.
 */
bool afi_sentence_next(struct afi_words *out, const char *text, size_t *at);

/** The slug of @name in @arena, or NULL if it has none. */
const char *afi_words_slug(struct afi_arena *arena, const char *name);

/** @words in @arena as one line that records can hold, with blanks for tabs
 *  and line breaks; what is too long is cut after a word and ends in an
 *  ellipsis. */
const char *afi_words_line(struct afi_arena *arena,
			   const struct afi_words *words);

/** Cut @text so that an entry can hold it (record.h); whether it was longer. */
bool afi_words_cut(struct afi_str *text);

#endif
