/* Findings before they are proposed: their titles, texts and numbers. */
#include "propose_report.h"

#include <string.h>

#include "propose_impl.h"
#include "vec.h"

enum {
	TITLE_CUT = 1000,	/* bytes of a title */
	LIST_CUT = 250,		/* ... that is a lead with its list */
};

/* ---- adding one ---------------------------------------------------------- */

bool afi_report_is_full(const struct afi_report *report)
{
	return report->findings.n >= AFI_REPORT_FINDINGS_MAX;
}

bool afi_report_may_tell(const struct afi_report *report)
{
	enum { CAUTIONS = 100 };

	return report->out->cautions.n < CAUTIONS;
}

struct afi_report_finding *
afi_report_finding_add(struct afi_report *report, const char *kind,
		       const struct afi_report_part *first)
{
	const struct afi_report_chapter *chapter = report->in_chapter ?
		&report->chapters.v[report->chapters.n - 1] : NULL;
	struct afi_report_finding *finding = afi_vec_push(&report->findings);

	*finding = (struct afi_report_finding){
		.kind = kind, .under = AFI_NO_PROPOSAL, .issued = AFI_NO_DAY,
		.first = first->block->first, .last = first->block->last,
		.section = chapter ? chapter->name : report->title,
		.sure = AFI_SURE, .why = "",
	};
	if (finding->section)
		finding->slug = chapter ? chapter->slug :
				afi_report_slug(&report->out->arena,
						report->title);
	return finding;
}

bool afi_report_body_add(struct afi_str *body,
			 const struct afi_report_part *part, bool after_item,
			 int base)
{
	const bool item = part->sort == AFI_PART_ITEM;

	if (body->len + part->len > AFI_REPORT_TEXT_MAX)
		return after_item;
	if (body->len)
		afi_str_adds(body, item && after_item ? "\n" : "\n\n");
	if (item && part->block->level > base)
		afi_str_adds(body, "  ");
	if (item && part->number)
		afi_str_addf(body, "%d. ", part->number);
	else if (item)
		afi_str_adds(body, "- ");
	afi_str_add(body, part->text, part->len);
	return item;
}

/* ---- titles -------------------------------------------------------------- */

const char *afi_report_title(struct afi_arena *arena, const char *text,
			     size_t len)
{
	const bool cut = len > TITLE_CUT;	/* at a blank */
	struct afi_str title = AFI_STR_INIT;
	const char *out;

	if (cut)
		for (len = TITLE_CUT; len > 1 && text[len] != ' '; len--)
			;
	else if (len > 1 && text[len - 1] == '.' && text[len - 2] != '.')
		len--;
	afi_str_add(&title, text, len);
	if (cut)
		afi_str_adds(&title, "\xE2\x80\xA6");
	out = afi_arena_strdup(arena, title.s);
	afi_str_clear(&title);
	return out;
}

const char *afi_report_list_title(struct afi_arena *arena,
				  const struct afi_str *body)
{
	struct afi_str line = AFI_STR_INIT;
	const char *title;

	for (const char *s = body->s; *s && line.len <= LIST_CUT;) {
		const size_t len = strcspn(s, "\n");

		if (line.len)
			afi_str_addc(&line, ' ');
		afi_str_add(&line, s, len);
		s += len + strspn(s + len, "\n ");
		s += strncmp(s, "- ", 2) ? 0 : 2;
	}
	title = afi_report_title(arena, line.s, line.len);
	afi_str_clear(&line);
	return title;
}

/* ---- numbers ------------------------------------------------------------- */

enum { NUMBERS = 1000 };	/* what the text gives is less */

/* Whether @a and @b are numbered together. */
static bool is_like(const struct afi_report_finding *a,
		    const struct afi_report_finding *b)
{
	return a->under == b->under && !strcmp(a->kind, b->kind);
}

/* Whether the numbers that the findings like @model have in the text can be
 * theirs: each has one and no two the same.  *@gap is one that is missing. */
static bool are_numbered(const struct afi_report *report,
			 const struct afi_report_finding *model, int *gap)
{
	bool seen[NUMBERS] = { false };
	int most = 0;

	*gap = 0;
	for (size_t i = 0; i < report->findings.n; i++) {
		const struct afi_report_finding *v = &report->findings.v[i];

		if (!is_like(v, model))
			continue;
		if (v->number <= 0 || v->number >= NUMBERS || seen[v->number])
			return false;
		seen[v->number] = true;
		most = v->number > most ? v->number : most;
	}
	for (int i = 1; i < most && !*gap; i++)
		*gap = seen[i] ? 0 : i;
	return true;
}

static void number_like(struct afi_report *report,
			const struct afi_report_finding *model)
{
	int gap = 0, number = 0;
	const bool published = are_numbered(report, model, &gap);

	for (size_t i = 0; i < report->findings.n; i++) {
		struct afi_report_finding *v = &report->findings.v[i];

		if (!is_like(v, model))
			continue;
		v->number = published ? v->number : ++number;
		v->published = published;
	}
	if (published && gap)
		afi_caution_add(report->out, 0, true, "There is no %s %d in "
				"the text, but there are higher numbers.",
				afi_kind_name(model->kind), gap);
}

void afi_report_number(struct afi_report *report)
{
	for (size_t i = 0; i < report->findings.n; i++) {
		const struct afi_report_finding *v = &report->findings.v[i];
		size_t k = 0;

		while (k < i && !is_like(&report->findings.v[k], v))
			k++;
		if (k == i)	/* the first of its like */
			number_like(report, v);
	}
}
