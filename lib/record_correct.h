/*
 * Corrections: what stands in an earlier entry's place, and what may.
 *
 * An entry is never changed.  One that corrects it says all of it again, with
 * something else under some keys, or takes it out.  A heading, which is what
 * the inspectorate published, is followed by an *edition* instead.
 */
#ifndef AFI_RECORD_CORRECT_H
#define AFI_RECORD_CORRECT_H

#include "err.h"
#include "record.h"
#include "str.h"

/** What @entry corrects in the end; itself if it corrects nothing. */
const struct afi_entry *afi_record_root(const struct afi_record *rec,
					const struct afi_entry *entry);

/** What stands in the place of @entry: the last correction of it, which may
 *  take it out, or itself. */
const struct afi_entry *afi_record_standing(const struct afi_record *rec,
					    const struct afi_entry *entry);

/** The last entry of @rec that is about the action opened by the entry with the
 *  id @action, that entry included; NULL: that is about no action.  What only
 *  marks words as withheld does not count.  Who knows it knows whether anything
 *  came after. */
const struct afi_entry *afi_record_last_about(const struct afi_record *rec,
					      const char *action);

/** A key and what somebody typed for it; "" takes the key out. */
struct afi_keyed {
	const char *key;
	const char *value;
};

/**
 * Whether an entry may stand in the place of @old, or with @retract take it
 * out; a heading, for which an edition is made, is fine.  AFI_EINVALID with
 * what to do instead for people and settings, which are said again; actions,
 * which are closed; what was erased, or recorded by a newer afi; what was taken
 * out already.
 */
enum afi_code afi_correct_allowed(const struct afi_entry *old, bool retract,
				  struct afi_err *err);

/**
 * Fill the empty @out with the keys of an entry in place of @old, which may be
 * corrected: `corrects`, and all that @old says of its own, the @n @sets in
 * place of the same keys.  Dates are as typed, seen from the day @today; a new
 * `due` brings its own wording.  Each key may be set once, but for lists.
 *
 * AFI_EUSAGE for a key that its kind has not got (with those that it has), one
 * that stays as it is, or a value that does not fit.
 */
enum afi_code afi_correct_draft(struct afi_draft *out,
				const struct afi_entry *old,
				const struct afi_keyed *sets, size_t n,
				int today, struct afi_err *err);

/** The same with the keys of an entry that takes @old out because of @why. */
void afi_correct_retract(struct afi_draft *out, const struct afi_entry *old,
			 const char *why);

/** The same with the keys of an edition of @heading, which has only those that
 *  are set. */
enum afi_code afi_correct_edition(struct afi_draft *out,
				  const struct afi_entry *heading,
				  const struct afi_keyed *sets, size_t n,
				  int today, struct afi_err *err);

/**
 * Append a line "  key: before -> now" for each key of an entry of kind @what
 * in which the @nold fields at @old differ from @now, which corrects @entry of
 * the settled @rec; nothing if they are the same.  Words that are withheld are
 * not told.
 */
void afi_correct_tell(struct afi_str *out, const struct afi_record *rec,
		      const struct afi_entry *entry, const char *what,
		      const struct afi_field *old, size_t nold,
		      const struct afi_draft *now);

/** Append such a line for @key. */
void afi_correct_tell_one(struct afi_str *out, const struct afi_record *rec,
			  const struct afi_entry *entry, const char *key,
			  const char *before, const char *after);

#endif
