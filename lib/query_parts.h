/*
 * What the query_*.c files share and nobody else needs: the values that
 * several views are made of.  view.schema.json gives their shapes.
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
#include "words.h"

/** How the register is looked at. */
struct afi_frame {
	const struct afi_setup *setup;
	int as_of;	/* up to the end of which day; INT_MAX: all */
	int today;	/* the day from which things are late */
	bool hides;	/* what is withheld: it is for the public */
	bool explain;	/* also what numbers come from: query_proof.h */
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
	struct {
		struct afi_other **v;		/* see afi_subject_serve() */
		size_t n, size;
	} others;
};

#define AFI_SUBJECT_INIT { .fold = AFI_FOLD_INIT }

/** Fold @rec, which with @frame and @target must outlive @sub.  False if
 *  nothing had happened by then; @sub can be cleared all the same. */
bool afi_subject_make(struct afi_subject *sub, const struct afi_frame *frame,
		      const struct afi_target *target,
		      const struct afi_record *rec);

void afi_subject_clear(struct afi_subject *sub);

/** Leave @sub empty, with its memory at hand for the next. */
void afi_subject_reset(struct afi_subject *sub);

/** A finding with an action that serves another one. */
struct afi_other {
	struct afi_target target;
	struct afi_record rec;
	struct afi_fold fold;
};

/**
 * Let the actions of other findings serve the finding @sub as its links say.
 * Costs nothing if it has none.  What cannot be read is added to @broken,
 * unless it lies @within what is read anyway.
 */
void afi_subject_serve(struct afi_subject *sub, struct afi_register *reg,
		       const struct afi_target *within,
		       struct afi_broken *broken);

/** Whether @target is @within, or the same. */
bool afi_target_within(const struct afi_target *target,
		       const struct afi_target *within);

/** Whether @entry is to be told: it, or what stands in its place in the end,
 *  had happened by @sub's frame's day, and so had what opened its action. */
