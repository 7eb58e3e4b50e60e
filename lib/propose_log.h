/*
 * The log on a page of the inspectorate's former register: days with a status
 * or a comment.  For propose_log*.c only.
 */
#ifndef AFI_PROPOSE_LOG_H
#define AFI_PROPOSE_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "outline.h"
#include "str.h"

/** A status. */
struct afi_log_status {
	const char *phrase;	/* as the register writes it */
	const char *words;	/* for people */
	const char *outcome;	/* of what it closes, or NULL */
};

/** An entry of the log: a status or, if that is NULL, a comment. */
struct afi_log_entry {
	int day;		/* or AFI_NO_DAY */
	const struct afi_log_status *status;
	struct afi_str text;
	int first, last;	/* lines */
};

/** Its entries, in the order of the text. */
struct afi_log {
	struct afi_log_entry *v;
	size_t n, size;
};

/** Whether the log begins with block @i. */
bool afi_log_begins(const struct afi_outline *outline, size_t i);

/** Read the blocks from @i on into the empty @out. */
void afi_log_read(struct afi_log *out, const struct afi_outline *outline,
		  size_t i);

/** Free what @log holds and leave it empty. */
void afi_log_clear(struct afi_log *log);

#endif
