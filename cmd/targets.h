/*
 * A command that takes TARGET... does the same to each of them, all in one
 * commit.
 *
 *	static enum afi_code hail(struct afi_change *change,
 *				  const struct targets_one *at, void *arg,
 *				  struct afi_err *err);
 *
 *	struct opt_list targets = { 0 };
 *
 *	{ .arg = "TARGET", .list = &targets, .must = true, ... },
 *
 *	rc = targets_change(&common, &targets, hail, &greeting, err);
 *	free(targets.v);
 */
#ifndef TARGETS_H
#define TARGETS_H

#include "decide.h"
#include "err.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "state.h"
#include "target.h"

/** One of the things named, as it is just before its turn. */
struct targets_one {
	struct afi_target target;
	const char *name;		/* in full, as it can be typed back */
	const struct afi_record *rec;	/* good until something is added */
	const struct afi_entry *action;	/* the one that it is, or NULL */
	const struct afi_fold *fold;	/* of rec, seen from today, with what
					   serves it */
	const struct afi_state *state;	/* what that holds of it */
};

/** Does to @at what the command is for.  It may run more than once, as an
 *  afi_change_fn. */
typedef enum afi_code (*targets_fn)(struct afi_change *change,
				    const struct targets_one *at, void *arg,
				    struct afi_err *err);

/**
 * Within @change, run @fn for each thing that @targets names, in their order;
 * one that is named twice, also in other words, has one turn.
 *
 * The first failure ends it.  Where there are several, its message then says
 * that nothing was recorded, and names the one.  A force is none (AFI_EUSAGE).
 */
enum afi_code targets_each(struct afi_change *change,
			   const struct opt_list *targets, targets_fn fn,
			   void *arg, struct afi_err *err);

/** As opt_change_on(), with targets_each() as the change. */
enum afi_code targets_change_on(struct afi_register *reg,
				const struct opt_common *common,
				const struct opt_list *targets, targets_fn fn,
				void *arg, struct afi_err *err);

/** As opt_change(), likewise. */
enum afi_code targets_change(const struct opt_common *common,
			     const struct opt_list *targets, targets_fn fn,
			     void *arg, struct afi_err *err);

/** AFI_EUSAGE, saying what @at is instead, unless it is at @level, which is
 *  where @what (an option or "afi submit") belongs. */
enum afi_code targets_only(const struct targets_one *at, enum afi_level level,
			   const char *what, struct afi_err *err);

/** AFI_ECONFLICT if @at is closed, so that no date is left to be moved. */
enum afi_code targets_may_slip(const struct targets_one *at,
			       struct afi_err *err);

/**
 * The id of the question, invitation or chaser about @at or its actions that
 * @given means: its id, at least four characters of it, or "last-question",
 * the last about @at that waits for an answer of the party that writes.
 *
 * AFI_ENOTFOUND if there is none such, AFI_EINVALID if it was asked of somebody
 * else or several begin so.  *@out is @at's rec's; NULL if @given is.
 */
enum afi_code targets_answers(const char **out, struct afi_change *change,
			      const struct targets_one *at, const char *given,
			      struct afi_err *err);

#endif