bool afi_subject_tells(const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** When the last entry that is to be told was recorded. */
int64_t afi_subject_updated(const struct afi_subject *sub);

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

/** The day that holds under @key. */
json_t *afi_view_fold_day(const struct afi_fold *fold, const char *key);

/** A slug as words, "requires improvement"; @none, or null, for NULL. */
json_t *afi_view_plain(const char *slug, const char *none);

/** The date under @key of @entry with its words, or null. */
json_t *afi_view_entry_date(const struct afi_entry *entry, const char *key);

/** "1 day late", "2 days late" for @n days and @after " late"; null for 0. */
json_t *afi_view_days(long long n, const char *after);

/** What every view begins with. */
json_t *afi_view_head(struct afi_register *reg, const char *command,
		      const struct afi_frame *frame,
		      const struct afi_target *target);

json_t *afi_view_broken(const struct afi_broken *broken);

/** Note what @err says of the record at @path, and clear it. */
void afi_broken_add(struct afi_broken *broken, struct afi_err *err);

/** The name and the address in @by, "Name <address>". */
json_t *afi_view_author(const char *by);

/** "the PCC's office", "the force"; else as afi_party_name(). */
const char *afi_party_office(const char *party);

/** "force", "PCC", "HMICFRS", or a body's slug. */
const char *afi_party_name(const char *party);

/** Append the beginning of @text in one line, cut between words. */
void afi_add_first_words(struct afi_str *out, const char *text);

/** Put party, author, source and how to say them. */
void afi_view_put_said(json_t *object, const struct afi_frame *frame,
		       const struct afi_entry *entry);

/** "reopened twice", "decisions crossed", "waiting for the PCC", "returned by
 *  the PCC". */
json_t *afi_view_marks(const struct afi_state *state);

/** Put "due" and "due_of". */
void afi_view_put_due(json_t *object, const struct afi_state *state);

/** "count", "open" and "overdue" of @state's actions, with those that serve
 *  it. */
json_t *afi_view_actions(const struct afi_state *state);

/** Put what these "actions" of @row, the finding @sub, come from, if that is
 *  asked for. */
void afi_view_prove_actions(json_t *row, const struct afi_subject *sub);

/** Put "status", "outcome", "outcome_name" and "rag"; @kind is the record's,
 *  NULL for an action. */
void afi_view_put_status(json_t *object, const char *kind,
			 const struct afi_state *state);

/* ---- larger ones --------------------------------------------------------- */

/** Append what @entry says, in one line. */
void afi_view_words(struct afi_str *out, const struct afi_subject *sub,
		    const struct afi_entry *entry);

/** @text, which may be NULL, as a list of paragraphs: each has its "text", in
 *  one line, and whether it is an "item" of a list. */
json_t *afi_view_paragraphs(const char *text);

/** Put the "text" of @object as "paragraphs" too. */
void afi_view_put_paragraphs(json_t *object);

/** Put whether @entry still stands: "fate", "replaced_by", "corrects" and
 *  "retracts". */
void afi_view_put_fate(json_t *object, const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** Put "happened", "recorded" and "late". */
void afi_view_put_when(json_t *object, const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** One entry of @sub's record. */
json_t *afi_view_entry(const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** What the parties think of a finding, each position as @view has it, null
 *  where there is none. */
json_t *afi_view_positions(const struct afi_positions *positions,
			   json_t *(*view)(const char *word));

/** The finding @sub in one row. */
json_t *afi_view_row(const struct afi_subject *sub);

/** Whether @who, an owner or who was asked, is @reader by name or post.  False
 *  for NULL. */
bool afi_reader_is(const struct afi_reader *reader, const char *who);

/** The first date of @state and its open actions, AFI_NO_DAY if there is
 *  none. */
int afi_state_next_due(const struct afi_state *state);

/** How many questions about @state, or about one of its actions, nobody has
 *  answered. */
size_t afi_state_unanswered(const struct afi_state *state);

/** How often a date of @state, or of one of its actions, was put off. */
size_t afi_state_slips(const struct afi_state *state);

/** Values that there are, sorted. */
struct afi_there {
	char **v;
	size_t n, size;
};

/** A choice at work.  It notes what there is, to tell if nothing is found. */
struct afi_asking {
	const struct afi_choice *choice;
	bool met[AFI_ABOUT_COUNT];	/* words that something had */
	struct afi_there there[AFI_ABOUT_COUNT];
};

void afi_asking_clear(struct afi_asking *asking);

/** Whether @sub, whose inspection is of @cycle (may be NULL), is meant. */
bool afi_asking_takes(struct afi_asking *asking, const struct afi_subject *sub,
		      const char *cycle);

/** Why nothing was found: which of the words nothing has, and what there is
 *  instead. */
json_t *afi_asking_note(const struct afi_asking *asking);

/** Whether @telling asks for @entry. */
bool afi_telling_wants(const struct afi_telling *telling,
		       const struct afi_subject *sub,
		       const struct afi_entry *entry);

/** The commit that brought an entry in, or null for NULL. */
json_t *afi_view_origin(const struct afi_origin *origin);

/** How many there are of what. */
struct afi_totals {
	size_t findings;
	size_t by_status[AFI_STATUS_COUNT];
	size_t by_rag[AFI_RAG_COUNT];
	size_t practices, observations, void_;
	size_t actions, open_actions, overdue_actions;	/* of findings */
	json_t *shared;		/* those that serve several, by id, so that
				   each is counted once; NULL for none */
	json_t *proofs;		/* what is counted: query_proof.h; NULL: that
				   is not noted */
};

void afi_totals_clear(struct afi_totals *totals);

/** A row that waits to be sorted; picks own theirs. */
struct afi_pick {
	size_t group;		/* among the groups */
	bool none;		/* it has nothing to be sorted by */
	long long key;
	char *words;		/* sorted by these after the key, or NULL */
	size_t place;		/* in the order of targets */
	char *row;		/* JSON */
};

struct afi_picked_group {
	char *name;		/* NULL: what has none */
	long long key;
	size_t place, rows;
	struct afi_totals totals;
};

/** Rows to be sorted and grouped. */
struct afi_picks {
	const struct afi_order *order;
	struct afi_pick *v;
	size_t n, size;
	struct {
		struct afi_picked_group *v;
		size_t n, size;
	} groups;
	json_t *names;		/* of the groups: their places in v */
};

/** Keep @row, which is @sub's. */
void afi_picks_add(struct afi_picks *picks, const struct afi_subject *sub,
		   json_t *row);

/** Put all in order; then there are no more to come. */
void afi_picks_sort(struct afi_picks *picks);

/** The groups in order; null if there are none. */
json_t *afi_picks_view_groups(const struct afi_picks *picks);

/** Hand all on. */
void afi_picks_tell(const struct afi_picks *picks,
		    const struct afi_sink *sink);

void afi_picks_clear(struct afi_picks *picks);

/** Whether a finding of @kind in @state is among those to act on. */
bool afi_is_counted(const char *kind, const struct afi_state *state);

/** Count one finding. */
void afi_totals_add(struct afi_totals *totals, const char *kind,
		    const struct afi_state *state);

/** Add @more to @totals. */
void afi_totals_merge(struct afi_totals *totals,
		      const struct afi_totals *more);

/** Note the finding @sub, which is counted and not void, in the proofs of
 *  @totals if they are kept. */
void afi_totals_prove(struct afi_totals *totals,
		      const struct afi_subject *sub);

json_t *afi_view_totals(const struct afi_totals *totals);

/** Put the "proof" of @view, which is of @totals: what is noted, by the names
 *  of its members. */
void afi_totals_put_proof(json_t *view, const struct afi_totals *totals);

/** Takes a folded record. */
typedef void (*afi_each_fn)(const struct afi_subject *sub, void *arg);

/** Read and fold each finding in @places, which are those @within, and each
 *  inspection too if @inspections, and give it to @fn.  What cannot be read, or
 *  may hide findings, is added to @broken. */
void afi_each_record(const struct afi_places *places,
		     const struct afi_target *within, bool inspections,
		     struct afi_register *reg, const struct afi_frame *frame,
		     struct afi_broken *broken, afi_each_fn fn, void *arg);

/** What a view is of, and how that is looked at. */
struct afi_scope {
	const struct afi_sink *sink;	/* this and the next two are the
					   caller's */
	struct afi_broken *broken;
	struct afi_register *reg;
	struct afi_target within;	/* a record, or more */
	struct afi_frame frame;
	struct afi_places places;	/* what there is within */
};

#define AFI_SCOPE_INIT { .broken = NULL }

/** Find what @target of @reg has.  @out can be cleared also if that failed;
 *  subjects point into it, so that it must stay where it is. */
enum afi_code afi_scope_open(struct afi_scope *out,
			     const struct afi_sink *sink,
			     struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     struct afi_err *err);

/** afi_each_record() of all of it. */
void afi_scope_each(const struct afi_scope *scope, bool inspections,
		    afi_each_fn fn, void *arg);

/** Read and fold the inspection of the one finding that @scope is of, which has
 *  it elsewhere, and give it to @fn.  Fails as afi_register_load() does. */
enum afi_code afi_scope_inspection(const struct afi_scope *scope,
				   afi_each_fn fn, void *arg,
				   struct afi_err *err);

void afi_scope_clear(struct afi_scope *scope);

/** Where the inspection that @places->v[from] belongs to ends. */
size_t afi_places_inspection_end(const struct afi_places *places, size_t from);

/** Advice for a command that found nothing: what to do next. */
json_t *afi_view_note_empty(const struct afi_places *places,
			    const struct afi_register *reg,
			    const struct afi_target *target);

/** The statutory clock of the inspection @sub. */
json_t *afi_view_clock(const struct afi_subject *sub);

/** Put "target", "title", "published" and "clock" of the inspection @sub. */
void afi_view_put_inspection(json_t *object, const struct afi_subject *sub);

/** The same of the inspection @target, null but for the first if it is not
 *  there. */
void afi_view_put_heading(json_t *object, struct afi_broken *broken,
			  struct afi_register *reg,
			  const struct afi_frame *frame,
			  const struct afi_target *target);

/** Put "snippet", what stands in @text around the first place of @found, if
 *  any, in one line, and "matches", where in it those that it shows are. */
void afi_view_put_snippet(json_t *object, const char *text,
			  const struct afi_found *found);

#endif
