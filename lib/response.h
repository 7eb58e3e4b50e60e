/*
 * Responses: which parts there are, and which positions, for whom.
 *
 * A part is published text with a place of its own, such as the PCC's opening;
 * the latest text of each part and party holds.  A position is what a party
 * thinks of a finding, or of what was done about it: then it stands in the part
 * "progress", so that the comments that are published are not gone as soon as
 * somebody is satisfied.
 */
#ifndef AFI_RESPONSE_H
#define AFI_RESPONSE_H

#include <stdbool.h>

#include "err.h"
#include "record.h"
#include "state.h"

/** Whether @party can take @position; *@progress (or NULL) is then whether that
 *  is on progress and not on the finding itself. */
bool afi_position_of(bool *progress, const char *party, const char *position);

/**
 * The part of @party's response at @level: @wanted or, if that is NULL, the
 * usual one, which the @position (or NULL) decides.  *@out is constant.
 *
 * AFI_EUSAGE, with what there is, if the party has no such part or position
 * there, or the position does not belong in that part.
 */
enum afi_code afi_response_part(const char **out, const char *party,
				enum afi_level level, const char *wanted,
				const char *position, struct afi_err *err);

/** The response of @fold's record whose text holds as the @part of @party: the
 *  latest that the party gave itself, else the latest recorded for it; NULL if
 *  none has a text.  A position without words takes no words away. */
const struct afi_entry *afi_response_holds(const struct afi_fold *fold,
					   const char *party,
					   const char *part);

#endif
