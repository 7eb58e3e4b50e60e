/*
 * A letter or a page that answers a report: the commissioner's words and the
 * force's, and the findings that they are about.
 *
 * The words before the first heading are those of whoever wrote the letter.  A
 * heading such as "Northshire Police comments" says whose words follow; where
 * each finding has such headings of its own, they are about that finding.  What
 * each party says in one place is one response, however often pages break.
 */
#include "propose_response.h"

#include <stdlib.h>
#include <string.h>

#include "date_find.h"
#include "propose_impl.h"
#include "propose_letter.h"

enum { SIGNED = 8 };	/* blocks after a closing formula */

#define NONE AFI_NO_PROPOSAL

/* ---- what kind of text it is --------------------------------------------- */

/* What was seen of a text, and where. */
struct survey {
	size_t first;		/* block that is a heading of either sort */
	size_t parts[AFI_PARTIES], findings;
	size_t within[AFI_PARTIES];	/* findings with such a heading */
	bool direct;		/* one follows a finding's heading at once */
};

static void survey(struct survey *out, const struct afi_outline *outline)
{
	bool seen[AFI_PARTIES] = { false };
	size_t last = NONE;		/* finding's heading */

	*out = (struct survey){ .first = outline->n };
	for (size_t i = 0; i < outline->n; i++) {
		const struct afi_block *block = &outline->v[i];
		struct afi_finding_head finding;
		struct afi_part_head part;
		const bool is = afi_finding_head_read(&finding, block);

		if (is) {
			out->findings++;
			memset(seen, 0, sizeof(seen));
			last = i;
		} else if (!afi_part_head_read(&part, block) ||
			   (!part.party && last == NONE)) {
			continue;
		} else {
			out->parts[part.party]++;
			out->direct |= last != NONE && i == last + 1;
			out->within[part.party] += last != NONE &&
						   !part.reply &&
						   !seen[part.party];
			seen[part.party] |= !part.reply;
		}
		if (out->first == outline->n)
			out->first = i;
	}
}

/* Whether the letter says in its first words that it answers a report. */
static bool says_so(const struct afi_outline *outline,
		    const struct afi_letter_body *letter)
{
	static const char *const words[] = {
		"in response to", "response to", "respond to", "responding to",
		"section 55", "comments", "answer", "report", NULL,
	};

	for (size_t i = letter->begin; i < letter->end &&
	     i < letter->begin + SIGNED; i++) {
		const struct afi_words text =
			afi_words_of(outline->v[i].text);

		if (afi_phrase_in(&text, words))
			return true;
	}
	return false;
}

/* Whoever signs the letter; nobody if it is not told. */
static enum afi_party signer(const struct afi_outline *outline,
			     const struct afi_letter_body *letter)
{
	static const char *const pcc[] = {
		"commissioner", "mayor", "pcc", "pfcc", "police authority",
		NULL,
	};
	static const char *const force[] = {
		"chief constable", "chief officer", "commissioner of police",
		NULL,
	};

	static const char *const inspectors[] = {
		"hm inspector", "majesty's inspector", "hm chief inspector",
		"majesty's chief inspector", NULL,
	};

	for (size_t i = letter->end + 1; i < outline->n &&
	     i <= letter->end + SIGNED; i++) {
		const struct afi_words text =
			afi_words_of(outline->v[i].text);

		if (afi_phrase_in(&text, inspectors) ||
		    afi_phrase_eat(text.s, "copied") ||
		    afi_phrase_eat(text.s, "cc"))
			return AFI_NOBODY;
		if (afi_phrase_in(&text, force))
			return AFI_FORCE;
		if (afi_phrase_in(&text, pcc))
			return AFI_PCC;
	}
	return AFI_NOBODY;
}

static int fits(const struct afi_outline *outline)
{
	struct afi_letter_body letter;
	struct survey seen;
	size_t parts;

	survey(&seen, outline);
	afi_letter_find(&letter, outline, 0);
	parts = seen.parts[AFI_FORCE] + seen.parts[AFI_PCC];
	if (parts && seen.findings)
		return 90;
	if (parts && letter.greets)
		return 85;
	if (letter.greets && signer(outline, &letter) &&
	    (seen.findings || says_so(outline, &letter)))
		return 75;
	return seen.parts[AFI_PCC] ? 60 : 0;
}

