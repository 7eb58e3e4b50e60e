/*
 * Views: what a reading command shows, as one jansson value.
 *
 * Every format is made from the view, so that no format can say something else
 * than another; --format json prints the view itself.  What is in it, and when
 * its number goes up, is said once: in view.schema.json, beside this file, a
 * JSON Schema with a definition for each command (home, due, list...) and
 * for what several of them have (date, entry, row, totals...).  A test holds
 * what the commands print to it.
 *
 * Long views are made piece by piece and handed to a sink: the members before
 * the list, each thing of the list, the members after it.  Together they are
 * one object.
 */
#ifndef AFI_QUERY_H
#define AFI_QUERY_H

#include <jansson.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "match.h"
#include "propose.h"
#include "register.h"
#include "state.h"
#include "str.h"
#include "target.h"
#include "words.h"

enum { AFI_VIEW = 1 };

/**
 * Takes a view piece by piece.  What it is given stays the giver's, but it may
 * change it (afi_view_make_public), so that the giver is done with it.
 */
struct afi_sink {
	/** The members before the list, and the list's name. */
	void (*head)(void *arg, json_t *members, const char *list);
	void (*item)(void *arg, json_t *item);
	/** The members after the list. */
	void (*foot)(void *arg, json_t *members);
	void *arg;
};

/**
 * Make of @view, or of a piece of it, what the public may see: without the
 * phrases that @reg hides (afi_register_hide), also in slugs and ids, and of
 * people with the post, or the party's name, for the name, and without
 * addresses.  A post that the setting `chief-officers` has keeps the name.
 * *@redacted becomes true if something is left out of it, also where it was
 * read.  To do it twice changes nothing more.
 */
void afi_view_make_public(json_t *view, bool *redacted,
			  struct afi_register *reg);

/** What could not be read, one message each, beginning with the path. */
struct afi_broken {
	char **v;
	size_t n, size;
};

void afi_broken_clear(struct afi_broken *broken);

/** Who reads, and so what is theirs. */
struct afi_reader {
	struct afi_str name, email;		/* as Git has them */
	const struct afi_person *person;	/* NULL if not listed; @reg's */
};

#define AFI_READER_INIT { .name = AFI_STR_INIT, .email = AFI_STR_INIT }

/** Find out who uses @reg here.  AFI_ENOTFOUND with what to do if Git has not
 *  been told. */
enum afi_code afi_reader_find(struct afi_reader *out, struct afi_register *reg,
			      struct afi_err *err);

void afi_reader_clear(struct afi_reader *reader);

/** What is asked by its words: @AFI_ABOUT_OWNER is the owner's... */
enum afi_about {
	AFI_ABOUT_STATUS,
	AFI_ABOUT_OWNER,
	AFI_ABOUT_BOARD,
	AFI_ABOUT_PRIORITY,
	AFI_ABOUT_THEME,
	AFI_ABOUT_QUESTION,
	AFI_ABOUT_KIND,		/* afi, coc... */
	AFI_ABOUT_CYCLE,	/* the inspection's */
	AFI_ABOUT_COUNT,
};

/** Words, any of which will do; none if all will.  Borrowed. */
struct afi_words {
	const char *const *v;
	size_t n;
};

/**
 * Which findings are meant: those for which all holds that is asked.  Words
 * match as afi_text_begins() says.  Open, closed and the colours each take in
 * more if several are asked for.  All but the words and `all` ask for findings
 * that are to be acted on, and what is silent, overdue or due is not closed.
 */
struct afi_choice {
	bool all;		/* also what was opened by mistake */
	bool open, closed;
	bool rag[AFI_RAG_COUNT];
	struct afi_words words[AFI_ABOUT_COUNT];
	bool overdue;		/* its date, or an open action's, is past */
	bool slipped;		/* a date was put off */
	bool unanswered;	/* somebody was asked and has not answered */
	bool submitted, returned, reopened;
	bool no_date, no_owner, no_evidence, no_measure;
	int silent_for;		/* days at least; 0: any */
	int due_from, due_by;	/* days between which its date is, or an open
				   action's; AFI_NO_DAY: any */
	const struct afi_reader *mine;	/* only what is theirs; or NULL */
};

