/* The words of an answer, by the place or the finding that they belong to. */
#include "propose_response.h"

#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"
#include "vec.h"

enum { CHAIN = 64 };	/* findings of one number that are looked at */

#define NONE AFI_NO_PROPOSAL

static const struct {
	const char *part, *as;
} places[AFI_PLACES] = {
	[AFI_PLACE_OPENING] = { "opening", "pcc" },
	[AFI_PLACE_INTRODUCTION] = { "introduction", "force" },
	[AFI_PLACE_COMMENTS] = { "comments", "pcc" },
	[AFI_PLACE_REPLY] = { "reply", "pcc" },
	[AFI_PLACE_CLOSING] = { "closing", "pcc" },
};

/* ---- words --------------------------------------------------------------- */

static void add_block(struct afi_slot *slot, const struct afi_block *block,
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
static void judge(struct afi_reading *in, struct afi_proposal *proposal)
{
	if (in->section)
		afi_proposal_judge(in->out, proposal, AFI_SURE, "%s",
				   in->at == NONE ? "words for the whole "
				   "report" : "words under the finding's "
				   "heading");
	else if (in->at == NONE && in->author)
		afi_proposal_judge(in->out, proposal, AFI_SURE, "the words of "
				   "the letter itself");
	else
		afi_proposal_judge(in->out, proposal, AFI_UNSURE, "no heading "
				   "says whose words these are");
}

/* @block belongs to the response that @slot is, perhaps a new one. */
static void propose(struct afi_reading *in, struct afi_slot *slot,
		    const struct afi_block *block)
{
	const bool whole = in->at == NONE;
	const char *as = whole ? places[in->place].as :
			 in->party == AFI_PCC ? "pcc" : "force";
	struct afi_proposal *proposal;

	if (slot->place != NONE) {
		in->out->v[slot->place].last = block->last;
		return;
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
}

/* Take the words of @block, which are @text. */
static void take_words(struct afi_reading *in, const struct afi_block *block,
		       const char *text)
{
	struct afi_answered *finding = in->at == NONE ? NULL :
				       &in->findings.v[in->at];
	struct afi_telling telling = {
		.out = in->out, .of = NONE, .section = in->section,
		.as = in->party == AFI_FORCE ? "force" : "pcc",
	};
	struct afi_slot *slot;

	if (!finding && in->place < 0)
		return;
	slot = finding ? &finding->slots[in->party] : &in->slots[in->place];
	propose(in, slot, block);
	add_block(slot, block, text);
	if (!finding)
		afi_claims_take(&in->claims, text, block->first);
	if (finding && in->party == AFI_FORCE) {
		finding->telling.section = in->section;
		afi_propose_figures(&finding->telling, text, block->first,
				    block->last);
		afi_propose_promises(&finding->telling, text, block->first,
				     block->last);
	} else {
		afi_propose_visits(&telling, text, block->first, block->last);
	}
}

static void tell_missing(struct afi_reading *in,
			 const struct afi_block *block, int number)
{
	if (number)
		afi_caution_add(in->out, block->first, false, "Footnote %d is "
				"called here, but is not in the text; what "
				"calls it was taken for words that were left "
				"out.", number);
}

void afi_reading_words(struct afi_reading *in, const struct afi_block *block,
		       const char *s)
{
	struct afi_str text = AFI_STR_INIT;
	int missing = 0;

	afi_redacted_add(&text, &in->notes, s, &missing);
	tell_missing(in, block, missing);
	if (in->quotes && in->at != NONE) {
		struct afi_answered *finding = &in->findings.v[in->at];

		if (finding->quoted.len)
			afi_str_adds(&finding->quoted, "\n\n");
		afi_str_adds(&finding->quoted, text.s);
	} else {
		take_words(in, block, text.s);
	}
	afi_str_clear(&text);
}

/* ---- findings ------------------------------------------------------------ */

/* The heading @s in one line, with what was left out of it marked. */
static const char *as_line(struct afi_reading *in, const char *s)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_words words;
	const char *line;
	int missing = 0;

	afi_redacted_add(&text, &in->notes, s, &missing);
	words = afi_words_of(text.s);
	line = afi_words_line(&in->out->arena, &words);
	afi_str_clear(&text);
	return line;
}

/* The heading as published, whole but for a full stop at its end: that ends
 * the line, not the title. */
static const char *as_title(struct afi_reading *in, const char *line)
{
	struct afi_words words = afi_words_of(line);

	words.len -= words.len && words.s[words.len - 1] == '.';
	return afi_words_line(&in->out->arena, &words);
}

/* The finding that @head names if it was opened, or NONE.  In the part of the
 * commissioner a number is enough. */
static size_t known(const struct afi_reading *in,
		    const struct afi_finding_head *head, const char *title)
{
	size_t i = head->number ? in->latest[head->number] : NONE;

	for (int n = 0; n < CHAIN && i != NONE; n++) {
		const struct afi_answered *finding = &in->findings.v[i];

		if (strcmp(finding->kind, head->kind) == 0 &&
		    (in->base == AFI_PCC || !*title ||
		     strcmp(finding->title, title) == 0))
			return i;
		i = finding->before;
	}
	return NONE;
}

/* A finding that is new, at @place among the proposals. */
static void add_finding(struct afi_reading *in,
			const struct afi_finding_head *head,
			const char *line, size_t place, int last)
{
	struct afi_answered *finding = afi_vec_push(&in->findings);
	const char *title = as_title(in, line);

	in->at = in->findings.n - 1;
	*finding = (struct afi_answered){
		.place = place, .kind = head->kind,
		.line = line, .title = title,
		.number = head->number ? head->number : ++in->unnumbered,
		.numbered = head->number, .before = NONE, .last = last,
		.quoted = AFI_STR_INIT, .telling = {
			.out = in->out, .as = "force", .of = place,
			.title = title, .section = in->section,
			.year = in->year, .percent = NONE,
		},
	};
	for (int i = 0; i < AFI_PARTIES; i++)
		finding->slots[i] = (struct afi_slot){
			.place = NONE, .text = AFI_STR_INIT,
		};
	if (head->number) {
		finding->before = in->latest[head->number];
		in->latest[head->number] = in->at;
	}
	if (strcmp(head->kind, "coc") == 0)
		in->under = finding->number;
	else if (strcmp(head->kind, "rec") == 0)
		finding->under = in->under;
}

/* What it holds is written when all of it is known. */
static void open_finding(struct afi_reading *in,
			 const struct afi_finding_head *head,
			 const char *line, const struct afi_block *block)
{
	struct afi_proposal *proposal = afi_proposal_add(in->out, "opened",
							 "hmicfrs",
							 block->first,
							 block->last);

	proposal->section = in->section;
	proposal->happened = in->out->published;
	afi_proposal_judge(in->out, proposal, head->number ? AFI_SURE :
			   AFI_LIKELY, head->number ? "the heading gives its "
			   "number" : "the heading gives no number");
	add_finding(in, head, line, afi_proposal_place(in->out, proposal),
		    block->last);
}

/* What stands over and under a finding that has no words yet may be in one
 * paragraph: its title is then the first sentence. */
static void split_title(struct afi_reading *in)
{
	struct afi_answered *finding = &in->findings.v[in->at];
	const struct afi_block line = {
		.kind = AFI_BLOCK_TEXT, .mark = "",
		.first = in->out->v[finding->place].first,
		.last = finding->last,
	};
	const char *heading = finding->line;
	struct afi_words first;
	size_t at = 0;

	if (!afi_sentence_next(&first, heading, &at) ||
	    !*afi_words_skip(heading + at, false))
		return;
	first.len -= first.s[first.len - 1] == '.';
	finding->title = afi_words_line(&in->out->arena, &first);
	finding->telling.title = finding->title;
	take_words(in, &line, afi_words_skip(heading + at, false));
	afi_proposal_judge(in->out, &in->out->v[finding->place], AFI_UNSURE,
			   "the heading and its answer stand in one "
			   "paragraph: the first sentence is the heading");
}

void afi_reading_leave(struct afi_reading *in)
{
	const struct afi_answered *finding;

	if (in->at == NONE)
		return;
	finding = &in->findings.v[in->at];
	if (!finding->slots[AFI_FORCE].text.len &&
	    !finding->slots[AFI_PCC].text.len && !in->quotes)
		split_title(in);
	in->at = NONE;
	in->untitled = false;
	in->quotes = false;
}

void afi_reading_enter(struct afi_reading *in,
		       const struct afi_finding_head *head,
		       const struct afi_block *block)
{
	const char *line = as_line(in, head->rest);
	const char *title = as_title(in, line);
	size_t place;

	afi_reading_leave(in);
	if (in->base == AFI_NOBODY)
		in->base = in->author ? in->author : AFI_FORCE;
	in->party = in->base;
	in->section = in->part;
	place = known(in, head, title);
	if (place == NONE) {
		open_finding(in, head, line, block);
		in->untitled = !*title;
		in->quotes = in->each;
		return;
	}
	in->at = place;
	/* the commissioner's words may follow the number at once */
	if (*title && strcmp(title, in->findings.v[place].title) != 0)
		afi_reading_words(in, block, head->rest);
}

void afi_reading_title(struct afi_reading *in, const struct afi_block *block)
{
	struct afi_answered *finding = &in->findings.v[in->at];

	finding->line = as_line(in, block->text);
	finding->title = as_title(in, finding->line);
	finding->telling.title = finding->title;
	finding->last = block->last;
	in->out->v[finding->place].last = block->last;
	in->untitled = false;
}

/* ---- the end ------------------------------------------------------------- */

static void finish_slot(struct afi_reading *in, struct afi_slot *slot)
{
	struct afi_proposal *proposal;

	if (slot->place != NONE) {
		proposal = &in->out->v[slot->place];
		if (afi_words_cut(&slot->text))
			afi_caution_add(in->out, proposal->first, false,
					"This response is longer than a "
					"record can hold; its end is left "
					"out.");
		afi_draft_add(&proposal->draft, "text", slot->text.s);
	}
	afi_str_clear(&slot->text);
}

static void finish_finding(struct afi_reading *in,
			   struct afi_answered *finding)
{
	struct afi_proposal *proposal = &in->out->v[finding->place];
	struct afi_draft *draft = &proposal->draft;

	afi_draft_add(draft, "kind", finding->kind);
	afi_draft_number(draft, "number", finding->number);
	if (finding->under)
		afi_draft_number(draft, "under", finding->under);
	afi_draft_add(draft, "title", *finding->title ? finding->title :
		      afi_kind_name(finding->kind));
	afi_words_cut(&finding->quoted);
	afi_draft_add(draft, "text", finding->quoted.len ?
		      finding->quoted.s : NULL);
	afi_draft_add(draft, "wording", "published");
	afi_draft_add(draft, "numbered", finding->numbered ? "response" :
		      "register");
	if (finding->slots[AFI_FORCE].place == NONE &&
	    finding->slots[AFI_PCC].place == NONE)
		afi_caution_add(in->out, proposal->first, false, "Nothing is "
				"said to %s %d.",
				afi_kind_name(finding->kind),
				finding->number);
	for (int i = 0; i < AFI_PARTIES; i++)
		finish_slot(in, &finding->slots[i]);
	afi_str_clear(&finding->quoted);
}

void afi_reading_finish(struct afi_reading *in)
{
	afi_reading_leave(in);
	for (int i = 0; i < AFI_PLACES; i++)
		finish_slot(in, &in->slots[i]);
	for (size_t i = 0; i < in->findings.n; i++)
		finish_finding(in, &in->findings.v[i]);
	free(in->findings.v);
	afi_footnotes_clear(&in->notes);
}
