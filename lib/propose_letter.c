#include "propose_letter.h"

#include <string.h>

#include "date_find.h"

enum {
	HEAD = 60,		/* blocks that a letter's head may take */
	FORMULA = 80,		/* bytes of a closing formula */
};

/* ---- its frame ----------------------------------------------------------- */

bool afi_letter_greets(const struct afi_block *block)
{
	return afi_phrase_eat(block->text, "dear") &&
	       strnlen(block->text, AFI_TITLE_MAX) < AFI_TITLE_MAX;
}

bool afi_letter_closes(const struct afi_block *block)
{
	static const char *const formulas[] = {
		"yours sincerely", "yours faithfully", "yours truly",
		"yours ever", "kind regards", "best wishes", "regards",
	};

	if (strnlen(block->text, FORMULA) == FORMULA)
		return false;
	for (size_t i = 0; i < sizeof(formulas) / sizeof(*formulas); i++)
		if (afi_phrase_eat(block->text, formulas[i]))
			return true;
	return false;
}

void afi_letter_find(struct afi_letter_body *out,
		     const struct afi_outline *outline, size_t from)
{
	size_t i;

	*out = (struct afi_letter_body){ .begin = from, .end = outline->n };
	for (i = from; i < outline->n && i < from + HEAD; i++)
		if (afi_letter_greets(&outline->v[i])) {
			out->greets = true;
			out->begin = i + 1;
			break;
		}
	for (i = out->begin; i < outline->n; i++)
		if (afi_letter_closes(&outline->v[i])) {
			out->end = i;
			break;
		}
}

bool afi_letter_is_inspectors(const struct afi_outline *outline)
{
	static const char *const words[] = {
		"hm inspector", "hm inspectors", "hm chief inspector",
		"majesty's inspector", "majesty's inspectorate",
		"majesty's chief inspector", "inspectorate of constabulary",
		NULL,
	};

	for (size_t i = 0; i < outline->n && i < HEAD; i++) {
		const char *text = outline->v[i].text;
		const struct afi_words head = {
			text, strnlen(text, AFI_TITLE_MAX),
		};

		if (afi_letter_greets(&outline->v[i]))
			return false;
		if (afi_phrase_in(&head, words))
			return true;
	}
	return false;
}

static void find_day(struct afi_proposals *out,
		     const struct afi_outline *outline,
		     const struct afi_letter_body *letter)
{
	struct afi_found found;
	size_t end = letter->greets ? letter->begin : HEAD;

	for (size_t i = 0; i < outline->n && i < end; i++) {
		const char *text = outline->v[i].text;

		if (strnlen(text, FORMULA) == FORMULA ||
		    !afi_found_alone(&found, text) || found.date.month ||
		    found.date.words[0] || found.until != AFI_NO_DAY)
			continue;
		out->dated = found.date.day;
		break;
	}
}

void afi_letter_heads(struct afi_proposals *out,
		      const struct afi_outline *outline,
		      const struct afi_letter_body *letter)
{
	find_day(out, outline, letter);
	out->force = afi_letter_force(&out->arena, outline);
}
