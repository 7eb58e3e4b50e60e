/*
 * A list that grows, for any type of thing:
 *
 *	struct { struct afi_row *v; size_t n, size; } rows = { 0 };
 *
 *	*afi_vec_push(&rows) = row;
 *	free(rows.v);
 */
#ifndef AFI_VEC_H
#define AFI_VEC_H

#include "mem.h"

/** Make room for one thing more in @vec; a pointer to it, not cleared. */
#define afi_vec_push(vec)						\
	((vec)->n == (vec)->size ?					\
	 (void)((vec)->v = afi_xrealloc((vec)->v,			\
		 (vec)->size = (vec)->size ? (vec)->size * 2 : 8,	\
		 sizeof(*(vec)->v))) : (void)0,				\
	 &(vec)->v[(vec)->n++])

#endif
