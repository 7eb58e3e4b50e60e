/*
 * Settling a record: record_order.c, and the rules in record_whole.c.  Nobody
 * else needs this.
 *
 * Entries are numbered twice.  Their *rank* is by id, which lets each be found
 * by bisection whatever an attacker chooses for ids.  Their *place* is in the
 * record's order.
 */
#ifndef AFI_RECORD_ORDER_H
#define AFI_RECORD_ORDER_H

#include <stdint.h>

#include "err.h"
#include "mem.h"
#include "record.h"

/** A record being settled.  All of it lies in the arena, which ends with the
 *  settling. */
struct afi_settling {
	struct afi_arena arena;
	struct afi_record *rec;
	const struct afi_entry **by_id;	/* of two with one id, what counts */
	uint32_t n;
	uint32_t *rank;			/* of each of rec's, as it was */
	uint32_t *parents;		/* ranks of what each comes after, */
	uint32_t *first_parent;		/* ... from here to the next one's */
	uint32_t *order;		/* ranks in the record's order */
	uint32_t *place;		/* of each rank */
};

/** The rank of the entry with @id; @s->n if there is none. */
uint32_t afi_settling_rank(const struct afi_settling *s, const char *id);

/** Check the entries as a whole, once they have their order.  AFI_EINVALID with
 *  the line of one that breaks a rule. */
enum afi_code afi_settling_check(const struct afi_settling *s,
				 struct afi_err *err);

#endif
