/*
 * Views: what a reading command shows, as one jansson value.
 *
 * Every format is made from the view, so that no format can say something else
 * than another; --format json prints the view itself.  Its number, "view", goes
 * up when something in it is taken away or comes to mean something else; new
 * members may come without that.
 *
 * Long views are made piece by piece and handed to a sink: the members before
 * the list, each thing of the list, the members after it.  Together they are
 * one object.
 *
 * Common values, null where there is nothing:
 *
 *   DATE      {"iso": "2025-04-30", "long": "30 April 2025",
 *              "ordinal": "30th April 2025"}, and "words": "April 2025" where
 *             the record is vaguer than a day
 *   TIME      {"utc": "2025-01-28T15:01:09Z", "long": "28 January 2025, 15:01",
 *              "date": DATE}, the last two as in London
 *   TARGET    "leicestershire/peel-2023-25/afi-3", always in full; null is the
 *             whole register
 *   PAST      what every view has after "today": "as_of": DATE of --as-of,
 *             "rev": null or {"asked": what --rev was given, "date": DATE of
 *             it, "recorded_by_date": whether that was a day and not a state
 *             that Git keeps}, "past": "As it stood on 28 January 2025"
 *   REGISTER  {"title", "commit"}: the whole name of the commit that was read
 *   TOTALS    {"findings": 10, "by_status": {"open": 2, ...},
 *              "by_rag": {"red": 1, ...}, "practices": 0, "observations": 0,
 *              "void": 0, "actions": {"count", "open", "overdue"}}; each
 *             finding is once in by_status and once in by_rag; the next three
 *             are not among the findings; an action is counted once, however
 *             many findings it serves
 *   BROKEN    [{"path", "error"}]: records that could not be read
 *
 *   ENTRY     {"id", "target", "what", "known": whether this version knows
 *              that kind, "words": it in one line, "fate": null while it
 *              stands, or "corrected", "retracted", "erased", "replaced_by",
 *              "corrects": id, "happened": DATE, "recorded": TIME,
 *              "late": whether those two fall on different days, "party",
 *              "party_name", "by": {"name", "email"}, "source",
 *              "recorded_for": whether somebody else did it for the party,
 *              "said": "force, recorded by the PCC's office from the letter of
 *              28 January 2025", "text", "fields": {the other keys of its kind,
 *              see afi-record(5); dates are DATEs, times TIMEs}}
 *
 *   ROW       {"target", "kind": "afi", "kind_name", "title", "status",
 *              "outcome": "no-further-action", "outcome_name": "no further
 *              action", "rag", "due": DATE, "due_of": "itself" or "actions",
 *              "owner", "board", "priority", "themes": ["..."], "question",
 *              "marks": ["reopened twice", "returned by the PCC"],
 *              "reopened": times, "slipped": times that a date of it or of an
 *              action was put off, "submitted": DATE of the claim that is not
 *              answered, "returned": DATE of the answer that asked for more,
 *              "positions": {"force", "pcc", "pcc_progress", "body_progress"},
 *              "unanswered": questions, "age_days", "silent_days": null if
 *              closed, "updated": DATE of the last entry, "updates",
 *              "evidence", "measures": numbers, its actions' among them,
 *              "actions": {"count", "open", "overdue"}, with those that serve
 *              it, "counted": whether it is among the findings}; status,
 *             outcome and rag are null for a practice or an observation
 *
 *   PERIOD    the statutory period for comments on a report (clock.h):
 *             {"state": "running", "met", "late", "unknown" or "not
 *             applicable", "day": 12, "days": 56, "last_day": DATE,
 *             "late_days": 0, "published": DATE of the comments, "why": if
 *             there is no period or none is known, "words": all of it}
 *
 * afi, and afi home:
 *   {"view": 1, "command": "home", "today": DATE, PAST, "register": REGISTER,
 *    "target": null, "soon": DATE up to which is soon, "mine": SECTION,
 *    "due": SECTION (soon, or overdue), "to_decide": SECTION (submitted to a
 *    party of theirs who read), of ROWs, each with "next_due": DATE, the first
 *    of it and its open actions; "asked_of_you": SECTION, "asked_by_you":
 *    SECTION, of QUESTIONs; "clocks": SECTION of CLOCKs,
 *    "totals": TOTALS of all, "you": {"name", "email", "listed", "parties":
 *    ["force"], "posts": ["Head of Crime"], "said": who that is, in words},
 *    "broken": BROKEN, "note": what to do next if there is nothing}
 *   SECTION is {"count": 17, "items": the first few by date, "command": what
 *   lists them all, or null}
 *   QUESTION is {"target", "id", "sort": "question", "invitation" or "chaser",
 *   "of": a party or a post, "happened": DATE, "party", "party_name", "by",
 *   "source", "recorded_for", "said", "due": DATE, "overdue", "first_words"}
 *   CLOCK is {"target", "title", "clock": "running" or "late", "last_day":
 *   DATE, "day": which of the 56, "days_late"}
 *
 * afi list:
 *   {"view": 1, "command": "list", "today": DATE, PAST, "register": REGISTER,
 *    "target": TARGET, "longest_target": 33,
 *    "groups": null, or [{"name": "ACC Crime", "rows": 3, "totals": TOTALS}]
 *    in the order of the rows, "rows": [ROW and, if grouped, "group": name],
 *    "totals": TOTALS (of the rows), "of": findings to choose from,
 *    "broken": BROKEN, "note": what to do next if there is no row}
 *
 * afi history:
 *   {"view": 1, "command": "history", "today", PAST, "register", "target",
 *    "level": "register", "inspection", "finding" or "action",
 *    "commits": whether these were asked for,
 *    "entries": [ENTRY and, if they were, "commit": COMMIT],
 *    "count": 12, "of": 40: how many there are without any choice,
 *    "broken": BROKEN, "note"}
 *   COMMIT is null if it was not found, else {"id", "author": {"name",
 *             "email"}, "when": TIME, "is_signed": by whom is not checked,
 *             "or_before": whether it may have been an earlier one, which
 *             this copy has not got}
 *
 * afi person:
 *   {"view": 1, "command": "person", "today", PAST, "register", "target": null,
 *    "people": [{"name", "email", "parties": ["force"], "posts": ["Head of
 *                HR"], "may_erase", "since": DATE, "by": {"name", "email"}}]}
 *
 * afi set:
 *   {"view": 1, "command": "set", "today", PAST, "register", "target": null,
 *    "settings": [{"name", "help", "value", "since": DATE, "by"}]}: those that
 *    there can be, the last three null if not set
 *
 * afi summary:
 *   {"view": 1, "command": "summary", "today", PAST, "register", "target",
 *    "key": [{"rag": "red", "means": "..."}],
 *    "inspections": [{"target", "title", "published": DATE, "clock": PERIOD,
 *                     "totals": TOTALS,
 *                     "findings": [ROW and "last_response": LAST,
 *                                  "last_update": LAST]}],
 *    "totals": TOTALS, "broken": BROKEN, "note"}
 *   LAST is {"id", "happened": DATE, "party", "party_name", "said",
 *            "first_words"}
 *
 * afi show, all levels:
 *   {"view": 1, "command": "show", "today", PAST, "register", "target",
 *    "level": "inspection", "finding" or "action", "force": {"slug", "title"},
 *    "number", "title", "text", "status", "outcome", "outcome_name", "rag",
 *    "marks", "owner", "board", "priority", "themes": ["..."],
 *    "due": DATE, "due_of", "late_days": since the date that colours it, or 0,
 *    "former_dates": [{"date": DATE, "set": ENTRY, "replaced": ENTRY,
 *    "crossed"}], "former_owners": [{"owner", "set", "replaced", "crossed"}],
 *    "positions": {"force", "pcc", "pcc_progress", "body_progress": ENTRYs},
 *    "submitted": ENTRY, the last claim without an answer, "also_submitted":
 *    ENTRY, an earlier one to another, "returned": ENTRY that sent it back,
 *    "silence": {"days": 12, "since": DATE, "progress": whether there was any,
 *    "no_change": times that was all that the force said since} while it is
 *    not closed, "age_days", "opened": ENTRY, "closed": ENTRY,
 *    "questions": [{"asked": ENTRY, "of": whom, "due": DATE, "answer": ENTRY,
 *    "overdue_days": if it is not answered, or 0}],
 *    "links": [{"relation", "relation_name", "target", "entry": ENTRY,
 *    "there": whether that was found, "title", "status", "outcome",
 *    "outcome_name", "rag", "figures": ["advice given 47%; PEEL 2021/22"]}],
 *    "events": [ENTRY], "withheld": marks of what is kept out of print,
 *    "responses": [ENTRY and "overtaken_by": id of a later one that somebody
 *    else recorded for the party], the latest by party and part,
 *    "measures": [ENTRY and "course": null, or of the last of its name
 *    {"first", "last": values, "change": "better", "worse", "the same", "up" or
 *    "down",
 *    "target", "met": whether it is, "words"}; null where it cannot be told],
 *    those of one name together, "evidence": [ENTRY],
 *    "updates": {"count": 5, "last": [ENTRY]} (the last three, oldest first),
 *    "newer": number of entries that a newer afi recorded}
 * A finding has also
 *   {"kind", "kind_name", "wording", "numbered", "question", "under",
 *    "edition", "issued": DATE, "counted", "inspection": {"target", "title",
 *    "published": DATE, "clock": PERIOD}, "actions": {"count", "open",
 *    "overdue", "items": [ACTION],
 *    also those that serve it from elsewhere},
 *    "displaced": [ENTRY]: other openings of the same path}
 * where ACTION is {"target", "number", "title", "status", "outcome",
 * "outcome_name", "rag", "due": DATE, "former_dates", "owner", "marks",
 * "serves": [TARGET], "serving": whether it is another finding's}; an action
 *   {"finding": {"target", "title"}, "inspection"}
 * and an inspection
 *   {"body", "body_name", "cycle", "edition", "address", "published": DATE,
 *    "clock": PERIOD, "grades": [ENTRY and "question_name", "grade_name"], the
 *    latest of each question, "publications": [ENTRY], "copies": [ENTRY],
 *    "displaced", "findings": [ROW], "totals": TOTALS, "broken": BROKEN}
 */
#ifndef AFI_QUERY_H
#define AFI_QUERY_H

#include <jansson.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "register.h"
#include "state.h"
#include "str.h"
#include "target.h"

enum { AFI_VIEW = 1 };

/** Takes a view piece by piece; what it is given stays the giver's. */
struct afi_sink {
	/** The members before the list, and the list's name. */
	void (*head)(void *arg, const json_t *members, const char *list);
	void (*item)(void *arg, const json_t *item);
	/** The members after the list. */
	void (*foot)(void *arg, const json_t *members);
	void *arg;
};

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

/** How each inspection within @target stands, and each of its findings. */
enum afi_code afi_query_summary(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err);

/** Who is listed in @reg, by address.  The caller owns it. */
json_t *afi_query_people(struct afi_register *reg);

/** The settings of @reg, or the one called @name.  The caller owns it. */
json_t *afi_query_settings(struct afi_register *reg, const char *name);

#endif
