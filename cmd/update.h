/*
 * What an update says of one thing or of several: what was done and a new
 * date, in one entry, or that nothing was; or an event; and beside it figures,
 * files and grades.
 */
#ifndef UPDATE_H
#define UPDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "evidence.h"
#include "grade.h"
#include "register.h"
#include "str.h"
#include "targets.h"

/** It owns what it holds but what was typed, which is borrowed. */
struct update {
	struct afi_str text;
	const char *due;		/* as typed, or NULL */
	const char *event, *until;	/* as typed, or NULL */
	const char *answers;		/* as typed, or NULL */
	bool no_change;
	struct { struct figure *v; size_t n, size; } figures;
	struct { struct evidence *v; size_t n, size; } files;
	struct grades grades;
};

#define UPDATE_INIT { .text = AFI_STR_INIT }

/** Free what @u holds and leave it empty. */
void update_clear(struct update *u);

/** Add the figure typed as NAME=VALUE.  AFI_EUSAGE if it is none. */
enum afi_code update_figure(struct update *u, const char *typed,
			    struct afi_err *err);

/** Add the file or page @from, which is read now. */
enum afi_code update_file(struct update *u, const char *from,
			  struct afi_err *err);

/** Add the grade typed as QUESTION=GRADE, "Responding to the public=Good".
 *  AFI_EUSAGE if it is none. */
enum afi_code update_grade(struct update *u, const char *typed,
			   struct afi_err *err);

/** AFI_EUSAGE if @u says things that do not go together. */
enum afi_code update_check(const struct update *u, struct afi_err *err);

/** Whether @u must have a text: not beside a figure, a file or a grade, unless
 *  it moves a date, answers something or is an event; nor without change. */
bool update_needs_text(const struct update *u);

/** Record @arg, a const struct update, of @at: a targets_fn. */
enum afi_code update_add(struct afi_change *change,
			 const struct targets_one *at, void *arg,
			 struct afi_err *err);

#endif
