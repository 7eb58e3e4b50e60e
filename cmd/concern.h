/*
 * Causes of concern and the recommendations under them: the one is closed only
 * when all of the others are, and stays so.
 */
#ifndef CONCERN_H
#define CONCERN_H

#include "err.h"
#include "register.h"
#include "target.h"

/** Whether @target, called @name, may be closed as far as what stands under it
 *  goes; AFI_EINVALID if that is not all closed. */
enum afi_code concern_may_close(struct afi_change *change,
				const struct afi_target *target,
				const char *name, struct afi_err *err);

/** Whether @target, called @name, may be opened again as far as what it stands
 *  under goes; AFI_EINVALID if that is closed. */
enum afi_code concern_may_reopen(struct afi_change *change,
				 const struct afi_target *target,
				 const char *name, struct afi_err *err);

#endif
