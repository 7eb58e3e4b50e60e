/* What an answer says of itself, against what was found in it. */
#include "propose_response.h"

#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"

enum {
	NUMBERS = 10000,	/* that are looked at */
	TOLD = 8,		/* of those missing, at most */
	ADJECTIVES = 1,		/* in "ten further areas for improvement" */
};

/* ---- what it says -------------------------------------------------------- */

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* The word before @at in @text. */
static struct afi_words word_before(const char *text, const char *at)
{
	const char *end = at, *s;

	while (end > text && end[-1] == ' ')
		end--;
	for (s = end; s > text && is_letter_or_digit(s[-1]); s--)
		;
	return (struct afi_words){ s, (size_t)(end - s) };
}

/* How many there are of what begins at @at in @sentence; -1 if it does not
 * say. */
static int number_before(const struct afi_words *sentence, const char *at)
{
	static const char *const no[] = { "not", "no", "without", NULL };
	const struct afi_words before = {
		sentence->s, (size_t)(at - sentence->s),
	};
	struct afi_words word;
	int number;

	for (int i = 0; i <= ADJECTIVES; i++) {
		word = word_before(sentence->s, at);
		if (!word.len)
			return -1;
		if (afi_phrase_eat(word.s, "any"))
			return afi_phrase_in(&before, no) ? 0 : -1;
		number = afi_number_word(word.s, word.len);
		if (number >= 0)
			return number;
		at = word.s;
	}
	return -1;
}

static void take(int *n, int *line, const struct afi_words *sentence,
		 const char *const *names, int its_line)
{
	struct afi_words rest = *sentence;
	const char *at, *after;
	int number;

	while (*n < 0 && (at = afi_phrase_any(&rest, names, NULL, &after))) {
		number = number_before(sentence, at);
		if (number >= 0) {
			*n = number;
			*line = its_line;
		}
		rest.len -= (size_t)(after - rest.s);
		rest.s = after;
	}
}

void afi_claims_take(struct afi_claims *claims, const char *text, int line)
{
	static const char *const afis[] = {
		"areas for improvement", "area for improvement", "afis",
		"afi's", NULL,
	};
	static const char *const cocs[] = {
		"causes of concern", "causes for concern", "cause of concern",
		"cause for concern", NULL,
	};
	static const char *const recs[] = {
		"recommendations", "recommendation", NULL,
	};
	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at)) {
		take(&claims->afi.n, &claims->afi.line, &sentence, afis, line);
		take(&claims->coc.n, &claims->coc.line, &sentence, cocs, line);
		take(&claims->rec.n, &claims->rec.line, &sentence, recs, line);
	}
}

/* ---- what was found ------------------------------------------------------ */

static void check_count(struct afi_proposals *out, const char *kind,
			const char *one, const char *several, int stated,
			int line)
{
	int found = 0;

	if (stated < 0)
		return;
	for (size_t i = 0; i < out->n; i++)
		found += afi_proposal_opens(&out->v[i], kind);
	if (found == stated)
		return;
	if (!stated)
		afi_caution_add(out, line, false, "The text says that there "
				"is no %s, but %d stand in it.", one, found);
	else
		afi_caution_add(out, line, found < stated, "The text says "
				"that there are %d %s; %d were found.",
				stated, stated == 1 ? one : several, found);
}

/* Tell which numbers below the highest of @kind are not there. */
static void tell_missing(struct afi_proposals *out, const int *times, int n,
			 const char *name)
{
	struct afi_str list = AFI_STR_INIT;
	int missing = 0;

	for (int i = 1; i < n; i++) {
		if (times[i] || missing++ >= TOLD)
			continue;
		afi_str_addf(&list, "%s%d", list.len ? ", " : "", i);
	}
	if (missing)
		afi_caution_add(out, 0, true, "The numbers of the %s go up to "
				"%d, but %s%s %s missing.", name, n - 1,
				list.s, missing > TOLD ? " and others" : "",
				missing > 1 ? "are" : "is");
	afi_str_clear(&list);
}

static void check_numbers(struct afi_proposals *out, const char *kind,
			  const char *name)
{
	int *times = afi_xcalloc(NUMBERS, sizeof(*times)), n = 0;

	for (size_t i = 0; i < out->n; i++) {
		const struct afi_proposal *proposal = &out->v[i];
		int number;

		if (!afi_proposal_opens(proposal, kind) ||
		    afi_proposal_get(proposal, "under"))
			continue;
		number = atoi(afi_proposal_get(proposal, "number"));
		if (number < 1 || number >= NUMBERS)
			continue;
		n = number >= n ? number + 1 : n;
		if (++times[number] == 2)
			afi_caution_add(out, proposal->first, false,
					"Number %d stands twice among the "
					"%s, with different words.", number,
					name);
	}
	tell_missing(out, times, n, name);
	free(times);
}

void afi_response_check(struct afi_proposals *out,
			const struct afi_claims *claims)
{
	check_count(out, "afi", "area for improvement",
		    "areas for improvement", claims->afi.n, claims->afi.line);
	check_count(out, "coc", "cause of concern", "causes of concern",
		    claims->coc.n, claims->coc.line);
	check_count(out, "rec", "recommendation", "recommendations",
		    claims->rec.n, claims->rec.line);
	check_numbers(out, "afi", "areas for improvement");
	check_numbers(out, "coc", "causes of concern");
	check_numbers(out, "rec", "recommendations");
}
