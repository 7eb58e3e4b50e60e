/* Checks of a letter's words. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "issue_check.h"
#include "issue_words.h"
#include "propose_phrase.h"
#include "response.h"
#include "secrets.h"
#include "withheld.h"

enum { FEW = 12 };	/* characters of words that anybody may use */

/* A case being checked. */
struct checking {
	struct afi_checks *out;
	const struct afi_check_case *c;
	const char *words;		/* of the letter (issue_words.h) */
};

/* ---- something was to be filled in --------------------------------------- */

static bool is_wordlike(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80);
}

/* Whether @word stands at @s in @text as a whole one. */
static bool is_word(const char *text, const char *s, const char *word)
{
	const size_t n = strlen(word);

	return strncmp(s, word, n) == 0 && !is_wordlike(s[n]) &&
	       (s == text || !is_wordlike(s[-1]));
}

/* "[insert", "[date", "<name>"; "[x1]" is a redaction and "[^1]" a note. */
static bool opens_slot(const char *s)
{
	static const char *const slots[] = {
		"insert", "name", "names", "date", "title", "address", "add",
		"enter", "signature", "signatory", "post", "office", "tbc",
		"tba", "to be", "to follow", "your", "xx", "xxx", "number",
		"reference", "salutation", "force", "link",
	};
	const char *after, *end = s + strcspn(s, "]>\n");

	/* "[words](address)" is a link */
	if ((*s != '[' && *s != '<') || !*end || *end == '\n' ||
	    end[1] == '(')
		return false;
	s += 1 + strspn(s + 1, " ");
	for (size_t i = 0; i < sizeof(slots) / sizeof(*slots); i++)
		if ((after = afi_phrase_eat(s, slots[i])) &&
		    !is_wordlike(*after))
			return true;
	return false;
}

