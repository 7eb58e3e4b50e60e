/* Which titles of a report open a chapter. */
#include "propose_report.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "vec.h"

enum { QUESTIONS = 3 };	/* so many in a row are a list of them */

/* The part @n after @at, or NULL. */
static const struct afi_report_part *after(const struct afi_report *report,
					   size_t at, size_t n)
{
	return at + n < report->parts.n ? &report->parts.v[at + n] : NULL;
}

static bool is(const struct afi_report_part *part, enum afi_report_sort sort)
{
	return part && part->sort == sort;
}

static bool is_own(const struct afi_report_part *part)
{
	return is(part, AFI_PART_TEXT) && afi_report_own_grade(part->text);
}

/* ---- the questions of a report of 2016 ----------------------------------- */

/* Where the row of questions that begins at @at ends.  One that comes again is
 * no longer of the list: it opens its chapter. */
static size_t row_end(const struct afi_report *report, size_t at)
{
	const struct afi_report_part *v = report->parts.v;
	size_t end = at;

	while (end < report->parts.n && v[end].question && !v[end].level &&
	       (end == at || !afi_text_same(v[end].text, v[at].text)))
		end++;
	return end;
}

/* Keep questions that stand in a row: each has a chapter later. */
static void find_questions(struct afi_report *report)
{
	struct afi_report_part *v = report->parts.v;
	size_t i, end;

	for (i = 0; i < report->parts.n; i = end > i ? end : i + 1) {
		end = row_end(report, i);
		if (end - i < QUESTIONS)
			continue;
		for (size_t k = i; k < end; k++) {
			v[k].listed = true;
			afi_report_names_add(&report->questions,
				afi_report_slug(&report->out->arena,
						v[k].text));
		}
	}
	afi_report_names_sort(&report->questions);
}

/* ---- chapters ------------------------------------------------------------ */

/* A title over a lone grade opens a chapter, but not where grades stand at the
 * end of theirs: then another title and its own sentence come next. */
static bool is_over_grade(const struct afi_report *report, size_t at)
{
	const struct afi_report_part *two = after(report, at, 2);

	if (!is(after(report, at, 1), AFI_PART_GRADE) ||
	    is(two, AFI_PART_GRADE))
		return false;
	return is_own(two) || !is(two, AFI_PART_TITLE) ||
	       !is_own(after(report, at, 3));
}

/* So does one over a sentence that grades, if what every chapter has comes
 * after that. */
static bool is_over_own(const struct afi_report *report, size_t at)
{
	const struct afi_report_part *two = after(report, at, 2);

	return is_own(after(report, at, 1)) &&
	       (is(two, AFI_PART_BOX) || is(two, AFI_PART_GRADE) ||
		(is(two, AFI_PART_MARKER) &&
		 two->marker == AFI_MARKER_FINDINGS));
}

static bool is_over_box(const struct afi_report *report, size_t at)
{
	const struct afi_report_part *next = after(report, at, 1);

	if (afi_report_speaks(report->parts.v[at].text))
		return false;
	return (is(next, AFI_PART_BOX) && strcmp(next->box.kind, "rec")) ||
	       (is(next, AFI_PART_MARKER) &&
		next->marker == AFI_MARKER_FINDINGS);
}

static bool opens(const struct afi_report *report, size_t at, const char *slug)
{
	if (afi_report_names_has(&report->questions, slug) ||
	    is_over_grade(report, at) || is_over_own(report, at))
		return true;
	/* Where questions are listed they are the chapters. */
	return !report->questions.n &&
	       (afi_report_names_has(&report->contents, slug) ||
		is_over_box(report, at));
}

void afi_report_chapters(struct afi_report *report)
{
	struct afi_arena scratch = AFI_ARENA_INIT;

	find_questions(report);
	for (size_t i = 0; i < report->parts.n; i++) {
		struct afi_report_part *part = &report->parts.v[i];

		if (part->sort != AFI_PART_TITLE || part->listed)
			continue;
		part->opens = opens(report, i,
				    report->contents.n || report->questions.n ?
				    afi_report_slug(&scratch, part->text) : "");
	}
	afi_arena_clear(&scratch);
}

void afi_report_open(struct afi_report *report, const char *name, int level)
{
	*afi_vec_push(&report->chapters) = (struct afi_report_chapter){
		.name = name,
		.slug = afi_report_slug(&report->out->arena, name),
	};
	report->in_chapter = true;
	report->to_own = true;
	report->level = level;
	report->concern = AFI_NO_PROPOSAL;
}
