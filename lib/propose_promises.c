/*
 * What a party says that it is going to do, and when inspectors came, as
 * actions and events that could be recorded.
 *
 * A promise is known by its grammar: something is to be done, is due to begin,
 * is being introduced, will be reviewed.  What will merely go on, or help, is
 * none.
 */
#include "propose_response.h"

#include <string.h>

#include "date_find.h"
#include "propose_impl.h"

enum { WORD_MAX = 24 };		/* letters of "operationalised" and more */

/* ---- promises ------------------------------------------------------------ */

/* These promise whatever follows. */
static const char *const promising[] = {
	"is due to", "are due to", "is planned", "are planned",
	"is scheduled", "are scheduled", "is going live", "are going live",
	"is to follow", "will follow", "will commence", "will begin",
	"will start", "will go live", "will take place", "will launch",
	"will introduce", "will implement", "will develop", "will deliver",
	"will complete", "will recruit", "will train", "will review",
	"will create", "will establish", "will publish", "will roll out",
	"force plans to", "force plan to", "constabulary plans to",
	"we plan to", "intends to", "intend to", "have plans to",
	"has plans to", NULL,
};

/* These do if what is done follows: "will also be reviewed". */
static const char *const passive[] = {
	"will be", "will also be", "will all be", "will then be",
	"will now be", "will further be", "is to be", "are to be",
	"is also to be", "are also to be", "is being", "are being",
	"is also being", "are also being", "is now being", "are now being",
	"is currently being", "are currently being", NULL,
};

/* A word that says what is done: "reviewed", "undertaken". */
static bool is_participle(const char *s, const char *end)
{
	static const char *const others[] = {
		"undertaken", "rewritten", "written", "given", "begun",
		"built", "made", "held", "taken", "sent", "set", "put",
		"brought", "run", "drawn", NULL,
	};
	size_t n = 0;

	while (s + n < end && n < WORD_MAX &&
	       ((s[n] >= 'a' && s[n] <= 'z') || s[n] == '-'))
		n++;
	if (n > 3 && memcmp(s + n - 2, "ed", 2) == 0)
		return true;
	for (size_t i = 0; others[i]; i++)
		if (afi_phrase_eat(s, others[i]) == s + n)
			return true;
	return false;
}

static bool is_promise(const struct afi_words *sentence)
{
	const char *end = sentence->s + sentence->len, *after, *rest;
	struct afi_words part = *sentence;

	if (afi_phrase_in(sentence, promising))
		return true;
	while (afi_phrase_any(&part, passive, NULL, &after)) {
		rest = afi_words_skip(after, false);
		if (rest < end && is_participle(rest, end))
			return true;
		part = (struct afi_words){ after, (size_t)(end - after) };
	}
	return false;
}

/* ---- when ---------------------------------------------------------------- */

static bool this_month(struct afi_date *out, const struct afi_words *sentence,
		       int dated)
{
	static const char *const months[] = {
		"this month", "next month", NULL,
	};
	int year, month, mday;
	size_t which;

	if (dated == AFI_NO_DAY ||
	    !afi_phrase_any(sentence, months, &which, NULL))
		return false;
	afi_day_split(&year, &month, &mday, dated);
	month += (int)which;
	year += month > 12;
	month = month > 12 ? 1 : month;
	*out = (struct afi_date){ .month = true };
	/* its last day is the one before the next month's first */
	out->day = afi_day_of(year + (month == 12), month % 12 + 1, 1);
	out->day -= out->day != AFI_NO_DAY;
	return out->day != AFI_NO_DAY;
}

/* The day by which @sentence says it is done: the last date in it that has not
 * passed when the letter was written. */
static bool find_due(struct afi_date *out, const struct afi_words *sentence,
		     int dated)
{
	struct afi_found found;
	size_t from = 0;
	bool is = false;

	while (afi_found_next(&found, sentence->s, from, sentence->len)) {
		from = found.end;
		if (!afi_found_place(&found, dated, true) ||
		    (dated != AFI_NO_DAY && found.date.day < dated))
			continue;
		*out = found.date;
		if (found.until != AFI_NO_DAY)
			*out = (struct afi_date){ .day = found.until };
		is = true;
	}
	return is || this_month(out, sentence, dated);
}

static bool is_upcoming(const struct afi_words *sentence)
{
	static const char *const words[] = {
		"upcoming", "forthcoming", "planned for", "scheduled for",
		"due in", "due by", "due on", "expected by", "expected in",
		"by the end of", NULL,
	};

	return afi_phrase_in(sentence, words);
}

/* What @sentence says, as titles stand: without its full stop. */
static const char *title_of(struct afi_arena *arena,
			    const struct afi_words *sentence)
{
	struct afi_words words = *sentence;

	if (words.len > 1 && words.s[words.len - 1] == '.' &&
	    words.s[words.len - 2] != '.')
		words.len--;
	return afi_words_line(arena, &words);
}

