/* The field's own words: headings of boxes, grades, headings of all reports. */
#include "propose_report.h"

#include <ctype.h>
#include <string.h>

#include "propose_impl.h"

const char *afi_report_find(const char *s, const char *phrase, size_t max,
			    const char **after)
{
	const struct afi_words text = { s, strnlen(s, max) };

	return afi_phrase_find(&text, phrase, after);
}

/* ---- boxes --------------------------------------------------------------- */

static const struct {
	const char *phrase, *kind;
	bool plural;
} boxes[] = {
	{ "area for improvement", "afi", false },
	{ "areas for improvement", "afi", true },
	{ "afi", "afi", false },
	{ "cause of concern", "coc", false },
	{ "causes of concern", "coc", true },
	{ "cause for concern", "coc", false },
	{ "causes for concern", "coc", true },
	{ "recommendation", "rec", false },
	{ "recommendations", "rec", true },
	{ "innovative practice", "practice", false },
	{ "innovative practices", "practice", true },
	{ "promising practice", "practice", false },
	{ "promising practices", "practice", true },
	{ "notable practice", "practice", false },
	{ "area of concern", "area", false },
	{ "areas of concern", "area", true },
};

/* Read "3" or "(issued 11 March 2024)" and a title after the words of a
 * heading.  Whether the heading can go on like this. */
static bool read_rest(struct afi_report_box *out, const char *s, bool plural,
		      bool marked)
{
	const char *rest = afi_words_skip(s, false);
	size_t n = strspn(rest, "0123456789");

	if (*rest == '(' && strchr(rest, ')') &&
	    strchr(rest, ')')[1] == '\0') {
		out->rest = rest;
		return true;
	}
	if (*rest == '#')
		n = strspn(++rest, "0123456789");
	if (n && n < 4 && !isalnum((unsigned char)rest[n])) {
		out->number = afi_number_word(rest, n);
		rest += n;
	} else if (n) {
		return false;
	}
	out->rest = afi_words_skip(rest, true);
	if (*out->rest == '\0')
		return !(plural && out->number);	/* that is a page */
	/* What goes on without a mark between is prose. */
	return out->rest > afi_words_skip(rest, false) &&
	       (marked || out->number) && !plural;
}

bool afi_report_box_read(struct afi_report_box *out, const char *text,
			 bool marked)
{
	const char *s = text, *rest;

	*out = (struct afi_report_box){ .rest = "" };
	if (!strchr("aAcCrRiIpPnN", *s))
		return false;
	rest = afi_phrase_eat(s, "accelerated ");
	if (rest) {
		out->accelerated = true;
		s = rest;
	}
	for (size_t i = 0; i < sizeof(boxes) / sizeof(*boxes); i++) {
		rest = afi_phrase_eat(s, boxes[i].phrase);
		if (!rest)
			continue;
		out->kind = boxes[i].kind;
		return read_rest(out, rest, boxes[i].plural, marked);
	}
	return false;
}

/* ---- grades -------------------------------------------------------------- */

static const struct {
	const char *phrase;
	enum afi_report_grade grade;
} grades[] = {
	{ "outstanding", AFI_GRADE_OUTSTANDING },
	{ "good", AFI_GRADE_GOOD },
	{ "adequate", AFI_GRADE_ADEQUATE },
	{ "requires improvement", AFI_GRADE_REQUIRES_IMPROVEMENT },
	{ "inadequate", AFI_GRADE_INADEQUATE },
	{ "ungraded", AFI_GRADE_UNGRADED },
	{ "not graded", AFI_GRADE_UNGRADED },
};

enum afi_report_grade afi_report_grade_read(const char *text)
{
	static const char *const before[] = {
		"grade", "graded as", "graded", "judgment", "judgement",
		"our judgment", "our judgement",
	};
	const char *rest;

