/* What a letter after a revisit tells beside what it closes. */
#include "propose_closing.h"

#include <string.h>

#include "date_find.h"
#include "propose_impl.h"

bool afi_sentence_tells(int *day, const struct afi_words *sentence, int dated)
{
	struct afi_found found;
	int year, month, mday;
	size_t from = 0;

	*day = AFI_NO_DAY;
	if (dated == AFI_NO_DAY)
		return false;
	afi_day_split(&year, &month, &mday, dated);
	while (afi_found_next(&found, sentence->s, from, sentence->len)) {
		from = found.end;
		if (found.date.day >= afi_day_of(year, month, 1) ||
		    found.date.day == AFI_NO_DAY ||
		    found.until != AFI_NO_DAY)
			continue;
		if (!found.date.month && !found.date.words[0])
			*day = found.date.day;
		return true;
	}
	return false;
}

void afi_propose_phase(struct afi_proposals *out,
		       const struct afi_words *sentence,
		       const struct afi_block *block)
{
	static const char *const phases[] = {
		"scan", "engage", "routine monitoring", "enhanced monitoring",
		"default phase", "special measures", NULL,
	};
	static const char *const moves[] = {
		"moved", "move", "moves", "returned", "return", "returns",
		"returning", "removed", "remove", "placed", "transferred",
		"escalated", "de-escalated", "moving", "entered", NULL,
	};
	struct afi_proposal *proposal;
	int day;

	if (!afi_phrase_in(sentence, phases) ||
	    !afi_phrase_in(sentence, moves) ||
	    afi_sentence_supposes(sentence))
		return;
	proposal = afi_proposal_add(out, "event", "hmicfrs", block->first,
				    block->last);
	afi_draft_add(&proposal->draft, "event", "phase");
	afi_draft_add(&proposal->draft, "text",
		      afi_words_line(&out->arena, sentence));
	if (!afi_sentence_tells(&day, sentence, out->dated))
		day = out->dated;
	proposal->happened = day;
	afi_proposal_judge(out, proposal, AFI_LIKELY, "the sentence says "
			   "how the force is monitored from now on");
}

static const char *const grades[] = {
	"outstanding", "good", "adequate", "requires improvement",
	"inadequate", NULL,
};

/* The last grade in @sentence after "to", as records have it. */
static const char *new_grade(const struct afi_words *sentence)
{
	static const char *const words[] = {
		"outstanding", "good", "adequate", "requires-improvement",
		"inadequate",
	};
	struct afi_words rest = *sentence;
	const char *after, *grade = NULL, *s;
	size_t which;

	while (afi_phrase_any(&rest, (const char *const[]){ "to", NULL }, NULL,
			      &after)) {
		s = afi_words_skip(after, false);
		for (which = 0; grades[which]; which++)
			if (afi_phrase_eat(s, grades[which]))
				grade = words[which];
		rest.len -= (size_t)(after - rest.s);
		rest.s = after;
	}
	return grade;
}

void afi_propose_regrade(struct afi_proposals *out,
			 const struct afi_words *sentence,
			 const struct afi_block *block)
{
	static const char *const nouns[] = {
		"grade for", "grade at", "grading for", "judgment for",
		"judgement for", "graded judgment for", NULL,
	};
	static const char *const verbs[] = {
		"has", "is", "was", "from", "to adequate", "to good",
		"to requires", "to inadequate", "to outstanding", NULL,
	};
	const char *after, *verb, *grade = new_grade(sentence);
	struct afi_words question;
	struct afi_proposal *proposal;
	const char *slug;

	if (!grade || afi_sentence_supposes(sentence) ||
	    !afi_phrase_any(sentence, nouns, NULL, &after))
		return;
	after = afi_words_skip(after, false);
	question = (struct afi_words){
		after, (size_t)(sentence->s + sentence->len - after),
	};
	verb = afi_phrase_any(&question, verbs, NULL, NULL);
	if (!verb)
		return;
	question.len = (size_t)(verb - after);
	slug = afi_words_slug(&out->arena,
			      afi_words_line(&out->arena, &question));
	if (!slug)
		return;
	proposal = afi_proposal_add(out, "grade", "hmicfrs", block->first,
				    block->last);
	afi_draft_add(&proposal->draft, "question", slug);
	afi_draft_add(&proposal->draft, "grade", grade);
	afi_draft_add(&proposal->draft, "text",
		      afi_words_line(&out->arena, sentence));
	proposal->happened = out->dated;
	afi_proposal_judge(out, proposal, AFI_LIKELY,
			   "the sentence says how a grade changed");
}
