/* Boxes of findings: where they end, and what each finding in them says. */
#include "propose_report_box.h"

#include <string.h>

#include "propose_impl.h"
#include "vec.h"

enum {
	ISSUED_MAX = 1000,	/* bytes in which "issued" is looked for, */
	ISSUED_DAY = 250,	/* ... and its day */
};

/* ---- where a box ends ---------------------------------------------------- */

/* Whether the heading @part ends @box, whose first part is at box->from. */
static bool heading_ends(const struct afi_box *box, size_t at)
{
	const struct afi_report_part *part = &box->v[at];
	const int first = box->v[box->from].level;

	if (at > box->from)
		return !first || part->level < first;
	return (box->head->level && part->level < box->head->level) ||
	       *box->head->box.rest;
}

static bool ends_at(const struct afi_box *box, size_t at)
{
	const struct afi_report_part *part = &box->v[at];

	switch (part->sort) {
	case AFI_PART_BOX:
	case AFI_PART_MARKER:
	case AFI_PART_GRADE:
		return true;
	case AFI_PART_TITLE:
		return part->opens || part->question ||
		       (part->level && heading_ends(box, at));
	default:
		return false;
	}
}

/* Find the parts of @box; those of a template are passed over.  Whether one of
 * these was there. */
static bool find_parts(struct afi_box *box)
{
	const size_t n = box->report->parts.n;
	bool blank = false;

	while (box->from < n && box->v[box->from].sort == AFI_PART_BLANK) {
		blank = true;
		box->from++;
	}
	box->to = box->from;
	while (box->to < n && !ends_at(box, box->to))
		box->to++;
	return blank;
}

/* ---- reading one --------------------------------------------------------- */

/* Whether the part @at of a cause of concern begins its recommendations. */
static bool recommends(const struct afi_report_part *part)
{
	struct afi_arena scratch = AFI_ARENA_INIT;
	struct afi_report_due due;
	bool is = false;

	if (part->sort == AFI_PART_ITEM || part->level)
		return false;
	if (afi_phrase_eat(part->text, "to address"))
		is = true;
	else if (afi_report_instructs(part->text, NULL))
		is = afi_report_due_read(&due, &scratch, part->text,
					 AFI_NO_DAY);
	afi_arena_clear(&scratch);
	return is;
}

/* Say how the finding that begins at @at was recognised. */
static void judge(const struct afi_box *box, struct afi_report_finding *finding,
		  size_t at)
{
	const bool first = at == box->from;

	switch (box->look) {
	case AFI_LOOK_MARKED:
		finding->sure = first || afi_report_speaks(box->v[at].text) ?
				AFI_SURE : AFI_LIKELY;
		finding->why = "a marked title under the heading of a box";
		break;
	case AFI_LOOK_TITLES:
		finding->sure = first ? AFI_SURE : AFI_LIKELY;
		finding->why = first ?
			"the title right under the heading of a box" :
			"a line without a full stop in a box: a title";
		break;
	case AFI_LOOK_STOPS:
		finding->sure = first ? AFI_LIKELY : AFI_UNSURE;
		finding->why = "a short sentence over a longer text in a box";
		break;
	case AFI_LOOK_LIST:
		finding->why = "says what the force should do, under the "
			       "heading of a box";
		break;
	case AFI_LOOK_PLAIN:
		finding->sure = strcmp(finding->kind, "coc") ? AFI_UNSURE :
				AFI_LIKELY;
		finding->why = "text without a title under the heading of a "
			       "box";
		break;
	}
}

static bool is_titled(const struct afi_box *box)
{
	return box->look <= AFI_LOOK_STOPS;
}

/* When the cause of concern in @text was issued, if not with the report. */
static int issued(const struct afi_report_part *head, const char *text)
{
	const char *rest;

	if (*head->box.rest == '(')
		return afi_report_day(head->box.rest, ISSUED_DAY);
	if (head->box.accelerated &&
	    afi_report_find(text, "issued", ISSUED_MAX, &rest))
		return afi_report_day(rest, ISSUED_DAY);
	return AFI_NO_DAY;
}

/* Fill in what the finding has of words. */
static void put_words(const struct afi_box *box,
		      struct afi_report_finding *finding, const char *title,
		      size_t len, const struct afi_str *body)
{
	struct afi_arena *arena = &box->report->out->arena;

	finding->title = title[len - 1] == ':' && body->len > len ?
			 afi_report_list_title(arena, body) :
			 afi_report_title(arena, title, len);
	if (body->len)
		finding->text = afi_arena_copy(arena, body->s, body->len);
	if (box->head->box.accelerated || *box->head->box.rest == '(')
		finding->issued = issued(box->head, body->s);
}

/* Append @part to @body, as afi_report_body_add(), or say that it is too
 * much. */
static bool add_to_body(struct afi_report *report, struct afi_str *body,
			const struct afi_report_part *part, bool after_item,
			int base)
{
	const int line = part->block->first;

	if (body->len + part->len > AFI_REPORT_TEXT_MAX &&
	    afi_report_may_tell(report))
		afi_caution_add(report->out, line, true, "Line %d: the text of "
				"this finding is longer than an entry can be; "
				"it was cut here.", line);
	return afi_report_body_add(body, part, after_item, base);
}

/* Read the recommendations, if any, of the cause of concern @place, which ends
 * before part @at.  The part after them. */
