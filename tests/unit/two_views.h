/* Two views of the same, one of them looked back at, and where they differ. */
#ifndef AFI_TWO_VIEWS_H
#define AFI_TWO_VIEWS_H

#include <jansson.h>
#include <stdbool.h>

#include "str.h"

/** Take out of @view what differs by design; if it is @marked by what is
 *  withheld on another day, also what tells of that. */
void view_strip(json_t *view, bool marked);

/** Append where @back and @stopped differ first; false if they do not. */
bool views_differ(struct afi_str *out, json_t *back, json_t *stopped);

#endif