/* ---- parts --------------------------------------------------------------- */

/* Whether the heading @head of @party's part is about the present finding; a
 * reply is to what was said of all. */
static bool is_within(const struct afi_reading *in,
		      const struct afi_part_head *head, enum afi_party party)
{
	return in->each && !head->reply && in->at != NONE && !in->once[party] &&
	       !in->findings.v[in->at].slots[party].text.len;
}

static void take_part(struct afi_reading *in, const struct afi_part_head *head,
		      const struct afi_block *block)
{
	enum afi_party party = head->party;

	if (!party)
		party = in->party ? in->party : AFI_FORCE;
	in->section = afi_words_line(&in->out->arena, &head->name);
	if (is_within(in, head, party) || (!head->party && in->at != NONE)) {
		in->quotes = false;
	} else {
		afi_reading_leave(in);
		in->base = party;
		in->part = in->section;
		in->place = party == AFI_FORCE ? AFI_PLACE_INTRODUCTION :
			    head->reply ? AFI_PLACE_REPLY : AFI_PLACE_COMMENTS;
	}
	in->party = party;
	if (*head->rest)
		afi_reading_words(in, block, head->rest);
}

/* Words before any heading: a page's are nobody's, a letter's its author's. */
static void begin(struct afi_reading *in, const struct afi_letter_body *letter,
		  const struct survey *seen)
{
	in->place = -1;
	if (!letter->greets)
		return;
	in->author = signer(in->outline, letter);
	if (!in->author)
		in->author = AFI_PCC;
	in->party = in->author;
	if (in->author == AFI_FORCE)
		in->place = AFI_PLACE_INTRODUCTION;
	else
		in->place = seen->first < letter->end ? AFI_PLACE_OPENING :
			    AFI_PLACE_COMMENTS;
}

/* Whether each sentence of @text says only what the letter is. */
static bool is_formal(const char *text)
{
	static const char *const words[] = {
		"in response to", "following response", "pursuant to",
		"in accordance with", "section 55", NULL,
	};

	struct afi_words sentence;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at))
		if (!afi_phrase_in(&sentence, words))
			return false;
	return true;
}

/*
 * Where what the commissioner says begins: after the paragraphs that say what
 * the letter is and by which section, in the words that letters have for that,
 * if it begins with such.  They are the letter's form, which 'afi letter'
 * writes itself.
 */
static size_t after_form(struct afi_reading *in,
			 const struct afi_letter_body *letter,
			 const struct survey *seen)
{
	static const char *const section[] = { "section 55", NULL };
	const struct afi_block *v = in->outline->v;
	size_t from = letter->begin;

	for (size_t i = letter->begin; in->place == AFI_PLACE_OPENING &&
	     i < letter->end && i < seen->first; i++) {
		const struct afi_words words = afi_words_of(v[i].text);

		if (v[i].kind != AFI_BLOCK_TEXT || !is_formal(v[i].text))
			break;
		if (afi_phrase_in(&words, section))
			from = i + 1;
	}
	if (from > letter->begin)
		afi_caution_add(in->out, v[letter->begin].first, false, "What "
				"the letter says of itself and of section 55 "
				"(up to line %d) is not in what is offered: "
				"'afi letter' writes that anew.",
				v[from - 1].last);
	return from;
}

/* Whether @block heads what a commissioner says after all else. */
static bool is_conclusion(const struct afi_reading *in,
			  const struct afi_block *block)
{
	const struct afi_words name = afi_words_of(block->text);
	const char *after;

	return in->author == AFI_PCC && in->base == AFI_PCC && in->part &&
	       block->kind <= AFI_BLOCK_TEXT && !block->ends &&
	       afi_phrase_find(&name, "conclusion", &after) == name.s &&
	       after == name.s + name.len;
}

static void take_conclusion(struct afi_reading *in,
			    const struct afi_block *block)
{
	const struct afi_words name = afi_words_of(block->text);

	afi_reading_leave(in);
	in->part = in->section = afi_words_line(&in->out->arena, &name);
	in->place = AFI_PLACE_CLOSING;
	in->party = AFI_PCC;
}

