/* A figure as evidence: as it was typed, and recorded. */
#include <stdio.h>
#include <string.h>

#include "evidence.h"
#include "measure.h"
#include "opt.h"
#include "record.h"
#include "text.h"

enum { WORD = 4 };	/* letters that make one */

static enum afi_code check(const struct figure_typed *typed,
			   const char *equals, struct afi_err *err)
{
	const char *given = typed->measure;

	if (typed->better && strcmp(typed->better, "up") != 0 &&
	    strcmp(typed->better, "down") != 0)
		return afi_err_set(err, AFI_EUSAGE, "--better is up or down, "
				   "not '%s'", typed->better);
	if (!equals)
		return afi_err_set(err, AFI_EUSAGE, "--measure wants NAME="
				   "VALUE, such as 'preservation advice "
				   "given=86%%'");
	/* "rate>=90%" would lose its sign without a word */
	if (equals > given && strchr("<>", equals[-1]))
		return afi_err_set(err, AFI_EUSAGE, "--measure: '%s' has its "
				   "sign before the '='; write NAME=%c=VALUE",
				   given, equals[-1]);
	return AFI_OK;
}

enum afi_code figure_read(struct figure *out, const struct figure_typed *typed,
			  struct afi_err *err)
{
	const char *equals = strchr(typed->measure, '=');
	struct afi_str name = AFI_STR_INIT;
	struct afi_measure figure;
	enum afi_code rc;

	if ((rc = check(typed, equals, err)))
		goto out;
	out->better = typed->better;
	afi_str_add(&name, typed->measure, (size_t)(equals - typed->measure));
	if ((rc = opt_line(&out->name, name.s, "the measure's name", err)) ||
	    (rc = opt_line(&out->value, equals + 1, "its value", err)) ||
	    (rc = opt_line(&out->goal, typed->goal, "--target", err)) ||
	    (rc = opt_line(&out->period, typed->period, "--period", err)) ||
	    (rc = opt_line(&out->from, typed->from, "--from", err)))
		goto out;
	if ((rc = afi_measure_parse(&figure, out->value.s, err)) ||
	    (out->goal.len &&
	     (rc = afi_measure_parse(&figure, out->goal.s, err))))
		err->code = rc = AFI_EUSAGE;
out:
	afi_str_clear(&name);
	return rc;
}

void figure_clear(struct figure *figure)
{
	afi_str_clear(&figure->name);
	afi_str_clear(&figure->value);
	afi_str_clear(&figure->goal);
	afi_str_clear(&figure->period);
	afi_str_clear(&figure->from);
}

static void add_if(struct afi_draft *draft, const char *key,
		   const struct afi_str *value)
{
	if (value->len)
		afi_draft_add(draft, key, value->s);
}

/* Whether they have a word in common. */
static bool akin(const char *name, const char *other)
{
	struct afi_str word = AFI_STR_INIT;
	bool there = false;

	while (*name && !there) {
		const size_t n = strcspn(name, " ");

		afi_str_reset(&word);
		afi_str_add(&word, name, n);
		there = n >= WORD && strstr(other, word.s);
		name += n + (name[n] == ' ');
	}
	afi_str_clear(&word);
	return there;
}

/* Perhaps it was the one that has a name like it. */
static void tell_new(const struct afi_record *rec, const char *name)
{
	for (size_t i = rec->n; i-- > 0;) {
		const char *other = afi_entry_get(&rec->entries[i], "name");
		struct afi_str safe = AFI_STR_INIT;

		if (!other || !afi_entry_is(&rec->entries[i], "measure") ||
		    !akin(name, other))
			continue;
		afi_text_safe(&safe, other, strlen(other));
		fprintf(stderr, "afi: '%s' is a new figure here, besides "
			"'%s'\n", name, safe.s);
		afi_str_clear(&safe);
		return;
	}
}

/* One thing has one name, or its figures would not stand together: the one
 * that @rec has already, if only capitals or blanks differ. */
static const char *known_name(const struct afi_record *rec, const char *name)
{
	const char *known = NULL;

	for (size_t i = 0; i < rec->n; i++) {
		const char *other = afi_entry_get(&rec->entries[i], "name");

		if (!other || !afi_entry_is(&rec->entries[i], "measure"))
			continue;
		if (strcmp(other, name) == 0)
			return name;
		if (!known && afi_text_same(other, name))
			known = other;
	}
	if (known)
		fprintf(stderr, "afi: '%s' is called '%s' here, as before\n",
			name, known);
	else
		tell_new(rec, name);
	return known ? known : name;
}

enum afi_code figure_add(struct afi_change *change,
			 const struct afi_target *target,
			 const struct figure *figure, const char *text,
			 struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_record *rec;
	enum afi_code rc;

	if ((rc = afi_change_record(&rec, change, target, err)))
		return rc;
	afi_draft_add(&draft, "name", known_name(rec, figure->name.s));
	afi_draft_add(&draft, "value", figure->value.s);
	add_if(&draft, "target", &figure->goal);
	afi_draft_add(&draft, "better", figure->better);
	add_if(&draft, "period", &figure->period);
	add_if(&draft, "from", &figure->from);
	afi_draft_add(&draft, "text", text);
	rc = afi_change_add(change, target, "measure", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}
