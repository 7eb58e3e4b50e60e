/* Which force a letter is about: the one whose name it says most often. */
#include "propose_letter.h"

#include <string.h>

enum {
	NAMED = 400,		/* blocks that are looked through for a name */
	NAMES = 64,		/* forces that one letter may name */
	NAME_WORDS = 7,		/* of a force: "Avon and Somerset" */
};

/* A name and how often it was found. */
struct name {
	const char *s;
	size_t len, times;
};

struct names {
	struct name v[NAMES];
	size_t n;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       c == '-' || (c & 0x80);
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_one_of(const struct afi_words *word, const char *const *list)
{
	for (; *list; list++)
		if (strlen(*list) == word->len &&
		    afi_phrase_eat(word->s, *list) == word->s + word->len)
			return true;
	return false;
}

/* Words that may stand within a name, but not begin it. */
static const char *const joining[] = { "and", "of", "&", NULL };

/* Words with a capital before a name that are no part of it. */
static const char *const foreign[] = {
	"the", "in", "at", "for", "by", "as", "with", "since", "from", "on",
	"our", "dear", "chief", "constable", "commissioner", "temporary",
	"acting", "assistant", "deputy", "his", "her", "majesty", "hm",
	"inspector", "inspectorate", "both", "while", "although", "however",
	"when", "that", "peel", "hmic", "hmicfrs", "pcc", "to", "all", "local",
	"national", "overall", "we", "this", "former", "inspection", "report",
	"mr", "mrs", "ms", "dr", "sir", "under", "following", "home",
	"office", "military", "service", "special", "title", NULL,
};

/* The word that ends before @end, not before @begin. */
static struct afi_words word_before(const char *begin, const char *end)
{
	const char *s = end;

	while (s > begin && (is_letter(s[-1]) || s[-1] == '&'))
		s--;
	if (end - s > 3 && memcmp(s, "\xE2\x80", 2) == 0)
		s += 3;		/* a quote */
	return (struct afi_words){ s, (size_t)(end - s) };
}

/* The name that stands before @end, without "the" and the like. */
static bool name_before(struct afi_words *name, const char *text,
			const char *end)
{
	const char *s = end, *begin = NULL;

	for (int n = 0; n < NAME_WORDS && s > text && s[-1] == ' '; n++) {
		const struct afi_words word = word_before(text, s - 1);
		const bool joins = is_one_of(&word, joining);

		if (!word.len || (!joins && !is_capital(*word.s)) ||
		    (joins && !begin) || is_one_of(&word, foreign))
			break;
		s = word.s;
		if (!joins)
			begin = s;
	}
	if (!begin)
		return false;
	*name = (struct afi_words){ begin, (size_t)(end - 1 - begin) };
	return true;
}

static void count_name(struct names *names, const struct afi_words *name)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		if (names->v[i].len == name->len &&
		    memcmp(names->v[i].s, name->s, name->len) == 0)
			break;
	if (i == NAMES)
		return;
	if (i == names->n)
		names->v[names->n++] = (struct name){ name->s, name->len, 0 };
	names->v[i].times++;
}

/* "NORTHSHIRE AND SOUTHMOOR" as a name is written. */
static const char *as_name(struct afi_arena *arena, const struct name *name)
{
	char *copy = afi_arena_copy(arena, name->s, name->len), *s;
	bool inside = false;

	for (s = copy; *s; s++)
		if (*s >= 'a' && *s <= 'z')
			return copy;
	for (s = copy; *s; inside = is_letter(*s) && *s != '-', s++) {
		const size_t len = strcspn(s, " ");
		const struct afi_words word = { s, len };

		if (is_capital(*s) && (inside || is_one_of(&word, joining)))
			*s = (char)(*s - 'A' + 'a');
	}
	return copy;
}

const char *afi_letter_force(struct afi_arena *arena,
			     const struct afi_outline *outline)
{
	static const char *const kinds[] = {
		"police", "constabulary", NULL,
	};
	struct names names = { .n = 0 };
	const struct name *best = NULL;

	for (size_t i = 0; i < outline->n && i < NAMED; i++) {
		struct afi_words text = afi_words_of(outline->v[i].text), name;
		const char *whole = text.s, *at, *rest;

		while ((at = afi_phrase_any(&text, kinds, NULL, &rest))) {
			if (is_capital(*at) && name_before(&name, whole, at))
				count_name(&names, &name);
			text.len -= (size_t)(rest - text.s);
			text.s = rest;
		}
	}
	for (size_t i = 0; i < names.n; i++)
		if (!best || names.v[i].times > best->times)
			best = &names.v[i];
	return best ? as_name(arena, best) : NULL;
}