/* "Published 12 March 2025" is about the page. */
static bool is_date(const struct afi_block *block)
{
	struct afi_found found;

	return strnlen(block->text, AFI_TITLE_MAX) < AFI_TITLE_MAX &&
	       afi_found_alone(&found, block->text);
}

static void take_any(struct afi_reading *in, const struct afi_block *block)
{
	struct afi_finding_head finding;
	struct afi_part_head part;

	if (block->kind == AFI_BLOCK_NOTE ||
	    block->kind == AFI_BLOCK_CONTENTS)
		return;
	if (afi_part_head_read(&part, block) &&
	    (part.party || in->at != NONE)) {
		take_part(in, &part, block);
	} else if (is_conclusion(in, block)) {
		take_conclusion(in, block);
	} else if (afi_finding_head_read(&finding, block)) {
		afi_reading_enter(in, &finding, block);
	} else if (afi_letter_closes(block)) {
		afi_reading_leave(in);
		in->place = -1;
		in->base = AFI_NOBODY;
		in->part = in->section = NULL;
	} else if (in->untitled) {
		afi_reading_title(in, block);
	} else if (in->at != NONE || !is_date(block)) {
		afi_reading_words(in, block, block->text);
	}
}

/* ---- all of it ----------------------------------------------------------- */

/* The inspection that is answered, as the words before the first heading name
 * it, or on a page that heading itself. */
static void name_inspection(struct afi_reading *in,
			    const struct afi_letter_body *letter, size_t first)
{
	struct afi_proposals *out = in->out;
	const struct afi_block *v = in->outline->v;
	size_t end = first < letter->end ? first + !letter->greets :
		     letter->end;
	size_t begin = letter->begin < end ? letter->begin : 0;

	afi_letter_heads(out, in->outline, letter);
	afi_letter_inspection(out, in->outline, begin, end);
	afi_letter_published(out, in->outline, begin, end);
	if (out->cycle)
		in->year = atoi(out->cycle);
	if (begin < end)
		afi_propose_inspection(out, "hmicfrs", v[begin].first,
				       v[end - 1].last);
}

/* An answer of which nothing is read yet.  The caller frees it. */
static struct afi_reading *start(struct afi_proposals *out,
				 const struct afi_outline *outline,
				 const struct survey *seen)
{
	struct afi_reading *in = afi_xcalloc(1, sizeof(*in));

	in->out = out;
	in->outline = outline;
	in->claims = (struct afi_claims)AFI_CLAIMS_INIT;
	in->at = NONE;
	for (size_t i = 0; i < AFI_ANSWER_NUMBERS; i++)
		in->latest[i] = NONE;
	for (int i = 0; i < AFI_PLACES; i++)
		in->slots[i] = (struct afi_slot){
			.place = NONE, .text = AFI_STR_INIT,
		};
	in->each = seen->within[AFI_FORCE] > 1 || seen->within[AFI_PCC] > 1 ||
		   (seen->findings == 1 && seen->direct);
	for (int i = 0; i < AFI_PARTIES; i++)
		in->once[i] = seen->within[i] == 1 && seen->findings > 1;
	afi_footnotes_find(&in->notes, outline);
	return in;
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct afi_letter_body letter;
	struct survey seen;
	struct afi_reading *in;

	survey(&seen, outline);
	afi_letter_find(&letter, outline, 0);
	in = start(out, outline, &seen);
	name_inspection(in, &letter, seen.first);
	begin(in, &letter, &seen);
	for (size_t i = after_form(in, &letter, &seen); i < outline->n; i++)
		take_any(in, &outline->v[i]);
	if (in->notes.others)
		afi_caution_add(out, in->notes.line, false, "What stands "
				"in footnotes (%d) is not in what is offered.",
				in->notes.others);
	afi_reading_finish(in);
	afi_response_check(out, &in->claims);
	free(in);
}

const struct afi_genre afi_genre_response = {
	.name = "a response letter", .fits = fits, .read = read_it,
};
