/* A box of findings: what propose_report_boxes.c and propose_report_looks.c
 * share. */
#ifndef AFI_PROPOSE_REPORT_BOX_H
#define AFI_PROPOSE_REPORT_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "propose_report.h"

/** How the findings of a box look. */
enum afi_look {
	AFI_LOOK_MARKED,	/* titles are headings, or bold */
	AFI_LOOK_TITLES,	/* titles lack a full stop, bodies have one */
	AFI_LOOK_STOPS,		/* titles have one too: they are short */
	AFI_LOOK_LIST,		/* untitled: each is an item or a sentence */
	AFI_LOOK_PLAIN,		/* only text */
};

/** A box. */
struct afi_box {
	struct afi_report *report;
	const struct afi_report_part *v;	/* all parts */
	const struct afi_report_part *head;
	size_t from, to;	/* its own */
	enum afi_look look;
	int level;		/* of titles that are marked, or of items */
};

/** Find out how @box, which has parts, looks. */
void afi_box_look(struct afi_box *box);

/** Whether a finding begins at the part @at. */
bool afi_box_begins(const struct afi_box *box, size_t at);

/** Whether the part @at, which begins none, can go on with the finding that
 *  begins at @start. */
bool afi_box_goes_on(const struct afi_box *box, size_t start, size_t at);

/** Whether items after the part @start are its list and no findings. */
bool afi_box_leads(const struct afi_box *box, size_t start);

#endif
