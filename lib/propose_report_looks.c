/* How the findings of a box look, and so where each begins. */
#include <string.h>

#include "propose_report_box.h"

enum { SHORT = 250 };	/* bytes of a title that ends in a full stop */

/* ---- how it looks -------------------------------------------------------- */

static bool is_one_sentence(const struct afi_report_part *part)
{
	return part->len <= SHORT &&
	       afi_report_sentence(part->text) >= part->len;
}

/* Whether the text part @at is a title with a full stop: one short sentence
 * over a longer text. */
static bool is_stopped(const struct afi_box *box, size_t at)
{
	const struct afi_report_part *part = &box->v[at];

	return at + 1 < box->to && part->sort == AFI_PART_TEXT &&
	       part[1].sort == AFI_PART_TEXT && part[1].len > part->len &&
	       part->text[part->len - 1] != ':' && is_one_sentence(part);
}

static enum afi_look look_of_text(const struct afi_box *box)
{
	const struct afi_report_part *first = &box->v[box->from];
	const struct afi_report_part *second =
		box->from + 1 < box->to ? first + 1 : NULL;

	if (!strcmp(box->head->box.kind, "coc"))
		return AFI_LOOK_PLAIN;
	if (second && second->sort == AFI_PART_TITLE && !second->level &&
	    is_one_sentence(first))
		return AFI_LOOK_TITLES;
	if (is_stopped(box, box->from) &&
	    !afi_report_instructs(second->text, NULL))
		return AFI_LOOK_STOPS;
	return afi_report_instructs(first->text, NULL) ? AFI_LOOK_LIST :
	       AFI_LOOK_PLAIN;
}

/* How far the first item of @box is indented. */
static int item_level(const struct afi_box *box)
{
	for (size_t i = box->from; i < box->to; i++)
		if (box->v[i].sort == AFI_PART_ITEM)
			return box->v[i].block->level;
	return 0;
}

void afi_box_look(struct afi_box *box)
{
	const struct afi_report_part *first = &box->v[box->from];

	box->level = first->level;
	switch (first->sort) {
	case AFI_PART_ITEM:
		box->look = AFI_LOOK_LIST;
		box->level = first->block->level;
		break;
	case AFI_PART_TITLE:
		box->look = first->level || first->strong ?
			    AFI_LOOK_MARKED : AFI_LOOK_TITLES;
		break;
	default:
		box->look = look_of_text(box);
		box->level = item_level(box);
	}
}

/* ---- where a finding begins ---------------------------------------------- */

/* Whether a title of a box has something under it, or says it all. */
static bool is_whole(const struct afi_box *box, size_t at)
{
	return !strcmp(box->head->box.kind, "coc") ||
	       (at + 1 < box->to && box->v[at + 1].sort != AFI_PART_TITLE) ||
	       afi_report_instructs(box->v[at].text, NULL) ||
	       afi_report_speaks(box->v[at].text);
}

bool afi_box_begins(const struct afi_box *box, size_t at)
{
	const struct afi_report_part *part = &box->v[at];

	switch (box->look) {
	case AFI_LOOK_MARKED:
		return part->sort == AFI_PART_TITLE &&
		       part->level == box->level && is_whole(box, at) &&
		       (part->level || part->strong);
	case AFI_LOOK_TITLES:
		return (part->sort == AFI_PART_TITLE || at == box->from) &&
		       is_whole(box, at);
	case AFI_LOOK_STOPS:
		return is_stopped(box, at) &&
		       !afi_report_instructs(part[1].text, NULL) &&
		       (at == box->from || afi_report_speaks(part->text));
	case AFI_LOOK_LIST:
		return part->sort == AFI_PART_ITEM ?
		       part->block->level <= box->level :
		       afi_report_instructs(part->text, NULL);
	case AFI_LOOK_PLAIN:
		break;
	}
	return at == box->from;
}

bool afi_box_goes_on(const struct afi_box *box, size_t start, size_t at)
{
	const struct afi_report_part *part = &box->v[at];
	const struct afi_report_part *first = &box->v[start];

	switch (box->look) {
	case AFI_LOOK_LIST:
		return part->sort == AFI_PART_ITEM ||
		       part->sort == AFI_PART_BLANK;
	case AFI_LOOK_PLAIN:
		if (!strcmp(box->head->box.kind, "coc"))
			return part->sort != AFI_PART_TITLE;
		return part->sort == AFI_PART_ITEM &&
		       first->text[first->len - 1] == ':';
	default:
		return true;
	}
}

bool afi_box_leads(const struct afi_box *box, size_t start)
{
	const struct afi_report_part *part = &box->v[start];

	return box->look == AFI_LOOK_LIST && part->sort != AFI_PART_ITEM &&
	       part->text[part->len - 1] == ':';
}
