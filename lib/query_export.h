/*
 * What the files of the export share.
 */
#ifndef AFI_QUERY_EXPORT_H
#define AFI_QUERY_EXPORT_H

#include <jansson.h>

#include "query_parts.h"

/** The report that the inspection @sub is about, as afi_view_exported() wants
 *  it. */
json_t *afi_view_export_report(const struct afi_subject *sub);

/** How the finding @sub or, if it is not NULL, its @action stands.  @report is
 *  its inspection's, or null; the view shares it. */
json_t *afi_view_exported(const struct afi_subject *sub,
			  const struct afi_state *action, json_t *report);

#endif
