/* What was left out of a published text: "Op [x¹]" and the footnote that says
 * why. */
#include "propose_response.h"

#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"
#include "vec.h"

enum {
	NOTES = 10000,		/* numbers that are looked at */
	CROSSES = 3,		/* x's that need no footnote */
};

static const char *const left_out[] = {
	"redacted", "withheld", "removed", "sanitised", NULL,
};

/* ---- footnotes ----------------------------------------------------------- */

static void take_note(struct afi_footnotes *out, const struct afi_block *block)
{
	const struct afi_words text = afi_words_of(block->text);
	const int number = afi_number_word(block->mark, strlen(block->mark));
	const bool redacted = afi_phrase_in(&text, left_out);

	if (!redacted && !out->others++)
		out->line = block->first;
	if (number < 1 || number >= NOTES)
		return;
	while (out->n <= (size_t)number) {
		afi_vec_push(out);
		out->v[out->n - 1].line = 0;
		out->v[out->n - 1].redacted = false;
	}
	/* of two with one number, on two pages, more is withheld */
	out->v[number].line = block->first;
	out->v[number].redacted |= redacted;
}

void afi_footnotes_find(struct afi_footnotes *out,
			const struct afi_outline *outline)
{
	for (size_t i = 0; i < outline->n; i++)
		if (outline->v[i].kind == AFI_BLOCK_NOTE)
			take_note(out, &outline->v[i]);
}

void afi_footnotes_clear(struct afi_footnotes *notes)
{
	free(notes->v);
	*notes = (struct afi_footnotes){ .v = NULL };
}

/* ---- brackets ------------------------------------------------------------ */

/* A bracket that stands for words. */
struct gap {
	const char *end;
	size_t crosses;
	bool says;		/* "[redacted]" */
	int note;		/* that it calls, or 0 */
};

/* The superscript at *@s as a digit, or -1. */
static int take_raised(const char **s)
{
	static const char *const raised[] = {
		"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3",
		"\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6",
		"\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9",
	};

	for (int i = 0; i < 10; i++)
		if (strncmp(*s, raised[i], strlen(raised[i])) == 0) {
			*s += strlen(raised[i]);
			return i;
		}
	return -1;
}

/* The number of the footnote that is called at *@s, or 0: "¹", "[^1]". */
static int take_call(const char **s)
{
	const char *p = *s;
	int number = 0, digit;

	if (strncmp(p, "[^", 2) == 0) {
		for (p += 2; *p >= '0' && *p <= '9' && number < NOTES; p++)
			number = number * 10 + (*p - '0');
		if (*p != ']')
			return 0;
		*s = p + 1;
		return number;
	}
	while ((digit = take_raised(&p)) >= 0 && number < NOTES)
		number = number * 10 + digit;
	*s = p;
	return number;
}

/* Bytes of the sign at @s that stands for a letter left out. */
static size_t cross_at(const char *s)
{
	if (*s == 'x' || *s == 'X' || *s == '*')
		return 1;
	return strncmp(s, "\xE2\x96\x88", 3) == 0 ? 3 : 0;	/* a block */
}

/* Read the bracket at @s. */
static bool read_gap(struct gap *out, const char *s)
{
	const char *rest = NULL;
	size_t n;

	*out = (struct gap){ .end = NULL };
	s = afi_words_skip(s + 1, false);
	for (size_t i = 0; left_out[i] && !rest; i++)
		rest = afi_phrase_eat(s, left_out[i]);
	out->says = rest;
	for (; !out->says && (n = cross_at(s)); s += n)
		out->crosses++;
	s = afi_words_skip(rest ? rest : s, false);
	out->note = take_call(&s);
	s = afi_words_skip(s, false);
	if (*s != ']' || (!out->says && !out->crosses))
		return false;
	out->end = s + 1;
	return true;
}

/* Whether @gap stands for words that were left out. */
static bool is_left_out(const struct gap *gap,
			const struct afi_footnotes *notes, int *missing)
{
	const size_t note = (size_t)gap->note;

	if (gap->note && (note >= notes->n || !notes->v[note].line)) {
		if (!*missing)
			*missing = gap->note;
		return true;	/* whatever it said: nothing else is hidden
				   behind an x */
	}
	if (gap->says || gap->crosses >= CROSSES)
		return true;
	return gap->note && notes->v[note].redacted;
}

/* ---- what sort of thing it was ------------------------------------------- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* By the word before it. */
static const char *sort_of(const char *text, const char *at)
{
	static const struct { const char *word, *sort; } sorts[] = {
		{ "op", "operation" }, { "ops", "operation" },
		{ "operation", "operation" }, { "operations", "operation" },
		{ "victim", "victim" }, { "victims", "victim" },
		{ "tactic", "tactic" }, { "tactics", "tactic" },
		{ "officer", "officer" }, { "constable", "officer" },
		{ "sergeant", "officer" }, { "inspector", "officer" },
		{ "superintendent", "officer" }, { "pc", "officer" },
		{ "ps", "officer" }, { "dc", "officer" }, { "ds", "officer" },
		{ "di", "officer" }, { "dci", "officer" }, { "sgt", "officer" },
		{ "insp", "officer" }, { "supt", "officer" },
	};
	const char *end, *s;

	while (at > text && strchr(" \t\n'\"(.", at[-1]))
		at--;
	for (end = s = at; s > text && is_letter(s[-1]) && end - s < 16; s--)
		;
	for (size_t i = 0; i < sizeof(sorts) / sizeof(*sorts); i++)
		if (strlen(sorts[i].word) == (size_t)(end - s) &&
		    afi_phrase_eat(s, sorts[i].word) == end)
			return sorts[i].sort;
	return "unknown";
}

static void add_mark(struct afi_str *out, const char *text, const char *at)
{
	afi_str_addf(out, "[[withheld %s]]", sort_of(text, at));
}

void afi_redacted_add(struct afi_str *out, const struct afi_footnotes *notes,
		      const char *text, int *missing)
{
	const char *s = text, *from = text;
	struct gap gap;
	size_t n;

	while (*(s += strcspn(s, "[\xE2"))) {
		gap.end = NULL;
		if (*s == '[' && read_gap(&gap, s) &&
		    !is_left_out(&gap, notes, missing))
			gap.end = NULL;
		if (*s != '[' && cross_at(s))	/* blacked out */
			for (gap.end = s; (n = cross_at(gap.end)) == 3;)
				gap.end += n;
		if (!gap.end) {
			s++;
			continue;
		}
		afi_str_add(out, from, (size_t)(s - from));
		add_mark(out, text, s);
		s = from = gap.end;
	}
	afi_str_adds(out, from);
}
