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

#include "propose_impl.h"
#include "propose_letter.h"
#include "vec.h"

enum {
	SIGNED = 8,		/* blocks after a closing formula */
	CHAIN = 64,		/* findings of one number that are looked at */
	NUMBERS = 10000,
};

#define NONE AFI_NO_PROPOSAL

/* What one party says in one place. */
struct slot {
	size_t place;		/* of its proposal, or NONE */
	struct afi_str text;
	bool item;		/* its last block is an item */
};

/* A finding that the text opens. */
struct finding {
	size_t place;
	const char *kind, *title;
	int number, under;
	size_t before;		/* the last one of the same number, or NONE */
	int last;		/* line of its heading */
	struct afi_telling telling;
	struct slot slots[AFI_PARTIES];
	struct afi_str quoted;	/* what the report says of it */
};

/* Where words go that do not belong to a finding. */
enum { OPENING, INTRODUCTION, COMMENTS, REPLY, PLACES };

static const struct {
	const char *part, *as;
} places[PLACES] = {
	[OPENING] = { "opening", "pcc" },
	[INTRODUCTION] = { "introduction", "force" },
	[COMMENTS] = { "comments", "pcc" },
	[REPLY] = { "reply", "pcc" },
};

/* A text being read. */
struct reading {
	struct afi_proposals *out;
	const struct afi_outline *outline;
	struct afi_footnotes notes;
	struct afi_claims claims;
	struct slot slots[PLACES];
	struct { struct finding *v; size_t n, size; } findings;
	size_t latest[NUMBERS];	/* finding with that number, or NONE */
	size_t at;		/* the present finding, or NONE */
	enum afi_party author;	/* of the letter */
	enum afi_party base;	/* whose part it is */
	enum afi_party party;	/* whose words */
	int place;		/* where they go outside of findings; -1 */
	bool each;		/* each finding has headings of its own */
	bool once[AFI_PARTIES];	/* ... but of this party only one has */
	bool untitled;		/* the present one's title comes next */
	bool quotes;		/* the report's words come before a party's */
	const char *section;
	int under;		/* the present cause of concern, or 0 */
	int unnumbered;		/* findings so far */
	int year;
};

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
		} else if (!afi_part_head_read(&part, block)) {
			continue;
		} else {
			out->parts[part.party]++;
			out->direct |= last != NONE && i == last + 1;
			out->within[part.party] += last != NONE &&
						   !seen[part.party];
			seen[part.party] = true;
		}
		if (out->first == outline->n)
			out->first = i;
	}
}

