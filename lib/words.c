#include "words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

enum { ASCII = 128, LETTERS_A_SLIP = 3 };

/* A word that was read, and which of those looked for it is. */
struct word {
	const char *begin, *end;
	int32_t letter;		/* its first */
	uint64_t begun;		/* it begins with these */
	uint64_t whole;		/* it is these */
};

static uint64_t bit(size_t i)
{
	return UINT64_C(1) << i;
}

/* ---- reading words ------------------------------------------------------- */

/* Of those in @alive, which agree up to the letter @i, those that also have @c
 * there.  The ones that end with it are put into @word. */
static uint64_t narrow(struct word *word, const struct afi_sought *sought,
		       uint64_t alive, size_t i, int32_t c)
{
	uint64_t left = i ? alive : c < ASCII ? sought->begin[c] :
				    sought->other;
	uint64_t still = 0;

	word->whole = 0;
	for (size_t w = 0; left; w++, left >>= 1) {
		const struct afi_sought_word *one = &sought->words[w];

		if (!(left & 1) || i >= one->n || one->letters[i] != c)
			continue;
		still |= bit(w);
		if (i + 1 == one->n)
			word->whole |= bit(w);
	}
	word->begun |= word->whole;
	return still;
}

/* Read the next word from *@at on, which moves behind it.  False if there is
 * none before @end. */
static bool read_word(struct word *word, const struct afi_sought *sought,
		      const char **at, const char *end)
{
	struct afi_letters letters;
	uint64_t alive = ~UINT64_C(0);
	size_t n, i = 0;

	word->begun = word->whole = 0;
	for (; *at < end; *at += n) {
		n = afi_text_letters(&letters, *at, end);
		if (letters.gap && i)
			break;
		if (letters.n && !i) {
			word->begin = *at;
			word->letter = letters.v[0];
		}
		for (size_t l = 0; l < letters.n; l++, i++) {
			if (alive)
				alive = narrow(word, sought, alive, i,
					       letters.v[l]);
			else
				word->whole = 0;
		}
	}
	word->end = *at;
	return i > 0;
}

/* ---- what is looked for -------------------------------------------------- */

static void take_word(struct afi_sought_word *out, const struct word *word)
{
	/* A byte has no more than AFI_LETTERS, and most have one. */
	const size_t most = (size_t)(word->end - word->begin) * AFI_LETTERS;
	struct afi_letters letters;

	out->letters = afi_xcalloc(most, sizeof(*out->letters));
	out->n = 0;
	for (const char *at = word->begin; at < word->end;) {
		at += afi_text_letters(&letters, at, word->end);
		for (size_t i = 0; i < letters.n; i++)
			out->letters[out->n++] = letters.v[i];
	}
	out->letters = afi_xrealloc(out->letters, out->n,
				    sizeof(*out->letters));
}

static bool is_number(const struct afi_sought_word *word)
{
	for (size_t i = 0; i < word->n; i++)
		if (word->letters[i] < '0' || word->letters[i] > '9')
			return false;
	return true;
}

/* Put the word that is the last of those in @sought into its sets. */
static void enter(struct afi_sought *sought)
{
	const size_t w = sought->nwords - 1;
	const struct afi_sought_word *word = &sought->words[w];

	if (*word->letters < ASCII)
		sought->begin[*word->letters] |= bit(w);
	else
		sought->other |= bit(w);
	if (!word->place)
		sought->first |= bit(w);
	if (is_number(word))
		sought->numbers |= bit(w);
}

static size_t count_words(const char *phrase)
{
	static const struct afi_sought none = AFI_SOUGHT_INIT;
	const char *end = phrase + strlen(phrase);
	struct word word;
	size_t n = 0;

	while (read_word(&word, &none, &phrase, end))
		n++;
	return n;
}

enum afi_code afi_words_add(struct afi_sought *sought, const char *phrase,
			    struct afi_err *err)
{
	static const struct afi_sought none = AFI_SOUGHT_INIT;
	const char *at = phrase, *end = phrase + strlen(phrase);
	const size_t n = count_words(phrase);
	struct word word;

