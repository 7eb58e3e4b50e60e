/* What the files of afi correct share. */
#ifndef CORRECT_H
#define CORRECT_H

#include <stdbool.h>

#include "err.h"
#include "opt.h"
#include "record.h"
#include "record_correct.h"
#include "register.h"

/** What was asked for, and what came of it. */
struct correction {
	const char *what;		/* ENTRY as it was typed */
	struct opt_list sets;
	bool retract;
	struct afi_str text;
	struct afi_writer writer;

	struct afi_target record;	/* where it is, */
	char id[AFI_ID_LEN + 1];	/* and which */
	struct { struct afi_keyed *v; size_t n, size; } keys;
	struct afi_arena arena;		/* of what is typed */
	struct afi_str shown;		/* what changes */
};

/** Check what was typed for keys that name something else: it must be there,
 *  and is kept in full. */
enum afi_code correct_check_keys(struct correction *c,
				 struct afi_change *change,
				 const struct afi_record *rec,
				 const struct afi_entry *old,
				 struct afi_err *err);

/** Whether @draft may stand in the place of @old, about @about: a close must
 *  be one that would be allowed if it had not been made, a response one of the
 *  party's. */
enum afi_code correct_check_draft(struct afi_change *change,
				  const struct afi_entry *old,
				  const struct afi_target *about,
				  const struct afi_draft *draft,
				  struct afi_err *err);

/** Whether @old, about @about, may be taken out: a close, unless its place is
 *  one that must stay closed. */
enum afi_code correct_check_retract(struct afi_change *change,
				    const struct afi_entry *old,
				    const struct afi_target *about,
				    struct afi_err *err);

/** Add @draft in the place of @old, about @about, and do the same to the other
 *  side of a link. */
enum afi_code correct_add(struct correction *c, struct afi_change *change,
			  const struct afi_record *rec,
			  const struct afi_entry *old,
			  const struct afi_target *about,
			  const struct afi_draft *draft, struct afi_err *err);

#endif