#define AFI_CHOICE_INIT { .due_from = AFI_NO_DAY, .due_by = AFI_NO_DAY }

/** What findings are sorted by; what has none of it comes last. */
enum afi_sort {
	AFI_SORT_TARGET,
	AFI_SORT_DUE,		/* earliest first */
	AFI_SORT_RAG,		/* red first */
	AFI_SORT_STATUS,	/* awaiting allocation first, closed last */
	AFI_SORT_OWNER,
	AFI_SORT_SILENCE,	/* longest first */
	AFI_SORT_AGE,		/* oldest first */
	AFI_SORT_PRIORITY,	/* high, medium, low; then other words */
	AFI_SORT_UPDATED,	/* what was recorded on last comes first */
	AFI_SORT_COUNT,
};

/** What they are grouped by; what has none of it comes last. */
enum afi_group {
	AFI_GROUP_NONE,
	AFI_GROUP_INSPECTION,
	AFI_GROUP_OWNER,
	AFI_GROUP_BOARD,
	AFI_GROUP_QUESTION,
	AFI_GROUP_STATUS,
	AFI_GROUP_RAG,
	AFI_GROUP_THEME,	/* what has several stands under each */
	AFI_GROUP_COUNT,
};

/** In which order findings come.  What is equal keeps the order of targets. */
struct afi_order {
	enum afi_sort sort;
	bool reverse;
	enum afi_group group;
};

/** Read "target", "due"... into @out.  AFI_EUSAGE, @out untouched, with those
 *  that there are. */
enum afi_code afi_sort_parse(enum afi_sort *out, const char *word,
			     struct afi_err *err);

/** Read "inspection", "owner"... into @out, as afi_sort_parse(). */
enum afi_code afi_group_parse(enum afi_group *out, const char *word,
			      struct afi_err *err);

/*
 * Each of these answers for the resolved @target.  A record that cannot be
 * read does not stop the rest: it is added to @broken and named in the view,
 * and the function still returns AFI_OK.
 */

/** What is known of an inspection, a finding or an action.  The caller owns
 *  *@out.  AFI_EUSAGE for a target that is none of these. */
enum afi_code afi_query_show(json_t **out, struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     struct afi_err *err);

/** What is theirs who read, what is due, asked and to be decided.  The caller
 *  owns *@out. */
enum afi_code afi_query_home(json_t **out, struct afi_broken *broken,
			     struct afi_register *reg, struct afi_err *err);

/** A row for each finding within @target that @choice means, in @order (NULL:
 *  by target).  In that order alone they are handed on as they are found. */
enum afi_code afi_query_list(const struct afi_sink *sink,
			     struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     const struct afi_choice *choice,
			     const struct afi_order *order,
			     struct afi_err *err);

/** Which entries to tell, and how. */
struct afi_telling {
	const char *party;	/* whose they are; NULL: anybody's */
	const char *by;		/* part of the name or the address of who
				   recorded them, case does not matter; or
				   NULL */
	const char *const *whats;	/* their kinds; none: any */
	size_t nwhats;
	int since, until;	/* days on which they happened; INT_MIN and
				   INT_MAX: any */
	int late;		/* recorded more than so many days after they
				   happened; -1: whenever */
	size_t last;		/* of these the ones recorded last; 0: all */
	bool reverse;		/* the latest first */
	bool commits;		/* with the commits that brought them in */
};

#define AFI_TELLING_INIT { .since = INT_MIN, .until = INT_MAX, .late = -1 }

/** The entries of @target that @telling asks for, in the order in which they
 *  were recorded: of a finding with its actions, of an inspection with its
 *  findings, of anything larger inspection by inspection; the last few of it
 *  all together. */