	if (!strchr("oOgGaArRiIuUnNjJ", *text))
		return AFI_GRADE_NONE;
	for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++) {
		rest = afi_phrase_eat(text, before[i]);
		if (rest) {
			text = afi_words_skip(rest, true);
			break;
		}
	}
	for (size_t i = 0; i < sizeof(grades) / sizeof(*grades); i++) {
		rest = afi_phrase_eat(text, grades[i].phrase);
		if (rest && *afi_words_skip(rest, true) == '\0')
			return grades[i].grade;
	}
	return AFI_GRADE_NONE;
}

const char *afi_report_grade_word(enum afi_report_grade grade)
{
	static const char *const words[AFI_GRADES] = {
		[AFI_GRADE_NONE] = "none",
		[AFI_GRADE_OUTSTANDING] = "outstanding",
		[AFI_GRADE_GOOD] = "good",
		[AFI_GRADE_ADEQUATE] = "adequate",
		[AFI_GRADE_REQUIRES_IMPROVEMENT] = "requires-improvement",
		[AFI_GRADE_INADEQUATE] = "inadequate",
		[AFI_GRADE_UNGRADED] = "ungraded",
	};

	return words[grade];
}

/* ---- other headings ------------------------------------------------------ */

enum afi_report_marker afi_report_marker_read(const char *text)
{
	static const struct {
		const char *phrase;
		enum afi_report_marker marker;
		bool begins;		/* more may follow */
	} markers[] = {
		{ "main findings", AFI_MARKER_FINDINGS, false },
		{ "detailed findings", AFI_MARKER_FINDINGS, false },
		{ "summary of findings", AFI_MARKER_SUMMARY, false },
		{ "summary", AFI_MARKER_SUMMARY, false },
		{ "overall judgment", AFI_MARKER_OVERALL, false },
		{ "overall judgement", AFI_MARKER_OVERALL, false },
		{ "overall summary", AFI_MARKER_FRONT, false },
		{ "our judgments", AFI_MARKER_FRONT, false },
		{ "our judgements", AFI_MARKER_FRONT, false },
		{ "contents", AFI_MARKER_FRONT, false },
		{ "introduction", AFI_MARKER_FRONT, false },
		{ "force in context", AFI_MARKER_FRONT, false },
		{ "force in numbers", AFI_MARKER_FRONT, false },
		{ "next steps", AFI_MARKER_BACK, false },
		{ "about the data", AFI_MARKER_BACK, false },
		{ "methodology", AFI_MARKER_BACK, false },
		{ "glossary", AFI_MARKER_BACK, false },
		{ "definitions and interpretation", AFI_MARKER_BACK, false },
		{ "annex", AFI_MARKER_BACK, true },
		{ "appendix", AFI_MARKER_BACK, true },
	};
	const char *rest;

	if (!strchr("mMdDsSoOcCiIfFnNaAgG", *text))
		return AFI_MARKER_NONE;
	for (size_t i = 0; i < sizeof(markers) / sizeof(*markers); i++) {
		rest = afi_phrase_eat(text, markers[i].phrase);
		if (rest && (markers[i].begins ||
			     *afi_words_skip(rest, true) == '\0'))
			return markers[i].marker;
	}
	return AFI_MARKER_NONE;
}

bool afi_report_is_blank(const char *text)
{
	const char *rest = afi_phrase_eat(text, "delete as appropriate");
	const size_t xs = strspn(text, "xX .");

	if (rest)
		return *afi_words_skip(rest, true) == '\0';
	return text[xs] == '\0' && strpbrk(text, "xX");
}

bool afi_report_is_caption(const char *text)
{
	static const char *const words[] = {
		"figure", "table", "chart", "source", "note", "sources",
	};
	const char *rest;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		rest = afi_phrase_eat(text, words[i]);
		if (rest && (*rest == ':' || isdigit((unsigned char)
					     *afi_words_skip(rest, false))))
			return true;
	}
	return false;
}
