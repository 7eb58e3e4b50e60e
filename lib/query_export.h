/*
 * What the files of the export share.
 */
#ifndef AFI_QUERY_EXPORT_H
#define AFI_QUERY_EXPORT_H

#include <jansson.h>

#include "query_parts.h"
#include "withheld.h"

/** What is typed again of a record. */
struct afi_typist {
	const struct afi_record *rec;
	struct afi_marks marks;		/* none if it is for the public, from
					   whose copy it is gone already */
};

/** Put the title, text, owner, board, priority and themes that @entry gives, so
 *  that what is withheld of them is withheld again where they are read. */
void afi_view_put_typed(json_t *row, const struct afi_typist *typist,
			const struct afi_entry *entry);

/** All else that it says, in lines of "key: value"; null if that is nothing. */
json_t *afi_view_details(const struct afi_typist *typist,
			 const struct afi_entry *entry);

/** The report that the inspection @sub is about, as afi_view_exported() wants
 *  it. */
json_t *afi_view_export_report(const struct afi_subject *sub);

/** How the finding @sub or, if it is not NULL, its @action stands.  @report is
 *  its inspection's, or null; the view shares it. */
json_t *afi_view_exported(const struct afi_subject *sub,
			  const struct afi_state *action, json_t *report);

#endif
