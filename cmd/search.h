/*
 * What afi search is asked, typed or saved.
 *
 * A saved search is a setting, query-NAME, whose value is words and options as
 * they would be typed; "double quotes" hold several words together.  It is
 * asked for as @NAME among the words; what is typed beside it is added, and of
 * what can be said but once goes before.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>

#include "err.h"
#include "mem.h"
#include "opt.h"
#include "register.h"
#include "telling.h"
#include "words.h"

struct search_typed {
	struct opt_list words;
	const char *target;
	struct telling_typed telling;
	bool open, closed, any;
	struct afi_arena arena;		/* for what was saved */
};

#define SEARCH_TYPED_INIT { .arena = AFI_ARENA_INIT }

#define OPT_SEARCH(s)							\
	{ .name = "in", .arg = "TARGET", .str = &(s)->target,		\
	  .help = "only in that force, inspection, finding or action" }, \
	OPT_TELLING(&(s)->telling),					\
	{ .name = "open", .flag = &(s)->open,				\
	  .help = "only in findings that are not closed" },		\
	{ .name = "closed", .flag = &(s)->closed,			\
	  .help = "only in findings that are closed" },			\
	{ .name = "any", .flag = &(s)->any,				\
	  .help = "one of the words is enough" }

#define OPT_SEARCH_WORDS(s)						\
	{ .arg = "WORDS", .list = &(s)->words,				\
	  .help = "what to look for, or @NAME for a saved search" }

/** Free what @typed holds. */
void search_clear(struct search_typed *typed);

/** Put what was saved in @reg in the place of each @NAME.  AFI_ENOTFOUND if
 *  there is none. */
enum afi_code search_expand(struct search_typed *typed,
			    const struct afi_register *reg,
			    struct afi_err *err);

/** What is looked for; of what has double quotes in it, each part.  AFI_EUSAGE
 *  if there is nothing, or as afi_words_add(). */
enum afi_code search_sought(struct afi_sought *out,
			    struct search_typed *typed, struct afi_err *err);

/** Whether @text can be saved: AFI_EUSAGE if not, dates seen from @today. */
enum afi_code search_check(const char *text, int today, struct afi_err *err);

#endif
