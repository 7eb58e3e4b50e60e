/* What a sentence of a report does: instruct, ask, grade. */
#include "propose_report.h"

#include <ctype.h>
#include <string.h>

#include "str.h"
#include "text.h"

enum {
	SENTENCE_MAX = 2000,	/* bytes that are looked at for its end */
	LEAD_MAX = 240,		/* ... for what it tells the force */
	NAME_WORDS = 7,		/* in the name of a force */
};

/* ---- where it ends ------------------------------------------------------- */

/* Whether the full stop at @dot of @text is that of "e.g." or of an initial. */
static bool abbreviates(const char *text, const char *dot)
{
	return dot > text && isalpha((unsigned char)dot[-1]) &&
	       (dot - 1 == text || strchr(" .(", dot[-2]));
}

size_t afi_report_sentence(const char *text)
{
	static const char *const closing[] = {
		"'", "\"", ")", "\xE2\x80\x99", "\xE2\x80\x9D",
	};
	const char *s = text, *end;

	for (; *s && s - text < SENTENCE_MAX; s++) {
		if (!strchr(".?!", *s) || (*s == '.' && abbreviates(text, s)))
			continue;
		end = s + 1;
		for (size_t i = 0; i < sizeof(closing) / sizeof(*closing); i++)
			if (!strncmp(end, closing[i], strlen(closing[i])))
				end += strlen(closing[i]);
		if (*end == '\0' ||
		    (*end == ' ' && !islower((unsigned char)end[1])))
			return (size_t)(end - text);
	}
	return (size_t)(s - text) + strlen(s);
}

/* ---- whom it is about ---------------------------------------------------- */

/* Bytes of the word at @s. */
static size_t word_at(const char *s)
{
	size_t len = 0;

	while (isalpha((unsigned char)s[len]) || s[len] == '-' ||
	       s[len] == '&' || (unsigned char)s[len] >= 0xC3)
		len += (unsigned char)s[len] >= 0xC3 && s[len + 1] ? 2 : 1;
	return len;
}

/* What follows one of the @n @words at @s, or NULL. */
static const char *eat_one(const char *s, const char *const *words, size_t n)
{
	const char *rest = NULL;

	for (size_t i = 0; i < n && !rest; i++)
		if (tolower((unsigned char)*s) == *words[i])
			rest = afi_phrase_eat(s, words[i]);
	return rest;
}

size_t afi_report_force(const char *s)
{
	static const char *const small[] = { "and", "of", "the", "&" };
	static const char *const last[] = { "police", "constabulary" };
	bool name = false;	/* what came last can end a name */
	const char *at = s, *rest;
	size_t n;

	for (int i = 0; i < NAME_WORDS; i++) {
		rest = name && isupper((unsigned char)*at) ?
		       eat_one(at, last, 2) : NULL;
		if (rest) {
			at = afi_phrase_eat(rest, " service");
			return (size_t)((at ? at : rest) - s);
		}
		n = word_at(at);
		if (n == 0 || at[n] != ' ')
			return 0;
		/* "Inspector of Constabulary" is no force. */
		name = !eat_one(at, small, 4);
		if (!isupper((unsigned char)*at) && (i == 0 || name))
			return 0;
		at += n + 1;
	}
	return 0;
}

bool afi_report_speaks(const char *text)
{
	static const char *const subjects[] = {
		"the force", "the constabulary", "the service", "it",
		"the chief constable",
	};

	return eat_one(text, subjects, sizeof(subjects) / sizeof(*subjects)) ||
	       afi_report_force(text) > 0;
}

/* ---- what it does -------------------------------------------------------- */

/* Whether one who can be told something is named from @s to @end. */
static bool names_somebody(const char *s, const char *end)
{
	static const char *const who[] = {
		"force", "constabulary", "police", "service", "constable",
		"forces", "commissioner", NULL,
	};
	const struct afi_words text = { s, (size_t)(end - s) };

	return afi_phrase_in(&text, who);
}

bool afi_report_instructs(const char *text, const char **after)
{
	static const char *const modals[] = {
		"should", "must", "needs to", "need to", "ought to",
	};
	size_t max = afi_report_sentence(text);
	const char *at, *rest;

	if (max > LEAD_MAX)
		max = LEAD_MAX;
	for (size_t i = 0; i < sizeof(modals) / sizeof(*modals); i++) {
		at = afi_report_find(text, modals[i], max, &rest);
		if (!at || !names_somebody(text, at))
			continue;
		if (after)
			*after = rest;
		return true;
	}
	return false;
}

bool afi_report_asks(const char *text, size_t len)
{
	return len > 4 && len <= AFI_REPORT_TITLE_MAX &&
	       text[len - 1] == '?' && afi_phrase_eat(text, "how");
}

/* Whether the word before @s, in @text, is one that joins a grade to what is
 * graded. */
static bool is_joined(const char *text, const char *s)
{
	static const char *const words[] = {
		"is", "are", "as", "be", "remains", "now", "still", "was",
	};
	const char *end = s, *start;

	while (end > text && end[-1] == ' ')
		end--;
	start = end;
	while (start > text && isalpha((unsigned char)start[-1]))
		start--;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strlen(words[i]) == (size_t)(end - start) &&
		    strncmp(words[i], start, (size_t)(end - start)) == 0)
			return true;
	return false;
}

enum afi_report_grade afi_report_own_grade(const char *text)
{
	static const struct {
		const char *words;
		enum afi_report_grade grade;
		bool verb;
	} grades[] = {
		{ "requires improvement", AFI_GRADE_REQUIRES_IMPROVEMENT,
		  true },
		{ "outstanding", AFI_GRADE_OUTSTANDING, false },
		{ "good", AFI_GRADE_GOOD, false },
		{ "adequate", AFI_GRADE_ADEQUATE, false },
		{ "inadequate", AFI_GRADE_INADEQUATE, false },
	};
	enum afi_report_grade found = AFI_GRADE_NONE;
	size_t max;
	const char *at;

	if (!afi_report_speaks(text))
		return AFI_GRADE_NONE;
	max = afi_report_sentence(text);
	if (max > LEAD_MAX)
		max = LEAD_MAX;
	for (size_t i = 0; i < sizeof(grades) / sizeof(*grades); i++) {
		at = afi_report_find(text, grades[i].words, max, NULL);
		if (at && (grades[i].verb || is_joined(text, at))) {
			found = grades[i].grade;
			max = (size_t)(at - text);	/* the first one */
		}
	}
	return found;
}

/* ---- what a heading is about --------------------------------------------- */

/* What a question asks about: "preventing crime". */
static const char *topic(const char *name)
{
	static const char *const after[] = {
		"force at", "force in", "force's", "constabulary at",
		"constabulary in", "constabulary's", "does the force",
		"does the constabulary", "police at", "does",
	};
	const char *rest;

	if (!afi_report_asks(name, strlen(name)))
		return name;
	for (size_t i = 0; i < sizeof(after) / sizeof(*after); i++)
		if (afi_report_find(name, after[i], LEAD_MAX, &rest) &&
		    *rest == ' ')
			return rest;
	return name;
}

const char *afi_report_slug(struct afi_arena *arena, const char *name)
{
	struct afi_str slug = AFI_STR_INIT;
	const char *out;

	afi_text_slug(&slug, topic(name));
	out = afi_arena_strdup(arena, slug.s);
	afi_str_clear(&slug);
	return out;
}
