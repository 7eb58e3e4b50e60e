/*
 * Echoes: what two offices imported apart from one document.
 *
 * Both recorded the same, and neither could know.  Once their copies are
 * together it is there twice, and counts once: the first of them stands, and
 * what is about the other, such as an action that each opened, is about the
 * first.  What was taken back is no echo and has none, so that it can be
 * recorded again.
 */
#ifndef AFI_RECORD_ECHO_H
#define AFI_RECORD_ECHO_H

#include <stdbool.h>
#include <stddef.h>

#include "record.h"

/** Where in @source, which may be NULL, an import's "; SHA-256 HASH; afi import
 *  1" begins, which stands at its end; or NULL. */
const char *afi_source_hash(const char *source);

/** Of each entry of the settled @rec, which has a place in @out, the place of
 *  the first that says the same from the same document; its own if there is
 *  none.  False, @out untouched, if all are their own. */
bool afi_record_echoes(size_t *out, const struct afi_record *rec);

/** What @entry of the settled @rec is an echo of; itself if of nothing. */
const struct afi_entry *afi_record_voice(const struct afi_record *rec,
					 const struct afi_entry *entry);

#endif
