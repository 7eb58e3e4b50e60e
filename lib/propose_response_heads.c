/* The headings in an answer: whose words follow, and to which finding. */
#include "propose_response.h"

#include <string.h>

#include "propose_impl.h"
#include "propose_letter.h"

enum { LABEL = 60 };	/* bytes of "Force response:" before its words */

/* ---- whose words follow -------------------------------------------------- */

static const char *const nouns[] = {
	"comments", "comment", "responses", "response", "reply", "views",
	"view", NULL,
};

/* The longest first: "police and crime commissioner" is not the police. */
static const char *const pcc_names[] = {
	"police and crime commissioner's", "police and crime commissioner",
	"police & crime commissioner's", "police & crime commissioner",
	"police and crime commissioners'", "police and crime panel",
	"police, fire and crime commissioner's",
	"police, fire and crime commissioner", "police authority's",
	"police authority", "local policing body's", "local policing body",
	"commissioner's", "commissioners'", "commissioners", "commissioner",
	"opfcc", "opcc", "pfcc's", "pfcc", "pcc's", "pccs", "pcc", "dpcc's",
	"dpcc", "mayor's", "mayor", "mopac", NULL,
};

static const char *const force_names[] = {
	"chief constable's", "chief constables", "chief constable",
	"chief officer's", "chief officer", "constabulary's", "constabulary",
	"police service's", "police service", "police's", "police", "force's",
	"forces", "force", NULL,
};

/* Whoever @text names; nobody if it names both, or none.  *@after is what
 * follows the name. */
static enum afi_party party_in(const struct afi_words *text,
			       const char **after)
{
	const char *end = text->s + text->len, *pcc, *rest = text->s;
	struct afi_words before = *text, behind;

	pcc = afi_phrase_any(text, pcc_names, NULL, &rest);
	if (!pcc)
		return afi_phrase_any(text, force_names, NULL, after) ?
		       AFI_FORCE : AFI_NOBODY;
	before.len = (size_t)(pcc - text->s);
	behind = (struct afi_words){ rest, (size_t)(end - rest) };
	if (afi_phrase_in(&before, force_names) ||
	    afi_phrase_in(&behind, force_names))
		return AFI_NOBODY;
	*after = rest;
	return AFI_PCC;
}

/* Pass by any of @words at @s, again and again. */
static const char *pass(const char *s, const char *end,
			const char *const *words)
{
	const char *rest;
	size_t i;

	do {
		s = afi_words_skip(s, false);
		for (i = 0; words[i]; i++)
			if ((rest = afi_phrase_eat(s, words[i])) &&
			    rest <= end) {
				s = rest;
				break;
			}
	} while (words[i] && s < end);
	return s < end ? s : end;
}

/* What may follow "comments" in a heading. */
static bool may_follow(const struct afi_words *text)
{
	static const char *const beginnings[] = {
		"to", "on", "regarding", "in respect", "in relation", "about",
		NULL,
	};
	static const char *const subjects[] = {
		"hmic", "hmicfrs", "hmic's", "hmicfrs's", "inspection",
		"inspectorate", "report", "peel", "recommendation",
		"recommendations", "areas", "area", "afi", "afis", "findings",
		"causes", "cause", "chief constable's", "chief constable",
		"chief officer's", "chief officer", "force's", NULL,
	};
	const char *s = afi_words_skip(text->s, false);

	if (s >= text->s + text->len || strchr("(:-.", *s) || *s & 0x80)
		return true;
	for (size_t i = 0; beginnings[i]; i++)
		if (afi_phrase_eat(s, beginnings[i]))
			return afi_phrase_in(text, subjects);
	return false;
}

/* "Comments of the Chief Constable": the party behind the noun. */
static enum afi_party party_behind(const struct afi_words *text)
{
	static const char *const joining[] = { "of", "from", "by", NULL };
	const char *s = afi_words_skip(text->s, false), *after;
	const struct afi_words rest = {
		s, (size_t)(text->s + text->len - s),
	};

	for (size_t i = 0; joining[i] && s < text->s + text->len; i++)
		if (afi_phrase_eat(s, joining[i]))
			return party_in(&rest, &after);
	return AFI_NOBODY;
}

