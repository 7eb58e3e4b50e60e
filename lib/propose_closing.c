/*
 * A letter of the inspectorate after it came back to a force: which causes of
 * concern are closed, which stay open, and what else follows.
 *
 * Each may have its own heading, under which a sentence such as "this cause of
 * concern is closed" is about it; or a sentence names what it is about.  What
 * may be closed some day, or was closed before, is offered beside the rest.
 */
#include "propose_closing.h"

#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"
#include "propose_letter.h"
#include "propose_response.h"
#include "str.h"
#include "text.h"

enum {
	HEAD = 60,		/* blocks that may say what letter it is */
	BODY = 600,		/* ... that may decide something */
	PARAGRAPH = 1200,	/* bytes of one that is recorded whole */
	SUBJECTS = 64,		/* that one letter may decide about */
};

#define NONE SIZE_MAX

/* What a heading of the letter is about, or a sentence. */
struct subject {
	const char *name, *kind;
	const char *section;
	bool decided;
};

/* A letter being read. */
struct closing {
	struct afi_proposals *out;
	const char *authority;
	struct subject subjects[SUBJECTS];
	size_t n;
	size_t at;		/* whose heading the text is under, or NONE */
	bool untitled;		/* its title comes next */
	const char *heading;	/* the last other one, or NULL */
	int closed, stated, line;	/* causes of concern; what the text
					   says, -1 if it does not */
};

/* ---- what kind of letter it is ------------------------------------------- */

static bool says_so(const struct afi_outline *outline)
{
	static const char *const words[] = {
		"cause of concern revisit", "causes of concern revisit",
		"causes of concern: revisit", "cause of concern: revisit",
		"cause of concern closed", "causes of concern closed",
		"cause of concern closure", "revisit letter", NULL,
	};

	for (size_t i = 0; i < outline->n && i < HEAD; i++) {
		const char *text = outline->v[i].text;
		const struct afi_words title = {
			text, strnlen(text, AFI_TITLE_MAX),
		};

		if (title.len < AFI_TITLE_MAX && afi_phrase_in(&title, words))
			return true;
	}
	return false;
}

static bool decides(const struct afi_outline *outline,
		    const struct afi_letter_body *letter)
{
	struct afi_decision decision;
	struct afi_words sentence;

	for (size_t i = letter->begin; i < letter->end &&
	     i < letter->begin + BODY; i++) {
		size_t at = 0;

		while (afi_sentence_next(&sentence, outline->v[i].text, &at))
			if (afi_decision_read(&decision, &sentence) &&
			    strcmp(decision.kind, "afi") != 0)
				return true;
	}
	return false;
}

static int fits(const struct afi_outline *outline)
{
	struct afi_letter_body letter;

	if (says_so(outline))
		return 88;
	if (!afi_letter_is_inspectors(outline))
		return 0;
	afi_letter_find(&letter, outline, 0);
	return letter.greets && decides(outline, &letter) ? 80 : 0;
}

/* ---- subjects ------------------------------------------------------------ */

/* The subject called @name, a new one if it is not known; NONE if there are
 * too many. */
static size_t subject(struct closing *in, const char *name, const char *kind,
		      const char *section)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		if (strcmp(in->subjects[i].kind, kind) == 0 &&
		    afi_text_same(in->subjects[i].name, name))
			return i;
	if (i == SUBJECTS)
		return NONE;
	in->subjects[in->n++] = (struct subject){ name, kind, section, false };
	return i;
}