enum afi_code afi_query_history(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_telling *telling,
				struct afi_err *err);

/** What is searched for, and in what. */
struct afi_search {
	const struct afi_sought *sought;
	bool any;		/* one phrase is enough; else an entry has all
				   of them, wherever */
	bool open, closed;	/* only in such findings; neither or both: in
				   whatever there is */
	struct afi_telling telling;	/* party, whats, since and until */
};

/** A row for each text of an entry within @target in which a phrase is found
 *  that @search means, by target, then in the order of the record.  An id or
 *  the beginning of one finds that entry too, a target what opened it. */
enum afi_code afi_query_search(const struct afi_sink *sink,
			       struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_target *target,
			       const struct afi_search *search,
			       struct afi_err *err);

/** Up to when things are told that wait. */
struct afi_due {
	int by;			/* only what has a date up to that day;
				   AFI_NO_DAY: whatever it has */
	bool overdue;		/* only what is late */
};

#define AFI_DUE_INIT { .by = AFI_NO_DAY }

/** All within @target that has a date and waits, by date, and then what waits
 *  without one, as query_due.h says; of these what @span asks for. */
enum afi_code afi_query_due(const struct afi_sink *sink,
			    struct afi_broken *broken,
			    struct afi_register *reg,
			    const struct afi_target *target,
			    const struct afi_due *span,
			    struct afi_err *err);

/** A row for each letter that was issued of the inspections within @target, in
 *  the order in which they were issued, inspection by inspection.  AFI_EUSAGE
 *  for a part of an inspection. */
enum afi_code afi_query_letters(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err);

/** A document that was read, and what came of it.  Borrowed. */
struct afi_imported {
	const char *name;		/* a file's, or an address */
	const char *sha256;
	size_t bytes;
	const char *format;		/* "text", "HTML", "CSV"... */
	const char *edition;		/* or NULL */
	const char *columns;		/* what a tracker's mean, or NULL */
	const char *notes;		/* lines about reading it; or "" */
	const char *command;		/* that was typed, without --accept */
	const struct afi_proposals *proposals;
	const struct afi_matches *matches;
};

/** What a document proposes, a candidate each. */
void afi_query_import(const struct afi_sink *sink, struct afi_register *reg,
		      const struct afi_imported *imported);

/** One of them; the caller owns it. */
json_t *afi_query_candidate(const struct afi_imported *imported, size_t i);

/** Whether findings should have been in it, and none was. */
bool afi_imported_lost(const struct afi_proposals *proposals);

/** A row for each entry within @target that stands and can be recorded anew
 *  elsewhere, for an import to do so.  It shows what is withheld, marked as it
 *  would be typed, unless @reg hides it. */
enum afi_code afi_query_export(const struct afi_sink *sink,
			       struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_target *target,
			       struct afi_err *err);

/** A row for each open finding and action within @target whose owner is @owner
 *  or begins so, to be filled in; words that are withheld are @hidden or not.
 *  AFI_ENOTFOUND if there is none. */
enum afi_code afi_query_update_sheet(const struct afi_sink *sink,
				     struct afi_broken *broken,
				     struct afi_register *reg,
				     const struct afi_target *target,
				     const char *owner, bool hidden,
				     struct afi_err *err);

/** Who is listed in @reg, by address.  The caller owns it. */
json_t *afi_query_people(struct afi_register *reg);

/** The templates of @reg, or the one called @name with its text.  The caller
 *  owns *@out.  AFI_ENOTFOUND if there is none. */
enum afi_code afi_query_templates(json_t **out, struct afi_register *reg,
				  const char *name, struct afi_err *err);

/** The settings of @reg, or the one called @name.  The caller owns it. */
json_t *afi_query_settings(struct afi_register *reg, const char *name);

/** The searches that are saved in @reg.  The caller owns it. */
json_t *afi_query_queries(struct afi_register *reg);

#endif
