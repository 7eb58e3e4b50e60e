/*
 * What is kept out of anything published: the marks in a record, and where
 * they apply.
 *
 * A mark is an entry of kind `withhold`.  It names an entry of its record and
 * may name a field and the very words.  Marks are always those of the newest
 * state, also where the past is shown, and where in doubt more is withheld: a
 * mark of an entry is also one of what corrects it and of what it corrects, a
 * heading's one of its editions, and words are withheld wherever they stand in
 * the field, however their lines break.
 */
#ifndef AFI_WITHHELD_H
#define AFI_WITHHELD_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "record.h"
#include "secrets.h"
#include "str.h"

/* ---- the marks of a record ----------------------------------------------- */

/** A mark that stands.  It points into the record. */
struct afi_mark {
	const struct afi_entry *entry;	/* the mark, as it stands */
	const struct afi_entry *of;	/* what it marks, in the end */
	const char *field;		/* NULL: all of them */
	const char *words;		/* NULL: all that stands there */
	const char *sort;		/* "operation", "victim"... */
};

/** Marks, in the record's order.  The caller frees @v. */
struct afi_marks {
	struct afi_mark *v;
	size_t n, size;
};

/** Find the marks that stand in the settled @rec, which must outlive them. */
void afi_marks_find(struct afi_marks *out, const struct afi_record *rec);

/** The mark that withholds all of @entry, of the same record, and its file; or
 *  NULL. */
const struct afi_mark *afi_marks_whole(const struct afi_marks *marks,
				       const struct afi_record *rec,
				       const struct afi_entry *entry);

/**
 * Append what is withheld of @text, which stands under @field (in a list: is
 * an item of it) of @entry: by the marks, and where it says [[withheld KIND]]
 * itself.  What overlaps or touches becomes one part, of the first one's sort.
 */
void afi_marks_spans(struct afi_spans *out, const struct afi_marks *marks,
		     const struct afi_record *rec,
		     const struct afi_entry *entry, const char *field,
		     const char *text);

/** Append @text with each of those parts as [[withheld KIND]]. */
void afi_marks_hide(struct afi_str *out, const struct afi_marks *marks,
		    const struct afi_record *rec,
		    const struct afi_entry *entry, const char *field,
		    const char *text);

/** The @marks of @newest as they are of @rec, an earlier state of that record:
 *  each on what it has of what is marked, if it has anything. */
void afi_marks_onto(struct afi_marks *out, const struct afi_marks *marks,
		    const struct afi_record *newest,
		    const struct afi_record *rec);

/**
 * Put AFI_REDACTED into @rec wherever something is withheld by @marks, by
 * [[withheld KIND]] in the text itself, or because it is one of @secrets.  Of
 * what is withheld whole, kinds, dates, decisions and links stay, so that it
 * still counts; who recorded it stays too.
 */
void afi_marks_clean(struct afi_record *rec, const struct afi_marks *marks,
		     struct afi_secrets *secrets);

/** Phrases, each once.  They lie in somebody's arena; the caller frees @v. */
struct afi_phrase_list {
	const char **v;
	size_t n, size;
};

bool afi_phrases_has(const struct afi_phrase_list *list, const char *phrase);

/** Append what must be said nowhere because of @mark in @rec, each in one line:
 *  the words; else all that the field said; of a whole entry its text, title,
 *  address, file's name and hash, and ids. */
void afi_mark_phrases(struct afi_phrase_list *out, struct afi_arena *arena,
		      const struct afi_record *rec,
		      const struct afi_mark *mark);

/** Whether @words stand in @text.  Blanks and line breaks are all one, and so
 *  are several of them. */
bool afi_words_in(const char *text, const char *words);

/** What @entry counts as for marks: what it corrects in the end, an edition as
 *  the heading or the action that it is of. */
const struct afi_entry *afi_marked_as(const struct afi_record *rec,
				      const struct afi_entry *entry);

/** Whether words may be withheld in the field called @key: it says something
 *  in somebody's words. */
bool afi_field_has_words(const char *key);

/* ---- marks as they are typed --------------------------------------------- */

/** Words that were typed as [[withheld KIND: words]].  All lies in the arena
 *  of struct afi_typed. */
struct afi_typed_mark {
	const char *field;
	const char *sort;
	const char *words;
};

struct afi_typed {
	struct afi_arena arena;
	struct afi_typed_mark *v;
	size_t n, size;
};

#define AFI_TYPED_INIT { .arena = AFI_ARENA_INIT }

/** Free what @typed holds and leave it empty. */
void afi_typed_clear(struct afi_typed *typed);

/**
 * Append @text, which was typed for @field, to @out with the words of each
 * [[withheld KIND: words]] alone, which become marks in @typed, each once.
 * [[withheld KIND]], where the words were never known, stays.
 *
 * AFI_EUSAGE with line and column for brackets that are neither.
 */
enum afi_code afi_typed_take(struct afi_str *out, struct afi_typed *typed,
			     const char *field, const char *text,
			     struct afi_err *err);

/** The same for all that @draft, an entry of kind @what, says; what remains
 *  goes to the empty @out. */
enum afi_code afi_typed_take_all(struct afi_draft *out,
				 struct afi_typed *typed, const char *what,
				 const struct afi_draft *draft,
				 struct afi_err *err);

/** Append each [[withheld KIND]] and [[withheld KIND: words]] in @text. */
void afi_typed_spans(struct afi_spans *out, const char *text);

#endif
