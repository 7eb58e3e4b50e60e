/*
 * Entries that have one id: the same twice, a tombstone and what it stands
 * for, or damage.  For lib/record*.c only.
 */
#ifndef AFI_RECORD_ERASED_H
#define AFI_RECORD_ERASED_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "record.h"

/** Whether @entry is a tombstone. */
bool afi_entry_is_erased(const struct afi_entry *entry);

/** Whether the headings @a and @b open the same path. */
bool afi_entry_same_path(const struct afi_entry *a, const struct afi_entry *b);

/**
 * Whether @a can be a tombstone for @b, or @b for @a: the same id, at and
 * after; of headings the same path too.
 */
bool afi_entry_same_stead(const struct afi_entry *a,
			  const struct afi_entry *b);

/** Compare @a and @b by their bytes. */
int afi_entry_compare_bytes(const struct afi_entry *a,
			    const struct afi_entry *b);

/**
 * Which of the @n entries at @same, all with one id, counts.  AFI_EINVALID
 * with two lines if they are neither equal nor an original and its tombstones.
 */
enum afi_code afi_entry_choose(const struct afi_entry **out,
			       const struct afi_entry *const *same, size_t n,
			       struct afi_err *err);

#endif
