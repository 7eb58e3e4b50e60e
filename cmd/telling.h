/*
 * The options that choose entries, which history and search share.
 *
 *	struct telling_typed typed = { 0 };
 *	const struct opt opts[] = {
 *		OPT_TELLING(&typed),
 *		...
 *	};
 *	struct afi_telling telling = AFI_TELLING_INIT;
 *
 *	if (!(rc = opt_parse(opts, argc, argv, err)) &&
 *	    !(rc = opt_open(&reg, &common, err)) &&
 *	    !(rc = telling_read(&telling, &typed, afi_register_today(reg),
 *				err)))
 *		...
 *	free(typed.whats.v);
 */
#ifndef TELLING_H
#define TELLING_H

#include "err.h"
#include "opt.h"
#include "query.h"

/** What was typed to choose by. */
struct telling_typed {
	const char *party, *since, *until;
	struct opt_list whats;
};

#define OPT_TELLING(t)							\
	{ .name = "party", .arg = "PARTY", .str = &(t)->party,		\
	  .words = OPT_PARTIES,						\
	  .help = "only what is theirs: force, pcc, hmicfrs" },		\
	{ .name = "what", .arg = "KIND", .list = &(t)->whats,		\
	  .words = "opened|action|ask|assign|close|copied|edition|"	\
		   "evidence|event|grade|issue|link|measure|publish|"	\
		   "reopen|response|submit|update|withhold|...",	\
	  .help = "only such entries: update, close..." },		\
	{ .name = "since", .arg = "DATE", .str = &(t)->since,		\
	  .help = "only what happened on that day or later" },		\
	{ .name = "until", .arg = "DATE", .str = &(t)->until,		\
	  .help = "only what happened up to that day" }

/** Put party, kinds and days into @out, which borrows them; dates are seen from
 *  @today.  AFI_EUSAGE for what is no party, kind or day, or days the wrong way
 *  round. */
enum afi_code telling_read(struct afi_telling *out,
			   const struct telling_typed *typed, int today,
			   struct afi_err *err);

#endif
