#include "grade.h"

#include <stdlib.h>
#include <string.h>

#include "record.h"
#include "text.h"
#include "vec.h"

void grades_clear(struct grades *grades)
{
	for (size_t i = 0; i < grades->n; i++) {
		afi_str_clear(&grades->v[i].question);
		afi_str_clear(&grades->v[i].grade);
	}
	free(grades->v);
	*grades = (struct grades){ 0 };
}

enum afi_code grades_read(struct grades *grades, const char *typed,
			  struct afi_err *err)
{
	struct grade *grade = afi_vec_push(grades);
	const char *equals = strchr(typed, '=');
	char *question;

	grade->question = grade->grade = (struct afi_str)AFI_STR_INIT;
	if (equals) {
		question = afi_xstrdup(typed);
		question[equals - typed] = '\0';
		afi_text_slug(&grade->question, question);
		afi_text_slug(&grade->grade, equals + 1);
		free(question);
	}
	if (!grade->question.len || !grade->grade.len)
		return afi_err_set(err, AFI_EUSAGE, "--grade wants QUESTION="
				   "GRADE, such as 'Responding to the public="
				   "Adequate', not '%s'", typed);
	for (size_t i = 0; i + 1 < grades->n; i++)
		if (strcmp(grades->v[i].question.s, grade->question.s) == 0)
			return afi_err_set(err, AFI_EUSAGE, "--grade: '%s' is "
					   "graded twice", grade->question.s);
	return AFI_OK;
}

static enum afi_code add(struct afi_change *change,
			 const struct afi_target *target,
			 const struct grade *grade, const char *happened,
			 struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_record *rec;
	const struct afi_entry *heading;
	enum afi_code rc;

	if ((rc = afi_change_record(&rec, change, target, err)))
		return rc;
	heading = &rec->entries[0];
	afi_draft_add(&draft, "happened", happened);
	afi_draft_add(&draft, "question", grade->question.s);
	afi_draft_add(&draft, "grade", grade->grade.s);
	rc = afi_change_add(change, target, "grade", heading->as,
			    afi_change_source(change) ? NULL : heading->source,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code grades_add(struct afi_change *change,
			 const struct afi_target *target,
			 const struct grades *grades, const char *happened,
			 struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < grades->n && !rc; i++)
		rc = add(change, target, &grades->v[i], happened, err);
	return rc;
}
