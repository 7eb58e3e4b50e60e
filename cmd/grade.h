/*
 * Grades: how an inspection graded the force at its questions, as --grade
 * QUESTION=GRADE takes them.  They are the inspecting body's words.
 */
#ifndef GRADE_H
#define GRADE_H

#include <stddef.h>

#include "err.h"
#include "register.h"
#include "str.h"
#include "target.h"

/** A grade at a question, both as slugs. */
struct grade {
	struct afi_str question, grade;
};

/** It owns what it holds. */
struct grades {
	struct grade *v;
	size_t n, size;
};

/** Free what @grades holds and leave it empty. */
void grades_clear(struct grades *grades);

/** Add the grade typed as QUESTION=GRADE, "Responding to the public=Good".
 *  AFI_EUSAGE if it is none, or if there is another at that question. */
enum afi_code grades_read(struct grades *grades, const char *typed,
			  struct afi_err *err);

/** Record them of the inspection @target, for the body that its heading names
 *  and, unless the writer has a source, from where that comes; of the day
 *  @happened ("2024-12-05"), or of the writer's if it is NULL. */
enum afi_code grades_add(struct afi_change *change,
			 const struct afi_target *target,
			 const struct grades *grades, const char *happened,
			 struct afi_err *err);

#endif