	if (!n)
		return afi_err_set(err, AFI_EUSAGE, "'%s' has no letter or "
				   "digit to look for", phrase);
	if (n > AFI_WORDS_MOST - sought->nwords)
		return afi_err_set(err, AFI_EUSAGE, "there are more than %d "
				   "words to look for", AFI_WORDS_MOST);
	for (size_t i = 0; read_word(&word, &none, &at, end); i++) {
		struct afi_sought_word *new = &sought->words[sought->nwords++];

		take_word(new, &word);
		new->phrase = sought->nphrases;
		new->place = i;
		enter(sought);
	}
	sought->last |= bit(sought->nwords - 1);
	sought->phrases[sought->nphrases++] = afi_xstrdup(phrase);
	return AFI_OK;
}

void afi_words_clear(struct afi_sought *sought)
{
	for (size_t i = 0; i < sought->nwords; i++)
		free(sought->words[i].letters);
	for (size_t i = 0; i < sought->nphrases; i++)
		free(sought->phrases[i]);
	*sought = (struct afi_sought)AFI_SOUGHT_INIT;
}

afi_phrases afi_words_all(const struct afi_sought *sought)
{
	return sought->nphrases < 64 ? bit(sought->nphrases) - 1 :
				       ~UINT64_C(0);
}

/* ---- looking ------------------------------------------------------------- */

/* Places come in the order of their ends; what overlaps becomes one. */
static void add_place(struct afi_found *found, size_t begin, size_t end)
{
	while (found->n && begin < found->v[found->n - 1].end) {
		found->n--;
		if (found->v[found->n].begin < begin)
			begin = found->v[found->n].begin;
	}
	if (found->n == AFI_FOUND_MOST)
		return;
	found->v[found->n].begin = begin;
	found->v[found->n].end = end;
	found->n++;
}

afi_phrases afi_words_find(struct afi_found *found,
			   const struct afi_sought *sought, const char *text)
{
	const char *at = text, *end = text + strlen(text);
	size_t begins[AFI_WORDS_MOST];	/* of the last words read */
	uint64_t done, state = 0;	/* the words of phrases up to which the
					   last words read agree with them */
	struct word word;

	found->n = 0;
	found->phrases = 0;
	for (size_t i = 0; read_word(&word, sought, &at, end); i++) {
		begins[i % AFI_WORDS_MOST] = (size_t)(word.begin - text);
		state = ((state << 1 & ~sought->first) | sought->first) &
			(word.whole |
			 (word.begun & sought->last & ~sought->numbers));
		done = state & sought->last;
		for (size_t w = 0; done; w++, done >>= 1) {
			const struct afi_sought_word *last = &sought->words[w];

			if (!(done & 1))
				continue;
			found->phrases |= bit(last->phrase);
			add_place(found, begins[(i - last->place) %
						AFI_WORDS_MOST],
				  (size_t)(word.end - text));
		}
	}
	return found->phrases;
}

void afi_words_near(struct afi_near *near, size_t *most, const char *text)
{
	static const struct afi_sought none = AFI_SOUGHT_INIT;
	const char *at = text, *end = text + strlen(text);
	const size_t len = strlen(near->typed), slips = (len + 1) /
							LETTERS_A_SLIP;
	const char *typed = near->typed;
	struct word word, wanted;
	char copy[AFI_NEAR_MAX];

	if (!read_word(&wanted, &none, &typed, near->typed + len))
		return;
	for (; *most && read_word(&word, &none, &at, end); --*most) {
		const size_t n = (size_t)(word.end - word.begin);

		if (word.letter != wanted.letter || n >= sizeof(copy) ||
		    n + slips < len || n > len + slips)
			continue;
		memcpy(copy, word.begin, n);
		copy[n] = '\0';
		afi_near_try(near, copy);
	}
}
