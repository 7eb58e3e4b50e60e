#include "propose_impl.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "str.h"
#include "vec.h"

/* ---- the document -------------------------------------------------------- */

/* What a document is it tells in its first blocks, however long it is. */
enum { LOOKED_AT = 2000 };

static const struct afi_genre *const genres[] = {
	/* of equals the first: the more special one */
	&afi_genre_log, &afi_genre_response, &afi_genre_closing,
	&afi_genre_table, &afi_genre_notes, &afi_genre_report,
};

void afi_propose(struct afi_proposals *out, const struct afi_outline *outline)
{
	const struct afi_genre *best = NULL;
	struct afi_outline begin = *outline;
	int most = 0;

	if (begin.n > LOOKED_AT)
		begin.n = LOOKED_AT;
	for (size_t i = 0; i < sizeof(genres) / sizeof(*genres); i++) {
		const int fits = genres[i]->fits(&begin);

		if (fits > most) {
			most = fits;
			best = genres[i];
		}
	}
	if (best) {
		out->document = best->name;
		best->read(out, outline);
		return;
	}
	out->document = "a text of no kind that is known";
	afi_caution_add(out, 0, true, "Nothing in this text looks like a "
			"report, a response letter, a tracker or a letter "
			"about findings.");
}

void afi_proposals_clear(struct afi_proposals *proposals)
{
	for (size_t i = 0; i < proposals->n; i++)
		afi_draft_clear(&proposals->v[i].draft);
	free(proposals->v);
	free(proposals->cautions.v);
	afi_arena_clear(&proposals->arena);
	*proposals = (struct afi_proposals)AFI_PROPOSALS_INIT;
}

/* ---- proposals ----------------------------------------------------------- */

const char *afi_proposal_get(const struct afi_proposal *proposal,
			     const char *key)
{
	for (size_t i = 0; i < proposal->draft.n; i++)
		if (strcmp(proposal->draft.v[i].key, key) == 0)
			return proposal->draft.v[i].value;
	return NULL;
}

bool afi_proposal_opens(const struct afi_proposal *proposal, const char *kind)
{
	const char *its = afi_proposal_get(proposal, "kind");

	return strcmp(proposal->what, "opened") == 0 && its &&
	       (kind ? !strcmp(its, kind) : afi_kind_is_finding(its));
}

struct afi_proposal *afi_proposal_add(struct afi_proposals *proposals,
				      const char *what, const char *as,
				      int first, int last)
{
	struct afi_proposal *proposal = afi_vec_push(proposals);

	*proposal = (struct afi_proposal){
		.what = what, .as = as, .draft = AFI_DRAFT_INIT,
		.of = AFI_NO_PROPOSAL, .happened = AFI_NO_DAY,
		.first = first, .last = last, .why = "",
	};
	return proposal;
}

size_t afi_proposal_place(const struct afi_proposals *proposals,
			  const struct afi_proposal *proposal)
{
	return (size_t)(proposal - proposals->v);
}

static const char *format(struct afi_arena *arena, const char *words,
			  va_list args)
	__attribute__((format(printf, 2, 0)));

static const char *format(struct afi_arena *arena, const char *words,
			  va_list args)
{
	char line[1024];

	vsnprintf(line, sizeof(line), words, args);
	return afi_arena_strdup(arena, line);
}

void afi_proposal_judge(struct afi_proposals *proposals,
			struct afi_proposal *proposal,
			enum afi_sureness sure, const char *why, ...)
{
	va_list args;

	proposal->sure = sure;
	va_start(args, why);
	proposal->why = format(&proposals->arena, why, args);
	va_end(args);
}

void afi_caution_add(struct afi_proposals *proposals, int line, bool lost,
		     const char *sentence, ...)
{
	va_list args;

	va_start(args, sentence);
	*afi_vec_push(&proposals->cautions) = (struct afi_caution){
		.line = line, .lost = lost,
		.text = format(&proposals->arena, sentence, args),
	};
	va_end(args);
}

void afi_propose_inspection(struct afi_proposals *out, const char *as,
			    int first, int last)
{
	struct afi_str day = AFI_STR_INIT;
	struct afi_proposal *proposal;

	if (!out->short_title)
		return;
	proposal = afi_proposal_add(out, "opened", as, first, last);
	afi_draft_add(&proposal->draft, "kind", "inspection");
	afi_draft_add(&proposal->draft, "title", out->short_title);
	if (out->published != AFI_NO_DAY) {
		afi_day_iso(&day, out->published);
		afi_draft_add(&proposal->draft, "published", day.s);
	}
	afi_draft_add(&proposal->draft, "body", "hmicfrs");
	afi_draft_add(&proposal->draft, "cycle", out->cycle);
	afi_proposal_judge(out, proposal, AFI_SURE, "what the text says of "
			   "itself");
	afi_str_clear(&day);
}

int afi_number_word(const char *word, size_t len)
{
	static const char *const words[] = {
		"no", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
		"nineteen", "twenty",
	};
	int number = 0;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strlen(words[i]) == len &&
		    strncasecmp(words[i], word, len) == 0)
			return (int)i;
	for (i = 0; i < len && i < 4 && isdigit((unsigned char)word[i]); i++)
		number = number * 10 + (word[i] - '0');
	return len && i == len ? number : -1;
}
