/* What the text says of itself against what was found in it. */
#include "propose_report.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"

enum { FAR = 200 };	/* bytes after which words no longer belong together */

/* ---- counts in words ----------------------------------------------------- */

/* A count as the text writes it: "ten", "10". */
struct count {
	const char *word;
	int len, number;	/* -1: none */
};

/* The count right before @at in @text. */
static struct count count_before(const char *text, const char *at)
{
	struct count count = { .word = at };

	while (count.word > text && count.word[-1] == ' ')
		count.word--;
	at = count.word;
	while (count.word > text && isalnum((unsigned char)count.word[-1]))
		count.word--;
	count.len = (int)(at - count.word);
	count.number = afi_number_word(count.word, (size_t)count.len);
	return count;
}

/* The count right after @s. */
static struct count count_after(const char *s)
{
	struct count count = { .word = s + strspn(s, " ") };

	count.len = (int)strcspn(count.word, " .,;:");
	count.number = afi_number_word(count.word, (size_t)count.len);
	return count;
}

static int count_grades(const struct afi_report *report,
			enum afi_report_grade grade)
{
	int n = 0;

	for (size_t i = 0; i < report->chapters.n; i++) {
		const struct afi_report_chapter *v = &report->chapters.v[i];
		const enum afi_report_grade its = v->word ? v->word : v->own;

		if (!strcmp(v->slug, "overall") || its == AFI_GRADE_UNGRADED)
			continue;
		n += grade ? its == grade : its != AFI_GRADE_NONE;
	}
	return n;
}

/* "... is in ten areas of policing.  We make graded judgments in nine of these
 * ten": say if other than nine were found.  Whether the text says so. */
static bool check_areas(struct afi_report *report,
			const struct afi_block *block)
{
	const int found = count_grades(report, AFI_GRADE_NONE);
	const char *were = found == 1 ? "grade was" : "grades were";
	static const char *const graded_in[] = {
		"graded judgments in", "graded judgements in", NULL,
	};
	const struct afi_words text = afi_words_of(block->text);
	const char *rest, *at = afi_phrase_any(&text, graded_in, NULL, &rest);
	struct count areas = { .number = -1 }, graded;

	if (!at)
		return false;
	graded = count_after(rest);
	at = afi_phrase_find(&text, "areas of policing", NULL);
	if (at)
		areas = count_before(text.s, at);
	if (graded.number < 0 || graded.number == found)
		return graded.number >= 0;
	if (areas.number >= 0)
		afi_caution_add(report->out, block->first, false, "The text "
				"says that %.*s areas were inspected and %.*s "
				"graded; %d %s found.", areas.len, areas.word,
				graded.len, graded.word, found, were);
	else
		afi_caution_add(report->out, block->first, false, "The text "
				"says that %.*s areas were graded; %d %s "
				"found.", graded.len, graded.word, found,
				were);
	return true;
}

/* "I have graded the force as outstanding in three areas". */
static void check_graded_as(struct afi_report *report,
			    const struct afi_block *block)
{
	static const struct {
		const char *words;
		enum afi_report_grade grade;
	} grades[] = {
		{ "outstanding", AFI_GRADE_OUTSTANDING },
		{ "good", AFI_GRADE_GOOD }, { "adequate", AFI_GRADE_ADEQUATE },
		{ "requires improvement", AFI_GRADE_REQUIRES_IMPROVEMENT },
		{ "inadequate", AFI_GRADE_INADEQUATE },
	};
	const struct afi_words text = afi_words_of(block->text);
	const char *graded, *after, *rest;

	graded = afi_phrase_find(&text, "graded", &after);
	for (size_t i = 0; graded && i < sizeof(grades) / sizeof(*grades);
	     i++) {
		struct count stated;
		int found;

		if (!afi_report_find(after, grades[i].words, FAR, &rest) ||
		    !(rest = afi_phrase_eat(rest, " in ")))
			continue;
		stated = count_after(rest);
		rest = stated.word + stated.len;
		if (stated.number < 0 || !(afi_phrase_eat(rest, " areas") ||
					   afi_phrase_eat(rest, " area")))
			continue;
		found = count_grades(report, grades[i].grade);
		if (stated.number != found)
			afi_caution_add(report->out, block->first, false,
					"Line %d says that %.*s %s graded "
					"'%s'; %d %s found.", block->first,
					stated.len, stated.word,
					stated.number == 1 ? "area is" :
					"areas are", grades[i].words, found,
					found == 1 ? "was" : "were");
	}
}

/* How many @words the text says there are: "six areas for improvement". */
static void check_count(struct afi_report *report,
			const struct afi_block *block, const char *kind,
			const char *words)
{
	const struct afi_words text = afi_words_of(block->text);
	const char *at = afi_phrase_find(&text, words, NULL);
	struct count stated;
	int found = 0;

	/* What is said of an earlier inspection names its year. */
	if (!at || strstr(text.s, "20"))
		return;
	stated = count_before(text.s, at);
	if (stated.number < 0)
		return;
	for (size_t i = 0; i < report->findings.n; i++)
		found += !strcmp(report->findings.v[i].kind, kind);
	if (stated.number != found)
		afi_caution_add(report->out, block->first,
				found < stated.number, "Line %d speaks of "
				"%.*s %s; %d %s found.", block->first,
				stated.len, stated.word, words, found,
				found == 1 ? "was" : "were");
}

