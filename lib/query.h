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
 *   TARGET    "leicestershire/peel-2023-25/afi-3", always in full
 *   PAST      what every view has after "today": "as_of": DATE of --as-of,
 *             "rev": null or {"asked": what --rev was given, "date": DATE of
 *             it, "recorded_by_date": whether that was a day and not a state
 *             that Git keeps}, "past": "As it stood on 28 January 2025"
 *   REGISTER  {"title", "commit"}: the whole name of the commit that was read
 *   TOTALS    {"findings": 10, "by_status": {"open": 2, ...},
 *              "by_rag": {"red": 1, ...}, "practices": 0, "observations": 0,
 *              "void": 0}; each finding is once in by_status and once in
 *             by_rag; the last three are not among the findings
 *   BROKEN    [{"path", "error"}]: records that could not be read
 *
 *   ENTRY     {"id", "target", "what", "known": whether this version knows
 *              that kind, "words": it in one line, "fate": null while it
 *              stands, or "corrected", "retracted", "erased", "replaced_by",
 *              "corrects": id, "happened": DATE, "recorded": TIME,
 *              "late": whether those two fall on different days, "party",
 *              "party_name", "by": {"name", "email"}, "source",
 *              "recorded_for": whether "by" does not speak for the party,
 *              "said": "force, recorded by the PCC's office from the letter of
 *              28 January 2025", "text", "fields": {the other keys of its kind,
 *              see afi-record(5); dates are DATEs}}
 *
 *   ROW       {"target", "kind": "afi", "kind_name", "title", "status",
 *              "outcome": "no-further-action", "outcome_name": "no further
 *              action", "rag", "due": DATE, "due_of": "itself" or "actions",
 *              "owner", "marks": ["reopened twice", "decisions crossed"],
 *              "actions": {"count", "open", "overdue"},
 *              "counted": whether it is among the findings}; status, outcome
 *             and rag are null for a practice or an observation
 *
 * afi list:
 *   {"view": 1, "command": "list", "today": DATE, PAST, "register": REGISTER,
 *    "target": TARGET, "longest_target": 33, "rows": [ROW],
 *    "totals": TOTALS (of the rows), "broken": BROKEN,
 *    "note": what to do next if there is no row}
 *
 * afi history:
 *   {"view": 1, "command": "history", "today", PAST, "register", "target",
 *    "level": "register", "inspection", "finding" or "action",
 *    "entries": [ENTRY], "count": 12, "broken": BROKEN, "note"}
 *
 * afi summary:
 *   {"view": 1, "command": "summary", "today", PAST, "register", "target",
 *    "key": [{"rag": "red", "means": "..."}],
 *    "inspections": [{"target", "title", "published": DATE, "totals": TOTALS,
 *                     "findings": [ROW and "last_response": LAST,
 *                                  "last_update": LAST]}],
 *    "totals": TOTALS, "broken": BROKEN, "note"}
 *   LAST is {"id", "happened": DATE, "party", "party_name", "said",
 *            "first_words"}
 *
 * afi show, all levels:
 *   {"view": 1, "command": "show", "today", PAST, "register", "target",
 *    "level": "inspection", "finding" or "action", "force": {"slug", "title"},
 *    "number", "title", "text", "status", "outcome", "outcome_name", "marks",
 *    "rag", "owner", "board", "priority",
 *    "due": DATE, "due_of", "former_dates": [{"date": DATE, "set": ENTRY,
 *    "replaced": ENTRY, "crossed"}], "former_owners": [{"owner", "set",
 *    "replaced", "crossed"}],
 *    "silence": {"days": 12, "since": DATE, "progress": whether there was any},
 *    "opened": ENTRY, "closed": ENTRY,
 *    "responses": [ENTRY and "overtaken_by": id of a later one that somebody
 *    else recorded for the party], the latest by party and part,
 *    "measures": [ENTRY], "evidence": [ENTRY],
 *    "updates": {"count": 5, "last": [ENTRY]} (the last three, oldest first),
 *    "newer": number of entries that a newer afi recorded}
 * A finding has also
 *   {"kind", "kind_name", "wording", "numbered", "question", "under",
 *    "edition", "issued": DATE, "counted", "inspection": {"target", "title",
 *    "published"}, "actions": {"count", "open", "overdue", "items": [ACTION]},
 *    "displaced": [ENTRY]: other openings of the same path}
 * where ACTION is {"target", "number", "title", "status", "outcome",
 * "outcome_name", "rag", "due": DATE, "owner", "marks"}; an action
 *   {"finding": {"target", "title"}, "inspection"}
 * and an inspection
 *   {"body", "cycle", "edition", "address", "published": DATE, "displaced",
 *    "findings": [ROW], "totals": TOTALS, "broken": BROKEN}
 */
#ifndef AFI_QUERY_H
#define AFI_QUERY_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "register.h"
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

/** Which findings to list. */
struct afi_choice {
	bool open;	/* only what is not closed and asks for something */
	bool all;	/* also what was opened by mistake */
};

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

/** A row for each finding within @target. */
enum afi_code afi_query_list(const struct afi_sink *sink,
			     struct afi_broken *broken,
			     struct afi_register *reg,
			     const struct afi_target *target,
			     const struct afi_choice *choice,
			     struct afi_err *err);

/** All entries of @target, oldest first: of a finding with its actions, of an
 *  inspection with its findings, of anything larger inspection by
 *  inspection. */
enum afi_code afi_query_history(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err);

/** How each inspection within @target stands, and each of its findings. */
enum afi_code afi_query_summary(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err);

#endif
