/* Grades: the lone word of a chapter and what its own sentence says. */
#include "propose_report.h"

#include <stdlib.h>
#include <string.h>

#include "propose_impl.h"

static struct afi_report_chapter *present(struct afi_report *report)
{
	return report->in_chapter ?
	       &report->chapters.v[report->chapters.n - 1] : NULL;
}

void afi_report_take_grade(struct afi_report *report, size_t at)
{
	const struct afi_report_part *v = report->parts.v;
	struct afi_report_chapter *chapter = present(report);
	const enum afi_report_grade grade = v[at].grade;

	/* Several in a row are a scale, after a list nobody's. */
	if ((at && (v[at - 1].sort == AFI_PART_GRADE || v[at - 1].listed)) ||
	    (at + 1 < report->parts.n && v[at + 1].sort == AFI_PART_GRADE))
		return;
	if (!chapter) {
		afi_caution_add(report->out, v[at].block->first, false,
				"Line %d: the grade '%s' stands under no "
				"heading that it could be for, and was passed "
				"over.", v[at].block->first, v[at].text);
	} else if (!chapter->word) {
		chapter->word = grade;
		chapter->word_line = v[at].block->first;
	} else if (chapter->word != grade) {
		chapter->clash = true;
		afi_caution_add(report->out, v[at].block->first, false,
				"Line %d: '%s' is graded a second time, as "
				"'%s'; line %d says otherwise.",
				v[at].block->first, chapter->name, v[at].text,
				chapter->word_line);
	}
}

void afi_report_take_own(struct afi_report *report, size_t at)
{
	const struct afi_report_part *part = &report->parts.v[at];
	struct afi_report_chapter *chapter = present(report);

	report->to_own = false;
	if (!chapter || chapter->own)
		return;
	chapter->own = afi_report_own_grade(part->text);
	if (chapter->own)
		chapter->own_line = part->block->first;
}

/* ---- chapters that were opened twice ------------------------------------- */

static int by_slug(const void *a, const void *b)
{
	const struct afi_report_chapter *x = a, *y = b;
	const int order = strcmp(x->slug, y->slug);

	if (order)
		return order;
	return (x->word_line > y->word_line) - (x->word_line < y->word_line);
}

/* Join @other into @chapter, which has the same heading. */
static void join(struct afi_report *report, struct afi_report_chapter *chapter,
		 const struct afi_report_chapter *other)
{
	if (chapter->word && other->word && chapter->word != other->word) {
		chapter->clash = true;
		afi_caution_add(report->out, other->word_line, false,
				"'%s' is graded '%s' in line %d and '%s' in "
				"line %d.", chapter->name,
				afi_report_grade_word(chapter->word),
				chapter->word_line,
				afi_report_grade_word(other->word),
				other->word_line);
	}
	if (!chapter->word) {
		chapter->word = other->word;
		chapter->word_line = other->word_line;
	}
	if (!chapter->own) {
		chapter->own = other->own;
		chapter->own_line = other->own_line;
	}
}

/* Tell a chapter whose word and sentence contradict. */
static void compare(struct afi_report *report,
		    struct afi_report_chapter *chapter)
{
	if (!chapter->word || !chapter->own ||
	    chapter->word == AFI_GRADE_UNGRADED ||
	    chapter->word == chapter->own)
		return;
	chapter->clash = true;
	afi_caution_add(report->out, chapter->word_line, false,
			"'%s' is graded '%s' in line %d, but its own sentence "
			"in line %d says '%s'.", chapter->name,
			afi_report_grade_word(chapter->word),
			chapter->word_line, chapter->own_line,
			afi_report_grade_word(chapter->own));
}

static int by_line(const void *a, const void *b)
{
	const struct afi_report_chapter *x = a, *y = b;
	const int p = x->word ? x->word_line : x->own_line;
	const int q = y->word ? y->word_line : y->own_line;

	return p == q ? strcmp(x->slug, y->slug) : p < q ? -1 : 1;
}

void afi_report_join_chapters(struct afi_report *report)
{
	struct afi_report_chapter *v = report->chapters.v;
	size_t n = 0;

	if (!report->chapters.n)
		return;
	qsort(v, report->chapters.n, sizeof(*v), by_slug);
	for (size_t i = 0; i < report->chapters.n; i++) {
		if (n && strcmp(v[n - 1].slug, v[i].slug) == 0)
			join(report, &v[n - 1], &v[i]);
		else
			v[n++] = v[i];
	}
	report->chapters.n = n;
	qsort(v, n, sizeof(*v), by_line);
	for (size_t i = 0; i < n; i++)
		compare(report, &v[i]);
}