static void propose(struct afi_telling *telling,
		    const struct afi_words *sentence,
		    const struct afi_date *due, int first, int last)
{
	struct afi_proposals *out = telling->out;
	struct afi_proposal *proposal = afi_proposal_add(out, "action",
							 telling->as, first,
							 last);
	struct afi_str day = AFI_STR_INIT;

	afi_draft_add(&proposal->draft, "title",
		      title_of(&out->arena, sentence));
	if (due) {
		afi_date_store(&day, due);
		afi_draft_add(&proposal->draft, "due", day.s);
		if (due->words[0])
			afi_draft_add(&proposal->draft, "due-words",
				      due->words);
	}
	proposal->of = telling->of;
	proposal->section = telling->section;
	proposal->happened = out->dated;
	proposal->extra = true;
	afi_proposal_judge(out, proposal, AFI_UNSURE, due ?
			   "the sentence promises something by a date" :
			   "the sentence promises something");
	afi_str_clear(&day);
}

void afi_propose_promises(struct afi_telling *telling, const char *text,
			  int first, int last)
{
	struct afi_words sentence;
	struct afi_date due;
	size_t at = 0;

	while (afi_sentence_next(&sentence, text, &at)) {
		const bool dated = find_due(&due, &sentence,
					    telling->out->dated);

		if (is_promise(&sentence) ||
		    (dated && is_upcoming(&sentence)))
			propose(telling, &sentence, dated ? &due : NULL,
				first, last);
	}
}

/* ---- visits -------------------------------------------------------------- */

/* Whether @sentence tells of inspectors who came; *@event is how. */
static bool is_visit(const char **event, const struct afi_words *sentence,
		     const char *as)
{
	static const char *const who[] = {
		"hmicfrs", "hmic", "hmi", "inspectors", "inspectorate",
		"inspection team", NULL,
	};
	static const struct { const char *words, *event; } verbs[] = {
		{ "revisited", "revisit" }, { "returned to", "revisit" },
		{ "re-visited", "revisit" }, { "revisit", "revisit" },
		{ "de-brief", "debrief" }, { "debrief", "debrief" },
		{ "debriefed", "debrief" }, { "visited", "visit" },
		{ "visit", "visit" }, { "attended", "visit" },
		{ "came to", "visit" },
	};

	/* what inspectors write is about themselves */
	if (strcmp(as, "hmicfrs") != 0 && !afi_phrase_in(sentence, who))
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (afi_phrase_find(sentence, verbs[i].words, NULL)) {
			*event = verbs[i].event;
			return true;
		}
	return false;
}

/* The first day or days in @sentence up to that of the letter. */
static bool find_days(struct afi_found *out, const struct afi_words *sentence,
		      int dated, bool *placed)
{
	size_t from = 0;

	while (afi_found_next(out, sentence->s, from, sentence->len)) {
		from = out->end;
		*placed = out->date.day == AFI_NO_DAY;
		if (out->first.month && !out->first.mday)
			continue;	/* a month is no day */
		if (!afi_found_place(out, dated, false) || out->date.month ||
		    out->date.words[0])
			continue;
		if (dated == AFI_NO_DAY || out->date.day <= dated)
			return true;
	}
	return false;
}

static void propose_visit(struct afi_telling *telling, const char *event,
			  const struct afi_words *sentence,
			  const struct afi_found *days, bool placed,
			  int first, int last)
{
	struct afi_proposals *out = telling->out;
	struct afi_proposal *proposal = afi_proposal_add(out, "event",
							 telling->as, first,
							 last);
	struct afi_str until = AFI_STR_INIT;

	afi_draft_add(&proposal->draft, "event", event);
	if (days->until != AFI_NO_DAY) {
		afi_day_iso(&until, days->until);
		afi_draft_add(&proposal->draft, "until", until.s);
	}
	afi_draft_add(&proposal->draft, "text",
		      afi_words_line(&out->arena, sentence));
	proposal->of = telling->of;
	proposal->section = telling->section;
	proposal->happened = days->date.day;
	proposal->extra = true;
	afi_proposal_judge(out, proposal, placed ? AFI_UNSURE : AFI_LIKELY,
			   placed ? "the sentence tells of a visit; its year "
			   "is that of the last such day before the letter's" :
			   "the sentence tells of a visit");
	afi_str_clear(&until);
}

void afi_propose_visits(struct afi_telling *telling, const char *text,
			int first, int last)
{
	struct afi_words sentence;
	struct afi_found days;
	const char *event;
	size_t at = 0;
	bool placed;

	while (afi_sentence_next(&sentence, text, &at))
		if (is_visit(&event, &sentence, telling->as) &&
		    find_days(&days, &sentence, telling->out->dated, &placed))
			propose_visit(telling, event, &sentence, &days, placed,
				      first, last);
}
