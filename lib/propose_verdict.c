/* What a sentence of a letter decides, and about what. */
#include "propose_closing.h"

#include <string.h>

#include "propose_impl.h"

enum {
	SUBJECT = 200,		/* bytes of what a cause of concern is about */
	BEFORE = 4,		/* words before "cause of concern" */
};

static const struct {
	const char *words, *kind;
	bool several;
} nouns[] = {
	{ "cause of concern", "coc", false },
	{ "causes of concern", "coc", true },
	{ "cause for concern", "coc", false },
	{ "causes for concern", "coc", true },
	{ "recommendation", "rec", false },
	{ "recommendations", "rec", true },
	{ "area of concern", "area", false },
	{ "areas of concern", "area", true },
	{ "area for improvement", "afi", false },
	{ "areas for improvement", "afi", true },
};

enum { NOUNS = sizeof(nouns) / sizeof(*nouns) };

/* ---- the verdict --------------------------------------------------------- */

static const char *const open_words[] = {
	"not closed", "not been closed", "not be closed", "not yet",
	"cannot close", "can't close", "unable to close", "not able to close",
	"not in a position to close", "not ready to close", "remain open",
	"remains open", "remain a cause", "remains a cause", "stay open",
	"stays open", "left open", "keep open", "kept open", "still open",
	"still a cause", "not discharged", "not been discharged",
	"not closing", "keeping open", "not been met", "remain in place",
	"remains in place", "not be discharged", NULL,
};

static const char *const closed_words[] = {
	"is closed", "are closed", "is now closed", "are now closed",
	"is therefore closed", "are therefore closed", "been closed",
	"now closed", "have closed", "have now closed",
	"have therefore closed", "we closed", "were closed",
	"was closed", "are closing", "am closing", "we close", "i close",
	"therefore close", "will close", "be closed", "decided to close",
	"agreed to close", "decision to close", "content to close",
	"satisfied to close", "able to close", "closed this", "closed the",
	"closed both", "closed all", "closure of",
	"discharged", "discharging", "discharge", "signed off",
	"no longer a cause", "no longer causes", "no longer an area",
	"no longer constitutes", "no longer constitute", "is complete",
	"are complete", "been completed", "have been met", "has been met",
	NULL,
};

static const char *const supposing[] = {
	"if", "when", "until", "once", "unless", "before we", "would",
	"could", "may be", "may close", "may not", "might", "expect to",
	"expects to", "hope to", "hopes to", "will consider",
	"considering", "whether", "towards",
	"in order to", "aim to", "aims to", "working to", "work to",
	"next revisit", "future", NULL,
};

bool afi_sentence_supposes(const struct afi_words *sentence)
{
	return afi_phrase_in(sentence, supposing);
}

static enum afi_verdict verdict_of(const struct afi_words *sentence)
{
	if (afi_phrase_in(sentence, open_words))
		return AFI_VERDICT_OPEN;
	if (!afi_phrase_in(sentence, closed_words))
		return AFI_VERDICT_NONE;
	return afi_sentence_supposes(sentence) ? AFI_VERDICT_UNCLEAR :
	       AFI_VERDICT_CLOSED;
}

/* ---- what it is about ---------------------------------------------------- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || (c & 0x80);
}

static void add_name(struct afi_decision *out, const char *begin,
		     const char *end)
{
	while (end > begin && strchr(" ,;:.", end[-1]))
		end--;
	if (end > begin && out->n < sizeof(out->names) / sizeof(*out->names))
		out->names[out->n++] = (struct afi_words){
			begin, (size_t)(end - begin),
		};
}

/* Where the subject that begins at @s ends: at a verb or a mark. */
static const char *subject_end(const char *s, const char *end)
{
	static const char *const verbs[] = {
		"is", "are", "has", "have", "had", "can", "was", "were",
		"remain", "remains", "will", "should", "because", "as we",
		"which", "that", "while", "but", "no longer", "and we",
		"and i", "and return", "and closed", "on the grounds",
		"following", "at this time", "at this stage", NULL,
	};
	struct afi_words rest = {
		s, end - s < SUBJECT ? (size_t)(end - s) : SUBJECT,
	};
	const char *verb = afi_phrase_any(&rest, verbs, NULL, NULL);
	const size_t mark = strcspn(s, ",;:.(?");

	if (verb && (size_t)(verb - s) < mark)
		return verb;
	return mark < rest.len ? s + mark : s + rest.len;
}

/* The words in quotes at @s. */
static bool take_quoted(struct afi_decision *out, const char *s,
			const char *end)
{
	static const char *const quotes[][2] = {
		{ "\xE2\x80\x98", "\xE2\x80\x99" },
		{ "\xE2\x80\x9C", "\xE2\x80\x9D" }, { "'", "'" },
		{ "\"", "\"" },
	};

	for (int i = 0; i < 4; i++) {
		const size_t n = strlen(quotes[i][0]);
		const char *close;

		if (strncmp(s, quotes[i][0], n) != 0)
			continue;
		close = strstr(s + n, quotes[i][1]);
		if (!close || close >= end || close - s > SUBJECT)
			continue;
		add_name(out, s + n, close);
		return true;
	}
	return false;
}

/* "1, 3 and 5". */
static bool take_numbers(struct afi_decision *out, const char *s,
			 const char *end)
{
	const size_t most = sizeof(out->numbers) / sizeof(*out->numbers);

	while (s < end && out->n_numbers < most) {
		const size_t n = strspn(s, "0123456789");
		const char *rest;

		if (!n || n > 3)
			break;
		out->numbers[out->n_numbers++] = afi_number_word(s, n);
		s = afi_words_skip(s + n, false);
		s = afi_words_skip(s + (*s == ','), false);
		rest = afi_phrase_eat(s, "and");
		s = rest ? afi_words_skip(rest, false) : s;
	}
	return out->n_numbers;
}

