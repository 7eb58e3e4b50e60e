/* What the sentences of a letter after a revisit decide, as proposals. */
#include "propose_closing.h"

#include <string.h>

#include "propose_impl.h"
#include "str.h"
#include "text.h"

enum { PARAGRAPH = 1200 };	/* bytes of one that is recorded whole */

/* ---- subjects ------------------------------------------------------------ */

size_t afi_closing_subject(struct afi_closing *in, const char *name,
			   const char *kind, const char *section)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		if (strcmp(in->subjects[i].kind, kind) == 0 &&
		    afi_text_same(in->subjects[i].name, name))
			return i;
	if (i == AFI_CLOSED_MAX)
		return AFI_CLOSED_NONE;
	in->subjects[in->n++] = (struct afi_closed){
		name, kind, section, false,
	};
	return i;
}

const char *afi_closing_numbered(struct afi_arena *arena, const char *kind,
				 int number)
{
	struct afi_str name = AFI_STR_INIT;
	const char *copy;

	afi_str_addf(&name, "%s %d", afi_kind_name(kind), number);
	if (name.s[0] >= 'a' && name.s[0] <= 'z')
		name.s[0] = (char)(name.s[0] - 'a' + 'A');
	copy = afi_arena_strdup(arena, name.s);
	afi_str_clear(&name);
	return copy;
}

/* ---- decisions ----------------------------------------------------------- */

/* The paragraph that decides, or of a long one the sentence. */
static void add_text(struct afi_proposal *proposal, struct afi_arena *arena,
		     const struct afi_words *sentence, const char *paragraph)
{
	afi_draft_add(&proposal->draft, "text",
		      strnlen(paragraph, PARAGRAPH) < PARAGRAPH ? paragraph :
		      afi_words_line(arena, sentence));
}

static struct afi_proposal *decide(struct afi_closing *in, const char *what,
				   size_t about,
				   const struct afi_words *sentence,
				   const struct afi_block *block)
{
	struct afi_proposal *proposal = afi_proposal_add(in->out, what,
							 "hmicfrs",
							 block->first,
							 block->last);

	if (strcmp(what, "close") == 0) {
		afi_draft_add(&proposal->draft, "outcome", "complete");
		afi_draft_add(&proposal->draft, "authority", in->authority);
	} else {
		afi_draft_add(&proposal->draft, "event", "revisit");
	}
	add_text(proposal, &in->out->arena, sentence, block->text);
	proposal->names = in->subjects[about].name;
	proposal->section = in->subjects[about].section;
	proposal->happened = in->out->dated;
	return proposal;
}

static void close_it(struct afi_closing *in, size_t about, bool clear,
		     const struct afi_decision *decision,
		     const struct afi_words *sentence,
		     const struct afi_block *block)
{
	struct afi_closed *subject_of = &in->subjects[about];
	struct afi_proposal *proposal;
	int day;

	if (subject_of->decided)
		return;
	proposal = decide(in, "close", about, sentence, block);
	if (decision->verdict == AFI_VERDICT_UNCLEAR) {
		proposal->extra = true;
		afi_proposal_judge(in->out, proposal, AFI_UNSURE, "the "
				   "sentence speaks of closing, but not that "
				   "it is done");
		return;
	}
	if (afi_sentence_tells(&day, sentence, in->out->dated)) {
		proposal->happened = day;
		proposal->extra = true;
		afi_proposal_judge(in->out, proposal, AFI_UNSURE, "the "
				   "sentence tells of an earlier decision");
		return;
	}
	afi_proposal_judge(in->out, proposal, clear ? AFI_SURE : AFI_UNSURE,
			   clear ? "the letter says that it is closed" :
			   "something is closed; which, a person must say");
	proposal->extra = !clear;
	subject_of->decided = true;
	in->closed += clear && strcmp(subject_of->kind, "coc") == 0;
}

static void leave_open(struct afi_closing *in, size_t about,
		       const struct afi_words *sentence,
		       const struct afi_block *block)
{
	afi_proposal_judge(in->out, decide(in, "event", about, sentence,
					   block), AFI_LIKELY,
			   "the letter says that it stays open");
}

static void apply(struct afi_closing *in, size_t about, bool clear,
		  const struct afi_decision *decision,
		  const struct afi_words *sentence,
		  const struct afi_block *block)
{
	if (about == AFI_CLOSED_NONE)
		return;
	if (decision->verdict == AFI_VERDICT_OPEN)
		leave_open(in, about, sentence, block);
	else
		close_it(in, about, clear, decision, sentence, block);
}

/* Apply what names its subject itself; false if it does not. */
static bool apply_named(struct afi_closing *in,
			const struct afi_decision *decision,
			const struct afi_words *sentence,
			const struct afi_block *block)
{
	struct afi_arena *arena = &in->out->arena;
	const char *section = in->at == AFI_CLOSED_NONE ? NULL :
			      in->subjects[in->at].section;
	const char *kind = decision->kind, *name;

	for (size_t i = 0; i < decision->n_numbers; i++) {
		name = afi_closing_numbered(arena, kind, decision->numbers[i]);
		apply(in, afi_closing_subject(in, name, kind, section), true,
		      decision, sentence, block);
	}
	for (size_t i = 0; i < decision->n; i++) {
		name = afi_words_line(arena, &decision->names[i]);
		apply(in, afi_closing_subject(in, name, kind, section), true,
		      decision, sentence, block);
	}
	return decision->n_numbers || decision->n;
}

/* Apply @decision to what the text is under, or to all that it has. */
static void apply_unnamed(struct afi_closing *in,
			  const struct afi_decision *decision,
			  const struct afi_words *sentence,
			  const struct afi_block *block)
{
	const size_t n = in->n;
	const char *kind = decision->kind;

	if (decision->number_of == AFI_THE_ONE && in->at != AFI_CLOSED_NONE &&
	    strcmp(in->subjects[in->at].kind, kind) == 0) {
		apply(in, in->at, true, decision, sentence, block);
	} else if (decision->number_of == AFI_ALL && n &&
		   decision->verdict == AFI_VERDICT_CLOSED) {
		for (size_t i = 0; i < n; i++)
			if (strcmp(in->subjects[i].kind, kind) == 0)
				apply(in, i, true, decision, sentence, block);
	} else if (decision->number_of == AFI_THE_ONE &&
		   in->at == AFI_CLOSED_NONE) {
		apply(in, afi_closing_subject(in, in->heading ? in->heading :
					      afi_kind_name(kind), kind,
					      in->heading),
		      in->heading != NULL, decision, sentence, block);
	}
}

void afi_closing_decide(struct afi_closing *in,
			const struct afi_words *sentence,
			const struct afi_block *block)
{
	struct afi_decision decision;
	int day;

	if (!afi_decision_read(&decision, sentence))
		return;
	if (decision.verdict == AFI_VERDICT_CLOSED && decision.count > 0 &&
	    decision.number_of != AFI_THE_ONE && in->stated < 0 &&
	    strcmp(decision.kind, "coc") == 0 &&
	    !afi_sentence_tells(&day, sentence, in->out->dated)) {
		in->stated = decision.count;
		in->line = block->first;
	}
	if (!apply_named(in, &decision, sentence, block))
		apply_unnamed(in, &decision, sentence, block);
}