/* Whether the letter says in its first words that it answers a report. */
static bool says_so(const struct afi_outline *outline,
		    const struct afi_letter *letter)
{
	static const char *const words[] = {
		"in response to", "response to", "respond to", "responding to",
		"section 55", "my comments", "my response", NULL,
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
			     const struct afi_letter *letter)
{
	static const char *const pcc[] = {
		"commissioner", "mayor", "pcc", "pfcc", "police authority",
		NULL,
	};
	static const char *const force[] = {
		"chief constable", "chief officer", "commissioner of police",
		NULL,
	};

	for (size_t i = letter->end + 1; i < outline->n &&
	     i <= letter->end + SIGNED; i++) {
		const struct afi_words text =
			afi_words_of(outline->v[i].text);

		if (afi_phrase_in(&text, force))
			return AFI_FORCE;
		if (afi_phrase_in(&text, pcc))
			return AFI_PCC;
	}
	return AFI_NOBODY;
}

static int fits(const struct afi_outline *outline)
{
	struct afi_letter letter;
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

/* ---- words --------------------------------------------------------------- */

static void add_block(struct slot *slot, const struct afi_block *block,
		      const char *text)
{
	const bool item = block->kind == AFI_BLOCK_ITEM;

	if (slot->text.len)
		afi_str_adds(&slot->text, item && slot->item ? "\n" : "\n\n");
	if (item) {
		afi_str_adds(&slot->text, block->mark[0] >= '0' &&
			     block->mark[0] <= '9' ? block->mark : "-");
		afi_str_addc(&slot->text, ' ');
	}
	afi_str_adds(&slot->text, text);
	slot->item = item;
}

/* Say where the words of @slot were found. */
static void judge(struct reading *in, struct afi_proposal *proposal)
{
	if (in->section)
		afi_proposal_judge(in->out, proposal, AFI_SURE, "%s, under "
				   "'%s'", in->at == NONE ? "words for the "
				   "whole report" : "words under the finding's "
				   "heading", in->section);
	else if (in->at == NONE && in->author)
		afi_proposal_judge(in->out, proposal, AFI_SURE, "the words of "
				   "the letter itself");
	else
		afi_proposal_judge(in->out, proposal, AFI_UNSURE, "no heading "
				   "says whose words these are");
}

/* The response that @slot is, proposed if it is not yet. */
static struct afi_proposal *response(struct reading *in, struct slot *slot,
				     const struct afi_block *block)
{
	const bool whole = in->at == NONE;
	const char *as = whole ? places[in->place].as :
			 in->party == AFI_PCC ? "pcc" : "force";
	struct afi_proposal *proposal;

	if (slot->place != NONE) {
		proposal = &in->out->v[slot->place];
		proposal->last = block->last;
		return proposal;
	}
	proposal = afi_proposal_add(in->out, "response", as, block->first,
				    block->last);
	slot->place = afi_proposal_place(in->out, proposal);
	afi_draft_add(&proposal->draft, "part", whole ?
		      places[in->place].part : "comments");
	if (!whole)
		proposal->of = in->findings.v[in->at].place;
	proposal->section = in->section;
	proposal->happened = in->out->dated;
	judge(in, proposal);
	return proposal;
}

/* Take the words of @block, which are @text. */
static void take_words(struct reading *in, const struct afi_block *block,
		       const char *text)
{
	struct finding *finding = in->at == NONE ? NULL :
				  &in->findings.v[in->at];
	struct afi_telling telling = {
		.out = in->out, .of = NONE, .section = in->section,
		.as = in->party == AFI_FORCE ? "force" : "pcc",
	};
	struct slot *slot;

	if (!finding && in->place < 0)
		return;
	slot = finding ? &finding->slots[in->party] : &in->slots[in->place];
	response(in, slot, block);
	add_block(slot, block, text);
	if (!finding)
		afi_claims_take(&in->claims, text, block->first);
	if (finding && in->party == AFI_FORCE) {
		afi_propose_figures(&finding->telling, text, block->first,
				    block->last);
		afi_propose_promises(&finding->telling, text, block->first,
				     block->last);
	} else {
		afi_propose_visits(&telling, text, block->first, block->last);
	}
}

static void tell_missing_note(struct reading *in, const struct afi_block *block,
			      int number)
{
	if (number)
		afi_caution_add(in->out, block->first, false, "Footnote %d is "
				"called here, but is not in the text; what "
				"calls it was taken for words that were left "
				"out.", number);
}

/* Take the words @s of @block, with what was left out of them marked. */
static void take_block(struct reading *in, const struct afi_block *block,
		       const char *s)
{
	struct afi_str text = AFI_STR_INIT;
	int missing = 0;

	afi_redacted_add(&text, &in->notes, s, &missing);
	tell_missing_note(in, block, missing);
	if (in->quotes && in->at != NONE) {
		struct finding *finding = &in->findings.v[in->at];

		if (finding->quoted.len)
			afi_str_adds(&finding->quoted, "\n\n");
		afi_str_adds(&finding->quoted, text.s);
	} else {
		take_words(in, block, text.s);
	}
	afi_str_clear(&text);
}

/* ---- findings ------------------------------------------------------------ */

/* The heading as published, whole but for a full stop at its end: that ends
 * the line, not the title. */
static const char *as_title(struct reading *in, const char *s)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_words words;
	const char *title;
	int missing = 0;

	afi_redacted_add(&text, &in->notes, s, &missing);
	words = afi_words_of(text.s);
	if (words.len && words.s[words.len - 1] == '.')
		words.len--;
	title = afi_words_line(&in->out->arena, &words);
	afi_str_clear(&text);
	return title;
}

/* The finding that @head names if it was opened, or NONE.  In the part of the
 * commissioner a number is enough. */
static size_t known(const struct reading *in,
		    const struct afi_finding_head *head, const char *title)
{
	size_t i = head->number ? in->latest[head->number] : NONE;

	for (int n = 0; n < CHAIN && i != NONE; n++) {
		const struct finding *finding = &in->findings.v[i];

		if (strcmp(finding->kind, head->kind) == 0 &&
		    (in->base == AFI_PCC || !*title ||
		     strcmp(finding->title, title) == 0))
			return i;
		i = finding->before;
	}
	return NONE;
}

static void open_finding(struct reading *in,
			 const struct afi_finding_head *head,
			 const char *title, const struct afi_block *block)
{
	struct afi_proposal *proposal = afi_proposal_add(in->out, "opened",
							 "hmicfrs",
							 block->first,
							 block->last);
	struct finding *finding = afi_vec_push(&in->findings);
	const int number = head->number ? head->number : ++in->unnumbered;

	*finding = (struct finding){
		.place = afi_proposal_place(in->out, proposal),
		.kind = head->kind, .title = title, .number = number,
		.before = head->number ? in->latest[number] : NONE,
		.last = block->last, .quoted = AFI_STR_INIT,
	};
	for (int i = 0; i < AFI_PARTIES; i++)
		finding->slots[i] = (struct slot){
			.place = NONE, .text = AFI_STR_INIT,
		};
	finding->telling = (struct afi_telling){
		.out = in->out, .as = "force", .of = finding->place,
		.title = title, .section = in->section, .year = in->year,
		.percent = NONE,
	};
	in->at = in->findings.n - 1;
	if (head->number)
		in->latest[number] = in->at;
	if (strcmp(head->kind, "coc") == 0)
		in->under = number;
	else if (strcmp(head->kind, "rec") == 0)
		finding->under = in->under;
	afi_draft_add(&proposal->draft, "kind", head->kind);
	afi_draft_number(&proposal->draft, "number", number);
	if (finding->under)
		afi_draft_number(&proposal->draft, "under", finding->under);
	afi_draft_add(&proposal->draft, "numbered", head->number ?
		      "response" : "register");
	afi_draft_add(&proposal->draft, "wording", "published");
	proposal->section = in->section;
	proposal->happened = in->out->published;
	afi_proposal_judge(in->out, proposal, head->number ? AFI_SURE :
			   AFI_LIKELY, head->number ? "the heading gives its "
			   "number" : "the heading gives no number");
}

/* What stands over and under a finding that has no words yet may be in one
 * paragraph: its title is then the first sentence. */
static void split_title(struct reading *in)
{
	struct finding *finding = &in->findings.v[in->at];
	const struct afi_block line = {
		.kind = AFI_BLOCK_TEXT, .mark = "",
		.first = in->out->v[finding->place].first,
		.last = finding->last,
	};
	const char *title = finding->title;
	struct afi_words first;
	size_t at = 0;

	if (!afi_sentence_next(&first, title, &at) ||
	    !*afi_words_skip(title + at, false))
		return;
	first.len -= first.s[first.len - 1] == '.';
	finding->title = afi_words_line(&in->out->arena, &first);
	take_words(in, &line, afi_words_skip(title + at, false));
	afi_proposal_judge(in->out, &in->out->v[finding->place], AFI_UNSURE,
			   "the heading and its answer stand in one "
			   "paragraph: the first sentence is the heading");
}

/* No more words come for the present finding, for now. */
static void leave(struct reading *in)
{
	const struct finding *finding;

	if (in->at == NONE)
		return;
	finding = &in->findings.v[in->at];
	if (!finding->slots[AFI_FORCE].text.len &&
	    !finding->slots[AFI_PCC].text.len && !in->quotes &&
	    in->party != AFI_NOBODY)
		split_title(in);
	in->at = NONE;
	in->untitled = false;
	in->quotes = false;
}

static void take_finding(struct reading *in,
			 const struct afi_finding_head *head,
			 const struct afi_block *block)
{
	const char *title = as_title(in, head->rest);
	size_t place;

	leave(in);
	if (in->base == AFI_NOBODY)
		in->base = in->author ? in->author : AFI_FORCE;
	in->party = in->base;
	place = known(in, head, title);
	if (place == NONE) {
		open_finding(in, head, title, block);
		in->untitled = !*title;
		in->quotes = in->each;
		return;
	}
	in->at = place;
	/* the commissioner's words may follow the number at once */
	if (*title && strcmp(title, in->findings.v[place].title) != 0)
		take_block(in, block, head->rest);
}

/* ---- parts --------------------------------------------------------------- */

/* Whether a heading of @party's part is about the present finding. */
static bool is_within(const struct reading *in, enum afi_party party)
{
	return in->each && in->at != NONE && !in->once[party] &&
	       !in->findings.v[in->at].slots[party].text.len;
}

static void take_part(struct reading *in, const struct afi_part_head *head,
		      const struct afi_block *block)
{
	enum afi_party party = head->party;

	if (!party)
		party = in->party ? in->party : AFI_FORCE;
	in->section = afi_words_line(&in->out->arena, &head->name);
	if (is_within(in, party) || (!head->party && in->at != NONE)) {
		in->quotes = false;
	} else {
		leave(in);
		in->base = party;
		in->place = party == AFI_FORCE ? INTRODUCTION :
			    head->reply ? REPLY : COMMENTS;
	}
	in->party = party;
	if (*head->rest)
		take_block(in, block, head->rest);
}

/* Words before any heading: a page's are nobody's, a letter's its author's. */
static void begin(struct reading *in, const struct afi_letter *letter,
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
		in->place = INTRODUCTION;
	else
		in->place = seen->first < letter->end ? OPENING : COMMENTS;
}

static void take_any(struct reading *in, const struct afi_block *block)
{
	struct afi_finding_head finding;
	struct afi_part_head part;

	if (block->kind == AFI_BLOCK_NOTE ||
	    block->kind == AFI_BLOCK_CONTENTS)
		return;
	if (afi_part_head_read(&part, block)) {
		take_part(in, &part, block);
	} else if (afi_finding_head_read(&finding, block)) {
		take_finding(in, &finding, block);
	} else if (afi_letter_closes(block)) {
		leave(in);
		in->place = -1;
		in->base = AFI_NOBODY;
	} else if (in->untitled) {
		in->findings.v[in->at].title = as_title(in, block->text);
		in->findings.v[in->at].last = block->last;
		in->out->v[in->findings.v[in->at].place].last = block->last;
		in->untitled = false;
	} else {
		take_block(in, block, block->text);
	}
}

/* ---- the end ------------------------------------------------------------- */

static void finish_slot(struct reading *in, struct slot *slot)
{
	if (slot->place != NONE)
		afi_draft_add(&in->out->v[slot->place].draft, "text",
			      slot->text.s);
	afi_str_clear(&slot->text);
}

static void finish_finding(struct reading *in, struct finding *finding)
{
	struct afi_proposal *proposal = &in->out->v[finding->place];
	bool silent = true;

	if (!*finding->title)
		finding->title = afi_kind_name(finding->kind);
	afi_draft_add(&proposal->draft, "title", finding->title);
	if (finding->quoted.len)
		afi_draft_add(&proposal->draft, "text", finding->quoted.s);
	for (int i = 0; i < AFI_PARTIES; i++) {
		silent &= finding->slots[i].place == NONE;
		finish_slot(in, &finding->slots[i]);
	}
	if (silent)
		afi_caution_add(in->out, proposal->first, false, "Nothing is "
				"said to %s %d.",
				afi_kind_name(finding->kind),
				finding->number);
	afi_str_clear(&finding->quoted);
}

static void finish(struct reading *in)
{
	leave(in);
	for (int i = 0; i < PLACES; i++)
		finish_slot(in, &in->slots[i]);
	for (size_t i = 0; i < in->findings.n; i++)
		finish_finding(in, &in->findings.v[i]);
	afi_response_check(in->out, &in->claims);
	if (in->notes.others)
		afi_caution_add(in->out, in->notes.line, false, "What stands "
				"in footnotes (%d) is not in what is offered.",
				in->notes.others);
	free(in->findings.v);
	afi_footnotes_clear(&in->notes);
}

/* The inspection that is answered, as the first words name it. */
static void name_inspection(struct reading *in,
			    const struct afi_letter *letter, size_t end)
{
	struct afi_proposals *out = in->out;
	const struct afi_block *v = in->outline->v;
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

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct reading *in = afi_xcalloc(1, sizeof(*in));
	struct afi_letter letter;
	struct survey seen;

	*in = (struct reading){
		.out = out, .outline = outline, .claims = AFI_CLAIMS_INIT,
		.at = NONE,
	};
	for (size_t i = 0; i < NUMBERS; i++)
		in->latest[i] = NONE;
	for (int i = 0; i < PLACES; i++)
		in->slots[i] = (struct slot){
			.place = NONE, .text = AFI_STR_INIT,
		};
	survey(&seen, outline);
	in->each = seen.within[AFI_FORCE] > 1 || seen.within[AFI_PCC] > 1 ||
		   (seen.findings == 1 && seen.direct);
	for (int i = 0; i < AFI_PARTIES; i++)
		in->once[i] = seen.within[i] == 1 && seen.findings > 1;
	afi_footnotes_find(&in->notes, outline);
	afi_letter_find(&letter, outline, 0);
	name_inspection(in, &letter, seen.first < letter.end ? seen.first :
			letter.end);
	begin(in, &letter, &seen);
	for (size_t i = letter.begin; i < outline->n; i++)
		take_any(in, &outline->v[i]);
	finish(in);
	free(in);
}

const struct afi_genre afi_genre_response = {
	.name = "a response letter", .fits = fits, .read = read_it,
};