/* "about vetting", and, if @several, "on vetting and on custody". */
static void take_subject(struct afi_decision *out, const char *s,
			 const char *end, bool several)
{
	static const char *const joining[] = {
		"about", "relating to", "related to", "in relation to",
		"regarding", "on", "concerning", "around", "in respect of",
		"with respect to", "for", "over", NULL,
	};
	static const char *const and[] = { "and", NULL };
	const char *rest = NULL, *at, *after;
	struct afi_words words;

	for (size_t i = 0; joining[i] && !rest; i++)
		rest = afi_phrase_eat(s, joining[i]);
	if (!rest)
		return;
	s = afi_words_skip(rest, false);
	if (take_quoted(out, s, end))
		return;
	end = subject_end(s, end);
	words = (struct afi_words){ s, (size_t)(end - s) };
	at = several ? afi_phrase_any(&words, and, NULL, &after) : NULL;
	add_name(out, s, at ? at : end);
	if (!at)
		return;
	s = afi_words_skip(after, false);
	for (size_t i = 0; joining[i]; i++)
		if ((rest = afi_phrase_eat(s, joining[i])))
			s = afi_words_skip(rest, false);
	add_name(out, s, end);
}

static struct afi_words word_before(const char *text, const char *at)
{
	const char *end = at, *s;

	while (end > text && end[-1] == ' ')
		end--;
	for (s = end; s > text && is_letter(s[-1]); s--)
		;
	return (struct afi_words){ s, (size_t)(end - s) };
}

static bool is_one_of(const struct afi_words *word, const char *const *list)
{
	for (; *list; list++)
		if (afi_phrase_eat(word->s, *list) == word->s + word->len)
			return true;
	return false;
}

/* "two of the three", "all". */
static void read_count(struct afi_decision *out, const char *text,
		       const char *s)
{
	static const char *const all[] = { "all", "both", NULL };
	struct afi_words word;
	int number;

	for (int i = 0; i < BEFORE; i++) {
		word = word_before(text, s);
		if (!word.len)
			return;
		number = afi_number_word(word.s, word.len);
		if (number > 0)
			out->count = number;
		if (is_one_of(&word, all))
			out->number_of = AFI_ALL;
		s = word.s;
	}
}

/* "the vetting cause of concern": what stands between "the" and the noun. */
static void read_before(struct afi_decision *out, const char *text,
			const char *noun)
{
	static const char *const determiners[] = { "the", "this", "our", NULL };
	static const char *const plain[] = {
		"a", "an", "to", "of", "and", "or", "both", "all", "first",
		"second", "third", "fourth", "remaining", "other", "final",
		"last", "accelerated", "original", "close", "closed", "no",
		"same", "outstanding", "further", NULL,
	};
	const char *s = noun;
	struct afi_words word;

	for (int i = 0; i <= BEFORE; i++) {
		word = word_before(text, s);
		if (!word.len || is_one_of(&word, plain) ||
		    afi_number_word(word.s, word.len) >= 0)
			return;
		if (is_one_of(&word, determiners)) {
			add_name(out, s, noun);
			return;
		}
		s = word.s;
	}
}

/* "The vetting of staff is no longer a cause of concern". */
static void read_former(struct afi_decision *out,
			const struct afi_words *sentence)
{
	static const char *const verbs[] = {
		"is no longer a", "are no longer a", "are no longer causes",
		"is no longer an", "no longer constitutes",
		"no longer constitute", "no longer represents", NULL,
	};
	static const char *const plain[] = {
		"it", "this", "these", "they", "that", "therefore", "as",
		"we", "i", "so", "which", NULL,
	};
	const char *verb = afi_phrase_any(sentence, verbs, NULL, NULL);
	const struct afi_words first = {
		sentence->s, strcspn(sentence->s, " ,"),
	};

	if (verb && verb > sentence->s && !is_one_of(&first, plain) &&
	    verb - sentence->s < SUBJECT)
		add_name(out, sentence->s, verb);
}

/* The first noun of @sentence, and what follows it. */
static const char *find_noun(size_t *which, const struct afi_words *sentence,
			     const char **after)
{
	const char *words[NOUNS + 1];

	for (size_t i = 0; i < NOUNS; i++)
		words[i] = nouns[i].words;
	words[NOUNS] = NULL;
	return afi_phrase_any(sentence, words, which, after);
}

bool afi_decision_read(struct afi_decision *out,
		       const struct afi_words *sentence)
{
	const char *end = sentence->s + sentence->len, *noun, *after;
	size_t which;

	*out = (struct afi_decision){ .count = -1 };
	noun = find_noun(&which, sentence, &after);
	out->verdict = noun ? verdict_of(sentence) : AFI_VERDICT_NONE;
	if (out->verdict == AFI_VERDICT_NONE)
		return false;
	out->kind = nouns[which].kind;
	out->number_of = nouns[which].several ? AFI_SEVERAL : AFI_THE_ONE;
	read_count(out, sentence->s, noun);
	after = afi_words_skip(after, false);
	if (take_numbers(out, after, end) || take_quoted(out, after, end))
		return true;
	take_subject(out, after, end, nouns[which].several);
	if (!out->n)
		read_before(out, sentence->s, noun);
	if (!out->n)
		read_former(out, sentence);
	return true;
}
