/*
 * The options that say which findings are meant, which list and others share.
 *
 *	struct filter filter = FILTER_INIT;
 *	const struct opt opts[] = {
 *		OPT_FILTER(&filter),
 *		...
 *	};
 *
 *	if (!(rc = opt_parse(opts, argc, argv, err)) &&
 *	    !(rc = opt_open(&reg, &common, err)) &&
 *	    !(rc = filter_read(&filter, reg, err)))
 *		rc = afi_query_list(..., &filter.choice, ...);
 *	filter_clear(&filter);
 */
#ifndef FILTER_H
#define FILTER_H

#include "err.h"
#include "opt.h"
#include "query.h"
#include "register.h"

struct filter {
	struct afi_choice choice;
	struct opt_list words[AFI_ABOUT_COUNT];
	const char *silent_for, *due_within, *due_by;
	bool mine;
	struct afi_reader reader;
};

#define FILTER_INIT { .choice = AFI_CHOICE_INIT, .reader = AFI_READER_INIT }

#define OPT_FILTER_FLAG(text, field, says)				\
	{ .name = text, .flag = field, .help = says }
#define OPT_FILTER_WORDS(text, value, f, about, says)			\
	{ .name = text, .arg = value, .list = &(f)->words[about],	\
	  .help = says }

#define OPT_FILTER(f)							\
	OPT_FILTER_FLAG("open", &(f)->choice.open,			\
			"only what is not closed"),			\
	OPT_FILTER_FLAG("closed", &(f)->choice.closed,			\
			"only what is closed"),				\
	OPT_FILTER_FLAG("red", &(f)->choice.rag[AFI_RED],		\
			"... whose date is past"),			\
	OPT_FILTER_FLAG("amber", &(f)->choice.rag[AFI_AMBER],		\
			"... whose date is not past, or which has none"), \
	OPT_FILTER_FLAG("green", &(f)->choice.rag[AFI_GREEN],		\
			"... closed as complete"),			\
	OPT_FILTER_FLAG("grey", &(f)->choice.rag[AFI_GREY],		\
			"... closed otherwise"),			\
	OPT_FILTER_FLAG("mine", &(f)->mine,				\
			"... yours by name or post, or asked of you"),	\
	OPT_FILTER_FLAG("overdue", &(f)->choice.overdue,		\
			"... late, or with an action that is"),		\
	{ .name = "due-within", .arg = "TIME", .str = &(f)->due_within,	\
	  .help = "... due from today on: 14d, 2w, 3m" },		\
	{ .name = "due-by", .arg = "DATE", .str = &(f)->due_by,		\
	  .help = "... due by then, late ones too" },			\
	{ .name = "silent-for", .arg = "TIME", .str = &(f)->silent_for,	\
	  .help = "... without progress for so long: 90d, 3m" },	\
	OPT_FILTER_FLAG("slipped", &(f)->choice.slipped,		\
			"... with a date that was put off"),		\
	OPT_FILTER_FLAG("unanswered", &(f)->choice.unanswered,		\
			"... with a question not answered"),		\
	OPT_FILTER_FLAG("submitted", &(f)->choice.submitted,		\
			"... claimed done, no answer yet"),		\
	OPT_FILTER_FLAG("returned", &(f)->choice.returned,		\
			"... claimed done, and more was asked for"),	\
	OPT_FILTER_FLAG("reopened", &(f)->choice.reopened,		\
			"... closed once, and opened again"),		\
	OPT_FILTER_FLAG("no-date", &(f)->choice.no_date,		\
			"... without a date"),				\
	OPT_FILTER_FLAG("no-owner", &(f)->choice.no_owner,		\
			"... without an owner"),			\
	OPT_FILTER_FLAG("no-evidence", &(f)->choice.no_evidence,	\
			"... without evidence"),			\
	OPT_FILTER_FLAG("no-measure", &(f)->choice.no_measure,		\
			"... without a measure"),			\
	OPT_FILTER_WORDS("status", "STATUS", f, AFI_ABOUT_STATUS,	\
			 "... in that status, such as 'in progress'"),	\
	OPT_FILTER_WORDS("owner", "OWNER", f, AFI_ABOUT_OWNER,		\
			 "... of that owner, or whose name begins so"),	\
	OPT_FILTER_WORDS("board", "BOARD", f, AFI_ABOUT_BOARD,		\
			 "... of that board"),				\
	OPT_FILTER_WORDS("priority", "PRIORITY", f, AFI_ABOUT_PRIORITY,	\
			 "... of that priority"),			\
	OPT_FILTER_WORDS("theme", "THEME", f, AFI_ABOUT_THEME,		\
			 "... of that theme"),				\
	OPT_FILTER_WORDS("question", "QUESTION", f, AFI_ABOUT_QUESTION,	\
			 "... under that question of the inspection"),	\
	{ .name = "kind", .arg = "KIND",				\
	  .list = &(f)->words[AFI_ABOUT_KIND],				\
	  .words = "afi|coc|rec|area|practice|observation",		\
	  .help = "... of that kind: afi, coc, rec, practice" },	\
	OPT_FILTER_WORDS("cycle", "CYCLE", f, AFI_ABOUT_CYCLE,		\
			 "... of inspections of that cycle"),		\
	OPT_FILTER_FLAG("all", &(f)->choice.all,			\
			"also what was opened by mistake")

/**
 * Make @f->choice, good while @f and @reg are, of what was given.  AFI_EUSAGE
 * for a status, time or date that is none and for words that are no text;
 * AFI_ENOTFOUND for `mine` if Git does not know who you are.
 */
enum afi_code filter_read(struct filter *f, struct afi_register *reg,
			  struct afi_err *err);

/** Free what @f holds. */
void filter_clear(struct filter *f);

#endif