/* Whether the heading @name says whose words follow. */
static bool read_name(struct afi_part_head *out, const struct afi_words *name)
{
	static const char *const between[] = {
		"initial", "formal", "statutory", "overall", "written",
		"comments", "and", "narrative", "draft", NULL,
	};
	const char *end = name->s + name->len, *after, *noun, *party_end;
	struct afi_words before, behind;

	noun = afi_phrase_any(name, nouns, NULL, &after);
	if (!noun)
		return false;
	before = (struct afi_words){ name->s, (size_t)(noun - name->s) };
	behind = (struct afi_words){ after, (size_t)(end - after) };
	if (!before.len) {
		out->party = party_behind(&behind);
		return out->party || !behind.len;
	}
	out->party = party_in(&before, &party_end);
	if (!out->party || pass(party_end, noun, between) != noun)
		return false;
	out->reply = out->party == AFI_PCC && behind.len &&
		     afi_phrase_eat(afi_words_skip(after, false), "to") &&
		     afi_phrase_in(&behind, force_names) &&
		     afi_phrase_in(&behind, nouns);
	return may_follow(&behind);
}

bool afi_part_head_read(struct afi_part_head *out,
			const struct afi_block *block)
{
	const size_t len = strnlen(block->text, AFI_TITLE_MAX);
	const char *colon = memchr(block->text, ':', len < LABEL ? len :
				   LABEL);

	if (block->kind > AFI_BLOCK_ITEM)
		return false;
	*out = (struct afi_part_head){ .rest = "" };
	out->name = (struct afi_words){ block->text, len };
	if (colon && block->kind != AFI_BLOCK_HEADING) {
		out->name.len = (size_t)(colon - block->text);
		out->rest = afi_words_skip(colon + 1, false);
	} else if (len == AFI_TITLE_MAX ||
		   (block->ends && !block->strong)) {
		return false;
	}
	return read_name(out, &out->name);
}

/* ---- which finding ------------------------------------------------------- */

static const struct {
	const char *name, *kind;
} labels[] = {
	{ "area for improvement", "afi" }, { "afi", "afi" },
	{ "recommendation", "rec" }, { "rec", "rec" },
	{ "cause of concern", "coc" }, { "cause for concern", "coc" },
	{ "accelerated cause of concern", "coc" }, { "coc", "coc" },
	{ "area of concern", "area" },
};

/* The number at *@s, in digits or in a word, perhaps in brackets; 0 if there
 * is none.  What is 0 or too large is none. */
static int take_number(const char **s)
{
	const char *p = afi_words_skip(*s, false), *rest;
	size_t n;
	int number;

	if ((rest = afi_phrase_eat(p, "number")) ||
	    (rest = afi_phrase_eat(p, "no.")) ||
	    (rest = afi_phrase_eat(p, "no")))
		p = afi_words_skip(rest, false);
	else if (afi_phrase_eat(p, "-"))	/* "AFI-1" */
		p = afi_words_skip(p, true);
	p += *p == '#' || *p == '(';
	n = strspn(p, "0123456789");
	if (!n)
		n = strspn(p, "abcdefghijklmnopqrstuvwxyz"
			   "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	number = afi_number_word(p, n);
	if (number <= 0)
		return 0;
	*s = p + n + (p[n] == ')');
	return number;
}

/* What follows the label at @s, or NULL; "AFI1" is one too. */
static const char *eat_label(const char *s, const char *label)
{
	const size_t n = strlen(label);
	const char *rest = afi_phrase_eat(s, label);

	if (rest || n > 3 || strnlen(s, n + 1) <= n || s[n] < '1' ||
	    s[n] > '9')
		return rest;
	for (size_t i = 0; i < n; i++)
		if ((s[i] | 0x20) != label[i])
			return NULL;
	return s + n;
}

/* Whether @text, which follows the label and the number, lets it be a
 * heading: "AFI 5 has been ..." is none. */
static bool may_be_title(const struct afi_finding_head *head,
			 const struct afi_block *block, const char *text)
{
	const char *s = afi_words_skip(text, false);
	const bool parted = afi_words_skip(text, true) != s;

	if (!*s || !*afi_words_skip(text, true))
		return head->number || block->kind == AFI_BLOCK_HEADING ||
		       block->strong;
	return parted || (head->number && *s >= 'A' && *s <= 'Z');
}

bool afi_finding_head_read(struct afi_finding_head *out,
			   const struct afi_block *block)
{
	const char *s = block->text, *rest = NULL;
	size_t i;

	if (block->kind > AFI_BLOCK_ITEM || !strchr("aArRcC", *s))
		return false;
	for (i = 0; i < sizeof(labels) / sizeof(*labels) && !rest; i++)
		if ((rest = eat_label(s, labels[i].name)))
			break;
	if (!rest)
		return false;
	*out = (struct afi_finding_head){ .kind = labels[i].kind };
	out->number = take_number(&rest);
	if (!may_be_title(out, block, rest))
		return false;
	out->rest = afi_words_skip(rest, true);
	return true;
}