static size_t read_recs(const struct afi_box *box, size_t at, size_t place)
{
	box->report->concern = place;
	return at < box->to && recommends(&box->v[at]) ?
	       afi_report_recs(box->report, at, box->to, place, 0) : at;
}

/* Read the finding that begins at part @at.  The part after it. */
static size_t read_finding(struct afi_box *box, size_t at)
{
	struct afi_report *report = box->report;
	const struct afi_report_part *part = &box->v[at];
	const char *kind = box->head->box.kind;
	const bool concern = !strcmp(kind, "coc");
	struct afi_str body = AFI_STR_INIT;
	const size_t place = report->findings.n;
	struct afi_report_finding *finding;
	bool item = false, lead = afi_box_leads(box, at);
	int base = -1;		/* how far its own list is indented */
	size_t i;

	finding = afi_report_finding_add(report, kind, part);
	finding->number = part->number ? part->number :
			  at == box->from ? box->head->box.number : 0;
	judge(box, finding, at);
	if (!is_titled(box))
		afi_str_add(&body, part->text, part->len);
	for (i = at + 1; i < box->to; i++) {
		const struct afi_report_part *next = &box->v[i];

		if ((concern && recommends(next)) ||
		    (afi_box_begins(box, i) &&
		     !(lead && next->sort == AFI_PART_ITEM)))
			break;
		if (!afi_box_goes_on(box, at, i)) {
			box->to = i;
			break;
		}
		if (next->sort == AFI_PART_BLANK ||
		    (next->sort == AFI_PART_TITLE &&
		     box->look == AFI_LOOK_TITLES))
			continue;
		if (next->sort == AFI_PART_ITEM && base < 0)
			base = next->block->level;
		item = add_to_body(report, &body, next, item, base);
		finding->last = next->block->last;
	}
	put_words(box, finding, part->text, is_titled(box) ? part->len :
		  afi_report_sentence(part->text), &body);
	afi_str_clear(&body);
	return concern ? read_recs(box, i, place) : i;
}

/* Read the finding whose title stands in the heading of @box itself. */
static size_t read_inline(struct afi_box *box)
{
	struct afi_report *report = box->report;
	const struct afi_report_part *head = box->head;
	const bool concern = !strcmp(head->box.kind, "coc");
	const char *title = head->box.rest;
	struct afi_str body = AFI_STR_INIT;
	struct afi_report_finding *finding;
	size_t i, len = strlen(title);
	bool item = false;

	finding = afi_report_finding_add(report, head->box.kind, head);
	finding->number = head->box.number;
	finding->why = "named by the heading of its box";
	if (afi_report_sentence(title) < len) {
		afi_str_add(&body, title, len);
		len = afi_report_sentence(title);
	}
	for (i = box->from; i < box->to; i++) {
		if (box->v[i].sort == AFI_PART_TITLE ||
		    (concern && recommends(&box->v[i])))
			break;
		item = add_to_body(report, &body, &box->v[i], item, 0);
		finding->last = box->v[i].block->last;
	}
	put_words(box, finding, title, len, &body);
	afi_str_clear(&body);
	return concern ? read_recs(box, i, report->findings.n - 1) : i;
}

/* ---- the box ------------------------------------------------------------- */

/* A box without words: of a template, or they were lost. */
static void tell_empty(struct afi_box *box, bool blank)
{
	struct afi_report *report = box->report;
	const struct afi_report_chapter *chapter = report->in_chapter ?
		&report->chapters.v[report->chapters.n - 1] : NULL;

	if (blank && !report->blank_line)
		report->blank_line = box->head->block->first;
	if (!blank)
		*afi_vec_push(&report->promises) = (struct afi_report_promise){
			.slug = chapter ? chapter->slug : NULL,
			.name = chapter ? chapter->name : NULL,
			.kind = box->head->box.kind,
			.line = box->head->block->first,
		};
}

/* A title in a box that has nothing under it. */
static void tell_bare(const struct afi_box *box, size_t at)
{
	const struct afi_report_part *part = &box->v[at];

	if (part->sort == AFI_PART_BLANK || !afi_report_may_tell(box->report))
		return;
	afi_caution_add(box->report->out, part->block->first, false,
			"Line %d: '%s' stands under '%s' but nothing under it "
			"says more; it was passed over.", part->block->first,
			part->text, box->head->text);
}

size_t afi_report_box(struct afi_report *report, size_t at)
{
	struct afi_box box = {
		.report = report, .v = report->parts.v,
		.head = &report->parts.v[at], .from = at + 1,
	};
	const bool blank = find_parts(&box);
	const char *kind = box.head->box.kind;
	size_t i;

	if (*box.head->box.rest && *box.head->box.rest != '(' &&
	    strcmp(kind, "rec"))
		return read_inline(&box);
	if (box.from == box.to) {
		tell_empty(&box, blank);
		return box.to;
	}
	if (!strcmp(kind, "rec"))
		return afi_report_recs(report, box.from, box.to,
				       report->concern, box.head->box.number);
	afi_box_look(&box);
	for (i = box.from; i < box.to && !afi_report_is_full(report);) {
		if (afi_box_begins(&box, i)) {
			i = read_finding(&box, i);
		} else {
			tell_bare(&box, i);
			i++;
		}
	}
	return i;
}