static bool is_placeholder(const char *text, const char *s)
{
	static const char *const words[] = {
		"XX", "XXX", "XXXX", "TBC", "TBA", "TODO",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (is_word(text, s, words[i]))
			return true;
	return strncmp(s, "{{", 2) == 0 || strncmp(s, "____", 4) == 0 ||
	       opens_slot(s) || afi_phrase_eat(s, "delete as appropriate") ||
	       afi_phrase_eat(s, "lorem ipsum");
}

/* Append the words around @s, in one line. */
static void add_around(struct afi_str *out, const char *text, const char *s)
{
	enum { BEFORE = 24, AROUND = 60 };
	const char *from = s, *end;

	while (from > text && from[-1] != '\n' && s - from < BEFORE)
		from--;
	while (from < s && ((unsigned char)*from & 0xC0) == 0x80)
		from++;
	for (end = s; *end && *end != '\n' && end - from < AROUND; end++)
		;
	while (end > s && ((unsigned char)*end & 0xC0) == 0x80)
		end--;
	afi_str_addc(out, '\'');
	afi_str_add(out, from, (size_t)(end - from));
	afi_str_addc(out, '\'');
}

static void check_placeholders(struct checking *k)
{
	const char *text = k->c->text, *s;
	struct afi_str what = AFI_STR_INIT;

	for (s = text; *s; s++) {
		/* a gap is told as such */
		if ((*s == '[' && k->c->ngaps) || !is_placeholder(text, s))
			continue;
		afi_str_reset(&what);
		afi_str_adds(&what, "something is to be filled in at ");
		add_around(&what, text, s);
		afi_checks_add(k->out, AFI_CHECK_ERROR, "placeholder",
			       k->c->inspection.target, what.s, "fill it in, "
			       "in the settings, the records or the text");
		/* one line is told once */
		s += strcspn(s, "\n");
		if (!*s)
			break;
	}
	afi_str_clear(&what);
}

/* ---- markings ------------------------------------------------------------ */

/* Government Security Classifications, and those that they replaced in 2014,
 * from the lowest. */
static const struct {
	const char *words;
	int rank;
} markings[] = {
	{ "TOP SECRET", 4 }, { "SECRET", 3 }, { "CONFIDENTIAL", 2 },
	{ "OFFICIAL-SENSITIVE", 1 }, { "OFFICIAL SENSITIVE", 1 },
	{ "OFFICIAL: SENSITIVE", 1 }, { "OFFICIAL - SENSITIVE", 1 },
	{ "RESTRICTED", 1 }, { "OFFICIAL", 0 },
	{ "NOT PROTECTIVELY MARKED", 0 },
};

enum { MARKINGS = sizeof(markings) / sizeof(*markings) };

/* The marking that stands at @s in @text; MARKINGS if none does.  Only capitals
 * are one. */
static size_t marking_at(const char *text, const char *s)
{
	size_t i = 0;

	while (i < MARKINGS && !is_word(text, s, markings[i].words))
		i++;
	return i;
}

static int rank_of(const char *marking)
{
	struct afi_str upper = AFI_STR_INIT;
	size_t at;

	for (const char *s = marking; s && *s; s++)
		afi_str_addc(&upper, (char)toupper((unsigned char)*s));
	at = marking_at(upper.s, upper.s);
	afi_str_clear(&upper);
	return at < MARKINGS ? markings[at].rank : 0;
}

static void check_markings(struct checking *k)
{
	const int allowed = rank_of(k->c->marking);
	const char *text = k->c->text;
	struct afi_str what = AFI_STR_INIT;
	bool told[MARKINGS] = { false };

	for (const char *s = text; *s; s++) {
		const size_t at = marking_at(text, s);

		if (at == MARKINGS)
			continue;
		if (markings[at].rank > allowed && !told[at]) {
			told[at] = true;
			afi_str_reset(&what);
			afi_str_addf(&what, "it says %s, and is itself no "
				     "more than %s", markings[at].words,
				     k->c->marking ? k->c->marking :
				     "OFFICIAL");
			afi_checks_add(k->out, AFI_CHECK_ERROR, "marking",
				       k->c->inspection.target, what.s,
				       "take out what is so marked, with 'afi "
				       "withhold' where it is a record's");
		}
		s += strlen(markings[at].words) - 1;
	}
	afi_str_clear(&what);
}

/* ---- words that should not be there -------------------------------------- */

/* Whether all words of the paragraph are in the letter, and are more than
 * anybody might say. */
static bool is_in(const char *words, const char *paragraph, size_t len)
{
	struct afi_str plain = AFI_STR_INIT;
	bool in;

	afi_plain_words(&plain, paragraph, len);
	in = plain.len > FEW && strstr(words, plain.s);
	afi_str_clear(&plain);
	return in;
}

/* Whether a paragraph of the response @old, which @latest replaced, is in the
 * letter and was not said again. */
static bool is_outdated(const struct checking *k, const struct afi_entry *old,
			const struct afi_entry *latest)
{
	const char *text = afi_entry_get(old, "text"), *begin;
	const char *now = afi_entry_get(latest, "text");
	struct afi_str said = AFI_STR_INIT;
	size_t at = 0, len;
	bool outdated = false;

	afi_plain_words(&said, now, strlen(now));
	while (!outdated && afi_paragraph_next(&begin, &len, text, &at))
		outdated = is_in(k->words, begin, len) &&
			   !is_in(said.s, begin, len);
	afi_str_clear(&said);
	return outdated;
}

static void check_outdated(struct checking *k,
			   const struct afi_check_part *part)
{
	struct afi_str what = AFI_STR_INIT;

	for (size_t i = 0; i < part->fold->nlive; i++) {
		const struct afi_entry *entry = part->fold->live[i], *latest;

		if (!afi_entry_is(entry, "response") ||
		    !afi_entry_get(entry, "text"))
			continue;
		latest = afi_response_holds(part->fold, entry->as,
					    afi_entry_get(entry, "part"));
		if (latest == entry || !is_outdated(k, entry, latest))
			continue;
		afi_str_reset(&what);
		afi_str_addf(&what, "words of an earlier response (%s, %s) "
			     "are in it, which was replaced since", entry->as,
			     afi_entry_get(entry, "part"));
		afi_checks_add(k->out, AFI_CHECK_ERROR, "not-latest",
			       part->target, what.s, "use the latest, or "
			       "respond again with what is to hold");
	}
	afi_str_clear(&what);
}

/* What is withheld is not said here either. */
static void check_withheld(struct checking *k,
			   const struct afi_check_part *part)
{
	struct afi_marks marks = { 0 };
	struct afi_str what = AFI_STR_INIT, plain = AFI_STR_INIT;

	afi_marks_find(&marks, part->rec);
	for (size_t i = 0; i < marks.n; i++) {
		const char *words = marks.v[i].words;

		if (!words)
			words = afi_entry_get(marks.v[i].of, marks.v[i].field ?
					      marks.v[i].field : "text");
		afi_str_reset(&plain);
		if (words)
			afi_plain_words(&plain, words, strlen(words));
		if (!plain.len || !strstr(k->words, plain.s))
			continue;
		afi_str_reset(&what);
		afi_str_addf(&what, "words that are withheld (%s) are in it",
			     marks.v[i].sort);
		afi_checks_add(k->out, AFI_CHECK_ERROR, "withheld",
			       part->target, what.s, "take them out, or have "
			       "whoever withheld them lift that");
	}
	free(marks.v);
	afi_str_clear(&plain);
	afi_str_clear(&what);
}

/* They may be another inspection's. */
static void check_hidden(struct checking *k)
{
	const size_t n = k->out->n;

	for (size_t i = 0; i < n; i++)
		if (!strcmp(k->out->v[i].code, "withheld"))
			return;
	if (k->c->hidden && afi_secrets_left(k->c->hidden, k->c->text))
		afi_checks_add(k->out, AFI_CHECK_ERROR, "withheld",
			       k->c->inspection.target, "words that are "
			       "withheld elsewhere in the register are in it",
			       "take them out, or have whoever withheld them "
			       "lift that");
}

/* ---- all of them --------------------------------------------------------- */

typedef void (*part_fn)(struct checking *k, const struct afi_check_part *part);

static void each_part(struct checking *k, part_fn fn)
{
	fn(k, &k->c->inspection);
	for (size_t i = 0; i < k->c->nfindings; i++)
		fn(k, &k->c->findings[i]);
}

void afi_checks_text(struct afi_checks *out, const struct afi_check_case *c,
		     const char *words)
{
	struct checking k = { .out = out, .c = c, .words = words };

	if (words) {
		check_placeholders(&k);
		check_markings(&k);
		each_part(&k, check_outdated);
		each_part(&k, check_withheld);
		check_hidden(&k);
	}
	afi_checks_figures(out, c, words);
}
