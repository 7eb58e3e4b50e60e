/*
 * Words that are looked for in texts, as people expect it: case and accents do
 * not matter, a word is found where another begins with it, several in one
 * phrase are found where they follow each other.
 *
 *	struct afi_sought sought = AFI_SOUGHT_INIT;
 *	struct afi_found found;
 *
 *	if ((rc = afi_words_add(&sought, "stop and search", err)) ||
 *	    (rc = afi_words_add(&sought, "investig", err)))
 *		goto out;
 *	if (afi_words_find(&found, &sought, text) == afi_words_all(&sought))
 *		...
 *	afi_words_clear(&sought);
 *
 * A word is letters and digits that follow each other; whatever stands between
 * them only parts them, so that "follow-up" is "follow up", and "victim's" with
 * any apostrophe two words.  Only the last word of a phrase may be a beginning,
 * and no number: 12 is not 120.  Looking takes time linear in the text and no
 * memory.
 */
#ifndef AFI_WORDS_H
#define AFI_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "near.h"

enum {
	AFI_WORDS_MOST = 64,	/* in all phrases together */
	AFI_FOUND_MOST = 32,	/* that are told of one text */
};

/** A set of phrases by number: the first that was added is the lowest bit. */
typedef uint64_t afi_phrases;

/** One word of a phrase, as it is compared. */
struct afi_sought_word {
	int32_t *letters;
	size_t n;
	size_t phrase;		/* which it is of */
	size_t place;		/* ... as which word, from 0 */
};

/** What is looked for.  It owns all in it. */
struct afi_sought {
	struct afi_sought_word words[AFI_WORDS_MOST];
	size_t nwords;
	char *phrases[AFI_WORDS_MOST];	/* as they were added */
	size_t nphrases;
	/* Sets of words, by number: */
	uint64_t begin[128];	/* those whose first letter is that one of
				   ASCII */
	uint64_t other;		/* ... is none */
	uint64_t first, last;	/* of a phrase */
	uint64_t numbers;
};

#define AFI_SOUGHT_INIT { .nwords = 0 }

/** Where phrases are in a text: its first @n places, in bytes, in order and
 *  none touching another.  They are of whole words. */
struct afi_found {
	struct {
		size_t begin, end;
	} v[AFI_FOUND_MOST];
	size_t n;
	afi_phrases phrases;	/* that are somewhere in it */
};

/** Look also for @phrase, which is copied.  AFI_EUSAGE, @sought as it was, if
 *  it has no letter or digit or there are too many words. */
enum afi_code afi_words_add(struct afi_sought *sought, const char *phrase,
			    struct afi_err *err);

/** Free what @sought holds and leave it empty. */
void afi_words_clear(struct afi_sought *sought);

/** All that is looked for. */
afi_phrases afi_words_all(const struct afi_sought *sought);

/** Which phrases are in @text, and where. */
afi_phrases afi_words_find(struct afi_found *found,
			   const struct afi_sought *sought, const char *text);

/** Try those words of @text that begin with the same letter as near->typed and
 *  are about as long.  *@most says how many words are read at most, and becomes
 *  less by those that were. */
void afi_words_near(struct afi_near *near, size_t *most, const char *text);

#endif