static void check_statements(struct afi_report *report)
{
	enum { STATED_IN = 5000 };	/* blocks: any report's front */
	const size_t n = report->outline->n;
	bool areas = false;

	for (size_t i = 0; i < n && i < STATED_IN; i++) {
		const struct afi_block *block = &report->outline->v[i];

		if (block->kind != AFI_BLOCK_TEXT ||
		    !afi_report_may_tell(report))
			continue;
		if (!areas && strstr(block->text, "graded judg"))
			areas = check_areas(report, block);
		if (strstr(block->text, "graded"))
			check_graded_as(report, block);
		if (strstr(block->text, "areas for improvement"))
			check_count(report, block, "afi",
				    "areas for improvement");
		if (strstr(block->text, "causes of concern"))
			check_count(report, block, "coc", "causes of concern");
	}
}

/* ---- the table of grades ------------------------------------------------- */

/* The table has other names for its areas, but as many of each grade. */
static void check_table(struct afi_report *report)
{
	int table[AFI_GRADES] = { 0 };

	for (size_t i = 0; i < report->areas.n; i++)
		table[report->areas.v[i].word]++;
	for (int i = AFI_GRADE_OUTSTANDING;
	     report->areas.n && i < AFI_GRADE_UNGRADED; i++) {
		const int found = count_grades(report, i);

		if (table[i] != found)
			afi_caution_add(report->out,
					report->areas.v[0].word_line, false,
					"The table of grades names %d as "
					"'%s'; in the chapters %d %s found.",
					table[i], afi_report_grade_word(i),
					found, found == 1 ? "was" : "were");
	}
}

/* The heading of the chapter @slug, or @slug. */
static const char *name_of(const struct afi_report *report, const char *slug)
{
	for (size_t i = 0; i < report->chapters.n; i++)
		if (!strcmp(report->chapters.v[i].slug, slug))
			return report->chapters.v[i].name;
	return slug;
}

/* Each question that the report lists has a grade, or is said to have none. */
static void check_questions(struct afi_report *report)
{
	struct afi_report_names graded = { NULL, 0, 0 };

	for (size_t i = 0; i < report->chapters.n; i++)
		if (report->chapters.v[i].word || report->chapters.v[i].own)
			afi_report_names_add(&graded,
					     report->chapters.v[i].slug);
	afi_report_names_sort(&graded);
	for (size_t i = 0; i < report->questions.n; i++) {
		const char *slug = report->questions.v[i];

		if ((i && !strcmp(slug, report->questions.v[i - 1])) ||
		    afi_report_names_has(&graded, slug) ||
		    !afi_report_may_tell(report))
			continue;
		afi_caution_add(report->out, 0, false, "No grade was found "
				"for '%s'.", name_of(report, slug));
	}
	free(graded.v);
}

/* ---- what should be there ------------------------------------------------ */

/* A name for the findings of @kind in the chapter @slug. */
static const char *key_of(struct afi_arena *arena, const char *slug,
			  const char *kind)
{
	struct afi_str key = AFI_STR_INIT;
	const char *out;

	afi_str_addf(&key, "%s/%s", kind, slug ? slug : "");
	out = afi_arena_strdup(arena, key.s);
	afi_str_clear(&key);
	return out;
}

/* A box in the contents list, or a heading of one with nothing under it, has
 * its findings somewhere in that chapter. */
static void check_promises(struct afi_report *report)
{
	struct afi_report_names found = { NULL, 0, 0 };
	struct afi_arena scratch = AFI_ARENA_INIT;

	for (size_t i = 0; i < report->findings.n; i++)
		afi_report_names_add(&found, key_of(&scratch,
			report->findings.v[i].slug,
			report->findings.v[i].kind));
	afi_report_names_sort(&found);
	for (size_t i = 0; i < report->promises.n; i++) {
		const struct afi_report_promise *v = &report->promises.v[i];

		if (!afi_report_may_tell(report) ||
		    afi_report_names_has(&found, key_of(&scratch, v->slug,
							v->kind)))
			continue;
		afi_caution_add(report->out, v->line, true, "Line %d names "
				"a box (%s)%s%s%s, but none was found there: "
				"the text may have lost it.", v->line,
				afi_kind_name(v->kind),
				v->name ? " under '" : "",
				v->name ? v->name : "", v->name ? "'" : "");
	}
	free(found.v);
	afi_arena_clear(&scratch);
}

/* A cause of concern always brings recommendations. */
static void check_concerns(struct afi_report *report)
{
	const struct afi_report_finding *v = report->findings.v;

	for (size_t i = 0; i < report->findings.n; i++)
		if (!strcmp(v[i].kind, "coc") && afi_report_may_tell(report) &&
		    (i + 1 == report->findings.n || v[i + 1].under != i))
			afi_caution_add(report->out, v[i].first, true,
					"No recommendation was found under "
					"cause of concern %d in line %d.",
					v[i].number, v[i].first);
}

static void check_any(struct afi_report *report)
{
	bool any = false;

	for (size_t i = 0; i < report->findings.n; i++)
		any |= afi_kind_is_actionable(report->findings.v[i].kind);
	if (report->findings.n == 0)
		afi_caution_add(report->out, 0, true, "No findings were "
				"found: the report text may have lost its "
				"boxes.");
	else if (!any)
		afi_caution_add(report->out, 0, false, "Only practice was "
				"found, and no area for improvement.");
	if (afi_report_is_full(report))
		afi_caution_add(report->out, 0, true, "Only the first %d "
				"findings were read: no report has more.",
				AFI_REPORT_FINDINGS_MAX);
}

void afi_report_check(struct afi_report *report)
{
	check_any(report);
	if (report->blank_line)
		afi_caution_add(report->out, report->blank_line, false,
				"Line %d: a blank template of a box was left "
				"in the text; it was passed over.",
				report->blank_line);
	check_statements(report);
	check_table(report);
	check_questions(report);
	check_promises(report);
	check_concerns(report);
}
