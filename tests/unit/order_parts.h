/* Records settled, of which one thing is said: their order, or why not. */
#ifndef ORDER_PARTS_H
#define ORDER_PARTS_H

#include "entry_text.h"

#define AT(minute) "2025-01-28T09:" minute ":00Z"
#define HEAD HEADING("a00000000001", AT("00"))
#define ID(letter) letter "00000000001"

/** A list of at most ten entries; they begin in the lines 1, 11... */
struct texts {
	const char *v[10];
};

#define LIST(...) (struct texts){ { __VA_ARGS__ } }

/** Settle @rec of @texts. */
enum afi_code settle(struct afi_record *rec, struct texts texts,
		     struct afi_err *err);

/** The first letters of the ids in order. */
void in_order(struct texts texts, const char *letters);

/** What is wrong with them. */
void invalid(struct texts texts, const char *msg);

#endif
