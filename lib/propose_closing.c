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

enum {
	HEAD = 60,		/* blocks that may say what letter it is */
	BODY = 600,		/* ... that may decide something */
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
static void take_heading(struct afi_closing *in, const struct afi_block *block)
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

static void enter(struct afi_closing *in, const char *name, const char *kind,
		  const struct afi_block *block)
{
	const struct afi_words all = afi_words_of(block->text);

	in->at = afi_closing_subject(in, name, kind,
				     afi_words_line(&in->out->arena, &all));
}

static void enter_finding(struct afi_closing *in,
			  const struct afi_finding_head *head,
			  const struct afi_block *block)
{
	struct afi_words title = afi_words_of(head->rest);

	if (title.len && title.s[title.len - 1] == '.')
		title.len--;
	enter(in, title.len ? afi_words_line(&in->out->arena, &title) :
	      afi_closing_numbered(&in->out->arena, head->kind, head->number ?
		       head->number : (int)in->n + 1), head->kind, block);
	in->untitled = !title.len && in->at != AFI_CLOSED_NONE;
}

/* The paragraph under a heading without a title says what it is about. */
static void take_title(struct afi_closing *in, const struct afi_block *block)
{
	struct afi_words first = { block->text, 0 };
	size_t at = 0;

	in->untitled = false;
	if (!afi_sentence_next(&first, block->text, &at))
		return;
	first.len -= first.s[first.len - 1] == '.';
	in->subjects[in->at].name = afi_words_line(&in->out->arena, &first);
}

static void take_visits(struct afi_closing *in, const struct afi_block *block)
{
	struct afi_telling telling = {
		.out = in->out, .as = "hmicfrs", .of = AFI_NO_PROPOSAL,
	};
	const size_t first = in->out->n;

	afi_propose_visits(&telling, block->text, block->first, block->last);
	for (size_t i = first; i < in->out->n; i++)
		in->out->v[i].extra = false;
}

static void take_block(struct afi_closing *in, const struct afi_block *block)
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
		in->at = AFI_CLOSED_NONE;
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
			afi_closing_decide(in, &sentence, block);
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

static void check(const struct afi_closing *in)
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
	struct afi_closing *in = afi_xcalloc(1, sizeof(*in));
	struct afi_letter_body letter;

	afi_letter_find(&letter, outline, 0);
	afi_letter_heads(out, outline, &letter);
	afi_letter_inspection(out, outline, letter.begin, letter.end);
	afi_letter_published(out, outline, letter.begin, letter.end);
	afi_propose_inspection(out, "hmicfrs", outline->v[0].first,
			       outline->v[0].last);
	in->out = out;
	in->authority = authority(out);
	in->at = AFI_CLOSED_NONE;
	in->stated = -1;
	for (size_t i = letter.begin; i < letter.end; i++)
		take_block(in, &outline->v[i]);
	check(in);
	free(in);
}

const struct afi_genre afi_genre_closing = {
	.name = "a letter after a revisit", .fits = fits, .read = read_it,
};
