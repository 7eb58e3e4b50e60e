#include "target.h"

#include <stdlib.h>
#include <string.h>

#include "target_parts.h"
#include "text.h"

enum { SHOWN = 72 };		/* bytes of a wrong target that are quoted */

/* ---- one part ------------------------------------------------------------ */

enum part {
	PART_PLACE,		/* a force or an inspection */
	PART_FINDING,
	PART_FINDING_NEW,
	PART_NUMBER,		/* a finding of the current one, or an action */
	PART_ACTION,		/* an action for certain: 2~k7mq, new */
};

/* Append the first of @s in quotes, harmless on a terminal. */
static void add_shown(struct afi_str *out, const char *s)
{
	size_t len = strlen(s), n = len;

	if (n > SHOWN)
		for (n = SHOWN; n && ((unsigned char)s[n] & 0xC0) == 0x80;)
			n--;
	afi_str_addc(out, '\'');
	afi_text_safe(out, s, n);
	afi_str_adds(out, n < len ? "...'" : "'");
}

/* AFI_EUSAGE with @s and what is wrong with it. */
static enum afi_code wrong(struct afi_err *err, const char *s, const char *why)
{
	struct afi_str msg = AFI_STR_INIT;
	enum afi_code rc;

	add_shown(&msg, s);
	afi_str_adds(&msg, why);
	rc = afi_err_set(err, AFI_EUSAGE, "%s", msg.s);
	afi_str_clear(&msg);
	return rc;
}

/* What may have been meant by @s: its slug, or "afi-3" for "AFI3". */
static void add_likely(struct afi_str *out, const char *s)
{
	struct afi_str slug = AFI_STR_INIT, finding = AFI_STR_INIT;
	size_t letters;

	afi_text_slug(&slug, s);
	letters = strspn(slug.s, "abcdefghijklmnopqrstuvwxyz");
	afi_str_addf(&finding, "%.*s-%s", (int)letters, slug.s,
		     slug.s + letters);
	if (afi_finding_split(NULL, NULL, NULL, finding.s))
		afi_str_addf(out, ", such as '%s'", finding.s);
	else if (slug.len)
		afi_str_addf(out, ", such as '%s'", slug.s);
	afi_str_clear(&finding);
	afi_str_clear(&slug);
}

static enum afi_code no_slug(const char *s, struct afi_err *err)
{
	struct afi_str why = AFI_STR_INIT;
	enum afi_code rc;

	if (strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s) &&
	    strlen(s) > AFI_SLUG_MAX)
		return wrong(err, s, " is longer than 60 characters");
	afi_str_adds(&why, " is not a name that targets use: small letters, "
		     "digits and dashes only");
	add_likely(&why, s);
	rc = wrong(err, s, why.s);
	afi_str_clear(&why);
	return rc;
}

/* An action with the beginning of its id: 2~k7mq. */
static enum afi_code read_action(struct afi_target *out, const char *s,
				 struct afi_err *err)
{
	const char *tilde = strchr(s, '~');

	if (afi_number_read(&out->action, s) != tilde)
		return wrong(err, s, " is not an action, such as 2~k7mq");
	if (!afi_id_prefix_valid(tilde + 1))
		return wrong(err, s, " names no action: after ~ come four or "
			     "more characters of its id, such as 2~k7mq");
	memcpy(out->action_id, tilde + 1, strlen(tilde + 1) + 1);
	return AFI_OK;
}

static enum afi_code like_finding(enum part *part, const char *s,
				  struct afi_err *err)
{
	*part = PART_FINDING;
	if (afi_finding_split(NULL, NULL, NULL, s))
		return AFI_OK;
	*part = PART_FINDING_NEW;
	if (afi_slug_is_new(s))
		return AFI_OK;
	return wrong(err, s, " is not a finding, such as afi-3 or rec-1-2, "
		     "with numbers from 1 to 999999 without leading zeros");
}

/* What sort of part @s is; what it says goes to @out if it can be only that. */
static enum afi_code read_part(enum part *part, struct afi_target *out,
			       const char *s, struct afi_err *err)
{
	int number;

	*part = PART_PLACE;
	if (strcmp(s, "new") == 0) {
		*part = PART_ACTION;
		out->action_new = true;
		return AFI_OK;
	}
	if (strchr(s, '~')) {
		*part = PART_ACTION;
		return read_action(out, s, err);
	}
	if (afi_slug_is_number(s)) {
		*part = PART_NUMBER;
		if (!afi_number_read(&number, s))
			return wrong(err, s, " is not a number from 1 to "
				     "999999 without leading zeros");
		return AFI_OK;
	}
	if (!afi_slug_valid(s))
		return no_slug(s, err);
	if (afi_slug_is_like_finding(s))
		return like_finding(part, s, err);
	return AFI_OK;
}

/* ---- the whole ----------------------------------------------------------- */

/* Copy a part, which is a slug or a number and therefore fits. */
static void set(char out[AFI_SLUG_MAX + 1], const char *s)
{
	memcpy(out, s, strlen(s) + 1);
}

/* A part after a finding. */
static enum afi_code take_action(struct afi_target *out, enum part part,
				 const char *s, struct afi_err *err)
{
	if (out->level == AFI_ACTION)
		return wrong(err, s, " cannot stand after an action");
	if (out->finding_new)
		return wrong(err, s, " cannot stand after a finding that is "
			     "not there yet");
	if (part != PART_NUMBER && part != PART_ACTION)
		return wrong(err, s, " cannot stand after a finding: there "
			     "comes an action, a number such as 2");
	if (part == PART_NUMBER)
		afi_number_read(&out->action, s);
	out->level = AFI_ACTION;
	return AFI_OK;
}

