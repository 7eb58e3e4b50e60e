/*
 * What the query_*.c files share and nobody else needs: the values that
 * several views are made of.  query.h gives their shapes.
 */
#ifndef AFI_QUERY_PARTS_H
#define AFI_QUERY_PARTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "query.h"
#include "record.h"
#include "register.h"
#include "setup.h"
#include "state.h"
#include "str.h"
#include "target.h"

/** How the register is looked at. */
struct afi_frame {
	const struct afi_setup *setup;
	int as_of;	/* up to the end of which day; INT_MAX: all */
	int today;	/* the day from which things are late */
};

/** @reg as of now.  jansson's memory is afi_xmalloc()'s from here on. */
struct afi_frame afi_frame_of(const struct afi_register *reg);

/** An entry that corrects, and what it corrects in the end. */
struct afi_fix {
	const struct afi_entry *entry;
	const struct afi_entry *root;
};

/** A record, folded, with what its views need besides. */
struct afi_subject {
	const struct afi_frame *frame;
	const struct afi_target *target;	/* the record's */
	const struct afi_record *rec;
	struct afi_fold fold;
	struct afi_fix *fixes;			/* in order, in fold.arena */
	size_t nfixes;
};

#define AFI_SUBJECT_INIT { .fold = AFI_FOLD_INIT }

/** Fold @rec, which with @frame and @target must outlive @sub.  False if
 *  nothing had happened by then; @sub can be cleared all the same. */
bool afi_subject_make(struct afi_subject *sub, const struct afi_frame *frame,
		      const struct afi_target *target,
		      const struct afi_record *rec);

void afi_subject_clear(struct afi_subject *sub);

/** Whether @entry is to be told: it, or what stands in its place in the end,
 *  had happened by @sub's frame's day, and so had what opened its action. */
bool afi_subject_tells(const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** What @entry corrects in the end; itself if it corrects nothing. */
const struct afi_entry *afi_subject_root(const struct afi_subject *sub,
					 const struct afi_entry *entry);

/** The id of the entry that opened the action which @entry is about; its own
 *  root's if it is about none. */
const char *afi_subject_about(const struct afi_subject *sub,
			      const struct afi_entry *entry);

/** The action that @entry opened or is about, or NULL. */
const struct afi_state *afi_subject_action(const struct afi_subject *sub,
					   const struct afi_entry *entry);

/** The target of @action, or of the whole record if it is NULL. */
void afi_subject_target(struct afi_target *out, const struct afi_subject *sub,
			const struct afi_state *action);

/* ---- small values -------------------------------------------------------- */

/** Put @value, which is taken, under @key. */
void afi_view_put(json_t *object, const char *key, json_t *value);

/** A string, or null for NULL. */
json_t *afi_view_text(const char *s);

json_t *afi_view_day(int day);
json_t *afi_view_date(const struct afi_date *date);
json_t *afi_view_time(int64_t when);
json_t *afi_view_target(const struct afi_target *target);

/** The date under @key of @entry with its words, or null. */
json_t *afi_view_entry_date(const struct afi_entry *entry, const char *key);

/** What every view begins with. */
json_t *afi_view_head(struct afi_register *reg, const char *command,
		      const struct afi_frame *frame,
		      const struct afi_target *target);

json_t *afi_view_broken(const struct afi_broken *broken);

/** Note what @err says of the record at @path, and clear it. */
void afi_broken_add(struct afi_broken *broken, struct afi_err *err);

/** Put party, author, source and how to say them. */
void afi_view_put_said(json_t *object, const struct afi_frame *frame,
		       const struct afi_entry *entry);

/** "reopened twice", "decisions crossed". */
json_t *afi_view_marks(const struct afi_state *state);

/** Put "due" and "due_of". */
void afi_view_put_due(json_t *object, const struct afi_state *state);

/** Put "status", "outcome", "outcome_name" and "rag". */
void afi_view_put_status(json_t *object, const struct afi_state *state);

/* ---- larger ones --------------------------------------------------------- */

/** Append what @entry says, in one line. */
void afi_view_words(struct afi_str *out, const struct afi_subject *sub,
		    const struct afi_entry *entry);

/** One entry of @sub's record. */
json_t *afi_view_entry(const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** A finding in one row. */
json_t *afi_view_row(const struct afi_target *target, const char *kind,
		     const struct afi_state *state);

/** How many there are of what. */
struct afi_totals {
	size_t findings;
	size_t by_status[AFI_STATUS_COUNT];
	size_t by_rag[AFI_RAG_COUNT];
	size_t practices, observations, void_;
};

/** Whether a finding of @kind in @state is among those to act on. */
bool afi_is_counted(const char *kind, const struct afi_state *state);

/** Count one finding. */
void afi_totals_add(struct afi_totals *totals, const char *kind,
		    const struct afi_state *state);

/** Add @more to @totals. */
void afi_totals_merge(struct afi_totals *totals,
		      const struct afi_totals *more);

json_t *afi_view_totals(const struct afi_totals *totals);

/** The target of the record that @target lies in. */
struct afi_target afi_target_record(const struct afi_target *target);

/** Where the inspection that @places->v[from] belongs to ends. */
size_t afi_places_inspection_end(const struct afi_places *places, size_t from);

/** Advice for a command that found nothing: what to do next. */
json_t *afi_view_note_empty(const struct afi_places *places,
			    const struct afi_register *reg,
			    const struct afi_target *target);

/** Put "target", "title" and "published" of the inspection @target, null if it
 *  is not there. */
void afi_view_put_heading(json_t *object, struct afi_broken *broken,
			  struct afi_register *reg,
			  const struct afi_frame *frame,
			  const struct afi_target *target);

/** The page of a record or, if it is not NULL, of @action in it; query_show.c
 *  puts what comes from other records. */
json_t *afi_view_page(const struct afi_subject *sub,
		      const struct afi_state *action);

#endif