static const char *numbered(struct afi_arena *arena, const char *kind,
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

static struct afi_proposal *decide(struct closing *in, const char *what,
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

static void close_it(struct closing *in, size_t about, bool clear,
		     const struct afi_decision *decision,
		     const struct afi_words *sentence,
		     const struct afi_block *block)
{
	struct subject *subject_of = &in->subjects[about];
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

static void leave_open(struct closing *in, size_t about,
		       const struct afi_words *sentence,
		       const struct afi_block *block)
{
	afi_proposal_judge(in->out, decide(in, "event", about, sentence,
					   block), AFI_LIKELY,
			   "the letter says that it stays open");
}

static void apply(struct closing *in, size_t about, bool clear,
		  const struct afi_decision *decision,
		  const struct afi_words *sentence,
		  const struct afi_block *block)
{
	if (about == NONE)
		return;
	if (decision->verdict == AFI_VERDICT_OPEN)
		leave_open(in, about, sentence, block);
	else
		close_it(in, about, clear, decision, sentence, block);
}

/* Apply what names its subject itself; false if it does not. */
static bool apply_named(struct closing *in,
			const struct afi_decision *decision,
			const struct afi_words *sentence,
			const struct afi_block *block)
{
	struct afi_arena *arena = &in->out->arena;
	const char *section = in->at == NONE ? NULL :
			      in->subjects[in->at].section;

	for (size_t i = 0; i < decision->n_numbers; i++)
		apply(in, subject(in, numbered(arena, decision->kind,
					       decision->numbers[i]),
				  decision->kind, section),
		      true, decision, sentence, block);
	for (size_t i = 0; i < decision->n; i++)
		apply(in, subject(in, afi_words_line(arena,
						     &decision->names[i]),
				  decision->kind, section),
		      true, decision, sentence, block);
	return decision->n_numbers || decision->n;
}

/* Apply @decision to what the text is under, or to all that it has. */
static void apply_unnamed(struct closing *in,
			  const struct afi_decision *decision,
			  const struct afi_words *sentence,
			  const struct afi_block *block)
{
	const size_t n = in->n;

	if (decision->number_of == AFI_THE_ONE && in->at != NONE &&
	    strcmp(in->subjects[in->at].kind, decision->kind) == 0) {
		apply(in, in->at, true, decision, sentence, block);
	} else if (decision->number_of == AFI_ALL && n &&
		   decision->verdict == AFI_VERDICT_CLOSED) {
		for (size_t i = 0; i < n; i++)
			if (strcmp(in->subjects[i].kind, decision->kind) == 0)
				apply(in, i, true, decision, sentence, block);
	} else if (decision->number_of == AFI_THE_ONE && in->at == NONE) {
		apply(in, subject(in, in->heading ? in->heading :
				  afi_kind_name(decision->kind),
				  decision->kind, in->heading),
		      in->heading != NULL, decision, sentence, block);
	}
}

static void take_decision(struct closing *in,
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

/* ---- the letter ---------------------------------------------------------- */

/* Whether @block is a heading after which no single cause of concern is
 * meant. */
static bool is_general(const struct afi_block *block)
{
	static const char *const words[] = {
		"conclusion", "conclusions", "summary", "next steps",
		"monitoring", "overall", "background", "introduction",
		"monitoring arrangements", NULL,
	};
	const struct afi_words title = {
		block->text, strnlen(block->text, AFI_TITLE_MAX),
	};

	return afi_block_is_title(block) && title.len < AFI_TITLE_MAX &&
	       afi_phrase_in(&title, words);
}

/* A heading that may say what follows is about. */
static void take_heading(struct closing *in, const struct afi_block *block)
{
	static const char *const plain[] = {
		"findings", "recommendations", "recommendation", "progress",
		"evidence", "what we found", "dear", NULL,
	};
	const struct afi_words title = {
		block->text, strnlen(block->text, AFI_TITLE_MAX),
	};

	if (title.len < AFI_TITLE_MAX && !afi_phrase_in(&title, plain))
		in->heading = afi_words_line(&in->out->arena, &title);
}

/* Whether @block is a heading such as "Vetting: cause of concern". */
static bool is_named(const struct afi_block *block)
{
	static const char *const words[] = {
		"cause of concern", "cause for concern", NULL,
	};
	const struct afi_words title = {
		block->text, strnlen(block->text, AFI_TITLE_MAX),
	};

	return afi_block_is_title(block) && title.len < AFI_TITLE_MAX &&
	       afi_phrase_in(&title, words);
}

static void enter(struct closing *in, const char *name, const char *kind,
		  const struct afi_block *block)
{
	const struct afi_words all = afi_words_of(block->text);

	in->at = subject(in, name, kind,
			 afi_words_line(&in->out->arena, &all));
}

static void enter_finding(struct closing *in,
			  const struct afi_finding_head *head,
			  const struct afi_block *block)
{
	struct afi_words title = afi_words_of(head->rest);

	if (title.len && title.s[title.len - 1] == '.')
		title.len--;
	enter(in, title.len ? afi_words_line(&in->out->arena, &title) :
	      numbered(&in->out->arena, head->kind, head->number ?
		       head->number : (int)in->n + 1), head->kind, block);
	in->untitled = !title.len && in->at != NONE;
}

/* The paragraph under a heading without a title says what it is about. */
static void take_title(struct closing *in, const struct afi_block *block)
{
	struct afi_words first = { block->text, 0 };
	size_t at = 0;

	in->untitled = false;
	if (!afi_sentence_next(&first, block->text, &at))
		return;
	first.len -= first.s[first.len - 1] == '.';
	in->subjects[in->at].name = afi_words_line(&in->out->arena, &first);
}

static void take_visits(struct closing *in, const struct afi_block *block)
{
	struct afi_telling telling = {
		.out = in->out, .as = "hmicfrs", .of = AFI_NO_PROPOSAL,
	};
	const size_t first = in->out->n;

	afi_propose_visits(&telling, block->text, block->first, block->last);
	for (size_t i = first; i < in->out->n; i++)
		in->out->v[i].extra = false;
}

static void take_block(struct closing *in, const struct afi_block *block)
{
	struct afi_finding_head head;
	struct afi_words sentence;
	struct afi_decision decision;
	size_t at = 0;

	if (block->kind == AFI_BLOCK_CONTENTS || block->kind == AFI_BLOCK_NOTE)
		return;
	if (afi_finding_head_read(&head, block) &&
	    !(sentence = afi_words_of(block->text),
	      afi_decision_read(&decision, &sentence))) {
		enter_finding(in, &head, block);
		return;
	}
	if (is_general(block)) {
		in->at = NONE;
		in->untitled = false;
		in->heading = NULL;
	} else if (is_named(block)) {
		enter(in, afi_arena_strdup(&in->out->arena, block->text),
		      "coc", block);
	} else if (in->untitled && block->kind == AFI_BLOCK_TEXT) {
		take_title(in, block);
	} else if (afi_block_is_title(block)) {
		take_heading(in, block);
	} else {
		take_visits(in, block);
		while (afi_sentence_next(&sentence, block->text, &at)) {
			take_decision(in, &sentence, block);
			afi_propose_phase(in->out, &sentence, block);
			afi_propose_regrade(in->out, &sentence, block);
		}
	}
}

static const char *authority(struct afi_proposals *out)
{
	struct afi_str words = AFI_STR_INIT;
	const char *copy;

	afi_str_adds(&words, "HMICFRS letter");
	if (out->dated != AFI_NO_DAY) {
		afi_str_adds(&words, " of ");
		afi_day_long(&words, out->dated);
	}
	copy = afi_arena_strdup(&out->arena, words.s);
	afi_str_clear(&words);
	return copy;
}

static void check(const struct closing *in)
{
	if (in->out->dated == AFI_NO_DAY)
		afi_caution_add(in->out, 0, false, "The letter bears no date; "
				"what it closes gets none.");
	if (in->stated >= 0 && in->stated != in->closed)
		afi_caution_add(in->out, in->line, in->closed < in->stated,
				"The letter says that %d causes of concern "
				"are closed; %d could be told.", in->stated,
				in->closed);
	if (!in->closed)
		afi_caution_add(in->out, 0, false, "Nothing in this letter "
				"says plainly that a cause of concern is "
				"closed.");
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct closing *in = afi_xcalloc(1, sizeof(*in));
	struct afi_letter_body letter;

	afi_letter_find(&letter, outline, 0);
	afi_letter_heads(out, outline, &letter);
	afi_letter_inspection(out, outline, letter.begin, letter.end);
	afi_letter_published(out, outline, letter.begin, letter.end);
	afi_propose_inspection(out, "hmicfrs", outline->v[0].first,
			       outline->v[0].last);
	in->out = out;
	in->authority = authority(out);
	in->at = NONE;
	in->stated = -1;
	for (size_t i = letter.begin; i < letter.end; i++)
		take_block(in, &outline->v[i]);
	check(in);
	free(in);
}

const struct afi_genre afi_genre_closing = {
	.name = "a letter after a revisit", .fits = fits, .read = read_it,
};
