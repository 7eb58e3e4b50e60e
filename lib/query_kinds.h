/*
 * Kinds of summary: each a view for one sort of reader, which a template of the
 * kind's name makes into a page.
 *
 * All begin with what every view has and further with "kind", "title",
 * "since", "position" (the day and the commit, in words) and "key" (what the
 * colours mean); they have one list, whose things come one by one, and end with
 * "broken" and "note".  What is counted is a tally: a figure with its word.
 */
#ifndef AFI_QUERY_KINDS_H
#define AFI_QUERY_KINDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "query.h"
#include "query_parts.h"
#include "rate.h"
#include "str.h"

/** Where kept files are put that a page names. */
struct afi_pack {
	/** Put the kept file with the hash @sha256 there as @name, the name of
	 *  one file.  *@why is NULL, or why that is not to be: this copy of the
	 *  register has not got it, or it says what is withheld. */
	enum afi_code (*put)(void *arg, const char **why, const char *name,
			     const char *sha256, struct afi_err *err);
	void *arg;
};

/** What a summary is asked for beside its target. */
struct afi_kind_asked {
	int since;		/* what happened from that day on has moved;
				   AFI_NO_DAY: no such day */
	const char *board;	/* only what is before that board; or NULL */
	const char *owner;	/* only what is that owner's; or NULL */
	const char *theme;	/* only what is of that theme; or NULL */
	const struct afi_pack *pack;	/* for kept files; NULL: none are put */
	bool explain;		/* with what each number comes from */
};

#define AFI_KIND_ASKED_INIT { .since = AFI_NO_DAY }

/** Makes the view of one kind; fails and tells as those of query.h do. */
typedef enum afi_code (*afi_kind_fn)(const struct afi_sink *sink,
				     struct afi_broken *broken,
				     struct afi_register *reg,
				     const struct afi_target *target,
				     const struct afi_kind_asked *asked,
				     struct afi_err *err);

/** How each inspection stands, and each of its findings: what there is without
 *  a kind.  Only whether to explain is asked. */
enum afi_code afi_query_summary(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_kind_asked *asked,
				struct afi_err *err);

/** Per inspection and question: counts, how much of what fell due was done, the
 *  age of what is open, and what moved. */
enum afi_code afi_query_progress(const struct afi_sink *sink,
				 struct afi_broken *broken,
				 struct afi_register *reg,
				 const struct afi_target *target,
				 const struct afi_kind_asked *asked,
				 struct afi_err *err);

/** What needs a committee's eye, finding by finding: red, put off with every
 *  former date, in other hands, silent for 90 days, with questions that nobody
 *  answered, with decisions that crossed. */
enum afi_code afi_query_exceptions(const struct afi_sink *sink,
				   struct afi_broken *broken,
				   struct afi_register *reg,
				   const struct afi_target *target,
				   const struct afi_kind_asked *asked,
				   struct afi_err *err);

/** What is before the board, or the owner's, that @asked names: findings and
 *  actions, the most urgent first.  AFI_EUSAGE if it names neither. */
enum afi_code afi_query_board(const struct afi_sink *sink,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_target *target,
			      const struct afi_kind_asked *asked,
			      struct afi_err *err);

/** Priority against colour, with totals, by body. */
enum afi_code afi_query_panel(const struct afi_sink *sink,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_target *target,
			      const struct afi_kind_asked *asked,
			      struct afi_err *err);

/** Everything on one inspection, for an inspector: the report, then each
 *  finding with its text, positions, responses, actions, evidence, measures and
 *  timeline.  AFI_EUSAGE if @target is neither an inspection nor a finding;
 *  fails as the pack of @asked does. */
enum afi_code afi_query_visit(const struct afi_sink *sink,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_target *target,
			      const struct afi_kind_asked *asked,
			      struct afi_err *err);

/** What came back: findings that links or a theme make one story, oldest first,
 *  with their measures.  A story is told whole if any of it lies within
 *  @target. */
enum afi_code afi_query_lineage(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_kind_asked *asked,
				struct afi_err *err);

/** The comments on each report as they are published, and whether in time. */
enum afi_code afi_query_responses(const struct afi_sink *sink,
				  struct afi_broken *broken,
				  struct afi_register *reg,
				  const struct afi_target *target,
				  const struct afi_kind_asked *asked,
				  struct afi_err *err);

/** What happened to @sub, the report or finding of @page, from the day @since
 *  (or AFI_NO_DAY) on, in order, with the days on which what is in @page is
 *  due, and today, which have no "id"; no today if there is nothing else. */
json_t *afi_view_timeline(const struct afi_subject *sub, const json_t *page,
			  int since);

/* ---- what they share ----------------------------------------------------- */

/** Read the record of the inspection that @places, which are one's, belong to,
 *  and set @target to it.  AFI_ENOTFOUND if it is not there. */
enum afi_code afi_kind_inspection(struct afi_record *rec,
				  struct afi_target *target,
				  struct afi_register *reg,
				  const struct afi_places *places,
				  struct afi_err *err);