static enum afi_code take_place(struct afi_target *out, const char *s,
				struct afi_err *err)
{
	if (out->force[0])
		return wrong(err, s, " cannot stand after a force and an "
			     "inspection: there comes a finding, such as "
			     "afi-3");
	set(out->force, out->inspection);
	set(out->inspection, s);
	out->level = AFI_INSPECTION;
	return AFI_OK;
}

static enum afi_code take_number(struct afi_target *out, const char *s,
				 struct afi_err *err)
{
	if (out->inspection[0])
		return wrong(err, s, " alone is a finding of the current "
			     "inspection; after another's name say what kind "
			     "of finding it is, such as afi-3");
	set(out->finding, s);
	out->level = AFI_FINDING;
	return AFI_OK;
}

/* Take the next part of a target, from the left. */
static enum afi_code take(struct afi_target *out, const char *s,
			  struct afi_err *err)
{
	enum part part;
	enum afi_code rc;

	rc = read_part(&part, out, s, err);
	if (rc)
		return rc;
	if (out->finding[0])
		return take_action(out, part, s, err);
	switch (part) {
	case PART_PLACE:
		return take_place(out, s, err);
	case PART_NUMBER:
		return take_number(out, s, err);
	case PART_FINDING:
	case PART_FINDING_NEW:
		set(out->finding, s);
		out->finding_new = part == PART_FINDING_NEW;
		out->level = AFI_FINDING;
		return AFI_OK;
	case PART_ACTION:
		break;
	}
	return wrong(err, s, " is an action and needs its finding before it, "
		     "as in afi-3/2 or afi-3/new");
}

enum afi_code afi_target_parse(struct afi_target *out, const char *text,
			       struct afi_err *err)
{
	struct afi_target target = { .level = AFI_REGISTER };
	char *copy = afi_xstrdup(text), *part, *slash = NULL;
	enum afi_code rc = AFI_OK;
	int n = 0;

	for (part = copy; part && !rc; part = slash ? slash + 1 : NULL) {
		slash = strchr(part, '/');
		if (slash)
			*slash = '\0';
		if (++n > 4)
			rc = wrong(err, text, " has more than four parts: "
				   "force/inspection/finding/action");
		else if (!*text)
			rc = afi_err_set(err, AFI_EUSAGE, "the target is "
					 "empty; 'afi-3' would be one");
		else if (!*part && n > 1 && !slash)
			rc = wrong(err, text, " ends in a slash: leave that "
				   "out, or type what comes after it");
		else if (!*part)
			rc = wrong(err, text, " has an empty part");
		else
			rc = take(&target, part, err);
	}
	if (!rc)
		*out = target;
	free(copy);
	return rc;
}

static void add_part(struct afi_str *out, size_t start, const char *part)
{
	if (!part[0])
		return;
	if (out->len > start)
		afi_str_addc(out, '/');
	afi_str_adds(out, part);
}

void afi_target_print(struct afi_str *out, const struct afi_target *target)
{
	size_t start = out->len;

	add_part(out, start, target->force);
	add_part(out, start, target->inspection);
	add_part(out, start, target->finding);
	if (target->action_new) {
		add_part(out, start, "new");
	} else if (target->action) {
		afi_str_addf(out, "%s%d", out->len > start ? "/" : "",
			     target->action);
		if (target->action_id[0])
			afi_str_addf(out, "~%s", target->action_id);
	}
	if (out->len == start)
		afi_str_adds(out, "register");
}

/* ---- paths --------------------------------------------------------------- */

#define REGISTER_FILE "register.yaml"
#define RECORDS "records/"
#define INSPECTION_FILE "inspection"
#define SUFFIX ".yaml"

void afi_target_path(struct afi_str *out, const struct afi_target *target)
{
	if (target->level == AFI_REGISTER) {
		afi_str_adds(out, REGISTER_FILE);
		return;
	}
	afi_str_addf(out, RECORDS "%s/%s/%s" SUFFIX, target->force,
		     target->inspection, target->level == AFI_INSPECTION ?
		     INSPECTION_FILE : target->finding);
}

/* Copy the slug before @end at *@path and go past both; false if too long. */
static bool next_part(char out[AFI_SLUG_MAX + 1], const char **path,
		      const char *end)
{
	const char *found = strstr(*path, end);
	size_t len = found ? (size_t)(found - *path) : 0;

	if (!found || len > AFI_SLUG_MAX)
		return false;
	memcpy(out, *path, len);
	out[len] = '\0';
	*path = found + strlen(end);
	return true;
}

bool afi_target_of_path(struct afi_target *out, const char *path)
{
	struct afi_target target = { .level = AFI_REGISTER };

	if (strcmp(path, REGISTER_FILE) == 0) {
		*out = target;
		return true;
	}
	if (strncmp(path, RECORDS, strlen(RECORDS)) != 0)
		return false;
	path += strlen(RECORDS);
	if (!next_part(target.force, &path, "/") ||
	    !next_part(target.inspection, &path, "/") ||
	    !next_part(target.finding, &path, SUFFIX) || *path ||
	    !afi_slug_is_place(target.force) ||
	    !afi_slug_is_place(target.inspection))
		return false;
	target.level = AFI_FINDING;
	if (strcmp(target.finding, INSPECTION_FILE) == 0) {
		target.level = AFI_INSPECTION;
		target.finding[0] = '\0';
	} else if (!afi_finding_split(NULL, NULL, NULL, target.finding)) {
		return false;
	}
	*out = target;
	return true;
}

struct afi_target afi_target_record(const struct afi_target *target)
{
	struct afi_target record = *target;

	if (record.level == AFI_ACTION)
		record.level = AFI_FINDING;
	record.action = 0;
	*record.action_id = '\0';
	return record;
}