/** Put "heading": "title" or, if that is null, "target" of @item. */
void afi_kind_put_heading(json_t *item);

/** Evidence being told of. */
struct afi_filed {
	struct afi_register *reg;
	const struct afi_pack *pack;	/* NULL: no file is put anywhere */
	size_t kept, put, missing;	/* files kept, of these put, and what
					   is not kept */
	json_t *proofs;			/* of these, in the group "files"; or
					   NULL; the caller's */
	struct afi_err err;		/* the first thing wrong with the
					   pack */
};

/** The evidence in @sub's record, each with "file", the name under which it was
 *  put, and "why", why it is not to be had; what was erased or is withheld is
 *  there too, without saying what it was. */
json_t *afi_view_files(struct afi_filed *filed, const struct afi_subject *sub);

/** Append @n in words, "twenty-one"; "none" for 0, and figures from a million
 *  on. */
void afi_number_words(struct afi_str *out, size_t n);

/** @n as "figure" and "word".  What counts things of records says which with
 *  afi_view_proved() instead. */
json_t *afi_view_tally(size_t n);

/** What the colours mean. */
json_t *afi_view_key(void);

/** What the view of @kind begins with. */
json_t *afi_kind_head(struct afi_register *reg, const struct afi_frame *frame,
		      const struct afi_target *target, const char *kind,
		      const char *title, const struct afi_kind_asked *asked);

/** Hand on @foot, which is taken, with "broken" and "note", @none unless
 *  something was @told. */
void afi_kind_foot(const struct afi_sink *sink, json_t *foot,
		   const struct afi_broken *broken, size_t told,
		   const char *none);

/** A tally for each colour, under the name @of; @proofs, or NULL, has what is
 *  counted, by the names of the group "rag". */
json_t *afi_view_rags(const size_t rags[AFI_RAG_COUNT], const char *of,
		      const json_t *proofs);

/** An entry, or NULL, in brief: when, whose, its first words. */
json_t *afi_view_last(const struct afi_subject *sub,
		      const struct afi_entry *entry);

/** Where @priority stands among the usual words, from 0, most urgent first;
 *  others come after them all. */
long long afi_priority_rank(const char *priority);

enum {
	AFI_AGES = 4,		/* bands */
	AFI_MOVES = 5,		/* ways in which a finding can move */
};

/** What a kind counts of findings. */
struct afi_counts {
	struct afi_totals totals;
	struct afi_rate rate;
	size_t ages[AFI_AGES];	/* of what is not closed */
	size_t moved[AFI_MOVES];
	json_t *proofs;		/* of all of these; see query_proof.h */
};

/** Ready to count what falls due up to the day of @frame. */
struct afi_counts afi_counts_begin(const struct afi_frame *frame,
				   const struct afi_kind_asked *asked);

/** Count the finding @sub, but not how it moved. */
void afi_counts_add(struct afi_counts *counts, const struct afi_subject *sub);

/** Add @more, which were begun alike, to @counts. */
void afi_counts_merge(struct afi_counts *counts,
		      const struct afi_counts *more);

void afi_counts_clear(struct afi_counts *counts);

/** Put them into @object. */
void afi_counts_put(json_t *object, const struct afi_counts *counts);

/** How findings moved: "what" and the tally of "moves", for each way. */
json_t *afi_view_moved(const struct afi_counts *counts);

/** Put into @totals how findings moved: "moved", as above, and "moved_said",
 *  "1 closed, 2 slipped" or "nothing"; null unless @asked says since when. */
void afi_kind_put_moved(json_t *totals, const struct afi_counts *counts,
			const struct afi_kind_asked *asked);

/** Append to @moves how the finding @sub moved since the day @since, and count
 *  it. */
void afi_moves_add(json_t *moves, struct afi_counts *counts,
		   const struct afi_subject *sub, int since);

/** "opened", "closed"... for the way @i. */
const char *afi_move_name(size_t i);

/** By how much more findings were open, and closed, from the day on. */
struct afi_change {
	int day;
	long open, closed;
};

/** How many were open and closed on any day. */
struct afi_over_time {
	struct afi_change *v;
	size_t n, size;
	size_t settled;		/* how many there were when last in order */
	json_t *standings;	/* of each finding, day by day, for proofs; NULL
				   if there are none or they are not asked
				   for */
};

/** Count the finding @sub, which may be closed as void by now: until then it
 *  was open. */
void afi_over_time_add(struct afi_over_time *past,
		       const struct afi_subject *sub);

/** Add @more to @past. */
void afi_over_time_merge(struct afi_over_time *past,
			 const struct afi_over_time *more);

void afi_over_time_clear(struct afi_over_time *past);

/** "points" from the first finding on: what was open and closed at the end of
 *  every month if that is less than a year ago, quarter if less than four,
 *  else year or, so that there are not many, second, fifth or tenth year; and
 *  on the day @today, the last.  null if there was never a finding. */
json_t *afi_view_over_time(struct afi_over_time *past, int today);

#endif
